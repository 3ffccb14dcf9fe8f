//! Whether words that no list holds are English ones misspelt, or another
//! language's.
//!
//! A sentence most of whose words nobody knows is foreign as a rule; but so is
//! one of somebody who misspells every other word, and there each of them is
//! close to an everyday word.

use super::doubts::Doubt;
use crate::spelling;

/// Corrections are looked for, which takes a millisecond, for so many words of a
/// draft before it is taken for another language's.
const MOST_ASKED: usize = 24;

/// Two letters changed places, or one too few.
const NEAREST: u32 = 70;

/// Known misspellings that are words of other languages, or names; sorted.
#[rustfmt::skip]
const ABROAD: [&str; 19] = [
    "calender", "carreer", "carrer", "committe", "connexions", "consistant", "correspondance", "existant", "grammer",
    "independant", "jewelery", "medecine", "millenium", "miniture", "pavillion", "persistant", "responsable", "succes",
    "univercity",
];

/// Whether a word is one of the known misspellings, and nothing else anywhere.
pub(super) fn is_known_slip(word: &str) -> bool {
    spelling::is_known_misspelling(word)
        && ABROAD
            .binary_search(&word.to_ascii_lowercase().as_str())
            .is_err()
}

/// Whether a word is as good as certainly another misspelt: a known
/// misspelling, or one ordinary slip from an everyday word.
pub(super) fn is_sure_slip(word: &str) -> bool {
    is_known_slip(word) || word.len() > 4 && is_near_common(word)
}

fn is_near_common(word: &str) -> bool {
    let corrections = spelling::suggest(word);
    corrections
        .first()
        .is_some_and(|best| best.cost <= NEAREST && is_common(&best.word))
}

/// Whether a word is among the few thousand that everybody uses.
pub(super) fn is_common(word: &str) -> bool {
    spelling::look_up(word).is_some_and(|entry| entry.is_lower() && entry.level() <= 20)
}

/// What tells English from other languages, and how many words may yet be
/// looked at closely.
pub(super) struct Evidence {
    left: usize,
}

impl Evidence {
    pub(super) fn new() -> Self {
        Self { left: MOST_ASKED }
    }

    /// Whether two in three of some doubtful words are slips of English.
    pub(super) fn is_english(&mut self, doubts: &[Doubt<'_>]) -> bool {
        let sample = &doubts[..doubts.len().min(MOST_ASKED)];
        let needed = (sample.len() * 2).div_ceil(3).max(2);
        let mut others = 0;
        for doubt in sample {
            others += usize::from(!self.is_slip(doubt.word));
            if sample.len() < needed + others {
                return false;
            }
        }
        true
    }

    fn is_slip(&mut self, word: &str) -> bool {
        if is_known_slip(word) {
            return true;
        }
        let Some(left) = self.left.checked_sub(1) else {
            return false;
        };
        self.left = left;
        is_sure_slip(word)
    }
}

#[cfg(test)]
mod tests {
    use super::ABROAD;

    #[test]
    fn the_list_is_sorted() {
        assert!(ABROAD.is_sorted());
    }
}
