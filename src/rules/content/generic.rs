//! `content/generic`

use std::borrow::Cow;

use super::opening;
use crate::diagnostic::Severity;
use crate::draft::{Role, Shape};
use crate::elements::{Element, ElementState, Need};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/generic",
    severity: Severity::Warning,
    summary: "this mail could be sent to any employer",
    why: "It names no role, no company, no person and nothing that was said. The reader sees that at \
          once, and it helps you no more than no mail at all.",
    help: "name the role, and one thing that only your conversation held",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::PostJobInterview,
            claims: Cow::Borrowed(
                "A note is soon forgotten where it does not bring back what was talked about with each interviewer.",
            ),
        },
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed("Refer to the interview specifically; it shows that you listen."),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed("A note that fits any reader was written to none."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\n«Thank you for taking the time to meet with me.» I enjoyed our conversation and learning about the \
                 position. I am very interested in the opportunity and look forward to hearing from you.\n\nKind regards,\nAna \
                 Ruiz",
                super::samples::THANK_YOU,
            ),
            (
                "occasion: check-in\nDear Dana,\n\n«I hope that you can tell me whether there is any news on the position I \
                 interviewed for.» Thank you again for your time. I am still very interested.\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
            (
                "Dear Dana,\n\n«Thank you for the interview.» Your company is where I want to work, and I know that I would be a \
                 good fit for the team. I look forward to your decision.\n\nKind regards,\nAna Ruiz",
                super::samples::THANK_YOU,
            ),
        ],
        near: &[
            super::samples::RECOVERY,
            "Dear Dana,\n\nThank you for the interview for the Payroll Analyst role. I enjoyed our conversation and am very \
             interested.\n\nKind regards,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday. What you told me about the night desk has stayed with me, and I would love \
             to join.\n\nKind regards,\nAna Ruiz",
            "Dear Dana,\n\nThank you for the interview. It was a pleasure to meet Lee as well, and I am very \
             interested.\n\nKind regards,\nAna Ruiz",
            "occasion: nudge\nDear Dana,\n\nI am writing to be sure that my last note arrived. I am still interested in the \
             post and look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    if is_generic(input) {
        let finding = out.at(opening(input.draft));
        let needs = input.elements.iter().filter(|state| is_missing(state));
        if needs.clone().all(|state| state.need != Need::Required) {
            finding.severity(Severity::Note);
        }
    }
}

/// Whether nothing names role, company, person or topic, on an occasion that
/// asks for a topic. Then the rules for each of these have nothing to add.
pub(super) fn is_generic(input: &Input<'_>) -> bool {
    let missing = input.elements.iter().filter(|state| is_missing(state));
    input.draft.n_words >= FEWEST_WORDS
        && missing.count() == ANCHORS.len()
        && Element::SpecificReference.need(input.reading.occasion) != Need::Free
        && !input.draft.body.sentences.is_empty()
        && !names_somebody(input)
}

/// A mail of fewer words is a scrap: what it lacks is named one by one.
const FEWEST_WORDS: usize = 15;

/// What would tie the mail to one employer.
const ANCHORS: [Element; 2] = [Element::NamesRoleOrCompany, Element::SpecificReference];

fn is_missing(state: &ElementState) -> bool {
    ANCHORS.contains(&state.element) && state.place.is_none()
}

/// Whether a paragraph holds a name: a capital within a sentence that is no
/// day, month or "I".
fn names_somebody(input: &Input<'_>) -> bool {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let paragraphs = draft.role(Role::Paragraph);
    let mut sentences = paragraphs.flat_map(|block| &draft.body.sentences[block.sentences.clone()]);
    sentences.any(|sentence| {
        let tokens = &draft.body.tokens[sentence.tokens.clone()];
        tokens.iter().skip(1).any(|token| {
            let word = token.span().of(text);
            token.shape.has(Shape::CAPITAL) && word.len() > 1 && !is_calendar(word)
        })
    })
}

/// Days, months and what "I" is shortened to.
fn is_calendar(word: &str) -> bool {
    let names = [
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "i'",
        "i\u{2019}",
    ];
    let word = word.to_lowercase();
    names.iter().any(|name| word.starts_with(name))
}
