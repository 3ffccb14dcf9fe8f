//! Words of a text.
//!
//! White space parts a text into runs. A run of plain ASCII is split by a byte
//! table, any other by Unicode's rules (UAX #29, through
//! unicode-segmentation); on ASCII both give the same words, which a property
//! test holds to. Both then part words at a hyphen (Unicode does) and at a full
//! stop that ends a sentence without a blank behind it (Unicode does not).

use unicode_segmentation::UnicodeSegmentation;

use super::prose::{Shape, Token};
use crate::phrases::{self, fold_ascii};
use crate::text::Span;

/// Appends the words of `text` at `span`.
pub(crate) fn push(text: &str, span: Span, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = span.start;
    while at < span.end {
        if bytes[at].is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let start = at;
        let mut seen = 0_u8;
        while at < span.end && !bytes[at].is_ascii_whitespace() {
            seen |= bytes[at];
            at += 1;
        }
        push_run(text, Span::new(start, at), seen.is_ascii(), out);
    }
}

/// Appends the words of one run without ASCII white space.
fn push_run(text: &str, run: Span, is_ascii: bool, out: &mut Vec<Token>) {
    let first = out.len();
    if is_ascii {
        ascii_words(text.as_bytes(), run, &mut |word| {
            out.push(ascii_token(text, word));
        });
    } else {
        unicode_words(text, run, &mut |word| {
            let token = wide_token(text, word);
            out.push(token);
        });
        mark_openings(text, &mut out[first..]);
    }
    if let Some(token) = out.get_mut(first) {
        token.shape = token.shape.with(Shape::OPENS_RUN);
    }
    if out.len() > first && looks_like_code(run.of(text)) {
        for token in &mut out[first..] {
            token.shape = token.shape.with(Shape::CODE);
        }
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

/// The words of an ASCII run by the rules of UAX #29, as far as they reach
/// there: letters, digits and `_` belong together, and so do two letters
/// around `'` or `.`, and two digits around `'`, `.`, `,` or `;`.
pub(crate) fn ascii_words(bytes: &[u8], run: Span, out: &mut impl FnMut(Span)) {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let mut at = run.start;
    while at < run.end {
        if !is_word(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        let mut holds_word = false;
        loop {
            while at < run.end && is_word(bytes[at]) {
                holds_word |= bytes[at] != b'_';
                at += 1;
            }
            if at + 1 >= run.end || !is_joiner(bytes[at - 1], bytes[at], bytes[at + 1]) {
                break;
            }
            at += 1;
        }
        if holds_word {
            out(Span::new(start, at));
        }
    }
}

fn is_joiner(before: u8, joiner: u8, after: u8) -> bool {
    match joiner {
        b'\'' => {
            before.is_ascii_alphabetic() && after.is_ascii_alphabetic()
                || before.is_ascii_digit() && after.is_ascii_digit()
        }
        b'.' => {
            before.is_ascii_alphabetic() && after.is_ascii_alphabetic() && !parts(before, after)
                || before.is_ascii_digit() && after.is_ascii_digit()
        }
        b',' | b';' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// Whether a full stop between these two ends a sentence: `week.I`.
fn parts(before: u8, after: u8) -> bool {
    before.is_ascii_lowercase() && after.is_ascii_uppercase()
}

/// The words of any run by Unicode's rules, parted like the ASCII ones.
fn unicode_words(text: &str, run: Span, out: &mut impl FnMut(Span)) {
    for (offset, word) in run.of(text).unicode_word_indices() {
        let bytes = word.as_bytes();
        let mut start = 0;
        for at in 1..bytes.len().saturating_sub(1) {
            let cuts = match bytes[at] {
                b'.' => parts(bytes[at - 1], bytes[at + 1]),
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

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("sources are under 4 GiB")
}

fn ascii_token(text: &str, word: Span) -> Token {
    let bytes = &text.as_bytes()[word.start..word.end];
    let (mut digits, mut upper, mut lower) = (0, 0, 0);
    let (id, is_known) = if bytes.len() <= phrases::LONGEST_WORD {
        let mut buffer = [0; phrases::LONGEST_WORD];
        let folded = fold_ascii(bytes, &mut buffer);
        phrases::vocabulary_id(folded)
    } else {
        (0, false)
    };
    for byte in bytes {
        digits += usize::from(byte.is_ascii_digit());
        upper += usize::from(byte.is_ascii_uppercase());
        lower += usize::from(byte.is_ascii_lowercase());
    }
    let shape = Shape::default()
        .with_if(Shape::NUMBER, digits > 0)
        .with_if(Shape::CAPITAL, bytes[0].is_ascii_uppercase())
        .with_if(Shape::SHOUTED, upper > 1 && lower == 0)
        .with_if(Shape::KNOWN, is_known);
    Token {
        start: number(word.start),
        len: number(word.len()),
        id,
        shape,
    }
}

fn wide_token(text: &str, word: Span) -> Token {
    let chars = word.of(text);
    let (id, is_known) = if chars.len() <= 2 * phrases::LONGEST_WORD {
        phrases::vocabulary_id(phrases::fold(chars).as_bytes())
    } else {
        (0, false)
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
        .with_if(Shape::KNOWN, is_known)
        .with_if(Shape::WIDE, !chars.is_ascii());
    Token {
        start: number(word.start),
        len: number(word.len()),
        id,
        shape,
    }
}

/// Whether a run is an address, a URL, a path or code rather than words.
fn looks_like_code(run: &str) -> bool {
    let bytes = run.as_bytes();
    let inside = |byte: u8| matches!(byte, b'@' | b'_' | b'\\' | b'=' | b'~' | b'{' | b'}' | b'<');
    if bytes.iter().any(|byte| inside(*byte)) || run.contains("://") || run.starts_with("www.") {
        return true;
    }
    if matches!(bytes[0], b'/' | b'#') {
        return bytes.len() > 1;
    }
    // A dot inside, between letters: a host or file name. The one at the end
    // closes a sentence.
    bytes.windows(3).any(|around| {
        around[1] == b'.'
            && around[0].is_ascii_alphanumeric()
            && around[2].is_ascii_alphanumeric()
            && !parts(around[0], around[2])
    })
}

/// Marks the words between quotation marks. A mark that is not closed in the
/// same block quotes nothing.
pub(crate) fn mark_quoted(text: &str, block: Span, tokens: &mut [Token]) {
    if tokens.is_empty() {
        return;
    }
    let (mut opened, mut token) = (None::<(usize, char)>, 0);
    for (offset, ch) in block.of(text).char_indices() {
        let at = block.start + offset;
        match (opened, ch) {
            (None, '"' | '\u{201c}' | '\u{201e}' | '\u{ab}') => opened = Some((at, ch)),
            (Some((start, open)), _) if closes(open, ch) => {
                opened = None;
                while token < tokens.len() && (tokens[token].start as usize) < start {
                    token += 1;
                }
                while token < tokens.len() && (tokens[token].start as usize) < at {
                    tokens[token].shape = tokens[token].shape.with(Shape::QUOTED);
                    token += 1;
                }
            }
            _ => {}
        }
    }
}

fn closes(open: char, ch: char) -> bool {
    match open {
        '"' => ch == '"',
        '\u{ab}' => ch == '\u{bb}',
        _ => matches!(ch, '\u{201d}' | '\u{201c}' | '"'),
    }
}
