//! A name that ends a mail without closing words above it.

use super::name::is_name_line;
use super::postscript::starts_postscript;
use super::prose::Shape;
use super::sign_off::{Ending, Reader};
use crate::text::Span;

/// Words above the name that no list of closing words has are so many at the most.
const UNHEARD: usize = 6;

/// A name on a line of its own, with no closing words before it: the first
/// such line behind the last sentence.
pub(super) fn bare_name(reader: &mut Reader<'_>, tail: &[Span], end: usize) -> Option<Ending> {
    let text = reader.text;
    let mut is_prose = |line: &Span| {
        let line_text = line.of(text);
        line_text.ends_with(['.', '?', '!', ':', '\u{2026}', ')']) && line_text.len() > 12
            || reader.words(*line).len() > 8
    };
    let first = tail.iter().rposition(&mut is_prose).map_or(0, |at| at + 1);
    let line = tail.get(first)?;
    // A mail that is a name and nothing else is no mail.
    if first == 0 && tail.len() == 1 {
        return None;
    }
    let words = reader.words(*line);
    // Words that no list has may stand above the name: "Thanks for your time,".
    // They are the text's, which may need them.
    if line.of(text).ends_with(',') && words.len() <= UNHEARD {
        let name = tail.get(first + 1)?;
        let is_name = is_name_line(text, *name, reader.words(*name));
        return is_name.then_some(Ending {
            closing: None,
            name: Some(*name),
            start: name.start,
            end,
        });
    }
    let is_signed = is_name_line(text, *line, words) && words.len() <= 5;
    // A hard wrap parts "No" from "rush at all." as well; below a name stand
    // addresses, numbers ("m. 07700 900123") and postscripts.
    let is_everyday = matches!(words, [word] if word.shape.has(Shape::KNOWN));
    let goes_on = tail.get(first + 1).is_some_and(|next| {
        let next = next.of(text);
        let is_prose = next.contains(". ") || next.ends_with(['.', '!', '?']);
        let is_other = next.contains(|ch: char| ch == '@' || ch.is_ascii_digit());
        is_prose && next.starts_with(char::is_lowercase) && !is_other && !starts_postscript(next)
    });
    let is_signed = is_signed && !(is_everyday && goes_on);
    (is_signed && !line.of(text).ends_with(',')).then_some(Ending {
        closing: None,
        name: Some(*line),
        start: line.start,
        end,
    })
}
