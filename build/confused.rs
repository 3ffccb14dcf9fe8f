//! Writes `confused.rs`: the contexts of `data/confused-words.txt` as tables
//! over the numbers of the vocabulary.

use std::collections::BTreeMap;
use std::path::Path;

#[path = "../src/rules/spelling/confused/classes.rs"]
mod classes;
#[path = "../src/rules/spelling/confused/layout.rs"]
mod layout;
#[allow(dead_code, reason = "the program reads what is laid out")]
#[path = "../src/rules/spelling/confused/slots.rs"]
pub(crate) mod slots;

use crate::arrays::array;
use layout::{Bits, Gate};

/// A line of the file.
pub(crate) struct Row {
    wrong: String,
    right: String,
    is_safe: bool,
    /// The nearest word first, on either side.
    before: Vec<Element>,
    behind: Vec<Element>,
}

/// What one word of a context has to be.
#[derive(Default)]
struct Element {
    flags: u8,
    classes: u16,
    words: Vec<String>,
}

/// The rows of the file at `path`, in its order.
pub(crate) fn read(path: &Path) -> Result<Vec<Row>, String> {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = std::fs::read_to_string(path);
    let text = text.map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(nth, line)| {
            row(line).map_err(|error| format!("{}:{}: {error}", path.display(), nth + 1))
        })
        .collect()
}

/// Every word that a row names.
pub(crate) fn words(rows: &[Row]) -> impl Iterator<Item = &String> {
    rows.iter().flat_map(|row| {
        let context = row.before.iter().chain(&row.behind);
        std::iter::once(&row.wrong).chain(context.flat_map(|element| &element.words))
    })
}

/// The words that are wrong somewhere.
pub(crate) fn wrongs(rows: &[Row]) -> impl Iterator<Item = &str> {
    rows.iter().map(|row| row.wrong.as_str())
}

fn row(line: &str) -> Result<Row, String> {
    let parts = line.split_once('[');
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(']')?)));
    let (before, (change, behind)) = parts.ok_or("no word in brackets")?;
    let (wrong, right) = change.split_once('>').ok_or("no `>`")?;
    let (right, is_safe) = match right.strip_prefix('>') {
        Some(right) => (right, true),
        None => (right, false),
    };
    let elements = |side: &str| {
        let side = side.split(' ').filter(|element| !element.is_empty());
        side.map(element).collect::<Result<Vec<Element>, String>>()
    };
    let mut before = elements(before)?;
    before.reverse();
    Ok(Row {
        wrong: wrong.to_owned(),
        right: right.to_owned(),
        is_safe,
        before,
        behind: elements(behind)?,
    })
}

fn element(text: &str) -> Result<Element, String> {
    let mut element = Element::default();
    let inner = text.strip_prefix('!').unwrap_or(text);
    if inner.len() < text.len() {
        element.flags |= layout::NOT;
    }
    let alternatives = inner
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    for alternative in alternatives.unwrap_or(inner).split('|') {
        match alternative {
            "" => element.flags |= layout::OPTIONAL,
            "$" | "^" => element.flags |= layout::EDGE,
            class if class.starts_with('<') => {
                let bit = classes::named(class);
                element.classes |= bit.ok_or_else(|| format!("no class is called {class}"))?;
            }
            word => element.words.push(word.to_owned()),
        }
    }
    Ok(element)
}

/// The tables for the words of the vocabulary, of which `wrong` have a place each,
/// counted from 1; `number` tells a word's in it.
pub(crate) fn tables(
    rows: &[Row],
    vocabulary: &[String],
    wrong: &[u16],
    number: impl Fn(&str) -> u16,
) -> String {
    let (mut elements, mut words) = (Vec::new(), Vec::new());
    let mut side = |side: &[Element]| {
        let start = elements.len();
        for element in side {
            let mut numbers: Vec<u16> = element.words.iter().map(|word| number(word)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            let (flags, classes, first) = (element.flags, element.classes, words.len());
            elements.push(format!(
                "Element {{ flags: {flags}, classes: {classes}, first: {first}, n: {} }}",
                numbers.len()
            ));
            words.extend(numbers);
        }
        (start, elements.len())
    };
    let mut by_wrong: BTreeMap<u16, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        by_wrong.entry(number(&row.wrong)).or_default().push(row);
    }
    let of_words = vocabulary.iter().map(|word| classes::by_spelling(word));
    let classes: Vec<u16> = std::iter::once(0).chain(of_words).collect();
    let of_classes = |wanted: u16| {
        if wanted & classes::BY_SHAPE != 0 {
            return layout::ANYTHING;
        }
        let words = (0..).zip(&classes);
        let words = words.filter(|(_, classes)| *classes & wanted != 0);
        words.fold([0; 2], |all, (word, _)| {
            layout::join(all, layout::bits(word))
        })
    };
    let (mut groups, mut lines, mut beside) = (Vec::new(), Vec::new(), Vec::new());
    for word in std::iter::once(&0).chain(wrong) {
        let rows = by_wrong.remove(word).unwrap_or_default();
        let (rows_of, gates) = (lines.len()..lines.len() + rows.len(), gates(&rows, &number));
        groups.push(format!(
            "Group {{ rows: ({}, {}), gates: {gates:?} }}",
            rows_of.start, rows_of.end
        ));
        for row in rows {
            let (before, behind) = (side(&row.before), side(&row.behind));
            lines.push(format!(
                "Row {{ right: {:?}, is_safe: {}, before: {before:?}, behind: {behind:?} }}",
                row.right, row.is_safe
            ));
            let bits = [&row.before, &row.behind].map(|side| nearest(side, &number, &of_classes));
            beside.push(format!("{bits:?}"));
        }
    }
    let mut text = String::new();
    let mut write = |name: &str, kind: &str, values: &[String]| {
        array(&mut text, name, kind, values).expect("a String takes every text");
    };
    let shown = |values: &[u16]| values.iter().map(u16::to_string).collect::<Vec<String>>();
    write("PLACES", "u16", &shown(&places(wrong)));
    write("GROUPS", "Group", &groups);
    write("ROWS", "Row", &lines);
    write("BESIDE", "[Bits; 2]", &beside);
    write("ELEMENTS", "Element", &elements);
    write("WORDS", "u16", &shown(&words));
    write("CLASSES", "u16", &shown(&classes));
    text
}

/// The places of wrong words by their numbers, which ascend.
fn places(wrong: &[u16]) -> Vec<u16> {
    let last = wrong.last().map_or(0, |last| usize::from(*last));
    let mut places = vec![0; last + 1];
    for (place, word) in (1..).zip(wrong) {
        places[usize::from(*word)] = place;
    }
    places
}

/// What one of the rows of a word needs before it or behind it: each row is held
/// back by one side, which is the one that asks for something.
fn gates(rows: &[&Row], number: &impl Fn(&str) -> u16) -> [Gate; 2] {
    let mut gates = [Gate::default(); 2];
    for row in rows {
        let sides = [&row.before, &row.behind].map(|side| {
            let mut gate = Gate::default();
            holds_back(side, number, &mut gate).then_some(gate)
        });
        // Classes hold many words.
        match sides {
            [Some(before), Some(behind)] if before.classes > 0 && behind.classes == 0 => {
                gates[1].join(&behind);
            }
            [Some(before), _] => gates[0].join(&before),
            [None, Some(behind)] => gates[1].join(&behind),
            [None, None] => (gates[0].classes, gates[0].edge) = (u16::MAX, true),
        }
    }
    gates
}

/// Lets pass what may stand next to a word where a side has to be so; whether
/// that is all.
fn holds_back(side: &[Element], number: &impl Fn(&str) -> u16, gate: &mut Gate) -> bool {
    let Some((element, rest)) = side.split_first() else {
        return false;
    };
    if element.flags & layout::NOT != 0 || element.classes & classes::BY_SHAPE != 0 {
        return false;
    }
    for word in &element.words {
        gate.add(number(word));
    }
    gate.classes |= element.classes;
    gate.edge |= element.flags & layout::EDGE != 0;
    element.flags & layout::OPTIONAL == 0 || holds_back(rest, number, gate)
}

/// The bits of the words that may stand next to one, behind a blank, where a
/// side has to be so; `of_classes` tells those of classes of words.
fn nearest(
    side: &[Element],
    number: &impl Fn(&str) -> u16,
    of_classes: &impl Fn(u16) -> Bits,
) -> Bits {
    let Some((element, rest)) = side.split_first() else {
        return layout::ANYTHING;
    };
    if element.flags & layout::NOT != 0 {
        return layout::ANYTHING;
    }
    let words = element.words.iter().map(|word| layout::bits(number(word)));
    let mut bits = words.fold(of_classes(element.classes), layout::join);
    if element.flags & layout::EDGE != 0 {
        bits = layout::join(bits, layout::END);
    }
    match element.flags & layout::OPTIONAL {
        0 => bits,
        _ => layout::join(bits, nearest(rest, number, of_classes)),
    }
}
