//! `sincerely check`: lint drafts.

use std::fs;
use std::io::{self, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use sincerely::lint;
use sincerely::report::{Columns, Format, Printer};

use super::drafts::{self, Draft};
use super::error::reason;
use super::fix::Fixes;
use super::nearest::{did_you_mean, nearest};
use super::{
    CLEAN, COMMANDS, CheckArgs, ColumnsArg, Error, FormatArg, Output, Settings, TROUBLE, say,
};

const STDIN: &str = "<stdin>";

pub(crate) fn run(args: &CheckArgs) -> Result<u8, Error> {
    let format = format(args)?;
    let drafts = drafts::expand(&args.drafts);
    let is_stdin = |draft: &Result<Draft, Error>| matches!(draft, Ok(Draft::Stdin));
    let fixes = args.fix.fixes();
    // The mail itself goes to standard output then.
    let is_taken = fixes.as_ref().is_some_and(Fixes::writes) && drafts.iter().any(is_stdin);
    let mut run = Run {
        args,
        settings: Vec::new(),
        printer: Printer::new(format).all_notes(args.all_notes),
        output: if is_taken {
            Output::stderr(args.lint.color)
        } else {
            Output::new(args.lint.color)
        },
        fixes,
        failures: Vec::new(),
        status: CLEAN,
    };
    for draft in drafts {
        match draft.and_then(|draft| run.draft(&draft)) {
            Ok(()) => {}
            // The rest goes on without a file, or a folder of faulty config.
            Err(error @ (Error::File { .. } | Error::Mistakes(_))) => run.fail(&error),
            Err(error) => return Err(error),
        }
    }
    run.finish()
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

struct Run<'a> {
    args: &'a CheckArgs,
    /// Settings by folder, none where the config is faulty and was reported.
    settings: Vec<(PathBuf, Option<Rc<Settings>>)>,
    printer: Printer,
    output: Output,
    fixes: Option<Fixes>,
    failures: Vec<(String, String)>,
    status: u8,
}

impl Run<'_> {
    fn draft(&mut self, draft: &Draft) -> Result<(), Error> {
        let stdin_name = self.args.stdin_filename.as_deref();
        let path = match draft {
            Draft::File(path) => path,
            Draft::Stdin => stdin_name.unwrap_or(Path::new(STDIN)),
        };
        let name = path.to_string_lossy();
        let Some(settings) = self.settings(drafts::folder_of(path))? else {
            return Ok(());
        };
        let source = match draft {
            Draft::File(path) => fs::read(path),
            Draft::Stdin => read_stdin(),
        };
        let mut source = source.map_err(|error| not_read(&name, &error))?;
        if let Some(fixes) = &mut self.fixes {
            source = fixes.fix(draft, &name, &source, &settings.options, &mut self.output)?;
        }
        let report = lint(&source, &settings.options);
        if let Some(unreadable) = &report.message.unreadable {
            return Err(Error::File {
                name: name.into_owned(),
                reason: unreadable.reason.clone(),
            });
        }
        let worst = report.diagnostics.iter().map(|each| each.severity).max();
        self.status = self.status.max(settings.fail_on.status(worst));
        if self.is_reported() {
            let printer = &mut self.printer;
            self.output.add(|out| printer.file(&name, &report, out))?;
        }
        Ok(())
    }

    /// Whether findings are printed: a diff has standard output for itself.
    fn is_reported(&self) -> bool {
        !self.args.quiet && !self.args.fix.diff
    }

    /// The settings for drafts in `folder`; a faulty config is reported once
    /// for all of them.
    fn settings(&mut self, folder: &Path) -> Result<Option<Rc<Settings>>, Error> {
        if let Some((_, known)) = self.settings.iter().find(|(known, _)| known == folder) {
            return Ok(known.clone());
        }
        let found = Settings::new(&self.args.lint, folder, self.args.subject.as_deref());
        let (kept, done) = match found {
            Ok(settings) => {
                let settings = Some(Rc::new(settings));
                (settings.clone(), Ok(settings))
            }
            Err(error) => (None, Err(error)),
        };
        self.settings.push((folder.to_owned(), kept));
        done
    }

    fn fail(&mut self, error: &Error) {
        error.report(self.args.lint.color);
        if let Error::File { name, reason } = error {
            self.failures.push((name.clone(), reason.clone()));
        }
        self.status = TROUBLE;
    }

    fn finish(mut self) -> Result<u8, Error> {
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

/// A draft that is not there may be a mistyped command.
fn not_read(name: &str, error: &io::Error) -> Error {
    let is_missing = error.kind() == io::ErrorKind::NotFound;
    let meant = nearest(name, COMMANDS.iter().copied()).filter(|_| is_missing);
    Error::File {
        name: name.to_owned(),
        reason: reason(error) + &did_you_mean(meant),
    }
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut stdin = io::stdin().lock();
    if stdin.is_terminal() {
        let end = if cfg!(windows) {
            "Ctrl-Z and Enter"
        } else {
            "Ctrl-D"
        };
        say(format_args!("sincerely: paste the draft, then press {end}"));
    }
    let mut source = Vec::new();
    stdin.read_to_end(&mut source)?;
    Ok(source)
}
