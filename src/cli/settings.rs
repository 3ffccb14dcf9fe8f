//! [`Settings`]: what config and flags together decide for a draft.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sincerely::occasion::Occasion;
use sincerely::options::{Levels, Medium};
use sincerely::phrases::RuleSet;
use sincerely::rule::Rule;
use sincerely::{Options, all_rules};

use super::args::LintArgs;
use super::nearest::nearest;
use super::{Error, FOUND};
use crate::config::{Config, FailOn};

/// What config and flags together decide for a draft.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) options: Options,
    pub(crate) fail_on: FailOn,
}

impl Settings {
    /// The settings for drafts in `folder`. Flags win over the config.
    pub(crate) fn new(
        args: &LintArgs,
        folder: &Path,
        subject: Option<&str>,
    ) -> Result<Self, Error> {
        let config = args.config.load(folder)?;
        let rules = config.user_rules.as_deref();
        for (name, _) in &args.levels.0 {
            if !known_names(rules).any(|known| known == name) {
                return Err(unknown_rule(name, rules));
            }
        }
        let Config {
            path: _,
            mut levels,
            limits,
            words,
            phone_calls,
            fail_on,
            rules: _,
            interview,
            user_rules,
        } = config;
        levels.extend(args.levels.0.iter().cloned());
        Ok(Self {
            options: Options {
                occasion: args.occasion.as_deref().and_then(Occasion::from_name),
                medium: args
                    .medium
                    .as_deref()
                    .and_then(Medium::from_name)
                    .unwrap_or_default(),
                subject: subject.map(str::to_owned),
                is_page: false,
                is_terse: false,
                today: Some(args.today.unwrap_or_else(today)),
                levels: Levels(levels),
                limits,
                words,
                interview,
                phone_calls,
                user_rules,
            },
            fail_on: args.fail_on.or(fail_on).unwrap_or_default(),
        })
    }
}

/// The day it is where the user is.
///
/// jiff without its database of zones, which costs milliseconds to list, knows
/// /etc/localtime and POSIX zones; a zone that TZ names is read here.
fn today() -> Date {
    let named = || {
        let name = std::env::var("TZ").ok().filter(|name| !name.is_empty())?;
        let file = Path::new("/usr/share/zoneinfo").join(name.trim_start_matches(':'));
        TimeZone::tzif(&name, &std::fs::read(file).ok()?).ok()
    };
    let zone = named().unwrap_or_else(TimeZone::system);
    Timestamp::now().to_zoned(zone).date()
}

/// The rules there are: the built-in ones, then the user's.
pub(crate) fn rules(user: Option<&RuleSet>) -> impl Iterator<Item = &'static Rule> {
    all_rules().chain(user.into_iter().flat_map(RuleSet::rules))
}

/// Every name that a level may be set for: rules and groups.
pub(crate) fn known_names(user: Option<&RuleSet>) -> impl Iterator<Item = &'static str> {
    rules(user).flat_map(|rule| [rule.id, rule.group()])
}

/// The error for a name that is no rule's and no group's.
pub(crate) fn unknown_rule(name: &str, user: Option<&RuleSet>) -> Error {
    Error::UnknownRule {
        name: name.to_owned(),
        nearest: nearest(name, known_names(user)).map(str::to_owned),
    }
}

impl FailOn {
    /// The exit status of a run whose gravest finding is `worst`.
    pub(crate) fn status(self, worst: Option<sincerely::Severity>) -> u8 {
        if self.is_reached(worst) {
            FOUND
        } else {
            super::CLEAN
        }
    }
}
