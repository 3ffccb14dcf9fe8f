//! [`Prose`]: sentences and words of running text.

use std::ops::Range;

use super::sentences::sentence_ends;
use super::summary::{Bytes, Words};
use super::words;
use crate::phrases::Marks;
use crate::text::Span;

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Offset of the first byte in the part's text.
    pub start: u32,
    /// Length in bytes.
    pub len: u32,
    /// The word in the vocabulary of the built-in rules; 0 for any other.
    pub(crate) id: u16,
    /// What the word looks like.
    pub shape: Shape,
    /// What the vocabulary knows of it; nothing of a word it does not hold.
    pub(crate) marks: Marks,
}

/// What a word looks like and what stands before it: a set of flags.
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
    /// Is not plain ASCII.
    pub const WIDE: Self = Self(128);

    /// Whether all of `other` holds.
    #[must_use]
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both.
    #[must_use]
    #[inline]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The flags that are stored so.
    #[inline]
    pub(crate) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// The flags as they are stored.
    #[inline]
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// What holds of both.
    #[must_use]
    #[inline]
    pub const fn among(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether any of `other` holds.
    #[must_use]
    #[inline]
    pub const fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// `other` as well, if `holds`.
    #[must_use]
    #[inline]
    pub const fn with_if(self, other: Self, holds: bool) -> Self {
        if holds { self.with(other) } else { self }
    }
}

impl Token {
    /// The word's bytes in the part's text.
    #[must_use]
    #[inline]
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
    /// Whether a question mark ends it.
    pub is_question: bool,
    /// What its words are, taken together.
    pub(crate) words: Words,
}

/// Sentences and words of running text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// In order.
    pub sentences: Vec<Sentence>,
    /// In order.
    pub tokens: Vec<Token>,
    /// What bytes the text holds.
    pub(crate) bytes: Bytes,
}

impl Prose {
    /// Makes room for `n_bytes` of text. English has a word to six bytes.
    pub(crate) fn reserve(&mut self, n_bytes: usize) {
        self.tokens.reserve(n_bytes / 5 + 1);
        self.sentences.reserve(n_bytes / 60 + 4);
    }

    /// Appends the sentences and words of `text` at `span`, which is one block;
    /// gives the range of the new sentences and what bytes the block holds.
    pub(crate) fn push(&mut self, text: &str, span: Span) -> (Range<usize>, Bytes) {
        let first = self.sentences.len();
        let block = span.of(text);
        let mut start = 0;
        let first_token = self.tokens.len();
        let bytes = words::push(text, span, &mut self.tokens);
        self.bytes = self.bytes.with(bytes);
        if bytes.has_any(words::MAY_QUOTE) {
            words::mark_quoted(text, span, &mut self.tokens[first_token..]);
        }
        let mut token = first_token;
        sentence_ends(block, !bytes.has_any(Bytes::WIDE), &mut |end| {
            let sentence = Span::new(span.start + start, span.start + end).trim(text);
            start = end;
            let from = token;
            let is_within = |word: &Token| (word.start as usize) < sentence.end;
            let behind = self.tokens[from..].iter();
            let (words, n_words) = Words::of(behind.take_while(|word| is_within(word)));
            token += n_words;
            if sentence.is_empty() {
                return;
            }
            let is_question = ends_in_question(sentence.of(text));
            self.sentences.push(Sentence {
                span: sentence,
                tokens: from..token,
                is_question,
                words,
            });
        });
        (first..self.sentences.len(), bytes)
    }

    /// The words of a range of tokens, from the first's start to the last's end.
    #[must_use]
    #[inline]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.span().cover(last.span()),
            Some([only]) => only.span(),
            _ => Span::default(),
        }
    }

    /// The words of a range of sentences.
    #[must_use]
    pub fn tokens_of(&self, sentences: &Range<usize>) -> &[Token] {
        match self.sentences.get(sentences.clone()) {
            Some([first, .., last]) => &self.tokens[first.tokens.start..last.tokens.end],
            Some([only]) => &self.tokens[only.tokens.clone()],
            _ => &[],
        }
    }

    /// How many words of a sentence open a run; nearly always all do.
    pub(super) fn n_runs(&self, sentence: &Sentence) -> usize {
        if sentence.words.all.has(Shape::OPENS_RUN) {
            return sentence.tokens.len();
        }
        let words = self.tokens[sentence.tokens.clone()].iter();
        words
            .filter(|word| word.shape.has(Shape::OPENS_RUN))
            .count()
    }

    /// The number of the sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.tokens.end <= token)
    }
}

/// Calls `out` with each stretch of `within` between its words, ascending: with
/// the text's bytes and where it lies. A blank, alone or behind one mark, is
/// passed over, as nearly all of them are.
pub(crate) fn each_gap(
    bytes: &[u8],
    within: Span,
    tokens: &[Token],
    mut out: impl FnMut(&[u8], Span),
) {
    let mut start = within.start;
    for token in tokens {
        let end = token.start as usize;
        if end >= within.end {
            break;
        }
        match bytes.get(start..end) {
            Some([b' ' | b'\n'] | [b',' | b'.' | b';' | b':' | b'?' | b'!', b' ' | b'\n'] | [])
            | None => {}
            Some(_) => out(bytes, Span::new(start, end)),
        }
        start = end + token.len as usize;
    }
    if start < within.end {
        out(bytes, Span::new(start, within.end));
    }
}

fn ends_in_question(sentence: &str) -> bool {
    if let [.., before, b'.'] = sentence.as_bytes()
        && before.is_ascii_alphanumeric()
    {
        return false;
    }
    let is_end = |ch: char| matches!(ch, '?' | '\u{ff1f}' | '\u{61f}' | '\u{203d}');
    let is_closer = |ch: char| matches!(ch, '!' | '.' | '"' | '\'' | ')' | '\u{201d}' | '\u{2019}');
    sentence.trim_end_matches(is_closer).ends_with(is_end)
}
