//! What a stretch of text holds, gathered while its words are told: enough for
//! a rule to pass over a sentence or a block at one look.

use super::prose::{Shape, Token};
use super::words::number;
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
    /// No byte: behind a full stop, a question or an exclamation mark and white
    /// space a small letter may stand. Where it is not set, and all is ASCII,
    /// none does.
    pub(crate) const SMALL_OPENING: Self = Self(1 << 13);
    /// No byte: somewhere between two words, or before the first, may stand more
    /// than a blank or a line feed, alone or behind one of `,.;:?!`. Where it is
    /// not set, nothing else does.
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

/// What stands between words, gathered while they are told.
#[derive(Debug, Default)]
pub(super) struct Between<'a> {
    /// What bytes the text holds so far.
    pub(super) bytes: Bytes,
    /// Numbers of words before which an odd gap is, ascending; none where nobody
    /// asks for them.
    gaps: Option<&'a mut Vec<u32>>,
    /// How many of those are of other texts.
    n_others: usize,
}

impl<'a> Between<'a> {
    pub(super) fn with_gaps(gaps: &'a mut Vec<u32>) -> Self {
        Self {
            bytes: Bytes::default(),
            n_others: gaps.len(),
            gaps: Some(gaps),
        }
    }

    #[inline]
    pub(super) fn add(&mut self, bytes: Bytes) {
        self.bytes = self.bytes.with(bytes);
    }

    /// The gap before the word that gets this number is odd.
    pub(super) fn set_odd(&mut self, next: usize) {
        self.add(Bytes::ODD_GAP);
        let Some(gaps) = &mut self.gaps else {
            return;
        };
        let next = number(next);
        if gaps[self.n_others..].last() != Some(&next) {
            gaps.push(next);
        }
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
    /// Whether two that stand side by side have one number in the vocabulary, or
    /// none.
    pub(crate) has_twins: bool,
}

impl Words {
    /// The summary of the words that begin before `end`, and how many they are;
    /// `notable` gets the number of each notable one, of which the first has `number`.
    #[inline]
    pub(super) fn of(
        words: &[Token],
        number: u32,
        end: u32,
        notable: &mut Vec<u32>,
    ) -> (Self, usize) {
        // Shape and marks lie side by side, and are looked at together.
        let (mut any, mut all) = (0, u16::MAX);
        let (mut before, mut has_twins) = (u32::MAX, false);
        let mut next = number;
        for word in words {
            if word.start >= end {
                break;
            }
            let both = u16::from_le_bytes([word.shape.bits(), word.marks.bits()]);
            any |= both;
            all &= both;
            has_twins |= before == u32::from(word.id);
            before = u32::from(word.id);
            if word.marks.is_notable() {
                notable.push(next);
            }
            next += 1;
        }
        let ([any, any_marks], [all, all_marks]) = (any.to_le_bytes(), all.to_le_bytes());
        let words = Self {
            any: Shape::from_bits(any),
            all: Shape::from_bits(all),
            any_marks: Marks::from_bits(any_marks),
            all_marks: Marks::from_bits(all_marks),
            has_twins,
        };
        (words, (next - number) as usize)
    }

    /// The same where nothing is gathered.
    #[inline]
    pub(super) fn unread(
        words: &[Token],
        _number: u32,
        end: u32,
        _notable: &mut Vec<u32>,
    ) -> (Self, usize) {
        let unknown = Self {
            any: Shape::from_bits(u8::MAX),
            all: Shape::default(),
            any_marks: Marks::from_bits(u8::MAX),
            all_marks: Marks::default(),
            has_twins: true,
        };
        let beyond = words.iter().position(|word| word.start >= end);
        (unknown, beyond.unwrap_or(words.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Prose, Shape};
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
            let is_odd = prose.bytes.has_any(Bytes::ODD_GAP);
            assert_eq!(is_odd, !prose.gaps.is_empty(), "{text:?}");
            n_plain += usize::from(!is_odd);
            // A text behind another one's odd end.
            let twice = format!("({text} {text}");
            let mut both = Prose::default();
            both.push(&twice, Span::new(0, text.len() + 1));
            let second = Span::new(text.len() + 2, twice.len());
            let stretch = both.push(&twice, second);
            let words = both.numbers_of(&stretch.sentences);
            let mut told = Vec::new();
            both.each_gap(twice.as_bytes(), second, &words, &stretch.gaps, |_, gap| {
                told.push(gap);
            });
            assert_eq!(
                told,
                odd_gaps(&twice, second, &both.tokens[words]),
                "{twice:?}"
            );
        }
        assert!(n_plain > 500, "{n_plain}");
    }

    /// Each gap among the words of a text that holds more than a blank behind a
    /// mark, and what is behind the last word but for one mark.
    fn odd_gaps(text: &str, within: Span, words: &[Token]) -> Vec<Span> {
        let mut start = within.start;
        let mut gaps = Vec::new();
        for word in words {
            let gap = Span::new(start, word.start as usize);
            let marks = gap.of(text).strip_suffix([' ', '\n']);
            let marks = marks.map(|marks| {
                marks
                    .strip_suffix([',', '.', ';', ':', '?', '!'])
                    .unwrap_or(marks)
            });
            if !gap.is_empty() && marks != Some("") {
                gaps.push(gap);
            }
            start = word.span().end;
        }
        let last = Span::new(start, within.end);
        let is_mark = matches!(last.of(text), "," | "." | ";" | ":" | "?" | "!");
        gaps.extend((!last.is_empty() && !is_mark).then_some(last));
        gaps
    }

    #[test]
    fn what_rules_look_for_is_notable() {
        let prose = read("An egg and a Frobnitz, i'm sure, as I'm told: your colour.");
        let notable = |word: &u32| prose.tokens[*word as usize].span();
        let text = "An egg and a Frobnitz, i'm sure, as I'm told: your colour.";
        let words: Vec<&str> = prose
            .notable
            .iter()
            .map(|word| notable(word).of(text))
            .collect();
        for word in ["An", "a", "Frobnitz", "i'm", "your", "colour"] {
            assert!(words.contains(&word), "{word}: {words:?}");
        }
        for word in ["and", "sure", "told"] {
            assert!(!words.contains(&word), "{word}");
        }
        let [sentence] = &prose.sentences[..] else {
            panic!("one sentence");
        };
        assert_eq!(prose.notable_in(sentence).len(), prose.notable.len());
        assert!(
            sentence
                .words
                .any_marks
                .has(Marks::ARTICLE.with_if(Marks::SMALL_I, true))
        );
        let large = read("I'm told I am I.");
        assert!(!large.sentences[0].words.any_marks.has(Marks::SMALL_I));
        assert!(!large.sentences[0].words.has_twins);
        assert!(read("I had it it had.").sentences[0].words.has_twins);
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
