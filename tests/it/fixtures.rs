//! Every fixture's complete report, as the binary prints it, against its
//! `expected.txt`. `UPDATE=1` rewrites the expectations.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use crate::cases::{self, Case, TODAY};

/// Lines shown of a difference; a reader who needs more looks at the files.
const MOST_LINES: usize = 30;

/// What the binary says of a case, and its exit status.
fn report(case: &Case) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_sincerely"))
        .args(["check", "--isolated", "--color=never"])
        .arg(format!("--today={TODAY}"))
        .arg(case.file)
        .current_dir(&case.folder)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(errors, "", "{}", case.name);
    (said, output.status.code())
}

/// The lines that are in one text only, with their neighbourhood left out.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    // Lengths of the longest common subsequence of what follows each pair.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            common[at][to] = if old[at] == new[to] {
                common[at + 1][to + 1] + 1
            } else {
                common[at + 1][to].max(common[at][to + 1])
            };
        }
    }
    let mut lines = Vec::new();
    let (mut at, mut to) = (0, 0);
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            (at, to) = (at + 1, to + 1);
        } else if to == new.len() || at < old.len() && common[at + 1][to] >= common[at][to + 1] {
            lines.push(format!("  - {}", old[at]));
            at += 1;
        } else {
            lines.push(format!("  + {}", new[to]));
            to += 1;
        }
    }
    let hidden = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    if hidden > 0 {
        lines.push(format!("  and {hidden} more lines"));
    }
    lines.join("\n")
}

#[test]
fn reports_are_as_expected() {
    let is_update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut differing = String::new();
    let mut n_differing = 0;
    for case in cases::all() {
        let (found, _) = report(&case);
        let path = case.folder.join("expected.txt");
        let expected = fs::read_to_string(&path);
        if expected.as_ref().is_ok_and(|expected| *expected == found) {
            continue;
        }
        if is_update {
            fs::write(&path, found).unwrap();
            continue;
        }
        n_differing += 1;
        let _ = match expected {
            Ok(expected) => write!(
                differing,
                "\n{}:\n{}",
                case.name,
                difference(&expected, &found)
            ),
            Err(error) => write!(differing, "\n{}: {error}", case.name),
        };
    }
    assert!(
        differing.is_empty(),
        "{n_differing} reports differ; UPDATE=1 takes them as they are\n{differing}"
    );
}

#[test]
fn the_exit_status_is_one_where_there_is_an_error_and_else_zero() {
    for case in cases::all() {
        let (said, status) = report(&case);
        let has_error = said.lines().any(|line| line.starts_with("error["));
        assert_eq!(status, Some(i32::from(has_error)), "{}", case.name);
    }
}
