//! Mailboxes written so that all of it stands for itself, as most are:
//! `Dana Example <d@example.com>`, `"Example, Dana" <d@example.com>` or
//! `d@example.com`. Gives what the reader of any field would give, sooner.

use super::{is_white, n_white};
use crate::text::Span;

/// A mailbox, by where its text stands.
pub(super) struct Plain {
    /// Empty where there is none.
    pub(super) name: Span,
    pub(super) address: Span,
    /// Where the next mailbox starts.
    pub(super) next: usize,
}

/// The mailbox that starts at `at`, if it is plain and a comma or the end of
/// `source` ends it.
pub(super) fn at(source: &[u8], at: usize) -> Option<Plain> {
    let start = at + n_white(&source[at..]);
    let (name, address, end) = if *source.get(start)? == b'"' {
        let name = until(source, start + 1, ends_quotes);
        if source.get(name.end) != Some(&b'"') {
            return None;
        }
        let after = name.end + 1;
        let address = in_brackets(source, after + n_white(&source[after..]))?;
        (name, address, address.end + 1)
    } else {
        let mut name = until(source, start, ends_name);
        let bracket = name.end;
        while source[start..name.end].ends_with(b" ") {
            name.end -= 1;
        }
        let words = &source[name.start..name.end];
        let has_at = words.contains(&b'@');
        if source.get(bracket) == Some(&b'<') {
            // Other blanks than one are folded.
            if has_at || words.windows(2).any(|two| two == b"  ") {
                return None;
            }
            let address = in_brackets(source, bracket)?;
            (name, address, address.end + 1)
        } else if has_at && !words.contains(&b' ') {
            (Span::new(start, start), name, name.end)
        } else {
            return None;
        }
    };
    let end = end + n_white(&source[end..]);
    match source.get(end) {
        None => Some(end),
        Some(b',') => Some(end + 1),
        Some(_) => None,
    }
    .map(|next| Plain {
        name,
        address,
        next,
    })
}

/// The address in the brackets that open at `at`.
fn in_brackets(source: &[u8], at: usize) -> Option<Span> {
    if source.get(at) != Some(&b'<') {
        return None;
    }
    let address = until(source, at + 1, ends_address);
    let is_closed = source.get(address.end) == Some(&b'>');
    // What starts with an `@` is a route.
    (is_closed && !address.is_empty() && source[address.start] != b'@').then_some(address)
}

/// From `start` to the first byte that is so, or to the end.
fn until(source: &[u8], start: usize, is_end: fn(u8) -> bool) -> Span {
    let len = source[start..].iter().position(|byte| is_end(*byte));
    Span::new(start, len.map_or(source.len(), |len| start + len))
}

/// Whether a byte has a meaning of its own within quotes, or may have: `=` opens
/// encoded words.
fn ends_quotes(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | b'=' | b'\r' | b'\n')
}

/// The same of words without quotes.
fn ends_name(byte: u8) -> bool {
    matches!(
        byte,
        b'<' | b'>' | b'(' | b')' | b',' | b';' | b':' | b'"' | b'=' | b'\t' | b'\r' | b'\n'
    )
}

/// The same of an address in brackets.
fn ends_address(byte: u8) -> bool {
    matches!(byte, b'>' | b'<' | b'(' | b',') || is_white(byte)
}
