//! How much of what people said of drafts is found, and how much else.
//!
//! `cargo bench --bench recall -- tests/held/first` lints the labelled drafts of a
//! folder and prints, for occasions, elements and rule groups, how often label
//! and report agree, and each place where they do not.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a program for those who work here"
)]

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/cases.rs"]
mod cases;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/marks.rs"]
mod marks;

use std::collections::{BTreeMap, BTreeSet};

use cases::{Case, Kind};
use sincerely::elements::{Element, Need};
use sincerely::occasion::Occasion;
use sincerely::{Options, Report, Severity, all_rules, lint};

/// What was found of what was to be found.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    missed: usize,
    wrong: usize,
}

impl Tally {
    fn line(self, name: &str) {
        let share = |of: usize| match of {
            0 => "   –".to_owned(),
            of => format!("{:.2}", self.right as f64 / of as f64),
        };
        let Self {
            right,
            missed,
            wrong,
        } = self;
        println!(
            "| {name} | {right} | {missed} | {wrong} | {} | {} |",
            share(right + wrong),
            share(right + missed),
        );
    }
}

/// Whether a label speaks of elements at all.
fn tells_elements(case: &Case) -> bool {
    case.label.every_element || !case.label.elements.is_empty()
}

#[derive(Default)]
struct Table {
    occasions: BTreeMap<String, Tally>,
    elements: BTreeMap<&'static str, Tally>,
    groups: BTreeMap<String, Tally>,
    /// Mails, and their errors, findings of pressure and of tone.
    good: [usize; 4],
    lines: Vec<String>,
}

fn main() {
    let mut args = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"));
    let folder = args.next().unwrap_or_else(|| "fixtures".to_owned());
    // Given the occasion, elements and flaws are judged by themselves.
    let mut table = Table::default();
    for case in cases::all_in(&folder) {
        let read = lint(&case.source, &options(&case));
        table.occasion(&case, &read);
        let mut told = options(&case);
        told.occasion = Occasion::from_name(&case.label.occasion);
        if case.label.kind != Kind::LookAlike {
            let report = lint(&case.source, &told);
            table.elements(&case, &report);
            table.flaws(&case, &report);
        }
    }
    table.print();
}

fn options(case: &Case) -> Options {
    case.options()
}

impl Table {
    fn occasion(&mut self, case: &Case, report: &Report<'_>) {
        let (label, found) = (&case.label.occasion, report.reading.occasion.name());
        if label == found {
            self.occasions.entry(label.clone()).or_default().right += 1;
            return;
        }
        self.occasions.entry(label.clone()).or_default().missed += 1;
        self.occasions.entry(found.to_owned()).or_default().wrong += 1;
        self.say(case, &format!("reads as {found}"));
    }

    fn elements(&mut self, case: &Case, report: &Report<'_>) {
        if !tells_elements(case) {
            return;
        }
        for state in &report.elements {
            let element: Element = state.element;
            // What is free is labelled in few cases.
            if state.need == Need::Free {
                continue;
            }
            let tally = self.elements.entry(element.name()).or_default();
            let is_there = case.label.elements.contains(element.name());
            match (is_there, state.place.is_some()) {
                (true, true) | (false, false) => tally.right += 1,
                (true, false) => tally.missed += 1,
                (false, true) => tally.wrong += 1,
            }
            if is_there != state.place.is_some() {
                let words = state.place.map(|place| {
                    let text = report.message.text(place.part);
                    place.span.of(text).to_owned()
                });
                self.say(case, &format!("{} {words:?}", element.name()));
            }
        }
    }

    fn flaws(&mut self, case: &Case, report: &Report<'_>) {
        let known: BTreeSet<&str> = all_rules().map(|rule| rule.id).collect();
        let group = |rule: &str| rule.split('/').next().unwrap().to_owned();
        let is_good = case.label.kind == Kind::Good;
        let mut nth_of = BTreeMap::new();
        for flaw in case
            .label
            .flaws
            .iter()
            .filter(|flaw| known.contains(flaw.rule.as_str()))
        {
            let nth = nth_of.entry((&flaw.rule, &flaw.text)).or_insert(0);
            let is_found = marks::is_found(report, flaw, *nth);
            *nth += 1;
            let tally = self.groups.entry(group(&flaw.rule)).or_default();
            if is_found {
                tally.right += 1;
            } else {
                tally.missed += 1;
                self.say(case, &format!("missed {} {:?}", flaw.rule, flaw.text));
            }
        }
        self.good[0] += usize::from(is_good);
        for finding in &report.diagnostics {
            let (id, text) = (finding.rule.id, report.message.text(finding.place.part));
            let words = finding.place.span.of(text);
            let is_labelled = case.label.flaws.iter().any(|flaw| flaw.rule == id);
            if is_good {
                self.good[1] += usize::from(finding.severity == Severity::Error);
                self.good[2] += usize::from(finding.rule.group() == "pressure");
                self.good[3] += usize::from(finding.rule.group() == "tone");
            }
            // What good mails lack is not labelled, nor what others do without elements.
            let is_unlabelled =
                finding.rule.group() == "content" && (is_good || !tells_elements(case));
            if !is_labelled && !is_unlabelled {
                self.groups.entry(group(id)).or_default().wrong += 1;
                let words: String = words.chars().take(80).collect();
                self.say(case, &format!("not labelled: {id} {words:?}"));
            }
        }
    }

    fn say(&mut self, case: &Case, what: &str) {
        self.lines.push(format!("{}: {what}", case.name));
    }

    fn print(&self) {
        for line in &self.lines {
            println!("{line}");
        }
        println!("\n| | right | missed | wrong | precision | recall |\n|---|---|---|---|---|---|");
        for (name, tally) in &self.occasions {
            tally.line(&format!("read as {name}"));
        }
        for (name, tally) in &self.elements {
            tally.line(name);
        }
        for (name, tally) in &self.groups {
            tally.line(&format!("{name}/"));
        }
        let sum = |tallies: &mut dyn Iterator<Item = &Tally>| {
            tallies.fold(Tally::default(), |sum, tally| Tally {
                right: sum.right + tally.right,
                missed: sum.missed + tally.missed,
                wrong: sum.wrong + tally.wrong,
            })
        };
        sum(&mut self.occasions.values()).line("all occasions");
        sum(&mut self.elements.values()).line("all elements");
        sum(&mut self.groups.values()).line("all flaws");
        let [mails, errors, pressure, tone] = self.good;
        println!(
            "\n{mails} good mails: {errors} errors, {pressure} findings of pressure, {tone} of tone"
        );
    }
}
