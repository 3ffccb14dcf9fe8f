//! [`fix`]: a source with the corrections of its findings made. Pure: reads and
//! writes no file.
//!
//! A round lints the source, makes every fix that is wanted and overlaps no
//! other ([`round`]), reads the result again and compares ([`verify`]): each
//! text has to be the old one with the fixes and nothing else. What fails is
//! left, with the reason. Rounds go on until nothing changes.

mod page;
mod round;
mod verify;

use crate::diagnostic::{Diagnostic, Fix, Place, Safety};
use crate::lint::{Report, lint};
use crate::message::rewrite::Change;
use crate::options::Options;
use crate::rule::Rule;
use round::{Planned, Round};

/// Bytes that are read again in all: what a mail of a few pages with a thousand
/// flaws needs many times over, and a few seconds of work.
const MAX_WORK: usize = 1 << 26;

/// Rounds after which fixes that undo each other are found out.
const MAX_CYCLE: usize = 8;

/// Bytes that are read to offer fixes one at a time. An editor that waits gets
/// all of an ordinary mail's, and the first of a book's.
const MAX_WORK_ALONE: usize = 1 << 24;

/// What became of a source.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The source with the fixes made, and otherwise byte for byte the same.
    pub source: Vec<u8>,
    /// What was done, in order.
    pub done: Vec<Done>,
    /// What was wanted and could not be done, in order.
    pub left: Vec<Left>,
    /// Whether it is worth another run: there was too much for one.
    pub has_more: bool,
}

/// A fix that was made.
#[derive(Clone, Debug)]
pub struct Done {
    /// The rule whose finding it answered.
    pub rule: &'static Rule,
    /// What the fix did: "write “the” once".
    pub title: String,
    /// Whether a page that says the same was corrected with the text.
    pub with_page: bool,
}

/// A fix that was wanted and could not be made.
#[derive(Clone, Debug)]
pub struct Left {
    /// The rule whose finding it would have answered.
    pub rule: &'static Rule,
    /// What the fix would have done.
    pub title: String,
    /// The words in question.
    pub words: String,
    /// Where they are in [`Fixed::source`].
    pub place: Place,
    /// Why not: a clause.
    pub reason: String,
}

/// Makes the fixes of what `options` find in `source`: the safe ones, or with
/// [`Safety::Suggest`] the first of each finding.
#[must_use]
pub fn fix(source: &[u8], options: &Options, wanted: Safety) -> Fixed {
    fix_within(source, options, wanted, Work(MAX_WORK))
}

fn fix_within(source: &[u8], options: &Options, wanted: Safety, mut work: Work) -> Fixed {
    let mut fixed = Fixed {
        source: source.to_vec(),
        done: Vec::new(),
        left: Vec::new(),
        has_more: false,
    };
    // The sources so far, each with how many fixes had led to it.
    let mut seen: Vec<(Vec<u8>, usize)> = Vec::new();
    loop {
        let report = lint(&fixed.source, options);
        let round = Round::new(&report);
        let (planned, mut left) = round.plan(candidates(&report, wanted), &mut work);
        let settled = round.settle(&planned, &mut work, &mut left);
        left.sort_by_key(|left| left.place);
        fixed.left = left;
        fixed.has_more = work.is_used_up();
        let Some(source) = settled.source else {
            return fixed;
        };
        let n_done = fixed.done.len();
        if let Some(first) = seen.iter().position(|(old, _)| *old == source) {
            // Fixes that undo each other would go on for ever. To stop at the
            // same source whichever the first was, one is chosen by its bytes.
            let cycle = seen.drain(first..).chain([(fixed.source, n_done)]);
            let (source, n_done) = cycle.min().unwrap_or((source, n_done));
            fixed.source = source;
            fixed.done.truncate(n_done);
            fixed.left.clear();
            return fixed;
        }
        fixed.done.extend(settled.done.iter().map(|fix| fix.done()));
        drop(report);
        if seen.len() == MAX_CYCLE {
            seen.remove(0);
        }
        seen.push((std::mem::replace(&mut fixed.source, source), n_done));
    }
}

/// The fix to make of each finding that has one of the safety wanted.
fn candidates<'r>(report: &'r Report<'_>, wanted: Safety) -> Vec<(&'r Diagnostic, &'r Fix)> {
    let is_wanted = |fix: &&Fix| wanted == Safety::Suggest || fix.safety == Safety::Safe;
    let findings = report.diagnostics.iter();
    findings
        .filter_map(|found| Some((found, found.fixes.iter().find(is_wanted)?)))
        .collect()
}

/// Fixes of a report made one at a time, for who applies them himself.
pub(crate) struct Alone<'a> {
    round: Round<'a>,
    work: Work,
}

impl<'a> Alone<'a> {
    pub(crate) fn new(report: &'a Report<'a>) -> Self {
        Self {
            round: Round::new(report),
            work: Work(MAX_WORK_ALONE),
        }
    }

    /// What the fix changes in the source, if it can be made.
    pub(crate) fn changes(&mut self, found: &'a Diagnostic, fix: &'a Fix) -> Option<Vec<Change>> {
        let (planned, _) = self.round.plan(vec![(found, fix)], &mut self.work);
        let planned = planned.first()?;
        let (changes, _) = self.round.attempt(&[planned], &mut self.work).ok()?;
        Some(changes)
    }
}

/// How much may still be read.
#[derive(Debug)]
struct Work(usize);

impl Work {
    /// Takes `n` bytes; false where there are no more.
    fn take(&mut self, n: usize) -> bool {
        let left = self.0.checked_sub(n);
        self.0 = left.unwrap_or_default();
        left.is_some()
    }

    fn is_used_up(&self) -> bool {
        self.0 == 0
    }
}

impl Planned<'_> {
    fn done(&self) -> Done {
        Done {
            rule: self.found.rule,
            title: self.fix.title.clone(),
            with_page: self.is_on_page(),
        }
    }

    fn left(&self, reason: String, report: &Report<'_>) -> Left {
        left(self.found, self.fix, reason, report)
    }
}

fn left(found: &Diagnostic, fix: &Fix, reason: String, report: &Report<'_>) -> Left {
    let text = report.message.text(found.place.part);
    Left {
        rule: found.rule,
        title: fix.title.clone(),
        words: found.place.span.of(text).to_owned(),
        place: found.place,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_for_one_run_is_told_and_nothing_else() {
        let source = "I saw the the desk, and recieved the brief. ".repeat(250);
        let fixed =
            |source: &[u8], work| fix_within(source, &Options::default(), Safety::Safe, Work(work));
        let none = fixed(source.as_bytes(), 100);
        assert!(none.has_more && none.left.is_empty() && none.done.is_empty());
        assert_eq!(none.source, source.as_bytes());
        let some = fixed(source.as_bytes(), 2 * source.len());
        assert!(some.has_more && some.left.is_empty());
        assert_eq!(some.done.len(), 400);
        let rest = fixed(&some.source, MAX_WORK);
        assert!(!rest.has_more && rest.left.is_empty());
        assert_eq!(rest.done.len(), 100);
    }
}
