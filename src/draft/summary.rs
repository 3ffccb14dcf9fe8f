//! What a stretch of text holds, gathered while its words are told: enough for
//! a rule to pass over a sentence or a block at one look.

use super::prose::{Shape, Token};
use crate::phrases::Marks;

/// What bytes a text holds: a set of flags.
///
/// All of them but letters: those of words that stand alone in their run, as
/// most do, are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bytes(u16);

impl Bytes {
    /// A capital.
    pub(crate) const UPPER: Self = Self(1);
    /// A small letter.
    pub(crate) const LOWER: Self = Self(1 << 1);
    /// A digit.
    pub(crate) const DIGIT: Self = Self(1 << 2);
    /// `_`
    pub(crate) const UNDERSCORE: Self = Self(1 << 3);
    /// White space. Never in a summary, for there is some in any text.
    pub(crate) const BLANK: Self = Self(1 << 4);
    /// Stands in addresses, URLs, paths and code, and elsewhere too; the full
    /// stop is in a summary only where something else than a blank follows.
    pub(crate) const CODE: Self = Self(1 << 5);
    /// Part of a character that is not ASCII.
    pub(crate) const WIDE: Self = Self(1 << 6);
    /// `"`
    pub(crate) const QUOTE: Self = Self(1 << 7);
    /// `!`
    pub(crate) const EXCLAMATION: Self = Self(1 << 8);
    /// `:` and `;`
    pub(crate) const COLON: Self = Self(1 << 9);
    /// A bracket of any form that opens or closes.
    pub(crate) const BRACKET: Self = Self(1 << 10);
    /// `%`, `*` and `|`, which stand around blanks somebody was to fill in.
    pub(crate) const FRAME: Self = Self(1 << 11);
    /// `?`
    pub(crate) const QUESTION: Self = Self(1 << 12);
    /// No byte: somewhere between two words, or before the first, may stand more
    /// than a blank or a line feed, alone or behind one of `,.;:?!`. Where it is
    /// not set, nothing else does ([`super::each_gap`] has nothing to give but
    /// what is behind the last word).
    pub(crate) const ODD_GAP: Self = Self(1 << 15);

    /// Of a text that nothing was gathered from.
    pub(crate) const UNKNOWN: Self = Self(u16::MAX);

    /// Both.
    #[must_use]
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// `other` as well, if `holds`.
    #[must_use]
    pub(crate) const fn with_if(self, other: Self, holds: bool) -> Self {
        if holds { self.with(other) } else { self }
    }

    /// What is in both.
    #[must_use]
    pub(crate) const fn among(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether any of `other` is held.
    #[must_use]
    pub(crate) const fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What the words of a sentence are, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// What any of them looks like.
    pub(crate) any: Shape,
    /// What all of them look like.
    pub(crate) all: Shape,
    /// What the vocabulary knows of any.
    pub(crate) any_marks: Marks,
    /// What the vocabulary knows of every one.
    pub(crate) all_marks: Marks,
}

impl Words {
    /// The summary of these words; of none, all of them are anything.
    pub(crate) fn of(tokens: &[Token]) -> Self {
        let none = Self {
            any: Shape::default(),
            all: Shape::ALL,
            any_marks: Marks::default(),
            all_marks: Marks::ALL,
        };
        tokens.iter().fold(none, |words, token| Self {
            any: words.any.with(token.shape),
            all: words.all.among(token.shape),
            any_marks: words.any_marks.with(token.marks),
            all_marks: words.all_marks.among(token.marks),
        })
    }
}
