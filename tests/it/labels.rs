//! What people said of the fixtures, against what is found in them.
//!
//! The labels were written before the rules, by reading the mails. Where a
//! finding and a label disagree, the label is right; `KNOWN_MISSES` names what
//! is not found yet.

use std::collections::BTreeMap;

use sincerely::elements::Element;
use sincerely::{Report, Severity, all_rules, lint};

use crate::cases::{self, Case, Kind};
use crate::marks::{is_found, places};

/// Case, what is missed there, and why it has to be; a line each.
const KNOWN_MISSES: &str = include_str!("known_misses.txt");

/// The lines of [`KNOWN_MISSES`], in parts.
fn known_misses() -> impl Iterator<Item = [&'static str; 3]> {
    let lines = KNOWN_MISSES.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let parts: Vec<&str> = line.split(" | ").collect();
        parts.try_into().unwrap_or_else(|_| panic!("{line}"))
    })
}

/// Says what is wrong with the report of a case.
type Law = fn(&Case, &Report<'_>) -> Vec<String>;

const LAWS: [Law; 4] = [innocence, occasion, elements, flaws];

/// What a law says of all cases, as it stands in [`KNOWN_MISSES`].
fn complaints(law: Law) -> Vec<(String, String)> {
    let of = |case: Case| {
        let report = lint(&case.source, &case.options());
        let said = law(&case, &report).into_iter();
        said.map(|each| (case.name.clone(), each))
            .collect::<Vec<_>>()
    };
    cases::all().into_iter().flat_map(of).collect()
}

fn is_known(complaint: &(String, String)) -> bool {
    let (name, said) = complaint;
    known_misses().any(|[case, what, _]| case == name && what == said)
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
    for [case, what, why] in known_misses() {
        let is_missed = said.contains(&(case.to_owned(), what.to_owned()));
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
    let told: &[Element] = if case.label.every_element {
        Element::RECOGNISED
    } else {
        &cases::FIRST
    };
    for element in told {
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

#[test]
fn labels_name_what_there_is() {
    for case in cases::all() {
        let report = lint(&case.source, &case.options());
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
