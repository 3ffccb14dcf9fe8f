//! Where sentences end.
//!
//! A sentence ends at a terminator, possibly behind closing marks, before white
//! space. Plain ASCII is scanned by bytes, any other text by Unicode's rules
//! (UAX #29, through unicode-segmentation) where it has marks beyond ASCII; what
//! either proposes is judged by one function, so that both agree on ASCII, which a
//! property test holds to.
//! Against Unicode's rules, a line break alone ends nothing (mails are wrapped)
//! and a full stop behind an abbreviation or an initial does not either. In text
//! that opens with a small letter, typed without capitals, a full stop ends a
//! sentence before another one too.

use unicode_segmentation::UnicodeSegmentation;

use super::summary::Bytes;

/// Titles and the like that are written with a full stop and go on.
const ABBREVIATIONS: [&str; 34] = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "st", "jr", "sr", "vs", "etc", "e.g",
    "i.e", "eg", "ie", "cf", "approx", "inc", "ltd", "co", "corp", "dept", "no", "nos", "vol",
    "fig", "ext", "tel", "esp", "resp", "incl", "messrs",
];

/// Bytes of the longest of them.
const LONGEST_ABBREVIATION: usize = 6;

/// Calls `out` with the end of each sentence of a block, which holds no other marks
/// than `bytes` tells, ascending; the last is the block's length. Gives whether a
/// small letter stands behind a mark and white space, of those that are ASCII.
pub(crate) fn sentence_ends(block: &str, bytes: Bytes, out: &mut impl FnMut(usize)) -> bool {
    let (mut last, mut is_small) = (0, false);
    let is_ascii = !bytes.has_any(Bytes::WIDE);
    let is_casual = block.starts_with(|ch: char| ch.is_ascii_lowercase());
    // What stands before an end by the bytes and has marks that are not plain
    // ASCII may hold further ends by Unicode's rules.
    let within = |last: &mut usize, end: usize, out: &mut dyn FnMut(usize)| {
        let start = *last;
        let piece = &block[start..end];
        if piece.is_ascii() || !holds_wide_marks(piece) {
            return;
        }
        for (at, piece) in piece.split_sentence_bound_indices() {
            let end = start + at + piece.len();
            if end < block.len() && is_end(block, *last, end, is_casual) {
                *last = end;
                out(end);
            }
        }
    };
    let only_stops = !bytes.has_any(Bytes::QUESTION.with(Bytes::EXCLAMATION));
    ascii_proposals(block.as_bytes(), only_stops, &mut |mark, end| {
        if end == block.len() {
            return;
        }
        is_small |= block.as_bytes()[end].is_ascii_lowercase();
        let ends = plain_end(
            &block.as_bytes()[last..],
            mark - last,
            end - last,
            is_casual,
        );
        if ends.unwrap_or_else(|| is_end(block, last, end, is_casual)) {
            if !is_ascii {
                within(&mut last, end, out);
            }
            if end > last {
                last = end;
                out(end);
            }
        }
    });
    if !is_ascii {
        within(&mut last, block.len(), out);
    }
    if last < block.len() {
        out(block.len());
    }
    is_small
}

/// Whether a text may hold ends that its bytes do not tell: only behind marks or
/// white space that are not ASCII. Letters of any script end nothing, and neither
/// does a mark that closes behind one, as apostrophes do.
fn holds_wide_marks(text: &str) -> bool {
    let mut at = 0;
    let next = |at: usize| {
        text.as_bytes()[at..]
            .iter()
            .position(|byte| !byte.is_ascii())
    };
    while let Some(ahead) = next(at) {
        at += ahead;
        let ch = text[at..].chars().next().unwrap_or_default();
        let before = text[..at].chars().next_back();
        let is_inside = is_closer(ch) && before.is_some_and(char::is_alphanumeric);
        if !is_inside && (is_terminator_or_closer(ch) || ch.is_whitespace()) {
            return true;
        }
        at += ch.len_utf8();
    }
    false
}

/// Ends of white space that follows a terminator and its closing marks, each
/// with the place of that terminator; `only_stops` says that all are full stops.
fn ascii_proposals(bytes: &[u8], only_stops: bool, propose: &mut impl FnMut(usize, usize)) {
    let mut at = 0;
    let next = |bytes: &[u8]| {
        if only_stops {
            memchr::memchr(b'.', bytes)
        } else {
            memchr::memchr3(b'.', b'?', b'!', bytes)
        }
    };
    while let Some(ahead) = next(&bytes[at..]) {
        let mark = at + ahead;
        at = mark + 1;
        while at < bytes.len() && is_terminator_or_closer(char::from(bytes[at])) {
            at += 1;
        }
        let blank = at;
        while at < bytes.len() && bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        if at > blank {
            propose(mark, at);
        }
    }
}

/// What [`is_end`] says of most ends, of a text that begins with the sentence:
/// blanks behind the mark, then a letter, and plain ASCII around.
fn plain_end(bytes: &[u8], mark: usize, end: usize, is_casual: bool) -> Option<bool> {
    if !bytes[mark + 1].is_ascii_whitespace() {
        return None;
    }
    if bytes[mark] != b'.' {
        return Some(true);
    }
    match bytes.get(end)? {
        b'a'..=b'z' if is_casual => return None,
        b'a'..=b'z' => return Some(false),
        b'A'..=b'Z' => {}
        _ => return None,
    }
    let before = &bytes[mark.saturating_sub(LONGEST_ABBREVIATION + 1)..mark];
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'.';
    let start = match before.iter().rposition(|byte| !is_inside(byte)) {
        Some(other) if !before[other].is_ascii() => return None,
        Some(other) => other + 1,
        None => 0,
    };
    match &before[start..] {
        [] | [.., b'.'] => None,
        [b'I'] => Some(true),
        [initial] => Some(!initial.is_ascii_uppercase()),
        word => Some(!is_abbreviation(word)),
    }
}

fn is_closer(ch: char) -> bool {
    matches!(
        ch,
        '"' | '\'' | ')' | ']' | '}' | '\u{201d}' | '\u{2019}' | '\u{bb}' | '*'
    )
}

fn is_terminator(ch: char) -> bool {
    matches!(
        ch,
        '.' | '?' | '!' | '\u{2026}' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}' | '\u{61f}'
    )
}

fn is_terminator_or_closer(ch: char) -> bool {
    is_terminator(ch) || is_closer(ch)
}

/// Whether a sentence that began at `last` ends at `end`.
fn is_end(block: &str, last: usize, end: usize, is_casual: bool) -> bool {
    let before = &block[last..end];
    let wordy = before.trim_end();
    let is_wide_stop = wordy.ends_with(['\u{3002}', '\u{ff01}', '\u{ff1f}']);
    if wordy.len() == before.len() && !is_wide_stop {
        return false;
    }
    let core = wordy.trim_end_matches(is_closer);
    if !core.ends_with(is_terminator) {
        return false;
    }
    // Behind a question or exclamation mark nothing goes on, behind a full stop
    // a word in lower case does.
    if core.ends_with(['?', '!', '\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{61f}']) {
        return true;
    }
    let next = block[end..]
        .chars()
        .find(|ch| ch.is_alphabetic() || is_terminator(*ch));
    let before_stop = core.trim_end_matches(['.', '\u{2026}']);
    if next.is_some_and(char::is_lowercase) && !(is_casual && ends_in_word(before_stop, core)) {
        return false;
    }
    !ends_in_abbreviation(before_stop, core)
}

/// Whether one full stop stands behind a word too long for most abbreviations.
fn ends_in_word(words: &str, with_stop: &str) -> bool {
    let letters = words.bytes().rev().take_while(u8::is_ascii_alphabetic);
    with_stop.len() == words.len() + 1 && letters.count() > 2
}

fn ends_in_abbreviation(words: &str, with_stop: &str) -> bool {
    if with_stop.len() != words.len() + 1 {
        return false;
    }
    let is_inside = |ch: char| ch.is_alphanumeric() || ch == '.';
    let start = words.rfind(|ch| !is_inside(ch)).map_or(0, |at| {
        at + words[at..].chars().next().map_or(1, char::len_utf8)
    });
    let word = &words[start..];
    let mut chars = word.chars();
    if let (Some(initial), None) = (chars.next(), chars.next())
        && initial.is_uppercase()
        && initial != 'I'
    {
        return true;
    }
    is_abbreviation(word.as_bytes())
}

fn is_abbreviation(word: &[u8]) -> bool {
    let is_known = |known: &&str| known.as_bytes().eq_ignore_ascii_case(word);
    word.len() <= LONGEST_ABBREVIATION
        && OPENINGS[word.len()][letter(word, 0)] >> letter(word, 1) & 1 != 0
        && ABBREVIATIONS.iter().any(is_known)
}

/// A letter of a word as a number, alike in both cases; 0 behind its end.
const fn letter(word: &[u8], at: usize) -> usize {
    if at < word.len() {
        (word[at] % 32) as usize
    } else {
        0
    }
}

/// How abbreviations begin, by their length and first letter: a bit for each
/// second one. Nearly all words are none by these alone.
static OPENINGS: [[u32; 32]; LONGEST_ABBREVIATION + 1] = {
    let mut openings = [[0; 32]; LONGEST_ABBREVIATION + 1];
    let mut at = 0;
    while at < ABBREVIATIONS.len() {
        let word = ABBREVIATIONS[at].as_bytes();
        openings[word.len()][letter(word, 0)] |= 1 << letter(word, 1);
        at += 1;
    }
    openings
};

#[cfg(test)]
mod tests {
    use super::*;

    /// What bytes a text may hold.
    fn bytes(text: &str) -> Bytes {
        if text.is_ascii() {
            Bytes::QUESTION.with(Bytes::EXCLAMATION)
        } else {
            Bytes::UNKNOWN
        }
    }

    #[test]
    fn text_typed_without_capitals_has_sentences() {
        let n_sentences = |text: &str| {
            let mut n_sentences = 0;
            sentence_ends(text, bytes(text), &mut |_| n_sentences += 1);
            n_sentences
        };
        for (text, n) in [
            ("thanks for today. i liked the yard. im free on monday", 3),
            ("thanks for today. i liked the café’s yard. im free.", 3),
            (
                "it took approx. ten days, i.e. two weeks, at 9 a.m. on monday",
                1,
            ),
            ("well... i liked it", 1),
            ("It is set in the min. and the approx. form.", 1),
        ] {
            assert_eq!(n_sentences(text), n, "{text}");
        }
    }

    #[test]
    fn letters_of_any_script_end_nothing() {
        let ends = |text: &str| {
            let mut ends = Vec::new();
            sentence_ends(text, bytes(text), &mut |end| ends.push(end));
            ends
        };
        let pieces = [
            "a",
            "B",
            "\u{e9}",
            "\u{416}",
            "\u{927}\u{94d}",
            "\u{304a}",
            "\u{301}",
            ".",
            "? ",
            "! ",
            ". ",
            ".\n",
            ") ",
            "\n\n",
            " - ",
            "Mr. ",
            "\u{964} ",
            "1. ",
            "I\u{2019}m",
            "s\u{201d} ",
        ];
        let mut seed = 7_usize;
        for _ in 0..4000 {
            let mut text = String::new();
            for _ in 0..12 {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695);
                text.push_str(pieces[(seed >> 33) % pieces.len()]);
            }
            assert!(!holds_wide_marks(&text));
            // A mark that ends nothing has Unicode's rules asked for all of it.
            let asked = format!("{text} \u{2019}");
            assert!(holds_wide_marks(&asked));
            let words = |text: &str, ends: Vec<usize>| -> Vec<String> {
                let mut start = 0;
                let words = ends.into_iter().map(|end| {
                    let words = text[start..end].trim().to_owned();
                    start = end;
                    words
                });
                words.filter(|words| !words.is_empty()).collect()
            };
            let mut expected = words(&asked, ends(&asked)).join("|");
            let found = words(&text, ends(&text)).join("|");
            expected.truncate(expected.len() - "\u{2019}".len());
            let expected = expected.trim_end_matches([' ', '\n', '|']);
            assert_eq!(
                found,
                expected.trim_end_matches([' ', '\n', '|']),
                "{text:?}"
            );
        }
    }
}
