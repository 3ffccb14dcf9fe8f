//! `sincerely sendmail`: the pre-send check. It passes a message on or refuses
//! it, and asks nothing.
//!
//! Mail must not be lost and must not be halved. So the whole message is read
//! and judged before CMD starts, and CMD reads it from an unlinked file that
//! holds all of it: whatever happens to this process, CMD has every byte, and
//! no copy is left behind. CMD is started at most once.
//!
//! What the writer allows by header or environment passes, and the header is
//! taken out; not a byte changes beside it.

mod command;

use std::io::{self, Read as _};
use std::path::Path;
use std::time::Duration;

use sincerely::allow::{self, Allowed};
use sincerely::lint;
use sincerely::occasion::Occasion;
use sincerely::report::plain::one_line;
use sincerely::report::{Format, Printer};
use termcolor::BufferWriter;

use crate::cli::{Error, SendmailArgs, Settings, known_names, say, unknown_rule};

/// "The input data was incorrect in some way": what mail programs know as a
/// refusal (`EX_DATAERR` of sysexits.h).
const REFUSED: u8 = 65;

/// The environment variable that lets a message pass unjudged.
const NO_VERIFY: &str = "SINCERELY_NO_VERIFY";

pub(crate) fn run(args: &SendmailArgs) -> Result<u8, Error> {
    let source = read()?;
    let allowed = Allowed::read(&source);
    if let Some(way_out) = way_out(&allowed) {
        if !args.quiet {
            say(format_args!("sincerely: passed on unchecked: {way_out}"));
        }
    } else if is_refused(args, &allowed, &source)? {
        return Ok(REFUSED);
    }
    let Some((program, command)) = args.command.split_first() else {
        return Err(Error::Usage("not sent: CMD is missing".to_owned()));
    };
    let mut command_args: Vec<_> = args.handed_on.args().collect();
    command_args.extend_from_slice(command);
    command::run(program, &command_args, &allowed.strip(&source))
}

/// What lets the message pass unjudged, if anything does. Then not even the
/// config is read: it may be the config that is broken.
fn way_out(allowed: &Allowed) -> Option<String> {
    if std::env::var_os(NO_VERIFY).is_some_and(|value| !value.is_empty() && value != "0") {
        return Some(format!("{NO_VERIFY} is set"));
    }
    allowed
        .is_all()
        .then(|| format!("{} says {}", allow::FIELD, allow::ALL))
}

/// The whole message.
fn read() -> Result<Vec<u8>, Error> {
    let mut source = Vec::new();
    let writer = parent();
    io::stdin()
        .lock()
        .read_to_end(&mut source)
        .map_err(|error| Error::not_sent("standard input", &error))?;
    if source.is_empty() {
        let reason = "not sent: standard input holds no message";
        return Err(Error::Usage(reason.to_owned()));
    }
    // A mail program that dies while it writes closes the pipe like one that is
    // done. Of a program that is gone and left a line unfinished, the former is
    // near certain; neither sign alone is.
    if !source.ends_with(b"\n") && is_gone(writer) {
        let reason = "not sent: the message breaks off, and the program that wrote it is gone";
        return Err(Error::Usage(reason.to_owned()));
    }
    Ok(source)
}

/// Whether `writer` is no longer the parent, or is about to be no longer: of a
/// program that dies the system closes the pipes first, and gives its children
/// away a moment later.
fn is_gone(writer: u32) -> bool {
    const LOOKS: u32 = 20;
    (0..LOOKS).any(|_| {
        let is_gone = parent() != writer;
        if !is_gone {
            std::thread::sleep(Duration::from_millis(10));
        }
        is_gone
    })
}

#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
fn parent() -> u32 {
    0
}

/// Judges the message, and says on standard error what there is to say.
fn is_refused(args: &SendmailArgs, allowed: &Allowed, source: &[u8]) -> Result<bool, Error> {
    let settings = Settings::new(&args.lint, Path::new(""), None)
        .inspect_err(|_| say(format_args!("sincerely: not sent: the config is at fault")))?;
    let report = lint(source, &settings.options);
    if let Some(unreadable) = &report.message.unreadable {
        // Whoever writes in a charset this program does not know must still
        // be able to send.
        say(format_args!(
            "sincerely: passed on unchecked: {}",
            one_line(&unreadable.reason)
        ));
        return Ok(false);
    }
    if report.reading.occasion == Occasion::None {
        if report.reading.close {
            say(format_args!(
                "sincerely: passed on unchecked: hardly an interview follow-up (--occasion if it is one)"
            ));
        }
        return Ok(false);
    }
    let user_rules = settings.options.user_rules.as_deref();
    for name in &allowed.names {
        if !known_names(user_rules).any(|known| known == name) {
            let unknown = unknown_rule(name, user_rules);
            say(format_args!("sincerely: {}: {unknown}", allow::FIELD));
        }
    }
    let worst = report.diagnostics.iter().map(|each| each.severity).max();
    let is_refused = settings.fail_on.is_reached(worst);
    if worst.is_none() || (args.quiet && !is_refused) {
        return Ok(is_refused);
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
        say(format_args!(
            "sincerely: if it is meant, a header `{}: RULE (reason)` allows it",
            allow::FIELD
        ));
        say(format_args!("sincerely: not sent"));
    }
    Ok(is_refused)
}
