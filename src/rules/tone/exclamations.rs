//! `tone/exclamations`

use std::borrow::Cow;

use super::spoken;
use crate::diagnostic::{Place, Severity};
use crate::draft::{Bytes, Shape};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

/// As many a mail may have.
const MOST: usize = 2;

/// Names that end in the mark.
const NAMES: [&str; 4] = ["Yahoo", "Jeopardy", "Kahoot", "Joomla"];

pub(in crate::rules) const RULE: Rule = Rule {
    id: "tone/exclamations",
    severity: Severity::Note,
    summary: "many exclamation marks",
    why: "One exclamation mark is warmth. With every further one the next means less, and a mail full \
          of them sounds breathless to somebody who reads it at a desk.",
    help: "keep the one that you mean most; a full stop does for the others",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed(
                "Show that you are excited, but come across as confident, competent and courteous, and never as desperate.",
            ),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "More than two marks, or two side by side, read as shouting; the articles give no figure.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "It was great to see the mill«!!»",
                "It was great to see the mill!",
            ),
            (
                "Thank you«!!!» I loved the tour.",
                "Thank you! I loved the tour.",
            ),
            (
                "What a day! The mill was running! And the ledger«!»",
                "What a day! The mill was running.",
            ),
            ("Who would have thought it«?!!»", ""),
            ("I would love to join«！！»", ""),
            ("Wow! Great! Thanks«!» And so on!", ""),
            ("I cannot wait«! !»", ""),
            ("The plan is so clever«!!!!!!!!»", ""),
            (
                "Such a good team! Such a good plan! Such a good desk«!»",
                "",
            ),
            (
                "Hi Dana!\n\nThank you for Tuesday, and for the tour! I keep thinking of the ledger and of the night desk«!»\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "Hi Dana,\n\nThank you for Tuesday, and for the tour.\n\nThanks again«!!»\nAna Ruiz",
                "",
            ),
        ],
        near: &[
            "Thank you for the tour!",
            "Hi Dana!\n\nThank you for Tuesday, and for the tour! I keep thinking of the ledger.\n\nBest,\nAna Ruiz",
            "I ran the campaign for Yahoo! and then for Yahoo! Japan, and later at Yahoo! again.",
            "The slogan on the wall, “Mind! The! Gap!”, made me laugh.",
            "The check a != b was the one that failed.",
            "I would love to see the ledger move. Who would not?",
            "The file is called report!.txt, as you said.",
            "Hearing that the mill runs at night was a surprise!",
            "You said \"never again!!\" and I understood.",
            "Hi Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n> Great to meet you!!\n> See you soon!",
            "It was a pleasure. Truly! And I mean it!",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let mut marks = Marks::default();
    for block in spoken(draft) {
        // What stands behind closing words is no part of their block.
        let behind = &text[block.span.end..];
        let may = block.bytes.has_any(Bytes::EXCLAMATION.with(Bytes::WIDE));
        if !may && !behind.starts_with(['!', '?']) {
            continue;
        }
        let tokens = draft.body.tokens_of(&block.sentences);
        let mut token = 0;
        let n_behind = behind.len() - behind.trim_start_matches(['!', '?']).len();
        let words = &text[block.span.start..block.span.end + n_behind];
        if !words.contains('!') && !words.contains('\u{ff01}') {
            continue;
        }
        for (offset, mark) in words.match_indices(['!', '\u{ff01}']) {
            let at = block.span.start + offset;
            while tokens
                .get(token)
                .is_some_and(|next| (next.start as usize) < at)
            {
                token += 1;
            }
            let before = token.checked_sub(1).and_then(|last| tokens.get(last));
            let is_other = before.is_some_and(|word| {
                let adjoins = word.span().end == at;
                word.shape.has(Shape::QUOTED)
                    || adjoins
                        && (word.shape.has(Shape::CODE) || NAMES.contains(&word.span().of(text)))
            });
            let is_operator = text[at + mark.len()..].starts_with('=');
            if !is_other && !is_operator {
                marks.push(Span::new(at, at + mark.len()), text);
            }
        }
    }
    marks.report(input, out);
}

/// Exclamation marks, those side by side taken together.
#[derive(Default)]
struct Marks {
    runs: Vec<Run>,
}

struct Run {
    span: Span,
    n_marks: usize,
}

impl Marks {
    fn push(&mut self, mark: Span, text: &str) {
        if let Some(last) = self.runs.last_mut() {
            // Marks behind a block may open the next.
            let Some(between) = text.get(last.span.end..mark.start) else {
                return;
            };
            if between.len() < 4 && between.chars().all(|ch| matches!(ch, ' ' | '?' | '1')) {
                last.span.end = mark.end;
                last.n_marks += 1;
                return;
            }
        }
        // "?!!" is one cry.
        let question = text[..mark.start].ends_with('?');
        let span = Span::new(mark.start - usize::from(question), mark.end);
        self.runs.push(Run { span, n_marks: 1 });
    }

    /// One finding, however many there are: the first run of several marks,
    /// else the mark that is one too many.
    fn report(&self, input: &Input<'_>, out: &mut Sink<'_>) {
        let first_run = self.runs.iter().find(|run| run.n_marks > 1);
        let n_marks: usize = self.runs.iter().map(|run| run.n_marks).sum();
        let Some(shown) = first_run.or_else(|| self.runs.get(MOST)) else {
            return;
        };
        let mut finding = out.at(input.draft.place(shown.span));
        finding = if first_run.is_some() {
            finding.message("exclamation marks side by side")
        } else {
            finding.message(format!("{n_marks} exclamation marks; {MOST} are plenty"))
        };
        let others = self.runs.iter().filter(|run| run.span != shown.span);
        for run in others.take(Sink::MOST) {
            let place: Place = input.draft.place(run.span);
            finding = finding.label(place, "");
        }
    }
}
