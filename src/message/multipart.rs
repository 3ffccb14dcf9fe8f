//! Multipart bodies (RFC 2046 section 5.1) taken apart into their leaves.

use super::headers::{end_of_line, fields, is_continuation};
use super::mime::{Entity, Leaf};
use super::names::{Kind, name_of};
use crate::text::Span;

/// Multiparts within multiparts that are opened; mail programs nest six at
/// most, and each level is compared with each line of dashes.
pub(super) const MAX_DEPTH: usize = 32;

/// Parts that are looked at: each costs memory and has its headers read.
pub(super) const MAX_PARTS: usize = 1000;

/// One pass over the lines of a multipart body (RFC 2046 section 5.1).
pub(super) struct Walk<'a> {
    source: &'a [u8],
    /// The multiparts that are open, outermost first.
    open: Vec<Multipart>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) n_parts: usize,
    at: Place,
    /// Whether there are parts below the depth that is read.
    pub(super) is_too_deep: bool,
    /// Whether there are more parts than are looked at.
    pub(super) is_too_many: bool,
}

struct Multipart {
    boundary: Vec<u8>,
    part_type: &'static str,
    /// Its number among the multiparts, where its parts are alternatives.
    alternative: Option<usize>,
    /// The number of the part that is open.
    part: usize,
}

/// Where in a multipart a line stands.
enum Place {
    /// Before the first part or after the last.
    Between,
    /// In the header block that starts there.
    Headers(usize),
    /// In the body of a leaf, which starts there.
    Body(Entity, usize),
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        source: &'a [u8],
        boundary: Vec<u8>,
        is_alternative: bool,
        part_type: &'static str,
    ) -> Self {
        Self {
            source,
            open: vec![Multipart {
                boundary,
                part_type,
                alternative: is_alternative.then_some(0),
                part: 0,
            }],
            leaves: Vec::new(),
            n_parts: 0,
            at: Place::Between,
            is_too_deep: false,
            is_too_many: false,
        }
    }

    /// Finds the leaves within `body`, in order.
    pub(super) fn run(&mut self, body: Span) {
        let mut start = body.start;
        while start < body.end {
            let next = end_of_line(self.source, start);
            let line = &self.source[start..next];
            if let Some((depth, is_last)) = self.delimiter(line) {
                self.end_part(start);
                self.open.truncate(depth + usize::from(!is_last));
                if self.open.is_empty() {
                    return;
                }
                if !is_last {
                    if self.n_parts == MAX_PARTS {
                        self.is_too_many = true;
                        return;
                    }
                    self.n_parts += 1;
                    self.open[depth].part = self.n_parts;
                    self.at = Place::Headers(next);
                }
            } else if let Place::Headers(first) = self.at {
                let is_header = name_of(line).is_some() || is_continuation(line);
                let is_blank = matches!(line, b"\n" | b"\r\n");
                if is_blank {
                    self.start_part(Span::new(first, start), next);
                } else if !is_header {
                    self.start_part(Span::new(first, start), start);
                    // The line is of the body, and may be a delimiter there.
                    continue;
                }
            }
            start = next;
        }
        self.end_part(body.end);
    }

    fn read(&self, block: Span) -> Entity {
        let part_type = self.open.last().map_or("text/plain", |open| open.part_type);
        let fields = fields(self.source, block);
        let fields = fields.map(|field| (Kind::of(field.name), field.value));
        Entity::read(self.source, fields, part_type)
    }

    /// Opens the part with the fields at `block`.
    fn start_part(&mut self, block: Span, body: usize) {
        let mut entity = self.read(block);
        let is_too_deep = entity.is_multipart() && self.open.len() == MAX_DEPTH;
        self.is_too_deep |= is_too_deep;
        if entity.is_multipart()
            && !is_too_deep
            && let Some(boundary) = entity.boundary.take()
        {
            let part_type = entity.part_type();
            self.open.push(Multipart {
                boundary,
                part_type,
                alternative: entity.is_alternative().then_some(self.n_parts),
                part: self.n_parts,
            });
            self.at = Place::Between;
        } else {
            self.at = Place::Body(entity, body);
        }
    }

    /// Ends the part that is open, before the delimiter line at `delimiter`.
    fn end_part(&mut self, delimiter: usize) {
        let (entity, start) = match std::mem::replace(&mut self.at, Place::Between) {
            Place::Between => return,
            // Between two delimiters in a row is nothing, not even a part.
            Place::Headers(first) if first == delimiter => return,
            // A part may be nothing but headers.
            Place::Headers(first) => (self.read(Span::new(first, delimiter)), delimiter),
            Place::Body(entity, start) => (entity, start),
        };
        let mut body = &self.source[start..delimiter];
        // The line break before a delimiter is the delimiter's.
        if delimiter < self.source.len() {
            body = body.strip_suffix(b"\n").unwrap_or(body);
            body = body.strip_suffix(b"\r").unwrap_or(body);
        }
        let raw = Span::new(start, start + body.len());
        let open = self.open.iter();
        let branches = open.filter_map(|open| Some((open.alternative?, open.part)));
        self.leaves.push(Leaf {
            entity,
            raw,
            branches: branches.collect(),
        });
    }

    /// The depth of the multipart whose delimiter a line is, and whether it
    /// closes it.
    fn delimiter(&self, line: &[u8]) -> Option<(usize, bool)> {
        let rest = line.strip_prefix(b"--")?.trim_ascii_end();
        let without_dashes = rest.strip_suffix(b"--");
        let mut open = self.open.iter().enumerate().rev();
        open.find_map(|(depth, open)| {
            if open.boundary == rest {
                Some((depth, false))
            } else {
                (Some(open.boundary.as_slice()) == without_dashes).then_some((depth, true))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The raw bytes of each leaf of a body with boundary `b`.
    fn leaves(body: &str) -> Vec<&str> {
        let mut walk = Walk::new(body.as_bytes(), b"b".to_vec(), false, "text/plain");
        walk.run(Span::new(0, body.len()));
        let leaves = walk.leaves.iter();
        leaves
            .map(|leaf| &body[leaf.raw.start..leaf.raw.end])
            .collect()
    }

    #[test]
    fn delimiters_own_the_line_break_before_them() {
        assert_eq!(
            leaves("--b\n\nHi\n\n--b\r\n\r\nBye\r\n--b--\r\n--b\n"),
            ["Hi\n", "Bye"]
        );
        assert_eq!(
            leaves("preamble --b\n--b \t\nx: y\n\nHi\n--b--  \nepilogue\n"),
            ["Hi"]
        );
        assert_eq!(leaves("--b\n\n--bb\n --b\n-b\n--b--"), ["--bb\n --b\n-b"]);
    }

    #[test]
    fn parts_may_be_empty_or_unclosed() {
        assert_eq!(leaves("--b\n\n--b--\n"), [""]);
        assert_eq!(leaves("--b\n--b--\n"), [""; 0]);
        assert_eq!(leaves("--b\n--b\n--b\n\nHi\n--b\n"), ["Hi"]);
        assert_eq!(leaves("--b\nContent-Type: text/plain\n--b--"), [""]);
        assert_eq!(leaves("--b\n\nHi\nBye\n"), ["Hi\nBye\n"]);
        assert_eq!(leaves("--b\nHi\n--b\n"), ["Hi"]);
        assert_eq!(leaves("--b"), [""; 0]);
        assert_eq!(leaves("no part"), [""; 0]);
    }

    #[test]
    fn an_outer_delimiter_ends_inner_parts() {
        let unparted = "Content-Type: multipart/mixed; boundary=c\n--c\n\nHi\n--b--\n";
        assert_eq!(leaves(&format!("--b\n{unparted}")), ["Hi"]);
        let inner = "Content-Type: multipart/mixed; boundary=c\n\n--c\n\nHi\n";
        assert_eq!(leaves(&format!("--b\n{inner}--b--\n--c\n\nBye")), ["Hi"]);
        assert_eq!(
            leaves(&format!("--b\n{inner}--c--\nepilogue\n--b\n\nBye")),
            ["Hi", "Bye"]
        );
    }

    #[test]
    fn nesting_and_number_are_limited() {
        let mut body = String::from("--b\n");
        for depth in 1..=MAX_DEPTH {
            let boundary = format!("b{depth}");
            body += "Content-Type: multipart/mixed; boundary=";
            body += &[&boundary, "\n\n--", &boundary, "\n"].concat();
        }
        let mut walk = Walk::new(body.as_bytes(), b"b".to_vec(), false, "text/plain");
        walk.run(Span::new(0, body.len()));
        assert!(walk.is_too_deep);
        let parts = "--b\n\nHi\n".repeat(2 * MAX_PARTS);
        assert_eq!(leaves(&parts).len(), MAX_PARTS);
    }
}
