//! Pages as mail programs write them, and what is seen of them.

use super::visible;
use crate::text::Span;

fn text(page: &str) -> String {
    let (text, map) = visible(page);
    assert_eq!(map.text_len(), text.len(), "{page:?}");
    let mut before = 0;
    for (at, ch) in text.char_indices() {
        let raw = map.to_raw(Span::new(at, at + ch.len_utf8())).span;
        assert!(
            before <= raw.start && raw.start < raw.end,
            "{ch:?} {page:?}"
        );
        before = raw.start;
    }
    text
}

/// The bytes of the page behind the first `words` of its text.
fn raw<'a>(page: &'a str, words: &str) -> &'a str {
    let (text, map) = visible(page);
    let start = text
        .find(words)
        .unwrap_or_else(|| panic!("{words} in {text:?}"));
    let raw = map.to_raw(Span::new(start, start + words.len()));
    assert!(raw.exact);
    raw.span.of(page)
}

#[test]
fn lines_break_where_they_do_on_the_screen() {
    for (page, expected) in [
        ("Hi  <b>Dana</b>,\n\tthank\r\nyou", "Hi Dana, thank you"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        (
            "<p>one\n<p>two<div>three</div>four",
            "one\n\ntwo\n\nthree\nfour",
        ),
        (
            "<div>one</div><div><br></div><div>two<br></div><div>three</div>",
            "one\n\ntwo\nthree",
        ),
        (
            "one<br>two<br/><br />three</br>four",
            "one\ntwo\n\nthree\nfour",
        ),
        (
            "<p class=MsoNormal>one</p><p class=MsoNormal>&nbsp;</p>two",
            "one\n\u{a0}\ntwo",
        ),
        (
            "<p style='margin:0 0 1em'>one<p style='Margin: 0px'>two",
            "one\n\ntwo",
        ),
        ("<h1>one</h1><hr>two", "one\n\ntwo"),
        (" \n ", ""),
        ("", ""),
        (
            "<pre>\none\n  two\r\n\r\nthree</pre>four",
            "one\n  two\n\nthree\n\nfour",
        ),
        (
            "<div style='white-space: pre-wrap'>one\ntwo</div>",
            "one\ntwo",
        ),
        (
            "a &lt;b&gt; &amp c &eacute;&#x1F44B;&#8217;s &unknown; &",
            "a <b> & c é👋’s &unknown; &",
        ),
        ("a &é; < b <3", "a &é; < b <3"),
        ("one&#10;&#32; two", "one two"),
    ] {
        assert_eq!(text(page), expected, "{page:?}");
    }
}

#[test]
fn lists_and_tables() {
    assert_eq!(
        text("for:<ul><li>one<li><p>two</p><ul><li>deep</ul></li><li></li></ul>end"),
        "for:\n\n- one\n\n- two\n\n- deep\n\nend"
    );
    assert_eq!(
        text("<ol><li>one</li>\n<li>two</li></ol>"),
        "1. one\n2. two"
    );
    assert_eq!(
        text("<table><tr><td>a<td> b </td></tr><tr><th>c</th><td><p>d</p></table>e"),
        "a\tb\nc\n\nd\n\ne"
    );
    assert_eq!(
        text("<a href='https://b.example'>my  work</a>."),
        "my work."
    );
}

#[test]
fn what_is_not_shown_is_no_text() {
    for page in [
        "<head><title>x</title><style>p { x }</style></head><body>one</body>",
        "<head><meta charset=utf-8><p>one",
        "<script>'<p>x</p>'</script><!-- x --><!doctype html>one",
        "<div style='DISPLAY : none !important'>x<div>x</div>x</div>one",
        "<p hidden>x<p>one",
        "<div><span style=\"mso-hide:all\">x</div>one",
        "<span style='visibility:hidden'>x<br>x</span>one<textarea hidden>x",
        "<noscript>one</noscript><img alt=x><![if !x]><![endif]><x:y/>",
        "one<b",
    ] {
        assert_eq!(text(page), "one", "{page:?}");
    }
}

#[test]
fn quotations_are_marked_as_in_plain_text() {
    let gmail = "<div dir=ltr>Thanks!</div><br><div class=\"gmail_quote gmail_quote_container\">\
        <div dir=ltr class=gmail_attr>On Mon Dana wrote:<br></div>\
        <blockquote class=gmail_quote style='border-left:1px solid'><div>One<br>two</div>\
        <blockquote>deep</blockquote></blockquote><div>My answer</div></div>";
    assert_eq!(
        text(gmail),
        "Thanks!\n\n> On Mon Dana wrote:\n\n> One\n> two\n\n> deep\n\nMy answer"
    );
    let forwarded = "<p>See:</p><div class=gmail_quote><div class=gmail_attr>---------- Forwarded \
        message ---------<br>From: Dana</div><p>old</p></div>";
    assert_eq!(
        text(forwarded),
        "See:\n\n> ---------- Forwarded message ---------\n> From: Dana\n\n> old"
    );
    for older in [
        "<div id=appendonsend></div><hr>",
        "<div id=\"divRplyFwdMsg\">",
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3pt 0 0 0'>",
    ] {
        let page = format!("<p>Hi</p>{older}<b>Von:</b> Dana</div><p>old");
        assert_eq!(text(&page), "Hi\n\n> Von: Dana\n\n> old", "{older}");
    }
    let outlook = "<blockquote style='border:none;border-left:solid #CCC 1pt'>old</blockquote>new";
    assert_eq!(text(outlook), "> old\n\nnew");
    let indented = "<blockquote style='margin:0 0 0 40px;border:none;padding:0'>mine</blockquote>";
    assert_eq!(text(indented), "mine");
    assert_eq!(
        text("<blockquote type=cite><pre>a\nb</pre></blockquote>"),
        "> a\n> b"
    );
}

#[test]
fn spans_are_exact() {
    let page =
        "<p>I rec<b>ie</b>ved the&nbsp;brief&#44; in\r\n  May<br></p>\n<p>R&eacute;n&#233</p>";
    assert_eq!(text(page), "I recieved the\u{a0}brief, in May\n\nRéné");
    assert_eq!(raw(page, "recieved"), "rec<b>ie</b>ved");
    assert_eq!(raw(page, "the\u{a0}brief"), "the&nbsp;brief");
    assert_eq!(raw(page, "\u{a0}"), "&nbsp;");
    assert_eq!(raw(page, ","), "&#44;");
    assert_eq!(raw(page, "in May"), "in\r\n  May");
    assert_eq!(raw(page, "\n\n"), "<br></p>\n<p>");
    assert_eq!(raw(page, "Réné"), "R&eacute;n&#233");
    assert_eq!(raw("a\r\n&eacute;", "é"), "&eacute;");
    assert_eq!(raw("<!--x-->&notit;<i>", "¬it;"), "&notit;");
    assert_eq!(raw("&\u{e9}&\u{e9}", "é&é"), "\u{e9}&\u{e9}");
}

#[test]
fn deep_and_broken_pages_are_read() {
    let deep = "<div>".repeat(3000) + "one" + &"</div>".repeat(3000) + "two";
    assert_eq!(text(&deep), "one\ntwo");
    assert_eq!(text(&("<b>".repeat(3000) + "one")), "one");
    assert_eq!(text("</div></p>one</td></table></b>two"), "onetwo");
    assert_eq!(
        text("<div hidden>x<table><tr><td></div>x</td></tr></table></div>one"),
        "one"
    );
}
