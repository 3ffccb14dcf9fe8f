//! Corrections made in every encoding: the words change, and nothing else.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sincerely::diagnostic::Safety;
use sincerely::draft::{Draft, Role};
use sincerely::fix::{Fixed, fix};
use sincerely::message::{Message, PartKind, parse};
use sincerely::occasion::Occasion;
use sincerely::report::raw_edits;
use sincerely::{Options, lint};

use crate::{cases, encode, mails};

fn options() -> Options {
    Options {
        occasion: Some(Occasion::CheckIn),
        ..cases::options()
    }
}

#[track_caller]
fn fixed(source: impl AsRef<[u8]>, n_fixes: usize) -> Vec<u8> {
    let fixed = fix(source.as_ref(), &options(), Safety::Safe);
    assert!(fixed.left.is_empty() && !fixed.has_more, "{fixed:#?}");
    assert_eq!(fixed.done.len(), n_fixes, "{:#?}", fixed.done);
    let again = fix(&fixed.source, &options(), Safety::Safe);
    assert!(again.done.is_empty() && again.source == fixed.source);
    fixed.source
}

#[track_caller]
fn becomes(source: &str, n_fixes: usize, replaced: &[(&str, &str)]) {
    let expected = replaced.iter().fold(source.to_owned(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old:?}");
        text.replace(old, new)
    });
    let fixed = String::from_utf8(fixed(source, n_fixes)).unwrap();
    assert_eq!(fixed, expected);
}

/// A mail with a doubled word and a typo in a part of that kind.
fn mail(kind: &str, body: &str) -> String {
    format!(
        "From: Ana Sample <ana@home.example>\r\nTo: Dana Reed <dana@work.example>\r\n\
         Subject: My interview on 12 May\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n\
         {body}"
    )
}

const BODY: &str = "Hi Dana,\r\n\r\nI saw the the desk, and recieved the brief.\r\n\r\n\
                    Kind regards,\r\nAna Sample\r\n-- \r\nThe the desk, teh\r\n";

#[test]
fn plain_text() {
    let source = mail("text/plain; charset=utf-8", BODY);
    becomes(
        &source,
        2,
        &[("saw the the", "saw the"), ("recieved", "received")],
    );
    let source = "I saw the the\ndesk, and recieved the brief.";
    becomes(source, 2, &[("the the", "the"), ("recieved", "received")]);
}

#[test]
fn quoted_printable_with_the_word_across_a_soft_break() {
    let body = BODY
        .replace("recieved", "reci=\r\neved")
        .replace("the the", "the =\r\nthe")
        .replace("-- ", "--=20");
    let source = mail(
        "text/plain\r\nContent-Transfer-Encoding: quoted-printable",
        &body,
    );
    becomes(
        &source,
        2,
        &[
            ("saw the =\r\nthe desk", "saw the =\r\ndesk"),
            ("reci=\r\neved", "recei=\r\nved"),
        ],
    );
}

#[test]
fn base64_from_the_word_on() {
    let kind = "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64";
    let source = |text: &str| mail(kind, &(encode::base64(text, 76, "\r\n") + "\r\n"));
    let right = BODY
        .replacen("the the", "the", 1)
        .replace("recieved", "received");
    assert_eq!(fixed(source(BODY), 2), source(&right).into_bytes());
}

#[test]
fn encoded_words_of_the_subject() {
    let body = BODY.replace("the the", "the").replace("recieved", "got");
    let source = |subject: &str| {
        let subject = format!("Subject: {subject}\r\n");
        mail("text/plain", &body).replace("Subject: My interview on 12 May\r\n", &subject)
    };
    becomes(
        &source("=?utf-8?Q?Caf=C3=A9:_I_reci?=\r\n =?utf-8?Q?eved_the_the_offer_?= of 12 May"),
        2,
        &[("reci?=", "recei?="), ("Q?eved_the_the", "Q?ved_the")],
    );
    becomes(
        &source("I recieved the the offer of =?iso-8859-1?Q?Caf=E9?= 12 May"),
        2,
        &[("recieved the the", "received the")],
    );
    let base64 = |text: &str| format!("=?UTF-8?B?{}?=", encode::base64(text, 99, ""));
    let wrong = base64("Café: I recieved the the offer");
    becomes(
        &source(&wrong),
        2,
        &[(&wrong, &base64("Café: I received the offer"))],
    );
}

#[test]
fn html_with_the_word_across_a_tag() {
    let page = "<p>Hi Dana,</p>\r\n<p>I saw <i>the</i> the desk, and rec<b>i</b>eved R&amp;D.</p>\r\n\
                <p>Kind regards,<br>Ana Sample</p>\r\n<blockquote>I saw the the desk</blockquote>\r\n";
    let source = mail("text/html; charset=utf-8", page);
    becomes(
        &source,
        2,
        &[
            ("</i> the desk", "</i> desk"),
            ("rec<b>i</b>eved", "rece<b>i</b>ved"),
        ],
    );
}

#[test]
fn both_alternatives_or_none() {
    let source = |page: &str| {
        let parts = format!(
            "--b\r\n\r\n{BODY}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--b--\r\n"
        );
        mail("multipart/alternative; boundary=b", &parts)
    };
    let page = "<p>Hi Dana,<p>I saw the <b>the</b> desk, and recieved the brief.<p>Ana";
    let before = source(page);
    let after = before
        .replace("recieved", "received")
        .replacen("saw the the", "saw the", 1);
    let after = after.replacen("the <b>the</b>", "<b>the</b>", 1);
    assert_eq!(String::from_utf8(fixed(&before, 2)).unwrap(), after);
    // Where the page has them elsewhere too, nobody knows which are meant.
    let twice = source(&format!("{page}<p>{page}"));
    let fixed = fix(twice.as_bytes(), &options(), Safety::Safe);
    assert!(fixed.done.is_empty() && fixed.source == twice.as_bytes());
    assert_eq!(fixed.left.len(), 2, "{:#?}", fixed.left);
    assert!(fixed.left.iter().all(|left| left.reason.contains("HTML")));
}

#[test]
fn charsets() {
    for (name, words) in [
        ("iso-8859-1", "Zoë René"),
        ("shift_jis", "面接ソ表"),
        ("utf-16", "Zoë 面接 👋"),
        ("gb18030", "面试"),
        ("koi8-r", "Мария"),
    ] {
        let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
        let bytes = |text: &str| -> Vec<u8> {
            let text = text.replace("desk,", &format!("desk ({words}),"));
            match name {
                "utf-16" => (std::iter::once(0xfeff).chain(text.encode_utf16()))
                    .flat_map(u16::to_be_bytes)
                    .collect(),
                _ => encoding.encode(&text).0.into_owned(),
            }
        };
        let right = BODY
            .replacen("the the", "the", 1)
            .replace("recieved", "received");
        let base64 = |text: &str| {
            let kind = format!("text/plain; charset={name}\r\nContent-Transfer-Encoding: base64");
            mail(&kind, &encode::base64(bytes(text), 64, "\r\n")).into_bytes()
        };
        assert_eq!(fixed(base64(BODY), 2), base64(&right), "{name}");
        if name != "utf-16" {
            let plain = |text: &str| {
                let head = mail(&format!("text/plain; charset={name}"), "");
                [head.as_bytes(), &bytes(text)].concat()
            };
            assert_eq!(fixed(plain(BODY), 2), plain(&right), "{name}");
        }
    }
    let wide = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let right = BODY
        .replacen("the the", "the", 1)
        .replace("recieved", "received");
    assert_eq!(fixed(wide(BODY), 2), wide(&right));
}

#[test]
fn a_signed_mail_and_a_subject_beside_it_are_left() {
    let source = mail(
        "multipart/signed; boundary=b",
        &format!("--b\r\n\r\n{BODY}\r\n--b--\r\n"),
    );
    let found = fix(source.as_bytes(), &options(), Safety::Safe);
    assert!(found.source == source.as_bytes() && found.left.len() == 2);
    let beside = Options {
        subject: Some("I recieved the offer".to_owned()),
        ..options()
    };
    let found = fix(b"Hi Dana, I saw the desk.", &beside, Safety::Safe);
    assert_eq!(found.left.len(), 1);
    assert_eq!(found.left[0].reason, "the subject is not in the draft");
}

#[test]
fn a_thousand_flaws_are_made_in_one_run() {
    let source = "I saw the the desk, and recieved the brief. ".repeat(500);
    let found = fix(source.as_bytes(), &options(), Safety::Safe);
    assert_eq!(found.done.len(), 1000);
    assert!(!found.has_more && found.left.is_empty());
}

/// How many findings there are of each rule.
fn n_findings(source: &[u8], options: &Options) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for found in lint(source, options).diagnostics {
        *counts.entry(found.rule.id).or_default() += 1;
    }
    counts
}

#[test]
fn no_fixture_has_new_findings_when_it_is_fixed() {
    let mut n_fixed = 0;
    let mut faults = Vec::new();
    for case in cases::all() {
        let options = case.options();
        let before = n_findings(&case.source, &options);
        for wanted in [Safety::Safe, Safety::Suggest] {
            let found = fix(&case.source, &options, wanted);
            n_fixed += found.done.len();
            if !found.left.is_empty() || found.has_more {
                faults.push(format!("{}: left {:#?}", case.name, found.left));
            }
            for (rule, n) in n_findings(&found.source, &options) {
                if n > before.get(rule).copied().unwrap_or_default() {
                    faults.push(format!(
                        "{} ({wanted:?}): {rule} is new: {:?}",
                        case.name, found.done
                    ));
                }
            }
            let again = fix(&found.source, &options, wanted);
            if again.source != found.source {
                faults.push(format!("{}: {:?} once more", case.name, again.done));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(n_fixed > 40, "only {n_fixed} fixes were made");
}

/// What is nobody's to correct: quoted text, signature, footer.
fn not_own(message: &Message<'_>) -> Vec<String> {
    let Some(body) = message.body else {
        return Vec::new();
    };
    let draft = Draft::read(message, body);
    let foreign = [Role::Quoted, Role::Signature, Role::Footer];
    let blocks = draft
        .blocks
        .iter()
        .filter(|block| foreign.contains(&block.role));
    blocks
        .map(|block| block.span.of(message.text(body)).to_owned())
        .collect()
}

/// The lines of the source that hold neither subject nor words of the body.
fn frame(source: &[u8], style: mails::Style) -> Vec<String> {
    let text = String::from_utf8_lossy(source).into_owned();
    let Some(start) = text.find("\r\n\r\n").or_else(|| text.find("\n\n")) else {
        return Vec::new();
    };
    let fields = text[..start].lines();
    let mut kept: Vec<String> = Vec::new();
    let mut is_subject = false;
    for line in fields {
        is_subject = line.starts_with("Subject:") || is_subject && line.starts_with(' ');
        if !is_subject {
            kept.push(line.to_owned());
        }
    }
    if style.has_html {
        let page = text.rfind("--=_b\n").or_else(|| text.rfind("--=_b\r\n"));
        kept.extend(page.map(|at| text[at..].to_owned()));
    }
    kept
}

fn check(source: &[u8], style: mails::Style, wanted: Safety) -> Result<Fixed, TestCaseError> {
    let options = options();
    let found = fix(source, &options, wanted);
    let again = fix(&found.source, &options, wanted);
    prop_assert_eq!(&again.source, &found.source, "once more: {:?}", again.done);
    prop_assert!(again.done.is_empty() && !found.has_more);
    let (before, after) = (parse(source, None), parse(&found.source, None));
    prop_assert_eq!(not_own(&before), not_own(&after));
    prop_assert_eq!(&before.attachments, &after.attachments);
    prop_assert_eq!(&before.remarks, &after.remarks);
    for (old, new) in before.parts.iter().zip(&after.parts) {
        let is_fixed = matches!(
            old.kind,
            PartKind::Subject | PartKind::Body | PartKind::Header
        );
        prop_assert!(is_fixed || old.text == new.text);
    }
    if before.has_headers {
        prop_assert_eq!(frame(source, style), frame(&found.source, style));
    }
    let is_encoded = matches!(
        style.transfer,
        mails::Transfer::QuotedPrintable | mails::Transfer::Base64
    );
    let lines = |source: &[u8]| -> usize {
        let lines = source.split(|byte| *byte == b'\n');
        lines
            .map(|line| line.trim_ascii_end().len())
            .max()
            .unwrap_or_default()
    };
    if is_encoded {
        prop_assert!(lines(&found.source) <= lines(source).max(76));
    }
    let is_crlf = |source: &[u8]| {
        source
            .windows(2)
            .filter(|pair| pair[1] == b'\n')
            .all(|pair| pair[0] == b'\r')
    };
    prop_assert!(!style.is_crlf || is_crlf(&found.source));
    Ok(found)
}

/// A paragraph with two flaws that are surely found.
const FLAWED: &str = "\n\nI saw the the desk and recieved the brief.\n\n";

/// Each fix by itself, as an editor may make it, does what it says.
fn alone(source: &[u8]) -> Result<(), TestCaseError> {
    let report = lint(source, &options());
    let edits = raw_edits(&report);
    prop_assert_eq!(edits.len(), report.diagnostics.len());
    for (found, edits) in report.diagnostics.iter().zip(edits) {
        for (fix, edits) in found.fixes.iter().zip(edits) {
            let Some(edits) = edits else {
                return Err(TestCaseError::fail(format!("{} has no edits", fix.title)));
            };
            let mut fixed = source.to_vec();
            for (span, text) in edits.iter().rev() {
                fixed.splice(span.start..span.end, text.bytes());
            }
            let part = fix.edits[0].place.part;
            let mut expected = report.message.text(part).to_owned();
            for edit in fix.edits.iter().rev() {
                expected.replace_range(edit.place.span.start..edit.place.span.end, &edit.text);
            }
            let after = parse(&fixed, None);
            prop_assert_eq!(after.text(part), expected);
        }
    }
    Ok(())
}

/// Lines with flaws that are not the writer's to mend.
const QUOTED: &str = "\n\nOn Monday Dana wrote:\n> i saw the the desk , and teh brief\n> so so\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn generated_mails_are_fixed_and_nothing_else(
        mut words in mails::words(),
        style in mails::style(),
        is_quoted in any::<bool>(),
        is_safe in any::<bool>(),
    ) {
        if is_quoted {
            words.body.push_str(QUOTED);
        }
        let wanted = if is_safe { Safety::Safe } else { Safety::Suggest };
        words.body = words.body.replacen("\n\n", FLAWED, 1);
        let source = style.write(&words);
        let found = check(&source, style, wanted)?;
        prop_assert!(!found.done.is_empty());
        let reasons: Vec<_> = found.left.iter().map(|left| &left.reason).collect();
        prop_assert!(reasons.is_empty(), "{:?}", found.left);
        alone(&source)?;
        // In whatever encoding, the same words become the same words.
        let plain = mails::Style { transfer: mails::Transfer::EightBit, has_html: false, subject: 0, ..style };
        if style.has_headers() {
            let plain = fix(&plain.write(&words), &options(), wanted).source;
            let texts = |source: &[u8]| {
                let message = parse(source, None);
                let parts = [message.subject, message.body];
                parts.map(|part| part.map(|part| message.text(part).to_owned()))
            };
            prop_assert_eq!(texts(&found.source), texts(&plain));
        }
    }
}

/// A mail whose body stands in a part of another kind.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Wrapped as format=flowed, at so many characters.
    Flowed { deletes_space: bool, width: usize },
    /// Nothing but a page, with a tag at every so many characters.
    Page { width: usize },
    /// The text, and a page that says the same.
    Both { width: usize },
}

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        (any::<bool>(), 3..70_usize).prop_map(|(deletes_space, width)| Shape::Flowed {
            deletes_space,
            width
        }),
        (2..60_usize).prop_map(|width| Shape::Page { width }),
        (2..60_usize).prop_map(|width| Shape::Both { width }),
    ]
}

/// Soft line breaks after at least `width` characters: behind a blank, or with
/// one of their own.
fn flowed(text: &str, deletes_space: bool, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for (at, line) in text.split('\n').enumerate() {
        out.push_str(if at > 0 { "\n" } else { "" });
        // A line's own blanks would flow.
        let line = line.trim_end_matches(' ');
        out.push_str(if line.starts_with(' ') { " " } else { "" });
        column = 0;
        let mut chars = line.chars().peekable();
        while let Some(ch) = chars.next() {
            out.push(ch);
            column += 1;
            let may_break = (deletes_space || ch == ' ') && !line.starts_with('>');
            let goes_on = chars.peek().is_some_and(|next| !" >".contains(*next));
            if may_break && column >= width && goes_on {
                out.push_str(if deletes_space { " \n" } else { "\n" });
                column = 0;
            }
        }
    }
    let _ = column;
    out
}

/// A page of paragraphs with tags strewn in.
fn page(text: &str, width: usize) -> String {
    let mut out = String::from("<html><body><p>");
    for (at, ch) in text.trim().chars().enumerate() {
        match ch {
            '\n' => out.push_str("<br>\n"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            'é' => out.push_str("&eacute;"),
            _ if at % width == 0 => out.push_str(&format!("<b class=x>{ch}</b>")),
            _ => out.push(ch),
        }
    }
    out + "</p></body></html>\n"
}

/// The tags of a page, in order.
fn tags(text: &str) -> Vec<&str> {
    let tags = text.split('<').skip(1);
    tags.map(|tag| tag.split_once('>').map_or(tag, |(tag, _)| tag))
        .collect()
}

impl Shape {
    /// The source, its lines ending in LF; parts are encoded by `encode`.
    fn write(self, text: &str, transfer: &str, encode: impl Fn(&str) -> String) -> String {
        let part = |kind: &str, text: &str| {
            let kind = format!("Content-Type: {kind}; charset=utf-8");
            let text = encode(text);
            format!("{kind}\nContent-Transfer-Encoding: {transfer}\n\n{text}\n")
        };
        let top = "From: Ana Sample <ana@home.example>\nSubject: My interview\n";
        match self {
            Self::Flowed {
                deletes_space,
                width,
            } => {
                let delsp = if deletes_space { "; delsp=yes" } else { "" };
                let kind = format!("text/plain; format=flowed{delsp}");
                top.to_owned() + &part(&kind, &flowed(text, deletes_space, width))
            }
            Self::Page { width } => top.to_owned() + &part("text/html", &page(text, width)),
            Self::Both { width } => {
                let (plain, page) = (
                    part("text/plain", text),
                    part("text/html", &page(text, width)),
                );
                let kind = "Content-Type: multipart/alternative; boundary=b";
                format!("{top}{kind}\n\n--b\n{plain}--b\n{page}--b--\n")
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn wrapped_text_and_pages_are_fixed_and_nothing_else(
        mut words in mails::words(),
        shape in shape(),
        transfer in 0..3_u8,
        is_safe in any::<bool>(),
    ) {
        words.body = words.body.replacen("\n\n", FLAWED, 1);
        let wanted = if is_safe { Safety::Safe } else { Safety::Suggest };
        let source = match transfer {
            0 => shape.write(&words.body, "8bit", str::to_owned),
            1 => shape.write(&words.body, "quoted-printable", |text| encode::quoted_printable(text, 40, "\n")),
            _ => shape.write(&words.body, "base64", |text| encode::base64(text, 40, "\n")),
        };
        let found = fix(source.as_bytes(), &options(), wanted);
        let again = fix(&found.source, &options(), wanted);
        prop_assert_eq!(&again.source, &found.source, "once more: {:?}", again.done);
        let (before, after) = (parse(source.as_bytes(), None), parse(&found.source, None));
        prop_assert_eq!(not_own(&before), not_own(&after));
        let body = |message: &Message<'_>| message.text(message.body.unwrap()).to_owned();
        let written = String::from_utf8(found.source.clone()).unwrap();
        if transfer == 0 {
            prop_assert_eq!(tags(&source), tags(&written));
        }
        let is_expected = |reason: &str| reason.contains("a tag of the page") || reason.contains("the HTML");
        for left in &found.left {
            prop_assert!(is_expected(&left.reason), "{left:?}");
        }
        if found.left.is_empty() {
            prop_assert!(!found.done.is_empty());
            // The text by itself becomes the same.
            let plain = format!("From: Ana Sample <ana@home.example>\nSubject: My interview\n\n{}", body(&before));
            let plain = fix(plain.as_bytes(), &options(), wanted).source;
            prop_assert_eq!(body(&after), body(&parse(&plain, None)));
        }
        if let Shape::Both { .. } = shape {
            let n_pages = found.done.iter().filter(|done| done.with_page).count();
            prop_assert!(n_pages > 0 || !found.left.is_empty(), "{:?}", found.done);
        }
    }
}
