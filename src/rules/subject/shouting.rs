//! `subject/shouting`

use std::borrow::Cow;

use super::vague;
use crate::diagnostic::Severity;
use crate::draft::{Shape, Token};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

/// Capitals that are no abbreviation: of the words in capitals side by side one
/// has so many letters at least.
const LONG: u32 = 5;

/// What `subject/urgent` speaks of already.
const URGENT: [&str; 5] = ["URGENT", "ASAP", "IMPORTANT", "IMMEDIATE", "REQUEST"];

pub(in crate::rules) const RULE: Rule = Rule {
    id: "subject/shouting",
    severity: Severity::Warning,
    summary: "the subject is in capitals",
    why: "Capitals read as a raised voice, and filters take them for advertising.",
    help: "write it as a sentence",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed(
                "Follow-ups are to be polite and professional, and to come across as courteous.",
            ),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed("Words in capitals read as shouted."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "«THANK YOU FOR THE INTERVIEW»",
                "Thank you for the interview",
            ),
            ("Re: «INTERVIEW ON» 12 «MAY»", "Re: Interview on 12 May"),
            ("«PAYROLL ANALYST» interview", "Payroll Analyst interview"),
        ],
        near: &[
            "RN interview, ICU nights",
            "NHS Band 6 interview",
            "Interview for the SQL/ETL role at BBC",
            "HVAC interview on 12 May",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let Some(line) = input.subject.filter(|line| !line.is_inherited) else {
        return;
    };
    let is_shouted = |token: &Token| token.shape.has(Shape::SHOUTED);
    if !line.tokens.iter().any(is_shouted) || vague::is_vague(line) {
        return;
    }
    let is_urgent = |token: &Token| URGENT.contains(&token.span().of(line.text));
    let is_shouted = |token: &Token| is_shouted(token) && !is_urgent(token);
    let mut spans = Vec::new();
    let (mut n_words, mut longest) = (0, 0);
    for run in line
        .tokens
        .chunk_by(|one, next| is_shouted(one) == is_shouted(next))
    {
        if let ([first, ..], [.., last]) = (run, run)
            && is_shouted(first)
        {
            n_words += run.len();
            longest = run
                .iter()
                .map(|token| token.len)
                .max()
                .unwrap_or(0)
                .max(longest);
            spans.push(first.span().cover(last.span()));
        }
    }
    if n_words < 2 || longest < LONG {
        return;
    }
    let blanks = line.blanks();
    let in_blank = |span: &Span| blanks.iter().any(|blank| blank.overlaps(*span));
    for span in spans.into_iter().filter(|span| !in_blank(span)) {
        out.at(line.place(span));
    }
}
