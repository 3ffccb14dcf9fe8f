//! Lines and characters as the protocol counts them, and the way from and to
//! byte offsets (specification 3.17, "Position").
//!
//! Unlike a report's, these lines may also end with a lone carriage return, and
//! the unit of a character is what client and server agreed on.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sincerely::text::Span;

/// What a character of a line counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// What every client knows.
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    const ALL: [Self; 3] = [Self::Utf8, Self::Utf16, Self::Utf32];

    /// The first encoding that the client offers and we know.
    pub(super) fn negotiate(capabilities: &Value) -> Self {
        let offered = capabilities.pointer("/general/positionEncodings");
        let offered = offered.and_then(Value::as_array).into_iter().flatten();
        let known = |name: &str| Self::ALL.into_iter().find(|each| each.name() == name);
        let mut known = offered.filter_map(|name| known(name.as_str()?));
        known.next().unwrap_or_default()
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    /// The units of one character.
    fn units(self, ch: char) -> usize {
        match self {
            Self::Utf8 => ch.len_utf8(),
            Self::Utf16 => ch.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// The units of `text`.
    fn count(self, text: &str) -> usize {
        if self == Self::Utf8 || text.is_ascii() {
            text.len()
        } else {
            text.chars().map(|ch| self.units(ch)).sum()
        }
    }

    /// How many bytes of `line` its first `n_units` units take; of a character
    /// that they would split, none.
    fn bytes(self, line: &str, n_units: usize) -> usize {
        let mut seen = 0;
        for (offset, ch) in line.char_indices() {
            seen += self.units(ch);
            if seen > n_units {
                return offset;
            }
        }
        line.len()
    }
}

/// A place in a document, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) character: usize,
}

/// A half-open stretch of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Range {
    pub(super) start: Position,
    pub(super) end: Position,
}

/// Where the lines of a text start.
#[derive(Clone, Debug)]
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        let ends = ends.filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        Self(std::iter::once(0).chain(ends.map(|at| at + 1)).collect())
    }

    /// The bytes of a line without its end.
    fn line(&self, text: &str, nth: usize) -> Span {
        let start = self.0[nth];
        let end = self.0.get(nth + 1).copied().unwrap_or(text.len());
        let line = text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + line.len())
    }

    /// The byte offset of `position` in `text`. A character past the line's
    /// end means its end, a line past the last the text's.
    pub(super) fn offset(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        if position.line >= self.0.len() {
            return text.len();
        }
        let line = self.line(text, position.line);
        line.start + encoding.bytes(line.of(text), position.character)
    }

    /// The bytes of `range`; an end before the start gives none.
    pub(super) fn span(&self, text: &str, range: Range, encoding: Encoding) -> Span {
        let offset = |position| self.offset(text, position, encoding);
        Span::new(offset(range.start), offset(range.end))
    }

    fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.0.partition_point(|start| *start <= offset) - 1;
        let span = self.line(text, line);
        // Within a line's end, the position is where the line ends.
        let before = Span::new(span.start, offset.min(span.end));
        Position {
            line,
            character: encoding.count(before.of(text)),
        }
    }

    /// Where the bytes at `span` stand.
    pub(super) fn range(&self, text: &str, span: Span, encoding: Encoding) -> Range {
        Range {
            start: self.position(text, span.start, encoding),
            end: self.position(text, span.end, encoding),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn at(line: usize, character: usize) -> Position {
        Position { line, character }
    }

    #[test]
    fn the_first_known_encoding_offered_is_taken() {
        let negotiate = |offered: Value| {
            let capabilities = json!({"general": {"positionEncodings": offered}});
            Encoding::negotiate(&capabilities)
        };
        assert_eq!(negotiate(json!(["utf-32", "utf-8"])), Encoding::Utf32);
        assert_eq!(negotiate(json!(["utf-7", "utf-8"])), Encoding::Utf8);
        assert_eq!(negotiate(json!([])), Encoding::Utf16);
        assert_eq!(negotiate(json!("utf-8")), Encoding::Utf16);
        assert_eq!(Encoding::negotiate(&json!({})), Encoding::Utf16);
    }

    #[test]
    fn offsets_and_positions_agree_in_all_encodings() {
        let text = "a\u{e9}\u{1f44b}z\r\n\r\u{2019}b\n";
        let lines = Lines::new(text);
        for encoding in Encoding::ALL {
            for (offset, ch) in text.char_indices().chain([(text.len(), ' ')]) {
                if ch == '\n' && text[..offset].ends_with('\r') {
                    continue;
                }
                let position = lines.position(text, offset, encoding);
                assert_eq!(
                    lines.offset(text, position, encoding),
                    offset,
                    "{position:?}"
                );
            }
        }
        let z = text.find('z').unwrap();
        let position = |encoding| lines.position(text, z, encoding);
        assert_eq!(position(Encoding::Utf8), at(0, 7));
        assert_eq!(position(Encoding::Utf16), at(0, 4));
        assert_eq!(position(Encoding::Utf32), at(0, 3));
        let b = text.find('b').unwrap();
        assert_eq!(lines.position(text, b, Encoding::Utf16), at(2, 1));
        assert_eq!(lines.position(text, text.len(), Encoding::Utf16), at(3, 0));
    }

    #[test]
    fn positions_that_are_none_are_moved_to_one() {
        let text = "a\u{1f44b}\r\nb";
        let lines = Lines::new(text);
        let offset = |line, character| lines.offset(text, at(line, character), Encoding::Utf16);
        assert_eq!(offset(0, 2), 1); // within the pair
        assert_eq!(offset(0, 3), 5);
        assert_eq!(offset(0, 99), 5);
        assert_eq!(offset(1, 99), 8);
        assert_eq!(offset(99, 0), 8);
        assert_eq!(lines.position(text, 6, Encoding::Utf16), at(0, 3)); // before the LF
        assert_eq!(lines.position(text, 3, Encoding::Utf8), at(0, 1)); // within the emoji
        let backwards = Range {
            start: at(1, 0),
            end: at(0, 0),
        };
        assert!(lines.span(text, backwards, Encoding::Utf16).is_empty());
    }
}
