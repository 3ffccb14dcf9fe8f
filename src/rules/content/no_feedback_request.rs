//! `content/no-feedback-request`

use std::borrow::Cow;

use super::{article, closing, missing, start_from};
use crate::diagnostic::Severity;
use crate::elements::Element;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-feedback-request",
    severity: Severity::Note,
    summary: "the mail does not ask what could have been better",
    why: "Whoever said no has just compared you with others, and knows what was lacking. Many will \
          say so when they are asked; nobody does unasked.",
    help: "ask for one thing: “If there is anything I could have done better, I would be glad to hear \
          it.”",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed(
            "When a rejection comes, you may well ask what would have made you the better \
                candidate.",
        ),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: rejection-reply\nDear Dana,\n\nThank you for letting me know about the Payroll Analyst role. «I \
                 enjoyed meeting the team, and wish you well.»\n\nKind regards,\nAna Ruiz",
                super::samples::REJECTION_REPLY,
            ),
            (
                "occasion: rejection-reply\nDear Dana,\n\nI am sorry not to have been chosen for the Payroll Analyst \
                 role.\n\n«Thank you for the time you gave me.»\n\nKind regards,\nAna Ruiz",
                super::samples::REJECTION_REPLY,
            ),
            (
                "occasion: rejection-reply\nDear Dana,\n\nThank you for writing about the Payroll Analyst role. «Please keep me \
                 in mind for other posts at Brightwater.»\n\nKind regards,\nAna Ruiz",
                super::samples::REJECTION_REPLY,
            ),
        ],
        near: &[
            super::samples::THANK_YOU,
            super::samples::NO_DECISION_REPLY,
            "occasion: rejection-reply\nDear Dana,\n\nThank you for letting me know. What should I work on before I apply \
             again?\n\nKind regards,\nAna Ruiz",
            "occasion: rejection-reply\nDear Dana,\n\nThank you for letting me know. I would welcome any feedback.\n\nKind \
             regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let Some(finding) = missing(input, Element::FeedbackRequest, closing, out) else {
        return;
    };
    if let Some(role) = &input.options.interview.role {
        let start = format!(
            "If there is anything that would make me a stronger candidate for {} {role} post, I \
             would be glad to hear it.",
            article(role)
        );
        finding.help(start_from(&start));
    }
}
