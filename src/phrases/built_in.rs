//! The built-in rules, as the build script compiled them from `rules/`.

use std::borrow::Cow;

use super::compile::State;
use super::file::Set;
use super::matcher::Tables;
use super::vocabulary::{Key, Vocabulary};
use super::{PhraseRule, RuleSet, Scope};
use crate::diagnostic::Severity;
use crate::occasion::Occasion;
use crate::rule::{Article, Check, Rule, SampleText, Source};

/// Phrases that speak for an occasion.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    /// None: for a follow-up of any kind.
    pub(crate) occasion: Option<Occasion>,
    pub(crate) set: u16,
    /// How much they speak for it; below zero, against.
    pub(crate) weight: i8,
}

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The number of a word in the built-in vocabulary, 0 for none, and whether the
/// word list holds it.
pub(crate) fn vocabulary_id(word: Key) -> (u16, bool) {
    let id = VOCABULARY.id(word);
    (id, VOCABULARY.is_known(id))
}
