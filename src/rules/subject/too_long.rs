//! `subject/too-long`

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::diagnostic::Severity;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "subject/too-long",
    severity: Severity::Note,
    summary: "the subject is too long to be seen whole",
    why: "Lists of mails cut a subject after some fifty or sixty characters, on a telephone \
          sooner. What the mail is about should stand before that.",
    help: "keep the interview and its day or the role, and leave the rest to the body",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed("A simple subject line is best."),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "Sixty characters are about what the list of mails shows on a wide screen.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "«Thank you so much for the wonderful interview for the Payroll Analyst role last Tuesday»",
                "Thank you for the Payroll Analyst interview",
            ),
            (
                "Re: «Following up on our interview of 12 May for the position of Payroll Analyst»",
                "Re: Payroll Analyst interview on 12 May",
            ),
            (
                "«Interview on 12 May for the role of Payroll Analyst in your Leith office»",
                "",
            ),
        ],
        near: &[
            "Interview on 12 May",
            "Thank you for the interview on 12 May, Payroll Analyst role",
            "Fwd: Re: Thank you for the interview on 12 May, Payroll Analyst role",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let Some(line) = input.subject.filter(|line| !line.is_inherited) else {
        return;
    };
    let most = input.limits().subject_characters;
    // What readers count as characters, which takes a byte at least each.
    if line.own.len() <= most {
        return;
    }
    let n_characters = line.own.of(line.text).graphemes(true).count();
    if n_characters > most {
        out.at(line.place(line.own)).message(format!(
            "the subject has {n_characters} characters, of which about {most} will be seen"
        ));
    }
}
