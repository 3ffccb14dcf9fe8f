//! Walks the automaton over the words of a sentence.

use super::compile::{ANY, Automaton, CAPITAL, END, FIRST_SPECIAL, GAP, NUMBER, QUESTION, START};
use crate::draft::prose::{Shape, Token};

/// The automaton's tables; see [`Automaton`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) start: &'a [u32],
    pub(crate) first_edge: &'a [u32],
    pub(crate) symbols: &'a [u16],
    pub(crate) targets: &'a [u32],
    pub(crate) first_accept: &'a [u32],
    pub(crate) accepts: &'a [u16],
}

impl Automaton {
    /// The tables, for the rest of the process: rules live as long.
    pub(crate) fn leak(self) -> Tables<'static> {
        Tables {
            start: self.start.leak(),
            first_edge: self.first_edge.leak(),
            symbols: self.symbols.leak(),
            targets: self.targets.leak(),
            first_accept: self.first_accept.leak(),
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

struct Walk<'a, 't> {
    tables: &'a Tables<'t>,
    words: &'a [Token],
    is_question: bool,
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
        out: &mut Vec<Hit>,
    ) {
        let mut walk = Walk {
            tables: self,
            words,
            is_question,
            start: 0,
            offset,
            out,
        };
        let has_special = self.first_edge.len() > 1 && self.first_edge[1] > 0;
        for (at, word) in words.iter().enumerate() {
            let state = self.start.get(usize::from(word.id)).copied().unwrap_or(0);
            walk.start = at;
            if state != 0 && !word.shape.has(Shape::QUOTED) {
                walk.state(state as usize, at + 1);
            }
            if has_special {
                walk.special_edges(0, at);
            }
        }
    }
}

impl Walk<'_, '_> {
    /// Goes on from `state` with the word at `at`. The depth is bounded by the
    /// longest phrase.
    fn state(&mut self, state: usize, at: usize) {
        let tables = self.tables;
        let accepts = tables.first_accept[state] as usize..tables.first_accept[state + 1] as usize;
        for set in &tables.accepts[accepts] {
            let number = |n: usize| u32::try_from(n).expect("sources are under 4 GiB");
            let (start, end) = (number(self.start + self.offset), number(at + self.offset));
            self.out.push(Hit {
                set: *set,
                start,
                end,
            });
        }
        let edges = tables.first_edge[state] as usize..tables.first_edge[state + 1] as usize;
        let symbols = &tables.symbols[edges.clone()];
        if symbols.is_empty() {
            return;
        }
        if let Some(word) = self.words.get(at)
            && word.id != 0
            && !word.shape.has(Shape::QUOTED)
            && let Ok(edge) = symbols.binary_search(&word.id)
        {
            self.state(tables.targets[edges.start + edge] as usize, at + 1);
        }
        if symbols[symbols.len() - 1] >= FIRST_SPECIAL {
            self.special_edges(state, at);
        }
    }

    fn special_edges(&mut self, state: usize, at: usize) {
        let tables = self.tables;
        let edges = tables.first_edge[state] as usize..tables.first_edge[state + 1] as usize;
        let n_words = self.words.len();
        for edge in edges.rev() {
            let symbol = tables.symbols[edge];
            let target = tables.targets[edge] as usize;
            let looks = |shape: Shape| {
                let word = self.words.get(at);
                word.is_some_and(|word| word.shape.has(shape) && !word.shape.has(Shape::QUOTED))
            };
            match symbol {
                ..FIRST_SPECIAL => break,
                START if at == 0 => self.state(target, at),
                END if at == n_words => self.state(target, at),
                QUESTION if at == n_words && self.is_question => self.state(target, at),
                NUMBER if looks(Shape::NUMBER) => self.state(target, at + 1),
                // "I" is a capital, but no name; nor is an everyday word that
                // opens a sentence.
                CAPITAL
                    if looks(Shape::CAPITAL)
                        && self.words[at].len > 1
                        && !(at == 0 && self.words[at].shape.has(Shape::KNOWN)) =>
                {
                    self.state(target, at + 1);
                }
                ANY if looks(Shape::default()) => self.state(target, at + 1),
                GAP.. => {
                    let most = usize::from(symbol - GAP);
                    for skipped in 0..=most.min(n_words.saturating_sub(at)) {
                        self.state(target, at + skipped);
                    }
                }
                _ => {}
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
