//! The encodings of mail, written apart from the library's own decoders.

use std::fmt::Write as _;

/// A transfer encoding.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Encoding {
    Plain,
    QuotedPrintable,
    Base64,
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 in lines of `width` characters.
pub(crate) fn to_base64(text: &[u8], width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for group in text.chunks(3) {
        let byte = |nth| u32::from(*group.get(nth).unwrap_or(&0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for nth in 0..4 {
            if column == width {
                out.push_str("\r\n");
                column = 0;
            }
            let digit = ALPHABET[(bits >> (18 - 6 * nth) & 63) as usize];
            let digit = if nth > group.len() { b'=' } else { digit };
            out.push(char::from(digit));
            column += 1;
        }
    }
    out
}

fn from_base64(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut bits, mut n_bits) = (0_u32, 0);
    for byte in raw {
        if let Some(digit) = ALPHABET.iter().position(|digit| digit == byte) {
            bits = bits << 6 | u32::try_from(digit).expect("a digit is below 64");
            n_bits += 6;
            if n_bits >= 8 {
                n_bits -= 8;
                out.push(u8::try_from(bits >> n_bits & 0xff).expect("it is masked"));
            }
        }
    }
    out
}

/// Quoted-printable in lines of at most `width` characters; some bytes that
/// need no escape have one, and some escapes are in lower case.
fn to_quoted_printable(text: &[u8], width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for (nth, byte) in text.iter().enumerate() {
        let next = text.get(nth + 1);
        if *byte == b'\n' || (*byte == b'\r' && next == Some(&b'\n')) {
            out.push(char::from(*byte));
            column = 0;
            continue;
        }
        if column + 4 > width {
            out.push_str("=\r\n");
            column = 0;
        }
        let is_plain = match byte {
            b'=' => false,
            b' ' => !matches!(next, None | Some(b'\r' | b'\n')),
            _ => byte.is_ascii_graphic() && !nth.is_multiple_of(5),
        };
        if is_plain {
            out.push(char::from(*byte));
            column += 1;
        } else {
            let _ = match nth % 2 {
                0 => write!(out, "={byte:02X}"),
                _ => write!(out, "={byte:02x}"),
            };
            column += 3;
        }
    }
    out
}

fn from_quoted_printable(raw: &[u8]) -> Vec<u8> {
    let raw = str::from_utf8(raw).expect("it was encoded to ASCII");
    let raw = raw.replace("=\r\n", "");
    let mut pieces = raw.split('=');
    let mut out = pieces
        .next()
        .expect("there is a first piece")
        .as_bytes()
        .to_vec();
    for piece in pieces {
        out.push(u8::from_str_radix(&piece[..2], 16).expect("two digits follow"));
        out.extend(&piece.as_bytes()[2..]);
    }
    out
}

impl Encoding {
    pub(crate) fn encode(self, text: &str, width: usize) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::QuotedPrintable => to_quoted_printable(text.as_bytes(), width),
            Self::Base64 => to_base64(text.as_bytes(), width),
        }
    }

    pub(crate) fn decode(self, raw: &[u8]) -> Vec<u8> {
        match self {
            Self::Plain => raw.to_vec(),
            Self::QuotedPrintable => from_quoted_printable(raw),
            Self::Base64 => from_base64(raw),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "8bit",
            Self::QuotedPrintable => "quoted-printable",
            Self::Base64 => "base64",
        }
    }
}
