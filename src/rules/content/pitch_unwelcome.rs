//! `content/pitch-unwelcome`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::elements::{self, Element, Need};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/pitch-unwelcome",
    severity: Severity::Note,
    summary: "this sells again where a short note was enough",
    why: "They have heard what you can do, and they have not decided, or not answered. Selling again \
          at this point reads as worry.",
    help: "leave it out: that you are still interested is all this mail has to say",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed(
            "The answer to an update, or one more mail into a silence, says that you are still \
                interested and nothing more: anything else looks desperate.",
        ),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: no-decision-reply\nDear Dana,\n\nThank you for the update. «I have run two such migrations.» I am \
                 still very keen on the post and look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
                super::samples::NO_DECISION_REPLY,
            ),
            (
                "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note of last week about the Payroll Analyst role \
                 reached you. «My experience with the mainframe would be of use on the night desk.» I remain very interested and \
                 look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
                super::samples::NUDGE,
            ),
            (
                "occasion: no-decision-reply\nDear Dana,\n\nThank you for the update. I remain very interested. «I would be a \
                 good fit, as I have run two such migrations.» «At my last firm I built the ledger.» I look forward to hearing \
                 from you.\n\nKind regards,\nAna Ruiz",
                super::samples::NO_DECISION_REPLY,
            ),
        ],
        near: &[
            super::samples::THANK_YOU,
            super::samples::REJECTION_REPLY,
            super::samples::NUDGE,
            "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note reached you. I have been thinking of the \
             night desk and remain very interested.\n\nKind regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    if Element::Fit.need(input.reading.occasion) != Need::Unwelcome {
        return;
    }
    // Where fit is told nowhere, no sentence tells of it.
    let mut states = input.elements.iter();
    if states.any(|state| state.element == Element::Fit && state.place.is_none()) {
        return;
    }
    let places = elements::fit_sentences(input.message, input.draft, input.found);
    // One sentence is a slip, several are a pitch.
    let severity = if places.len() > 1 {
        Severity::Warning
    } else {
        Severity::Note
    };
    for place in places {
        out.at(place).severity(severity);
    }
}
