//! What stands beside a word, as evidence of which word it is.
//!
//! The model weighs it by number, the learner by name; both walk over the very
//! same.

use std::ops::Range;

use super::grams;
use super::kinds::{self, PLACES};
use super::model;
use crate::draft::{Prose, Shape, Token};
use crate::phrases::fold;
use crate::text::Span;

/// Words on either side that count as near.
const NEAR: usize = 5;

/// A word or a mark beside.
#[derive(Clone, Copy, Debug)]
struct Next {
    kind: u8,
    is_word: bool,
    /// What contexts of n-grams know it by: the word's number in the vocabulary, or that
    /// of an end of the sentence; 0 of others.
    id: u16,
}

impl Next {
    const fn mark(kind: u8) -> Self {
        let id = match kind {
            kinds::START => grams::START,
            kinds::END | kinds::QUESTION => grams::END,
            _ => 0,
        };
        Self {
            kind,
            is_word: false,
            id,
        }
    }
}

const START: Next = Next::mark(kinds::START);
const BEYOND: Next = Next::mark(kinds::BEYOND);

/// The two words or marks on either side, the nearer first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Close {
    before: [Next; 2],
    behind: [Next; 2],
}

/// A piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Kind(u8),
    Kinds(u8, u8),
    /// A word, by its place among the words of the sentence.
    Word(usize),
}

/// The words of a sentence, and which of them are asked about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Close {
    /// The kinds of all four, as the places of evidence are numbered.
    #[inline]
    pub(super) fn kinds(&self) -> [u8; kinds::KINDS] {
        let ([one, two], [three, four]) = (self.before, self.behind);
        [one.kind, two.kind, three.kind, four.kind]
    }

    /// The keys of the contexts of n-grams.
    #[inline]
    pub(super) fn keys(&self) -> [u32; grams::N] {
        let ([one, two], [three, four]) = (self.before, self.behind);
        grams::keys([one.id, two.id], [three.id, four.id])
    }
}

impl Beside<'_> {
    /// What stands next to the words on either side.
    #[inline]
    pub(super) fn close(&self) -> Close {
        self.close_by([false; 2])
    }

    /// The same where `is_next` is known of either side: nothing but a blank parts the
    /// words there from another.
    #[inline]
    pub(super) fn close_by(&self, is_next: [bool; 2]) -> Close {
        Close {
            before: self.before(is_next[0]),
            behind: self.behind(is_next[1]),
        }
    }

    /// Calls `out` with the evidence of the two words on either side.
    pub(super) fn pieces(&self, mut out: impl FnMut(u8, Piece)) {
        let close = self.close();
        let ([one, two], [three, four]) = (close.before, close.behind);
        let (first, last) = (self.first, self.last);
        // Behind a mark the second is the word next to it.
        let is_mark = matches!(one.kind, kinds::COMMA | kinds::STOP | kinds::DASH);
        let second = if is_mark { 1 } else { 2 };
        let words = [
            (one, first.wrapping_sub(1)),
            (two, first.wrapping_sub(second)),
            (three, last + 1),
            (four, last + 2),
        ];
        for (place, (next, at)) in (0..).zip(words) {
            if next.kind != kinds::BEYOND {
                out(place, Piece::Kind(next.kind));
            }
            if next.is_word {
                out(place + 4, Piece::Word(at));
            }
        }
        let mut pair = |place, one: Next, other: Next| {
            out(place, Piece::Kinds(one.kind, other.kind));
        };
        pair(kinds::AROUND, one, three);
        pair(kinds::BOTH_BEHIND, three, four);
        pair(kinds::BOTH_BEFORE, one, two);
    }

    /// Calls `out` with the words nearby that mean something by themselves.
    pub(super) fn near(&self, mut out: impl FnMut(usize)) {
        let from = self.first.saturating_sub(NEAR);
        let until = (self.last + NEAR + 1).min(self.tokens.len());
        for at in (from..self.first).chain(self.last + 1..until) {
            if !(model::FIRST_LISTED..model::FIRST_OPEN).contains(&self.kind(&self.tokens[at], at))
            {
                out(at);
            }
        }
    }

    #[inline]
    fn before(&self, is_next: bool) -> [Next; 2] {
        let (first, tokens) = (self.first, self.tokens);
        let Some((one, others)) = tokens[..first].split_last() else {
            return [START, BEYOND];
        };
        if !is_next {
            match self.mark(one, &tokens[first]) {
                0 => {}
                kinds::WALL => return [Next::mark(kinds::WALL), BEYOND],
                // It hides all but the word next to it.
                mark => return [Next::mark(mark), self.word(one, first - 1)],
            }
        }
        let near = self.word(one, first - 1);
        let Some(two) = others.last() else {
            return [near, START];
        };
        match self.mark(two, one) {
            0 => [near, self.word(two, first - 2)],
            mark => [near, Next::mark(mark)],
        }
    }

    #[inline]
    fn behind(&self, is_next: bool) -> [Next; 2] {
        let (last, tokens) = (self.last, self.tokens);
        let Some((one, others)) = tokens[last + 1..].split_first() else {
            return [self.end(&tokens[last]), BEYOND];
        };
        if !is_next {
            let mark = self.mark(&tokens[last], one);
            if mark != 0 {
                return [Next::mark(mark), BEYOND];
            }
        }
        let near = self.word(one, last + 1);
        let Some(two) = others.first() else {
            return [near, self.end(one)];
        };
        match self.mark(one, two) {
            0 => [near, self.word(two, last + 2)],
            mark => [near, Next::mark(mark)],
        }
    }

    /// The end behind the last word.
    fn end(&self, last: &Token) -> Next {
        let end = last.span().end;
        let asks = match self.text.as_bytes().get(end) {
            Some(b'.' | b',' | b'!') | None => false,
            Some(_) => self.text[end..].trim_start().starts_with('?'),
        };
        Next::mark(if asks { kinds::QUESTION } else { kinds::END })
    }

    /// The word `token`, which is at `at`.
    #[inline]
    fn word(&self, token: &Token, at: usize) -> Next {
        if token.shape.has_any(Shape::QUOTED.with(Shape::CODE)) {
            return Next::mark(kinds::WALL);
        }
        Next {
            kind: self.kind(token, at),
            is_word: true,
            id: token.id,
        }
    }

    #[inline]
    fn kind(&self, token: &Token, at: usize) -> u8 {
        let listed = model::kind(token.id);
        if listed != 0 && listed & kinds::UNLISTED == 0 {
            return listed;
        }
        self.other_kind(token, at, listed)
    }

    /// The kind of a word that is not `listed`, or with [`kinds::UNLISTED`].
    fn other_kind(&self, token: &Token, at: usize, listed: u8) -> u8 {
        if token.shape.has(Shape::NUMBER) {
            return kinds::NUMBER;
        }
        if at > 0 && token.shape.has(Shape::CAPITAL) {
            return kinds::NAME;
        }
        if listed != 0 {
            return listed & !kinds::UNLISTED;
        }
        let word = token.span().of(self.text);
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return kinds::by_ending(word);
        }
        kinds::by_ending(&fold(word))
    }

    /// The mark between two words that follow each other; 0 for blanks.
    #[inline]
    fn mark(&self, one: &Token, other: &Token) -> u8 {
        let (end, start) = (one.span().end, other.start as usize);
        // Nearly always.
        if start == end + 1 && matches!(self.text.as_bytes()[end], b' ' | b'\n') {
            return 0;
        }
        mark(Span::new(end, start).of(self.text))
    }
}

/// The mark that stands between two words; 0 for blanks.
#[cold]
fn mark(between: &str) -> u8 {
    let inner = between.trim();
    let is_all = |marks: &[char]| inner.chars().all(|ch| marks.contains(&ch));
    if inner.is_empty() {
        if between.is_empty() { kinds::WALL } else { 0 }
    } else if inner == "," {
        kinds::COMMA
    } else if is_all(&['-', '\u{2013}', '\u{2014}']) && inner.len() < between.len() {
        kinds::DASH
    } else if is_all(&['.', ';', ':', '!', '?', '\u{2026}']) {
        kinds::STOP
    } else {
        kinds::WALL
    }
}

/// Calls `out` with what stands beside the words at `place` of a sentence.
pub(super) fn at(sentence: &str, place: Range<usize>, out: impl FnOnce(Beside<'_>)) {
    let mut prose = Prose::default();
    prose.push(sentence, Span::new(0, sentence.len()));
    let is_inside = |token: &Token| {
        let span = token.span();
        span.start < place.end && place.start < span.end
    };
    for part in &prose.sentences {
        let tokens = &prose.tokens[part.tokens.clone()];
        let first = tokens.iter().position(is_inside);
        let last = tokens.iter().rposition(is_inside);
        if let (Some(first), Some(last)) = (first, last) {
            return out(Beside {
                text: sentence,
                tokens,
                first,
                last,
            });
        }
    }
}

/// The names of what stands beside the words at `place` of a sentence, as the
/// rows of `data/confused-words.tsv` have them: food for the learner.
#[must_use]
pub fn evidence(sentence: &str, place: Range<usize>) -> Vec<String> {
    let mut names = Vec::new();
    at(sentence, place, |beside| {
        let word = |at: usize| fold(beside.tokens[at].span().of(sentence));
        beside.pieces(|place, piece| {
            let value = match piece {
                Piece::Kind(kind) => model::kind_name(kind).to_owned(),
                Piece::Kinds(one, other) => {
                    format!("{}+{}", model::kind_name(one), model::kind_name(other))
                }
                Piece::Word(at) => word(at),
            };
            names.push(format!("{}\t{value}", PLACES[usize::from(place)]));
        });
        beside.near(|at| {
            let near = PLACES[usize::from(kinds::NEAR)];
            names.push(format!("{near}\t{}", word(at)));
        });
    });
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_hides_all_but_the_word_next_to_it() {
        let words = |sentence: &str| {
            let at = sentence.find("then").unwrap();
            let names = evidence(sentence, at..at + 4);
            let words = names.into_iter().filter(|name| name.starts_with("word"));
            words.collect::<Vec<String>>().join("; ")
        };
        assert_eq!(words("Later, then."), "word 2 before\tlater");
        assert_eq!(
            words("We ate later; then we all left."),
            "word 2 before\tlater; word 2 behind\tall; word behind\twe"
        );
        assert_eq!(
            words("We ate then, all."),
            "word 2 before\twe; word before\tate"
        );
    }
}
