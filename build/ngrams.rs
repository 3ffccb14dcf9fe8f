//! Writes `ngrams.rs`, `ngram_rows.bin` and `ngram_buckets.bin`: the contexts of `data/ngrams/contexts.tsv` as flat tables.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

#[path = "../src/rules/spelling/confused/grams.rs"]
pub(crate) mod grams;

use crate::arrays::array;
use grams::{END, N, OF_BUCKET, PLACES, START, bucket, key};

/// The contexts of two words.
struct Pair {
    words: [String; 2],
    /// Place, the nearer word, the other, tenths of a nat for the second of the pair.
    rows: Vec<(usize, String, Option<String>, i8)>,
}

/// All of them.
pub(crate) struct Data(Vec<Pair>);

/// Reads `ngrams/contexts.tsv` in `data`.
pub(crate) fn read(data: &Path) -> Result<Data, Box<dyn Error>> {
    let mut pairs: Vec<Pair> = Vec::new();
    for line in fs::read_to_string(data.join("ngrams/contexts.tsv"))?.lines() {
        let mut cells = line.split('\t');
        let head = cells.next().unwrap_or_default();
        if head == "pair" {
            let mut next = || cells.next().ok_or("a pair of one word").map(str::to_owned);
            let words = [next()?, next()?];
            let rows = Vec::new();
            pairs.push(Pair { words, rows });
            continue;
        }
        let place = PLACES.iter().position(|place| *place == head);
        let place = place.ok_or_else(|| format!("{head} is no place"))?;
        let is_of_two = place >= 2;
        let near = if is_of_two { cells.next() } else { None };
        let pair = pairs.last_mut().ok_or("contexts before any pair")?;
        for cell in cells {
            let (odds, words) = cell.split_once(' ').ok_or("odds without a context")?;
            let odds = odds.parse()?;
            for word in words.split(' ') {
                let (near, other) = match near {
                    Some(near) => (near, Some(word.to_owned())),
                    None => (word, None),
                };
                pair.rows.push((place, near.to_owned(), other, odds));
            }
        }
    }
    Ok(Data(pairs))
}

impl Data {
    /// The words that are spoken of, which the vocabulary has to hold.
    pub(crate) fn words(&self) -> impl Iterator<Item = &String> {
        let rows = self.0.iter().flat_map(|pair| &pair.rows);
        let words = rows.flat_map(|(_, near, other, _)| std::iter::once(near).chain(other));
        words.filter(|word| !word.starts_with('<'))
    }

    /// The number of a pair's table.
    pub(crate) fn table(&self, words: &[String; 2]) -> Option<usize> {
        self.0.iter().position(|pair| pair.words == *words)
    }

    /// Writes the tables for the words of the vocabulary, the first numbered 1.
    pub(crate) fn write(&self, out: &Path, words: &[String]) -> Result<(), Box<dyn Error>> {
        let mut numbers: BTreeMap<&str, u16> = words.iter().map(String::as_str).zip(1..).collect();
        if words.len() >= usize::from(END) {
            return Err("more words than numbers".into());
        }
        numbers.extend([("<s>", START), ("</s>", END)]);
        let (mut contexts, mut tables): (Vec<[u8; 5]>, _) = (Vec::new(), Vec::new());
        let mut buckets: Vec<u8> = Vec::new();
        for pair in &self.0 {
            let number = |(place, near, other, odds): &(usize, String, Option<String>, i8)| {
                let other = other.as_ref().map_or(0, |other| numbers[other.as_str()]);
                (*place, key(numbers[near.as_str()], other), *odds)
            };
            let rows: Vec<_> = pair.rows.iter().map(number).collect();
            let mut places = Vec::new();
            for place in 0..N {
                let mut rows: Vec<_> = rows.iter().filter(|row| row.0 == place).collect();
                let n = u32::try_from(rows.len().div_ceil(OF_BUCKET).max(1))?;
                let bucket = |row: &&(usize, u32, i8)| bucket(row.1, n);
                rows.sort_unstable_by_key(|row| (bucket(row), row.1));
                let (first, first_bucket) = (contexts.len(), buckets.len() / 2);
                places.push(format!(
                    "Place {{ first: {first}, first_bucket: {first_bucket}, n_buckets: {n} }}"
                ));
                for nth in 0..=n {
                    let start = rows.partition_point(|row| bucket(row) < nth);
                    buckets.extend(u16::try_from(start)?.to_le_bytes());
                }
                contexts.extend(rows.iter().map(|(_, key, odds)| {
                    let mut row = [odds.cast_unsigned(); 5];
                    row[..4].copy_from_slice(&key.to_le_bytes());
                    row
                }));
            }
            let (words, places) = (&pair.words, places.join(", "));
            tables.push(format!("Table {{ words: {words:?}, places: [{places}] }}"));
        }
        let mut text = String::new();
        array(&mut text, "TABLES", "Table", &tables)?;
        fs::write(out.join("ngrams.rs"), text)?;
        fs::write(out.join("ngram_buckets.bin"), buckets)?;
        Ok(fs::write(
            out.join("ngram_rows.bin"),
            contexts.as_flattened(),
        )?)
    }
}
