//! [`Rewriter`]: changes of a text as changes of the raw source, written in the
//! very charset and encoding the text was read from.
//!
//! What reading does from the source up, this does from the text down, a layer
//! at a time ([`lower`]); each encoding keeps the lines it touches legal. It
//! does its best and promises nothing: who applies the changes reads the result
//! again and compares.

mod base64;
mod chars;
mod flowed;
mod fold;
mod html;
mod lower;
mod pieces;
mod quoted_printable;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;

use super::body::Shape;
use super::charset::{self, Named};
use super::headers;
use super::transfer::Encoding;
use super::{Message, PartId, PartKind, mime};
use crate::text::{SourceMap, Span};
use chars::Charset;
pub(crate) use lower::trimmed;

use lower::lower;

/// New bytes in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is replaced; which text it is in, the context says.
    pub span: Span,
    /// The new bytes.
    pub new: Vec<u8>,
}

/// Why a change cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declined {
    /// A clause without the change: "the mail is in ASCII, which ...".
    pub reason: String,
}

impl Declined {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { reason }
    }
}

/// A text that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The Subject header's text.
    Subject,
    /// The body that is linted.
    Body,
    /// The page that says the same as the body, and that a reader may see in
    /// its place.
    Page,
}

/// Writes changes of a message's texts into its source.
#[derive(Debug)]
pub struct Rewriter<'a> {
    /// The source, or its text where all of it is in UTF-16.
    source: Cow<'a, [u8]>,
    /// That layer, to the raw bytes.
    utf16: Option<(SourceMap, Charset)>,
    /// The fields of the header block.
    block: Option<Span>,
    body: Option<Shape>,
    page: Option<Shape>,
    is_signed: bool,
}

/// The bytes at `span` with `changes`, which are in order and within it.
#[must_use]
pub fn apply(bytes: &[u8], span: Span, changes: &[Change]) -> Vec<u8> {
    let mut out = Vec::with_capacity(span.len());
    let mut at = span.start;
    for change in changes {
        out.extend_from_slice(&bytes[at..change.span.start]);
        out.extend_from_slice(&change.new);
        at = change.span.end;
    }
    out.extend_from_slice(&bytes[at..span.end]);
    out
}

impl Message<'_> {
    /// The text that a part is, if it can be changed.
    #[must_use]
    pub fn target(&self, part: PartId) -> Option<Target> {
        match self.part(part).kind {
            PartKind::Subject => Some(Target::Subject),
            PartKind::Body => Some(Target::Body),
            PartKind::Name | PartKind::Header | PartKind::Option => None,
        }
    }
}

impl<'a> Rewriter<'a> {
    /// Prepares to write into `message`.
    #[must_use]
    pub fn new(message: &Message<'a>) -> Self {
        let source = message.source;
        let is_utf16 = source.starts_with(b"\xff\xfe") || source.starts_with(b"\xfe\xff");
        let mut rewriter = Self {
            source: source.into(),
            utf16: None,
            block: None,
            body: None,
            page: None,
            is_signed: false,
        };
        if is_utf16 {
            let encoding = charset::utf16(source);
            let mut text = charset::Chars::default();
            text.push(source, Span::new(2, source.len()), encoding);
            rewriter.source = Cow::Owned(text.text.into_bytes());
            let charset = Charset {
                encoding,
                ..Charset::utf8()
            };
            rewriter.utf16 = Some((text.map, charset));
        }
        if message.unreadable.is_none() {
            rewriter.find_parts(message.is_page);
        }
        rewriter
    }

    fn find_parts(&mut self, is_page: bool) {
        let source = &self.source[..];
        let Some(block) = headers::find(source) else {
            let raw = Span::new(headers::start(source), source.len());
            self.body = Some(Shape::of_bare(source, raw, is_page));
            return;
        };
        let body = Span::new(block.body, source.len());
        let structure = mime::structure(source, &block.known, body);
        let is_signed = headers::fields(source, block.fields).any(|field| {
            let value = &source[field.value.start..field.value.end];
            let value = value.trim_ascii_start().to_ascii_lowercase();
            field.is("Content-Type") && value.starts_with(b"multipart/signed")
        });
        if let Ok(text) = structure.text.and_then(|text| text.read(source)) {
            (self.body, self.page) = (Some(text.shape), text.page);
        }
        (self.block, self.is_signed) = (Some(block.fields), is_signed);
    }

    /// Whether the body is a page.
    #[must_use]
    pub fn body_is_page(&self) -> bool {
        self.body.as_ref().is_some_and(|shape| shape.is_html)
    }

    /// What the page shows that a reader may see in the place of the body.
    #[must_use]
    pub fn page(&self) -> Option<String> {
        let page = super::body::read(&self.source, self.page.as_ref()?).ok()?;
        Some(page.text.into_owned())
    }

    /// Changes of a text, in order and none overlapping, as changes of the
    /// source.
    ///
    /// # Errors
    ///
    /// If one of them cannot be written.
    pub fn changes(&self, target: Target, changes: &[Change]) -> Result<Vec<Change>, Declined> {
        if self.is_signed {
            return Err(Declined::new("the mail is signed as it is"));
        }
        let missing = || Declined::new("the mail has no place for it");
        let changes = match target {
            Target::Subject => vec![self.subject(changes)?],
            Target::Body => self.part(self.body.as_ref().ok_or_else(missing)?, changes)?,
            Target::Page => self.part(self.page.as_ref().ok_or_else(missing)?, changes)?,
        };
        let Some((map, charset)) = &self.utf16 else {
            return Ok(changes);
        };
        lower(map, &self.source, &changes, |_, _, new| {
            charset.encode(std::str::from_utf8(new).map_err(|_| missing())?)
        })
    }

    fn subject(&self, changes: &[Change]) -> Result<Change, Declined> {
        let source = &self.source[..];
        let missing = || Declined::new("the mail has no place for it");
        let block = self.block.ok_or_else(missing)?;
        let field = headers::fields(source, block).find(|field| field.is("Subject"));
        let field = field.ok_or_else(missing)?;
        let raw = super::words::trim(source, field.value);
        let guess = charset::guess(&source[block.start..block.end]);
        let value = &source[raw.start..raw.end];
        let plain = words::plain(value, guess.unwrap_or(encoding_rs::UTF_8));
        let n_name = field.name.len() + 1;
        words::Field::read(source, raw).change(source, changes, plain, self.eol(block), n_name)
    }

    fn part(&self, shape: &Shape, changes: &[Change]) -> Result<Vec<Change>, Declined> {
        let source = &self.source[..];
        let decoded = shape.decoded(source);
        let (bytes, map) = match &decoded {
            Some(decoded) => (&decoded.bytes[..], Some(&decoded.map)),
            None => (source, None),
        };
        let unreadable = |fault: super::Unreadable| Declined::new(fault.reason);
        let body = shape.charset_text(bytes, map).map_err(unreadable)?;
        if body.is_cut() || !shape.decoded_all() {
            return Err(Declined::new("the body is longer than what is read of one"));
        }
        let charset = self.charset(shape, body.charset, body.text.is_ascii());
        let top = shape.top(&body.text);
        let below = match (&top, shape.flowed) {
            (Some((text, map)), Some(flowed)) => {
                flowed::changes(&body.text, (text, map), changes, flowed)?
            }
            (Some((text, map)), None) => html::changes(&body.text, (text, map), changes, charset)?,
            (None, _) => changes.to_vec(),
        };
        let in_bytes = lower(&body.map, body.text.as_bytes(), &below, |_, _, new| {
            let new = std::str::from_utf8(new).map_err(|_| Declined::new("it is no text"))?;
            charset.encode(new)
        })?;
        if let (Some(decoded), [_, ..]) = (&decoded, &shape.pieces[..]) {
            return pieces::changes(source, &shape.pieces, decoded, &in_bytes, |raw| {
                self.eol(raw)
            });
        }
        let eol = self.eol(shape.raw);
        match (&decoded, shape.encoding) {
            (Some(decoded), Encoding::QuotedPrintable) => {
                quoted_printable::changes(source, shape.raw, decoded, &in_bytes, eol)
            }
            (Some(decoded), _) => base64::change(source, shape.raw, decoded, &in_bytes, eol)
                .map(|change| vec![change]),
            (None, _) => Ok(in_bytes),
        }
    }

    /// The charset to write a part in, whose text is in `encoding` so far.
    ///
    /// Where a message names no charset, ASCII is meant; a draft that nobody has
    /// made a message of yet is rather a file of its writer's. A page can do without
    /// any other charset.
    fn charset(
        &self,
        shape: &Shape,
        encoding: &'static encoding_rs::Encoding,
        is_ascii: bool,
    ) -> Charset {
        let is_message = self.block.is_some_and(|block| {
            let mut fields = headers::fields(&self.source, block);
            fields.any(|field| field.is("MIME-Version") || field.is("Content-Type"))
        });
        let is_undeclared = shape.charset == Named::Undeclared && (is_message || shape.is_html);
        Charset {
            encoding,
            has_no_c1: shape.is_iso_8859,
            is_ascii: is_ascii && (is_undeclared || shape.is_seven_bit),
        }
    }

    /// How the lines at `raw` end, or else those of the source.
    fn eol(&self, raw: Span) -> &'static [u8] {
        let first = |bytes: &[u8]| {
            let at = bytes.iter().position(|byte| *byte == b'\n')?;
            Some(at > 0 && bytes[at - 1] == b'\r')
        };
        let source = &self.source[..];
        let is_crlf = first(&source[raw.start..raw.end]).or_else(|| first(source));
        if is_crlf == Some(true) {
            b"\r\n"
        } else {
            b"\n"
        }
    }
}
