//! Where findings are said to be: encodings, wide characters, hostile text.

use std::time::{Duration, Instant};

use super::*;

/// The snippet's first lines in the full report of a finding at `words`.
fn check(source: &str, words: &str, expected: &str) {
    let mut report = report(bare(source));
    let place = place(&report.message, words);
    report.diagnostics = vec![finding(&DEADLINE, place)];
    let text = print(Format::Full, &[("a", &report)]);
    let lines = text.lines().map(str::trim_end);
    let snippet: Vec<_> = lines.skip(1).take(4).collect();
    assert_eq!(snippet.join("\n"), expected);
}

#[test]
fn carets_stand_under_wide_characters() {
    check(
        "漢字 by Friday",
        "by Friday",
        "  ┌─ a:1:4
  │
1 │ 漢字 by Friday
  │      ^^^^^^^^^",
    );
    check(
        "👋 e\u{301}t by Friday",
        "by Friday",
        "  ┌─ a:1:7
  │
1 │ 👋 e\u{301}t by Friday
  │       ^^^^^^^^^",
    );
    check(
        "\tby Friday",
        "by Friday",
        "  ┌─ a:1:2
  │
1 │     by Friday
  │     ^^^^^^^^^",
    );
}

#[test]
fn control_characters_never_reach_the_terminal() {
    check(
        "\u{1b}[31m\u{202e}by\u{7} Friday\r\nmore",
        "by",
        "  ┌─ a:1:7
  │
1 │ ␛[31m<U+202E>by␇ Friday
  │              ^^",
    );
    let mut report = report(bare("by Friday, by\u{1b}j"));
    let mut hostile = finding(&DEADLINE, place(&report.message, "by Friday"));
    hostile.message = Cow::Borrowed("a\u{1b}]0;b\u{7}");
    hostile.help = Some(Cow::Borrowed("c\u{9b}d"));
    hostile.notes = vec![Cow::Borrowed("e\u{1b}f")];
    hostile.labels = vec![Label {
        place: hostile.place,
        message: Cow::Borrowed("g\rh"),
    }];
    report.diagnostics = vec![hostile];
    report.reading.occasion = Occasion::Nudge;
    let words = place(&report.message, "by\u{1b}j");
    report.reading.because = vec![Evidence::Words(words)];
    for format in [
        Format::Full,
        Format::Short(Columns::default()),
        Format::Statistics,
    ] {
        let text = print(format, &[("p\u{1b}q", &report)]);
        let is_fit = |ch: char| !ch.is_control() || ch == '\n';
        assert!(text.chars().all(is_fit), "{text:?}");
    }
}

#[test]
fn a_label_over_many_lines_is_shown_by_its_ends() {
    check(
        "so:\na\nb\nc\nd\ne\nf\nby Friday",
        "a\nb\nc\nd\ne\nf\nby",
        "  ┌─ a:2:1
  │
2 │ ╭ a
3 │ │ b",
    );
}

#[test]
fn a_long_help_becomes_a_note() {
    let mut report = report(bare("by Friday"));
    let mut long = finding(&DEADLINE, place(&report.message, "by Friday"));
    long.help = Some(Cow::Owned("say more ".repeat(12)));
    report.diagnostics = vec![long];
    let text = print(Format::Full, &[("a", &report)]);
    assert!(
        text.contains("\n  │ ^^^^^^^^^\n  │\n  = help: say more"),
        "{text}"
    );
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
}

/// A body part that is `text`, read from the raw bytes as `map` says.
fn decoded<'a>(source: &'a str, text: &'a str, map: SourceMap) -> Report<'a> {
    let mut message = bare(source);
    message.parts[0] = Part {
        kind: PartKind::Body,
        text: Cow::Owned(text.to_owned()),
        map,
    };
    report(message)
}

#[test]
fn encoded_text_is_shown_decoded_with_raw_positions() {
    let raw = "é\n\ncaf=C3=A9 by=\n Friday";
    let mut map = SourceMap::default();
    map.push_same(Span::new(4, 7));
    map.push_whole(2, Span::new(7, 13));
    map.push_same(Span::new(13, 16));
    map.push_same(Span::new(18, 25));
    let mut report = decoded(raw, "café by Friday", map);
    let place = place(&report.message, "by Friday");
    let mut deadline = finding(&DEADLINE, place);
    let edit = |words: &str| Fix {
        title: words.to_owned(),
        safety: Safety::Safe,
        edits: vec![Edit {
            place: self::place(&report.message, words),
            text: "now".to_owned(),
        }],
    };
    deadline.fixes = vec![edit("by Friday"), edit("Friday"), edit("café")];
    report.diagnostics = vec![deadline];
    let text = print(Format::Full, &[("a", &report)]);
    assert!(
        text.contains("┌─ a:3:11\n  │\n3 │ café by Friday\n  │      ^^^^^^^^^\n"),
        "{text}"
    );
    let json = print(Format::Json, &[("a", &report)]);
    let object: serde_json::Value = serde_json::from_str(&json).unwrap();
    let found = &object["files"][0]["diagnostics"][0];
    let span = &found["span"];
    assert_eq!(span["text"], "by Friday");
    assert_eq!(
        (&span["byte_start"], &span["byte_end"]),
        (&14.into(), &25.into())
    );
    assert_eq!(
        (&span["end_line"], &span["end_column"]),
        (&4.into(), &8.into())
    );
    // Only words that are their own raw bytes may be replaced as they are.
    assert_eq!(found["fixes"].as_array().unwrap().len(), 1);
    assert_eq!(found["fixes"][0]["title"], "Friday");
}

#[test]
fn a_subject_of_the_command_line_has_no_bytes() {
    let mut message = bare("Dear Dana,\n");
    message.parts.insert(
        0,
        Part {
            kind: PartKind::Option,
            text: Cow::Borrowed("An URGENT word"),
            map: SourceMap::default(),
        },
    );
    let mut report = report(message);
    let place = place(&report.message, "URGENT");
    report.diagnostics = vec![finding(&DEADLINE, place)];
    let text = print(Format::Full, &[("a", &report)]);
    assert!(text.contains("┌─ --subject:1:4\n"), "{text}");
    let json = print(Format::Json, &[("a", &report)]);
    let object: serde_json::Value = serde_json::from_str(&json).unwrap();
    let span = &object["files"][0]["diagnostics"][0]["span"];
    assert_eq!(span["part"], "option");
    assert_eq!(span["byte_end"], 0);
    assert_eq!(span["exact"], false);
}

#[test]
fn columns_count_scalars_and_utf16_units() {
    let mut report = report(bare("a\n👋é by Friday"));
    report.diagnostics = vec![finding(&DEADLINE, place(&report.message, "by Friday"))];
    let json = print(Format::Json, &[("a", &report)]);
    let object: serde_json::Value = serde_json::from_str(&json).unwrap();
    let span = &object["files"][0]["diagnostics"][0]["span"];
    assert_eq!(span["column"], 4);
    assert_eq!(span["utf16_column"], 5);
    assert_eq!(span["utf16_end_column"], 14);
}

#[test]
fn ten_megabytes_on_a_line_cost_one_walk() {
    let source = "é please ".repeat(1_000_000);
    let mut report = report(bare(&source));
    report.diagnostics = (0..1_000)
        .rev()
        .map(|nth| {
            let start = nth * 10_000 + 3;
            let span = Span::new(start, start + 6);
            let part = PartId(0);
            finding(&DEADLINE, Place { part, span })
        })
        .collect();
    report.diagnostics.sort_by_key(|each| each.place);
    for format in [
        Format::Full,
        Format::Json,
        Format::Short(Columns::default()),
    ] {
        let before = Instant::now();
        let text = print(format, &[("a", &report)]);
        assert!(before.elapsed() < Duration::from_secs(5), "{format:?}");
        assert!(text.len() < 1_500_000);
    }
}

proptest::proptest! {
    /// Whatever the text and wherever the labels, a snippet is drawn, and all
    /// formats name the same place.
    #[test]
    fn any_labels_on_any_text_can_be_shown(
        text in "[a b\n\r\té漢👋\u{301}\u{202e}\u{0}]{0,40}(x{200}|)[a\r\n漢]{0,20}",
        ends in proptest::collection::vec((0..300_usize, 0..300_usize), 1..5),
    ) {
        let mut report = report(bare(&text));
        let at = |end: usize| text.floor_char_boundary(end.min(text.len()));
        let mut places = ends.iter().map(|(one, other)| Place {
            part: PartId(0),
            span: Span::new(at(*one.min(other)), at(*one.max(other))),
        });
        let mut shown = finding(&DEADLINE, places.next().unwrap());
        shown.help = Some(Cow::Borrowed("help"));
        shown.labels = places
            .map(|place| Label { place, message: Cow::Borrowed("label") })
            .collect();
        report.diagnostics = vec![shown];
        let full = print(Format::Full, &[("a", &report)]);
        let is_fit = |ch: char| !ch.is_control() || ch == '\n';
        proptest::prop_assert!(full.chars().all(is_fit));
        proptest::prop_assert!(full.contains("help"));
        let json = print(Format::Json, &[("a", &report)]);
        let object: serde_json::Value = serde_json::from_str(&json).unwrap();
        let span = &object["files"][0]["diagnostics"][0]["span"];
        let short = print(Format::Short(Columns::default()), &[("a", &report)]);
        let place = format!("a:{}:{}: ", span["line"], span["column"]);
        proptest::prop_assert!(short.starts_with(&place));
        proptest::prop_assert!(full.contains(place.trim_end_matches(": ")));
    }
}

#[test]
fn heading_and_gutter_name_the_same_raw_line() {
    // A line wrapped twice by its encoding, with findings on each raw line.
    let raw = "I need an =\nanswer =\nby Friday\nor so";
    let mut map = SourceMap::default();
    map.push_same(Span::new(0, 10));
    map.push_same(Span::new(12, 19));
    map.push_same(Span::new(21, 36));
    let report = decoded(raw, "I need an answer by Friday\nor so", map);
    for (words, at) in [
        ("need", "1:3"),
        ("answer", "2:1"),
        ("by Friday", "3:1"),
        ("or so", "4:1"),
    ] {
        let mut deadline = finding(&DEADLINE, place(&report.message, words));
        deadline.labels = vec![Label {
            place: place(&report.message, "need an answer"),
            message: Cow::Borrowed("asked here"),
        }];
        let mut report = report.clone();
        report.diagnostics = vec![deadline];
        let text = print(Format::Full, &[("a", &report)]);
        assert!(text.contains(&format!("┌─ a:{at}\n")), "{text}");
        let line = at.split(':').next().unwrap();
        assert!(text.contains(&format!("\n{line} │ ")), "{text}");
    }
}
