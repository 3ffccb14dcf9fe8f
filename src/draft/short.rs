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

/// Bytes that tell of a word: eight of its own, of which the last ends it, a
/// mark and a blank.
const WINDOW: usize = 10;

/// Appends the words that stand so one after the other from `at` on; gives where
/// the next run is expected.
pub(super) fn push(
    bytes: &[u8],
    mut at: usize,
    between: &mut Between<'_>,
    out: &mut Vec<Token>,
) -> usize {
    let mut marks = Bytes::default();
    while let Some((window, piece)) = window(bytes, at) {
        let letters = Letters::of(u64::from_le_bytes(*piece));
        let len = letters.len();
        if !(1..8).contains(&len) {
            break;
        }
        let mut end = at + len + 1;
        if !is_gap(window[len]) {
            if !is_mark(window[len]) || !is_gap(window[len + 1]) {
                break;
            }
            marks = marks.with(class(window[len]));
            end += 1;
        }
        out.push(token(at, letters, Shape::OPENS_RUN));
        at = end;
    }
    between.add(marks.among(MARKS));
    at
}

/// The bytes that tell of the word at `at`, and the first eight of them.
#[inline]
fn window(bytes: &[u8], at: usize) -> Option<(&[u8; WINDOW], &[u8; 8])> {
    let window = bytes.get(at..)?.first_chunk()?;
    Some((window, window.first_chunk()?))
}

/// A blank as there is one between most words.
#[inline]
fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
}

/// A word of so few letters that one piece of a key holds them.
#[inline]
pub(super) fn token(start: usize, letters: Letters, shape: Shape) -> Token {
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
        start: number(start),
        len: number(letters.len()),
        id,
        shape,
        marks,
    }
}
