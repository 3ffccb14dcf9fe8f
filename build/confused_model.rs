//! Writes `confused_model.rs`: the pairs of `data/confused-words.tsv` and the
//! classes of `data/classes-of-words.txt` as flat tables.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[allow(dead_code, reason = "the program uses more of it")]
#[path = "../src/rules/spelling/confused/kinds.rs"]
mod kinds;

use crate::arrays::array;
use crate::confused;
use crate::confused::slots::{self, Head};
use crate::ngrams;
use crate::ngrams::grams;
use kinds::{KINDS, MARKS, MOST_NEAR, NEAR, PLACES, SHAPES, UNLISTED};

/// Where a direction of a pair is never told.
const NEVER: i32 = 1 << 20;

/// The first class of words that mean something by themselves; those above it
/// in the file are of grammar.
const FIRST_OPEN: &str = "been-past";

/// What `data/` says of pairs and classes.
pub(crate) struct Data {
    /// Name and words of each class.
    classes: Vec<(String, Vec<String>)>,
    pairs: Vec<Pair>,
}

struct Pair {
    words: [String; 2],
    always: i32,
    margins: [i32; 2],
    /// Place, value and points.
    rows: Vec<(usize, String, i16)>,
    /// Points for a nat of n-grams, by their places.
    ngrams: [i16; grams::N],
}

/// Reads `classes-of-words.txt` and `confused-words.tsv` in `data`.
pub(crate) fn read(data: &Path) -> Result<Data, Box<dyn Error>> {
    let mut classes = Vec::new();
    for line in fs::read_to_string(data.join("classes-of-words.txt"))?.lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, words) = line.split_once(": ").ok_or("a class without words")?;
        let words = words.split(' ').map(str::to_owned).collect();
        classes.push((name.to_owned(), words));
    }
    let mut pairs: Vec<Pair> = Vec::new();
    for line in fs::read_to_string(data.join("confused-words.tsv"))?.lines() {
        if line.starts_with('#') {
            continue;
        }
        let mut cells = line.split('\t');
        let head = cells.next().unwrap_or_default();
        if head == "pair" {
            let mut next = || cells.next().ok_or("a pair with too few cells");
            let words = [next()?.to_owned(), next()?.to_owned()];
            let always = next()?.parse()?;
            let margin = |cell: &str| match cell {
                "never" => Ok(NEVER),
                cell => cell.parse(),
            };
            let margins = [margin(next()?)?, margin(next()?)?];
            pairs.push(Pair {
                words,
                always,
                margins,
                rows: Vec::new(),
                ngrams: [0; grams::N],
            });
            continue;
        }
        if head == "ngrams" {
            let pair = pairs.last_mut().ok_or("n-grams before any pair")?;
            for (to, cell) in pair.ngrams.iter_mut().zip(cells) {
                *to = cell.parse()?;
            }
            continue;
        }
        let place = PLACES.iter().position(|place| *place == head);
        let place = place.ok_or_else(|| format!("{head} is no place"))?;
        let pair = pairs.last_mut().ok_or("evidence before any pair")?;
        for cell in cells {
            let (value, points) = cell.rsplit_once(' ').ok_or("evidence without points")?;
            pair.rows.push((place, value.to_owned(), points.parse()?));
        }
    }
    Ok(Data { classes, pairs })
}

impl Data {
    /// The words that may be wrong.
    pub(crate) fn wrongs(&self) -> impl Iterator<Item = &str> {
        let sides = self.pairs.iter().flat_map(|pair| {
            let told = pair.words.iter().zip(pair.margins);
            told.filter(|(_, margin)| *margin < NEVER)
        });
        sides.map(|(word, _)| word.as_str())
    }

    /// The words that are spoken of, which the vocabulary has to hold.
    pub(crate) fn words(&self) -> impl Iterator<Item = &String> {
        let of_rows = self.pairs.iter().flat_map(|pair| {
            let is_word = |row: &&(usize, String, i16)| u8::try_from(row.0).is_ok_and(is_word);
            pair.rows.iter().filter(is_word).map(|row| &row.1)
        });
        let of_pairs = self.pairs.iter().flat_map(|pair| &pair.words);
        let of_classes = self.classes.iter().flat_map(|(_, words)| words);
        of_pairs.chain(of_rows).chain(of_classes)
    }

    /// Writes the tables for the words of the vocabulary, the first numbered 1.
    pub(crate) fn write(
        &self,
        out: &Path,
        words: &[String],
        ngrams: &ngrams::Data,
    ) -> Result<(), Box<dyn Error>> {
        let numbers: BTreeMap<&str, u16> = words.iter().map(String::as_str).zip(1..).collect();
        let names = self.names();
        let kind_of = |name: &str| -> Result<u8, Box<dyn Error>> {
            let place = names.iter().position(|each| *each == name);
            Ok(u8::try_from(place.ok_or("no such kind")?)?)
        };
        if names.len() >= usize::from(UNLISTED) {
            return Err("more kinds of words than seven bits hold".into());
        }
        let mut text = String::new();
        let first = u8::try_from(MARKS.len() + SHAPES.len())?;
        let open = kind_of(FIRST_OPEN)?;
        writeln!(text, "pub(crate) const FIRST_LISTED: u8 = {first};")?;
        writeln!(text, "pub(crate) const FIRST_OPEN: u8 = {open};")?;
        let quoted: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
        array(&mut text, "KIND_NAMES", "&str", &quoted)?;
        let listed = self.listed();
        let mut kinds = vec![0];
        for word in words {
            kinds.push(match listed.get(word.as_str()) {
                Some(name) => kind_of(name)?,
                None => kinds::by_ending(word) | UNLISTED,
            });
        }
        array(&mut text, "KINDS", "u8", &kinds)?;
        let mut evidence = Vec::new();
        let (mut pairs, mut sides) = (Vec::new(), Vec::new());
        let mut of_kinds = Vec::new();
        for (nth, pair) in self.pairs.iter().enumerate() {
            let mut rows = Vec::new();
            let first_kind = of_kinds.len();
            of_kinds.resize(first_kind + names.len(), [0; KINDS]);
            for (place, value, points) in &pair.rows {
                if *place < KINDS {
                    of_kinds[first_kind + usize::from(kind_of(value)?)][*place] = *points;
                    continue;
                }
                let place = u8::try_from(*place)?;
                let value = if is_word(place) {
                    numbers[value.as_str()]
                } else {
                    let (one, other) = value.split_once('+').ok_or("one kind for two")?;
                    kinds::both(kind_of(one)?, kind_of(other)?)
                };
                rows.push((slots::key(place, value), *points));
            }
            let table = slots::evidence(&rows).ok_or("more points than a slot holds")?;
            let first = evidence.len();
            evidence.extend(table);
            let evidence = (first, evidence.len());
            let (words, always, margins, near) =
                (&pair.words, pair.always, pair.margins, pair.near());
            let table = ngrams
                .table(words)
                .map_or(u8::MAX, |at| u8::try_from(at).unwrap_or(u8::MAX));
            let weights = pair.ngrams;
            pairs.push(format!(
                "Pair {{ words: {words:?}, always: {always}, margins: {margins:?}, near: {near:?}, \
                 kinds: {first_kind}, evidence: {evidence:?}, ngrams: Ngrams {{ table: {table}, weights: {weights:?} }} }}"
            ));
            for (side, word) in words.iter().enumerate() {
                if margins[side] < NEVER {
                    sides.push((numbers[word.as_str()], nth, side));
                }
            }
        }
        sides.sort_unstable();
        let mut heads: Vec<Head> = Vec::new();
        for (at, (word, _, _)) in (0..).zip(&sides) {
            match heads.last_mut() {
                Some(head) if head.word == *word => head.end = at + 1,
                _ => heads.push(Head {
                    word: *word,
                    first: at,
                    end: at + 1,
                }),
            }
        }
        let side =
            |(_, pair, nth): &(u16, usize, usize)| format!("Side {{ pair: {pair}, nth: {nth} }}");
        let sides: Vec<String> = sides.iter().map(side).collect();
        array(&mut text, "PAIRS", "Pair", &pairs)?;
        array(&mut text, "SIDES", "Side", &sides)?;
        array(&mut text, "HEADS", "Head", &confused::heads(&heads))?;
        let of_kinds: Vec<String> = of_kinds.iter().map(|each| format!("{each:?}")).collect();
        array(&mut text, "OF_KINDS", "[i16; 4]", &of_kinds)?;
        array(&mut text, "EVIDENCE", "u32", &evidence)?;
        Ok(fs::write(out.join("confused_model.rs"), text)?)
    }

    /// The names of all kinds, in the order of their numbers.
    fn names(&self) -> Vec<&str> {
        let known: Vec<&str> = MARKS.into_iter().chain(SHAPES).collect();
        let classes = self.classes.iter().map(|(name, _)| name.as_str());
        let new = classes.filter(|name| !known.contains(name));
        let derived = ["boths"].into_iter();
        known.iter().copied().chain(new).chain(derived).collect()
    }

    /// The kind of every listed word, and of every form of a listed verb.
    fn listed(&self) -> BTreeMap<String, &str> {
        let mut kinds = BTreeMap::new();
        for (name, words) in &self.classes {
            for word in words {
                kinds.entry(word.clone()).or_insert(name.as_str());
            }
        }
        for (name, words) in &self.classes {
            let with_s = match name.as_str() {
                "verb" => "verbs",
                "both" => "boths",
                _ => continue,
            };
            for word in words {
                for form in forms(word) {
                    let kind = if form.ends_with("ing") {
                        "ing"
                    } else if form.ends_with("ed") {
                        "ed"
                    } else {
                        with_s
                    };
                    kinds.entry(form).or_insert(kind);
                }
            }
        }
        kinds
    }
}

impl Pair {
    /// The points that the words nearby may give to the second at most, and to the first.
    fn near(&self) -> [i32; 2] {
        [1, -1].map(|sign| {
            let near = self.rows.iter().filter(|row| row.0 == usize::from(NEAR));
            let mut points: Vec<i32> = near.map(|row| i32::from(row.2) * sign).collect();
            points.sort_unstable_by_key(|points| -points);
            points
                .iter()
                .take(MOST_NEAR)
                .filter(|points| **points > 0)
                .sum()
        })
    }
}

/// Whether the evidence at a place is a word, not a kind.
fn is_word(place: u8) -> bool {
    place == NEAR || PLACES[usize::from(place)].starts_with("word")
}

/// The forms of a verb in -s, -ed and -ing, with the last letter doubled too
/// where it may be.
fn forms(verb: &str) -> Vec<String> {
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let letters: Vec<char> = verb.chars().rev().take(3).collect();
    if let Some(stem) = verb.strip_suffix('e') {
        return vec![format!("{verb}s"), format!("{verb}d"), format!("{stem}ing")];
    }
    if let Some(stem) = verb.strip_suffix('y').filter(|_| !is_vowel(letters[1])) {
        return vec![
            format!("{stem}ies"),
            format!("{stem}ied"),
            format!("{verb}ing"),
        ];
    }
    let hisses = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| verb.ends_with(end));
    let s = if hisses { "es" } else { "s" };
    let mut forms = vec![
        format!("{verb}{s}"),
        format!("{verb}ed"),
        format!("{verb}ing"),
    ];
    if let [last, middle, first] = letters[..]
        && "bdglmnprt".contains(last)
        && is_vowel(middle)
        && !is_vowel(first)
    {
        forms.push(format!("{verb}{last}ed"));
        forms.push(format!("{verb}{last}ing"));
    }
    forms
}
