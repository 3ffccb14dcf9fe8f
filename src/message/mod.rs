//! [`Message`]: headers and MIME parts of a source, each text with its map
//! back to the raw bytes. Knows mail, but nothing of drafts or rules.
//!
//! [`parse`] and `read` decide whether there is a header block (`headers`, `names`), read its
//! text (`words`), addresses (`address`) and day (`date`), find the body among
//! the MIME parts (`mime`, `multipart`, `shown`) and undo its layers (`body`): transfer
//! encoding (`transfer`), charset (`charset`), wrapping (`flowed`) or `html`.
//! Every pass is linear in the source, and what is kept is bounded. The limits
//! on the source, its header block, mailboxes, parts and nesting are constants
//! beside their code, and a message that reaches one says so in
//! [`Message::remarks`].

mod address;
mod body;
mod charset;
mod date;
mod flowed;
mod headers;
mod html;
pub mod mbox;
mod mime;
mod multipart;
mod names;
mod parameters;
mod pieces;
mod read;
pub mod rewrite;
mod shown;
#[cfg(test)]
mod tests;
mod transfer;
mod words;

pub(crate) use date::MONTHS;
use std::borrow::Cow;

use encoding_rs::UTF_16BE;

pub(crate) use words::unstructured;

use crate::text::{ByteOrder, SourceMap, Span};

/// A part of a message, by its place in [`Message::parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId(pub(crate) usize);

impl PartId {
    /// The part at that place in [`Message::parts`].
    pub(crate) const fn at(place: usize) -> Self {
        Self(place)
    }
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The Subject header's text.
    Subject,
    /// The display name of an address.
    Name,
    /// The text the reader will see first.
    Body,
    /// The header block as it stands: a place for what is missing there.
    Header,
    /// Given beside the source (`--subject`); it has no raw bytes.
    Option,
}

impl PartKind {
    /// The word reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Name => "name",
            Self::Body => "body",
            Self::Header => "header",
            Self::Option => "option",
        }
    }
}

/// Decoded text and its map back to the source.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// What it is.
    pub kind: PartKind,
    /// Decoded UTF-8 text.
    pub text: Cow<'a, str>,
    /// From offsets in `text` to raw bytes.
    pub map: SourceMap,
}

/// An address in a header (RFC 5322 section 3.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The display name, if there is one.
    pub name: Option<PartId>,
    /// `local@domain`, as written; empty where there is only a name.
    pub address: String,
}

/// A part that is not read, listed by what its headers say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The file name, if one is given.
    pub name: Option<String>,
    /// `type/subtype`, in lower case.
    pub content_type: String,
}

/// Why the words of a message cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// A sentence without the file's name: "the body's charset ... ".
    pub reason: String,
    /// Raw bytes at fault; may be empty.
    pub raw: Span,
}

/// A source, read as mail.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something of its own"
)]
#[derive(Clone, Debug)]
pub struct Message<'a> {
    /// The raw bytes.
    pub source: &'a [u8],
    /// Whether the source opens with a header block; a bare text has none.
    pub has_headers: bool,
    /// Whether text without a header block is a page, as its file's name says.
    pub(crate) is_page: bool,
    /// Every text that rules may point into.
    pub parts: Vec<Part<'a>>,
    /// The Subject, from the header or beside the source.
    pub subject: Option<PartId>,
    /// The body that is linted.
    pub body: Option<PartId>,
    /// The header block, when there is one.
    pub header: Option<PartId>,
    /// From:
    pub from: Vec<Mailbox>,
    /// To:
    pub to: Vec<Mailbox>,
    /// Cc:
    pub cc: Vec<Mailbox>,
    /// The day of Date: as written, on the writer's clock.
    pub date: Option<jiff::civil::Date>,
    /// Whether In-Reply-To or References name an earlier mail.
    pub is_reply: bool,
    /// Parts that are not read.
    pub attachments: Vec<Attachment>,
    /// Sentences on how the message was read, where that was not plain: what
    /// had to be guessed or replaced, and what is past a limit and was not read.
    pub remarks: Vec<String>,
    /// Whether there is a page that a reader may see in the place of the body.
    pub(crate) has_page: bool,
    /// Whether it shows words that are not read, be they past a limit or in parts
    /// that cannot be read as one text with the body: what the body lacks, the
    /// mail may hold.
    pub(crate) is_partial: bool,
    /// Whether the header block goes on past the limit of what is read.
    pub(crate) is_header_cut: bool,
    /// Whether the source may open with fields of our own: not where a header
    /// block was read to its end that holds no extension's.
    pub(crate) may_allow: bool,
    /// Whether a field of the header block may mark the mail as urgent, or ask for a
    /// receipt.
    pub(crate) may_press: bool,
    /// Set when there are words that could not be read; `body` is then none.
    pub unreadable: Option<Unreadable>,
}

impl Message<'_> {
    /// How the source's characters are laid out, where it is in UTF-16.
    #[must_use]
    pub fn utf16(&self) -> Option<ByteOrder> {
        let may_be = match self.source {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
            [0, _, ..] | [_, 0, ..] => !self.has_headers && charset::is_utf16(self.source),
            _ => false,
        };
        may_be.then(|| {
            if charset::utf16(self.source) == UTF_16BE {
                ByteOrder::Big
            } else {
                ByteOrder::Little
            }
        })
    }

    /// A part, by its place.
    #[must_use]
    pub fn part(&self, part: PartId) -> &Part<'_> {
        &self.parts[part.0]
    }

    /// The decoded text of a part.
    #[must_use]
    pub fn text(&self, part: PartId) -> &str {
        &self.parts[part.0].text
    }
}

/// Bytes of a source that is read: more than any mail server takes. Maps keep
/// 32-bit offsets, and text may be three times as long as its bytes.
pub const MAX_SOURCE: usize = 256 << 20;

/// Parts of a mail to one person: room for them is made at once.
const USUAL_PARTS: usize = 5;

/// Reads `source` as mail; `subject` is one given beside it, and wins.
///
/// Whether the source opens with a header block is decided first (leading
/// lines `Name: value`, one a mail header, ended by a blank line); what has
/// none is bare text. Parts come in the order subject, header block, display
/// names, body. A source in UTF-16, as some editors save, is read as if it
/// were in UTF-8.
#[must_use]
pub fn parse<'a>(source: &'a [u8], subject: Option<&str>) -> Message<'a> {
    parse_as(source, subject, false)
}

/// The same; text without a header block is a page if `is_page`, even where it
/// does not open like one.
#[must_use]
pub fn parse_as<'a>(source: &'a [u8], subject: Option<&str>, is_page: bool) -> Message<'a> {
    let mut message = Message::new(source);
    message.is_page = is_page;
    if let Some(subject) = subject {
        let text = Cow::Owned(subject.to_owned());
        message.subject = Some(message.add(PartKind::Option, (text, SourceMap::default())));
    }
    if source.len() > MAX_SOURCE {
        message.unreadable = Some(Unreadable {
            reason: "the message is larger than 256 MiB".to_owned(),
            raw: Span::default(),
        });
    } else if matches!(source, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        message.read_utf16();
    } else if let Some((plain, map)) = read::stuffed(source) {
        message.read_through(&plain, map);
    } else {
        message.read();
    }
    message
}

impl<'a> Message<'a> {
    fn new(source: &'a [u8]) -> Self {
        Message {
            source,
            has_headers: false,
            is_page: false,
            parts: Vec::with_capacity(USUAL_PARTS),
            subject: None,
            body: None,
            header: None,
            from: Vec::new(),
            to: Vec::new(),
            cc: Vec::new(),
            date: None,
            is_reply: false,
            attachments: Vec::new(),
            remarks: Vec::new(),
            has_page: false,
            is_partial: false,
            is_header_cut: false,
            may_allow: true,
            may_press: false,
            unreadable: None,
        }
    }

    fn add(&mut self, kind: PartKind, (text, map): (Cow<'a, str>, SourceMap)) -> PartId {
        self.parts.push(Part { kind, text, map });
        PartId(self.parts.len() - 1)
    }
}
