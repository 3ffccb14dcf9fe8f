//! Where marks of punctuation stand in the writer's own text.

use crate::draft::Role;
use crate::lint::Input;
use crate::text::Span;

/// Calls `out` with the place of each comma, full stop, semicolon, colon,
/// question and exclamation mark and each opening bracket of the paragraphs, and
/// with the paragraph.
///
/// Marks within a word (`example.org`) are part of it.
pub(super) fn each(input: &Input<'_>, mut out: impl FnMut(&str, Span, usize)) {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    for block in draft.role(Role::Paragraph) {
        let look = |bytes: &[u8], gap: Span| {
            for (at, byte) in (gap.start..).zip(&bytes[gap.start..gap.end]) {
                if matches!(byte, b',' | b'.' | b';' | b':' | b'?' | b'!' | b'(') {
                    out(text, block.span, at);
                }
            }
        };
        let words = draft.body.numbers_of(&block.sentences);
        draft
            .body
            .each_gap(text.as_bytes(), block.span, &words, &block.gaps, look);
    }
}

/// How far a run without white space is looked at: beyond, it is none of prose.
const REACH: usize = 60;

/// The run without white space that holds `at`; none where it is longer than
/// any of prose.
pub(super) fn run(text: &str, within: Span, at: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let is_blank = |byte: &u8| byte.is_ascii_whitespace();
    let from = within.start.max(at.saturating_sub(REACH));
    let until = within.end.min(at + REACH);
    let start = bytes[from..at].iter().rposition(is_blank);
    let end = bytes[at..until].iter().position(is_blank);
    let start = match start {
        Some(blank) => from + blank + 1,
        None if from == within.start => from,
        None => return None,
    };
    let end = match end {
        Some(blank) => at + blank,
        None if until == within.end => until,
        None => return None,
    };
    text.get(start..end)
}

/// The run of letters that ends at `end`, at most [`REACH`] bytes of it.
pub(super) fn word_before(text: &str, end: usize) -> &str {
    let from = text.floor_char_boundary(end.saturating_sub(REACH));
    let head = &text[from..end];
    let is_other = |ch: char| !ch.is_alphabetic();
    let start = head.char_indices().rev().find(|(_, ch)| is_other(*ch));
    start.map_or(head, |(at, ch)| &head[at + ch.len_utf8()..])
}

/// The run of letters that begins at `start`, at most [`REACH`] bytes of it.
pub(super) fn word_behind(text: &str, start: usize) -> &str {
    let until = text.floor_char_boundary(text.len().min(start + REACH));
    let tail = &text[start.min(until)..until];
    let end = tail.find(|ch: char| !ch.is_alphabetic());
    &tail[..end.unwrap_or(tail.len())]
}
