//! Header text: unfolding (RFC 5322 section 2.2.3) and encoded words (RFC
//! 2047). Spans are raw; addresses are taken apart elsewhere.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::charset::{self, Chars, Named};
use super::mime::printable;
use super::transfer::{Decoded, digit};
use crate::text::{SourceMap, Span};

/// The text of an unstructured field whose value is `raw`; bytes as they stand
/// are in `charset`.
///
/// As Python's `email` does, unfolding drops the line break alone and keeps the
/// blanks after it; blanks at both ends are no text.
pub(crate) fn unstructured<'a>(
    source: &'a [u8],
    raw: Span,
    charset: &'static Encoding,
) -> (Cow<'a, str>, SourceMap) {
    let raw = trim(source, raw);
    let value = &source[raw.start..raw.end];
    // Nothing but folds and encoded words makes another text of it.
    if memchr::memchr3(b'\r', b'\n', b'=', value).is_none() {
        return as_it_stands(source, raw, charset);
    }
    let mut text = Decoded::default();
    let mut at = raw.start;
    while at < raw.end {
        if let Some(word) = EncodedWord::at(source, Span::new(at, raw.end)) {
            at = push_words(&mut text, source, word, raw.end);
        } else {
            push_byte(&mut text, source, at);
            at += 1;
        }
    }
    let (text, map) = text.into_text(charset);
    (text.into(), map)
}

/// The raw bytes as text in `charset`; what cannot be read becomes U+FFFD.
pub(super) fn as_it_stands<'a>(
    source: &'a [u8],
    raw: Span,
    charset: &'static Encoding,
) -> (Cow<'a, str>, SourceMap) {
    if charset == UTF_8
        && let Ok(text) = std::str::from_utf8(&source[raw.start..raw.end])
    {
        return (text.into(), SourceMap::identity(raw));
    }
    let mut text = Chars::default();
    text.push(source, raw, charset);
    (text.text.into(), text.map)
}

/// Appends the raw byte at `at`, unless it is part of a line break.
pub(super) fn push_byte(text: &mut Decoded, source: &[u8], at: usize) {
    if !matches!(source[at], b'\r' | b'\n') {
        text.push_same(source, Span::new(at, at + 1));
    }
}

/// Appends `word` and the encoded words after it with only white space in
/// between, which then is no text (RFC 2047 section 6.2). Gives the offset
/// after the last; none reaches past `end`.
///
/// Neighbours in one charset are decoded together: writers split characters
/// between words, though they should not (section 5).
pub(super) fn push_words(
    text: &mut Decoded,
    source: &[u8],
    word: EncodedWord,
    end: usize,
) -> usize {
    let mut words = vec![word];
    let mut at = word.end;
    loop {
        let next = at + n_white(&source[at..end]);
        let Some(word) = EncodedWord::at(source, Span::new(next, end)) else {
            break;
        };
        at = word.end;
        words.push(word);
    }
    for words in words.chunk_by(|one, other| one.charset == other.charset) {
        let start = text.bytes.len();
        for word in words {
            word.decode(text, source);
        }
        let span = Span::new(start, text.bytes.len());
        let charset = match words[0].charset {
            Some(charset) => charset,
            None => charset::utf16(&text.bytes[start..]),
        };
        text.charsets.push((span, charset));
    }
    at
}

/// The value without white space at either end.
pub(super) fn trim(source: &[u8], raw: Span) -> Span {
    let value = &source[raw.start..raw.end];
    let start = raw.start + n_white(value);
    let n_after = value
        .iter()
        .rev()
        .take_while(|byte| is_white(**byte))
        .count();
    Span::new(start, raw.end - n_after)
}

/// The header block without its last line end.
pub(super) fn trim_line_end(source: &[u8], raw: Span) -> Span {
    let lines = &source[raw.start..raw.end];
    let lines = lines.strip_suffix(b"\n").unwrap_or(lines);
    let lines = lines.strip_suffix(b"\r").unwrap_or(lines);
    Span::new(raw.start, raw.start + lines.len())
}

/// How many bytes of white space open `bytes`.
pub(super) fn n_white(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_white(**byte)).count()
}

/// Blanks and the line breaks of folds.
pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// An encoded word, `=?charset?Q?text?=`; all spans are raw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EncodedWord {
    /// The charset; `None` for UTF-16 of either byte order.
    pub(super) charset: Option<&'static Encoding>,
    pub(super) is_base64: bool,
    /// The encoded text.
    pub(super) payload: Span,
    /// After the closing `?=`.
    pub(super) end: usize,
}

impl EncodedWord {
    /// The encoded word that opens `raw`.
    ///
    /// Blanks within the text are forgiven, line breaks are not. What is not
    /// closed, or is in a charset nobody knows, is no encoded word. Looks no
    /// further than the fourth `?`, so that a line of openings costs no more
    /// than any other.
    pub(super) fn at(source: &[u8], raw: Span) -> Option<Self> {
        let (name, is_base64, payload) = outline(source, raw)?;
        let charset = match charset::named(name) {
            Named::Known(charset) => Some(charset),
            Named::Utf16 => None,
            Named::Undeclared if !name.is_empty() => Some(UTF_8),
            Named::Undeclared | Named::Unknown => return None,
        };
        Some(Self {
            charset,
            is_base64,
            payload,
            end: payload.end + 2,
        })
    }

    /// Whether it holds what is no base64, though it is to be read as that.
    fn is_broken(&self, source: &[u8]) -> bool {
        let payload = &source[self.payload.start..self.payload.end];
        let n_digits = payload.iter().filter(|byte| digit(**byte) < 64).count();
        let is_odd = |byte: &u8| digit(*byte) >= 64 && *byte != b'=' && !is_white(*byte);
        self.is_base64 && (n_digits % 4 == 1 || payload.iter().any(is_odd))
    }

    /// Appends the bytes the word stands for.
    pub(super) fn decode(&self, text: &mut Decoded, source: &[u8]) {
        if self.is_base64 {
            text.push_base64(source, self.payload);
        } else {
            text.push_q(source, self.payload);
        }
    }
}

/// The charset's name, whether the text is in base64, and the text of what looks
/// like an encoded word that opens `raw`.
fn outline(source: &[u8], raw: Span) -> Option<(&[u8], bool, Span)> {
    let rest = source[raw.start..raw.end].strip_prefix(b"=?")?;
    let n_charset = question_mark(rest)?;
    let (charset, rest) = (&rest[..n_charset], &rest[n_charset + 1..]);
    let is_base64 = match rest {
        [b'b' | b'B', b'?', ..] => true,
        [b'q' | b'Q', b'?', ..] => false,
        _ => return None,
    };
    let rest = &rest[2..];
    let n_payload = question_mark(rest)?;
    if rest.get(n_payload + 1) != Some(&b'=') {
        return None;
    }
    // A language may follow the name (RFC 2231 section 5).
    let n_name = charset.iter().position(|byte| *byte == b'*');
    let name = &charset[..n_name.unwrap_or(n_charset)];
    let start = raw.start + 2 + n_charset + 3;
    Some((name, is_base64, Span::new(start, start + n_payload)))
}

/// Why an encoded word in the value at `raw` is not read as its writer meant it,
/// as the end of a sentence; none where all are.
pub(super) fn fault(source: &[u8], raw: Span) -> Option<String> {
    let mut at = raw.start;
    while let Some(found) = memchr::memchr(b'=', &source[at..raw.end]) {
        let here = Span::new(at + found, raw.end);
        if source.get(here.start + 1) != Some(&b'?') {
            at = here.start + 1;
            continue;
        }
        let Some(word) = EncodedWord::at(source, here) else {
            if let Some((name @ [_, ..], ..)) = outline(source, here) {
                let name = printable(&String::from_utf8_lossy(name));
                return Some(format!("is in {name}, a charset sincerely does not read"));
            }
            at = here.start + 2;
            continue;
        };
        if word.is_broken(source) {
            return Some("is in base64 that is broken".to_owned());
        }
        at = word.end;
    }
    None
}

/// The offset of the next `?`, if it is on the same line.
fn question_mark(bytes: &[u8]) -> Option<usize> {
    bytes
        .iter()
        .position(|byte| matches!(byte, b'?' | b'\r' | b'\n'))
        .filter(|at| bytes[*at] == b'?')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> String {
        let (text, map) = unstructured(value.as_bytes(), Span::new(0, value.len()), UTF_8);
        assert_eq!(map.text_len(), text.len(), "{value:?}");
        text.into_owned()
    }

    /// The raw bytes behind the first `words` of the value's text.
    fn raw<'a>(value: &'a str, words: &str) -> (&'a str, bool) {
        let (text, map) = unstructured(value.as_bytes(), Span::new(0, value.len()), UTF_8);
        let start = text.find(words).expect("the words are in it");
        let raw = map.to_raw(Span::new(start, start + words.len()));
        (&value[raw.span.start..raw.span.end], raw.exact)
    }

    #[test]
    fn unfolding_drops_the_line_break_alone() {
        assert_eq!(read(" Thank you \r\n"), "Thank you");
        assert_eq!(
            read(" Thank\r\n you\n\tall\n  of you\n"),
            "Thank you\tall  of you"
        );
        assert_eq!(read("\n Thank you"), "Thank you");
        assert_eq!(read(""), "");
        assert_eq!(raw(" Thank\r\n you", "Thank you"), ("Thank\r\n you", true));
    }

    #[test]
    fn encoded_words() {
        assert_eq!(read("=?utf-8?Q?caf=C3=A9_now?="), "caf\u{e9} now");
        assert_eq!(read("=?UTF-8?b?Y2Fmw6k=?= now"), "caf\u{e9} now");
        assert_eq!(read("a =?utf-8*en?q?b?= c"), "a b c");
        assert_eq!(read("=?utf-8?q?a?= =?utf-8?q?b?=\r\n =?utf-8?q?c?="), "abc");
        assert_eq!(read("x=?utf-8?q?a?==?utf-8?q?b?=y"), "xaby");
        assert_eq!(read("=?utf-8?q?a b?="), "a b");
        assert_eq!(read("=?utf-8?q??= a"), " a");
        // A character between two words, and one between two encodings.
        assert_eq!(read("=?utf-8?q?caf=C3?= =?utf-8?q?=A9?="), "caf\u{e9}");
        assert_eq!(read("=?utf-8?q?caf=C3?= =?utf-8?b?qQ==?="), "caf\u{e9}");
    }

    #[test]
    fn other_charsets_lead_back_too() {
        let value = "Re: =?iso-8859-1?Q?caf=E9?= now";
        assert_eq!(read(value), "Re: caf\u{e9} now");
        assert_eq!(raw(value, "caf\u{e9}"), ("caf=E9", true));
        assert_eq!(raw(value, "af"), ("af", true));
        assert_eq!(raw(value, "f\u{e9}"), ("f=E9", true));
        assert_eq!(raw(value, "now"), ("now", true));
        assert_eq!(
            read("=?shift_jis?B?g26DjYFb?= =?SHIFT_JIS?B?gUWDj4Fbg4uDaA==?="),
            "\u{30cf}\u{30ed}\u{30fc}\u{30fb}\u{30ef}\u{30fc}\u{30eb}\u{30c9}"
        );
    }

    #[test]
    fn broken_words_are_what_they_look_like() {
        for text in [
            "=?utf-8?Q?caf",
            "=?utf-8?Q?caf?",
            "=?utf-8?Q?caf? =",
            "=?utf-8?X?caf?=",
            "=?utf-8?Qcaf?=",
            "=?no-such-charset?Q?caf?=",
            "=??Q?caf?=",
            "=?",
            "a =?= b",
        ] {
            assert_eq!(read(text), text);
        }
        assert_eq!(read("=?utf-8?Q?=4_=XY?="), "=4 =XY");
        assert_eq!(read("=?utf-8?q?a?= =?utf-8?q?b"), "a =?utf-8?q?b");
    }

    #[test]
    fn what_is_wrong_with_a_word_is_said() {
        let fault = |value: &str| fault(value.as_bytes(), Span::new(0, value.len()));
        for value in [
            "=?utf-8?Q?caf=C3=A9?= and =?utf-8?B?Y2Fmw6k?=",
            "=?us-ascii?Q?a?= =? what =?",
            "=??Q?caf?= =?utf-8?B??=",
            "4=?a",
        ] {
            assert_eq!(fault(value), None, "{value}");
        }
        let unknown = fault("Hi =?x-no-such*en?Q?caf=E9?=").expect("nobody knows it");
        assert!(unknown.contains("is in x-no-such,"), "{unknown}");
        for value in ["=?utf-8?B?####?=", "a =?utf-8?Q?b?= =?utf-8?B?Y2Fmw?="] {
            let broken = fault(value).expect("it is broken");
            assert!(broken.contains("base64"), "{broken}");
        }
    }

    #[test]
    fn spans_cross_words_and_folds() {
        let value = "Our =?utf-8?Q?caf=C3=A9_?=\n =?utf-8?Q?d=C3=A9j=C3=A0?= vu";
        assert_eq!(read(value), "Our caf\u{e9} d\u{e9}j\u{e0} vu");
        assert_eq!(raw(value, "caf\u{e9}"), ("caf=C3=A9", true));
        assert_eq!(raw(value, "d\u{e9}"), ("d=C3=A9", true));
        assert_eq!(raw(value, "\u{e9} d"), ("=C3=A9_?=\n =?utf-8?Q?d", true));
        assert_eq!(raw(value, " vu"), (" vu", true));
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced() {
        let (text, map) = unstructured(b"caf\xe9 now", Span::new(0, 8), UTF_8);
        assert_eq!(text, "caf\u{fffd} now");
        assert_eq!(map.to_raw(Span::new(7, 10)).span, Span::new(5, 8));
        assert_eq!(read("=?utf-8?Q?caf=E9?= now"), "caf\u{fffd} now");
    }
}
