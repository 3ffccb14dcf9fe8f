//! A line on standard error that says how far a long run is.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// A run that takes no longer says nothing.
const LONG: Duration = Duration::from_secs(1);

/// How often the line changes.
const OFTEN: Duration = Duration::from_millis(100);

/// Characters of the bar.
const WIDTH: usize = 30;

#[derive(Debug)]
pub(crate) struct Progress {
    /// None where nobody is to see it.
    started: Option<Instant>,
    drawn: Option<Instant>,
    /// Whether what is printed would come to stand in the line.
    is_in_the_way: bool,
    /// Characters of the line that stands there.
    len: usize,
}

impl Progress {
    /// A line that is drawn if standard error is a terminal, unless `is_quiet`.
    pub(crate) fn new(is_quiet: bool) -> Self {
        let is_seen = !is_quiet && io::stderr().is_terminal();
        Self {
            started: is_seen.then(Instant::now),
            drawn: None,
            is_in_the_way: is_seen && io::stdout().is_terminal(),
            len: 0,
        }
    }

    /// Draws the line anew, if it is time to: `share` of 1 is done, with as many
    /// messages.
    pub(crate) fn tick(&mut self, share: f64, n_messages: usize) {
        let Some(started) = self.started else {
            return;
        };
        let is_time = |last: Instant, wait| last.elapsed() >= wait;
        if !is_time(started, LONG) || self.drawn.is_some_and(|last| !is_time(last, OFTEN)) {
            return;
        }
        let line = line(share, n_messages);
        let _ = write!(io::stderr(), "\r{line:len$}", len = self.len);
        self.len = line.chars().count();
        self.drawn = Some(Instant::now());
    }

    /// Takes the line away if standard output is the same terminal.
    pub(crate) fn make_way(&mut self) {
        if self.is_in_the_way {
            self.clear();
        }
    }

    /// Takes the line away, so that something else can be said.
    pub(crate) fn clear(&mut self) {
        if self.len > 0 {
            let _ = write!(io::stderr(), "\r{:len$}\r", "", len = self.len);
            self.len = 0;
        }
    }
}

fn line(share: f64, n_messages: usize) -> String {
    let share = share.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "of a share of 1"
    )]
    let (n_done, percent) = ((share * WIDTH as f64) as usize, (share * 100.0) as usize);
    let (done, left) = ("#".repeat(n_done), ".".repeat(WIDTH - n_done));
    format!("sincerely: [{done}{left}] {percent:>3} %, {n_messages} messages")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far() {
        let half = format!(
            "sincerely: [{}{}]  50 %, 7 messages",
            "#".repeat(15),
            ".".repeat(15)
        );
        assert_eq!(line(0.5, 7), half);
        assert!(line(2.0, 7).contains("] 100 %"));
        assert!(line(-1.0, 7).contains("[..."));
    }
}
