//! What slips lead to from a state of the search: a letter for another, one too
//! many or too few, letters that changed places, and those that stand for others.

use super::super::costs::{self, Cost};
use super::super::graph::Node;
use super::{Search, State, Step, TURNS};

/// The letters that lead on from a node, a bit each; the apostrophe shares one.
#[derive(Clone, Copy, Default)]
struct Letters(u32);

impl Letters {
    fn add(&mut self, letter: u8) {
        self.0 |= 1 << (letter % 32);
    }

    fn may_have(self, letter: u8) -> bool {
        self.0 >> (letter % 32) & 1 == 1
    }
}

impl Search<'_> {
    /// Tries the errors at a state whose turn it is.
    pub(super) fn err(&mut self, from: u32) {
        let State {
            node,
            cost,
            at,
            step,
            turn,
            ..
        } = self.states[from as usize];
        let later = usize::from(turn);
        let at = usize::from(at);
        let room = self.limit.saturating_sub(cost);
        let (least, most) = match TURNS.get(later) {
            Some(&dearer) => {
                self.wait(from, turn + 1);
                (TURNS[later - 1], room.min(dearer - 1))
            }
            None => (TURNS[later - 1], room),
        };
        let fits = |price: Cost| least <= price && price <= most;
        let written = self.word.get(at).copied();
        let after = self.word.get(at + 1).copied();
        let before = self.states[from as usize].letter;
        let first = if at == 0 { costs::FIRST } else { 0 };
        let substitutes = written.map(costs::substitutes);
        let missing = (step != Step::Extra).then(|| costs::missing(written));
        let mut present = Letters::default();
        for edge in node.edges(self.graph) {
            let letter = edge.letter();
            present.add(letter);
            if Some(letter) == written {
                continue;
            }
            let nth = usize::from(letter % 128);
            if let Some(prices) = substitutes {
                let price = Cost::from(prices[nth]) + first;
                if fits(price) {
                    self.push(edge.node(), from, cost + price, at + 1, letter, Step::Taken);
                }
            }
            if let Some(prices) = missing {
                let behind = costs::missing_behind(before, letter);
                let price = Cost::from(behind.unwrap_or(prices[nth])) + first;
                if fits(price) {
                    self.push(edge.node(), from, cost + price, at, letter, Step::Missing);
                }
            }
        }
        let Some(wrong) = written else { return };
        // Of a run of equal letters only the last is left out: the result is
        // the same.
        if step != Step::Missing && after != Some(wrong) {
            let previous = at.checked_sub(1).map(|at| self.word[at]);
            let price = costs::extra(previous, wrong, after) + first;
            if fits(price) {
                self.push(node, from, cost + price, at + 1, 0, Step::Extra);
            }
        }
        if let Some(second) = after.filter(|&second| second != wrong) {
            let price = match (wrong, second) {
                (b'i', b'e') | (b'e', b'i') => costs::TRANSPOSE_IE,
                _ => costs::TRANSPOSE,
            };
            let price = price + first / 2;
            if fits(price) && present.may_have(second) {
                self.spell(from, node, &[second, wrong], cost + price, at + 2);
            }
        }
        if let Some(&[a, b, c]) = self.word.get(at..at + 3) {
            // A letter that was typed two too early or too late, or two that
            // changed places across a third.
            let price = costs::MOVE + first;
            if a != b && b != c && fits(price) {
                for meant in [[b, c, a], [c, a, b], [c, b, a]] {
                    if present.may_have(meant[0]) {
                        self.spell(from, node, &meant, cost + price, at + 3);
                    }
                }
            }
        }
        let mut next = self.stand_ins.partition_point(|stand_in| stand_in.0 < at);
        while let Some(&(_, right, length, price)) =
            self.stand_ins.get(next).filter(|stand_in| stand_in.0 == at)
        {
            if fits(price) && right.first().is_some_and(|first| present.may_have(*first)) {
                self.spell(from, node, right, cost + price, at + length);
            }
            next += 1;
        }
    }

    /// Puts in several letters for one price.
    fn spell(&mut self, from: u32, mut node: Node, letters: &[u8], cost: Cost, at: usize) {
        let Some((&last, inner)) = letters.split_last() else {
            return;
        };
        let kept = self.states.len();
        let mut from = from;
        for &letter in inner {
            let Some(next) = node.along(self.graph, letter) else {
                self.states.truncate(kept);
                return;
            };
            from = self.add(next, from, cost, at, letter, Step::Within);
            node = next;
        }
        match node.along(self.graph, last) {
            Some(next) => self.push(next, from, cost, at, last, Step::Taken),
            None => self.states.truncate(kept),
        }
    }
}
