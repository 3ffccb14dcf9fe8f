//! `sincerely check`: lint drafts.

use std::io::Write as _;
use std::ops::Range;

use sincerely::report::{Columns, Failure, Format, Piece, Printer, Style};
use sincerely::{Report, lint};
use termcolor::Buffer;

use super::fix::Fixes;
use super::letters::{Letter, Letters};
use super::progress::Progress;
use super::{CLEAN, CheckArgs, ColumnsArg, Error, FormatArg, Output, TROUBLE, crew};

pub(crate) fn run(args: &CheckArgs) -> Result<u8, Error> {
    let mut desk = Desk::new(args, format(args)?);
    let letters = Letters::new(args);
    if desk.fixes.is_some() {
        // Files are changed one by one, and said to be.
        for letter in letters {
            desk.fix(letter)?;
        }
    } else {
        crew::run(letters, &mut desk)?;
    }
    desk.finish()
}

fn format(args: &CheckArgs) -> Result<Format, Error> {
    if args.columns.is_some() && args.format != FormatArg::Short {
        return Err(Error::Usage("--columns is for --format short".to_owned()));
    }
    let columns = match args.columns {
        None | Some(ColumnsArg::Characters) => Columns::Characters,
        Some(ColumnsArg::Bytes) => Columns::Bytes,
        Some(ColumnsArg::Utf16) => Columns::Utf16,
    };
    match (args.statistics, args.format) {
        (false, FormatArg::Full) => Ok(Format::Full),
        (false, FormatArg::Short) => Ok(Format::Short(columns)),
        (false, FormatArg::Json) => Ok(Format::Json),
        (false, FormatArg::JsonLines) => Ok(Format::JsonLines),
        (false, FormatArg::Sarif) => Ok(Format::Sarif),
        (true, FormatArg::Full | FormatArg::Short) => Ok(Format::Statistics),
        (true, FormatArg::Json | FormatArg::JsonLines | FormatArg::Sarif) => Err(Error::Usage(
            "--statistics is for people: it cannot be had as JSON".to_owned(),
        )),
    }
}

/// Where reports are printed, in order, and what is known of the run as a whole.
pub(crate) struct Desk<'a> {
    args: &'a CheckArgs,
    format: Format,
    printer: Printer,
    output: Output,
    fixes: Option<Fixes>,
    progress: Progress,
    n_messages: usize,
    failures: Vec<Failure>,
    status: u8,
}

/// What lints a message, on any thread.
#[derive(Clone, Copy)]
pub(crate) struct Linter {
    /// None where nothing is to be printed.
    style: Option<Style>,
}

/// Messages that were linted apart from others.
pub(crate) struct Done {
    /// What was written of all.
    written: Buffer,
    each: Vec<Result<Found, Error>>,
    /// How much of all there is was then read, of 1.
    share: f64,
}

/// What was found in one message.
struct Found {
    /// What it makes of the exit status.
    status: u8,
    /// None where nothing is to be printed.
    piece: Option<(Piece, Range<usize>)>,
}

impl Done {
    pub(crate) fn new(empty: Buffer, share: f64) -> Self {
        Self {
            written: empty,
            each: Vec::new(),
            share,
        }
    }
}

impl Linter {
    /// Lints a message, for [`Desk::take`].
    pub(crate) fn lint(self, letter: Result<Letter, Error>, done: &mut Done) {
        let found = letter.and_then(|letter| {
            with_report(&letter, |report, status| {
                let start = done.written.len();
                let piece = self
                    .style
                    .map(|style| style.write(letter.origin(), report, &mut done.written))
                    .transpose()
                    .map_err(|error| Error::output(&error))?;
                let written = start..done.written.len();
                Ok(Found {
                    status,
                    piece: piece.map(|piece| (piece, written)),
                })
            })
        });
        done.each.push(found);
    }
}

/// Lints a message and gives `then` the report, and the exit status it makes; a
/// message that cannot be read is an error.
fn with_report<T>(
    letter: &Letter,
    then: impl FnOnce(&Report<'_>, u8) -> Result<T, Error>,
) -> Result<T, Error> {
    let report = lint(&letter.source, &letter.options());
    if let Some(unreadable) = &report.message.unreadable {
        return Err(Error::File {
            name: letter.path.to_string(),
            message: letter.nth.map(|nth| nth.number),
            reason: unreadable.reason.clone(),
        });
    }
    let worst = report.diagnostics.iter().map(|each| each.severity).max();
    then(&report, letter.settings.fail_on.status(worst))
}

impl<'a> Desk<'a> {
    fn new(args: &'a CheckArgs, format: Format) -> Self {
        let fixes = args.fix.fixes();
        let is_stdin = args.drafts.is_empty() || args.drafts.iter().any(|path| *path == *"-");
        // The mail itself goes to standard output then.
        let is_taken = is_stdin && fixes.as_ref().is_some_and(Fixes::writes);
        let output = if is_taken {
            Output::stderr(args.lint.color)
        } else {
            Output::new(args.lint.color)
        };
        let printer = Printer::new(format).all_notes(args.all_notes);
        Self {
            args,
            format,
            printer: printer.width(output.width()),
            output,
            fixes,
            progress: Progress::new(args.quiet),
            n_messages: 0,
            failures: Vec::new(),
            status: CLEAN,
        }
    }

    pub(crate) fn linter(&self) -> Linter {
        let style = self.printer.style();
        Linter {
            style: (!self.args.quiet).then_some(style),
        }
    }

    /// An empty buffer for reports that are printed here.
    pub(crate) fn buffer(&self) -> Buffer {
        self.output.buffer()
    }

    /// Whether nobody reads any more what is printed.
    pub(crate) fn is_closed(&self) -> bool {
        self.output.is_closed()
    }

    /// Lints a message here and now; `share` of 1 is then done.
    pub(crate) fn lint(&mut self, letter: Result<Letter, Error>, share: f64) -> Result<(), Error> {
        let found = letter.and_then(|letter| {
            with_report(&letter, |report, status| {
                self.status = self.status.max(status);
                if self.args.quiet {
                    return Ok(());
                }
                let (printer, origin) = (&mut self.printer, letter.origin());
                self.progress.make_way();
                self.output.add(|out| printer.file(origin, report, out))
            })
        });
        self.n_messages += 1;
        self.progress.tick(share, self.n_messages);
        found.or_else(|error| self.fail(error))
    }

    /// Corrects a message, then lints what it has become.
    fn fix(&mut self, letter: Result<Letter, Error>) -> Result<(), Error> {
        let fixed = letter.and_then(|mut letter| {
            if let Some(fixes) = &mut self.fixes {
                let Some(source) = fixes.fix(&letter, &mut self.output)? else {
                    return Ok(());
                };
                letter.source = source;
            }
            with_report(&letter, |report, status| {
                self.status = self.status.max(status);
                if !self.is_reported() {
                    return Ok(());
                }
                let (printer, origin) = (&mut self.printer, letter.origin());
                self.output.add(|out| printer.file(origin, report, out))
            })
        });
        fixed.or_else(|error| self.fail(error))
    }

    /// Whether findings are printed: a diff has standard output for itself.
    fn is_reported(&self) -> bool {
        !self.args.quiet && !self.args.fix.diff
    }

    /// Prints what was found elsewhere.
    pub(crate) fn take(&mut self, done: Done) -> Result<(), Error> {
        let Done {
            written,
            each,
            share,
        } = done;
        for found in each {
            self.n_messages += 1;
            match found {
                Err(error) => self.fail(error)?,
                Ok(Found { status, piece }) => {
                    self.status = self.status.max(status);
                    let Some((piece, range)) = piece else {
                        continue;
                    };
                    let (printer, written) = (&mut self.printer, &written.as_slice()[range]);
                    self.progress.make_way();
                    self.output.add(|out| {
                        printer.next(piece, out)?;
                        out.write_all(written)
                    })?;
                }
            }
        }
        self.progress.tick(share, self.n_messages);
        Ok(())
    }

    /// Reports trouble with one file, or with a folder's config; the rest goes
    /// on without it. Other trouble ends the run.
    fn fail(&mut self, error: Error) -> Result<(), Error> {
        if !matches!(error, Error::File { .. } | Error::Mistakes(_)) {
            return Err(error);
        }
        self.progress.clear();
        error.report(self.args.lint.color);
        if let Error::File {
            name,
            message,
            reason,
        } = error
            && matches!(self.format, Format::Json | Format::Sarif)
        {
            self.failures.push(Failure {
                path: name,
                message,
                reason,
            });
        }
        self.status = TROUBLE;
        Ok(())
    }

    fn finish(mut self) -> Result<u8, Error> {
        self.progress.clear();
        if self.is_reported() {
            let Self {
                printer,
                failures,
                output,
                ..
            } = &mut self;
            output.add(|out| printer.finish(failures, out))?;
        }
        self.output.flush()?;
        if let Some(fixes) = self.fixes.filter(|_| !self.args.quiet) {
            fixes.sum_up();
        }
        Ok(self.status)
    }
}
