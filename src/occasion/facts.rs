//! What no word of the draft says: headers, the mail that is answered, the days
//! since the interview.

use super::features::{Kinds, LINE};
use super::model;
use super::quoted::Quoted;
use crate::draft::Draft;
use crate::message::Message;
use crate::occasion::{Evidence, Occasion};
use crate::phrases::{Found, Scope, set};

/// Something that holds of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    /// In-Reply-To or References.
    Answers,
    /// "Re:" in the subject.
    Re,
    /// There is no subject.
    NoSubject,
    /// A mail is quoted.
    Quotes,
    /// One of the writer's own.
    QuotesOwn,
    /// One that says no.
    QuotesNo,
    /// One that says that nothing is decided.
    QuotesNotYet,
    /// The interview was today or yesterday.
    Fresh,
    /// The interview was two or three days ago.
    Days,
    /// The interview was four to six days ago.
    Week,
    /// The interview was longer ago.
    Weeks,
    /// Something is asked.
    Asks,
    /// Few words.
    Short,
    /// Many words.
    Long,
    /// Always: what speaks for a reading before anything is read.
    Always,
    /// No word names a job, a title or candidates.
    NoJob,
    /// No word names an interview or a talk.
    NoInterview,
    /// Neither.
    Neither,
    /// Hardly more than a line.
    Line,
    /// Such a one, with neither.
    LineOfNeither,
    /// Thanks, of somebody who says that they were interviewed.
    ThanksInterviewed,
    /// They ask for news or feedback.
    AsksInterviewed,
}

/// Days since the interview.
pub(super) fn days(days: i32) -> Fact {
    match days {
        ..=1 => Fact::Fresh,
        2..=3 => Fact::Days,
        4..=6 => Fact::Week,
        _ => Fact::Weeks,
    }
}

/// Words of a body that is short for a follow-up, and of one that is long.
const FEW: usize = 45;
const MANY: usize = 110;

/// The facts that hold.
pub(super) fn all(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    quoted: Option<&Quoted>,
    days_ago: Option<i32>,
    kinds: Kinds,
) -> impl Iterator<Item = Fact> {
    let subject = message.subject.map(|part| message.text(part).trim_start());
    let is_re = |subject: &str| {
        let opening = subject.get(..3);
        opening.is_some_and(|opening| opening.eq_ignore_ascii_case("re:"))
    };
    let says = quoted
        .and_then(|quoted| quoted.says)
        .map(|(occasion, _)| occasion);
    let by_writer = quoted.is_some_and(|quoted| quoted.by_writer);
    let no_job = kinds.lack(model::OF_JOBS);
    let no_interview = kinds.lack(model::OF_INTERVIEWS);
    let is_line = draft.n_words < LINE;
    let has = |set: u16| !found.hits(Scope::Body, set).is_empty();
    let is_interviewed = has(set::ELEMENTS_INTERVIEWED);
    let thanks = has(set::ELEMENTS_THANKS) || has(set::ELEMENTS_THANKS_ANY);
    let asks = has(set::ELEMENTS_UPDATE_REQUEST) || has(set::ELEMENTS_FEEDBACK_REQUEST);
    let holds = [
        (message.is_reply, Fact::Answers),
        (subject.is_some_and(is_re), Fact::Re),
        (subject.is_none(), Fact::NoSubject),
        (quoted.is_some(), Fact::Quotes),
        (by_writer, Fact::QuotesOwn),
        (
            !by_writer && says == Some(Occasion::RejectionReply),
            Fact::QuotesNo,
        ),
        (
            !by_writer && says == Some(Occasion::NoDecisionReply),
            Fact::QuotesNotYet,
        ),
        (
            draft.body.sentences.iter().any(|each| each.is_question),
            Fact::Asks,
        ),
        (draft.n_words < FEW, Fact::Short),
        (draft.n_words > MANY, Fact::Long),
        (true, Fact::Always),
        (no_job, Fact::NoJob),
        (no_interview, Fact::NoInterview),
        (no_job && no_interview, Fact::Neither),
        (is_line, Fact::Line),
        (is_line && no_job && no_interview, Fact::LineOfNeither),
        (is_interviewed && thanks, Fact::ThanksInterviewed),
        (is_interviewed && asks, Fact::AsksInterviewed),
    ];
    let holds = holds.into_iter();
    holds
        .filter_map(|(holds, fact)| holds.then_some(fact))
        .chain(days_ago.map(days))
}

/// What a reader is told of a fact.
pub(super) fn evidence(fact: Fact, days_ago: Option<i32>) -> Option<Evidence> {
    match (fact, days_ago) {
        (Fact::QuotesOwn, _) => Some(Evidence::OwnMail),
        (Fact::Fresh | Fact::Days | Fact::Week | Fact::Weeks, Some(days)) => {
            Some(Evidence::DaysAgo(days))
        }
        _ => None,
    }
}
