//! Rules that count: words of the mail, of paragraphs and of sentences.

pub(super) mod long_paragraph;
pub(super) mod long_sentence;
pub(super) mod one_block;
pub(super) mod too_long;
pub(super) mod too_short;

use crate::draft::{Block, Draft, Role, Shape, Token};
use crate::lint::Input;

/// What people count as words: runs without white space.
fn n_words(tokens: &[Token]) -> usize {
    tokens
        .iter()
        .filter(|token| token.shape.has(Shape::OPENS_RUN))
        .count()
}

/// The mail's only paragraph, where it holds more words than a block should.
fn only_block<'a>(input: &Input<'a>) -> Option<&'a Block> {
    let draft: &Draft = input.draft;
    let mut paragraphs = draft.role(Role::Paragraph);
    let only = paragraphs.next()?;
    (paragraphs.next().is_none() && draft.n_words > input.limits().block_words).then_some(only)
}
