//! Where contexts of n-grams lie about a word, and their keys.
//!
//! The build script and the program both compile this file: it uses nothing of
//! the crate.

/// Where a context lies: the word before, the word behind, the two before, one
/// on either side, the two behind.
#[allow(dead_code, reason = "the build script reads names")]
pub(crate) const PLACES: [&str; 5] = ["before", "behind", "2 before", "around", "2 behind"];
/// How many places there are.
pub(crate) const N: usize = PLACES.len();

/// What stands for the start of a sentence and for its end, as no number of a
/// word does.
pub(crate) const START: u16 = u16::MAX;
pub(crate) const END: u16 = u16::MAX - 1;

/// The key of a context of one word or two, the nearer first.
#[inline]
pub(crate) const fn key(near: u16, other: u16) -> u32 {
    (near as u32) << 16 | other as u32
}

/// Contexts for each bucket of a table of them.
#[allow(dead_code, reason = "the build script lays them out")]
pub(crate) const OF_BUCKET: usize = 2;

/// Which of `n` buckets holds the context of this key.
#[inline]
pub(crate) const fn bucket(key: u32, n: u32) -> u32 {
    (((key ^ key >> 16).wrapping_mul(0x9E37_79B1) as u64 * n as u64) >> 32) as u32
}

/// The keys at each place, of the two words before and the two behind, the
/// nearer first; 0 where there is none, as for words without a number.
#[allow(dead_code, reason = "the program looks them up")]
#[inline]
pub(crate) fn keys(before: [u16; 2], behind: [u16; 2]) -> [u32; N] {
    let both = |one, other| {
        if one == 0 || other == 0 {
            0
        } else {
            key(one, other)
        }
    };
    [
        key(before[0], 0),
        key(behind[0], 0),
        both(before[0], before[1]),
        both(before[0], behind[0]),
        both(behind[0], behind[1]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_share_contexts() {
        let mut n_of = [0; 100];
        for word in 1..=200 {
            n_of[bucket(key(word, 7), 100) as usize] += 1;
            n_of[bucket(key(9, word), 100) as usize] += 1;
        }
        assert!(n_of.iter().all(|n| *n < 16), "{n_of:?}");
        assert_eq!(bucket(u32::MAX, 1), 0);
    }

    #[test]
    fn a_context_needs_all_its_words() {
        assert_eq!(keys([0, 0], [0, 0]), [0; N]);
        assert_eq!(
            keys([1, 0], [2, END]),
            [1 << 16, 2 << 16, 0, 1 << 16 | 2, key(2, END)]
        );
        assert_eq!(keys([START, 0], [0, 3])[2..], [0; 3]);
    }
}
