//! [`Span`]: a half-open range of bytes.

/// A half-open range of byte offsets, `start..end`.
///
/// A span does not say which text it is in; the type or field that holds it
/// does. Spans in decoded text always fall on character borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`; an end before the start gives an empty span.
    #[must_use]
    #[inline]
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// The same bytes in a text of which there are `by` before this one.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// Whether the span holds no byte.
    #[must_use]
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The words of `text` at this span; empty if it is not one of `text`'s.
    #[must_use]
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same span without white space at either end.
    #[must_use]
    #[inline]
    pub fn trim(self, text: &str) -> Self {
        // Most have one blank behind them, or none.
        let bytes = text.as_bytes().get(self.start..self.end);
        let bytes = bytes.unwrap_or_default();
        let words = match bytes {
            [words @ .., b'\r', b'\n'] | [words @ .., b' ' | b'\n'] => words,
            _ => bytes,
        };
        match words {
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => {
                Self::new(self.start, self.start + words.len())
            }
            _ => self.trim_all(text),
        }
    }

    /// The same of any.
    fn trim_all(self, text: &str) -> Self {
        let words = self.of(text);
        let mut bytes = words.as_bytes();
        let all = bytes.len();
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = bytes {
            bytes = rest;
        }
        let start = self.start + (all - bytes.len());
        while let [rest @ .., b' ' | b'\n' | b'\r' | b'\t'] = bytes {
            bytes = rest;
        }
        let is_plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
        if is_plain(bytes.first()) && is_plain(bytes.last()) {
            return Self::new(start, start + bytes.len());
        }
        let start = self.start + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }
}
