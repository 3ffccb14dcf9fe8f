//! Words of scripts that no rule has words in: Greek, Cyrillic, Hebrew, Arabic,
//! the scripts of India, kana, Chinese characters, Hangul.
//!
//! White space and the marks at either end tell them here. Unicode's rules part
//! text without blanks into a word a character, which are millions in a hostile
//! draft, and no rule would look at one of them.

use crate::text::Span;

/// Whether a run holds characters of such scripts and nothing else but ASCII
/// marks.
///
/// Told by the first bytes of characters: blocks that hold Latin letters too, as
/// those of Vietnamese, are left out, and so are typographic marks and emoji.
pub(super) fn is_foreign(run: &[u8]) -> bool {
    let mut has_some = false;
    let mut before = 0;
    for byte in run {
        match byte {
            // Of U+F000 and above only fullwidth marks and halfwidth kana, of
            // U+A000 and above only Hangul.
            0x80..0xc0 if before == 0xef && !matches!(byte, 0xbc | 0xbd) => return false,
            0x80..0xc0 if before == 0xea && *byte < 0xb0 => return false,
            0x80..0xc0 | 0xef => {}
            0xce..=0xe0 | 0xe3..=0xed => has_some = true,
            _ if byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'_' => {}
            _ => return false,
        }
        before = *byte;
    }
    has_some
}

/// The word of such a run: all of it without the marks at either end.
pub(super) fn word(text: &str, run: Span) -> Option<Span> {
    let opened = run.of(text).trim_start_matches(is_mark);
    let start = run.end - opened.len();
    let word = Span::new(start, start + opened.trim_end_matches(is_mark).len());
    (!word.is_empty()).then_some(word)
}

/// Punctuation of these scripts and of ASCII; to ask what is a letter costs more
/// than all else done with the word.
fn is_mark(ch: char) -> bool {
    ch.is_ascii()
        || matches!(ch,
            '\u{387}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' | '\u{964}' | '\u{965}'
            | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3030}' | '\u{30fb}'
            | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
            | '\u{ff5b}'..='\u{ff65}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_scripts_without_rules() {
        for run in [
            "\u{421}\u{43f}\u{430}\u{441}\u{438}\u{431}\u{43e},",
            "(\u{395}\u{3c5}\u{3c7}\u{3b1}\u{3c1}\u{3b9}\u{3c3}\u{3c4}\u{3ce})",
            "\u{304a}\u{4e16}\u{8a71}\u{306b}\u{ff01}",
            "\u{6210}\u{ff0c}\u{529f}\u{3002}",
            "\u{927}\u{928}\u{94d}\u{92f}",
            "\u{ac10}\u{c0ac}",
        ] {
            assert!(is_foreign(run.as_bytes()), "{run}");
        }
        for run in [
            "plain",
            "caf\u{e9}",
            "Vi\u{1ec7}t",
            "\u{1ec7}",
            "\u{201c}\u{421}\u{201d}",
            "\u{1f44b}",
            "\u{304a}a",
            "\u{421}1",
            "\u{ff01}",
            "\u{feff}\u{421}",
            "...",
            "",
        ] {
            assert!(!is_foreign(run.as_bytes()), "{run}");
        }
    }

    #[test]
    fn a_run_is_a_word_without_its_marks() {
        let text = "x (\u{421}\u{43f},\u{430}), ";
        let run = Span::new(2, text.len() - 1);
        let word = word(text, run).expect("there is one");
        assert_eq!(word.of(text), "\u{421}\u{43f},\u{430}");
        assert_eq!(super::word("\u{3002}\u{3002}", Span::new(0, 6)), None);
    }
}
