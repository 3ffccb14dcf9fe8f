//! Parts in parts, and which of them is the body.

use super::super::headers;
use super::*;

/// The structure of a source that opens with a header block.
fn read(source: &str) -> Structure {
    let block = headers::find(source.as_bytes()).expect("it has headers");
    let body = Span::new(block.body, source.len());
    structure(source.as_bytes(), &block.known, body)
}

fn body(source: &str) -> &str {
    let raw = read(source).text.expect("it has text").body.raw;
    &source[raw.start..raw.end]
}

fn reason(source: &str) -> String {
    read(source).text.expect_err("it has no text").reason
}

/// `name|type` of each attachment.
fn attached(source: &str) -> Vec<String> {
    let attachments = read(source).attachments.into_iter();
    attachments
        .map(|part| format!("{}|{}", part.name.unwrap_or_default(), part.content_type))
        .collect()
}

const MIXED: &str = "\
Content-Type: multipart/mixed; boundary=\"out er\"\r\n\r\npreamble\r\n--out er\r\n\
Content-Type: multipart/alternative;\r\n boundary=inner\r\n\r\n--inner\r\n\
Content-Type: text/html\r\n\r\n<p>Hi</p>\r\n--inner  \r\n\r\nHi\r\n--inn\r\n\r\n--inner--\r\n\
epilogue\r\n--out er\r\nContent-Type: application/pdf; name=no.pdf\r\n\
Content-Disposition: attachment;\r\n filename*0*=utf-8''caf%C3%A9;\r\n filename*1=.pdf\r\n\r\n\
AAAA\r\n--out er\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nold\r\n\
--out er\r\nContent-Type: text/plain; name=notes.txt\r\n\r\nnotes\r\n--out er\r\n\r\n\
-- \r\nlist footer\r\n--out er--\r\nmore";

#[test]
fn the_first_text_that_is_no_attachment_is_the_body() {
    assert_eq!(body(MIXED), "Hi\r\n--inn\r\n");
    assert_eq!(
        attached(MIXED),
        [
            "caf\u{e9}.pdf|application/pdf",
            "|message/rfc822",
            "notes.txt|text/plain"
        ]
    );
    let named = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; name=a.txt\n\nHi";
    assert_eq!(body(named), "Hi");
    let page = format!("{named}\n--b\nContent-Type: text/html\n\n<p>Hi");
    assert_eq!(body(&page), "<p>Hi");
    let both = "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n \n--b\nContent-Type: text/html\n\n<p>Hi";
    assert!(read(both).text.is_ok_and(|text| text.page.len() == 1));
    assert!(read(both).attachments.is_empty());
    let lone = "Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment\n\nHi\n";
    assert_eq!(body(lone), "Hi\n");
}

#[test]
fn a_message_without_text_says_so() {
    let head = "Content-Type: multipart/mixed; boundary=b\n\n";
    assert_eq!(
        reason("Content-Type: application/pdf\n\n%PDF"),
        "the message is application/pdf, not text"
    );
    assert!(reason(&format!("{head}no part")).contains("boundary is nowhere"));
    assert!(reason("Content-Type: multipart/mixed\n\nHi").contains("names no boundary"));
    let pdf = "--b\nContent-Type: application/pdf\n\nAAAA\n";
    assert_eq!(
        reason(&format!("{head}{pdf}{pdf}")),
        "the message has no text part"
    );
    let digest = "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\nold\n";
    assert_eq!(reason(digest), "the message is message/rfc822, not text");
}

#[test]
fn encodings_and_types_that_nobody_knows() {
    let encoding = |name: &str| {
        let source = format!("Content-Transfer-Encoding: {name}\n\nHi");
        read(&source)
            .text
            .expect("it has text")
            .body
            .entity
            .encoding
    };
    assert_eq!(encoding("BASE64 "), Ok(Encoding::Base64));
    assert_eq!(encoding("Quoted-Printable;"), Ok(Encoding::QuotedPrintable));
    assert_eq!(encoding("8bit"), Ok(Encoding::Identity));
    assert_eq!(encoding("utf-8"), Ok(Encoding::Identity));
    assert_eq!(encoding(""), Ok(Encoding::Identity));
    assert_eq!(encoding("x-uuencode"), Err("x-uuencode".to_owned()));
    assert_eq!(body("Content-Type: text\n\nHi"), "Hi");
    assert_eq!(body("Content-Type:\n\nHi"), "Hi");
    assert_eq!(printable("a\u{1b}b"), "a\\u{1b}b");
}
