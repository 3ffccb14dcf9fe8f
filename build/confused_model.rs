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
use crate::confused::slots;
use crate::ngrams;
use crate::ngrams::grams;
use kinds::{
    AROUND, BOTH_BEFORE, BOTH_BEHIND, KINDS, MARKS, MOST_NEAR, NAME, NEAR, NUMBER, PLACES, SHAPES,
    UNLISTED,
};

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

    /// Writes the tables for the words of the vocabulary, the first numbered 1, of which
    /// `wrong` have a place each, counted from 1.
    pub(crate) fn write(
        &self,
        out: &Path,
        words: &[String],
        wrong: &[u16],
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
        for (nth, pair) in self.pairs.iter().enumerate() {
            let mut rows = Vec::new();
            for (place, value, points) in &pair.rows {
                let place = u8::try_from(*place)?;
                let value = if is_word(place) {
                    numbers[value.as_str()]
                } else if usize::from(place) < KINDS {
                    u16::from(kind_of(value)?)
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
            let (words, always) = (&pair.words, pair.always);
            let table = ngrams
                .table(words)
                .map_or(u8::MAX, |at| u8::try_from(at).unwrap_or(u8::MAX));
            let weights = pair.ngrams;
            pairs.push(format!(
                "Pair {{ words: {words:?}, always: {always}, \
                 evidence: {evidence:?}, ngrams: Ngrams {{ table: {table}, weights: {weights:?} }} }}"
            ));
            for (side, word) in words.iter().enumerate() {
                if pair.margins[side] < NEVER {
                    sides.push((numbers[word.as_str()], nth, side));
                }
            }
        }
        sides.sort_unstable();
        let of_wrong: Vec<String> = std::iter::once(&0)
            .chain(wrong)
            .map(|word| {
                let first = sides.partition_point(|(other, ..)| other < word);
                let end = sides.partition_point(|(other, ..)| other <= word);
                format!("({first}, {end})")
            })
            .collect();
        let most = |(_, pair, nth): &(u16, usize, usize)| {
            let kind_of_word = |word: &str| kinds[usize::from(numbers[word])];
            self.pairs[*pair].most(*nth, names.len(), kind_of, kind_of_word)
        };
        let most: Vec<Most> = sides.iter().map(most).collect::<Result<_, _>>()?;
        let side = |((_, pair, nth), most): (&(u16, usize, usize), &Most)| {
            let before = self.pairs[*pair].before(*nth);
            let Most { near, .. } = most;
            format!("Side {{ pair: {pair}, nth: {nth}, before: {before}, near: {near} }}")
        };
        let sides: Vec<String> = sides.iter().zip(&most).map(side).collect();
        let most: Vec<String> = most
            .iter()
            .map(|most| format!("{:?}", most.close))
            .collect();
        writeln!(text, "pub(crate) const N_KINDS: usize = {};", names.len())?;
        array(&mut text, "MOST", "[[i16; 4]; N_KINDS]", &most)?;
        array(&mut text, "PAIRS", "Pair", &pairs)?;
        array(&mut text, "SIDES", "Side", &sides)?;
        array(&mut text, "OF_WRONG", "(u16, u16)", &of_wrong)?;
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

/// Points for one of two words at most.
struct Most {
    near: i32,
    /// Of each kind at each place, what it may give with its words, and with what
    /// stands beside or beyond.
    close: Vec<[i16; KINDS]>,
}

impl Pair {
    /// The points by which the other of the two words is ahead before anything is seen.
    fn before(&self, nth: usize) -> i32 {
        if nth == 0 {
            self.always - self.margins[0]
        } else {
            -self.always - self.margins[1]
        }
    }

    /// The most that there may be for the other word where the `nth` stands: `kind_of`
    /// tells kinds by name, and `kind_of_word` those of words, as the tables have them.
    fn most(
        &self,
        nth: usize,
        n_kinds: usize,
        kind_of: impl Fn(&str) -> Result<u8, Box<dyn Error>>,
        kind_of_word: impl Fn(&str) -> u8,
    ) -> Result<Most, Box<dyn Error>> {
        let sign = if nth == 0 { 1 } else { -1 };
        let (mut near, mut close) = (Vec::new(), vec![[0; KINDS]; n_kinds]);
        let mut words = vec![[0; KINDS]; n_kinds];
        let mut pairs = [AROUND, BOTH_BEHIND, BOTH_BEFORE].map(|place| (place, vec![0; n_kinds]));
        for (place, value, points) in &self.rows {
            let points = points * sign;
            let raise = |to: &mut i16| *to = points.max(*to);
            if *place < KINDS {
                close[usize::from(kind_of(value)?)][*place] = points;
            } else if *place == usize::from(NEAR) {
                near.push(i32::from(points.max(0)));
            } else if let Some((_, most)) =
                pairs.iter_mut().find(|pair| usize::from(pair.0) == *place)
            {
                let (first, _) = value.split_once('+').ok_or("one kind for two")?;
                raise(&mut most[usize::from(kind_of(first)?)]);
            } else {
                let place = *place - KINDS;
                let kind = kind_of_word(value);
                raise(&mut words[usize::from(kind & !UNLISTED)][place]);
                // By its shape it may be of these.
                if kind & UNLISTED != 0 {
                    raise(&mut words[usize::from(NAME)][place]);
                    raise(&mut words[usize::from(NUMBER)][place]);
                }
            }
        }
        let [around, behind, before] = &pairs;
        for (kind, close) in close.iter_mut().enumerate() {
            for (to, most) in close.iter_mut().zip(words[kind]) {
                *to += most;
            }
            close[0] += around.1[kind] + before.1[kind];
            close[2] += behind.1[kind];
        }
        near.sort_unstable_by_key(|points| -points);
        let near = near.iter().take(MOST_NEAR).sum();
        Ok(Most { near, close })
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
