//! Every rule's samples, one trial per rule under the rule's own name:
//! `cargo test --test rules pressure/deadline` runs one.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use libtest_mimic::{Arguments, Failed, Trial};
use sincerely::occasion::Occasion;
use sincerely::rule::Rule;
use sincerely::{Options, all_rules, lint};

/// The mail fragments are set in. It is clean under every rule by itself.
const HEADERS: &str = "From: Ana Ruiz <ana.ruiz@mail.example>\nTo: Dana Whitfield <dana@brightwater.example>\n\
                       Date: Tue, 12 May 2026 17:20:00 +0000\n";
const SUBJECT: &str = "Payroll analyst interview on 12 May";
const GREETING: &str = "Dear Dana,";
const OPENING: &str = "Thank you for meeting with me on Tuesday about the Payroll Analyst role.\n\n\
     Hearing how your team moved billing off the mainframe made me even more excited to join \
     Brightwater. I have run two such migrations.";
const ENDING: &str = "I look forward to hearing from you.\n\nKind regards,\nAna Ruiz\n";

fn main() {
    let rules: Vec<&Rule> = all_rules().collect();
    let mut trials = vec![
        Trial::test("the faultless mail", || {
            clean("", "content/none").map_err(Failed::from)
        }),
        Trial::test("ids are unique", || unique().map_err(Failed::from)),
    ];
    trials.extend(
        rules
            .into_iter()
            .map(|rule| Trial::test(rule.id, move || check(rule).map_err(Failed::from))),
    );
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn unique() -> Result<(), String> {
    let mut seen = BTreeSet::new();
    all_rules().try_for_each(|rule| {
        let is_new = seen.insert(rule.id);
        is_new
            .then_some(())
            .ok_or_else(|| format!("two rules are called {}", rule.id))
    })
}

/// All that a rule's samples promise, as one list of what is broken.
fn check(rule: &Rule) -> Result<(), String> {
    let samples = rule.samples();
    let mut problems: Vec<String> = shape(rule).into_iter().collect();
    let least = if matches!(rule.group(), "pressure" | "tone") {
        10
    } else {
        3
    };
    if samples.bad.len() < least || samples.near.len() < least {
        problems.push(format!("needs {least} bad samples and {least} near misses"));
    }
    for bad in &samples.bad {
        problems.extend(marks(rule, &bad.text).err());
        if !bad.instead.is_empty() {
            problems.extend(clean(&bad.instead, rule.id).err());
        }
    }
    for near in &samples.near {
        let sample = Sample::read(near, rule.id);
        let found = sample.findings(|id| id == rule.id);
        if !found.is_empty() {
            problems.push(format!("near miss {near:?}\n  unexpected {found:?}"));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n"))
    }
}

/// What is wrong with the rule's description, if anything.
fn shape(rule: &Rule) -> Option<String> {
    let is_kebab = |word: &str| {
        word.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
    };
    let is_named = rule
        .id
        .split_once('/')
        .is_some_and(|(group, flaw)| is_kebab(group) && is_kebab(flaw));
    let is_sourced = !rule.sources.is_empty()
        && rule
            .sources
            .iter()
            .all(|source| !source.claims.trim().is_empty());
    let is_told = !rule.summary.is_empty() && !rule.why.trim().is_empty();
    match (is_named, is_sourced, is_told) {
        (false, ..) => Some("the id is not `group/flaw` in kebab case".to_owned()),
        (_, false, _) => Some("a source without claims, or no source".to_owned()),
        (.., false) => Some("no summary, or no reason".to_owned()),
        _ => None,
    }
}

/// The flawed sample is reported exactly at its marks.
fn marks(rule: &Rule, text: &str) -> Result<(), String> {
    let sample = Sample::read(text, rule.id);
    let found = sample.findings(|id| id == rule.id);
    let is_same = found.iter().map(|(_, span)| span).eq(&sample.marks);
    if is_same || sample.marks.is_empty() && !found.is_empty() {
        return Ok(());
    }
    let mut problem = format!("sample {text:?}");
    for mark in sample
        .marks
        .iter()
        .filter(|mark| found.iter().all(|(_, span)| span != *mark))
    {
        let _ = write!(problem, "\n  missing    {:?}", &sample.mail[mark.clone()]);
    }
    for (_, span) in found
        .iter()
        .filter(|(_, span)| !sample.marks.contains(span))
    {
        let _ = write!(problem, "\n  unexpected {:?}", &sample.mail[span.clone()]);
    }
    if sample.marks.is_empty() {
        problem.push_str("\n  missing    a finding anywhere");
    }
    Err(problem)
}

/// No rule finds anything in the better wording.
fn clean(text: &str, id: &str) -> Result<(), String> {
    let sample = Sample::read(text, id);
    let found = sample.findings(|_| true);
    let words = |(id, span): (&'static str, Range<usize>)| format!("{id} {:?}", &sample.mail[span]);
    let found: Vec<String> = found.into_iter().map(words).collect();
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "better wording {text:?}\n  unexpected {}",
            found.join(", ")
        ))
    }
}

/// A sample as a whole mail, its marks taken out.
struct Sample {
    mail: String,
    occasion: Occasion,
    marks: Vec<Range<usize>>,
}

impl Sample {
    fn read(text: &str, id: &str) -> Self {
        let named = text
            .strip_prefix("occasion: ")
            .and_then(|rest| rest.split_once('\n'));
        let (occasion, text) = match named {
            Some((name, rest)) => (
                Occasion::from_name(name).expect("samples name occasions there are"),
                rest,
            ),
            None => (Occasion::ThankYou, text),
        };
        let marked = set_in_mail(text, id);
        let (mut mail, mut marks) = (String::new(), Vec::new());
        for piece in marked.split_inclusive(['«', '»']) {
            mail.push_str(piece.trim_end_matches(['«', '»']));
            match piece.chars().next_back() {
                Some('«') => marks.push(mail.len()..mail.len()),
                Some('»') => marks.last_mut().expect("marks come in pairs").end = mail.len(),
                _ => {}
            }
        }
        Self {
            mail,
            occasion,
            marks,
        }
    }

    /// The findings of the rules asked for: rule and bytes of the mail.
    fn findings(&self, wanted: impl Fn(&str) -> bool) -> Vec<(&'static str, Range<usize>)> {
        let options = Options {
            occasion: Some(self.occasion),
            ..Options::default()
        };
        let report = lint(self.mail.as_bytes(), &options);
        let found = report
            .diagnostics
            .iter()
            .filter(|diagnostic| wanted(diagnostic.rule.id));
        let place = found.map(|diagnostic| {
            let raw = report
                .message
                .part(diagnostic.place.part)
                .map
                .to_raw(diagnostic.place.span);
            (diagnostic.rule.id, raw.span.start..raw.span.end)
        });
        place.collect()
    }
}

/// A sample with a blank line is a mail. Any other is a fragment and takes its
/// place in the faultless one.
fn set_in_mail(text: &str, id: &str) -> String {
    let (mut subject, mut greeting, mut paragraph) = (SUBJECT, GREETING, "");
    if text.contains("\n\n") {
        return text.to_owned();
    }
    match id.split_once('/') {
        Some(("subject", _)) => subject = text,
        Some(("greeting", _)) => greeting = text,
        _ => paragraph = text,
    }
    format!("{HEADERS}Subject: {subject}\n\n{greeting}\n\n{OPENING}\n\n{paragraph}\n\n{ENDING}")
}
