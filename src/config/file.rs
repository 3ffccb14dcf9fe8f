//! The shape of `sincerely.toml`. What names and values mean is checked next.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::FailOn;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct File {
    pub(super) levels: BTreeMap<Spanned<String>, Level>,
    pub(super) limits: Limits,
    pub(super) words: Vec<Text>,
    pub(super) phone_calls: Option<PhoneCalls>,
    pub(super) fail_on: Option<FailOn>,
    pub(super) rules: Rules,
    pub(super) interview: Interview,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Level {
    Allow,
    Note,
    Warning,
    Error,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PhoneCalls {
    Never,
    Later,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Limits {
    pub(super) words: BTreeMap<Spanned<String>, WordLimit>,
    pub(super) least_words: Option<usize>,
    pub(super) paragraph_words: Option<usize>,
    pub(super) paragraph_sentences: Option<usize>,
    pub(super) sentence_words: Option<usize>,
    pub(super) block_words: Option<usize>,
    pub(super) subject_characters: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WordLimit {
    pub(super) fine: Option<Spanned<usize>>,
    pub(super) too_long: Option<Spanned<usize>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Rules {
    pub(super) path: Option<Text>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Interview {
    pub(super) people: Vec<Text>,
    pub(super) company: Option<Text>,
    pub(super) role: Option<Text>,
    pub(super) date: Option<Spanned<toml::Value>>,
    pub(super) topics: Vec<Text>,
    pub(super) decision_date: Option<Spanned<toml::Value>>,
}

/// A text that must say something.
pub(super) type Text = Spanned<String>;
