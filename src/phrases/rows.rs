//! [`Rows`]: the edges by words of each state, as a small table of its own.
//!
//! Whether a word leads anywhere is as good as random, so a look must not branch on
//! what it meets: all slots of a window are compared at once, the one where the hash of
//! the word falls and those behind it. So a row is made as long as it takes for each edge
//! to lie in its window. Rows follow one another in the order in which they are laid, so
//! that what text comes to most lies on few pages.
//! This file is also part of the build script, so it uses nothing of the crate.

use super::tables::{FREE, Row, STATE_BITS, WINDOW, edge, hash};

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
        let mut n_windows = (edges.len() + edges.len() / SPARE).div_ceil(WINDOW).max(1);
        loop {
            let row = Row::new(self.edges.len(), n_windows)?;
            if let Some(slots) = slots(&edges, row) {
                self.edges
                    .resize(self.edges.len() + n_windows * WINDOW, FREE);
                for (slot, edge) in slots.into_iter().zip(edges) {
                    self.edges[slot] = edge;
                }
                return Some(row);
            }
            n_windows += 1 + n_windows / 8;
        }
    }
}

/// A row has a slot to spare for so many edges, or more.
const SPARE: usize = 2;

/// The slots of a row's edges, which are in the order of their hashes; none where one
/// would lie outside of its window.
fn slots(edges: &[u32], row: Row) -> Option<Vec<usize>> {
    let mut next = 0;
    let slot = |edge: &u32| {
        let hash = u16::try_from(edge >> STATE_BITS).expect("the upper bits");
        let window = row.window(hash);
        let slot = next.max(window.start);
        next = slot + 1;
        window.contains(&slot).then_some(slot)
    };
    edges.iter().map(slot).collect()
}

#[cfg(test)]
mod tests {
    use super::super::matcher::Tables;
    use super::super::tables::MAX_HASH;
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
