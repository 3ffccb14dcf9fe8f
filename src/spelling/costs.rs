//! What it costs to take one word for another: how people err.
//!
//! 100 is an ordinary slip. The weights were set by hand, then moved a little
//! where one half of the lists of `benches/spelling.sh` asked for it; figures
//! are those of the other half.

/// A cost, or a sum of costs.
pub(super) type Cost = u16;

/// Two neighbouring letters changed places.
pub(super) const TRANSPOSE: Cost = 60;
/// `ie` for `ei` and the reverse: the commonest doubt of English.
pub(super) const TRANSPOSE_IE: Cost = 30;
/// A letter strayed two places.
pub(super) const MOVE: Cost = 85;
/// An error in the first letter comes on top: people get that one right.
pub(super) const FIRST: Cost = 61;
/// A letter was written three times for once.
pub(super) const TRIPLED: Cost = 55;
/// Two to four letters were written twice: `suburburban`.
pub(super) const REPEATED: Cost = 65;
/// A blank was left out between two words.
pub(super) const SPLIT: Cost = 115;
/// What a word comes nearer for each neighbour that it often stands beside.
pub(super) const FITTING: u32 = 25;
/// A word that is only right with a capital, while none was written.
pub(super) const UNCAPITALISED: Cost = 60;
/// Only the case is wrong.
pub(super) const CASE: Cost = 17;
/// A spelling that dictionaries give second.
pub(super) const VARIANT: Cost = 30;

/// The rarer a word the less likely it was meant, by index of its level.
pub(super) const RARITY: [Cost; 8] = [0, 6, 19, 28, 28, 42, 48, 73];

/// The cheapest error of all, for bounds.
pub(super) const LEAST: Cost = 30;

/// What something costs for each letter, which is its index.
pub(super) type ByLetter = [u8; 128];

/// What it costs that `wrong` stands for another letter.
pub(super) fn substitutes(wrong: u8) -> &'static ByLetter {
    &SUBSTITUTE[index(wrong)]
}

/// `letter` stands too much, `before` and `after` it other ones.
pub(super) fn extra(before: Option<u8>, letter: u8, after: Option<u8>) -> Cost {
    if before == Some(letter) || after == Some(letter) {
        return if is_vowel(letter) { 48 } else { 40 };
    }
    match letter {
        b'\'' => 35,
        b'e' if after.is_none() => 51,
        b'e' => 77,
        b'h' | b'u' | b'i' | b'a' | b'o' => 70,
        b's' if after.is_none() => 100,
        b'z' | b'x' | b'q' | b'v' | b'w' | b'j' => 105,
        _ => 95,
    }
}

/// What it costs that a letter is missing before `after`; but see
/// [`missing_behind`].
pub(super) fn missing(after: Option<u8>) -> &'static ByLetter {
    &MISSING[after.map_or(27, index)]
}

/// What it costs instead where `before` stands before the missing letter.
#[inline]
pub(super) fn missing_behind(before: u8, letter: u8) -> Option<u8> {
    if before == letter {
        return Some(if is_vowel(letter) { 45 } else { 35 });
    }
    (before == b's' && letter == b'c').then_some(50)
}

/// Whether a letter is written for a vowel.
const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The index of a letter in the tables; the apostrophe comes last.
const fn index(letter: u8) -> usize {
    let nth = letter.wrapping_sub(b'a');
    if nth < 26 { nth as usize } else { 26 }
}

/// The letters of words, by their index.
const LETTERS: &[u8; 27] = b"abcdefghijklmnopqrstuvwxyz'";

/// What a missing letter costs, by the one behind it; last where none is.
static MISSING: [ByLetter; 28] = missing_letters();

const fn missing_letters() -> [ByLetter; 28] {
    let mut table = [[0; 128]; 28];
    let mut after = 0;
    while after < 28 {
        let next = if after < 27 { LETTERS[after] } else { 0 };
        let mut nth = 0;
        while nth < 27 {
            table[after][LETTERS[nth] as usize] = match (LETTERS[nth], next) {
                (b'\'', _) => 30,
                (b'e' | b'i' | b'a' | b'u' | b'o' | b'h', _) | (b'd', b'g' | b'j') => 60,
                (b'c', b'k' | b'q') => 50,
                (b't', b'c') => 52,
                (b's', 0) | (b'z' | b'x' | b'q' | b'v' | b'w' | b'j', _) => 110,
                _ => 68,
            };
            nth += 1;
        }
        after += 1;
    }
    table
}

/// What one letter for another costs.
static SUBSTITUTE: [ByLetter; 27] = substitutions();

/// Vowels are confused by ear, neighbouring keys by hand.
const fn substitutions() -> [ByLetter; 27] {
    let mut table = [[110; 128]; 27];
    let mut a = b'a';
    while a <= b'z' {
        let mut b = b'a';
        while b <= b'z' {
            table[index(a)][b as usize] = if is_vowel(a) && is_vowel(b) {
                vowels(a, b)
            } else if sounds_alike(a, b) {
                69
            } else if are_neighbours(a, b) {
                85
            } else {
                110
            };
            b += 1;
        }
        a += 1;
    }
    table
}

/// One vowel for another, in either direction.
const fn vowels(a: u8, b: u8) -> u8 {
    match if a < b { (a, b) } else { (b, a) } {
        (b'a', b'e') => 48,
        (b'e', b'i') | (b'i', b'y') => 45,
        (b'a' | b'e', b'o') | (b'a', b'i') => 55,
        (b'o', b'u') => 60,
        (b'y', _) | (_, b'y') => 75,
        _ => 65,
    }
}

/// Consonants that stand for one sound in some word, in either direction.
const fn sounds_alike(a: u8, b: u8) -> bool {
    matches!(
        if a < b { (a, b) } else { (b, a) },
        (b'b', b'p')
            | (b'c', b'k' | b'q' | b's' | b't')
            | (b'd', b't')
            | (b'f', b'v')
            | (b'g', b'j')
            | (b'l', b'r')
            | (b'm', b'n')
            | (b's', b't' | b'z')
            | (b'u', b'w')
    )
}

/// Keys side by side on a QWERTY keyboard.
const fn are_neighbours(a: u8, b: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let (mut row_a, mut at_a, mut row_b, mut at_b) = (9, 0, 9, 0);
    let mut row = 0;
    while row < ROWS.len() {
        let mut at = 0;
        while at < ROWS[row].len() {
            if ROWS[row][at] == a {
                (row_a, at_a) = (row, at);
            }
            if ROWS[row][at] == b {
                (row_b, at_b) = (row, at);
            }
            at += 1;
        }
        row += 1;
    }
    if row_a == row_b {
        return at_a.abs_diff(at_b) == 1;
    }
    // Each row is set off to the right of the one above it.
    match (row_a < row_b, row_a.abs_diff(row_b)) {
        (true, 1) => at_a == at_b || at_a == at_b + 1,
        (false, 1) => at_b == at_a || at_b == at_a + 1,
        _ => false,
    }
}
