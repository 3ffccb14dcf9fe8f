//! `signoff/name-missing`

use std::borrow::Cow;

use crate::diagnostic::{Place, Severity};
use crate::draft::{Block, Role};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::spelling;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "signoff/name-missing",
    severity: Severity::Error,
    summary: "the mail ends without your name",
    why: "Interviewers forget who wrote, and the name beside an address is easily missed. A mail \
          without a name at its end cannot do the one thing it is for.",
    help: "end with your full name",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Sign off with your full name, so that the reader remembers you.",
            ),
        },
        Source {
            article: Article::PostJobInterview,
            claims: Cow::Borrowed(
                "What candidates have most to fear after an interview is to be forgotten.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\nThank you for meeting with me on Tuesday.\n\n«Kind regards»,\n",
                crate::rules::content::samples::THANK_YOU,
            ),
            (
                "Hi Dana,\n\nThank you for Tuesday. «I look forward to hearing from you.»",
                "Hi Dana,\n\nThank you for the time you gave me on Tuesday. I am very interested in the Payroll Analyst role, and what you told me of the night desk has stayed with me; I have run such a desk for three years.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "From: Ana Ruiz <ana.ruiz@mail.example>\nSubject: Interview on 12 May\n\nHi Dana,\n\nThank you for Tuesday, and for the tour.\n\n«Best wishes»\n",
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team moved billing off the mainframe has stayed with me since, and I would love to join Brightwater. I have run two such migrations.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\n«Sincerely»,\n\n(555) 0123\nana.ruiz@mail.example\n",
                "",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\n«Thanks again»!\n\nSent from my iPhone\n",
                "",
            ),
        ],
        near: &[
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday. Best, Ana",
            "Dear Dana,\n\nThank you for Tuesday.\n\n- Ana",
            "Dear Dana,\n\nThank you for Tuesday.\n\nTalk soon,\nana",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\n\n-- \nAna Ruiz\nPayroll analyst",
            "Dear Dana,\n\nThank you for Tuesday.\n\nOlena Hnatiuk\nОлена Гнатюк",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\n[Your Name]",
            "Dear Dana,\n\nThank you for Tuesday.\n\nBest regards,\nAna Ruiz (she/her)",
            "Dear Dana,\n\nThank you for Tuesday.\n\nYours truly,\n/Ana",
            "Dear Dana,\n\nThank you for Tuesday.\n\nThanks in advance for your time\nana ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nYours in ledgers and in hope,\nAna",
            "Dear Dana,\n\nThank you for Tuesday.\n\nMany thanks and speak soon, Ana",
            "Dear Dana,\n\nThank you for Tuesday.\n\nEnjoy the sunshine, Ana",
            "Dear Dana,\n\nThank you for Tuesday.\n\nCheers,\nAna :)",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\nJoana da Luz de Almeida e Castro Figueiredo",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\nEmir Yusuf bin Harun bin Salim Al Rashad",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\nDr. rer. pol. habil. Uta Brandt",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\n\nPS: The kiln was lovely.\n\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards /Ana",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\nName: Ana Ruiz",
            "From: Ana Ruiz <ana@mail.example>\nSubject: Interview on 12 May\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz - Editor - 555 0100",
            "From: Ana Ruiz <ana@mail.example>\nSubject: Interview on 12 May\n\nDear Dana,\n\nThank you for Tuesday.\n\nRespectfully submitted by Ana Ruiz",
            "From: Ana Ruiz <ana@mail.example>\nSubject: Interview on 12 May\n\nDear Dana,\n\nThank you for Tuesday.\n\nSigned: Ana Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    if input.draft.signed.is_none()
        && !ends_in_name(input)
        && !ends_in_sender(input)
        && let Some(place) = place(input)
    {
        let finding = out.at(place);
        let from = input.message.from.first().and_then(|from| from.name);
        if let Some(name) = from
            .map(|part| input.message.text(part).trim())
            .filter(|name| name.contains(' '))
        {
            finding.help(format!("end with your full name: “{name}”"));
        }
    }
}

/// Whether the last two lines hold a word of the sender's name, in whatever
/// shape: then the reader knows who writes.
fn ends_in_sender(input: &Input<'_>) -> bool {
    let text = input.message.text(input.draft.body_part);
    let is_own = |block: &&Block| !matches!(block.role, Role::Quoted | Role::Footer);
    let own = input.draft.blocks.iter().rev().filter(is_own);
    let mut lines = own
        .flat_map(|block| block.span.of(text).lines().rev())
        .take(2);
    let names: Vec<String> = input
        .message
        .from
        .iter()
        .filter_map(|from| from.name)
        .flat_map(|part| input.message.text(part).split_whitespace())
        .map(str::to_lowercase)
        .filter(|name| name.chars().count() > 1)
        .collect();
    let is_name = |word: &str| names.contains(&word.to_lowercase());
    lines.any(|line| line.split(|ch: char| !ch.is_alphabetic()).any(is_name))
}

/// Whether what ends the mail may be a name behind closing words that nobody
/// foresaw, or in a shape that no name has: an error has to be certain.
fn ends_in_name(input: &Input<'_>) -> bool {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let is_signature = |block: &&Block| block.role == Role::Signature;
    let mut signature = draft
        .blocks
        .iter()
        .filter(is_signature)
        .flat_map(|block| block.span.of(text).lines());
    let last = draft
        .role(Role::Paragraph)
        .last()
        .map(|block| block.span.of(text));
    let last = last.and_then(|paragraph| paragraph.lines().last());
    // Behind closing words the last paragraph ends in no name.
    let last = last.filter(|_| draft.role(Role::SignOff).next().is_none());
    // "Enjoy the sunshine, Ana"
    let behind_comma = |line: &str| {
        let name = line
            .rsplit_once([',', '\u{2013}', '\u{2014}'])
            .map(|(_, name)| name);
        name.is_some_and(|name| !name.ends_with(['.', '!']) && may_be_name(input, name))
    };
    // "Name: Ana Ruiz"
    let behind_colon = |line: &str| {
        let name = line.rsplit_once(": ").map(|(_, name)| name.trim());
        name.is_some_and(|name| name.split(' ').all(opens_large) && may_be_name(input, name))
    };
    signature.any(|line| may_be_name(input, line) || behind_colon(line))
        || last.is_some_and(|line| may_be_name(input, line) || behind_comma(line))
}

fn may_be_name(input: &Input<'_>, line: &str) -> bool {
    // "/Ana", "~ Ana", "Ana :)", "Ana Ruiz (she/her)"
    let line = line.trim_start_matches(|ch: char| !ch.is_alphanumeric());
    let line = line.trim_end_matches([':', ';', '-', ')', '(', ' ']);
    let line = line
        .split(['(', '|', ','])
        .next()
        .unwrap_or_default()
        .trim_end();
    let words: Vec<&str> = line.split_whitespace().take(6).collect();
    let says_more = line.contains(['@', ':', '?']) || line.contains(|ch: char| ch.is_ascii_digit());
    let Some(first) = words.first().filter(|_| words.len() < 6 && !says_more) else {
        return false;
    };
    let is_sender = |word: &str| {
        input.message.from.iter().any(|from| {
            let name = from.name.map_or("", |part| input.message.text(part));
            let mut parts = name
                .split_whitespace()
                .chain(from.address.split(['@', '.']).take(1));
            parts.any(|part| part.to_lowercase() == word.to_lowercase())
        })
    };
    let is_word =
        spelling::look_up(first).is_some_and(|entry| entry.is_lower() && entry.level() <= 50);
    let is_sentence = line.ends_with(['.', '!']) && words.len() > 2;
    is_sender(first)
        || !is_sentence
            && (words.iter().all(|word| opens_large(word)) || !is_word && words.len() < 4)
}

fn opens_large(word: &str) -> bool {
    word.starts_with(|ch: char| ch.is_alphabetic() && !ch.is_lowercase())
}

/// The closing words, behind which the name belongs, else the last sentence.
fn place(input: &Input<'_>) -> Option<Place> {
    let draft = input.draft;
    let closing = draft.role(Role::SignOff).last().map(|block| block.span);
    let last = draft
        .role(Role::Paragraph)
        .filter_map(|block| draft.body.sentences[block.sentences.clone()].last())
        .last()
        .map(|sentence| sentence.span);
    let span = closing.or(last).filter(|span| !span.is_empty())?;
    Some(draft.place(span))
}
