//! The word list, opened in place.

use std::sync::LazyLock;

use fst::raw::Fst;

use super::{layout, short};

/// The short words of the list, eight bytes each, bucket by bucket, as
/// [`short`] packs them.
static SHORT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/short.bin"));

/// Where each bucket begins, and where the last ends, four bytes each.
static BUCKETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/buckets.bin"));

/// The entries that short words have, eight bytes each.
static ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin"));

/// The bytes of the longer words: without accents, in lower case.
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));

/// The longer words. Opening them reads a footer of a few bytes; nothing is
/// built.
static LONG: LazyLock<Fst<&'static [u8]>> =
    LazyLock::new(|| Fst::new(BYTES).expect("the build script wrote a whole list"));

/// The bytes of the names that are only looked up, never offered.
static NAME_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.fst"));

/// Those names, opened likewise.
static NAMES: LazyLock<Fst<&'static [u8]>> =
    LazyLock::new(|| Fst::new(NAME_BYTES).expect("the build script wrote a whole list"));

/// Whether somebody bears the name `key`, a folded word.
///
/// There are so many names that some are slips of common words, so that they
/// are no entries of the list.
pub(super) fn is_borne(key: &[u8]) -> bool {
    NAMES.contains_key(key)
}

/// The letters of the list's words, for [`super::graph::Node`].
pub(super) fn graph() -> &'static [u8] {
    include_bytes!(concat!(env!("OUT_DIR"), "/graph.bin"))
}

/// What the list says of `key`, a folded word.
pub(super) fn find(key: &[u8]) -> Option<Entry> {
    if key.len() > short::LONGEST {
        return LONG.get(key).map(|output| Entry(output.value()));
    }
    let packed = short::pack(key)?;
    let (ends, _) = BUCKETS.as_chunks::<4>();
    let bucket = short::bucket(packed);
    let end = |at: usize| u32::from_le_bytes(ends[at]) as usize;
    let (words, _) = SHORT.as_chunks::<8>();
    let mut words = words[end(bucket)..end(bucket + 1)].iter();
    let word = words.find_map(|word| {
        let word = u64::from_le_bytes(*word);
        (word >> short::ENTRY_BITS == packed).then_some(word)
    })?;
    let (entries, _) = ENTRIES.as_chunks::<8>();
    let at = word & ((1 << short::ENTRY_BITS) - 1);
    let entry = entries.get(usize::try_from(at).ok()?)?;
    Some(Entry(u64::from_le_bytes(*entry)))
}

/// What the word list says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry(u64);

impl Entry {
    /// How common the word is, by SCOWL's levels: 10 is the commonest, 70 the
    /// rarest of the list.
    #[must_use]
    pub fn level(self) -> u8 {
        layout::LEVELS[self.rank()]
    }

    /// The index of the level, 0 for the commonest words.
    pub(super) fn rank(self) -> usize {
        // Three bits, and eight levels.
        (self.0 & layout::LEVEL) as usize
    }

    /// Right in lower case, so in any: an ordinary word.
    #[must_use]
    pub fn is_lower(self) -> bool {
        self.0 & layout::LOWER != 0
    }

    /// Right with a capital: a name, a weekday, a nationality.
    #[must_use]
    pub fn is_capital(self) -> bool {
        self.0 & layout::CAPITAL != 0
    }

    /// Right in capitals: an abbreviation.
    #[must_use]
    pub fn is_capitals(self) -> bool {
        self.0 & layout::CAPITALS != 0
    }

    /// Right with capitals of its own, such as `LinkedIn`.
    #[must_use]
    pub fn is_mixed(self) -> bool {
        self.0 & layout::MIXED != 0
    }

    /// The name of a person, a place or a company.
    #[must_use]
    pub fn is_name(self) -> bool {
        self.0 & layout::NAME != 0
    }

    /// A spelling that dictionaries give second.
    #[must_use]
    pub fn is_variant(self) -> bool {
        self.0 & layout::VARIANT != 0
    }

    /// Whether `region` spells the word so.
    #[must_use]
    pub fn is_right_in(self, region: Region) -> bool {
        let regions = self.0 >> layout::REGIONS & 0b1_1111;
        regions == 0 || regions & region.bits() != 0
    }

    /// The word of `key` as it is written where nothing else asks for capitals.
    pub(super) fn written(self, key: &str) -> String {
        if self.is_lower() {
            return key.to_owned();
        }
        let shape = match () {
            () if self.is_capital() => 1,
            () if self.is_mixed() => self.0 >> layout::SHAPE,
            () => u64::MAX,
        };
        let letters = key.chars().enumerate();
        letters
            .map(|(at, c)| {
                if at < 32 && shape >> at & 1 == 1 {
                    c.to_ascii_uppercase()
                } else {
                    c
                }
            })
            .collect()
    }
}

/// Where a spelling is at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// The United States.
    American,
    /// Britain and Ireland, with -ise or -ize.
    British,
    /// Canada.
    Canadian,
    /// Australia and New Zealand.
    Australian,
}

impl Region {
    /// The bits of the region, from [`layout::REGIONS`] on.
    fn bits(self) -> u64 {
        match self {
            Self::American => 0b00001,
            Self::British => 0b00110,
            Self::Canadian => 0b01000,
            Self::Australian => 0b10000,
        }
    }
}
