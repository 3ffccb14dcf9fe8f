//! [`Occasion`]: why a mail is written, and [`Reading`]: how that was told.

mod days;
mod explain;
mod facts;
mod features;
mod model;
mod names;
mod quoted;
#[allow(dead_code, reason = "the build script uses the rest")]
mod rows;

pub use names::evidence;

use std::borrow::Cow;

use crate::diagnostic::Place;
use crate::draft::Draft;
use crate::message::Message;
use crate::options::{Options, WordLimit};
use crate::phrases::Found;

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

    /// The occasions that are recognised.
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
    /// The words that decided it, strongest first; none where
    /// [`Options::is_terse`] says that nobody asks.
    pub because: Vec<Evidence>,
}

/// Something that speaks for an occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The words at this place.
    Words(Place),
    /// A mail of the writer's own is quoted.
    OwnMail,
    /// The interview was so many days ago.
    DaysAgo(i32),
}

impl Evidence {
    /// The words, their blanks as one space, or the fact where no words say it
    /// ("the interview was 9 days ago").
    #[must_use]
    pub fn words(self, message: &Message<'_>) -> Cow<'static, str> {
        match self {
            Self::Words(place) => {
                let text = place.span.of(message.text(place.part));
                // Marks of a quote between its lines are no words.
                let is_mark = |word: &str| word.chars().all(|ch| ch == '>');
                let words = text.split_whitespace().filter(|word| !is_mark(word));
                Cow::Owned(words.collect::<Vec<_>>().join(" "))
            }
            Self::OwnMail => "it quotes a mail of your own".into(),
            Self::DaysAgo(0) => "the interview was on the same day".into(),
            Self::DaysAgo(1) => "the interview was the day before".into(),
            Self::DaysAgo(days) => format!("the interview was {days} days ago").into(),
        }
    }

    /// Where the words stand, if words say it.
    #[must_use]
    pub const fn place(self) -> Option<Place> {
        match self {
            Self::Words(place) => Some(place),
            Self::OwnMail | Self::DaysAgo(_) => None,
        }
    }
}

/// Points a follow-up needs beyond those against one. A hundred make odds of e;
/// so much makes both mistakes as rare: a follow-up taken for another mail, and
/// another mail taken for one.
pub const MARGIN: i32 = 25;
/// Readings within so many points of each other are close.
const CLOSE: i32 = 60;

/// Days after which thanks are late, whatever the words; a weekday may be a week ago.
const LATE: i32 = 8;
/// Points that thanks need to be late where no day says so.
const UNDATED: i32 = 60;

/// Takes from thanks within a day, or from late ones, what the day of the interview
/// speaks against: the two are told by it, and by words only where it is not known.
fn tell_late(points: &mut model::Points, days_ago: Option<i32>) {
    let place = |occasion| Occasion::ALL.iter().position(|each| *each == occasion);
    let (Some(prompt), Some(late)) = (place(Occasion::ThankYou), place(Occasion::LateThankYou))
    else {
        return;
    };
    let best = points[prompt].max(points[late]);
    match days_ago {
        Some(..=1) => (points[prompt], points[late]) = (best, points[late].min(best - CLOSE)),
        Some(LATE..) => (points[prompt], points[late]) = (points[prompt].min(best - CLOSE), best),
        None if (0..UNDATED).contains(&(points[late] - points[prompt])) => {
            (points[prompt], points[late]) = (best, points[prompt] - 1);
        }
        _ => {}
    }
}

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
    let quoted = quoted::read(message, draft);
    let days_ago = days::ago(message, draft, found, options);
    let mut sum = model::Sum::new(!options.is_terse);
    let kinds = features::walk(draft, found, quoted.as_ref(), &mut sum);
    for fact in facts::all(message, draft, found, quoted.as_ref(), days_ago, kinds) {
        sum.fact(fact);
    }
    let none = Occasion::ALL.len() - 1;
    let mut points = sum.points();
    points[none] += MARGIN;
    tell_late(&mut points, days_ago);
    // Of equals the later wins, so that `none` does.
    let ranks = || points.iter().copied().zip(0..);
    let (most, best) = ranks().max().unwrap_or_default();
    let others = ranks().filter(|(_, at)| *at != best);
    let (next, second) = others.max().unwrap_or_default();
    let occasion = Occasion::ALL[best];
    let other = (next + CLOSE > most).then_some(Occasion::ALL[second]);
    let facts = explain::Facts {
        quoted: quoted.as_ref(),
        days_ago,
    };
    // What speaks for a follow-up speaks against `none`; else it is the follow-up
    // that it would have been.
    let rival = if best == none { second } else { none };
    let because = |voices: Vec<_>| explain::because(draft, &voices, [best, rival], facts);
    Reading {
        occasion,
        given: false,
        close: other.is_some(),
        other,
        because: sum.voices.map_or_else(Vec::new, because),
    }
}
