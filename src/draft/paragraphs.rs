//! Paragraphs: parted by blank lines, or by line breaks that no wrapping made.

use super::lines::{Kind, Line};
use crate::text::Span;

/// A text whose longest line is longer than this was not wrapped by hand or by
/// a mail client (RFC 5322 section 2.1.1 asks for 78), so that every line break
/// in it is meant.
const WRAPPED: usize = 100;

/// The length of the longest of the writer's own lines.
pub(super) fn width(lines: &[Line]) -> usize {
    let own = lines.iter().filter(|line| line.kind == Kind::Own);
    own.map(|line| line.span().len()).max().unwrap_or(0)
}

/// The paragraphs among `lines` whose text lies within `own`; the longest line
/// of the mail has `width` bytes.
pub(super) fn paragraphs(text: &str, lines: &[Line], width: usize, own: Span, out: &mut Vec<Span>) {
    if own.is_empty() {
        return;
    }
    let mut open: Option<Span> = None;
    let first = lines.partition_point(|line| line.span().end <= own.start);
    let lines = lines[first..].iter();
    for line in lines.take_while(|line| line.span().start < own.end) {
        let clipped = Span::new(
            line.span().start.max(own.start),
            line.span().end.min(own.end),
        );
        if line.kind != Kind::Own || clipped.is_empty() {
            out.extend(open.take());
            continue;
        }
        open = Some(match open {
            Some(paragraph) if !is_break(text, paragraph, clipped, width) => {
                Span::new(paragraph.start, clipped.end)
            }
            before => {
                out.extend(before);
                clipped
            }
        });
    }
    out.extend(open);
}

/// Whether the line break before `next` is meant.
fn is_break(text: &str, paragraph: Span, next: Span, width: usize) -> bool {
    let next = next.of(text);
    if is_item(next) {
        return true;
    }
    let before = paragraph.of(text);
    let ends_sentence = before.ends_with(['.', '?', '!', ':', '\u{2026}', '"', '\u{201d}', ')']);
    if !ends_sentence {
        // A wrapped text may be broken anywhere; one that is not has no reason
        // to break before a word in lower case but a slip.
        return width > WRAPPED && !next.starts_with(char::is_lowercase);
    }
    if width > WRAPPED {
        return true;
    }
    // Wrapping would have kept the next word on the line before.
    let line = before.rsplit('\n').next().unwrap_or_default();
    let word = next.split_whitespace().next().unwrap_or_default();
    line.len() + 1 + word.len() <= width
}

/// Whether a line opens an item of a list.
fn is_item(line: &str) -> bool {
    if !matches!(line.as_bytes(), [b'-' | b'*' | b'0'..=b'9' | 0xe2, ..]) {
        return false;
    }
    let bullet = ["- ", "* ", "\u{2022} ", "\u{2013} "];
    if bullet.iter().any(|bullet| line.starts_with(bullet)) {
        return true;
    }
    let digits = line.len()
        - line
            .trim_start_matches(|ch: char| ch.is_ascii_digit())
            .len();
    (1..=2).contains(&digits)
        && matches!(line.as_bytes().get(digits), Some(b'.' | b')'))
        && line.as_bytes().get(digits + 1) == Some(&b' ')
}
