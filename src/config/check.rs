//! What the names and values of a config mean, and every mistake in them.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use sincerely::Severity;
use sincerely::occasion::Occasion;
use sincerely::options::{self, Medium};
use sincerely::phrases::{self, RuleFileError, RuleSet};
use sincerely::report::complaint::Complaint;
use sincerely::text::Span;
use toml::{Spanned, Value};

use super::Config;
use super::file::{self, File, Text};
use crate::cli::{Error, Mistake, known_names, nearest, without_number};

/// Reads `text`, the config file at `path`.
pub(super) fn read(path: &Path, text: &str) -> Result<Config, Error> {
    let mut check = Check {
        path,
        text: Arc::from(text),
        mistakes: Vec::new(),
    };
    let file: File = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            check.mistake(error.span().unwrap_or(0..0), error.message(), "");
            return Err(Error::Mistakes(check.mistakes));
        }
    };
    let config = check.config(file);
    check
        .mistakes
        .sort_by_key(|mistake| (mistake.path != path, mistake.complaint.span));
    if check.mistakes.is_empty() {
        Ok(config)
    } else {
        Err(Error::Mistakes(check.mistakes))
    }
}

struct Check<'a> {
    path: &'a Path,
    text: Arc<str>,
    mistakes: Vec<Mistake>,
}

impl Check<'_> {
    fn config(&mut self, file: File) -> Config {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let rules = file.rules.path;
        let span = rules.as_ref().map_or(0..0, Spanned::span);
        let rules = rules.and_then(|path| self.text(&path));
        let rules = rules.map(|path| folder.join(path));
        let user_rules = rules
            .as_deref()
            .and_then(|folder| self.user_rules(span, folder));
        Config {
            path: Some(self.path.to_owned()),
            levels: self.levels(&file.levels, user_rules.as_deref()),
            limits: self.limits(file.limits),
            words: self.texts(file.words),
            phone_calls: match file.phone_calls {
                Some(file::PhoneCalls::Never) => options::PhoneCalls::Never,
                Some(file::PhoneCalls::Later) => options::PhoneCalls::Later,
                None => options::PhoneCalls::default(),
            },
            fail_on: file.fail_on,
            rules,
            interview: options::Interview {
                people: self.texts(file.interview.people),
                company: file.interview.company.and_then(|text| self.text(&text)),
                role: file.interview.role.and_then(|text| self.text(&text)),
                date: file.interview.date.and_then(|date| self.date(&date)),
                topics: self.texts(file.interview.topics),
                decision_date: file
                    .interview
                    .decision_date
                    .and_then(|date| self.date(&date)),
            },
            user_rules,
        }
    }

    fn levels(
        &mut self,
        levels: &std::collections::BTreeMap<Spanned<String>, file::Level>,
        user_rules: Option<&RuleSet>,
    ) -> Vec<(String, options::Level)> {
        let mut known = Vec::new();
        for (name, level) in levels {
            if !known_names(user_rules).any(|rule| rule == name.get_ref()) {
                let hint = nearest(name.get_ref(), known_names(user_rules));
                let message = format!("there is no rule or group `{}`", name.get_ref());
                self.mistake(name.span(), &message, &did_you_mean(hint));
            }
            let level = match level {
                file::Level::Allow => options::Level::Allow,
                file::Level::Note => options::Level::At(Severity::Note),
                file::Level::Warning => options::Level::At(Severity::Warning),
                file::Level::Error => options::Level::At(Severity::Error),
            };
            known.push((name.get_ref().clone(), level));
        }
        // The last that fits wins, so a rule comes after its group.
        known.sort_by_key(|(name, _)| name.contains('/'));
        known
    }

    fn limits(&mut self, limits: file::Limits) -> options::Limits {
        let default = options::Limits::default();
        let (mut words, mut card) = (Vec::new(), default.card);
        for (name, limit) in limits.words {
            if name.get_ref() == Medium::Card.name() {
                card = self.word_limit(default.card, &limit);
                continue;
            }
            let occasion = Occasion::from_name(name.get_ref());
            if let Some(occasion) = occasion.filter(|known| *known != Occasion::None) {
                words.push((occasion, self.word_limit(occasion.word_limit(), &limit)));
            } else {
                let hint = nearest(name.get_ref(), occasions());
                let message = format!("there is no occasion `{}`", name.get_ref());
                self.mistake(name.span(), &message, &did_you_mean(hint));
            }
        }
        options::Limits {
            words,
            card,
            least_words: limits.least_words.unwrap_or(default.least_words),
            paragraph_words: limits.paragraph_words.unwrap_or(default.paragraph_words),
            paragraph_sentences: limits
                .paragraph_sentences
                .unwrap_or(default.paragraph_sentences),
            sentence_words: limits.sentence_words.unwrap_or(default.sentence_words),
            block_words: limits.block_words.unwrap_or(default.block_words),
            subject_characters: limits
                .subject_characters
                .unwrap_or(default.subject_characters),
        }
    }

    /// A limit of which one half may be left to the default.
    fn word_limit(
        &mut self,
        default: options::WordLimit,
        limit: &file::WordLimit,
    ) -> options::WordLimit {
        let fine = limit.fine.as_ref().map(|fine| *fine.get_ref());
        let too_long = limit.too_long.as_ref().map(|too_long| *too_long.get_ref());
        let limits = options::WordLimit {
            fine: fine.unwrap_or(default.fine.min(too_long.unwrap_or(usize::MAX))),
            too_long: too_long.unwrap_or(default.too_long.max(fine.unwrap_or(0))),
        };
        if let Some(spanned) = &limit.too_long
            && limits.too_long < limits.fine
        {
            let message = "too-long is less than fine";
            self.mistake(spanned.span(), message, "at least as many words as fine");
        }
        limits
    }

    fn texts(&mut self, texts: Vec<Text>) -> Vec<String> {
        let texts = texts.into_iter();
        texts.filter_map(|text| self.text(&text)).collect()
    }

    fn text(&mut self, text: &Text) -> Option<String> {
        let words = text.get_ref().trim();
        if words.is_empty() {
            self.mistake(text.span(), "an empty text", "");
            return None;
        }
        Some(words.to_owned())
    }

    fn date(&mut self, value: &Spanned<Value>) -> Option<Date> {
        let date = match value.get_ref() {
            Value::String(text) => super::date(text),
            Value::Datetime(datetime) => super::date(&datetime.to_string()),
            _ => None,
        };
        if date.is_none() {
            let help = "a date is written 2026-05-12";
            self.mistake(value.span(), "this is no date", help);
        }
        date
    }

    fn user_rules(&mut self, span: Range<usize>, folder: &Path) -> Option<Arc<RuleSet>> {
        match phrases::load(folder) {
            Ok(rules) => Some(Arc::new(rules)),
            Err(errors) => {
                for error in errors {
                    self.rule_file(span.clone(), error);
                }
                None
            }
        }
    }

    /// A mistake in a rule file, or a file that cannot be read: the place of
    /// that is the path in the config.
    fn rule_file(&mut self, config_span: Range<usize>, error: RuleFileError) {
        let Some(text) = error.text else {
            let reason = without_number(&error.message);
            let message = format!("{}: {reason}", error.path.display());
            self.mistake(config_span, &message, "");
            return;
        };
        self.mistakes.push(Mistake {
            path: error.path,
            text: Arc::from(text),
            complaint: Complaint {
                span: error.span,
                message: error.message,
                help: String::new(),
            },
        });
    }

    fn mistake(&mut self, span: Range<usize>, message: &str, help: &str) {
        self.mistakes.push(Mistake {
            path: self.path.to_owned(),
            text: Arc::clone(&self.text),
            complaint: Complaint {
                span: Span::new(span.start, span.end),
                message: message.to_owned(),
                help: help.to_owned(),
            },
        });
    }
}

fn occasions() -> impl Iterator<Item = &'static str> {
    Occasion::ALL
        .iter()
        .filter(|occasion| **occasion != Occasion::None)
        .map(|occasion| occasion.name())
        .chain([Medium::Card.name()])
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("did you mean `{name}`?"))
}
