//! `content/no-role`

use std::borrow::Cow;

use super::{generic, missing, opening};
use crate::diagnostic::Severity;
use crate::elements::Element;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "content/no-role",
    severity: Severity::Warning,
    summary: "neither the role nor the company is named",
    why: "The reader may be filling several posts at once. Naming yours saves them a search, and \
          shows which one you mean.",
    help: "name the role where you first speak of it",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "A thank-you says again that you want this post, and want it with this employer.",
            ),
        },
        Source {
            article: Article::PostJobInterview,
            claims: Cow::Borrowed(
                "Recruiters like to see that you understand the role and the company.",
            ),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "A reader who fills several posts has to be told which one you write about.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: check-in\nDear Dana,\n\n«Thank you again for the interview on 12 May.» What you told me about the \
                 night desk has stayed with me, and I am still very interested. Could you tell me where things stand?\n\nKind \
                 regards,\nAna Ruiz",
                super::samples::CHECK_IN,
            ),
            (
                "occasion: late-thank-you\nDear Dana,\n\n«I should have written sooner to thank you for your time on Tuesday.» \
                 What you showed me of the night desk has stayed with me, and I remain very interested.\n\nKind regards,\nAna \
                 Ruiz",
                super::samples::LATE_THANK_YOU,
            ),
            (
                "occasion: nudge\nDear Dana,\n\n«I wanted to be certain that my note of last week reached you.» Thank you again \
                 for your time. I am still very interested, the night desk included, and look forward to hearing from \
                 you.\n\nKind regards,\nAna Ruiz",
                super::samples::NUDGE,
            ),
        ],
        near: &[
            super::samples::THANK_YOU,
            super::samples::RECOVERY,
            "occasion: check-in\nDear Dana,\n\nI interviewed for the post of Registrar on 12 May. What you told me about the \
             night desk has stayed with me. Is there any news?\n\nKind regards,\nAna Ruiz",
            "Subject: Payroll Analyst interview\nTo: dana@brightwater.example\n\nDear Dana,\n\nThank you for Tuesday. What \
             you told me about the night desk has stayed with me.\n\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    if generic::is_generic(input) {
        return;
    }
    let Some(finding) = missing(input, Element::NamesRoleOrCompany, opening, out) else {
        return;
    };
    let interview = &input.options.interview;
    let named = match (&interview.role, &interview.company) {
        (Some(role), Some(company)) => format!("the {role} role at {company}"),
        (Some(role), None) => format!("the {role} role"),
        (None, Some(company)) => format!("the role at {company}"),
        // The role itself is not known, and none is made up.
        (None, None) => return,
    };
    finding.help(format!("name it where you first speak of it: “{named}”"));
}
