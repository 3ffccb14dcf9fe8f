//! `spelling/doubled-punctuation`

use std::borrow::Cow;

use super::marks;
use crate::diagnostic::{Edit, Fix, Safety, Severity};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/doubled-punctuation",
    severity: Severity::Note,
    summary: "two marks stand where one belongs",
    why: "Two commas, or a comma before a full stop, are left over from a change; they show that nobody read the \
          sentence again.",
    help: "keep one of the two",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed("Proofread your note before it goes out."),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "House rule: exclamation and question marks in a row are a matter of tone, not of this rule.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "I saw the desk«,,» and the ledger.",
                "I saw the desk, and the ledger.",
            ),
            (
                "I saw the desk«, ,» and the ledger«..»",
                "I saw the desk, and the ledger.",
            ),
            (
                "I saw the desk« ,,» and the ledger« , ,» too.",
                "I saw the desk, and the ledger, too.",
            ),
            ("I saw the desk«,.» It was tidy«;,» I sat down.", ""),
        ],
        near: &[
            "We waited ... and then ... spoke.... Yes?!",
            "See ../ledger, a..b and 1..2 of it.",
            "I like tea, cake, etc., and the desk at Lee & Co., too.",
            "Really?? Yes!! It was, as Lee said: ‘tidy’.",
            "At 10 a.m., or 4 p.m.; both suit me, Jr., and me.",
            "It is called Vec::new, or std::fs.",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let mut last = 0;
    marks::each(input, |text, block, at| {
        if at < last {
            return;
        }
        let Some((span, kept, safety)) = doubled(text, block, at) else {
            return;
        };
        last = span.end;
        let place = draft.place(span);
        out.at(place).fix(Fix {
            title: format!("write “{kept}”"),
            safety,
            edits: vec![Edit {
                place,
                text: kept.to_owned(),
            }],
        });
    });
}

/// The two marks from `at` on that should be one, and that one.
fn doubled(text: &str, block: Span, at: usize) -> Option<(Span, &'static str, Safety)> {
    let bytes = &text.as_bytes()[..block.end];
    let two = bytes.get(at..at + 2).unwrap_or_default();
    let (end, kept, safety) = match two {
        b",," => (at + 2, ",", Safety::Safe),
        b", " if bytes.get(at + 2) == Some(&b',') => (at + 3, ",", Safety::Safe),
        b".." => (at + 2, ".", Safety::Safe),
        b";;" => (at + 2, ";", Safety::Safe),
        b",." => (at + 2, ".", Safety::Suggest),
        b",;" | b";," => (at + 2, ";", Safety::Suggest),
        _ => return None,
    };
    // "kiln ,, and": the blank goes too.
    let is_parted = at > block.start && bytes[at - 1] == b' ' && matches!(two, b",," | b", ");
    let start = at - usize::from(is_parted);
    let is_behind_word =
        start > block.start && text[..start].ends_with(|ch: char| ch.is_alphabetic() || ch == ')');
    if !is_behind_word {
        return None;
    }
    // A third mark is an ellipsis or a joke; what goes on is a path.
    let ends = bytes
        .get(end)
        .is_none_or(|byte| byte.is_ascii_whitespace() || *byte == b'"');
    ends.then_some((Span::new(start, end), kept, safety))
}
