//! Words in the place of others, told by the words around them.
//!
//! `data/confused-words.txt` holds the contexts, a line each, in a notation
//! that it explains itself. The compiler reads the lines into [`table::ROWS`],
//! so that nothing is loaded or built at start; most words are passed over at
//! the cost of a look into a small table, and most contexts of the others at
//! the cost of two bits.

mod classes;
mod context;
mod table;

use crate::draft::{Shape, Token};

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
    for at in 0..tokens.len() {
        if !table::may_be_wrong(text, tokens[at]) {
            continue;
        }
        // With a capital amid a sentence it is part of a name or a title.
        let shape = tokens[at].shape;
        if at > 0 && shape.has(Shape::CAPITAL) && !shape.has(Shape::SHOUTED) {
            continue;
        }
        let words = context::Words { text, tokens };
        let mut rows = table::rows(text, tokens[at], words.bits(at));
        if let Some(row) = rows.find(|row| words.fit(row, at)) {
            out(
                at,
                Confusion {
                    right: row.right(),
                    is_safe: row.is_safe,
                },
            );
        }
    }
}
