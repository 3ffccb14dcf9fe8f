//! What the evidence of a draft weighs: the rows of `data/recognition.tsv`, as
//! the build script laid them out, and their sums.

use super::Occasion;
use super::explain::NEAR;
use super::facts::Fact;
use super::features::{Field, Sink};
use crate::draft::prose::Token;
use crate::phrases::Scope;
use tables::{FACTS, KIND_NAMES, KINDS, N_KINDS, PAIRS, ROWS, SETS, WORDS};

use tables::COUNT;
pub(super) use tables::{MONTH, OF_INTERVIEWS, OF_JOBS, WEEKDAY};

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
    #[inline]
    pub(super) const fn kind(self) -> u8 {
        (self.0 >> 24) as u8
    }

    /// Whether it is a day, a month or a number, of which no word is told apart.
    pub(super) const fn is_class(self) -> bool {
        matches!(self.kind(), WEEKDAY | MONTH | COUNT)
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are twelve bits")]
    #[inline]
    const fn row(self, field: Field) -> u16 {
        let (shift, mask) = match field {
            Field::Body => (0, 0xFFF),
            Field::Subject => (12, 0xFFF),
            Field::First | Field::Quote => (0, 0),
        };
        (self.0 >> shift & mask) as u16
    }
}

/// What is known of a word of the vocabulary.
#[inline]
pub(super) fn known(id: u16) -> Known {
    Known(WORDS.get(usize::from(id)).copied().unwrap_or_default())
}

/// The name of a kind of words.
pub(super) fn kind_name(kind: u8) -> &'static str {
    KIND_NAMES[usize::from(kind)]
}

/// The points of a row.
#[inline]
pub(super) fn points(row: u16) -> &'static [i16; 8] {
    &ROWS[usize::from(row)]
}

/// A row that speaks and can be shown, and what for.
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
    /// Words that begin with one kind and end with another: the first and the
    /// last of them.
    Words(Field, [u32; 2]),
    /// A fact.
    Fact(Fact),
}

/// Adds up what speaks; each row speaks once, however often it is met.
///
/// Whether a row is met again is as good as random, so that a branch on it would
/// be guessed wrong every other time; hence there is none.
#[derive(Debug)]
pub(super) struct Sum {
    /// A bit for each of the rows, of which the build script allows no more.
    seen: [u64; 128],
    /// Rows that are not weighed yet, and behind them a place for the next.
    rows: [u16; ROOM],
    n_rows: usize,
    points: Points,
    /// What can be shown; none where nobody asks for it.
    pub(super) voices: Option<Vec<Voice>>,
}

/// Rows that are weighed at once.
const ROOM: usize = 128;

impl Sum {
    /// An empty sum, which keeps what can be shown if it `keeps_voices`.
    pub(super) fn new(keeps_voices: bool) -> Self {
        let mut seen = [0; 128];
        // Row 0 is that of all that has none.
        seen[0] = 1;
        Self {
            seen,
            rows: [0; ROOM],
            n_rows: 0,
            points: Points::default(),
            // Most drafts have fewer.
            voices: keeps_voices.then(|| Vec::with_capacity(128)),
        }
    }

    /// Adds a row; whether it is the first time.
    #[inline]
    fn add(&mut self, row: u16) -> bool {
        let (word, bit) = (usize::from(row) / 64 % 128, row % 64);
        let is_new = self.seen[word] >> bit & 1 == 0;
        self.seen[word] |= 1 << bit;
        self.rows[self.n_rows] = row;
        self.n_rows += usize::from(is_new);
        if self.n_rows == ROOM {
            self.weigh();
        }
        is_new
    }

    /// Weighs the rows that are not weighed yet.
    #[inline(never)]
    fn weigh(&mut self) {
        let mut sum = self.points;
        for row in &self.rows[..self.n_rows] {
            let row = points(*row);
            // All eight at a time.
            sum = std::array::from_fn(|at| sum[at] + i32::from(row[at]));
        }
        self.points = sum;
        self.n_rows = 0;
    }

    /// The points of all that was added.
    pub(super) fn points(&mut self) -> Points {
        self.weigh();
        self.points
    }

    fn hear(&mut self, row: u16, at: At) {
        if let Some(voices) = &mut self.voices {
            voices.push(Voice { row, at });
        }
    }

    /// Keeps words near each other, which can be shown.
    fn hear_words(&mut self, row: u16, field: Field, [first, last]: [usize; 2]) {
        let is_near = first < last && last - first <= NEAR;
        if is_near && field != Field::Quote {
            let number = |n: usize| u32::try_from(n).expect("sources are under 4 GiB");
            let at = At::Words(field, [number(first), number(last)]);
            self.hear(row, at);
        }
    }

    pub(super) fn fact(&mut self, fact: Fact) {
        let (row, at) = (FACTS[fact as usize], At::Fact(fact));
        if self.add(row) {
            self.hear(row, at);
        }
    }
}

impl Sink for Sum {
    // Words and kinds by themselves say nothing to a reader.
    #[inline]
    fn word(&mut self, field: Field, word: Known, _: &Token, is_own: bool) {
        self.add(if is_own { word.row(field) } else { 0 });
    }

    #[inline]
    fn kind(&mut self, field: Field, kind: u8) {
        self.add(KINDS[field as usize * N_KINDS + usize::from(kind)]);
    }

    #[inline]
    fn pair(&mut self, field: Field, [one, next]: [u8; 2], at: [usize; 2]) {
        let pair = (field as usize * N_KINDS + usize::from(one)) * N_KINDS + usize::from(next);
        let row = PAIRS[pair];
        let is_new = self.add(row);
        if self.voices.is_some() && is_new {
            self.hear_words(row, field, at);
        }
    }

    #[inline]
    fn set(&mut self, scope: Scope, set: u16, tokens: [u32; 2]) {
        let in_subject = usize::from(scope == Scope::Subject);
        let row = SETS[usize::from(set) * 3 + in_subject];
        let is_new = self.add(row);
        if self.voices.is_some() && is_new {
            self.hear(row, At::Phrase(scope, set, tokens));
        }
    }

    #[inline]
    fn set_of_line(&mut self, set: u16) {
        self.add(SETS[usize::from(set) * 3 + 2]);
    }
}

#[cfg(test)]
mod tests {
    use super::tables::{LOST, ROWS};
    use super::{Points, Sum, points};

    #[test]
    fn every_row_speaks_of_something_there_is() {
        assert!(
            LOST.is_empty(),
            "{LOST:?}: `cargo run --example learn` writes the table anew"
        );
    }

    #[test]
    fn each_row_speaks_once_however_many_there_are() {
        let rows = || (1..).take(ROWS.len() - 1);
        let (mut sum, mut expected) = (Sum::new(false), Points::default());
        for row in rows().chain(rows()) {
            sum.add(row);
        }
        for row in rows() {
            for (all, one) in expected.iter_mut().zip(points(row)) {
                *all += i32::from(*one);
            }
        }
        assert_eq!(sum.points(), expected);
    }
}
