//! Corrections made in every encoding: the words change, and nothing else.

use std::collections::BTreeMap;

use sincerely::diagnostic::Safety;
use sincerely::fix::fix;
use sincerely::occasion::Occasion;
use sincerely::{Options, lint};

use crate::{cases, encode};

pub(crate) fn options() -> Options {
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
pub(crate) fn mail(kind: &str, body: &str) -> String {
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
