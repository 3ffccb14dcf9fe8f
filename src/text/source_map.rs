//! [`SourceMap`]: from decoded text back to the raw bytes it was read from.
//!
//! One map is one layer: transfer encoding, or the unfolding and decoding of a
//! header. A further layer (charset, format=flowed, HTML) gets a map of its
//! own whose raw side is the text of the layer below, and a span walks down:
//! `below.to_raw(above.to_raw(span).span)`, exact where both are. That needs
//! nothing but byte offsets, so the text between two layers may be bytes that
//! are no UTF-8. A text read through several layers keeps its maps in order,
//! asked lazily; they are never multiplied into one.

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
    /// Byte for byte the same, as in plain text.
    Same,
    /// The text stands for the raw bytes only as a whole: two blanks folded
    /// into one, a character in a charset that keeps no borders.
    Whole,
    /// A run of quoted-printable escapes: each byte of text is three raw ones.
    Escapes,
    /// Complete base64 groups: three bytes of text from four raw ones, the
    /// last group possibly cut short.
    Base64,
}

/// A stretch of text from here to the next piece. Sixteen bytes, as a hostile
/// body has one for every other byte; hence 32-bit offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text_start: u32,
    raw_start: u32,
    raw_end: u32,
    relation: Relation,
}

/// A monotone map from the byte offsets of a decoded text to byte ranges of
/// the raw source.
///
/// Pieces lie side by side in the text; raw bytes between two pieces stand for
/// no text at all (a soft line break, the border of two encoded words). A
/// piece may end within a character, as a soft line break may fall there;
/// spans never do, and that is enough. Offsets have to fit 32 bits:
/// [`crate::message::parse`] reads no source that could break this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    pieces: Vec<Piece>,
    text_len: u32,
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
        self.push(Relation::Same, raw.len(), raw);
    }

    /// Appends `text_len` bytes of text that stand for `raw` as a whole.
    pub fn push_whole(&mut self, text_len: usize, raw: Span) {
        self.push(Relation::Whole, text_len, raw);
    }

    /// Appends text of which each byte is one escape, `=C3`, of `raw`.
    pub fn push_escapes(&mut self, raw: Span) {
        debug_assert!(raw.len().is_multiple_of(3), "an escape is three bytes");
        self.push(Relation::Escapes, raw.len() / 3, raw);
    }

    /// Appends `text_len` bytes decoded from an unbroken run of base64 groups.
    pub fn push_base64(&mut self, text_len: usize, raw: Span) {
        self.push(Relation::Base64, text_len, raw);
    }

    fn push(&mut self, relation: Relation, text_len: usize, raw: Span) {
        if text_len == 0 {
            return;
        }
        let text_start = self.text_len;
        self.text_len = offset(self.text_len() + text_len);
        let goes_on = matches!(relation, Relation::Same | Relation::Escapes);
        match self.pieces.last_mut() {
            Some(last)
                if goes_on && last.relation == relation && last.raw_end == offset(raw.start) =>
            {
                last.raw_end = offset(raw.end);
            }
            _ => self.pieces.push(Piece {
                text_start,
                raw_start: offset(raw.start),
                raw_end: offset(raw.end),
                relation,
            }),
        }
    }

    /// Length in bytes of the text mapped so far.
    #[must_use]
    pub fn text_len(&self) -> usize {
        self.text_len as usize
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
        let past = (last.raw_end as usize, false);
        let start = self.start_of(span.start).unwrap_or(past);
        if span.is_empty() {
            return RawSpan {
                span: Span::new(start.0, start.0),
                exact: true,
            };
        }
        let end = self.end_of(span.end).unwrap_or(past);
        RawSpan {
            span: Span::new(start.0, end.0),
            exact: start.1 && end.1,
        }
    }

    /// Raw offset where the text from `offset` on begins, and whether there is
    /// a border.
    fn start_of(&self, offset: usize) -> Option<(usize, bool)> {
        let (piece, text) = self.piece_at(offset)?;
        let into = offset - text.start;
        let start = piece.raw_start as usize;
        Some(match piece.relation {
            Relation::Same => (start + into, true),
            Relation::Whole => (start, into == 0),
            Relation::Escapes => (start + into * 3, true),
            Relation::Base64 => (start + into / 3 * 4, into.is_multiple_of(3)),
        })
    }

    /// Raw offset where the text up to `offset`, which is not 0, ends.
    fn end_of(&self, offset: usize) -> Option<(usize, bool)> {
        let (piece, text) = self.piece_at(offset - 1)?;
        let (start, end) = (piece.raw_start as usize, piece.raw_end as usize);
        if offset == text.end {
            return Some((end, true));
        }
        let into = offset - text.start;
        Some(match piece.relation {
            Relation::Same => (start + into, true),
            Relation::Whole => (end, false),
            Relation::Escapes => (start + into * 3, true),
            Relation::Base64 => (
                end.min(start + into.div_ceil(3) * 4),
                into.is_multiple_of(3),
            ),
        })
    }

    /// The piece that holds the byte of text at `offset`, and its text.
    fn piece_at(&self, offset: usize) -> Option<(&Piece, Span)> {
        if offset >= self.text_len() {
            return None;
        }
        let after = self
            .pieces
            .partition_point(|piece| piece.text_start as usize <= offset);
        let end = self.pieces.get(after);
        let end = end.map_or(self.text_len(), |piece| piece.text_start as usize);
        let piece = self.pieces.get(after.checked_sub(1)?)?;
        Some((piece, Span::new(piece.text_start as usize, end)))
    }
}

/// An offset as pieces keep it.
fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("a source long enough to overflow is refused before it is mapped")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(map: &SourceMap, start: usize, end: usize) -> (usize, usize, bool) {
        let raw = map.to_raw(Span::new(start, end));
        (raw.span.start, raw.span.end, raw.exact)
    }

    #[test]
    fn plain_text_is_its_own_map() {
        let map = SourceMap::identity(Span::new(10, 20));
        assert_eq!(map.text_len(), 10);
        assert_eq!(raw(&map, 0, 10), (10, 20, true));
        assert_eq!(raw(&map, 3, 4), (13, 14, true));
        assert_eq!(raw(&map, 3, 3), (13, 13, true));
        assert_eq!(raw(&map, 10, 10), (20, 20, true));
    }

    #[test]
    fn neighbours_of_one_kind_become_one_piece() {
        let mut map = SourceMap::default();
        map.push_same(Span::new(0, 4));
        map.push_same(Span::new(4, 9));
        map.push_same(Span::new(12, 14));
        map.push_escapes(Span::new(14, 17));
        map.push_escapes(Span::new(17, 20));
        map.push_same(Span::new(20, 20));
        assert_eq!(map.pieces.len(), 3);
        assert_eq!(map.text_len(), 13);
    }

    #[test]
    fn a_gap_belongs_to_the_text_on_both_sides_only_together() {
        // "caf=\nfee": a soft line break after three letters.
        let mut map = SourceMap::identity(Span::new(0, 3));
        map.push_same(Span::new(5, 8));
        assert_eq!(raw(&map, 0, 3), (0, 3, true));
        assert_eq!(raw(&map, 3, 6), (5, 8, true));
        assert_eq!(raw(&map, 2, 4), (2, 6, true));
    }

    #[test]
    fn escapes_have_a_border_at_each_byte() {
        // "=C3=\n=A9x": a character split by a soft line break.
        let mut map = SourceMap::default();
        map.push_escapes(Span::new(0, 3));
        map.push_escapes(Span::new(5, 8));
        map.push_same(Span::new(8, 9));
        assert_eq!(raw(&map, 0, 2), (0, 8, true));
        assert_eq!(raw(&map, 2, 3), (8, 9, true));
        let mut map = SourceMap::default();
        map.push_escapes(Span::new(1, 13));
        assert_eq!(raw(&map, 1, 3), (4, 10, true));
    }

    #[test]
    fn a_whole_is_never_cut() {
        let mut map = SourceMap::identity(Span::new(0, 2));
        map.push_whole(3, Span::new(2, 9));
        assert_eq!(raw(&map, 2, 5), (2, 9, true));
        assert_eq!(raw(&map, 3, 5), (2, 9, false));
        assert_eq!(raw(&map, 1, 3), (1, 9, false));
    }

    #[test]
    fn base64_is_widened_to_groups() {
        // Two lines: three groups, then one of which the last is padded.
        let mut map = SourceMap::default();
        map.push_base64(9, Span::new(0, 12));
        map.push_base64(4, Span::new(13, 21));
        assert_eq!(raw(&map, 0, 3), (0, 4, true));
        assert_eq!(raw(&map, 1, 4), (0, 8, false));
        assert_eq!(raw(&map, 6, 12), (8, 17, true));
        assert_eq!(raw(&map, 8, 10), (8, 17, false));
        assert_eq!(raw(&map, 12, 13), (17, 21, true));
    }

    #[test]
    fn a_text_beside_the_source_has_no_bytes_and_a_span_past_the_end_is_harmless() {
        assert_eq!(raw(&SourceMap::default(), 2, 5), (0, 0, false));
        let map = SourceMap::identity(Span::new(4, 8));
        assert_eq!(raw(&map, 2, 9), (6, 8, false));
        assert_eq!(raw(&map, 8, 9), (8, 8, false));
        assert_eq!(raw(&map, 9, 9), (8, 8, true));
    }
}
