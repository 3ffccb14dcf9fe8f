//! The built-in rules, as the build script compiled them from `rules/`.

use std::borrow::Cow;

use super::file::Set;
use super::key::Key;
use super::matcher::Tables;
use super::tables::{Opening, Row, Special};
use super::vocabulary::{Aligned, Marks, Vocabulary};
use super::{PhraseRule, RuleSet, Scope};
use crate::diagnostic::Severity;
use crate::rule::{Article, Check, Rule, SampleText, Source};

#[cfg(test)]
pub(super) use tables::FILES;
pub(super) use tables::RULE_SET;
pub(crate) use tables::{SET_NAMES, set};

#[allow(
    clippy::unreadable_literal,
    clippy::large_const_arrays,
    reason = "nobody reads what the build script writes"
)]
mod tables {
    use super::{
        Aligned, Article, Check, Cow, Opening, PhraseRule, Row, Rule, RuleSet, SampleText, Scope,
        Set, Severity, Source, Special, Tables, Vocabulary,
    };

    include!(concat!(env!("OUT_DIR"), "/built_in.rs"));
}

/// The number of a word in the built-in vocabulary, 0 for none, and what is
/// known of it.
#[inline]
pub(crate) fn vocabulary_id(word: &Key) -> (u16, Marks) {
    RULE_SET.vocabulary.look_up(word)
}

/// The same for a word of at most sixteen bytes, by the first pieces of its key.
#[inline]
pub(crate) fn vocabulary_id_long(word: [u64; 2]) -> (u16, Marks) {
    RULE_SET.vocabulary.look_up_long(word)
}

/// The same for a word of at most seven bytes, which are the first piece of its key.
#[inline]
pub(crate) fn vocabulary_id_short(word: u64) -> (u16, Marks) {
    RULE_SET.vocabulary.look_up_short(word)
}
