//! Looks for all phrases of a rule set in a draft, once.

use std::collections::BTreeSet;
use std::ops::Range;

use super::matcher::{Hit, Tables};
use super::walk::Walks;
use super::weed::{silence, weed};
use super::{Key, PhraseRule, RuleSet, Scope, fold};
use crate::diagnostic::Place;
use crate::draft::prose::{Prose, Sentence, Token};
use crate::draft::{Draft, Role};
use crate::message::{Message, PartId};

/// The phrases found in one scope of a draft.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    body: Vec<Hit>,
    sign_off: Vec<Hit>,
    greeting: Vec<Hit>,
    subject: Vec<Hit>,
}

impl Found {
    /// The hits of a set, in order; none overlaps another. They count tokens of
    /// the scope's prose.
    pub(crate) fn hits(&self, scope: Scope, set: u16) -> &[Hit] {
        let hits = self.of(scope);
        let start = hits.partition_point(|hit| hit.set < set);
        let behind = &hits[start..];
        // Nearly always one or none.
        let few = behind.iter().take(FEW_OF_SET);
        let n = match few.take_while(|hit| hit.set == set).count() {
            FEW_OF_SET => behind.partition_point(|hit| hit.set <= set),
            n => n,
        };
        &behind[..n]
    }
}

/// Hits of a set that are counted one by one.
const FEW_OF_SET: usize = 4;

impl Found {
    fn of(&self, scope: Scope) -> &[Hit] {
        match scope {
            Scope::Body => &self.body,
            Scope::SignOff => &self.sign_off,
            Scope::Greeting => &self.greeting,
            Scope::Subject => &self.subject,
        }
    }

    /// The hits of all sets, in the order of the sets.
    pub(crate) fn all(&self, scope: Scope) -> &[Hit] {
        self.of(scope)
    }
}

/// The prose a scope's hits count in, and its part.
pub(crate) fn prose(draft: &Draft, scope: Scope) -> Option<(PartId, &Prose)> {
    match scope {
        Scope::Subject => draft.subject.as_ref().map(|(part, prose)| (*part, prose)),
        Scope::Body | Scope::SignOff | Scope::Greeting => Some((draft.body_part, &draft.body)),
    }
}

/// Hits that the body of most drafts has.
const USUAL: usize = 80;
/// Hits that the subject of most drafts has.
const FEW: usize = 24;

/// Looks for every phrase of `rules`.
pub(crate) fn find(rules: &RuleSet, message: &Message<'_>, draft: &Draft) -> Found {
    let mut found = Found::default();
    let is_built_in = std::ptr::eq(rules, RuleSet::built_in());
    let renumbered;
    let body = if is_built_in {
        &draft.body.tokens
    } else {
        renumbered = renumber(rules, &draft.body.tokens, message.text(draft.body_part));
        &renumbered
    };
    found.body.reserve(USUAL);
    let mut walks = Walks::default();
    for block in &draft.blocks {
        let out = match block.role {
            Role::Paragraph => &mut found.body,
            Role::SignOff => &mut found.sign_off,
            Role::Greeting => &mut found.greeting,
            _ => continue,
        };
        let sentences = &draft.body.sentences[block.sentences.clone()];
        find_in(&rules.tables, sentences, body, &mut walks, out);
    }
    finish(rules, &draft.body, &mut found.body);
    finish(rules, &draft.body, &mut found.sign_off);
    finish(rules, &draft.body, &mut found.greeting);
    if let Some((part, subject)) = &draft.subject {
        let renumbered;
        let tokens = if is_built_in {
            &subject.tokens
        } else {
            renumbered = renumber(rules, &subject.tokens, message.text(*part));
            &renumbered
        };
        let out = &mut found.subject;
        out.reserve(FEW);
        find_in(&rules.tables, &subject.sentences, tokens, &mut walks, out);
        finish(rules, subject, &mut found.subject);
    }
    found
}

/// Looks for the built-in phrases of quoted mails; hits are those of the body.
pub(crate) fn find_quoted(prose: &Prose) -> Found {
    let quoted = &RuleSet::built_in().quoted;
    find_by(quoted, prose, |words| quoted.may_find(words))
}

/// Looks for all other built-in phrases in a text that is not the mail's own;
/// hits are those of the body.
pub(crate) fn find_beside(prose: &Prose) -> Found {
    find_by(&RuleSet::built_in().tables, prose, |_| true)
}

/// Looks for the phrases of a user's rules in a text that is nothing but prose.
pub(super) fn find_alone(rules: &RuleSet, text: &str, prose: &Prose) -> Vec<Hit> {
    let mut hits = Vec::new();
    let tokens = renumber(rules, &prose.tokens, text);
    let (walks, sentences) = (&mut Walks::default(), &prose.sentences);
    find_in(&rules.tables, sentences, &tokens, walks, &mut hits);
    finish(rules, prose, &mut hits);
    hits
}

/// Looks in the sentences whose words may hold a phrase.
fn find_by(tables: &Tables<'_>, prose: &Prose, may_find: impl Fn(&[Token]) -> bool) -> Found {
    let mut found = Found::default();
    let (walks, out) = (&mut Walks::default(), &mut found.body);
    for sentence in &prose.sentences {
        if may_find(&prose.tokens[sentence.tokens.clone()]) {
            let sentence = std::slice::from_ref(sentence);
            find_in(tables, sentence, &prose.tokens, walks, out);
        }
    }
    finish(RuleSet::built_in(), prose, out);
    found
}

fn find_in(
    tables: &Tables<'_>,
    sentences: &[Sentence],
    tokens: &[Token],
    walks: &mut Walks,
    out: &mut Vec<Hit>,
) {
    for sentence in sentences {
        let words = &tokens[sentence.tokens.clone()];
        let (offset, is_question) = (sentence.tokens.start, sentence.is_question);
        tables.find(words, offset, is_question, walks, out);
    }
}

/// Weeds overlaps, then drops hits that an exception silences.
fn finish(rules: &RuleSet, prose: &Prose, hits: &mut Vec<Hit>) {
    weed(hits, rules.sets.len());
    silence(rules.sets, prose, hits);
}

/// The words with their numbers in another rule set's vocabulary.
fn renumber(rules: &RuleSet, tokens: &[Token], text: &str) -> Vec<Token> {
    let number = |token: &Token| {
        let word = fold(token.span().of(text));
        Token {
            id: rules.vocabulary.look_up(&Key::of(word.as_bytes())).0,
            ..*token
        }
    };
    tokens.iter().map(number).collect()
}

/// A phrase rule's flaw, found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RuleHit {
    pub(crate) rule: &'static PhraseRule,
    pub(crate) place: Place,
    /// The sentence in its part, so that rules can yield to others there.
    sentence: usize,
}

/// What the phrase rules of a set found, rule by rule.
pub(crate) fn rule_hits(rules: &RuleSet, draft: &Draft, found: &Found) -> Vec<RuleHit> {
    let mut out = Vec::new();
    for scope in [Scope::Body, Scope::Greeting, Scope::Subject] {
        let first = rules.rules.iter().find(|rule| rule.scope == scope);
        let (Some((part, prose)), Some(first)) = (prose(draft, scope), first) else {
            continue;
        };
        // Few sets have hits, and fewer of them are a rule's; those of elements and
        // occasions come first.
        let hits = found.of(scope);
        let hits = &hits[hits.partition_point(|hit| hit.set < first.set)..];
        let mut rules = rules.rules.iter().peekable();
        for hit in hits {
            while rules.next_if(|rule| rule.set < hit.set).is_some() {}
            let is_its = |rule: &PhraseRule| rule.set == hit.set && rule.scope == scope;
            let Some(rule) = rules.peek().copied().filter(|rule| is_its(rule)) else {
                continue;
            };
            out.push(RuleHit {
                rule,
                place: Place {
                    part,
                    span: prose.span(hit.words()),
                },
                sentence: prose.sentence_of(hit.start as usize),
            });
        }
    }
    out.sort_by_key(|hit| hit.rule.set);
    out
}

/// The rule whose phrases a set holds; rules stand in the order of their sets.
fn rule_of(rules: &RuleSet, set: u16) -> Option<&'static PhraseRule> {
    let at = rules.rules.binary_search_by_key(&set, |rule| rule.set);
    Some(&rules.rules[at.ok()?])
}

/// Whether one of these built-in rules speaks in the body.
pub(crate) fn speaks(found: &Found, ids: &[&str]) -> bool {
    let mut rules = RuleSet::built_in().rules.iter();
    rules.any(|rule| ids.contains(&rule.rule.id) && !found.hits(Scope::Body, rule.set).is_empty())
}

/// Whether a built-in rule against pressure speaks on the words of `hit`.
pub(crate) fn presses(found: &Found, hit: Hit) -> bool {
    presses_within(found, &hit.words())
}

/// Whether a built-in rule against pressure speaks on any of the body's `words`.
pub(crate) fn presses_within(found: &Found, words: &Range<usize>) -> bool {
    let rules = RuleSet::built_in();
    let is_pressing = |other: &&Hit| {
        let rule = rule_of(rules, other.set);
        rule.is_some_and(|rule| rule.scope == Scope::Body && rule.rule.group() == "pressure")
    };
    let shares = |other: &&Hit| {
        let other = other.words();
        other.start < words.end && words.start < other.end
    };
    found
        .body
        .iter()
        .filter(shares)
        .any(|other| is_pressing(&other))
}

/// One flaw draws one finding: drops the hits of a rule in a sentence where a
/// rule it yields to speaks.
pub(crate) fn yield_to(hits: &mut Vec<RuleHit>) {
    let speaks: BTreeSet<(&str, PartId, usize)> = hits
        .iter()
        .map(|hit| (hit.rule.rule.id, hit.place.part, hit.sentence))
        .collect();
    hits.retain(|hit| {
        let mut to = hit.rule.yields_to.iter();
        !to.any(|id| speaks.contains(&(*id, hit.place.part, hit.sentence)))
    });
}
