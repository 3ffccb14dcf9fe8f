//! Handing a message on: CMD starts once, and its end is waited for whatever
//! signals come, so that the status says what became of the mail.

use std::ffi::{OsStr, OsString};

use crate::cli::Error;

/// Starts `program` with `source` on its standard input; the result is its exit
/// status.
#[cfg(unix)]
pub(super) fn run(program: &OsStr, args: &[OsString], source: &[u8]) -> Result<u8, Error> {
    use std::io::{Seek as _, Write as _};
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{Command, Stdio};

    use crate::cli::{reason, say};

    let spooled = tempfile::tempfile().and_then(|mut file| {
        file.write_all(source)?;
        file.rewind()?;
        Ok(file)
    });
    let file = spooled.map_err(|error| Error::not_sent("temporary file", &error))?;
    let name = program.to_string_lossy();
    let mut signals = unix::Caught::new().map_err(|error| Error::not_sent("signals", &error))?;
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::from(file))
        .spawn()
        .map_err(|error| Error::not_sent(&format!("cannot start {name}"), &error))?;
    let status = match signals.wait(&mut child) {
        Ok(status) => status,
        Err(error) => {
            let reason = reason(&error);
            say(format_args!(
                "sincerely: {name} was started, what came of it is unknown: {reason}"
            ));
            return Ok(u8::MAX);
        }
    };
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

#[cfg(unix)]
mod unix {
    use std::ffi::c_int;
    use std::io;
    use std::process::{Child, ExitStatus};

    use rustix::process::{Pid, Signal, kill_process};
    use signal_hook::consts::{SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;

    /// What asks us to end.
    const ASKS: [c_int; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

    /// The signals that are looked at while a child runs.
    pub(super) struct Caught {
        signals: Signals,
        /// Those that are only caught once the child has started.
        later: Vec<c_int>,
    }

    impl Caught {
        /// To be called before the child starts.
        pub(super) fn new() -> io::Result<Self> {
            // Where the caller ignores the end of children, and we with it, the
            // system would not tell how the child ended.
            let mut now = vec![SIGCHLD];
            let mut later = Vec::new();
            // What the caller ignores the child shall ignore too, and a caught
            // signal is not ignored by a new program.
            match ignored() {
                Some(set) => {
                    now.extend(
                        ASKS.iter()
                            .filter(|signal| (set >> (**signal - 1)) & 1 == 0),
                    );
                }
                None => later.extend(ASKS),
            }
            let signals = Signals::new(now)?;
            Ok(Self { signals, later })
        }

        /// Waits for `child`. What asks us to end is handed to it: were we to
        /// end alone, the caller would hear of a failure while the mail goes
        /// out. An interrupt is not handed on, for a terminal gives it to both.
        pub(super) fn wait(&mut self, child: &mut Child) -> io::Result<ExitStatus> {
            for signal in &self.later {
                // Without it we end early, and the child still has the whole mail.
                let _ = self.signals.add_signal(*signal);
            }
            let process = Pid::from_child(child);
            loop {
                if let Some(status) = child.try_wait()? {
                    return Ok(status);
                }
                for signal in self.signals.wait() {
                    let told = match signal {
                        SIGHUP => Signal::HUP,
                        SIGTERM => Signal::TERM,
                        _ => continue,
                    };
                    // Not reaped yet, so the number is still its own.
                    let _ = kill_process(process, told);
                }
            }
        }
    }

    /// The signals that the caller ignores, a bit each; none where the system
    /// does not tell (Linux does).
    fn ignored() -> Option<u64> {
        let about = std::fs::read_to_string("/proc/self/status").ok()?;
        let set = about
            .lines()
            .find_map(|line| line.strip_prefix("SigIgn:"))?;
        u64::from_str_radix(set.trim(), 16).ok()
    }
}

/// Nothing is sent where nobody has shown that nothing is lost.
#[cfg(not(unix))]
pub(super) fn run(_program: &OsStr, _args: &[OsString], _source: &[u8]) -> Result<u8, Error> {
    Err(Error::Usage(
        "not sent: `sincerely sendmail` is for Unix so far".to_owned(),
    ))
}
