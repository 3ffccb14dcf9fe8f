//! [`Diagnostic`]: one finding, in the offsets of a decoded part.

use std::borrow::Cow;

use crate::message::PartId;
use crate::rule::Rule;
use crate::text::Span;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A suggestion.
    Note,
    /// Advice the articles are firm on.
    Warning,
    /// What the sender would certainly regret.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A stretch of one part's decoded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The part of the message.
    pub part: PartId,
    /// Offsets in that part's decoded text.
    pub span: Span,
}

/// A second place that belongs to a finding, with what it has to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: Cow<'static, str>,
}

/// Whether a fix may be applied without a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// The meaning cannot change.
    Safe,
    /// The writer must look.
    Suggest,
}

/// One replacement in decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// The new words.
    pub text: String,
}

/// A change that answers a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, for a menu.
    pub title: String,
    /// Whether it may be applied without a look.
    pub safety: Safety,
    /// The replacements, in order, none overlapping.
    pub edits: Vec<Edit>,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that speaks; its reason and articles are its own to tell.
    pub rule: &'static Rule,
    /// The severity after the user's levels.
    pub severity: Severity,
    /// A headline that stands alone.
    pub message: Cow<'static, str>,
    /// The words to change, or where something missing belongs.
    pub place: Place,
    /// Further places.
    pub labels: Vec<Label>,
    /// Facts of this finding beyond the rule's reason.
    pub notes: Vec<Cow<'static, str>>,
    /// What to do instead.
    pub help: Option<Cow<'static, str>>,
    /// Changes to offer.
    pub fixes: Vec<Fix>,
}
