//! Fixes as edits of raw bytes, where an editor may apply them as they are.

use std::borrow::Cow;

use crate::diagnostic::{Edit, Fix};
use crate::message::Message;
use crate::text::Span;

/// The raw bytes that each edit of `fix` replaces. None where the text is encoded
/// so that new words could not simply stand in place of the old ones: offering
/// the edit there would offer a broken mail.
#[must_use]
pub fn raw_edits<'a>(message: &Message<'_>, fix: &'a Fix) -> Option<Vec<(Span, &'a str)>> {
    fix.edits
        .iter()
        .map(|edit| raw_span(message, edit).map(|raw| (raw, edit.text.as_str())))
        .collect()
}

fn raw_span(message: &Message<'_>, edit: &Edit) -> Option<Span> {
    let part = &message.parts[edit.place.part.0];
    let raw = part.map.to_raw(edit.place.span);
    let old = edit.place.span.of(&part.text);
    let is_same = message.source.get(raw.span.start..raw.span.end) == Some(old.as_bytes());
    // A borrowed text is the raw bytes themselves. In any other, letters,
    // digits, apostrophes and hyphens still stand for themselves, be it in
    // quoted-printable, in an encoded word or in an old charset.
    let is_raw = matches!(part.text, Cow::Borrowed(_));
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'-');
    (raw.exact && is_same && (is_raw || edit.text.bytes().all(is_plain))).then_some(raw.span)
}
