//! Mailboxes: an mbox file, a Maildir, a folder; each message by itself.

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;

use serde_json::Value;

use crate::bench::Bench;

const FROM: &str = "From ana@mail.example Mon May 12 09:00:00 2025\n";

const FOLLOW_UP: &str = "Subject: Interview on 12 May\n\nDear Dana,\n\n\
    Thank you for the interview on Monday. I enjoyed hearing how your team moved billing \
    off the mainframe, and I would love to join [Company].\n\nKind regards,\nAna Ruiz\n";

const LUNCH: &str = "Subject: lunch\n\nHi Dana,\n\nshall we have lunch on Friday? The new \
    place is open.\n\nAna\n";

const UNREADABLE: &str = "Subject: x\nContent-Type: text/plain; charset=utf-7\n\nHi\n";

fn mbox(messages: &[&str]) -> String {
    let stuffed = |message: &&str| format!("{FROM}{}\n", message.replace("\nFrom ", "\n>From "));
    messages.iter().map(stuffed).collect()
}

fn json(bench: &Bench, args: &[&str], status: i32) -> Value {
    let args = [&["--format", "json"], args].concat();
    let stdout = bench.run(&args).status(status).stdout;
    serde_json::from_str(&stdout).unwrap()
}

fn paths(report: &Value) -> Vec<&str> {
    let files = report["files"].as_array().unwrap();
    files
        .iter()
        .map(|file| file["path"].as_str().unwrap())
        .collect()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

#[test]
fn findings_of_an_mbox_have_the_places_of_the_file() {
    let bench = Bench::new();
    let file = mbox(&[LUNCH, FOLLOW_UP, LUNCH, FOLLOW_UP]);
    bench.file("in.mbox", &file);
    let report = json(&bench, &["in.mbox"], 1);
    assert_eq!(paths(&report), ["in.mbox"; 4]);
    let mut n_found = 0;
    for (nth, entry) in report["files"].as_array().unwrap().iter().enumerate() {
        let message = &entry["message"];
        assert_eq!(message["number"], nth + 1);
        let (start, end) = (number(&message["byte_start"]), number(&message["byte_end"]));
        assert!(file[start..end].starts_with(FROM));
        assert_eq!(number(&message["line"]), 1 + file[..start].lines().count());
        for found in entry["diagnostics"].as_array().unwrap() {
            let span = &found["span"];
            let (first, last) = (number(&span["byte_start"]), number(&span["byte_end"]));
            assert!(start <= first && last <= end);
            if span["part"] == "body" {
                assert_eq!(span["text"], file[first..last]);
                n_found += 1;
            }
            assert_eq!(
                number(&span["line"]),
                file[..first].matches('\n').count() + 1
            );
        }
    }
    assert!(n_found >= 2, "{report}");
}

#[test]
fn lines_stuffed_with_a_mark_are_read_without_it() {
    let bench = Bench::new();
    let message = "Subject: x\n\nHi Dana,\n\nI am glad.\nFrom [Company] I heard.\n\
         >From here it is quoted.\n\nAna\n";
    let rd = "Subject: x\n\nHi Dana,\n\nI am glad.\n>From [Company] I heard.\n\
         >>From here it is quoted.\n\nAna\n";
    bench.file("one", format!("{FROM}{message}"));
    bench.file("rd.mbox", format!("{FROM}{rd}\n{FROM}{rd}"));
    let expected = json(&bench, &["one"], 1)["files"][0]["diagnostics"].clone();
    let report = json(&bench, &["rd.mbox"], 1);
    let file = fs::read_to_string(bench.path("rd.mbox")).unwrap();
    for entry in report["files"].as_array().unwrap() {
        let span = &entry["diagnostics"][0]["span"];
        let range = number(&span["byte_start"])..number(&span["byte_end"]);
        assert_eq!(file[range], *span["text"].as_str().unwrap());
        assert_eq!(span["text"], expected[0]["span"]["text"]);
        assert_eq!(span["column"], 7);
    }
}

#[test]
fn a_file_of_one_message_is_that_message() {
    let bench = Bench::new();
    bench.file("draft.eml", format!("{FROM}{LUNCH}"));
    let report = json(&bench, &["draft.eml"], 0);
    assert_eq!(report["files"][0].get("message"), None);
    bench
        .run(&["draft.eml"])
        .status(0)
        .stdout_has("draft.eml does not read as an interview follow-up");
}

#[test]
fn other_peoples_mail_is_passed_over_in_silence() {
    let bench = Bench::new();
    bench.file("in.mbox", mbox(&[LUNCH, LUNCH, LUNCH]));
    bench
        .run(&["in.mbox"])
        .status(0)
        .stdout("3 messages, 3 are no follow-ups: nothing to change\n")
        .stderr("");
    bench.file("in.mbox", mbox(&[LUNCH, FOLLOW_UP, LUNCH]));
    let run = bench.run(&["in.mbox"]).status(1);
    let run = run
        .stdout_has("in.mbox:15:")
        .stdout_has("\nin.mbox#2 reads as a thank-you")
        .stdout_has("\n3 messages, 2 are no follow-ups: 1 error");
    assert_eq!(run.stdout.matches(" reads as ").count(), 1);
    assert_eq!(run.stdout.matches("does not read").count(), 0);
}

#[test]
fn a_message_that_cannot_be_read_is_named_and_the_rest_goes_on() {
    let bench = Bench::new();
    bench.file("in.mbox", mbox(&[LUNCH, UNREADABLE, FOLLOW_UP]));
    let reason = "the body is declared as utf-7, a charset sincerely does not read";
    bench
        .run(&["in.mbox"])
        .status(2)
        .stdout_has("in.mbox#3 reads as")
        .stderr(&format!("sincerely: in.mbox#2: {reason}\n"));
    let report = json(&bench, &["in.mbox"], 2);
    assert_eq!(paths(&report).len(), 2);
    let failure = &report["failures"][0];
    assert_eq!(failure["path"], "in.mbox");
    assert_eq!(failure["message"], 2);
    assert_eq!(failure["reason"], reason);
}

#[test]
fn a_maildir_stands_for_its_messages() {
    let bench = Bench::new();
    for name in [
        "m/cur/1700000002.M1.host:2,S",
        "m/cur/1700000001.M1.host:2,",
        "m/cur/1700000003.M1.host:2,ST",
        "m/cur/.hidden",
        "m/new/1700000004.M1.host",
        "m/tmp/1700000005.M1.host",
        "m/Sent/cur/1700000006.M1.host:2,S",
        "m/Sent/new/1700000007.M1.host",
        "m/notes.eml",
    ] {
        bench.file(name, LUNCH);
    }
    let report = json(&bench, &["m"], 0);
    let expected = [
        "m/Sent/cur/1700000006.M1.host:2,S",
        "m/Sent/new/1700000007.M1.host",
        "m/cur/1700000001.M1.host:2,",
        "m/cur/1700000002.M1.host:2,S",
        "m/new/1700000004.M1.host",
        "m/notes.eml",
    ];
    assert_eq!(paths(&report), expected);
    bench
        .run(&["m"])
        .stdout_has("6 messages, 5 are no follow-ups: nothing to change");
    for folder in ["e/cur", "e/new"] {
        fs::create_dir_all(bench.path(folder)).unwrap();
    }
    bench.run(&["e"]).status(0).stdout("").stderr("");
}

#[test]
fn a_file_named_so_is_a_page() {
    let bench = Bench::new();
    let page = "<p>Dear Dana,<p>Thank you for the <b>inter</b>view on Monday. \
                <!-- [Name] --> I would love to join [Company].<p>Ana Ruiz";
    bench
        .file("d/a.html", page)
        .file("d/b.HTM", page)
        .file("d/c.txt", page);
    let report = json(&bench, &["d"], 1);
    assert_eq!(paths(&report), ["d/a.html", "d/b.HTM", "d/c.txt"]);
    let blanks = |nth: usize| {
        let found = report["files"][nth]["diagnostics"].as_array().unwrap();
        found
            .iter()
            .filter(|found| found["rule"] == "facts/placeholder")
            .count()
    };
    assert_eq!([blanks(0), blanks(1), blanks(2)], [1, 1, 2]);
    assert_eq!(report["files"][0]["occasion"]["name"], "thank-you");
}

#[test]
fn many_messages_are_reported_in_their_order() {
    let bench = Bench::new();
    let mut file = String::new();
    for nth in 0..700 {
        let message = if nth % 50 == 7 { UNREADABLE } else { FOLLOW_UP };
        let filler = "We talked for a while. ".repeat(nth % 13 * 10);
        let message = message.replace("Kind", &format!("{filler}\n\nKind"));
        let message = format!("X-Number: {}\n{message}", nth + 1);
        writeln!(file, "{FROM}{message}").unwrap();
    }
    assert!(file.len() > 500_000);
    bench.file("in.mbox", &file);
    let lines = bench.run(&["--format", "json-lines", "in.mbox"]).status(2);
    let mut numbers = Vec::new();
    for line in lines.stdout.lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        let nth = number(&entry["message"]["number"]);
        let start = number(&entry["message"]["byte_start"]);
        assert!(file[start..].starts_with(&format!("{FROM}X-Number: {nth}\n")));
        let mut found = entry["diagnostics"].as_array().unwrap().iter();
        let found = found.find(|found| found["rule"] == "facts/placeholder");
        let found = found.unwrap();
        let found = number(&found["span"]["byte_start"]);
        assert_eq!(found, start + file[start..].find("[Company]").unwrap());
        numbers.push(nth);
    }
    let expected: Vec<_> = (1..=700).filter(|nth| nth % 50 != 8).collect();
    assert_eq!(numbers, expected);
    let failed: Vec<_> = lines
        .stderr
        .lines()
        .map(|line| line.split(": ").nth(1).unwrap())
        .collect();
    let expected: Vec<_> = (0..14)
        .map(|nth| format!("in.mbox#{}", nth * 50 + 8))
        .collect();
    assert_eq!(failed, expected);
    for format in ["full", "short", "json", "sarif"] {
        let once = bench.run(&["--format", format, "in.mbox"]).status(2);
        let again = bench.run(&["--format", format, "in.mbox"]).status(2);
        assert!(once.stdout == again.stdout, "{format}");
        let mut command = bench.command(&["--format", format, "--stdin-filename", "in.mbox"]);
        let input = fs::File::open(bench.path("in.mbox")).unwrap();
        let piped = command.stdin(input).output().unwrap();
        assert!(once.stdout.as_bytes() == piped.stdout, "{format}");
    }
}

#[cfg(unix)]
#[test]
fn when_nobody_reads_on_the_rest_is_not_linted() {
    let bench = Bench::new();
    bench.file("in.mbox", mbox(&[FOLLOW_UP]).repeat(20_000));
    let mut command = bench.command(&["--format", "json-lines", "in.mbox"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let started = std::time::Instant::now();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.stderr, b"");
    assert_eq!(output.status.code(), Some(1));
    // All of it takes a minute where debug builds are slow.
    assert!(started.elapsed().as_secs() < 20);
}

/// Nanoseconds that each thread of a process has run.
#[cfg(target_os = "linux")]
fn threads(process: u32) -> Vec<u64> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let ran =
        tasks.filter_map(|task| fs::read_to_string(task.unwrap().path().join("schedstat")).ok());
    ran.map(|line| line.split(' ').next().unwrap().parse().unwrap())
        .collect()
}

/// Nobody reads the report: once the pipe is full the program waits with all
/// its threads, and each has had a part of the work.
#[test]
#[cfg(target_os = "linux")]
fn all_cores_work_on_a_mailbox() {
    let bench = Bench::new();
    bench.file("in.mbox", mbox(&[FOLLOW_UP]).repeat(5000));
    let mut command = bench.command(&["--format", "short", "in.mbox"]);
    let mut program = command.stdout(Stdio::piped()).spawn().unwrap();
    let n_cores = std::thread::available_parallelism().unwrap().get();
    let has_worked = |ran: &u64| *ran > 1_000_000;
    let until = std::time::Instant::now() + std::time::Duration::from_mins(1);
    let mut ran = Vec::new();
    while std::time::Instant::now() < until {
        ran = threads(program.id());
        if ran.len() == n_cores && ran.iter().all(has_worked) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    program.kill().unwrap();
    program.wait().unwrap();
    assert_eq!(ran.len(), n_cores);
    assert!(ran.iter().all(has_worked), "{ran:?}");
}

#[test]
fn a_mark_and_blank_lines_before_the_first_message_are_passed_over() {
    let bench = Bench::new();
    let plain = mbox(&[LUNCH, FOLLOW_UP]);
    for lead in ["\u{feff}", "\n\r\n", "\u{feff}\n"] {
        let file = format!("{lead}{plain}");
        bench.file("in.mbox", &file);
        let report = json(&bench, &["in.mbox"], 1);
        assert_eq!(paths(&report), ["in.mbox"; 2], "{lead:?}");
        let second = &report["files"][1];
        let start = number(&second["message"]["byte_start"]);
        assert_eq!(start, file.rfind(FROM).unwrap());
        let found = second["diagnostics"].as_array().unwrap();
        let blank = found
            .iter()
            .find(|each| each["rule"] == "facts/placeholder");
        let span = &blank.unwrap()["span"];
        let (at, end) = (number(&span["byte_start"]), number(&span["byte_end"]));
        assert_eq!(&file[at..end], "[Company]");
        let n_lines = file[..at].matches('\n').count();
        assert_eq!(number(&span["line"]), 1 + n_lines, "{lead:?}");
    }
    // A file of one message is that message, and may be mended.
    bench.file("one.mbox", format!("\u{feff}{}", mbox(&[FOLLOW_UP])));
    let report = json(&bench, &["one.mbox"], 1);
    assert!(report["files"][0]["message"].is_null());
}

#[cfg(unix)]
#[test]
fn a_pipe_that_lies_in_a_folder_is_not_waited_for() {
    let bench = Bench::new();
    bench
        .file("mail/a.eml", FOLLOW_UP)
        .file("box/cur/1:2,S", FOLLOW_UP);
    fs::create_dir_all(bench.path("box/new")).unwrap();
    for pipe in ["mail/b.eml", "box/new/2"] {
        let made = std::process::Command::new("mkfifo")
            .arg(bench.path(pipe))
            .status();
        assert!(made.unwrap().success());
    }
    std::os::unix::fs::symlink(bench.path("mail/b.eml"), bench.path("mail/c.eml")).unwrap();
    for folder in ["mail", "box"] {
        bench
            .run(&["--format=short", folder])
            .status(1)
            .stderr("")
            .stdout_has("error[facts/placeholder]");
    }
}
