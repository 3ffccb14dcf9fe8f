//! [`Positions`]: raw bytes, lines and columns of places in decoded text.

use crate::diagnostic::Place;
use crate::message::{Message, PartKind};
use crate::text::{LineIndex, Position, RawSpan};

/// Where a place is in the raw source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Location {
    pub(super) raw: RawSpan,
    pub(super) start: Position,
    pub(super) end: Position,
}

/// Finds the positions of one source.
#[derive(Debug)]
pub(super) struct Positions<'a> {
    message: &'a Message<'a>,
    /// Built when somebody asks: most clean drafts have no place to show.
    lines: Option<LineIndex<'a>>,
}

impl<'a> Positions<'a> {
    pub(super) fn new(message: &'a Message<'a>) -> Self {
        Self {
            message,
            lines: None,
        }
    }

    /// Where `place` is. A text from the command line is in no source: it
    /// takes the columns of its own text and no bytes.
    pub(super) fn locate(&mut self, place: Place) -> Location {
        let part = &self.message.parts[place.part.0];
        let raw = part.map.to_raw(place.span);
        if part.kind == PartKind::Option {
            let own = LineIndex::new(part.text.as_bytes());
            return Location {
                raw,
                start: own.position(place.span.start),
                end: own.position(place.span.end),
            };
        }
        let source = self.message.source;
        let lines = self.lines.get_or_insert_with(|| LineIndex::new(source));
        let (start, end) = lines.range(raw.span.start, raw.span.end);
        Location { raw, start, end }
    }

    /// The position where `place` starts.
    pub(super) fn start(&mut self, place: Place) -> Position {
        self.locate(place).start
    }

    /// The position of a raw byte.
    pub(super) fn at(&mut self, offset: usize) -> Position {
        let source = self.message.source;
        let lines = self.lines.get_or_insert_with(|| LineIndex::new(source));
        lines.position(offset)
    }
}
