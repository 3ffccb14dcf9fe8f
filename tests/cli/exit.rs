//! Exit status, and what is said of trouble.

use std::fs::File;
use std::process::Stdio;

use crate::bench::Bench;

const LUNCH: &str = "Hi Dana,\n\nshall we have lunch on Friday? The new place is open.\n\nAna\n";
const LUNCH_REPORT: &str =
    "lunch.txt does not read as an interview follow-up (--occasion to say what it is)\n";

#[test]
fn a_mail_that_is_no_follow_up() {
    let bench = Bench::new();
    bench.file("lunch.txt", LUNCH);
    let expected = format!("{LUNCH_REPORT}nothing to change\n");
    bench
        .run(&["lunch.txt"])
        .status(0)
        .stdout(&expected)
        .stderr("");
    bench
        .run(&["check", "lunch.txt"])
        .status(0)
        .stdout(&expected);
    let piped = expected.replace("lunch.txt", "<stdin>");
    bench.pipe(LUNCH, &[]).status(0).stdout(&piped);
    bench.pipe(LUNCH, &["-"]).status(0).stdout(&piped);
    bench.pipe(LUNCH, &["check"]).status(0).stdout(&piped);
    bench
        .pipe(LUNCH, &["--stdin-filename", "lunch.txt"])
        .status(0)
        .stdout(&expected);
    bench
        .pipe(LUNCH, &["--quiet"])
        .status(0)
        .stdout("")
        .stderr("");
}

#[test]
fn a_missing_file_is_named_and_the_rest_goes_on() {
    let bench = Bench::new();
    bench.file("lunch.txt", LUNCH);
    bench
        .run(&["gone.eml", "lunch.txt"])
        .status(2)
        .stdout(&format!("{LUNCH_REPORT}nothing to change\n"))
        .stderr("sincerely: gone.eml: No such file or directory\n");
    bench
        .run(&["--format", "json", "gone.eml"])
        .status(2)
        .stdout_has(
            "\"failures\":[{\"path\":\"gone.eml\",\"reason\":\"No such file or directory\"}]",
        );
    bench
        .run(&["--quiet", "gone.eml"])
        .status(2)
        .stdout("")
        .stderr("sincerely: gone.eml: No such file or directory\n");
}

#[test]
fn a_folder_stands_for_the_mail_in_it() {
    let bench = Bench::new();
    for name in [
        "d/b.eml",
        "d/a.TXT",
        "d/sub/c.txt",
        "d/.hidden/x.txt",
        "d/.y.txt",
        "d/z.pdf",
    ] {
        bench.file(name, LUNCH);
    }
    let found = bench.run(&["--format", "json", "d"]).status(0).stdout;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let paths: Vec<_> = found["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["d/a.TXT", "d/b.eml", "d/sub/c.txt"]);
    bench.file("empty/readme.pdf", "");
    bench
        .run(&["empty"])
        .status(2)
        .stdout("")
        .stderr("sincerely: empty: no .eml, .txt, .html or .mbox file in this folder\n");
}

#[test]
fn wrong_options_are_named() {
    let bench = Bench::new();
    bench.file("lunch.txt", LUNCH);
    let run = |args: &[&str]| bench.run(args).status(2).stdout("");
    run(&["--occasion", "chek-in", "lunch.txt"])
        .stderr_has("'chek-in'")
        .stderr_has("thank-you, late-thank-you, check-in, no-decision-reply, nudge")
        .stderr_has("'check-in'");
    run(&["--today", "2026-02-30", "lunch.txt"])
        .stderr_has("'2026-02-30'")
        .stderr_has("YYYY-MM-DD");
    run(&["--today", "tomorrow", "lunch.txt"]).stderr_has("'tomorrow'");
    run(&["--allow", "tone/no-such-rule", "lunch.txt"])
        .stderr("sincerely: there is no rule or group `tone/no-such-rule`\n");
    run(&["--fail-on", "fatal", "lunch.txt"]).stderr_has("never");
    run(&["--format", "xml", "lunch.txt"]).stderr_has("json-lines");
    run(&["--columns", "bytes", "lunch.txt"]).stderr_has("--format short");
    run(&["--statistics", "--format", "json", "lunch.txt"]).stderr_has("--statistics");
    run(&["--isolated", "--config", "x.toml", "lunch.txt"]).stderr_has("--isolated");
    run(&["explain", "no/such-rule"])
        .stderr("sincerely: there is no rule or group `no/such-rule`\n");
}

#[test]
fn planned_commands_are_no_drafts() {
    let bench = Bench::new();
    bench.file("serve", LUNCH);
    bench.run(&["serve"]).status(2).stderr(
        "sincerely: the command `serve` is not there yet (for a draft of that name write ./serve)\n",
    );
    bench.run(&["./serve"]).status(0);
    bench
        .run(&["explian"])
        .status(2)
        .stderr("sincerely: explian: No such file or directory, did you mean `explain`?\n");
}

#[test]
fn help_and_version() {
    let bench = Bench::new();
    bench.run(&["--help"]).status(0).stdout_has("sendmail");
    bench.run(&["-h"]).status(0).stdout_has("[DRAFT]...");
    // A release says the commit too.
    let told = bench.run(&["--version"]).status(0).stdout;
    let version = concat!("sincerely ", env!("CARGO_PKG_VERSION"));
    assert!(told.starts_with(version) && told.ends_with('\n'), "{told}");
}

#[test]
fn shells_and_people_are_told_of_the_command_line() {
    let bench = Bench::new();
    for (shell, sign) in [
        ("bash", "complete -F _sincerely"),
        ("zsh", "#compdef sincerely"),
        ("fish", "complete -c sincerely"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion:arg-completer[sincerely]"),
    ] {
        let run = bench.run(&["completions", shell]).status(0).stderr("");
        run.stdout_has(sign).stdout_has("fail-on");
    }
    bench.run(&["completions", "tcsh"]).status(2).stdout("");
    let page = bench.run(&["man"]).status(0).stderr("");
    page.stdout_has(".TH sincerely 1").stdout_has("sendmail");
    let page = bench.run(&["man", "sendmail"]).status(0);
    page.stdout_has(".TH sincerely-sendmail 1")
        .stdout_has("X\\-Sincerely\\-Allow");
    bench
        .run(&["man", "no-such"])
        .status(2)
        .stderr("sincerely: there is no command `no-such`\n");
}

#[test]
fn any_bytes_are_read() {
    let bench = Bench::new();
    for input in [
        &b""[..],
        b"\0\xff\xfe\x80",
        b"\n\n\n",
        b"\r\r\r\n",
        b"Subject:",
    ] {
        let outcome = bench.pipe(input, &["--format", "json"]);
        assert!(matches!(outcome.status, Some(0..=2)), "{outcome:?}");
        let _: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let bench = Bench::new();
    bench.file("lunch.txt", LUNCH);
    for args in [&["lunch.txt"][..], &["rules"], &["--help"], &["config"]] {
        let mut command = bench.command(args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?} {output:?}");
        assert_eq!(output.stderr, b"", "{args:?}");
    }
    let mut command = bench.command(&["gone.txt"]);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_trouble() {
    let bench = Bench::new();
    bench.file("lunch.txt", LUNCH);
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut command = bench.command(&["lunch.txt"]);
    let output = command
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = "sincerely: standard output: No space left on device\n";
    assert_eq!(String::from_utf8(output.stderr).unwrap(), said);
}

#[test]
fn a_command_behind_options_is_told_where_to_stand() {
    let bench = Bench::new();
    bench
        .run(&["--isolated", "explain", "pressure/deadline"])
        .status(2)
        .stdout("")
        .stderr(
            "sincerely: the command `explain` stands before its options: sincerely explain ...\n",
        );
    // A file of that name is a draft.
    bench.file("explain", "Hi Dana,\n\nshall we have lunch?\n\nAna\n");
    bench.run(&["--isolated", "explain"]).status(0);
}
