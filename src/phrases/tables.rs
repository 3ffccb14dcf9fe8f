//! [`Automaton`]: the flat tables the matcher walks, and how they are stored.
//!
//! The edges by words of a state are a [`Row`] of their own, so that a step is a
//! look or two in neighbouring bytes; `rows` lays them.
//!
//! The large tables are bytes, read as they are needed, which a compiler need
//! not look at. This file is also part of the build script, so it uses nothing
//! of the crate.

use super::needs::ALWAYS;

/// The automaton, flat. Index 0 is the start state.
#[derive(Clone, Debug, Default)]
pub(crate) struct Automaton {
    /// Each word of the vocabulary, as [`Word::pack`] stores it.
    pub(crate) words: Vec<u32>,
    pub(crate) openings: Vec<Opening>,
    pub(crate) states: Vec<State>,
    /// The edges by words, each as [`edge`] stores it; [`FREE`] where none is.
    pub(crate) edges: Vec<u32>,
    pub(crate) specials: Vec<Special>,
    /// Sets whose phrase ends in a state.
    pub(crate) accepts: Vec<u16>,
}

/// What a word is to the automaton.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Its number among the openings; 0, which leads nowhere, for none.
    pub(crate) opening: u16,
    /// Its bit among the words that lead on; [`ALWAYS`] where it leads nowhere.
    pub(crate) next: u8,
    /// Its bit among the words that are needed; see [`Needs`](super::needs::Needs).
    pub(crate) need: u8,
}

impl Word {
    const UNKNOWN: Self = Self {
        opening: 0,
        next: ALWAYS,
        need: ALWAYS,
    };

    /// The word of this number.
    #[inline]
    pub(crate) fn of(words: &[u32], number: u16) -> Self {
        let Some(packed) = words.get(usize::from(number)) else {
            return Self::UNKNOWN;
        };
        let [low, high, next, need] = packed.to_le_bytes();
        Self {
            opening: u16::from_le_bytes([low, high]),
            next,
            need,
        }
    }

    /// The word in four bytes.
    pub(super) fn pack(self) -> u32 {
        let [low, high] = self.opening.to_le_bytes();
        u32::from_le_bytes([low, high, self.next, self.need])
    }

    /// The bit by which [`State::next`] tells it.
    #[inline]
    pub(crate) const fn next_bit(self) -> u64 {
        1 << (self.next % 64)
    }

    /// The bit by which needs tell it.
    #[inline]
    pub(crate) const fn need_bit(self) -> u64 {
        1 << (self.need % 64)
    }
}

/// Where a word leads to from the start.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Opening {
    /// What the state needs.
    pub(crate) needs: u64,
    pub(crate) state: u32,
}

/// A state of the automaton.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// The bits of the words that lead on.
    pub(crate) next: u64,
    /// The bits of the words that special edges may lead on by, and [`ALWAYS`]
    /// where that is not for words to tell, or a phrase ends.
    pub(crate) ahead: u64,
    /// Where its edges by words lie.
    pub(crate) row: Row,
    /// Where its special edges begin.
    pub(crate) first_special: u32,
    /// Where its accepted sets begin.
    pub(crate) first_accept: u32,
    pub(crate) n_accepts: u16,
    pub(crate) n_specials: u8,
    /// The kinds of its special edges; [`kind::ALWAYS`] as well where it
    /// accepts.
    pub(crate) kinds: u8,
}

impl State {
    /// Bytes of a state where it is stored.
    pub(crate) const LEN: usize = 32;

    /// The state as it is stored.
    pub(crate) fn to_bytes(self) -> [u8; Self::LEN] {
        let mut bytes = [0; Self::LEN];
        bytes[..8].copy_from_slice(&self.next.to_le_bytes());
        bytes[8..16].copy_from_slice(&self.ahead.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.row.0.to_le_bytes());
        bytes[20..24].copy_from_slice(&self.first_special.to_le_bytes());
        bytes[24..28].copy_from_slice(&self.first_accept.to_le_bytes());
        bytes[28..30].copy_from_slice(&self.n_accepts.to_le_bytes());
        bytes[30] = self.n_specials;
        bytes[31] = self.kinds;
        bytes
    }

    /// The state that is stored so.
    #[inline]
    pub(crate) fn from_bytes(bytes: [u8; Self::LEN]) -> Self {
        let [n0, n1, n2, n3, n4, n5, n6, n7, rest @ ..] = bytes;
        let [d0, d1, d2, d3, d4, d5, d6, d7, rest @ ..] = rest;
        let [b0, b1, b2, b3, s0, s1, s2, s3, rest @ ..] = rest;
        let [a0, a1, a2, a3, c0, c1, n_specials, kinds] = rest;
        Self {
            next: u64::from_le_bytes([n0, n1, n2, n3, n4, n5, n6, n7]),
            ahead: u64::from_le_bytes([d0, d1, d2, d3, d4, d5, d6, d7]),
            row: Row(u32::from_le_bytes([b0, b1, b2, b3])),
            first_special: u32::from_le_bytes([s0, s1, s2, s3]),
            first_accept: u32::from_le_bytes([a0, a1, a2, a3]),
            n_accepts: u16::from_le_bytes([c0, c1]),
            n_specials,
            kinds,
        }
    }
}

/// Bytes of an edge where it is stored.
pub(crate) const EDGE: usize = 4;

/// Bits of a word's hash; no more words may be numbered. States have the rest of an edge.
pub(crate) const HASH_BITS: u32 = 15;
/// Bits of a state's number.
pub(crate) const STATE_BITS: u32 = u32::BITS - HASH_BITS;
/// The highest hash.
pub(super) const MAX_HASH: u16 = (1 << HASH_BITS) - 1;

/// What a slot without an edge holds: the highest hash, and the start as its target,
/// which no edge leads to.
pub(crate) const FREE: u32 = (MAX_HASH as u32) << STATE_BITS;

/// An edge by a word of this hash to a state.
pub(crate) fn edge(hash: u16, target: u32) -> u32 {
    (u32::from(hash) << STATE_BITS) | target
}

/// Where the edges by words of a state lie: the number of slots among which hashes
/// choose in the low bits, the first slot above them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Row(pub(crate) u32);

impl Row {
    /// Bits of the number of slots.
    const BITS: u32 = 11;

    /// A row that begins there and chooses among so many slots, or as many as it can
    /// tell; none where the place is too far.
    pub(super) fn new(base: usize, n_slots: usize) -> Option<Self> {
        let n_slots = n_slots.min((1 << Self::BITS) - 1);
        let base = u32::try_from(base).ok()?;
        let n_slots = u32::try_from(n_slots).ok()?;
        (base < 1 << (u32::BITS - Self::BITS)).then_some(Self(base << Self::BITS | n_slots))
    }

    /// The slot that a word of this hash has, if it leads anywhere, or one before it.
    #[inline]
    pub(crate) const fn slot(self, hash: u16) -> usize {
        let n_slots = self.0 % (1 << Self::BITS);
        (self.0 >> Self::BITS) as usize + ((hash as usize * n_slots as usize) >> HASH_BITS)
    }
}

/// The number of a word, spread over all of the range; different ones stay different.
#[inline]
pub(crate) const fn hash(word: u16) -> u16 {
    word.wrapping_mul(0x9E37) & MAX_HASH
}

/// An edge that is not one word, with what tells of its target whether the walk
/// can go on there.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Special {
    /// What the target needs; see [`Needs`](super::needs::Needs).
    pub(crate) needs: u64,
    /// The target's own: [`State::next`], [`State::row`], [`State::kinds`].
    pub(crate) next: u64,
    pub(crate) row: Row,
    pub(crate) target: u32,
    pub(crate) kinds: u8,
    /// A look's, an anchor's, or [`kind::ALWAYS`] for a gap.
    pub(crate) kind: u8,
    /// The fewest and most words that the edge takes.
    pub(crate) fewest: u8,
    pub(crate) most: u8,
}

/// Kinds of special edges, and the places where they can be followed.
pub(crate) mod kind {
    /// Gaps.
    pub(crate) const ALWAYS: u8 = 1;
    pub(crate) const START: u8 = 2;
    pub(crate) const END: u8 = 4;
    pub(crate) const QUESTION: u8 = 8;
    pub(crate) const NUMBER: u8 = 16;
    pub(crate) const CAPITAL: u8 = 32;
    pub(crate) const ANY: u8 = 64;
}

impl Automaton {
    /// The states as they are stored.
    pub(crate) fn state_bytes(&self) -> Vec<u8> {
        self.states
            .iter()
            .flat_map(|state| state.to_bytes())
            .collect()
    }

    /// The edges as they are stored.
    pub(crate) fn edge_bytes(&self) -> Vec<u8> {
        self.edges
            .iter()
            .flat_map(|edge| edge.to_le_bytes())
            .collect()
    }
}
