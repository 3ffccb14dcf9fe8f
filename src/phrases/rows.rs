//! [`Rows`]: the edges by words of each state, as a small table of its own.
//!
//! A row's edges lie in the order of their words' hashes, each where its hash falls
//! among the row's slots or as soon behind as one is free, so that a look finds most
//! at once. A look for a word that leads nowhere ends at the first edge of a higher
//! hash, or at a free slot, of which one is behind every row. Rows follow one another
//! in the order in which they are laid, so that what text comes to most lies on few
//! pages.
//! This file is also part of the build script, so it uses nothing of the crate.

use super::tables::{FREE, MAX_HASH, Row, STATE_BITS, edge, hash};

/// The rows laid so far.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// As [`edge`] stores them; [`FREE`] is none.
    pub(super) edges: Vec<u32>,
}

impl Rows {
    /// Lays a row of edges, each the number of its word and of its target; none where
    /// there are too many.
    pub(super) fn lay(&mut self, edges: impl Iterator<Item = (u16, u32)>) -> Option<Row> {
        let mut edges: Vec<u32> = edges.map(|(word, to)| edge(hash(word), to)).collect();
        edges.sort_unstable();
        let row = Row::new(self.edges.len(), edges.len() + edges.len() / SPARE)?;
        for edge in edges {
            let hash = u16::try_from(edge >> STATE_BITS).expect("the upper bits");
            let slot = row.slot(hash).max(self.edges.len());
            self.edges.resize(slot, FREE);
            self.edges.push(edge);
        }
        let end = self.edges.len().max(row.slot(MAX_HASH));
        self.edges.resize(end + 1, FREE);
        Some(row)
    }
}

/// A row has a slot to spare for so many edges.
const SPARE: usize = 3;

#[cfg(test)]
mod tests {
    use super::super::matcher::Tables;
    use super::*;

    #[test]
    fn each_row_leads_on_by_its_own_words_alone() {
        let (low, high): (Vec<u16>, Vec<u16>) =
            (1..500).partition(|word| hash(*word) < MAX_HASH / 4);
        let mut rows = Rows::default();
        let mut laid = Vec::new();
        // A row whose words all fall among its first slots, then one of a word.
        for (at, word) in high.chunks(1).enumerate() {
            for words in [&low[..at % low.len()], word] {
                let edges = words.iter().map(|word| (*word, u32::from(*word)));
                laid.push((rows.lay(edges).expect("they are few"), words));
            }
        }
        let edges: Vec<[u8; 4]> = rows.edges.iter().map(|edge| edge.to_le_bytes()).collect();
        let tables = Tables {
            words: &[],
            openings: &[],
            states: &[],
            edges: &edges,
            specials: &[],
            accepts: &[],
        };
        for (row, words) in laid {
            for word in 1..600 {
                let target = words.contains(&word).then(|| u32::from(word));
                assert_eq!(
                    tables.target(row, hash(word)),
                    target,
                    "{words:?} and {word}"
                );
            }
        }
    }
}
