//! [`Round`]: fixes of one report made at once, none overlapping another.

use super::page::Page;
use super::verify::Expected;
use super::{Left, Work, left};
use crate::diagnostic::{Diagnostic, Edit, Fix, Place};
use crate::draft::{Draft, Role};
use crate::lint::Report;
use crate::message::PartKind;
use crate::message::rewrite::{Change, Rewriter, Target, apply};
use crate::text::Span;

/// What keeps two fixes from being made together, if nothing else did before.
const OVERLAP: &str = "another fix changes the same words";

/// Whether changes, which are in order, overlap.
fn overlap(changes: &[Change]) -> bool {
    let mut pairs = changes.windows(2);
    pairs.any(|pair| pair[0].span.end > pair[1].span.start)
}

/// A report, and what is needed to change its source.
pub(super) struct Round<'a> {
    report: &'a Report<'a>,
    rewriter: Rewriter<'a>,
    /// Where the writer's own text is in the body.
    own: Vec<Span>,
    page: Option<Page<'a>>,
}

/// A fix and all the changes it needs, by text and in order.
#[derive(Debug)]
pub(super) struct Planned<'a> {
    pub(super) found: &'a Diagnostic,
    pub(super) fix: &'a Fix,
    changes: Vec<(Target, Change)>,
}

/// What could be done of a plan.
#[derive(Debug, Default)]
pub(super) struct Settled<'p, 'a> {
    /// The source with it done; none where nothing could be.
    pub(super) source: Option<Vec<u8>>,
    pub(super) done: Vec<&'p Planned<'a>>,
}

impl Planned<'_> {
    pub(super) fn is_on_page(&self) -> bool {
        self.changes
            .iter()
            .any(|(target, _)| *target == Target::Page)
    }

    /// Whether both change the same words; new words at the same place do too.
    fn is_against(&self, other: &Self) -> bool {
        let meets = |one: Span, other: Span| one.start <= other.end && other.start <= one.end;
        self.changes.iter().any(|(target, change)| {
            let mut others = other.changes.iter();
            others.any(|(to, other)| to == target && meets(change.span, other.span))
        })
    }
}

impl<'a> Round<'a> {
    pub(super) fn new(report: &'a Report<'a>) -> Self {
        let message = &report.message;
        let rewriter = Rewriter::new(message);
        let draft = message.body.map(|body| Draft::read(message, body));
        let is_own = |role| !matches!(role, Role::Quoted | Role::Signature | Role::Footer);
        let blocks = draft.into_iter().flat_map(|draft| draft.blocks);
        let own = blocks.filter(|block| is_own(block.role));
        let own: Vec<Span> = own.map(|block| block.span).collect();
        let page = message.body.and_then(|body| {
            let page = rewriter.page()?;
            Some(Page::new(message.text(body), own.clone(), page))
        });
        Self {
            report,
            rewriter,
            own,
            page,
        }
    }

    /// The fixes that can be tried together; of those that change the same
    /// words, the first. What can never be is left at once.
    pub(super) fn plan(
        &self,
        candidates: Vec<(&'a Diagnostic, &'a Fix)>,
        work: &mut Work,
    ) -> (Vec<Planned<'a>>, Vec<Left>) {
        let (mut planned, mut never) = (Vec::<Planned<'a>>::new(), Vec::new());
        for (found, fix) in candidates {
            // Words are looked for all over a page.
            let n_read = self.page.as_ref().map_or(0, |page| page.text().len());
            if !work.take(n_read) {
                break;
            }
            match self.changes(found, fix) {
                Ok(changes) => {
                    let new = Planned {
                        found,
                        fix,
                        changes,
                    };
                    // Findings are in order: those near are the last.
                    let near = planned.iter().rev().take(16);
                    if !near.clone().any(|other| other.is_against(&new)) {
                        planned.push(new);
                    }
                }
                Err(reason) => never.push(left(found, fix, reason, self.report)),
            }
        }
        (planned, never)
    }

    /// Every change that a fix needs, in the body's page too.
    fn changes(&self, found: &Diagnostic, fix: &Fix) -> Result<Vec<(Target, Change)>, String> {
        let message = &self.report.message;
        let mut changes = Vec::new();
        for Edit { place, text } in &fix.edits {
            let Some(target) = message.target(place.part) else {
                let is_option = message.part(place.part).kind == PartKind::Option;
                return Err(if is_option {
                    "the subject is not in the draft".to_owned()
                } else {
                    "names and addresses are not changed".to_owned()
                });
            };
            let is_own = |own: &Span| own.contains(place.span);
            if target == Target::Body && !self.own.iter().any(is_own) {
                return Err("that is not the writer's own text".to_owned());
            }
            let change = Change {
                span: place.span,
                new: text.clone().into_bytes(),
            };
            changes.push((target, change));
        }
        let in_body = |change: &&(Target, Change)| change.0 == Target::Body;
        let of_body: Vec<Change> = (changes.iter().filter(in_body))
            .map(|(_, change)| change.clone())
            .collect();
        if let Some(page) = &self.page
            && !of_body.is_empty()
        {
            let words = self.words(found.place);
            let on_page = page.changes(words, &of_body)?;
            changes.extend(on_page.into_iter().map(|change| (Target::Page, change)));
        }
        changes.sort_by_key(|(target, change)| (*target, change.span));
        Ok(changes)
    }

    /// Where a finding's words are in the body.
    fn words(&self, place: Place) -> Option<Span> {
        (Some(place.part) == self.report.message.body).then_some(place.span)
    }

    /// Makes what can be made of `planned`, halving it where it cannot be made
    /// as a whole; what cannot be made even by itself is left.
    pub(super) fn settle<'p>(
        &self,
        planned: &'p [Planned<'a>],
        work: &mut Work,
        left: &mut Vec<Left>,
    ) -> Settled<'p, 'a> {
        let all: Vec<_> = planned.iter().collect();
        if all.is_empty() {
            return Settled::default();
        }
        let reason = match self.attempt(&all, work) {
            Ok((_, source)) => {
                let source = Some(source);
                return Settled { source, done: all };
            }
            Err(reason) => reason,
        };
        // The rest is another run's.
        if work.is_used_up() {
            return Settled::default();
        }
        if let [one] = planned {
            left.push(one.left(reason, self.report));
            return Settled::default();
        }
        let (first, second) = planned.split_at(planned.len() / 2);
        let first = self.settle(first, work, left);
        let second = self.settle(second, work, left);
        if first.done.is_empty() || second.done.is_empty() {
            return if first.done.is_empty() { second } else { first };
        }
        let both = [&first.done[..], &second.done[..]].concat();
        match self.attempt(&both, work) {
            Ok((_, source)) => Settled {
                source: Some(source),
                done: both,
            },
            // The second half has its turn in the next round.
            Err(_) => first,
        }
    }

    /// What all of `planned` changes in the source, and the source with it, which
    /// was read again and compared.
    pub(super) fn attempt(
        &self,
        planned: &[&Planned<'a>],
        work: &mut Work,
    ) -> Result<(Vec<Change>, Vec<u8>), String> {
        let message = &self.report.message;
        if !work.take(message.source.len()) {
            return Err("there was too much to do at once".to_owned());
        }
        let mut raw: Vec<Change> = Vec::new();
        let mut expected = Expected::new(message, self.page.as_ref().map(Page::text));
        for target in [Target::Subject, Target::Body, Target::Page] {
            let of_target = |fix: &&Planned<'a>| {
                let own = fix.changes.iter().filter(|(to, _)| *to == target);
                own.map(|(_, change)| change.clone()).collect::<Vec<_>>()
            };
            let mut changes: Vec<Change> = planned.iter().flat_map(of_target).collect();
            if changes.is_empty() {
                continue;
            }
            changes.sort_by_key(|change| change.span);
            if overlap(&changes) {
                return Err(OVERLAP.to_owned());
            }
            expected.change(target, &changes);
            let written = self.rewriter.changes(target, &changes);
            raw.extend(written.map_err(|declined| declined.reason)?);
        }
        raw.sort_by_key(|change| change.span);
        if overlap(&raw) {
            return Err(OVERLAP.to_owned());
        }
        let source = apply(message.source, Span::new(0, message.source.len()), &raw);
        expected.verify(&source)?;
        Ok((raw, source))
    }
}
