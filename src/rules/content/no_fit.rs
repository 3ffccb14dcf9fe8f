//! `content/no-fit`

use std::borrow::Cow;

use super::{beside, missing};
use crate::diagnostic::Severity;
use crate::draft::Draft;
use crate::elements::Element;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-fit",
    severity: Severity::Note,
    summary: "nothing here says why you suit the job",
    why: "One point that ties what you have done to what they need helps the reader to speak for you \
          when the others ask why. Coppola’s model mail has none and is very short: the articles \
          disagree, and the configuration can allow the rule.",
    help: "add a sentence on what you have done that they need, such as “I have ... and could help \
          with ...”",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Repeat your key qualifications; in a late thank-you, the points where you fit the position \
                best.",
            ),
        },
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed(
                "Say what makes you suit the role, as a polite reminder that does not push.",
            ),
        },
        Source {
            article: Article::PostJobInterview,
            claims: Cow::Borrowed(
                "A follow-up says once more what makes you the one who suits the role.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. «What you told me about \
                 the night desk has stayed with me, and I would love to join Brightwater.» I look forward to hearing from \
                 you.\n\nKind regards,\nAna Ruiz",
                super::samples::THANK_YOU,
            ),
            (
                "occasion: late-thank-you\nDear Dana,\n\nI should have written sooner to thank you for the interview for the \
                 Payroll Analyst role on 12 May. «What you told me about the night desk has stayed with me, and I remain very \
                 interested.» Is there any news? Thank you again; I look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
                super::samples::LATE_THANK_YOU,
            ),
            (
                "Dear Dana,\n\nThank you for the tour on Tuesday. «The plan on your board for the Payroll Analyst role made me \
                 keen to join.» I look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
                super::samples::THANK_YOU,
            ),
        ],
        near: &[
            super::samples::CHECK_IN,
            super::samples::NUDGE,
            "Dear Dana,\n\nThank you for Tuesday. What you told me about the night desk has stayed with me; at my present \
             desk we close at six.\n\nKind regards,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday. The mainframe stayed with me, and my years on the help desk would be of use \
             there.\n\nKind regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let place = |draft: &Draft| beside(input, draft, Element::Enthusiasm);
    missing(input, Element::Fit, place, out);
}
