//! How the contexts of `data/confused-words.txt` are laid out in tables.
//!
//! The build script writes them and [`super::table`] reads them, so both
//! compile this file.

/// Any word but these.
pub(crate) const NOT: u8 = 1;
/// The word may be missing.
pub(crate) const OPTIONAL: u8 = 2;
/// The end of the clause will do.
pub(crate) const EDGE: u8 = 4;

/// Words by bits of their numbers, taken in two ways: a set of words has those of
/// all, so that most others are told not to be among them at a look.
pub(crate) type Bits = [u64; 2];

/// Of anything that may stand next to a word.
pub(crate) const ANYTHING: Bits = [u64::MAX; 2];

/// Of the end of the clause, which no word has.
#[allow(dead_code, reason = "the build script needs it")]
pub(crate) const END: Bits = [1 << 63; 2];

/// Of the word of this number.
#[inline]
pub(crate) const fn bits(word: u16) -> Bits {
    [
        1 << (word % 63),
        1 << ((word.wrapping_mul(0x9E37) >> 8) % 63),
    ]
}

/// What may stand next to a word on one side, for any of its rows to fit: a look
/// at it spares one at each row.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Gate {
    /// Words, by a bit of their numbers.
    pub(crate) words: [u64; 8],
    /// The classes of words; all where a row asks nothing of this side, nor of the other.
    pub(crate) classes: u16,
    /// Whether the end of the clause will do.
    pub(crate) edge: bool,
}

impl Gate {
    /// Where the bit of the word of this number is.
    #[inline]
    const fn place(word: u16) -> (usize, u64) {
        let bit = word.wrapping_mul(0x9E37) >> 7;
        ((bit >> 6) as usize, 1 << (bit & 63))
    }

    /// Lets the word of this number pass.
    #[allow(dead_code, reason = "the build script does it")]
    pub(crate) const fn add(&mut self, word: u16) {
        let (at, bit) = Self::place(word);
        self.words[at] |= bit;
    }

    /// Lets pass what passes `other`.
    #[allow(dead_code, reason = "the build script does it")]
    pub(crate) fn join(&mut self, other: &Self) {
        for (to, from) in self.words.iter_mut().zip(other.words) {
            *to |= from;
        }
        self.classes |= other.classes;
        self.edge |= other.edge;
    }

    /// Whether the word of this number may pass, or one of these classes.
    #[allow(dead_code, reason = "the program does it")]
    #[inline]
    pub(crate) fn lets(&self, word: u16, classes: impl Fn(u16) -> u16) -> bool {
        let (at, bit) = Self::place(word);
        self.words[at] & bit != 0 || self.classes != 0 && self.classes & classes(word) != 0
    }
}

/// Of a set and a word, or of two sets together.
#[allow(dead_code, reason = "the build script does it")]
pub(crate) const fn join(one: Bits, other: Bits) -> Bits {
    [one[0] | other[0], one[1] | other[1]]
}

/// Whether a word may be among the words of a set.
#[allow(dead_code, reason = "the program does it")]
#[inline]
pub(crate) const fn may_hold(set: Bits, word: Bits) -> bool {
    set[0] & word[0] != 0 && set[1] & word[1] != 0
}
