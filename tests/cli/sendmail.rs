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
