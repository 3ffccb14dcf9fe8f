//! [`Vocabulary`]: the words rules use and the commonest others, numbered, in
//! a flat hash table that is opened in place.
//!
//! This file is also part of the build script, so it uses nothing of the crate.

/// Longer words are in no vocabulary.
pub(crate) const LONGEST: usize = 32;

/// A flat hash table of words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabulary<'a> {
    /// A power of two of slots: the hash's upper half above the word's number;
    /// 0 is empty.
    pub(crate) slots: &'a [u32],
    /// Where each word begins in `text`; one more entry closes the last.
    pub(crate) offsets: &'a [u32],
    /// All words, one after the other.
    pub(crate) text: &'a str,
    /// A bit for each number: whether the word list holds the word.
    pub(crate) known: &'a [u8],
}

impl Vocabulary<'_> {
    /// The number of a folded word; 0 if it is not in the table.
    pub(crate) fn id(&self, folded: &[u8]) -> u16 {
        if folded.len() > LONGEST || self.slots.is_empty() {
            return 0;
        }
        let hash = hash(folded);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return 0;
            }
            if slot & 0xFFFF_0000 == hash & 0xFFFF_0000 {
                let id = (slot & 0xFFFF) as usize;
                let range = self.offsets[id - 1] as usize..self.offsets[id] as usize;
                if &self.text.as_bytes()[range] == folded {
                    return (slot & 0xFFFF) as u16;
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether the word list holds the word of this number.
    pub(crate) fn is_known(&self, id: u16) -> bool {
        let id = usize::from(id);
        self.known
            .get(id / 8)
            .is_some_and(|byte| byte >> (id % 8) & 1 == 1)
    }
}

/// FNV-1a, the upper bits mixed down, since the table uses the lower ones.
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0x811C_9DC5_u32;
    for byte in bytes {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ (hash >> 15)
}

/// The parts of a [`Vocabulary`], as they are built.
#[derive(Clone, Debug, Default)]
pub(crate) struct Built {
    pub(crate) slots: Vec<u32>,
    pub(crate) offsets: Vec<u32>,
    pub(crate) text: String,
    pub(crate) known: Vec<u8>,
}

/// Builds the table of `words`, the first numbered 1.
pub(crate) fn build(words: &[String], is_known: impl Fn(&str) -> bool) -> Built {
    let mut built = Built {
        slots: vec![0; (words.len() * 2).next_power_of_two().max(2)],
        known: vec![0; words.len() / 8 + 1],
        ..Built::default()
    };
    let mask = built.slots.len() - 1;
    for (at, word) in words.iter().enumerate() {
        let id = u32::try_from(at + 1).expect("fewer words than symbols");
        built
            .offsets
            .push(u32::try_from(built.text.len()).expect("a short text"));
        built.text.push_str(word);
        if is_known(word) {
            built.known[(at + 1) / 8] |= 1 << ((at + 1) % 8);
        }
        if word.len() > LONGEST {
            continue;
        }
        let hash = hash(word.as_bytes());
        let mut slot = hash as usize & mask;
        while built.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        built.slots[slot] = hash & 0xFFFF_0000 | id;
    }
    built
        .offsets
        .push(u32::try_from(built.text.len()).expect("a short text"));
    built
}
