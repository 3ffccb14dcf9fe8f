//! What elements do to the text in them: break lines, quote, hide.

use super::tokens::Tag;

/// How an element stands in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of a line, as is every element nobody knows.
    Inline,
    /// Breaks the line before and after itself.
    Block,
    /// The same, with a blank line.
    Paragraph,
    /// A list, numbered or not.
    List {
        is_numbered: bool,
    },
    /// An item of a list.
    Item,
    Table,
    Row,
    Cell,
    /// `<br>`
    Break,
    /// `<hr>`
    Rule,
    /// Holds nothing: pictures, form fields.
    Void,
}

/// Whether the text in an element is somebody else's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Quoting {
    #[default]
    No,
    /// All of it.
    All,
    /// Up to the end of a quotation in it, if there is one: Gmail's container
    /// holds the introduction, the quotation, and below it what the writer
    /// answers.
    ToQuotation,
}

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Effects {
    /// It is not shown.
    pub(super) hides: bool,
    /// Whether it is somebody else's.
    pub(super) quoting: Quoting,
    /// Blanks and line breaks stand as they are.
    pub(super) keeps_blanks: bool,
    /// From here on all is somebody else's.
    pub(super) ends_own: bool,
}

/// How the element of that name, in lower case, stands.
pub(super) fn kind(tag: &Tag) -> Kind {
    match tag.name.as_slice() {
        b"p" if is_tight(tag) => Kind::Block,
        b"p" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"blockquote" | b"pre" | b"dl"
        | b"listing" | b"xmp" => Kind::Paragraph,
        b"ul" | b"menu" | b"dir" => Kind::List { is_numbered: false },
        b"ol" => Kind::List { is_numbered: true },
        b"li" => Kind::Item,
        b"table" => Kind::Table,
        b"tr" | b"caption" => Kind::Row,
        b"td" | b"th" => Kind::Cell,
        b"br" => Kind::Break,
        b"hr" => Kind::Rule,
        b"html" | b"body" | b"head" | b"div" | b"center" | b"address" | b"article" | b"aside"
        | b"dd" | b"details" | b"dt" | b"fieldset" | b"figcaption" | b"figure" | b"footer"
        | b"form" | b"header" | b"legend" | b"main" | b"nav" | b"section" | b"summary"
        | b"tbody" | b"thead" | b"tfoot" => Kind::Block,
        b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame" | b"img"
        | b"input" | b"keygen" | b"link" | b"meta" | b"param" | b"source" | b"track" | b"wbr" => {
            Kind::Void
        }
        _ => Kind::Inline,
    }
}

/// Outlook's paragraphs have no margins: a blank line is a paragraph of its own.
fn is_tight(tag: &Tag) -> bool {
    let is_zero = |value: &[u8]| {
        words(value).all(|length| length.starts_with(b"0") && length.get(1) != Some(&b'.'))
    };
    let declares_zero = |name| declares(&tag.style, &[name], is_zero);
    words(&tag.class).any(|class| class.starts_with(b"Mso"))
        || declares_zero("margin")
        || declares_zero("margin-top") && declares_zero("margin-bottom")
}

/// What the element does to the text in it.
pub(super) fn effects(tag: &Tag) -> Effects {
    let is = |known: &[&str], name: &[u8]| known.iter().any(|each| each.as_bytes() == name);
    let style = |names: &[&str], values: &[&str]| {
        declares(&tag.style, names, |value| {
            let is_value = |known: &&str| value.eq_ignore_ascii_case(known.as_bytes());
            values.iter().any(is_value)
        })
    };
    let hides = tag.is_hidden
        || is(UNSHOWN, &tag.name)
        || style(&["display", "visibility"], &["none", "hidden"])
        || style(&["mso-hide"], &["all"]);
    let of_gmail = words(&tag.class).any(|class| class == b"gmail_quote");
    let is_quotation = tag.name == b"blockquote"
        && (of_gmail
            || tag.kind.eq_ignore_ascii_case(b"cite")
            // Mail programs indent with what looks no quotation.
            || !style(&["border"], NO_BORDER)
            || declares(&tag.style, &["border-left"], |value| {
                !NO_BORDER.iter().any(|none| value.eq_ignore_ascii_case(none.as_bytes()))
            }));
    // The line above the header block that Outlook puts before an older mail.
    let is_outlook = tag.name == b"div"
        && declares(&tag.style, &["border-top"], |value| {
            let value = value.to_ascii_lowercase();
            let has = |colour: &[u8]| value.windows(colour.len()).any(|part| part == colour);
            has(b"#e1e1e1") || has(b"#b5c4df")
        });
    Effects {
        hides,
        quoting: if is_quotation || words(&tag.class).any(|class| is(QUOTING_CLASSES, class)) {
            Quoting::All
        } else if of_gmail && tag.name == b"div" {
            Quoting::ToQuotation
        } else {
            Quoting::No
        },
        keeps_blanks: is(&["pre", "listing", "xmp", "textarea"], &tag.name)
            || style(
                &["white-space"],
                &["pre", "pre-wrap", "pre-line", "break-spaces"],
            ),
        ends_own: is_outlook || is(OLDER_MAIL, &tag.id),
    }
}

/// Elements nobody sees the text of.
const UNSHOWN: &[&str] = &[
    "head", "title", "style", "script", "template", "iframe", "noframes", "noembed", "object",
    "applet", "audio", "video", "canvas", "svg", "math", "datalist", "xml",
];

/// Classes of what mail programs put around older mails and their introductions.
const QUOTING_CLASSES: &[&str] = &[
    "gmail_attr",
    "moz-cite-prefix",
    "moz-forward-container",
    "yahoo_quoted",
    "protonmail_quote",
    "tutanota_quote",
    "zmail_extra",
    "OutlookMessageHeader",
];

const NO_BORDER: &[&str] = &["none", "0", "0px", "none none none none"];

/// Ids of what stands before an older mail: of Outlook on the web, and of Zimbra.
const OLDER_MAIL: &[&str] = &[
    "appendonsend",
    "divRplyFwdMsg",
    "mail-editor-reference-message-container",
    "zwchr",
];

fn words(value: &[u8]) -> impl Iterator<Item = &[u8]> {
    let words = value.split(u8::is_ascii_whitespace);
    words.filter(|word| !word.is_empty())
}

/// Whether a style declares one of the properties so. Values come without
/// `!important`.
fn declares(style: &[u8], names: &[&str], is: impl Fn(&[u8]) -> bool) -> bool {
    style.split(|byte| *byte == b';').any(|declaration| {
        let Some(colon) = declaration.iter().position(|byte| *byte == b':') else {
            return false;
        };
        let name = declaration[..colon].trim_ascii();
        let value = declaration[colon + 1..].trim_ascii();
        let value = value.split(|byte| *byte == b'!').next().unwrap_or_default();
        names
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
            && is(value.trim_ascii())
    })
}
