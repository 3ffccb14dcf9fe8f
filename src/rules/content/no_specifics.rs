//! `content/no-specifics`

use std::borrow::Cow;

use super::{beside, generic, missing, start_from};
use crate::diagnostic::Severity;
use crate::draft::Draft;
use crate::elements::Element;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-specifics",
    severity: Severity::Warning,
    summary: "nothing here comes from the interview itself",
    why: "Interviewers forget whom they met. One thing that only your conversation held (a topic, a \
          problem, something said) brings you back to mind, and no other candidate can write it. \
          Coppola’s model mail has none and is very short: the articles disagree, and the \
          configuration can allow the rule.",
    help: "name one thing that only your conversation held, in a sentence such as “What you said about ... has stayed with me.”",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::PostJobInterview,
            claims: Cow::Borrowed(
                "You are soon forgotten by interviewers whom your note does not remind of something particular from the talk with each.",
            ),
        },
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed(
                "Refer to the interview specifically: it shows that you listen and remember details.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\n«Thank you for meeting with me on Tuesday.» I enjoyed our conversation, and I would love \
                 to join Brightwater.\n\nKind regards,\nAna Ruiz",
                super::samples::THANK_YOU,
            ),
            (
                "Hi Dana,\n\nI was glad to meet you. «Thank you for the chance to interview.» The Payroll Analyst position is right for me, and I look \
                 forward to hearing from you.\n\nAna Ruiz",
                "Hi Dana,\n\nThank you for the time you gave me on Tuesday. I am very interested in the Payroll Analyst role, and what you told me of the night desk has stayed with me; I have run such a desk for three years.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "occasion: check-in\nDear Dana,\n\n«Thank you again for the interview for the Payroll Analyst role on 12 May.» The \
                 position is right for me. Could you tell me where things stand?\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
            (
                "Dear Dana,\n\n«Thank you for talking to me on Tuesday about the analyst job on the pension desk.» I would love to \
                 join Brightwater.\n\nKind regards,\nAna Ruiz",
                "Dear Dana,\n\nThank you for talking to me on Tuesday about the analyst job on the pension desk. What you said of the letters that come back unopened has stayed with me, and I would love to join Brightwater. I have traced such people for two years.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
        ],
        near: &[
            "Dear Dana,\n\nThank you for Tuesday. I enjoyed hearing how your team moved billing off the mainframe.\n\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday. Your point about reconciling ledgers stuck with me.\n\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday. You mentioned the backlog in the pension ledger, and I have cleared one.\n\nAna Ruiz",
            "occasion: nudge\nDear Dana,\n\nI only want to be sure that my note of last week arrived. I am still interested in the role.\n\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    if generic::is_generic(input) {
        return;
    }
    // What the mail gives thanks for belongs beside the thanks.
    let place = |draft: &Draft| beside(input, draft, Element::Thanks);
    let Some(finding) = missing(input, Element::SpecificReference, place, out) else {
        return;
    };
    // What the user told of the interview may be used; nothing is made up.
    if let Some(topic) = input.options.interview.topics.first() {
        finding.help(start_from(&format!(
            "I keep thinking about what you told me of {topic}."
        )));
    }
}
