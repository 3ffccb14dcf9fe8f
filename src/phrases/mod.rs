//! Rules as data: the notation, its compiler and the matcher.
//!
//! `notation`, `file`, `compile`, `layout`, `needs` and `vocabulary` turn rule files
//! into flat tables. The build script runs them on `rules/` and embeds the result, so
//! that the built-in rules cost nothing at start; [`load`] runs the very same
//! on a user's folder.

mod built_in;
mod compile;
mod deal;
mod file;
mod find;
mod key;
mod layout;
mod letters;
mod load;
mod matcher;
mod needs;
mod notation;
mod proof;
mod rows;
#[cfg(test)]
mod samples;
mod tables;
mod vocabulary;
mod walk;
mod weed;

pub(crate) use built_in::{SET_NAMES, set, vocabulary_id, vocabulary_id_long, vocabulary_id_short};
pub(crate) use find::{
    Found, find, find_beside, find_quoted, presses, presses_within, rule_hits, speaks, yield_to,
};
pub(crate) use key::{Key, LONGEST as LONGEST_WORD, Letters, load as load_piece};
pub use load::{RuleFileError, load};
pub(crate) use matcher::Hit;
pub(crate) use notation::fold;
#[cfg(test)]
pub(crate) use samples::openings;
pub(crate) use vocabulary::Marks;

use std::borrow::Cow;

use crate::draft::prose::Token;
use crate::rule::{Bad, Rule, Samples};

/// Where in a draft a rule's phrases are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The paragraphs.
    Body,
    /// The subject.
    Subject,
    /// The greeting.
    Greeting,
    /// The closing words; no rule looks there, elements do.
    SignOff,
}

/// A rule that finds its flaw by phrases.
#[derive(Debug)]
pub(crate) struct PhraseRule {
    pub(crate) rule: Rule,
    /// The set of its phrases.
    pub(crate) set: u16,
    pub(crate) scope: Scope,
    /// Rules that silence this one in a sentence where they speak.
    pub(crate) yields_to: &'static [&'static str],
}

/// A folder of rules, compiled.
#[derive(Debug)]
pub struct RuleSet {
    tables: matcher::Tables<'static>,
    /// The phrases of `rules/form/`, which are looked for in few places.
    forms: matcher::Tables<'static>,
    /// Those of `rules/quoted/`, which are looked for in the mail that is answered.
    quoted: matcher::Tables<'static>,
    vocabulary: vocabulary::Vocabulary<'static>,
    sets: &'static [file::Set],
    rules: &'static [PhraseRule],
}

impl RuleSet {
    /// The rules that are part of the program.
    pub(crate) fn built_in() -> &'static Self {
        &built_in::RULE_SET
    }

    /// The rules, in the order of their ids.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        self.rules.iter().map(|phrases| &phrases.rule)
    }
}

/// Looks for words that greet or close at the beginning of others; what it works with
/// is kept from one look to the next.
#[derive(Debug, Default)]
pub(crate) struct Openings {
    walks: Option<walk::Walks>,
    hits: Vec<Hit>,
}

impl Openings {
    /// How many words at the beginning greet, if any do.
    pub(crate) fn greeting_words(&mut self, words: &[Token]) -> Option<usize> {
        self.longest(words, set::FORM_GREETING)
    }

    /// How many words at the beginning close a mail, if any do.
    pub(crate) fn closing_words(&mut self, words: &[Token]) -> Option<usize> {
        self.longest(words, set::FORM_CLOSING)
    }

    /// How many words the longest phrase of a built-in set takes at the beginning.
    fn longest(&mut self, words: &[Token], set: u16) -> Option<usize> {
        if !may_open(words) {
            return None;
        }
        // No phrase of these sets is longer.
        let head = &words[..words.len().min(LONGEST_OPENING)];
        let walks = self
            .walks
            .get_or_insert_with(|| walk::Walks::with_room(LONGEST_OPENING));
        self.hits.clear();
        RuleSet::built_in()
            .forms
            .find_opening(head, walks, &mut self.hits);
        let ends = self.hits.iter().filter(|hit| hit.set == set);
        let ends = ends.map(|hit| hit.end());
        ends.max().map(|end| end as usize)
    }
}

/// Words of the longest phrase that greets or closes.
const LONGEST_OPENING: usize = 16;

/// How many words at the beginning greet, if any do.
pub(crate) fn greeting_words(words: &[Token]) -> Option<usize> {
    Openings::default().greeting_words(words)
}

/// A word as [`fold`] folds it, which most words are already.
pub(crate) fn folded(word: &str) -> Cow<'_, str> {
    let is_folded = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(is_folded) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(fold(word))
    }
}

/// Whether words that greet or close may begin with the first of these.
pub(crate) fn may_open(words: &[Token]) -> bool {
    let forms = &RuleSet::built_in().forms;
    words.first().is_some_and(|word| forms.may_open(word))
}

/// The samples in the text of a rule file, which was checked when it was read.
pub(crate) fn samples(text: &str) -> Samples {
    let Ok(file) = file::read::<file::RuleFile>(text) else {
        return Samples::default();
    };
    let bad = |entry: file::BadEntry| Bad {
        text: entry.text.into_inner().into(),
        instead: entry.instead.into(),
    };
    Samples {
        bad: file.bad.into_iter().map(bad).collect(),
        near: file
            .near
            .into_iter()
            .map(|near| near.into_inner().into())
            .collect(),
    }
}
