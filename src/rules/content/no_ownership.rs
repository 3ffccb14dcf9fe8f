//! `content/no-ownership`

use std::borrow::Cow;

use super::{missing, opening};
use crate::diagnostic::Severity;
use crate::elements::Element;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-ownership",
    severity: Severity::Warning,
    summary: "the mail does not own what went wrong",
    why: "The reader was there. A mail that passes over what went wrong, or lays it at another's \
          door, makes it worse; one sentence that owns it is remembered.",
    help: "name it and take it on yourself, as in “I was not well prepared for ..., and that was my \
          fault.”",
    sources: Cow::Borrowed(&[Source {
        article: Article::HowToFollowUp,
        claims: Cow::Borrowed(
            "When an interview went badly, own the mistakes, and the poor picture you gave of \
                yourself.",
        ),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: recovery\nDear Dana,\n\n«Thank you for meeting with me on Tuesday about the Payroll Analyst role.» The \
                 question about the mainframe did not go well. I would still love to join the team.\n\nKind regards,\nAna Ruiz",
                super::samples::RECOVERY,
            ),
            (
                "occasion: recovery\nDear Dana,\n\n«Thank you for the interview on Tuesday for the Payroll Analyst role.» It was \
                 noisy, and the line to the night desk was poor. I remain very interested.\n\nKind regards,\nAna Ruiz",
                super::samples::RECOVERY,
            ),
            (
                "occasion: recovery\nDear Dana,\n\nHello.\n\n«Thank you for your time on Tuesday.» The part about the mainframe \
                 was difficult. I would love to come back for the Payroll Analyst role.\n\nKind regards,\nAna Ruiz",
                super::samples::RECOVERY,
            ),
        ],
        near: &[
            super::samples::THANK_YOU,
            super::samples::REJECTION_REPLY,
            "occasion: recovery\nDear Dana,\n\nThank you for Tuesday. I stumbled over the mainframe and never answered \
             you.\n\nKind regards,\nAna Ruiz",
            "occasion: recovery\nDear Dana,\n\nThank you for Tuesday. I apologise for the way I spoke of the night \
             desk.\n\nKind regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    missing(input, Element::Ownership, opening, out);
}
