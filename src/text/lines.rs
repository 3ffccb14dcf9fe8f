//! [`LineIndex`]: line and column of a raw byte offset. Used at the edge only.

/// Where an offset stands for a person or an editor; all fields count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line of the raw source.
    pub line: usize,
    /// Column in Unicode scalar values of the raw line.
    pub column: usize,
    /// The same column in UTF-16 units.
    pub utf16_column: usize,
}

/// The line starts of a raw source.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    source: &'a [u8],
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of `source`; LF and CRLF end one, a lone CR does not.
    #[must_use]
    pub fn new(source: &'a [u8]) -> Self {
        let ends = source
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n');
        let starts = std::iter::once(0)
            .chain(ends.map(|(at, _)| at + 1))
            .collect();
        Self { source, starts }
    }

    /// The position of the raw byte `offset`, which may be the source's end.
    /// A byte that is not UTF-8 counts as one column.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.source.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = Position {
            line,
            column: 1,
            utf16_column: 1,
        };
        self.advance(start, self.starts[line - 1], offset)
    }

    /// The same, counted on from `known`, the position of the earlier offset
    /// `from`: with it, many positions on one endless line cost one walk. Only
    /// the first byte of a character may be a `from`.
    #[must_use]
    pub fn position_after(&self, from: usize, known: Position, offset: usize) -> Position {
        let offset = offset.min(self.source.len());
        let next = self.starts.get(known.line);
        if offset < from || next.is_some_and(|next| *next <= offset) {
            return self.position(offset);
        }
        self.advance(known, from, offset)
    }

    fn advance(&self, mut position: Position, from: usize, to: usize) -> Position {
        for chunk in self.source[from..to].utf8_chunks() {
            let valid = chunk.valid();
            if valid.is_ascii() {
                position.column += valid.len();
                position.utf16_column += valid.len();
            } else {
                for ch in valid.chars() {
                    position.column += 1;
                    position.utf16_column += ch.len_utf16();
                }
            }
            position.column += chunk.invalid().len();
            position.utf16_column += chunk.invalid().len();
        }
        position
    }
}
