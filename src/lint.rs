//! [`lint`]: from raw bytes to a [`Report`]. Pure, and fails on no bytes.

use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::elements::ElementState;
use crate::message::Message;
use crate::occasion::Reading;
use crate::options::{Limits, Options};
use crate::rule::Rule;

/// What a check may look at.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The mail.
    pub message: &'a Message<'a>,
    /// The mail as its writer sees it.
    pub draft: &'a Draft,
    /// What it was read as.
    pub reading: &'a Reading,
    /// What it holds.
    pub elements: &'a [ElementState],
    /// What the user asked for.
    pub options: &'a Options,
}

impl Input<'_> {
    /// The limits in force.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.options.limits
    }
}

/// A rule that could not look, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotChecked {
    /// The rule's id, or a group.
    pub rule: &'static str,
    /// A clause: "the draft has no header block".
    pub reason: &'static str,
}

/// What a run found in one source.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The source, read as mail; places of findings are in its parts.
    pub message: Message<'a>,
    /// What the draft was read as.
    pub reading: Reading,
    /// Body words.
    pub n_words: usize,
    /// Body words that are fine on this occasion.
    pub n_words_fine: usize,
    /// The elements recognised so far; empty when the draft reads as `none`.
    pub elements: Vec<ElementState>,
    /// In order of severity's place: part, span, rule.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings past the hundred a rule may keep.
    pub dropped: Vec<(&'static Rule, usize)>,
    /// Rules that could not look.
    pub not_checked: Vec<NotChecked>,
}

/// Lints one draft.
#[must_use]
pub fn lint<'a>(source: &'a [u8], options: &Options) -> Report<'a> {
    let message = crate::message::parse(source, options.subject.as_deref());
    Report {
        message,
        reading: Reading::default(),
        n_words: 0,
        n_words_fine: 0,
        elements: Vec::new(),
        diagnostics: Vec::new(),
        dropped: Vec::new(),
        not_checked: Vec::new(),
    }
}

/// Every built-in rule, by group and name.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    crate::rules::STRUCTURAL.iter().copied()
}
