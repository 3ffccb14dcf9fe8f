//! Words in the place of others, told by the words around them.
//!
//! `data/confused-words.txt` holds the contexts, a line each, in a notation
//! that it explains itself. The build script lays the lines out in [`table`],
//! so that nothing is loaded or built at start; the vocabulary marks the words
//! that may be wrong, so that others are passed over at once, and most contexts
//! of these fall by the number of the word beside.
//!
//! Where no context fits, [`model`] weighs what stands beside the word as
//! `cargo run --example learn-confused` learnt it from right uses of both words
//! of a pair, and what [`ngrams`] say of the two.

mod beside;
mod classes;
mod context;
mod grams;
mod kinds;
mod layout;
mod model;
mod ngrams;
mod slots;
mod table;

pub use beside::evidence;
pub use ngrams::{contexts, odds_of_contexts};

use crate::draft::{Shape, Token};
use crate::phrases::{self, Key, Marks};
use table::Next;

/// A word that is meant as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Confusion {
    /// The word or words that are meant, in small letters.
    pub(super) right: &'static str,
    /// Whether the change cannot change the meaning.
    pub(super) is_safe: bool,
}

/// Words that are not told to be wrong.
const OTHERS: Shape = Shape::QUOTED.with(Shape::CODE).with(Shape::NUMBER);

/// Calls `out` with the words of a sentence that are meant as others, by their
/// place among `tokens`.
///
/// A correction that leads back is none: whoever follows it, and what is told of the
/// word then, comes to the word that stood there.
pub(super) fn find(text: &str, tokens: &[Token], mut out: impl FnMut(usize, Confusion)) {
    for (at, token) in tokens.iter().enumerate() {
        if !token.marks.has(Marks::CONFUSED) {
            continue;
        }
        // With a capital amid a sentence it is part of a name or a title.
        let shape = token.shape;
        let is_name = at > 0 && shape.has(Shape::CAPITAL) && !shape.has(Shape::SHOUTED);
        if is_name || shape.has_any(OTHERS) {
            continue;
        }
        if let Some(confusion) = judge(text, tokens, at, token.id)
            && !leads_back(text, tokens, at, confusion.right)
        {
            out(at, confusion);
        }
    }
}

/// Corrections that are followed to see where they lead.
const MOST_STEPS: usize = 4;

/// Whether the word at `at`, written as is `right`, would be corrected to what it is now,
/// if by way of others.
fn leads_back(text: &str, tokens: &[Token], at: usize, right: &str) -> bool {
    let mut word = number(right);
    for _ in 0..MOST_STEPS {
        match judge(text, tokens, at, word) {
            Some(next) if number(next.right) != tokens[at].id => word = number(next.right),
            found => return found.is_some(),
        }
    }
    true
}

/// What is meant by the word of the number `word`, if it stands at `at` and is
/// meant as another.
fn judge(text: &str, tokens: &[Token], at: usize, word: u16) -> Option<Confusion> {
    let place = table::place(word);
    let words = context::Words { text, tokens };
    let beside = words.nearest(at);
    let is_next = beside.map(Next::is_behind_blank);
    if is_next != [true; 2] && words.is_joined(at) {
        return None;
    }
    if let Some(row) = words.row(at, place, beside)
        && (row.is_safe || !model::is_against(words, at, place, row.right))
    {
        return Some(Confusion {
            right: row.right,
            is_safe: row.is_safe,
        });
    }
    // "LED" is no "led".
    if tokens[at].shape.has(Shape::SHOUTED) {
        return None;
    }
    let right = model::meant(words, at, place, is_next)?;
    Some(Confusion {
        right,
        is_safe: false,
    })
}

/// The number of a word in the vocabulary; 0 for two words, of which nothing is
/// said.
fn number(word: &str) -> u16 {
    phrases::vocabulary_id(&Key::of(word.as_bytes())).0
}
