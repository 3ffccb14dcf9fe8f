//! Reports for people and programs. Lines, columns and raw bytes are computed
//! here and nowhere else; rules and the core know offsets in decoded text.

mod checklist;
pub mod complaint;
mod excerpt;
mod fixes;
mod full;
pub mod json;
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
pub use fixes::{RawEdits, raw_edits};
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
}

/// Writes the reports of a run, one file after the other.
///
/// Reports are not kept, so a run over many files needs the memory of one.
#[derive(Debug)]
pub struct Printer {
    format: Format,
    all_notes: bool,
    counts: Counts,
    n_files: usize,
    statistics: Statistics,
    sarif: Sarif,
}

impl Printer {
    /// A printer that has written nothing.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            format,
            all_notes: false,
            counts: Counts::default(),
            n_files: 0,
            statistics: Statistics::default(),
            sarif: Sarif::default(),
        }
    }

    /// Has `full` show every note, and not only the first ten of a file.
    #[must_use]
    pub fn all_notes(self, all_notes: bool) -> Self {
        Self { all_notes, ..self }
    }

    /// Writes what was found in the file called `path`.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn file(
        &mut self,
        path: &str,
        report: &Report<'_>,
        out: &mut dyn WriteColor,
    ) -> io::Result<()> {
        let is_first = self.n_files == 0;
        self.n_files += 1;
        self.counts.add(report);
        match self.format {
            Format::Full => full::file(path, report, is_first, self.all_notes, out),
            Format::Short(columns) => short::file(path, report, columns, out),
            Format::Json => json::file(path, report, is_first, out),
            Format::JsonLines => json::line(path, report, out),
            Format::Sarif => self.sarif.file(path, report, out),
            Format::Statistics => {
                self.statistics.add(report);
                Ok(())
            }
        }
    }

    /// Writes what follows the last file; `failures` are the files that could
    /// not be read, with the reasons.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn finish(
        &mut self,
        failures: &[(String, String)],
        out: &mut dyn WriteColor,
    ) -> io::Result<()> {
        match self.format {
            Format::Full => full::finish(self.counts, self.n_files, out),
            Format::Short(_) | Format::JsonLines => Ok(()),
            Format::Json => json::finish(self.counts, self.n_files, failures, out),
            Format::Sarif => self.sarif.finish(failures, out),
            Format::Statistics => self.statistics.write(out),
        }
    }
}
