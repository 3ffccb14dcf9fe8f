//! What is learnt of words that are taken for each other: the pairs of
//! `data/confused-words.tsv`, as the build script laid them out.

use std::ops::Range;

use super::beside::{Beside, Piece};
use super::context::Words;
use super::grams::N;
use super::kinds::{self, MOST_NEAR};
use super::ngrams::Ngrams;
use super::slots;
use super::table::Place;
use crate::phrases::fold;
use tables::{EVIDENCE, KIND_NAMES, KINDS, MOST, N_KINDS, OF_WRONG, PAIRS, SIDES};

pub(super) use tables::{FIRST_LISTED, FIRST_OPEN};

/// Two words, and the evidence for the second.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    words: [&'static str; 2],
    /// Points before anything is seen.
    always: i32,
    /// Where its table of evidence begins and ends.
    evidence: (u32, u32),
    ngrams: Ngrams,
}

/// A word of a pair.
#[derive(Clone, Copy, Debug)]
struct Side {
    pair: u16,
    /// Which of the two it is.
    nth: u8,
    /// Points beyond the margin for the other before anything is seen.
    before: i32,
    /// Those of the words nearby at most.
    near: i32,
}

#[allow(
    clippy::unreadable_literal,
    reason = "nobody reads what the build script writes"
)]
mod tables {
    use super::{Ngrams, Pair, Side};

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

/// Pieces of evidence of [`Beside::pieces`] at most.
const MOST_CLOSE: usize = 11;

/// What is meant by the word at `place` among wrong ones, if it stands at `at` and is
/// meant as another; `is_next` tells of either side whether nothing but a blank parts it
/// from a word.
pub(super) fn meant(
    words: Words<'_>,
    at: usize,
    place: Place,
    is_next: [bool; 2],
) -> Option<&'static str> {
    let range = sides(place);
    let sides = &SIDES[range.clone()];
    if sides.is_empty() {
        return None;
    }
    let mut seen = Seen::new(words, at, is_next);
    let mut best = (0, None);
    for (side, most) in sides.iter().zip(&MOST[range]) {
        let most = side.before + at_most(most, seen.kinds);
        if most + REACH <= 0 {
            continue;
        }
        let pair = &PAIRS[usize::from(side.pair)];
        let ngrams = pair.ngrams.points(seen.contexts);
        // Nearly all right uses.
        if most + side.toward(ngrams) + side.near <= best.0 {
            continue;
        }
        if let Some(beyond) = side.beyond(&mut seen, ngrams, best.0)
            && !is_written(words, at, side.right())
        {
            best = (beyond, Some(side.right()));
        }
    }
    best.1
}

/// Where the sides of a wrong word lie.
#[inline]
fn sides(place: Place) -> Range<usize> {
    let (first, end) = OF_WRONG[place.index()];
    usize::from(first)..usize::from(end)
}

/// The points of the words next to one at most, by their kinds.
#[inline]
fn at_most(most: &[[i16; kinds::KINDS]; N_KINDS], kinds: [u8; kinds::KINDS]) -> i32 {
    let places = kinds.into_iter().enumerate();
    let points = places.map(|(place, kind)| i32::from(most[usize::from(kind)][place]));
    points.sum()
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
fn is_written(words: Words<'_>, at: usize, word: &str) -> bool {
    let Words { text, tokens } = words;
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

/// Whether what is learnt speaks against `right` where the word at `place` among wrong
/// ones stands at `at`, if the two are a pair.
pub(super) fn is_against(words: Words<'_>, at: usize, place: Place, right: &str) -> bool {
    let mut sides = SIDES[sides(place)].iter();
    let Some(side) = sides.find(|side| side.right() == right) else {
        return false;
    };
    let mut seen = Seen::new(words, at, [false; 2]);
    let pair = &PAIRS[usize::from(side.pair)];
    let sum = pair.always
        + pair.points(seen.close())
        + pair.points(seen.near())
        + pair.ngrams.points(seen.contexts);
    side.toward(sum) < LEAST
}

impl Side {
    /// The other word.
    fn right(&self) -> &'static str {
        PAIRS[usize::from(self.pair)].words[1 - usize::from(self.nth)]
    }

    /// Points for the other word, of points for the second.
    #[inline]
    fn toward(&self, points: i32) -> i32 {
        if self.nth == 0 { points } else { -points }
    }

    /// The points beyond the margin for the other word, with those of `ngrams` for the
    /// second, where they are more than `best`; none where the words next to it speak too
    /// much against that.
    #[cold]
    fn beyond(&self, seen: &mut Seen<'_>, ngrams: i32, best: i32) -> Option<i32> {
        let pair = &PAIRS[usize::from(self.pair)];
        let close = self.before + self.toward(pair.points(seen.close()));
        let sum = close + self.toward(ngrams);
        // Words nearby take long to look up, and seldom decide.
        if close + REACH <= 0 || sum + self.near <= best {
            return None;
        }
        let beyond = sum + self.toward(pair.points(seen.near()));
        (beyond > best).then_some(beyond)
    }
}

/// The evidence beside a word, as keys of the tables, as far as it was asked for.
struct Seen<'t> {
    beside: Beside<'t>,
    /// The kinds of what stands next to it, and the keys of the contexts of n-grams.
    kinds: [u8; kinds::KINDS],
    contexts: [u32; N],
    close: Option<([u32; MOST_CLOSE], usize)>,
    near: Option<([u32; MOST_NEAR], usize)>,
}

impl<'t> Seen<'t> {
    fn new(words: Words<'t>, at: usize, is_next: [bool; 2]) -> Self {
        let Words { text, tokens } = words;
        let beside = Beside {
            text,
            tokens,
            first: at,
            last: at,
        };
        let next = beside.close_by(is_next);
        Self {
            beside,
            kinds: next.kinds(),
            contexts: next.keys(),
            close: None,
            near: None,
        }
    }

    fn close(&mut self) -> &[u32] {
        let beside = self.beside;
        let (close, n_close) = self.close.get_or_insert_with(|| {
            let (mut close, mut n) = ([0; MOST_CLOSE], 0);
            beside.pieces(|place, piece| {
                let value = match piece {
                    Piece::Kind(kind) => u16::from(kind),
                    Piece::Kinds(one, other) => kinds::both(one, other),
                    Piece::Word(at) => beside.tokens[at].id,
                };
                close[n] = slots::key(place, value);
                n += 1;
            });
            (close, n)
        });
        &close[..*n_close]
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
}

impl Pair {
    /// The points of pieces of evidence together, given by their keys.
    fn points(&self, keys: &[u32]) -> i32 {
        let (first, end) = self.evidence;
        let evidence = &EVIDENCE[first as usize..end as usize];
        keys.iter().map(|key| slots::points(evidence, *key)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Prose;
    use crate::text::Span;

    #[test]
    fn bounds_hold() {
        let texts = include_str!("../../../../data/confused-words.tsv");
        let words = texts.split(|ch: char| !ch.is_ascii_alphabetic() && ch != '\'');
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let (mut state, mut n_tight) = (11_usize, 0);
        let mut next = |n: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695);
            (state >> 33) % n
        };
        for _ in 0..10_000 {
            let mut text = String::new();
            for _ in 0..=next(12) {
                let joint = [" ", " ", " ", ", ", " - ", "-", " 4", " A", "; "][next(9)];
                text.push_str(words[next(words.len())]);
                text.push_str(joint);
            }
            text.push_str([".", "?"][next(2)]);
            let mut prose = Prose::default();
            prose.push(&text, Span::new(0, text.len()));
            let at = next(prose.tokens.len());
            let words = Words {
                text: &text,
                tokens: &prose.tokens,
            };
            let seen = || Seen::new(words, at, [false; 2]);
            let nth = next(SIDES.len());
            let (side, most) = (SIDES[nth], at_most(&MOST[nth], seen().kinds));
            let pair = &PAIRS[usize::from(side.pair)];
            let close = side.toward(pair.points(seen().close()));
            let near = side.toward(pair.points(seen().near()));
            assert!(close <= most && near <= side.near, "{text}");
            n_tight += usize::from(most < close + 100);
        }
        assert!(n_tight > 1000, "{n_tight}");
    }
}
