//! `greeting/missing`

use std::borrow::Cow;

use super::reader;
use crate::diagnostic::Severity;
use crate::draft::{Block, Role, Sentence, Shape, Token};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "greeting/missing",
    severity: Severity::Warning,
    summary: "the mail greets nobody",
    why: "Interviewers meet many people in a week. A mail that opens with their name reads as meant \
          for them; one without reads as pasted.",
    help: "open with the interviewer's name; the first name is fine",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "The interviewer is greeted, and by first name if you like: you have met, and the note need not be formal.",
            ),
        },
        Source {
            article: Article::Coppola,
            claims: Cow::Borrowed(
                "Even the shortest follow-up opens with a greeting; “Hi” is one.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "«Thank you for meeting with me on Tuesday.» I liked the plan you showed me for the mainframe.\n\nKind regards,\nAna Ruiz",
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. The plan you showed me for the mainframe has stayed with me, and I would love to join Brightwater. I have moved two such ledgers.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "«It was good to see the night desk at work yesterday.»\n\nYour question about billing stayed with me, and I would love to join the team.\n\nAna Ruiz",
                "Hi Dana,\n\nThank you for yesterday. It was good to see the night desk at work. Your question about billing stayed with me, and I would love to join Brightwater; I have run such a desk for three years.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "From: Ana Ruiz <ana.ruiz@mail.example>\nTo: Dana Whitfield <dana@brightwater.example>\nSubject: Interview on 12 May\n\n«Thank you for Tuesday.» I keep thinking about the mainframe.\n\nBest,\nAna",
                "From: Ana Ruiz <ana.ruiz@mail.example>\nTo: Dana Whitfield <dana@brightwater.example>\nSubject: Interview on 12 May\n\nDear Dana,\n\nThank you for Tuesday. I keep thinking about how you moved billing off the mainframe, and would love to join Brightwater. I have run two such moves.\n\nI look forward to hearing from you.\n\nBest,\nAna Ruiz",
            ),
        ],
        near: &[
            "Good morning Lee,",
            "Dana -",
            "Hi,",
            "My dear Dana,",
            "Dana!",
            "Happy Wednesday, Dana!",
            "To the hiring manager:",
            "Dana, thanks again for Tuesday. I liked hearing about the mainframe.\n\nBest,\nAna",
            "From: Ana Ruiz <ana.ruiz@mail.example>\nTo: Dana Whitfield <dana@brightwater.example>\nSubject: Interview on 12 May\n\nIt was good to meet you yesterday, Dana. I keep thinking about the mainframe.\n\nBest,\nAna",
            "Dana\n\nThank you for Tuesday, and for the tour.\n\nBest,\nAna Ruiz",
            "Here is the note:\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz",
            "Hello Ms Whitfield\n\nThank you for Tuesday.\n\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    if draft.role(Role::Greeting).next().is_some() {
        return;
    }
    let Some(paragraph) = draft.role(Role::Paragraph).next() else {
        return;
    };
    let Some(opening) = draft.body.sentences.get(paragraph.sentences.start) else {
        return;
    };
    if addresses_reader(input, opening) || is_name(input, paragraph) || greets_further_down(input) {
        return;
    }
    let finding = out.at(draft.place(opening.span));
    if let Some(name) = reader(input) {
        finding.help(format!(
            "open with the name: “Dear {name},”, or the first name alone"
        ));
    }
}

/// "Dana" on a line of its own, without a comma.
fn is_name(input: &Input<'_>, opening: &Block) -> bool {
    let words = input.draft.body.tokens_of(&opening.sentences);
    let text = opening.span.of(input.message.text(input.draft.body_part));
    let is_large = |word: &Token| word.shape.has(Shape::CAPITAL) && !word.shape.has(Shape::NUMBER);
    (1..=3).contains(&words.len()) && words.iter().all(is_large) && !text.ends_with(['.', '!', '?'])
}

/// "Dear Dana," below a line that does not belong to the mail.
fn greets_further_down(input: &Input<'_>) -> bool {
    let text = input.message.text(input.draft.body_part);
    let mut others = input.draft.role(Role::Paragraph).skip(1);
    others.any(|block| {
        let line = block.span.of(text).trim_end();
        line.starts_with("Dear ") && line.ends_with(',') && !line.contains('\n')
    })
}

/// "It was good to meet you, Dana": whoever is addressed so is greeted.
fn addresses_reader(input: &Input<'_>, opening: &Sentence) -> bool {
    let text = input.message.text(input.draft.body_part);
    let names = input
        .message
        .to
        .iter()
        .filter_map(|to| to.name)
        .map(|part| input.message.text(part));
    let words = &input.draft.body.tokens[opening.tokens.clone()];
    let has = |name: &str| {
        let mut parts = name
            .split_whitespace()
            .filter(|part| part.chars().count() > 1);
        parts.any(|part| words.iter().any(|word| word.span().of(text) == part))
    };
    names
        .chain(input.options.interview.people.iter().map(String::as_str))
        .any(has)
}
