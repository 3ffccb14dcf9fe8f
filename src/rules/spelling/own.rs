//! The writer's own sentences, which rules of this group go over.

use crate::draft::{Prose, Role, Sentence, Token, Words};
use crate::lint::Input;
use crate::message::PartId;

/// Calls `out` with each sentence of the paragraphs, and of the subject where
/// it is no reply's, whose words are such that `may` holds: its part, that part's
/// text, its words and itself.
pub(super) fn each_sentence<'t>(
    input: &Input<'t>,
    may: impl Fn(&Words) -> bool,
    mut out: impl FnMut(PartId, &'t str, &'t [Token], &'t Sentence),
) {
    let message = input.message;
    each_stretch(input, |part, prose, sentences| {
        let text = message.text(part);
        for sentence in sentences.iter().filter(|sentence| may(&sentence.words)) {
            out(part, text, &prose.tokens[sentence.tokens.clone()], sentence);
        }
    });
}

/// A word of the writer's own.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) part: PartId,
    /// That part's.
    pub(super) text: &'t str,
    pub(super) sentence: &'t Sentence,
    /// The words of the sentence.
    pub(super) tokens: &'t [Token],
    /// Where it stands among them.
    pub(super) at: usize,
}

impl Word<'_> {
    pub(super) fn token(&self) -> Token {
        self.tokens[self.at]
    }
}

/// Calls `out` with each notable word ([`crate::phrases::Marks::is_notable`]) that
/// `is_wanted` holds for, of those of the same sentences that `may` holds for.
pub(super) fn each_notable<'t>(
    input: &Input<'t>,
    mut may: impl FnMut(&Sentence) -> bool,
    is_wanted: impl Fn(Token) -> bool,
    mut out: impl FnMut(Word<'t>),
) {
    let message = input.message;
    each_stretch(input, |part, prose, sentences| {
        let text = message.text(part);
        for sentence in sentences {
            if !may(sentence) {
                continue;
            }
            for number in prose.notable_in(sentence) {
                let number = *number as usize;
                if is_wanted(prose.tokens[number]) {
                    out(Word {
                        part,
                        text,
                        sentence,
                        tokens: &prose.tokens[sentence.tokens.clone()],
                        at: number - sentence.tokens.start,
                    });
                }
            }
        }
    });
}

/// Calls `out` with the sentences of each paragraph, and of the subject where it
/// is no reply's: their part, what they are read into and themselves.
fn each_stretch<'t>(input: &Input<'t>, mut out: impl FnMut(PartId, &'t Prose, &'t [Sentence])) {
    let (draft, message) = (input.draft, input.message);
    if let Some((part, subject)) = draft.subject.as_ref().filter(|_| !message.is_reply) {
        out(*part, subject, &subject.sentences);
    }
    for block in draft.role(Role::Paragraph) {
        let sentences = &draft.body.sentences[block.sentences.clone()];
        out(draft.body_part, &draft.body, sentences);
    }
}

/// `right` with the capitals of `word`.
pub(super) fn like(word: &str, right: &str) -> String {
    let mut letters = word.chars().filter(|ch| ch.is_alphabetic());
    let is_large = letters.next().is_some_and(char::is_uppercase);
    let n_large = word.chars().filter(|ch| ch.is_uppercase()).count();
    let is_shouted = n_large > 1 && letters.all(char::is_uppercase);
    if is_shouted {
        return right.to_uppercase();
    }
    let mut chars = right.chars();
    match chars.next() {
        Some(first) if is_large => first.to_uppercase().chain(chars).collect(),
        _ => right.to_owned(),
    }
}
