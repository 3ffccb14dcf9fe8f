//! [`Letters`]: the messages to lint, one by one, with what decides on each.
//!
//! They are read when they are asked for, so that a mailbox of any size costs
//! the memory of its largest message.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sincerely::Options;
use sincerely::report::{Nth, Origin};

use super::drafts::{self, Draft, Drafts};
use super::error::reason;
use super::mbox::{Failed, Mbox, WINDOW, Window};
use super::nearest::{did_you_mean, nearest};
use super::{COMMANDS, CheckArgs, Error, FormatArg, Settings, say};

const STDIN: &str = "<stdin>";

/// A message to lint.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) path: Arc<str>,
    /// The file; none for standard input.
    pub(crate) file: Option<PathBuf>,
    /// Where it stands in a file that holds others too.
    pub(crate) nth: Option<Nth>,
    /// Whether it was found in a mailbox.
    pub(crate) is_of_mailbox: bool,
    /// Whether its file's name says that it is a page.
    pub(crate) is_page: bool,
    pub(crate) settings: Arc<Settings>,
    pub(crate) source: Vec<u8>,
}

impl Letter {
    /// How it is linted.
    pub(crate) fn options(&self) -> Cow<'_, Options> {
        let options = &self.settings.options;
        if self.is_page && !options.is_page {
            Cow::Owned(Options {
                is_page: true,
                ..options.clone()
            })
        } else {
            Cow::Borrowed(options)
        }
    }

    pub(crate) fn origin(&self) -> Origin<'_> {
        Origin {
            path: &self.path,
            message: self.nth,
            is_of_mailbox: self.is_of_mailbox,
        }
    }
}

/// The messages that the command line asks for, in order.
pub(crate) struct Letters<'a> {
    args: &'a CheckArgs,
    drafts: Drafts,
    /// Settings by folder, none where the config is faulty and was reported.
    settings: BTreeMap<PathBuf, Option<Arc<Settings>>>,
    /// Those of the last draft, which mostly are those of the next.
    last: Option<(PathBuf, Arc<Settings>)>,
    open: Option<Mbox>,
    /// Empty, to read the next file into.
    buffer: Vec<u8>,
}

impl<'a> Letters<'a> {
    pub(crate) fn new(args: &'a CheckArgs) -> Self {
        Self {
            args,
            drafts: drafts::expand(&args.drafts),
            settings: BTreeMap::new(),
            last: None,
            open: None,
            buffer: Vec::new(),
        }
    }

    /// How much of all there is was given, of 1, as far as one can tell.
    pub(crate) fn share(&self) -> f64 {
        self.drafts
            .share(self.open.as_ref().map_or(0.0, Mbox::share))
    }

    /// Opens a draft, and gives its first message.
    fn open(&mut self, draft: Draft) -> Result<Option<Letter>, Error> {
        let (path, is_of_mailbox) = match &draft {
            Draft::File(path) => (path.as_path(), false),
            Draft::InMaildir(path) => (path.as_path(), true),
            Draft::Stdin => {
                let name = self.args.stdin_filename.as_deref();
                (name.unwrap_or(Path::new(STDIN)), false)
            }
        };
        let name = path.to_string_lossy();
        let Some(settings) = self.settings(drafts::folder_of(path))? else {
            return Ok(None);
        };
        let buffer = std::mem::take(&mut self.buffer);
        let window = match &draft {
            Draft::File(path) | Draft::InMaildir(path) => Window::of_file(path, buffer),
            Draft::Stdin => Ok(open_stdin()),
        };
        let opened = window.and_then(|mut window| {
            let first = window.opens_mbox()?.filter(|_| !is_of_mailbox);
            if first.is_none() {
                window.read_all()?;
            }
            Ok((window, first))
        });
        let (window, first) = opened.map_err(|error| not_read(&name, &error))?;
        let is_page = drafts::is_page(path);
        let of_file = Letter {
            path: name.as_ref().into(),
            file: match draft {
                Draft::File(path) | Draft::InMaildir(path) => Some(path),
                Draft::Stdin => None,
            },
            nth: None,
            is_of_mailbox,
            is_page,
            settings,
            source: Vec::new(),
        };
        if let Some(first) = first {
            self.open = Some(Mbox::new(window, first, of_file));
            return Ok(None);
        }
        let source = window.into_bytes();
        if source.len() > WINDOW {
            return Ok(Some(Letter { source, ..of_file }));
        }
        // The buffer has room for many such.
        let letter = Letter {
            source: source.clone(),
            ..of_file
        };
        self.buffer = source;
        self.buffer.clear();
        Ok(Some(letter))
    }

    /// Whether the format has a place for the words that decided a reading.
    fn shows_evidence(&self) -> bool {
        let is_told = match self.args.format {
            FormatArg::Full | FormatArg::Json | FormatArg::JsonLines => true,
            FormatArg::Short | FormatArg::Sarif => false,
        };
        is_told && !self.args.quiet && !self.args.statistics
    }

    /// The settings for drafts in `folder`; a faulty config is reported once
    /// for all of them.
    fn settings(&mut self, folder: &Path) -> Result<Option<Arc<Settings>>, Error> {
        if let Some((last, settings)) = &self.last
            && last.as_os_str() == folder.as_os_str()
        {
            return Ok(Some(Arc::clone(settings)));
        }
        let settings = self.settings_of(folder)?;
        self.last = settings
            .clone()
            .map(|settings| (folder.to_owned(), settings));
        Ok(settings)
    }

    fn settings_of(&mut self, folder: &Path) -> Result<Option<Arc<Settings>>, Error> {
        if let Some(known) = self.settings.get(folder) {
            return Ok(known.clone());
        }
        let found = Settings::new(&self.args.lint, folder, self.args.subject.as_deref());
        let (kept, done) = match found {
            Ok(mut settings) => {
                settings.options.is_terse = !self.shows_evidence();
                let settings = Some(Arc::new(settings));
                (settings.clone(), Ok(settings))
            }
            Err(error) => (None, Err(error)),
        };
        self.settings.insert(folder.to_owned(), kept);
        done
    }
}

impl Iterator for Letters<'_> {
    type Item = Result<Letter, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(mbox) = &mut self.open {
                match mbox.next() {
                    Some(Err(Failed::Read(error))) => {
                        let error = not_read(&mbox.of_file.path, &error);
                        self.open = None;
                        return Some(Err(error));
                    }
                    Some(Err(Failed::TooLarge(error))) => return Some(Err(error)),
                    Some(Ok(letter)) => return Some(Ok(letter)),
                    None => self.open = None,
                }
            }
            match self.drafts.next()?.and_then(|draft| self.open(draft)) {
                Ok(None) => {}
                Ok(Some(letter)) => return Some(Ok(letter)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

fn open_stdin() -> Window {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        let end = if cfg!(windows) {
            "Ctrl-Z and Enter"
        } else {
            "Ctrl-D"
        };
        say(format_args!("sincerely: paste the draft, then press {end}"));
    }
    Window::of_stdin(stdin)
}

/// A draft that is not there may be a mistyped command.
fn not_read(name: &str, error: &io::Error) -> Error {
    let is_missing = error.kind() == io::ErrorKind::NotFound;
    let meant = nearest(name, COMMANDS.iter().copied()).filter(|_| is_missing);
    Error::file(name, reason(error) + &did_you_mean(meant))
}
