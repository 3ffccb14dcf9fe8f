//! Rules for how words are written.

pub(super) mod a_an;
mod around;
mod article;
mod confused;
pub(super) mod confused_word;
pub(super) mod doubled_punctuation;
mod doubts;
mod english;
pub(super) mod inconsistent_name;
pub(super) mod lowercase_i;
mod marks;
pub(super) mod mixed_spelling;
mod names;
mod own;
pub(super) mod repeated_word;
pub(super) mod sentence_case;
pub(super) mod spacing;
mod titles;
pub(super) mod typo;

pub use confused::{contexts, evidence, odds_of_contexts};
