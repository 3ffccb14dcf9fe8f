//! Writes `recognition.rs`: the kinds of words and the weights of evidence as
//! flat tables.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[path = "../src/occasion/rows.rs"]
mod rows;

use crate::arrays::array;
use rows::{FACT, FACTS, FIELDS, KIND, LINE, OF_INTERVIEWS, OF_JOBS, PHRASE, SHAPES, WORD};

/// Weights of a row: one an occasion.
const OCCASIONS: usize = 8;
/// Rows of words, which come first, that a word's 12 bits can tell apart.
const MOST_WORDS: usize = 1 << 12;
/// Rows that the program has bits to remember for.
const MOST_ROWS: usize = 1 << 13;

/// What `data/` says of recognition.
pub(crate) struct Data {
    /// Name and words of each kind.
    kinds: Vec<(String, Vec<String>)>,
    /// Name and points of each row.
    weights: Vec<(String, [i16; OCCASIONS])>,
}

/// Reads `kinds-of-words.txt` and `recognition.tsv` in `data`.
pub(crate) fn read(data: &Path) -> Result<Data, Box<dyn Error>> {
    let path = data.join("kinds-of-words.txt");
    let mut kinds = Vec::new();
    for line in fs::read_to_string(&path)?.lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, words) = line.split_once(": ").ok_or("a kind without words")?;
        let words = words.split(' ').map(str::to_owned).collect();
        kinds.push((name.to_owned(), words));
    }
    let path = data.join("recognition.tsv");
    let mut weights = Vec::new();
    for line in fs::read_to_string(&path)?.lines() {
        if line.starts_with('#') {
            continue;
        }
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or_default().to_owned();
        let mut points = [0; OCCASIONS];
        for point in &mut points {
            *point = cells.next().ok_or("a row with too few points")?.parse()?;
        }
        weights.push((name, points));
    }
    let n_words = weights.iter().filter(|(name, _)| is_word(name)).count();
    if n_words >= MOST_WORDS || weights.len() >= MOST_ROWS {
        return Err("too many rows in recognition.tsv".into());
    }
    Ok(Data { kinds, weights })
}

/// Whether the row of this name is a word's.
fn is_word(name: &str) -> bool {
    name.contains(WORD)
}

impl Data {
    /// The words that are spoken of, which the vocabulary has to hold.
    pub(crate) fn words(&self) -> impl Iterator<Item = String> {
        let of_kinds = self.kinds.iter().flat_map(|(_, words)| words.clone());
        let names = self.weights.iter().map(|(name, _)| name);
        let of_rows = names.filter_map(|name| Some(name.split_once(WORD)?.1.to_owned()));
        of_kinds.chain(of_rows)
    }

    /// The rows, those of words first, which have fewer bits for their numbers; then those
    /// first that are met most often, so that they lie together. `words` come in the order
    /// of how often they are met, and a kind is met like the commonest of its words.
    fn by_rank(&self, words: &[String]) -> Vec<&(String, [i16; OCCASIONS])> {
        let words: BTreeMap<&str, usize> = (words.iter().zip(1..))
            .map(|(word, rank)| (word.as_str(), rank))
            .collect();
        let of_word = |word: &str| words.get(word).copied().unwrap_or_default();
        let of_kind = |(name, of): &'_ (String, Vec<String>)| {
            let rank = of
                .iter()
                .map(|word| of_word(word))
                .min()
                .unwrap_or_default();
            (name.clone(), rank)
        };
        let kinds: BTreeMap<String, usize> = self.kinds.iter().map(of_kind).collect();
        let of_kinds = |names: &str| {
            let ranks = names.split(' ').filter_map(|name| kinds.get(name));
            ranks.max().copied().unwrap_or_default()
        };
        let rank = |name: &str| match (name.split_once(WORD), name.split_once(KIND)) {
            (Some((_, word)), _) => of_word(word),
            (_, Some((_, names))) => of_kinds(names),
            _ => 0,
        };
        let mut weights: Vec<_> = self.weights.iter().collect();
        weights.sort_by_cached_key(|(name, _)| (!is_word(name), rank(name)));
        weights
    }

    /// Writes the tables; `words` and `sets` name what is numbered elsewhere.
    pub(crate) fn write(
        &self,
        out: &Path,
        words: &[String],
        sets: &[String],
    ) -> Result<(), Box<dyn Error>> {
        let weights = self.by_rank(words);
        let rows: BTreeMap<&str, usize> = (weights.iter().enumerate())
            .map(|(at, (name, _))| (name.as_str(), at + 1))
            .collect();
        let used = RefCell::new(BTreeSet::new());
        let row = |name: String| {
            let row = rows.get(name.as_str()).copied().unwrap_or_default();
            used.borrow_mut().insert(row);
            row
        };
        let mut kind_of = BTreeMap::new();
        let names: Vec<&str> = SHAPES
            .into_iter()
            .chain(self.kinds.iter().map(|(name, _)| name.as_str()))
            .collect();
        for (at, (name, words)) in self.kinds.iter().enumerate() {
            for word in words {
                if kind_of.insert(word.as_str(), at + SHAPES.len()).is_some() {
                    return Err(format!("{word} is of two kinds, the second {name}").into());
                }
            }
        }
        let numbered = |name: &str| names.iter().position(|each| *each == name);
        let mut text = String::new();
        for constant in ["WEEKDAY", "MONTH", "COUNT"] {
            let name = format!("<{}>", constant.to_lowercase());
            let number = numbered(&name).ok_or("days, months and counts are kinds")?;
            writeln!(text, "pub(crate) const {constant}: u8 = {number};")?;
        }
        for (constant, kinds) in [
            ("OF_JOBS", &OF_JOBS[..]),
            ("OF_INTERVIEWS", &OF_INTERVIEWS[..]),
        ] {
            let mut bits = [0_u64; 2];
            for kind in kinds {
                let number = numbered(kind).ok_or("jobs and interviews are kinds")?;
                bits[number / 64] |= 1 << (number % 64);
            }
            writeln!(text, "pub(crate) const {constant}: [u64; 2] = {bits:?};")?;
        }
        let n_kinds = names.len();
        if n_kinds > 128 {
            return Err("more kinds of words than a set of bits holds".into());
        }
        writeln!(text, "pub(crate) const N_KINDS: usize = {n_kinds};")?;
        let quoted: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
        array(&mut text, "KIND_NAMES", "&str", &quoted)?;
        let known = |word: &String| {
            let kind = kind_of.get(word.as_str()).copied().unwrap_or_default();
            let body = row(format!("{}{WORD}{word}", FIELDS[0]));
            let subject = row(format!("{}{WORD}{word}", FIELDS[2]));
            kind << 24 | subject << 12 | body
        };
        let numbers: Vec<usize> = std::iter::once(0).chain(words.iter().map(known)).collect();
        array(&mut text, "WORDS", "u32", &numbers)?;
        let (mut kinds, mut pairs) = (Vec::new(), Vec::new());
        for field in FIELDS {
            for one in &names {
                kinds.push(row(format!("{field}{KIND}{one}")));
                pairs.extend(
                    names
                        .iter()
                        .map(|next| row(format!("{field}{KIND}{one} {next}"))),
                );
            }
        }
        array(&mut text, "KINDS", "u16", &kinds)?;
        array(&mut text, "PAIRS", "u16", &pairs)?;
        let of_sets: Vec<usize> = (sets.iter())
            .flat_map(|set| {
                [FIELDS[0], FIELDS[2], LINE].map(|field| row(format!("{field}{PHRASE}{set}")))
            })
            .collect();
        array(&mut text, "SETS", "u16", &of_sets)?;
        array(
            &mut text,
            "FACTS",
            "u16",
            &FACTS.map(|fact| row(format!("{FACT}{fact}"))),
        )?;
        let points: Vec<String> = std::iter::once([0; OCCASIONS])
            .chain(weights.iter().map(|(_, points)| *points))
            .map(|points| format!("{points:?}"))
            .collect();
        array(&mut text, "ROWS", "[i16; 8]", &points)?;
        // Rows of phrases that are no more; `learn` has to be able to build.
        let lost = rows.iter().filter(|(_, row)| !used.borrow().contains(*row));
        let lost: Vec<String> = lost.map(|(name, _)| format!("{name:?}")).collect();
        text.push_str("#[cfg(test)]\n");
        array(&mut text, "LOST", "&str", &lost)?;
        Ok(fs::write(out.join("recognition.rs"), text)?)
    }
}
