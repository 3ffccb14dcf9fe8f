//! The search for the nearest words.
//!
//! States are pairs of a place in the word that was written and a node of the
//! list, which is an automaton. They wait in a queue by the cost of the errors
//! that lead there, so words come out nearest first and the search ends early
//! when the best are found. A complete word waits once more with the cost of
//! its rarity added.
//!
//! Right letters cost nothing and are followed at once. What errors lead to
//! from a state is found out as late as can be: the state waits for its turn
//! with the cost of the cheapest error added, then with that of a dearer one,
//! and most searches end before. A budget of steps, not of time, bounds
//! hopeless ones: the same word gets the same corrections on every machine.

mod slips;

use super::case::Case;
use super::costs::{self, Cost};
use super::graph::Node;
use super::{Correction, MOST, joined, list, sounds};

/// How many states are looked at before giving up.
const STEPS: usize = 6_000;

/// The same for a word with a capital, which is oftener a name that no list
/// knows than a slip far from every word.
const CAPITAL_STEPS: usize = 2_000;

/// How much worse than the best correction the last one may be.
const SLACK: Cost = 60;

/// The largest cost of errors that is looked for, by letters of the word.
const LIMITS: [Cost; 12] = [0, 60, 130, 150, 170, 190, 210, 230, 250, 270, 290, 300];

/// The least cost of the errors of each turn; it is that of the next at most.
const TURNS: [Cost; 3] = [costs::LEAST, 60, 86];

/// How many states are remembered, as a power of two.
const SEEN_BITS: u32 = 13;

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
    node: Node,
    /// The state it was reached from, whose letters come before.
    parent: u32,
    /// The next state of the same cost.
    next: u32,
    /// The sum of the errors so far.
    cost: Cost,
    /// How many letters of the word are dealt with.
    at: u8,
    /// The letter of the correction that it adds, or 0.
    letter: u8,
    step: Step,
    /// What is done when its turn comes: 0 for the right letters, then one of
    /// [`TURNS`].
    turn: u8,
    /// A hash of the letters that lead to it.
    path: u32,
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
    graph: &'static [u8],
    /// What several letters may stand for, by the letter they begin at: the
    /// letters that were meant, how many were written, and the cost.
    stand_ins: Vec<(usize, &'a [u8], usize, Cost)>,
    states: Vec<State>,
    /// The newest waiting state of each cost.
    waiting: Vec<u32>,
    /// The states that were looked at, by their hashes; a newer one takes the
    /// place of an older.
    seen: Vec<u32>,
    limit: Cost,
    found: Vec<Correction>,
}

impl<'a> Search<'a> {
    fn new(word: &'a [u8], case: Case) -> Self {
        let limit = LIMITS[word.len().min(LIMITS.len() - 1)];
        let worst = usize::from(limit) + 200;
        Self {
            word,
            case,
            graph: list::graph(),
            stand_ins: sounds::stand_ins(word),
            states: Vec::with_capacity(2_048),
            waiting: vec![NONE; worst],
            seen: vec![0; 1 << SEEN_BITS],
            limit,
            found: Vec::new(),
        }
    }

    /// Takes the states in the order of their cost.
    fn run(&mut self) {
        self.push(Node::ROOT, NONE, 0, 0, 0, Step::Taken);
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
            let State {
                next, step, turn, ..
            } = self.states[newest as usize];
            self.waiting[cost] = next;
            if step == Step::Done {
                self.take(newest);
                if self.found.len() == MOST {
                    return;
                }
            } else if turn == 0 {
                self.follow(newest);
            } else if let Some(left) = steps.checked_sub(1) {
                steps = left;
                self.err(newest);
            } else {
                return;
            }
        }
    }

    /// Whether the same letters led to the same place before, for no more.
    fn is_repeated(&mut self, state: u32) -> bool {
        let State { path, at, .. } = self.states[state as usize];
        let key = path.wrapping_add(u32::from(at)).wrapping_mul(0x9e37_79b1);
        let slot = &mut self.seen[(key >> (32 - SEEN_BITS)) as usize];
        std::mem::replace(slot, key) == key
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

    /// Follows the right letters from a state; what errors lead to from each of
    /// the states on the way waits.
    fn follow(&mut self, mut from: u32) {
        loop {
            if self.is_repeated(from) {
                return;
            }
            let State { node, cost, at, .. } = self.states[from as usize];
            let at = usize::from(at);
            if at == self.word.len() && node.is_final() {
                self.finish(from, cost);
            }
            self.wait(from, 1);
            let Some(&letter) = self.word.get(at) else {
                return;
            };
            let Some(next) = node.along(self.graph, letter) else {
                return;
            };
            from = self.add(next, from, cost, at + 1, letter, Step::Taken);
        }
    }

    /// Lets a state wait for a turn of its errors.
    fn wait(&mut self, state: u32, turn: u8) {
        let waiting = &mut self.states[state as usize];
        waiting.turn = turn;
        let cost = waiting.cost + TURNS[usize::from(turn) - 1];
        if cost <= self.limit {
            waiting.next = std::mem::replace(&mut self.waiting[usize::from(cost)], state);
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
        let State { node, at, .. } = self.states[from as usize];
        self.push(node, from, price, at.into(), 0, Step::Done);
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
    fn push(&mut self, node: Node, parent: u32, cost: Cost, at: usize, letter: u8, step: Step) {
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
        node: Node,
        parent: u32,
        cost: Cost,
        at: usize,
        letter: u8,
        step: Step,
    ) -> u32 {
        let path = match (self.states.get(parent as usize), letter) {
            (Some(parent), 0) => parent.path,
            (Some(parent), _) => (parent.path ^ u32::from(letter))
                .wrapping_mul(0x0100_0193)
                .rotate_left(7),
            (None, _) => 0x811c_9dc5,
        };
        // A word has at most 40 letters, the list a megabyte or two, and the
        // budget of steps bounds the states.
        let small = |n: usize| u32::try_from(n).expect("far below four thousand million");
        let added = small(self.states.len());
        self.states.push(State {
            node,
            parent,
            next: NONE,
            cost,
            at: u8::try_from(at).expect("far below 256 letters"),
            letter,
            step,
            turn: 0,
            path,
        });
        added
    }
}
