//! `content/update-unwelcome`

use std::borrow::Cow;

use super::sentence;
use crate::diagnostic::Severity;
use crate::elements::{Element, Need};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/update-unwelcome",
    severity: Severity::Note,
    summary: "this asks for an update where none is due",
    why: "They have just told you how things stand, or not answered the question you asked. Asking \
          once more adds weight and brings no news sooner.",
    help: "say that you look forward to hearing from them, and leave the question out",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Thank them for the update, or ask whether your mail arrived, and say that you look forward \
                to hearing: nothing more.",
            ),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed("After a no there is nothing left to ask an update on."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: no-decision-reply\nDear Dana,\n\nThank you for the update. I am still very interested in the post. \
                 «Do you have any update on the date?» I look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
                super::samples::NO_DECISION_REPLY,
            ),
            (
                "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note of last week about the Payroll Analyst role \
                 reached you. I remain very interested. «Could you tell me where things stand?» I look forward to hearing from \
                 you.\n\nKind regards,\nAna Ruiz",
                super::samples::NUDGE,
            ),
            (
                "occasion: rejection-reply\nDear Dana,\n\nThank you for letting me know about the Payroll Analyst role. «Has the \
                 panel made a decision on the other post?»\n\nKind regards,\nAna Ruiz",
                super::samples::REJECTION_REPLY,
            ),
        ],
        near: &[
            super::samples::NUDGE,
            super::samples::CHECK_IN,
            "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note reached you. I remain very interested and \
             look forward to an update from you.\n\nKind regards,\nAna Ruiz",
            "occasion: no-decision-reply\nDear Dana,\n\nThank you for the update. I look forward to hearing of the \
             decision.\n\nKind regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let asked = input
        .elements
        .iter()
        .find(|state| state.element == Element::UpdateRequest && state.need == Need::Unwelcome);
    if let Some(place) = asked.and_then(|state| state.place) {
        out.at(sentence(input.draft, place));
    }
}
