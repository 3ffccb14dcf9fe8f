//! Open, two hundred edits, close: after each the diagnostics are those of the
//! command line on the same text, in every encoding.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::Client;
use crate::{address, flawed};

/// What the command line finds in `text`: rule, severity, message, raw bytes.
fn command_line(folder: &Path, text: &str) -> Vec<(String, String, String, usize, usize)> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sincerely"))
        .args(["--format", "json", "--today", "2026-05-13"])
        .args(["--stdin-filename", "draft.eml"])
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(text.as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = report["files"][0]["diagnostics"].as_array();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let offset = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let mut found: Vec<_> = (found.into_iter().flatten())
        .map(|found| {
            let span = &found["span"];
            let (start, end) = (offset(&span["byte_start"]), offset(&span["byte_end"]));
            let severity = word(&found["severity"]);
            (
                word(&found["rule"]),
                severity,
                word(&found["message"]),
                start,
                end,
            )
        })
        .collect();
    // A text that cannot be read is no clean one.
    if let Some(failure) = report["failures"].get(0) {
        let reason = word(&failure["reason"]);
        found.push((String::new(), "error".to_owned(), reason, 0, 0));
    }
    found
}

/// Line and character of a byte offset, counted one character after the other.
fn position(text: &str, offset: usize, encoding: &str) -> (u64, u64) {
    let (mut line, mut character) = (0, 0);
    for (at, ch) in text.char_indices() {
        if at >= offset {
            break;
        }
        let is_pair = ch == '\r' && text[at + 1..].starts_with('\n');
        if ch == '\n' || (ch == '\r' && !is_pair) {
            (line, character) = (line + 1, 0);
        } else if !is_pair {
            character += match encoding {
                "utf-8" => ch.len_utf8(),
                "utf-16" => ch.len_utf16(),
                _ => 1,
            } as u64;
        }
    }
    (line, character)
}

/// Diagnostics in the words of [`expected`].
fn told(diagnostics: &[Value]) -> Vec<Value> {
    let told = diagnostics.iter().map(|diagnostic| {
        let range = &diagnostic["range"];
        let at = |end: &str| json!([range[end]["line"], range[end]["character"]]);
        let is_unreadable = diagnostic.get("code").is_none();
        json!([
            diagnostic.get("code").unwrap_or(&json!("")),
            diagnostic["severity"],
            diagnostic["message"],
            if is_unreadable {
                json!(null)
            } else {
                json!([at("start"), at("end")])
            },
        ])
    });
    told.collect()
}

fn expected(folder: &Path, text: &str, encoding: &str) -> Vec<Value> {
    let found = command_line(folder, text).into_iter();
    let found = found.map(|(rule, severity, message, start, end)| {
        let severity = match severity.as_str() {
            "error" => 1,
            "warning" => 2,
            _ => 3,
        };
        let (start, end) = (
            position(text, start, encoding),
            position(text, end, encoding),
        );
        let range = if rule.is_empty() {
            json!(null)
        } else {
            json!([start, end])
        };
        json!([rule, severity, message, range])
    });
    found.collect()
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    /// A character's border of `text`.
    fn border(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }
}

/// Pieces that make and mend flaws, move lines, and weigh differently in every
/// encoding.
const PIECES: [&str; 19] = [
    "",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u{2019}",
    "\u{1f44b}\u{1f3fd}",
    "e\u{301}",
    "\u{4f60}\u{597d}",
    "[Company]",
    "recieve ",
    "I need your decision by Friday. ",
    "Subject: Hello\n",
    "X-Sincerely-Allow: spelling\n",
    "Content-Transfer-Encoding: quoted-printable\n",
    "=C3=A9",
    "> quoted\n",
    "Thank you for the interview on Monday. ",
];

fn replay(encoding: &str, seed: u64) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    let capabilities = json!({"general": {"positionEncodings": [encoding]}});
    let (mut client, answer) = Client::agreed(folder, &capabilities, &Value::Null);
    let agreed = &answer["result"]["capabilities"]["positionEncoding"];
    assert_eq!(agreed, encoding);
    let uri = address(folder, "draft.eml");
    let mut text = flawed();
    client.open(&uri, &text);
    let mut dice = Dice(seed);
    let found = client.published(&uri, 0);
    assert!(found.len() > 1, "{found:?}");
    assert_eq!(told(&found), expected(folder, &text, encoding));
    let mut n_found = 0;
    for version in 1..=200 {
        // Now and then all of it, mostly a stretch, sometimes two in a row. What many
        // edits have scrambled reads as no follow-up, and holds little to find.
        let mut changes = Vec::new();
        if dice.below(10) == 0 {
            text = if dice.below(4) == 0 {
                "\0".to_owned()
            } else {
                flawed()
            };
            changes.push(json!({"text": text}));
        }
        for _ in 0..=dice.below(8) / 7 {
            let start = dice.border(&text);
            let longest = [1, 8, 80][dice.below(3)];
            let end = text.ceil_char_boundary((start + dice.below(longest)).min(text.len()));
            let piece = PIECES[dice.below(PIECES.len())];
            let at = |offset: usize| {
                let (line, character) = position(&text, offset, encoding);
                json!({"line": line, "character": character})
            };
            // No editor parts the two halves of a line end.
            let is_split =
                |offset: usize| text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
            if is_split(start) || is_split(end) {
                continue;
            }
            let range = json!({"start": at(start), "end": at(end)});
            changes.push(json!({"range": range, "text": piece}));
            text.replace_range(start..end, piece);
        }
        let document = json!({"uri": uri, "version": version});
        let params = json!({"textDocument": document, "contentChanges": changes});
        client.notify("textDocument/didChange", &params);
        let found = client.published(&uri, version);
        n_found += found.len();
        let expected = expected(folder, &text, encoding);
        assert_eq!(
            told(&found),
            expected,
            "{encoding}, version {version} of:\n{text}"
        );
    }
    assert!(n_found > 600, "{n_found}");
    let document = json!({"textDocument": {"uri": uri}});
    client.notify("textDocument/didClose", &document);
    let closed = client.wait(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(closed["params"], json!({"uri": uri, "diagnostics": []}));
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn two_hundred_edits_in_utf8() {
    replay("utf-8", 8);
}

#[test]
fn two_hundred_edits_in_utf16() {
    replay("utf-16", 16);
}

#[test]
fn two_hundred_edits_in_utf32() {
    replay("utf-32", 32);
}
