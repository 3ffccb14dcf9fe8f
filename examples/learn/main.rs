//! Learns what the evidence for an occasion weighs from all labelled drafts, and
//! writes `data/recognition.tsv`.
//!
//! ```sh
//! cargo run --example learn             # writes the table anew
//! cargo run --example learn -- --folds  # how well drafts are read that were not learnt from
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
mod drafts;
mod table;
mod train;

use cases::Kind;
use drafts::Lesson;
use sincerely::occasion::Occasion;
use table::Table;

fn main() {
    let lessons = drafts::all();
    let mut args = std::env::args().skip(1);
    if args.next().as_deref() == Some("--folds") {
        return folds(&lessons);
    }
    let table = Table::learn(&lessons);
    let path = cases::root().join("data/recognition.tsv");
    std::fs::write(path, table.to_string()).unwrap();
    println!("{} rows from {} drafts", table.rows.len(), lessons.len());
}

/// Parts into which the whole drafts are cut; each is read by what all the
/// others teach.
const FOLDS: usize = 10;

/// Reads every whole draft by a table that was not learnt from it.
fn folds(lessons: &[Lesson]) {
    let folds = drafts::folds(lessons, FOLDS);
    let mut confusion = [[0_usize; Occasion::ALL.len()]; Occasion::ALL.len()];
    let (mut good, mut good_right) = (0, 0);
    for fold in 0..FOLDS {
        let others = lessons.iter().zip(&folds);
        let others = others.filter(|(_, of)| **of != Some(fold));
        let table = Table::learn(others.map(|(lesson, _)| lesson));
        for (lesson, _) in lessons
            .iter()
            .zip(&folds)
            .filter(|(_, of)| **of == Some(fold))
        {
            let found = table.read(&lesson.evidence);
            confusion[lesson.label][found] += 1;
            if lesson.kind == Some(Kind::Good) {
                good += 1;
                good_right += usize::from(found == lesson.label);
            }
            if found != lesson.label {
                let (is, read) = (Occasion::ALL[lesson.label], Occasion::ALL[found]);
                println!("{}: {} reads as {}", lesson.name, is.name(), read.name());
            }
        }
    }
    let none = Occasion::ALL.len() - 1;
    let sum = |of: &dyn Fn(usize, usize) -> bool| -> usize {
        let cells = confusion.iter().enumerate();
        let cells =
            cells.flat_map(|(is, row)| row.iter().enumerate().map(move |(read, n)| (is, read, *n)));
        cells
            .filter(|(is, read, _)| of(*is, *read))
            .map(|(_, _, n)| n)
            .sum()
    };
    let (right, all) = (sum(&|is, read| is == read), sum(&|_, _| true));
    println!("\nrows: what it is; columns: what it reads as, in the same order");
    for (occasion, row) in Occasion::ALL.iter().zip(&confusion) {
        println!("{:18}{row:4?}", occasion.name());
    }
    let share = |part: usize, of: usize| 100.0 * part as f64 / of as f64;
    println!("right: {right} of {all} ({:.1} %)", share(right, all));
    println!(
        "of good ones: {good_right} of {good} ({:.1} %)",
        share(good_right, good)
    );
    println!(
        "look-alikes read as follow-ups: {} of {}",
        sum(&|is, read| is == none && read != none),
        sum(&|is, _| is == none)
    );
    println!(
        "follow-ups read as none: {} of {}",
        sum(&|is, read| is != none && read == none),
        sum(&|is, _| is != none)
    );
}
