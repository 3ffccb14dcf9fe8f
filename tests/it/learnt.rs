//! The table of recognition is what the labelled drafts teach.

use std::collections::BTreeSet;

use crate::drafts;
use crate::table::Table;

/// Points by which platforms may differ, whose logarithms do in the last place.
const MOST_APART: u16 = 1;

#[test]
fn the_table_is_what_the_drafts_teach() {
    let path = crate::cases::root().join("data/recognition.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let learnt = Table::learn(&drafts::all());
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let mut names = BTreeSet::new();
    for row in rows {
        let (name, points) = row.split_once('\t').unwrap();
        let points: Vec<i16> = points
            .split('\t')
            .map(|each| each.parse().unwrap())
            .collect();
        let taught = learnt.rows.get(name).copied().unwrap_or_default();
        let apart = points
            .iter()
            .zip(taught)
            .map(|(one, other)| one.abs_diff(other));
        assert!(
            apart.max() <= Some(MOST_APART),
            "{name} is {points:?}, not {taught:?}: `cargo run --example learn` writes the table anew"
        );
        names.insert(name.to_owned());
    }
    let is_new = |name: &&String| !names.contains(*name);
    let weighs = |name: &&String| {
        learnt.rows[*name]
            .iter()
            .any(|points| points.unsigned_abs() > MOST_APART)
    };
    let new: Vec<_> = learnt.rows.keys().filter(is_new).filter(weighs).collect();
    assert!(new.is_empty(), "{new:?} are not in the table");
}
