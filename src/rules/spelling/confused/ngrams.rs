//! What a model of n-grams says of two words amid the words beside: the
//! contexts of `data/ngrams/contexts.tsv`, as the build script laid them out.

use std::ops::Range;

use super::beside;
use super::grams::{self, N};
use tables::TABLES;

/// Where the contexts of each bucket begin among those of its place, two bytes each, and
/// where those of the last one end.
static BUCKETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ngram_buckets.bin"));
/// Contexts: the four bytes of the key, and tenths of a nat for the second word.
static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ngram_rows.bin"));

/// The contexts of two words.
#[derive(Clone, Copy, Debug)]
struct Table {
    words: [&'static str; 2],
    places: [Place; N],
}

/// Where the contexts of a place lie.
#[derive(Clone, Copy, Debug)]
struct Place {
    first: u32,
    first_bucket: u32,
    n_buckets: u32,
}

#[allow(
    clippy::unreadable_literal,
    reason = "nobody reads what the build script writes"
)]
mod tables {
    use super::{Place, Table};

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
    #[inline]
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
#[inline]
pub(super) fn weigh(odds: [i8; N], weights: [i16; N]) -> i32 {
    let mut sum = 0;
    for (odds, weight) in odds.into_iter().zip(weights) {
        sum += i32::from(odds) * i32::from(weight);
    }
    (sum / 10).clamp(-MOST, MOST)
}

impl Table {
    #[inline]
    fn odds(&self, keys: [u32; N]) -> [i8; N] {
        let mut odds = [0; N];
        for (odds, (place, key)) in odds.iter_mut().zip(self.places.iter().zip(keys)) {
            if key != 0 {
                *odds = place.odds(key);
            }
        }
        odds
    }
}

impl Place {
    #[inline]
    fn odds(self, key: u32) -> i8 {
        let rows = self.bucket(grams::bucket(key, self.n_buckets));
        let key = key.to_le_bytes();
        for [of_row @ .., odds] in &self::rows()[rows] {
            if *of_row == key {
                return odds.cast_signed();
            }
        }
        0
    }

    /// Where the contexts of a bucket lie among all.
    #[inline]
    fn bucket(self, nth: u32) -> Range<usize> {
        let (buckets, _) = BUCKETS.as_chunks::<2>();
        let at = (self.first_bucket + nth) as usize;
        let start = |at: usize| self.first as usize + usize::from(u16::from_le_bytes(buckets[at]));
        start(at)..start(at + 1)
    }
}

#[inline]
fn rows() -> &'static [[u8; 5]] {
    ROWS.as_chunks().0
}

/// The keys of what stands beside the words at `place` of a sentence: food for
/// the learner.
#[must_use]
pub fn contexts(sentence: &str, place: Range<usize>) -> [u32; N] {
    let mut keys = [0; N];
    beside::at(sentence, place, |beside| keys = beside.close().keys());
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
    fn every_context_is_in_its_bucket() {
        assert!(TABLES.len() > 50);
        assert_eq!(rows().len() * 5, ROWS.len());
        let mut end = 0;
        for place in TABLES.iter().flat_map(|table| table.places) {
            for nth in 0..place.n_buckets {
                let bucket = place.bucket(nth);
                assert_eq!(bucket.start, end);
                end = bucket.end;
                for [key @ .., odds] in &rows()[bucket] {
                    let key = u32::from_le_bytes(*key);
                    assert_eq!(grams::bucket(key, place.n_buckets), nth);
                    assert_eq!(place.odds(key), odds.cast_signed());
                }
            }
        }
        assert_eq!(end, rows().len());
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
