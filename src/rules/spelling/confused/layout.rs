//! How the contexts of `data/confused-words.txt` are laid out in tables.
//!
//! The build script writes them and [`super::table`] reads them, so both
//! compile this file.

/// Any word but these.
pub(crate) const NOT: u8 = 1;
/// The word may be missing.
pub(crate) const OPTIONAL: u8 = 2;
/// The end of the clause will do.
pub(crate) const EDGE: u8 = 4;

/// The bits of anything that may stand next to a word.
pub(crate) const ANYTHING: u64 = u64::MAX;

/// The bit of a word by its number, of those that a set of words has together.
pub(crate) const fn bit(word: u16) -> u64 {
    1 << (word % 64)
}
