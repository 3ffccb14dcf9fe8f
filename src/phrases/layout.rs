//! Lays determinised phrases out as an [`Automaton`].
//!
//! States that lead to the same ends are made one. This file is also part of the
//! build script, so it uses nothing of the crate.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::{ANY, CAPITAL, END, NUMBER, QUESTION, START};
use super::deal::deal;
use super::needs::{ALWAYS, Needs};
use super::rows::Rows;
use super::tables::{Automaton, Opening, Row, STATE_BITS, Special, State, Word, kind};

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

impl Way {
    /// The fewest and most words it takes from a place among so many; nothing
    /// where it is not open, or by looks that a number does not tell.
    fn widths(self, at: usize, n_words: usize) -> Option<(usize, usize)> {
        match self {
            Self::Symbol(START) => (at == 0).then_some((0, 0)),
            Self::Symbol(END | QUESTION) => (at == n_words).then_some((0, 0)),
            Self::Symbol(ANY) => Some((1, 1)),
            Self::Symbol(_) => None,
            Self::Skip(fewest, most) => Some((fewest.into(), most.into())),
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
            row: Row::default(),
            target,
            kinds: 0,
            kind,
            fewest: number(fewest),
            most: number(most),
        }
    }
}

impl Automaton {
    /// The tables of `steps`, the first of which is the start; no way leads
    /// back. `frequencies` tells how often each word is met, by its number, and
    /// `sentences` what text is like.
    /// None where there are more states than an edge can name, or too many edges.
    pub(crate) fn new(steps: &[Step], frequencies: &[u32], sentences: &[Vec<u16>]) -> Option<Self> {
        let steps = merge(steps);
        if steps.len() > 1 << STATE_BITS {
            return None;
        }
        let visits = Visits::of(&steps, sentences);
        let needs = Needs::of(&steps, frequencies, &visits.asked);
        let order = visits.order();
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
        let words = |step: &Step| step.words.iter().map(|(word, _)| *word).collect();
        let asked = visits.asked[1..].iter().copied();
        let sets: Vec<_> = asked.zip(steps[1..].iter().map(words)).collect();
        let bits = deal(&sets, frequencies);
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
                row: Row::default(),
                first_special: number(flat.specials.len()),
                first_accept: number(flat.accepts.len()),
                n_accepts: u16::try_from(step.accepts.len()).expect("sets are numbered in 16 bits"),
                n_specials: u8::try_from(specials.len()).expect("few symbols are special"),
                kinds,
            });
            flat.specials.extend(specials);
            flat.accepts.extend(&step.accepts);
        }
        flat.lay_edges(&steps, &order, &places)?;
        for special in &mut flat.specials {
            let target = flat.states[special.target as usize];
            special.next = target.next;
            special.row = target.row;
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

    /// Lays the edges by words, those of states that text comes to most first;
    /// states with the same edges share them. None where there are too many.
    fn lay_edges(&mut self, steps: &[Step], order: &[usize], places: &[u32]) -> Option<()> {
        let mut rows = Rows::default();
        let mut known = BTreeMap::new();
        // The start has its own table.
        for step in &order[1..] {
            let words = &steps[*step].words;
            let row = match known.get(words) {
                Some(row) => *row,
                None => rows.lay(words.iter().map(|(word, to)| (*word, places[*to])))?,
            };
            known.insert(words, row);
            self.states[places[*step] as usize].row = row;
        }
        self.edges = rows.edges;
        Some(())
    }
}

/// How often text comes to each step.
struct Visits {
    made: Vec<u32>,
    /// How often each step is asked whether the next word leads on; it may be left alone
    /// when none does.
    asked: Vec<u32>,
}

impl Visits {
    /// Walks over `sentences`.
    fn of(steps: &[Step], sentences: &[Vec<u16>]) -> Self {
        let mut visits = Self {
            made: vec![0; steps.len()],
            asked: vec![0; steps.len()],
        };
        for sentence in sentences {
            visits.walk(steps, sentence);
        }
        visits
    }

    fn walk(&mut self, steps: &[Step], sentence: &[u16]) {
        let next = |step: usize, word: Option<&u16>| {
            let words = &steps[step].words;
            let at = words.binary_search_by_key(word?, |(word, _)| *word);
            at.ok().map(|at| words[at].1)
        };
        let mut open: Vec<(usize, usize)> = (0..sentence.len()).map(|at| (0, at)).collect();
        let mut left = MOST_VISITS * sentence.len();
        while let Some((step, at)) = open.pop() {
            self.made[step] += 1;
            if left == 0 {
                break;
            }
            left -= 1;
            self.asked[step] += 1;
            open.extend(next(step, sentence.get(at)).map(|next| (next, at + 1)));
            for (way, target) in &steps[step].ways {
                let Some((fewest, most)) = way.widths(at, sentence.len()) else {
                    continue;
                };
                for at in at + fewest..=(at + most).min(sentence.len()) {
                    let says =
                        !steps[*target].ways.is_empty() || !steps[*target].accepts.is_empty();
                    if says || next(*target, sentence.get(at)).is_some() {
                        open.push((*target, at));
                    } else {
                        self.asked[*target] += 1;
                    }
                }
            }
        }
    }

    /// The steps in the order in which they are stored: the start, then those that are
    /// visited most, so that they lie together.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.made.len()).collect();
        order[1..].sort_by_key(|step| std::cmp::Reverse(self.made[*step]));
        order
    }
}

/// Steps that are followed from each word of a sample at the most.
const MOST_VISITS: usize = 200;

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
        assert!(Automaton::new(&chain(1000), &[0, 1], &[]).is_some());
        assert!(Automaton::new(&chain(132_000), &[0, 1], &[]).is_none());
    }
}
