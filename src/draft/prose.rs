//! [`Prose`]: sentences and words of running text.

use std::ops::Range;

use super::sentences::sentence_ends;
use super::summary::{Bytes, Words};
use super::{quotes, words};
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

const _: () = assert!(Shape::KNOWN.0 == Marks::COMMON.bits());

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

    /// [`Shape::KNOWN`], if the vocabulary says so: the two are one bit.
    #[inline]
    pub(super) const fn known(marks: Marks) -> Self {
        Self(marks.bits() & Self::KNOWN.0)
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
    /// Those that are notable, as a range of [`Prose::notable`].
    pub(crate) notable: Range<u32>,
}

/// What was read of one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Its sentences, as a range of [`Prose::sentences`].
    pub(crate) sentences: Range<usize>,
    /// A range of [`Prose::gaps`].
    pub(crate) gaps: Range<usize>,
    /// What bytes it holds.
    pub(crate) bytes: Bytes,
}

/// Sentences and words of running text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// In order.
    pub sentences: Vec<Sentence>,
    /// In order.
    pub tokens: Vec<Token>,
    /// Numbers of the words that are notable ([`Marks::is_notable`]), in order.
    pub(crate) notable: Vec<u32>,
    /// Numbers of the words before which an odd gap may be ([`Bytes::ODD_GAP`]),
    /// in order; one behind a block's last word is the next block's first.
    pub(crate) gaps: Vec<u32>,
    /// What bytes the text holds.
    pub(crate) bytes: Bytes,
}

impl Prose {
    /// With room for `n_bytes` of text. English has a word to six bytes.
    pub(crate) fn with_room(n_bytes: usize) -> Self {
        Self {
            tokens: Vec::with_capacity(n_bytes / 5 + 1),
            sentences: Vec::with_capacity(n_bytes / 60 + 4),
            // One word in eight, and some more, as short texts have more names.
            notable: Vec::with_capacity(n_bytes / 40 + 16),
            ..Self::default()
        }
    }

    /// Makes room for `n_bytes` more.
    pub(crate) fn reserve(&mut self, n_bytes: usize) {
        self.tokens.reserve(n_bytes / 5 + 1);
        self.sentences.reserve(n_bytes / 60 + 4);
        self.notable.reserve(n_bytes / 40 + 4);
    }

    /// Appends the sentences and words of `text` at `span`, which is one block.
    pub(crate) fn push(&mut self, text: &str, span: Span) -> Stretch {
        self.push_by(text, span, Words::of)
    }

    /// The same of a text that no rule looks at: of its sentences it is not told what
    /// their words are, taken together, and none is notable.
    pub(crate) fn push_bare(&mut self, text: &str, span: Span) -> Stretch {
        self.push_by(text, span, Words::unread)
    }

    fn push_by(
        &mut self,
        text: &str,
        span: Span,
        gather: impl Fn(&[Token], u32, u32, &mut Vec<u32>) -> (Words, usize),
    ) -> Stretch {
        let first = self.sentences.len();
        let block = span.of(text);
        let mut start = 0;
        let (first_token, first_gap) = (self.tokens.len(), self.gaps.len());
        let bytes = words::push_with_gaps(text, span, &mut self.tokens, &mut self.gaps);
        self.bytes = self.bytes.with(bytes);
        if bytes.has_any(quotes::MAY_QUOTE) {
            quotes::mark_quoted(text, span, &mut self.tokens[first_token..]);
        }
        let may_ask = bytes.has_any(Bytes::QUESTION.with(Bytes::WIDE));
        let mut token = first_token;
        let is_small = sentence_ends(block, bytes, &mut |end| {
            let sentence = Span::new(span.start + start, span.start + end).trim(text);
            start = end;
            let from = token;
            let first_notable = words::number(self.notable.len());
            let [first, end] = [from, sentence.end].map(words::number);
            let (words, n_words) = gather(&self.tokens[from..], first, end, &mut self.notable);
            token += n_words;
            if sentence.is_empty() {
                return;
            }
            let is_question = may_ask && ends_in_question(sentence.of(text));
            self.sentences.push(Sentence {
                span: sentence,
                tokens: from..token,
                is_question,
                words,
                notable: first_notable..words::number(self.notable.len()),
            });
        });
        Stretch {
            sentences: first..self.sentences.len(),
            gaps: first_gap..self.gaps.len(),
            bytes: bytes.with_if(Bytes::SMALL_OPENING, is_small),
        }
    }

    /// What a block is whose words are not read.
    pub(super) fn unread(&self) -> Stretch {
        let (sentence, gap) = (self.sentences.len(), self.gaps.len());
        Stretch {
            sentences: sentence..sentence,
            gaps: gap..gap,
            bytes: Bytes::UNKNOWN,
        }
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
        &self.tokens[self.numbers_of(sentences)]
    }

    /// The same as a range of [`Prose::tokens`].
    pub(crate) fn numbers_of(&self, sentences: &Range<usize>) -> Range<usize> {
        match self.sentences.get(sentences.clone()) {
            Some([first, .., last]) => first.tokens.start..last.tokens.end,
            Some([only]) => only.tokens.clone(),
            _ => 0..0,
        }
    }

    /// The numbers of the notable ones among some words.
    pub(crate) fn notable_among(&self, words: &Range<usize>) -> &[u32] {
        let place = |word: usize| {
            self.notable
                .partition_point(|number| (*number as usize) < word)
        };
        &self.notable[place(words.start)..place(words.end)]
    }

    /// Calls `out` with each gap of `within` between these words and behind them,
    /// ascending: with the text's bytes and where it lies. A blank, alone or behind
    /// one mark, is passed over, as nearly all of them are, and so is one mark at
    /// the end; `gaps` tells of the others.
    pub(crate) fn each_gap(
        &self,
        bytes: &[u8],
        within: Span,
        words: &Range<usize>,
        gaps: &Range<usize>,
        mut out: impl FnMut(&[u8], Span),
    ) {
        let end_of = |word: usize| self.tokens[word].span().end;
        for gap in &self.gaps[gaps.clone()] {
            let next = *gap as usize;
            if !words.contains(&next) {
                continue;
            }
            let start = if next == words.start {
                within.start
            } else {
                end_of(next - 1)
            };
            let end = self.tokens[next].start as usize;
            match bytes.get(start..end) {
                Some(
                    [b' ' | b'\n'] | [b',' | b'.' | b';' | b':' | b'?' | b'!', b' ' | b'\n'] | [],
                )
                | None => {}
                Some(_) => out(bytes, Span::new(start, end)),
            }
        }
        let start = if words.is_empty() {
            within.start
        } else {
            end_of(words.end - 1)
        };
        match bytes.get(start..within.end) {
            Some([]) | None => {}
            // The mark that ends nearly every text.
            Some([b',' | b'.' | b';' | b':' | b'?' | b'!'])
                if bytes.get(within.end).is_none_or(u8::is_ascii_whitespace) => {}
            Some(_) => out(bytes, Span::new(start, within.end)),
        }
    }

    /// The numbers of a sentence's notable words.
    #[inline]
    pub(crate) fn notable_in(&self, sentence: &Sentence) -> &[u32] {
        let Range { start, end } = sentence.notable;
        &self.notable[start as usize..end as usize]
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
