//! [`Decoded`]: bytes read through a transfer encoding (RFC 2045 section 6),
//! each with its way back. Knows encodings, but neither headers nor charsets.

use std::sync::Arc;

use encoding_rs::{Encoding as Charset, UTF_8};

use super::charset::Chars;
use crate::text::{SourceMap, Span};

/// How bytes were made fit for mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As they are: 7bit, 8bit, binary.
    Identity,
    /// RFC 2045 section 6.7.
    QuotedPrintable,
    /// RFC 2045 section 6.8.
    Base64,
}

/// Decoded bytes and their map; whether they are text is for others to say.
#[derive(Clone, Debug, Default)]
pub(super) struct Decoded {
    pub(super) bytes: Vec<u8>,
    pub(super) map: SourceMap,
    /// Where bytes have a charset of their own, as encoded words do; in order.
    pub(super) charsets: Vec<(Span, &'static Charset)>,
}

impl Decoded {
    /// Appends the raw bytes at `raw` as they are.
    pub(super) fn push_same(&mut self, source: &[u8], raw: Span) {
        self.bytes.extend_from_slice(&source[raw.start..raw.end]);
        self.map.push_same(raw);
    }

    /// Appends text that stands for the raw bytes as a whole.
    pub(super) fn push_whole(&mut self, text: &str, raw: Span) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.map.push_whole(text.len(), raw);
    }

    /// Appends the escape of one byte, `=C3`, that starts at `at`.
    fn push_escape(&mut self, byte: u8, at: usize) {
        self.bytes.push(byte);
        self.map.push_escapes(Span::new(at, at + 3));
    }

    /// Appends the quoted-printable bytes at `raw`, decoded.
    ///
    /// Lenient as mail readers are: hexadecimal digits may be lower case, a
    /// soft line break may have blanks before its line end, and a `=` that is
    /// neither escape nor soft line break stands for itself. Blanks at the end
    /// of a hard line stay: to strip them (RFC 2045 section 6.7 rule 3) would
    /// make a signature's `-- ` another line.
    pub(super) fn push_quoted_printable(&mut self, source: &[u8], raw: Span) {
        self.bytes.reserve(raw.len());
        let mut at = raw.start;
        while at < raw.end {
            let rest = &source[at..raw.end];
            let n_plain = memchr::memchr(b'=', rest).unwrap_or(rest.len());
            self.push_same(source, Span::new(at, at + n_plain));
            at += n_plain;
            let rest = &rest[n_plain..];
            if rest.is_empty() {
                break;
            } else if let Some(byte) = escaped_byte(rest) {
                self.push_escape(byte, at);
                at += 3;
            } else if let Some(len) = soft_line_break(rest) {
                at += len;
            } else {
                self.push_same(source, Span::new(at, at + 1));
                at += 1;
            }
        }
    }

    /// Appends the text of a Q encoded word at `raw`, decoded (RFC 2047
    /// section 4.2): `_` is a blank, and there are no line breaks.
    pub(super) fn push_q(&mut self, source: &[u8], raw: Span) {
        let mut at = raw.start;
        while at < raw.end {
            let rest = &source[at..raw.end];
            if let Some(byte) = escaped_byte(rest) {
                self.push_escape(byte, at);
                at += 3;
                continue;
            }
            let here = Span::new(at, at + 1);
            if rest[0] == b'_' {
                self.push_whole(" ", here);
            } else {
                self.push_same(source, here);
            }
            at += 1;
        }
    }

    /// Appends the base64 bytes at `raw`, decoded.
    ///
    /// Line breaks may fall anywhere, padding may be missing or stand in the
    /// middle, and what is no base64 is passed over (RFC 2045 section 6.8).
    pub(super) fn push_base64(&mut self, source: &[u8], raw: Span) {
        self.bytes.reserve(raw.len() / 4 * 3 + 3);
        let mut group = Group::default();
        let mut at = raw.start;
        while at < raw.end {
            if group.n_digits == 0 {
                at = self.push_groups(source, Span::new(at, raw.end));
            }
            let Some(byte) = source[..raw.end].get(at) else {
                break;
            };
            match digit(*byte) {
                digit @ 0..64 => {
                    group.add(digit, at);
                    if group.n_digits == 4 {
                        self.push_group(&group);
                        group = Group::default();
                    }
                }
                _ if *byte == b'=' && group.n_digits > 0 => {
                    // The padding belongs to the group: `QQ==`.
                    let twice = group.n_digits == 2 && source[..raw.end].get(at + 1) == Some(byte);
                    at += usize::from(twice);
                    group.raw.end = at + 1;
                    self.push_group(&group);
                    group = Group::default();
                }
                _ => {}
            }
            at += 1;
        }
        self.push_group(&group);
    }

    /// Appends the whole groups that open `raw` and stand together, and gives
    /// the offset after them.
    fn push_groups(&mut self, source: &[u8], raw: Span) -> usize {
        let before = self.bytes.len();
        let (groups, _) = source[raw.start..raw.end].as_chunks::<4>();
        let mut at = raw.start;
        for group in groups {
            let digits = group.map(digit);
            if digits.iter().fold(0, |all, digit| all | digit) >= 64 {
                break;
            }
            let [a, b, c, d] = digits.map(u32::from);
            let bytes = (a << 18 | b << 12 | c << 6 | d).to_be_bytes();
            self.bytes.extend_from_slice(&bytes[1..]);
            at += 4;
        }
        let text_len = self.bytes.len() - before;
        self.map.push_base64(text_len, Span::new(raw.start, at));
        at
    }

    /// Appends a group that a line break splits or that is not full.
    fn push_group(&mut self, group: &Group) {
        // One digit alone is six bits: no byte.
        let n_bytes = group.n_digits.saturating_sub(1);
        let bits = group.bits << (6 * (4 - group.n_digits));
        let bytes = &bits.to_be_bytes()[1..=n_bytes];
        self.bytes.extend_from_slice(bytes);
        self.map.push_whole(n_bytes, group.raw);
    }

    /// The bytes as text: those with a charset of their own in that, all others
    /// in `charset`. What cannot be read becomes U+FFFD.
    pub(super) fn into_text(self, charset: &'static Charset) -> (String, SourceMap) {
        let Self {
            bytes,
            map,
            charsets,
        } = self;
        let is_utf8 = charset == UTF_8 && charsets.iter().all(|(_, charset)| *charset == UTF_8);
        let bytes = match String::from_utf8(bytes) {
            Ok(text) if is_utf8 => return (text, map),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        let mut text = Chars::default();
        let mut at = 0;
        for (span, own) in charsets {
            text.push(&bytes, Span::new(at, span.start), charset);
            text.push(&bytes, span, own);
            at = span.end;
        }
        text.push(&bytes, Span::new(at, bytes.len()), charset);
        (text.text, text.map.on(Arc::new(map)))
    }
}

/// The digits of a base64 group that is not at hand in one piece.
#[derive(Debug, Default)]
struct Group {
    n_digits: usize,
    bits: u32,
    raw: Span,
}

impl Group {
    fn add(&mut self, digit: u8, at: usize) {
        if self.n_digits == 0 {
            self.raw.start = at;
        }
        self.n_digits += 1;
        self.bits = self.bits << 6 | u32::from(digit);
        self.raw.end = at + 1;
    }
}

/// The byte that the escape opening `rest` stands for.
fn escaped_byte(rest: &[u8]) -> Option<u8> {
    let [b'=', high, low, ..] = rest else {
        return None;
    };
    let high = char::from(*high).to_digit(16)?;
    let low = char::from(*low).to_digit(16)?;
    u8::try_from(high << 4 | low).ok()
}

/// The length of the soft line break that opens `rest`. One at the very end
/// needs no line end.
fn soft_line_break(rest: &[u8]) -> Option<usize> {
    let after = rest.strip_prefix(b"=")?;
    let n_blanks = after
        .iter()
        .position(|byte| !matches!(byte, b' ' | b'\t'))
        .unwrap_or(after.len());
    let n_ends = match &after[n_blanks..] {
        [] => 0,
        [b'\n', ..] | [b'\r'] => 1,
        [b'\r', b'\n', ..] => 2,
        _ => return None,
    };
    Some(1 + n_blanks + n_ends)
}

/// What a byte is worth in base64; 64 and more for what is none.
pub(super) fn digit(byte: u8) -> u8 {
    const DIGITS: [u8; 256] = {
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut digits = [0xff; 256];
        let mut value: u8 = 0;
        while value < 64 {
            digits[alphabet[value as usize] as usize] = value;
            value += 1;
        }
        digits
    };
    DIGITS[usize::from(byte)]
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    fn decoded(encoding: Encoding, source: &str) -> Decoded {
        let mut decoded = Decoded::default();
        let raw = Span::new(0, source.len());
        match encoding {
            Encoding::Identity => decoded.push_same(source.as_bytes(), raw),
            Encoding::QuotedPrintable => decoded.push_quoted_printable(source.as_bytes(), raw),
            Encoding::Base64 => decoded.push_base64(source.as_bytes(), raw),
        }
        assert_eq!(decoded.map.text_len(), decoded.bytes.len());
        decoded
    }

    fn qp(source: &str) -> String {
        String::from_utf8(decoded(Encoding::QuotedPrintable, source).bytes).expect("it is UTF-8")
    }

    fn base64(source: &str) -> String {
        String::from_utf8(decoded(Encoding::Base64, source).bytes).expect("it is UTF-8")
    }

    /// The raw bytes behind the first `words` of the text.
    fn raw<'a>(decoded: &Decoded, source: &'a str, words: &str) -> (&'a str, bool) {
        let text = std::str::from_utf8(&decoded.bytes).expect("it is UTF-8");
        let start = text.find(words).expect("the words are in it");
        let raw = decoded.map.to_raw(Span::new(start, start + words.len()));
        (&source[raw.span.start..raw.span.end], raw.exact)
    }

    #[test]
    fn quoted_printable() {
        assert_eq!(qp("caf=C3=A9 and caf=c3=a9"), "caf\u{e9} and caf\u{e9}");
        assert_eq!(
            qp("one=\ntwo=\r\nthree= \t\nfour\r\n"),
            "onetwothreefour\r\n"
        );
        assert_eq!(qp("=C3=\n=A9"), "\u{e9}");
        assert_eq!(qp("-- \nfour=3D4"), "-- \nfour=4");
        assert_eq!(qp("end="), "end");
        assert_eq!(qp("end= "), "end");
        assert_eq!(qp("end=\r"), "end");
        assert_eq!(
            qp("a=b =4 =G1 == =\u{e9} = x =4"),
            "a=b =4 =G1 == =\u{e9} = x =4"
        );
    }

    #[test]
    fn quoted_printable_leads_back() {
        let source = "your caf=C3=A9 in Kr=C3=\r\n=A4mers=\ntra=DFe";
        let mut decoded = decoded(Encoding::QuotedPrintable, source);
        // The last escape is Latin-1: bytes are not asked whether they are text.
        assert_eq!(decoded.bytes.last_chunk(), Some(b"a\xdfe"));
        decoded.bytes.truncate(decoded.bytes.len() - 2);
        assert_eq!(raw(&decoded, source, "caf\u{e9}"), ("caf=C3=A9", true));
        assert_eq!(
            raw(&decoded, source, "\u{e4}mers"),
            ("=C3=\r\n=A4mers", true)
        );
        assert_eq!(raw(&decoded, source, "merst"), ("mers=\nt", true));
    }

    #[test]
    fn base64_in_any_shape() {
        assert_eq!(base64("SGkgRGFuYSwNCg=="), "Hi Dana,\r\n");
        assert_eq!(base64("SGkgRGFuYSwNCg"), "Hi Dana,\r\n");
        assert_eq!(base64("SGkg\r\nRGFu\r\nYSwN\r\nCg==\r\n"), "Hi Dana,\r\n");
        assert_eq!(base64("S\nGkgR\n\nGF\nuYSw NCg=\n=\n"), "Hi Dana,\r\n");
        assert_eq!(base64("SGk=IERhbmE="), "Hi Dana");
        assert_eq!(base64("SG!kg*RGFuYQ=="), "Hi Dana");
        assert_eq!(base64("SGkgR"), "Hi ");
        assert_eq!(base64("====\n=="), "");
        assert_eq!(base64(""), "");
    }

    #[test]
    fn base64_leads_back_to_groups() {
        let source = "SGkgRGFuYSwN\nCnRo\nYW5rIHl\nvdQ==";
        let decoded = decoded(Encoding::Base64, source);
        assert_eq!(decoded.bytes, b"Hi Dana,\r\nthank you");
        assert_eq!(raw(&decoded, source, "Hi "), ("SGkg", true));
        assert_eq!(raw(&decoded, source, "Dana"), ("RGFuYSwN", false));
        assert_eq!(raw(&decoded, source, "thank"), ("CnRo\nYW5r", false));
        assert_eq!(raw(&decoded, source, "yo"), ("IHl\nv", false));
        assert_eq!(raw(&decoded, source, "u"), ("dQ==", true));
    }

    #[test]
    fn bytes_may_have_a_charset_of_their_own() {
        let mut decoded = Decoded::default();
        decoded.push_quoted_printable(b"=e9=e9=e9", Span::new(0, 9));
        decoded.charsets.push((Span::new(1, 2), WINDOWS_1252));
        let (text, map) = decoded.into_text(UTF_8);
        assert_eq!(text, "\u{fffd}\u{e9}\u{fffd}");
        assert_eq!(map.to_raw(Span::new(3, 5)).span, Span::new(3, 6));
    }
}
