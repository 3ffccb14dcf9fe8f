//! [`Automaton`]: the flat tables the matcher walks.
//!
//! States that lead to the same ends are made one. The edges by words of all
//! states lie in one table, each state's at its own base plus the word's
//! number, in slots that others leave free, so that a step is one look.
//!
//! The large tables are bytes, read as they are needed, which a compiler need
//! not look at. This file is also part of the build script, so it uses nothing
//! of the crate.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::{ANY, CAPITAL, END, NUMBER, QUESTION, START};
use super::needs::{ALWAYS, Needs, deal};

/// A state as it is determinised.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Step {
    /// Edges by words, ascending: the word, and the step it leads to.
    pub(crate) words: Vec<(u16, usize)>,
    /// All other edges.
    pub(crate) ways: Vec<(Way, usize)>,
    /// Sets whose phrase ends here.
    pub(crate) accepts: BTreeSet<u16>,
}

/// An edge that is not one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    /// A look or an anchor.
    Symbol(u16),
    /// From so many to so many words skipped.
    Skip(u16, u16),
}

/// The automaton, flat. Index 0 is the start state.
#[derive(Clone, Debug, Default)]
pub(crate) struct Automaton {
    /// Each word of the vocabulary, as [`Word::pack`] stores it.
    pub(crate) words: Vec<u32>,
    pub(crate) openings: Vec<Opening>,
    pub(crate) states: Vec<State>,
    /// The edges by words, at their state's base plus the word's number: the
    /// state in the upper half, its target in the lower; 0 where none is.
    pub(crate) edges: Vec<u32>,
    pub(crate) specials: Vec<Special>,
    /// Sets whose phrase ends in a state.
    pub(crate) accepts: Vec<u16>,
}

/// What a word is to the automaton.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Its number among the openings; 0, which leads nowhere, for none.
    pub(crate) opening: u16,
    /// Its bit among the words that lead on; [`ALWAYS`] where it leads nowhere.
    pub(crate) next: u8,
    /// Its bit among the words that are needed; see [`Needs`].
    pub(crate) need: u8,
}

impl Word {
    const UNKNOWN: Self = Self {
        opening: 0,
        next: ALWAYS,
        need: ALWAYS,
    };

    /// The word of this number.
    #[inline]
    pub(crate) fn of(words: &[u32], number: u16) -> Self {
        let Some(packed) = words.get(usize::from(number)) else {
            return Self::UNKNOWN;
        };
        let [low, high, next, need] = packed.to_le_bytes();
        Self {
            opening: u16::from_le_bytes([low, high]),
            next,
            need,
        }
    }

    /// The word in four bytes.
    fn pack(self) -> u32 {
        let [low, high] = self.opening.to_le_bytes();
        u32::from_le_bytes([low, high, self.next, self.need])
    }

    /// The bit by which [`State::next`] tells it.
    #[inline]
    pub(crate) const fn next_bit(self) -> u64 {
        1 << (self.next % 64)
    }

    /// The bit by which needs tell it.
    #[inline]
    pub(crate) const fn need_bit(self) -> u64 {
        1 << (self.need % 64)
    }
}

/// Where a word leads to from the start.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Opening {
    /// What the state needs.
    pub(crate) needs: u64,
    pub(crate) state: u32,
}

/// A state of the automaton.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// The bits of the words that lead on.
    pub(crate) next: u64,
    /// The bits of the words that special edges may lead on by, and [`ALWAYS`]
    /// where that is not for words to tell, or a phrase ends.
    pub(crate) ahead: u64,
    /// Where its edges by words are counted from.
    pub(crate) base: u32,
    /// Where its special edges begin.
    pub(crate) first_special: u32,
    /// Where its accepted sets begin.
    pub(crate) first_accept: u32,
    pub(crate) n_accepts: u16,
    pub(crate) n_specials: u8,
    /// The kinds of its special edges; [`kind::ALWAYS`] as well where it
    /// accepts.
    pub(crate) kinds: u8,
}

impl State {
    /// Bytes of a state where it is stored.
    pub(crate) const LEN: usize = 32;

    /// The state as it is stored.
    pub(crate) fn to_bytes(self) -> [u8; Self::LEN] {
        let mut bytes = [0; Self::LEN];
        bytes[..8].copy_from_slice(&self.next.to_le_bytes());
        bytes[8..16].copy_from_slice(&self.ahead.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.base.to_le_bytes());
        bytes[20..24].copy_from_slice(&self.first_special.to_le_bytes());
        bytes[24..28].copy_from_slice(&self.first_accept.to_le_bytes());
        bytes[28..30].copy_from_slice(&self.n_accepts.to_le_bytes());
        bytes[30] = self.n_specials;
        bytes[31] = self.kinds;
        bytes
    }

    /// The state that is stored so.
    #[inline]
    pub(crate) fn from_bytes(bytes: [u8; Self::LEN]) -> Self {
        let [n0, n1, n2, n3, n4, n5, n6, n7, rest @ ..] = bytes;
        let [d0, d1, d2, d3, d4, d5, d6, d7, rest @ ..] = rest;
        let [b0, b1, b2, b3, s0, s1, s2, s3, rest @ ..] = rest;
        let [a0, a1, a2, a3, c0, c1, n_specials, kinds] = rest;
        Self {
            next: u64::from_le_bytes([n0, n1, n2, n3, n4, n5, n6, n7]),
            ahead: u64::from_le_bytes([d0, d1, d2, d3, d4, d5, d6, d7]),
            base: u32::from_le_bytes([b0, b1, b2, b3]),
            first_special: u32::from_le_bytes([s0, s1, s2, s3]),
            first_accept: u32::from_le_bytes([a0, a1, a2, a3]),
            n_accepts: u16::from_le_bytes([c0, c1]),
            n_specials,
            kinds,
        }
    }
}

/// Bytes of an edge where it is stored.
pub(crate) const EDGE: usize = 4;

/// An edge that is not one word, with what tells of its target whether the walk
/// can go on there.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Special {
    /// What the target needs; see [`Needs`].
    pub(crate) needs: u64,
    /// The target's own: [`State::next`], [`State::base`], [`State::kinds`].
    pub(crate) next: u64,
    pub(crate) base: u32,
    pub(crate) target: u32,
    pub(crate) kinds: u8,
    /// A look's, an anchor's, or [`kind::ALWAYS`] for a gap.
    pub(crate) kind: u8,
    /// The fewest and most words that the edge takes.
    pub(crate) fewest: u8,
    pub(crate) most: u8,
}

/// Kinds of special edges, and the places where they can be followed.
pub(crate) mod kind {
    /// Gaps.
    pub(crate) const ALWAYS: u8 = 1;
    pub(crate) const START: u8 = 2;
    pub(crate) const END: u8 = 4;
    pub(crate) const QUESTION: u8 = 8;
    pub(crate) const NUMBER: u8 = 16;
    pub(crate) const CAPITAL: u8 = 32;
    pub(crate) const ANY: u8 = 64;
}

impl Way {
    /// How often it is followed, by a rough guess.
    fn is_followed(self) -> f64 {
        match self {
            Self::Symbol(ANY) | Self::Skip(..) => 1.0,
            Self::Symbol(_) => 0.1,
        }
    }

    fn special(self, target: u32, needs: u64) -> Special {
        let (kind, fewest, most) = match self {
            Self::Symbol(START) => (kind::START, 0, 0),
            Self::Symbol(END) => (kind::END, 0, 0),
            Self::Symbol(QUESTION) => (kind::QUESTION, 0, 0),
            Self::Symbol(NUMBER) => (kind::NUMBER, 1, 1),
            Self::Symbol(CAPITAL) => (kind::CAPITAL, 1, 1),
            Self::Symbol(ANY) => (kind::ANY, 1, 1),
            Self::Symbol(_) => unreachable!("every special symbol is named above"),
            Self::Skip(fewest, most) => (kind::ALWAYS, fewest, most),
        };
        let number = |n: u16| u8::try_from(n).expect("gaps are a few words wide");
        Special {
            needs,
            next: 0,
            base: 0,
            target,
            kinds: 0,
            kind,
            fewest: number(fewest),
            most: number(most),
        }
    }
}

impl Automaton {
    /// The states as they are stored.
    pub(crate) fn state_bytes(&self) -> Vec<u8> {
        self.states
            .iter()
            .flat_map(|state| state.to_bytes())
            .collect()
    }

    /// The edges as they are stored.
    pub(crate) fn edge_bytes(&self) -> Vec<u8> {
        self.edges
            .iter()
            .flat_map(|edge| edge.to_le_bytes())
            .collect()
    }

    /// The tables of `steps`, the first of which is the start; no way leads
    /// back. `frequencies` tells how often each word is met, by its number.
    /// None where there are more states than an edge can name.
    pub(crate) fn new(steps: &[Step], frequencies: &[u32]) -> Option<Self> {
        let steps = merge(steps);
        u16::try_from(steps.len()).ok()?;
        let needs = Needs::of(&steps, frequencies);
        let order = by_visits(&steps, frequencies);
        let mut places = vec![0; steps.len()];
        for (place, step) in order.iter().enumerate() {
            places[*step] = number(place);
        }
        let mut flat = Self::default();
        flat.openings.push(Opening::default());
        let mut numbers = vec![0; frequencies.len()];
        for (word, target) in &steps[0].words {
            numbers[usize::from(*word)] =
                u16::try_from(flat.openings.len()).expect("words are numbered in 16 bits");
            flat.openings.push(Opening {
                needs: needs.steps[*target],
                state: places[*target],
            });
        }
        // The start has a table of its own.
        let leading = steps[1..].iter().flat_map(|step| &step.words);
        let bits = deal(leading.map(|(word, _)| *word).collect(), frequencies);
        let words = numbers.into_iter().zip(&bits).zip(&needs.bits);
        let words = words.map(|((opening, next), need)| Word {
            opening,
            next: *next,
            need: *need,
        });
        flat.words = words.map(Word::pack).collect();
        for step in order.iter().map(|step| &steps[*step]) {
            let specials = step.ways.iter();
            let specials =
                specials.map(|(way, target)| way.special(places[*target], needs.steps[*target]));
            let mut specials: Vec<Special> = specials.collect();
            let is_gap = |edge: &Special| edge.fewest < edge.most;
            specials.sort_by_key(is_gap);
            let mut kinds = specials.iter().fold(0, |kinds, edge| kinds | edge.kind);
            if !step.accepts.is_empty() {
                kinds |= kind::ALWAYS;
            }
            let words = step.words.iter();
            let next = words.fold(0, |set, (word, _)| set | 1 << bits[usize::from(*word)]);
            flat.states.push(State {
                next: if flat.states.is_empty() { 0 } else { next },
                ahead: 0,
                base: 0,
                first_special: number(flat.specials.len()),
                first_accept: number(flat.accepts.len()),
                n_accepts: u16::try_from(step.accepts.len()).expect("sets are numbered in 16 bits"),
                n_specials: u8::try_from(specials.len()).expect("few symbols are special"),
                kinds,
            });
            flat.specials.extend(specials);
            flat.accepts.extend(&step.accepts);
        }
        flat.pack(&steps, &order, &places);
        for special in &mut flat.specials {
            let target = flat.states[special.target as usize];
            special.next = target.next;
            special.base = target.base;
            special.kinds = target.kinds;
        }
        for state in &mut flat.states {
            let first = state.first_special as usize;
            let specials = &flat.specials[first..first + usize::from(state.n_specials)];
            let always = |edge: &Special| edge.kinds != 0 || edge.fewest == 0;
            if state.n_accepts > 0 || specials.iter().any(always) {
                state.ahead = 1 << ALWAYS;
            }
            for edge in specials {
                state.ahead |= edge.next;
            }
        }
        Some(flat)
    }

    /// Lays the edges by words into one table, the states with most first, each
    /// where its edges find all their slots free.
    fn pack(&mut self, steps: &[Step], order: &[usize], places: &[u32]) {
        // The start has its own table.
        let mut order = order[1..].to_vec();
        order.retain(|step| !steps[*step].words.is_empty());
        order.sort_by_key(|step| std::cmp::Reverse(steps[*step].words.len()));
        // A row that found no place so far leaves none to others as long.
        let (mut first_free, mut from, mut len) = (0, 0, 0);
        for step in order {
            let (words, state) = (&steps[step].words, places[step]);
            let lowest = usize::from(words[0].0);
            while self.edges.get(first_free).is_some_and(|edge| *edge != 0) {
                first_free += 1;
            }
            if words.len() != len {
                len = words.len();
                from = first_free;
            }
            let mut base = from.max(first_free).saturating_sub(lowest);
            let is_free = |at: usize| self.edges.get(at).is_none_or(|edge| *edge == 0);
            while !words
                .iter()
                .all(|(word, _)| is_free(base + usize::from(*word)))
            {
                base += 1;
            }
            from = base + lowest;
            self.states[state as usize].base = number(base);
            for (word, target) in words {
                let at = base + usize::from(*word);
                if self.edges.len() <= at {
                    self.edges.resize(at + 1, 0);
                }
                self.edges[at] = state << 16 | places[*target];
            }
        }
    }
}

/// The steps in the order in which they are stored: the start, then those that
/// text leads to most, as far as it can be told, so that they lie together.
fn by_visits(steps: &[Step], frequencies: &[u32]) -> Vec<usize> {
    let all: u32 = frequencies.iter().sum();
    let is_met = |word: u16| {
        let met = frequencies[usize::from(word)];
        (f64::from(met) + 0.1) / (f64::from(all) + 1.0)
    };
    let mut visits = vec![0.0; steps.len()];
    visits[0] = 1.0;
    // Targets stand before the steps that lead to them, but for the start's.
    for at in [0].into_iter().chain((1..steps.len()).rev()) {
        for (word, target) in &steps[at].words {
            visits[*target] += visits[at] * is_met(*word);
        }
        for (way, target) in &steps[at].ways {
            visits[*target] += visits[at] * way.is_followed();
        }
    }
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order[1..].sort_by(|one, other| visits[*other].total_cmp(&visits[*one]));
    order
}

/// Makes one of all steps that lead to the same ends; the first stays the
/// first.
fn merge(steps: &[Step]) -> Vec<Step> {
    let mut merged = vec![Step::default()];
    let mut numbers = BTreeMap::new();
    let mut done = vec![None; steps.len()];
    // A step's targets are dealt with before it, as no way leads back.
    let mut open = vec![0];
    while let Some(at) = open.last().copied() {
        let step = &steps[at];
        let words = step.words.iter().map(|(_, target)| *target);
        let targets = words.chain(step.ways.iter().map(|(_, target)| *target));
        let n_open = open.len();
        open.extend(targets.filter(|target| done[*target].is_none()));
        if open.len() > n_open {
            continue;
        }
        open.pop();
        let to = |target: usize| done[target].unwrap_or_default();
        let step = Step {
            words: step
                .words
                .iter()
                .map(|(word, at)| (*word, to(*at)))
                .collect(),
            ways: step.ways.iter().map(|(way, at)| (*way, to(*at))).collect(),
            accepts: step.accepts.clone(),
        };
        if at == 0 {
            merged[0] = step;
        } else {
            done[at] = Some(*numbers.entry(step.clone()).or_insert_with(|| {
                merged.push(step);
                merged.len() - 1
            }));
        }
    }
    merged
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("an automaton of rules is small")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_states_than_an_edge_can_name_are_refused() {
        let chain = |n: usize| -> Vec<Step> {
            let step = |at: usize| Step {
                words: (at + 1 < n).then_some((1, at + 1)).into_iter().collect(),
                accepts: (at + 1 == n).then_some(0).into_iter().collect(),
                ..Step::default()
            };
            (0..n).map(step).collect()
        };
        assert!(Automaton::new(&chain(1000), &[0, 1]).is_some());
        assert!(Automaton::new(&chain(66_000), &[0, 1]).is_none());
    }
}
