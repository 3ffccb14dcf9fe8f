//! Which words decided a reading, as its writer would say it.

use std::borrow::Cow;

use super::facts::{self, Fact};
use super::features::Field;
use super::model::{At, Sum, Voice, points};
use super::quoted::Quoted;
use super::{Evidence, Occasion};
use crate::diagnostic::Place;
use crate::draft::Draft;
use crate::message::Message;
use crate::phrases::{self, Scope};

/// What is known of the facts.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) quoted: Option<&'a Quoted>,
    pub(super) days_ago: Option<i32>,
}

/// Pieces of evidence that are named; the rest is small.
const MOST: usize = 8;
/// Points with which a piece is worth naming.
const LEAST: i32 = 8;
/// Words from the first to the last of two kinds that are shown as one piece.
const NEAR: usize = 4;

/// The evidence for the occasion at `best`, strongest first: what speaks for it
/// rather than for `none`, or rather than for the follow-up it would else be.
pub(super) fn because(
    message: &Message<'_>,
    draft: &Draft,
    sum: &Sum,
    best: usize,
    facts: Facts<'_>,
) -> Vec<Evidence> {
    let none = Occasion::ALL.len() - 1;
    let rival = if best == none {
        let others = (0..none).max_by_key(|at| sum.points[*at]);
        others.unwrap_or_default()
    } else {
        none
    };
    let gain = |voice: &Voice| {
        let points = points(voice.row);
        i32::from(points[best]) - i32::from(points[rival])
    };
    let occasion = Occasion::ALL[best];
    let ranked = sum.voices.iter().filter_map(|voice| {
        let gain = gain(voice);
        let is_heard = gain >= LEAST;
        is_heard.then(|| Some((rank(voice.at, occasion)?, -gain, voice.at)))?
    });
    let mut ranked: Vec<(u8, i32, At)> = ranked.collect();
    ranked.sort_by_key(|(rank, gain, _)| (*rank, *gain));
    let mut because: Vec<Evidence> = Vec::new();
    // Words are read where they are shown alone; most voices are not.
    for (_, _, at) in ranked {
        if because.len() == MOST {
            break;
        }
        let Some(evidence) = evidence(message, draft, at, facts) else {
            continue;
        };
        if !because.iter().any(|told| told.covers(&evidence)) {
            because.push(evidence);
        }
    }
    because
}

impl Evidence {
    /// Whether words of the other are words of this.
    fn covers(&self, other: &Self) -> bool {
        match (self.place, other.place) {
            (Some(one), Some(other)) => {
                one.part == other.part
                    && one.span.start < other.span.end
                    && other.span.start < one.span.end
            }
            _ => self.words == other.words,
        }
    }
}

/// How soon a piece is named: phrases that are there for the occasion first,
/// then others, then facts, then kinds of words near each other; the rest says
/// nothing to a reader.
fn rank(at: At, occasion: Occasion) -> Option<u8> {
    match at {
        // "Still" and "today" say little by themselves.
        At::Phrase(_, _, [start, end]) if end - start < 2 => Some(2),
        At::Phrase(_, set, _) => Some(u8::from(!is_of(occasion, set))),
        At::Fact(Fact::QuotesNo | Fact::QuotesNotYet | Fact::QuotesOwn) => Some(0),
        // Days alone make thanks late; elsewhere the words say more.
        At::Fact(_) => Some(if occasion == Occasion::LateThankYou {
            0
        } else {
            2
        }),
        At::Words(Field::Quote, _) => None,
        At::Words(_, [first, last]) => (first < last && last - first <= NEAR).then_some(3),
    }
}

/// Whether the phrases of a set are looked for because of the occasion.
fn is_of(occasion: Occasion, set: u16) -> bool {
    // What a thank-you is read by is its thanks.
    if occasion == Occasion::ThankYou {
        return set == phrases::set::ELEMENTS_THANKS;
    }
    let name = phrases::SET_NAMES[usize::from(set)];
    let of_occasions = name.strip_prefix("occasions/");
    of_occasions.is_some_and(|name| name.starts_with(occasion.name()))
}

/// What a voice says in words, if it can.
fn evidence(message: &Message<'_>, draft: &Draft, at: At, facts: Facts<'_>) -> Option<Evidence> {
    let in_subject = |tokens: std::ops::Range<usize>| {
        let (part, prose) = draft.subject.as_ref()?;
        let (part, span) = (*part, prose.span(tokens));
        Some(Place { part, span })
    };
    let in_body = |tokens| Some(draft.place(draft.body.span(tokens)));
    let place = match at {
        At::Fact(Fact::QuotesNo | Fact::QuotesNotYet) => facts.quoted?.says.map(|(_, at)| at),
        At::Fact(fact) => {
            let words = facts::words(fact, facts.days_ago)?;
            return Some(Evidence { words, place: None });
        }
        At::Phrase(scope, _, [start, end]) => {
            let tokens = start as usize..end as usize;
            if scope == Scope::Subject {
                in_subject(tokens)
            } else {
                in_body(tokens)
            }
        }
        At::Words(Field::Subject, [first, last]) => in_subject(first..last + 1),
        At::Words(_, [first, last]) => in_body(first..last + 1),
    };
    Some(evidence_at(message, place?))
}

/// The words at a place, their blanks as one space.
fn evidence_at(message: &Message<'_>, place: Place) -> Evidence {
    let words: Vec<&str> = place
        .span
        .of(message.text(place.part))
        .split_whitespace()
        .filter(|word| !word.chars().all(|ch| ch == '>'))
        .collect();
    Evidence {
        words: Cow::Owned(words.join(" ")),
        place: Some(place),
    }
}
