//! Changes of a text that is read from several parts, as changes of these.

use super::{Change, Declined, base64, quoted_printable};
use crate::message::pieces::Piece;
use crate::message::transfer::{Decoded, Encoding};
use crate::text::Span;

/// Changes of the decoded bytes of all `pieces`, in order, as changes of the
/// source; `eol` says how the lines of a part end.
///
/// What lies between two parts is no text, and is not touched.
pub(super) fn changes(
    source: &[u8],
    pieces: &[Piece],
    decoded: &Decoded,
    changes: &[Change],
    eol: impl Fn(Span) -> &'static [u8],
) -> Result<Vec<Change>, Declined> {
    let mut out = Vec::new();
    let mut left = changes;
    let mut end = 0;
    for piece in pieces {
        let own = piece.decoded(source);
        let start = start_of(decoded, end, piece.raw);
        end = start + own.bytes.len();
        let n_own = left.partition_point(|change| change.span.end <= end);
        let (here, rest) = left.split_at(n_own);
        left = rest;
        if here.is_empty() {
            continue;
        }
        if here.iter().any(|change| change.span.start < start) {
            return Err(Declined::new("it is not within one part of the mail"));
        }
        let is_ascii = |change: &Change| change.new.is_ascii();
        if piece.is_ascii && own.bytes.is_ascii() && !here.iter().all(is_ascii) {
            return Err(Declined::new("that part of the mail is in ASCII"));
        }
        let moved = |change: &Change, start: usize| Change {
            span: Span::new(change.span.start - start, change.span.end - start),
            new: change.new.clone(),
        };
        let here: Vec<Change> = here.iter().map(|change| moved(change, start)).collect();
        match piece.encoding {
            Encoding::Identity => out.extend(here.into_iter().map(|change| Change {
                span: change.span.shifted(piece.raw.start),
                ..change
            })),
            Encoding::QuotedPrintable => out.extend(quoted_printable::changes(
                source,
                piece.raw,
                &own,
                &here,
                eol(piece.raw),
            )?),
            Encoding::Base64 => out.push(base64::change(
                source,
                piece.raw,
                &own,
                &here,
                eol(piece.raw),
            )?),
        }
    }
    if left.is_empty() {
        Ok(out)
    } else {
        Err(Declined::new("it is not within one part of the mail"))
    }
}

/// Where in the decoded bytes, at `from` or a separator later, the part at `raw`
/// begins.
fn start_of(decoded: &Decoded, from: usize, raw: Span) -> usize {
    let is_before = |at: usize| {
        let here = decoded.map.to_layer_below(Span::new(at, at + 1));
        at < decoded.bytes.len() && here.span.start < raw.start
    };
    let mut at = from;
    while is_before(at) {
        at += 1;
    }
    at
}
