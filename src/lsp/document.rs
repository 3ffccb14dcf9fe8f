//! [`Document`]: a draft that is open in an editor, and what was found in it.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde::Deserialize;
use similar::{Algorithm, capture_diff_slices};
use sincerely::diagnostic::Safety;
use sincerely::report::{RawEdits, raw_edits};
use sincerely::rule::Rule;
use sincerely::text::Span;
use sincerely::{Diagnostic, Options, Severity, lint};

use super::positions::{Encoding, Lines, Range};

/// A draft that is open in an editor.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) text: String,
    pub(super) lines: Lines,
    pub(super) version: Option<i64>,
    /// Where its config is looked for.
    pub(super) folder: PathBuf,
    /// What was found; none when the text or the config has changed since.
    pub(super) checked: Option<Checked>,
    /// Whether the editor is yet to hear of the last change.
    pub(super) is_stale: bool,
}

/// One change of a text; all of it is replaced where there is no range.
#[derive(Debug, Deserialize)]
pub(super) struct Change {
    range: Option<Range>,
    text: String,
}

/// What was found in a text. All spans are in its bytes.
#[derive(Debug)]
pub(super) struct Checked {
    /// Tells this result from every other of the session.
    pub(super) id: usize,
    /// What it was judged by.
    pub(super) options: Rc<Options>,
    pub(super) findings: Vec<Finding>,
    /// Why the text cannot be read as a draft, and where it shows.
    pub(super) unreadable: Option<(String, Span)>,
    /// Where a further header field may be put in.
    pub(super) headers_end: Option<usize>,
    /// Worked out when somebody asks.
    all_fixed: OnceCell<AllFixed>,
}

/// Every safe correction at once.
#[derive(Debug, Default)]
pub(super) struct AllFixed {
    pub(super) n_fixes: usize,
    pub(super) edits: Vec<(Span, String)>,
}

/// One finding.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) span: Span,
    pub(super) labels: Vec<(Span, String)>,
    pub(super) notes: Vec<String>,
    pub(super) help: Option<String>,
    pub(super) fixes: Vec<Fix>,
    /// The decoded words it covers.
    pub(super) words: String,
}

/// A change that answers a finding.
#[derive(Debug)]
pub(super) struct Fix {
    pub(super) title: String,
    pub(super) is_safe: bool,
    pub(super) edits: Vec<(Span, String)>,
}

impl Document {
    pub(super) fn new(text: String, version: Option<i64>, folder: &Path) -> Self {
        Self {
            lines: Lines::new(&text),
            text,
            version,
            folder: folder.to_owned(),
            checked: None,
            is_stale: true,
        }
    }

    /// Makes `changes` one after the other, each in the text that the one
    /// before has left.
    pub(super) fn change(&mut self, changes: Vec<Change>, encoding: Encoding) {
        for Change { range, text } in changes {
            match range {
                None => self.text = text,
                Some(range) => {
                    let span = self.lines.span(&self.text, range, encoding);
                    self.text.replace_range(span.start..span.end, &text);
                }
            }
            self.lines = Lines::new(&self.text);
        }
        self.touch();
    }

    /// The text, or what it is judged by, is not what was checked.
    pub(super) fn touch(&mut self) {
        self.checked = None;
        self.is_stale = true;
    }

    pub(super) fn range(&self, span: Span, encoding: Encoding) -> Range {
        self.lines.range(&self.text, span, encoding)
    }
}

impl Checked {
    pub(super) fn new(text: &str, options: &Rc<Options>, id: usize) -> Self {
        let report = lint(text.as_bytes(), options);
        let message = &report.message;
        let unreadable = message.unreadable.as_ref();
        let raw = |place: sincerely::diagnostic::Place| {
            let part = message.part(place.part);
            part.map.to_raw(place.span).span
        };
        let edits = raw_edits(&report);
        let finding = |(found, edits): (&Diagnostic, Vec<RawEdits>)| Finding {
            rule: found.rule,
            severity: found.severity,
            message: found.message.clone().into_owned(),
            span: raw(found.place),
            labels: (found.labels.iter())
                .map(|label| (raw(label.place), label.message.clone().into_owned()))
                .collect(),
            notes: (found.notes.iter())
                .map(|note| note.clone().into_owned())
                .collect(),
            help: found.help.clone().map(std::borrow::Cow::into_owned),
            fixes: (found.fixes.iter())
                .zip(edits)
                .filter_map(|(fix, edits)| {
                    Some(Fix {
                        title: fix.title.clone(),
                        is_safe: fix.safety == Safety::Safe,
                        edits: edits?,
                    })
                })
                .collect(),
            words: found
                .place
                .span
                .of(message.text(found.place.part))
                .to_owned(),
        };
        Self {
            id,
            options: Rc::clone(options),
            findings: report.diagnostics.iter().zip(edits).map(finding).collect(),
            unreadable: unreadable.map(|unreadable| (unreadable.reason.clone(), unreadable.raw)),
            headers_end: message.header.map(|header| {
                let part = message.part(header);
                part.map.to_raw(Span::new(0, part.text.len())).span.end
            }),
            all_fixed: OnceCell::new(),
        }
    }

    /// Every safe correction of `text`, which is what was checked.
    pub(super) fn all_fixed(&self, text: &str) -> &AllFixed {
        self.all_fixed.get_or_init(|| {
            let fixed = sincerely::fix::fix(text.as_bytes(), &self.options, Safety::Safe);
            let n_fixes = fixed.done.len();
            let new = String::from_utf8(fixed.source);
            new.map_or_else(
                |_| AllFixed::default(),
                |new| AllFixed {
                    n_fixes,
                    edits: edits_between(text, &new),
                },
            )
        })
    }
}

impl Finding {
    /// Whether it and `span` share a byte or a border.
    pub(super) fn touches(&self, span: Span) -> bool {
        self.span.start <= span.end && span.start <= self.span.end
    }
}

/// The lines that differ, each run of them without what stays at its ends.
fn edits_between(old: &str, new: &str) -> Vec<(Span, String)> {
    let (olds, news): (Vec<&str>, Vec<&str>) = (
        old.split_inclusive('\n').collect(),
        new.split_inclusive('\n').collect(),
    );
    let len = |lines: &[&str]| lines.iter().map(|line| line.len()).sum::<usize>();
    let mut edits = Vec::new();
    let (mut at, mut n_before) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, &olds, &news) {
        let lines = op.old_range();
        at += len(&olds[n_before..lines.start]);
        let end = at + len(&olds[lines.clone()]);
        n_before = lines.end;
        let (before, after) = (&old[at..end], news[op.new_range()].concat());
        if before != after {
            let same = before
                .bytes()
                .zip(after.bytes())
                .take_while(|(one, other)| one == other);
            let n_first = before.floor_char_boundary(same.count());
            let (rest, new_rest) = (&before[n_first..], &after[n_first..]);
            let pairs = rest.chars().rev().zip(new_rest.chars().rev());
            let same = pairs.take_while(|(one, other)| one == other);
            let n_last: usize = same.map(|(ch, _)| ch.len_utf8()).sum();
            let text = new_rest[..new_rest.len() - n_last].to_owned();
            edits.push((Span::new(at + n_first, end - n_last), text));
        }
        at = end;
    }
    edits
}
