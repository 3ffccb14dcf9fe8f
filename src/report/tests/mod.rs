//! One report built by hand, shown in every format.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod formats;
mod positions;

use std::borrow::Cow;

use termcolor::NoColor;

use super::{Columns, Format, Printer};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Place, Safety, Severity};
use crate::elements::{Element, ElementState, Need};
use crate::lint::{NotChecked, Report};
use crate::message::{self, Message, Part, PartId, PartKind};
use crate::occasion::{Evidence, Occasion, Reading};
use crate::rule::{Article, Check, Rule, SampleText, Source};
use crate::text::{SourceMap, Span};

const MAIL: &str = "\
Subject: Interview on 12 May
To: dana@example.org

Dear Dana,

Thank you for meeting with me. I would love to join [Company Name] and bring
my best. I need your answer by Friday.
";

static PLACEHOLDER: Rule = Rule {
    id: "facts/placeholder",
    severity: Severity::Error,
    summary: "a placeholder is still in the draft",
    why: "An unfilled blank shows that the note was\nnot written for its reader.\n",
    help: "",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed("proofread before sending"),
    }]),
    samples: SampleText::Inline {
        bad: &[],
        near: &[],
    },
    check: Check::Phrases,
};

static DEADLINE: Rule = Rule {
    id: "pressure/deadline",
    severity: Severity::Warning,
    summary: "sets the interviewer a deadline",
    why: "They decide when they decide.",
    help: "ask what the next step is instead",
    sources: Cow::Borrowed(&[Source {
        article: Article::House,
        claims: Cow::Borrowed("our reason"),
    }]),
    samples: SampleText::Inline {
        bad: &[],
        near: &[],
    },
    check: Check::Phrases,
};

/// A message whose one part is `source` as it stands.
fn bare(source: &str) -> Message<'_> {
    let mut message = message::parse(source.as_bytes(), None);
    message.parts = vec![Part {
        kind: PartKind::Body,
        text: Cow::Borrowed(source),
        map: SourceMap::identity(Span::new(0, source.len())),
    }];
    message.body = Some(PartId(0));
    message
}

fn report(message: Message<'_>) -> Report<'_> {
    Report {
        message,
        reading: Reading::default(),
        n_words: 0,
        n_words_fine: usize::MAX,
        elements: Vec::new(),
        diagnostics: Vec::new(),
        dropped: Vec::new(),
        not_checked: Vec::new(),
    }
}

/// Where `words` first stand in the message's first part.
fn place(message: &Message<'_>, words: &str) -> Place {
    let start = message.parts[0].text.find(words).unwrap();
    Place {
        part: PartId(0),
        span: Span::new(start, start + words.len()),
    }
}

fn finding(rule: &'static Rule, place: Place) -> Diagnostic {
    Diagnostic {
        rule,
        severity: rule.severity,
        message: Cow::Borrowed(rule.summary),
        place,
        labels: Vec::new(),
        notes: Vec::new(),
        help: None,
        fixes: Vec::new(),
    }
}

/// A mail with two findings, most elements, and something of all the rest.
fn sample() -> Report<'static> {
    let message = bare(MAIL);
    let at = |words| place(&message, words);
    let mut deadline = finding(&DEADLINE, at("by Friday"));
    deadline.help = Some(Cow::Borrowed("ask what the next step is instead"));
    let mut placeholder = finding(&PLACEHOLDER, at("[Company Name]"));
    placeholder.help = Some(Cow::Borrowed("put the company's name here"));
    placeholder.notes = vec![Cow::Borrowed("a fact of this finding")];
    placeholder.labels = vec![Label {
        place: at("Interview"),
        message: Cow::Borrowed("nor is it named here"),
    }];
    placeholder.fixes = vec![Fix {
        title: "remove it".to_owned(),
        safety: Safety::Suggest,
        edits: vec![Edit {
            place: at("[Company Name]"),
            text: "the team".to_owned(),
        }],
    }];
    let element = |element, need, words| ElementState {
        element,
        need,
        place: Option::map(words, at),
    };
    let elements = vec![
        element(Element::Thanks, Need::Required, Some("Thank you")),
        element(Element::Fit, Need::Unwelcome, Some("my best")),
        element(Element::UpdateRequest, Need::Unwelcome, None),
        element(Element::SpecificReference, Need::Required, None),
        element(Element::LooksForward, Need::Free, None),
    ];
    let because = vec![
        Evidence::Words(at("Thank you for meeting with me")),
        Evidence::DaysAgo(1),
    ];
    Report {
        reading: Reading {
            other: None,
            occasion: Occasion::ThankYou,
            given: false,
            close: false,
            because,
        },
        n_words: 22,
        n_words_fine: 150,
        elements,
        diagnostics: vec![deadline, placeholder],
        dropped: vec![(&DEADLINE, 23)],
        not_checked: vec![
            NotChecked {
                rule: "subject/missing",
                reason: "the draft has no header block",
            },
            NotChecked {
                rule: "timing",
                reason: "no dates are known",
            },
            NotChecked {
                rule: "subject/vague",
                reason: "the draft has no header block",
            },
        ],
        ..report(message)
    }
}

fn print(format: Format, files: &[(&str, &Report<'_>)]) -> String {
    let mut printer = Printer::new(format);
    let mut out = NoColor::new(Vec::new());
    for (path, report) in files {
        printer.file(*path, report, &mut out).unwrap();
    }
    printer.finish(&[], &mut out).unwrap();
    String::from_utf8(out.into_inner()).unwrap()
}
