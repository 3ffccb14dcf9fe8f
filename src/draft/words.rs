//! Words of a text.
//!
//! White space parts a text into runs. A run of plain ASCII is split by a byte
//! table, any other by Unicode's rules (UAX #29, through
//! unicode-segmentation); on ASCII both give the same words, which a property
//! test holds to. Both then part words at a hyphen (Unicode does) and at a full
//! stop that ends a sentence without a blank behind it (Unicode does not).

use unicode_segmentation::UnicodeSegmentation;

use super::foreign;
use super::prose::{Shape, Token};
use super::summary::Bytes;
use crate::phrases::{self, Key, Marks};
use crate::text::Span;

/// A quotation mark may be among bytes of these classes.
pub(super) const MAY_QUOTE: Bytes = Bytes::WIDE.with(Bytes::QUOTE);
/// What a mark behind a word may tell of it; a full stop there is no code.
const MARKS: Bytes = Bytes::COLON.with(Bytes::EXCLAMATION).with(Bytes::QUESTION);
const LETTER: Bytes = Bytes::UPPER.with(Bytes::LOWER);
const WORD: Bytes = LETTER.with(Bytes::DIGIT).with(Bytes::UNDERSCORE);

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
            b'(' | b')' | b'[' | b']' | b'>' | b'}' => Bytes::BRACKET,
            b'<' | b'{' => Bytes::BRACKET.with(Bytes::CODE),
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

fn class(byte: u8) -> Bytes {
    CLASSES[usize::from(byte)]
}

/// Appends the words of `text` at `span`; gives what bytes it holds.
pub(crate) fn push(text: &str, span: Span, out: &mut Vec<Token>) -> Bytes {
    let bytes = &text.as_bytes()[..span.end];
    let (mut at, mut all) = (span.start, Bytes::default());
    // Where a blank may stand that alone parts two words.
    let mut parting = at;
    while at < bytes.len() {
        if class(bytes[at]) == Bytes::BLANK {
            let is_plain = at == parting && matches!(bytes[at], b' ' | b'\n');
            all = all.with_if(Bytes::ODD_GAP, !is_plain);
            at += 1;
            continue;
        }
        let start = at;
        if let Some((token, end)) = plain_word(bytes, start) {
            if end > start + token.len as usize {
                all = all.with(class(bytes[end - 1]).among(MARKS));
            }
            out.push(token);
            (at, parting) = (end, end);
            continue;
        }
        let mut seen = Bytes::default();
        while at < bytes.len() {
            let class = class(bytes[at]);
            if class == Bytes::BLANK {
                break;
            }
            seen = seen.with(class);
            at += 1;
        }
        let run = Span::new(start, at);
        let first = out.len();
        push_run(text, run, seen, out);
        all = all
            .with(seen)
            .with_if(Bytes::ODD_GAP, !is_plain_run(bytes, run, &out[first..]));
        parting = at;
    }
    all
}

/// Whether a run holds nothing but a word, perhaps with a mark behind it.
fn is_plain_run(bytes: &[u8], run: Span, tokens: &[Token]) -> bool {
    let [token] = tokens else {
        return false;
    };
    let word = token.span();
    word.start == run.start
        && (word.end == run.end || word.end + 1 == run.end && is_mark(bytes[word.end]))
}

/// A mark that stands behind a word and before a blank.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b',' | b'.' | b';' | b':' | b'?' | b'!')
}

/// The word at `start` if it is the whole of its run, but for one mark behind
/// it, as most words are; and where the run ends.
fn plain_word(bytes: &[u8], start: usize) -> Option<(Token, usize)> {
    let letters = Key::of_letters(bytes, start)?;
    let mut end = start + letters.len;
    let is_blank = |at| {
        bytes
            .get(at)
            .is_none_or(|byte| class(*byte) == Bytes::BLANK)
    };
    if !is_blank(end) {
        if !is_mark(bytes[end]) || !is_blank(end + 1) {
            return None;
        }
        end += 1;
    }
    let (id, marks) = phrases::vocabulary_id(&letters.key);
    let shape = Shape::OPENS_RUN
        .with_if(Shape::CAPITAL, class(bytes[start]) == Bytes::UPPER)
        .with_if(Shape::SHOUTED, !letters.has_small && letters.len > 1)
        .with_if(Shape::KNOWN, marks.has(Marks::COMMON));
    let token = Token {
        start: number(start),
        len: number(letters.len),
        id,
        shape,
        marks,
    };
    Some((token, end))
}

/// Appends the words of one run without ASCII white space, whose bytes are of
/// the classes `seen`.
fn push_run(text: &str, run: Span, seen: Bytes, out: &mut Vec<Token>) {
    let first = out.len();
    if !seen.has_any(Bytes::WIDE) {
        ascii_words(&text.as_bytes()[..run.end], run.start, &mut |word, seen| {
            out.push(ascii_token(text.as_bytes(), word, seen));
        });
    } else if foreign::is_foreign(&text.as_bytes()[run.start..run.end]) {
        out.extend(foreign::word(text, run).map(|word| foreign_token(text, word)));
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
    if seen.has_any(Bytes::CODE) && out.len() > first && looks_like_code(run.of(text)) {
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

/// The words of an ASCII run from `at` to the end of `bytes` by the rules of
/// UAX #29, as far as they reach there: letters, digits and `_` belong together,
/// and so do two letters around `'` or `.`, and two digits around `'`, `.`, `,`
/// or `;`. Each comes with the classes of its bytes.
fn ascii_words(bytes: &[u8], mut at: usize, out: &mut impl FnMut(Span, Bytes)) {
    while at < bytes.len() {
        if !class(bytes[at]).has_any(WORD) {
            at += 1;
            continue;
        }
        let start = at;
        let mut seen = Bytes::default();
        loop {
            while at < bytes.len() && class(bytes[at]).has_any(WORD) {
                seen = seen.with(class(bytes[at]));
                at += 1;
            }
            if at + 1 >= bytes.len() || !is_joiner(bytes[at - 1], bytes[at], bytes[at + 1]) {
                break;
            }
            at += 1;
        }
        if seen.has_any(LETTER.with(Bytes::DIGIT)) {
            out(Span::new(start, at), seen);
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

fn ascii_token(text: &[u8], word: Span, seen: Bytes) -> Token {
    let bytes = &text[word.start..word.end];
    let (id, marks) = phrases::vocabulary_id(&Key::of_ascii(text, word.start, word.len()));
    let is_upper = |byte: &&u8| byte.is_ascii_uppercase();
    let is_shouted =
        seen.among(LETTER) == Bytes::UPPER && bytes.iter().filter(is_upper).count() > 1;
    let shape = Shape::default()
        .with_if(Shape::NUMBER, seen.has_any(Bytes::DIGIT))
        .with_if(Shape::CAPITAL, class(bytes[0]) == Bytes::UPPER)
        .with_if(Shape::SHOUTED, is_shouted)
        .with_if(Shape::KNOWN, marks.has(Marks::COMMON));
    Token {
        start: number(word.start),
        len: number(word.len()),
        id,
        shape,
        marks,
    }
}

fn wide_token(text: &str, word: Span) -> Token {
    let chars = word.of(text);
    let (id, marks) = if chars.len() <= 2 * phrases::LONGEST_WORD {
        phrases::vocabulary_id(&Key::of(phrases::fold(chars).as_bytes()))
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
        .with_if(Shape::KNOWN, marks.has(Marks::COMMON))
        .with_if(Shape::WIDE, !chars.is_ascii());
    Token {
        start: number(word.start),
        len: number(word.len()),
        id,
        shape,
        marks,
    }
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
        start: number(word.start),
        len: number(word.len()),
        id: 0,
        shape,
        marks: Marks::default(),
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
