//! Changes of unwrapped text as changes of the lines it was wrapped in
//! (format=flowed, RFC 3676): what flows goes on to.

use super::lower::lower;
use super::{Change, Declined};
use crate::message::flowed::Flowed;
use crate::text::{SourceMap, Span};

/// Changes of the unwrapped text, which `map` leads back to `text`.
pub(super) fn changes(
    text: &str,
    (unwrapped, map): (&str, &SourceMap),
    changes: &[Change],
    flowed: Flowed,
) -> Result<Vec<Change>, Declined> {
    let write = |_, _, new: &[u8]| Ok(new.to_vec());
    let lowered = lower(map, unwrapped.as_bytes(), changes, write)?;
    let mended = lowered.into_iter();
    Ok(mended.map(|change| mend(text, change, flowed)).collect())
}

/// The change with what keeps its line one that flows.
fn mend(text: &str, mut change: Change, flowed: Flowed) -> Change {
    let Span { start, mut end } = change.span;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    // Where two lines become one, the second's stuffing would be a blank of the text.
    let is_joined = text[start..end].ends_with('\n') && !change.new.ends_with(b"\n");
    let has_opening = start > line_start || !change.new.is_empty();
    if is_joined && has_opening && text[end..].starts_with(' ') {
        end += 1;
        change.span = Span::new(start, end);
    }
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let after = text[end..line_end].trim_end_matches('\r');
    let opening = text[line_start..start].trim_start_matches(' ');
    if start > line_start && !opening.is_empty() {
        // Without the blank that ended it, a line goes on only as one with the next, whose
        // stuffing goes as well.
        let line = text[..line_end].trim_end_matches('\r');
        let kept = change.new.last();
        let kept = kept.or_else(|| text.as_bytes()[..start].last());
        if !flowed.deletes_space
            && line.ends_with(' ')
            && after.is_empty()
            && kept != Some(&b' ')
            && line_end < text.len()
        {
            let is_stuffed = text[line_end + 1..].starts_with(' ');
            change.span = Span::new(start, line_end + 1 + usize::from(is_stuffed));
        }
        return change;
    }
    // A line of which nothing is left would end the paragraph.
    let is_soft = text[start..line_end].trim_end_matches('\r').ends_with(' ');
    let is_left = after != if flowed.deletes_space { " " } else { "" };
    if is_soft && !is_left && change.new.is_empty() && line_end < text.len() {
        change.span = Span::new(line_start, line_end + 1);
        return change;
    }
    // What opens a line like this has a blank before it (section 4.4).
    let new = std::str::from_utf8(&change.new).unwrap_or_default();
    let first = new.chars().chain(after.chars()).next();
    let is_opened = new.is_empty() && text[..end].ends_with('\n');
    if start == line_start && !is_opened && matches!(first, Some(' ' | '>')) {
        change.new.insert(0, b' ');
    }
    change
}
