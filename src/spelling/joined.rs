//! Words that were written without the blank between them.

use super::case::Case;
use super::costs::{self, Cost};
use super::{Correction, list};

/// Two everyday words that were written as one.
pub(super) fn parted(word: &str, case: Case, limit: Cost) -> Vec<Correction> {
    let everyday = |part: &str| {
        let entry =
            list::find(part.as_bytes()).filter(|entry| entry.is_lower() && entry.rank() <= 1)?;
        (part.len() > 1 || matches!(part, "a" | "i")).then_some(costs::RARITY[entry.rank()])
    };
    let mut found = Vec::new();
    for at in 1..word.len() {
        let (Some(left), Some(right)) = (everyday(&word[..at]), everyday(&word[at..])) else {
            continue;
        };
        let cost = costs::SPLIT + left + right;
        if cost <= limit {
            found.push(Correction {
                word: case.apply(&format!("{} {}", &word[..at], &word[at..])),
                cost: cost.into(),
            });
        }
    }
    found
}
