//! Characters as bytes of a charset: the way back of `charset`.

use encoding_rs::{EncoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Declined;

/// A charset to write in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Charset {
    pub(super) encoding: &'static Encoding,
    /// Whether the bytes 0x80 to 0x9f are nothing to be seen, as in the ISO 8859
    /// charsets, which are read as the code pages of Windows that extend them.
    pub(super) has_no_c1: bool,
    /// Whether nothing but ASCII may be written.
    pub(super) is_ascii: bool,
}

impl Charset {
    pub(super) fn utf8() -> Self {
        Self {
            encoding: UTF_8,
            has_no_c1: false,
            is_ascii: false,
        }
    }

    /// The bytes of `text`.
    pub(super) fn encode(self, text: &str) -> Result<Vec<u8>, Declined> {
        if text.is_ascii() && self.encoding.is_ascii_compatible() {
            return Ok(text.into());
        }
        if self.is_ascii
            && let Some(ch) = text.chars().find(|ch| !ch.is_ascii())
        {
            return Err(Declined::new(format!(
                "the mail is in ASCII, which has no “{ch}”"
            )));
        }
        if self.encoding == UTF_16LE {
            return Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        }
        if self.encoding == UTF_16BE {
            return Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        }
        let lacks = |ch: char| {
            let name = self.encoding.name();
            Declined::new(format!("the mail is in {name}, which has no “{ch}”"))
        };
        let mut encoder = self.encoding.new_encoder();
        let mut bytes = vec![0; text.len() * 4 + 16];
        let (result, _, n) = encoder.encode_from_utf8_without_replacement(text, &mut bytes, true);
        bytes.truncate(n);
        match result {
            EncoderResult::InputEmpty => {}
            EncoderResult::Unmappable(ch) => return Err(lacks(ch)),
            EncoderResult::OutputFull => return Err(Declined::new("the new words are too long")),
        }
        if self.has_no_c1 && bytes.iter().any(|byte| (0x80..0xa0).contains(byte)) {
            let is_c1 = |ch: &char| !ch.is_ascii() && !('\u{a0}'..='\u{ff}').contains(ch);
            return Err(lacks(text.chars().find(is_c1).unwrap_or_default()));
        }
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(name: &str, has_no_c1: bool, text: &str) -> Result<Vec<u8>, String> {
        let charset = Charset {
            encoding: Encoding::for_label(name.as_bytes()).expect("it is a charset"),
            has_no_c1,
            is_ascii: false,
        };
        charset.encode(text).map_err(|declined| declined.reason)
    }

    #[test]
    fn a_charset_writes_what_it_has() {
        assert_eq!(encode("utf-8", false, "\u{e9}"), Ok(b"\xc3\xa9".into()));
        assert_eq!(encode("latin1", true, "\u{e9}"), Ok(b"\xe9".into()));
        assert_eq!(
            encode("windows-1252", false, "\u{201c}"),
            Ok(b"\x93".into())
        );
        assert_eq!(
            encode("shift_jis", false, "\u{30bd}"),
            Ok(b"\x83\x5c".into())
        );
        assert_eq!(
            encode("utf-16le", false, "a\u{e9}"),
            Ok(b"a\0\xe9\0".into())
        );
        assert_eq!(encode("utf-16be", false, "a"), Ok(b"\0a".into()));
    }

    #[test]
    fn what_a_charset_lacks_is_told() {
        let reason = encode("latin1", true, "a\u{201c}").expect_err("it has no quotation marks");
        assert_eq!(
            reason,
            "the mail is in windows-1252, which has no “\u{201c}”"
        );
        assert!(encode("koi8-r", false, "\u{e9}").is_err());
        let ascii = Charset {
            is_ascii: true,
            ..Charset::utf8()
        };
        assert!(ascii.encode("\u{e9}").is_err() && ascii.encode("e").is_ok());
    }
}
