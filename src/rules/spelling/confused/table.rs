//! The lines of `data/confused-words.txt`, read by the compiler.

use std::borrow::Cow;

use crate::draft::{Shape, Token};
use crate::phrases::fold;

/// The file.
static TEXT: &str = include_str!("../../../../data/confused-words.txt");

/// A line: where one word is meant as another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Where the line begins and ends in the file.
    start: u32,
    end: u32,
    /// Where `[`, `>` and `]` stand, from the line's beginning.
    open: u16,
    middle: u16,
    close: u16,
    /// `>>` rather than `>`.
    pub(super) is_safe: bool,
    /// The bits of the words that may stand next to it on either side, by
    /// [`bit`]; all of them where more than words may.
    before: u64,
    behind: u64,
    /// The number of the next row of the same slot, from 1.
    next: u16,
}

impl Row {
    fn line(&self) -> &'static str {
        &TEXT[self.start as usize..self.end as usize]
    }

    /// The word that is wrong here.
    pub(super) fn wrong(&self) -> &'static str {
        &self.line()[usize::from(self.open) + 1..usize::from(self.middle)]
    }

    /// What is meant.
    pub(super) fn right(&self) -> &'static str {
        let start = usize::from(self.middle) + if self.is_safe { 2 } else { 1 };
        &self.line()[start..usize::from(self.close)]
    }

    /// What has to stand before it.
    pub(super) fn before(&self) -> &'static str {
        &self.line()[..usize::from(self.open)]
    }

    /// What has to stand behind it.
    pub(super) fn behind(&self) -> &'static str {
        &self.line()[usize::from(self.close) + 1..]
    }
}

/// A bit of a word's first and last byte, in either case.
pub(super) const fn bit(first: u8, last: u8) -> u64 {
    1 << (((first | 0x20) as u32 * 5 + (last | 0x20) as u32 * 11) % 64)
}

/// Slots of the table of wrong words; a few times as many as there are.
const SLOTS: usize = 2048;

const fn slot(first: u8, second: u8, last: u8, len: usize) -> usize {
    let hash = (first | 0x20) as usize * 31
        + (second | 0x20) as usize * 67
        + (last | 0x20) as usize * 131
        + len * 257;
    hash % SLOTS
}

const N_ROWS: usize = count();
static ROWS: [Row; N_ROWS] = read();
/// For each slot the number of its first row, from 1.
static FIRST: [u16; SLOTS] = first();

/// Whether a word may be a wrong one, by a look at a few of its bytes.
#[inline]
pub(super) fn may_be_wrong(text: &str, token: Token) -> bool {
    token.shape.has(Shape::WIDE) || head(token.span().of(text).as_bytes()) != 0
}

/// The number of the first row that `word` may be the wrong word of, from 1.
#[inline]
fn head(word: &[u8]) -> u16 {
    match word {
        [first, second, .., last] => FIRST[slot(*first, *second, *last, word.len())],
        [first, last] => FIRST[slot(*first, *last, *last, 2)],
        _ => 0,
    }
}

/// The rows whose wrong word `token` is, in the order of the file, as far as
/// the bits of the words on either side can fit.
pub(super) fn rows(
    text: &str,
    token: Token,
    (before, behind): (u64, u64),
) -> impl Iterator<Item = &'static Row> {
    let word = token.span().of(text);
    let word: Cow<'_, str> = if token.shape.has(Shape::WIDE) && word.len() < LONGEST {
        Cow::Owned(fold(word))
    } else {
        Cow::Borrowed(word)
    };
    let row = |number: u16| ROWS.get(usize::from(number).checked_sub(1)?);
    let is_other = [Shape::QUOTED, Shape::CODE, Shape::NUMBER]
        .iter()
        .any(|shape| token.shape.has(*shape));
    let first = row(head(word.as_bytes())).filter(|_| !is_other);
    std::iter::successors(first, move |last| row(last.next))
        .filter(move |row| row.before & before != 0 && row.behind & behind != 0)
        .filter(move |row| row.wrong().eq_ignore_ascii_case(&word))
}

/// Bytes of a word beyond which it is none of the table.
const LONGEST: usize = 40;

/// Whether the line of `bytes` at `start` is a row.
const fn is_row(bytes: &[u8], start: usize, end: usize) -> bool {
    start < end && bytes[start] != b'#'
}

const fn line_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len() && bytes[at] != b'\n' {
        at += 1;
    }
    at
}

const fn count() -> usize {
    let bytes = TEXT_BYTES;
    let (mut at, mut n) = (0, 0);
    while at < bytes.len() {
        let end = line_end(bytes, at);
        if is_row(bytes, at, end) {
            n += 1;
        }
        at = end + 1;
    }
    n
}

const TEXT_BYTES: &[u8] = include_bytes!("../../../../data/confused-words.txt");

#[expect(clippy::cast_possible_truncation, reason = "the file is a few pages")]
#[expect(
    clippy::large_stack_arrays,
    reason = "it is on the compiler's stack alone"
)]
const fn read() -> [Row; N_ROWS] {
    let bytes = TEXT_BYTES;
    let mut rows = [Row {
        start: 0,
        end: 0,
        open: 0,
        middle: 0,
        close: 0,
        is_safe: false,
        before: 0,
        behind: 0,
        next: 0,
    }; N_ROWS];
    let (mut start, mut n) = (0, 0);
    while start < bytes.len() {
        let end = line_end(bytes, start);
        if is_row(bytes, start, end) {
            let open = find(bytes, start, end, b'[');
            let middle = find(bytes, open, end, b'>');
            let close = find(bytes, middle, end, b']');
            rows[n] = Row {
                start: start as u32,
                end: end as u32,
                open: (open - start) as u16,
                middle: (middle - start) as u16,
                close: (close - start) as u16,
                is_safe: bytes[middle + 1] == b'>',
                before: bits_before(bytes, start, open),
                behind: bits_behind(bytes, close + 1, end),
                next: 0,
            };
            n += 1;
        }
        start = end + 1;
    }
    // Rows of one slot follow each other in the order of the file.
    let mut last = [0_u16; SLOTS];
    let mut at = 0;
    while at < N_ROWS {
        let slot = row_slot(&rows[at]);
        if last[slot] > 0 {
            rows[last[slot] as usize - 1].next = at as u16 + 1;
        }
        last[slot] = at as u16 + 1;
        at += 1;
    }
    rows
}

#[expect(clippy::cast_possible_truncation, reason = "the file is a few pages")]
const fn first() -> [u16; SLOTS] {
    let rows = read();
    let mut first = [0_u16; SLOTS];
    let mut at = 0;
    while at < N_ROWS {
        let slot = row_slot(&rows[at]);
        if first[slot] == 0 {
            first[slot] = at as u16 + 1;
        }
        at += 1;
    }
    first
}

const fn row_slot(row: &Row) -> usize {
    let start = row.start as usize + row.open as usize + 1;
    let end = row.start as usize + row.middle as usize;
    let second = if end - start > 1 {
        TEXT_BYTES[start + 1]
    } else {
        0
    };
    slot(TEXT_BYTES[start], second, TEXT_BYTES[end - 1], end - start)
}

/// Where `byte` stands between `start` and `end`; a line without it does not
/// compile.
const fn find(bytes: &[u8], start: usize, end: usize, byte: u8) -> usize {
    let mut at = start;
    while at < end {
        if bytes[at] == byte {
            return at;
        }
        at += 1;
    }
    panic!("a line of confused-words.txt has no [wrong>right]")
}

/// The bits of the element that ends before `end`.
const fn bits_before(bytes: &[u8], start: usize, end: usize) -> u64 {
    if end == start {
        return u64::MAX;
    }
    // One blank parts it from the word.
    let mut from = end - 1;
    while from > start && bytes[from - 1] != b' ' {
        from -= 1;
    }
    bits(bytes, from, end - 1)
}

/// The bits of the element that begins behind `start`.
const fn bits_behind(bytes: &[u8], start: usize, end: usize) -> u64 {
    if start >= end {
        return u64::MAX;
    }
    let mut until = start + 1;
    while until < end && bytes[until] != b' ' {
        until += 1;
    }
    bits(bytes, start + 1, until)
}

/// The bits of an element: all, unless it is a word or several.
const fn bits(bytes: &[u8], start: usize, end: usize) -> u64 {
    let (mut all, mut from, mut at) = (0, start, start);
    while at <= end {
        let is_end = at == end || matches!(bytes[at], b'(' | b')' | b'|');
        if is_end {
            let is_outside = at == end && bytes[end - 1] == b')' || at == start;
            if from < at {
                if matches!(bytes[from], b'<' | b'$' | b'^' | b'!') {
                    return u64::MAX;
                }
                all |= bit(bytes[from], bytes[at - 1]);
            } else if !is_outside {
                return u64::MAX;
            }
            from = at + 1;
        }
        at += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling;

    #[test]
    fn the_file_is_read_as_it_is_written() {
        assert!(ROWS.len() > 400);
        let row = ROWS.iter().find(|row| row.wrong() == "then").unwrap();
        assert_eq!(
            (row.before(), row.right(), row.behind()),
            ("rather ", "than", " !$")
        );
        assert!(row.is_safe);
        assert_eq!(row.before, bit(b'r', b'r'));
        assert_eq!(row.behind, u64::MAX);
    }

    #[test]
    fn wrong_words_are_words() {
        // Others are misspelt wherever they stand.
        for row in &ROWS {
            assert!(spelling::is_word(row.wrong()), "{}", row.line());
            let is_word = row.right().split(' ').all(spelling::is_word);
            assert!(is_word, "{}", row.line());
            assert_ne!(row.wrong(), row.right(), "{}", row.line());
        }
    }

    #[test]
    fn contexts_are_well_formed() {
        for row in &ROWS {
            let line = row.line();
            let is_parted = (row.before().is_empty() || row.before().ends_with(' '))
                && (row.behind().is_empty() || row.behind().starts_with(' '));
            assert!(is_parted && !line.contains("  "), "{line}");
            assert_eq!(
                line.matches('(').count(),
                line.matches(')').count(),
                "{line}"
            );
            assert!(
                !row.before().is_empty() || !row.behind().is_empty() || row.wrong().ends_with("'s"),
                "{line}"
            );
        }
    }
}
