//! How the word list packs what it knows of a word into a number.
//!
//! The build script writes these numbers and [`super::list`] reads them, so
//! both compile this file.

/// SCOWL's levels, commonest first; an entry stores the index of its level.
pub(crate) const LEVELS: [u8; 8] = [10, 20, 35, 40, 50, 55, 60, 70];

/// The bits that hold the index of the level.
pub(crate) const LEVEL: u64 = 0b111;
/// Right in lower case, and so in every case.
pub(crate) const LOWER: u64 = 1 << 3;
/// Right with a capital: `London`, `Monday`.
pub(crate) const CAPITAL: u64 = 1 << 4;
/// Right in capitals: `NATO`.
pub(crate) const CAPITALS: u64 = 1 << 5;
/// Right with the capitals that the bits from [`SHAPE`] on tell: `LinkedIn`.
pub(crate) const MIXED: u64 = 1 << 6;
/// The name of a person or place, rather than a weekday or a nationality.
pub(crate) const NAME: u64 = 1 << 7;

/// Where five bits begin, one a region: American, British, British with -ize,
/// Canadian, Australian; none set means that the word is right everywhere.
pub(crate) const REGIONS: u32 = 8;
/// A spelling that dictionaries give second.
pub(crate) const VARIANT: u64 = 1 << 13;

/// Where 32 bits begin, one a letter, that tell the capitals of a
/// [`MIXED`] word.
pub(crate) const SHAPE: u32 = 16;
