//! Whether a few words are a name.

use super::prose::{Shape, Token};
use crate::text::Span;

/// Small words inside names, titles before them, and what joins two.
#[rustfmt::skip]
const PARTICLES: [&str; 35] = [
    "de", "del", "della", "der", "den", "di", "da", "do", "dos", "das", "du", "la", "le", "el",
    "al", "bin", "bint", "ibn", "ben", "van", "von", "ter", "ten", "zu", "y", "e", "ap", "mac",
    "ni", "and", "o", "st", "s/o", "d/o", "af",
];

/// What a degree is in, between "Dr." and the name, and titles that are written small.
#[rustfmt::skip]
const DEGREES: [&str; 32] = [
    "rer", "nat", "med", "dent", "vet", "jur", "iur", "phil", "pol", "oec", "publ", "habil", "theol",
    "sc", "agr", "forest", "paed", "techn", "troph", "h", "c", "mult", "mgr", "ing", "dipl", "lic",
    "dott", "avv", "arch", "dr", "prof", "in\u{17c}",
];

/// What people put behind their name.
const SMILEYS: [&str; 4] = [":)", ":-)", ";)", ";-)"];

/// Names hold at most so many words, small ones not counted ("Maria del Carmen
/// Ruiz de la Vega").
const MOST_WORDS: usize = 7;

/// And so many small ones.
const MOST_SMALL: usize = 6;

/// Whether these words can be a person's name, signed: capitals or a script
/// without them, perhaps initials, particles and letters after the name.
pub(super) fn is_name(text: &str, words: &[Token]) -> bool {
    if words.is_empty() || words.len() > MOST_WORDS + MOST_SMALL {
        return false;
    }
    let n_small = words
        .iter()
        .filter(|word| is_small(word.span().of(text)))
        .count();
    if n_small > MOST_SMALL || words.len() - n_small > MOST_WORDS {
        return false;
    }
    let fits = |word: &Token| {
        !word.shape.has(Shape::NUMBER)
            && (!word.shape.has(Shape::CODE) || is_slashed(text, word))
            && (word.shape.has(Shape::CAPITAL) || is_small(word.span().of(text)))
    };
    // "I" by itself, and "I'll" anywhere, is somebody speaking; "I'Anson" is a name.
    let speaks = |word: &Token| {
        let word = word.span().of(text);
        let tail = word
            .strip_prefix("I'")
            .or_else(|| word.strip_prefix("I\u{2019}"));
        tail.is_some_and(|tail| matches!(tail, "ll" | "m" | "ve" | "d"))
    };
    let is_i = matches!(words, [word] if word.span().of(text) == "I");
    !is_i
        && !words.iter().any(speaks)
        && words.iter().all(fits)
        && words.iter().any(|word| word.shape.has(Shape::CAPITAL))
}

/// Whether a word may stand in a name although it is written small.
pub(super) fn is_small(word: &str) -> bool {
    PARTICLES.contains(&word) || DEGREES.contains(&word)
}

/// "/Ana", which is no path.
fn is_slashed(text: &str, word: &Token) -> bool {
    let before = text[..word.span().start].strip_suffix('/');
    let behind = &text[word.span().end..];
    before.is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
        && (behind.is_empty() || behind.starts_with(char::is_whitespace))
}

/// Whether a line is a name signed there: [`is_name`], and nothing else on it
/// that says otherwise.
pub(super) fn is_name_line(text: &str, line: Span, words: &[Token]) -> bool {
    let line = line.of(text);
    let line = SMILEYS
        .iter()
        .find_map(|smiley| line.strip_suffix(smiley))
        .unwrap_or(line);
    // "/Ana"
    let line = line.strip_prefix('/').unwrap_or(line);
    let says_otherwise = line.contains(['@', '?', ':', '/', '=', '#', '+', '!', ';']);
    let is_sentence = line.ends_with('.') && words.len() > 4;
    !says_otherwise && !is_sentence && is_name(text, words)
}

/// Whether a line holds nothing but a placeholder, which stands for a name
/// that is still to be filled in.
pub(super) fn is_placeholder_line(line: &str) -> bool {
    let line = line.trim_matches(['-', ' ', '\u{2013}', '\u{2014}', ',', '.', '*']);
    let pairs = [('[', ']'), ('{', '}'), ('<', '>'), ('(', ')')];
    pairs
        .iter()
        .any(|(open, close)| line.starts_with(*open) && line.ends_with(*close))
        && !line.contains('@')
}
