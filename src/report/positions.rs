//! [`Positions`]: raw bytes, lines and columns of places in decoded text; all of
//! them those of the file, also where it holds other messages.

use super::origin::{Nth, Origin};
use crate::diagnostic::Place;
use crate::message::{Message, PartKind};
use crate::text::{LineIndex, LineWalk, Position, RawSpan};

/// Where a place is in the file.
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
    /// Where the source stands in its file.
    nth: Option<Nth>,
    /// What finds most of them.
    walk: Walk<'a>,
    /// Built when somebody asks for a place that takes more.
    lines: Option<LineIndex<'a>>,
}

/// Begun when somebody asks: most clean drafts have no place to show.
#[derive(Debug)]
enum Walk<'a> {
    NotBegun,
    Begun(LineWalk<'a>),
    /// The source is not in UTF-8.
    None,
}

impl<'a> Positions<'a> {
    pub(super) fn new(origin: Origin<'_>, message: &'a Message<'a>) -> Self {
        Self {
            message,
            nth: origin.message,
            walk: Walk::NotBegun,
            lines: None,
        }
    }

    /// The positions of two raw bytes of the source, the second not before the
    /// first.
    fn range(&mut self, start: usize, end: usize) -> (Position, Position) {
        if matches!(self.walk, Walk::NotBegun) {
            let source = Some(self.message.source);
            let source = source.filter(|_| self.message.utf16().is_none());
            self.walk = source
                .and_then(LineWalk::new)
                .map_or(Walk::None, Walk::Begun);
        }
        if let Walk::Begun(walk) = &mut self.walk
            && let Some(both) = walk.range(start, end)
        {
            return both;
        }
        self.lines().range(start, end)
    }

    fn lines(&mut self) -> &LineIndex<'a> {
        let message = self.message;
        self.lines.get_or_insert_with(|| match message.utf16() {
            Some(order) => LineIndex::utf16(message.source, order),
            None => LineIndex::new(message.source),
        })
    }

    /// A position in the source, as one in its file. Messages start with a line.
    fn in_file(&self, position: Position) -> Position {
        let n_lines_before = self.nth.map_or(0, |nth| nth.n_lines_before);
        Position {
            line: position.line + n_lines_before,
            ..position
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
        let (start, end) = self.range(raw.span.start, raw.span.end);
        let byte_start = self.nth.map_or(0, |nth| nth.byte_start);
        Location {
            raw: RawSpan {
                span: raw.span.shifted(byte_start),
                ..raw
            },
            start: self.in_file(start),
            end: self.in_file(end),
        }
    }

    /// The position where `place` starts.
    pub(super) fn start(&mut self, place: Place) -> Position {
        let part = &self.message.parts[place.part.0];
        if part.kind == PartKind::Option {
            return self.locate(place).start;
        }
        let raw = part.map.to_raw(place.span);
        self.at(raw.span.start)
    }

    /// The position of a raw byte of the source.
    pub(super) fn at(&mut self, offset: usize) -> Position {
        let (position, _) = self.range(offset, offset);
        self.in_file(position)
    }
}
