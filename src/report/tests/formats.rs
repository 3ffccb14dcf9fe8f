//! The sample report in each format.

use serde_json::Value;

use super::*;
use crate::report::{Failure, json};

#[test]
fn full() {
    let expected = "\
error[facts/placeholder]: a placeholder is still in the draft
  ┌─ draft.eml:6:53
  │
1 │ Subject: Interview on 12 May
  │          --------- nor is it named here
  ·
6 │ Thank you for meeting with me. I would love to join [Company Name] and bring
  │                                                     ^^^^^^^^^^^^^^ put the company's name here
  │
  = a fact of this finding
  = An unfilled blank shows that the note was not written for its reader.
  = article: The Job Interview is Over (Elisa Abbot): proofread before sending

warning[pressure/deadline]: sets the interviewer a deadline
  ┌─ draft.eml:7:29
  │
7 │ my best. I need your answer by Friday.
  │                             ^^^^^^^^^ ask what the next step is instead
  │
  = They decide when they decide.
  = house: our reason

draft.eml reads as a thank-you (\"Thank you for meeting with me\"), 22 words of 150
  present  thanks
  missing  a specific reference to the interview
  unwelcome  fit
  not checked  subject/missing, subject/vague (the draft has no header block); timing (no dates are known)
  and 23 more of pressure/deadline
1 error, 1 warning
";
    assert_eq!(print(Format::Full, &[("draft.eml", &sample())]), expected);
}

#[test]
fn full_of_several_files_has_one_total() {
    let other = report(bare("Lunch?\n"));
    let text = print(Format::Full, &[("a.txt", &other), ("b.txt", &other)]);
    let expected = "\
a.txt does not read as an interview follow-up (--occasion to say what it is)

b.txt does not read as an interview follow-up (--occasion to say what it is)

2 drafts: nothing to change
";
    assert_eq!(text, expected);
}

#[test]
fn full_of_a_named_and_of_a_close_occasion() {
    let mut report = report(bare("Lunch?\n"));
    report.reading.occasion = Occasion::Nudge;
    report.reading.close = true;
    report.n_words = 1;
    report.n_words_fine = 80;
    let close = print(Format::Full, &[("a", &report)]);
    let line = "a reads as a nudge, 1 word of 80; it is a close call (--occasion decides)\n";
    assert_eq!(close, format!("{line}nothing to change\n"));
    report.reading.other = Some(Occasion::CheckIn);
    let close = print(Format::Full, &[("a", &report)]);
    let line =
        "a reads as a nudge, 1 word of 80; it may as well be a check-in (--occasion decides)\n";
    assert_eq!(close, format!("{line}nothing to change\n"));
    report.reading.given = true;
    let given = print(Format::Full, &[("a", &report)]);
    let line = "a is checked as a nudge, as you said, 1 word of 80\n";
    assert_eq!(given, format!("{line}nothing to change\n"));
}

#[test]
fn short() {
    let expected = "\
draft.eml:7:29: warning[pressure/deadline] sets the interviewer a deadline
draft.eml:6:53: error[facts/placeholder] a placeholder is still in the draft
draft.eml:1:1: note[pressure/deadline] 23 more are not shown
";
    let text = print(
        Format::Short(Columns::default()),
        &[("draft.eml", &sample())],
    );
    assert_eq!(text, expected);
}

#[test]
fn statistics_count_what_was_dropped_too() {
    let expected = "\
24  pressure/deadline  sets the interviewer a deadline
 1  facts/placeholder  a placeholder is still in the draft
";
    let text = print(Format::Statistics, &[("draft.eml", &sample())]);
    assert_eq!(text, expected);
}

#[test]
fn json_says_the_specified() {
    let text = print(Format::Json, &[("draft.eml", &sample())]);
    let object: Value = serde_json::from_str(&text).unwrap();
    assert_valid(&object);
    let file = &object["files"][0];
    let finding = &file["diagnostics"][1];
    let expected = serde_json::json!({
        "part": "body", "byte_start": 115, "byte_end": 129,
        "line": 6, "column": 53, "end_line": 6, "end_column": 67,
        "utf16_column": 53, "utf16_end_column": 67,
        "text": "[Company Name]", "exact": true,
    });
    assert_eq!(finding["span"], expected);
    assert_eq!(finding["rule"], "facts/placeholder");
    assert_eq!(finding["help"], "put the company's name here");
    assert_eq!(finding["labels"][0]["span"]["text"], "Interview");
    assert_eq!(finding["articles"][0]["key"], "abbot");
    assert_eq!(finding["notes"][0], "a fact of this finding");
    let edit = serde_json::json!({"byte_start": 115, "byte_end": 129, "text": "the team"});
    assert_eq!(finding["fixes"][0]["edits"][0], edit);
    assert_eq!(finding.get("url"), None);
    assert_eq!(file["occasion"]["name"], "thank-you");
    assert_eq!(file["occasion"]["because"][0]["span"]["line"], 6);
    assert_eq!(file["occasion"]["because"][1].get("span"), None);
    assert_eq!(file["words"], 22);
    assert_eq!(file["elements"][0]["state"], "present");
    assert_eq!(file["elements"][3]["state"], "absent");
    let dropped = serde_json::json!([{"rule": "pressure/deadline", "count": 23}]);
    assert_eq!(file["dropped"], dropped);
    assert_eq!(file["not_checked"][1]["rule"], "timing");
    let summary = serde_json::json!({"error": 1, "warning": 1, "note": 0});
    assert_eq!(object["summary"], summary);
}

#[test]
fn json_of_many_files_and_of_none_is_one_object() {
    let sample = sample();
    let text = print(Format::Json, &[("a", &sample), ("b", &sample)]);
    let object: Value = serde_json::from_str(&text).unwrap();
    assert_valid(&object);
    assert_eq!(object["files"][1]["path"], "b");

    let mut out = NoColor::new(Vec::new());
    let failures = [Failure {
        path: "gone.eml".to_owned(),
        message: None,
        reason: "No such file".to_owned(),
    }];
    let mut printer = Printer::new(Format::Json);
    printer.finish(&failures, &mut out).unwrap();
    let object: Value = serde_json::from_slice(&out.into_inner()).unwrap();
    assert_valid(&object);
    assert_eq!(object["failures"][0]["path"], "gone.eml");
}

#[test]
fn json_lines_are_the_files_of_the_object() {
    let sample = sample();
    let files = [("a", &sample), ("b", &sample)];
    let object: Value = serde_json::from_str(&print(Format::Json, &files)).unwrap();
    let lines = print(Format::JsonLines, &files);
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(object["files"], Value::Array(lines));
}

fn assert_valid(object: &Value) {
    let schema: Value = serde_json::from_str(json::SCHEMA).unwrap();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("report.json", schema).unwrap();
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile("report.json", &mut schemas).unwrap();
    if let Err(error) = schemas.validate(object, index) {
        panic!("{error}");
    }
}

/// A report of `n` notes and one warning, all of one rule.
fn with_notes(n: usize) -> Report<'static> {
    let mut report = report(bare("by Friday\n"));
    let at = place(&report.message, "by Friday");
    let mut note = finding(&DEADLINE, at);
    note.severity = Severity::Note;
    report.diagnostics = vec![note; n];
    report.diagnostics.push(finding(&DEADLINE, at));
    report
}

#[test]
fn full_tells_the_reason_of_a_rule_once() {
    let text = print(Format::Full, &[("a", &with_notes(3))]);
    let n_told = |words: &str| text.matches(words).count();
    assert_eq!(n_told("[pressure/deadline]: "), 4, "{text}");
    assert_eq!(n_told("They decide when they decide."), 1, "{text}");
    assert_eq!(n_told("house: our reason"), 1, "{text}");
    // The gravest comes first and tells it.
    assert!(text.starts_with("warning"), "{text}");
    // Every file's report stands alone.
    let report = with_notes(1);
    let two = print(Format::Full, &[("a", &report), ("b", &report)]);
    assert_eq!(
        two.matches("They decide when they decide.").count(),
        2,
        "{two}"
    );
}

#[test]
fn full_fits_a_terminal() {
    let report = with_notes(12);
    for width in [60, 80] {
        let mut out = NoColor::new(Vec::new());
        let mut printer = Printer::new(Format::Full).width(Some(width));
        printer.file("a", &report, &mut out).unwrap();
        let text = String::from_utf8(out.into_inner()).unwrap();
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
        assert!(text.contains("pressure/deadline"), "{text}");
    }
}

#[test]
fn full_folds_notes_past_ten() {
    let ten = print(Format::Full, &[("a", &with_notes(10))]);
    assert!(!ten.contains("more note"), "{ten}");
    let report = with_notes(12);
    let folded = print(Format::Full, &[("a", &report)]);
    assert_eq!(folded.matches("note[pressure/deadline]").count(), 10);
    let line = "\n2 more notes (--all-notes shows all): pressure/deadline (2)\n\na does not read";
    assert!(folded.contains(line), "{folded}");
    assert!(folded.ends_with("1 warning, 12 notes\n"), "{folded}");

    let mut out = NoColor::new(Vec::new());
    let mut printer = Printer::new(Format::Full).all_notes(true);
    printer.file("a", &report, &mut out).unwrap();
    let all = String::from_utf8(out.into_inner()).unwrap();
    assert_eq!(all.matches("note[pressure/deadline]").count(), 12);
    assert!(!all.contains("--all-notes"), "{all}");
    // Programs get them all.
    assert_eq!(
        print(Format::Short(Columns::default()), &[("a", &report)])
            .lines()
            .count(),
        13
    );
}
