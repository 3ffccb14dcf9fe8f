//! [`Error`]: trouble around the drafts. Trouble inside one is a finding.

use std::fmt;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use sincerely::report::complaint::{self, Complaint};
use sincerely::report::plain::one_line;
use termcolor::BufferWriter;

use super::args::ColorArg;
use super::nearest::did_you_mean;

/// Why the job could not be done.
#[derive(Clone, Debug)]
pub(crate) enum Error {
    /// A file cannot be read, or holds nothing that can.
    File {
        /// The file, as the user named it.
        name: String,
        /// Its number, where it is one of several messages in the file.
        message: Option<usize>,
        /// A clause.
        reason: String,
    },
    /// Mistakes in config or rule files; never empty.
    Mistakes(Vec<Mistake>),
    /// No rule or group is called so.
    UnknownRule {
        /// As given.
        name: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// Options that cannot be had together, and the like.
    Usage(String),
}

/// A mistake at a place in a file.
#[derive(Clone, Debug)]
pub(crate) struct Mistake {
    /// The file.
    pub(crate) path: PathBuf,
    /// Its text.
    pub(crate) text: Arc<str>,
    /// What is wrong, and where.
    pub(crate) complaint: Complaint,
}

impl Error {
    /// The file called `name` cannot be had, for that reason.
    pub(crate) fn file(name: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::File {
            name: name.into(),
            message: None,
            reason: reason.into(),
        }
    }

    /// `error` while reading the file called `name`.
    pub(crate) fn io(name: impl Into<String>, error: &io::Error) -> Self {
        Self::file(name, reason(error))
    }

    /// `error` while writing to standard output.
    pub(crate) fn output(error: &io::Error) -> Self {
        Self::Usage(format!("standard output: {}", reason(error)))
    }

    /// The message was not handed on, because of `error` in `what`.
    pub(crate) fn not_sent(what: &str, error: &io::Error) -> Self {
        Self::Usage(format!("not sent: {what}: {}", reason(error)))
    }

    /// Tells the user on standard error. If that is closed, the exit status
    /// still does.
    pub(crate) fn report(&self, color: ColorArg) {
        let stderr = BufferWriter::stderr(color.for_stderr());
        let mut out = stderr.buffer();
        let written = match self {
            Self::Mistakes(mistakes) => mistakes.iter().try_for_each(|mistake| {
                let name = mistake.path.to_string_lossy();
                complaint::write(&name, &mistake.text, &mistake.complaint, &mut out)
            }),
            _ => writeln!(out, "sincerely: {self}"),
        };
        let _ = written.and_then(|()| stderr.print(&out));
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File {
                name,
                message,
                reason,
            } => {
                let (name, reason) = (one_line(name), one_line(reason));
                match message {
                    Some(number) => write!(f, "{name}#{number}: {reason}"),
                    None => write!(f, "{name}: {reason}"),
                }
            }
            Self::Mistakes(mistakes) => {
                let messages: Vec<_> = mistakes
                    .iter()
                    .map(|mistake| mistake.complaint.message.as_str())
                    .collect();
                f.write_str(&messages.join("; "))
            }
            Self::UnknownRule { name, nearest } => {
                let name = one_line(name);
                let hint = did_you_mean(nearest.as_deref());
                write!(f, "there is no rule or group `{name}`{hint}")
            }
            Self::Usage(message) => f.write_str(message),
        }
    }
}

/// The operating system's words without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    without_number(&error.to_string()).to_owned()
}

/// `message` up to the operating system's number for the error.
pub(crate) fn without_number(message: &str) -> &str {
    message
        .split_once(" (os error")
        .map_or(message, |(words, _)| words)
}
