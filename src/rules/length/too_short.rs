//! `length/too-short`

use std::borrow::Cow;

use crate::diagnostic::{Place, Severity};
use crate::draft::Role;
use crate::lint::Input;
use crate::occasion::Occasion;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "length/too-short",
    severity: Severity::Warning,
    summary: "the mail is very short",
    why: "One line can be kind, but it holds no thanks for anything in particular and no interest \
          in the work, and reads as a duty done.",
    help: "say what you thank them for, and one thing that stayed with you",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Keep it brief, and still leave out nothing that matters to you.",
            ),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "Under fifteen words there is no room for thanks and interest both; the articles give no figure.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Hi Dana,\n\n«Thanks for yesterday.»\n\nAna Ruiz",
                "Hi Dana,\n\nThank you for the tour yesterday. The night desk and its one page stayed with me, and I would love to join Brightwater; I have run such a desk for three years.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "Dear Dana,\n\n«Thank you for meeting with me. I enjoyed it.»\n\nKind regards,\nAna Ruiz",
                crate::rules::content::samples::THANK_YOU,
            ),
            (
                "«Dear Dana,»\n\nKind regards,\nAna Ruiz",
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team moved billing off the mainframe has stayed with me since, and I would love to join Brightwater. I have run two such migrations.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "From: Ana Ruiz <ana.ruiz@mail.example>\nSubject: Interview on 12 May\n\n\n\n",
                "",
            ),
        ],
        near: &[
            "Hi Dana,\n\nThank you for the tour yesterday. The night desk and its one page stayed with me, and I would love to join.\n\nAna Ruiz",
            "Hi Dana,\n\nThanks for yesterday, and for the tour.\n\nI keep thinking of the night desk, and would love to join.\n\nAna Ruiz",
            "Hello, this is only to thank you for the interview this morning. I look forward to hearing from you, whatever you decide.\n\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let least = input.limits().least_words;
    if draft.body.sentences.is_empty() {
        out.at(nowhere(input))
            .message("the draft is empty")
            .severity(Severity::Error)
            .help("write the mail before you send it");
    } else if draft.n_words < least && input.reading.occasion != Occasion::None {
        let paragraph = draft.role(Role::Paragraph).next();
        let place = paragraph.map_or_else(|| draft.first_words(), |block| draft.place(block.span));
        let n_words = draft.n_words;
        let words = if n_words == 1 { "word" } else { "words" };
        out.at(place).message(format!(
            "the mail has {n_words} {words}; even a short note has {least} at least"
        ));
    }
}

/// What an empty draft does have: a quote or a signature, the header block's
/// first line, the white space of its body.
fn nowhere(input: &Input<'_>) -> Place {
    let draft = input.draft;
    if let Some(block) = draft.blocks.first() {
        return draft.place(block.span);
    }
    if let Some(header) = input.message.header {
        let line = input
            .message
            .text(header)
            .lines()
            .next()
            .unwrap_or_default();
        return Place {
            part: header,
            span: Span::new(0, line.len()),
        };
    }
    draft.place(Span::new(0, input.message.text(draft.body_part).len()))
}
