//! [`Vocabulary`]: the words rules use and the commonest others, numbered, in
//! a flat hash table that is opened in place.
//!
//! This file is also part of the build script, so it uses nothing of the crate.

use super::key::{Key, PIECE, PIECES};

/// Bytes of a key where it is stored.
const KEY: usize = PIECES * PIECE;
/// Bytes of a slot: the first piece of a word's key, then its number (two
/// bytes), its marks, its length and half of the second piece. All that most
/// look-ups need is in one line of the processor's cache. A slot of zeros is
/// empty.
pub(crate) const SLOT: usize = 16;
/// Bytes of a word that a slot holds.
const IN_SLOT: u32 = 12;

/// Bytes that begin where a line of the cache does.
#[derive(Debug)]
#[repr(C, align(64))]
#[allow(dead_code, reason = "the build script has no use for it")]
pub(crate) struct Aligned<const LEN: usize>(pub(crate) [u8; LEN]);

/// The indefinite articles.
#[allow(dead_code, reason = "the build script uses it")]
pub(crate) const ARTICLES: [&str; 2] = ["a", "an"];
/// What is said with an "I", in small letters.
#[allow(dead_code, reason = "the build script uses it")]
pub(crate) const OF_I: [&str; 5] = ["i", "i'm", "i've", "i'd", "i'll"];

/// A flat hash table of words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabulary<'a> {
    /// A power of two of slots, or none.
    pub(crate) slots: &'a [[u8; SLOT]],
    /// Each word's key, [`KEY`] bytes; that of the one numbered n is at n - 1.
    pub(crate) keys: &'a [u8],
}

/// What is known of a word beside its number: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u8);

impl Marks {
    /// The word list has the word in lower case among the commonest.
    pub(crate) const COMMON: Self = Self(64);
    /// The word list has the word in lower case.
    pub(crate) const LISTED: Self = Self(2);
    /// It may stand in the place of another word.
    pub(crate) const CONFUSED: Self = Self(4);
    /// It is spelt so in some English-speaking countries only.
    pub(crate) const REGIONAL: Self = Self(8);

    /// It may open a blank that somebody was to fill in.
    pub(crate) const OPENS_BLANK: Self = Self(16);
    /// It is one of [`ARTICLES`].
    pub(crate) const ARTICLE: Self = Self(32);
    /// It is one of [`OF_I`]; with a capital, as it should be, no word has this.
    pub(crate) const SMALL_I: Self = Self(1);

    /// Whether a rule may look at a word that is known so: it is none of the
    /// commonest, or one that some rule looks for.
    #[inline]
    #[allow(dead_code, reason = "the build script has no use for it")]
    pub(crate) const fn is_notable(self) -> bool {
        const LOOKED_FOR: u8 =
            Marks::REGIONAL.0 | Marks::OPENS_BLANK.0 | Marks::ARTICLE.0 | Marks::SMALL_I.0;
        self.0 & (LOOKED_FOR | Self::COMMON.0) != Self::COMMON.0
    }

    /// What holds of the word where it opens with a capital.
    #[inline]
    #[must_use]
    #[allow(dead_code, reason = "the build script has no use for it")]
    pub(crate) const fn of_large(self) -> Self {
        Self(self.0 & !Self::SMALL_I.0)
    }

    /// Whether all of `other` holds.
    #[inline]
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The flags as a number.
    #[inline]
    #[allow(dead_code, reason = "the build script has no use for it")]
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// The flags of such a number.
    #[inline]
    #[allow(dead_code, reason = "the build script has no use for it")]
    pub(crate) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// `other` as well, if `holds`; the build script sets what holds.
    #[must_use]
    #[allow(dead_code, reason = "the build script uses it")]
    pub(crate) const fn with_if(self, other: Self, holds: bool) -> Self {
        if holds { Self(self.0 | other.0) } else { self }
    }
}

/// A slot, read.
#[derive(Clone, Copy)]
struct Slot {
    first: u64,
    id: u16,
    marks: Marks,
    /// Bytes of the word.
    len: u8,
    /// Its ninth byte and the three behind it.
    second: u32,
}

impl Slot {
    #[inline]
    fn read(bytes: [u8; SLOT]) -> Self {
        let [
            f0,
            f1,
            f2,
            f3,
            f4,
            f5,
            f6,
            f7,
            i0,
            i1,
            marks,
            len,
            second @ ..,
        ] = bytes;
        Self {
            first: u64::from_le_bytes([f0, f1, f2, f3, f4, f5, f6, f7]),
            id: u16::from_le_bytes([i0, i1]),
            marks: Marks(marks),
            len,
            second: u32::from_le_bytes(second),
        }
    }

    fn to_bytes(self) -> [u8; SLOT] {
        let mut bytes = [0; SLOT];
        bytes[..PIECE].copy_from_slice(&self.first.to_le_bytes());
        bytes[PIECE..PIECE + 2].copy_from_slice(&self.id.to_le_bytes());
        bytes[PIECE + 2] = self.marks.0;
        bytes[PIECE + 3] = self.len;
        bytes[PIECE + 4..].copy_from_slice(&self.second.to_le_bytes());
        bytes
    }
}

impl Vocabulary<'_> {
    /// The number of a folded word, 0 if it is not in the table, and what is
    /// known of it.
    pub(crate) fn look_up(&self, word: &Key) -> (u16, Marks) {
        let [first, second, third, _] = word.0;
        if third == 0 {
            return self.look_up_long([first, second]);
        }
        let (len, half) = (length(word), low_half(second));
        self.probe(hash(word), first, |slot| {
            slot.second == half
                && u32::from(slot.len) == len
                && self.is_key(usize::from(slot.id) - 1, word)
        })
    }

    /// The same for a word of at most two pieces.
    #[inline]
    pub(crate) fn look_up_long(&self, [first, second]: [u64; 2]) -> (u16, Marks) {
        if second == 0 {
            return self.probe(mix(first), first, |slot| slot.len <= 8);
        }
        let (len, half) = (16 - second.leading_zeros() / 8, low_half(second));
        self.probe(mix(mix(first) ^ second), first, |slot| {
            slot.second == half
                && u32::from(slot.len) == len
                && (len <= IN_SLOT
                    || self.is_key(usize::from(slot.id) - 1, &Key([first, second, 0, 0])))
        })
    }

    /// The same for a word of at most seven bytes: no longer one's first piece ends in
    /// a zero.
    #[inline]
    #[allow(dead_code, reason = "the build script has no use for it")]
    pub(crate) fn look_up_short(&self, word: u64) -> (u16, Marks) {
        self.probe(mix(word), word, |_| true)
    }

    #[inline]
    fn probe(&self, hash: u64, first: u64, is_rest: impl Fn(&Slot) -> bool) -> (u16, Marks) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = place(hash) & mask;
        while let Some(bytes) = self.slots.get(at) {
            let slot = Slot::read(*bytes);
            if slot.first == first && is_rest(&slot) {
                return (slot.id, slot.marks);
            }
            // No word opens with a zero.
            if slot.first == 0 {
                break;
            }
            at = (at + 1) & mask;
        }
        (0, Marks::default())
    }

    /// Whether the key at an index is that of `word`; piece by piece, since
    /// comparing arrays is a call.
    fn is_key(&self, index: usize, word: &Key) -> bool {
        let at = index * KEY;
        self.keys.get(at..at + KEY).is_some_and(|key| {
            let (pieces, _) = key.as_chunks::<PIECE>();
            let pieces = pieces.iter().zip(&word.0);
            pieces.fold(0, |differ, (one, other)| {
                differ | (u64::from_le_bytes(*one) ^ other)
            }) == 0
        })
    }
}

/// How many bytes a word has.
fn length(word: &Key) -> u32 {
    let pieces = word.0.iter();
    pieces.map(|piece| 8 - piece.leading_zeros() / 8).sum()
}

/// The first four bytes of a piece.
fn low_half(piece: u64) -> u32 {
    let [b0, b1, b2, b3, ..] = piece.to_le_bytes();
    u32::from_le_bytes([b0, b1, b2, b3])
}

fn hash(word: &Key) -> u64 {
    let [first, rest @ ..] = word.0;
    let rest = rest.into_iter().take_while(|piece| *piece != 0);
    rest.fold(mix(first), |hash, piece| mix(hash ^ piece))
}

/// A round of Fibonacci hashing.
#[inline]
fn mix(piece: u64) -> u64 {
    (piece ^ (piece >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The slot of a hash, but for the bits beyond the table: its upper bits, for
/// all of a word's bear on those.
#[inline]
fn place(hash: u64) -> usize {
    (hash >> 40) as usize
}

/// The parts of a [`Vocabulary`], as they are built.
#[derive(Clone, Debug, Default)]
pub(crate) struct Built {
    pub(crate) slots: Vec<[u8; SLOT]>,
    pub(crate) keys: Vec<u8>,
}

/// Builds the table of `words`, the first numbered 1.
pub(crate) fn build(words: &[String], marks: impl Fn(&str) -> Marks) -> Built {
    let mut built = Built {
        slots: vec![[0; SLOT]; (words.len() * 2).next_power_of_two().max(2)],
        keys: Vec::with_capacity(words.len() * KEY),
    };
    let mask = built.slots.len() - 1;
    for (id, word) in (1..).zip(words) {
        let key = Key::of(word.as_bytes());
        built
            .keys
            .extend(key.0.iter().flat_map(|piece| piece.to_le_bytes()));
        if key == Key::default() {
            continue;
        }
        let mut at = place(hash(&key)) & mask;
        while built.slots[at] != [0; SLOT] {
            at = (at + 1) & mask;
        }
        let slot = Slot {
            first: key.0[0],
            id,
            marks: marks(word),
            len: u8::try_from(length(&key)).unwrap_or(u8::MAX),
            second: low_half(key.0[1]),
        };
        built.slots[at] = slot.to_bytes();
    }
    built
}
