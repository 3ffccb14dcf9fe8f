//! Words that often stand side by side.

use std::sync::LazyLock;

use fst::raw::Fst;

use super::fold;

/// The bytes of the pairs: two words with a blank between them.
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pairs.fst"));

/// The pairs, opened in place.
static PAIRS: LazyLock<Fst<&'static [u8]>> =
    LazyLock::new(|| Fst::new(BYTES).expect("the build script wrote a whole list"));

/// How many of its neighbours `word` often stands beside.
pub(super) fn fits(before: Option<&str>, word: &str, after: Option<&str>) -> u32 {
    // A correction may be two words: each has one neighbour.
    let first = word.split(' ').next().unwrap_or(word);
    let last = word.rsplit(' ').next().unwrap_or(word);
    let left = before.is_some_and(|before| is_pair(before, first));
    let right = after.is_some_and(|after| is_pair(last, after));
    u32::from(left) + u32::from(right)
}

fn is_pair(first: &str, second: &str) -> bool {
    let (Some(first), Some(second)) = (fold::fold(first), fold::fold(second)) else {
        return false;
    };
    PAIRS.contains_key(format!("{first} {second}"))
}
