//! `content/no-thanks`

use std::borrow::Cow;

use super::{greeted, missing, opening, start_from};
use crate::diagnostic::Severity;
use crate::elements::Element;
use crate::lint::Input;
use crate::occasion::Occasion;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-thanks",
    severity: Severity::Warning,
    summary: "the mail thanks nobody",
    why: "Somebody took an hour out of a working day for you. A follow-up that does not say thank \
          you asks for more before it has given anything back.",
    help: "begin with it: “Thank you for taking the time to meet with me.”",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed(
                "They gave you time and thought, and good manners call for thanks for both.",
            ),
        },
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed("Thank the interviewer for the time given to you."),
        },
        Source {
            article: Article::Coppola,
            claims: Cow::Borrowed(
                "The model follow-up thanks the reader for the chance to be interviewed.",
            ),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("The first thing to send, soon after the interview, is thanks."),
        },
        Source {
            article: Article::PostJobInterview,
            claims: Cow::Borrowed(
                "A follow-up tells the reader that their time, and what they shared, meant something to you.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\n«Hearing how your team moved billing off the mainframe has stayed with me since Tuesday.» I would love to join \
                 Brightwater as a Payroll Analyst.\n\nKind regards,\nAna Ruiz",
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team moved billing off the mainframe has stayed with me since, and I would love to join Brightwater. I have run two such migrations.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "Hi Dana,\n\n«I am very interested in the Payroll Analyst role.» What you told me of the night desk has stayed with me, and I look \
                 forward to hearing from you.\n\nAna Ruiz",
                "Hi Dana,\n\nThank you for the time you gave me on Tuesday. I am very interested in the Payroll Analyst role, and what you told me of the night desk has stayed with me; I have run such a desk for three years.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "occasion: check-in\nDear Dana,\n\n«I interviewed with you on 12 May for the Payroll Analyst role, and am still very interested.» \
                 Could you tell me where things stand?\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
        ],
        near: &[
            "Dear Dana,\n\nThank you for meeting with me on Tuesday. The mainframe stayed with me.\n\nAna Ruiz",
            "Dear Dana,\n\nI really appreciated your time on Tuesday. The mainframe stayed with me.\n\nAna Ruiz",
            "occasion: no-decision-reply\nDear Dana,\n\nThanks for the update. I remain very interested.\n\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let Some(finding) = missing(input, Element::Thanks, opening, out) else {
        return;
    };
    let thanks = match input.reading.occasion {
        Occasion::NoDecisionReply => "Thank you for the update",
        Occasion::RejectionReply => "Thank you for letting me know, and for the time you gave me",
        Occasion::CheckIn | Occasion::Nudge => "Thank you again for the time you gave me",
        _ => "Thank you for taking the time to meet with me",
    };
    let help = match greeted(input) {
        Some(name) => start_from(&[thanks, ", ", &name, "."].concat()),
        None => start_from(&[thanks, "."].concat()),
    };
    finding.help(help);
}
