//! The encodings of mail, to write generated texts in.

use std::fmt::Write as _;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 in lines of `width` characters, which end in `eol`.
pub(crate) fn base64(text: impl AsRef<[u8]>, width: usize, eol: &str) -> String {
    let mut digits = String::new();
    for group in text.as_ref().chunks(3) {
        let byte = |nth| u32::from(*group.get(nth).unwrap_or(&0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for nth in 0..4 {
            let digit = ALPHABET[(bits >> (18 - 6 * nth) & 63) as usize];
            digits.push(if nth > group.len() {
                '='
            } else {
                char::from(digit)
            });
        }
    }
    let lines: Vec<&str> = digits
        .as_bytes()
        .chunks(width)
        .map(|line| str::from_utf8(line).expect("it is ASCII"))
        .collect();
    lines.join(eol)
}

/// Quoted-printable with soft breaks after at most `width` characters.
pub(crate) fn quoted_printable(text: &str, width: usize, eol: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive(eol) {
        let words = line.strip_suffix(eol).unwrap_or(line);
        let mut column = 0;
        for (at, byte) in words.bytes().enumerate() {
            let is_last = at + 1 == words.len();
            let is_plain = byte.is_ascii_graphic() && byte != b'=' || byte == b' ' && !is_last;
            if column + 4 > width {
                out.push('=');
                out.push_str(eol);
                column = 0;
            }
            if is_plain {
                out.push(char::from(byte));
                column += 1;
            } else {
                let _ = write!(out, "={byte:02X}");
                column += 3;
            }
        }
        out.push_str(&line[words.len()..]);
    }
    out
}

/// Encoded words of at most `width` characters each (RFC 2047), folded.
pub(crate) fn words(text: &str, is_base64: bool, width: usize, eol: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let words: Vec<String> = chars
        .chunks(width.max(1))
        .map(|chunk| {
            let text: String = chunk.iter().collect();
            if is_base64 {
                return format!("=?UTF-8?B?{}?=", base64(&text, usize::MAX, eol));
            }
            let escaped: String = text
                .bytes()
                .map(|byte| match byte {
                    b' ' => "_".to_owned(),
                    _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
                    _ => format!("={byte:02X}"),
                })
                .collect();
            format!("=?utf-8?q?{escaped}?=")
        })
        .collect();
    words.join(&format!("{eol} "))
}
