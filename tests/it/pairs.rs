//! The table of confused words is what the right uses teach, and holds for right
//! uses that it was not learnt from.

use std::collections::BTreeMap;

use crate::cases::root;

#[allow(dead_code, reason = "the learner does more")]
#[path = "../../examples/learn-confused/lessons.rs"]
mod lessons;
#[allow(dead_code, reason = "the learner does more")]
#[path = "../../examples/learn-confused/table.rs"]
mod table;
#[path = "../../examples/learn-confused/train.rs"]
mod train;

/// Points by which platforms may differ, whose logarithms do in the last place.
const MOST_APART: u16 = 2;

/// The numbers of a table by what they are of: its pair, and what stands beside.
fn numbers(table: &str) -> BTreeMap<(String, String), i16> {
    let (mut found, mut pair) = (BTreeMap::new(), String::new());
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let place = cells.next().unwrap();
        if place == "pair" {
            let cells: Vec<&str> = cells.collect();
            pair = format!("{} {}", cells[0], cells[1]);
            let of = ["always", "first", "second"].into_iter().zip(&cells[2..]);
            found.extend(of.map(|(of, cell)| {
                let number = cell.parse().unwrap_or(i16::MAX);
                ((pair.clone(), of.to_owned()), number)
            }));
            continue;
        }
        if place == "ngrams" {
            let of = cells.enumerate();
            let of = of.map(|(at, cell)| ((pair.clone(), format!("{place} {at}")), cell.parse()));
            found.extend(of.map(|(of, points)| (of, points.unwrap())));
            continue;
        }
        found.extend(cells.map(|cell| {
            let (value, points) = cell.rsplit_once(' ').unwrap();
            let of = format!("{place} {value}");
            ((pair.clone(), of), points.parse().unwrap())
        }));
    }
    found
}

#[test]
fn the_table_is_what_the_right_uses_teach() {
    let text = std::fs::read_to_string(root().join("data/confused-words.tsv")).unwrap();
    let lessons = lessons::all();
    let mut taught = String::new();
    for pair in &lessons.pairs {
        let learnt = table::learn(&lessons, pair);
        if learnt.margins != [None, None] {
            taught += &learnt.to_string();
        }
    }
    let (text, taught) = (numbers(&text), numbers(&taught));
    assert!(text.len() > 5000);
    // What weighs next to nothing may be left out on one platform only.
    let least = 2 * MOST_APART + table::LEAST.unsigned_abs();
    for (of, points) in text.iter().chain(&taught) {
        let (one, other) = (text.get(of), taught.get(of));
        let is_same = match (one, other) {
            // A margin is one of some steps.
            (Some(one), Some(other)) => {
                let may_differ = if of.1 == "first" || of.1 == "second" {
                    20
                } else {
                    MOST_APART
                };
                one.abs_diff(*other) <= may_differ
            }
            _ => points.unsigned_abs() <= least,
        };
        assert!(
            is_same,
            "{of:?} is {one:?}, not {other:?}: `cargo run --example learn-confused` writes the table anew"
        );
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what the test is for")]
fn right_uses_not_learnt_from_raise_hardly_an_alarm() {
    let lessons = lessons::all();
    let (mut alarms, mut right, mut found, mut wrong) = (0, 0, 0, 0);
    for pair in &lessons.pairs {
        let tried = table::tried(&lessons, pair);
        for nth in (0..2).filter(|nth| *nth == 0 || pair.is_mutual) {
            let count = table::count(&tried, nth, |_, _| ());
            alarms += count.alarms;
            right += count.right;
            found += count.found;
            wrong += count.wrong;
        }
    }
    println!("{found} of {wrong} slips found, {alarms} alarms in {right} right uses");
    assert!(
        right >= 10_000 && alarms <= right / 500,
        "{alarms} of {right}"
    );
    assert!(found >= wrong * 3 / 5, "{found} of {wrong}");
}
