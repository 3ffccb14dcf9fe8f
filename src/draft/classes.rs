//! The class of each byte, by which plain text is parted into words.

use super::summary::Bytes;

static CLASSES: [Bytes; 256] = classes();

#[expect(clippy::cast_possible_truncation, reason = "the loop ends at 256")]
const fn classes() -> [Bytes; 256] {
    const NONE: Bytes = Bytes::UPPER.among(Bytes::LOWER);
    let mut table = [NONE; 256];
    let mut byte = 0;
    while byte < 256 {
        let ch = byte as u8;
        table[byte] = match ch {
            b'A'..=b'Z' => Bytes::UPPER,
            b'a'..=b'z' => Bytes::LOWER,
            b'0'..=b'9' => Bytes::DIGIT,
            b'_' => Bytes::UNDERSCORE.with(Bytes::CODE),
            b'"' => Bytes::QUOTE,
            b'!' => Bytes::EXCLAMATION,
            b'?' => Bytes::QUESTION,
            b':' | b';' => Bytes::COLON,
            b'(' | b')' | b'[' | b']' | b'>' => Bytes::BRACKET,
            b'<' | b'{' | b'}' => Bytes::BRACKET.with(Bytes::CODE),
            b'%' | b'*' | b'|' => Bytes::FRAME,
            b'@' | b'\\' | b'=' | b'~' | b'/' | b'#' | b'.' => Bytes::CODE,
            0x80.. => Bytes::WIDE,
            _ if ch.is_ascii_whitespace() => Bytes::BLANK,
            _ => NONE,
        };
        byte += 1;
    }
    table
}

/// The class of a byte.
#[inline]
pub(super) fn class(byte: u8) -> Bytes {
    CLASSES[usize::from(byte)]
}
