//! The specific reference: something only that conversation holds.
//!
//! Frames (`rules/elements/specific-*.toml`) say where the writer speaks of the
//! conversation; what fills a frame is judged by the words it holds. Words any
//! interview holds ("the role", "your company", "the opportunity") say nothing.

use super::generic::GENERIC;
use crate::diagnostic::Place;
use crate::draft::{Draft, Role, Sentence, Shape, Token};
use crate::message::Message;
use crate::options::Options;
use crate::phrases::{Found, Hit, Scope, fold, set};
use crate::text::Span;

/// What fills a frame stands within so many words of it.
const REACH: usize = 16;
/// The same for frames that are as often followed by nothing specific.
const WEAK_REACH: usize = 8;

/// Finds the first specific reference.
pub(super) fn find(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    options: &Options,
) -> Option<Place> {
    let judge = Judge {
        text: message.text(draft.body_part),
        draft,
        message,
        options,
    };
    let frames = [
        set::ELEMENTS_SPECIFIC_STRONG,
        set::ELEMENTS_SPECIFIC_WEAK,
        set::ELEMENTS_SPECIFIC_WITHIN,
    ];
    let hits = frames.map(|set| found.hits(Scope::Body, set));
    let mut hits: Vec<Hit> = hits.concat();
    // Stable: of frames that begin together the stronger is asked first.
    hits.sort_by_key(|hit| hit.start);
    let span = hits.into_iter().find_map(|hit| match hit.set {
        set::ELEMENTS_SPECIFIC_WITHIN => judge.within(hit),
        set => judge.ahead(hit, set == set::ELEMENTS_SPECIFIC_STRONG),
    });
    span.or_else(|| judge.told()).map(|span| draft.place(span))
}

struct Judge<'a> {
    text: &'a str,
    draft: &'a Draft,
    message: &'a Message<'a>,
    options: &'a Options,
}

impl Judge<'_> {
    fn sentence(&self, hit: Hit) -> &Sentence {
        let prose = &self.draft.body;
        &prose.sentences[prose.sentence_of(hit.start as usize)]
    }

    /// The frame with what follows it, if that is specific.
    fn ahead(&self, hit: Hit, is_strong: bool) -> Option<Span> {
        let (from, sentence) = (hit.end as usize, self.sentence(hit));
        let until = sentence
            .tokens
            .end
            .min(from + if is_strong { REACH } else { WEAK_REACH });
        let last = self.last_specific(from..until, is_strong)?;
        Some(self.shown(hit.start as usize..last + 1))
    }

    /// The frame, if what it holds is specific.
    fn within(&self, hit: Hit) -> Option<Span> {
        let words = hit.start as usize..hit.end as usize;
        self.last_specific(words.clone(), true)?;
        Some(self.shown(words))
    }

    /// The words without a day or month that belongs to what stands before
    /// them: "on 3 September you said that ...".
    fn shown(&self, words: std::ops::Range<usize>) -> Span {
        let tokens = &self.draft.body.tokens[words.clone()];
        let is_calendar = |token: &Token| {
            let word = fold(token.span().of(self.text));
            token.shape.has(Shape::CAPITAL) && GENERIC.binary_search(&word.as_str()).is_ok()
        };
        let skipped = tokens.iter().take_while(|token| is_calendar(token)).count();
        let from = if skipped < words.len() {
            words.start + skipped
        } else {
            words.start
        };
        self.draft.body.span(from..words.end)
    }

    /// The last of the words that say something, among the first few that do.
    fn last_specific(&self, words: std::ops::Range<usize>, is_strong: bool) -> Option<usize> {
        let tokens = &self.draft.body.tokens;
        let mut specific: Vec<usize> = Vec::new();
        let (mut noun_phrase, mut of_employer) = (words.start, false);
        for at in words {
            let word = fold(tokens[at].span().of(self.text));
            let is_capital = tokens[at].shape.has(Shape::CAPITAL);
            // "at Northgate Tools": the employer is no topic.
            of_employer = is_capital && of_employer || names_employer(&word);
            if is_post(&word) {
                // "the Ward Manager role": the title says no more than the role.
                specific.retain(|before| *before < noun_phrase);
            } else if opens_noun_phrase(&word) {
                noun_phrase = at;
            } else if !(of_employer && is_capital)
                && self.says_something(&tokens[at], &word, is_strong)
            {
                specific.push(at);
            }
        }
        let first = *specific.first()?;
        Some(
            specific
                .get(3)
                .or(specific.last())
                .copied()
                .unwrap_or(first),
        )
    }

    fn says_something(&self, token: &Token, word: &str, is_strong: bool) -> bool {
        let is_name = token.shape.has(Shape::CAPITAL);
        if is_name && (!is_strong || self.is_greeted(word)) {
            return false;
        }
        // Numbers are dates as a rule.
        let is_short = word.chars().count() <= 3 || token.shape.has(Shape::NUMBER);
        let stem = word.strip_suffix("'s").unwrap_or(word);
        !is_short && GENERIC.binary_search(&stem).is_err()
    }

    /// Whether a word is part of the greeted name or a recipient's.
    fn is_greeted(&self, word: &str) -> bool {
        let holds = |text: &str| {
            text.split_whitespace()
                .any(|part| fold(part).starts_with(word))
        };
        let greeted = self
            .draft
            .greeted
            .is_some_and(|span| holds(span.of(self.text)));
        let mut to = self.message.to.iter().filter_map(|mailbox| mailbox.name);
        greeted || to.any(|part| holds(self.message.text(part)))
    }

    /// A topic the user told of, or a person met who is not the reader.
    fn told(&self) -> Option<Span> {
        let interview = &self.options.interview;
        let topics = interview
            .topics
            .iter()
            .flat_map(|topic| topic.split_whitespace());
        let people = interview
            .people
            .iter()
            .flat_map(|name| name.split_whitespace());
        let words: Vec<String> = topics
            .chain(people)
            .map(fold)
            .filter(|word| {
                word.chars().count() > 3 && GENERIC.binary_search(&word.as_str()).is_err()
            })
            .collect();
        if words.is_empty() {
            return None;
        }
        let paragraphs = self.draft.role(Role::Paragraph);
        paragraphs
            .flat_map(|block| self.draft.body.tokens_of(&block.sentences))
            .find_map(|token| {
                let word = fold(token.span().of(self.text));
                let stem = word.strip_suffix("'s").unwrap_or(&word);
                (words.iter().any(|told| told == stem) && !self.is_greeted(stem))
                    .then(|| token.span())
            })
    }
}

/// Words behind which the name of an employer stands.
fn names_employer(word: &str) -> bool {
    ["at", "with", "for", "join", "joining"].contains(&word)
}

/// Articles and the like: what stands before them belongs to no noun behind.
fn opens_noun_phrase(word: &str) -> bool {
    [
        "the", "a", "an", "your", "our", "this", "that", "their", "its", "about", "of", "on", "to",
        "in", "at", "for", "with", "from", "how", "and",
    ]
    .contains(&word)
}

/// Nouns whose attribute names a post, a team or an employer, not a topic.
fn is_post(word: &str) -> bool {
    [
        "role",
        "position",
        "job",
        "post",
        "opening",
        "vacancy",
        "opportunity",
        "team",
        "company",
        "department",
        "organisation",
        "organization",
        "firm",
        "internship",
        "apprenticeship",
    ]
    .contains(&word)
}
