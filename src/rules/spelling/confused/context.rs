//! Whether the words around a word fit a context.

use std::borrow::Cow;

use super::classes;
use super::table::{Row, bit};
use crate::draft::{Shape, Token};
use crate::phrases::fold;

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
    /// The bits of the words on either side of the one at `at`.
    pub(super) fn bits(&self, at: usize) -> (u64, u64) {
        let (before, behind) = (Side::Before, Side::Behind);
        (self.next_bit(at, before), self.next_bit(at, behind))
    }

    /// Whether the words around the one at `at` are those of the row.
    pub(super) fn fit(&self, row: &Row, at: usize) -> bool {
        if self.is_joined(at) {
            return false;
        }
        let elements = row
            .before()
            .split(' ')
            .rev()
            .filter(|each| !each.is_empty());
        self.fits(elements, at, Side::Before)
            && self.fits(
                row.behind().split(' ').filter(|each| !each.is_empty()),
                at,
                Side::Behind,
            )
    }

    /// The bit of the next word; all where there is none, or one whose bytes
    /// do not tell.
    fn next_bit(&self, at: usize, side: Side) -> u64 {
        let next = match side {
            Side::Before => at.checked_sub(1),
            Side::Behind => Some(at + 1),
        };
        let token = next.and_then(|next| self.tokens.get(next));
        let word = token.map(|token| token.span().of(self.text).as_bytes());
        match word {
            Some([first, .., last]) => bit(*first, *last),
            Some([only]) => bit(*only, *only),
            _ => u64::MAX,
        }
    }

    /// Whether the words on one side of `at` are as the elements ask, the
    /// nearest first. An element that may be missing is tried either way, so
    /// that the work is bounded by the elements.
    fn fits<'e>(
        &self,
        mut elements: impl Iterator<Item = &'e str> + Clone,
        at: usize,
        side: Side,
    ) -> bool {
        let Some(element) = elements.next() else {
            return true;
        };
        if let Some(other) = element.strip_prefix('!') {
            return match self.next(at, side) {
                Next::Wall => false,
                Next::Edge => !has_alternative(other, "$") && elements.next().is_none(),
                Next::Word(next) => !self.is_any(other, next) && self.fits(elements, next, side),
            };
        }
        if has_alternative(element, "") && self.fits(elements.clone(), at, side) {
            return true;
        }
        match self.next(at, side) {
            Next::Word(next) => self.is_any(element, next) && self.fits(elements, next, side),
            Next::Edge => {
                (has_alternative(element, "$") || has_alternative(element, "^"))
                    && elements.next().is_none()
            }
            Next::Wall => false,
        }
    }

    /// Whether the word at `at` is one of an element's alternatives.
    fn is_any(&self, element: &str, at: usize) -> bool {
        let token = self.tokens[at];
        let word = token.span().of(self.text);
        let word = if word.len() > 40 {
            return false;
        } else if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(fold(word))
        };
        alternatives(element).any(|alternative| {
            alternative == word
                || alternative.starts_with('<') && classes::holds(alternative, token, &word)
        })
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
        let between = &self.text[self.tokens[first].span().end..self.tokens[second].span().start];
        if between.chars().all(char::is_whitespace) && !between.is_empty() {
            let shape = self.tokens[next].shape;
            if shape.has(Shape::QUOTED) || shape.has(Shape::CODE) || self.is_joined(next) {
                return Next::Wall;
            }
            return Next::Word(next);
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

    /// Whether a hyphen or a slash joins the word to another.
    fn is_joined(&self, at: usize) -> bool {
        let span = self.tokens[at].span();
        let is_joint = |ch: char| {
            matches!(
                ch,
                '-' | '\u{2010}' | '\u{2011}' | '/' | '_' | '\'' | '\u{2019}' | '*' | '`'
            )
        };
        self.text[..span.start].ends_with(is_joint) || self.text[span.end..].starts_with(is_joint)
    }
}

/// `a`, `b` and the empty word of `(a|b|)`.
fn alternatives(element: &str) -> impl Iterator<Item = &str> {
    let inner = element
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    inner.unwrap_or(element).split('|')
}

fn has_alternative(element: &str, wanted: &str) -> bool {
    alternatives(element).any(|alternative| alternative == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn classes_that_contexts_name_are_there() {
        let file = include_str!("../../../../data/confused-words.txt");
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            for element in line.split(' ').filter(|each| !each.contains('[')) {
                let element = element.trim_start_matches('!');
                for name in alternatives(element).filter(|name| name.starts_with('<')) {
                    assert!(classes::NAMES.contains(&name), "{line}");
                }
            }
        }
    }
}
