//! `sincerely sendmail`: the pre-send check. It passes a message on or refuses
//! it, and asks nothing.
//!
//! Mail must not be lost and must not be halved. So the whole message is read
//! and judged before CMD starts, and CMD reads it from an unlinked file that
//! holds all of it: whatever happens to this process, CMD has every byte, and
//! no copy is left behind. CMD is started at most once.

use std::io::{self, Read as _};
use std::path::Path;

use sincerely::lint;
use sincerely::occasion::Occasion;
use sincerely::report::plain::one_line;
use sincerely::report::{Format, Printer};
use termcolor::BufferWriter;

use crate::cli::{Error, SendmailArgs, Settings, say};

/// "The input data was incorrect in some way": what mail programs know as a
/// refusal (`EX_DATAERR` of sysexits.h).
const REFUSED: u8 = 65;

pub(crate) fn run(args: &SendmailArgs) -> Result<u8, Error> {
    let settings = Settings::new(&args.lint, Path::new(""), None)
        .inspect_err(|_| say(format_args!("sincerely: not sent: the config is at fault")))?;
    let source = read().map_err(|error| Error::not_sent("standard input", &error))?;
    if source.is_empty() {
        let reason = "not sent: standard input holds no message";
        return Err(Error::Usage(reason.to_owned()));
    }
    if is_refused(args, &settings, &source) {
        return Ok(REFUSED);
    }
    pass_on(&args.command, &source)
}

fn read() -> io::Result<Vec<u8>> {
    let mut source = Vec::new();
    io::stdin().lock().read_to_end(&mut source)?;
    Ok(source)
}

/// Judges the message, and says on standard error what there is to say.
fn is_refused(args: &SendmailArgs, settings: &Settings, source: &[u8]) -> bool {
    let report = lint(source, &settings.options);
    if let Some(unreadable) = &report.message.unreadable {
        // Whoever writes in a charset this program does not know must still
        // be able to send.
        say(format_args!(
            "sincerely: passed on unchecked: {}",
            one_line(&unreadable.reason)
        ));
        return false;
    }
    if report.reading.occasion == Occasion::None {
        if report.reading.close {
            say(format_args!(
                "sincerely: passed on unchecked: hardly an interview follow-up (--occasion if it is one)"
            ));
        }
        return false;
    }
    let worst = report.diagnostics.iter().map(|each| each.severity).max();
    let is_refused = settings.fail_on.is_reached(worst);
    if worst.is_none() || (args.quiet && !is_refused) {
        return is_refused;
    }
    let stderr = BufferWriter::stderr(args.lint.color.for_stderr());
    let mut out = stderr.buffer();
    let mut printer = Printer::new(Format::Full);
    let written = printer
        .file("message", &report, &mut out)
        .and_then(|()| printer.finish(&[], &mut out));
    // Standard error may be closed; the status tells.
    let _ = written.and_then(|()| stderr.print(&out));
    if is_refused {
        say(format_args!("sincerely: not sent"));
    }
    is_refused
}

#[cfg(unix)]
fn pass_on(command: &[std::ffi::OsString], source: &[u8]) -> Result<u8, Error> {
    use std::io::{Seek as _, Write as _};
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{Command, Stdio};

    let spooled = tempfile::tempfile().and_then(|mut file| {
        file.write_all(source)?;
        file.rewind()?;
        Ok(file)
    });
    let file = spooled.map_err(|error| Error::not_sent("temporary file", &error))?;
    let [program, args @ ..] = command else {
        return Err(Error::Usage("not sent: CMD is missing".to_owned()));
    };
    let name = program.to_string_lossy();
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::from(file))
        .spawn()
        .map_err(|error| Error::not_sent(&format!("cannot start {name}"), &error))?;
    let status = child
        .wait()
        .map_err(|error| Error::not_sent(&format!("status of {name} unknown"), &error))?;
    if let Some(signal) = status.signal() {
        say(format_args!(
            "sincerely: {name} was ended by signal {signal}"
        ));
    }
    // The convention of shells for a command that a signal ended.
    let code = status
        .code()
        .or_else(|| status.signal().map(|signal| 128 + signal));
    Ok(code
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(u8::MAX))
}

#[cfg(not(unix))]
fn pass_on(_command: &[std::ffi::OsString], _source: &[u8]) -> Result<u8, Error> {
    Err(Error::Usage(
        "not sent: `sincerely sendmail` is for Unix so far".to_owned(),
    ))
}
