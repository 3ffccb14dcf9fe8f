//! `signoff/device-footer`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::draft::{Block, Role};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

/// How devices and mail services begin the line they add, in small letters.
#[rustfmt::skip]
const OPENINGS: [&str; 18] = [
    "sent from my ", "sent from outlook", "sent from yahoo", "sent from mail", "sent from gmail",
    "sent from proton", "sent from aol", "sent from iphone", "sent from samsung", "sent from mobile",
    "get outlook for ", "sent via ", "sent with proton", "sent with tuta", "envoyé de mon ",
    "virus-free. www", "secured with tuta", "sent using ",
];

/// A footer is no longer than this, in bytes.
const LONGEST: usize = 80;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "signoff/device-footer",
    severity: Severity::Note,
    summary: "a device or mail service has signed as well",
    why: "The last line of the mail is the one that stays, and here it is an advertisement. It also \
          says that the mail was written on the way to something else.",
    help: "take the line out; the settings of the mail program keep it from coming back",
    sources: Cow::Borrowed(&[Source {
        article: Article::House,
        claims: Cow::Borrowed(
            "The articles speak of proofreading and of attention to detail, not of footers; a line that \
             a machine adds is the detail most often overlooked.",
        ),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n«Sent from my iPhone»",
                crate::rules::content::samples::THANK_YOU,
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n«Get Outlook for Android»\n",
                "Hi Dana,\n\nThank you for the time you gave me on Tuesday. I am very interested in the Payroll Analyst role, and what you told me of the night desk has stayed with me; I have run such a desk for three years.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n-- \n«Sent with Proton Mail secure email.»",
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team moved billing off the mainframe has stayed with me since, and I would love to join Brightwater. I have run two such migrations.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n«Sent from Yahoo Mail on Android»\n\nOn 12 May 2026, Dana wrote:\n> Come at two.",
                "",
            ),
        ],
        near: &[
            "The report was sent from my old address, so here it is again.",
            "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n> See you then\n> Sent from my iPhone",
            "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n-- \nAna Ruiz | Leith | 555 0100",
            "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\nThis message is confidential and intended only for the named addressee; if you are not the intended recipient, notify the sender.",
            "I have an app that was sent via the store in March.",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let may_hold = |block: &&Block| matches!(block.role, Role::Footer | Role::Signature);
    for block in draft.blocks.iter().filter(may_hold) {
        let mut start = block.span.start;
        for raw in block.span.of(text).split_inclusive('\n') {
            let line = Span::new(start, start + raw.len()).trim(text);
            start += raw.len();
            if is_added(line.of(text)) {
                out.at(draft.place(line));
            }
        }
    }
}

fn is_added(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    // Few lines open so.
    let first = line.bytes().next().map(|byte| byte.to_ascii_lowercase());
    if !matches!(first, Some(b's' | b'g' | b'e' | b'v')) {
        return false;
    }
    let line = line.to_lowercase();
    OPENINGS.iter().any(|opening| line.starts_with(opening))
}
