//! [`LineIndex`]: line and column of a raw byte offset. Used at the edge only.

use super::utf16::ByteOrder;

/// Where an offset stands for a person or an editor; all fields count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line of the raw source.
    pub line: usize,
    /// Column in Unicode scalar values of the raw line.
    pub column: usize,
    /// The same column in UTF-16 units.
    pub utf16_column: usize,
    /// The same column in bytes.
    pub byte_column: usize,
}

/// Bytes between two milestones: what [`LineIndex::position`] has to count at
/// most, however long the line. A milestone takes an eighth of it.
const STRIDE: usize = 256;

/// Lines and columns of a raw source.
///
/// Milestones every few hundred bytes keep the position reached there, so that a
/// position costs the same in a source of one line as in one of a million, and
/// the index of either is small.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    source: &'a [u8],
    /// The source, where all of it is UTF-8.
    text: Option<&'a str>,
    /// Where all of it is in UTF-16.
    utf16: Option<ByteOrder>,
    milestones: Vec<Milestone>,
}

#[derive(Clone, Copy, Debug)]
struct Milestone {
    offset: usize,
    position: Position,
}

const START: Milestone = Milestone {
    offset: 0,
    position: Position {
        line: 1,
        column: 1,
        utf16_column: 1,
        byte_column: 1,
    },
};

impl<'a> LineIndex<'a> {
    /// Counts the lines of `source`; LF and CRLF end one, a lone CR does not.
    #[must_use]
    pub fn new(source: &'a [u8]) -> Self {
        let mut milestones = vec![START];
        let mut here = START;
        // Validating all at once is several times quicker than by chunks.
        let text = std::str::from_utf8(source).ok();
        if let Some(text) = text {
            here.walk(text, &mut milestones);
        } else {
            for chunk in source.utf8_chunks() {
                here.walk(chunk.valid(), &mut milestones);
                here.position.skip_invalid(chunk.invalid());
                here.offset += chunk.invalid().len();
                here.mark(&mut milestones);
            }
        }
        Self {
            source,
            text,
            utf16: None,
            milestones,
        }
    }

    /// The same of a source in UTF-16.
    #[must_use]
    pub fn utf16(source: &'a [u8], order: ByteOrder) -> Self {
        let mut milestones = vec![START];
        let mut here = START;
        while here.offset < source.len() {
            let rest = &source[here.offset..];
            let stride = order.border(rest, STRIDE);
            here.position.skip_utf16(&rest[..stride], order);
            here.offset += stride;
            here.mark(&mut milestones);
        }
        Self {
            source,
            text: None,
            utf16: Some(order),
            milestones,
        }
    }

    /// The positions of two raw bytes, the second not before the first; as
    /// [`LineIndex::position`], which the second costs little beside.
    #[must_use]
    pub fn range(&self, start: usize, end: usize) -> (Position, Position) {
        let first = self.position(start);
        let near = self.text.filter(|_| end.saturating_sub(start) <= STRIDE);
        let Some(between) = near.and_then(|text| text.get(start..end)) else {
            return (first, self.position(end));
        };
        let mut second = first;
        second.skip(between);
        (first, second)
    }

    /// The position of the raw byte `offset`, which may be the source's end.
    /// A byte that is not UTF-8 counts as one column.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.source.len());
        let after = self
            .milestones
            .partition_point(|milestone| milestone.offset <= offset);
        let milestone = self.milestones[after - 1];
        let mut position = milestone.position;
        if let Some(text) = self.text {
            let boundary = text.floor_char_boundary(offset);
            position.skip(&text[milestone.offset..boundary]);
            position.skip_invalid(&self.source[boundary..offset]);
            return position;
        }
        if let Some(order) = self.utf16 {
            position.skip_utf16(&self.source[milestone.offset..offset], order);
            return position;
        }
        for chunk in self.source[milestone.offset..offset].utf8_chunks() {
            position.skip(chunk.valid());
            position.skip_invalid(chunk.invalid());
        }
        position
    }
}

/// Lines and columns of offsets that come in order, as findings mostly do: one
/// pass, and nothing is built before it.
#[derive(Clone, Debug)]
pub struct LineWalk<'a> {
    text: &'a str,
    here: Milestone,
}

/// Bytes that are gone over once more without a thought.
const NEAR: usize = 4096;

impl<'a> LineWalk<'a> {
    /// A walk over `source`; none where it is not UTF-8.
    #[must_use]
    pub fn new(source: &'a [u8]) -> Option<Self> {
        let text = std::str::from_utf8(source).ok()?;
        Some(Self { text, here: START })
    }

    /// As [`LineIndex::range`]; none where that takes more than a step on.
    pub fn range(&mut self, start: usize, end: usize) -> Option<(Position, Position)> {
        if start < self.here.offset && self.here.offset <= NEAR {
            self.here = START;
        }
        let between = self.text.get(self.here.offset..start)?;
        let beyond = self.text.get(start..end)?;
        if beyond.len() > NEAR {
            return None;
        }
        self.here.position.skip(between);
        self.here.offset = start;
        let first = self.here.position;
        let mut second = first;
        second.skip(beyond);
        Some((first, second))
    }
}

impl Milestone {
    /// Moves over `text`, leaving milestones.
    fn walk(&mut self, mut text: &str, milestones: &mut Vec<Self>) {
        while !text.is_empty() {
            let (stride, rest) = text.split_at(text.ceil_char_boundary(STRIDE));
            self.position.skip(stride);
            self.offset += stride.len();
            self.mark(milestones);
            text = rest;
        }
    }

    /// Leaves a milestone here, unless the last is nearer than a stride.
    fn mark(&self, milestones: &mut Vec<Self>) {
        let last = milestones.last().map_or(0, |last| last.offset);
        if self.offset - last >= STRIDE {
            milestones.push(*self);
        }
    }
}

impl Position {
    /// Moves over `text`.
    fn skip(&mut self, text: &str) {
        let mut last_line = text;
        if let Some(line_end) = memchr::memrchr(b'\n', text.as_bytes()) {
            last_line = &text[line_end + 1..];
            self.line += memchr::memchr_iter(b'\n', text.as_bytes()).count();
            (self.column, self.utf16_column, self.byte_column) = (1, 1, 1);
        }
        self.byte_column += last_line.len();
        if last_line.is_ascii() {
            self.column += last_line.len();
            self.utf16_column += last_line.len();
            return;
        }
        // A character has one byte that continues none, and two UTF-16 units
        // where that byte announces four.
        let n_chars = last_line.chars().count();
        let n_wide = count(last_line, |byte| byte >= 0xf0);
        self.column += n_chars;
        self.utf16_column += n_chars + n_wide;
    }

    /// Moves over bytes that are not UTF-8, of which none is a line feed.
    fn skip_invalid(&mut self, bytes: &[u8]) {
        self.column += bytes.len();
        self.utf16_column += bytes.len();
        self.byte_column += bytes.len();
    }
}

/// How many bytes of `text` are so. Sums in a byte add up sixteen at a time.
fn count(text: &str, is: impl Fn(u8) -> bool) -> usize {
    let chunks = text.as_bytes().chunks(255);
    let sums = chunks.map(|chunk| chunk.iter().map(|byte| u8::from(is(*byte))).sum::<u8>());
    sums.map(usize::from).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(source: &[u8], offset: usize) -> (usize, usize, usize) {
        let at = LineIndex::new(source).position(offset);
        (at.line, at.column, at.utf16_column)
    }

    #[test]
    fn lines_end_with_a_line_feed() {
        let source = b"one\r\ntwo\rstill two\n\nfour";
        assert_eq!(position(source, 0), (1, 1, 1));
        assert_eq!(position(source, 4), (1, 5, 5));
        assert_eq!(position(source, 5), (2, 1, 1));
        assert_eq!(position(source, 9), (2, 5, 5));
        assert_eq!(position(source, 19), (3, 1, 1));
        assert_eq!(position(source, 24), (4, 5, 5));
        assert_eq!(position(source, 99), (4, 5, 5));
        assert_eq!(position(b"", 0), (1, 1, 1));
    }

    #[test]
    fn columns_count_characters_and_utf16_units() {
        let source = "a\u{e9}\u{4f60}\u{1f44b}z".as_bytes();
        assert_eq!(position(source, 3), (1, 3, 3));
        assert_eq!(LineIndex::new(source).position(10).byte_column, 11);
        assert_eq!(position(source, 6), (1, 4, 4));
        assert_eq!(position(source, 10), (1, 5, 6));
        assert_eq!(position(source, 11), (1, 6, 7));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_a_column_each() {
        assert_eq!(position(b"a\xff\xfeb\n\xffc", 4), (1, 5, 5));
        assert_eq!(position(b"a\xff\xfeb\n\xffc", 7), (2, 3, 3));
        // An offset within a character counts the bytes before it.
        assert_eq!(position("\u{1f44b}".as_bytes(), 2), (1, 3, 3));
    }

    #[test]
    fn milestones_change_nothing() {
        let line = "caf\u{e9} \u{1f44b} ".repeat(3000);
        let text = format!("{line}\n{line}\n\u{e9}");
        let index = LineIndex::new(text.as_bytes());
        let second = line.len() + 1;
        for (nth, (offset, _)) in line.char_indices().enumerate().step_by(97) {
            let at = index.position(offset);
            assert_eq!((at.line, at.column), (1, nth + 1));
            let at = index.position(second + offset);
            assert_eq!((at.line, at.column), (2, nth + 1));
            let n_units = line[..offset].encode_utf16().count();
            assert_eq!(at.utf16_column, n_units + 1);
        }
        assert_eq!(index.position(text.len()).line, 3);
        assert_eq!(index.position(text.len()).column, 2);
    }

    #[test]
    fn a_range_is_two_positions() {
        let text = format!("caf\u{e9}\n\u{1f44b}{}\nend", "x".repeat(600));
        let index = LineIndex::new(text.as_bytes());
        for (start, end) in [(0, 3), (0, 4), (2, 10), (7, 9), (11, 400), (11, text.len())] {
            let both = (index.position(start), index.position(end));
            assert_eq!(index.range(start, end), both);
        }
    }

    #[test]
    fn a_walk_comes_to_the_same() {
        let text = format!("caf\u{e9}\n{}\n", "\u{1f44b} x".repeat(3000)).repeat(2);
        let index = LineIndex::new(text.as_bytes());
        let mut walk = LineWalk::new(text.as_bytes()).expect("it is UTF-8");
        for (start, end) in [(2, 3), (0, 6), (6, 22), (6006, 6012), (15004, 15004)] {
            assert_eq!(walk.range(start, end), Some(index.range(start, end)));
        }
        // Back from afar, far ahead, and not between two characters.
        assert_eq!(walk.range(2, 3), None);
        assert_eq!(walk.range(15004, 30000), None);
        assert_eq!(walk.range(15006, 15008), None);
        assert_eq!(walk.range(15007, 15010), None);
        assert_eq!(walk.range(text.len(), text.len() + 1), None);
        assert!(LineWalk::new(b"\xff").is_none());
    }

    #[test]
    fn broken_bytes_between_milestones_change_nothing() {
        let mut source = vec![b'a'; 5000];
        source.extend(b"\xff\n\xff\xffb".repeat(2000));
        let index = LineIndex::new(&source);
        let at = index.position(source.len());
        assert_eq!((at.line, at.column), (2001, 4));
    }
}
