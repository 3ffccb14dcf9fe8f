//! [`Vocabulary`]: the words rules use and the commonest others, numbered, in
//! a flat hash table that is opened in place.
//!
//! This file is also part of the build script, so it uses nothing of the crate.

/// Longer words are in no vocabulary.
pub(crate) const LONGEST: usize = PIECES * 8;
const PIECES: usize = 4;
/// Bytes of a key where it is stored.
const KEY: usize = PIECES * 8;

/// A folded word as numbers of eight bytes each, so that to hash and compare
/// it takes a step or two; the first byte is the lowest, and zeros fill the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key([u64; PIECES]);

impl Key {
    /// The key of a folded word; empty for one that is too long.
    pub(crate) fn of(folded: &[u8]) -> Self {
        let mut key = Self::default();
        if folded.len() <= LONGEST {
            for (piece, bytes) in key.0.iter_mut().zip(folded.chunks(8)) {
                *piece = load(bytes, 0, bytes.len());
            }
        }
        key
    }

    /// The key of the ASCII word at `start` of a text, which may be in any case.
    pub(crate) fn of_ascii(text: &[u8], start: usize, len: usize) -> Self {
        let mut key = Self::default();
        key.0[0] = lower(load(text, start, len.min(8)));
        if len > 8 && len <= LONGEST {
            for (nth, piece) in key.0.iter_mut().enumerate().skip(1) {
                let done = nth * 8;
                if done >= len {
                    break;
                }
                *piece = lower(load(text, start + done, (len - done).min(8)));
            }
        } else if len > LONGEST {
            return Self::default();
        }
        key
    }

    /// The ASCII letters at `start` of a text; none where there is none, too
    /// many, or too near the text's end to be read eight at a time.
    pub(crate) fn of_letters(text: &[u8], start: usize) -> Option<Letters> {
        let mut letters = Letters::default();
        let mut rest = text.get(start..)?;
        for piece in &mut letters.key.0 {
            let (bytes, behind) = rest.split_first_chunk()?;
            let bytes = u64::from_le_bytes(*bytes);
            let small = bytes | (ONES * 0x20);
            // The high bit of each byte tells: from `a` on, and past `z`. What
            // is not ASCII keeps the sums from carrying over.
            let low = small & !HIGH;
            let is_letter = (low + ONES * (0x80 - u64::from(b'a')))
                & !(low + ONES * (0x80 - u64::from(b'z' + 1)))
                & !bytes
                & HIGH;
            let n_letters = (!is_letter & HIGH).trailing_zeros() / 8;
            let mask = first_bytes(n_letters as usize);
            *piece = small & mask;
            letters.has_small |= bytes & mask & (ONES * 0x20) != 0;
            letters.len += n_letters as usize;
            if n_letters < 8 {
                return (letters.len > 0).then_some(letters);
            }
            rest = behind;
        }
        None
    }

    fn hash(&self) -> u32 {
        let [first, rest @ ..] = self.0;
        let mut hash = mix(first);
        for piece in rest {
            if piece == 0 {
                break;
            }
            hash = mix(hash ^ piece);
        }
        // The upper half; every bit of a product bears on it.
        (hash >> 32) as u32
    }
}

/// A run of ASCII letters.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Letters {
    pub(crate) key: Key,
    pub(crate) len: usize,
    /// Whether one of them is no capital.
    pub(crate) has_small: bool,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES * 0x80;

/// All bits of the first `n` bytes of a piece.
#[expect(clippy::cast_possible_truncation, reason = "eight bytes at most")]
fn first_bytes(n: usize) -> u64 {
    u64::MAX.checked_shr(64 - 8 * n as u32).unwrap_or(0)
}

/// A round of Fibonacci hashing.
fn mix(piece: u64) -> u64 {
    let product = (piece ^ (piece >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ (product >> 29)
}

/// Up to eight bytes of `bytes` at `start`.
fn load(bytes: &[u8], start: usize, len: usize) -> u64 {
    if let Some(Ok(piece)) = bytes.get(start..start + 8).map(TryInto::try_into) {
        return u64::from_le_bytes(piece) & first_bytes(len);
    }
    let mut piece = [0; 8];
    for (to, from) in piece.iter_mut().zip(&bytes[start..start + len]) {
        *to = *from;
    }
    u64::from_le_bytes(piece)
}

/// Eight ASCII bytes in lower case.
fn lower(piece: u64) -> u64 {
    // The high bit of each byte tells: from `A` on, and past `Z`.
    let from_a = piece + ONES * (0x80 - u64::from(b'A'));
    let past_z = piece + ONES * (0x80 - u64::from(b'Z' + 1));
    let is_upper = from_a & !past_z & HIGH;
    piece | is_upper >> 2
}

/// A flat hash table of words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabulary<'a> {
    /// A power of two of slots: the hash's upper half above the word's number;
    /// 0 is empty.
    pub(crate) slots: &'a [u32],
    /// Each word's key, [`KEY`] bytes; that of the one numbered n is at n - 1.
    pub(crate) keys: &'a [u8],
    /// For each number, what is known of its word.
    pub(crate) marks: &'a [u8],
}

/// What is known of a word beside its number: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u8);

impl Marks {
    /// The word list has the word in lower case among the commonest.
    pub(crate) const COMMON: Self = Self(1);
    /// The word list has the word in lower case.
    pub(crate) const LISTED: Self = Self(2);
    /// It may stand in the place of another word.
    pub(crate) const CONFUSED: Self = Self(4);
    /// It is spelt so in some English-speaking countries only.
    pub(crate) const REGIONAL: Self = Self(8);

    /// It may open a blank that somebody was to fill in.
    pub(crate) const OPENS_BLANK: Self = Self(16);

    /// Whether all of `other` holds.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Every flag.
    pub(crate) const ALL: Self = Self(u8::MAX);

    /// Both.
    #[must_use]
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What holds of both.
    #[must_use]
    pub(crate) const fn among(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// `other` as well, if `holds`; the build script sets what holds.
    #[must_use]
    #[allow(dead_code, reason = "the build script uses it")]
    pub(crate) const fn with_if(self, other: Self, holds: bool) -> Self {
        if holds { Self(self.0 | other.0) } else { self }
    }

    /// The flags as they are stored.
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }
}

impl Vocabulary<'_> {
    /// The number of a folded word; 0 if it is not in the table.
    #[inline]
    pub(crate) fn id(&self, word: &Key) -> u16 {
        // No word opens with a zero.
        if word.0[0] == 0 || self.slots.is_empty() {
            return 0;
        }
        let hash = word.hash();
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return 0;
            }
            let id = (slot & 0xFFFF) as u16;
            if slot & 0xFFFF_0000 == hash & 0xFFFF_0000 && self.is_key(usize::from(id) - 1, word) {
                return id;
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether the key at an index is that of `word`; piece by piece, since
    /// comparing arrays is a call.
    fn is_key(&self, index: usize, word: &Key) -> bool {
        let at = index * KEY;
        self.keys.get(at..at + KEY).is_some_and(|key| {
            let (pieces, _) = key.as_chunks::<8>();
            let pieces = pieces.iter().zip(&word.0);
            pieces.fold(0, |differ, (one, other)| {
                differ | (u64::from_le_bytes(*one) ^ other)
            }) == 0
        })
    }

    /// What is known of the word of this number.
    pub(crate) fn marks(&self, id: u16) -> Marks {
        Marks(self.marks.get(usize::from(id)).copied().unwrap_or(0))
    }
}

impl Built {
    /// The keys as they are stored.
    pub(crate) fn key_bytes(&self) -> Vec<u8> {
        let pieces = self.keys.iter().flatten();
        pieces.flat_map(|piece| piece.to_le_bytes()).collect()
    }
}

/// The parts of a [`Vocabulary`], as they are built.
#[derive(Clone, Debug, Default)]
pub(crate) struct Built {
    pub(crate) slots: Vec<u32>,
    pub(crate) keys: Vec<[u64; PIECES]>,
    /// That of no word first.
    pub(crate) marks: Vec<u8>,
}

/// Builds the table of `words`, the first numbered 1.
pub(crate) fn build(words: &[String], marks: impl Fn(&str) -> Marks) -> Built {
    let mut built = Built {
        slots: vec![0; (words.len() * 2).next_power_of_two().max(2)],
        keys: Vec::with_capacity(words.len()),
        marks: vec![0],
    };
    let mask = built.slots.len() - 1;
    for (at, word) in words.iter().enumerate() {
        let id = u32::try_from(at + 1).expect("fewer words than symbols");
        built.marks.push(marks(word).bits());
        let key = Key::of(word.as_bytes());
        built.keys.push(key.0);
        if key == Key::default() {
            continue;
        }
        let hash = key.hash();
        let mut slot = hash as usize & mask;
        while built.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        built.slots[slot] = hash & 0xFFFF_0000 | id;
    }
    built
}
