//! [`Message`]: headers and MIME parts of a source, each text with its map
//! back to the raw bytes. Knows mail, but nothing of drafts or rules.

use std::borrow::Cow;

use crate::text::{SourceMap, Span};

/// A part of a message, by its place in [`Message::parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId(pub(crate) usize);

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
    /// `local@domain`, as written.
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
#[derive(Clone, Debug)]
pub struct Message<'a> {
    /// The raw bytes.
    pub source: &'a [u8],
    /// Whether the source opens with a header block; a bare text has none.
    pub has_headers: bool,
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
    /// Date: as written.
    pub date: Option<jiff::civil::Date>,
    /// Whether In-Reply-To or References name an earlier mail.
    pub is_reply: bool,
    /// Parts that are not read.
    pub attachments: Vec<Attachment>,
    /// Set when there are words that could not be read; `body` is then none.
    pub unreadable: Option<Unreadable>,
}

impl Message<'_> {
    /// The decoded text of a part.
    #[must_use]
    pub fn text(&self, part: PartId) -> &str {
        &self.parts[part.0].text
    }
}

/// Reads `source` as mail; `subject` is one given beside it, and wins.
#[must_use]
pub fn parse<'a>(source: &'a [u8], subject: Option<&str>) -> Message<'a> {
    let text = String::from_utf8_lossy(source);
    let map = SourceMap::identity(Span::new(0, source.len()));
    let mut parts = vec![Part {
        kind: PartKind::Body,
        text,
        map,
    }];
    if let Some(subject) = subject {
        let text = Cow::Owned(subject.to_owned());
        parts.push(Part {
            kind: PartKind::Option,
            text,
            map: SourceMap::default(),
        });
    }
    Message {
        source,
        has_headers: false,
        subject: (parts.len() > 1).then_some(PartId(1)),
        parts,
        body: Some(PartId(0)),
        header: None,
        from: Vec::new(),
        to: Vec::new(),
        cc: Vec::new(),
        date: None,
        is_reply: false,
        attachments: Vec::new(),
        unreadable: None,
    }
}
