//! Changes written through every layer, read again and compared.

use super::*;
use crate::message::parse;

/// The source with the one place of `old` in a text replaced, after a look that
/// it reads as it should.
fn written(source: &[u8], target: Target, old: &str, new: &str) -> Result<Vec<u8>, String> {
    let text = |source: &[u8]| {
        let message = parse(source, None);
        match target {
            Target::Subject => message.text(message.subject.expect("a subject")).to_owned(),
            Target::Body => message.text(message.body.expect("a body")).to_owned(),
            Target::Page => Rewriter::new(&message).page().expect("a page"),
        }
    };
    let before = text(source);
    let start = before.find(old).expect("the words are there");
    let change = Change {
        span: Span::new(start, start + old.len()),
        new: new.into(),
    };
    let changes = Rewriter::new(&parse(source, None)).changes(target, &[change]);
    let changes = changes.map_err(|declined| declined.reason)?;
    let written = apply(source, Span::new(0, source.len()), &changes);
    assert_eq!(text(&written), before.replacen(old, new, 1));
    Ok(written)
}

fn text(source: &str, target: Target, old: &str, new: &str) -> String {
    let written = written(source.as_bytes(), target, old, new).expect("it can be");
    String::from_utf8(written).expect("it is UTF-8")
}

fn body(head: &str, body: &str, old: &str, new: &str) -> String {
    let head = format!("Subject: x\nContent-Type: {head}\n\n");
    let source = format!("{head}{body}");
    let written = text(&source, Target::Body, old, new);
    written
        .strip_prefix(&head)
        .expect("the headers stay")
        .to_owned()
}

#[test]
fn plain_text_is_changed_where_it_stands() {
    assert_eq!(
        text("Hi the the end", Target::Body, " the", ""),
        "Hi the end"
    );
    assert_eq!(
        body(
            "text/plain; charset=utf-8",
            "caf\u{e9} x\r\n",
            "x",
            "\u{e9}"
        ),
        "caf\u{e9} \u{e9}\r\n"
    );
}

#[test]
fn flowed_lines_keep_their_flow() {
    let kind = "text/plain; format=flowed";
    assert_eq!(
        body(kind, "forward to \nto the end\n", " to", ""),
        "forward \nto the end\n"
    );
    assert_eq!(
        body(kind, "go on \nrecieve it\n", "recieve", "receive"),
        "go on \nreceive it\n"
    );
    assert_eq!(
        body(kind, "go on \nit\n", " it", " it now"),
        "go on \nit now\n"
    );
    assert_eq!(
        body(kind, "saw \nthe \nthe \nend\n", "the the", "the"),
        "saw \nthe \nend\n"
    );
    assert_eq!(body(kind, "go \nx now\n", "x now", ">"), "go \n >\n");
    assert_eq!(body(kind, "go on \n, now\n", "on ,", "on,"), "go on, now\n");
    assert_eq!(body(kind, "go on \n  x\n", "on  x", "on x"), "go on \n x\n");
    assert_eq!(
        body(kind, "go on\n  on \nit\n", "on\n on it", "on it"),
        "go on \nit\n"
    );
    assert_eq!(body(kind, "go\n >x\n", "go\n>x", "go on>x"), "go on>x\n");
    assert_eq!(body(kind, "a\n\n  go\n", "a\n\n go", " go"), "  go\n");
    let kind = "text/plain; format=flowed; delsp=yes";
    assert_eq!(
        body(kind, "reci \neve it\n", "recieve", "receive"),
        "recei \nve it\n"
    );
}

#[test]
fn tags_stay_where_they_are() {
    let kind = "text/html; charset=utf-8";
    for (page, old, new, expected) in [
        (
            "<p>recie<b>v</b>e",
            "recieve",
            "receive",
            "<p>recei<b>v</b>e",
        ),
        (
            "<p>rec<b>i</b>eve",
            "recieve",
            "receive",
            "<p>rece<b>i</b>ve",
        ),
        ("saw <b>the</b> the end", " the", "", "saw <b>the</b> end"),
        ("saw the <b>the</b> end", " the", "", "saw <b>the</b> end"),
        ("saw the\n  the end", "the the", "the", "saw the end"),
        ("saw the&nbsp;the end", "\u{a0}the", "", "saw the end"),
        (
            "a x b",
            "x",
            "<&>\u{a0}\u{e9}",
            "a &lt;&amp;&gt;&nbsp;\u{e9} b",
        ),
        ("caf&eacute; x", "caf\u{e9}", "cafe", "cafe x"),
    ] {
        assert_eq!(body(kind, page, old, new), expected);
    }
    assert_eq!(
        body("text/html; charset=us-ascii", "<p>x y", "x", "\u{2013}"),
        "<p>&#8211; y"
    );
    let kind = b"Content-Type: text/html\n\n<p>one<p>two";
    let reason = written(kind, Target::Body, "\n\n", " ").expect_err("tags are there");
    assert!(reason.contains("a tag"), "{reason}");
}

#[test]
fn a_charset_is_kept() {
    let head = "Subject: x\nContent-Type: text/plain; charset=";
    for (charset, words) in [
        ("iso-8859-1", "Ren\u{e9}"),
        ("shift_jis", "\u{9762}\u{63a5}\u{30bd}"),
        ("utf-16le", "Ren\u{e9}\u{1f44b}"),
        ("gb18030", "\u{9762}\u{8bd5}"),
        ("iso-2022-jp", "\u{9762}\u{63a5}"),
    ] {
        let encoding = encoding_rs::Encoding::for_label(charset.as_bytes()).expect("it is one");
        let encode = |text: &str| {
            let charset = Charset {
                encoding,
                ..Charset::utf8()
            };
            charset.encode(text).expect("it has them")
        };
        let source = |text: &str| {
            let digits = base64::encoded(&encode(text));
            let digits = String::from_utf8(digits).expect("it is ASCII");
            format!("{head}{charset}\nContent-Transfer-Encoding: base64\n\n{digits}\n")
        };
        let before = format!("{words} recieved the the {words}\n");
        let after = text(&source(&before), Target::Body, "recieved the", "received");
        assert_eq!(
            after,
            source(&format!("{words} received the {words}\n")),
            "{charset}"
        );
    }
    let latin = b"Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\nRen\xe9 saw x";
    let after = written(latin, Target::Body, "x", "\u{e8}").expect("Latin-1 has it");
    assert!(after.ends_with(b"Ren\xe9 saw \xe8"));
    assert!(written(latin, Target::Body, "x", "\u{2019}").is_err());
}

#[test]
fn ascii_stays_ascii() {
    for head in [
        "Content-Type: text/plain\n",
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 7bit\n",
        "MIME-Version: 1.0\n",
    ] {
        let source = format!("Subject: x\n{head}\ncafe\n");
        let reason = written(source.as_bytes(), Target::Body, "cafe", "caf\u{e9}");
        assert!(reason.expect_err("it is ASCII").contains("ASCII"), "{head}");
    }
    text("Subject: x\n\ncafe\n", Target::Body, "cafe", "caf\u{e9}");
}

#[test]
fn a_source_in_utf16_stays_so() {
    let wide = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_be_bytes).collect()
    };
    let source = wide("Subject: teh caf\u{e9}\r\n\r\nI saw the the caf\u{e9}.\r\n");
    let after = written(&source, Target::Body, " the", "").expect("it can be");
    assert_eq!(
        after,
        wide("Subject: teh caf\u{e9}\r\n\r\nI saw the caf\u{e9}.\r\n")
    );
    let after = written(&source, Target::Subject, "teh", "the").expect("it can be");
    assert_eq!(
        after,
        wide("Subject: the caf\u{e9}\r\n\r\nI saw the the caf\u{e9}.\r\n")
    );
}

#[test]
fn the_page_beside_the_text_can_be_changed() {
    let source = "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nHi teh end\n\
                  --b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n\
                  <p>Hi t=\ne<b>h</b> end\n--b--\n";
    let after = text(source, Target::Page, "teh", "the");
    assert_eq!(after, source.replace("t=\ne<b>h</b>", "th=\ne<b></b>"));
    assert_eq!(
        text(source, Target::Body, "teh", "the"),
        source.replace("Hi teh", "Hi the")
    );
}

#[test]
fn what_is_signed_stays() {
    let source = b"Content-Type: multipart/signed; boundary=b\n\n--b\n\nHi teh end\n--b--\n";
    let reason = written(source, Target::Body, "teh", "the").expect_err("it is signed");
    assert!(reason.contains("signed"), "{reason}");
}

fn subject(value: &str, old: &str, new: &str) -> String {
    let (head, tail) = ("From: a@b.example\nSubject: ", "\nTo: c@d.example\n\nHi\n");
    let written = text(&format!("{head}{value}{tail}"), Target::Subject, old, new);
    let value = written
        .strip_prefix(head)
        .and_then(|rest| rest.strip_suffix(tail));
    value.expect("the other fields stay").to_owned()
}

#[test]
fn plain_subjects_are_changed_where_they_stand() {
    assert_eq!(subject("the the role", " the", ""), "the role");
    assert_eq!(subject("the\n the role", " the", ""), "the\n role");
    assert_eq!(subject("to go\n to", " to", ""), "to go");
}

#[test]
fn encoded_words_keep_charset_and_encoding() {
    assert_eq!(
        subject("=?utf-8?Q?caf=C3=A9_recieve?= now", "recieve", "receive"),
        "=?utf-8?Q?caf=C3=A9_receive?= now"
    );
    assert_eq!(
        subject(
            "=?utf-8?Q?caf=C3=A9_reci?=\n =?utf-8?Q?eve?= now",
            "recieve",
            "receive"
        ),
        "=?utf-8?Q?caf=C3=A9_recei?=\n =?utf-8?Q?ve?= now"
    );
    assert_eq!(
        subject("Re: =?ISO-8859-1?B?Y2Fm6SB0ZWggZW5k?=", "teh", "the"),
        "Re: =?ISO-8859-1?B?Y2Fm6SB0aGUgZW5k?="
    );
    assert_eq!(
        subject("=?iso-8859-1?q?the_the_caf=E9?= x", "x", "y"),
        "=?iso-8859-1?q?the_the_caf=E9?= y"
    );
    assert_eq!(
        subject(
            "=?iso-8859-1?q?the_the_caf=E9?=",
            "the_".replace('_', " ").as_str(),
            ""
        ),
        "=?iso-8859-1?q?the_caf=E9?="
    );
}

#[test]
fn emptied_words_are_taken_out() {
    assert_eq!(
        subject("=?utf-8?q?a?= =?utf-8?q?b?= =?utf-8?q?c?=", "b", ""),
        "=?utf-8?q?a?= =?utf-8?q?c?="
    );
    assert_eq!(
        subject("x =?utf-8?q?caf=C3=A9?= y", "caf\u{e9}", ""),
        "x  y"
    );
    assert_eq!(
        subject("x =?utf-8?q?a?=\n =?utf-8?q?b?= y", "a", ""),
        "x =?utf-8?q?b?= y"
    );
}

#[test]
fn words_that_grow_are_split_and_folded() {
    let words = "caf\u{e9} ".repeat(9);
    let one = format!(
        "=?utf-8?B?{}?=",
        String::from_utf8(base64::encoded(words.as_bytes())).expect("ASCII")
    );
    for (value, old) in [
        (one.clone(), "caf\u{e9} "),
        (
            "=?utf-8?Q?caf=C3=A9_in_the_long_and_winding_street_of_the_town?= x".to_owned(),
            "winding",
        ),
        (
            "Re: =?utf-8?Q?caf=C3=A9_in_the_long_and_winding_street?= for all of us".to_owned(),
            "winding",
        ),
    ] {
        let written = subject(
            &value,
            old,
            "caf\u{e9} and caf\u{e9} and more of that and the other",
        );
        let lines = format!("Subject: {written}");
        assert!(lines.lines().all(|line| line.len() <= 76), "{lines}");
        let words = lines
            .split_whitespace()
            .filter(|word| word.starts_with("=?"));
        assert!(
            words.clone().count() >= 2 && words.clone().all(|word| word.len() <= 75),
            "{lines}"
        );
    }
}
