//! [`deal`]: which words share a bit.
//!
//! A set of words is told by the bits of its words. It is passed by words of other sets
//! that share one of them, so words that stand in the same sets had better share their
//! bits, and a common word have one for itself. This file is also part of the build
//! script, so it uses nothing of the crate.

use super::needs::ALWAYS;

/// Bits that are dealt out.
const BITS: usize = ALWAYS as usize;
/// Times that each word is given the best bit there is, once all have one.
const ROUNDS: usize = 3;

/// Deals out bits to the words of sets, each with how often it is asked for one, so that
/// words are taken for one of a set as seldom as can be; `frequencies` tells how often each
/// word is met, by its number. Words of no set get [`ALWAYS`].
pub(super) fn deal(sets: &[(u32, Vec<u16>)], frequencies: &[u32]) -> Vec<u8> {
    let mut table = Table::new(sets, frequencies);
    let mut words: Vec<usize> = (0..frequencies.len()).collect();
    words.retain(|word| !table.sets_of[*word].is_empty());
    words.sort_by_key(|word| std::cmp::Reverse(frequencies[*word]));
    let mut bits = vec![ALWAYS; frequencies.len()];
    for round in 0..=ROUNDS {
        for word in &words {
            if round > 0 {
                table.take(*word, bits[*word]);
            }
            bits[*word] = table.give(*word);
        }
    }
    bits
}

/// What was dealt so far.
struct Table {
    /// How often each word is met, and once more.
    met: Vec<u64>,
    /// The sets that each word is of.
    sets_of: Vec<Vec<u32>>,
    /// How often each set is asked, and once more.
    asked: Vec<u64>,
    /// How many words of each set have each bit.
    n_words: Vec<[u16; BITS]>,
    /// How often a word of each bit is met.
    met_of_bit: [u64; BITS],
    /// How often a set with each bit is asked.
    asked_of_bit: [u64; BITS],
}

impl Table {
    fn new(sets: &[(u32, Vec<u16>)], frequencies: &[u32]) -> Self {
        let mut sets_of = vec![Vec::new(); frequencies.len()];
        for (number, (_, words)) in (0..).zip(sets) {
            for word in words {
                sets_of[usize::from(*word)].push(number);
            }
        }
        let once_more = |n: &u32| u64::from(*n) + 1;
        Self {
            met: frequencies.iter().map(once_more).collect(),
            sets_of,
            asked: sets.iter().map(|(asked, _)| once_more(asked)).collect(),
            n_words: vec![[0; BITS]; sets.len()],
            met_of_bit: [0; BITS],
            asked_of_bit: [0; BITS],
        }
    }

    /// Gives a word the bit by which it and its sets pass for others least often.
    fn give(&mut self, word: usize) -> u8 {
        // How often those of its sets are asked that get each bit anew.
        let mut anew = [0; BITS];
        for set in &self.sets_of[word] {
            let asked = self.asked[*set as usize];
            for (anew, n_words) in anew.iter_mut().zip(&self.n_words[*set as usize]) {
                *anew += if *n_words == 0 { asked } else { 0 };
            }
        }
        let met = self.met[word];
        let cost = |bit: &usize| {
            let [met_now, asked_now] = [self.met_of_bit[*bit], self.asked_of_bit[*bit]];
            (met_now + met) * (asked_now + anew[*bit]) - met_now * asked_now
        };
        let bit = (0..BITS).min_by_key(cost).unwrap_or_default();
        self.met_of_bit[bit] += met;
        self.asked_of_bit[bit] += anew[bit];
        for set in &self.sets_of[word] {
            self.n_words[*set as usize][bit] += 1;
        }
        u8::try_from(bit).unwrap_or(ALWAYS)
    }

    /// Takes a word's bit back.
    fn take(&mut self, word: usize, bit: u8) {
        let bit = usize::from(bit);
        self.met_of_bit[bit] -= self.met[word];
        for set in &self.sets_of[word] {
            let n_words = &mut self.n_words[*set as usize][bit];
            *n_words -= 1;
            if *n_words == 0 {
                self.asked_of_bit[bit] -= self.asked[*set as usize];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_set_share_bits_and_common_ones_have_their_own() {
        // A hundred sets of ten words each, and a common word in all of them.
        let sets: Vec<(u32, Vec<u16>)> = (0..100)
            .map(|set| {
                (
                    1,
                    [0].into_iter()
                        .chain(1 + 10 * set..=10 + 10 * set)
                        .collect(),
                )
            })
            .collect();
        let mut frequencies = vec![1; 1002];
        frequencies[0] = 1000;
        let bits = deal(&sets, &frequencies);
        assert_eq!(bits[1001], ALWAYS, "a word of no set");
        assert_eq!(bits.iter().rposition(|bit| *bit == bits[0]), Some(0));
        let n_bits = |words: &[u16]| {
            let mut of_set: Vec<u8> = words.iter().map(|word| bits[usize::from(*word)]).collect();
            of_set.sort_unstable();
            of_set.dedup();
            of_set.len()
        };
        let n_all: usize = sets.iter().map(|(_, words)| n_bits(words)).sum();
        assert!(n_all <= 100 * 3, "{n_all}");
    }
}
