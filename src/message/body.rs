//! From the bytes of a part to its text, layer by layer: transfer encoding,
//! charset, format=flowed or HTML.

use std::borrow::Cow;
use std::sync::Arc;

use encoding_rs::{Encoding as Charset, UTF_8};

use super::charset::{self, Chars, Named, guess, mark_len};
use super::mime::{Leaf, printable};
use super::transfer::{Decoded, Encoding};
use super::{Unreadable, flowed, html};
use crate::text::{SourceMap, Span};

/// A body's text.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) map: SourceMap,
    /// Sentences on how it was read: what had to be guessed or replaced.
    pub(super) remarks: Vec<String>,
}

/// Bytes of a body's text that are read: a draft has a few thousand.
pub(super) const MAX_TEXT: usize = 16 << 20;

/// Bytes of a body in a transfer encoding that are decoded.
const MAX_ENCODED: usize = 2 * MAX_TEXT;

/// Control characters that no text holds are at most one in so many bytes of
/// one that is read; in packed data they are one in nine.
const BINARY: usize = 24;

/// Reads the text of a part.
pub(super) fn read<'a>(source: &'a [u8], leaf: &Leaf) -> Result<Body<'a>, Unreadable> {
    let raw = leaf.raw;
    let unreadable = |reason| Err(Unreadable { reason, raw });
    let declared = leaf.entity.charset.as_deref().unwrap_or_default();
    let charset = charset::named(declared.as_bytes());
    if charset == Named::Unknown {
        let name = printable(declared);
        return unreadable(format!(
            "the body is declared as {name}, a charset sincerely does not read"
        ));
    }
    let mut decoded = Decoded::default();
    let encoded = Span::new(raw.start, raw.end.min(raw.start + MAX_ENCODED));
    match &leaf.entity.encoding {
        Ok(Encoding::Identity) => {}
        Ok(Encoding::QuotedPrintable) => decoded.push_quoted_printable(source, encoded),
        Ok(Encoding::Base64) => decoded.push_base64(source, encoded),
        Err(name) => {
            return unreadable(format!(
                "the body is encoded as {name}, which sincerely does not read"
            ));
        }
    }
    let is_html = leaf.entity.is_html();
    let body = if leaf.entity.encoding == Ok(Encoding::Identity) {
        as_it_stands(source, raw, charset, is_html, &|raw| raw)?
    } else {
        let Decoded { bytes, map, .. } = decoded;
        let whole = Span::new(0, bytes.len());
        let to_raw = |span| map.to_raw(span).span;
        let mut body = as_it_stands(&bytes, whole, charset, is_html, &to_raw)?;
        if encoded != raw && body.remarks.iter().all(|remark| remark != TOO_LONG) {
            body.remarks.push(TOO_LONG.to_owned());
        }
        body.into_layer_above(bytes.len(), map)
    };
    Ok(match leaf.entity.flowed {
        _ if is_html => body.above(|text| Some(html::visible(text))),
        Some(flowed) => body.above(|text| flowed::unwrap(text, flowed)),
        None => body,
    })
}

/// Reads text without a header block: a page if `is_page` or it opens like one.
pub(super) fn read_bare(source: &[u8], raw: Span, is_page: bool) -> Result<Body<'_>, Unreadable> {
    let is_html = is_page || html::opens(&source[raw.start..raw.end]);
    let body = as_it_stands(source, raw, Named::Undeclared, is_html, &|raw| raw)?;
    Ok(if is_html {
        body.above(|text| Some(html::visible(text)))
    } else {
        body
    })
}

/// Reads the bytes at `raw`, which are in the charset `named`; `to_raw` leads
/// from them to the source's.
fn as_it_stands<'a>(
    bytes: &'a [u8],
    raw: Span,
    named: Named,
    is_html: bool,
    to_raw: &dyn Fn(Span) -> Span,
) -> Result<Body<'a>, Unreadable> {
    let mut remarks = Vec::new();
    let whole = raw;
    let raw = within_limit(bytes, whole);
    if raw != whole {
        remarks.push(TOO_LONG.to_owned());
    }
    let part = &bytes[raw.start..raw.end];
    let declared = match named {
        Named::Known(charset) => Some(charset),
        Named::Utf16 => Some(charset::utf16(part)),
        Named::Undeclared | Named::Unknown => in_page(part, is_html).or_else(|| utf16_of(part)),
    };
    if declared.is_none_or(|charset| charset == UTF_8) {
        let words = Span::new(raw.start + mark_len(part, UTF_8), raw.end);
        if let Ok(text) = std::str::from_utf8(&bytes[words.start..words.end]) {
            refuse_binary(text, |at| {
                to_raw(Span::new(words.start + at, words.start + at + 1))
            })?;
            return Ok(Body {
                text: text.into(),
                map: SourceMap::identity(words),
                remarks,
            });
        }
    }
    let charset = declared.or_else(|| guess(part)).unwrap_or(UTF_8);
    let name = charset.name();
    if declared.is_none() || named == Named::Undeclared && !is_html {
        remarks.push(format!(
            "the charset is not declared; the body is read as {name}"
        ));
    }
    let words = Span::new(raw.start + mark_len(part, charset), raw.end);
    let mut text = Chars::default();
    text.push(bytes, words, charset);
    let Chars {
        text,
        map,
        n_broken,
    } = text;
    refuse_binary(&text, |at| to_raw(map.to_raw(Span::new(at, at + 1)).span))?;
    if n_broken * 2 > text.chars().count() {
        let reason = format!("the body is declared as {name}, but is something else");
        let raw = to_raw(raw);
        return Err(Unreadable { reason, raw });
    }
    if n_broken > 0 {
        let (ends, verb) = if n_broken == 1 {
            ("", "is")
        } else {
            ("s", "are")
        };
        remarks.push(format!(
            "{n_broken} character{ends} of the body {verb} not {name}, and read as U+FFFD"
        ));
    }
    Ok(Body {
        text: text.into(),
        map,
        remarks,
    })
}

const TOO_LONG: &str = "the body is longer than 16 MiB; the rest of it is not read";

/// The bytes at `raw` that are read: up to the last line end, or the last border
/// of a character of UTF-8, within the limit.
fn within_limit(bytes: &[u8], raw: Span) -> Span {
    if raw.len() <= MAX_TEXT {
        return raw;
    }
    let part = &bytes[raw.start..raw.start + MAX_TEXT];
    let line_end = memchr::memrchr(b'\n', part).filter(|at| *at > MAX_TEXT / 2);
    let continues = |byte: &u8| (0x80..0xc0).contains(byte);
    let after = &bytes[raw.start + MAX_TEXT..];
    let is_border = after.first().is_none_or(|byte| !continues(byte));
    let n_tail = part
        .iter()
        .rev()
        .take(3)
        .take_while(|byte| continues(byte))
        .count()
        + 1;
    let border = if is_border {
        MAX_TEXT
    } else {
        MAX_TEXT - n_tail
    };
    Span::new(raw.start, raw.start + line_end.map_or(border, |at| at + 1))
}

/// The charset that an HTML page names itself.
fn in_page(part: &[u8], is_html: bool) -> Option<&'static Charset> {
    let name = if is_html {
        html::charset(part)?
    } else {
        return None;
    };
    match charset::named(name) {
        Named::Known(charset) => Some(charset),
        _ => None,
    }
}

/// UTF-16 where nothing says so; of UTF-8 texts only a broken one looks like it.
fn utf16_of(part: &[u8]) -> Option<&'static Charset> {
    let may_be = part.contains(&0) || matches!(part, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    (may_be && charset::is_utf16(part)).then(|| charset::utf16(part))
}

/// Refuses what is no text, in whatever charset: pictures, archives. A NUL here
/// and there in a text is forgiven.
fn refuse_binary(text: &str, raw_at: impl Fn(usize) -> Span) -> Result<(), Unreadable> {
    let is_control =
        |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    // Adds up quickly: a byte each, many at a time.
    let chunks = text.as_bytes().chunks(255);
    let n_controls: usize = chunks
        .map(|chunk| {
            chunk
                .iter()
                .map(|byte| u8::from(is_control(byte)))
                .sum::<u8>()
        })
        .map(usize::from)
        .sum();
    if n_controls * BINARY <= text.len() {
        return Ok(());
    }
    let at = text.bytes().position(|byte| is_control(&byte)).unwrap_or(0);
    let raw = raw_at(at);
    let byte = text.as_bytes()[at];
    let name = if byte == 0 {
        "a NUL byte".to_owned()
    } else {
        format!("a control character (0x{byte:02x})")
    };
    Err(Unreadable {
        reason: format!(
            "there is {name} at offset {}, as in a binary file",
            raw.start
        ),
        raw,
    })
}

impl Body<'_> {
    /// The body as a text of its own, whose bytes (there are `n_bytes`) `below`
    /// maps to the source.
    fn into_layer_above(self, n_bytes: usize, below: SourceMap) -> Body<'static> {
        let is_identity = self.map == SourceMap::identity(Span::new(0, n_bytes));
        let map = if is_identity {
            below
        } else {
            self.map.on(Arc::new(below))
        };
        Body {
            text: self.text.into_owned().into(),
            map,
            remarks: self.remarks,
        }
    }

    /// The body with a further layer on top, where `read` gives one.
    fn above(self, read: impl FnOnce(&str) -> Option<(String, SourceMap)>) -> Self {
        let Some((text, map)) = read(&self.text) else {
            return self;
        };
        Body {
            text: text.into(),
            map: map.on(Arc::new(self.map)),
            remarks: self.remarks,
        }
    }
}
