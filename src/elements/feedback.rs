//! A request for feedback that no phrase holds.
//!
//! What a writer asks after a no is asked in a thousand ways: "Could you say which
//! of my answers was weakest?" So a sentence there counts by three things: it
//! asks, it speaks of the writer, and of how they did.

use super::Look;
use crate::diagnostic::Place;
use crate::draft::Role;
use crate::occasion::Occasion;

/// The first sentence behind a no that asks how the writer did.
pub(super) fn find(look: &Look<'_>) -> Option<Place> {
    let mut blocks = look.draft.role(Role::Paragraph);
    let number = blocks.find_map(|block| {
        let mut sentences = block.sentences.clone();
        sentences.find(|number| is_asked(look, *number))
    })?;
    Some(look.draft.place(look.draft.body.sentences[number].span))
}

/// Whether a sentence asks how the writer did, where that is what can be asked.
pub(super) fn is_asked(look: &Look<'_>, number: usize) -> bool {
    if look.occasion != Occasion::RejectionReply {
        return false;
    }
    let sentence = &look.draft.body.sentences[number];
    let words = &look.draft.body.tokens[sentence.tokens.clone()];
    let says = |any: &[&str]| look.says_any(words, any);
    let wishes = || says(&MODAL) && says(&WISH) || says(&["please"]);
    let asks = sentence.is_question || says(&TOLD) && wishes();
    asks && says(&OWN) && says(&HOW) && !says(&OTHER)
}

/// The writer.
const OWN: [&str; 6] = ["i", "me", "my", "i'd", "i\u{2019}d", "mine"];

/// What opens a wish, and what it is.
const MODAL: [&str; 7] = [
    "would",
    "should",
    "could",
    "i'd",
    "i\u{2019}d",
    "may",
    "might",
];
#[rustfmt::skip]
const WISH: [&str; 12] = [
    "like", "love", "glad", "keen", "pleased", "grateful", "curious", "welcome", "appreciate", "useful",
    "interested", "ask",
];

/// What is wished for: to be told.
#[rustfmt::skip]
const TOLD: [&str; 13] = [
    "know", "hear", "learn", "told", "tell", "comment", "comments", "remarks", "remark", "sentence", "opinion",
    "line", "understand",
];

/// How the writer did.
#[rustfmt::skip]
const HOW: [&str; 36] = [
    "answer", "answers", "answered", "presentation", "gap", "gaps", "weak", "weaker", "weakest", "weakness",
    "better", "differently", "compared", "improve", "improvement", "wrong", "missing", "short", "lacked",
    "lacking", "concentrate", "rethink", "remarks", "employable", "slipped", "stronger", "strongest", "across",
    "noticed", "mistake", "mistakes", "rambled", "performance", "convince", "unconvincing", "failed",
];

/// What is asked instead: of another post, or of the papers.
#[rustfmt::skip]
const OTHER: [&str; 25] = [
    "thank", "thanks", "file", "role", "roles", "vacancy", "vacancies", "opening", "openings", "apply", "comes",
    "arises", "suited", "reconsider", "linkedin", "expenses", "contact", "touch", "mind", "another", "future",
    "instead", "refund", "return", "decision",
];
