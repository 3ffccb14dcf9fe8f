//! Fixes as edits of raw bytes, where an editor may apply them as they are.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::fix::Alone;
use crate::lint::Report;
use crate::message::Message;
use crate::text::Span;

/// What a fix replaces in the source, and with what; none where it could not be
/// made, or not be said in text.
pub type RawEdits = Option<Vec<(Span, String)>>;

/// The edits of each fix of each finding of a report, in their order.
///
/// Words that are their own raw bytes are replaced as they are. Any others are
/// written in the charset and encoding of the mail, as `--fix` does, and read
/// again; what comes out wrong is not offered.
#[must_use]
pub fn raw_edits(report: &Report<'_>) -> Vec<Vec<RawEdits>> {
    let mut alone: Option<Alone<'_>> = None;
    let mut edits = Vec::with_capacity(report.diagnostics.len());
    for found in &report.diagnostics {
        let mut of_finding = Vec::with_capacity(found.fixes.len());
        for fix in &found.fixes {
            of_finding.push(plain_edits(&report.message, fix).or_else(|| {
                let alone = alone.get_or_insert_with(|| Alone::new(report));
                encoded_edits(alone, found, fix)
            }));
        }
        edits.push(of_finding);
    }
    edits
}

fn plain_edits(message: &Message<'_>, fix: &Fix) -> RawEdits {
    // With words that a page repeats, the page has to be changed too.
    if message.has_page {
        return None;
    }
    let edits = fix.edits.iter();
    edits
        .map(|edit| Some((raw_span(message, edit)?, edit.text.clone())))
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

fn encoded_edits<'a>(alone: &mut Alone<'a>, found: &'a Diagnostic, fix: &'a Fix) -> RawEdits {
    let changes = alone.changes(found, fix)?;
    let edits: RawEdits = changes
        .into_iter()
        .map(|change| Some((change.span, String::from_utf8(change.new).ok()?)))
        .collect();
    edits.filter(|edits| !edits.is_empty())
}
