//! [`Occasion`]: why a mail is written, and [`Reading`]: how that was told.

use std::borrow::Cow;

use crate::diagnostic::Place;
use crate::options::WordLimit;

/// Why a mail is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// Within a day of an interview.
    ThankYou,
    /// Days later, no thank-you was sent.
    LateThankYou,
    /// The promised date, or a fair time, has passed.
    CheckIn,
    /// They wrote: not decided yet.
    NoDecisionReply,
    /// An earlier follow-up got no answer.
    Nudge,
    /// The interview went badly.
    Recovery,
    /// They said no.
    RejectionReply,
    /// Not an interview follow-up.
    #[default]
    None,
}

impl Occasion {
    /// Every occasion, `none` last.
    pub const ALL: [Self; 8] = [
        Self::ThankYou,
        Self::LateThankYou,
        Self::CheckIn,
        Self::NoDecisionReply,
        Self::Nudge,
        Self::Recovery,
        Self::RejectionReply,
        Self::None,
    ];

    /// The name used on the command line, in the config and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ThankYou => "thank-you",
            Self::LateThankYou => "late-thank-you",
            Self::CheckIn => "check-in",
            Self::NoDecisionReply => "no-decision-reply",
            Self::Nudge => "nudge",
            Self::Recovery => "recovery",
            Self::RejectionReply => "rejection-reply",
            Self::None => "none",
        }
    }

    /// The occasion of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|occasion| occasion.name() == name)
    }

    /// Body words: fine up to, too long past (specification, section 3).
    #[must_use]
    pub const fn word_limit(self) -> WordLimit {
        let (fine, too_long) = match self {
            Self::ThankYou => (150, 250),
            Self::LateThankYou => (170, 250),
            Self::CheckIn => (100, 150),
            Self::NoDecisionReply => (50, 80),
            Self::Nudge => (80, 110),
            Self::Recovery => (150, 220),
            Self::RejectionReply => (110, 170),
            Self::None => (usize::MAX, usize::MAX),
        };
        WordLimit { fine, too_long }
    }
}

/// How the occasion of a draft was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What the draft was read as.
    pub occasion: Occasion,
    /// Whether the user named it.
    pub given: bool,
    /// Whether another reading had nearly as much evidence.
    pub close: bool,
    /// The words that decided it, strongest first.
    pub because: Vec<Evidence>,
}

/// Something that speaks for an occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The words, or the fact where no words say it ("the interview was 9 days ago").
    pub words: Cow<'static, str>,
    /// Where the words stand.
    pub place: Option<Place>,
}
