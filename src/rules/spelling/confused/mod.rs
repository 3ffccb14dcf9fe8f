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
mod table;

pub use beside::evidence;
pub use ngrams::{contexts, odds_of_contexts};

use crate::draft::{Shape, Token};
use crate::phrases::Marks;

/// A word that is meant as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Confusion {
    /// The word or words that are meant, in small letters.
    pub(super) right: &'static str,
    /// Whether the change cannot change the meaning.
    pub(super) is_safe: bool,
}

/// Calls `out` with the words of a sentence that are meant as others, by their
/// place among `tokens`.
pub(super) fn find(text: &str, tokens: &[Token], mut out: impl FnMut(usize, Confusion)) {
    for (at, token) in tokens.iter().enumerate() {
        if !token.marks.has(Marks::CONFUSED) {
            continue;
        }
        // With a capital amid a sentence it is part of a name or a title.
        let shape = token.shape;
        let is_name = at > 0 && shape.has(Shape::CAPITAL) && !shape.has(Shape::SHOUTED);
        let others = [Shape::QUOTED, Shape::CODE, Shape::NUMBER];
        if is_name || others.iter().any(|other| shape.has(*other)) {
            continue;
        }
        let words = context::Words { text, tokens };
        if let Some(row) = words.row(at)
            && (row.is_safe || !model::is_against(text, tokens, at, row.right))
        {
            let (right, is_safe) = (row.right, row.is_safe);
            out(at, Confusion { right, is_safe });
        } else if !words.is_joined(at)
            // "LED" is no "led".
            && !shape.has(Shape::SHOUTED)
            && let Some(right) = model::meant(text, tokens, at)
        {
            let is_safe = false;
            out(at, Confusion { right, is_safe });
        }
    }
}
