//! [`SourceMap`]: from decoded text back to the raw bytes it was read from.
//!
//! One map is one layer. From the source up, a body has the layers
//!
//! 1. the source itself, where all of it is in UTF-16: charset
//! 2. transfer encoding, or a header's unfolding and encoded words: bytes
//! 3. charset: text
//! 4. format=flowed, or HTML: the text a reader sees
//!
//! and each that changes nothing is left out. The raw side of a map is the
//! output of the layer below ([`SourceMap::on`]), and a span walks down one
//! layer at a time, exact where it is exact in every layer. That needs nothing
//! but byte offsets, so what lies between two layers may be bytes that are no
//! UTF-8. Maps stay as they are and are asked lazily; they are never multiplied
//! into one, which would cost memory for every pair of borders.

#[cfg(test)]
mod tests;

use std::sync::Arc;

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
    /// A run of units alike: so many bytes of text stand for so many raw ones,
    /// and there is a border between any two.
    ///
    /// Plain text is a run of 1 for 1, quoted-printable escapes are 1 for 3,
    /// base64 groups 3 for 4 (the last possibly cut short), an é of Latin-1 is
    /// 2 for 1 and a character of `Shift_JIS` mostly 3 for 2.
    Units { text: u8, raw: u8 },
    /// The text stands for the raw bytes only as a whole: two blanks folded
    /// into one, a character reference, a tag that breaks a line.
    Whole,
}

/// Bytes that stand for themselves.
const SAME: Relation = Relation::Units { text: 1, raw: 1 };

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
    /// The piece of a map that has but one, as most have.
    only: Option<Piece>,
    /// The pieces of a map that has more.
    several: Vec<Piece>,
    text_len: u32,
    /// The layer below; none where raw bytes are the source's.
    below: Option<Arc<SourceMap>>,
}

impl SourceMap {
    /// The map of a text that is `raw` byte for byte.
    #[must_use]
    pub fn identity(raw: Span) -> Self {
        if raw.is_empty() {
            return Self::default();
        }
        Self {
            only: Some(Piece {
                text_start: 0,
                raw_start: offset(raw.start),
                raw_end: offset(raw.end),
                relation: SAME,
            }),
            several: Vec::new(),
            text_len: offset(raw.len()),
            below: None,
        }
    }

    /// This layer on top of another: what was raw here is the text of `below`.
    ///
    /// Where this layer has layers below already, `below` goes under the lowest.
    #[must_use]
    pub fn on(mut self, below: Arc<Self>) -> Self {
        self.below = Some(match self.below.take() {
            Some(middle) => Arc::new(Arc::unwrap_or_clone(middle).on(below)),
            None => below,
        });
        self
    }

    /// This layer alone.
    pub(crate) fn without_below(mut self) -> Self {
        self.below = None;
        self
    }

    /// Appends text that equals the raw bytes.
    pub fn push_same(&mut self, raw: Span) {
        self.push(SAME, raw.len(), raw);
    }

    /// Appends `text_len` bytes of text that stand for `raw` as a whole.
    pub fn push_whole(&mut self, text_len: usize, raw: Span) {
        self.push(Relation::Whole, text_len, raw);
    }

    /// Appends text of which each byte is one escape, `=C3`, of `raw`.
    pub fn push_escapes(&mut self, raw: Span) {
        debug_assert!(raw.len().is_multiple_of(3), "an escape is three bytes");
        self.push(Relation::Units { text: 1, raw: 3 }, raw.len() / 3, raw);
    }

    /// Appends `text_len` bytes decoded from an unbroken run of base64 groups.
    pub fn push_base64(&mut self, text_len: usize, raw: Span) {
        self.push(Relation::Units { text: 3, raw: 4 }, text_len, raw);
    }

    /// Appends one character of `text_len` bytes that stands for `raw`. Runs of
    /// characters of the same lengths cost no more than one.
    pub fn push_char(&mut self, text_len: usize, raw: Span) {
        let units = u8::try_from(text_len)
            .ok()
            .zip(u8::try_from(raw.len()).ok());
        let relation = units.map_or(Relation::Whole, |(text, raw)| Relation::Units { text, raw });
        self.push(relation, text_len, raw);
    }

    fn push(&mut self, relation: Relation, text_len: usize, raw: Span) {
        if text_len == 0 {
            return;
        }
        let text_start = self.text_len;
        self.text_len = offset(self.text_len() + text_len);
        let last = match &mut self.several[..] {
            [.., last] => Some(last),
            [] => self.only.as_mut(),
        };
        match last {
            Some(last)
                if last.relation == relation
                    && last.raw_end == offset(raw.start)
                    && last.is_of_whole_units(text_start) =>
            {
                last.raw_end = offset(raw.end);
            }
            _ => self.append(Piece {
                text_start,
                raw_start: offset(raw.start),
                raw_end: offset(raw.end),
                relation,
            }),
        }
    }

    fn append(&mut self, piece: Piece) {
        match self.only.take() {
            Some(first) => self.several.extend([first, piece]),
            None if self.several.is_empty() => self.only = Some(piece),
            None => self.several.push(piece),
        }
    }

    fn pieces(&self) -> &[Piece] {
        match &self.several[..] {
            [] => self.only.as_slice(),
            pieces => pieces,
        }
    }

    /// Length in bytes of the text mapped so far.
    #[must_use]
    pub fn text_len(&self) -> usize {
        self.text_len as usize
    }

    /// The raw bytes of the source that `span` of the decoded text was read
    /// from, widened to whole units. An empty span gives an empty one; a text
    /// that is not in the source (a `--subject`) gives the empty span at 0, not
    /// exact.
    #[must_use]
    pub fn to_raw(&self, span: Span) -> RawSpan {
        let mut raw = self.to_layer_below(span);
        let mut map = self;
        while let Some(below) = &map.below {
            let next = below.to_layer_below(raw.span);
            raw = RawSpan {
                span: next.span,
                exact: raw.exact && next.exact,
            };
            map = below;
        }
        raw
    }

    /// The same in the layer below.
    pub(crate) fn to_layer_below(&self, span: Span) -> RawSpan {
        let Some(last) = self.pieces().last() else {
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

    /// Where within `span` the raw bytes of the layer below break off, to go on
    /// after some that stand for no text: a soft line break, a tag.
    pub(crate) fn gaps(&self, span: Span) -> impl Iterator<Item = usize> {
        let is_before = |piece: &Piece| piece.text_start as usize <= span.start;
        let first = self.pieces().partition_point(is_before);
        let pairs = self.pieces()[first.saturating_sub(1)..].windows(2);
        pairs
            .take_while(move |pair| (pair[1].text_start as usize) < span.end)
            .filter(|pair| pair[0].raw_end != pair[1].raw_start)
            .map(|pair| pair[1].text_start as usize)
    }

    /// Raw offset where the text from `offset` on begins, and whether there is
    /// a border.
    fn start_of(&self, offset: usize) -> Option<(usize, bool)> {
        let (piece, text) = self.piece_at(offset)?;
        let into = offset - text.start;
        let start = piece.raw_start as usize;
        Some(match piece.relation {
            Relation::Units { text, raw } => {
                let (text, raw) = (usize::from(text), usize::from(raw));
                (start + into / text * raw, into.is_multiple_of(text))
            }
            Relation::Whole => (start, into == 0),
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
            Relation::Units { text, raw } => {
                let (text, raw) = (usize::from(text), usize::from(raw));
                let at = start + into.div_ceil(text) * raw;
                (at.min(end), into.is_multiple_of(text))
            }
            Relation::Whole => (end, false),
        })
    }

    /// The piece that holds the byte of text at `offset`, and its text.
    fn piece_at(&self, offset: usize) -> Option<(&Piece, Span)> {
        if offset >= self.text_len() {
            return None;
        }
        let pieces = self.pieces();
        let after = pieces.partition_point(|piece| piece.text_start as usize <= offset);
        let end = pieces.get(after);
        let end = end.map_or(self.text_len(), |piece| piece.text_start as usize);
        let piece = pieces.get(after.checked_sub(1)?)?;
        Some((piece, Span::new(piece.text_start as usize, end)))
    }
}

impl Piece {
    /// Whether the text up to `text_end` ends with a unit, so that more of them
    /// may follow.
    fn is_of_whole_units(&self, text_end: u32) -> bool {
        match self.relation {
            Relation::Units { text, .. } => {
                (text_end - self.text_start).is_multiple_of(u32::from(text))
            }
            Relation::Whole => false,
        }
    }
}

/// An offset as pieces keep it.
fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("a source long enough to overflow is refused before it is mapped")
}
