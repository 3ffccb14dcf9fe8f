//! Rules for what an occasion calls for and a draft lacks, or holds in spite of
//! it. Which elements there are, and whether a draft has one, is told by
//! `elements`.

pub(super) mod generic;
pub(super) mod no_closing_thanks;
pub(super) mod no_date;
pub(super) mod no_enthusiasm;
pub(super) mod no_feedback_request;
pub(super) mod no_fit;
pub(super) mod no_looking_forward;
pub(super) mod no_offer;
pub(super) mod no_ownership;
pub(super) mod no_role;
pub(super) mod no_specifics;
pub(super) mod no_thanks;
pub(super) mod no_update_request;
pub(super) mod pitch_unwelcome;
pub(super) mod samples;
pub(super) mod update_unwelcome;

use std::borrow::Cow;

use super::greeting;
use crate::diagnostic::{Place, Severity};
use crate::draft::{Draft, Role, Sentence};
use crate::elements::{Element, Need};
use crate::lint::Input;
use crate::rule::{Finding, Sink};

/// Reports that `element` is missing at `place`, if the occasion asks for it
/// and the draft lacks it.
fn missing<'s>(
    input: &Input<'_>,
    element: Element,
    place: impl FnOnce(&Draft) -> Place,
    out: &'s mut Sink<'_>,
) -> Option<Finding<'s>> {
    let severity = lacks(input, element)?;
    Some(out.at(place(input.draft)).severity(severity))
}

/// How bad it is that the draft lacks `element`, if it does and the occasion asks
/// for it.
fn lacks(input: &Input<'_>, element: Element) -> Option<Severity> {
    let state = input
        .elements
        .iter()
        .find(|state| state.element == element)?;
    // An empty draft lacks everything; `length/too-short` says so once.
    if state.place.is_some() || input.draft.body.sentences.is_empty() {
        return None;
    }
    match state.need {
        Need::Required => Some(Severity::Warning),
        Need::Expected => Some(Severity::Note),
        Need::Unwelcome | Need::Free => None,
    }
}

/// The sentences of the paragraphs.
fn sentences(draft: &Draft) -> impl Iterator<Item = &Sentence> {
    let paragraphs = draft.role(Role::Paragraph);
    paragraphs.flat_map(|block| &draft.body.sentences[block.sentences.clone()])
}

/// "Greetings." and "Good morning." open nothing.
const FILLER: usize = 3;

/// The first sentence of the text that says something, else the greeting, else
/// what there is.
fn opening(draft: &Draft) -> Place {
    let says_something = |sentence: &&Sentence| sentence.tokens.len() > FILLER;
    let sentence = sentences(draft)
        .find(says_something)
        .or_else(|| sentences(draft).next());
    sentence.map_or_else(
        || draft.first_words(),
        |sentence| draft.place(sentence.span),
    )
}

/// The last sentence of the text, where what closes a mail belongs.
fn closing(draft: &Draft) -> Place {
    let sentences = &draft.body.sentences;
    let mut blocks = draft.blocks.iter().rev();
    let last = blocks.find_map(|block| {
        let is_own = block.role == Role::Paragraph;
        let range = block.sentences.clone();
        sentences[range].last().filter(|_| is_own)
    });
    last.map_or_else(
        || draft.first_words(),
        |sentence| draft.place(sentence.span),
    )
}

/// The sentence that holds `words`, else the opening.
fn sentence(draft: &Draft, words: Place) -> Place {
    let holds =
        |sentence: &&Sentence| words.part == draft.body_part && sentence.span.contains(words.span);
    let sentence = sentences(draft).find(holds);
    sentence.map_or_else(|| opening(draft), |sentence| draft.place(sentence.span))
}

/// The sentence that brings `element`, which something missing belongs beside;
/// else the opening.
fn beside(input: &Input<'_>, draft: &Draft, element: Element) -> Place {
    let mut states = input.elements.iter();
    let state = states.find(|state| state.element == element);
    state
        .and_then(|state| state.place)
        .map_or_else(|| opening(draft), |place| sentence(draft, place))
}

/// Help that offers a sentence which is always the same.
macro_rules! start_always_from {
    ($sentence:literal) => {
        concat!("a sentence to start from: “", $sentence, "”")
    };
}
use start_always_from;

/// Help that offers a sentence.
fn start_from(sentence: &str) -> String {
    ["a sentence to start from: “", sentence, "”"].concat()
}

/// "a" or "an", by the letter that follows.
fn article(word: &str) -> &'static str {
    let is_vowel = |ch: char| "aeiouAEIOU".contains(ch);
    if word.starts_with(is_vowel) {
        "an"
    } else {
        "a"
    }
}

/// The greeted name, if it is one that can be written into a sentence; else
/// the reader's as the headers tell it.
fn greeted<'a>(input: &Input<'a>) -> Option<Cow<'a, str>> {
    let text = input.message.text(input.draft.body_part);
    let name = input.draft.greeted.map(|span| span.of(text));
    name.filter(|name| is_name(name))
        .map(Cow::Borrowed)
        .or_else(|| greeting::reader(input))
}

/// Whether each word is written like part of a name and none stands for
/// anybody: "Dana", "Dr. van Dijk", not "Sir or Madam".
fn is_name(name: &str) -> bool {
    let particles = [
        "van", "von", "de", "der", "den", "da", "di", "la", "le", "al", "bin", "y",
    ];
    let is_part = |word: &str| word.starts_with(char::is_uppercase) || particles.contains(&word);
    name.len() < 40
        && name.starts_with(char::is_uppercase)
        && !name.contains(['\n', '[', '{', '<', ',', '&', '/'])
        && name.split_whitespace().all(is_part)
        && !greeting::is_anybody(name)
}
