//! Whole messages: what is read of them, and what is said where it is not plain.

use super::*;

const MAIL: &str = "\
From mbox Mon May 12 09:00:00 2025\r\n\
Date: Sun, 11 May 2025 23:30:00 -0700\r\n\
From: =?utf-8?Q?Ren=C3=A9e?= Example <renee@example.com>\r\n\
To: \"Dana\" <dana@example.org>,\r\n priya@example.org\r\n\
TO: Panel <panel@example.org>\r\n\
Cc: hr@example.org\r\n\
Subject: Thank =?utf-8?B?eW91?=\r\n\
subject: not this one\r\n\
In-Reply-To: <1@example.org>\r\n\
Content-Transfer-Encoding: quoted-printable\r\n\
\r\n\
Hi Dana=2C\r\n";

fn reason(source: &[u8]) -> (String, Span) {
    let message = parse(source, None);
    assert!(message.body.is_none());
    let unreadable = message.unreadable.expect("it is unreadable");
    (unreadable.reason, unreadable.raw)
}

#[test]
fn a_mail_is_read() {
    let message = parse(MAIL.as_bytes(), None);
    let kinds: Vec<_> = message.parts.iter().map(|part| part.kind.name()).collect();
    assert_eq!(kinds, ["subject", "header", "name", "name", "name", "body"]);
    let text = |part: Option<PartId>| part.map(|part| message.text(part));
    assert_eq!(text(message.subject), Some("Thank you"));
    assert_eq!(text(message.body), Some("Hi Dana,\r\n"));
    let header = text(message.header).expect("there is one");
    assert!(header.starts_with("Date: ") && header.ends_with("quoted-printable"));
    let named = |mailboxes: &[Mailbox]| {
        let names = mailboxes.iter();
        let names = names.map(|mailbox| (text(mailbox.name), mailbox.address.clone()));
        names.collect::<Vec<_>>()
    };
    assert_eq!(
        named(&message.from),
        [(Some("Ren\u{e9}e Example"), "renee@example.com".to_owned())]
    );
    assert_eq!(
        named(&message.to),
        [
            (Some("Dana"), "dana@example.org".to_owned()),
            (None, "priya@example.org".to_owned()),
            (Some("Panel"), "panel@example.org".to_owned()),
        ]
    );
    assert_eq!(named(&message.cc), [(None, "hr@example.org".to_owned())]);
    assert_eq!(message.date, Some(jiff::civil::date(2025, 5, 11)));
    assert!(message.is_reply && message.has_headers);
    assert!(message.unreadable.is_none() && message.attachments.is_empty());
    let comma = message.part(PartId(5)).map.to_raw(Span::new(7, 8)).span;
    assert_eq!(&MAIL[comma.start..comma.end], "=2C");
}

#[test]
fn a_bare_text_is_its_own_body() {
    let message = parse("\u{feff}Hi Dana,\n".as_bytes(), None);
    assert!(!message.has_headers && message.header.is_none());
    assert!(matches!(message.parts[0].text, Cow::Borrowed("Hi Dana,\n")));
    let raw = message.part(PartId(0)).map.to_raw(Span::new(0, 2));
    assert_eq!((raw.span, raw.exact), (Span::new(3, 5), true));
}

#[test]
fn a_subject_beside_the_source_wins() {
    let message = parse(MAIL.as_bytes(), Some("Hello"));
    let subject = message.subject.expect("there is one");
    assert_eq!(message.text(subject), "Hello");
    assert_eq!(message.part(subject).kind, PartKind::Option);
    assert!(!message.part(subject).map.to_raw(Span::new(0, 5)).exact);
}

#[test]
fn nothing_is_an_empty_body() {
    for source in ["", "\u{feff}", "Subject: Hello", "To: d@example.com\n\n"] {
        let message = parse(source.as_bytes(), None);
        assert_eq!(message.body.map(|body| message.text(body)), Some(""));
    }
}

fn read(source: &[u8]) -> (String, Vec<String>) {
    let message = parse(source, None);
    let body = message.body.map(|body| message.text(body).to_owned());
    (body.expect("it is readable"), message.remarks)
}

#[test]
fn a_charset_nobody_declared_is_guessed_and_said() {
    let (text, remarks) = read(b"Hi Ren\xe9e, it\x92s Ana");
    assert_eq!(text, "Hi Ren\u{e9}e, it\u{2019}s Ana");
    assert_eq!(
        remarks,
        ["the charset is not declared; the body is read as windows-1252"]
    );
    let (text, remarks) = read(b"Subject: Ren\xe9e\nTo: Zo\xeb <z@b.example>\n\nHi");
    assert_eq!((text.as_str(), remarks.len()), ("Hi", 1));
    let (_, remarks) = read("Subject: Ren\u{e9}e\n\nHi \u{e9}".as_bytes());
    assert!(remarks.is_empty());
    let head = "Content-Transfer-Encoding: quoted-printable\n\n";
    let source = format!("{head}Ren=E9e");
    let message = parse(source.as_bytes(), None);
    let body = message.part(message.body.expect("it is readable"));
    let raw = body.map.to_raw(Span::new(3, 5)).span;
    assert_eq!(raw, Span::new(head.len() + 3, head.len() + 6));
}

#[test]
fn what_is_declared_and_not_so_is_said() {
    let remarks = |fields: &str, body: &[u8]| {
        let source = [format!("Subject: x\n{fields}\n\n").as_bytes(), body].concat();
        read(&source).1
    };
    let ascii = remarks("Content-Type: text/plain; charset=us-ascii", b"caf\xe9 now");
    assert!(ascii[0].starts_with("the body is declared as us-ascii, but"));
    let odd = remarks("Content-Transfer-Encoding: foo", b"Hi");
    assert!(odd[0].starts_with("the transfer encoding foo is not known"));
    for known in ["7bit", "8-bit", "BINARY", "Base64", "quoted-printable", ""] {
        let field = format!("Content-Transfer-Encoding: {known}");
        assert!(remarks(&field, b"SGkg").is_empty(), "{known}");
    }
    let from = remarks("From: =?x-no-such?Q?Ana?= <a@b.example>", b"Hi");
    assert!(from[0].starts_with("a word of the From field is in x-no-such,"));
}

#[test]
fn a_declared_charset_is_read() {
    let (text, remarks) = read(b"Content-Type: text/plain; charset=shift_jis\n\n\x83\x5c \x83");
    assert_eq!(text, "\u{30bd} \u{fffd}");
    assert_eq!(
        remarks,
        ["1 character of the body is not Shift_JIS, and read as U+FFFD"]
    );
    let (text, _) = read(b"Content-Type: text/plain; charset=utf-16be\n\n\0H\0i");
    assert_eq!(text, "Hi");
}

#[test]
fn a_source_in_utf16_is_read() {
    let text = "Subject: Caf\u{e9}\r\nTo: Dana <d@b.example>\r\n\r\nHi \u{1f44b} Dana\r\n";
    for (mark, order) in [
        ([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ([0xfe, 0xff], u16::to_be_bytes),
    ] {
        let units = text.encode_utf16().flat_map(order);
        let source: Vec<u8> = mark.into_iter().chain(units).collect();
        let message = parse(&source, None);
        assert_eq!(message.to.len(), 1);
        let body = message.part(message.body.expect("it is readable"));
        assert_eq!(body.text, "Hi \u{1f44b} Dana\r\n");
        let raw = body.map.to_raw(Span::new(3, 7));
        let start = 2 + 2 * text.find('\u{1f44b}').expect("it waves") - 2;
        assert_eq!((raw.span, raw.exact), (Span::new(start, start + 4), true));
    }
}

#[test]
fn a_body_is_read_up_to_a_limit() {
    use super::body::MAX_TEXT;
    let line = "Thank you for the caf\u{e9}.\n";
    let plain = line.repeat(MAX_TEXT / line.len() + 100);
    let unbroken = "\u{e9}".repeat(MAX_TEXT / 2 + 100);
    let shifted = format!("a{unbroken}");
    let encoded =
        "Content-Transfer-Encoding: base64\n\n".to_owned() + &"SGVsbG8u\n".repeat(MAX_TEXT / 4);
    for source in [&plain, &unbroken, &shifted, &encoded] {
        let message = parse(source.as_bytes(), None);
        let body = message.part(message.body.expect("it is readable"));
        assert!(body.text.len() <= MAX_TEXT && body.text.len() > MAX_TEXT / 4 * 3);
        assert!(!body.text.contains('\u{fffd}'));
        let remark = "the body is longer than 16 MiB; the rest of it is not read";
        assert_eq!(message.remarks, [remark]);
    }
}

#[test]
fn a_message_of_an_mbox_is_read_without_its_stuffing() {
    let source = b"From d@b.example Mon May 12 09:00:00 2025\nSubject: x\n\nHi.\n>From me\n";
    let message = parse(source, None);
    let body = message.part(message.body.expect("it is readable"));
    assert_eq!(body.text, "Hi.\nFrom me\n");
    let raw = body.map.to_raw(Span::new(4, 11)).span;
    assert_eq!(&source[raw.start..raw.end], b"From me");
    let subject = message.part(message.subject.expect("it has one"));
    assert_eq!(subject.map.to_raw(Span::new(0, 1)).span.start, 51);
    let alone = parse(&source[42..], None);
    let body = alone.part(alone.body.expect("it is readable"));
    assert_eq!(body.text, "Hi.\n>From me\n");
}

#[test]
fn a_text_may_be_called_a_page() {
    let message = parse_as(b"Hi <b>Dana</b>", None, true);
    let body = message.part(message.body.expect("it is readable"));
    assert_eq!(body.text.trim(), "Hi Dana");
    // A header block says what it is itself.
    let message = parse_as(b"Subject: x\n\nHi <b>Dana</b>", None, true);
    let body = message.part(message.body.expect("it is readable"));
    assert_eq!(body.text, "Hi <b>Dana</b>");
}

#[test]
fn pages_are_read_as_what_they_show() {
    for source in [
        "<html><body><p>Hi Dana</p><p>Bye</p></body></html>",
        "Content-Type: text/html\n\n<p>Hi Dana<p>Bye",
        "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n\n--b\n\
         Content-Type: text/html\n\n<div>Hi Dana<div><br></div>Bye</div>\n--b--\n",
    ] {
        assert_eq!(read(source.as_bytes()).0, "Hi Dana\n\nBye", "{source}");
    }
}

#[test]
fn limits_are_told() {
    let many = format!("To: {}\n\nHi", "a@b.example, ".repeat(1001));
    let (_, remarks) = read(many.as_bytes());
    assert_eq!(
        remarks,
        ["addresses past the first 1000 of a field are not read"]
    );
    let most = format!("To: {}\n\nHi", "a@b.example, ".repeat(1000));
    assert!(read(most.as_bytes()).1.is_empty());
    let long = format!("Subject: x\nX: {}\n\nHi", "y".repeat(headers::MAX_HEADERS));
    let (text, remarks) = read(long.as_bytes());
    assert_eq!(text, "Hi");
    assert!(remarks[0].starts_with("the header block is longer"));
    let parts = format!(
        "Content-Type: multipart/mixed; boundary=b\n\n{}",
        "--b\n\nHi\n".repeat(1001)
    );
    assert_eq!(
        read(parts.as_bytes()).1,
        [
            "parts past the first 1000 are not read",
            "the mail shows further text, which is not read"
        ]
    );
}

#[test]
fn what_is_no_text_is_named() {
    assert!(
        reason(b"GIF89a\0")
            .0
            .starts_with("there is a NUL byte at offset 6")
    );
    let (text, raw) = reason(b"To: a\nContent-Transfer-Encoding: base64\n\nQUJDAAAA");
    assert!(text.contains("NUL byte at offset 45"));
    assert_eq!(raw, Span::new(45, 49));
    assert_eq!(
        reason(b"Content-Type: text/plain; charset=UTF-7\n\nHi").0,
        "the body is declared as utf-7, a charset sincerely does not read"
    );
    let uuencoded = reason(b"Content-Transfer-Encoding: x-uuencode\n\nHi").0;
    assert!(uuencoded.contains("encoded as x-uuencode"));
    // A stray NUL in a text is no reason to leave it unread.
    let (text, _) = read(b"Hi Dana,\n\nthank you for the interview.\0\n");
    assert!(text.ends_with(".\0\n"));
}
