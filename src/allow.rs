//! The `X-Sincerely-Allow` header: what a writer allows in one mail, and where
//! the field stands, so that it can be taken out before the mail is sent.
//!
//! The header block is read as a mail program reads it: every line from the
//! top that is a field or continues one. So a field is found, and taken out,
//! even where the rest would not make the source a mail for us.

use std::borrow::Cow;

use encoding_rs::UTF_8;

use crate::message;
use crate::rule::Rule;
use crate::text::Span;

/// The field's name.
pub const FIELD: &str = "X-Sincerely-Allow";

/// The name that allows everything.
pub const ALL: &str = "all";

/// What the writer of a mail allows in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Rules and groups, or [`ALL`], in the order given.
    pub names: Vec<String>,
    /// Raw bytes of each field, line end included, in order.
    pub fields: Vec<Span>,
}

impl Allowed {
    /// Reads the fields of `source`: names parted by commas, each with a reason
    /// in parentheses behind it if the writer likes.
    #[must_use]
    pub fn read(source: &[u8]) -> Self {
        let mut allowed = Self::default();
        if !may_have(source) {
            return allowed;
        }
        for field in fields(source) {
            let Some(value) = value(source, field) else {
                continue;
            };
            allowed.fields.push(field);
            // Mail programs encode a reason that is more than ASCII, with the
            // parenthesis before it.
            let (value, _) = message::unstructured(source, value, UTF_8);
            let value = without_comments(&value);
            let names = value.split(',').map(str::trim);
            let names = names.filter(|name| !name.is_empty());
            allowed.names.extend(names.map(str::to_ascii_lowercase));
        }
        allowed
    }

    /// Whether findings of `rule` are allowed.
    #[must_use]
    pub fn allows(&self, rule: &Rule) -> bool {
        let is_named = |name: &String| name == rule.id || name == rule.group() || name == ALL;
        self.names.iter().any(is_named)
    }

    /// Whether everything is allowed.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.names.iter().any(|name| name == ALL)
    }

    /// `source`, of which these are the fields, without them and otherwise
    /// byte for byte the same.
    #[must_use]
    pub fn strip<'a>(&self, source: &'a [u8]) -> Cow<'a, [u8]> {
        if self.fields.is_empty() {
            return Cow::Borrowed(source);
        }
        let mut rest = Vec::with_capacity(source.len());
        let mut at = 0;
        for field in &self.fields {
            rest.extend_from_slice(&source[at..field.start]);
            at = field.end;
        }
        rest.extend_from_slice(&source[at..]);
        Cow::Owned(rest)
    }
}

/// Whether one of the lines before the first that is blank opens with the
/// field's name. Few mails have it.
fn may_have(source: &[u8]) -> bool {
    let mut rest = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    loop {
        match rest {
            [b'x' | b'X', ..] => {
                let name = rest.get(..FIELD.len());
                if name.is_some_and(|name| name.eq_ignore_ascii_case(FIELD.as_bytes())) {
                    return true;
                }
            }
            [] | [b'\n', ..] | [b'\r', b'\n', ..] => return false,
            _ => {}
        }
        rest = &rest[end_of_line(rest, 0)..];
    }
}

/// The fields that open `source`, line ends included, after a byte order mark
/// and an mbox `From ` line.
fn fields(source: &[u8]) -> impl Iterator<Item = Span> {
    let mut at = if source.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    if source[at..].starts_with(b"From ") {
        at = end_of_line(source, at);
    }
    std::iter::from_fn(move || {
        let start = at;
        let line = &source[start..end_of_line(source, start)];
        name(line)?;
        at = start + line.len();
        while matches!(source.get(at), Some(b' ' | b'\t')) {
            at = end_of_line(source, at);
        }
        Some(Span::new(start, at))
    })
}

/// The value of the field at `span`, if it is one of ours.
fn value(source: &[u8], span: Span) -> Option<Span> {
    let first = source.get(span.start)?;
    if !first.eq_ignore_ascii_case(&FIELD.as_bytes()[0]) {
        return None;
    }
    let name = name(&source[span.start..span.end])?;
    let is_ours = name.trim_ascii_end().eq_ignore_ascii_case(FIELD.as_bytes());
    is_ours.then(|| Span::new(span.start + name.len() + 1, span.end))
}

/// What stands before the colon: printable ASCII, and the blanks before the
/// colon that RFC 5322 section 4.5 calls obsolete.
fn name(line: &[u8]) -> Option<&[u8]> {
    let is_inside = |byte: &u8| byte.is_ascii_graphic() && *byte != b':';
    let len = line.iter().position(|byte| !is_inside(byte))?;
    let blanks = line[len..].iter().position(|byte| *byte == b':')?;
    let is_name = len > 0 && line[len..len + blanks].trim_ascii().is_empty();
    is_name.then(|| &line[..len + blanks])
}

fn end_of_line(source: &[u8], at: usize) -> usize {
    let line_end = memchr::memchr(b'\n', &source[at..]);
    line_end.map_or(source.len(), |len| at + len + 1)
}

/// `value` without what stands in parentheses, which nest (RFC 5322 section
/// 3.2.2).
fn without_comments(value: &str) -> String {
    let mut depth = 0_usize;
    let outside = value.chars().filter(|ch| match ch {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str) -> Vec<String> {
        Allowed::read(source.as_bytes()).names
    }

    fn stripped(source: &str) -> String {
        let rest = Allowed::read(source.as_bytes());
        String::from_utf8(rest.strip(source.as_bytes()).into_owned()).unwrap()
    }

    #[test]
    fn names_are_parted_by_commas_and_reasons_passed_over() {
        let source = "To: d@x.example\nX-Sincerely-Allow: pressure/deadline (they (really) asked, twice),\n\
                      \tTone (mine)\nx-sincerely-allow : spelling,\n\nHi\n";
        assert_eq!(names(source), ["pressure/deadline", "tone", "spelling"]);
        assert_eq!(stripped(source), "To: d@x.example\n\nHi\n");
    }

    #[test]
    fn a_reason_may_be_encoded() {
        // As mutt and NeoMutt write it.
        let source = "X-Sincerely-Allow: pressure/deadline =?utf-8?B?KGTDqWrDoCBk?=\n \
                      =?utf-8?B?ZW1hbmTDqSDigJQ=?= vraiment, ils le veulent), tone\n\nHi\n";
        assert_eq!(names(source), ["pressure/deadline", "tone"]);
        assert_eq!(stripped(source), "\nHi\n");
    }

    #[test]
    fn a_field_below_the_headers_is_text() {
        for source in [
            "To: d@x.example\n\nX-Sincerely-Allow: tone\n",
            "Hi Dana,\nX-Sincerely-Allow: tone\n",
            "\nX-Sincerely-Allow: tone\n",
            " X-Sincerely-Allow: tone\n",
            "X-Sincerely-Allowed: tone\n\n",
            "To: d@x.example\n> X-Sincerely-Allow: tone\n",
            "",
        ] {
            assert!(names(source).is_empty(), "{source:?}");
            assert_eq!(stripped(source), source);
        }
    }

    #[test]
    fn nothing_but_the_field_goes() {
        let crlf = "From ana Mon May 12\r\nX-Sincerely-Allow: all\r\nTo: d@x.example\r\n\r\nHi\r\n";
        assert_eq!(
            stripped(crlf),
            "From ana Mon May 12\r\nTo: d@x.example\r\n\r\nHi\r\n"
        );
        assert_eq!(stripped("X-Sincerely-Allow: all"), "");
        assert_eq!(stripped("X-Sincerely-Allow:\n\nHi"), "\nHi");
        let broken = b"X-Sincerely-Allow: \xff, tone (\xe9)\nTo: \xff\n\n\xff";
        let allowed = Allowed::read(broken);
        assert_eq!(allowed.names, ["\u{fffd}", "tone"]);
        assert_eq!(&*allowed.strip(broken), b"To: \xff\n\n\xff");
    }
}
