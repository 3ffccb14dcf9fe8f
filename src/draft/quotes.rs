//! Words between quotation marks, which are somebody else's.

use super::prose::{Shape, Token};
use super::summary::Bytes;
use crate::text::Span;

/// A quotation mark may be among bytes of these classes.
pub(super) const MAY_QUOTE: Bytes = Bytes::WIDE.with(Bytes::QUOTE);

/// Marks the words between quotation marks. A mark that is not closed in the
/// same block quotes nothing.
pub(super) fn mark_quoted(text: &str, block: Span, tokens: &mut [Token]) {
    if tokens.is_empty() {
        return;
    }
    let (mut opened, mut token) = (None::<(usize, char)>, 0);
    // The marks, or the first bytes of those that are not ASCII.
    for offset in memchr::memchr3_iter(b'"', 0xe2, 0xc2, block.of(text).as_bytes()) {
        let at = block.start + offset;
        let ch = text[at..].chars().next().unwrap_or_default();
        match (opened, ch) {
            (None, '"' | '\u{201c}' | '\u{201e}' | '\u{ab}') => opened = Some((at, ch)),
            (Some((start, open)), _) if closes(open, ch) => {
                opened = None;
                while token < tokens.len() && (tokens[token].start as usize) < start {
                    token += 1;
                }
                while token < tokens.len() && (tokens[token].start as usize) < at {
                    tokens[token].shape = tokens[token].shape.with(Shape::QUOTED);
                    token += 1;
                }
            }
            _ => {}
        }
    }
}

fn closes(open: char, ch: char) -> bool {
    match open {
        '"' => ch == '"',
        '\u{ab}' => ch == '\u{bb}',
        _ => matches!(ch, '\u{201d}' | '\u{201c}' | '"'),
    }
}
