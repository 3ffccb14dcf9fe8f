//! What is learnt of words that are taken for each other: the pairs of
//! `data/confused-words.tsv`, as the build script laid them out.

use super::beside::{Beside, Piece};
use super::kinds;
use super::slots::{self, Head};
use crate::draft::Token;
use tables::{EVIDENCE, HEADS, KIND_NAMES, KINDS, PAIRS, SIDES};

pub(super) use tables::{FIRST_LISTED, FIRST_OPEN};

/// Two words, and the evidence for the second.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    words: [&'static str; 2],
    /// Points before anything is seen.
    always: i32,
    /// Points that have to be passed where the first stands, and where the second.
    margins: [i32; 2],
    /// The most points that words nearby can speak with for the second, and for
    /// the first.
    near: [i32; 2],
    /// Where its table of evidence begins and ends.
    evidence: (u32, u32),
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
    use super::{Head, Pair, Side};

    include!(concat!(env!("OUT_DIR"), "/confused_model.rs"));
}

/// The kind of a word of the vocabulary, with [`kinds::UNLISTED`].
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

/// Pieces of evidence at most: those of [`Beside::close`], those near.
const MOST_CLOSE: usize = 11;
const MOST_NEAR: usize = 10;

/// What is meant by the word of the number `word`, if it stands at `at` and is
/// meant as another.
pub(super) fn meant(text: &str, tokens: &[Token], at: usize, word: u16) -> Option<&'static str> {
    let sides = &SIDES[slots::rows(&HEADS, word)];
    if sides.is_empty() {
        return None;
    }
    let beside = Beside {
        text,
        tokens,
        first: at,
        last: at,
    };
    let mut close = [0; MOST_CLOSE];
    let mut n_close = 0;
    beside.close(|place, piece| {
        let value = match piece {
            Piece::Kind(kind) => u16::from(kind),
            Piece::Kinds(one, other) => kinds::both(one, other),
            Piece::Word(at) => tokens[at].id,
        };
        close[n_close] = slots::key(place, value);
        n_close += 1;
    });
    let mut near = [0; MOST_NEAR];
    let mut n_near = None;
    let mut best = (0, None);
    for side in sides {
        let pair = &PAIRS[usize::from(side.pair)];
        let nth = usize::from(side.nth);
        let mut sum = pair.always + pair.points(&close[..n_close]);
        let beyond = |sum: i32| if nth == 0 { sum } else { -sum } - pair.margins[nth];
        // Most right uses are far from it.
        if beyond(sum) + pair.near[nth] <= best.0 {
            continue;
        }
        let n_near = *n_near.get_or_insert_with(|| near_words(beside, &mut near));
        sum += pair.points(&near[..n_near]);
        if beyond(sum) > best.0 {
            best = (beyond(sum), Some(pair.words[1 - nth]));
        }
    }
    best.1
}

/// Fills in the evidence of the words nearby, each once; gives how many they
/// are.
fn near_words(beside: Beside<'_>, near: &mut [u32; MOST_NEAR]) -> usize {
    let mut n = 0;
    beside.near(|at| {
        let id = beside.tokens[at].id;
        let key = slots::key(kinds::NEAR, id);
        if id != 0 && !near[..n].contains(&key) {
            near[n] = key;
            n += 1;
        }
    });
    n
}

impl Pair {
    /// The points of pieces of evidence together, given by their keys.
    fn points(&self, keys: &[u32]) -> i32 {
        let (first, end) = self.evidence;
        let evidence = &EVIDENCE[first as usize..end as usize];
        keys.iter().map(|key| slots::points(evidence, *key)).sum()
    }
}
