//! [`Prose`]: sentences and words of running text.

use std::ops::Range;

use crate::text::Span;

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Offset of the first byte.
    pub start: u32,
    /// Length in bytes.
    pub len: u32,
    /// The word in the vocabulary of the built-in rules; 0 for any other.
    pub id: u16,
    /// What the word looks like.
    pub shape: Shape,
}

/// What a word looks like and what stands before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(u8);

impl Shape {
    /// Starts with a capital, or is of a script without capitals.
    pub const CAPITAL: Self = Self(1);
    /// Holds a digit.
    pub const NUMBER: Self = Self(2);
    /// Opens a run without white space; such runs are what people count as words.
    pub const OPENS_RUN: Self = Self(4);
    /// Every letter is a capital, and there are two at least.
    pub const SHOUTED: Self = Self(8);
    /// Inside quotation marks.
    pub const QUOTED: Self = Self(16);
    /// Part of an address, a URL, a file name or code.
    pub const CODE: Self = Self(32);
    /// Is in the word list in lower case.
    pub const KNOWN: Self = Self(64);

    /// Whether all of `other` holds.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Token {
    /// The word's bytes.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.start as usize + self.len as usize)
    }
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Without white space at either end.
    pub span: Span,
    /// Its words, as a range of [`Prose::tokens`].
    pub tokens: Range<usize>,
}

/// Sentences and words of running text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// In order.
    pub sentences: Vec<Sentence>,
    /// In order.
    pub tokens: Vec<Token>,
}
