//! The samples of the element and form files: each must be matched, at its
//! marks, or not at all.

use super::RuleSet;
use super::built_in::FILES;
use super::compile::{contractions, contractions_with};
use super::file::read;
use super::notation::{Node, parse};
use super::walk::Walks;
use super::weed::{silence, weed};
use crate::draft::Prose;
use crate::text::Span;

/// What the file says of itself; the build script reads the rest.
#[derive(serde::Deserialize)]
struct Samples {
    present: Vec<String>,
    near: Vec<String>,
}

/// The words of `text` that a set's longest hits cover, exceptions minded.
fn matched(set: u16, text: &str) -> Vec<String> {
    let rules = RuleSet::built_in();
    let mut prose = Prose::default();
    prose.push(text, Span::new(0, text.len()));
    let (mut hits, mut walks) = (Vec::new(), Walks::default());
    for sentence in &prose.sentences {
        let words = &prose.tokens[sentence.tokens.clone()];
        let (offset, is_question) = (sentence.tokens.start, sentence.is_question);
        for tables in [rules.tables, rules.forms, rules.quoted] {
            tables.find(words, offset, is_question, &mut walks, &mut hits);
        }
    }
    weed(&mut hits, rules.sets.len());
    silence(rules.sets, &prose, &mut hits);
    let of_set = hits.iter().filter(|hit| hit.set == set);
    of_set
        .map(|hit| prose.span(hit.words()).of(text).to_owned())
        .collect()
}

#[test]
fn elements_and_forms_match_their_samples() {
    let mut wrong = Vec::new();
    for (name, set, file) in FILES {
        let file: Samples = read(file).expect("the build script read it");
        assert!(
            file.present.len() >= 2 && file.near.len() >= 2,
            "{name} lacks samples"
        );
        for sample in &file.present {
            let text = sample.replace(['«', '»'], "");
            let marked = sample
                .split('«')
                .skip(1)
                .filter_map(|rest| rest.split('»').next());
            let marked: Vec<&str> = marked.collect();
            let found = matched(*set, &text);
            if found.is_empty() || !marked.is_empty() && found != marked {
                wrong.push(format!("{name}: {sample:?} gives {found:?}"));
            }
        }
        for sample in &file.near {
            let found = matched(*set, sample);
            if !found.is_empty() {
                wrong.push(format!("{name}: near miss {sample:?} gives {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The phrases of a file.
#[derive(serde::Deserialize)]
struct Phrases {
    phrases: Vec<String>,
}

/// The words that phrases of an element's or form's file begin with, by themselves
/// and run together with the next.
pub(crate) fn openings(file: &str) -> Vec<String> {
    let mut files = FILES.iter().filter(|(name, ..)| name.contains(file));
    let (_, _, file) = files.next().expect("there is such a file");
    let file: Phrases = read(file).expect("the build script read it");
    let mut words = Vec::new();
    for phrase in file.phrases {
        let node = parse(&phrase).expect("the build script read it");
        let may_be_empty = add_openings(&node, &mut words);
        assert!(!may_be_empty, "{phrase}");
    }
    let next = [
        "not", "am", "is", "has", "are", "have", "had", "would", "will", "us",
    ];
    let both = |one: &String| next.map(|two| contractions(one, two)).concat();
    let alone = |one: &String| contractions_with(one).collect();
    let joined = words.iter().flat_map(|one| [both(one), alone(one)]);
    let joined: Vec<String> = joined.flatten().collect();
    words.extend(joined);
    words.sort();
    words.dedup();
    words
}

/// Appends the words that a piece of a phrase begins with; says whether it may hold
/// none.
fn add_openings(node: &Node, words: &mut Vec<String>) -> bool {
    match node {
        Node::Word(word) => {
            words.push(word.clone());
            false
        }
        Node::Seq(nodes) => nodes.iter().all(|node| add_openings(node, words)),
        Node::Alt(nodes) => {
            let may_be_empty = nodes.iter().map(|node| add_openings(node, words));
            // All are to be appended.
            may_be_empty.filter(|empty| *empty).count() > 0
        }
        Node::Anchor(_) => true,
        Node::Gap(_) | Node::Class(..) | Node::Shape(_) => {
            panic!("{node:?} names no word")
        }
    }
}
