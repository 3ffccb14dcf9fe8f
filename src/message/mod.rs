//! [`Message`]: headers and MIME parts of a source, each text with its map
//! back to the raw bytes. Knows mail, but nothing of drafts or rules.
//!
//! [`parse`] decides whether there is a header block (`headers`), reads its
//! text (`words`), addresses (`address`) and day (`date`), finds the body among
//! the MIME parts (`mime`, `multipart`) and undoes its encoding (`transfer`,
//! `body`). Every pass is linear in the source, and what is kept is bounded:
//! limits on mailboxes, parts and nesting are constants beside their code.
//!
//! mail-parser reads MIME parameters and the charsets of headers. Whole
//! messages are not for it: it has no offsets within a field, takes quadratic
//! time over unclosed encoded words, and the stack over messages in messages.

mod address;
mod body;
mod date;
mod headers;
mod mime;
mod multipart;
mod transfer;
mod words;

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
    /// The day of Date: as written, on the writer's clock.
    pub date: Option<jiff::civil::Date>,
    /// Whether In-Reply-To or References name an earlier mail.
    pub is_reply: bool,
    /// Parts that are not read.
    pub attachments: Vec<Attachment>,
    /// Set when there are words that could not be read; `body` is then none.
    pub unreadable: Option<Unreadable>,
}

impl Message<'_> {
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

/// Bytes of a source that is read; maps keep 32-bit offsets, and text may be
/// three times as long as its bytes.
const MAX_SOURCE: usize = 1 << 30;

/// Reads `source` as mail; `subject` is one given beside it, and wins.
///
/// Whether the source opens with a header block is decided first (leading
/// lines `Name: value`, one a mail header, ended by a blank line); what has
/// none is bare text. Parts come in the order subject, header block, display
/// names, body.
#[must_use]
pub fn parse<'a>(source: &'a [u8], subject: Option<&str>) -> Message<'a> {
    let mut message = Message {
        source,
        has_headers: false,
        parts: Vec::new(),
        subject: None,
        body: None,
        header: None,
        from: Vec::new(),
        to: Vec::new(),
        cc: Vec::new(),
        date: None,
        is_reply: false,
        attachments: Vec::new(),
        unreadable: None,
    };
    if let Some(subject) = subject {
        let text = Cow::Owned(subject.to_owned());
        message.subject = Some(message.add(PartKind::Option, (text, SourceMap::default())));
    }
    if source.len() > MAX_SOURCE {
        message.unreadable = Some(Unreadable {
            reason: "the message is larger than a gibibyte".to_owned(),
            raw: Span::default(),
        });
        return message;
    }
    let body = if let Some(block) = headers::find(source) {
        message.has_headers = true;
        message.read_headers(block.fields);
        let body = Span::new(block.body, source.len());
        let structure = mime::structure(source, block.fields, body);
        message.attachments = structure.attachments;
        structure.body.and_then(|leaf| body::read(source, &leaf))
    } else {
        body::read_plain(source, Span::new(headers::start(source), source.len()))
    };
    match body {
        Ok(body) => message.body = Some(message.add(PartKind::Body, body)),
        Err(unreadable) => message.unreadable = Some(unreadable),
    }
    message
}

impl<'a> Message<'a> {
    fn add(&mut self, kind: PartKind, (text, map): (Cow<'a, str>, SourceMap)) -> PartId {
        self.parts.push(Part { kind, text, map });
        PartId(self.parts.len() - 1)
    }

    /// Reads the fields at `block`; of several that may stand but once, the
    /// first counts.
    fn read_headers(&mut self, block: Span) {
        let source = self.source;
        let fields = || headers::fields(source, block);
        if self.subject.is_none()
            && let Some(field) = fields().find(|field| field.is("Subject"))
        {
            let subject = words::unstructured(source, field.value);
            self.subject = Some(self.add(PartKind::Subject, subject));
        }
        let lines = words::trim_line_end(source, block);
        self.header = Some(self.add(PartKind::Header, words::lossy(source, lines)));
        for field in fields() {
            if field.is("From") {
                let mailboxes = self.mailboxes(field.value, self.from.len());
                self.from.extend(mailboxes);
            } else if field.is("To") {
                let mailboxes = self.mailboxes(field.value, self.to.len());
                self.to.extend(mailboxes);
            } else if field.is("Cc") {
                let mailboxes = self.mailboxes(field.value, self.cc.len());
                self.cc.extend(mailboxes);
            } else if field.is("Date") {
                self.date = self.date.or_else(|| date::day(source, field.value));
            } else if field.is("In-Reply-To") || field.is("References") {
                self.is_reply |= !words::trim(source, field.value).is_empty();
            }
        }
    }

    /// The mailboxes of the field whose value is `raw`, of which there were
    /// `n_before` in fields of the same name.
    fn mailboxes(&mut self, raw: Span, n_before: usize) -> Vec<Mailbox> {
        address::mailboxes(self.source, raw, address::MAX_MAILBOXES - n_before)
            .into_iter()
            .map(|found| {
                let name = found.name.map(|(text, map)| (text.into(), map));
                Mailbox {
                    name: name.map(|name| self.add(PartKind::Name, name)),
                    address: found.address,
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "\
From mbox Mon May 12 09:00:00 2025\r\n\
Date: Sun, 11 May 2025 23:30:00 -0700\r\n\
From: =?utf-8?Q?Ren=C3=A9e?= Example <renee@example.com>\r\n\
To: \"Dana\" <dana@example.org>,\r\n priya@example.org\r\n\
TO: Panel <panel@example.org>\r\n\
Cc: hr@example.org\r\n\
Subject: Thank =?utf-8?B?eW91?=\r\n\
subject: not this one\r\n\
In-Reply-To: <1@example.org>\r\n\
Content-Transfer-Encoding: quoted-printable\r\n\
\r\n\
Hi Dana=2C\r\n";

    fn reason(source: &[u8]) -> (String, Span) {
        let message = parse(source, None);
        assert!(message.body.is_none());
        let unreadable = message.unreadable.expect("it is unreadable");
        (unreadable.reason, unreadable.raw)
    }

    #[test]
    fn a_mail_is_read() {
        let message = parse(MAIL.as_bytes(), None);
        let kinds: Vec<_> = message.parts.iter().map(|part| part.kind.name()).collect();
        assert_eq!(kinds, ["subject", "header", "name", "name", "name", "body"]);
        let text = |part: Option<PartId>| part.map(|part| message.text(part));
        assert_eq!(text(message.subject), Some("Thank you"));
        assert_eq!(text(message.body), Some("Hi Dana,\r\n"));
        let header = text(message.header).expect("there is one");
        assert!(header.starts_with("Date: ") && header.ends_with("quoted-printable"));
        let named = |mailboxes: &[Mailbox]| {
            let names = mailboxes.iter();
            let names = names.map(|mailbox| (text(mailbox.name), mailbox.address.clone()));
            names.collect::<Vec<_>>()
        };
        assert_eq!(
            named(&message.from),
            [(Some("Ren\u{e9}e Example"), "renee@example.com".to_owned())]
        );
        assert_eq!(
            named(&message.to),
            [
                (Some("Dana"), "dana@example.org".to_owned()),
                (None, "priya@example.org".to_owned()),
                (Some("Panel"), "panel@example.org".to_owned()),
            ]
        );
        assert_eq!(named(&message.cc), [(None, "hr@example.org".to_owned())]);
        assert_eq!(message.date, Some(jiff::civil::date(2025, 5, 11)));
        assert!(message.is_reply && message.has_headers);
        assert!(message.unreadable.is_none() && message.attachments.is_empty());
        let comma = message.part(PartId(5)).map.to_raw(Span::new(7, 8)).span;
        assert_eq!(&MAIL[comma.start..comma.end], "=2C");
    }

    #[test]
    fn a_bare_text_is_its_own_body() {
        let message = parse("\u{feff}Hi Dana,\n".as_bytes(), None);
        assert!(!message.has_headers && message.header.is_none());
        assert!(matches!(message.parts[0].text, Cow::Borrowed("Hi Dana,\n")));
        let raw = message.part(PartId(0)).map.to_raw(Span::new(0, 2));
        assert_eq!((raw.span, raw.exact), (Span::new(3, 5), true));
    }

    #[test]
    fn a_subject_beside_the_source_wins() {
        let message = parse(MAIL.as_bytes(), Some("Hello"));
        let subject = message.subject.expect("there is one");
        assert_eq!(message.text(subject), "Hello");
        assert_eq!(message.part(subject).kind, PartKind::Option);
        assert!(!message.part(subject).map.to_raw(Span::new(0, 5)).exact);
    }

    #[test]
    fn nothing_is_an_empty_body() {
        for source in ["", "\u{feff}", "Subject: Hello", "To: d@example.com\n\n"] {
            let message = parse(source.as_bytes(), None);
            assert_eq!(message.body.map(|body| message.text(body)), Some(""));
        }
    }

    #[test]
    fn what_is_no_utf8_text_is_named() {
        let (text, raw) = reason(b"Hi Ren\xe9e");
        assert_eq!(text, "byte 0xe9 at offset 6 is not UTF-8");
        assert_eq!(raw, Span::new(6, 7));
        let head = "Content-Transfer-Encoding: quoted-printable\n\n";
        let (_, raw) = reason(format!("{head}Ren=E9e").as_bytes());
        assert_eq!(raw, Span::new(head.len() + 3, head.len() + 6));
        assert!(
            reason(b"GIF89a\0")
                .0
                .starts_with("there is a NUL byte at offset 6")
        );
        assert!(
            reason(b"To: a\nContent-Transfer-Encoding: base64\n\nAAAA")
                .0
                .contains("NUL")
        );
        assert_eq!(
            reason(b"Content-Type: text/plain; charset=ISO-8859-1\n\nHi").0,
            "the body is declared as iso-8859-1, which sincerely does not read yet"
        );
        let uuencoded = reason(b"Content-Transfer-Encoding: x-uuencode\n\nHi").0;
        assert!(uuencoded.contains("encoded as x-uuencode"));
    }
}
