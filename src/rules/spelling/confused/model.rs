//! What is learnt of words that are taken for each other: the pairs of
//! `data/confused-words.tsv`, as the build script laid them out.

use super::beside::{Beside, Close, WORDS_AND_PAIRS};
use super::grams::N;
use super::kinds::{self, MOST_NEAR};
use super::ngrams::Ngrams;
use super::slots::{self, Head};
use crate::draft::Token;
use crate::phrases::fold;
use tables::{EVIDENCE, HEADS, KIND_NAMES, KINDS, OF_KINDS, PAIRS, SIDES};

pub(super) use tables::{FIRST_LISTED, FIRST_OPEN};

/// Two words, and the evidence for the second.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    words: [&'static str; 2],
    /// Points before anything is seen.
    always: i32,
    /// Points that have to be passed where the first stands, and where the second.
    margins: [i32; 2],
    /// Points of the words nearby at most, for the second and for the first.
    near: [i32; 2],
    /// Where its points of kinds begin.
    kinds: u32,
    /// Where its table of other evidence begins and ends.
    evidence: (u32, u32),
    ngrams: Ngrams,
}

/// A word of a pair.
#[derive(Clone, Copy, Debug)]
struct Side {
    pair: u16,
    /// Which of the two it is.
    nth: u8,
}

#[allow(
    clippy::unreadable_literal,
    reason = "nobody reads what the build script writes"
)]
mod tables {
    use super::{Head, Ngrams, Pair, Side};

    include!(concat!(env!("OUT_DIR"), "/confused_model.rs"));
}

/// The kind of a word of the vocabulary, with [`kinds::UNLISTED`].
#[inline]
pub(super) fn kind(id: u16) -> u8 {
    KINDS.get(usize::from(id)).copied().unwrap_or_default()
}

/// The name of a kind.
pub(super) fn kind_name(kind: u8) -> &'static str {
    KIND_NAMES
        .get(usize::from(kind))
        .copied()
        .unwrap_or_default()
}

/// What is meant by the word of the number `word`, if it stands at `at` and is
/// meant as another.
pub(super) fn meant(text: &str, tokens: &[Token], at: usize, word: u16) -> Option<&'static str> {
    let sides = &SIDES[slots::rows(&HEADS, word)];
    if sides.is_empty() {
        return None;
    }
    let mut seen = Seen::new(text, tokens, at);
    let mut best = (0, None);
    for side in sides {
        let pair = &PAIRS[usize::from(side.pair)];
        let nth = usize::from(side.nth);
        let beyond = |sum: i32| if nth == 0 { sum } else { -sum } - pair.margins[nth];
        let mut sum = pair.always + pair.close(&seen);
        // Most right uses are far from it.
        if beyond(sum) + REACH <= 0 {
            continue;
        }
        sum += pair.ngrams.points(seen.contexts());
        // And nearly all of the others, whatever stands nearby.
        if beyond(sum) + pair.near[nth] <= best.0 {
            continue;
        }
        sum += pair.points(seen.near());
        let right = pair.words[1 - nth];
        if beyond(sum) > best.0 && !is_written(text, tokens, at, right) {
            best = (beyond(sum), Some(right));
        }
    }
    best.1
}

/// How far the words next to one may speak against another and leave it open: n-grams and the
/// words nearby, which take longer to look up, hardly ever outweigh more.
const REACH: i32 = 600;

/// Words that stand twice in many sentences.
const EVERYDAY: [&str; 28] = [
    "its", "it's", "your", "you're", "their", "there", "they're", "then", "than", "to", "too",
    "here", "hear", "no", "know", "now", "new", "were", "where", "we're", "our", "are", "of",
    "off", "from", "by", "for", "with",
];

/// Whether `word` stands in the sentence as well as the word at `at`: who writes both
/// means both. An everyday word has to stand next to it, where nobody would write it
/// twice.
fn is_written(text: &str, tokens: &[Token], at: usize, word: &str) -> bool {
    let near = if EVERYDAY.contains(&word) {
        &tokens[at.saturating_sub(1)..tokens.len().min(at + 2)]
    } else {
        tokens
    };
    near.iter().any(|token| fold(token.span().of(text)) == word)
}

/// The points for another word beneath which a context that asks the writer to
/// look is not believed.
const LEAST: i32 = -50;

/// Whether what is learnt speaks against `right` where the word of the number `word`
/// stands at `at`, if the two are a pair.
pub(super) fn is_against(text: &str, tokens: &[Token], at: usize, word: u16, right: &str) -> bool {
    let mut sides = SIDES[slots::rows(&HEADS, word)].iter();
    let side = sides.find_map(|side| {
        let pair = &PAIRS[usize::from(side.pair)];
        let nth = usize::from(side.nth);
        (pair.words[1 - nth] == right).then_some((pair, nth))
    });
    let Some((pair, nth)) = side else {
        return false;
    };
    let mut seen = Seen::new(text, tokens, at);
    let sum = pair.always
        + pair.close(&seen)
        + pair.points(seen.near())
        + pair.ngrams.points(seen.contexts());
    if nth == 0 { sum < LEAST } else { -sum < LEAST }
}

/// The evidence beside a word, as keys of the tables, as far as it was asked for.
struct Seen<'t> {
    beside: Beside<'t>,
    close: Close,
    words_and_pairs: [u32; WORDS_AND_PAIRS],
    near: Option<([u32; MOST_NEAR], usize)>,
}

impl<'t> Seen<'t> {
    fn new(text: &'t str, tokens: &'t [Token], at: usize) -> Self {
        let beside = Beside {
            text,
            tokens,
            first: at,
            last: at,
        };
        let close = beside.close();
        Self {
            beside,
            close,
            words_and_pairs: close.words_and_pairs(),
            near: None,
        }
    }

    /// The words nearby, each once.
    fn near(&mut self) -> &[u32] {
        let beside = self.beside;
        let (near, n_near) = self.near.get_or_insert_with(|| {
            let (mut near, mut n) = ([0; MOST_NEAR], 0);
            beside.near(|at| {
                let id = beside.tokens[at].id;
                let key = slots::key(kinds::NEAR, id);
                if id != 0 && !near[..n].contains(&key) {
                    near[n] = key;
                    n += 1;
                }
            });
            (near, n)
        });
        &near[..*n_near]
    }

    fn contexts(&self) -> [u32; N] {
        self.close.keys()
    }
}

impl Pair {
    /// The points of the two words on either side.
    #[inline]
    fn close(&self, seen: &Seen<'_>) -> i32 {
        let of_kinds = &OF_KINDS[self.kinds as usize..];
        let kinds = seen.close.kinds().into_iter().enumerate();
        let of_kinds = kinds.map(|(place, kind)| i32::from(of_kinds[usize::from(kind)][place]));
        of_kinds.sum::<i32>() + self.points(&seen.words_and_pairs)
    }

    /// The points of pieces of evidence together, given by their keys; 0 is none.
    #[inline]
    fn points(&self, keys: &[u32]) -> i32 {
        let (first, end) = self.evidence;
        let evidence = &EVIDENCE[first as usize..end as usize];
        let keys = keys.iter().filter(|key| **key != 0);
        keys.map(|key| slots::points(evidence, *key)).sum()
    }
}
