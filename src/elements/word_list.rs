//! [`WordMap`] and [`WordList`]: words that many others are sought in.
//!
//! This file is also part of the build script.

use crate::phrases::fold;

/// Words and what each stands for, in a table that the compiler lays out: to
/// find a word takes a step or two, however many there are. `SLOTS` is a power
/// of two, best two or three times as many as the words.
pub(crate) struct WordMap<V, const N: usize, const SLOTS: usize = 512> {
    words: [(&'static str, V); N],
    /// At the slot that a word's [`hash`] names, or at one behind it: half of
    /// the hash, and the word's number, counted from one. Zero is empty.
    slots: [u32; SLOTS],
}

/// Words by themselves.
pub(crate) type WordList<const N: usize, const SLOTS: usize = 512> = WordMap<(), N, SLOTS>;

/// The bits of a slot that hold a word's number.
const NUMBER: u32 = 0xffff;

impl<V: Copy, const N: usize, const SLOTS: usize> WordMap<V, N, SLOTS> {
    /// The table of these words, each of which is there once.
    pub(super) const fn of(words: [(&'static str, V); N]) -> Self {
        assert!(SLOTS.is_power_of_two() && N < SLOTS && SLOTS <= NUMBER as usize + 1);
        let mut slots = [0; SLOTS];
        let mut number = 0;
        while number < N {
            let hash = hash(words[number].0.as_bytes());
            let mut at = hash as usize % SLOTS;
            while slots[at] != 0 {
                at = (at + 1) % SLOTS;
            }
            number += 1;
            #[expect(clippy::cast_possible_truncation, reason = "fewer than slots")]
            let slot = hash & !NUMBER | number as u32;
            slots[at] = slot;
        }
        Self { words, slots }
    }

    /// What a word stands for.
    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<V> {
        self.find(word, |each| each == word)
    }

    /// What the word stands for that `is_it` holds for, which has the letters of
    /// `word`.
    #[inline]
    fn find(&self, word: &str, is_it: impl Fn(&str) -> bool) -> Option<V> {
        let hash = hash(word.as_bytes());
        let mut at = hash as usize % SLOTS;
        while self.slots[at] != 0 {
            let slot = self.slots[at];
            if slot & !NUMBER == hash & !NUMBER {
                let (each, value) = &self.words[(slot & NUMBER) as usize - 1];
                if is_it(each) {
                    return Some(*value);
                }
            }
            at = (at + 1) % SLOTS;
        }
        None
    }

    /// The words.
    #[allow(dead_code, reason = "the build script has some numbered")]
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|(word, _)| *word)
    }

    /// Whether it holds a word.
    #[inline]
    pub(crate) fn holds(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

impl<const N: usize, const SLOTS: usize> WordList<N, SLOTS> {
    /// The list of these words, each of which is there once.
    pub(crate) const fn new(words: [&'static str; N]) -> Self {
        let mut pairs = [("", ()); N];
        let mut at = 0;
        while at < N {
            pairs[at].0 = words[at];
            at += 1;
        }
        Self::of(pairs)
    }
}

impl<const N: usize, const SLOTS: usize> WordList<N, SLOTS> {
    /// Whether it holds a word, folded.
    #[allow(dead_code, reason = "the build script folds none")]
    #[inline]
    pub(crate) fn holds_folded(&self, word: &str) -> bool {
        if word.is_ascii() {
            let is_it = |each: &str| each.eq_ignore_ascii_case(word);
            self.find(word, is_it).is_some()
        } else {
            self.holds(&fold(word))
        }
    }
}

/// The bit that small letters have and capitals lack.
const SMALL: u32 = 0x2020_2020;

/// A number that tells most words apart: by their length and the letters they
/// begin and end with, whatever their case.
#[inline]
const fn hash(word: &[u8]) -> u32 {
    let (start, end) = match (word.first_chunk(), word.last_chunk()) {
        (Some(start), Some(end)) => (u32::from_le_bytes(*start), u32::from_le_bytes(*end)),
        _ => match word {
            [] => (0, 0),
            [one] => (*one as u32, 0),
            [one, two] => (*one as u32, *two as u32),
            [one, two, rest @ ..] => (*one as u32 | (*two as u32) << 8, rest[0] as u32),
        },
    };
    let (start, end) = (start | SMALL, end | SMALL);
    let letters = (start as u64) << 32 | end as u64;
    let mixed = (letters ^ word.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32 ^ (mixed >> 7 & 0xffff_ffff) as u32
}

#[cfg(test)]
mod tests {
    use super::{WordList, WordMap};

    #[test]
    fn words_are_found_and_others_are_not() {
        let words = [
            "",
            "a",
            "of",
            "the",
            "able",
            "about",
            "yard",
            "underestimated",
            "zoo",
        ];
        let list: WordList<9, 16> = WordList::new(words);
        assert!(words.iter().all(|word| list.holds(word)));
        let none = [
            "b",
            "fo",
            "eht",
            "aboutt",
            "abuot",
            "underestimatet",
            "Zoo",
            "\u{e9}",
            "{",
        ];
        assert!(!none.iter().any(|word| list.holds(word)));
        assert!(!WordList::<0, 1>::new([]).holds("m"));
        let large = ["THE", "Yard", "Underestimated", "of"];
        assert!(large.iter().all(|word| list.holds_folded(word)));
        let long = "a".repeat(99);
        let none = ["Zo", "\u{c9}", "Zooo", &long];
        assert!(!none.iter().any(|word| list.holds_folded(word)));
        let map: WordMap<u8, 2, 4> = WordMap::of([("one", 1), ("two", 2)]);
        assert_eq!([map.get("two"), map.get("six")], [Some(2), None]);
    }
}
