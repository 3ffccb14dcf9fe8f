//! Words that a draft may hold although no list does: names of people and
//! companies from headers, greeting and signature, the user's own words, and
//! what the quoted mail holds.

use std::collections::BTreeSet;

use crate::draft::{Role, Sentence, Shape};
use crate::lint::Input;
use crate::phrases::fold;
use crate::spelling::is_known_misspelling;

/// Words told of outside the sentences of a draft, folded.
pub(super) struct Told {
    /// In headers, greeting, signed name and by the user: names, whatever they
    /// look like.
    pub(super) names: BTreeSet<String>,
    /// In quoted mails, signature and footer: names and terms, unless they are
    /// plain slips, which others make too.
    pub(super) elsewhere: BTreeSet<String>,
}

/// Which of `wanted`, folded words, are told of elsewhere.
///
/// Quoted mails may be long, so that they are asked for the few words wanted
/// rather than listed.
pub(super) fn told(input: &Input<'_>, wanted: &BTreeSet<String>) -> Told {
    let mut told = Words::of(wanted);
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
    if let Some(word) = behind_greeting(input) {
        told.add(word);
    }
    let mut elsewhere = Words::of(wanted);
    for block in &draft.blocks {
        let words = block.span.of(text);
        match block.role {
            Role::Name => told.add(words),
            Role::Quoted | Role::Signature | Role::Footer | Role::Preamble => elsewhere.add(words),
            _ => {}
        }
    }
    // A reply's subject is the other's.
    if let Some((part, _)) = draft.subject.as_ref().filter(|_| message.is_reply) {
        elsewhere.add(message.text(*part));
    }
    Told {
        names: told.found,
        elsewhere: elsewhere.found,
    }
}

/// The word behind "hi" in a mail that greets nobody else: a name written small.
fn behind_greeting<'a>(input: &Input<'a>) -> Option<&'a str> {
    let draft = input.draft;
    let greeting = draft.role(Role::Greeting).next()?;
    let text = input.message.text(draft.body_part);
    let behind = text.get(greeting.span.end..)?.strip_prefix(' ')?;
    let end = behind.find(|ch: char| !ch.is_alphabetic())?;
    let word = &behind[..end];
    let is_name = draft.greeted.is_none() && !is_known_misspelling(word);
    is_name.then_some(word)
}

/// Which of `wanted` stand with a capital amid a sentence: names, however they
/// stand elsewhere.
pub(super) fn large(input: &Input<'_>, wanted: &BTreeSet<String>) -> BTreeSet<String> {
    let mut large = Words::of(wanted);
    let body = &input.draft.body;
    let text = input.message.text(input.draft.body_part);
    let has_large = |sentence: &&Sentence| sentence.words.any.has(Shape::CAPITAL);
    for sentence in body.sentences.iter().filter(has_large) {
        let first = sentence.tokens.start;
        let notable = body.notable_in(sentence).iter();
        for number in notable.map(|number| *number as usize) {
            let token = body.tokens[number];
            if number > first
                && token.shape.among(Shape::CAPITAL.with(Shape::KNOWN)) == Shape::CAPITAL
            {
                let word = token.span().of(text);
                // Most hold nothing but letters and apostrophes.
                if token.shape.has_any(PARTED) {
                    large.add(word);
                } else {
                    large.add_word(word);
                }
            }
        }
    }
    large.found
}

/// What words may hold more than one word by [`Words::add`].
const PARTED: Shape = Shape::NUMBER.with(Shape::CODE).with(Shape::WIDE);

struct Words<'a> {
    wanted: &'a BTreeSet<String>,
    found: BTreeSet<String>,
    /// For each first byte, in either case, bits of the lengths wanted: of a
    /// long quoted mail, nearly every word is passed over by a look here.
    lengths: [u64; 256],
}

impl<'a> Words<'a> {
    fn of(wanted: &'a BTreeSet<String>) -> Self {
        let mut lengths = [0; 256];
        for word in wanted {
            let Some(first) = word.chars().next() else {
                continue;
            };
            // The word as it stands may be a possessive.
            let bits = [0, 2].map(|more| 1_u64 << (word.len() + more).min(63));
            let bits = bits[0] | bits[1];
            if first.is_ascii() {
                lengths[usize::from(word.as_bytes()[0])] |= bits;
            }
        }
        // What is not plain ASCII is looked up.
        lengths[0x80..].fill(u64::MAX);
        Self {
            wanted,
            found: BTreeSet::new(),
            lengths,
        }
    }

    fn add(&mut self, text: &str) {
        if self.wanted.is_empty() || self.found.len() == self.wanted.len() {
            return;
        }
        if text.is_ascii() {
            return self.add_ascii(text);
        }
        let is_inside = |ch: char| ch.is_alphanumeric() || matches!(ch, '\'' | '\u{2019}');
        for word in text.split(|ch: char| !is_inside(ch)) {
            self.add_word(word);
        }
    }

    /// The same of plain ASCII.
    fn add_ascii(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'\'';
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            let rest = &bytes[at..];
            let len = rest.iter().take_while(|byte| is_inside(byte)).count();
            // Of most no word is wanted that begins so.
            if self.lengths[usize::from(first.to_ascii_lowercase())] != 0 {
                self.add_word(&text[at..at + len]);
            }
            at += len + 1;
        }
    }

    fn add_word(&mut self, word: &str) {
        let Some(first) = word.as_bytes().first() else {
            return;
        };
        let lengths = self.lengths[usize::from(first.to_ascii_lowercase())];
        if word.is_ascii() && lengths >> word.len().min(63) & 1 == 0 {
            return;
        }
        let word = stem_of(word);
        if self.wanted.contains(&word) {
            self.found.insert(word);
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
