//! A MIME field's value and its parameters (RFC 2045 section 5.1), continued
//! and in charsets of their own (RFC 2231). Lenient: these fields are broken
//! in every way there is, and what they name is still wanted.

use std::borrow::Cow;

use encoding_rs::UTF_8;

use super::charset::{self, Chars, Named};
use super::words::{trim, unstructured};
use crate::text::Span;

/// Bytes of a field that are read; a boundary has 70 at most, a file's name
/// seldom 1000.
const MAX_FIELD: usize = 64 * 1024;

/// Parameters that most fields have no more of.
const USUAL: usize = 2;

/// A value and its parameters, in order.
#[derive(Debug, Default)]
pub(super) struct Parameters<'a> {
    /// What stands before the first `;`, without comments and blanks around.
    pub(super) value: Cow<'a, str>,
    segments: Vec<Segment<'a>>,
}

/// One parameter as it stands, which may be a part of one (RFC 2231 section 3).
#[derive(Debug)]
struct Segment<'a> {
    /// As written, without `*` and what follows.
    name: &'a [u8],
    /// Its place among the parts of one.
    nth: usize,
    /// Whether there are percent escapes, and in the first a charset.
    is_extended: bool,
    value: Cow<'a, [u8]>,
}

impl<'a> Parameters<'a> {
    /// Reads the field whose value is at `raw`.
    pub(super) fn read(source: &'a [u8], raw: Span) -> Self {
        let end = raw.end.min(raw.start + MAX_FIELD);
        let mut reader = Reader {
            field: &source[raw.start..end],
            at: 0,
        };
        let value = text_of(reader.value());
        let has_some = reader.at < reader.field.len();
        let mut segments = Vec::with_capacity(if has_some { USUAL } else { 0 });
        while reader.at < reader.field.len() {
            reader.at += 1;
            segments.extend(reader.segment());
        }
        Self { value, segments }
    }

    /// The value of the parameter of that name, which is in lower case.
    ///
    /// Where it is given both plain and extended, the extended one counts, and
    /// of several alike the first.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let is_named = |each: &&Segment<'_>| each.name.eq_ignore_ascii_case(name.as_bytes());
        let mut named = self.segments.iter().filter(is_named);
        let first = named.next()?;
        if named.next().is_none() && !first.is_extended {
            return Some(as_written(&first.value));
        }
        let mut segments: Vec<_> = self.segments.iter().filter(is_named).collect();
        // Parts may come in any order; those of one parameter stay in theirs.
        segments.sort_by_key(|each| (each.nth, !each.is_extended));
        Some(joined(&segments).into())
    }
}

/// What the parts of one parameter say, of which there is one at least.
fn joined(segments: &[&Segment<'_>]) -> String {
    let opening = segments[0];
    let parts = segments.iter().copied();
    let mut bytes = Vec::new();
    let mut charset = None;
    let mut next = opening.nth;
    for part in parts.filter(|part| part.is_extended || !opening.is_extended || part.nth > 0) {
        if part.nth < next {
            continue;
        }
        if part.nth > next {
            break;
        }
        next += 1;
        if !part.is_extended {
            bytes.extend_from_slice(&part.value);
            continue;
        }
        let mut value = &*part.value;
        if std::ptr::eq(part, opening) {
            // charset'language'value
            let mut quotes = value.splitn(3, |byte| *byte == b'\'');
            if let (Some(name), Some(_), Some(rest)) = (quotes.next(), quotes.next(), quotes.next())
            {
                (charset, value) = (Some(name), rest);
            }
        }
        push_unescaped(value, &mut bytes);
    }
    if !opening.is_extended {
        return as_written(&bytes).into_owned();
    }
    let encoding = match charset.map(charset::named) {
        Some(Named::Known(encoding)) => encoding,
        Some(Named::Utf16) => charset::utf16(&bytes),
        _ => UTF_8,
    };
    let mut text = Chars::default();
    text.push(&bytes, Span::new(0, bytes.len()), encoding);
    text.text
}

/// The text of a value without escapes. Encoded words have no place here (RFC
/// 2047 section 5), but mail programs write and read them.
fn as_written(value: &[u8]) -> Cow<'_, str> {
    // Most are a word.
    if value
        .iter()
        .all(|byte| byte.is_ascii_graphic() && *byte != b'=')
    {
        return text_of(value.into());
    }
    let raw = Span::new(0, value.len());
    if value.is_ascii() && memchr::memchr3(b'\r', b'\n', b'=', value).is_none() {
        let raw = trim(value, raw);
        return text_of(value[raw.start..raw.end].into());
    }
    let (text, _) = unstructured(value, raw, charset::guess(value).unwrap_or(UTF_8));
    text
}

fn text_of(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => String::from_utf8_lossy(bytes),
        },
        Cow::Owned(bytes) => String::from_utf8_lossy(&bytes).into_owned().into(),
    }
}

/// Appends `value` with its percent escapes undone.
fn push_unescaped(value: &[u8], out: &mut Vec<u8>) {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut rest = value;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        let mut decoded = *byte;
        if let [high, low, after @ ..] = after
            && *byte == b'%'
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
            && let Ok(escaped) = u8::try_from(high << 4 | low)
        {
            (decoded, rest) = (escaped, after);
        }
        out.push(decoded);
    }
}

/// Reads a field from left to right.
struct Reader<'a> {
    field: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// What stands up to the next `;`, in quotes or without; blanks around it
    /// and comments are left out.
    fn value(&mut self) -> Cow<'a, [u8]> {
        match self.plain_value() {
            Some(value) => value.into(),
            None => self.any_value().into(),
        }
    }

    /// The value if it stands there in one piece, as most do.
    fn plain_value(&mut self) -> Option<&'a [u8]> {
        let rest = &self.field[self.at..];
        let len = memchr::memchr(b';', rest).unwrap_or(rest.len());
        let value = rest[..len].trim_ascii();
        let value = match value.strip_prefix(b"\"") {
            Some(value) => value.strip_suffix(b"\"")?,
            None => value,
        };
        let is_plain = |byte: &u8| !matches!(byte, b'"' | b'\\' | b'(' | b'\r' | b'\n');
        if !value.iter().all(is_plain) {
            return None;
        }
        self.at += len;
        Some(value)
    }

    /// The value, whatever is in it.
    fn any_value(&mut self) -> Vec<u8> {
        let mut value = Vec::new();
        while let Some(byte) = self.field.get(self.at) {
            match byte {
                b';' => break,
                b'"' if value.iter().all(u8::is_ascii_whitespace) => {
                    value.clear();
                    self.quoted(&mut value);
                    // What follows the quotes is no part of the value.
                    while self.field.get(self.at).is_some_and(|byte| *byte != b';') {
                        self.at += 1;
                    }
                    return value;
                }
                b'(' if value.last().is_none_or(u8::is_ascii_whitespace) => {
                    self.skip_comment();
                    continue;
                }
                b'\r' | b'\n' => {}
                byte => value.push(*byte),
            }
            self.at += 1;
        }
        value.trim_ascii().to_vec()
    }

    /// Appends the inside of the quotes that open here.
    fn quoted(&mut self, value: &mut Vec<u8>) {
        self.at += 1;
        while let Some(byte) = self.field.get(self.at) {
            self.at += 1;
            match byte {
                b'"' => return,
                b'\\' => {
                    value.extend(self.field.get(self.at));
                    self.at += 1;
                }
                b'\r' | b'\n' => {}
                byte => value.push(*byte),
            }
        }
    }

    /// Passes over a comment, nested ones too.
    fn skip_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.field.get(self.at) {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 1 => return,
                b')' => depth -= 1,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
    }

    /// Reads `name=value`, `name*0*=value`; none where there is no name.
    fn segment(&mut self) -> Option<Segment<'a>> {
        let rest = self.field.get(self.at..)?;
        let len = rest.iter().position(|byte| matches!(byte, b'=' | b';'));
        self.at += len.unwrap_or(rest.len());
        let len = len?;
        let name = rest[..len].trim_ascii();
        if rest[len] == b';' || name.is_empty() {
            if rest[len] == b'=' {
                self.at += 1;
                self.value();
            }
            return None;
        }
        self.at += 1;
        let value = self.value();
        let mut words = name.split(|byte| *byte == b'*');
        let name = words.next().unwrap_or_default();
        let nth = words.next().unwrap_or_default();
        let is_extended = name.len() < rest[..len].trim_ascii().len()
            && (nth.is_empty() || words.next().is_some());
        let nth = std::str::from_utf8(nth)
            .ok()
            .and_then(|nth| nth.parse().ok());
        Some(Segment {
            name,
            nth: nth.unwrap_or(0),
            is_extended,
            value,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: &str) -> Parameters<'_> {
        Parameters::read(field.as_bytes(), Span::new(0, field.len()))
    }

    fn get(field: &str, name: &str) -> Option<String> {
        read(field).get(name).map(Cow::into_owned)
    }

    #[test]
    fn values_and_parameters() {
        let field =
            " Text/Plain (a (nested) comment);\r\n charset=\"utf-8\" ;format=Flowed;DelSp=yes\r\n";
        assert_eq!(read(field).value, "Text/Plain");
        assert_eq!(get(field, "charset").as_deref(), Some("utf-8"));
        assert_eq!(get(field, "format").as_deref(), Some("Flowed"));
        assert_eq!(get(field, "delsp").as_deref(), Some("yes"));
        assert_eq!(get(field, "name"), None);
        for (field, value) in [
            ("a; name=a b.pdf", "a b.pdf"),
            ("a; name=\"a;b\\\"c\" x; y=1", "a;b\"c"),
            ("a; name=b (comment); y", "b"),
            ("a; name=b(1).pdf", "b(1).pdf"),
            ("a; name=\"open", "open"),
            ("a;; =x; name = b", "b"),
            ("a; name=one; name=two", "one"),
            ("a; name=", ""),
            ("a; name=\"=?iso-8859-1?Q?caf=E9?=.pdf\"", "caf\u{e9}.pdf"),
            ("a; name=\"a\r\n b\"", "a b"),
        ] {
            assert_eq!(get(field, "name").as_deref(), Some(value), "{field}");
        }
        for field in [
            "", ";", "a", "a;name", "a;*=b", "a;name;", "\"", "(", "a; x=(b",
        ] {
            assert_eq!(get(field, "name"), None, "{field}");
        }
    }

    /// Every value of a few of these, where it can be read as it stands.
    #[test]
    fn plain_values_are_read_like_any() {
        let tokens = [
            "a", " ", "\"", ";", "(", ")", "\\", "=", "\r\n", "\u{e9}", "\u{c}",
        ];
        let mut n_plain = 0;
        for nth in 0..tokens.len().pow(5) {
            let token = |place: u32| tokens[nth / tokens.len().pow(place) % tokens.len()];
            let value = [token(0), token(1), token(2), token(3), token(4)].concat();
            let reader = || Reader {
                field: value.as_bytes(),
                at: 0,
            };
            let (mut plain, mut careful) = (reader(), reader());
            if let Some(read) = plain.plain_value() {
                n_plain += 1;
                assert_eq!(read, careful.any_value(), "{value:?}");
                assert_eq!(plain.at, careful.at, "{value:?}");
            }
        }
        assert!(n_plain > 1000);
    }

    #[test]
    fn continued_and_extended_parameters() {
        for (field, value) in [
            ("a; name*=utf-8''caf%C3%a9", "caf\u{e9}"),
            ("a; name*=ISO-8859-1'en'caf%E9", "caf\u{e9}"),
            ("a; name*0=\"one \"; name*1=two", "one two"),
            ("a; name*1=two; name*0=one", "onetwo"),
            (
                "a; name*0*=utf-8''caf%C3; name*1*=%A9; name*2=%41",
                "caf\u{e9}%41",
            ),
            ("a; name=plain; name*=utf-8''extended", "extended"),
            ("a; name*0=one; name*2=three", "one"),
            ("a; name*=no quotes %41", "no quotes A"),
            ("a; name*=utf-8''%zz%4", "%zz%4"),
        ] {
            assert_eq!(get(field, "name").as_deref(), Some(value), "{field}");
        }
    }
}
