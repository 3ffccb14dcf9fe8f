//! Changes of a base64 part (RFC 2045 section 6.8): the digits from the first
//! changed byte on, in lines as they were.

use super::{Change, Declined, apply};
use crate::message::transfer::{Decoded, digit};
use crate::text::Span;

/// Digits of a line, where the part has none whose length could be kept.
const MAX_LINE: usize = 76;

/// Changes of the decoded bytes as one change of the source; the part's bytes
/// are at `raw`, and its lines end in `eol`.
///
/// Where the length stays, digits are written in the place of digits. Else all
/// that follows is moved, for three bytes share four digits.
pub(super) fn change(
    source: &[u8],
    raw: Span,
    decoded: &Decoded,
    changes: &[Change],
    eol: &[u8],
) -> Result<Change, Declined> {
    let old = &decoded.bytes;
    let new = apply(old, Span::new(0, old.len()), changes);
    let Some(first) = (0..old.len()).find(|at| old.get(*at) != new.get(*at)) else {
        // All is as it was, or new bytes stand behind the last.
        return Err(Declined::new("base64 has no place for it"));
    };
    let (first, start) = group_at(decoded, first);
    if old.len() == new.len() {
        let n_after = old.iter().rev().zip(new.iter().rev());
        let n_after = n_after.take_while(|(old, new)| old == new).count();
        return in_place(
            source,
            Span::new(start, raw.end),
            &new[first..],
            old.len() - n_after - first,
        );
    }
    // What follows the last digit and its padding stays: mostly a line end.
    let is_of_base64 = |byte: &u8| digit(*byte) < 64 || *byte == b'=';
    let end = source[..raw.end].iter().rposition(is_of_base64);
    let end = end.map_or(raw.end, |at| at + 1).max(start);
    // What was not decoded, be it past a limit or half a group, would be lost;
    // padding on lines of its own is not.
    let read = decoded
        .map
        .to_layer_below(Span::new(old.len() - 1, old.len()));
    let is_lost = |end: usize| {
        let unread = source[read.span.end..end].iter();
        unread.clone().any(|byte| digit(*byte) < 64)
    };
    if end > read.span.end && is_lost(end) {
        return Err(Declined::new("not all of the base64 of the mail is read"));
    }
    let line_start = source[raw.start..start]
        .iter()
        .rposition(|byte| *byte == b'\n');
    let line_start = line_start.map_or(raw.start, |at| raw.start + at + 1);
    let mut column = start - line_start;
    let width = width(&source[raw.start..raw.end]);
    let mut digits = Vec::new();
    for digit in encoded(&new[first..]) {
        if column == width {
            digits.extend_from_slice(eol);
            column = 0;
        }
        digits.push(digit);
        column += 1;
    }
    // The line break before digits that are no more goes with them.
    let mut start = start;
    if digits.is_empty() {
        let kept = &source[raw.start..start];
        start = raw.start + kept.trim_ascii_end().len();
    }
    Ok(Change {
        span: Span::new(start, end),
        new: digits,
    })
}

/// The group that holds the byte at `at`: where its bytes begin, and its digits.
fn group_at(decoded: &Decoded, at: usize) -> (usize, usize) {
    let digits_of = |at| decoded.map.to_layer_below(Span::new(at, at + 1)).span.start;
    let start = digits_of(at);
    let first = (at.saturating_sub(2)..=at).find(|at| digits_of(*at) == start);
    (first.unwrap_or(at), start)
}

/// The first `n` bytes of `new` written over the digits from `raw` on.
fn in_place(source: &[u8], raw: Span, new: &[u8], n: usize) -> Result<Change, Declined> {
    let n = n.next_multiple_of(3).min(new.len());
    let mut digits = encoded(&new[..n]).into_iter().filter(|byte| *byte != b'=');
    let mut written = Vec::new();
    let mut next = digits.next();
    for byte in &source[raw.start..raw.end] {
        let Some(here) = next else { break };
        if digit(*byte) < 64 {
            written.push(here);
            next = digits.next();
        } else if *byte == b'=' {
            return Err(Declined::new("the base64 of the mail is irregular"));
        } else {
            written.push(*byte);
        }
    }
    let end = raw.start + written.len();
    Ok(Change {
        span: Span::new(raw.start, end),
        new: written,
    })
}

/// Digits of a full line. Lines of no end are kept so.
fn width(part: &[u8]) -> usize {
    let mut lines = part.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let first = lines
        .find(|line| !line.is_empty())
        .unwrap_or_default()
        .len();
    let has_more = lines.any(|line| !line.is_empty());
    match (has_more, first) {
        (true, 1..) => first,
        (false, ..=MAX_LINE) => MAX_LINE,
        _ => usize::MAX,
    }
}

/// The base64 digits of bytes.
pub(super) fn encoded(bytes: &[u8]) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |nth: usize| u32::from(group.get(nth).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for nth in 0..4 {
            out.push(if nth > group.len() {
                b'='
            } else {
                ALPHABET[(bits >> (18 - 6 * nth) & 63) as usize]
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "I recieved the the brief, and the list of all that it holds, yesterday.\n";

    /// A part of `TEXT` in lines of `width`, before and after the change.
    fn replaced(width: usize, end: &str, old: &str, new: &str) -> (String, String) {
        replaced_in(TEXT, width, end, old, new)
    }

    fn replaced_in(text: &str, width: usize, end: &str, old: &str, new: &str) -> (String, String) {
        let digits = encoded(text.as_bytes());
        let lines: Vec<_> = digits.chunks(width).map(String::from_utf8_lossy).collect();
        let part = lines.join("\r\n") + end;
        let mut decoded = Decoded::default();
        let raw = Span::new(0, part.len());
        decoded.push_base64(part.as_bytes(), raw);
        let start = text.find(old).expect("the words are there");
        let one = Change {
            span: Span::new(start, start + old.len()),
            new: new.into(),
        };
        let one = change(part.as_bytes(), raw, &decoded, &[one], b"\r\n").expect("it can be");
        let written = apply(part.as_bytes(), raw, &[one]);
        let mut again = Decoded::default();
        again.push_base64(&written, Span::new(0, written.len()));
        assert_eq!(
            String::from_utf8(again.bytes).expect("it is UTF-8"),
            text.replacen(old, new, 1)
        );
        (part, String::from_utf8(written).expect("it is ASCII"))
    }

    #[test]
    fn padding_may_stand_on_a_line_of_its_own() {
        for width in [1, 2, 3, 11] {
            for text in [&TEXT[1..], &TEXT[2..]] {
                for removed in [" the", "rec", "e", "s, yesterday."] {
                    let (old, new) = replaced_in(text, width, "\r\n", removed, "");
                    assert!(old.len() >= new.len() && new.ends_with("\r\n"), "{new}");
                }
            }
        }
    }

    fn n_differing(one: &str, other: &str) -> usize {
        let differing = one
            .bytes()
            .zip(other.bytes())
            .filter(|(one, other)| one != other);
        differing.count()
    }

    #[test]
    fn what_is_not_read_is_not_lost() {
        let part = "SSBzYXcgdGhlIHRoZSBlbmQuIEFuZCBtb3JlLg==";
        let mut decoded = Decoded::default();
        decoded.push_base64(part.as_bytes(), Span::new(0, 24));
        let one = Change {
            span: Span::new(5, 9),
            new: Vec::new(),
        };
        let raw = Span::new(0, part.len());
        assert!(change(part.as_bytes(), raw, &decoded, &[one], b"\n").is_err());
    }

    #[test]
    fn words_as_long_stay_in_their_place() {
        for width in [5, 16, 76, 500] {
            let (old, new) = replaced(width, "\r\n", "recieved", "received");
            assert_eq!(old.len(), new.len());
            assert!(n_differing(&old, &new) <= 4, "{old}\n{new}");
        }
    }

    #[test]
    fn what_follows_is_moved_and_lines_stay_as_long() {
        for width in [5, 16, 20, 76] {
            for (end, removed) in [
                ("\r\n", " the"),
                ("\r\n\r\n", "I"),
                ("", "yesterday.\n"),
                ("\n", "e"),
            ] {
                let (old, new) = replaced(width, end, removed, "");
                let lines: Vec<_> = new.trim_end().split("\r\n").collect();
                let (last, full) = lines.split_last().expect("there is a line");
                assert!(full.iter().all(|line| line.len() == width), "{new}");
                assert!(!last.is_empty() && last.len() <= width, "{new}");
                assert!(new.ends_with(end) && old.ends_with(end));
            }
        }
        let (old, new) = replaced(16, "", "brief", "briefing");
        let at = TEXT.find("brief").expect("it is there") / 12 * 18;
        assert_eq!(old[..at], new[..at]);
    }
}
