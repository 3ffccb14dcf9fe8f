//! Words of runs that are not plain ASCII, by Unicode's rules (UAX #29): through
//! unicode-segmentation, or a few rules of our own where they come to the same.

use unicode_segmentation::UnicodeSegmentation;

use super::classes::class;
use super::prose::{Shape, Token};
use super::summary::Bytes;
use super::{foreign, latin, words};
use crate::phrases::{self, Key, Marks};
use crate::text::Span;

/// Appends the words of a run; that the first opens it is the caller's to say.
pub(super) fn push(text: &str, run: Span, out: &mut Vec<Token>) {
    if foreign::is_foreign(&text.as_bytes()[run.start..run.end]) {
        out.extend(foreign::word(text, run).map(|word| foreign_token(text, word)));
        return;
    }
    let first = out.len();
    let mut push = |word| out.push(wide_token(text, word));
    if latin::words(text.as_bytes(), run, &mut push).is_none() {
        unicode_words(text, run, &mut push);
        mark_openings(text, &mut out[first..]);
    }
}

/// Unicode white space inside a run (a no-break space) also opens a word.
fn mark_openings(text: &str, tokens: &mut [Token]) {
    for token in tokens {
        let before = text[..token.start as usize].chars().next_back();
        let opens = before.is_some_and(char::is_whitespace);
        token.shape = token.shape.with_if(Shape::OPENS_RUN, opens);
    }
}

/// The words of any run by Unicode's rules, parted like the ASCII ones.
pub(super) fn unicode_words(text: &str, run: Span, out: &mut impl FnMut(Span)) {
    for (offset, word) in run.of(text).unicode_word_indices() {
        let bytes = word.as_bytes();
        let mut start = 0;
        for at in 1..bytes.len().saturating_sub(1) {
            let cuts = match bytes[at] {
                b'.' => words::parts(bytes[at - 1], bytes[at + 1]),
                b':' => true,
                _ => false,
            };
            if cuts {
                out(Span::new(
                    run.start + offset + start,
                    run.start + offset + at,
                ));
                start = at + 1;
            }
        }
        out(Span::new(
            run.start + offset + start,
            run.start + offset + bytes.len(),
        ));
    }
}

/// The token of a word that has nothing beyond ASCII but apostrophes.
fn almost_ascii_token(text: &str, word: Span) -> Option<Token> {
    let mut straight = [0; 2 * phrases::LONGEST_WORD];
    let (mut len, mut seen, mut rest) = (0, Bytes::default(), word.of(text).as_bytes());
    while let [first, behind @ ..] = rest {
        let byte = straight.get_mut(len)?;
        (*byte, rest) = match rest {
            [0xe2, 0x80, 0x98 | 0x99, behind @ ..] => (b'\'', behind),
            _ if first.is_ascii() => (*first, behind),
            _ => return None,
        };
        seen = seen.with(class(*byte));
        len += 1;
    }
    let token = words::ascii_token(&straight, Span::new(0, len), seen);
    Some(Token {
        start: words::number(word.start),
        len: words::number(word.len()),
        shape: token.shape.with_if(Shape::WIDE, len < word.len()),
        ..token
    })
}

fn wide_token(text: &str, word: Span) -> Token {
    if let Some(token) = almost_ascii_token(text, word) {
        return token;
    }
    let chars = word.of(text);
    let (id, marks) = if chars.len() <= 2 * phrases::LONGEST_WORD {
        phrases::vocabulary_id(&folded_key(chars))
    } else {
        (0, Marks::default())
    };
    let opens_large = chars
        .chars()
        .next()
        .is_some_and(|ch| ch.is_alphabetic() && !ch.is_lowercase());
    let upper = chars.chars().filter(|ch| ch.is_uppercase()).count();
    let shape = Shape::default()
        .with_if(Shape::NUMBER, chars.chars().any(char::is_numeric))
        .with_if(Shape::CAPITAL, opens_large)
        .with_if(
            Shape::SHOUTED,
            upper > 1 && !chars.chars().any(char::is_lowercase),
        )
        .with(Shape::known(marks))
        .with_if(Shape::WIDE, !chars.is_ascii());
    Token {
        start: words::number(word.start),
        len: words::number(word.len()),
        id,
        shape,
        marks,
    }
}

/// The key of a word as [`phrases::fold`] folds it; empty for one that is too long.
fn folded_key(word: &str) -> Key {
    let (mut folded, mut len) = ([0; phrases::LONGEST_WORD], 0);
    for ch in word.chars() {
        if let Ok(byte @ 0..0x80) = u8::try_from(ch) {
            let Some(room) = folded.get_mut(len) else {
                return Key::default();
            };
            (*room, len) = (byte.to_ascii_lowercase(), len + 1);
            continue;
        }
        for ch in ch.to_lowercase() {
            let ch = match ch {
                '\u{2019}' | '\u{2bc}' | '\u{2018}' => '\'',
                other => other,
            };
            let Some(room) = folded.get_mut(len..len + ch.len_utf8()) else {
                return Key::default();
            };
            len += ch.encode_utf8(room).len();
        }
    }
    Key::of(&folded[..len])
}

/// A token of a script that no rule has words in, and so no vocabulary.
fn foreign_token(text: &str, word: Span) -> Token {
    let chars = word.of(text).chars();
    let opens_large = chars.clone().next().is_some_and(|ch| !ch.is_lowercase());
    // A run without a blank, which is no word, shouts nothing.
    let is_short = word.len() <= 2 * phrases::LONGEST_WORD;
    let is_shouted = is_short
        && !chars.clone().any(char::is_lowercase)
        && chars
            .clone()
            .filter(|ch| ch.is_uppercase())
            .nth(1)
            .is_some();
    let shape = Shape::WIDE
        .with_if(
            Shape::NUMBER,
            is_short && chars.clone().any(char::is_numeric),
        )
        .with_if(Shape::CAPITAL, opens_large)
        .with_if(Shape::SHOUTED, is_shouted);
    Token {
        start: words::number(word.start),
        len: words::number(word.len()),
        id: 0,
        shape,
        marks: Marks::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_that_of_the_folded_word() {
        for word in [
            "caf\u{e9}",
            "\u{c9}T\u{c9}",
            "don\u{2019}t",
            "\u{130}stanbul",
            "\u{1e9e}",
            "\u{3a3}\u{3a3}",
            "Llanfairpwllgwyngyllgogerychwyrn\u{e9}",
        ] {
            let key = Key::of(phrases::fold(word).as_bytes());
            assert_eq!(folded_key(word), key, "{word}");
        }
    }
}
