//! The word list and corrections, usable by themselves.
//!
//! [`is_word`] says whether a word may stand as it is, [`suggest`] what was
//! probably meant; [`suggest_with`] also looks at the words beside it. Whom a
//! draft names is the business of the rules.
//!
//! The list comes from SCOWL up to level 70 in American, British, Canadian and
//! Australian spelling, with derivations of its words, terms of software,
//! companies, names and words of our own (`data/words/`). It lies in the program's
//! own bytes, short words as numbers in buckets, long ones in an automaton:
//! nothing is loaded or built at start.
//!
//! Corrections are ranked by how people err (`costs.rs`, `sounds.rs`): letters
//! that changed places, were doubled, left out or put in, neighbouring keys,
//! letters that sound alike, endings taken for others; then by how common a
//! word is. `benches/spelling.sh` measures them.

mod case;
mod costs;
mod curated;
mod fold;
mod graph;
mod joined;
mod layout;
mod list;
mod pairs;
mod search;
mod short;
mod slips;
mod sounds;

pub use crate::rules::{contexts, evidence, odds_of_contexts};
pub use list::{Entry, Region};

use case::Case;

/// How many corrections are offered at most.
pub const MOST: usize = 5;

/// The longest word, in letters, that is looked at: what is longer is a key, a
/// digest or a joke.
const LONGEST: usize = 40;

/// Up to this many letters, a word in capitals that nobody knows is an
/// abbreviation.
const LONGEST_ABBREVIATION: usize = 5;

/// What stands before a hyphen without being a word.
const PREFIXES: [&str; 36] = [
    "anti", "auto", "bi", "bio", "co", "counter", "cyber", "de", "eco", "ex", "extra", "geo",
    "hyper", "infra", "inter", "intra", "macro", "mega", "meta", "micro", "mid", "mini", "multi",
    "nano", "neo", "non", "omni", "pan", "post", "pre", "pro", "re", "semi", "sub", "un", "vis",
];

/// How [`suggest_with`] looks for corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'w> {
    /// Whether the list of known misspellings speaks first.
    pub curated: bool,
    /// The word before in the same sentence, in any case: a correction that
    /// often stands behind it comes forward.
    pub before: Option<&'w str>,
    /// The word behind in the same sentence, likewise.
    pub after: Option<&'w str>,
}

impl Default for Options<'_> {
    /// With the list of known misspellings, and of a word that stands alone.
    fn default() -> Self {
        Self {
            curated: true,
            before: None,
            after: None,
        }
    }
}

/// A word that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The word or words, in the case of what was written.
    pub word: String,
    /// How far it is from what was written, rare words being farther: 100 is
    /// one ordinary slip; next to nothing what the list of known misspellings says.
    pub cost: u32,
}

/// What the word list says of `word` in any case, possessives aside.
#[must_use]
pub fn look_up(word: &str) -> Option<Entry> {
    let mut key = [0; LONGEST];
    // Nearly every word is looked up without a copy on the heap.
    if let Some(key) = key.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        key.copy_from_slice(word.as_bytes());
        key.make_ascii_lowercase();
        return list::find(key);
    }
    list::find(fold::fold(word)?.as_bytes())
}

/// The only correction that the list of known misspellings gives for `word`.
#[must_use]
pub fn known_misspelling(word: &str) -> Option<String> {
    curated::right(word).map(|right| Case::of(word).apply(right))
}

/// Whether [`known_misspelling`] knows what is meant.
pub(crate) fn is_known_misspelling(word: &str) -> bool {
    curated::right(word).is_some()
}

/// Whether `word` may stand as it is written.
///
/// It may when the list holds it in this case, also as a possessive, or when
/// it holds all its hyphenated parts; and when it is no word at all: with
/// digits, underscores, capitals inside, or letters that are not Latin.
#[must_use]
pub fn is_word(word: &str) -> bool {
    // Most are looked up as they stand.
    is_plain_word(word.as_bytes()).unwrap_or_else(|| is_word_in_parts(word))
}

/// Whether a word of small letters, but for the first, is in the list; of any
/// other nothing is said.
fn is_plain_word(word: &[u8]) -> Option<bool> {
    let mut key = [0; LONGEST];
    let (key, (first, rest)) = key.get_mut(..word.len()).zip(word.split_first())?;
    if rest.is_empty() || !rest.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let case = match first {
        b'a'..=b'z' => Case::Lower,
        b'A'..=b'Z' => Case::Capital,
        _ => return None,
    };
    key.copy_from_slice(word);
    key[0] = first.to_ascii_lowercase();
    let is_listed = list::find(key).is_some_and(|entry| case.accepts(entry));
    Some(is_listed || case == Case::Capital && list::is_borne(key))
}

fn is_word_in_parts(word: &str) -> bool {
    word.split(is_hyphen).enumerate().all(|(at, part)| {
        let last = part.len() + at == word.len();
        is_simple_word(part, !last)
    })
}

/// The likeliest corrections of `word`, best first, at most [`MOST`].
#[must_use]
pub fn suggest(word: &str) -> Vec<Correction> {
    suggest_with(word, Options::default())
}

/// The likeliest corrections of `word`, best first, at most [`MOST`], found as
/// `options` say.
#[must_use]
pub fn suggest_with(word: &str, options: Options<'_>) -> Vec<Correction> {
    let mut corrections = corrections(word, options);
    if options.before.is_some() || options.after.is_some() {
        // What is known by heart stays first.
        let least = u32::from(costs::LEAST);
        for correction in corrections.iter_mut().filter(|c| c.cost >= least) {
            let fits = pairs::fits(options.before, &correction.word, options.after);
            let nearer = correction.cost.saturating_sub(fits * costs::FITTING);
            correction.cost = nearer.max(least / 2);
        }
    }
    corrections.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| a.word.cmp(&b.word)));
    let mut at = 0;
    while at < corrections.len() {
        let (seen, rest) = corrections.split_at(at);
        if rest[0].word == word || seen.iter().any(|earlier| earlier.word == rest[0].word) {
            corrections.remove(at);
        } else {
            at += 1;
        }
    }
    corrections.truncate(MOST);
    corrections
}

/// Corrections in any order, perhaps with repetitions.
fn corrections(word: &str, options: Options<'_>) -> Vec<Correction> {
    // Of a compound, the first part that is no word is corrected in its place.
    if let Some((start, part)) = first_wrong_part(word) {
        let (before, after) = (&word[..start], &word[start + part.len()..]);
        let whole = |c: Correction| Correction {
            word: format!("{before}{}{after}", c.word),
            cost: c.cost,
        };
        return corrections(part, options).into_iter().map(whole).collect();
    }
    let Some(folded) = fold::fold(word) else {
        return Vec::new();
    };
    let letters = folded.trim_matches('\'');
    if letters.is_empty() || letters.len() > LONGEST {
        return Vec::new();
    }
    let case = Case::of(word);
    let mut found = Vec::new();
    if let Some(rights) = options.curated.then(|| curated::rights(letters)).flatten() {
        // Numbers smaller than any cost keep their order.
        found.extend(rights.zip(0..).map(|(right, cost)| Correction {
            word: case.apply(right),
            cost,
        }));
    }
    found.extend(search::nearest(letters, case));
    if let Some(stem) = possessor(letters) {
        // What stood there may be the possessive of a misspelt word.
        let ending = &letters[stem.len()..];
        let ending = if case == Case::Capitals {
            ending.to_ascii_uppercase()
        } else {
            ending.to_owned()
        };
        found.extend(search::nearest(stem, case).into_iter().map(|c| Correction {
            word: c.word + &ending,
            cost: c.cost,
        }));
    }
    found
}

/// Where a hyphenated word holds its first part that is no word.
fn first_wrong_part(word: &str) -> Option<(usize, &str)> {
    if !word.contains(is_hyphen) {
        return None;
    }
    let mut start = 0;
    for part in word.split_inclusive(is_hyphen) {
        let bare = part.trim_end_matches(is_hyphen);
        if !is_simple_word(bare, bare.len() < part.len()) {
            return Some((start, bare));
        }
        start += part.len();
    }
    None
}

/// The hyphen, and the one that does not break.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// [`is_word`] of a word or part without hyphens.
fn is_simple_word(word: &str, before_hyphen: bool) -> bool {
    let Some(folded) = fold::fold(word) else {
        return true;
    };
    let letters = folded.trim_matches('\'');
    let case = Case::of(word);
    if letters.len() < 2 || letters.len() > LONGEST || case == Case::Mixed {
        return true;
    }
    let known = |key: &str| {
        list::find(key.as_bytes()).is_some_and(|entry| case.accepts(entry))
            || case != Case::Lower && list::is_borne(key.as_bytes())
    };
    if known(letters) || known(&folded) || possessor(letters).is_some_and(known) {
        return true;
    }
    if before_hyphen && PREFIXES.contains(&letters) {
        return true;
    }
    case == Case::Capitals
        && letters.len() <= LONGEST_ABBREVIATION
        && curated::rights(letters).is_none()
}

/// The word that a possessive or a contraction in `'s`, `'ll`, `'d` ends.
fn possessor(letters: &str) -> Option<&str> {
    let (stem, ending) = letters.rsplit_once('\'')?;
    (!stem.is_empty() && matches!(ending, "s" | "ll" | "d")).then_some(stem)
}

#[cfg(test)]
mod tests;
