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
        let before = &self.source[self.starts[line - 1]..offset];
        let (mut column, mut utf16_column) = (1, 1);
        for chunk in before.utf8_chunks() {
            for ch in chunk.valid().chars() {
                column += 1;
                utf16_column += ch.len_utf16();
            }
            column += chunk.invalid().len();
            utf16_column += chunk.invalid().len();
        }
        Position {
            line,
            column,
            utf16_column,
        }
    }
}
