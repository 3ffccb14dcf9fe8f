//! How the list of known misspellings is laid out, so that to look a word up in
//! it takes a step or two.
//!
//! The build script writes the table and [`super::curated`] reads it, so both
//! compile this file.

/// No misspelling of the list is longer.
pub(crate) const LONGEST: usize = 16;

/// Slots of the table; more than half are empty. A slot is the upper half of a
/// misspelling's hash and, below, where its line begins, counted from one.
pub(crate) const SLOTS: usize = 1 << 11;

/// The bits of a slot that tell where the line begins.
pub(crate) const LINE: u32 = 0xffff;

/// A folded word with zeros behind it.
pub(crate) type Key = [u8; LONGEST];

/// The key of a word without accents, in any case; none where it is longer than
/// all of the list.
#[inline]
pub(crate) fn key(word: &str) -> Option<Key> {
    let mut key = [0; LONGEST];
    key.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    key.make_ascii_lowercase();
    Some(key)
}

/// A number that tells keys apart; its lower bits name the slot at which a word is
/// sought first.
#[inline]
pub(crate) fn hash(key: Key) -> u32 {
    let ([start, end], _) = key.as_chunks::<8>() else {
        return 0;
    };
    let end = u64::from_le_bytes(*end).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let letters = u64::from_le_bytes(*start) ^ end.rotate_left(32);
    let [.., h0, h1, h2, h3] = letters.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
    u32::from_le_bytes([h3, h2, h1, h0])
}
