//! Blanks somebody was to fill in: `[Company]`, `{{name}}`, `(insert date)`,
//! `XX`, "Your Name". What holds a blank is the business of the rules.
//!
//! Brackets alone say little: a mail may hold an elision, a reference, a link
//! or code. What they hold decides (`judge`). Every pass looks at each byte a
//! bounded number of times, however the brackets nest.

mod bare;
mod brackets;
mod judge;
#[cfg(test)]
mod openers;

use crate::draft::{Bytes, Shape, Token};
use crate::text::Span;

/// A stretch of text that is looked at.
#[derive(Clone, Copy)]
pub(super) struct Piece<'t> {
    pub(super) span: Span,
    /// Its words.
    pub(super) tokens: &'t [Token],
    /// What bytes it holds.
    pub(super) bytes: Bytes,
}

/// The blanks of `text` at `region`, whose words are `tokens` and whose blocks
/// are `pieces`; in order, and none overlaps another.
pub(super) fn find<'t>(
    text: &str,
    region: Span,
    pieces: impl Iterator<Item = Piece<'t>>,
    tokens: &[Token],
) -> Vec<Span> {
    let mut found = Vec::new();
    brackets::find(text, region, pieces, &mut found);
    found.retain(|span| !is_editorial(text, *span, tokens));
    bare::find(text, tokens, &mut found);
    // The widest first among those that start together, so that it stays.
    found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    found.retain(|span| {
        let is_apart = span.start >= end;
        if is_apart {
            end = span.end;
        }
        is_apart
    });
    found
}

/// "[The company] grew": what somebody else's words in quotation marks need to
/// stand alone.
fn is_editorial(text: &str, span: Span, tokens: &[Token]) -> bool {
    let first = tokens.partition_point(|token| (token.start as usize) < span.start);
    let is_quoted = tokens
        .get(first)
        .is_some_and(|token| token.shape.has(Shape::QUOTED));
    let is_mark = |ch: char| matches!(ch, '"' | '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}');
    let is_alone = text[..span.start].ends_with(is_mark) && text[span.end..].starts_with(is_mark);
    is_quoted && !is_alone && span.of(text).starts_with('[')
}
