//! From the bytes of a part to its text: transfer encoding, then charset.

use std::borrow::Cow;

use super::Unreadable;
use super::mime::{Leaf, printable};
use super::transfer::{Decoded, Encoding};
use super::words::is_utf8;
use crate::text::{SourceMap, Span};

/// Text and its map, or why it cannot be read.
type Text<'a> = Result<(Cow<'a, str>, SourceMap), Unreadable>;

/// Reads the text of a part. One that declares no charset is UTF-8; any other
/// charset has to be added here, above the transfer encoding.
pub(super) fn read<'a>(source: &'a [u8], leaf: &Leaf) -> Text<'a> {
    let raw = leaf.raw;
    if let Some(charset) = &leaf.entity.charset
        && !charset.is_empty()
        && !is_utf8(charset.as_bytes())
    {
        let charset = printable(charset);
        let reason =
            format!("the body is declared as {charset}, which sincerely does not read yet");
        return Err(Unreadable { reason, raw });
    }
    let mut decoded = Decoded::default();
    match &leaf.entity.encoding {
        Ok(Encoding::Identity) => return read_plain(source, raw),
        Ok(Encoding::QuotedPrintable) => decoded.push_quoted_printable(source, raw),
        Ok(Encoding::Base64) => decoded.push_base64(source, raw),
        Err(name) => {
            let reason = format!("the body is encoded as {name}, which sincerely does not read");
            return Err(Unreadable { reason, raw });
        }
    }
    let Decoded { bytes, map } = decoded;
    match String::from_utf8(bytes) {
        Ok(text) => match nul(text.as_bytes()) {
            None => Ok((text.into(), map)),
            Some(at) => Err(not_text(0, map.to_raw(Span::new(at, at + 1)).span)),
        },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let raw = map.to_raw(Span::new(at, at + 1)).span;
            Err(not_text(error.as_bytes()[at], raw))
        }
    }
}

/// Reads text that stands in the source as it is.
pub(super) fn read_plain(source: &[u8], raw: Span) -> Text<'_> {
    let bytes = &source[raw.start..raw.end];
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let start = raw.start + at;
            return Err(not_text(bytes[at], Span::new(start, start + 1)));
        }
    };
    if let Some(at) = nul(bytes) {
        let start = raw.start + at;
        return Err(not_text(0, Span::new(start, start + 1)));
    }
    Ok((text.into(), SourceMap::identity(raw)))
}

/// The offset of a NUL byte, which no mail's text holds and binary data do.
fn nul(bytes: &[u8]) -> Option<usize> {
    // Several times quicker than to look for its place at once.
    if bytes.contains(&0) {
        bytes.iter().position(|byte| *byte == 0)
    } else {
        None
    }
}

fn not_text(byte: u8, raw: Span) -> Unreadable {
    let at = raw.start;
    let reason = if byte == 0 {
        format!("there is a NUL byte at offset {at}, as in a binary file")
    } else {
        format!("byte 0x{byte:02x} at offset {at} is not UTF-8")
    };
    Unreadable { reason, raw }
}
