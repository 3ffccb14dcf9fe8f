//! Words of a text.
//!
//! White space parts a text into runs. A run of plain ASCII is split by a byte
//! table, any other by Unicode's rules (UAX #29, through
//! unicode-segmentation); on ASCII both give the same words, which a property
//! test holds to. Both then part words at a hyphen (Unicode does) and at a full
//! stop that ends a sentence without a blank behind it (Unicode does not).

use super::classes::class;
use super::prose::{Shape, Token};
use super::summary::{Between, Bytes};
use super::{short, wide};
use crate::phrases::{self, Key, LONGEST_WORD, Letters, load_piece};
use crate::text::Span;

/// What a mark behind a word may tell of it; a full stop there is no code.
pub(super) const MARKS: Bytes = Bytes::COLON.with(Bytes::EXCLAMATION).with(Bytes::QUESTION);
const LETTER: Bytes = Bytes::UPPER.with(Bytes::LOWER);
const WORD: Bytes = LETTER.with(Bytes::DIGIT).with(Bytes::UNDERSCORE);

/// Appends the words of `text` at `span`.
pub(super) fn push(text: &str, span: Span, out: &mut Vec<Token>) {
    tell(text, span, &mut Between::default(), out);
}

/// The same; gives what bytes the span holds, and appends to `gaps` the numbers
/// that words before which an odd gap is have in `out`.
pub(super) fn push_with_gaps(
    text: &str,
    span: Span,
    out: &mut Vec<Token>,
    gaps: &mut Vec<u32>,
) -> Bytes {
    let mut between = Between::with_gaps(gaps);
    tell(text, span, &mut between, out);
    between.bytes
}

fn tell(text: &str, span: Span, between: &mut Between<'_>, out: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..span.end];
    let mut at = span.start;
    // Where a run is expected: behind one blank.
    while at < bytes.len() {
        let letters;
        (at, letters) = short::push(text.as_bytes(), Span::new(at, span.end), between, out);
        let Some(first) = bytes.get(at) else {
            return;
        };
        // Read from all of the text, which only its last words are too near the
        // end of; letters beyond the span are the business of `run`.
        let letters = letters.unwrap_or_else(|| Letters::of(load_piece(text.as_bytes(), at)));
        let end = at + letters.len();
        at = match letters.len() {
            0 if class(*first) == Bytes::BLANK => {
                between.set_odd(out.len());
                at + 1
            }
            1..8 if end <= bytes.len()
                && let Some(run_end) = end_of_run(bytes, end) =>
            {
                out.push(short::token(number(at), letters, Shape::OPENS_RUN));
                behind_mark(bytes, end, run_end, between, out.len())
            }
            8 if end <= bytes.len() => long_word(text, bytes, at, letters, between, out),
            _ => run(text, bytes, at, between, out),
        };
    }
}

/// The first word of a line, if it is one of those of which most text is made.
pub(super) fn plain_first(text: &str, line: Span) -> Option<Token> {
    let bytes = &text.as_bytes()[..line.end];
    let letters = Letters::of(load_piece(text.as_bytes(), line.start));
    let end = line.start + letters.len();
    let is_short = (1..8).contains(&letters.len()) && end <= bytes.len();
    let is_alone = is_short && end_of_run(bytes, end).is_some();
    is_alone.then(|| short::token(number(line.start), letters, Shape::OPENS_RUN))
}

/// Where a run ends that has a word up to `at`: there, or behind one mark; none where
/// it goes on.
#[inline]
fn end_of_run(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at) {
        Some(byte) if is_mark(*byte) => is_blank(bytes.get(at + 1)).then_some(at + 1),
        byte => is_blank(byte).then_some(at),
    }
}

/// White space or the text's end.
#[inline]
fn is_blank(byte: Option<&u8>) -> bool {
    byte.is_none_or(|byte| class(*byte) == Bytes::BLANK)
}

/// Where the next run is expected, behind one that ends at `end` and has a word up to
/// `at`; the `next` word is in it.
#[inline]
fn behind_mark(
    bytes: &[u8],
    at: usize,
    end: usize,
    between: &mut Between<'_>,
    next: usize,
) -> usize {
    if let Some(mark) = bytes[..end].get(at) {
        between.add(class(*mark).among(MARKS));
    }
    behind_run(bytes, end, between, next)
}

/// The same where there is no mark.
#[inline]
fn behind_run(bytes: &[u8], end: usize, between: &mut Between<'_>, next: usize) -> usize {
    match bytes.get(end) {
        Some(b' ' | b'\n') => return end + 1,
        Some(_) => between.set_odd(next),
        None => {}
    }
    end
}

/// The letters at `start`, the first eight of which are told, as a word; none
/// where they are too many for a key.
fn long_token(bytes: &[u8], start: usize, first: Letters) -> Option<Token> {
    let second = Letters::of(load_piece(bytes, start + 8));
    if second.len() == 8 {
        return longest_token(bytes, start, [first, second]);
    }
    let (id, marks) = phrases::vocabulary_id_long([first.small(), second.small()]);
    let mut shape = Shape::known(marks);
    if first.opens_large() {
        let is_shouted = !first.has_small() && !second.has_small();
        shape = shape.with(Shape::CAPITAL);
        shape = shape.with_if(Shape::SHOUTED, is_shouted);
    }
    Some(Token {
        start: number(start),
        len: number(8 + second.len()),
        id,
        shape,
        marks,
    })
}

/// The same of those that are more than fifteen.
#[cold]
fn longest_token(bytes: &[u8], start: usize, first: [Letters; 2]) -> Option<Token> {
    let (mut key, mut len, mut has_small) = (Key::default(), 0, false);
    for (nth, piece) in key.pieces().iter_mut().enumerate() {
        let more = || Letters::of(load_piece(bytes, start + 8 * nth));
        let letters = first.get(nth).copied().unwrap_or_else(more);
        *piece = letters.small();
        len += letters.len();
        has_small |= letters.has_small();
        if letters.len() < 8 {
            break;
        }
    }
    if len == LONGEST_WORD {
        return None;
    }
    let (id, marks) = phrases::vocabulary_id(&key);
    let shape = Shape::default()
        .with_if(Shape::CAPITAL, first[0].opens_large())
        .with_if(Shape::SHOUTED, !has_small)
        .with(Shape::known(marks));
    Some(Token {
        start: number(start),
        len: number(len),
        id,
        shape,
        marks,
    })
}

/// Appends the word at `start`, whose first eight bytes are letters, or the words
/// of its run if it is not alone in it; gives where the next run is expected.
#[inline(never)]
fn long_word(
    text: &str,
    bytes: &[u8],
    start: usize,
    first: Letters,
    between: &mut Between<'_>,
    out: &mut Vec<Token>,
) -> usize {
    if let Some(mut token) = long_token(bytes, start, first) {
        let end = start + token.len as usize;
        if let Some(run_end) = end_of_run(bytes, end) {
            token.shape = token.shape.with(Shape::OPENS_RUN);
            out.push(token);
            return behind_mark(bytes, end, run_end, between, out.len());
        }
    }
    run(text, bytes, start, between, out)
}

/// Appends the words of the run without ASCII white space at `start`; gives
/// where the next run is expected.
#[inline(never)]
fn run(
    text: &str,
    bytes: &[u8],
    start: usize,
    between: &mut Between<'_>,
    out: &mut Vec<Token>,
) -> usize {
    let (mut end, mut seen) = (start, Bytes::default());
    for byte in &bytes[start..] {
        let class = class(*byte);
        if class == Bytes::BLANK {
            break;
        }
        seen = seen.with(class);
        end += 1;
    }
    let run = Span::new(start, end);
    let first = out.len();
    push_run(text, run, seen, out);
    between.add(seen);
    if !is_plain_run(bytes, run, &out[first..]) {
        (first..=out.len()).for_each(|next| between.set_odd(next));
    }
    behind_run(bytes, end, between, out.len())
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
#[inline]
pub(super) fn is_mark(byte: u8) -> bool {
    matches!(byte, b',' | b'.' | b';' | b':' | b'?' | b'!')
}

/// Appends the words of one run without ASCII white space, whose bytes are of
/// the classes `seen`.
fn push_run(text: &str, run: Span, seen: Bytes, out: &mut Vec<Token>) {
    let first = out.len();
    if seen.has_any(Bytes::WIDE) {
        wide::push(text, run, out);
    } else {
        ascii_words(text.as_bytes(), run, out);
    }
    if let Some(token) = out.get_mut(first) {
        token.shape = token.shape.with(Shape::OPENS_RUN);
    }
    if seen.has_any(Bytes::CODE) && out.len() > first && looks_like_code(run.of(text).as_bytes()) {
        for token in &mut out[first..] {
            token.shape = token.shape.with(Shape::CODE);
        }
    }
}

/// Appends the words of an ASCII run of a text by the rules of UAX #29, as far as they reach there: letters, digits and `_` belong
/// together, and so do two letters around `'` or `.`, and two digits around `'`,
/// `.`, `,` or `;`.
fn ascii_words(text: &[u8], run: Span, out: &mut Vec<Token>) {
    let (bytes, mut at) = (&text[..run.end], run.start);
    while at < bytes.len() {
        let start = at;
        let letters = Letters::of(load_piece(text, start));
        let end = start + letters.len();
        let behind = bytes.get(end);
        let goes_on = |byte: &u8| class(*byte).has_any(WORD) || matches!(byte, b'\'' | b'.');
        let is_short = (1..8).contains(&letters.len()) && end <= bytes.len();
        if is_short && !behind.is_some_and(goes_on) {
            out.push(short::token(number(start), letters, Shape::default()));
            at = end + 1;
            continue;
        }
        if !class(bytes[at]).has_any(WORD) {
            at += 1;
            continue;
        }
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
            out.push(ascii_token(bytes, Span::new(start, at), seen));
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
pub(super) fn parts(before: u8, after: u8) -> bool {
    before.is_ascii_lowercase() && after.is_ascii_uppercase()
}

#[inline]
pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).expect("sources are under 4 GiB")
}

pub(super) fn ascii_token(text: &[u8], word: Span, seen: Bytes) -> Token {
    let bytes = &text[word.start..word.end];
    let (id, marks) = phrases::vocabulary_id(&Key::of_ascii(text, word.start, word.len()));
    let is_upper = |byte: &&u8| byte.is_ascii_uppercase();
    let is_shouted =
        seen.among(LETTER) == Bytes::UPPER && bytes.iter().filter(is_upper).count() > 1;
    let is_large = class(bytes[0]) == Bytes::UPPER;
    let marks = if is_large { marks.of_large() } else { marks };
    let shape = Shape::default()
        .with_if(Shape::NUMBER, seen.has_any(Bytes::DIGIT))
        .with_if(Shape::CAPITAL, is_large)
        .with_if(Shape::SHOUTED, is_shouted)
        .with(Shape::known(marks));
    Token {
        start: number(word.start),
        len: number(word.len()),
        id,
        shape,
        marks,
    }
}

/// Whether a run is an address, a URL, a path or code rather than words.
fn looks_like_code(run: &[u8]) -> bool {
    if matches!(run, [b'/' | b'#', _, ..] | [b'w', b'w', b'w', b'.', ..]) {
        return true;
    }
    let around = |at: usize| match (
        at.checked_sub(1).and_then(|at| run.get(at)),
        run.get(at + 1),
    ) {
        (Some(before), Some(after)) => Some((*before, *after)),
        _ => None,
    };
    (0..run.len()).any(|at| match run[at] {
        b'@' | b'_' | b'\\' | b'=' | b'~' | b'{' | b'}' | b'<' => true,
        b'/' => around(at) == Some((b':', b'/')),
        // A dot inside, between letters: a host or file name. The one at the
        // end closes a sentence.
        b'.' => around(at).is_some_and(|(before, after)| {
            before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() && !parts(before, after)
        }),
        _ => false,
    })
}
