//! `content/no-closing-thanks`

use std::borrow::Cow;

use super::{closing, greeted, missing, start_from};
use crate::diagnostic::Severity;
use crate::elements::{Element, ElementState};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-closing-thanks",
    severity: Severity::Note,
    summary: "the thanks are not said again at the close",
    why: "A mail that comes late opens by making good for that. Thanks at its end leave the reader \
          with the interview, not with the delay.",
    help: "close with it: “Thank you again for your time.”",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed("A late follow-up asks for an update and repeats its thanks."),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: late-thank-you\nDear Dana,\n\nI should have written sooner to thank you for the interview for the \
                 Payroll Analyst role on 12 May. What you told me about the night desk has stayed with me. I have closed three \
                 such desks, and remain very interested.\n\nIs there any news? «I look forward to hearing from you.»\n\nKind \
                 regards,\nAna Ruiz",
                super::samples::LATE_THANK_YOU,
            ),
            (
                "occasion: late-thank-you\nDear Dana,\n\nBelated thanks for seeing me on 12 May about the Payroll Analyst role. \
                 «I remain very interested, the night desk above all.»\n\nKind regards,\nAna Ruiz",
                super::samples::LATE_THANK_YOU,
            ),
            (
                "occasion: late-thank-you\nDear Dana,\n\nThank you for the interview on 12 May, late as it is.\n\n«I would love \
                 to join Brightwater as a Payroll Analyst.»\n\nKind regards,\nAna Ruiz",
                super::samples::LATE_THANK_YOU,
            ),
        ],
        near: &[
            super::samples::THANK_YOU,
            super::samples::CHECK_IN,
            "occasion: late-thank-you\nDear Dana,\n\nThank you for the interview on 12 May. I remain very interested. Thanks \
             again, and I look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            "occasion: late-thank-you\nDear Dana,\n\nThank you for the interview on 12 May. I remain very interested.\n\nWith \
             many thanks,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let has_thanks =
        |state: &ElementState| state.element == Element::Thanks && state.place.is_some();
    // Nothing is repeated that was not said: `content/no-thanks` speaks then.
    if !input.elements.iter().any(has_thanks) {
        return;
    }
    let Some(finding) = missing(input, Element::ClosingThanks, closing, out) else {
        return;
    };
    if let Some(name) = greeted(input) {
        finding.help(start_from(&["Thank you again, ", &name, "."].concat()));
    }
}
