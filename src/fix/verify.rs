//! [`Expected`]: what a source has to read as after its fixes.

use crate::message::rewrite::{Change, Rewriter, Target, apply};
use crate::message::{self, Message, PartId, PartKind};
use crate::text::Span;

/// Bytes of a line that mail servers take (RFC 5321 section 4.5.3.1.6).
const MAX_LINE: usize = 998;

/// The texts that are expected of a changed source; all else has to read as it
/// did.
pub(super) struct Expected<'a> {
    before: &'a Message<'a>,
    page_before: Option<&'a str>,
    subject: Option<String>,
    body: Option<String>,
    page: Option<String>,
}

impl<'a> Expected<'a> {
    pub(super) fn new(before: &'a Message<'a>, page_before: Option<&'a str>) -> Self {
        Self {
            before,
            page_before,
            subject: None,
            body: None,
            page: None,
        }
    }

    /// Expects `changes` of a text.
    pub(super) fn change(&mut self, target: Target, changes: &[Change]) {
        let text = |part: Option<PartId>| part.map_or("", |part| self.before.text(part));
        let (old, expected) = match target {
            Target::Subject => (text(self.before.subject), &mut self.subject),
            Target::Body => (text(self.before.body), &mut self.body),
            Target::Page => (self.page_before.unwrap_or_default(), &mut self.page),
        };
        let new = apply(old.as_bytes(), Span::new(0, old.len()), changes);
        *expected = String::from_utf8(new).ok();
    }

    /// Whether `source` reads so.
    pub(super) fn verify(&self, source: &[u8]) -> Result<(), String> {
        let before = self.before;
        let is_beside = |part: &PartId| before.part(*part).kind == PartKind::Option;
        let subject = before.subject.filter(is_beside);
        let after = message::parse_as(
            source,
            subject.map(|part| before.text(part)),
            before.is_page,
        );
        let reads_so = self.texts_are(&after)
            && before.has_headers == after.has_headers
            && before.from == after.from
            && before.to == after.to
            && before.cc == after.cc
            && before.date == after.date
            && before.is_reply == after.is_reply
            && before.attachments == after.attachments
            && before.remarks == after.remarks;
        // Mostly white space that runs on in a tag: a blank behind another shows
        // nothing, until the first is taken out.
        let is_of_page = self.body.is_some() && Rewriter::new(before).body_is_page();
        if !self.page_is(&after) || !reads_so && is_of_page {
            return Err("the HTML would then not read as it is meant to".to_owned());
        }
        if !reads_so {
            return Err("it could not be made without a change to something else".to_owned());
        }
        if before.has_headers && longest(source) > longest(before.source).max(MAX_LINE) {
            return Err("a line would be longer than mail may have".to_owned());
        }
        Ok(())
    }

    fn texts_are(&self, after: &Message<'_>) -> bool {
        let before = self.before;
        let is_same = |at: usize| {
            let part = PartId::at(at);
            let (old, new) = (before.part(part), after.part(part));
            let expected = match old.kind {
                // The block as it stands has the subject in it.
                PartKind::Header if self.subject.is_some() => return new.kind == old.kind,
                PartKind::Subject => self.subject.as_deref(),
                PartKind::Body => self.body.as_deref(),
                PartKind::Header | PartKind::Name | PartKind::Option => None,
            };
            new.kind == old.kind && new.text == expected.unwrap_or(&old.text)
        };
        before.parts.len() == after.parts.len() && (0..before.parts.len()).all(is_same)
    }

    fn page_is(&self, after: &Message<'_>) -> bool {
        let Some(old) = self.page_before else {
            return true;
        };
        let new = Rewriter::new(after).page();
        new.as_deref() == Some(self.page.as_deref().unwrap_or(old))
    }
}

/// The length of the longest line.
fn longest(source: &[u8]) -> usize {
    let lines = source.split(|byte| *byte == b'\n');
    lines.map(<[u8]>::len).max().unwrap_or_default()
}
