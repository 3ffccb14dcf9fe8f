//! `content/no-date`

use std::borrow::Cow;

use super::{beside, missing};
use crate::diagnostic::Severity;
use crate::draft::Draft;
use crate::elements::Element;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-date",
    severity: Severity::Warning,
    summary: "the mail does not say when the interview was",
    why: "Days later the reader has met others. The day of the interview is how they find you among \
          them.",
    help: "say when you met, as in “the interview on 12 May”",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "A follow-up that comes late says again on which day the interview was.",
            ),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed("The day is the quickest way to find a candidate in a calendar."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: late-thank-you\nDear Dana,\n\n«I should have written sooner to thank you for the interview for the \
                 Payroll Analyst role.» What you told me about the night desk has stayed with me, and I remain very \
                 interested.\n\nKind regards,\nAna Ruiz",
                super::samples::LATE_THANK_YOU,
            ),
            (
                "occasion: check-in\nDear Dana,\n\n«Thank you again for the interview for the Payroll Analyst role.» What you \
                 told me about the night desk has stayed with me, and I am still very interested. Is there any news on the \
                 decision?\n\nKind regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
            (
                "occasion: late-thank-you\nDear Dana,\n\nGood morning.\n\n«Belated thanks for seeing me about the Payroll Analyst \
                 role.» The night desk has stayed with me, and I would love to join.\n\nKind regards,\nAna Ruiz",
                super::samples::LATE_THANK_YOU,
            ),
        ],
        near: &[
            super::samples::THANK_YOU,
            super::samples::NUDGE,
            "occasion: check-in\nDear Dana,\n\nWe met last Tuesday about the Payroll Analyst role. Is there any news?\n\nKind \
             regards,\nAna Ruiz",
            "occasion: late-thank-you\nDear Dana,\n\nYou interviewed me on the 12th, and I should have thanked you at \
             once.\n\nKind regards,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let place = |draft: &Draft| beside(input, draft, Element::Thanks);
    let Some(finding) = missing(input, Element::InterviewDate, place, out) else {
        return;
    };
    if let Some(date) = input.options.interview.date {
        let day = date.strftime("%-d %B");
        finding.help(format!("say when you met: “the interview on {day}”"));
    }
}
