//! What people said of the fixtures, against what is found in them.
//!
//! The labels were written before the rules, by reading the mails. Where a
//! finding and a label disagree, the label is right; `KNOWN_MISSES` names what
//! is not found yet.

use std::collections::BTreeMap;

use sincerely::elements::Element;
use sincerely::message::{Message, PartId};
use sincerely::text::Span;
use sincerely::{Report, Severity, all_rules, lint};

use crate::cases::{self, Case, Flaw, Kind};

/// Case, what is missed there, and why it has to be.
const KNOWN_MISSES: &[(&str, &str, &str)] = &[
    (
        "bad-checkin-groundskeeper-typos",
        "enthusiasm is there and not found",
        "the wording is too loose, or misspelt, for a phrase that good mails would not set off",
    ),
    (
        "bad-checkin-librarian-advert-again",
        "specific_reference is there and not found",
        "no frame stands around the words that only this conversation holds",
    ),
    (
        "bad-checkin-warehouse-rent",
        "thanks is there and not found",
        "thanks in words that other mails use for something else",
    ),
    (
        "bad-checkin-warehouse-rent",
        "enthusiasm is there and not found",
        "the wording is too loose, or misspelt, for a phrase that good mails would not set off",
    ),
    (
        "bad-checkin-warehouse-rent",
        "specific_reference is there and not found",
        "no frame stands around the words that only this conversation holds",
    ),
    (
        "bad-guilt-office-manager",
        "specific_reference is not there and found in \"the filing plan you asked for\"",
        "the words fit the element; the label is the stricter reading",
    ),
    (
        "bad-nudge-clerk-uncle-councillor",
        "enthusiasm is there and not found",
        "the wording is too loose, or misspelt, for a phrase that good mails would not set off",
    ),
    (
        "bad-nudge-clerk-uncle-councillor",
        "specific_reference is there and not found",
        "no frame stands around the words that only this conversation holds",
    ),
    (
        "bad-thanks-project-coordinator-desk",
        "specific_reference is there and not found",
        "no frame stands around the words that only this conversation holds",
    ),
    (
        "checkin-fabricator-weld-test",
        "specific_reference is not there and found in \"liked the workshop\"",
        "the words fit the element; the label is the stricter reading",
    ),
    (
        "good-checkin-ux-designer",
        "thanks is there and not found",
        "thanks in words that other mails use for something else",
    ),
    (
        "nudge-campaigns-spam-filter",
        "specific_reference is there and not found",
        "no frame stands around the words that only this conversation holds",
    ),
    (
        "nudge-vet-nurse-brackenfold",
        "specific_reference is there and not found",
        "no frame stands around the words that only this conversation holds",
    ),
    (
        "bad-checkin-diesel-tech-answer-now",
        "pressure/guilt \"you told me I'd hear in three days\" is missed",
        "reproach by irony or story, without a wording of its own",
    ),
    (
        "bad-checkin-librarian-advert-again",
        "pressure/guilt \"you shook my hand and told me I would not be kept in suspense\" is missed",
        "reproach by irony or story, without a wording of its own",
    ),
    (
        "bad-checkin-librarian-advert-again",
        "pressure/guilt \"One assumes that people who run a library can find a stamp\" is missed",
        "reproach by irony or story, without a wording of its own",
    ),
    (
        "bad-checkin-librarian-advert-again",
        "pressure/demand \"Perhaps you would do me the kindness of explaining what happened\" is missed",
        "the demand is in the tone, or its date is reported as a deadline",
    ),
    (
        "bad-checkin-plasterer-find-another",
        "pressure/ultimatum \"If it isn't sorted by the time I set off you'll want to find another spread\" is missed",
        "a threat in words of the trade",
    ),
    (
        "bad-guilt-office-manager",
        "pressure/guilt \"I would have thought that deserved at least a reply\" is missed",
        "reproach by irony or story, without a wording of its own",
    ),
    (
        "bad-nudge-curator-civilised",
        "pressure/guilt \"I must suppose that my previous two letters were delivered, since neither was returned\" is missed",
        "reproach by irony or story, without a wording of its own",
    ),
    (
        "bad-nudge-curator-civilised",
        "pressure/guilt \"In the circles in which I was brought up one acknowledged a visitor\" is missed",
        "reproach by irony or story, without a wording of its own",
    ),
    (
        "bad-nudge-curator-civilised",
        "pressure/guilt \"crossed the country at her own expense\" is missed",
        "reproach by irony or story, without a wording of its own",
    ),
    (
        "bad-nudge-curator-civilised",
        "pressure/guilt \"with dwindling patience\" is missed",
        "reproach by irony or story, without a wording of its own",
    ),
    (
        "bad-nudge-ops-director-noon",
        "pressure/urgency \"it would be wise for your side to land on something before then\" is missed",
        "haste is asked for by a hint",
    ),
    (
        "bad-nudge-test-analyst-third-email",
        "pressure/guilt \"I prepared a presentation over two weekends for you\" is missed",
        "reproach by irony or story, without a wording of its own",
    ),
    (
        "bad-nudge-test-analyst-third-email",
        "pressure/demand \"Kindly confirm today whether I have been successful\" is missed",
        "the demand is in the tone, or its date is reported as a deadline",
    ),
    (
        "bad-thanks-project-coordinator-desk",
        "pressure/presumption \"I've picked the desk by the fire escape\" is missed",
        "an assumption that only the story gives away",
    ),
    (
        "bad-thanks-project-coordinator-desk",
        "pressure/presumption \"before I start\" is missed",
        "an assumption that only the story gives away",
    ),
    (
        "bad-thanks-project-coordinator-desk",
        "pressure/presumption \"I take my laptop with a British keyboard\" is missed",
        "an assumption that only the story gives away",
    ),
    (
        "bad-thanks-project-coordinator-desk",
        "pressure/presumption \"See you on the 1st\" is missed",
        "an assumption that only the story gives away",
    ),
    (
        "bad-thanks-sales-rep-others-quicker",
        "pressure/urgency \"It would be a shame for you to miss out for want of a little speed\" is missed",
        "haste is asked for by a hint",
    ),
    (
        "bad-thanks-treasury-kindly-decide",
        "pressure/deadline \"it would be a kindness to have yours the evening before\" is missed",
        "the date hangs on words of another sentence",
    ),
];

/// Says what is wrong with the report of a case.
type Law = fn(&Case, &Report<'_>) -> Vec<String>;

const LAWS: [Law; 4] = [innocence, occasion, elements, flaws];

/// What a law says of all cases, as it stands in [`KNOWN_MISSES`].
fn complaints(law: Law) -> Vec<(String, String)> {
    let of = |case: Case| {
        let report = lint(&case.source, &cases::options());
        let said = law(&case, &report).into_iter();
        said.map(|each| (case.name.clone(), each))
            .collect::<Vec<_>>()
    };
    cases::all().into_iter().flat_map(of).collect()
}

fn is_known(complaint: &(String, String)) -> bool {
    let (name, said) = complaint;
    KNOWN_MISSES
        .iter()
        .any(|(case, what, _)| case == name && what == said)
}

#[track_caller]
fn holds(law: Law) {
    let mut new = complaints(law);
    new.retain(|each| !is_known(each));
    let lines: Vec<String> = new
        .iter()
        .map(|(case, said)| format!("  {case}: {said}"))
        .collect();
    assert!(new.is_empty(), "{} times\n{}", new.len(), lines.join("\n"));
}

#[test]
fn good_mails_draw_no_error_and_no_pressure() {
    holds(innocence);
}

#[test]
fn follow_ups_read_as_what_they_are_and_look_alikes_as_none() {
    holds(occasion);
}

#[test]
fn elements_are_told() {
    holds(elements);
}

#[test]
fn labelled_flaws_are_found_by_their_rule_at_their_words() {
    holds(flaws);
}

#[test]
fn known_misses_are_missed_for_a_reason() {
    let said: Vec<_> = LAWS.into_iter().flat_map(complaints).collect();
    for (case, what, why) in KNOWN_MISSES {
        let is_missed = said.contains(&((*case).to_owned(), (*what).to_owned()));
        assert!(is_missed && !why.is_empty(), "no longer: {case}: {what}");
    }
}

fn innocence(case: &Case, report: &Report<'_>) -> Vec<String> {
    if case.label.kind != Kind::Good {
        return Vec::new();
    }
    let findings = report.diagnostics.iter();
    findings
        .filter(|each| each.severity == Severity::Error || each.rule.group() == "pressure")
        .map(|each| {
            let words = each.place.span.of(report.message.text(each.place.part));
            format!("{} {words:?} is a false alarm", each.rule.id)
        })
        .collect()
}

fn occasion(case: &Case, report: &Report<'_>) -> Vec<String> {
    let found = report.reading.occasion.name();
    if found == case.label.occasion {
        return Vec::new();
    }
    vec![format!("reads as {found}, not {}", case.label.occasion)]
}

fn elements(case: &Case, report: &Report<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    if case.label.kind == Kind::LookAlike {
        return wrong;
    }
    for element in Element::RECOGNISED {
        let state = report.elements.iter().find(|each| each.element == *element);
        let place = state.and_then(|state| state.place);
        let words = place.map(|place| place.span.of(report.message.text(place.part)));
        match (case.label.elements.contains(element.name()), words) {
            (true, None) => wrong.push(format!("{} is there and not found", element.name())),
            (false, Some(words)) => {
                wrong.push(format!(
                    "{} is not there and found in {words:?}",
                    element.name()
                ));
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    wrong
}

fn flaws(case: &Case, report: &Report<'_>) -> Vec<String> {
    let mut nth_of = BTreeMap::new();
    let mut missed = Vec::new();
    for flaw in &case.label.flaws {
        // Labels name rules that are still to come.
        if !all_rules().any(|rule| rule.id == flaw.rule) {
            continue;
        }
        let nth = nth_of.entry((&flaw.rule, &flaw.text)).or_insert(0);
        if !is_found(report, flaw, *nth) {
            missed.push(format!("{} {:?} is missed", flaw.rule, flaw.text));
        }
        *nth += 1;
    }
    missed
}

/// Whether the rule speaks at the `nth` place where the labelled words stand.
fn is_found(report: &Report<'_>, flaw: &Flaw, nth: usize) -> bool {
    let mut findings = report
        .diagnostics
        .iter()
        .filter(|each| each.rule.id == flaw.rule);
    if flaw.text.is_empty() {
        return findings.next().is_some();
    }
    let is_of_subject = flaw.rule.starts_with("subject/");
    let mut places = places(&report.message, &flaw.text);
    places.retain(|(part, _)| {
        (report.message.subject == Some(*part)) == is_of_subject
            || flaw.rule.starts_with("spelling/")
    });
    let wanted = places.get(nth);
    findings.any(|each| {
        wanted
            .is_some_and(|(part, span)| each.place.part == *part && each.place.span.overlaps(*span))
    })
}

/// Where words stand in the texts of a mail, however their blanks are written.
fn places(message: &Message<'_>, words: &str) -> Vec<(PartId, Span)> {
    let ids = message.subject.into_iter().chain(message.body);
    let mut places = Vec::new();
    for id in ids {
        let (squeezed, offsets) = squeeze(message.text(id));
        let (wanted, _) = squeeze(words);
        for (at, _) in squeezed.match_indices(&wanted) {
            let last = at + wanted.len() - 1;
            places.push((id, Span::new(offsets[at], offsets[last] + 1)));
        }
    }
    places
}

/// A text without its blanks, and where each byte stood.
fn squeeze(text: &str) -> (String, Vec<usize>) {
    let mut squeezed = String::new();
    let mut offsets = Vec::new();
    for (at, ch) in text.char_indices().filter(|(_, ch)| !ch.is_whitespace()) {
        squeezed.push(ch);
        offsets.extend(at..at + ch.len_utf8());
    }
    (squeezed, offsets)
}

#[test]
fn labels_name_what_there_is() {
    for case in cases::all() {
        let report = lint(&case.source, &cases::options());
        let Case { name, label, .. } = &case;
        assert!(!label.note.is_empty(), "{name}");
        let is_none = label.occasion == "none";
        assert_eq!(label.kind == Kind::LookAlike, is_none, "{name}");
        assert_eq!(label.kind == Kind::Bad, !label.flaws.is_empty(), "{name}");
        for element in &label.elements {
            let mut known = Element::RECOGNISED.iter();
            assert!(
                known.any(|each| each.name() == element),
                "{name}: {element}"
            );
        }
        for flaw in &label.flaws {
            let is_there = flaw.text.is_empty() || !places(&report.message, &flaw.text).is_empty();
            assert!(is_there, "{name}: {:?}", flaw.text);
        }
    }
}
