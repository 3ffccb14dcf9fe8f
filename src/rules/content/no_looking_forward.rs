//! `content/no-looking-forward`

use std::borrow::Cow;

use super::{closing, missing, start_always_from};
use crate::diagnostic::Severity;
use crate::elements::Element;
use crate::lint::Input;
use crate::occasion::Occasion;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-looking-forward",
    severity: Severity::Note,
    summary: "the mail does not say that you look forward to hearing",
    why: "A last sentence that looks ahead tells the reader that you wait gladly, and leaves the \
          time to them.",
    help: "close with it: “I look forward to hearing from you.”",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Coppola,
            claims: Cow::Borrowed(
                "Whatever the outcome, say that you look forward to hearing from them.",
            ),
        },
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Answer an update, or a silence, by saying that you look forward to hearing from them.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note of last week about the Payroll Analyst role \
                 reached you. Thank you again for your time. «I remain very interested.»\n\nKind regards,\nAna Ruiz",
                super::samples::NUDGE,
            ),
            (
                "occasion: no-decision-reply\nDear Dana,\n\nThank you for the update. «I am still very interested in the post \
                 and am happy to wait.»\n\nKind regards,\nAna Ruiz",
                super::samples::NO_DECISION_REPLY,
            ),
            (
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. «What you told me about \
                 the night desk has stayed with me, and I would love to join.»\n\nKind regards,\nAna Ruiz",
                super::samples::THANK_YOU,
            ),
        ],
        near: &[
            super::samples::RECOVERY,
            super::samples::REJECTION_REPLY,
            "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note reached you. I remain very interested and \
             hope to hear from you.\n\nKind regards,\nAna Ruiz",
            "occasion: no-decision-reply\nDear Dana,\n\nThank you for the update. I remain very interested.\n\nLooking \
             forward to your news,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let Some(finding) = missing(input, Element::LooksForward, closing, out) else {
        return;
    };
    finding.help(match input.reading.occasion {
        Occasion::NoDecisionReply => {
            start_always_from!("I look forward to hearing from you when you have decided.")
        }
        _ => start_always_from!("I look forward to hearing from you."),
    });
}
