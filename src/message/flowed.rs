//! format=flowed (RFC 3676): lines that end in a blank go on in the next one.
//! A layer above the charset.

use crate::text::{SourceMap, Span};

/// How flowed text was wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flowed {
    /// `delsp=yes`: the blank that ends a line was added to it, and is no text.
    pub(super) deletes_space: bool,
}

/// The lines of `text` as they were before they were wrapped; `None` where
/// that changes nothing.
///
/// A line that starts with a blank had it added (section 4.4). Lines flow into
/// the next only where both are quoted as deep (section 4.5), and `-- ` does
/// not flow (section 4.3).
pub(super) fn unwrap(text: &str, flowed: Flowed) -> Option<(String, SourceMap)> {
    if !may_be_wrapped(text.as_bytes()) {
        return None;
    }
    let mut out = Unwrapped {
        text: String::with_capacity(text.len()),
        map: SourceMap::default(),
    };
    let mut lines = Lines { text, at: 0 }.peekable();
    let mut flows = false;
    while let Some(line) = lines.next() {
        // A quoted line keeps its marks where a paragraph begins.
        let start = if flows || line.depth == 0 {
            line.words.start
        } else {
            line.start
        };
        flows = line.flows(text)
            && lines
                .peek()
                .is_some_and(|next| next.depth == line.depth && !next.is_ruler(text));
        let end = match (flows, flowed.deletes_space) {
            (true, true) => line.words.end - 1,
            (true, false) => line.words.end,
            (false, _) => line.end,
        };
        out.push(text, Span::new(start, end));
    }
    (out.text.len() < text.len()).then_some((out.text, out.map))
}

/// Whether a line may start with a blank or end in one: else none flows and none
/// is stuffed. Without branches, so that many bytes are looked at at a time.
fn may_be_wrapped(text: &[u8]) -> bool {
    let Some((first, rest)) = text.split_first() else {
        return false;
    };
    let is = |byte: u8, known: u8| u8::from(byte == known);
    let ends = |one, other| is(one, b' ') & (is(other, b'\n') | is(other, b'\r'));
    let starts = |one, other| is(one, b'\n') & is(other, b' ');
    let pairs = text.iter().zip(rest);
    let any = pairs.fold(0, |any, (one, other)| {
        any | ends(*one, *other) | starts(*one, *other)
    });
    *first == b' ' || any != 0
}

struct Unwrapped {
    text: String,
    map: SourceMap,
}

impl Unwrapped {
    fn push(&mut self, text: &str, raw: Span) {
        self.text.push_str(raw.of(text));
        self.map.push_same(raw);
    }
}

/// A line of flowed text.
struct Line {
    start: usize,
    /// How many `>` open it.
    depth: usize,
    /// What follows these and the blank added after them, up to the line end.
    words: Span,
    /// After the line end.
    end: usize,
}

impl Line {
    fn flows(&self, text: &str) -> bool {
        self.words.of(text).ends_with(' ') && !self.is_ruler(text)
    }

    /// Whether this is the line above a signature.
    fn is_ruler(&self, text: &str) -> bool {
        self.words.of(text) == "-- "
    }
}

struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let start = self.at;
        let line = self.text[start..].split_inclusive('\n').next()?;
        self.at += line.len();
        let words = line.strip_suffix('\n').unwrap_or(line);
        let words = words.strip_suffix('\r').unwrap_or(words);
        let end = start + words.len();
        let depth = words.len() - words.trim_start_matches('>').len();
        let is_stuffed = words[depth..].starts_with(' ');
        Some(Line {
            start,
            depth,
            words: Span::new(start + depth + usize::from(is_stuffed), end),
            end: self.at,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, deletes_space: bool) -> String {
        match unwrap(text, Flowed { deletes_space }) {
            Some((unwrapped, map)) => {
                assert_eq!(map.text_len(), unwrapped.len());
                unwrapped
            }
            None => text.to_owned(),
        }
    }

    #[test]
    fn lines_that_end_in_a_blank_go_on() {
        assert_eq!(
            read("one \r\ntwo\r\nthree\r\n", false),
            "one two\r\nthree\r\n"
        );
        assert_eq!(read("on \ne \ntwo\n", true), "onetwo\n");
        assert_eq!(read("one \n\ntwo \n", false), "one \ntwo \n");
        assert_eq!(
            read("one \n-- \nAna \nSample", false),
            "one \n-- \nAna Sample"
        );
        assert_eq!(read("one\ntwo\n", false), "one\ntwo\n");
        assert!(
            unwrap(
                "",
                Flowed {
                    deletes_space: true
                }
            )
            .is_none()
        );
    }

    #[test]
    fn quotes_flow_by_themselves() {
        assert_eq!(
            read("> one \n> two\n>> three \n> four \nfive\n", false),
            "> one two\n>> three \n> four \nfive\n"
        );
        assert_eq!(read(">one \n>two\n", false), ">one two\n");
    }

    #[test]
    fn a_blank_that_was_added_is_dropped() {
        assert_eq!(
            read(" From me\n  indented\n", false),
            "From me\n indented\n"
        );
        assert_eq!(read(" >not quoted\n \n", false), ">not quoted\n\n");
    }

    #[test]
    fn spans_cross_soft_line_breaks() {
        let text = "a mainf \nrame";
        let (unwrapped, map) = unwrap(
            text,
            Flowed {
                deletes_space: true,
            },
        )
        .expect("it flows");
        assert_eq!(unwrapped, "a mainframe");
        let raw = map.to_raw(Span::new(2, 11));
        assert_eq!((raw.span, raw.exact), (Span::new(2, 13), true));
    }
}
