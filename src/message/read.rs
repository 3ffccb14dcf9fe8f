//! Reads a source into a [`Message`]: its header block, its body, and the layers
//! around all of it, a mailbox's stuffing or UTF-16.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use super::body::{self, Shape};
use super::headers;
use super::names::Kind;
use super::{Mailbox, Message, Part, PartKind, Unreadable};
use super::{address, charset, date, mbox, mime, words};
use crate::text::{SourceMap, Span};

/// Bytes of a source in UTF-16 that are read: all of it is decoded at once.
const MAX_UTF16: usize = 2 * body::MAX_TEXT;

const FURTHER: &str = "the mail shows further text, which is not read";

impl Message<'_> {
    /// Reads the source as it lies.
    pub(super) fn read(&mut self) {
        let source = self.source;
        let body = if let Some(block) = headers::find(source) {
            self.has_headers = true;
            self.may_allow = !block.is_plain;
            self.may_press = block.may_press;
            let mut fields = block.fields;
            if fields.len() > headers::MAX_HEADERS {
                fields.end = fields.start + headers::MAX_HEADERS;
                let remark =
                    "the header block is longer than a mebibyte; the rest of it is not read";
                self.remarks.push(remark.to_owned());
                self.is_header_cut = true;
            }
            self.read_headers(fields, &block.known);
            let body = Span::new(block.body, source.len());
            let structure = mime::structure(source, &block.known, body);
            self.attachments = structure.attachments;
            self.is_partial |= !structure.remarks.is_empty();
            self.remarks.extend(structure.remarks);
            let read = structure.text.and_then(|text| text.read(source));
            read.map(|text| {
                self.has_page = text.has_page;
                if text.is_partial && !text.body.is_cut() {
                    self.remarks.push(FURTHER.to_owned());
                }
                self.is_partial |= text.is_partial;
                text.body
            })
        } else {
            let raw = Span::new(headers::start(source), source.len());
            body::read(source, &Shape::of_bare(source, raw, self.is_page))
        };
        match body {
            Ok(body) => {
                self.is_partial |= body.is_cut();
                self.remarks.extend(body.remarks);
                self.body = Some(self.add(PartKind::Body, (body.text, body.map)));
            }
            Err(unreadable) => self.unreadable = Some(unreadable),
        }
    }

    /// Reads the source through one more layer, that of its charset.
    pub(super) fn read_utf16(&mut self) {
        let source = self.source;
        let charset = charset::utf16(source);
        let mut text = charset::Chars::default();
        let end = source.len().min(MAX_UTF16);
        if end < source.len() {
            let remark = "the message is in UTF-16 and longer than 32 MiB; the rest is not read";
            self.remarks.push(remark.to_owned());
            self.is_partial = true;
        }
        text.push(source, Span::new(2, end), charset);
        self.read_through(text.text.as_bytes(), text.map);
    }

    /// Reads the bytes `plain`, which `map` leads from to the source.
    pub(super) fn read_through(&mut self, plain: &[u8], map: SourceMap) {
        let source = self.source;
        let below = Arc::new(map);
        let mut inner = Message::new(plain);
        inner.is_page = self.is_page;
        inner.is_partial = self.is_partial;
        inner.remarks = std::mem::take(&mut self.remarks);
        inner.parts = std::mem::take(&mut self.parts);
        inner.subject = self.subject;
        inner.read();
        let parts = inner.parts.into_iter().map(|part| Part {
            kind: part.kind,
            text: part.text.into_owned().into(),
            map: match part.kind {
                PartKind::Option => part.map,
                _ => part.map.on(Arc::clone(&below)),
            },
        });
        *self = Message {
            source,
            parts: parts.collect(),
            may_allow: true,
            unreadable: inner.unreadable.map(|fault| Unreadable {
                raw: below.to_raw(fault.raw).span,
                ..fault
            }),
            ..inner
        };
    }

    /// Reads the header block at `block`, whose fields are `known`; of several that
    /// may stand but once, the first counts.
    fn read_headers(&mut self, block: Span, known: &[(Kind, Span)]) {
        let source = self.source;
        let text = std::str::from_utf8(&source[block.start..block.end]);
        let charset = text.map_or_else(|_| self.header_charset(block), |_| UTF_8);
        if let Some((_, raw)) = known.iter().find(|(kind, _)| *kind == Kind::Subject) {
            let subject = words::unstructured(source, *raw, charset);
            if self.subject.is_none() {
                self.subject = Some(self.add(PartKind::Subject, subject));
            } else if !subject.0.trim().is_empty() {
                let remark =
                    "the mail has a Subject of its own, in the place of which --subject is read";
                self.remarks.push(remark.to_owned());
            }
        }
        let lines = words::trim_line_end(source, block);
        let lines = match text {
            Ok(text) => (text[..lines.len()].into(), SourceMap::identity(lines)),
            Err(_) => words::as_it_stands(source, lines, charset),
        };
        self.header = Some(self.add(PartKind::Header, lines));
        self.tell_faults(known);
        for (kind, raw) in known {
            match kind {
                Kind::From | Kind::To | Kind::Cc => self.read_mailboxes(*kind, *raw, charset),
                Kind::Date => self.date = self.date.or_else(|| date::day(source, *raw)),
                Kind::Earlier => self.is_reply |= !words::trim(source, *raw).is_empty(),
                _ => {}
            }
        }
    }

    /// Says which words of the fields that are read are not read as they were meant.
    fn tell_faults(&mut self, known: &[(Kind, Span)]) {
        let source = self.source;
        for (kind, raw) in known {
            let name = match kind {
                Kind::Subject => "Subject",
                Kind::From => "From",
                Kind::To => "To",
                Kind::Cc => "Cc",
                _ => continue,
            };
            if let Some(fault) = words::fault(source, *raw) {
                let remark = format!("a word of the {name} field {fault}");
                if !self.remarks.contains(&remark) {
                    self.remarks.push(remark);
                }
            }
        }
    }

    /// The charset of a header block's bytes as they stand: UTF-8 (RFC 6532), or
    /// what old programs wrote without a word.
    fn header_charset(&mut self, block: Span) -> &'static Encoding {
        let guess = charset::guess(&self.source[block.start..block.end]);
        if let Some(guess) = guess {
            let name = guess.name();
            let remark = format!("the header block is not UTF-8; it is read as {name}");
            self.remarks.push(remark);
        }
        guess.unwrap_or(UTF_8)
    }

    /// Reads the mailboxes of a From, To or Cc field whose value is `raw`.
    fn read_mailboxes(&mut self, kind: Kind, raw: Span, charset: &'static Encoding) {
        let mut mailboxes = std::mem::take(self.mailboxes(kind));
        let n_most = address::MAX_MAILBOXES - mailboxes.len();
        let mut found = address::mailboxes(self.source, raw, charset, n_most + 1);
        if found.len() > n_most {
            found.truncate(n_most);
            let n_most = address::MAX_MAILBOXES;
            let remark = format!("addresses past the first {n_most} of a field are not read");
            if !self.remarks.contains(&remark) {
                self.remarks.push(remark);
            }
        }
        mailboxes.extend(found.into_iter().map(|found| Mailbox {
            name: found.name.map(|name| self.add(PartKind::Name, name)),
            address: found.address,
        }));
        *self.mailboxes(kind) = mailboxes;
    }

    fn mailboxes(&mut self, kind: Kind) -> &mut Vec<Mailbox> {
        match kind {
            Kind::From => &mut self.from,
            Kind::To => &mut self.to,
            _ => &mut self.cc,
        }
    }
}

/// A message of an mbox that holds stuffed lines, without their stuffing.
pub(super) fn stuffed(source: &[u8]) -> Option<(Vec<u8>, SourceMap)> {
    if !source[headers::start(source)..].starts_with(b"From ") {
        return None;
    }
    let plain = mbox::unstuffed(source)?;
    mbox::opens(source, true).then_some(plain)
}
