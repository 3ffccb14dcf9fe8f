//! Writes `confused.rs`: the contexts of `data/confused-words.txt` as tables
//! over the numbers of the vocabulary.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

#[path = "../src/rules/spelling/confused/layout.rs"]
mod layout;

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
                let at = layout::CLASSES.iter().position(|known| *known == class);
                element.classes |= 1 << at.ok_or_else(|| format!("no class is called {class}"))?;
            }
            word => element.words.push(word.to_owned()),
        }
    }
    Ok(element)
}

/// The tables; `number` tells a word's in the vocabulary.
pub(crate) fn tables(rows: &[Row], number: impl Fn(&str) -> u16) -> String {
    let (mut text, mut elements, mut words) = (String::new(), String::new(), Vec::new());
    let mut n_elements = 0;
    let mut side = |side: &[Element]| {
        let start = n_elements;
        for element in side {
            let mut numbers: Vec<u16> = element.words.iter().map(|word| number(word)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            let bits = numbers
                .iter()
                .fold(0, |bits, word| bits | layout::bit(*word));
            let (flags, classes, first) = (element.flags, element.classes, words.len());
            push(
                &mut elements,
                &format!(
                    "Element {{ flags: {flags}, classes: {classes}, bits: {bits}, first: {first}, n: {} }},\n",
                    numbers.len()
                ),
            );
            words.extend(numbers);
            n_elements += 1;
        }
        format!("({start}, {n_elements})")
    };
    let mut by_wrong: BTreeMap<u16, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        by_wrong.entry(number(&row.wrong)).or_default().push(row);
    }
    let (mut heads, mut n) = (String::new(), 0);
    let mut lines = String::new();
    for (wrong, rows) in &by_wrong {
        push(
            &mut heads,
            &format!(
                "Head {{ wrong: {wrong}, first: {n}, end: {} }},\n",
                n + rows.len()
            ),
        );
        n += rows.len();
        for row in rows {
            let (before, behind) = (side(&row.before), side(&row.behind));
            push(
                &mut lines,
                &format!(
                    "Row {{ right: {:?}, is_safe: {}, before: {before}, behind: {behind} }},\n",
                    row.right, row.is_safe
                ),
            );
        }
    }
    push(
        &mut text,
        &format!(
            "static HEADS: [Head; {}] = [\n{heads}];\nstatic ROWS: [Row; {n}] = [\n{lines}];\n\
             static ELEMENTS: [Element; {n_elements}] = [\n{elements}];\n\
             static WORDS: [u16; {}] = {words:?};\n",
            by_wrong.len(),
            words.len(),
        ),
    );
    text
}

fn push(out: &mut String, text: &str) {
    out.write_str(text).expect("a String takes every text");
}
