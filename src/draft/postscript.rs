//! What stands below the end of a mail: the writer's own text again, perhaps
//! with the name behind it.

use super::name::is_name_line;
use super::prose::Shape;
use super::sign_off::Reader;
use crate::text::Span;

/// Whether a line opens a postscript.
pub(super) fn starts_postscript(line: &str) -> bool {
    line.starts_with(['P', 'p'])
        && ["P.S", "PS:", "PS ", "PS,", "PS.", "PS -", "P. S", "p.s"]
            .iter()
            .any(|start| line.starts_with(start))
}

/// The name below a postscript, where none stands above it.
pub(super) fn name_below(reader: &mut Reader<'_>, lines: &[Span]) -> Option<Span> {
    let text = reader.text;
    let mut names = lines.iter().rev().copied();
    names.find(|line| {
        let words = reader.words(*line);
        let is_everyday = words.iter().all(|word| word.shape.has(Shape::KNOWN));
        !is_everyday && is_name_line(text, *line, words)
    })
}
