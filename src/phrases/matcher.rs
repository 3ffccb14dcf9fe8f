//! Walks the automaton over the words of a sentence.

use super::tables::{Automaton, Special, State, kind};
use crate::draft::prose::{Shape, Token};

/// The automaton's tables; see [`Automaton`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) start: &'a [u32],
    pub(crate) states: &'a [State],
    pub(crate) edges: &'a [u64],
    pub(crate) specials: &'a [Special],
    pub(crate) accepts: &'a [u16],
}

impl Automaton {
    /// The tables, for the rest of the process: rules live as long.
    pub(crate) fn leak(self) -> Tables<'static> {
        Tables {
            start: self.start.leak(),
            states: self.states.leak(),
            edges: self.edges.leak(),
            specials: self.specials.leak(),
            accepts: self.accepts.leak(),
        }
    }
}

/// A phrase found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    /// The set the phrase belongs to.
    pub(crate) set: u16,
    /// The first word.
    pub(crate) start: u32,
    /// After the last word.
    pub(crate) end: u32,
}

/// What a place in a sentence offers the automaton.
#[derive(Clone, Copy, Debug, Default)]
struct Letter {
    /// The word's number; 0 where no phrase may look at it.
    word: u16,
    /// The kinds of special edges that can be followed.
    kinds: u8,
}

/// The letters of a sentence; kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Letters(Vec<Letter>);

impl Letters {
    /// One letter a word, and one for the end.
    fn read(&mut self, words: &[Token], is_question: bool) {
        self.0.clear();
        self.0.extend(words.iter().map(Letter::of));
        // An everyday word that opens a sentence is no name.
        if let (Some(first), Some(word)) = (self.0.first_mut(), words.first())
            && word.shape.has(Shape::KNOWN)
        {
            first.kinds &= !kind::CAPITAL;
        }
        let question = if is_question { kind::QUESTION } else { 0 };
        self.0.push(Letter {
            word: 0,
            kinds: kind::ALWAYS | kind::END | question,
        });
        self.0[0].kinds |= kind::START;
    }
}

impl Letter {
    fn of(word: &Token) -> Self {
        if word.shape.has(Shape::QUOTED) {
            let kinds = kind::ALWAYS;
            return Self { word: 0, kinds };
        }
        let mut kinds = kind::ALWAYS | kind::ANY;
        if word.shape.has(Shape::NUMBER) {
            kinds |= kind::NUMBER;
        }
        // "I" is a capital, but never a name.
        if word.shape.has(Shape::CAPITAL) && word.len > 1 {
            kinds |= kind::CAPITAL;
        }
        let word = word.id;
        Self { word, kinds }
    }
}

struct Walk<'a, 't> {
    tables: &'a Tables<'t>,
    letters: &'a [Letter],
    start: usize,
    offset: usize,
    out: &'a mut Vec<Hit>,
}

impl Tables<'_> {
    /// Appends every phrase found in the words of one sentence, which stand
    /// from `offset` on in the prose; hits of one beginning are not weeded.
    pub(crate) fn find(
        &self,
        words: &[Token],
        offset: usize,
        is_question: bool,
        letters: &mut Letters,
        out: &mut Vec<Hit>,
    ) {
        letters.read(words, is_question);
        let letters = &letters.0;
        let mut walk = Walk {
            tables: self,
            letters,
            start: 0,
            offset,
            out,
        };
        let anywhere = &self.states[0];
        for (at, letter) in letters[..words.len()].iter().enumerate() {
            walk.start = at;
            if let Some(state @ 1..) = self.start.get(usize::from(letter.word)) {
                walk.go(*state, at + 1);
            }
            if anywhere.kinds & letter.kinds != 0 {
                walk.special_edges(anywhere, at);
            }
        }
    }
}

impl Walk<'_, '_> {
    /// Goes on from a state with the word at `at`, in every way that its edges
    /// allow. The depth is bounded by the longest phrase.
    fn go(&mut self, mut state: u32, mut at: usize) {
        loop {
            let here = &self.tables.states[state as usize];
            let letter = self.letters[at];
            if here.kinds & letter.kinds != 0 {
                if here.n_accepts > 0 {
                    self.accept(here, at);
                }
                if here.n_specials > 0 {
                    self.special_edges(here, at);
                }
            }
            let Some(next) = self.step(state, here, letter) else {
                return;
            };
            state = next;
            at += 1;
        }
    }

    /// Where a word leads from a state.
    fn step(&self, state: u32, here: &State, letter: Letter) -> Option<u32> {
        let slot = here.base as usize + usize::from(letter.word);
        let edge = *self.tables.edges.get(slot)?;
        // The lower half is the target.
        #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
        (edge >> 32 == u64::from(state)).then_some(edge as u32)
    }

    fn accept(&mut self, state: &State, at: usize) {
        let number = |n: usize| u32::try_from(n).expect("sources are under 4 GiB");
        let (start, end) = (number(self.start + self.offset), number(at + self.offset));
        let first = state.first_accept as usize;
        let sets = &self.tables.accepts[first..first + usize::from(state.n_accepts)];
        let hits = sets.iter().map(|set| Hit {
            set: *set,
            start,
            end,
        });
        self.out.extend(hits);
    }

    fn special_edges(&mut self, state: &State, at: usize) {
        let kinds = self.letters[at].kinds;
        let first = state.first_special as usize;
        let specials = self.tables.specials;
        for edge in &specials[first..first + usize::from(state.n_specials)] {
            if edge.kind & kinds == 0 {
                continue;
            }
            let target = &self.tables.states[edge.target as usize];
            let end = self.letters.len().min(at + usize::from(edge.most) + 1);
            for at in at + usize::from(edge.fewest)..end {
                let letter = self.letters[at];
                if target.kinds & letter.kinds != 0
                    || self.step(edge.target, target, letter).is_some()
                {
                    self.go(edge.target, at);
                }
            }
        }
    }
}

/// Sorts hits, which come in the order of their beginnings, by set and
/// beginning; of those that overlap within a set keeps the longest, the first
/// of equals.
pub(crate) fn weed(hits: &mut Vec<Hit>) {
    hits.sort_by_key(|hit| hit.set);
    hits.dedup_by(|hit, last| {
        let overlaps = last.set == hit.set && hit.start < last.end;
        if overlaps && hit.end - hit.start > last.end - last.start {
            *last = *hit;
        }
        overlaps
    });
}
