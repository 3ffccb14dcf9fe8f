//! [`Known`]: what config, flags and client together decide, read anew when a
//! config file changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use serde::Deserialize;
use serde_json::Value;
use sincerely::occasion::Occasion;
use sincerely::options::Level;
use sincerely::{Options, Severity};

use crate::cli::{Error, LintArgs, Settings};

/// What a client may ask for, in `initializationOptions` and, under `sincerely`,
/// in the settings of `workspace/didChangeConfiguration`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Wishes {
    /// The config file, instead of the one beside the draft.
    config: Option<PathBuf>,
    /// Whether to read no config file.
    isolated: Option<bool>,
    occasion: Option<String>,
    /// `YYYY-MM-DD`
    today: Option<String>,
    /// Rule or group: allow, note, warning, error.
    levels: BTreeMap<String, String>,
}

/// Settings by folder, as long as the config they come from is the same.
#[derive(Debug)]
pub(super) struct Known {
    /// From the command line.
    flags: LintArgs,
    /// With what the client wishes.
    args: LintArgs,
    folders: BTreeMap<PathBuf, Entry>,
}

#[derive(Debug)]
struct Entry {
    stamp: Option<Stamp>,
    options: Rc<Options>,
    is_broken: bool,
}

/// Tells a config file from another, and from itself before a change.
#[derive(Debug, PartialEq, Eq)]
struct Stamp(PathBuf, Option<SystemTime>, u64);

impl Known {
    pub(super) fn new(flags: &LintArgs) -> Self {
        Self {
            flags: flags.clone(),
            args: flags.clone(),
            folders: BTreeMap::new(),
        }
    }

    /// Takes over what the client wishes; the result names what cannot be had.
    pub(super) fn wish(&mut self, wishes: &Value) -> Result<(), String> {
        let mut args = self.flags.clone();
        self.folders.clear();
        self.args = args.clone();
        if wishes.is_null() {
            return Ok(());
        }
        let wishes = Wishes::deserialize(wishes).map_err(|error| error.to_string())?;
        if let Some(name) = wishes.occasion {
            if Occasion::from_name(&name).is_none() {
                return Err(format!("there is no occasion `{name}`"));
            }
            args.occasion = Some(name);
        }
        if let Some(today) = wishes.today {
            let date = crate::config::date(&today);
            args.today = Some(date.ok_or("a date is written YYYY-MM-DD")?);
        }
        if let Some(config) = wishes.config {
            args.config.config = Some(config);
        }
        if let Some(isolated) = wishes.isolated {
            args.config.isolated = isolated;
        }
        for (name, level) in wishes.levels {
            let level = match level.as_str() {
                "allow" => Level::Allow,
                "note" => Level::At(Severity::Note),
                "warning" => Level::At(Severity::Warning),
                "error" => Level::At(Severity::Error),
                _ => return Err(format!("there is no level `{level}`")),
            };
            args.levels.0.push((name, level));
        }
        self.args = args;
        Ok(())
    }

    /// Forgets what was read.
    pub(super) fn forget(&mut self) {
        self.folders.clear();
    }

    /// What decides a run over a draft in `folder`, and, if the config was just
    /// read, what is wrong with it. A broken config changes nothing: what held
    /// before still does.
    pub(super) fn options(&mut self, folder: &Path) -> (Rc<Options>, Option<Error>) {
        let stamp = self.file(folder).map(Stamp::new);
        if let Some(entry) = self.folders.get(folder)
            && entry.stamp == stamp
        {
            return (Rc::clone(&entry.options), None);
        }
        let (options, error) = match Settings::new(&self.args, folder, None) {
            Ok(settings) => (Rc::new(settings.options), None),
            Err(error) => (self.fallback(folder), Some(error)),
        };
        let entry = Entry {
            stamp,
            options: Rc::clone(&options),
            is_broken: error.is_some(),
        };
        self.folders.insert(folder.to_owned(), entry);
        (options, error)
    }

    /// The config file in force for drafts in `folder`.
    pub(super) fn file(&self, folder: &Path) -> Option<PathBuf> {
        let config = &self.args.config;
        if config.isolated {
            return None;
        }
        config
            .config
            .clone()
            .or_else(|| crate::config::find(folder))
    }

    /// Whether no config file is read.
    pub(super) fn is_isolated(&self) -> bool {
        self.args.config.isolated
    }

    /// Whether the config last read for drafts in `folder` has mistakes.
    pub(super) fn is_broken(&self, folder: &Path) -> bool {
        self.folders
            .get(folder)
            .is_some_and(|entry| entry.is_broken)
    }

    fn fallback(&self, folder: &Path) -> Rc<Options> {
        if let Some(entry) = self.folders.get(folder) {
            return Rc::clone(&entry.options);
        }
        let mut args = self.args.clone();
        args.config.isolated = true;
        args.levels.0.clear();
        let settings = Settings::new(&args, folder, None);
        Rc::new(
            settings
                .map(|settings| settings.options)
                .unwrap_or_default(),
        )
    }
}

impl Stamp {
    fn new(path: PathBuf) -> Self {
        let about = std::fs::metadata(&path).ok();
        let modified = about.as_ref().and_then(|about| about.modified().ok());
        Self(path, modified, about.map_or(0, |about| about.len()))
    }
}
