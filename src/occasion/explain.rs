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
use crate::phrases::Scope;

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
    let named = sum.voices.iter().filter_map(|voice| {
        let gain = gain(voice);
        let occasion = Occasion::ALL[best];
        let (rank, evidence) = evidence(message, draft, voice.at, facts, occasion)?;
        (gain >= LEAST).then_some((rank, gain, evidence))
    });
    let mut named: Vec<(u8, i32, Evidence)> = named.collect();
    named.sort_by_key(|(rank, gain, _)| (*rank, -gain));
    let mut because: Vec<Evidence> = Vec::new();
    for (_, _, evidence) in named {
        let is_told = because.iter().any(|told| told.covers(&evidence));
        if !is_told && because.len() < MOST {
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

/// What a voice says in words, if it can, and its rank: phrases first, then
/// facts, then kinds of words near each other.
fn evidence(
    message: &Message<'_>,
    draft: &Draft,
    at: At,
    facts: Facts<'_>,
    occasion: Occasion,
) -> Option<(u8, Evidence)> {
    let subject = draft.subject.as_ref();
    match at {
        At::Fact(fact) => {
            if matches!(fact, Fact::QuotesNo | Fact::QuotesNotYet) {
                let (_, place) = facts.quoted?.says?;
                return Some((0, evidence_at(message, place)));
            }
            let words = facts::words(fact, facts.days_ago)?;
            // Days alone make thanks late; elsewhere the words say more.
            let rank = u8::from(fact != Fact::QuotesOwn && occasion != Occasion::LateThankYou);
            Some((rank, Evidence { words, place: None }))
        }
        At::Phrase(scope, [start, end]) => {
            let tokens = start as usize..end as usize;
            let place = match (scope, subject) {
                (Scope::Subject, Some((part, prose))) => Place {
                    part: *part,
                    span: prose.span(tokens),
                },
                _ => draft.place(draft.body.span(tokens)),
            };
            Some((0, evidence_at(message, place)))
        }
        At::Words(field, [first, last]) => {
            let is_phrase = first < last && last - first <= NEAR;
            let place = match (field, subject) {
                (Field::Body | Field::First, _) => draft.place(draft.body.span(first..last + 1)),
                (Field::Subject, Some((part, prose))) => Place {
                    part: *part,
                    span: prose.span(first..last + 1),
                },
                _ => return None,
            };
            is_phrase.then(|| (2, evidence_at(message, place)))
        }
    }
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
