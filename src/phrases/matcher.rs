//! Walks the automaton over the words of a sentence.

use super::compile::{Automaton, END, GAP, QUESTION, START, State, bit, kind};
use crate::draft::prose::{Shape, Token};

/// The automaton's tables; see [`Automaton`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) start: &'a [u32],
    pub(crate) states: &'a [State],
    pub(crate) symbols: &'a [u16],
    pub(crate) targets: &'a [u32],
    pub(crate) accepts: &'a [u16],
    pub(crate) gaps: &'a [u64],
}

impl Automaton {
    /// The tables, for the rest of the process: rules live as long.
    pub(crate) fn leak(self) -> Tables<'static> {
        Tables {
            start: self.start.leak(),
            states: self.states.leak(),
            symbols: self.symbols.leak(),
            targets: self.targets.leak(),
            accepts: self.accepts.leak(),
            gaps: self.gaps.leak(),
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
    /// The bit of the word's number; none where no phrase may look at it.
    bit: u64,
    /// The bits of the gaps that this word, or one a gap may reach from here,
    /// may end.
    gaps: u64,
    word: u16,
    /// The kinds of special edges that can be followed.
    kinds: u16,
}

/// The letters of a sentence; kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Letters(Vec<Letter>);

impl Letters {
    /// One letter a word, and one for the end.
    fn read(&mut self, tables: &Tables<'_>, words: &[Token], is_question: bool) {
        self.0.clear();
        let letters = words.iter().map(|word| tables.letter(word));
        self.0.extend(letters);
        // An everyday word that opens a sentence is no name.
        if let (Some(first), Some(word)) = (self.0.first_mut(), words.first())
            && word.shape.has(Shape::KNOWN)
        {
            first.kinds &= !kind::CAPITAL;
        }
        let question = if is_question { kind::QUESTION } else { 0 };
        self.0.push(Letter {
            kinds: kind::ALWAYS | kind::END | question,
            ..Letter::default()
        });
        self.0[0].kinds |= kind::START;
        // Each takes in the next, those the next but one, and so on: a gap's
        // most words, and the one behind it.
        for reach in [1, 2, 4, 1] {
            for at in reach..self.0.len() {
                self.0[at - reach].gaps |= self.0[at].gaps;
            }
        }
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
        letters.read(self, words, is_question);
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
            // Words of phrases alone have a bit.
            if letter.bit != 0
                && let Some(state @ 1..) = self.start.get(usize::from(letter.word)).copied()
            {
                walk.go(state, at + 1);
            }
            if anywhere.kinds & letter.kinds != 0 {
                walk.special_edges(anywhere, at);
            }
        }
    }

    fn letter(&self, word: &Token) -> Letter {
        if word.shape.has(Shape::QUOTED) {
            return Letter {
                kinds: kind::ALWAYS,
                ..Letter::default()
            };
        }
        let mut kinds = kind::ALWAYS | kind::ANY;
        if word.shape.has(Shape::NUMBER) {
            kinds |= kind::NUMBER;
        }
        // "I" is a capital, but never a name.
        if word.shape.has(Shape::CAPITAL) && word.len > 1 {
            kinds |= kind::CAPITAL;
        }
        Letter {
            bit: if word.id == 0 { 0 } else { bit(word.id) },
            gaps: self.gaps.get(usize::from(word.id)).copied().unwrap_or(0),
            word: word.id,
            kinds,
        }
    }
}

impl<'t> Walk<'_, 't> {
    /// Goes on from a state, unless it leads nowhere from `at`.
    #[inline]
    fn go(&mut self, state: u32, at: usize) {
        let here = &self.tables.states[state as usize];
        let letter = &self.letters[at];
        if here.words & letter.bit != 0 || here.kinds & letter.kinds != 0 {
            self.state(here, at);
        }
    }

    /// Goes on from a state with the word at `at`, in every way that its edges
    /// allow. The depth is bounded by the longest phrase.
    fn state(&mut self, mut here: &'t State, mut at: usize) {
        let tables = self.tables;
        loop {
            let letter = &self.letters[at];
            if here.kinds & letter.kinds != 0 {
                if here.n_accepts > 0 {
                    self.accept(here, at);
                }
                if here.n_specials > 0 {
                    self.special_edges(here, at);
                }
            }
            if here.words & letter.bit == 0 {
                return;
            }
            let first = here.first_edge as usize;
            let symbols = &tables.symbols[first..first + usize::from(here.n_words)];
            let Ok(edge) = symbols.binary_search(&letter.word) else {
                return;
            };
            here = &tables.states[tables.targets[first + edge] as usize];
            at += 1;
        }
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
        let tables = self.tables;
        let Letter { kinds, gaps, .. } = self.letters[at];
        let first = state.first_edge as usize + usize::from(state.n_words);
        let edges = first..first + usize::from(state.n_specials);
        let targets = &tables.targets[edges.clone()];
        for (symbol, target) in tables.symbols[edges].iter().zip(targets) {
            match *symbol {
                GAP.. => {
                    let gap = tables.states[*target as usize].gap;
                    if gap != 0 && gaps & gap == 0 {
                        continue;
                    }
                    let most = at + usize::from(symbol - GAP);
                    for at in at..=most.min(self.letters.len() - 1) {
                        self.go(*target, at);
                    }
                }
                symbol if kinds & kind::of(symbol) == 0 => {}
                START | END | QUESTION => self.go(*target, at),
                _ => self.go(*target, at + 1),
            }
        }
    }
}

/// Sorts hits by set and beginning; of those that overlap within a set keeps
/// the longest, the first of equals.
pub(crate) fn weed(hits: &mut Vec<Hit>) {
    hits.sort_unstable_by_key(|hit| (hit.set, hit.start, std::cmp::Reverse(hit.end)));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits.iter() {
        match kept.last_mut() {
            Some(last) if last.set == hit.set && hit.start < last.end => {
                if hit.end - hit.start > last.end - last.start {
                    *last = *hit;
                }
            }
            _ => kept.push(*hit),
        }
    }
    *hits = kept;
}
