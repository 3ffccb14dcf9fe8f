//! [`Options`]: everything that decides a run beside the draft itself.

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::occasion::Occasion;
use crate::phrases::RuleSet;
use crate::rule::Rule;

/// Everything that decides a run beside the draft itself.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The occasion, if the user names it; else it is recognised.
    pub occasion: Option<Occasion>,
    /// What the draft is written on.
    pub medium: Medium,
    /// A subject given beside the source; it wins over the header's.
    pub subject: Option<String>,
    /// Whether text without a header block is a page (HTML), as its file's name
    /// says; what opens like one is in any case.
    pub is_page: bool,
    /// Whether nobody asks which words decided the reading:
    /// [`Reading::because`](crate::occasion::Reading::because) then stays empty.
    pub is_terse: bool,
    /// The day of the run, if the user names it or the shell knows it.
    pub today: Option<Date>,
    /// Severities the user set, later ones winning.
    pub levels: Levels,
    /// Counts beyond which a draft is too long.
    pub limits: Limits,
    /// The user's own words, never misspelt.
    pub words: Vec<String>,
    /// What the user told about the interview.
    pub interview: Interview,
    /// Whether announcing a phone call is a flaw; the articles disagree.
    pub phone_calls: PhoneCalls,
    /// Rules from the user's folder, compiled.
    pub user_rules: Option<Arc<RuleSet>>,
}

impl Options {
    /// How many words a body may have on this occasion and medium.
    #[must_use]
    pub fn word_limit(&self, occasion: Occasion) -> WordLimit {
        match self.medium {
            Medium::Email => self.limits.words(occasion),
            Medium::Card => self.limits.card,
        }
    }
}

/// What the draft is written on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Medium {
    /// An email.
    #[default]
    Email,
    /// A handwritten card: no subject, no recipients, and little room (How to
    /// Follow Up, Abbot, Should I Follow Up).
    Card,
}

impl Medium {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Email, Self::Card];

    /// The name used on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Card => "card",
        }
    }

    /// The medium of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|medium| medium.name() == name)
    }
}

/// What the user decided for a rule or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Not reported.
    Allow,
    /// Reported with this severity.
    At(Severity),
}

/// Levels in the order given; the last that names a rule or its group wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(pub Vec<(String, Level)>);

impl Levels {
    /// The level set for `rule`, if any.
    #[must_use]
    pub fn of(&self, rule: &Rule) -> Option<Level> {
        let names = |name: &str| name == rule.id || name == rule.group();
        self.0
            .iter()
            .rev()
            .find(|(name, _)| names(name))
            .map(|(_, level)| *level)
    }
}

/// Whether to announce a call is fine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhoneCalls {
    /// CareerBeacon: never call.
    #[default]
    Never,
    /// How to Follow Up, Should I Follow Up: a call later on is fine, so it is no
    /// flaw where some days have passed since the interview.
    Later,
}

/// What the user told about the interview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interview {
    /// Names of the people met.
    pub people: Vec<String>,
    /// The employer.
    pub company: Option<String>,
    /// The role applied for.
    pub role: Option<String>,
    /// The day of the interview.
    pub date: Option<Date>,
    /// What was talked about.
    pub topics: Vec<String>,
    /// The day a decision was promised for.
    pub decision_date: Option<Date>,
}

/// Words a body may have: fine up to, too long past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordLimit {
    /// Past this many words the length draws a note.
    pub fine: usize,
    /// Past this many words it draws a warning.
    pub too_long: usize,
}

/// Counts beyond which a draft, or a piece of it, is too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Body words where the user set them for an occasion; else
    /// [`Occasion::word_limit`].
    pub words: Vec<(Occasion, WordLimit)>,
    /// Words of a card, on any occasion.
    pub card: WordLimit,
    /// Fewer body words than this are too few.
    pub least_words: usize,
    /// Words of a paragraph.
    pub paragraph_words: usize,
    /// Sentences of a paragraph.
    pub paragraph_sentences: usize,
    /// Words of a sentence.
    pub sentence_words: usize,
    /// Body words that need at least one paragraph break.
    pub block_words: usize,
    /// Characters of a subject.
    pub subject_characters: usize,
}

impl Default for Limits {
    /// The figures of the specification, section 5.
    fn default() -> Self {
        Self {
            words: Vec::new(),
            card: WordLimit {
                fine: 70,
                too_long: 100,
            },
            least_words: 15,
            paragraph_words: 75,
            paragraph_sentences: 5,
            sentence_words: 35,
            block_words: 100,
            subject_characters: 60,
        }
    }
}

impl Limits {
    /// How many words a body may have on this occasion.
    #[must_use]
    pub fn words(&self, occasion: Occasion) -> WordLimit {
        let set = self.words.iter().rev().find(|(name, _)| *name == occasion);
        set.map_or_else(|| occasion.word_limit(), |(_, limit)| *limit)
    }
}
