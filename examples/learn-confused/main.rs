//! Learns which of two words stands beside what, from right uses of both, and
//! writes `data/confused-words.tsv`.
//!
//! ```sh
//! cargo run --example learn-confused             # writes the table anew
//! cargo run --example learn-confused -- --folds  # how well uses are read that were not learnt from
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a program for those who work here"
)]

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/it/cases.rs"]
mod cases;
mod lessons;
mod table;
mod train;

use std::fmt::Write as _;

use lessons::{FOLDS, Lessons, Pair};

fn main() {
    let lessons = lessons::all();
    if std::env::args().nth(1).as_deref() == Some("--folds") {
        return folds(&lessons);
    }
    let mut text = String::from(
        "# What `cargo run --example learn-confused` learnt from right uses: a pair of words, points for\n\
         # the second before anything is seen, and the points beyond which either is said to be wrong; then\n\
         # what stands beside, with its points for the second word.\n",
    );
    for pair in &lessons.pairs {
        let learnt = table::learn(&lessons, pair);
        if learnt.margins != [None, None] {
            write!(text, "{learnt}").unwrap();
        }
    }
    let path = cases::root().join("data/confused-words.tsv");
    std::fs::write(path, text).unwrap();
    println!("{} sentences", lessons.sentences.len());
}

/// Reads every right use, and the slip that the other word would be in its
/// place, by tables and margins that were not learnt from it.
fn folds(lessons: &Lessons) {
    let (mut alarms, mut n_right, mut found, mut n_wrong) = (0, 0, 0, 0);
    for pair in &lessons.pairs {
        let tried = table::tried(lessons, pair);
        for nth in (0..2).filter(|nth| *nth == 0 || pair.is_mutual) {
            let (mut of_alarms, mut of_right, mut of_found, mut of_wrong) = (0, 0, 0, 0);
            for fold in 0..FOLDS {
                let others = tried.iter().filter(|each| each.lesson.fold != fold);
                let margin = table::margin(others, nth).unwrap_or(f64::MAX);
                for each in tried.iter().filter(|each| each.lesson.fold == fold) {
                    let odds = if nth == 0 { each.odds } else { -each.odds };
                    let speaks = odds > margin;
                    if each.nth == nth {
                        of_right += 1;
                        of_alarms += usize::from(speaks);
                    } else {
                        of_wrong += 1;
                        of_found += usize::from(speaks);
                    }
                    if each.nth != nth || speaks {
                        print_use(lessons, pair, nth, each, speaks);
                    }
                }
            }
            let (wrong, right) = (&pair.words[nth], &pair.words[1 - nth]);
            println!(
                "{wrong} for {right}: {of_found} of {of_wrong} found, {of_alarms} alarms in {of_right} right uses"
            );
            alarms += of_alarms;
            n_right += of_right;
            found += of_found;
            n_wrong += of_wrong;
        }
    }
    println!("all: {found} of {n_wrong} found, {alarms} alarms in {n_right} right uses");
}

/// Prints a slip that was tried, or a false alarm.
fn print_use(lessons: &Lessons, pair: &Pair, nth: usize, tried: &table::Tried, speaks: bool) {
    let sentence = &lessons.sentences[tried.lesson.sentence];
    let place = &tried.lesson.place;
    let (before, behind) = (&sentence[..place.start], &sentence[place.end..]);
    let what = match (tried.nth == nth, speaks) {
        (true, _) => "  alarm",
        (false, true) => "  found",
        (false, false) => "  missed",
    };
    let wrong = &pair.words[nth];
    println!(
        "{what} {:.1}: {before}\u{ab}{wrong}\u{bb}{behind}",
        tried.odds
    );
}
