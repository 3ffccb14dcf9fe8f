//! [`Tables`]: the automaton as it lies in memory, and what a look at it tells.

use std::ops::Range;

use super::letters::{Letter, read};
use super::needs::ALWAYS;
use super::tables::{
    Automaton, EDGE, Opening, Row, STATE_BITS, Special, State, Stored, WINDOW, Word, kind,
};
use super::walk::Walks;
use crate::draft::prose::Token;

/// The automaton's tables; see [`Automaton`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    /// As [`Word::pack`] stores them.
    pub(crate) words: &'a [u32],
    pub(crate) openings: &'a [Opening],
    /// As [`State::to_bytes`] stores them.
    pub(crate) states: &'a [[u8; State::LEN]],
    pub(crate) edges: &'a [[u8; EDGE]],
    pub(crate) specials: &'a [Special],
    pub(crate) accepts: &'a [u16],
}

impl Automaton {
    /// The tables, for the rest of the process: rules live as long.
    pub(crate) fn leak(self) -> Tables<'static> {
        Tables {
            states: self.state_bytes().leak().as_chunks().0,
            edges: self.edge_bytes().leak().as_chunks().0,
            words: self.words.leak(),
            openings: self.openings.leak(),
            specials: self.specials.leak(),
            accepts: self.accepts.leak(),
        }
    }
}

/// A phrase found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The first word.
    pub(crate) start: u32,
    /// How many words it has.
    pub(crate) len: u16,
    /// The set the phrase belongs to.
    pub(crate) set: u16,
}

impl Hit {
    /// After the last word.
    pub(crate) const fn end(self) -> u32 {
        self.start + self.len as u32
    }

    /// The places of its words.
    pub(crate) const fn words(self) -> Range<usize> {
        self.start as usize..self.end() as usize
    }
}

/// The state that leads nowhere.
static NONE: [u8; State::LEN] = [0; State::LEN];

impl Tables<'_> {
    #[inline]
    pub(super) fn state(&self, number: u32) -> Stored<'_> {
        Stored(self.states.get(number as usize).unwrap_or(&NONE))
    }

    /// The opening of this number; 0 leads nowhere.
    pub(super) fn opening(&self, number: u16) -> Opening {
        let opening = self.openings.get(usize::from(number));
        opening.copied().unwrap_or_default()
    }

    /// The special edges of a state, gaps of several widths last.
    #[inline]
    pub(super) fn specials(&self, state: Stored<'_>) -> &[Special] {
        self.specials.get(state.specials()).unwrap_or_default()
    }

    /// The sets whose phrases end in a state.
    pub(super) fn accepts(&self, state: Stored<'_>) -> &[u16] {
        self.accepts.get(state.accepts()).unwrap_or_default()
    }

    /// Where a word of this hash leads to by the edges of a row.
    #[inline]
    pub(super) fn target(&self, row: Row, hash: u16) -> Option<u32> {
        let window: &[[u8; EDGE]; WINDOW] = self.edges.get(row.window(hash))?.first_chunk()?;
        // At most one is by this word; no branch asks which.
        let of_word = |edge: u32| {
            let is_it = edge >> STATE_BITS == u32::from(hash);
            if is_it { edge } else { 0 }
        };
        let edges = window.iter().map(|edge| u32::from_le_bytes(*edge));
        let target = edges.fold(0, |all, edge| all | of_word(edge)) % (1 << STATE_BITS);
        (target != 0).then_some(target)
    }

    /// Appends every phrase found in the words of one sentence, which stand
    /// from `offset` on in the prose; hits of one beginning are not weeded.
    pub(crate) fn find(
        &self,
        words: &[Token],
        offset: usize,
        is_question: bool,
        walks: &mut Walks,
        out: &mut Vec<Hit>,
    ) {
        read(&mut walks.letters, words, is_question, self.words);
        walks.go(self, words.len(), offset, out);
    }

    /// The same for phrases that begin with the first word.
    pub(crate) fn find_opening(&self, words: &[Token], walks: &mut Walks, out: &mut Vec<Hit>) {
        read(&mut walks.letters, words, false, self.words);
        walks.go(self, 1, 0, out);
    }

    /// Whether a phrase may be found among these words: few sentences hold a word
    /// that opens one and another that it needs.
    pub(crate) fn may_find(&self, words: &[Token]) -> bool {
        let known = |word: &Token| Word::of(self.words, word.id);
        let need = |word: &Token| known(word).need_bit();
        let all = words.iter().fold(1 << ALWAYS, |all, word| all | need(word));
        let opens = |word: &Token| self.opening(known(word).opening).needs & all != 0;
        words.iter().any(opens) || words.first().is_some_and(|word| self.may_follow(word))
    }

    /// Whether a phrase may begin with this word, behind an anchor or not.
    pub(crate) fn may_open(&self, word: &Token) -> bool {
        Word::of(self.words, word.id).opening != 0 || self.may_follow(word)
    }

    /// Whether a phrase that begins with no word of its own may have this one
    /// first.
    fn may_follow(&self, word: &Token) -> bool {
        let letter = Letter::of(word, self.words);
        self.specials(self.state(0)).iter().any(|edge| {
            edge.kind != kind::START
                || edge.kinds != 0
                || edge.next & letter.bit != 0 && self.target(edge.row, letter.hash).is_some()
        })
    }
}
