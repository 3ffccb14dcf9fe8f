//! [`Rule`]: what a rule says of itself; [`Sink`]: where its check reports.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Fix, Label, Place, Severity};
use crate::lint::Input;

/// One of the five career-advice articles, or the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Article {
    /// Elisa Abbot.
    Abbot,
    /// The CareerBeacon team.
    CareerBeacon,
    /// Matthew Coppola.
    Coppola,
    /// No author named.
    HowToFollowUp,
    /// No author named.
    PostJobInterview,
    /// No article says it: the claim is our own reason.
    House,
}

impl Article {
    /// Every article, then the house.
    pub const ALL: [Self; 6] = [
        Self::Abbot,
        Self::CareerBeacon,
        Self::Coppola,
        Self::HowToFollowUp,
        Self::PostJobInterview,
        Self::House,
    ];

    /// The short name rule files and JSON use.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Abbot => "abbot",
            Self::CareerBeacon => "careerbeacon",
            Self::Coppola => "coppola",
            Self::HowToFollowUp => "how-to-follow-up",
            Self::PostJobInterview => "post-job-interview",
            Self::House => "house",
        }
    }

    /// The article's title, with its author where one is named.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Abbot => "The Job Interview is Over (Elisa Abbot)",
            Self::CareerBeacon => "How To Follow Up After a Job Interview (CareerBeacon)",
            Self::Coppola => {
                "Is It Okay To Send A Follow Up Email After A Job Interview? (Matthew Coppola)"
            }
            Self::HowToFollowUp => "How to Follow Up on a Job Interview",
            Self::PostJobInterview => "Should I Follow Up Post Job Interview?",
            Self::House => "our own reason",
        }
    }

    /// The article with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|article| article.key() == key)
    }
}

/// What a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where the advice stands.
    pub article: Article,
    /// The advice in our own words, never a quotation.
    pub claims: Cow<'static, str>,
}

/// A flawed sample and its better wording.
///
/// In `text`, `«` and `»` mark the exact spans the rule must report, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// The flawed words. A sample without a blank line is a fragment: the tests
    /// set it in a faultless mail first.
    pub text: Cow<'static, str>,
    /// Words that are clean under every rule; empty where none are needed.
    pub instead: Cow<'static, str>,
}

/// The samples of a rule: its documentation and its tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samples {
    /// Must be reported, exactly at the marks.
    pub bad: Vec<Bad>,
    /// Look alike and must stay silent.
    pub near: Vec<Cow<'static, str>>,
}

/// How a rule finds its flaw.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// By a function over the whole mail.
    Code(fn(&Input<'_>, &mut Sink<'_>)),
    /// By the phrases of its rule file.
    Phrases,
}

/// A rule: `group/flaw`, named for the flaw.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `group/flaw`.
    pub id: &'static str,
    /// Severity unless the user sets another.
    pub severity: Severity,
    /// The flaw in a few words; the headline of its findings unless the check
    /// says more.
    pub summary: &'static str,
    /// Why the flaw hurts, in our own words.
    pub why: &'static str,
    /// What to do instead; empty if the check says it case by case.
    pub help: &'static str,
    /// What the rule rests on; never empty.
    pub sources: Cow<'static, [Source]>,
    /// The samples; a function, so that a run that finds nothing reads none.
    pub samples: SampleText,
    /// How the flaw is found.
    pub check: Check,
}

/// Where a rule's samples are kept until somebody asks.
#[derive(Clone, Copy, Debug)]
pub enum SampleText {
    /// In the code: flawed and better words in pairs, then near misses.
    Inline {
        /// `(text, instead)`
        bad: &'static [(&'static str, &'static str)],
        /// Must stay silent.
        near: &'static [&'static str],
    },
    /// In the rule file, whose whole text this is.
    File(&'static str),
}

impl Rule {
    /// The part of the id before the slash.
    #[must_use]
    pub fn group(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(group, _)| group)
    }

    /// The samples that document and test the rule.
    #[must_use]
    pub fn samples(&self) -> Samples {
        match self.samples {
            SampleText::Inline { bad, near } => Samples {
                bad: bad
                    .iter()
                    .map(|(text, instead)| Bad {
                        text: Cow::Borrowed(text),
                        instead: Cow::Borrowed(instead),
                    })
                    .collect(),
                near: near.iter().map(|text| Cow::Borrowed(*text)).collect(),
            },
            SampleText::File(text) => crate::phrases::samples(text),
        }
    }
}

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Sink<'a> {
    rule: &'static Rule,
    level: Option<Severity>,
    kept: usize,
    dropped: usize,
    out: &'a mut Vec<Diagnostic>,
}

impl<'a> Sink<'a> {
    /// At most this many findings of a rule are kept for a file; a mail with
    /// more is beyond reading one by one.
    pub const MOST: usize = 100;

    /// A sink for `rule`, whose severity the user may have set to `level`.
    pub(crate) fn new(
        rule: &'static Rule,
        level: Option<Severity>,
        out: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            rule,
            level,
            kept: 0,
            dropped: 0,
            out,
        }
    }

    /// Reports the rule's flaw at `place`, with the rule's own headline and help.
    pub fn at(&mut self, place: Place) -> Finding<'_> {
        let help = Some(self.rule.help).filter(|help| !help.is_empty());
        let diagnostic = Diagnostic {
            rule: self.rule,
            severity: self.level.unwrap_or(self.rule.severity),
            message: Cow::Borrowed(self.rule.summary),
            place,
            labels: Vec::new(),
            notes: Vec::new(),
            help: help.map(Cow::Borrowed),
            fixes: Vec::new(),
        };
        if self.kept == Self::MOST {
            self.dropped += 1;
            return Finding {
                diagnostic: None,
                level_set: self.level.is_some(),
            };
        }
        self.kept += 1;
        self.out.push(diagnostic);
        Finding {
            diagnostic: self.out.last_mut(),
            level_set: self.level.is_some(),
        }
    }

    /// Whether a further finding would only be counted.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.kept == Self::MOST
    }

    pub(crate) fn dropped(&self) -> usize {
        self.dropped
    }
}

/// A finding just reported, to say more of it.
#[derive(Debug)]
pub struct Finding<'a> {
    /// None once the rule is full.
    diagnostic: Option<&'a mut Diagnostic>,
    level_set: bool,
}

#[expect(
    clippy::return_self_not_must_use,
    reason = "the finding is already reported"
)]
impl Finding<'_> {
    /// Replaces the headline.
    pub fn message(self, message: impl Into<Cow<'static, str>>) -> Self {
        self.with(|diagnostic| diagnostic.message = message.into())
    }

    /// Replaces the severity, unless the user set one for the rule.
    #[expect(clippy::must_use_candidate, reason = "the finding is already reported")]
    pub fn severity(self, severity: Severity) -> Self {
        let level_set = self.level_set;
        self.with(|diagnostic| {
            if !level_set {
                diagnostic.severity = severity;
            }
        })
    }

    /// Replaces what to do instead.
    pub fn help(self, help: impl Into<Cow<'static, str>>) -> Self {
        self.with(|diagnostic| diagnostic.help = Some(help.into()))
    }

    /// Adds a fact of this finding.
    pub fn note(self, note: impl Into<Cow<'static, str>>) -> Self {
        self.with(|diagnostic| diagnostic.notes.push(note.into()))
    }

    /// Points at a second place.
    pub fn label(self, place: Place, message: impl Into<Cow<'static, str>>) -> Self {
        self.with(|diagnostic| {
            diagnostic.labels.push(Label {
                place,
                message: message.into(),
            });
        })
    }

    /// Offers a change.
    #[expect(clippy::must_use_candidate, reason = "the finding is already reported")]
    pub fn fix(self, fix: Fix) -> Self {
        self.with(|diagnostic| diagnostic.fixes.push(fix))
    }

    fn with(mut self, change: impl FnOnce(&mut Diagnostic)) -> Self {
        if let Some(diagnostic) = &mut self.diagnostic {
            change(diagnostic);
        }
        self
    }
}
