//! Which words decided a reading, as its writer would say it.

use super::facts::{self, Fact};
use super::features::Field;
use super::model::{At, Voice, points};
use super::quoted::Quoted;
use super::{Evidence, Occasion};
use crate::diagnostic::Place;
use crate::draft::Draft;
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
pub(super) const NEAR: usize = 4;

/// The evidence for the occasion at `best`, strongest first: what speaks for it
/// rather than for the one at `rival`.
pub(super) fn because(
    draft: &Draft,
    voices: &[Voice],
    [best, rival]: [usize; 2],
    facts: Facts<'_>,
) -> Vec<Evidence> {
    let occasion = Occasion::ALL[best];
    let mut ranked: Vec<(i32, At)> = Vec::with_capacity(voices.len());
    for voice in voices {
        let points = points(voice.row);
        let gain = i32::from(points[best]) - i32::from(points[rival]);
        if gain >= LEAST {
            // Rank comes before gain, which has sixteen bits.
            let key = (i32::from(rank(voice.at, occasion)) << 16) - gain;
            ranked.push((key, voice.at));
        }
    }
    ranked.sort_by_key(|(key, _)| *key);
    let mut because: Vec<Evidence> = Vec::with_capacity(MOST);
    for (_, at) in ranked {
        if because.len() == MOST {
            break;
        }
        let Some(evidence) = evidence(draft, at, facts) else {
            continue;
        };
        if !because.iter().any(|told| told.covers(evidence)) {
            because.push(evidence);
        }
    }
    because
}

impl Evidence {
    /// Whether words of the other are words of this.
    fn covers(self, other: Self) -> bool {
        match (self, other) {
            (Self::Words(one), Self::Words(other)) => {
                one.part == other.part
                    && one.span.start < other.span.end
                    && other.span.start < one.span.end
            }
            _ => self == other,
        }
    }
}

/// How soon a piece is named: phrases that are there for the occasion first,
/// then others, then facts, then kinds of words near each other.
fn rank(at: At, occasion: Occasion) -> u8 {
    match at {
        // "Still" and "today" say little by themselves.
        At::Phrase(_, _, [start, end]) if end - start < 2 => 2,
        At::Phrase(_, set, _) => u8::from(!is_of(occasion, set)),
        At::Fact(Fact::QuotesNo | Fact::QuotesNotYet | Fact::QuotesOwn) => 0,
        // Days alone make thanks late; elsewhere the words say more.
        At::Fact(_) if occasion == Occasion::LateThankYou => 0,
        At::Fact(_) => 2,
        At::Words(..) => 3,
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

/// What a voice says, if it can be told.
fn evidence(draft: &Draft, at: At, facts: Facts<'_>) -> Option<Evidence> {
    let in_subject = |tokens: std::ops::Range<usize>| {
        let (part, prose) = draft.subject.as_ref()?;
        let (part, span) = (*part, prose.span(tokens));
        Some(Place { part, span })
    };
    let in_body = |tokens| Some(draft.place(draft.body.span(tokens)));
    let place = match at {
        At::Fact(Fact::QuotesNo | Fact::QuotesNotYet) => facts.quoted?.says.map(|(_, at)| at),
        At::Fact(fact) => return facts::evidence(fact, facts.days_ago),
        At::Phrase(scope, _, [start, end]) => {
            let tokens = start as usize..end as usize;
            if scope == Scope::Subject {
                in_subject(tokens)
            } else {
                in_body(tokens)
            }
        }
        At::Words(field, [first, last]) => {
            let tokens = first as usize..last as usize + 1;
            if field == Field::Subject {
                in_subject(tokens)
            } else {
                in_body(tokens)
            }
        }
    };
    place.map(Evidence::Words)
}
