//! Version 1 of the object. Fields may be added, never renamed or removed.

use std::borrow::Cow;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Safety};
use crate::lint::Report;
use crate::report::origin::Origin;
use crate::report::positions::Positions;
use crate::report::{self, Counts, RawEdits, fixes};

/// The object up to its first file.
pub(super) const OPENING: &str = "{\"version\":1,\"files\":[\n";

#[derive(Serialize)]
pub(super) struct File<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
    occasion: Occasion<'a>,
    words: usize,
    elements: Vec<Element<'a>>,
    diagnostics: Vec<Finding<'a>>,
    dropped: Vec<Dropped>,
    not_checked: Vec<NotChecked>,
    attachments: Vec<Attachment<'a>>,
    remarks: &'a [String],
}

/// One message of several in the file.
#[derive(Serialize)]
struct Message {
    number: usize,
    byte_start: usize,
    byte_end: usize,
    line: usize,
}

#[derive(Serialize)]
struct Occasion<'a> {
    name: &'static str,
    given: bool,
    close: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<&'static str>,
    because: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    words: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Span<'a>>,
}

#[derive(Serialize)]
struct Element<'a> {
    name: &'static str,
    need: &'static str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Span<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    span: Span<'a>,
    labels: Vec<Label<'a>>,
    notes: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    articles: Vec<Article<'a>>,
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Label<'a> {
    span: Span<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Article<'a> {
    key: &'static str,
    title: &'static str,
    claims: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safety: &'static str,
    edits: Vec<Edit>,
}

#[derive(Serialize)]
struct Edit {
    byte_start: usize,
    byte_end: usize,
    text: String,
}

#[derive(Serialize)]
struct Span<'a> {
    part: &'static str,
    byte_start: usize,
    byte_end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    utf16_column: usize,
    utf16_end_column: usize,
    text: &'a str,
    exact: bool,
}

#[derive(Serialize)]
struct Dropped {
    rule: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct NotChecked {
    rule: &'static str,
    reason: &'static str,
}

#[derive(Serialize)]
struct Attachment<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(rename = "type")]
    content_type: &'a str,
}

#[derive(Serialize)]
pub(super) struct Summary {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize)]
pub(super) struct Failure<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<usize>,
    reason: &'a str,
}

impl<'a> File<'a> {
    pub(super) fn new(origin: Origin<'a>, report: &'a Report<'_>) -> Self {
        let mut at = Positions::new(origin, &report.message);
        let mut span = |place: Place| Span::new(report, place, &mut at);
        let diagnostics = report.diagnostics.iter();
        Self {
            path: origin.path,
            message: origin.message.map(|nth| Message {
                number: nth.number,
                byte_start: nth.byte_start,
                byte_end: nth.byte_end,
                line: 1 + nth.n_lines_before,
            }),
            diagnostics: diagnostics
                .zip(fixes::raw_edits(report))
                .map(|(finding, edits)| Finding::new(origin, finding, edits, &mut span))
                .collect(),
            occasion: Occasion {
                name: report.reading.occasion.name(),
                given: report.reading.given,
                close: report.reading.close,
                other: report.reading.other.map(crate::occasion::Occasion::name),
                because: (report.reading.because.iter())
                    .map(|evidence| Evidence {
                        words: evidence.words(&report.message),
                        span: evidence.place().map(&mut span),
                    })
                    .collect(),
            },
            words: report.n_words,
            elements: (report.elements.iter())
                .map(|state| Element {
                    name: state.element.name(),
                    need: state.need.name(),
                    state: if state.place.is_some() {
                        "present"
                    } else {
                        "absent"
                    },
                    span: state.place.map(&mut span),
                })
                .collect(),
            dropped: (report.dropped.iter())
                .map(|(rule, count)| Dropped {
                    rule: rule.id,
                    count: *count,
                })
                .collect(),
            not_checked: (report.not_checked.iter())
                .map(|each| NotChecked {
                    rule: each.rule,
                    reason: each.reason,
                })
                .collect(),
            attachments: (report.message.attachments.iter())
                .map(|part| Attachment {
                    name: part.name.as_deref(),
                    content_type: &part.content_type,
                })
                .collect(),
            remarks: &report.message.remarks,
        }
    }
}

impl<'a> Finding<'a> {
    fn new(
        origin: Origin<'_>,
        finding: &'a Diagnostic,
        edits: Vec<RawEdits>,
        mut span: impl FnMut(Place) -> Span<'a>,
    ) -> Self {
        let own_notes = finding.notes.iter().map(AsRef::as_ref);
        Self {
            rule: finding.rule.id,
            severity: finding.severity.name(),
            message: &finding.message,
            span: span(finding.place),
            labels: (finding.labels.iter())
                .map(|label| Label {
                    span: span(label.place),
                    message: &label.message,
                })
                .collect(),
            notes: own_notes.chain([finding.rule.why.trim()]).collect(),
            help: finding.help.as_deref(),
            articles: (finding.rule.sources.iter())
                .map(|source| Article {
                    key: source.article.key(),
                    title: source.article.title(),
                    claims: &source.claims,
                })
                .collect(),
            fixes: (finding.fixes.iter())
                .zip(edits)
                .filter_map(|(fix, edits)| {
                    Some(Fix {
                        title: &fix.title,
                        safety: match fix.safety {
                            Safety::Safe => "safe",
                            Safety::Suggest => "suggest",
                        },
                        edits: (edits?.into_iter())
                            .map(|(raw, text)| Edit {
                                byte_start: origin.byte_start() + raw.start,
                                byte_end: origin.byte_start() + raw.end,
                                text,
                            })
                            .collect(),
                    })
                })
                .collect(),
        }
    }
}

impl<'a> Span<'a> {
    fn new(report: &'a Report<'_>, place: Place, at: &mut Positions<'_>) -> Self {
        let part = &report.message.parts[place.part.0];
        let location = at.locate(place);
        Self {
            part: part.kind.name(),
            byte_start: location.raw.span.start,
            byte_end: location.raw.span.end,
            line: location.start.line,
            column: location.start.column,
            end_line: location.end.line,
            end_column: location.end.column,
            utf16_column: location.start.utf16_column,
            utf16_end_column: location.end.utf16_column,
            text: place.span.of(&part.text),
            exact: location.raw.exact,
        }
    }
}

impl From<Counts> for Summary {
    fn from(counts: Counts) -> Self {
        let Counts {
            error,
            warning,
            note,
        } = counts;
        Self {
            error,
            warning,
            note,
        }
    }
}

pub(super) fn failures(failures: &[report::Failure]) -> Vec<Failure<'_>> {
    let failures = failures.iter().map(|failure| Failure {
        path: &failure.path,
        message: failure.message,
        reason: &failure.reason,
    });
    failures.collect()
}
