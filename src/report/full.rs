//! `full`: what a person reads. Findings with their words under carets, the
//! gravest first; the checklist; one summary line.
//!
//! Nobody is helped by being buried: a rule gives its reason once a file, and
//! of the notes only the first are shown unless all are asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use codespan_reporting::diagnostic;
use termcolor::WriteColor;

use super::origin::Origin;
use super::plain::wrapped;
use super::positions::Positions;
use super::snippet::{self, Heading, Mark, Sheet};
use super::{Counts, checklist};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::lint::Report;
use crate::message::{Message, PartId, PartKind};
use crate::rule::Article;
use crate::text::Span;

/// Further places shown of one finding; past a handful nobody reads them.
const MOST_LABELS: usize = 8;

/// Notes shown of a file; past these they bury what matters more.
const MOST_NOTES: usize = 10;

/// Characters of the line that names the others.
const LINE_WIDTH: usize = 80;

pub(super) fn file(
    origin: Origin<'_>,
    report: &Report<'_>,
    all_notes: bool,
    width: Option<usize>,
    out: &mut dyn WriteColor,
) -> io::Result<()> {
    let path = origin.path;
    let mut positions = Positions::new(origin, &report.message);
    let mut diagnostics: Vec<_> = report.diagnostics.iter().collect();
    diagnostics.sort_by_key(|each| std::cmp::Reverse(each.severity));
    let n_graver = diagnostics
        .iter()
        .filter(|each| each.severity > Severity::Note)
        .count();
    let folded = if all_notes {
        Vec::new()
    } else {
        diagnostics.split_off(diagnostics.len().min(n_graver + MOST_NOTES))
    };
    let mut told = BTreeSet::new();
    let shown = Shown {
        path,
        message: &report.message,
        width,
    };
    for each in diagnostics {
        let is_first = told.insert(each.rule.id);
        finding(&shown, each, is_first, &mut positions, out)?;
    }
    fold(&folded, width, out)?;
    checklist::write(origin, report, width, out)
}

/// Names the notes that are not shown, in a line of their own.
fn fold(folded: &[&Diagnostic], width: Option<usize>, out: &mut dyn WriteColor) -> io::Result<()> {
    let Some((first, rest)) = folded.split_first() else {
        return Ok(());
    };
    let mut of_rule = BTreeMap::from([(first.rule.id, 1_usize)]);
    for each in rest {
        *of_rule.entry(each.rule.id).or_default() += 1;
    }
    let names = of_rule.iter().map(|(id, n)| match n {
        1 => (*id).to_owned(),
        n => format!("{id} ({n})"),
    });
    let names: Vec<_> = names.collect();
    let n = folded.len();
    let notes = if n == 1 { "note" } else { "notes" };
    let line = format!(
        "{n} more {notes} (--all-notes shows all): {}",
        names.join(", ")
    );
    writeln!(
        out,
        "{}\n",
        wrapped(
            &line,
            width.map_or(LINE_WIDTH, |width| width.min(LINE_WIDTH))
        )
    )
}

pub(super) fn finish(
    counts: Counts,
    n_files: usize,
    n_shown: usize,
    n_unrelated: usize,
    out: &mut dyn WriteColor,
) -> io::Result<()> {
    if n_files == 0 {
        return Ok(());
    }
    if n_files > 1 && n_shown > 0 {
        writeln!(out)?;
    }
    checklist::summary(counts, n_files, n_unrelated, out)
}

/// What findings are shown of, and on.
struct Shown<'a> {
    path: &'a str,
    message: &'a Message<'a>,
    /// Columns of the terminal, where it is for one.
    width: Option<usize>,
}

fn finding(
    shown: &Shown<'_>,
    finding: &Diagnostic,
    tells_why: bool,
    positions: &mut Positions<'_>,
    out: &mut dyn WriteColor,
) -> io::Result<()> {
    let labels = finding.labels.iter().take(MOST_LABELS);
    let help = finding.help.as_deref().unwrap_or_default();
    let places = std::iter::once((finding.place, help))
        .chain(labels.map(|label| (label.place, label.message.as_ref())));
    let mut by_part: Vec<(PartId, Vec<Mark<'_>>)> = Vec::new();
    for (nth, (place, message)) in places.enumerate() {
        let mark = Mark {
            span: place.span,
            at: positions.start(place),
            is_primary: nth == 0,
            message,
        };
        match by_part.iter_mut().find(|(part, _)| *part == place.part) {
            Some((_, marks)) => marks.push(mark),
            None => by_part.push((place.part, vec![mark])),
        }
    }
    let sheets = by_part
        .into_iter()
        .map(|(id, marks)| sheet(shown, id, marks, positions))
        .collect();
    let heading = Heading {
        severity: match finding.severity {
            Severity::Error => diagnostic::Severity::Error,
            Severity::Warning => diagnostic::Severity::Warning,
            Severity::Note => diagnostic::Severity::Note,
        },
        code: finding.rule.id,
        message: &finding.message,
        notes: notes(finding, tells_why),
    };
    snippet::write(&heading, sheets, shown.width, out)
}

fn sheet<'a>(
    shown: &Shown<'a>,
    id: PartId,
    marks: Vec<Mark<'a>>,
    positions: &mut Positions<'_>,
) -> Sheet<'a> {
    let part = &shown.message.parts[id.0];
    let name = if part.kind == PartKind::Option {
        "--subject"
    } else {
        shown.path
    };
    Sheet::new(name, &part.text, marks, shown.width, |origin| {
        let len = part.text[origin..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(origin, origin + len);
        positions.start(Place { part: id, span }).line
    })
}

/// Facts of the finding, the changes nobody else named, and the first time the
/// rule's reason and where it comes from.
fn notes(finding: &Diagnostic, tells_why: bool) -> Vec<String> {
    let mut notes: Vec<String> = finding.notes.iter().map(ToString::to_string).collect();
    let hidden = finding.labels.len().saturating_sub(MOST_LABELS);
    if hidden > 0 {
        notes.push(format!("and {hidden} more places"));
    }
    if finding.help.is_none() {
        notes.extend(
            finding
                .fixes
                .iter()
                .map(|fix| format!("fix: {}", fix.title)),
        );
    }
    if !tells_why {
        return notes;
    }
    notes.push(finding.rule.why.to_owned());
    notes.extend(
        finding
            .rule
            .sources
            .iter()
            .map(|source| match source.article {
                Article::House => format!("house: {}", source.claims),
                article => format!("article: {}: {}", article.title(), source.claims),
            }),
    );
    notes
}
