//! `subject/missing`

use std::borrow::Cow;

use crate::diagnostic::{Place, Severity};
use crate::lint::Input;
use crate::message::PartId;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "subject/missing",
    severity: Severity::Error,
    summary: "the mail has no subject",
    why: "A mail without a subject looks like a slip or like spam, and cannot be found again when \
          the names of candidates are discussed.",
    help: "name the interview and its day, as in “Interview on 12 May”",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed(
            "A thank-you goes out by email and needs a subject line, a simple one that names the interview and its day.",
        ),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "«From: Ana Ruiz <ana.ruiz@mail.example>»\nTo: Dana Whitfield <dana@brightwater.example>\n\nDear Dana,\n\nThank you for meeting with me.\n\nKind regards,\nAna Ruiz",
                "Interview on 12 May",
            ),
            (
                "From: Ana Ruiz <ana.ruiz@mail.example>\n«Subject:»\nTo: Dana Whitfield <dana@brightwater.example>\n\nDear Dana,\n\nThank you for meeting with me.\n\nKind regards,\nAna Ruiz",
                "Thank you for the interview on 12 May",
            ),
            (
                "«To: dana@brightwater.example»\nFrom: ana.ruiz@mail.example\nIn-Reply-To: <1@brightwater.example>\n\nHi Dana,\n\nThanks for today.\n\nAna",
                "Re: Interview on 12 May",
            ),
        ],
        near: &[
            "Interview on 12 May",
            "Dear Dana,\n\nThank you for meeting with me.\n\nKind regards,\nAna Ruiz",
            "From: ana.ruiz@mail.example\nSubject: Hello\n\nHi Dana,\n\nThanks for today.\n\nAna",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let has_subject = input
        .message
        .subject
        .is_some_and(|part| !input.message.text(part).trim().is_empty());
    if has_subject {
        return;
    }
    // A bare text has no place for a subject, so none is missing.
    if let Some(header) = input.message.header {
        out.at(place(input.message.text(header), header));
    }
}

/// The field without words, else the header block's first line.
fn place(header: &str, part: PartId) -> Place {
    let mut start = 0;
    let mut first = None;
    for line in header.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(header);
        start += line.len();
        if first.is_none() && !span.is_empty() {
            first = Some(span);
        }
        if line
            .get(..8)
            .is_some_and(|name| name.eq_ignore_ascii_case("subject:"))
        {
            return Place { part, span };
        }
    }
    Place {
        part,
        span: first.unwrap_or_default(),
    }
}
