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
    #[inline]
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// `other` as well, if `holds`.
    #[must_use]
    #[inline]
    pub(crate) const fn with_if(self, other: Self, holds: bool) -> Self {
        if holds { self.with(other) } else { self }
    }

    /// What is in both.
    #[must_use]
    #[inline]
    pub(crate) const fn among(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether any of `other` is held.
    #[must_use]
    #[inline]
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
    /// The summary of some words, and how many they are.
    #[inline]
    pub(super) fn of<'t>(words: impl Iterator<Item = &'t Token>) -> (Self, usize) {
        let (mut any, mut all, mut n_words) = (0, u16::MAX, 0);
        for word in words {
            // Looks and marks as one number.
            let both = u16::from_le_bytes([word.shape.bits(), word.marks.bits()]);
            any |= both;
            all &= both;
            n_words += 1;
        }
        let ([any, any_marks], [all, all_marks]) = (any.to_le_bytes(), all.to_le_bytes());
        let words = Self {
            any: Shape::from_bits(any),
            all: Shape::from_bits(all),
            any_marks: Marks::from_bits(any_marks),
            all_marks: Marks::from_bits(all_marks),
        };
        (words, n_words)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Prose, Shape, each_gap};
    use super::*;
    use crate::text::Span;

    fn read(text: &str) -> Prose {
        let mut prose = Prose::default();
        prose.push(text, Span::new(0, text.len()));
        prose
    }

    #[test]
    fn a_text_without_odd_gaps_has_nothing_between_its_words() {
        let pieces = [
            "a",
            "Dana",
            "interview",
            "12",
            "don't",
            "\u{e9}",
            " ",
            " ",
            "\n",
            "  ",
            "\t",
            ",",
            ".",
            "?",
            "!",
            ";",
            "-",
            "(",
            "\"",
            "}",
            "\u{2019}",
        ];
        let (mut seed, mut n_plain) = (7_usize, 0);
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..4 {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695);
                text.push_str(pieces[(seed >> 33) % pieces.len()]);
            }
            let prose = read(&text);
            let holds = |marks: &[char]| text.contains(marks);
            assert_eq!(
                prose.bytes.has_any(Bytes::EXCLAMATION),
                holds(&['!']),
                "{text:?}"
            );
            assert_eq!(prose.bytes.has_any(Bytes::COLON), holds(&[';']), "{text:?}");
            assert_eq!(
                prose.bytes.has_any(Bytes::BRACKET),
                holds(&['(', '}']),
                "{text:?}"
            );
            assert_eq!(
                prose.bytes.has_any(Bytes::WIDE),
                !text.is_ascii(),
                "{text:?}"
            );
            if prose.bytes.has_any(Bytes::ODD_GAP) {
                continue;
            }
            n_plain += 1;
            let last = prose.tokens.last().map_or(0, |token| token.start as usize);
            each_gap(
                text.as_bytes(),
                Span::new(0, text.len()),
                &prose.tokens,
                |_, gap| {
                    assert!(gap.start >= last, "{text:?}");
                },
            );
        }
        assert!(n_plain > 500, "{n_plain}");
    }

    #[test]
    fn a_sentence_joins_what_its_words_are() {
        let prose = read("Dana read 12 pages. \"They were good\".");
        let [first, second] = &prose.sentences[..] else {
            panic!("two sentences");
        };
        assert!(first.words.any.has(Shape::CAPITAL.with(Shape::NUMBER)));
        assert!(!first.words.any.has_any(Shape::QUOTED.with(Shape::WIDE)));
        assert!(second.words.all.has(Shape::KNOWN.with(Shape::QUOTED)));
        assert!(second.words.all_marks.has(Marks::LISTED));
        assert!(!second.words.any_marks.has(Marks::OPENS_BLANK));
    }

    #[test]
    fn a_brace_makes_code_of_a_run() {
        for run in [
            "a}b",
            "{name}",
            "www.example",
            "a/b://c",
            "/etc",
            "mail@host",
        ] {
            assert!(read(run).sentences[0].words.all.has(Shape::CODE), "{run}");
        }
        assert!(
            !read("good (one/two).").sentences[0]
                .words
                .any
                .has(Shape::CODE)
        );
    }
}
