//! Complaints about texts that are no drafts: the config, a rule file. They
//! look like findings, without a rule.

use std::io;

use codespan_reporting::diagnostic::Severity;
use termcolor::WriteColor;

use super::snippet::{self, Heading, Mark, Sheet};
use crate::text::{LineIndex, Span};

/// A mistake in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The words at fault.
    pub span: Span,
    /// What is wrong: a headline that stands alone.
    pub message: String,
    /// What to write instead; may be empty.
    pub help: String,
}

/// Writes what is wrong with `text`, the file called `name`.
///
/// # Errors
///
/// Those of `out`.
pub fn write(
    name: &str,
    text: &str,
    complaint: &Complaint,
    out: &mut dyn WriteColor,
) -> io::Result<()> {
    let lines = LineIndex::new(text.as_bytes());
    let mark = Mark {
        span: complaint.span,
        at: lines.position(complaint.span.start),
        is_primary: true,
        message: &complaint.help,
    };
    let sheet = Sheet::new(name, text, vec![mark], None, |offset| {
        lines.position(offset).line
    });
    let heading = Heading {
        severity: Severity::Error,
        code: "",
        message: &complaint.message,
        notes: Vec::new(),
    };
    snippet::write(&heading, vec![sheet], None, out)
}
