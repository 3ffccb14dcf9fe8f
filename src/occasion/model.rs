//! What the evidence of a draft weighs: the rows of `data/recognition.tsv`, as
//! the build script laid them out, and their sums.

use super::Occasion;
use super::facts::Fact;
use super::features::{Field, Sink};
use crate::draft::prose::Token;
use crate::phrases::Scope;
use tables::{FACTS, KIND_NAMES, KINDS, N_KINDS, PAIRS, ROWS, SETS, WORDS};

pub(super) use tables::{COUNT, MONTH, OF_INTERVIEWS, OF_JOBS, WEEKDAY};

#[allow(
    clippy::unreadable_literal,
    clippy::large_const_arrays,
    reason = "nobody reads what the build script writes"
)]
mod tables {
    include!(concat!(env!("OUT_DIR"), "/recognition.rs"));
}

/// The start of a sentence, as a kind of word; the others of `rows::SHAPES`.
pub(super) const START: u8 = 1;
pub(super) const END: u8 = 2;
pub(super) const QUESTION: u8 = 3;
pub(super) const NAME: u8 = 4;
pub(super) const NUMBER: u8 = 5;

/// Points for each of [`Occasion::ALL`].
pub(super) type Points = [i32; Occasion::ALL.len()];

/// What the table has of a word: 12 bits for its row in the body, as many for
/// its row in the subject, and its kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known(u32);

impl Known {
    pub(super) const fn kind(self) -> u8 {
        (self.0 >> 24) as u8
    }

    const fn row(self, field: Field) -> u16 {
        match field {
            Field::Body => (self.0 & 0xFFF) as u16,
            Field::Subject => (self.0 >> 12 & 0xFFF) as u16,
            Field::First | Field::Quote => 0,
        }
    }
}

/// What is known of a word of the vocabulary.
pub(super) fn known(id: u16) -> Known {
    Known(WORDS.get(usize::from(id)).copied().unwrap_or_default())
}

/// The name of a kind of words.
pub(super) fn kind_name(kind: u8) -> &'static str {
    KIND_NAMES[usize::from(kind)]
}

/// The points of a row.
pub(super) fn points(row: u16) -> &'static [i16; 8] {
    &ROWS[usize::from(row)]
}

/// A row that speaks, and what for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    pub(super) row: u16,
    pub(super) at: At,
}

/// Where evidence stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum At {
    /// A phrase: its set, and its tokens in a scope.
    Phrase(Scope, u16, [u32; 2]),
    /// Words: the first and the last of them.
    Words(Field, [usize; 2]),
    /// A fact.
    Fact(Fact),
}

/// Adds up what speaks; each row speaks once, however often it is met.
#[derive(Debug)]
pub(super) struct Sum {
    seen: [u64; ROWS.len().div_ceil(64)],
    pub(super) points: Points,
    pub(super) voices: Vec<Voice>,
}

impl Sum {
    pub(super) fn new() -> Self {
        Self {
            seen: [0; ROWS.len().div_ceil(64)],
            points: Points::default(),
            // Most drafts have fewer.
            voices: Vec::with_capacity(256),
        }
    }

    fn add(&mut self, row: u16, at: At) {
        let (word, bit) = (usize::from(row) / 64, 1 << (row % 64));
        if row == 0 || self.seen[word] & bit != 0 {
            return;
        }
        self.seen[word] |= bit;
        for (sum, points) in self.points.iter_mut().zip(points(row)) {
            *sum += i32::from(*points);
        }
        self.voices.push(Voice { row, at });
    }

    pub(super) fn fact(&mut self, fact: Fact) {
        self.add(FACTS[fact as usize], At::Fact(fact));
    }
}

impl Sink for Sum {
    fn word(&mut self, field: Field, word: Known, _: &Token, at: usize) {
        self.add(word.row(field), At::Words(field, [at, at]));
    }

    fn kind(&mut self, field: Field, kind: u8, at: usize) {
        let row = KINDS[field as usize * N_KINDS + usize::from(kind)];
        self.add(row, At::Words(field, [at, at]));
    }

    fn pair(&mut self, field: Field, [one, next]: [u8; 2], at: [usize; 2]) {
        let row = (field as usize * N_KINDS + usize::from(one)) * N_KINDS + usize::from(next);
        self.add(PAIRS[row], At::Words(field, at));
    }

    fn set(&mut self, scope: Scope, set: u16, tokens: [u32; 2]) {
        let in_subject = usize::from(scope == Scope::Subject);
        let row = SETS[usize::from(set) * 2 + in_subject];
        self.add(row, At::Phrase(scope, set, tokens));
    }
}

#[cfg(test)]
mod tests {
    use super::tables::LOST;

    #[test]
    fn every_row_speaks_of_something_there_is() {
        assert!(
            LOST.is_empty(),
            "{LOST:?}: `cargo run --example learn` writes the table anew"
        );
    }
}
