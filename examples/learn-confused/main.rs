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
    reason = "a program for those who work here"
)]

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../tests/it/cases.rs"]
mod cases;
mod lessons;
mod table;
mod train;

use std::fmt::Write as _;

use lessons::{Lessons, Pair};
use table::{Count, Tried};

/// The first lines of the table.
const HEAD: &str = "\
# What `cargo run --example learn-confused` learnt from right uses: a pair of words, points for
# the second before anything is seen, and the points beyond which either is said to be wrong; points
# for a nat of n-grams, by their places; then what stands beside, with its points for the second word.
";

fn main() {
    let lessons = lessons::all();
    if std::env::args().nth(1).as_deref() == Some("--folds") {
        return folds(&lessons);
    }
    let mut text = String::from(HEAD);
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
    let mut all = Count::default();
    for pair in &lessons.pairs {
        let tried = table::tried(lessons, pair);
        for nth in (0..2).filter(|nth| *nth == 0 || pair.is_mutual) {
            let count = table::count(&tried, nth, |each, speaks| {
                if each.nth != nth || speaks {
                    print_use(lessons, pair, nth, each, speaks);
                }
            });
            print_count(
                &format!("{} for {}", pair.words[nth], pair.words[1 - nth]),
                &count,
            );
            all.found += count.found;
            all.wrong += count.wrong;
            all.alarms += count.alarms;
            all.right += count.right;
        }
    }
    print_count("all", &all);
}

fn print_count(of: &str, count: &Count) {
    println!(
        "{of}: {} of {} found, {} alarms in {} right uses",
        count.found, count.wrong, count.alarms, count.right
    );
}

/// Prints a slip that was tried, or a false alarm.
fn print_use(lessons: &Lessons, pair: &Pair, nth: usize, tried: &Tried, speaks: bool) {
    let sentence = &lessons.sentences[tried.lesson.sentence];
    let place = &tried.lesson.place;
    let (before, behind) = (&sentence[..place.start], &sentence[place.end..]);
    let what = match (tried.nth == nth, speaks) {
        (true, _) => "alarm",
        (false, true) => "found",
        (false, false) => "missed",
    };
    let (odds, wrong) = (tried.odds, &pair.words[nth]);
    println!("  {what} {odds:.1}: {before}\u{ab}{wrong}\u{bb}{behind}");
}
