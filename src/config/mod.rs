//! `sincerely.toml`: where it is, what it says, what is wrong with it.

mod check;
pub(crate) mod edit;
mod file;
mod show;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use jiff::civil::Date;
use serde::Deserialize;
use sincerely::Severity;
use sincerely::options::{Interview, Level, Limits, PhoneCalls};
use sincerely::phrases::RuleSet;

use crate::cli::Error;

/// The JSON Schema of `sincerely.toml`, printed by `sincerely config --schema`.
pub(crate) const SCHEMA: &str = include_str!("../../schemas/config.json");

const NAME: &str = "sincerely.toml";

/// What a config file sets; the default is no file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    /// The file, if there is one.
    pub(crate) path: Option<PathBuf>,
    /// Groups before rules: what is said of a rule wins.
    pub(crate) levels: Vec<(String, Level)>,
    pub(crate) limits: Limits,
    pub(crate) words: Vec<String>,
    pub(crate) phone_calls: PhoneCalls,
    pub(crate) fail_on: Option<FailOn>,
    /// The folder of the user's own rules.
    pub(crate) rules: Option<PathBuf>,
    pub(crate) interview: Interview,
    /// The rules in it.
    pub(crate) user_rules: Option<Arc<RuleSet>>,
}

/// The least severity that counts as failure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FailOn {
    #[default]
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// Whether a run whose gravest finding is `worst` fails.
    pub(crate) fn is_reached(self, worst: Option<Severity>) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
            Self::Never => return false,
        };
        worst.is_some_and(|worst| worst >= least)
    }
}

impl Config {
    /// Reads a config file and the rules it names.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let text =
            std::fs::read(path).map_err(|error| Error::io(path.to_string_lossy(), &error))?;
        let text = String::from_utf8(text)
            .map_err(|_| Error::file(path.to_string_lossy(), "the config is not UTF-8 text"))?;
        check::read(path, &text)
    }

    /// The config in force, as TOML that would bring it about.
    pub(crate) fn to_toml(&self) -> String {
        show::to_toml(self)
    }
}

/// The config file for drafts in `folder`: beside them, further up, or the
/// user's own.
pub(crate) fn find(folder: &Path) -> Option<PathBuf> {
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let beside = std::fs::canonicalize(here).ok().and_then(|folder| {
        folder
            .ancestors()
            .map(|folder| folder.join(NAME))
            .find(|file| file.is_file())
    });
    beside.or_else(|| users_own().filter(|file| file.is_file()))
}

/// The user's own config file, be it there or not.
pub(crate) fn users_own() -> Option<PathBuf> {
    Some(user_folder()?.join(NAME))
}

/// The user's folder for this program's files, by the XDG specification.
fn user_folder() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).map(PathBuf::from);
    let absolute = |path: &PathBuf| path.is_absolute();
    let config = folder("XDG_CONFIG_HOME")
        .filter(absolute)
        .or_else(|| Some(folder("HOME").filter(absolute)?.join(".config")))?;
    Some(config.join("sincerely"))
}

/// A date as people write it in a config: `2026-05-12`, nothing more.
pub(crate) fn date(text: &str) -> Option<Date> {
    let is_plain = text.len() == 10
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
    text.parse().ok().filter(|_| is_plain)
}
