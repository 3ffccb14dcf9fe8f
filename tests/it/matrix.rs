//! The span law in every charset, transfer encoding and structure: mails built
//! from units whose raw bytes are known, so that no decoder has to be trusted.

use std::ops::Range;

use encoding_rs::Encoding;
use sincerely::message::{Part, parse};
use sincerely::report::{Format, Printer};
use sincerely::text::Span;
use sincerely::{Report, lint};
use termcolor::NoColor;

use crate::cases;
use crate::encode::base64;

/// Charsets, and words that each can write beside ASCII.
const CHARSETS: [(&str, &str); 18] = [
    ("utf-8", "René – 面接 👋"),
    ("us-ascii", "Rene"),
    ("iso-8859-1", "René Ångström"),
    ("windows-1252", "René – “Zoë” €5"),
    ("iso-8859-15", "René Œuvre €5"),
    ("iso-8859-2", "Łukasz Žižka"),
    ("windows-1251", "Мария Орлова"),
    ("koi8-r", "Мария Орлова"),
    ("windows-1253", "Ελένη Παππά"),
    ("shift_jis", "面接ソ表 ﾊﾝｶｸ"),
    ("euc-jp", "面接の担当"),
    ("iso-2022-jp", "面接の担当"),
    ("gb18030", "面试 𠀀 Zoë"),
    ("gbk", "面试经理"),
    ("big5", "面試經理"),
    ("euc-kr", "면접 담당자"),
    ("utf-16", "René 面接 👋"),
    ("utf-16be", "René 面接 👋"),
];

const TRANSFERS: [&str; 3] = ["8bit", "quoted-printable", "base64"];

const STRUCTURES: [Structure; 6] = [
    Structure::Single,
    Structure::Alternative,
    Structure::Nested,
    Structure::Bare,
    Structure::Flowed,
    Structure::Html,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Structure {
    /// One part, of the charset declared.
    Single,
    /// A page beside it.
    Alternative,
    /// Five levels down, between attachments and a message.
    Nested,
    /// One part without the quotes around parameters, below folded headers.
    Bare,
    /// Wrapped as format=flowed.
    Flowed,
    /// Nothing but a page.
    Html,
}

/// What is written, and the text a reader sees of it.
struct Unit {
    text: String,
    written: String,
}

fn unit(text: &str, written: &str) -> Unit {
    Unit {
        text: text.to_owned(),
        written: written.to_owned(),
    }
}

/// A mail's source and, for each unit of text, its raw bytes.
struct Mail {
    source: Vec<u8>,
    units: Vec<(String, Range<usize>)>,
}

/// The lines of a follow-up with flaws, the words of a charset strewn in.
fn lines(words: &str) -> Vec<String> {
    [
        "To whom it may concern,",
        "",
        "Thank you for meeting with me on Tuesday about the <editor> role.",
        &format!("It was good to see {words} & {words} there. I recieved the the brief,"),
        &format!("{words}, and need your decision by Friday ({words})."),
        "",
        "Kind regards,",
        words,
    ]
    .map(str::to_owned)
    .to_vec()
}

fn plain(words: &str, eol: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    for line in lines(words) {
        units.extend(
            line.chars()
                .map(|ch| unit(&ch.to_string(), &ch.to_string())),
        );
        units.push(unit(eol, eol));
    }
    units
}

/// The same, each line broken once after a blank that stays.
fn flowed(words: &str, eol: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    for line in lines(words) {
        let mut is_broken = false;
        for ch in line.chars() {
            units.push(unit(&ch.to_string(), &ch.to_string()));
            if ch == ' ' && !is_broken {
                units.push(unit("", eol));
                is_broken = true;
            }
        }
        units.push(unit(eol, eol));
    }
    units
}

/// The same as a page, with tags within words, references and hidden text.
fn html(words: &str, eol: &str) -> Vec<Unit> {
    let opening = format!("<html><head><title>no</title></head>{eol}<body><!-- no --><p>");
    let mut units = vec![unit("", &opening)];
    let lines = lines(words);
    for (nth, line) in lines.iter().enumerate() {
        for (at, ch) in line.chars().enumerate() {
            match ch {
                '<' => units.push(unit("<", "&lt;")),
                '&' => units.push(unit("&", "&amp;")),
                'é' => units.push(unit("é", "&eacute;")),
                ' ' if at % 2 == 0 => units.push(unit(" ", eol)),
                _ => units.push(unit(&ch.to_string(), &ch.to_string())),
            }
            if at == 3 {
                units.push(unit("", "<b style='color:red'>"));
                units.push(unit("", "</b><i hidden>no</i>"));
            }
        }
        if nth + 1 < lines.len() && !line.is_empty() {
            let breaks = if lines[nth + 1].is_empty() {
                unit("\n\n", &format!("</p>{eol}<p>"))
            } else {
                unit("\n", "<br>")
            };
            units.push(breaks);
        }
    }
    units.push(unit("", &format!("</p></body></html>{eol}")));
    units
}

/// The bytes of a text in a charset, and which of them are the characters.
fn encode(text: &str, charset: &str) -> (Vec<u8>, Range<usize>) {
    let bytes: Vec<u8> = match charset {
        "utf-16" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => {
            let encoding = Encoding::for_label(charset.as_bytes()).unwrap();
            let (bytes, _, has_failed) = encoding.encode(text);
            assert!(!has_failed, "{text} in {charset}");
            bytes.into_owned()
        }
    };
    // Escape sequences around the characters are none of them.
    let characters = if bytes.starts_with(b"\x1b") {
        3..bytes.len() - 3
    } else {
        0..bytes.len()
    };
    (bytes, characters)
}

/// Writes `bytes` in a transfer encoding at the end of `out`; gives the raw
/// bytes of each.
fn transfer(
    bytes: &[u8],
    name: &str,
    eol: &str,
    width: usize,
    out: &mut Vec<u8>,
) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    match name {
        "base64" => {
            // Digits by themselves first, then where each came to stand.
            let mut digits = Vec::new();
            for (nth, digit) in base64(bytes, usize::MAX, eol).bytes().enumerate() {
                if nth > 0 && nth % width == 0 {
                    out.extend(eol.bytes());
                }
                digits.push(out.len());
                out.push(digit);
            }
            for nth in 0..bytes.len() {
                let group = nth / 3 * 4;
                places.push(digits[group]..digits[group + 3] + 1);
            }
        }
        "quoted-printable" => {
            let mut column = 0;
            for (nth, byte) in bytes.iter().enumerate() {
                let is_eol = bytes[nth..].starts_with(eol.as_bytes())
                    || nth > 0 && eol.len() == 2 && bytes[nth - 1..].starts_with(b"\r\n");
                if column + 3 >= width && !is_eol {
                    out.extend([b"=", eol.as_bytes()].concat());
                    column = 0;
                }
                let start = out.len();
                if is_eol || byte.is_ascii_graphic() && *byte != b'=' && nth % 7 > 0 {
                    out.push(*byte);
                } else {
                    out.extend(format!("={byte:02x}").bytes());
                }
                column = if is_eol {
                    0
                } else {
                    column + out.len() - start
                };
                places.push(start..out.len());
            }
        }
        _ => {
            for byte in bytes {
                places.push(out.len()..out.len() + 1);
                out.push(*byte);
            }
        }
    }
    places
}

fn write(words: &str, charset: &str, encoding: &str, structure: Structure, eol: &str) -> Mail {
    let units = match structure {
        Structure::Flowed => flowed(words, eol),
        Structure::Html => html(words, eol),
        _ => plain(words, eol),
    };
    let kind = match structure {
        Structure::Html => "text/html",
        _ => "text/plain",
    };
    let parameters = match structure {
        Structure::Flowed => "; format=flowed",
        _ => "",
    };
    let part = format!(
        "Content-Type: {kind};\n charset=\"{charset}\"{parameters}\nContent-Transfer-Encoding: {encoding}\n\n"
    );
    let top = "From: Ana Sample <ana@home.example>\nTo: Dana <dana@work.example>\n\
               Subject: Interview\nMIME-Version: 1.0\n";
    let opening = |kind: &str, boundary: &str| {
        format!("Content-Type: multipart/{kind}; boundary=\"{boundary}\"\n\n--{boundary}\n")
    };
    let page = "Content-Type: text/html\n\n<p>another text\n";
    let (before, after) = match structure {
        Structure::Single | Structure::Flowed | Structure::Html => (part, String::new()),
        Structure::Bare => (part.replace('"', ""), String::new()),
        Structure::Alternative => (
            opening("alternative", "=_a b") + &part,
            format!("\n--=_a b\n{page}--=_a b--\n"),
        ),
        Structure::Nested => (
            opening("mixed", "1")
                + "Content-Type: message/rfc822\n\nSubject: old\n\nOld words.\n--1\n"
                + &opening("signed", "2")
                + &opening("related", "3")
                + &opening("mixed", "4")
                + "Content-Type: application/pdf; name=a.pdf\n\nAAAA\n--4\n"
                + &opening("alternative", "4.5")
                + &part,
            format!("\n--4.5\n{page}--4.5--\n--4--\n--3--\n--2--\n--1--\nmore\n"),
        ),
    };
    let mut source = (top.to_owned() + &before).replace('\n', eol).into_bytes();
    let mut bytes = Vec::new();
    if charset == "utf-16" {
        bytes.extend(b"\xff\xfe");
    }
    let mut stretches = Vec::new();
    for unit in &units {
        let (written, characters) = encode(&unit.written, charset);
        let start = bytes.len();
        bytes.extend(written);
        stretches.push(start + characters.start..start + characters.end);
    }
    let width = if eol == "\n" { 61 } else { 76 };
    let places = transfer(&bytes, encoding, eol, width, &mut source);
    source.extend(after.replace('\n', eol).into_bytes());
    let units = units
        .into_iter()
        .zip(stretches)
        .filter(|(unit, _)| !unit.text.is_empty())
        .map(|(unit, bytes)| {
            (
                unit.text,
                places[bytes.start].start..places[bytes.end - 1].end,
            )
        })
        .collect();
    Mail { source, units }
}

impl Mail {
    fn text(&self) -> String {
        self.units.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// The raw bytes of each unit by the map, where they are others.
    fn wrong_units(&self, body: &Part<'_>, is_base64: bool) -> Option<String> {
        let mut at = 0;
        for (text, expected) in &self.units {
            let span = Span::new(at, at + text.len());
            at = span.end;
            let raw = body.map.to_raw(span);
            if (raw.span.start..raw.span.end) != *expected || !(raw.exact || is_base64) {
                return Some(format!("{text:?} is at {raw:?}, not {expected:?}"));
            }
        }
        None
    }

    /// Findings whose raw bytes are not those of the units they cover.
    fn wrong_findings(&self, report: &Report<'_>) -> Vec<String> {
        let message = &report.message;
        let body = message.body.unwrap();
        let mut wrong = Vec::new();
        for finding in report
            .diagnostics
            .iter()
            .filter(|each| each.place.part == body)
        {
            let span = finding.place.span;
            let raw = message.part(body).map.to_raw(span).span;
            let mut at = 0;
            let mut covered: Option<Range<usize>> = None;
            for (text, place) in &self.units {
                if span.start < at + text.len() && at < span.end {
                    let start = covered.as_ref().map_or(place.start, |range| range.start);
                    covered = Some(start..place.end);
                }
                at += text.len();
            }
            if covered != Some(raw.start..raw.end) {
                wrong.push(format!("{}: {raw:?}, not {covered:?}", finding.rule.id));
            }
        }
        wrong
    }
}

#[test]
fn every_charset_in_every_encoding_and_structure() {
    let mut n_mails = 0;
    let mut n_findings = 0;
    for (charset, words) in CHARSETS {
        for encoding in TRANSFERS {
            for (structure, eol) in STRUCTURES
                .into_iter()
                .flat_map(|structure| [(structure, "\n"), (structure, "\r\n")])
            {
                let case = format!("{charset} {encoding} {structure:?} {eol:?}");
                let mail = write(words, charset, encoding, structure, eol);
                let message = parse(&mail.source, None);
                let body = message.part(message.body.unwrap_or_else(|| panic!("{case}")));
                assert_eq!(body.text, mail.text(), "{case}");
                assert!(message.remarks.is_empty(), "{case}: {:?}", message.remarks);
                let wrong = mail.wrong_units(body, encoding == "base64");
                assert_eq!(wrong, None, "{case}");
                let report = lint(&mail.source, &cases::options());
                let wrong = mail.wrong_findings(&report);
                assert!(wrong.is_empty(), "{case}: {wrong:?}");
                n_findings += report.diagnostics.len();
                n_mails += 1;
            }
        }
    }
    assert!(
        n_mails >= 500 && n_findings >= n_mails * 3,
        "{n_mails} {n_findings}"
    );
}

#[test]
fn findings_are_the_same_in_every_encoding() {
    for (charset, words) in CHARSETS {
        let rules = |encoding, structure| {
            let mail = write(words, charset, encoding, structure, "\n");
            let report = lint(&mail.source, &cases::options());
            let rules = report.diagnostics.iter().map(|finding| finding.rule.id);
            rules.collect::<Vec<_>>()
        };
        let plain = rules("8bit", Structure::Single);
        for encoding in TRANSFERS {
            for structure in STRUCTURES {
                assert_eq!(
                    rules(encoding, structure),
                    plain,
                    "{charset} {encoding} {structure:?}"
                );
            }
        }
    }
}

#[test]
fn encoded_drafts_are_shown_decoded() {
    let mail = write(
        "René",
        "iso-8859-1",
        "quoted-printable",
        Structure::Html,
        "\r\n",
    );
    let report = lint(&mail.source, &cases::options());
    let mut out = NoColor::new(Vec::new());
    let mut printer = Printer::new(Format::Full);
    printer.file("mail.eml", &report, &mut out).unwrap();
    let shown = String::from_utf8(out.into_inner()).unwrap();
    assert!(shown.contains("I recieved the the brief,") && shown.contains("René"));
    for garbled in ["=e9", "=E9", "&eacute", "<b ", "\u{fffd}"] {
        assert!(!shown.contains(garbled), "{garbled}: {shown}");
    }
}
