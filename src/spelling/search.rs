//! The search for the nearest words.
//!
//! States are pairs of a place in the word that was written and a node of the
//! list, which is an automaton. They wait in a queue by the cost of the errors
//! that lead there, so words come out nearest first and the search ends early
//! when the best are found. A complete word waits once more with the cost of
//! its rarity added. A budget of steps, not of time, bounds hopeless searches:
//! the same word gets the same corrections on every machine.

use fst::raw::Node;

use super::case::Case;
use super::costs::{self, Cost};
use super::sounds::SOUNDS;
use super::{Correction, MOST, joined, list};

/// How many states are looked at before giving up.
const STEPS: usize = 5_000;

/// The same for a word with a capital, which is oftener a name that no list
/// knows than a slip far from every word.
const CAPITAL_STEPS: usize = 2_000;

/// How much worse than the best correction the last one may be.
const SLACK: Cost = 60;

/// The largest cost of errors that is looked for, by letters of the word.
const LIMITS: [Cost; 12] = [0, 60, 130, 150, 170, 190, 210, 230, 250, 270, 290, 300];

/// No state: the end of a list.
const NONE: u32 = u32::MAX;

/// How a state was reached, as far as it bears on what may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// A letter was taken, right or for another.
    Taken,
    /// A missing letter was put in.
    Missing,
    /// An extra letter was left out.
    Extra,
    /// A letter inside a longer change.
    Within,
    /// The word is complete.
    Done,
}

/// A place in the search.
struct State {
    /// Where its node lies in the list.
    node: usize,
    /// The state it was reached from, whose letters come before.
    parent: u32,
    /// The next state of the same cost.
    next: u32,
    /// The sum of the errors so far.
    cost: Cost,
    /// How many letters of the word are dealt with.
    at: usize,
    /// The letter of the correction that it adds, or 0.
    letter: u8,
    step: Step,
}

/// The corrections nearest to `word`, a folded word that was written in `case`.
pub(super) fn nearest(word: &str, case: Case) -> Vec<Correction> {
    let mut search = Search::new(word.as_bytes(), case);
    let limit = search.limit;
    search.run();
    let mut found = search.found;
    found.extend(joined::parted(word, case, limit));
    found
}

struct Search<'a> {
    word: &'a [u8],
    case: Case,
    /// The sound-alikes that may begin at each letter.
    sounds: Vec<(usize, &'static [u8], usize, Cost)>,
    states: Vec<State>,
    /// The newest waiting state of each cost.
    waiting: Vec<u32>,
    limit: Cost,
    found: Vec<Correction>,
}

impl<'a> Search<'a> {
    fn new(word: &'a [u8], case: Case) -> Self {
        let limit = LIMITS[word.len().min(LIMITS.len() - 1)];
        let mut sounds = Vec::new();
        for at in 0..word.len() {
            for &(wrong, right, cost) in SOUNDS {
                if word[at..].starts_with(wrong.as_bytes()) {
                    let first = if at == 0 { costs::FIRST / 3 } else { 0 };
                    sounds.push((at, right.as_bytes(), wrong.len(), cost + first));
                }
            }
        }
        let worst = usize::from(limit) + 200;
        Self {
            word,
            case,
            sounds,
            states: Vec::with_capacity(2_048),
            waiting: vec![NONE; worst],
            limit,
            found: Vec::new(),
        }
    }

    /// Takes the states in the order of their cost.
    fn run(&mut self) {
        let root = list::automaton().root().addr();
        self.push(root, NONE, 0, 0, 0, Step::Taken);
        let mut cost = 0;
        let mut steps = if self.case == Case::Capital {
            CAPITAL_STEPS
        } else {
            STEPS
        };
        while cost < self.waiting.len() {
            let newest = self.waiting[cost];
            if newest == NONE {
                cost += 1;
                continue;
            }
            self.waiting[cost] = self.states[newest as usize].next;
            if self.states[newest as usize].step == Step::Done {
                self.take(newest);
                if self.found.len() == MOST {
                    return;
                }
            } else {
                if steps == 0 {
                    return;
                }
                steps -= 1;
                self.follow(newest);
            }
        }
    }

    /// Notes the word that a complete state spells.
    fn take(&mut self, state: u32) {
        let cost = self.states[state as usize].cost;
        if cost > self.limit + 150 {
            return;
        }
        let key = self.spelt(state);
        let Some(entry) = list::find(key.as_bytes()) else {
            return;
        };
        let word = self.case.apply(&entry.written(&key));
        if self.found.iter().all(|earlier| earlier.word != word) {
            if self.found.is_empty() {
                self.limit = self.limit.min(cost + SLACK);
            }
            self.found.push(Correction {
                word,
                cost: cost.into(),
            });
        }
    }

    /// Goes on from a state in every way, and along the right letters at once.
    fn follow(&mut self, mut from: u32) {
        loop {
            let State {
                node,
                cost,
                at,
                step,
                ..
            } = self.states[from as usize];
            let node = list::automaton().node(node);
            if at == self.word.len() && node.is_final() {
                self.finish(from, cost);
            }
            if cost + costs::LEAST <= self.limit {
                self.err(from, &node, cost, at, step);
            }
            let Some(&letter) = self.word.get(at) else {
                return;
            };
            let Some(found) = node.find_input(letter) else {
                return;
            };
            let next = node.transition_addr(found);
            from = self.add(next, from, cost, at + 1, letter, Step::Taken);
        }
    }

    /// Tries every error at a state.
    fn err(&mut self, from: u32, node: &Node<'_>, cost: Cost, at: usize, step: Step) {
        let written = self.word.get(at).copied();
        let after = self.word.get(at + 1).copied();
        let before = self.states[from as usize].letter;
        let before = (before != 0).then_some(before);
        let first = if at == 0 { costs::FIRST } else { 0 };
        let room = self.limit - cost;
        for transition in node.transitions() {
            let letter = transition.inp;
            if Some(letter) == written {
                continue;
            }
            if let Some(wrong) = written {
                let price = costs::substitute(wrong, letter) + first;
                if price <= room {
                    self.push(
                        transition.addr,
                        from,
                        cost + price,
                        at + 1,
                        letter,
                        Step::Taken,
                    );
                }
            }
            if step != Step::Extra {
                let price = costs::missing(before, letter, written) + first;
                if price <= room {
                    self.push(
                        transition.addr,
                        from,
                        cost + price,
                        at,
                        letter,
                        Step::Missing,
                    );
                }
            }
        }
        let Some(wrong) = written else { return };
        // Of a run of equal letters only the last is left out: the result is
        // the same.
        if step != Step::Missing && after != Some(wrong) {
            let previous = at.checked_sub(1).map(|at| self.word[at]);
            let price = costs::extra(previous, wrong, after) + first;
            if price <= room {
                self.push(node.addr(), from, cost + price, at + 1, 0, Step::Extra);
            }
        }
        if let Some(second) = after.filter(|&second| second != wrong) {
            let price = match (wrong, second) {
                (b'i', b'e') | (b'e', b'i') => costs::TRANSPOSE_IE,
                _ => costs::TRANSPOSE,
            };
            let price = price + first / 2;
            if price <= room {
                self.spell(from, node, &[second, wrong], cost + price, at + 2);
            }
        }
        if let Some(&[a, b, c]) = self.word.get(at..at + 3) {
            // A letter that was typed two too early or too late, or two that
            // changed places across a third.
            let price = costs::MOVE + first;
            if a != b && b != c && price <= room {
                for meant in [[b, c, a], [c, a, b], [c, b, a]] {
                    self.spell(from, node, &meant, cost + price, at + 3);
                }
            }
        }
        let mut next = self.sounds.partition_point(|sound| sound.0 < at);
        while let Some(&(_, right, length, price)) =
            self.sounds.get(next).filter(|sound| sound.0 == at)
        {
            if price <= room {
                self.spell(from, node, right, cost + price, at + length);
            }
            next += 1;
        }
    }

    /// Puts in several letters for one price.
    fn spell(&mut self, from: u32, node: &Node<'_>, letters: &[u8], cost: Cost, at: usize) {
        let Some((&last, inner)) = letters.split_last() else {
            return;
        };
        let kept = self.states.len();
        let mut from = from;
        let mut addr = node.addr();
        for &letter in inner {
            let Some(next) = along(addr, letter) else {
                self.states.truncate(kept);
                return;
            };
            from = self.add(next, from, cost, at, letter, Step::Within);
            addr = next;
        }
        match along(addr, last) {
            Some(next) => self.push(next, from, cost, at, last, Step::Taken),
            None => self.states.truncate(kept),
        }
    }

    /// Lets a complete word wait until its rarity is paid for.
    fn finish(&mut self, from: u32, cost: Cost) {
        let key = self.spelt(from);
        let Some(entry) = list::find(key.as_bytes()) else {
            return;
        };
        let mut price = cost + costs::RARITY[entry.rank()];
        if entry.is_variant() {
            price += costs::VARIANT;
        }
        if !self.case.accepts(entry) {
            price += if cost == 0 {
                costs::CASE
            } else {
                costs::UNCAPITALISED
            };
        } else if !entry.is_lower() && self.case != Case::Lower {
            price += costs::CASE;
        }
        let node = self.states[from as usize].node;
        let at = self.states[from as usize].at;
        self.push(node, from, price, at, 0, Step::Done);
    }

    /// The letters that lead to a state.
    fn spelt(&self, state: u32) -> String {
        let mut letters = Vec::new();
        let mut at = state;
        while at != NONE {
            let state = &self.states[at as usize];
            if state.letter != 0 {
                letters.push(char::from(state.letter));
            }
            at = state.parent;
        }
        letters.into_iter().rev().collect()
    }

    /// Adds a state that waits for its turn.
    fn push(&mut self, node: usize, parent: u32, cost: Cost, at: usize, letter: u8, step: Step) {
        let Some(&newest) = self.waiting.get(usize::from(cost)) else {
            return;
        };
        let state = self.add(node, parent, cost, at, letter, step);
        self.states[state as usize].next = newest;
        self.waiting[usize::from(cost)] = state;
    }

    /// Adds a state that does not wait.
    fn add(
        &mut self,
        node: usize,
        parent: u32,
        cost: Cost,
        at: usize,
        letter: u8,
        step: Step,
    ) -> u32 {
        let added =
            u32::try_from(self.states.len()).expect("the budget of steps bounds the states");
        self.states.push(State {
            node,
            parent,
            next: NONE,
            cost,
            at,
            letter,
            step,
        });
        added
    }
}

/// The node that `letter` leads to.
fn along(addr: usize, letter: u8) -> Option<usize> {
    let node = list::automaton().node(addr);
    node.find_input(letter)
        .map(|found| node.transition_addr(found))
}
