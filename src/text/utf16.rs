//! Lines and columns of a source in UTF-16, whose line feeds are two bytes.

use super::lines::Position;

/// Which byte of a UTF-16 unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// The high one.
    Big,
    /// The low one.
    Little,
}

impl ByteOrder {
    fn unit(self, pair: [u8; 2]) -> u16 {
        match self {
            Self::Big => u16::from_be_bytes(pair),
            Self::Little => u16::from_le_bytes(pair),
        }
    }

    /// The length of a piece of `bytes` that is `len` bytes long, or a little
    /// longer so as to end with a character.
    pub(super) fn border(self, bytes: &[u8], len: usize) -> usize {
        let len = len.next_multiple_of(2);
        let Some([first, second]) = bytes.get(len.wrapping_sub(2)..len) else {
            return bytes.len();
        };
        let is_half = (0xd800..0xdc00).contains(&self.unit([*first, *second]));
        (len + 2 * usize::from(is_half)).min(bytes.len())
    }
}

impl Position {
    /// Moves over bytes of UTF-16 that end with a unit, or with the source. Half
    /// of a unit and half of a character count as one.
    pub(super) fn skip_utf16(&mut self, bytes: &[u8], order: ByteOrder) {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units = pairs.iter().map(|pair| order.unit(*pair));
        for ch in char::decode_utf16(units) {
            self.column += 1;
            let n_units = ch.as_ref().map_or(1, |ch| ch.len_utf16());
            self.utf16_column += n_units;
            self.byte_column += 2 * n_units;
            if ch == Ok('\n') {
                self.line += 1;
                (self.column, self.utf16_column, self.byte_column) = (1, 1, 1);
            }
        }
        self.column += rest.len();
        self.utf16_column += rest.len();
        self.byte_column += rest.len();
    }
}

#[cfg(test)]
mod tests {
    use super::super::LineIndex;
    use super::*;

    #[test]
    fn lines_and_columns_are_those_of_the_characters() {
        // U+0A0A holds the byte of a line feed twice.
        let line = "caf\u{e9} \u{1f44b} \u{a0a} ".repeat(200);
        let text = format!("{line}\r\n{line}\n\u{e9}");
        for order in [ByteOrder::Big, ByteOrder::Little] {
            let bytes = |unit: u16| match order {
                ByteOrder::Big => unit.to_be_bytes(),
                ByteOrder::Little => unit.to_le_bytes(),
            };
            let source: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            let index = LineIndex::utf16(&source, order);
            let plain = LineIndex::new(text.as_bytes());
            for (at, _) in text.char_indices() {
                let before = 2 * text[..at].encode_utf16().count();
                let (here, expected) = (index.position(before), plain.position(at));
                assert_eq!(here.line, expected.line);
                assert_eq!(here.column, expected.column);
                assert_eq!(here.utf16_column, expected.utf16_column);
            }
            let end = index.position(source.len());
            assert_eq!((end.line, end.column, end.byte_column), (3, 2, 3));
        }
    }

    #[test]
    fn halves_are_a_column_each() {
        let index = LineIndex::utf16(b"a\0\x3d\xd8b\0\0", ByteOrder::Little);
        assert_eq!(index.position(7).column, 5);
        assert_eq!(LineIndex::utf16(b"a", ByteOrder::Big).position(1).column, 2);
    }
}
