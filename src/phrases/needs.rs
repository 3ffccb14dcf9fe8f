//! [`Needs`]: words without which no phrase can be found.
//!
//! From each place in the automaton a phrase is found only through certain
//! words. The rarest that all ways from there lead through are kept as a set of
//! bits, and a sentence without any of them is passed over at one look. This
//! file is also part of the build script, so it uses nothing of the crate.

use std::collections::BTreeSet;

use super::deal::deal;
use super::layout::Step;

/// The bit of words that stand for nothing; every place in a sentence has it,
/// and so has what needs no word.
pub(crate) const ALWAYS: u8 = 63;

/// What steps need.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needs {
    /// For each word's number, its bit.
    pub(crate) bits: Vec<u8>,
    /// For each step, the bits of the words one of which has to stand there or
    /// behind.
    pub(crate) steps: Vec<u64>,
}

/// Words one of which is needed, and what is lost by waiting for them.
#[derive(Clone, Debug, Default)]
struct OneOf {
    words: BTreeSet<u16>,
    cost: u32,
}

impl Needs {
    /// What each of `steps` needs, whose words are met as often as their
    /// numbers' `frequencies` say, and which text comes to as often as `visits` do.
    /// Targets stand before the steps that lead to them, but for those of the first,
    /// the start.
    pub(crate) fn of(steps: &[Step], frequencies: &[u32], visits: &[u32]) -> Self {
        let mut needs: Vec<Option<OneOf>> = vec![None; steps.len()];
        for at in (1..steps.len()).chain([0]) {
            needs[at] = needed(&steps[at], &needs, frequencies);
        }
        let groups = needs.iter().zip(visits).filter_map(|(of, visits)| {
            let words = of.as_ref()?.words.iter().copied().collect();
            Some((*visits, words))
        });
        let bits = deal(&groups.collect::<Vec<_>>(), frequencies);
        let set = |of: &OneOf| {
            let words = of.words.iter();
            words.fold(0, |set, word| set | 1 << bits[usize::from(*word)])
        };
        let steps = needs.iter();
        let steps = steps.map(|needs| needs.as_ref().map_or(1 << ALWAYS, set));
        Self {
            steps: steps.collect(),
            bits,
        }
    }
}

/// What is lost by waiting for a word.
fn cost(word: u16, frequencies: &[u32]) -> u32 {
    1 + 8 * frequencies[usize::from(word)]
}

/// What a step needs, by what its targets do; nothing where a phrase ends.
fn needed(step: &Step, needs: &[Option<OneOf>], frequencies: &[u32]) -> Option<OneOf> {
    if !step.accepts.is_empty() {
        return None;
    }
    let mut words = BTreeSet::new();
    for (_, target) in &step.ways {
        words.extend(&needs[*target].as_ref()?.words);
    }
    for (word, target) in &step.words {
        match &needs[*target] {
            Some(behind) if behind.cost < cost(*word, frequencies) => words.extend(&behind.words),
            _ => {
                words.insert(*word);
            }
        }
    }
    let cost = words.iter().map(|word| cost(*word, frequencies)).sum();
    Some(OneOf { words, cost })
}

#[cfg(test)]
mod tests {
    use super::super::layout::Way;
    use super::*;

    /// "i (hope|...4) soon" and "i am <any> (glad|so)", whose words are numbered
    /// as they stand here.
    fn steps() -> Vec<Step> {
        let step = |words: &[(u16, usize)], ways: &[(Way, usize)], accepts: &[u16]| Step {
            words: words.to_vec(),
            ways: ways.to_vec(),
            accepts: accepts.iter().copied().collect(),
        };
        vec![
            step(&[(1, 6)], &[], &[]),
            step(&[], &[], &[0]),
            step(&[(3, 1)], &[], &[]),
            step(&[(2, 2)], &[(Way::Skip(1, 4), 2)], &[]),
            step(&[(5, 1), (6, 1)], &[], &[]),
            step(&[], &[(Way::Skip(1, 1), 4)], &[]),
            step(&[(2, 3), (4, 5)], &[], &[]),
        ]
    }

    #[test]
    fn the_rarest_words_of_all_ways_are_needed() {
        let needs = Needs::of(&steps(), &[0, 90, 20, 5, 40, 3, 2], &[1; 7]);
        let bit = |word: usize| 1_u64 << needs.bits[word];
        assert_eq!(needs.steps[0], bit(3) | bit(5) | bit(6));
        assert_eq!(needs.steps[4], bit(5) | bit(6));
        assert_eq!(needs.steps[1], 1 << ALWAYS);
        assert_eq!(needs.bits[1], ALWAYS);
    }
}
