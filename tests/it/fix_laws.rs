//! Laws of corrections that hold for any mail: they are made once, wherever the
//! words stand and however they are encoded, and nothing else changes.

use proptest::prelude::*;
use sincerely::diagnostic::Safety;
use sincerely::draft::{Draft, Role};
use sincerely::fix::{Fixed, fix};
use sincerely::lint;
use sincerely::message::{Message, PartKind, parse};
use sincerely::report::raw_edits;

use crate::fix::{mail, options};
use crate::{encode, mails};

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
            _ if at % width == 0 => out.extend(["<b class=x>", &ch.to_string(), "</b>"]),
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

/// Pieces of every encoding, to be put where they do most harm.
const BROKEN: [&[u8]; 16] = [
    b"=\r\n",
    b"=",
    b"=3D",
    b"=\n=",
    b"\xe9",
    b"\xc3",
    b"\0",
    b"\r",
    b"<b>",
    b"</p",
    b"&amp",
    b"=?utf-8?q?",
    b"?=",
    b" \r\n",
    b"\n--=_b\n",
    b"the the ",
];

#[test]
fn broken_mails_are_fixed_once_or_not_at_all() {
    let words = mails::Words {
        subject: "I recieved the the offer – Café".to_owned(),
        body: "Hi Dana,\n\nI saw the the desk and recieved the brief – of Café Zoë.\n\n\
               To to go to to there.\n\nRegards,\nAna\n-- \nthe the\n> the the\n"
            .to_owned(),
    };
    let transfers = [
        mails::Transfer::Bare,
        mails::Transfer::EightBit,
        mails::Transfer::QuotedPrintable,
        mails::Transfer::Base64,
    ];
    let mut seed = 9_u32;
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % n.max(1)
    };
    let mut sources: Vec<Vec<u8>> = Vec::new();
    for nth in 0..24_u8 {
        let style = mails::Style {
            transfer: transfers[usize::from(nth % 4)],
            has_html: nth % 3 == 0,
            is_crlf: nth % 2 == 0,
            width: 32,
            subject: nth % 3,
        };
        sources.push(style.write(&words));
    }
    let page = page(&words.body, 5);
    sources.push(mail("text/html; charset=iso-8859-1", &page).into_bytes());
    sources.push(
        mail(
            "text/plain; format=flowed; delsp=yes",
            &flowed(&words.body, true, 9),
        )
        .into_bytes(),
    );
    let wide = words.body.encode_utf16().flat_map(u16::to_le_bytes);
    sources.push([0xff, 0xfe].into_iter().chain(wide).collect());
    let mut n_done = 0;
    for source in &sources {
        for _ in 0..60 {
            let mut broken = source.clone();
            for _ in 0..=next(3) {
                let at = next(broken.len());
                match next(3) {
                    0 => drop(broken.splice(at..at, BROKEN[next(BROKEN.len())].iter().copied())),
                    1 => drop(broken.drain(at..(at + next(9)).min(source.len() - 9).max(at))),
                    _ => broken[at] = u8::try_from(next(256)).unwrap(),
                }
            }
            let found = fix(&broken, &options(), Safety::Suggest);
            let again = fix(&found.source, &options(), Safety::Suggest);
            assert!(
                again.source == found.source,
                "{:?}",
                String::from_utf8_lossy(&broken)
            );
            n_done += found.done.len();
        }
    }
    assert!(n_done > 2000, "only {n_done} fixes were made");
}
