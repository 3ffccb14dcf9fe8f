//! Rules for how words are written.

mod doubts;
mod names;
pub(super) mod typo;
