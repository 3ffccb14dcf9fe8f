//! What is learnt of words that are taken for each other: the pairs of
//! `data/confused-words.tsv`, as the build script laid them out.

use super::beside::{Beside, Piece};
use super::kinds::{self, PLACES};
use super::ngrams::{self, Ngrams};
use crate::draft::Token;
use crate::phrases::fold;
use tables::{KIND_NAMES, KINDS, PAIRS, POINTS, SIDES, VALUES};

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
    /// Where the evidence of each of [`PLACES`] begins, and that of the last ends.
    places: [u16; PLACES.len() + 1],
    ngrams: Ngrams,
}

/// A word of a pair.
#[derive(Clone, Copy, Debug)]
struct Side {
    /// The word's number in the vocabulary.
    word: u16,
    pair: u16,
    /// Which of the two it is.
    nth: u8,
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

/// What is meant by the word at `at`, if it is another.
pub(super) fn meant(text: &str, tokens: &[Token], at: usize) -> Option<&'static str> {
    let word = tokens[at].id;
    let from = SIDES.partition_point(|side| side.word < word);
    let sides = &SIDES[from..];
    let n = sides.iter().take_while(|side| side.word == word).count();
    if n == 0 {
        return None;
    }
    let beside = Beside {
        text,
        tokens,
        first: at,
        last: at,
    };
    let mut close = [(0_u8, 0_u16); MOST_CLOSE];
    let mut n_close = 0;
    beside.close(|place, piece| {
        close[n_close] = (place, value(piece, tokens));
        n_close += 1;
    });
    let mut near = [0_u16; MOST_NEAR];
    let mut n_near = None;
    let mut keys = None;
    let mut best = (0, None);
    for side in &sides[..n] {
        let pair = &PAIRS[usize::from(side.pair)];
        let nth = usize::from(side.nth);
        let mut sum = pair.always;
        for (place, value) in &close[..n_close] {
            sum += pair.points(*place, *value);
        }
        let beyond = |sum: i32| if nth == 0 { sum } else { -sum } - pair.margins[nth];
        // Most right uses are far from it.
        if beyond(sum) + pair.near[nth] + ngrams::MOST <= best.0 {
            continue;
        }
        let n_near = *n_near.get_or_insert_with(|| near_words(beside, &mut near));
        for value in &near[..n_near] {
            sum += pair.points(kinds::NEAR, *value);
        }
        if beyond(sum) + ngrams::MOST <= best.0 {
            continue;
        }
        sum += pair
            .ngrams
            .points(*keys.get_or_insert_with(|| beside.keys()));
        let right = pair.words[1 - nth];
        if beyond(sum) > best.0 && !is_beside(text, tokens, at, right) {
            best = (beyond(sum), Some(right));
        }
    }
    best.1
}

/// Whether `word` stands next to the word at `at`: who writes both means both,
/// and would not write either twice.
fn is_beside(text: &str, tokens: &[Token], at: usize, word: &str) -> bool {
    let beside = [at.checked_sub(1), Some(at + 1)];
    let mut beside = beside.into_iter().flatten().filter_map(|at| tokens.get(at));
    beside.any(|token| fold(token.span().of(text)) == word)
}

/// The points for another word beneath which a context that asks the writer to
/// look is not believed.
const LEAST: i32 = -50;

/// Whether what is learnt speaks against `right` in the place of the word at
/// `at`, if the two are a pair.
pub(super) fn is_against(text: &str, tokens: &[Token], at: usize, right: &str) -> bool {
    let word = tokens[at].id;
    let from = SIDES.partition_point(|side| side.word < word);
    let mut sides = SIDES[from..].iter().take_while(|side| side.word == word);
    let side = sides.find_map(|side| {
        let pair = &PAIRS[usize::from(side.pair)];
        let nth = usize::from(side.nth);
        (pair.words[1 - nth] == right).then_some((pair, nth))
    });
    let Some((pair, nth)) = side else {
        return false;
    };
    let beside = Beside {
        text,
        tokens,
        first: at,
        last: at,
    };
    let mut sum = pair.always + pair.ngrams.points(beside.keys());
    beside.close(|place, piece| sum += pair.points(place, value(piece, tokens)));
    let mut near = [0_u16; MOST_NEAR];
    let n_near = near_words(beside, &mut near);
    for value in &near[..n_near] {
        sum += pair.points(kinds::NEAR, *value);
    }
    if nth == 0 { sum < LEAST } else { -sum < LEAST }
}

/// A piece of evidence as a number.
fn value(piece: Piece, tokens: &[Token]) -> u16 {
    match piece {
        Piece::Kind(kind) => u16::from(kind),
        Piece::Kinds(one, other) => kinds::both(one, other),
        Piece::Word(at) => tokens[at].id,
    }
}

/// Fills in the words nearby, each once; gives how many they are.
fn near_words(beside: Beside<'_>, near: &mut [u16; MOST_NEAR]) -> usize {
    let mut n = 0;
    beside.near(|at| {
        let id = beside.tokens[at].id;
        if id != 0 && !near[..n].contains(&id) {
            near[n] = id;
            n += 1;
        }
    });
    n
}

impl Pair {
    /// The points of one piece of evidence.
    fn points(&self, place: u8, value: u16) -> i32 {
        let place = usize::from(place);
        let from = usize::from(self.places[place]);
        let values = &VALUES[from..usize::from(self.places[place + 1])];
        match values.binary_search(&value) {
            Ok(at) => i32::from(POINTS[from + at]),
            Err(_) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_sorted() {
        assert!(PAIRS.len() > 50);
        for pair in &PAIRS {
            for ends in pair.places.windows(2) {
                let values = &VALUES[usize::from(ends[0])..usize::from(ends[1])];
                assert!(
                    values.is_sorted_by(|one, other| one < other),
                    "{:?}",
                    pair.words
                );
            }
        }
    }
}
