//! [`SourceMap`]: from decoded text back to the raw bytes it was read from.

use super::Span;

/// Where decoded text came from: offsets in the raw source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawSpan {
    /// Bytes of the source.
    pub span: Span,
    /// False where the encoding has no byte border at the text's end, so that
    /// the span was widened to hold it (a base64 group, for one).
    pub exact: bool,
}

/// How one stretch of decoded text relates to its raw bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// Byte for byte the same length, as in plain text.
    Same,
    /// The text stands for the raw bytes only as a whole: `=C3=A9`, a fold.
    Whole,
    /// Complete base64 groups: three bytes of text from four raw ones, the
    /// last group possibly padded.
    Base64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: Span,
    raw: Span,
    relation: Relation,
}

/// A monotone map from the byte offsets of a decoded text to byte ranges of
/// the raw source.
///
/// Pieces lie side by side in the text; raw bytes between two pieces stand for
/// no text at all (a soft line break, the border of two encoded words).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    pieces: Vec<Piece>,
}

impl SourceMap {
    /// The map of a text that is `raw` byte for byte.
    #[must_use]
    pub fn identity(raw: Span) -> Self {
        let mut map = Self::default();
        map.push_same(raw);
        map
    }

    /// Appends text that equals the raw bytes.
    pub fn push_same(&mut self, raw: Span) {
        if raw.is_empty() {
            return;
        }
        let at = self.text_len();
        if let Some(last) = self.pieces.last_mut()
            && last.relation == Relation::Same
            && last.raw.end == raw.start
        {
            last.raw.end = raw.end;
            last.text.end += raw.len();
            return;
        }
        self.push(at, raw.len(), raw, Relation::Same);
    }

    /// Appends `text_len` bytes of text that stand for `raw` as a whole.
    pub fn push_whole(&mut self, text_len: usize, raw: Span) {
        if text_len > 0 {
            self.push(self.text_len(), text_len, raw, Relation::Whole);
        }
    }

    /// Appends `text_len` bytes decoded from an unbroken run of base64 groups.
    pub fn push_base64(&mut self, text_len: usize, raw: Span) {
        if text_len > 0 {
            self.push(self.text_len(), text_len, raw, Relation::Base64);
        }
    }

    fn push(&mut self, at: usize, text_len: usize, raw: Span, relation: Relation) {
        let text = Span::new(at, at + text_len);
        self.pieces.push(Piece {
            text,
            raw,
            relation,
        });
    }

    /// Length in bytes of the text mapped so far.
    #[must_use]
    pub fn text_len(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.text.end)
    }

    /// The raw bytes that `span` of the decoded text was read from, widened to
    /// whole escapes. An empty span gives an empty one; a text that is not in
    /// the source (a `--subject`) gives the empty span at 0, not exact.
    #[must_use]
    pub fn to_raw(&self, span: Span) -> RawSpan {
        let Some(last) = self.pieces.last() else {
            return RawSpan {
                span: Span::default(),
                exact: false,
            };
        };
        if span.is_empty() {
            let at = match self.piece_at(span.start) {
                Some(piece) => piece.start_of(span.start).0,
                None => last.raw.end,
            };
            return RawSpan {
                span: Span::new(at, at),
                exact: true,
            };
        }
        let (start, exact_start) = match self.piece_at(span.start) {
            Some(piece) => piece.start_of(span.start),
            None => (last.raw.end, false),
        };
        let (end, exact_end) = match self.piece_at(span.end - 1) {
            Some(piece) => piece.end_of(span.end),
            None => (last.raw.end, false),
        };
        RawSpan {
            span: Span::new(start, end),
            exact: exact_start && exact_end,
        }
    }

    /// The piece that holds the byte of text at `offset`.
    fn piece_at(&self, offset: usize) -> Option<&Piece> {
        let after = self
            .pieces
            .partition_point(|piece| piece.text.end <= offset);
        self.pieces.get(after)
    }
}

impl Piece {
    /// Raw offset where the text from `offset` on begins.
    fn start_of(&self, offset: usize) -> (usize, bool) {
        let into = offset - self.text.start;
        match self.relation {
            Relation::Same => (self.raw.start + into, true),
            Relation::Whole => (self.raw.start, into == 0),
            Relation::Base64 => (self.raw.start + into / 3 * 4, into.is_multiple_of(3)),
        }
    }

    /// Raw offset where the text up to `offset` ends.
    fn end_of(&self, offset: usize) -> (usize, bool) {
        if offset == self.text.end {
            return (self.raw.end, true);
        }
        let into = offset - self.text.start;
        match self.relation {
            Relation::Same => (self.raw.start + into, true),
            Relation::Whole => (self.raw.end, false),
            Relation::Base64 => {
                let end = self.raw.start + into.div_ceil(3) * 4;
                (end.min(self.raw.end), into.is_multiple_of(3))
            }
        }
    }
}
