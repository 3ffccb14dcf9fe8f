//! How short words of the list are laid out: each is one number, so that to
//! look it up takes a few steps.
//!
//! The build script writes the numbers and [`super::list`] reads them, so both
//! compile this file.

/// Longer words are left to the automaton.
pub(crate) const LONGEST: usize = 11;

/// Bits of a number that tell which entry is the word's; the letters are above.
pub(crate) const ENTRY_BITS: u32 = 9;
const _: () = assert!(5 * LONGEST + ENTRY_BITS as usize == 64);

/// Bits of a bucket's number. A bucket holds some eight words.
const BUCKET_BITS: u32 = 14;
/// Buckets in which the words are sorted.
#[allow(dead_code, reason = "the build script fills them")]
pub(crate) const BUCKETS: usize = 1 << BUCKET_BITS;

/// The letters of a folded word, five bits each; none where the word is too
/// long or holds anything but letters and apostrophes.
pub(crate) fn pack(word: &[u8]) -> Option<u64> {
    if word.len() > LONGEST {
        return None;
    }
    word.iter().try_fold(0, |letters, byte| {
        let letter = match byte {
            b'a'..=b'z' => byte - b'a' + 1,
            b'\'' => 27,
            _ => return None,
        };
        Some(letters << 5 | u64::from(letter))
    })
}

/// The bucket of a packed word, by Fibonacci hashing.
pub(crate) fn bucket(packed: u64) -> usize {
    let hash = packed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash >> (u64::BITS - BUCKET_BITS)) as usize
}
