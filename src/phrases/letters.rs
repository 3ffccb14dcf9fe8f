//! [`Letter`]: a word as the automaton reads it.

use super::needs::ALWAYS;
use super::notation::GAP_MOST;
use super::tables::{Word, hash, kind};
use crate::draft::prose::{Shape, Token};

/// What a place in a sentence offers the automaton: a word, or its end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letter {
    /// The word's bit among those that lead on; see [`Word::next`].
    pub(super) bit: u64,
    /// Those of this word and of at least as many behind it as a gap may skip;
    /// [`ALWAYS`] among them in any case.
    pub(super) ahead: u64,
    /// What this word and all behind it are to phrases that need words; see
    /// [`Needs`](super::needs::Needs).
    pub(super) rest: u64,
    /// The [`hash`] of the word's number; 0 where no phrase may look at it.
    pub(super) hash: u16,
    /// The number of the opening that it is; 0 where it is none.
    pub(super) opening: u16,
    /// The kinds of special edges that can be followed.
    pub(super) kinds: u8,
}

/// Letters behind the end of a sentence that nothing leads to, so that a look
/// across a gap need not ask whether there is anything.
pub(super) const BEYOND: usize = GAP_MOST as usize;

/// Reads the words of a sentence, which the automaton knows as `known`: one
/// letter a word, one for the end, and [`BEYOND`] it some more.
pub(super) fn read(letters: &mut Vec<Letter>, words: &[Token], is_question: bool, known: &[u32]) {
    letters.clear();
    letters.extend(words.iter().map(|word| Letter::of(word, known)));
    // An everyday word that opens a sentence is no name.
    if let (Some(first), Some(word)) = (letters.first_mut(), words.first())
        && word.shape.has(Shape::KNOWN)
    {
        first.kinds &= !kind::CAPITAL;
    }
    let question = if is_question { kind::QUESTION } else { 0 };
    letters.push(Letter {
        kinds: kind::ALWAYS | kind::END | question,
        rest: 1 << ALWAYS,
        ..Letter::default()
    });
    letters[0].kinds |= kind::START;
    look_ahead(letters);
    let beyond = Letter {
        ahead: 1 << ALWAYS,
        ..Letter::default()
    };
    letters.extend([beyond; BEYOND]);
}

/// Tells each letter of a sentence of those behind it.
fn look_ahead(letters: &mut [Letter]) {
    let mut rest = 0;
    // Counted from the end in stretches as long as gaps go: with all of the
    // stretch behind, at least that many are told of, and some more.
    let (mut stretch, mut behind) = (0, 1 << ALWAYS);
    for (n, letter) in letters.iter_mut().rev().enumerate() {
        rest |= letter.rest;
        letter.rest = rest;
        if n % usize::from(GAP_MOST) == 0 {
            behind = stretch;
            stretch = 1 << ALWAYS;
        }
        stretch |= letter.bit;
        letter.ahead = stretch | behind;
    }
}

impl Letter {
    /// The letter of a word, which knows nothing of its neighbours yet.
    pub(super) fn of(word: &Token, known: &[u32]) -> Self {
        let kinds = KINDS[usize::from(word.shape.bits())];
        // "I" is a capital, but never a name.
        let not = if word.len == 1 { kind::CAPITAL } else { 0 };
        let kinds = kinds & !not;
        let word = if kinds & kind::ANY == 0 { 0 } else { word.id };
        let known = Word::of(known, word);
        Self {
            bit: known.next_bit(),
            rest: known.need_bit(),
            hash: hash(word),
            opening: known.opening,
            kinds,
            ..Self::default()
        }
    }
}

/// The kinds of special edges that a word can be followed by, by its shape.
static KINDS: [u8; 256] = kinds();

#[expect(clippy::cast_possible_truncation, reason = "the loop ends at 256")]
const fn kinds() -> [u8; 256] {
    let mut table = [kind::ALWAYS; 256];
    let mut bits = 0;
    while bits < 256 {
        let shape = bits as u8;
        // What is quoted is somebody else's: only gaps pass it.
        if shape & Shape::QUOTED.bits() == 0 {
            table[bits] |= kind::ANY;
            if shape & Shape::NUMBER.bits() != 0 {
                table[bits] |= kind::NUMBER;
            }
            if shape & Shape::CAPITAL.bits() != 0 {
                table[bits] |= kind::CAPITAL;
            }
        }
        bits += 1;
    }
    table
}
