//! `content/no-offer`

use std::borrow::Cow;

use super::{closing, missing};
use crate::diagnostic::Severity;
use crate::elements::Element;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-offer",
    severity: Severity::Note,
    summary: "the mail offers nothing in return",
    why: "A check-in asks for something. An offer to send what they still need turns a question into \
          help.",
    help: "offer something with the question: “If there is anything further that you need from me, I \
          would be glad to send it.”",
    sources: Cow::Borrowed(&[Source {
        article: Article::HowToFollowUp,
        claims: Cow::Borrowed(
            "Whoever offers to send what else may be needed looks like a help, not like somebody in need.",
        ),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: check-in\nDear Dana,\n\nThank you again for the interview for the Payroll Analyst role on 12 May. What \
                 you told me about the night desk has stayed with me, and I am still very interested.\n\n«Is there any news on \
                 the decision?»\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
            (
                "occasion: check-in\nDear Dana,\n\nWe met on 12 May about the Payroll Analyst role, and I am still very \
                 interested. Thank you again for the tour. «Could you tell me where things stand?»\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
            (
                "occasion: check-in\nDear Dana,\n\nThank you for the interview for the Payroll Analyst role on 12 May. I am still \
                 keen. Could you tell me where things stand? «I look forward to hearing from you.»\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
        ],
        near: &[
            super::samples::THANK_YOU,
            super::samples::NUDGE,
            "occasion: check-in\nDear Dana,\n\nWe met on 12 May. Is there any news? Should you require my certificates, I can \
             bring them.\n\nKind regards,\nAna Ruiz",
            "occasion: check-in\nDear Dana,\n\nWe met on 12 May. Is there any news? Let me know if another reference would \
             help.\n\nKind regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    missing(input, Element::OffersInfo, closing, out);
}
