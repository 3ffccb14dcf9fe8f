//! Reports for people and programs. Lines, columns and raw bytes are computed
//! here and nowhere else; rules and the core know offsets in decoded text.

mod checklist;
pub mod complaint;
mod excerpt;
mod fixes;
mod full;
pub mod json;
mod origin;
pub mod plain;
mod positions;
mod sarif;
mod short;
mod snippet;
mod statistics;
#[cfg(test)]
mod tests;

use std::io;

use termcolor::WriteColor;

use crate::diagnostic::Severity;
use crate::lint::Report;
use crate::occasion::Occasion;
pub use fixes::{RawEdits, raw_edits};
pub use origin::{Nth, Origin};
use sarif::Sarif;
use statistics::Statistics;

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Snippets with carets, the checklist of elements, a summary line.
    #[default]
    Full,
    /// `path:line:column: severity[rule] message`, one line a finding.
    Short(Columns),
    /// One object for the whole run (specification, section 7).
    Json,
    /// One file's object a line.
    JsonLines,
    /// SARIF 2.1.0.
    Sarif,
    /// A count per rule instead of the findings.
    Statistics,
}

/// What a column of [`Format::Short`] counts: editors' error lists differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// Unicode scalar values, as in all other formats.
    #[default]
    Characters,
    /// Bytes, as Vim's quickfix list.
    Bytes,
    /// UTF-16 units, as VS Code's problem matchers.
    Utf16,
}

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings of level error.
    pub error: usize,
    /// Findings of level warning.
    pub warning: usize,
    /// Findings of level note.
    pub note: usize,
}

impl Counts {
    fn add(&mut self, report: &Report<'_>) {
        for diagnostic in &report.diagnostics {
            match diagnostic.severity {
                Severity::Error => self.error += 1,
                Severity::Warning => self.warning += 1,
                Severity::Note => self.note += 1,
            }
        }
    }

    fn add_all(&mut self, other: Self) {
        self.error += other.error;
        self.warning += other.warning;
        self.note += other.note;
    }
}

/// Columns of a terminal below which nothing is cut any shorter.
const LEAST_WIDTH: usize = 40;

/// Writes the reports of a run, one file after the other.
///
/// Reports are not kept, so a run over many files needs the memory of one.
#[derive(Debug)]
pub struct Printer {
    style: Style,
    counts: Counts,
    n_files: usize,
    /// Files that have something of their own in the output.
    n_shown: usize,
    /// Messages of mailboxes that are no follow-ups.
    n_unrelated: usize,
    statistics: Statistics,
    sarif: Sarif,
}

/// How a report is written, whatever else is: many threads may use it at once.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    format: Format,
    all_notes: bool,
    width: Option<usize>,
}

/// What a printer has to know of a report that was written apart from it.
#[derive(Debug)]
pub struct Piece {
    counts: Counts,
    is_shown: bool,
    is_unrelated: bool,
    statistics: Statistics,
    sarif: sarif::Piece,
}

impl Style {
    /// Writes what was found in one file, apart from others: [`Printer::next`]
    /// writes what stands before it.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write(
        self,
        origin: Origin<'_>,
        report: &Report<'_>,
        out: &mut dyn WriteColor,
    ) -> io::Result<Piece> {
        self.body(origin, report, out)?;
        self.piece(origin, report)
    }

    fn body(
        self,
        origin: Origin<'_>,
        report: &Report<'_>,
        out: &mut dyn WriteColor,
    ) -> io::Result<()> {
        match self.format {
            Format::Full => full::file(origin, report, self.all_notes, self.width, out),
            Format::Short(columns) => short::file(origin, report, columns, out),
            Format::Json => json::file(origin, report, out),
            Format::JsonLines => json::line(origin, report, out),
            Format::Sarif | Format::Statistics => Ok(()),
        }
    }

    fn piece(self, origin: Origin<'_>, report: &Report<'_>) -> io::Result<Piece> {
        let is_none = report.reading.occasion == Occasion::None;
        let is_unrelated = origin.is_of_mailbox && is_none;
        let mut piece = Piece {
            counts: Counts::default(),
            is_shown: !(is_unrelated
                && self.format == Format::Full
                && report.diagnostics.is_empty()),
            is_unrelated,
            statistics: Statistics::default(),
            sarif: sarif::Piece::default(),
        };
        piece.counts.add(report);
        match self.format {
            Format::Sarif => piece.sarif = sarif::Piece::new(origin, report)?,
            Format::Statistics => piece.statistics.add(report),
            _ => {}
        }
        Ok(piece)
    }
}

impl Printer {
    /// A printer that has written nothing.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            style: Style {
                format,
                all_notes: false,
                width: None,
            },
            counts: Counts::default(),
            n_files: 0,
            n_shown: 0,
            n_unrelated: 0,
            statistics: Statistics::default(),
            sarif: Sarif::default(),
        }
    }

    /// Has `full` show every note, and not only the first ten of a file.
    #[must_use]
    pub fn all_notes(mut self, all_notes: bool) -> Self {
        self.style.all_notes = all_notes;
        self
    }

    /// Has `full` fit into so many columns, those of a terminal.
    #[must_use]
    pub fn width(mut self, width: Option<usize>) -> Self {
        self.style.width = width.map(|width| width.max(LEAST_WIDTH));
        self
    }

    /// How the files are written.
    #[must_use]
    pub fn style(&self) -> Style {
        self.style
    }

    /// Writes what was found in a file, as its path or as more is known of it.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn file<'a>(
        &mut self,
        origin: impl Into<Origin<'a>>,
        report: &Report<'_>,
        out: &mut dyn WriteColor,
    ) -> io::Result<()> {
        let origin = origin.into();
        let piece = self.style.piece(origin, report)?;
        self.next(piece, out)?;
        self.style.body(origin, report, out)
    }

    /// Writes what stands before the next file, of which `piece` tells.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn next(&mut self, piece: Piece, out: &mut dyn WriteColor) -> io::Result<()> {
        let is_first = self.n_shown == 0;
        self.n_files += 1;
        self.n_shown += usize::from(piece.is_shown);
        self.n_unrelated += usize::from(piece.is_unrelated);
        self.counts.add_all(piece.counts);
        match self.style.format {
            Format::Full if !is_first && piece.is_shown => writeln!(out),
            Format::Json => out.write_all(json::before(is_first)),
            Format::Sarif => self.sarif.next(piece.sarif, out),
            Format::Statistics => {
                self.statistics.add_all(piece.statistics);
                Ok(())
            }
            Format::Full | Format::Short(_) | Format::JsonLines => Ok(()),
        }
    }

    /// Writes what follows the last file.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn finish(&mut self, failures: &[Failure], out: &mut dyn WriteColor) -> io::Result<()> {
        let Self {
            counts,
            n_files,
            n_shown,
            n_unrelated,
            ..
        } = *self;
        match self.style.format {
            Format::Full => full::finish(counts, n_files, n_shown, n_unrelated, out),
            Format::Short(_) | Format::JsonLines => Ok(()),
            Format::Json => json::finish(counts, n_files, failures, out),
            Format::Sarif => self.sarif.finish(failures, out),
            Format::Statistics => self.statistics.write(out),
        }
    }
}

/// A file, or a message of one, that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file.
    pub path: String,
    /// Its number, if it is one of several messages of the file.
    pub message: Option<usize>,
    /// A clause.
    pub reason: String,
}
