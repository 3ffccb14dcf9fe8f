//! From the bytes of a part to its text, layer by layer: transfer encoding,
//! charset, format=flowed or HTML.

use std::borrow::Cow;
use std::sync::Arc;

use encoding_rs::{Encoding as Charset, UTF_8};

use super::charset::{self, Chars, Named, guess, mark_len};
use super::flowed::Flowed;
use super::mime::{Leaf, printable};
use super::pieces::Piece;
use super::transfer::{Decoded, Encoding};
use super::{Unreadable, flowed, html};
use crate::text::{SourceMap, Span};

/// A body's text.
#[derive(Debug)]
pub(super) struct Body<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) map: SourceMap,
    /// The charset it is in.
    pub(super) charset: &'static Charset,
    /// Sentences on how it was read: what had to be guessed or replaced.
    pub(super) remarks: Vec<String>,
}

/// Bytes of a body's text that are read: a draft has a few thousand.
pub(super) const MAX_TEXT: usize = 16 << 20;

/// Bytes of a body in a transfer encoding that are decoded.
pub(super) const MAX_ENCODED: usize = 2 * MAX_TEXT;

/// Control characters that no text holds are at most one in so many bytes of
/// one that is read; in packed data they are one in nine.
const BINARY: usize = 24;

/// What has to be known of a part to read it, and to write it again.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something of its own"
)]
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The encoded bytes.
    pub(super) raw: Span,
    pub(super) encoding: Encoding,
    pub(super) charset: Named,
    /// Whether the charset is declared as one of ISO 8859.
    pub(super) is_iso_8859: bool,
    /// Whether the charset is declared as ASCII.
    pub(super) says_ascii: bool,
    /// What is declared as the transfer encoding, where nobody knows it.
    pub(super) odd_encoding: String,
    /// Whether the transfer encoding says that there is nothing but ASCII.
    pub(super) is_seven_bit: bool,
    pub(super) is_html: bool,
    /// How plain text is wrapped, where it says so.
    pub(super) flowed: Option<Flowed>,
    /// The parts it is of, where they are several; [`Shape::raw`] is the first's.
    pub(super) pieces: Vec<Piece>,
}

impl Shape {
    /// The shape of a part.
    pub(super) fn of(leaf: &Leaf) -> Result<Self, Unreadable> {
        let raw = leaf.raw;
        let unreadable = |reason| Err(Unreadable { reason, raw });
        let charset = leaf.entity.charset;
        if charset == Named::Unknown {
            let name = printable(&leaf.entity.unknown_charset);
            return unreadable(format!(
                "the body is declared as {name}, a charset sincerely does not read"
            ));
        }
        let encoding = match &leaf.entity.encoding {
            Ok(encoding) => *encoding,
            Err(name) => {
                return unreadable(format!(
                    "the body is encoded as {name}, which sincerely does not read"
                ));
            }
        };
        let is_html = leaf.entity.is_html();
        Ok(Self {
            raw,
            encoding,
            charset,
            is_iso_8859: leaf.entity.is_iso_8859,
            says_ascii: leaf.entity.is_ascii,
            odd_encoding: leaf.entity.odd_encoding.clone(),
            is_seven_bit: leaf.entity.is_seven_bit,
            is_html,
            flowed: leaf.entity.flowed.filter(|_| !is_html),
            pieces: Vec::new(),
        })
    }

    /// The shape of text without a header block: a page if `is_page` or it opens
    /// like one.
    pub(super) fn of_bare(source: &[u8], raw: Span, is_page: bool) -> Self {
        Self {
            raw,
            encoding: Encoding::Identity,
            charset: Named::Undeclared,
            is_iso_8859: false,
            says_ascii: false,
            odd_encoding: String::new(),
            is_seven_bit: false,
            is_html: is_page || html::opens(&source[raw.start..raw.end]),
            flowed: None,
            pieces: Vec::new(),
        }
    }

    /// The bytes without their transfer encoding; none where they have none.
    pub(super) fn decoded(&self, source: &[u8]) -> Option<Decoded> {
        let mut decoded = Decoded::default();
        if !self.pieces.is_empty() {
            self.push_pieces(source, &mut decoded);
            return Some(decoded);
        }
        let encoded = self.encoded();
        match self.encoding {
            Encoding::Identity => return None,
            Encoding::QuotedPrintable => decoded.push_quoted_printable(source, encoded),
            Encoding::Base64 => decoded.push_base64(source, encoded),
        }
        Some(decoded)
    }

    /// Whether every byte of it is decoded.
    pub(super) fn decoded_all(&self) -> bool {
        let is_plain = self.encoding == Encoding::Identity || !self.pieces.is_empty();
        is_plain || self.encoded() == self.raw
    }

    /// The bytes that are decoded, which may be fewer than there are.
    fn encoded(&self) -> Span {
        let end = self.raw.end.min(self.raw.start + MAX_ENCODED);
        Span::new(self.raw.start, end)
    }

    /// The text that `bytes`, [`Shape::decoded`] or the source itself, stand
    /// for: a page with its tags, wrapped text with its line breaks.
    pub(super) fn charset_text<'a>(
        &self,
        bytes: &'a [u8],
        decoded: Option<&SourceMap>,
    ) -> Result<Body<'a>, Unreadable> {
        let raw = decoded.map_or(self.raw, |_| Span::new(0, bytes.len()));
        let to_raw = |span| decoded.map_or(span, |map| map.to_raw(span).span);
        as_it_stands(bytes, raw, self, &to_raw)
    }

    /// The text a reader sees of the text of the charset, where that is another.
    pub(super) fn top(&self, text: &str) -> Option<(String, SourceMap)> {
        match self.flowed {
            _ if self.is_html => Some(html::visible(text)),
            Some(flowed) => flowed::unwrap(text, flowed),
            None => None,
        }
    }
}

/// Reads the text of a part.
pub(super) fn read<'a>(source: &'a [u8], shape: &Shape) -> Result<Body<'a>, Unreadable> {
    let body = match shape.decoded(source) {
        None => shape.charset_text(source, None)?,
        Some(Decoded { bytes, map, .. }) => {
            let mut body = shape.charset_text(&bytes, Some(&map))?;
            if !shape.decoded_all() && !body.is_cut() {
                body.remarks.push(TOO_LONG.to_owned());
            }
            body.into_layer_above(bytes.len(), map)
        }
    };
    Ok(body.above(|text| shape.top(text)))
}

/// Reads the bytes at `raw`, which are in the charset of `shape`; `to_raw` leads
/// from them to the source's.
fn as_it_stands<'a>(
    bytes: &'a [u8],
    raw: Span,
    shape: &Shape,
    to_raw: &dyn Fn(Span) -> Span,
) -> Result<Body<'a>, Unreadable> {
    let (named, is_html) = (shape.charset, shape.is_html);
    let mut remarks = Vec::new();
    if !shape.odd_encoding.is_empty() {
        remarks.push(format!(
            "the transfer encoding {} is not known; the body is read as it stands",
            shape.odd_encoding
        ));
    }
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
                charset: UTF_8,
                remarks,
            });
        }
    }
    let charset = declared.or_else(|| guess(part)).unwrap_or(UTF_8);
    let name = charset.name();
    if declared.is_none() || named == Named::Undeclared && !is_html {
        let declared = if shape.says_ascii {
            "the body is declared as us-ascii, but holds other characters; it"
        } else {
            "the charset is not declared; the body"
        };
        remarks.push(format!("{declared} is read as {name}"));
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
        charset,
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
    // Most texts have none but those that end lines. Sums and bits instead of
    // branches look at many bytes at a time.
    let is = |byte: u8, known: u8| u8::from(byte == known);
    let ends_line = |byte| is(byte, b'\n') | is(byte, b'\r');
    let is_odd = |byte: u8| u8::from(byte < 0x20) & !ends_line(byte);
    if text.bytes().fold(0, |any, byte| any | is_odd(byte)) == 0 {
        return Ok(());
    }
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
    /// Whether there is more of it than is read.
    pub(super) fn is_cut(&self) -> bool {
        self.remarks.iter().any(|remark| remark == TOO_LONG)
    }

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
            charset: self.charset,
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
            charset: self.charset,
            remarks: self.remarks,
        }
    }
}
