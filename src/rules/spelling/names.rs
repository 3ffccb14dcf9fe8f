//! Words that a draft may hold although no list does: names of people and
//! companies from headers, greeting and signature, the user's own words, and
//! whatever the quoted mail holds.

use std::collections::BTreeSet;

use crate::draft::{Role, Shape};
use crate::lint::Input;
use crate::phrases::fold;

/// Which of `wanted`, folded words, are names or words told of elsewhere.
///
/// Quoted mails may be long, so that they are asked for the few words wanted
/// rather than listed.
pub(super) fn told(input: &Input<'_>, wanted: &BTreeSet<String>) -> BTreeSet<String> {
    let mut told = Words {
        wanted,
        found: BTreeSet::new(),
    };
    let (message, draft, options) = (input.message, input.draft, input.options);
    for mailbox in message.from.iter().chain(&message.to).chain(&message.cc) {
        told.add(&mailbox.address);
        if let Some(name) = mailbox.name {
            told.add(message.text(name));
        }
    }
    let interview = &options.interview;
    let told_of = interview
        .people
        .iter()
        .chain(&interview.company)
        .chain(&interview.role)
        .chain(&interview.topics);
    told_of
        .chain(&options.words)
        .for_each(|words| told.add(words));
    let text = message.text(draft.body_part);
    for span in draft.greeted.iter().chain(&draft.signed) {
        told.add(span.of(text));
    }
    let is_foreign = |role: Role| {
        matches!(
            role,
            Role::Quoted | Role::Signature | Role::Name | Role::Footer | Role::Preamble
        )
    };
    for block in draft.blocks.iter().filter(|block| is_foreign(block.role)) {
        told.add(block.span.of(text));
    }
    // A reply's subject is the other's.
    if let Some((part, _)) = draft.subject.as_ref().filter(|_| message.is_reply) {
        told.add(message.text(*part));
    }
    told.found
}

/// Which of `wanted` stand with a capital amid a sentence: names, however they
/// stand elsewhere.
pub(super) fn large(input: &Input<'_>, wanted: &BTreeSet<String>) -> BTreeSet<String> {
    let mut large = Words {
        wanted,
        found: BTreeSet::new(),
    };
    let body = &input.draft.body;
    let text = input.message.text(input.draft.body_part);
    for sentence in &body.sentences {
        for token in body.tokens[sentence.tokens.clone()].iter().skip(1) {
            if token.shape.has(Shape::CAPITAL) && !token.shape.has(Shape::KNOWN) {
                large.add(token.span().of(text));
            }
        }
    }
    large.found
}

struct Words<'a> {
    wanted: &'a BTreeSet<String>,
    found: BTreeSet<String>,
}

impl Words<'_> {
    fn add(&mut self, text: &str) {
        let is_inside = |ch: char| ch.is_alphanumeric() || matches!(ch, '\'' | '\u{2019}');
        for word in text
            .split(|ch: char| !is_inside(ch))
            .filter(|word| !word.is_empty())
        {
            let word = stem_of(word);
            if self.wanted.contains(&word) {
                self.found.insert(word);
            }
        }
    }
}

/// A word folded, without the ending of a possessive.
pub(super) fn stem_of(word: &str) -> String {
    let folded = fold(word);
    folded
        .strip_suffix("'s")
        .map(str::to_owned)
        .unwrap_or(folded)
}
