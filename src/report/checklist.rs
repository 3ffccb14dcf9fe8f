//! The checklist: what a draft was read as, what it holds and what it lacks.

use std::io;

use super::Counts;
use super::origin::Origin;
use super::plain::{one_line, shortened, wrapped};
use crate::elements::{ElementState, Need};
use crate::lint::{NotChecked, Report};
use crate::occasion::{Occasion, Reading};

/// Characters of the words that decided the occasion.
const MOST_EVIDENCE: usize = 60;

pub(super) fn write(
    origin: Origin<'_>,
    report: &Report<'_>,
    width: Option<usize>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if origin.is_of_mailbox && report.reading.occasion == Occasion::None {
        return Ok(());
    }
    let mut line = Vec::new();
    reading(&origin.name(), report, &mut line)?;
    hung("", &String::from_utf8_lossy(&line), width, out)?;
    let holds = |state: &&ElementState| state.place.is_some();
    let wanted = |state: &&ElementState| matches!(state.need, Need::Required | Need::Expected);
    let unwelcome = |state: &&ElementState| state.need == Need::Unwelcome;
    let states = || report.elements.iter();
    row(
        "present",
        states().filter(holds).filter(|each| !unwelcome(each)),
        width,
        out,
    )?;
    row(
        "missing",
        states().filter(wanted).filter(|each| !holds(each)),
        width,
        out,
    )?;
    row(
        "unwelcome",
        states().filter(unwelcome).filter(holds),
        width,
        out,
    )?;
    not_checked(&report.not_checked, width, out)?;
    for remark in &report.message.remarks {
        hung("  remark  ", &one_line(remark), width, out)?;
    }
    for (rule, n) in &report.dropped {
        writeln!(out, "  and {n} more of {}", rule.id)?;
    }
    Ok(())
}

/// A line behind `head`; on a terminal it goes on below its own beginning.
fn hung(head: &str, text: &str, width: Option<usize>, out: &mut dyn io::Write) -> io::Result<()> {
    let indent = head.len().max(2);
    match width {
        Some(width) if head.len() + text.chars().count() > width => {
            let lines = wrapped(text, width.saturating_sub(indent));
            let below = format!("\n{}", " ".repeat(indent));
            writeln!(out, "{head}{}", lines.replace('\n', &below))
        }
        _ => writeln!(out, "{head}{text}"),
    }
}

/// `draft.eml reads as a thank-you ("thank you for meeting with me"), 86 words of 150`
fn reading(path: &str, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let Reading {
        occasion,
        given,
        close,
        other,
        because,
    } = &report.reading;
    let path = one_line(path);
    if *occasion == Occasion::None {
        let hint = if *given {
            "is checked as no interview follow-up, as you said"
        } else if *close {
            "hardly reads as an interview follow-up (--occasion to say that it is one)"
        } else {
            "does not read as an interview follow-up (--occasion to say what it is)"
        };
        return write!(out, "{path} {hint}");
    }
    let verb = if *given { "is checked" } else { "reads" };
    write!(out, "{path} {verb} as a {}", occasion.name())?;
    if *given {
        write!(out, ", as you said")?;
    } else if let Some(evidence) = because.first() {
        let words = evidence.words(&report.message);
        let words = shortened(&words, MOST_EVIDENCE);
        match evidence.place() {
            Some(_) => write!(out, " (\"{words}\")")?,
            None => write!(out, " ({words})")?,
        }
    }
    write!(out, ", {} word{}", report.n_words, plural(report.n_words))?;
    if report.n_words_fine != usize::MAX {
        write!(out, " of {}", report.n_words_fine)?;
    }
    if *close && !*given {
        match other.filter(|other| *other != Occasion::None) {
            Some(other) => write!(
                out,
                "; it may as well be a {} (--occasion decides)",
                other.name()
            )?,
            None => write!(out, "; it is a close call (--occasion decides)")?,
        }
    }
    Ok(())
}

fn row<'a>(
    name: &str,
    states: impl Iterator<Item = &'a ElementState>,
    width: Option<usize>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let titles: Vec<_> = states.map(|state| state.element.title()).collect();
    if titles.is_empty() {
        return Ok(());
    }
    hung(&format!("  {name}  "), &titles.join(", "), width, out)
}

/// One line: the rules that could not look, those with one reason together.
fn not_checked(
    not_checked: &[NotChecked],
    width: Option<usize>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for NotChecked { rule, reason } in not_checked {
        match reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, rules)) => rules.push(rule),
            None => reasons.push((reason, vec![rule])),
        }
    }
    let clauses: Vec<_> = reasons
        .iter()
        .map(|(reason, rules)| format!("{} ({reason})", rules.join(", ")))
        .collect();
    if clauses.is_empty() {
        return Ok(());
    }
    hung("  not checked  ", &clauses.join("; "), width, out)
}

/// `1 error, 1 warning, 2 notes`, with the number of drafts if there are several
/// and that of a mailbox's messages that are none.
pub(super) fn summary(
    counts: Counts,
    n_files: usize,
    n_unrelated: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if n_unrelated > 0 {
        let verb = if n_unrelated == 1 {
            "is no follow-up"
        } else {
            "are no follow-ups"
        };
        let messages = plural(n_files);
        write!(out, "{n_files} message{messages}, {n_unrelated} {verb}: ")?;
    } else if n_files > 1 {
        write!(out, "{n_files} drafts: ")?;
    }
    let counted = [
        (counts.error, "error"),
        (counts.warning, "warning"),
        (counts.note, "note"),
    ];
    let said: Vec<_> = counted
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, name)| format!("{n} {name}{}", plural(*n)))
        .collect();
    if said.is_empty() {
        writeln!(out, "nothing to change")
    } else {
        writeln!(out, "{}", said.join(", "))
    }
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}
