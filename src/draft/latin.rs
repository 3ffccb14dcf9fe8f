//! Words of runs that hold Latin letters with accents, typographic apostrophes,
//! quotation marks and dashes beside ASCII, as mails in English do.
//!
//! Within these Unicode's rules (UAX #29) come down to a few lines, and to look
//! each character up in its tables costs more than all else done with the word;
//! a property test holds the two together.

use crate::text::Span;

/// What a character of such a run is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// `_`, which belongs to words and is none by itself.
    Low,
    /// Joins two letters or two digits.
    Apostrophe,
    /// A full stop; it joins the same, but for letters that it parts.
    Stop,
    /// Joins two digits.
    Comma,
    Other,
}

/// A character at the beginning of `bytes`, and its length; none if its kind is
/// for Unicode's tables to say.
fn kind(bytes: &[u8]) -> Option<(Kind, usize)> {
    let kind = match *bytes {
        [b'A'..=b'Z' | b'a'..=b'z', ..] => Kind::Letter,
        [b'0'..=b'9', ..] => Kind::Digit,
        [b'_', ..] => Kind::Low,
        [b'\'', ..] => Kind::Apostrophe,
        [b'.', ..] => Kind::Stop,
        [b',' | b';', ..] => Kind::Comma,
        [0x21..0x7f, ..] => Kind::Other,
        // U+00C0 to U+017F, but for the signs of multiplication and division.
        [0xc3, 0x97 | 0xb7, ..] => return Some((Kind::Other, 2)),
        [0xc3..=0xc5, ..] => return Some((Kind::Letter, 2)),
        // Single quotation marks; then dashes, double ones and the ellipsis.
        [0xe2, 0x80, 0x98 | 0x99, ..] => return Some((Kind::Apostrophe, 3)),
        [0xe2, 0x80, 0x93 | 0x94 | 0x9c..=0x9e | 0xa6, ..] => return Some((Kind::Other, 3)),
        _ => return None,
    };
    Some((kind, 1))
}

/// Calls `out` with each word of a run, as `super::words` parts them: none if the
/// run holds characters of other kinds, and then nothing is called.
pub(super) fn words(text: &[u8], run: Span, out: &mut impl FnMut(Span)) -> Option<()> {
    let bytes = &text[run.start..run.end];
    let mut at = 0;
    while at < bytes.len() {
        at += kind(&bytes[at..])?.1;
    }
    let kind = |at: usize| kind(&bytes[at..]).unwrap_or((Kind::Other, 1));
    at = 0;
    while at < bytes.len() {
        let start = at;
        let (mut last, mut is_word) = (Kind::Other, false);
        while at < bytes.len() {
            let (here, len) = kind(at);
            let joins = match here {
                Kind::Letter | Kind::Digit | Kind::Low => true,
                Kind::Other => false,
                _ if at == start || at + len >= bytes.len() => false,
                _ => {
                    let next = kind(at + len).0;
                    let may_join = match here {
                        Kind::Apostrophe => true,
                        Kind::Stop => !super::words::parts(bytes[at - 1], bytes[at + 1]),
                        _ => next == Kind::Digit,
                    };
                    may_join && next == last && matches!(next, Kind::Letter | Kind::Digit)
                }
            };
            if !joins {
                break;
            }
            is_word |= matches!(here, Kind::Letter | Kind::Digit);
            (last, at) = (here, at + len);
        }
        if is_word {
            out(Span::new(run.start + start, run.start + at));
        }
        if at < bytes.len() {
            at += kind(at).1;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_unicodes_rules() {
        let pieces = [
            "a", "Z", "\u{e9}", "\u{d8}", "\u{17f}", "\u{d7}", "\u{f7}", "7", "_", "'", "\u{2019}",
            "\u{2018}", ".", ",", ";", ":", "\u{2013}", "\u{201c}", "\u{201e}", "\u{2026}", "-",
            "@",
        ];
        let mut seed = 7_usize;
        for _ in 0..20_000 {
            let mut text = String::from("x ");
            for _ in 0..9 {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695);
                text.push_str(pieces[(seed >> 33) % pieces.len()]);
            }
            let run = Span::new(2, text.len());
            let (mut found, mut expected) = (Vec::new(), Vec::new());
            words(text.as_bytes(), run, &mut |word| found.push(word)).expect("all is Latin");
            super::super::wide::unicode_words(&text, run, &mut |word| expected.push(word));
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn other_characters_are_left_to_unicodes_tables() {
        for text in [
            "e\u{301}",
            "a\u{a0}b",
            "\u{1f44b}",
            "\u{416}",
            "a\u{b}b",
            "\u{b7}",
        ] {
            let run = Span::new(0, text.len());
            assert_eq!(words(text.as_bytes(), run, &mut |_| {}), None, "{text:?}");
        }
    }
}
