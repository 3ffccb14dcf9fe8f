//! The words that most of a text is made of: up to seven letters, alone in
//! their run, with one blank behind them or a mark and one blank.
//!
//! They are told one after the other in a loop that does nothing else, by eight
//! bytes at a time; what stands elsewhere is left to [`super::words`].

use super::classes::class;
use super::prose::{Shape, Token};
use super::summary::{Between, Bytes};
use super::words::{MARKS, is_mark, number};
use crate::phrases::{self, Letters};
use crate::text::Span;

/// Bytes that tell of a word: eight of its own, of which the last ends it, a
/// mark and a blank.
const WINDOW: usize = 10;

/// Appends the words that stand so one after the other at the beginning of `span`,
/// but for the last of the span; gives where the next run is expected, and its
/// letters if they were looked at.
#[inline]
pub(super) fn push(
    text: &[u8],
    span: Span,
    between: &mut Between<'_>,
    out: &mut Vec<Token>,
) -> (usize, Option<Letters>) {
    let (mut at, span_end) = (number(span.start), number(span.end));
    let (mut marks, mut next) = (Bytes::default(), None);
    while let Some((window, piece)) = window(text, at as usize) {
        let letters = Letters::of(u64::from_le_bytes(*piece));
        let len = letters.len();
        next = Some(letters);
        if !(1..8).contains(&len) {
            break;
        }
        let mut end = at + number(len) + 1;
        let mut mark = Bytes::default();
        if !is_gap(window[len]) {
            if !is_mark(window[len]) || !is_gap(window[len + 1]) {
                break;
            }
            mark = class(window[len]);
            end += 1;
        }
        if end > span_end {
            break;
        }
        marks = marks.with(mark);
        out.push(token(at, letters, Shape::OPENS_RUN));
        (at, next) = (end, None);
    }
    between.add(marks.among(MARKS));
    (at as usize, next)
}

/// The bytes that tell of the word at `at`, and the first eight of them.
#[inline]
fn window(text: &[u8], at: usize) -> Option<(&[u8; WINDOW], &[u8; 8])> {
    let window = text.get(at..at + WINDOW)?.first_chunk()?;
    Some((window, window.first_chunk()?))
}

/// A blank as there is one between most words.
#[inline]
fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
}

/// A word of up to seven letters.
#[inline]
pub(super) fn token(start: u32, letters: Letters, shape: Shape) -> Token {
    let (id, marks) = phrases::vocabulary_id_short(letters.small());
    let mut shape = shape.with(Shape::known(marks));
    let mut marks = marks;
    if letters.opens_large() {
        let is_shouted = !letters.has_small() && letters.len() > 1;
        marks = marks.of_large();
        shape = shape.with(Shape::CAPITAL);
        shape = shape.with_if(Shape::SHOUTED, is_shouted);
    }
    Token {
        start,
        len: number(letters.len()),
        id,
        shape,
        marks,
    }
}
