//! What lies past a limit is not read, and every report says so.

use std::fs::File;

use serde_json::Value;

use crate::bench::Bench;

/// A draft past a limit, and what is said of it.
fn past_a_limit() -> Vec<(&'static str, String, &'static str)> {
    let mixed = |boundary: &str| format!("Content-Type: multipart/mixed; boundary={boundary}\n\n");
    let body = "--b\n\nHi Dana,\n\nshall we have lunch?\n\nAna\n";
    let part = |nth: usize| format!("--{nth}\n{}", mixed(&(nth + 1).to_string()));
    let nested: String = (0..40).map(part).collect();
    vec![
        (
            "nested.eml",
            format!(
                "Subject: x\n{}{body}--b\n{}{nested}",
                mixed("b"),
                mixed("0")
            ),
            "parts below 32 levels of parts are not read",
        ),
        (
            "parts.eml",
            format!(
                "Subject: x\n{}{body}{}",
                mixed("b"),
                "--b\nX: y\n\n".repeat(1100)
            ),
            "parts past the first 1000 are not read",
        ),
        (
            "headers.eml",
            format!(
                "Subject: x\n{}\nHi Dana,\n\nlunch?\n\nAna\n",
                "X-Tag: y\n".repeat(120_000)
            ),
            "the header block is longer than a mebibyte; the rest of it is not read",
        ),
        (
            "names.eml",
            format!(
                "Subject: x\nTo: {}\n\nHi Dana,\n\nlunch?\n\nAna\n",
                "a@b.example, ".repeat(1100)
            ),
            "addresses past the first 1000 of a field are not read",
        ),
    ]
}

#[test]
fn every_format_says_what_is_past_a_limit() {
    let bench = Bench::new();
    for (name, draft, remark) in past_a_limit() {
        bench.file(name, draft);
        bench
            .run(&[name])
            .status(0)
            .stdout_has(&format!("\n  remark  {remark}\n"));
        bench
            .run(&["--format", "short", name])
            .status(0)
            .stdout_has(&format!("{name}:1:1: note[remark] {remark}\n"));
        let json = bench.run(&["--format", "json", name]).status(0).stdout;
        let json: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["files"][0]["remarks"][0], remark);
        let sarif = bench.run(&["--format", "sarif", name]).status(0).stdout;
        let sarif: Value = serde_json::from_str(&sarif).unwrap();
        let told = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
        assert_eq!(told["message"]["text"], remark);
    }
}

#[test]
fn text_that_lies_too_deep_is_asked_for_in_vain() {
    let bench = Bench::new();
    let part = |nth: usize| format!("Content-Type: multipart/mixed; boundary={nth}\n\n--{nth}\n");
    let nested: String = (0..10_000).map(part).collect();
    bench.file("nested.eml", format!("Subject: x\n{nested}\nHi.\n"));
    let reason = "the message has no text part; parts below 32 levels of parts are not read";
    bench
        .run(&["nested.eml"])
        .status(2)
        .stderr(&format!("sincerely: nested.eml: {reason}\n"));
}

#[test]
fn a_file_of_any_size_is_refused_before_it_is_read() {
    let bench = Bench::new();
    bench.file("disk.eml", "");
    let file = File::options()
        .write(true)
        .open(bench.path("disk.eml"))
        .unwrap();
    file.set_len(1 << 40).unwrap();
    bench
        .run(&["disk.eml"])
        .status(2)
        .stderr("sincerely: disk.eml: the message is larger than 256 MiB\n");
}

#[test]
fn what_is_not_read_is_not_missed() {
    let bench = Bench::new();
    let body = "Hi Dana,\n\nThank you for meeting with me on Tuesday about the editor role.\n";
    let long = "X-Tag: y\n".repeat(120_000);
    bench
        .file(
            "headers.eml",
            format!("To: d@x.example\n{long}Subject: Interview on 12 May\n\n{body}\nAna Ruiz\n"),
        )
        .run(&["--isolated", "headers.eml"])
        .status(0)
        .stdout_has("not checked  subject/missing (not all of the header block is read)");
    let further = "--b\nContent-Type: text/html; charset=utf-7\n\nKind regards, Ana Ruiz\n--b--\n";
    bench
        .file(
            "parts.eml",
            format!("Subject: Interview on 12 May\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{body}{further}"),
        )
        .run(&["--isolated", "parts.eml"])
        .status(0)
        .stdout_has("not checked  signoff/missing, signoff/name-missing, content (not all of the mail is read)")
        .stdout_has("  remark  the mail shows further text, which is not read\n");
}
