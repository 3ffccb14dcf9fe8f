//! [`Occasion`]: why a mail is written, and [`Reading`]: how that was told.

mod days;
mod quoted;

use std::borrow::Cow;

use quoted::Quoted;

use crate::diagnostic::Place;
use crate::draft::Draft;
use crate::message::Message;
use crate::options::{Options, WordLimit};
use crate::phrases::{CUES, Cue, Found, Scope, set};

/// Why a mail is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// Within a day of an interview.
    ThankYou,
    /// Days later, no thank-you was sent.
    LateThankYou,
    /// The promised date, or a fair time, has passed.
    CheckIn,
    /// They wrote: not decided yet.
    NoDecisionReply,
    /// An earlier follow-up got no answer.
    Nudge,
    /// The interview went badly.
    Recovery,
    /// They said no.
    RejectionReply,
    /// Not an interview follow-up.
    #[default]
    None,
}

impl Occasion {
    /// Every occasion, `none` last.
    pub const ALL: [Self; 8] = [
        Self::ThankYou,
        Self::LateThankYou,
        Self::CheckIn,
        Self::NoDecisionReply,
        Self::Nudge,
        Self::Recovery,
        Self::RejectionReply,
        Self::None,
    ];

    /// The occasions that are recognised; of equal evidence the first wins.
    pub const RECOGNISED: &[Self] = &[
        Self::Nudge,
        Self::CheckIn,
        Self::ThankYou,
        Self::LateThankYou,
        Self::NoDecisionReply,
        Self::RejectionReply,
        Self::Recovery,
    ];

    /// The name used on the command line, in the config and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ThankYou => "thank-you",
            Self::LateThankYou => "late-thank-you",
            Self::CheckIn => "check-in",
            Self::NoDecisionReply => "no-decision-reply",
            Self::Nudge => "nudge",
            Self::Recovery => "recovery",
            Self::RejectionReply => "rejection-reply",
            Self::None => "none",
        }
    }

    /// The occasion of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|occasion| occasion.name() == name)
    }

    /// Body words: fine up to, too long past (specification, section 3).
    #[must_use]
    pub const fn word_limit(self) -> WordLimit {
        let (fine, too_long) = match self {
            Self::ThankYou => (150, 250),
            Self::LateThankYou => (170, 250),
            Self::CheckIn => (100, 150),
            Self::NoDecisionReply => (50, 80),
            Self::Nudge => (80, 110),
            Self::Recovery => (150, 220),
            Self::RejectionReply => (110, 170),
            Self::None => (usize::MAX, usize::MAX),
        };
        WordLimit { fine, too_long }
    }
}

/// How the occasion of a draft was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What the draft was read as.
    pub occasion: Occasion,
    /// Whether the user named it.
    pub given: bool,
    /// Whether another reading had nearly as much evidence.
    pub close: bool,
    /// That reading: `none` where there was hardly enough evidence for any, and
    /// where the reading is `none` the one that hardly was.
    pub other: Option<Occasion>,
    /// The words that decided it, strongest first.
    pub because: Vec<Evidence>,
}

/// Something that speaks for an occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The words, or the fact where no words say it ("the interview was 9 days ago").
    pub words: Cow<'static, str>,
    /// Where the words stand.
    pub place: Option<Place>,
}

/// What is known of the evidence for a reading.
struct Score {
    occasion: Occasion,
    points: i32,
    because: Vec<(i8, Evidence)>,
}

impl Score {
    fn add(&mut self, points: i8, evidence: Evidence) {
        self.points += i32::from(points);
        self.because.push((points, evidence));
    }
}

/// Evidence that the mail follows up an interview at all counts up to so much:
/// it cannot make a thank-you of a mail that thanks nobody.
const MOST_ANY: i32 = 6;
/// Points that speak for a follow-up of any kind, without which a mail is none.
const LEAST_ANY: i32 = 2;
/// The same, with fewer of which a reading needs more points in all.
const ENOUGH_ANY: i32 = 3;
/// Points a reading needs of its own.
const LEAST_OWN: i32 = 3;
/// Points a reading needs together with the evidence for any follow-up.
const LEAST: i32 = 5;
/// The same where little but the words of the occasion speaks for one.
const LEAST_ALONE: i32 = 7;
/// Readings within so many points of each other are close.
const CLOSE: i32 = 1;
/// A quoted mail that says no, one that says nothing is decided, and one of the
/// writer's own, which had no answer or the answer would be quoted.
const QUOTED_REJECTION: i8 = 8;
const QUOTED_NO_DECISION: i8 = 5;
const QUOTED_OWN: i8 = 5;
/// What a quoted decision, or the lack of one, says for a follow-up of any kind.
const QUOTED_ANY: i32 = 3;

/// Tells the occasion of a draft, unless the user named it.
pub(crate) fn read(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    options: &Options,
) -> Reading {
    if let Some(occasion) = options.occasion {
        return Reading {
            occasion,
            given: true,
            ..Reading::default()
        };
    }
    let spoken = spoken(draft, found);
    let mut any = score(Occasion::None, None, message, &spoken);
    let against = score(Occasion::None, Some(Occasion::None), message, &spoken);
    let of = |occasion| score(occasion, Some(occasion), message, &spoken);
    let mut scores: Vec<Score> = Occasion::RECOGNISED
        .iter()
        .map(|occasion| of(*occasion))
        .collect();
    any.points += i32::from(message.is_reply);
    if any.points >= LEAST_ANY {
        any.points += wishes(found);
    }
    for (evidence, occasion, points) in quoted(message, draft) {
        let mut answers = scores.iter_mut().filter(|score| score.occasion == occasion);
        if let Some(score) = answers.next() {
            score.add(points, evidence);
        }
        // Who answers an employer's decision was a candidate.
        any.points += if occasion == Occasion::Nudge {
            0
        } else {
            QUOTED_ANY
        };
    }
    days::weigh(&mut scores, message, draft, found, options);
    // Stable: of equals the first listed wins.
    scores.sort_by_key(|score| -score.points);
    let common = any.points.min(MOST_ANY);
    let total = |score: &Score| {
        if score.points < LEAST_OWN {
            0
        } else {
            score.points + common - against.points
        }
    };
    let best = &scores[0];
    let least = if any.points < ENOUGH_ANY {
        LEAST_ALONE
    } else {
        LEAST
    };
    if any.points < LEAST_ANY || total(best) < least {
        let close = any.points >= LEAST_ANY && total(best) + CLOSE >= least;
        return Reading {
            close,
            other: close.then_some(best.occasion),
            because: words(message, against, None),
            ..Reading::default()
        };
    }
    let occasion = best.occasion;
    let other = if total(&scores[1]) + CLOSE >= total(best) {
        Some(scores[1].occasion)
    } else {
        (total(best) < least + CLOSE).then_some(Occasion::None)
    };
    Reading {
        occasion,
        given: false,
        close: other.is_some(),
        other,
        because: words(message, scores.swap_remove(0), Some(any)),
    }
}

/// What wishing for the post adds to what else speaks for a follow-up of any
/// kind. Buyers and tenants are keen too, so it is little.
fn wishes(found: &Found) -> i32 {
    let wishes = found.hits(Scope::Body, set::ELEMENTS_ENTHUSIASM);
    i32::from(!wishes.is_empty())
}

/// What the mail that is answered says: evidence, for what, and how much.
fn quoted(message: &Message<'_>, draft: &Draft) -> Vec<(Evidence, Occasion, i8)> {
    let Some(Quoted { by_writer, says }) = quoted::read(message, draft) else {
        return Vec::new();
    };
    if by_writer {
        let words = Cow::Borrowed("it quotes a mail of your own");
        let evidence = Evidence { words, place: None };
        return vec![(evidence, Occasion::Nudge, QUOTED_OWN)];
    }
    let says = says.into_iter();
    says.map(|(occasion, place)| {
        let points = if occasion == Occasion::RejectionReply {
            QUOTED_REJECTION
        } else {
            QUOTED_NO_DECISION
        };
        (evidence_at(message, place), occasion, points)
    })
    .collect()
}

/// Whether the headers say that the mail answers one.
fn is_answer(message: &Message<'_>) -> bool {
    let subject = message.subject.map(|part| message.text(part).trim_start());
    let is_re = |subject: &str| {
        let opening = subject.get(..3);
        opening.is_some_and(|opening| opening.eq_ignore_ascii_case("re:"))
    };
    message.is_reply || subject.is_some_and(is_re)
}

/// A cue with its first hits in the body and in the subject.
struct Spoken {
    cue: &'static Cue,
    body: Option<Place>,
    subject: Option<Place>,
}

/// The cues that speak, in their order.
fn spoken(draft: &Draft, found: &Found) -> Vec<Spoken> {
    let mut spoken: Vec<Spoken> = Vec::new();
    let subject = draft.subject.as_ref();
    let subject = subject.map(|(part, prose)| (Scope::Subject, *part, prose));
    let body = (Scope::Body, draft.body_part, &draft.body);
    for (scope, part, prose) in std::iter::once(body).chain(subject) {
        for hit in found.first_hits(scope) {
            let Ok(cue) = CUES.binary_search_by_key(&hit.set, |cue| cue.set) else {
                continue;
            };
            let span = prose.span(hit.start as usize..hit.end as usize);
            let place = Some(Place { part, span });
            let at = spoken.partition_point(|before| before.cue.set < hit.set);
            if scope == Scope::Body {
                let (cue, body) = (&CUES[cue], place);
                let subject = None;
                spoken.insert(at, Spoken { cue, body, subject });
            } else if let Some(known) = spoken.get_mut(at).filter(|each| each.cue.set == hit.set) {
                known.subject = place;
            } else {
                let (cue, subject) = (&CUES[cue], place);
                let body = None;
                spoken.insert(at, Spoken { cue, body, subject });
            }
        }
    }
    spoken
}

/// Adds up the cues for one reading; each speaks once, however often it stands.
fn score(
    occasion: Occasion,
    cues_for: Option<Occasion>,
    message: &Message<'_>,
    spoken: &[Spoken],
) -> Score {
    let mut score = Score {
        occasion,
        points: 0,
        because: Vec::new(),
    };
    // "Re: Your application": the reader chose the words.
    let is_inherited = cues_for == Some(Occasion::None) && is_answer(message);
    for spoken in spoken.iter().filter(|each| each.cue.occasion == cues_for) {
        let place = spoken.body.or(spoken.subject.filter(|_| !is_inherited));
        if place.is_some() {
            // The words are read where somebody wants to see them.
            let words = Cow::Borrowed("");
            score.add(spoken.cue.weight, Evidence { words, place });
        }
    }
    score
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

/// The words that decided it, strongest first, those for any follow-up last.
fn words(message: &Message<'_>, score: Score, any: Option<Score>) -> Vec<Evidence> {
    let read = |evidence: Evidence| match evidence.place {
        Some(place) if evidence.words.is_empty() => evidence_at(message, place),
        _ => evidence,
    };
    let sorted = |mut because: Vec<(i8, Evidence)>| {
        because.sort_by_key(|(weight, _)| -weight);
        because
            .into_iter()
            .filter(|(weight, _)| *weight > 0)
            .map(move |(_, evidence)| read(evidence))
    };
    let mut because: Vec<Evidence> = sorted(score.because).collect();
    because.extend(any.into_iter().flat_map(|any| sorted(any.because)));
    because
}
