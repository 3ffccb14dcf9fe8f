//! The pre-send check, with shell commands in place of a mail program.

use std::fs;
use std::process::Stdio;

use crate::bench::Bench;

const LUNCH: &[u8] =
    b"To: dana@example.org\r\nSubject: lunch\r\n\r\nShall we go to the caf\xc3\xa9?\r\n";

/// A mail program that keeps what it gets, and its arguments.
const KEEP: &str = "cat > got; printf '%s\\n' \"$@\" > args";

#[test]
fn an_ordinary_mail_passes_untouched_and_silent() {
    let bench = Bench::new();
    let args = [
        "sendmail",
        "--",
        "sh",
        "-c",
        KEEP,
        "sh",
        "-t",
        "--",
        "x@example.org",
    ];
    bench.pipe(LUNCH, &args).status(0).stdout("").stderr("");
    assert_eq!(fs::read(bench.path("got")).unwrap(), LUNCH);
    let args = fs::read_to_string(bench.path("args")).unwrap();
    assert_eq!(args, "-t\n--\nx@example.org\n");
}

#[test]
fn the_options_of_mail_programs_reach_the_command() {
    let bench = Bench::new();
    let args = |args: &[&str]| {
        bench.pipe(LUNCH, &[&["sendmail"], args].concat()).status(0);
        let got = fs::read_to_string(bench.path("args")).unwrap();
        got.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    bench.file("mailer", format!("#!/bin/sh\n{KEEP}\n"));
    std::process::Command::new("chmod")
        .args(["+x", "mailer"])
        .current_dir(bench.path(""))
        .status()
        .unwrap();
    // Without `--`, and as mutt puts options where there is one.
    let natural = args(&["./mailer", "-oi", "-f", "a@x.example", "--", "-d@x.example"]);
    assert_eq!(natural, ["-oi", "-f", "a@x.example", "--", "-d@x.example"]);
    let mutts = args(&[
        "-f",
        "a@x.example",
        "-N",
        "never",
        "-B8BITMIME",
        "--",
        "./mailer",
        "d@x.example",
    ]);
    assert_eq!(
        mutts,
        [
            "-f",
            "a@x.example",
            "-N",
            "never",
            "-B8BITMIME",
            "d@x.example"
        ]
    );
    let quiet = args(&["--quiet", "./mailer", "--quiet"]);
    assert_eq!(quiet, ["--quiet"]);
}

#[test]
fn a_mail_that_cannot_be_read_passes_untouched_with_a_word() {
    let bench = Bench::new();
    let mail = b"To: dana@example.org\nSubject: lunch\n\nShall we?\n\0\xff\n";
    let args = ["sendmail", "--", "sh", "-c", KEEP];
    let run = bench.pipe(mail, &args).status(0).stdout("");
    run.stderr_has("passed on unchecked");
    assert_eq!(fs::read(bench.path("got")).unwrap(), mail);
}

#[test]
fn the_status_of_the_command_is_returned() {
    let bench = Bench::new();
    let run = |script| bench.pipe(LUNCH, &["sendmail", "--", "sh", "-c", script]);
    run("exit 0").status(0).stderr("");
    run("exit 75").status(75).stderr("");
    run("kill -9 $$")
        .status(137)
        .stderr("sincerely: sh was ended by signal 9\n");
    run("head -c 1 >/dev/null; exit 3").status(3);
    run("echo said; echo warned >&2")
        .status(0)
        .stdout("said\n")
        .stderr("warned\n");
}

#[test]
fn a_missing_command_sends_nothing_and_says_so() {
    let bench = Bench::new();
    bench
        .pipe(LUNCH, &["sendmail", "--", "no-such-mailer", "-t"])
        .status(2)
        .stderr("sincerely: not sent: cannot start no-such-mailer: No such file or directory\n");
    bench.pipe(LUNCH, &["sendmail"]).status(2).stderr_has("CMD");
    bench
        .pipe(LUNCH, &["sendmail", "--"])
        .status(2)
        .stderr_has("CMD");
}

#[test]
fn trouble_before_the_start_starts_nothing() {
    let bench = Bench::new();
    let keep = ["--", "sh", "-c", "cat > got"];
    let run = |input: &[u8], options: &[&str]| {
        let args = [&["sendmail"], options, &keep].concat();
        let outcome = bench.pipe(input, &args).status(2);
        assert!(!bench.path("got").exists());
        outcome
    };
    run(b"", &[]).stderr("sincerely: not sent: standard input holds no message\n");
    run(LUNCH, &["--occasion", "x"]).stderr_has("'x'");
    run(LUNCH, &["--allow", "no-such-rule"])
        .stderr_has("no rule or group `no-such-rule`")
        .stderr_has("not sent");
    bench.file("sincerely.toml", "wrong = 1\n");
    run(LUNCH, &[])
        .stderr_has("not sent")
        .stderr_has("unknown field `wrong`");

    // Reading a folder fails.
    let mut command = bench.command(&["sendmail", "--isolated", "--", "sh", "-c", "cat > got"]);
    let folder = fs::File::open(bench.path("")).unwrap();
    let output = command.stdin(Stdio::from(folder)).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = "sincerely: not sent: standard input: Is a directory\n";
    assert_eq!(String::from_utf8(output.stderr).unwrap(), said);
    assert!(!bench.path("got").exists());
}

#[test]
fn no_copy_is_left_behind() {
    let bench = Bench::new();
    fs::create_dir(bench.path("tmp")).unwrap();
    let mut command = bench.command(&["sendmail", "--", "sh", "-c", "cat > got"]);
    fs::write(bench.path("in"), LUNCH).unwrap();
    let input = fs::File::open(bench.path("in")).unwrap();
    command.env("TMPDIR", bench.path("tmp")).stdin(input);
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    assert_eq!(fs::read(bench.path("got")).unwrap(), LUNCH);
    assert_eq!(fs::read_dir(bench.path("tmp")).unwrap().count(), 0);
}

#[test]
fn a_large_message_is_handed_on_whole() {
    let bench = Bench::new();
    let mail = [LUNCH, &b"line\n".repeat(2_000_000)].concat();
    bench
        .pipe(&mail, &["sendmail", "--", "sh", "-c", "cat > got"])
        .status(0);
    assert!(fs::read(bench.path("got")).unwrap() == mail);
}

/// A follow-up with an error, and a place for more header fields.
fn flawed(fields: &str) -> String {
    format!(
        "To: Dana Osei <dana@northlight.example>\n{fields}Subject: Data analyst interview, 12 May\n\n\
         Dear Dana,\n\nThank you for meeting with me today about the [Job Title] role. I enjoyed \
         hearing how your team moved billing off the mainframe, and I am excited about it. My six years of migrating ledgers would \
         help me to get started quickly.\n\n\
         I look forward to hearing from you.\n\nKind regards,\nAna Sample\n"
    )
}

#[test]
fn what_the_header_allows_passes_without_the_header() {
    let bench = Bench::new();
    let send = |fields: &str| bench.pipe(flawed(fields), &["sendmail", "--", "sh", "-c", KEEP]);
    let refused = send("").status(65).stdout("");
    refused
        .stderr_has("facts/placeholder")
        .stderr_has("not sent");
    assert!(!bench.path("got").exists());
    for allowed in [
        "facts/placeholder (their form)",
        "Facts",
        "spelling,\n\tfacts",
    ] {
        send(&format!("X-Sincerely-Allow: {allowed}\n"))
            .status(0)
            .stderr("");
        assert_eq!(fs::read_to_string(bench.path("got")).unwrap(), flawed(""));
        fs::remove_file(bench.path("got")).unwrap();
    }
    send("X-Sincerely-Allow: facts/plceholder\n")
        .status(65)
        .stderr_has("no rule or group `facts/plceholder`, did you mean `facts/placeholder`?");
    // Not by text in the body.
    let mail = flawed("") + "\nX-Sincerely-Allow: facts\n";
    bench
        .pipe(mail, &["sendmail", "--", "sh", "-c", KEEP])
        .status(65);
    assert!(!bench.path("got").exists());
}

#[test]
fn the_header_goes_from_any_mail_and_not_a_byte_beside_it() {
    let bench = Bench::new();
    let with =
        b"To: a@x.example\r\nX-Sincerely-Allow: tone\r\n (\xe9)\r\nX-Tag:\xff\r\n\r\nHi\0\r\n.\r\n";
    let without = b"To: a@x.example\r\nX-Tag:\xff\r\n\r\nHi\0\r\n.\r\n";
    bench
        .pipe(with, &["sendmail", "--", "sh", "-c", KEEP])
        .status(0);
    assert_eq!(fs::read(bench.path("got")).unwrap(), without);
}

#[test]
fn the_ways_out_pass_all_and_say_so() {
    let bench = Bench::new();
    // Even a broken config is no obstacle.
    bench.file("sincerely.toml", "wrong = 1\n");
    let args = ["sendmail", "--", "sh", "-c", KEEP];
    bench
        .pipe(flawed("X-Sincerely-Allow: all (no time)\n"), &args)
        .status(0)
        .stderr("sincerely: passed on unchecked: X-Sincerely-Allow says all\n");
    assert_eq!(fs::read_to_string(bench.path("got")).unwrap(), flawed(""));
    fs::write(bench.path("in"), flawed("")).unwrap();
    let run = |value: &str, options: &[&str]| {
        let args = [&["sendmail"], options, &["--", "sh", "-c", "cat"]].concat();
        let mut command = bench.command(&args);
        command.env("SINCERELY_NO_VERIFY", value);
        let output = command
            .stdin(fs::File::open(bench.path("in")).unwrap())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let said = "sincerely: passed on unchecked: SINCERELY_NO_VERIFY is set\n";
    assert_eq!(run("1", &[]), (Some(0), flawed(""), said.to_owned()));
    assert_eq!(run("1", &["--quiet"]), (Some(0), flawed(""), String::new()));
    for value in ["", "0"] {
        assert_eq!(run(value, &["--isolated"]).0, Some(65), "{value:?}");
    }
}

#[test]
fn findings_below_the_bar_pass_with_a_word() {
    let bench = Bench::new();
    let send = |options: &[&str]| {
        let args = [&["sendmail"], options, &["--", "sh", "-c", KEEP]].concat();
        bench.pipe(flawed(""), &args)
    };
    send(&["--note=facts"])
        .status(0)
        .stderr_has("note[facts/placeholder]");
    send(&["--note=facts", "--quiet"]).status(0).stderr("");
    send(&["--note=facts", "--quiet", "--fail-on=note"])
        .status(65)
        .stderr_has("note[facts/placeholder]");
}
