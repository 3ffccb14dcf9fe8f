//! `content/no-update-request`

use std::borrow::Cow;

use super::{closing, lacks, missing, start_always_from, start_from};
use crate::diagnostic::Severity;
use crate::elements::{self, Element};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-update-request",
    severity: Severity::Warning,
    summary: "the mail does not ask how things stand",
    why: "The reader of a check-in wonders what you want of them. A plain and friendly question is \
          easy to answer; a hint is easy to leave.",
    help: "ask for it softly: “Could you tell me where things stand?”",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Ask for an update, softly: say that you look forward to hearing about the progress.",
            ),
        },
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed(
                "The second mail is there to ask how the search is coming along.",
            ),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed(
                "When the day they named has passed, a note may say that you are still interested and ask whether there is news.",
            ),
        },
        Source {
            article: Article::PostJobInterview,
            claims: Cow::Borrowed(
                "Candidates need not fear to ask where things stand, though the answer may be no.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: check-in\nDear Dana,\n\nThank you again for the interview for the Payroll Analyst role on 12 May. What \
                 you told me about the night desk has stayed with me. «I am still very interested.»\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
            (
                "occasion: late-thank-you\nDear Dana,\n\nI should have written sooner to thank you for the interview for the \
                 Payroll Analyst role on 12 May. «What you told me about the night desk has stayed with me, and I remain very \
                 interested.»\n\nKind regards,\nAna Ruiz",
                super::samples::LATE_THANK_YOU,
            ),
            (
                "occasion: check-in\nDear Dana,\n\nThank you again for the interview for the Payroll Analyst role on 12 \
                 May.\n\n«What you told me about the night desk made me keen to start.»\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
        ],
        near: &[
            super::samples::THANK_YOU,
            super::samples::NUDGE,
            "occasion: check-in\nDear Dana,\n\nWe met on 12 May about the Payroll Analyst role. I need your decision by \
             Friday.\n\nKind regards,\nAna Ruiz",
            "occasion: check-in\nDear Dana,\n\nWe met on 12 May about the Payroll Analyst role. I look forward to hearing \
             from you with any news.\n\nKind regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    // A demanded answer is asked for, if not softly; one finding is enough.
    let is_missing = lacks(input, Element::UpdateRequest).is_some();
    if !is_missing || elements::is_demanded(input.found) {
        return;
    }
    let Some(finding) = missing(input, Element::UpdateRequest, closing, out) else {
        return;
    };
    let Some(role) = &input.options.interview.role else {
        finding.help(start_always_from!("Could you tell me where things stand?"));
        return;
    };
    finding.help(start_from(&format!(
        "Could you tell me where things stand with the {role} role?"
    )));
}
