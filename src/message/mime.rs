//! MIME structure (RFC 2045, 2046): which of the parts is the body, and what
//! is attached. Finds parts; what their bytes say is read elsewhere.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::charset::{self, Named};
use super::flowed::Flowed;
use super::multipart::{MAX_DEPTH, MAX_PARTS, Walk};
use super::names::Kind;
use super::parameters::Parameters;
use super::shown::Shown;
use super::transfer::Encoding;
use super::{Attachment, Unreadable};
use crate::text::Span;

/// The two types that are read.
const PLAIN: &str = "text/plain";
const PAGE: &str = "text/html";

/// A part that holds no others.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) entity: Entity,
    /// The encoded bytes, without the line break before the next delimiter.
    pub(super) raw: Span,
    /// The alternatives it stands in: of which multipart/alternative, and which.
    pub(super) branches: Vec<(usize, usize)>,
}

/// What the header fields of a message or part say about its body.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something of its own"
)]
#[derive(Debug)]
pub(super) struct Entity {
    /// `type/subtype`, in lower case.
    content_type: Cow<'static, str>,
    /// What the charset declared says.
    pub(super) charset: Named,
    /// Whether that is one of ISO 8859.
    pub(super) is_iso_8859: bool,
    /// The charset declared, in lower case, where it is one that is not read.
    pub(super) unknown_charset: String,
    /// How plain text is wrapped, where it says so (RFC 3676).
    pub(super) flowed: Option<Flowed>,
    /// What parts its parts, where it is a multipart.
    pub(super) boundary: Option<Vec<u8>>,
    /// The transfer encoding, or the name of one nobody reads any more.
    pub(super) encoding: Result<Encoding, String>,
    /// What is declared as the encoding, where that is none that is known.
    pub(super) odd_encoding: String,
    /// Whether the charset is declared as ASCII.
    pub(super) is_ascii: bool,
    /// Whether the encoding is declared as `7bit`.
    pub(super) is_seven_bit: bool,
    /// Whether it is said to be an attachment.
    is_attachment: bool,
    /// The file name; what has one is rather sent to be saved than read.
    name: Option<String>,
}

/// What a message holds.
#[derive(Debug)]
pub(super) struct Structure {
    /// The text that is shown, or why there is none.
    pub(super) text: Result<Shown, Unreadable>,
    pub(super) attachments: Vec<Attachment>,
    /// Sentences on parts that were not looked at.
    pub(super) remarks: Vec<String>,
}

/// Finds the body and the attachments of the message that has the header
/// fields `known` and whose body is `body`.
///
/// Text without a file name that is not said to be an attachment is shown
/// ([`Shown::choose`]). A message of one part is never taken for an attachment.
/// Messages attached are listed, not read.
pub(super) fn structure(source: &[u8], known: &[(Kind, Span)], body: Span) -> Structure {
    let mut root = Entity::read(source, known.iter().copied(), PLAIN);
    if root.is_text() {
        (root.is_attachment, root.name) = (false, None);
        let leaf = Leaf {
            entity: root,
            raw: body,
            branches: Vec::new(),
        };
        return Structure {
            text: Ok(Shown::of(leaf)),
            attachments: Vec::new(),
            remarks: Vec::new(),
        };
    }
    let raw = Span::new(body.start, body.start);
    let (mut leaves, mut remarks) = (Vec::new(), Vec::new());
    if root.is_multipart() {
        let Some(boundary) = root.boundary.take() else {
            return Structure::unreadable("the message is multipart, but names no boundary", raw);
        };
        let mut walk = Walk::new(source, boundary, root.is_alternative(), root.part_type());
        walk.run(body);
        if walk.is_too_deep {
            remarks.push(format!(
                "parts below {MAX_DEPTH} levels of parts are not read"
            ));
        }
        if walk.is_too_many {
            remarks.push(format!("parts past the first {MAX_PARTS} are not read"));
        }
        if walk.n_parts == 0 {
            let reason = "the message is multipart, but its boundary is nowhere in it";
            return Structure::unreadable(reason, raw);
        }
        leaves = walk.leaves;
    } else {
        leaves.push(Leaf {
            entity: root,
            raw: body,
            branches: Vec::new(),
        });
    }
    let reason = no_text(&leaves, &remarks);
    let (text, rest) = Shown::choose(source, leaves);
    Structure {
        text: text.ok_or(Unreadable { reason, raw }),
        attachments: rest.filter_map(|leaf| leaf.entity.attachment()).collect(),
        remarks,
    }
}

/// Why none of the leaves is the body.
fn no_text(leaves: &[Leaf], remarks: &[String]) -> String {
    if let ([leaf], []) = (leaves, remarks)
        && !leaf.entity.content_type.starts_with("text/")
    {
        let content_type = printable(&leaf.entity.content_type);
        return format!("the message is {content_type}, not text");
    }
    let mut reason = "the message has no text part".to_owned();
    for remark in remarks {
        reason = format!("{reason}; {remark}");
    }
    reason
}

/// A word of the message, fit for one line of a report.
pub(super) fn printable(word: &str) -> String {
    word.chars().take(60).flat_map(char::escape_debug).collect()
}

impl Structure {
    fn unreadable(reason: &str, raw: Span) -> Self {
        let reason = reason.to_owned();
        Self {
            text: Err(Unreadable { reason, raw }),
            attachments: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

impl Entity {
    /// Reads the header fields of an entity that is of type `default` unless they
    /// say otherwise; of several of a name, the first counts.
    pub(super) fn read(
        source: &[u8],
        fields: impl IntoIterator<Item = (Kind, Span)>,
        default: &'static str,
    ) -> Self {
        let mut content_type = None;
        let mut disposition = None;
        let mut encoding = None;
        for (kind, value) in fields {
            let field = match kind {
                Kind::ContentType => &mut content_type,
                Kind::ContentDisposition => &mut disposition,
                Kind::ContentTransferEncoding => &mut encoding,
                _ => continue,
            };
            field.get_or_insert(value);
        }
        let mut entity = Self {
            content_type: default.into(),
            charset: Named::Undeclared,
            is_iso_8859: false,
            unknown_charset: String::new(),
            flowed: None,
            boundary: None,
            encoding: encoding.map_or(Ok(Encoding::Identity), |raw| encoding_of(source, raw)),
            odd_encoding: encoding.map_or_else(String::new, |raw| odd_encoding(source, raw)),
            is_ascii: false,
            is_seven_bit: encoding.is_some_and(|raw| is_seven_bit(source, raw)),
            is_attachment: false,
            name: None,
        };
        if let Some(raw) = disposition {
            let disposition = Parameters::read(source, raw);
            entity.is_attachment = disposition.value.eq_ignore_ascii_case("attachment");
            entity.name = disposition.get("filename").map(Cow::into_owned);
        }
        if let Some(raw) = content_type {
            entity.read_content_type(&Parameters::read(source, raw));
        }
        entity
    }

    fn read_content_type(&mut self, field: &Parameters<'_>) {
        let is_yes = |name, yes: &str| {
            field
                .get(name)
                .is_some_and(|value| value.eq_ignore_ascii_case(yes))
        };
        self.content_type = type_name(field);
        if let Some(charset) = field.get("charset") {
            self.charset = charset::named(charset.as_bytes());
            self.is_ascii = self.charset == Named::Undeclared && says_ascii(&charset);
            // That of most mails has nothing more to it.
            if self.charset != Named::Known(encoding_rs::UTF_8) {
                let charset = charset.to_ascii_lowercase();
                let mut of_iso_8859 = ["8859", "latin", "l1"].iter();
                self.is_iso_8859 = of_iso_8859.any(|name| charset.contains(name));
                if self.charset == Named::Unknown {
                    self.unknown_charset = charset;
                }
            }
        }
        self.flowed = is_yes("format", "flowed").then(|| Flowed {
            deletes_space: is_yes("delsp", "yes"),
        });
        self.boundary = field
            .get("boundary")
            .filter(|boundary| !boundary.is_empty())
            .map(|boundary| boundary.trim_ascii_end().into());
        if self.name.is_none() {
            self.name = field.get("name").map(Cow::into_owned);
        }
    }

    /// Whether this is text of a kind that is read.
    fn is_text(&self) -> bool {
        self.content_type == PLAIN || self.content_type == PAGE
    }

    pub(super) fn is_html(&self) -> bool {
        self.content_type == PAGE
    }

    pub(super) fn is_multipart(&self) -> bool {
        self.content_type.starts_with("multipart/")
    }

    pub(super) fn is_alternative(&self) -> bool {
        self.content_type == "multipart/alternative"
    }

    /// Whether this is text that is shown.
    pub(super) fn is_shown(&self) -> bool {
        self.is(PLAIN) || self.is(PAGE)
    }

    /// Whether this is plain text with a file name that is no attachment.
    pub(super) fn is_named_text(&self) -> bool {
        !self.is_attachment && self.name.is_some() && self.content_type == PLAIN
    }

    /// Whether this is text of that type, there to be read.
    fn is(&self, content_type: &str) -> bool {
        !self.is_attachment && self.name.is_none() && self.content_type == content_type
    }

    /// What its parts are unless they say otherwise (RFC 2046 section 5.1.5).
    pub(super) fn part_type(&self) -> &'static str {
        match &*self.content_type {
            "multipart/digest" => "message/rfc822",
            _ => PLAIN,
        }
    }

    /// The part as one that is not read; none for text that is shown.
    fn attachment(self) -> Option<Attachment> {
        (!self.is_shown()).then_some(Attachment {
            name: self.name,
            content_type: self.content_type.into_owned(),
        })
    }
}

/// `type/subtype` in lower case; what is no such pair is plain text (RFC 2045
/// section 5.2).
fn type_name(content_type: &Parameters<'_>) -> Cow<'static, str> {
    let of_most = [PLAIN, PAGE].into_iter();
    let mut of_most = of_most.filter(|name| content_type.value.eq_ignore_ascii_case(name));
    if let Some(name) = of_most.next() {
        return name.into();
    }
    let is_token = |word: &str| !word.is_empty() && !word.contains(char::is_whitespace);
    let name = content_type.value.to_ascii_lowercase();
    match name.split_once('/') {
        Some((kind, subtype)) if is_token(kind.trim()) && is_token(subtype.trim()) => {
            format!("{}/{}", kind.trim(), subtype.trim()).into()
        }
        _ => PLAIN.into(),
    }
}

fn is_seven_bit(source: &[u8], raw: Span) -> bool {
    let value = source[raw.start..raw.end].trim_ascii();
    value.eq_ignore_ascii_case(b"7bit")
}

fn says_ascii(charset: &str) -> bool {
    let mut names = ["us-ascii", "ascii"].iter();
    names.any(|name| charset.trim().eq_ignore_ascii_case(name))
}

/// The word that a field with the name of a transfer encoding begins with.
fn first_word(source: &[u8], raw: Span) -> &[u8] {
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let mut words = source[raw.start..raw.end].split(|byte| !is_of_name(byte));
    words.find(|word| !word.is_empty()).unwrap_or_default()
}

/// The name of a transfer encoding that nobody knows; empty for one that is known,
/// or is hardly misspelt ("8-bit").
fn odd_encoding(source: &[u8], raw: Span) -> String {
    let name = first_word(source, raw);
    let is_plain = name.is_empty() || matches!(name, [b'7' | b'8', ..]);
    let mut known = ["binary", "quoted-printable", "base64"].iter();
    let is_known = known.any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
    if is_plain || is_known || encoding_of(source, raw).is_err() {
        return String::new();
    }
    printable(&String::from_utf8_lossy(name))
}

/// The transfer encoding that a field names. An unknown name says nothing of
/// the bytes, and they are taken as they are; uuencode's are encoded.
fn encoding_of(source: &[u8], raw: Span) -> Result<Encoding, String> {
    let name = first_word(source, raw);
    let is = |known: &&str| name.eq_ignore_ascii_case(known.as_bytes());
    if is(&"quoted-printable") {
        return Ok(Encoding::QuotedPrintable);
    }
    if is(&"base64") {
        return Ok(Encoding::Base64);
    }
    let mut uuencode = ["x-uuencode", "x-uue", "uuencode", "uue"].into_iter();
    match uuencode.find(is) {
        Some(name) => Err(name.to_owned()),
        None => Ok(Encoding::Identity),
    }
}
