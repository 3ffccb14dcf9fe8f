//! Compiles parsed phrases to one automaton.
//!
//! Its letters are words, looks, anchors and gaps, each taken as an opaque
//! symbol; it is determinised, so that phrases with a common beginning share
//! their states. Overlaps between symbols (a number is also any word) are
//! resolved by the matcher, which tries each. This file is also part of the
//! build script, so it uses nothing of the crate.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{Step, Way};
use super::notation::{Anchor, GAP_MOST, Node, NotationError, Shape, fold};
use super::tables::{Automaton, HASH_BITS};

/// Symbols below this are words of the vocabulary.
pub(crate) const FIRST_SPECIAL: u16 = 0xFF00;
pub(crate) const START: u16 = 0xFF00;
pub(crate) const END: u16 = 0xFF01;
pub(crate) const QUESTION: u16 = 0xFF02;
pub(crate) const NUMBER: u16 = 0xFF10;
pub(crate) const CAPITAL: u16 = 0xFF11;
pub(crate) const ANY: u16 = 0xFF12;
/// `GAP + n` skips up to n words.
pub(crate) const GAP: u16 = 0xFF20;

/// Words, numbered from 1 in the order they were first seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    ids: BTreeMap<String, u16>,
    list: Vec<String>,
    /// How often words stand in text.
    counts: BTreeMap<String, u32>,
    /// The words of each sentence of such text.
    sentences: Vec<Vec<String>>,
}

impl Words {
    /// The number of `word`, which is given one if it is new.
    pub(crate) fn id(&mut self, word: &str) -> u16 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        self.list.push(word.to_owned());
        let id = u16::try_from(self.list.len())
            .ok()
            .filter(|id| *id >> HASH_BITS == 0);
        let id = id.expect("rules use fewer words than there are symbols");
        self.ids.insert(word.to_owned(), id);
        id
    }

    /// Numbers the words anew, those met most often first, so that what is
    /// looked at most lies together; gives the new number of each old one.
    pub(crate) fn renumber(&mut self) -> Vec<u16> {
        let frequencies = self.frequencies();
        let mut order: Vec<u16> = self.ids.values().copied().collect();
        order.sort_by_key(|id| (std::cmp::Reverse(frequencies[usize::from(*id)]), *id));
        let mut numbers = vec![0; frequencies.len()];
        for (new, old) in (1..).zip(&order) {
            numbers[usize::from(*old)] = new;
        }
        let list = order.iter();
        let list = list.map(|old| self.list[usize::from(*old) - 1].clone());
        self.list = list.collect();
        for id in self.ids.values_mut() {
            *id = numbers[usize::from(*id)];
        }
        numbers
    }

    /// The words; the one numbered n stands at n - 1.
    pub(crate) fn list(&self) -> &[String] {
        &self.list
    }

    /// Counts the words of a sample, which tell how often each is met.
    pub(crate) fn count(&mut self, sample: &str) {
        let is_mark = |ch: char| !ch.is_alphanumeric() && ch != '\'';
        for sentence in fold(sample).split(['.', '!', '?']) {
            let words = sentence.split(is_mark).filter(|word| !word.is_empty());
            let words: Vec<String> = words.map(str::to_owned).collect();
            for word in &words {
                *self.counts.entry(word.clone()).or_default() += 1;
            }
            self.sentences.push(words);
        }
    }

    /// The sentences of all samples, by the numbers of their words; 0 for what no
    /// phrase holds.
    fn sentences(&self) -> Vec<Vec<u16>> {
        let number = |word: &String| self.ids.get(word).copied().unwrap_or(0);
        let sentences = self.sentences.iter();
        sentences
            .map(|words| words.iter().map(number).collect())
            .collect()
    }

    /// For each number, from 0 on, how often its word is met.
    fn frequencies(&self) -> Vec<u32> {
        let count = |word| self.counts.get(word).copied().unwrap_or(0);
        [0].into_iter().chain(self.list.iter().map(count)).collect()
    }
}

/// Named classes, parsed.
pub(crate) type Classes = BTreeMap<String, Node>;

/// A state before determinisation.
#[derive(Debug, Default)]
struct Draft {
    edges: Vec<(u16, usize)>,
    free: Vec<usize>,
    accept: Option<u16>,
}

/// Collects phrases, then builds their automaton.
#[derive(Debug, Default)]
pub(crate) struct Compiler {
    states: Vec<Draft>,
    starts: Vec<usize>,
}

impl Compiler {
    /// Adds a phrase whose hits belong to `set`.
    pub(crate) fn add(
        &mut self,
        set: u16,
        phrase: &Node,
        classes: &Classes,
        words: &mut Words,
    ) -> Result<(), NotationError> {
        let start = self.state();
        let end = self.node(start, phrase, classes, words, 0)?;
        self.states[end].accept = Some(set);
        self.starts.push(start);
        Ok(())
    }

    fn state(&mut self) -> usize {
        self.states.push(Draft::default());
        self.states.len() - 1
    }

    fn edge(&mut self, from: usize, symbol: u16) -> usize {
        let to = self.state();
        self.states[from].edges.push((symbol, to));
        to
    }

    /// Passes from so many to so many words, whatever they are.
    fn skip(&mut self, from: usize, (fewest, most): (u16, u16)) -> usize {
        let mut at = from;
        for _ in 1..fewest {
            at = self.edge(at, ANY);
        }
        let most = most - fewest.saturating_sub(1);
        if most == 0 {
            return at;
        }
        let to = self.edge(at, GAP + most);
        if fewest == 0 {
            // A gap of no words.
            self.states[at].free.push(to);
        }
        to
    }

    fn node(
        &mut self,
        from: usize,
        node: &Node,
        classes: &Classes,
        words: &mut Words,
        depth: usize,
    ) -> Result<usize, NotationError> {
        Ok(match node {
            Node::Word(word) => {
                let symbol = words.id(word);
                self.edge(from, symbol)
            }
            Node::Gap(most) => self.skip(from, (0, u16::from(*most))),
            Node::Shape(Shape::Number) => self.edge(from, NUMBER),
            Node::Shape(Shape::Capital) => self.edge(from, CAPITAL),
            Node::Shape(Shape::Any) => self.edge(from, ANY),
            Node::Anchor(Anchor::Start) => self.edge(from, START),
            Node::Anchor(Anchor::End) => self.edge(from, END),
            Node::Anchor(Anchor::Question) => self.edge(from, QUESTION),
            Node::Seq(nodes) => {
                // Any words in a row are a gap, of which one is quicker to pass
                // than several.
                let (mut at, mut skipped) = (from, (0, 0));
                for node in nodes {
                    if let Some(run) = any_words(node)
                        && skipped.1 + run.1 <= u16::from(GAP_MOST)
                    {
                        skipped = (skipped.0 + run.0, skipped.1 + run.1);
                        continue;
                    }
                    at = self.skip(at, std::mem::take(&mut skipped));
                    at = self.node(at, node, classes, words, depth)?;
                }
                self.skip(at, skipped)
            }
            Node::Alt(nodes) => {
                let end = self.state();
                for node in nodes {
                    let last = self.node(from, node, classes, words, depth)?;
                    self.states[last].free.push(end);
                }
                end
            }
            Node::Class(name, offset) => {
                let fail = |message| NotationError {
                    offset: *offset,
                    message,
                };
                let class = classes
                    .get(name)
                    .ok_or_else(|| fail(format!("no class is called `{name}`")))?;
                if depth > 8 {
                    return Err(fail(format!("class `{name}` holds itself")));
                }
                self.node(from, class, classes, words, depth + 1)?
            }
        })
    }

    /// Takes the words' new numbers for the old.
    pub(crate) fn renumber(&mut self, numbers: &[u16]) {
        let edges = self.states.iter_mut().flat_map(|state| &mut state.edges);
        for (symbol, _) in edges.filter(|(symbol, _)| *symbol < FIRST_SPECIAL) {
            *symbol = numbers[usize::from(*symbol)];
        }
    }

    /// Builds the automaton of all phrases added; none where they are too many.
    pub(crate) fn build(self, words: &Words) -> Option<Automaton> {
        let mut numbers: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let mut sets: Vec<Vec<usize>> = Vec::new();
        let mut steps: Vec<Step> = Vec::new();
        let start = self.closure(&self.starts);
        numbers.insert(start.clone(), 0);
        sets.push(start);
        while steps.len() < sets.len() {
            let set = &sets[steps.len()];
            let mut by_symbol: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
            for state in set {
                for (symbol, to) in &self.states[*state].edges {
                    by_symbol.entry(*symbol).or_default().push(*to);
                }
            }
            let accepts = set.iter().filter_map(|state| self.states[*state].accept);
            let mut step = Step {
                accepts: accepts.collect(),
                ..Step::default()
            };
            let mut number = |targets: &[usize]| {
                let set = self.closure(targets);
                *numbers.entry(set.clone()).or_insert_with(|| {
                    sets.push(set);
                    sets.len() - 1
                })
            };
            let gaps = by_symbol.split_off(&GAP);
            for (symbol, targets) in by_symbol {
                if symbol < FIRST_SPECIAL {
                    step.words.push((symbol, number(&targets)));
                } else {
                    step.ways.push((Way::Symbol(symbol), number(&targets)));
                }
            }
            // Behind the first words that gaps skip all of them are still
            // open, behind later ones only the longer.
            let mut skipped = 0;
            let mut open: Vec<Vec<usize>> = gaps.values().cloned().collect();
            for symbol in gaps.keys() {
                let most = symbol - GAP;
                let way = Way::Skip(skipped + 1, most);
                step.ways.push((way, number(&open.concat())));
                open.remove(0);
                skipped = most;
            }
            steps.push(step);
        }
        Automaton::new(&steps, &words.frequencies(), &words.sentences())
    }

    /// The states reached without a symbol, sorted.
    fn closure(&self, from: &[usize]) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let mut open = from.to_vec();
        while let Some(state) = open.pop() {
            if seen.insert(state) {
                open.extend(&self.states[state].free);
            }
        }
        // A state that only leads on says nothing in a set.
        let says = |state: &usize| {
            !self.states[*state].edges.is_empty() || self.states[*state].accept.is_some()
        };
        seen.into_iter().filter(says).collect()
    }

    /// The states at which a phrase begins, or goes on behind a gap: any word may
    /// stand before.
    fn openings(&self) -> BTreeSet<usize> {
        let edges = self.states.iter().flat_map(|state| &state.edges);
        let behind_gaps = edges.filter(|(symbol, _)| *symbol > GAP).map(|(_, to)| *to);
        let all: Vec<usize> = self.starts.iter().copied().chain(behind_gaps).collect();
        self.closure(&all).into_iter().collect()
    }

    /// Where two words follow each other that people run together ("do not"),
    /// lets the contraction do for both; where only the second is asked for, and
    /// any word may stand before it, for that one.
    pub(crate) fn add_contractions(&mut self, words: &mut Words) {
        let mut new = Vec::new();
        for from in 0..self.states.len() {
            for (first, middle) in &self.states[from].edges {
                for state in self.closure(&[*middle]) {
                    for (second, to) in &self.states[state].edges {
                        let word = |symbol: u16| words.list().get(usize::from(symbol) - 1);
                        let (Some(one), Some(two)) = (word(*first), word(*second)) else {
                            continue;
                        };
                        for contraction in contractions(one, two) {
                            new.push((from, contraction, *to));
                        }
                    }
                }
            }
        }
        for from in self.openings() {
            for (symbol, to) in &self.states[from].edges {
                let word = words.list().get(usize::from(*symbol) - 1);
                let contractions = word.into_iter().flat_map(|word| contractions_with(word));
                new.extend(contractions.map(|contraction| (from, contraction, *to)));
            }
        }
        for (from, contraction, to) in new {
            let symbol = words.id(&contraction);
            self.states[from].edges.push((symbol, to));
        }
    }
}

/// How many words a piece of a phrase takes, where they may be any.
fn any_words(node: &Node) -> Option<(u16, u16)> {
    match node {
        Node::Gap(most) => Some((0, u16::from(*most))),
        Node::Shape(Shape::Any) => Some((1, 1)),
        Node::Seq(nodes) => nodes.iter().try_fold((0, 0), |(fewest, most), node| {
            let run = any_words(node)?;
            Some((fewest + run.0, most + run.1))
        }),
        // "one or none", not "three or none".
        Node::Alt(nodes) => match nodes.as_slice() {
            [one, other] => match (any_words(one)?, any_words(other)?) {
                ((1, 1), (0, 0)) | ((0, 0), (1, 1)) => Some((0, 1)),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// What ends in a word that a pronoun swallows: "I will" is "I'll".
pub(super) fn contractions_with(word: &str) -> impl Iterator<Item = String> + use<> {
    const PRONOUNS: [&str; 4] = ["i", "you", "we", "they"];
    const SWALLOWED: [&str; 5] = ["am", "have", "will", "would", "are"];
    let word = SWALLOWED.into_iter().find(|each| *each == word);
    let pairs = word
        .into_iter()
        .flat_map(|word| PRONOUNS.map(|pronoun| (pronoun, word)));
    pairs.flat_map(|(pronoun, word)| contractions(pronoun, word))
}

/// How people run two words together, apostrophe kept or forgotten.
pub(super) fn contractions(one: &str, two: &str) -> Vec<String> {
    const PRONOUNS: [&str; 15] = [
        "i", "you", "we", "they", "he", "she", "it", "that", "there", "who", "what", "how",
        "where", "this", "here",
    ];
    const NEGATED: [&str; 16] = [
        "do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "would", "could",
        "should", "must", "need", "might",
    ];
    let tail = match two {
        "not" if NEGATED.contains(&one) => return vec![format!("{one}n't"), format!("{one}nt")],
        "not" if one == "will" => return vec!["won't".into(), "wont".into()],
        "not" if one == "can" => return vec!["can't".into(), "cant".into(), "cannot".into()],
        "am" if one == "i" => return vec!["i'm".into(), "im".into()],
        "have" if one == "i" => return vec!["i've".into(), "ive".into()],
        "is" | "has" => "s",
        "are" => "re",
        "have" => "ve",
        "had" | "would" => "d",
        "will" => "ll",
        "us" if one == "let" => return vec!["let's".into(), "lets".into()],
        _ => return Vec::new(),
    };
    if PRONOUNS.contains(&one) {
        vec![format!("{one}'{tail}")]
    } else {
        Vec::new()
    }
}
