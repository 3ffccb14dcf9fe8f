//! Why the writer suits the job: what they did, told by how it is said.
//!
//! No list of phrases holds all that people do for a living. So beside the
//! frames of `rules/elements/fit.toml`, "I have groomed nervous dogs" is told by
//! its form: "I", "we" or "having", a past form that is no talk, mail or
//! thought, and something beside it that the interview does not explain: how
//! long, where else, how many, or that it was much the same.

mod proof;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;

use super::specific::{Traits, known};
use super::word_list::WordList;
use crate::diagnostic::Place;
use crate::draft::{Draft, Role, Sentence, Shape, Token};
use crate::message::Message;
use crate::phrases::{Found, Hit, Scope, folded, set};
use proof::Proof;

/// Words behind a verb within which the interview is looked for.
const REACH: usize = 12;

/// Where fit is first spoken of; by its form only if `deep`.
pub(super) fn find(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    deep: bool,
) -> Option<Place> {
    if let Some(hit) = found.hits(Scope::Body, set::ELEMENTS_FIT).first() {
        return Some(draft.place(draft.body.span(hit.words())));
    }
    let text = message.text(draft.body_part);
    let mut sentences = sentences(draft).filter(|_| deep);
    sentences.find_map(|(_, sentence)| {
        let words = Clause::of(text, draft, sentence).work()?;
        let start = sentence.tokens.start;
        let words = start + words.start..start + words.end;
        Some(draft.place(draft.body.span(words)))
    })
}

/// The sentences in which fit is spoken of, each once.
pub(crate) fn fit_sentences(message: &Message<'_>, draft: &Draft, found: &Found) -> Vec<Place> {
    let text = message.text(draft.body_part);
    let hits = found.hits(Scope::Body, set::ELEMENTS_FIT).iter();
    let number = |hit: &Hit| draft.body.sentence_of(hit.start as usize);
    let mut numbers: Vec<usize> = hits.map(number).collect();
    let by_form = sentences(draft)
        .filter(|(_, sentence)| Clause::of(text, draft, sentence).work().is_some())
        .map(|(number, _)| number);
    numbers.extend(by_form);
    numbers.sort_unstable();
    numbers.dedup();
    let place = |number: usize| draft.place(draft.body.sentences[number].span);
    numbers.into_iter().map(place).collect()
}

/// The sentences of the paragraphs with their numbers.
fn sentences(draft: &Draft) -> impl Iterator<Item = (usize, &Sentence)> {
    let blocks = draft.role(Role::Paragraph);
    let numbers = blocks.flat_map(|block| block.sentences.clone());
    numbers.map(|number| (number, &draft.body.sentences[number]))
}

/// The words of a sentence.
#[derive(Clone, Copy)]
struct Clause<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Clause<'a> {
    fn of(text: &'a str, draft: &'a Draft, sentence: &Sentence) -> Self {
        let tokens = &draft.body.tokens[sentence.tokens.clone()];
        Self { text, tokens }
    }

    /// A word; nothing beyond the last.
    fn word(self, at: usize) -> Cow<'a, str> {
        let token = self.tokens.get(at);
        token.map_or(Cow::Borrowed(""), |token| {
            folded(token.span().of(self.text))
        })
    }

    fn is<const N: usize, const SLOTS: usize>(self, at: usize, list: &WordList<N, SLOTS>) -> bool {
        list.holds(&self.word(at))
    }

    fn has(self, at: usize, shape: Shape) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.shape.has(shape))
    }

    /// A capitalised word that is no day, month or address of a person.
    fn is_name(self, at: usize) -> bool {
        self.has(at, Shape::CAPITAL) && !self.is(at, &words::NAMED)
    }

    /// The first words that tell of work done.
    fn work(self) -> Option<std::ops::Range<usize>> {
        let opens =
            |token: &Token| known(token).has(Traits::OPENS_WORK) && !token.shape.has(Shape::QUOTED);
        let mut at = (0..self.tokens.len()).filter(|at| opens(&self.tokens[*at]));
        at.find_map(|at| self.work_from(at))
    }

    fn work_from(self, at: usize) -> Option<std::ops::Range<usize>> {
        let opening = match self.tokens[at].span().of(self.text) {
            // Nearly always.
            "I" => Cow::Borrowed("i"),
            word => folded(word),
        };
        let end = match &*opening {
            "i've" | "we've" => self.perfect(at, at + 1),
            "i" | "we" => {
                let verb = self.behind_adverbs(at + 1);
                match &*self.word(verb) {
                    "have" => self.perfect(at, verb + 1),
                    present if words::HABITS.holds(present) => self.habitual(verb),
                    _ => self.past(at, verb),
                }
            }
            "having" if !self.is_before_having(at) => self.perfect(at, at + 1),
            "from" | "after" => self.lesson(at + 1),
            _ => None,
        }?;
        Some(at..end.min(self.tokens.len()))
    }

    fn is_before_having(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        matches!(
            &*self.word(before),
            "for" | "of" | "about" | "by" | "not" | "me" | "sorry" | "without"
        )
    }

    fn behind_adverbs(self, mut at: usize) -> usize {
        while self.is(at, &words::OFTEN) {
            at += 1;
        }
        at
    }

    /// Whether what follows a verb is the interview.
    fn is_of_interview(self, verb: usize) -> bool {
        let next = self.word(verb + 1);
        let is_note = matches!(&*self.word(verb), "wrote" | "written")
            && matches!(&*next, "to" | "about" | "you" | "again" | "last" | "once");
        is_note
            || &*next == "your"
            || (verb + 1..=verb + REACH).any(|at| self.is(at, &words::INTERVIEW))
    }

    /// "I have groomed nervous dogs": the words up to what shows that it is work.
    fn perfect(self, from: usize, verb: usize) -> Option<usize> {
        let at = self.behind_adverbs(verb);
        let verb = self.word(at);
        let is_been = &*verb == "been";
        // What the interview is looked for in is long, so that is asked last.
        if !is_been && !is_past(&verb, &words::PARTICIPLES) || self.is_of_interview(at) {
            return None;
        }
        let next = self.word(at + 1);
        let proof = self.proof(at + 1);
        if is_been {
            let before = self.proof_before(from);
            let (proof, end) = proof.or(before.map(|proof| (proof, at + 3)))?;
            let is_long = proof == Proof::Time || before == Some(Proof::Time);
            let is_work = match &*next {
                "through" => matches!(proof, Proof::Alike | Proof::Count),
                "a" | "an" | "the" | "in" | "on" | "at" | "with" | "head" | "part" => is_long,
                doing => doing.ends_with("ing") && !words::NO_DOING.holds(doing),
            };
            return is_work.then_some(end);
        }
        // "I have since looked it up", "Since then I have": behind the interview.
        let is_since = |at: usize| &*self.word(at) == "since";
        let is_later = (from.saturating_sub(2)..from).any(is_since)
            || (from + 1..at).any(is_since)
            || (at + 1..at + 7).any(is_since);
        if is_later && !proof.is_some_and(|(proof, _)| proof == Proof::Time) {
            return None;
        }
        let is_of_both = words::OF_BOTH.holds(&verb);
        if let Some((proof, end)) = proof
            && (!is_of_both || proof.is_strong())
        {
            return Some(end);
        }
        let is_particle = matches!(&*next, "down" | "up" | "out" | "off" | "over");
        let object = at + 1 + usize::from(is_particle);
        let is_object = object < self.tokens.len()
            && !self.is(object, &words::NO_OBJECT)
            && !self.is(object, &words::NAMED);
        (is_object && !is_of_both).then_some(object + 1)
    }

    /// "I ran mocks for 300 pupils".
    fn past(self, from: usize, at: usize) -> Option<usize> {
        let verb = self.word(at);
        let next = self.word(at + 1);
        let is_learnt = matches!(&*verb, "learned" | "learnt");
        let is_other = &*verb == "used" && &*next == "to"
            || is_learnt && !matches!(&*next, "on" | "at" | "to" | "my" | "in" | "with" | "under");
        if !is_past(&verb, &words::PAST) || is_other || self.is_of_interview(at) {
            return None;
        }
        let before = || self.proof_before(from).map(|proof| (proof, at + 2));
        let habit = || self.habit(at + 1).map(|end| (Proof::Title, end));
        let (proof, end) = self.proof(at + 1).or_else(before).or_else(habit)?;
        // "I set up a night desk"
        let is_set_up = &*verb == "set" && matches!(&*next, "up" | "out");
        (proof.is_strong() || is_set_up || !words::OF_BOTH.holds(&verb)).then_some(end)
    }

    /// "I teach the same course", "I use it every day".
    fn habitual(self, at: usize) -> Option<usize> {
        let proof = self.proof(at + 1).filter(|(proof, _)| proof.is_strong());
        let end = proof.map(|(_, end)| end).or_else(|| self.habit(at + 1))?;
        (!self.is_of_interview(at)).then_some(end)
    }

    /// "from paying 900 people", "from helping my uncle".
    fn lesson(self, at: usize) -> Option<usize> {
        let doing = self.word(at);
        if doing.len() <= 5
            || !doing.ends_with("ing")
            || words::NO_LESSON.holds(&doing)
            || self.is_of_interview(at)
        {
            return None;
        }
        let is_ours = matches!(&*self.word(at + 1), "my" | "our");
        if is_ours && !self.is(at + 2, &words::NOT_AT_WORK) {
            return Some(at + 3);
        }
        let (proof, end) = self.proof(at + 1)?;
        (proof != Proof::Title).then_some(end)
    }
}

/// Whether a word is a past form of work.
fn is_past<const N: usize, const SLOTS: usize>(verb: &str, irregular: &WordList<N, SLOTS>) -> bool {
    let is_regular = verb.len() > 3 && verb.ends_with("ed");
    (is_regular || irregular.holds(verb)) && !words::NO_WORK.holds(verb)
}
