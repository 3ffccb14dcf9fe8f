//! The look of codespan-reporting over [`Excerpt`]s: the words people can read,
//! with the lines and columns of the raw source.

use std::io;
use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity};
use codespan_reporting::files::{self, Files};
use codespan_reporting::term::{self, Config};
use termcolor::WriteColor;

use super::excerpt::{Excerpt, HEAD_LINES, columns};
use super::plain::{one_line, wrapped};
use crate::text::{Position, Span};

/// Characters of a line of notes.
const NOTE_WIDTH: usize = 76;
/// A message further right than this is a note instead.
const LABEL_WIDTH: usize = 100;
/// What stands between the number of a line and the line, or a note: ` │ `.
const GUTTER: usize = 3;
/// What joins the ends of a label over several lines: `│ `.
const JOINT: usize = 2;

/// A text that labels point into, and what is shown of it.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    name: String,
    text: &'a str,
    marks: Vec<Mark<'a>>,
    excerpt: Excerpt,
    /// The raw line of each line of the excerpt.
    numbers: Vec<usize>,
    /// Columns of the terminal that its lines may take.
    width: Option<usize>,
}

/// A label.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    /// Offsets in the sheet's text.
    pub(super) span: Span,
    /// Where the span starts in the raw source.
    pub(super) at: Position,
    /// Whether these are the words to change.
    pub(super) is_primary: bool,
    /// What is said of it; may be empty.
    pub(super) message: &'a str,
}

/// What a snippet says beside its labels.
#[derive(Debug)]
pub(super) struct Heading<'a> {
    pub(super) severity: Severity,
    /// The rule, or nothing.
    pub(super) code: &'a str,
    pub(super) message: &'a str,
    pub(super) notes: Vec<String>,
}

/// Writes a snippet, followed by an empty line; `width` is the terminal's, where
/// it is for one.
pub(super) fn write(
    heading: &Heading<'_>,
    sheets: Vec<Sheet<'_>>,
    width: Option<usize>,
    out: &mut dyn WriteColor,
) -> io::Result<()> {
    let mut labels = Vec::new();
    let mut notes = Vec::new();
    let numbers = sheets.iter().flat_map(|sheet| &sheet.numbers);
    let margin = n_digits(numbers.copied().max().unwrap_or(1)) + GUTTER;
    let note_width = width.map_or(NOTE_WIDTH, |width| {
        NOTE_WIDTH.min(width.saturating_sub(margin))
    });
    for (id, sheet) in sheets.iter().enumerate() {
        for mark in &sheet.marks {
            let range = sheet.excerpt.range(sheet.text, mark.span);
            let style = if mark.is_primary {
                LabelStyle::Primary
            } else {
                LabelStyle::Secondary
            };
            let label = Label::new(style, id, range.clone());
            labels.push(if sheet.has_room(&range, mark.message) {
                label.with_message(one_line(mark.message))
            } else {
                let kind = if mark.is_primary { "help: " } else { "" };
                notes.push(wrapped(&format!("{kind}{}", mark.message), note_width));
                label
            });
        }
    }
    notes.extend(heading.notes.iter().map(|note| wrapped(note, note_width)));
    notes.retain(|note| !note.is_empty());
    let diagnostic = Diagnostic::new(heading.severity)
        .with_code(heading.code)
        .with_message(one_line(heading.message))
        .with_labels(labels)
        .with_notes(notes);
    let config = Config {
        start_context_lines: HEAD_LINES - 1,
        end_context_lines: 1,
        ..Config::default()
    };
    let written = term::emit_to_write_style(out, &config, &Sheets(sheets), &diagnostic);
    written.map_err(|error| match error {
        files::Error::Io(error) => error,
        error => io::Error::other(error),
    })
}

impl<'a> Sheet<'a> {
    /// The words of `text` at `marks`, on a terminal of so many columns; `line_number`
    /// is the raw line of an offset in it.
    pub(super) fn new(
        name: &str,
        text: &'a str,
        marks: Vec<Mark<'a>>,
        width: Option<usize>,
        mut line_number: impl FnMut(usize) -> usize,
    ) -> Self {
        let spans: Vec<_> = marks.iter().map(|mark| mark.span).collect();
        let last = marks.iter().map(|mark| mark.at.line).max().unwrap_or(1);
        let is_joined = |span: &&Span| span.of(text).contains('\n');
        let joints = JOINT * spans.iter().filter(is_joined).count();
        // The lines below a label's first may have longer numbers; a caret may stand
        // behind the line.
        let margin = n_digits(last + HEAD_LINES) + GUTTER + joints + 1;
        let width = width.map(|width| width.saturating_sub(margin));
        let excerpt = Excerpt::new(text, &spans, width);
        let mut numbers: Vec<_> = excerpt
            .lines
            .iter()
            .map(|line| line_number(line.origin))
            .collect();
        // Where an encoding wraps a line, its number is that of its label.
        for mark in marks.iter().rev() {
            let start = excerpt.range(text, mark.span).start;
            if let Some(at) = excerpt.line_at(start) {
                numbers[at] = mark.at.line;
            }
        }
        Self {
            name: one_line(name).into_owned(),
            text,
            marks,
            excerpt,
            numbers,
            width,
        }
    }

    /// Whether a message behind the carets stays on the screen.
    fn has_room(&self, range: &Range<usize>, message: &str) -> bool {
        let line = self.excerpt.line_at(range.end);
        let shown = line.and_then(|at| {
            let start = self.excerpt.lines[at].range.start;
            self.excerpt.text.get(start..range.end)
        });
        let column = shown.map_or(0, |shown| match self.width {
            Some(_) => columns(shown),
            None => shown.chars().count(),
        });
        let width = self
            .width
            .map_or(LABEL_WIDTH, |width| width.min(LABEL_WIDTH));
        column + message.chars().count() < width
    }
}

fn n_digits(number: usize) -> usize {
    number.to_string().len()
}

struct Sheets<'a>(Vec<Sheet<'a>>);

impl<'a> Sheets<'a> {
    fn get(&self, id: usize) -> Result<&Sheet<'a>, files::Error> {
        self.0.get(id).ok_or(files::Error::FileMissing)
    }
}

impl<'a> Files<'a> for Sheets<'_> {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, files::Error> {
        Ok(&self.get(id)?.name)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, files::Error> {
        Ok(&self.get(id)?.excerpt.text)
    }

    fn line_index(&'a self, id: usize, byte: usize) -> Result<usize, files::Error> {
        let excerpt = &self.get(id)?.excerpt;
        let line = excerpt.line_at(byte).map(|at| &excerpt.lines[at]);
        Ok(line.or(excerpt.lines.last()).map_or(0, |line| line.index))
    }

    fn line_number(&'a self, id: usize, index: usize) -> Result<usize, files::Error> {
        let sheet = self.get(id)?;
        let at = sheet.excerpt.line_of_index(index);
        Ok(at.map_or(1, |at| sheet.numbers[at]))
    }

    fn column_number(
        &'a self,
        id: usize,
        _line: usize,
        byte: usize,
    ) -> Result<usize, files::Error> {
        let sheet = self.get(id)?;
        let starts_here =
            |mark: &&Mark<'_>| sheet.excerpt.range(sheet.text, mark.span).start == byte;
        let mark = sheet.marks.iter().find(starts_here);
        Ok(mark.map_or(1, |mark| mark.at.column))
    }

    fn line_range(&'a self, id: usize, index: usize) -> Result<Range<usize>, files::Error> {
        let excerpt = &self.get(id)?.excerpt;
        let at = excerpt.line_of_index(index);
        Ok(at.map_or(0..0, |at| excerpt.lines[at].range.clone()))
    }
}
