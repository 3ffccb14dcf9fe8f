//! What beside a past form shows that it is work, and not the interview.

use super::{Clause, words};
use crate::draft::Shape;

/// Words behind a verb within which it is looked for.
const REACH: usize = 16;
/// The same before it.
const REACH_BACK: usize = 6;

/// What shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// "for six years", "last winter", "in 2019".
    Time,
    /// "at my school", "at work".
    Ours,
    /// "the same", "one like it".
    Alike,
    /// "in Leeds".
    Named,
    /// "at a bottling plant".
    Elsewhere,
    /// "as a receptionist", "when I was".
    Title,
    /// "two of them", "300 pupils".
    Count,
}

impl Proof {
    /// Whether it is enough beside a verb that is often said of the interview.
    pub(super) fn is_strong(self) -> bool {
        matches!(self, Self::Time | Self::Ours | Self::Alike)
    }
}

impl Clause<'_> {
    /// The first strong proof behind a verb, or else the first, and where its words
    /// end: "in Athlone last year".
    pub(super) fn proof(self, from: usize) -> Option<(Proof, usize)> {
        // "I spent four summers on a farm"
        if self.is(from, &words::COUNTS) && self.is(from + 1, &words::PERIODS) {
            return Some((Proof::Time, from + 2));
        }
        let until = self.tokens.len().min(from + REACH);
        let mut proofs = (from..until).filter_map(|at| self.proof_at(at));
        let first = proofs.next()?;
        if first.0.is_strong() {
            return Some(first);
        }
        Some(proofs.find(|(proof, _)| proof.is_strong()).unwrap_or(first))
    }

    fn proof_at(self, at: usize) -> Option<(Proof, usize)> {
        let word = self.word(at);
        let is_ago = || words::PERIODS.holds(&word) && &*self.word(at + 1) == "ago";
        // Most words.
        if !words::PROVING.holds(&word) {
            return if is_ago() {
                Some((Proof::Time, at + 2))
            } else {
                self.is_count(at).then_some((Proof::Count, at + 2))
            };
        }
        let (next, third) = (self.word(at + 1), self.word(at + 2));
        let is_period = |at: usize| self.is(at, &words::PERIODS);
        let proof = match &*word {
            "for" | "over" | "in"
                if self.counts(at + 1) && (is_period(at + 2) || is_period(at + 3)) =>
            {
                (Proof::Time, at + 4)
            }
            "for" if matches!(&*next, "years" | "decades") => (Proof::Time, at + 2),
            "since"
                if self.has(at + 1, Shape::NUMBER)
                    || matches!(&*next, "leaving" | "school" | "childhood")
                    || &*next == "i"
                        && matches!(&*third, "was" | "left" | "could" | "joined" | "started") =>
            {
                (Proof::Time, at + 3)
            }
            "last" if is_period(at + 1) || matches!(&*next, "job" | "place") => {
                (Proof::Time, at + 2)
            }
            "in" if next.len() == 4 && self.has(at + 1, Shape::NUMBER) => (Proof::Time, at + 2),
            "at" if &*next == "work" => (Proof::Ours, at + 2),
            "in" | "at" | "for" | "with" | "on" | "from" | "under" if self.is_ours(at + 1) => {
                (Proof::Ours, at + 3)
            }
            "in" | "at" | "for" if self.is_name(at + 1) => (Proof::Named, at + 2),
            "in" | "at" | "for" if self.is_elsewhere(at + 1) => (Proof::Elsewhere, at + 3),
            "one" | "ones" | "two" | "three" | "something" | "jobs" | "much" | "just"
                if &*next == "like" && &*third != "to" && &*third != "what"
                    || &*next == "close" =>
            {
                (Proof::Alike, at + 3)
            }
            "from" if &*next == "scratch" => (Proof::Alike, at + 2),
            // "I have dealt with it before"
            "before" if matches!(&*next, "" | "and" | "so" | "as" | "at" | "in") => {
                (Proof::Title, at + 1)
            }
            "twice" | "often" | "regularly" => (Proof::Title, at + 1),
            "that" | "this" if matches!(&*next, "sort" | "kind" | "type") => (Proof::Alike, at + 2),
            "like" if matches!(&*next, "it" | "that" | "those" | "them" | "yours") => {
                (Proof::Alike, at + 2)
            }
            "same" | "similar" => (Proof::Alike, at + 2),
            "such" if at == 0 || &*self.word(at - 1) != "as" => (Proof::Alike, at + 2),
            "as" if matches!(&*next, "a" | "an") && !is_manner(&third) => (Proof::Title, at + 3),
            "when" if &*next == "i" && matches!(&*third, "was" | "worked") => {
                (Proof::Title, at + 3)
            }
            _ if is_ago() => (Proof::Time, at + 2),
            _ if self.is_count(at) => (Proof::Count, at + 2),
            _ => return None,
        };
        Some(proof)
    }

    /// The proof in the few words before "I": "At the club we doubled it".
    pub(super) fn proof_before(self, i: usize) -> Option<Proof> {
        (i.saturating_sub(REACH_BACK)..i).find_map(|at| match &*self.word(at) {
            "last" if self.is(at + 1, &words::PERIODS) => Some(Proof::Time),
            _ if self.is(at, &words::COUNTS) && self.is(at + 1, &words::PERIODS) => {
                Some(Proof::Time)
            }
            "in" | "at" | "for" if at + 1 < i => {
                if self.is_ours(at + 1) || at == 0 && self.is_club(i) {
                    Some(Proof::Ours)
                } else if self.is_elsewhere(at + 1) && i - at > 2 {
                    Some(Proof::Elsewhere)
                } else {
                    self.is_name(at + 1).then_some(Proof::Named)
                }
            }
            _ => None,
        })
    }

    /// "At the club we": whoever says "we" was there with others.
    fn is_club(self, i: usize) -> bool {
        &*self.word(i) == "we" && &*self.word(1) == "the"
    }

    /// "my last school", not "my head" nor "my own notes".
    fn is_ours(self, at: usize) -> bool {
        matches!(&*self.word(at), "my" | "our")
            && at + 1 < self.tokens.len()
            && !self.is(at + 1, &words::NOT_AT_WORK)
            && !self.is(at + 2, &words::NOT_AT_WORK)
    }

    /// "a bottling plant", not "a moment".
    fn is_elsewhere(self, at: usize) -> bool {
        matches!(&*self.word(at), "a" | "an" | "another" | "other")
            && at + 1 < self.tokens.len()
            && !self.is(at + 1, &words::NO_PLACE)
            && !matches!(&*self.word(at + 2), "day" | "days" | "week" | "weeks")
    }

    /// The number of years in "for nearly six years".
    fn counts(self, at: usize) -> bool {
        self.has(at, Shape::NUMBER)
            || self.is(at, &words::COUNTS)
            || matches!(
                &*self.word(at),
                "a" | "some" | "over" | "nearly" | "almost" | "about" | "the"
            )
    }

    /// A number of things worked on: no date, no hour, nothing that a talk has.
    fn is_count(self, at: usize) -> bool {
        let word = self.word(at);
        let is_number = self.has(at, Shape::NUMBER) && {
            let is_ordinal = ["st", "nd", "rd", "th"]
                .iter()
                .any(|end| word.ends_with(end));
            let is_of_month =
                word.len() == 1 || word.len() == 2 && word.starts_with(['0', '1', '2']);
            !is_ordinal && !is_of_month
        };
        if !is_number && !words::COUNTS.holds(&word) {
            return false;
        }
        let next = self.word(at + 1);
        let is_of_time = self.is(at + 1, &words::PASSING)
            || self.is(at + 1, &words::PERIODS)
            || matches!(&*next, "past" | "o" | "am" | "pm" | "or")
            || self.is(at + 1, &words::NAMED);
        let is_share =
            &*next == "of" && !matches!(&*self.word(at + 2), "them" | "those" | "these" | "such");
        let before = at.checked_sub(1).map(|at| self.word(at));
        let is_dated = before.is_some_and(|before| {
            matches!(&*before, "on" | "at" | "by" | "of" | "until" | "before")
                || words::NAMED.holds(&before)
        });
        !is_of_time && !is_share && !is_dated
    }
}

impl Clause<'_> {
    /// Where "every day" or "on Saturdays" ends behind a verb.
    pub(super) fn habit(self, from: usize) -> Option<usize> {
        let until = self.tokens.len().min(from + REACH);
        let is_habit = |at: &usize| match &*self.word(*at) {
            "every" | "each" | "most" => matches!(
                &*self.word(*at + 1),
                "day" | "days" | "month" | "night" | "week" | "weekend"
            ),
            "daily" | "weekly" | "nightly" | "evenings" | "weekends" => true,
            "at" => matches!(&*self.word(*at + 1), "work" | "home"),
            day => day.ends_with("days") && self.has(*at, Shape::CAPITAL),
        };
        (from..until).find(is_habit).map(|at| at + 2)
    }
}

/// "as a result".
fn is_manner(word: &str) -> bool {
    matches!(
        word,
        "" | "result" | "way" | "whole" | "matter" | "rule" | "reminder" | "sign" | "kind"
    )
}
