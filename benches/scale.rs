//! Whether the cost of the whole program grows in step with its input.
//!
//! `cargo bench --bench scale` runs the binary over 1 MB and 10 MB of mails and
//! of texts that are hard on linters, prints a table and fails where ten times
//! the input takes more than eleven times as long, or mails are read slower
//! than the bar. `-- NAME` runs the rows whose name holds NAME.

mod mails;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// 10 MB may take this many times as long as 1 MB.
const RATIO: f64 = 11.0;
/// MB/s on one core that mails are to be read with at least.
const BAR: f64 = 40.0;
/// MB/s that the worst of input is to be read with.
const LEAST: f64 = 10.0;
const MB: usize = 1_000_000;
const RUNS: usize = 7;

/// A row of the table: what the program is given, by its size in bytes.
struct Row {
    name: &'static str,
    /// Whether the bar for mails applies.
    is_mail: bool,
    write: fn(&Path, usize) -> io::Result<PathBuf>,
}

const ROWS: [Row; 16] = [
    row("mails, a file each", true, |at, size| {
        let folder = at.join("mails");
        fs::create_dir_all(&folder)?;
        for (nth, mail) in mails::mails(1, size).iter().enumerate() {
            fs::write(folder.join(format!("{nth:05}.eml")), mail)?;
        }
        Ok(folder)
    }),
    row("mails, one draft", true, |at, size| {
        write(at, mails::long_draft(2, size))
    }),
    row("mails, one paragraph", false, |at, size| {
        let draft = mails::long_draft(3, size);
        let (fields, text) = draft.split_once("\n\n").unwrap_or_default();
        write(at, format!("{fields}\n\n{}", text.replace("\n\n", " ")))
    }),
    row("a line without a blank", false, |at, size| {
        write(at, "a".repeat(size))
    }),
    row("lines of `>`", false, |at, size| {
        write(at, ">\n".repeat(size / 2))
    }),
    row("`[`", false, |at, size| write(at, "[".repeat(size))),
    row("`please `", false, |at, size| {
        write(at, "please ".repeat(size / 7))
    }),
    row("`please `, a thank-you", false, |at, size| {
        let opening = "Dear Dana,\n\nThank you for the interview on Monday. ";
        write(at, opening.to_owned() + &"please ".repeat(size / 7))
    }),
    row("empty lines", false, |at, size| {
        write(at, "\n".repeat(size))
    }),
    row("misspelt words", false, |at, size| {
        let opening = "Dear Dana,\n\nThank you for the interview on Monday. ";
        write(
            at,
            opening.to_owned() + &"recieve wondefrul ".repeat(size / 18),
        )
    }),
    row("parts in parts", false, |at, size| {
        let part = |nth| format!("Content-Type: multipart/mixed; boundary={nth}\n\n--{nth}\n");
        let depth = size / 200;
        let opening: String = (0..depth).map(part).collect();
        let closing: String = (0..depth)
            .rev()
            .flat_map(|nth| ["--".to_owned(), nth.to_string(), "--\n".to_owned()])
            .collect();
        let middle = "\nHi.\n".repeat(size.saturating_sub(opening.len() + closing.len()) / 5);
        write(at, format!("Subject: Hello\n{opening}{middle}{closing}"))
    }),
    row("parts side by side", false, |at, size| {
        let opening = "Subject: Hello\nContent-Type: multipart/mixed; boundary=b\n\n";
        let part = "--b\nContent-Type: text/plain\n\nHello.\n\n".repeat(size / 40);
        write(at, opening.to_owned() + &part)
    }),
    row("headers", false, |at, size| {
        let fields =
            "To: =?utf-8?q?Dana?= <dana@work.example>\nX-Tag: 1\n\tmore\n".repeat(size / 63);
        write(at, format!("Subject: Hello\n{fields}\nHello.\n"))
    }),
    row("base64", false, |at, size| {
        let opening = "Subject: Hello\nContent-Transfer-Encoding: base64\n\n";
        write(at, opening.to_owned() + &"SGVsbG8u\n".repeat(size / 9))
    }),
    row("`<b>`", false, |at, size| {
        let opening = "Subject: Hello\nContent-Type: text/html\n\n";
        write(at, opening.to_owned() + &"<b>".repeat(size / 3))
    }),
    row("an encoded page", false, |at, size| {
        let opening = "Subject: Hello\nContent-Type: text/html; charset=koi8-r\n\
                       Content-Transfer-Encoding: quoted-printable\n\n";
        write(
            at,
            opening.to_owned() + &"<p>=C1=C2 caf&eacute;</p>\n".repeat(size / 27),
        )
    }),
];

const fn row(
    name: &'static str,
    is_mail: bool,
    write: fn(&Path, usize) -> io::Result<PathBuf>,
) -> Row {
    Row {
        name,
        is_mail,
        write,
    }
}

fn write(at: &Path, text: String) -> io::Result<PathBuf> {
    fs::create_dir_all(at)?;
    let path = at.join("draft.txt");
    fs::write(&path, text)?;
    Ok(path)
}

fn main() -> ExitCode {
    // cargo adds `--bench`.
    let wanted = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    match table(&wanted.unwrap_or_default()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "scale: {error}");
            ExitCode::from(2)
        }
    }
}

/// Prints the table; the result says whether every row keeps its bars.
fn table(wanted: &str) -> io::Result<bool> {
    let folder = tempfile::tempdir()?;
    let mut out = io::stdout();
    writeln!(out, "| input | 1 MB | 10 MB | ratio | MB/s |")?;
    writeln!(out, "|---|---|---|---|---|")?;
    let mut all_kept = true;
    for (nth, row) in ROWS.iter().enumerate() {
        if !row.name.contains(wanted) {
            continue;
        }
        let small = (row.write)(&folder.path().join(format!("{nth}-small")), MB)?;
        let large = (row.write)(&folder.path().join(format!("{nth}-large")), 10 * MB)?;
        let (small, large) = (median(&small)?, median(&large)?);
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        let speed = 10.0 / large.as_secs_f64();
        let bar = if row.is_mail { BAR } else { LEAST };
        let kept = ratio <= RATIO && speed >= bar;
        all_kept &= kept;
        writeln!(
            out,
            "| {} | {:.1} ms | {:.1} ms | {ratio:.1} | {speed:.0}{} |",
            row.name,
            small.as_secs_f64() * 1e3,
            large.as_secs_f64() * 1e3,
            if kept { "" } else { " **missed**" },
        )?;
        out.flush()?;
    }
    Ok(all_kept)
}

fn median(input: &Path) -> io::Result<Duration> {
    run(input)?;
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        times.push(run(input)?);
    }
    times.sort();
    Ok(times[RUNS / 2])
}

/// One run of the program over `input`, which reports a line a finding to
/// nobody: JSON holds all the words of a finding that covers megabytes.
fn run(input: &Path) -> io::Result<Duration> {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_sincerely"))
        .args(["--isolated", "--format", "short"])
        .arg(input)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()?;
    let time = start.elapsed();
    // 2 is for what a limit leaves unread.
    if matches!(status.code(), Some(0..=2)) {
        return Ok(time);
    }
    Err(io::Error::other(format!("sincerely ended with {status}")))
}
