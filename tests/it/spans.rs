//! The span law: `source[byte_start..byte_end]` decodes to the words reported,
//! in every encoding, for every place of the JSON report; lines and columns are
//! those of the raw source.

use std::ops::Range;

use boon::{Compiler, Schemas};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use sincerely::report::{Format, Printer, json};
use sincerely::{Options, lint};
use termcolor::NoColor;

use crate::cases;
use crate::decode::{Encoding, Region, regions};
use crate::mails::{self, Style, Transfer, Words};

/// The JSON object of one source, as a user gets it.
fn object(source: &[u8], options: &Options) -> Value {
    let mut out = NoColor::new(Vec::new());
    let mut printer = Printer::new(Format::Json);
    let report = lint(source, options);
    printer.file("mail", &report, &mut out).unwrap();
    printer.finish(&[], &mut out).unwrap();
    serde_json::from_slice(&out.into_inner()).unwrap()
}

/// Every span of a report, with what it is the place of.
fn places(file: &Value) -> Vec<(String, &Value)> {
    let list = |value: &Value, key: &str| value[key].as_array().unwrap().len();
    let mut places = Vec::new();
    for nth in 0..list(&file["occasion"], "because") {
        let evidence = &file["occasion"]["because"][nth];
        if !evidence["span"].is_null() {
            let words = evidence["span"]["text"].as_str().unwrap();
            // Marks of a quote between its lines are no words.
            let is_mark = |word: &str| word.chars().all(|ch| ch == '>');
            let words = words.split_whitespace().filter(|word| !is_mark(word));
            let words: Vec<_> = words.collect();
            assert_eq!(evidence["words"], words.join(" "));
            places.push(("evidence".to_owned(), &evidence["span"]));
        }
    }
    for nth in 0..list(file, "elements") {
        let element = &file["elements"][nth];
        assert_eq!(element["state"] == "present", !element["span"].is_null());
        if !element["span"].is_null() {
            places.push((element["name"].to_string(), &element["span"]));
        }
    }
    for nth in 0..list(file, "diagnostics") {
        let finding = &file["diagnostics"][nth];
        places.push((finding["rule"].to_string(), &finding["span"]));
        for nth in 0..list(finding, "labels") {
            let name = format!("a label of {}", finding["rule"]);
            places.push((name, &finding["labels"][nth]["span"]));
        }
    }
    places
}

fn number(value: &Value, key: &str) -> usize {
    let number = value[key].as_u64().unwrap_or_else(|| panic!("no {key}"));
    usize::try_from(number).unwrap()
}

/// Line, column and UTF-16 column of an offset, counted the slow way.
fn position(source: &[u8], offset: usize) -> (usize, usize, usize) {
    let (mut line, mut column, mut utf16) = (1, 1, 1);
    let mut at = 0;
    while at < offset {
        // A character, or a byte that belongs to none.
        let mut lens = (1..=4.min(source.len() - at)).rev();
        let ch = lens.find_map(|len| str::from_utf8(&source[at..at + len]).ok()?.chars().next());
        at += ch.map_or(1, char::len_utf8);
        column += 1;
        utf16 += ch.map_or(1, char::len_utf16);
        if ch == Some('\n') {
            (line, column, utf16) = (line + 1, 1, 1);
        }
    }
    (line, column, utf16)
}

/// The texts of a source; a source without headers is a body and nothing else.
fn texts(source: &[u8]) -> Vec<Region> {
    regions(source).unwrap_or_else(|| {
        vec![Region {
            part: "body",
            raw: 0..source.len(),
            encoding: Encoding::Plain,
        }]
    })
}

/// Checks one span against the source.
fn check_span(source: &[u8], texts: &[Region], span: &Value) -> Result<(), String> {
    let raw = number(span, "byte_start")..number(span, "byte_end");
    let text = span["text"].as_str().unwrap();
    let is_exact = span["exact"].as_bool().unwrap();
    let holds = |region: &&Region| {
        region.part == span["part"] && region.raw.start <= raw.start && raw.end <= region.raw.end
    };
    let Some(region) = texts.iter().find(holds) else {
        return Err("it is in no text of its part".to_owned());
    };
    let (decoded, is_whole) = region.decode(source, raw.clone());
    let decoded = String::from_utf8(decoded);
    if is_exact {
        if !is_whole || decoded.as_deref() != Ok(text) {
            return Err(format!("the bytes are {decoded:?}"));
        }
    } else {
        // Up to two bytes of a group of three belong to the neighbours, and
        // may be pieces of characters.
        let decoded =
            decoded.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let n_strange = decoded.chars().count().saturating_sub(text.chars().count());
        if !decoded.contains(text) || n_strange > 4 {
            return Err(format!("the bytes are {decoded:?}"));
        }
        if region.encoding == Encoding::Plain || region.encoding == Encoding::QuotedPrintable {
            return Err("its encoding falls on byte borders".to_owned());
        }
    }
    check_position(source, &raw, span)
}

fn check_position(source: &[u8], raw: &Range<usize>, span: &Value) -> Result<(), String> {
    let said = |line, column, utf16| {
        (
            number(span, line),
            number(span, column),
            number(span, utf16),
        )
    };
    let start = said("line", "column", "utf16_column");
    let end = said("end_line", "end_column", "utf16_end_column");
    let expected = (position(source, raw.start), position(source, raw.end));
    if (start, end) == expected {
        Ok(())
    } else {
        Err(format!("it is at {expected:?}"))
    }
}

/// Checks every span of a source's report; says which are wrong.
fn check(source: &[u8], options: &Options) -> Vec<String> {
    let object = object(source, options);
    let file = &object["files"][0];
    let texts = texts(source);
    let mut wrong = Vec::new();
    for (name, span) in places(file) {
        if let Err(why) = check_span(source, &texts, span) {
            wrong.push(format!("{name}: {why}, the span is {span}"));
        }
        if span["text"] == "" {
            wrong.push(format!("{name}: it points at nothing, the span is {span}"));
        }
    }
    wrong.extend(check_edits(file, &texts));
    wrong
}

/// Edits are in the texts of the mail, in order, and none overlap.
fn check_edits(file: &Value, texts: &[Region]) -> Vec<String> {
    let mut wrong = Vec::new();
    for finding in file["diagnostics"].as_array().unwrap() {
        for fix in finding["fixes"].as_array().unwrap() {
            let mut last = 0;
            for edit in fix["edits"].as_array().unwrap() {
                let raw = number(edit, "byte_start")..number(edit, "byte_end");
                let is_inside =
                    |region: &Region| region.raw.start <= raw.start && raw.end <= region.raw.end;
                if raw.start < last || !texts.iter().any(is_inside) {
                    wrong.push(format!("{}: {fix}", finding["rule"]));
                }
                last = raw.end;
            }
        }
    }
    wrong
}

#[test]
fn spans_of_the_fixtures_lead_to_their_words() {
    let mut wrong = Vec::new();
    // The decoder of the tests knows no HTML; `tests/message` tries its spans.
    let is_page = |case: &cases::Case| {
        let source = String::from_utf8_lossy(&case.source);
        source.contains("\nContent-Type: text/html") && !source.contains("multipart/")
    };
    for case in cases::all().into_iter().filter(|case| !is_page(case)) {
        let said = check(&case.source, &cases::options());
        wrong.extend(said.iter().map(|said| format!("{}: {said}", case.name)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_span_off_by_a_byte_is_noticed() {
    for case in cases::all() {
        let object = object(&case.source, &cases::options());
        let texts = texts(&case.source);
        for (name, span) in places(&object["files"][0]) {
            for key in ["byte_start", "byte_end", "column", "end_line"] {
                let mut off = span.clone();
                off[key] = (number(span, key) + 1).into();
                let noticed = check_span(&case.source, &texts, &off);
                assert!(noticed.is_err(), "{}: {name}: {off}", case.name);
            }
        }
    }
}

#[test]
fn reports_of_the_fixtures_follow_the_schema() {
    let mut compiler = Compiler::new();
    let mut schemas = Schemas::new();
    let schema = serde_json::from_str(json::SCHEMA).unwrap();
    compiler.add_resource("schema.json", schema).unwrap();
    let schema = compiler.compile("schema.json", &mut schemas).unwrap();
    for case in cases::all() {
        let object = object(&case.source, &cases::options());
        let valid = schemas
            .validate(&object, schema)
            .map_err(|error| error.to_string());
        assert_eq!(valid, Ok(()), "{}", case.name);
    }
}

#[test]
fn a_draft_in_utf16_has_the_lines_and_columns_of_its_characters() {
    let mut n_compared = 0;
    for case in cases::all() {
        let Ok(text) = std::str::from_utf8(&case.source) else {
            continue;
        };
        let text = format!("\u{feff}{text}");
        let plain = object(text.as_bytes(), &case.options());
        for order in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let source: Vec<u8> = text.encode_utf16().flat_map(order).collect();
            let wide = object(&source, &case.options());
            let (plain, wide) = (places(&plain["files"][0]), places(&wide["files"][0]));
            assert_eq!(plain.len(), wide.len(), "{}", case.name);
            for ((name, one), (_, other)) in plain.iter().zip(&wide) {
                for key in [
                    "line",
                    "column",
                    "end_line",
                    "end_column",
                    "utf16_column",
                    "text",
                ] {
                    assert_eq!(one[key], other[key], "{}: {name}: {key}", case.name);
                }
                n_compared += 1;
            }
        }
    }
    assert!(n_compared > 1000);
}

#[test]
fn a_subject_beside_the_source_has_no_bytes_and_its_own_columns() {
    let options = Options {
        subject: Some("URGENT: Hello Chloé [Company]".to_owned()),
        ..cases::options()
    };
    let source = b"Dear Dana,\n\nThank you for the interview on Tuesday.\n\nBest,\nAna\n";
    let object = object(source, &options);
    for (name, span) in places(&object["files"][0]) {
        if span["part"] == "option" {
            let subject: Vec<char> = options.subject.as_deref().unwrap().chars().collect();
            let columns = number(span, "column") - 1..number(span, "end_column") - 1;
            let words: String = subject[columns].iter().collect();
            assert_eq!(span["text"], words, "{name}");
            assert_eq!(span["byte_start"], span["byte_end"], "{name}");
        }
    }
}

/// Rules and words of a report, whatever the bytes.
fn findings(words: &Words, style: Style) -> Vec<(String, String)> {
    let object = object(&style.write(words), &cases::options());
    let places = places(&object["files"][0]);
    let as_written = |text: &Value| text.as_str().unwrap().replace("\r\n", "\n");
    places
        .into_iter()
        .filter(|(_, span)| span["part"] != "header")
        .map(|(name, span)| (name, as_written(&span["text"])))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn spans_of_generated_mails_lead_to_their_words(
        words in mails::words(),
        style in mails::style(),
    ) {
        let source = style.write(&words);
        let wrong = check(&source, &cases::options());
        prop_assert!(wrong.is_empty(), "{:#?}\n{}", wrong, String::from_utf8_lossy(&source));
    }

    #[test]
    fn the_encoding_changes_no_finding(words in mails::words(), style in mails::style()) {
        let plain = Style {
            transfer: Transfer::EightBit,
            has_html: false,
            is_crlf: false,
            subject: 0,
            ..style
        };
        // Without a header block there is nothing to say of the subject.
        let style = match style.transfer {
            Transfer::Bare => Style { transfer: Transfer::EightBit, ..style },
            _ => style,
        };
        prop_assert_eq!(findings(&words, plain), findings(&words, style));
    }
}

#[test]
fn a_blank_at_the_end_of_a_line_is_one_whatever_ends_the_line() {
    let text = "Dear Dana,\n\nThank you for the interview. Our talk about TODO\nstayed with me.\n\nAna Ruiz\n";
    for source in [text.to_owned(), text.replace('\n', "\r\n")] {
        let report = sincerely::lint(source.as_bytes(), &cases::options());
        let mut ids = report.diagnostics.iter().map(|each| each.rule.id);
        assert!(ids.any(|id| id == "facts/placeholder"), "{source:?}");
    }
}

#[test]
fn generated_mails_have_findings() {
    let mut runner = TestRunner::deterministic();
    let mut n_flawed = 0;
    for _ in 0..40 {
        let words = mails::words().new_tree(&mut runner).unwrap().current();
        let style = mails::style().new_tree(&mut runner).unwrap().current();
        let object = object(&style.write(&words), &cases::options());
        let file = &object["files"][0];
        let found = file["diagnostics"].as_array().unwrap();
        n_flawed += usize::from(file["occasion"]["name"] != "none" && !found.is_empty());
    }
    assert!(n_flawed >= 30, "only {n_flawed} of 40 draw a finding");
}
