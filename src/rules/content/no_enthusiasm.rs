//! `content/no-enthusiasm`

use std::borrow::Cow;

use super::{missing, opening, start_from};
use crate::diagnostic::Severity;
use crate::elements::Element;
use crate::lint::Input;
use crate::occasion::Occasion;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-enthusiasm",
    severity: Severity::Warning,
    summary: "nothing here says that you want the job",
    why: "Employers would rather hire somebody who wants to come. Courtesy alone leaves them \
          guessing whether you do.",
    help: "say it in plain words: “I would love to join the team.”",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Say again how much you want the post and the employer, in every mail from the thank-you \
                to the last.",
            ),
        },
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed(
                "Employers would rather take somebody who wants the work; a follow-up is the place to \
                show it.",
            ),
        },
        Source {
            article: Article::PostJobInterview,
            claims: Cow::Borrowed("A follow-up is there to say again that you are interested."),
        },
        Source {
            article: Article::Coppola,
            claims: Cow::Borrowed(
                "Writing at all shows that you are keen, and a real show of interest can decide between \
                two.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\n«Thank you for meeting with me on Tuesday about the Payroll Analyst role.» What you told me about \
                 the night desk has stayed with me. I look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
                super::samples::THANK_YOU,
            ),
            (
                "occasion: check-in\nDear Dana,\n\n«Thank you again for the interview for the Payroll Analyst role on 12 May.» Is \
                 there any news on the decision?\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
            (
                "occasion: no-decision-reply\nDear Dana,\n\n«Thank you for the update.» I look forward to hearing from you once \
                 the panel has met on the Payroll Analyst role.\n\nKind regards,\nAna Ruiz",
                super::samples::NO_DECISION_REPLY,
            ),
        ],
        near: &[
            super::samples::NUDGE,
            super::samples::LATE_THANK_YOU,
            "Dear Dana,\n\nThank you for Tuesday. It is where I want to be, and the night desk above all.\n\nKind \
             regards,\nAna Ruiz",
            "occasion: rejection-reply\nDear Dana,\n\nThank you for letting me know. I wish you and the new colleague \
             well.\n\nKind regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let Some(finding) = missing(input, Element::Enthusiasm, opening, out) else {
        return;
    };
    let company = input.options.interview.company.as_deref();
    let whom = company.unwrap_or("the team");
    let start = match input.reading.occasion {
        Occasion::ThankYou => "Our conversation left me even more eager to join ",
        Occasion::Recovery => "I would still be glad to join ",
        _ => "I remain very interested in joining ",
    };
    finding.help(start_from(&[start, whom, "."].concat()));
}
