//! `subject/placeholder`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "subject/placeholder",
    severity: Severity::Error,
    summary: "a placeholder is still in the subject",
    why: "The subject is read before anything else. A blank left in it says that the mail was made \
          from a template and not read through.",
    help: "fill it in, or take it out",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed("Proofread what you send: a slip in it tells on you."),
    }]),
    samples: SampleText::Inline {
        bad: &[
            ("Interview on «(insert date)»", "Interview on 12 May"),
            (
                "Thank you - «[Job Title]» interview",
                "Thank you - Payroll Analyst interview",
            ),
            (
                "Re: «{{position}}» interview",
                "Re: Payroll Analyst interview",
            ),
            ("Interview on «XX» May", ""),
            ("Interview with «[Company Name]» on «[Date]»", ""),
            ("Thank you from «Your Name»", ""),
        ],
        near: &[
            "Re: [EXT] Interview on 12 May",
            "Interview for the C++/Vec<T> role (remote)",
            "[Job 4411] Interview on 12 May",
            "[Project] Interview on 12 May",
            "Re: [Team] Interview on 12 May",
            "Interview on 12 May (Payroll Analyst)",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    if let Some(line) = input.subject {
        for blank in line.blanks() {
            out.at(line.place(blank));
        }
    }
}
