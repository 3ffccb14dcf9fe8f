//! [`Automaton`]: the flat tables the matcher walks, and how they are stored.
//!
//! The edges by words of a state are a [`Row`] of their own, so that a step is a
//! look or two in neighbouring bytes; `rows` lays them.
//!
//! The large tables are bytes, read as they are needed, which a compiler need
//! not look at. This file is also part of the build script, so it uses nothing
//! of the crate.

use std::ops::Range;

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
#[repr(align(16))]
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
    /// Bytes of a state where it is stored; [`Stored`] reads them.
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
}

/// A [`State`] where it is stored, of which each field is read as it is needed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stored<'a>(pub(crate) &'a [u8; State::LEN]);

impl Stored<'_> {
    #[inline]
    fn number<const AT: usize>(self) -> u32 {
        let bytes = self.0[AT..].first_chunk();
        u32::from_le_bytes(bytes.copied().unwrap_or_default())
    }

    #[inline]
    fn set<const AT: usize>(self) -> u64 {
        let bytes = self.0[AT..].first_chunk();
        u64::from_le_bytes(bytes.copied().unwrap_or_default())
    }

    /// [`State::next`]
    #[inline]
    pub(crate) fn next(self) -> u64 {
        self.set::<0>()
    }

    /// [`State::ahead`]
    #[inline]
    pub(crate) fn ahead(self) -> u64 {
        self.set::<8>()
    }

    /// [`State::row`]
    #[inline]
    pub(crate) fn row(self) -> Row {
        Row(self.number::<16>())
    }

    /// [`State::kinds`]
    #[inline]
    pub(crate) fn kinds(self) -> u8 {
        self.0[31]
    }

    /// The places of its special edges.
    #[inline]
    pub(crate) fn specials(self) -> Range<usize> {
        let first = self.number::<20>() as usize;
        first..first + usize::from(self.0[30])
    }

    /// Whether a phrase ends in it.
    #[inline]
    pub(crate) fn is_end(self) -> bool {
        !self.accepts().is_empty()
    }

    /// The places of its accepted sets.
    #[inline]
    pub(crate) fn accepts(self) -> Range<usize> {
        let first = self.number::<24>() as usize;
        let [low, high] = [self.0[28], self.0[29]];
        first..first + usize::from(u16::from_le_bytes([low, high]))
    }
}

/// Bytes of an edge where it is stored.
pub(crate) const EDGE: usize = 4;

/// Bits of a word's hash; no more words may be numbered. States have the rest of an edge.
pub(crate) const HASH_BITS: u32 = 15;
/// Bits of a state's number.
pub(crate) const STATE_BITS: u32 = u32::BITS - HASH_BITS;
/// The highest hash.
#[allow(dead_code, reason = "tests ask for it")]
pub(super) const MAX_HASH: u16 = (1 << HASH_BITS) - 1;

/// What a slot without an edge holds: the start as its target, which no edge leads to.
pub(crate) const FREE: u32 = 0;

/// An edge by a word of this hash to a state.
pub(crate) fn edge(hash: u16, target: u32) -> u32 {
    (u32::from(hash) << STATE_BITS) | target
}

/// Slots of a row that a look compares at once.
pub(crate) const WINDOW: usize = 8;

/// Where the edges by words of a state lie: in the low bits how many windows of slots it
/// has, among which hashes choose, and above them how many lie before it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Row(pub(crate) u32);

impl Row {
    /// Bits of the number of windows.
    const BITS: u32 = 12;

    /// A row that begins at this slot and has so many windows; none where it is too far
    /// or too long.
    pub(super) fn new(base: usize, n_windows: usize) -> Option<Self> {
        let base = u32::try_from(base / WINDOW).ok()?;
        let n_windows = u32::try_from(n_windows).ok()?;
        let is_told = base < 1 << (u32::BITS - Self::BITS) && n_windows < 1 << Self::BITS;
        is_told.then_some(Self(base << Self::BITS | n_windows))
    }

    /// The slots that a word of this hash may have, if it leads anywhere; none where the
    /// row has none.
    #[inline]
    pub(crate) fn window(self, hash: u16) -> Range<usize> {
        let base = (self.0 >> Self::BITS) as usize * WINDOW;
        let n_slots = (self.0 % (1 << Self::BITS)) as usize * WINDOW;
        let slot = (usize::from(hash) * n_slots) >> HASH_BITS;
        // The last slots are those of one window.
        let start = base + slot.min(n_slots.saturating_sub(WINDOW));
        start..start + WINDOW
    }
}

/// The number of a word, spread over all of the range; different ones stay different.
#[inline]
pub(crate) const fn hash(word: u16) -> u16 {
    word.wrapping_mul(0x9E37) & MAX_HASH
}

/// An edge that is not one word, with what tells of its target whether the walk
/// can go on there. None lies across two lines of the processor's cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
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
