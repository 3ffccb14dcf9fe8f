//! [`lower`]: changes of a text as changes of the layer below it, in as few
//! bytes as will do, and none of those that stand for no text.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Change, Declined};
use crate::text::{SourceMap, Span};

/// Bytes that a deletion is moved at most to find a better place.
const MAX_SLIDE: usize = 256;

/// Units of a change that are compared with each other; in a longer one, all
/// new words stand in the place of the first old ones.
const MAX_COMPARED: usize = 400;

/// `changes`, which are in order and do not overlap, one layer down.
///
/// Bytes below that stand for no text stay, be it a soft line break or a tag:
/// a change across one becomes a change on each side. `write` makes the bytes
/// of the layer below that are to stand for the new text in the place of the
/// old text at a span, which leads to the raw span beside it.
pub(super) fn lower(
    map: &SourceMap,
    text: &[u8],
    changes: &[Change],
    mut write: impl FnMut(Span, Span, &[u8]) -> Result<Vec<u8>, Declined>,
) -> Result<Vec<Change>, Declined> {
    let mut lowered: Vec<Change> = Vec::new();
    let mut end = 0;
    for (nth, change) in changes.iter().enumerate() {
        let until = changes.get(nth + 1).map_or(text.len(), |c| c.span.start);
        let change = slid(map, text, trimmed(text, change), end..until);
        end = change.span.end;
        for piece in pieces(map, text, &change) {
            let raw = raw_of(map, text, piece.span)?;
            let new = write(piece.span, raw, &piece.new)?;
            if !raw.is_empty() || !new.is_empty() {
                lowered.push(Change { span: raw, new });
            }
        }
    }
    Ok(lowered)
}

/// The change without what its old and its new text have in common at either
/// end.
pub(crate) fn trimmed(text: &[u8], change: &Change) -> Change {
    let old = &text[change.span.start..change.span.end];
    let (old, new) = (units(old), units(&change.new));
    let same = |pair: &(&&[u8], &&[u8])| pair.0 == pair.1;
    let n_before = old.iter().zip(&new).take_while(same).count();
    let (old_rest, new_rest) = (&old[n_before..], &new[n_before..]);
    let pairs = old_rest.iter().rev().zip(new_rest.iter().rev());
    let n_after = pairs.take_while(same).count();
    let len = |units: &[&[u8]]| units.iter().map(|unit| unit.len()).sum::<usize>();
    let start = change.span.start + len(&old[..n_before]);
    let end = change.span.end - len(&old[old.len() - n_after..]);
    Change {
        span: Span::new(start, end),
        new: new_rest[..new_rest.len() - n_after].concat(),
    }
}

/// The characters of text, the bytes of anything else.
fn units(bytes: &[u8]) -> Vec<&[u8]> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.split_inclusive(|_| true).map(str::as_bytes).collect(),
        Err(_) => bytes.chunks(1).collect(),
    }
}

/// A deletion where it touches fewest gaps: of the two words in "the the",
/// either may go, and so may the blank before or the one after.
fn slid(map: &SourceMap, text: &[u8], change: Change, within: std::ops::Range<usize>) -> Change {
    let span = change.span;
    let cost = |span: Span| {
        let is_inexact = !map.to_layer_below(span).exact;
        map.gaps(span).count() + usize::from(is_inexact)
    };
    if !change.new.is_empty() || span.is_empty() || cost(span) == 0 {
        return change;
    }
    let is_border = |at: usize| text.get(at).is_none_or(|byte| byte & 0xc0 != 0x80);
    let (mut best, mut least) = (span, cost(span));
    let mut consider = |span: Span| {
        if is_border(span.start) && is_border(span.end) && cost(span) < least {
            (best, least) = (span, cost(span));
        }
    };
    let mut here = span;
    while here.end < within.end.min(span.end + MAX_SLIDE) && text[here.start] == text[here.end] {
        here = Span::new(here.start + 1, here.end + 1);
        consider(here);
    }
    let mut here = span;
    let first = within.start.max(span.start.saturating_sub(MAX_SLIDE));
    while here.start > first && text[here.start - 1] == text[here.end - 1] {
        here = Span::new(here.start - 1, here.end - 1);
        consider(here);
    }
    Change {
        span: best,
        new: Vec::new(),
    }
}

/// A change as several, none of which reaches across a gap.
fn pieces(map: &SourceMap, text: &[u8], change: &Change) -> Vec<Change> {
    if map.gaps(change.span).next().is_none() {
        return vec![change.clone()];
    }
    let mut pieces = Vec::new();
    for hunk in hunks(text, change) {
        let mut start = hunk.span.start;
        let mut new = hunk.new;
        for gap in map.gaps(hunk.span).chain([hunk.span.end]) {
            let span = Span::new(start, gap);
            let new = std::mem::take(&mut new);
            pieces.push(Change { span, new });
            start = gap;
        }
    }
    pieces
}

/// A change as the shortest ones that come to the same.
fn hunks(text: &[u8], change: &Change) -> Vec<Change> {
    let old = units(&text[change.span.start..change.span.end]);
    let new = units(&change.new);
    if old.len().max(new.len()) > MAX_COMPARED {
        return vec![change.clone()];
    }
    let mut starts = vec![change.span.start];
    for unit in &old {
        starts.push(starts[starts.len() - 1] + unit.len());
    }
    let mut hunks: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (olds, news) = (op.old_range(), op.new_range());
        let span = Span::new(starts[olds.start], starts[olds.end]);
        let new = new[news].concat();
        match hunks.last_mut() {
            Some(last) if last.span.end == span.start => {
                last.span.end = span.end;
                last.new.extend(new);
            }
            _ => hunks.push(Change { span, new }),
        }
    }
    hunks
}

/// The raw bytes of the layer below that a span without gaps stands for.
///
/// New words at a gap join the words beside it, not the blanks: the blank at
/// the end of a wrapped line has to stay its last character.
fn raw_of(map: &SourceMap, text: &[u8], span: Span) -> Result<Span, Declined> {
    if !span.is_empty() {
        let raw = map.to_layer_below(span);
        return if raw.exact {
            Ok(raw.span)
        } else {
            Err(Declined::new("the mail has no place for it"))
        };
    }
    let at = span.start;
    let before = text[..at].iter().next_back();
    let joins_next = before.is_none_or(u8::is_ascii_whitespace) && at < text.len();
    if at == 0 || joins_next {
        let raw = map.to_layer_below(span).span;
        return Ok(raw);
    }
    // Of a character before, the last byte is enough to find its end.
    let end = map.to_layer_below(Span::new(at - 1, at)).span.end;
    Ok(Span::new(end, end))
}
