//! Reads a word a line and prints it with `known` or `unknown` and up to five
//! corrections, parted by tabs. Every answer is written before the next line is
//! waited for.
//!
//! `--no-curated` leaves the list of known misspellings out.

use std::io::{self, BufRead, ErrorKind, Write};
use std::process::ExitCode;

use sincerely::spelling::{self, Options};

fn main() -> ExitCode {
    let mut options = Options::default();
    for argument in std::env::args().skip(1) {
        if argument != "--no-curated" {
            let _ = writeln!(
                io::stderr(),
                "suggest: {argument}: the only option is --no-curated"
            );
            return ExitCode::from(2);
        }
        options.curated = false;
    }
    match answer(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "suggest: {error}");
            ExitCode::from(2)
        }
    }
}

/// Answers standard input on standard output, line by line.
fn answer(options: Options<'_>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut input = io::BufReader::new(io::stdin().lock());
    let mut line = String::new();
    loop {
        if !input.buffer().contains(&b'\n') {
            out.flush()?;
        }
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return out.flush();
        }
        let word = line.trim();
        if spelling::is_word(word) {
            writeln!(out, "{word}\tknown")?;
            continue;
        }
        write!(out, "{word}\tunknown")?;
        for correction in spelling::suggest_with(word, options) {
            write!(out, "\t{}", correction.word)?;
        }
        writeln!(out)?;
    }
}
