//! Charsets: bytes to text, each character with its way back. A layer between
//! the transfer encoding and what the text means.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::text::{SourceMap, Span};

/// Bytes that a guess looks at, from the first that is not ASCII on.
const GUESSED_FROM: usize = 64 * 1024;

/// Names that say nothing of bytes above 127: ASCII, and what mail programs write
/// where they do not know the charset (RFC 1428 section 3, for one).
const UNKNOWN: [&str; 8] = [
    "",
    "ascii",
    "us-ascii",
    "unknown-8bit",
    "x-unknown",
    "unknown",
    "default",
    "binary",
];

/// What a charset's name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A charset that is read.
    Known(&'static Encoding),
    /// `utf-16`: the byte order mark says which, else the zeros of ASCII do.
    Utf16,
    /// ASCII, or a name that says that nobody knows.
    Undeclared,
    /// One that is not read: UTF-7, code pages of DOS.
    Unknown,
}

/// The charset of that name, in any case. Names are those of the Encoding
/// Standard, so that ISO-8859-1 is read as windows-1252, as mail programs do:
/// it differs only where ISO-8859-1 has nothing to show.
pub(super) fn named(name: &[u8]) -> Named {
    let name = name.trim_ascii();
    let is = |known: &&str| name.eq_ignore_ascii_case(known.as_bytes());
    // Most mails are in it.
    if is(&"utf-8") {
        return Named::Known(UTF_8);
    }
    if UNKNOWN.iter().any(is) {
        return Named::Undeclared;
    }
    if ["utf-16", "utf16", "unicode", "ucs-2", "iso-10646-ucs-2"]
        .iter()
        .any(is)
    {
        return Named::Utf16;
    }
    match Encoding::for_label_no_replacement(name) {
        Some(encoding) => Named::Known(encoding),
        None => Named::Unknown,
    }
}

/// The byte order of UTF-16: what the mark says, else that in which more of the
/// characters are ASCII.
pub(super) fn utf16(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [0xff, 0xfe, ..] => return UTF_16LE,
        [0xfe, 0xff, ..] => return UTF_16BE,
        _ => {}
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    if zeros(0) > zeros(1) {
        UTF_16BE
    } else {
        UTF_16LE
    }
}

/// UTF-16 that a source is written in, told by its byte order mark, or by the
/// zeros in every other byte of text that is mostly ASCII.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return true;
    }
    let start = &bytes[..bytes.len().min(GUESSED_FROM)];
    let (pairs, _) = start.as_chunks::<2>();
    let n_ascii = |zero: usize| {
        let is_ascii = |pair: &&[u8; 2]| {
            pair[zero] == 0
                && (pair[1 - zero].is_ascii_graphic() || b" \r\n\t".contains(&pair[1 - zero]))
        };
        pairs.iter().filter(is_ascii).count()
    };
    pairs.len() >= 4 && n_ascii(0).max(n_ascii(1)) * 4 >= pairs.len() * 3
}

/// The charset that bytes without a declared one are most likely in; `None`
/// where they are UTF-8, which no other text looks like.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let start = Encoding::ascii_valid_up_to(bytes);
    let end = bytes.len().min(start + GUESSED_FROM);
    // Of what comes before, a few words tell as much as all of it.
    let start = start.saturating_sub(64);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[start..end], end == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Below that it is not worth a guess: any Latin charset has these.
    Some(if end - start < 4 { WINDOWS_1252 } else { guess })
}

/// The length of the byte order mark that opens the bytes; it is no text.
pub(super) fn mark_len(bytes: &[u8], encoding: &'static Encoding) -> usize {
    match Encoding::for_bom(bytes) {
        Some((marked, len)) if marked == encoding => len,
        _ => 0,
    }
}

/// Characters read from bytes, and what could not be.
#[derive(Debug, Default)]
pub(super) struct Chars {
    pub(super) text: String,
    /// From the text to the bytes.
    pub(super) map: SourceMap,
    /// Sequences of bytes that stand for no character, shown as U+FFFD.
    pub(super) n_broken: usize,
}

impl Chars {
    /// Appends the bytes at `raw`, which are in the charset `encoding`.
    ///
    /// What stands for no character becomes one U+FFFD a sequence, as the
    /// Encoding Standard has it.
    pub(super) fn push(&mut self, bytes: &[u8], raw: Span, encoding: &'static Encoding) {
        if encoding == UTF_8 {
            self.push_utf8(bytes, raw);
        } else {
            self.push_other(bytes, raw, encoding);
        }
    }

    fn push_utf8(&mut self, bytes: &[u8], raw: Span) {
        let mut at = raw.start;
        for chunk in bytes[raw.start..raw.end].utf8_chunks() {
            let valid = Span::new(at, at + chunk.valid().len());
            let broken = Span::new(valid.end, valid.end + chunk.invalid().len());
            self.text.push_str(chunk.valid());
            self.map.push_same(valid);
            self.push_broken(broken);
            at = broken.end;
        }
    }

    fn push_broken(&mut self, raw: Span) {
        if !raw.is_empty() {
            self.text.push(char::REPLACEMENT_CHARACTER);
            self.map.push_char('\u{fffd}'.len_utf8(), raw);
            self.n_broken += 1;
        }
    }

    /// Feeds a decoder byte by byte: what it gives after a byte came from the
    /// bytes since it last gave something. That is all the library tells of
    /// positions, and enough.
    fn push_other(&mut self, bytes: &[u8], raw: Span, encoding: &'static Encoding) {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let is_of_ascii = encoding.is_ascii_compatible();
        let mut out = [0_u8; 32];
        let mut at = raw.start;
        // Where the bytes of the next character begin.
        let mut start = at;
        loop {
            let rest = &bytes[at..raw.end];
            // Between two characters, ASCII is ASCII.
            if is_of_ascii && start == at && rest.first().is_some_and(u8::is_ascii) {
                let ascii = Span::new(at, at + Encoding::ascii_valid_up_to(rest));
                self.push_utf8(bytes, ascii);
                (at, start) = (ascii.end, ascii.end);
                continue;
            }
            let next = &rest[..rest.len().min(1)];
            let (result, n_read, n_written) =
                decoder.decode_to_utf8_without_replacement(next, &mut out, next.is_empty());
            at += n_read;
            if n_written > 0 {
                self.push_chars(&out[..n_written], Span::new(start, at));
                start = at;
            }
            match result {
                // Bytes after the fault wait in the decoder.
                DecoderResult::Malformed(_, n_after) => {
                    let end = at.saturating_sub(usize::from(n_after)).max(start);
                    self.push_broken(Span::new(start, end));
                    start = end;
                }
                _ if next.is_empty() => break,
                _ => {}
            }
            // An escape sequence of ISO-2022-JP is no text.
            if matches!(&bytes[start..at], [0x1b, b'$' | b'(', _]) {
                start = at;
            }
        }
    }

    fn push_chars(&mut self, chars: &[u8], raw: Span) {
        let chars = std::str::from_utf8(chars).unwrap_or("\u{fffd}");
        self.text.push_str(chars);
        if chars.chars().nth(1).is_some() {
            self.map.push_whole(chars.len(), raw);
        } else {
            self.map.push_char(chars.len(), raw);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8], name: &str) -> Chars {
        let Named::Known(encoding) = named(name.as_bytes()) else {
            panic!("{name} is a charset");
        };
        let mut text = Chars::default();
        text.push(bytes, Span::new(0, bytes.len()), encoding);
        assert_eq!(text.map.text_len(), text.text.len());
        text
    }

    /// The bytes behind each character.
    fn bytes_of(text: &Chars) -> Vec<(char, usize, usize)> {
        let chars = text.text.char_indices();
        chars
            .map(|(at, ch)| {
                let raw = text.map.to_raw(Span::new(at, at + ch.len_utf8()));
                assert!(raw.exact, "{ch} of {:?}", text.text);
                (ch, raw.span.start, raw.span.end)
            })
            .collect()
    }

    #[test]
    fn every_character_leads_to_its_bytes() {
        let latin = decode(b"caf\xe9 \x80", "ISO-8859-1");
        assert_eq!(latin.text, "caf\u{e9} \u{20ac}");
        assert_eq!(
            bytes_of(&latin)[3..],
            [('\u{e9}', 3, 4), (' ', 4, 5), ('\u{20ac}', 5, 6)]
        );
        let nine = decode(b"\xa4", "iso-8859-15");
        assert_eq!(nine.text, "\u{20ac}");
        let kanji = decode(b"a\x83\x5c\x83\x7bb", "shift_jis");
        assert_eq!(
            bytes_of(&kanji),
            [
                ('a', 0, 1),
                ('\u{30bd}', 1, 3),
                ('\u{30dc}', 3, 5),
                ('b', 5, 6)
            ]
        );
        let chinese = decode(b"\xc4\xe3\x90\x30\x81\x30x", "GB18030");
        assert_eq!(
            bytes_of(&chinese),
            [('\u{4f60}', 0, 2), ('\u{10000}', 2, 6), ('x', 6, 7)]
        );
        let wide = decode(b"a\0\x3d\xd8\x4b\xdcb\0", "utf-16le");
        assert_eq!(
            bytes_of(&wide),
            [('a', 0, 2), ('\u{1f44b}', 2, 6), ('b', 6, 8)]
        );
        let escaped = decode(b"a\x1b$B$\"$$\x1b(Bb", "iso-2022-jp");
        assert_eq!(
            bytes_of(&escaped),
            [
                ('a', 0, 1),
                ('\u{3042}', 4, 6),
                ('\u{3044}', 6, 8),
                ('b', 11, 12)
            ]
        );
    }

    #[test]
    fn broken_bytes_are_replaced_where_they_stand() {
        for (bytes, name, expected, n_broken) in [
            (&b"a\xffb"[..], "utf-8", "a\u{fffd}b", 1),
            (b"a\xe2\x82", "utf-8", "a\u{fffd}", 1),
            (b"a\x83", "shift_jis", "a\u{fffd}", 1),
            (b"\x83 a", "shift_jis", "\u{fffd} a", 1),
            (b"\x81\x30\x81a", "gb18030", "\u{fffd}0\u{4e64}", 1),
            (b"a\0b", "utf-16le", "a\u{fffd}", 1),
            (b"\x3d\xd8a\0", "utf-16le", "\u{fffd}a", 1),
            (b"\x81", "windows-1257", "\u{81}", 0),
            (b"\x1b$B$", "iso-2022-jp", "\u{fffd}", 1),
        ] {
            let text = decode(bytes, name);
            assert_eq!(
                (text.text.as_str(), text.n_broken),
                (expected, n_broken),
                "{name}"
            );
            let last = text.map.to_raw(Span::new(0, text.text.len()));
            assert_eq!(last.span.end, bytes.len(), "{name}");
        }
    }

    #[test]
    fn names() {
        assert_eq!(named(b" Latin1 "), Named::Known(WINDOWS_1252));
        assert_eq!(named(b"UTF8"), Named::Known(UTF_8));
        assert_eq!(named(b"us-ASCII"), Named::Undeclared);
        assert_eq!(named(b"unknown-8bit"), Named::Undeclared);
        assert_eq!(named(b"utf-16"), Named::Utf16);
        assert_eq!(named(b"utf-7"), Named::Unknown);
        assert_eq!(named(b"iso-2022-kr"), Named::Unknown);
        assert_eq!(named(b"no-such-charset"), Named::Unknown);
    }

    #[test]
    fn guesses() {
        let name = |bytes: &[u8]| guess(bytes).map(Encoding::name);
        assert_eq!(name(b"plain"), None);
        assert_eq!(name("caf\u{e9}".as_bytes()), None);
        assert_eq!(name(b"Hi Ren\xe9e, I\x92m glad"), Some("windows-1252"));
        assert_eq!(name(b"\xe9"), Some("windows-1252"));
        let japanese = shift_jis("\u{304a}\u{4e16}\u{8a71}\u{306b}\u{306a}\u{308a}");
        assert_eq!(name(&japanese), Some("Shift_JIS"));
        assert!(is_utf16(b"\xff\xfeH\0i\0") && is_utf16(b"\0H\0e\0l\0l\0o"));
        assert!(!is_utf16(b"Hello there") && !is_utf16(b"a\0\0\0\0\0\0\0"));
        assert_eq!(utf16(b"\0H\0i"), UTF_16BE);
        assert_eq!(utf16(b"\xff\xfe\0H"), UTF_16LE);
    }

    fn shift_jis(text: &str) -> Vec<u8> {
        encoding_rs::SHIFT_JIS.encode(text).0.into_owned()
    }
}
