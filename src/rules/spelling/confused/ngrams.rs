//! What a model of n-grams says of two words amid the words beside: the
//! contexts of `data/ngrams/contexts.tsv`, as the build script laid them out.

use super::beside::{self, Beside};
use super::grams::N;
use tables::TABLES;

/// The keys of contexts, four bytes each.
static KEYS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ngram_keys.bin"));
/// Tenths of a nat for the second word, a byte each.
static ODDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ngram_odds.bin"));

/// The contexts of two words.
#[derive(Clone, Copy, Debug)]
struct Table {
    words: [&'static str; 2],
    /// Where the keys of each place begin, and where those of the last end.
    places: [u32; N + 1],
}

#[allow(
    clippy::unreadable_literal,
    reason = "nobody reads what the build script writes"
)]
mod tables {
    use super::Table;

    include!(concat!(env!("OUT_DIR"), "/ngrams.rs"));
}

/// What the contexts of a pair weigh.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ngrams {
    /// The number of its table.
    pub(super) table: u8,
    /// Points for a nat at each place.
    pub(super) weights: [i16; N],
}

impl Ngrams {
    /// Points for the second word.
    pub(super) fn points(self, keys: [u32; N]) -> i32 {
        let odds = TABLES
            .get(usize::from(self.table))
            .map_or([0; N], |table| table.odds(keys));
        weigh(odds, self.weights)
    }
}

/// The points of n-grams at most: where all of them speak for a word, they are
/// one piece of evidence still.
pub(super) const MOST: i32 = 900;

/// Points of tenths of nats.
pub(super) fn weigh(odds: [i8; N], weights: [i16; N]) -> i32 {
    let each = odds.into_iter().zip(weights);
    let sum: i32 = each
        .map(|(odds, weight)| i32::from(odds) * i32::from(weight))
        .sum();
    (sum / 10).clamp(-MOST, MOST)
}

impl Table {
    fn odds(&self, keys: [u32; N]) -> [i8; N] {
        let mut odds = [0; N];
        let (all, _) = KEYS.as_chunks::<4>();
        for (place, key) in keys.into_iter().enumerate() {
            if key == 0 {
                continue;
            }
            let from = self.places[place] as usize;
            let of_place = &all[from..self.places[place + 1] as usize];
            if let Ok(at) = of_place.binary_search_by_key(&key, |key| u32::from_le_bytes(*key)) {
                odds[place] = ODDS[from + at].cast_signed();
            }
        }
        odds
    }
}

/// The keys of what stands beside the words at `place` of a sentence: food for
/// the learner.
#[must_use]
pub fn contexts(sentence: &str, place: std::ops::Range<usize>) -> [u32; N] {
    let mut keys = [0; N];
    beside::at(sentence, place, |beside: Beside<'_>| keys = beside.keys());
    keys
}

/// Tenths of a nat that the contexts of these keys say for the second word.
#[must_use]
pub fn odds_of_contexts(words: [&str; 2], keys: [u32; N]) -> [i8; N] {
    let table = TABLES.iter().find(|table| table.words == words);
    table.map_or([0; N], |table| table.odds(keys))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted() {
        assert!(TABLES.len() > 50);
        let (keys, rest) = KEYS.as_chunks::<4>();
        assert!(rest.is_empty() && keys.len() == ODDS.len());
        let mut end = 0;
        for table in &TABLES {
            assert_eq!(table.places[0], end, "{:?}", table.words);
            end = table.places[N];
            for ends in table.places.windows(2) {
                let keys = &keys[ends[0] as usize..ends[1] as usize];
                let keys = keys.iter().map(|key| u32::from_le_bytes(*key));
                assert!(
                    keys.is_sorted_by(|one, other| one < other),
                    "{:?}",
                    table.words
                );
            }
        }
        assert_eq!(end as usize, ODDS.len());
    }

    #[test]
    fn words_on_either_side_speak() {
        let odds = |sentence: &str, words: [&str; 2]| {
            let at = sentence.find(words[0]).unwrap();
            odds_of_contexts(words, contexts(sentence, at..at + words[0].len()))
        };
        let than = odds("It took more then a day.", ["then", "than"]);
        assert!(than[0] > 10 && than[1] > 0, "{than:?}");
        let too = odds("I was late to.", ["to", "too"]);
        assert!(too[1] > 10, "{too:?}");
        // A mark ends a context.
        assert_eq!(odds("More, then, a day", ["then", "than"]), [0; N]);
        assert_eq!(odds("more then a", ["then", "nothing"]), [0; N]);
    }

    #[test]
    fn points_have_a_bound() {
        assert_eq!(weigh([10, 0, 0, 0, -10], [50, 0, 0, 0, 20]), 30);
        assert_eq!(weigh([127; N], [100; N]), MOST);
        assert_eq!(weigh([-127; N], [100; N]), -MOST);
    }
}
