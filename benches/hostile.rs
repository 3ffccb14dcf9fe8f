//! What a run over hostile drafts and a large mailbox costs: processor time and
//! peak memory.
//!
//! `cargo bench --bench hostile` runs the binary over drafts that are made to be
//! hard on readers of mail, and over an mbox of 50 MB, prints a table and fails
//! where ten megabytes take more than a second of one core, or memory is not
//! bounded. `-- NAME` runs the rows whose name holds NAME. GNU time is needed.

#[expect(dead_code, reason = "other benches use more of it")]
mod mails;

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

/// Seconds of one core that ten megabytes may take.
const MOST_SECONDS: f64 = 1.0;
/// Mebibytes that a run may need beside its source: the words and sentences of as
/// much text as is read.
const MOST_MEMORY: f64 = 256.0;
/// MB/s that a mailbox is to be read with, on all cores together.
const MAILBOX_SPEED: f64 = 60.0;
/// Mebibytes that a run over a mailbox may need.
const MAILBOX_MEMORY: f64 = 100.0;
const MB: usize = 1_000_000;

type Row = (&'static str, fn() -> Vec<u8>);

const ROWS: [Row; 22] = [
    ("a multipart nested 10,000 deep", || nested(10_000, 0)),
    ("the same, and 10 MB of text", || nested(10_000, 10 * MB)),
    ("a header of 100 MB", || {
        encoded("Subject: x\nX-Tag: ", "a", 100 * MB, "\n\nHello.\n")
    }),
    ("a folded header of 100 MB", || {
        encoded(
            "Subject: x\nX-Tag: ",
            "aaaaaaaa\n\tfolded ",
            100 * MB,
            "\n\nHello.\n",
        )
    }),
    ("100 MB of addresses", || {
        encoded("To: ", "a@b.example, ", 100 * MB, "\n\nHello.\n")
    }),
    ("100 MB of encoded words", || {
        encoded("Subject: ", "=?utf-8?q?a?= ", 100 * MB, "\n\nHello.\n")
    }),
    ("a base64 bomb of words", || {
        encoded(BASE64, "SGVsbG8gdGhlcmUuIElzIGl0\n", 10 * MB, "")
    }),
    ("a base64 bomb, a digit a line", || {
        encoded(BASE64, "S\nG\nk\ng\n", 10 * MB, "")
    }),
    ("a base64 bomb of 100 MB", || {
        encoded(BASE64, "SGVsbG8gdGhlcmUuIElzIGl0\n", 100 * MB, "")
    }),
    ("100,000 parts", || {
        encoded(
            MIXED,
            "--b\nContent-Type: text/plain\n\nHi.\n\n",
            4 * MB,
            "",
        )
    }),
    ("1,000,000 `<b>`", || encoded(HTML, "<b>", 3 * MB, "")),
    ("`<b>` closed", || encoded(HTML, "<b>a</b>", 10 * MB, "")),
    ("`&amp;`", || encoded(HTML, "&amp; ", 10 * MB, "")),
    ("quoted-printable", || {
        encoded(QUOTED, "=E2=80=9C=\n", 10 * MB, "")
    }),
    ("Shift_JIS, katakana", || {
        encoded(SHIFT_JIS, b"\x83\x5c\x83\x7b", 10 * MB, "")
    }),
    ("Shift_JIS, sentences", || {
        let (text, ..) = encoding_rs::SHIFT_JIS.encode(JAPANESE);
        encoded(SHIFT_JIS, text.as_ref(), 10 * MB, "")
    }),
    ("UTF-8, Japanese", || encoded("", JAPANESE, 10 * MB, "")),
    ("UTF-8, Russian", || {
        encoded(
            "",
            "Спасибо за встречу в понедельник, было интересно. ",
            10 * MB,
            "",
        )
    }),
    ("UTF-8, Hindi", || {
        encoded("", "सोमवार को मिलने के लिए धन्यवाद। ", 10 * MB, "")
    }),
    ("UTF-16", || {
        let line = "Thank you for the interview on Monday. ";
        let units: Vec<u8> = line.encode_utf16().flat_map(u16::to_le_bytes).collect();
        encoded(b"\xff\xfe", units, 10 * MB, "")
    }),
    ("GB18030", || {
        encoded(
            "Subject: x\nContent-Type: text/plain; charset=gb18030\n\n",
            b"\x90\x30\x81\x30",
            10 * MB,
            "",
        )
    }),
    ("100 MB of English", || {
        encoded("", "Thank you for the interview on Monday. ", 100 * MB, "")
    }),
];

const BASE64: &str = "Subject: x\nContent-Transfer-Encoding: base64\n\n";
const QUOTED: &str = "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n";
const MIXED: &str = "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n";
const HTML: &str = "Subject: x\nContent-Type: text/html\n\n";
const SHIFT_JIS: &str = "Subject: x\nContent-Type: text/plain; charset=shift_jis\n\n";
const JAPANESE: &str = "これは面接のお礼のメールです。ありがとうございました。\n";

/// An opening, a piece end to end, and an ending: about `size` bytes.
fn encoded(
    opening: impl AsRef<[u8]>,
    piece: impl AsRef<[u8]>,
    size: usize,
    ending: &str,
) -> Vec<u8> {
    let piece = piece.as_ref();
    let pieces = piece.repeat(size / piece.len());
    [opening.as_ref(), &pieces, ending.as_bytes()].concat()
}

/// Parts in parts around a text of `size` bytes.
fn nested(depth: usize, size: usize) -> Vec<u8> {
    let part = |nth| format!("Content-Type: multipart/mixed; boundary={nth}\n\n--{nth}\n");
    let opening: String = (0..depth).map(part).collect();
    let end = |nth| format!("--{nth}--\n");
    let closing: String = (0..depth).rev().map(end).collect();
    let text = "Hi there.\n".repeat(1 + size / 10);
    format!("Subject: x\n{opening}\n{text}{closing}").into_bytes()
}

/// An mbox of so many mails of 2.5 KB each, with the fields that servers add.
fn mailbox(n_mails: usize) -> Vec<u8> {
    let mut dice = mails::Dice::new(11);
    let mut mbox = Vec::new();
    for nth in 0..n_mails {
        let mail = mails::mail(&mut dice).replace("\nFrom ", "\n>From ");
        let mut fields = String::new();
        while fields.len() + mail.len() < 2440 {
            let field = format!(
                "Received: from mx{nth}.mail.example (mx{nth}.mail.example [192.0.2.7])\n\
                 \tby in.mail.example with ESMTPS id {nth:08x}\n\
                 \tfor <dana@mail.example>; Mon, 12 May 2025 09:00:00 +0000\n"
            );
            fields.push_str(&field);
        }
        mbox.extend(b"From ana@mail.example Mon May 12 09:00:00 2025\n");
        mbox.extend(fields.as_bytes());
        mbox.extend(mail.as_bytes());
        mbox.extend(b"\n\n");
    }
    mbox
}

fn main() -> ExitCode {
    // cargo adds `--bench`.
    let wanted = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    match tables(&wanted.unwrap_or_default()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "hostile: {error}");
            ExitCode::from(2)
        }
    }
}

/// Prints the tables; the result says whether every row keeps its bars.
fn tables(wanted: &str) -> io::Result<bool> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("draft.eml");
    let mut out = io::stdout();
    let mut all_kept = true;
    writeln!(
        out,
        "| input | MB | s of one core | s for 10 MB | peak MiB |"
    )?;
    writeln!(out, "|---|---|---|---|---|")?;
    for (name, make) in ROWS {
        if !name.contains(wanted) {
            continue;
        }
        fs::write(&path, make())?;
        let cost = run(&path)?;
        let size = mega(fs::metadata(&path)?.len());
        let for_ten = cost.core * 10.0 / size.max(10.0);
        let kept = for_ten <= MOST_SECONDS && cost.memory <= size + MOST_MEMORY;
        all_kept &= kept;
        let missed = if kept { "" } else { " **missed**" };
        writeln!(
            out,
            "| {name} | {size:.1} | {:.2} | {for_ten:.2} | {:.0}{missed} |",
            cost.core, cost.memory
        )?;
        out.flush()?;
    }
    if "mailbox".contains(wanted) {
        writeln!(
            out,
            "\n| mbox | MB | s | s of all cores | MB/s | peak MiB |"
        )?;
        writeln!(out, "|---|---|---|---|---|---|")?;
        for n_mails in [2000, 20_000, 80_000] {
            let path = folder.path().join("in.mbox");
            fs::write(&path, mailbox(n_mails))?;
            let cost = run(&path)?;
            let size = mega(fs::metadata(&path)?.len());
            let speed = size / cost.wall;
            let is_slow = n_mails == 20_000 && speed < MAILBOX_SPEED;
            let kept = !is_slow && cost.memory <= MAILBOX_MEMORY;
            all_kept &= kept;
            let missed = if kept { "" } else { " **missed**" };
            writeln!(
                out,
                "| {n_mails} mails | {size:.1} | {:.2} | {:.2} | {speed:.0} | {:.0}{missed} |",
                cost.wall, cost.core, cost.memory
            )?;
            out.flush()?;
        }
    }
    Ok(all_kept)
}

#[expect(clippy::cast_precision_loss, reason = "sizes of files")]
fn mega(n_bytes: u64) -> f64 {
    n_bytes as f64 / 1e6
}

struct Cost {
    /// Seconds that it took.
    wall: f64,
    /// Seconds of all cores together.
    core: f64,
    /// Peak memory in MiB.
    memory: f64,
}

/// One run of the program over `input`, as a person would see it.
fn run(input: &Path) -> io::Result<Cost> {
    let output = Command::new("time")
        .args(["-q", "-f", "%e %U %S %M", env!("CARGO_BIN_EXE_sincerely")])
        .args(["--isolated", "--fail-on", "never"])
        .arg(input)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = last
        .split(' ')
        .map_while(|word| word.parse().ok())
        .collect();
    // Status 2: what holds no text says so, and that is an answer.
    if let ([wall, user, system, kib], Some(0 | 2)) = (numbers.as_slice(), output.status.code()) {
        return Ok(Cost {
            wall: *wall,
            core: user + system,
            memory: kib / 1024.0,
        });
    }
    Err(io::Error::other(format!("{}: {said}", output.status)))
}
