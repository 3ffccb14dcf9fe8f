//! The span law on generated mails: the raw bytes behind any words decode to
//! those words, in every transfer encoding and in encoded words.

mod encoding;

use encoding::{Encoding, to_base64};
use mail_parser::MessageParser;
use proptest::prelude::*;
use proptest::sample::Index;
use sincerely::message::{Message, Part, PartKind, parse};
use sincerely::text::{LineIndex, Span};

/// Text as people write it, and as they do not.
fn prose(n_pieces: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-z]{1,8} ",
        1 => "[a-zA-Z.,!=_ -]{1,12}",
        1 => "[a-z]{60,120}",
        2 => "[\u{e0}-\u{ff}]{1,4}",
        1 => "[\u{4e00}-\u{4fff}]{1,6}",
        1 => "[\u{1f300}-\u{1f64f}]{1,3}",
        1 => Just("e\u{301}".to_owned()),
        2 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..n_pieces).prop_map(|pieces| pieces.concat())
}

fn encoding() -> impl Strategy<Value = Encoding> {
    prop::sample::select(vec![
        Encoding::Plain,
        Encoding::QuotedPrintable,
        Encoding::Base64,
    ])
}

/// A mail whose body is `text`.
fn mail() -> impl Strategy<Value = (String, String, Encoding)> {
    (prose(40), encoding(), 8..77_usize, any::<bool>()).prop_map(
        |(text, encoding, width, is_multipart)| {
            let part = format!(
                "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: {}\r\n\r\n{}",
                encoding.name(),
                encoding.encode(&text, width)
            );
            let source = if is_multipart {
                format!(
                    "To: dana@example.com\r\nContent-Type: multipart/alternative; boundary=\"=_b\"\r\n\
                     \r\n--=_b\r\n{part}\r\n--=_b\r\nContent-Type: text/html\r\n\r\n<p>\r\n--=_b--\r\n"
                )
            } else {
                format!("To: dana@example.com\r\n{part}")
            };
            (text, source, encoding)
        },
    )
}

fn body<'a>(message: &'a Message<'a>) -> &'a Part<'a> {
    message.part(message.body.expect("the mail is readable"))
}

fn picks() -> impl Strategy<Value = Vec<(Index, Index)>> {
    prop::collection::vec(any::<(Index, Index)>(), 20)
}

/// Spans of `text` between the characters picked, in any order.
fn spans(text: &str, picks: &[(Index, Index)]) -> Vec<Span> {
    let borders: Vec<usize> = (0..=text.len())
        .filter(|at| text.is_char_boundary(*at))
        .collect();
    let mut spans = vec![Span::new(0, text.len())];
    for (one, other) in picks {
        let (one, other) = (*one.get(&borders), *other.get(&borders));
        spans.push(Span::new(one.min(other), one.max(other)));
    }
    spans
}

/// A header value under construction, and where each byte of its text stands:
/// the raw bytes from the first of a span to its last are what it came from.
#[derive(Default)]
struct Value {
    raw: String,
    text: String,
    places: Vec<Span>,
}

impl Value {
    fn push(&mut self, text: &str, raw: &str) {
        let place = Span::new(self.raw.len(), self.raw.len() + raw.len());
        self.places.extend(vec![place; text.len()]);
        self.text.push_str(text);
        self.raw.push_str(raw);
    }

    fn push_q(&mut self, text: &str) {
        self.raw.push_str("=?UTF-8?q?");
        for (nth, ch) in text.chars().enumerate() {
            let bytes = ch.to_string().into_bytes();
            let escapes = bytes.iter().map(|byte| format!("={byte:02x}"));
            let escapes = escapes.collect::<Vec<_>>().concat();
            let raw = match ch {
                ' ' if nth % 2 == 0 => "_".to_owned(),
                'a'..='z' if nth % 5 > 0 => ch.to_string(),
                _ => escapes,
            };
            self.push(&ch.to_string(), &raw);
        }
        self.raw.push_str("?=");
    }

    fn push_b(&mut self, text: &str) {
        self.raw.push_str("=?utf-8?B?");
        let start = self.raw.len();
        self.raw.push_str(&to_base64(text.as_bytes(), usize::MAX));
        for at in 0..text.len() {
            let group = start + at / 3 * 4;
            self.places.push(Span::new(group, group + 4));
        }
        self.text.push_str(text);
        self.raw.push_str("?=");
    }
}

/// The value of words, some of them encoded, with folds in between.
fn value(words: &[(String, u8)]) -> Value {
    let mut value = Value {
        raw: "Subject: ".to_owned(),
        ..Value::default()
    };
    for (nth, (text, kind)) in words.iter().enumerate() {
        let text = text.replace(['\r', '\n'], "");
        if nth > 0 {
            value.raw.push_str("\r\n");
            let is_text = *kind == 2 || words[nth - 1].1 == 2;
            value.push(if is_text { " " } else { "" }, " ");
        }
        match kind {
            0 => value.push_q(&text),
            1 => value.push_b(&text),
            _ => "plain text".split("").for_each(|ch| value.push(ch, ch)),
        }
    }
    value.raw.push_str("\r\n\r\nHi\r\n");
    value
}

proptest! {
    #[test]
    fn bodies_keep_the_span_law((text, source, encoding) in mail(), picks in picks()) {
        let message = parse(source.as_bytes(), None);
        let body = body(&message);
        prop_assert_eq!(&body.text, &text);
        prop_assert_eq!(body.map.text_len(), text.len());
        for span in spans(&text, &picks) {
            let words = span.of(&text).as_bytes();
            let raw = body.map.to_raw(span);
            let decoded = encoding.decode(&source.as_bytes()[raw.span.start..raw.span.end]);
            if raw.exact {
                prop_assert_eq!(&decoded, words);
            } else if !span.is_empty() {
                // No more than the rest of a group is added at either end.
                prop_assert!(matches!(encoding, Encoding::Base64));
                prop_assert!(decoded.windows(words.len()).any(|found| found == words));
                prop_assert!(decoded.len() <= words.len() + 4);
            }
        }
    }

    #[test]
    fn texts_agree_with_mail_parser((_, source, _) in mail()) {
        let theirs = mail_parser(&source);
        let theirs = theirs.parts[theirs.text_body[0] as usize].text_contents().expect("it is text");
        let message = parse(source.as_bytes(), None);
        // It makes all line ends of a quoted-printable part the same.
        let unix = |text: &str| text.replace("\r\n", "\n");
        prop_assert_eq!(unix(&body(&message).text), unix(theirs));
    }

    #[test]
    fn subjects_keep_the_span_law(
        words in prop::collection::vec((prose(4), 0..3_u8), 1..8),
        picks in picks(),
    ) {
        let value = value(&words);
        let message = parse(value.raw.as_bytes(), None);
        let subject = message.part(message.subject.expect("there is one"));
        prop_assert_eq!(&subject.text, &value.text);
        for span in spans(&value.text, &picks) {
            let raw = subject.map.to_raw(span).span;
            if !span.is_empty() {
                let (first, last) = (value.places[span.start], value.places[span.end - 1]);
                prop_assert_eq!(raw, Span::new(first.start, last.end));
            }
        }
        let theirs = mail_parser(&value.raw);
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(squeezed(theirs.subject().unwrap_or_default()), squeezed(&value.text));
    }

    #[test]
    fn names_agree_with_mail_parser(
        names in prop::collection::vec(("[a-z]{1,9}( [a-z]{1,9})?", 0..5_u8), 1..5),
    ) {
        let list: Vec<String> = names.iter().enumerate().map(|(nth, (name, kind))| match kind {
            0 => format!("\"{name}, \\\"{nth}\\\"\" <a{nth}@example.com>"),
            1 => format!("=?utf-8?B?{}?= <a{nth}@example.com>", to_base64(name.as_bytes(), 99)),
            2 => format!("a{nth}@example.com ({name})"),
            3 => format!("group {nth}: {name} <a{nth}@example.com>;"),
            _ => format!("{name} <a{nth}@example.com>"),
        }).collect();
        let source = format!("To: {}\r\n\r\nHi", list.join(",\r\n "));
        let message = parse(source.as_bytes(), None);
        let theirs = mail_parser(&source);
        let ours: Vec<_> = message.to.iter().map(|mailbox| {
            (mailbox.name.map(|name| message.text(name)), Some(mailbox.address.as_str()))
        }).collect();
        let theirs: Vec<_> = theirs.to().expect("there are some").iter().map(|addr| (addr.name(), addr.address())).collect();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn any_bytes_go_in(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds(&bytes);
    }

    #[test]
    fn anything_like_mail_goes_in(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
    ) {
        holds(pieces.concat().as_bytes());
    }
}

const PIECES: &[&str] = &[
    "Subject: ",
    "To: ",
    "From: ",
    "Date: ",
    "References: ",
    "x: ",
    ":",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\n\n",
    "=?utf-8?q?",
    "=?utf-8?B?",
    "=?koi8-r?q?",
    "?=",
    "=",
    "=C3",
    "=A9",
    "=E9",
    "=\n",
    "Content-Type: ",
    "text/plain",
    "text/html",
    "multipart/mixed",
    "; boundary=b",
    "; charset=utf-8",
    "Content-Transfer-Encoding: ",
    "base64",
    "quoted-printable",
    "\n--b\n",
    "\n--b--\n",
    "--",
    "\"",
    "(",
    ")",
    "<",
    ">",
    ",",
    ";",
    "\\",
    "@",
    "a",
    "QUJD",
    "\u{e9}",
    "\u{1f44b}",
    "\u{feff}",
    "From ",
    "\0",
    "Mon, 12 May 2025 09:00:00 +0200",
    "[",
    "; filename*0*=utf-8''%C3",
    "Content-Disposition: x",
];

/// The mail as the other library reads it.
fn mail_parser(source: &str) -> mail_parser::Message<'_> {
    let parser = MessageParser::new();
    parser.parse(source).expect("there are headers")
}

/// Checks what holds of any source at all.
fn holds(source: &[u8]) {
    let message = parse(source, None);
    assert_eq!(message.body.is_none(), message.unreadable.is_some());
    assert_eq!(message.has_headers, message.header.is_some());
    let lines = LineIndex::new(source);
    let is_utf8 = std::str::from_utf8(source).is_ok();
    for part in &message.parts {
        assert_eq!(part.map.text_len(), part.text.len());
        let mut before = 0;
        for (at, ch) in part.text.char_indices() {
            let raw = part.map.to_raw(Span::new(at, at + ch.len_utf8())).span;
            assert!(before <= raw.start && raw.start < raw.end && raw.end <= source.len());
            before = raw.start;
            assert!(lines.position(raw.start).line <= lines.position(raw.end).line);
            if is_utf8 && part.kind == PartKind::Name {
                assert!(std::str::from_utf8(&source[raw.start..raw.end]).is_ok());
            }
        }
    }
}
