//! How long an editor waits for an answer to a keystroke.
//!
//! `cargo bench --bench keystroke` types into a draft of 300 words through the
//! language server, one letter at a time at places all over it, and prints the
//! time from `didChange` to `publishDiagnostics`, beside that of a request that
//! does nothing: what the machine itself takes to wake two programs. It fails
//! where 99 of 100 are not within the bar.
//!
//! On a machine with other work the clock tells of that work too, so the
//! processor time that the server took is printed beside it (on Linux).

#[path = "../tests/lsp/client.rs"]
mod client;
#[expect(dead_code, reason = "other benches use more of it")]
mod mails;

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use client::Client;
use serde_json::{Value, json};

const BAR: Duration = Duration::from_millis(5);
const N_WORDS: usize = 300;
const N_KEYS: usize = 3000;
/// Keys before the clock counts.
const N_WARM: usize = 200;

fn main() -> io::Result<ExitCode> {
    let home = tempfile::tempdir()?;
    let (mut client, _) = Client::agreed(home.path(), &json!({}), &Value::Null);
    let uri = "untitled:draft";
    let lines = draft();
    client.open(uri, &lines.join("\n"));
    client.published(uri, 0);
    let mut times = Vec::with_capacity(N_KEYS);
    let mut floor = Vec::with_capacity(N_KEYS);
    let mut processor = Vec::with_capacity(N_KEYS);
    let mut version = 0;
    let mut typed = 0;
    for nth in 0..N_WARM + N_KEYS {
        // A word of five letters, then back over it, then elsewhere.
        let line = (nth / 10 * 7) % lines.len();
        let at = lines[line].find(' ').unwrap_or(0);
        let (start, end, text) = if nth % 10 < 5 {
            typed += 1;
            (at + typed - 1, at + typed - 1, "x")
        } else {
            typed -= 1;
            (at + typed, at + typed + 1, "")
        };
        let position = |character: usize| json!({"line": line, "character": character});
        let range = json!({"start": position(start), "end": position(end)});
        version += 1;
        let params = json!({
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": [{"range": range, "text": text}],
        });
        let before = processor_time(client.id());
        let start = Instant::now();
        client.notify("textDocument/didChange", &params);
        client.published(uri, version);
        if nth >= N_WARM {
            times.push(start.elapsed());
            let after = processor_time(client.id());
            processor.extend(
                after
                    .zip(before)
                    .map(|(after, before)| after.saturating_sub(before)),
            );
        }
        let start = Instant::now();
        client.request("$/nothing", &Value::Null);
        if nth >= N_WARM {
            floor.push(start.elapsed());
        }
    }
    let n_words = lines.join(" ").split_whitespace().count();
    let mut out = io::stdout();
    writeln!(out, "| answered | median | 99 of 100 within |")?;
    writeln!(out, "|---|---|---|")?;
    let mut row = |name: &str, times: &mut [Duration]| {
        times.sort();
        let last = times.len().saturating_sub(1);
        let at = |percent: usize| times[(times.len() * percent / 100).min(last)];
        let (median, late) = (at(50), at(99));
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        writeln!(
            out,
            "| {name} | {:.2} ms | {:.2} ms |",
            ms(median),
            ms(late)
        )?;
        Ok::<_, io::Error>(late)
    };
    row("a request that does nothing", &mut floor)?;
    let late = row(&format!("a key in a draft of {n_words} words"), &mut times)?;
    if !processor.is_empty() {
        row("its time on a processor", &mut processor)?;
    }
    client.shut_down();
    Ok(if late <= BAR {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What all threads of the process had of a processor so far; none where the
/// system does not tell to the nanosecond.
fn processor_time(process: u32) -> Option<Duration> {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).ok()?;
    let nanoseconds = threads.filter_map(|thread| {
        let about = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        about.split_whitespace().next()?.parse::<u64>().ok()
    });
    let sum: u64 = nanoseconds.sum();
    (sum > 0).then(|| Duration::from_nanos(sum))
}

/// A follow-up with headers, of so many words, in lines.
fn draft() -> Vec<String> {
    let head = "To: dana@northlight.example\nSubject: Data analyst interview, 12 May\n\nDear Dana,\n\n\
        Thank you for meeting with me today about the data analyst role.";
    let body = mails::long_draft(4, 20_000);
    let mut n_words = 0;
    let body = body.lines().skip_while(|line| !line.is_empty());
    let body = body.take_while(|line| {
        n_words += line.split_whitespace().count();
        n_words < N_WORDS
    });
    head.lines().chain(body).map(str::to_owned).collect()
}
