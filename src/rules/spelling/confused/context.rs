//! Whether the words around a word fit a context.

use super::classes;
use super::table::{self, Element, Row};
use crate::draft::{Shape, Token};
use crate::phrases::fold;
use crate::text::Span;

/// Bytes of a word beyond which it fits no context.
const LONGEST: usize = 40;

/// The words of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
}

/// What stands next to a word on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// A word, with nothing but blanks in between.
    Word(usize),
    /// The end of the sentence, or a mark of punctuation.
    Edge,
    /// A hyphen, code, or words that are somebody else's: no context reaches
    /// farther.
    Wall,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

impl Words<'_> {
    /// The first row of the wrong word `place` that the words around the one at `at`
    /// fit, next to which is what is `beside` it.
    pub(super) fn row(
        &self,
        at: usize,
        place: table::Place,
        beside: [table::Next; 2],
    ) -> Option<&'static Row> {
        let group = table::group(place);
        // Hardly ever.
        if group.may_fit(beside) {
            self.row_of(group, at, beside)
        } else {
            None
        }
    }

    #[inline(never)]
    fn row_of(
        &self,
        group: &table::Group,
        at: usize,
        beside: [table::Next; 2],
    ) -> Option<&'static Row> {
        group.rows(beside).find(|row| {
            self.fits(row.before(), at, Side::Before) && self.fits(row.behind(), at, Side::Behind)
        })
    }

    /// What stands on either side of the word at `at`, at a look.
    #[inline]
    pub(super) fn nearest(&self, at: usize) -> [table::Next; 2] {
        let bytes = self.text.as_bytes();
        let next = |next: Option<&Token>, end: usize, start: usize| {
            let Some(word) = next else {
                return table::Next::Edge;
            };
            match (bytes[end], word.id) {
                (b' ' | b'\n', id) if start == end + 1 => match id {
                    0 => table::Next::Unlisted,
                    id => table::Next::Word(id),
                },
                // No word is next to one behind a mark.
                (b'!'..=b'~', _) => table::Next::Edge,
                _ => table::Next::Unknown,
            }
        };
        let (span, tokens) = (self.tokens[at].span(), self.tokens);
        let (before, behind) = (tokens[..at].last(), tokens.get(at + 1));
        [
            next(before, before.map_or(0, |word| word.span().end), span.start),
            next(
                behind,
                span.end,
                behind.map_or(0, |word| word.start as usize),
            ),
        ]
    }

    /// Whether the words on one side of `at` are as the elements ask, the
    /// nearest first. An element that may be missing is tried either way, so
    /// that the work is bounded by the elements.
    fn fits(&self, elements: &[Element], at: usize, side: Side) -> bool {
        let Some((element, rest)) = elements.split_first() else {
            return true;
        };
        if element.is_negated() {
            return match self.next(at, side) {
                Next::Wall => false,
                Next::Edge => !element.names_edge() && rest.is_empty(),
                Next::Word(next) => !self.is_any(*element, next) && self.fits(rest, next, side),
            };
        }
        if element.is_optional() && self.fits(rest, at, side) {
            return true;
        }
        match self.next(at, side) {
            Next::Word(next) => self.is_any(*element, next) && self.fits(rest, next, side),
            Next::Edge => element.names_edge() && rest.is_empty(),
            Next::Wall => false,
        }
    }

    /// Whether the word at `at` is one of an element's alternatives.
    fn is_any(&self, element: Element, at: usize) -> bool {
        let token = self.tokens[at];
        token.len as usize <= LONGEST
            && (element.names(token.id)
                || element.classes != 0 && element.classes & self.classes(token) != 0)
    }

    fn classes(&self, token: Token) -> u16 {
        let bit = |class: u16, holds: bool| if holds { class } else { 0 };
        let by_spelling = match token.id {
            0 => classes::by_spelling(&fold(token.span().of(self.text))),
            id => table::classes(id),
        };
        by_spelling
            | bit(classes::NUMBER, token.shape.has(Shape::NUMBER))
            | bit(
                classes::CAPITAL,
                token.shape.has(Shape::CAPITAL) && token.len > 1,
            )
    }

    fn next(&self, at: usize, side: Side) -> Next {
        let next = match side {
            Side::Before => at.checked_sub(1),
            Side::Behind => Some(at + 1).filter(|next| *next < self.tokens.len()),
        };
        let Some(next) = next else {
            return Next::Edge;
        };
        let (first, second) = (at.min(next), at.max(next));
        let between = Span::new(
            self.tokens[first].span().end,
            self.tokens[second].start as usize,
        );
        // Nearly always.
        if let [b' ' | b'\n'] = self.text.as_bytes()[between.start..between.end] {
            return self.word(next);
        }
        let between = between.of(self.text);
        if between.chars().all(char::is_whitespace) && !between.is_empty() {
            return self.word(next);
        }
        // "in-house" is no "in", and "and/or" neither; a dash has blanks.
        let is_mark = |ch: char| {
            ch.is_whitespace()
                || matches!(ch, ',' | '.' | ';' | ':' | '!' | '?' | '-')
                || matches!(ch, '\u{2013}' | '\u{2014}' | '\u{2026}')
        };
        let is_edge = between.chars().all(is_mark) && between.len() > 1;
        // Within quotation marks and parentheses a sentence goes on.
        if is_edge || between == "\u{2014}" {
            Next::Edge
        } else {
            Next::Wall
        }
    }

    /// The word at `at`, which is next to one, unless it is a wall.
    fn word(&self, at: usize) -> Next {
        let is_other = self.tokens[at]
            .shape
            .has_any(Shape::QUOTED.with(Shape::CODE));
        if is_other || self.is_joined(at) {
            return Next::Wall;
        }
        Next::Word(at)
    }

    /// Whether a hyphen or a slash joins the word to another.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let (span, bytes) = (self.tokens[at].span(), self.text.as_bytes());
        let is_blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\n'));
        // Blanks, nearly always.
        if is_blank(bytes.get(span.start.wrapping_sub(1))) && is_blank(bytes.get(span.end)) {
            return false;
        }
        let is_joint = |ch: char| {
            matches!(
                ch,
                '-' | '\u{2010}' | '\u{2011}' | '/' | '_' | '\'' | '\u{2019}' | '*' | '`'
            )
        };
        self.text[..span.start].ends_with(is_joint) || self.text[span.end..].starts_with(is_joint)
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Prose;
    use crate::text::Span;

    /// The confusions found in a text: what is wrong, and what is meant.
    fn found(text: &str) -> Vec<(String, &'static str)> {
        let mut prose = Prose::default();
        prose.push(text, Span::new(0, text.len()));
        let mut found = Vec::new();
        super::super::find(text, &prose.tokens, |at, confusion| {
            let word = prose.tokens[at].span().of(text).to_owned();
            found.push((word, confusion.right));
        });
        found
    }

    #[test]
    fn a_context_is_words_and_nothing_between() {
        let one = |wrong: &str, right| vec![(wrong.to_owned(), right)];
        assert_eq!(found("It was rather late then, and cold"), []);
        assert_eq!(found("They helped each other then"), []);
        assert_eq!(found("no other then you"), one("then", "than"));
        assert_eq!(found("no other,then you"), []);
        assert_eq!(found("no other\n  THEN you"), one("THEN", "than"));
        assert_eq!(
            found("it was of it\u{2019}s own"),
            one("it\u{2019}s", "its")
        );
        assert_eq!(found("in your in-house team"), []);
        assert_eq!(found("your welcome"), one("your", "you're"));
        assert_eq!(found("thank you for your welcome."), []);
        assert_eq!(found("\"rather then go\""), []);
    }

    #[test]
    fn no_correction_leads_back() {
        assert_eq!(found("Thank you for their the interview go?"), []);
        assert_eq!(found("look forward to here from you")[0].1, "hear");
        let texts = include_str!("../../../../data/confused-words.txt");
        let words = || texts.split(|ch: char| !ch.is_alphabetic() && ch != '\'');
        let words: Vec<&str> = words().filter(|word| word.len() > 1).collect();
        let (mut seed, mut n_found) = (7_usize, 0);
        for _ in 0..20_000 {
            let mut text = String::from("we");
            for _ in 0..6 {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695);
                text.push(' ');
                text.push_str(words[(seed >> 33) % words.len()]);
            }
            n_found += usize::from(!found(&text).is_empty());
            // Each time the first is corrected; none comes twice.
            let mut texts_so_far = vec![text];
            while let Some(mended) = corrected(&texts_so_far[texts_so_far.len() - 1]) {
                assert!(!texts_so_far.contains(&mended), "{texts_so_far:?}");
                texts_so_far.push(mended);
            }
        }
        assert!(n_found > 1000, "{n_found}");
    }

    /// A text with its first confusion corrected, if it has any.
    fn corrected(text: &str) -> Option<String> {
        let mut prose = Prose::default();
        prose.push(text, Span::new(0, text.len()));
        let mut mended = None;
        super::super::find(text, &prose.tokens, |at, confusion| {
            let span = prose.tokens[at].span();
            let (before, behind) = (&text[..span.start], &text[span.end..]);
            mended.get_or_insert_with(|| format!("{before}{}{behind}", confusion.right));
        });
        mended
    }
}
