//! Blanks in brackets, between percent signs, and underscores to write on.

use super::Piece;
use super::judge::{self, Bracket};
use crate::draft::Bytes;
use crate::text::Span;

/// A blank holds a sentence at most.
const LONGEST: usize = 300;
/// Brackets nest so deep in templates; what nests deeper is none.
const DEEPEST: usize = 8;

/// An opening bracket that waits for its like.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    byte: u8,
}

/// What opens a blank.
pub(super) const OPENERS: Bytes = Bytes::BRACKET.with(Bytes::FRAME).with(Bytes::UNDERSCORE);

/// Whether a byte opens a blank.
pub(super) const fn is_opener(byte: u8) -> bool {
    matches!(byte, b'[' | b'{' | b'<' | b'(' | b'*' | b'%' | b'_')
}

/// Appends the blanks of `text` at `region`, whose blocks are `pieces`: no mark
/// of a blank is within a word.
pub(super) fn find(text: &str, region: Span, pieces: &[Piece<'_>], out: &mut Vec<Span>) {
    let mut open: Vec<Open> = Vec::new();
    let mut resume = region.start;
    let mut look = |gap: Span, open: &mut Vec<Open>| {
        if gap.end > resume {
            let gap = Span::new(gap.start.max(resume), gap.end);
            resume = find_in_gap(text, region, gap, open, out);
        }
    };
    let mut end = region.start;
    for piece in pieces {
        // Blocks have little but line feeds in between.
        let between = Span::new(end, piece.span.start);
        let bytes = &text.as_bytes()[between.start..between.end];
        if !open.is_empty() || !matches!(bytes, [] | [b'\n'] | [b'\n', b'\n']) {
            look(between, &mut open);
        }
        if !open.is_empty() || piece.bytes.has_any(OPENERS) {
            let look = |_: &[u8], gap| look(gap, &mut open);
            let (words, gaps) = (&piece.words, &piece.gaps);
            piece
                .prose
                .each_gap(text.as_bytes(), piece.span, words, gaps, look);
        }
        end = piece.span.end;
    }
}

/// Looks at what stands between two words; gives where to go on.
fn find_in_gap(
    text: &str,
    region: Span,
    gap: Span,
    open: &mut Vec<Open>,
    out: &mut Vec<Span>,
) -> usize {
    let bytes = &text.as_bytes()[..region.end];
    let mut at = gap.start;
    while at < gap.end {
        let byte = bytes[at];
        match byte {
            b'[' | b'{' | b'<' | b'(' => {
                if open.len() == DEEPEST {
                    open.clear();
                }
                open.push(Open { at, byte });
            }
            b']' | b'}' | b'>' | b')' => close(text, at, open, out),
            // A blank line ends what was open: blanks do not span paragraphs.
            b'\n' if !open.is_empty() && is_blank_line(&bytes[at + 1..]) => open.clear(),
            b'*' if bytes.get(at + 1) == Some(&b'|') => merge_tag(text, region, at, out),
            b'%' => at = percent(text, region, at, out),
            b'_' => at = underscores(text, region, at, out),
            _ => {}
        }
        at += 1;
    }
    at
}

/// Pairs a closing bracket with the last of its kind that is open.
fn close(text: &str, at: usize, open: &mut Vec<Open>, out: &mut Vec<Span>) {
    let opener = match text.as_bytes()[at] {
        b']' => b'[',
        b'}' => b'{',
        b'>' => b'<',
        _ => b'(',
    };
    let Some(pair) = open.iter().rposition(|open| open.byte == opener) else {
        return;
    };
    let start = open[pair].at;
    open.truncate(pair);
    let span = Span::new(start, at + 1);
    if span.len() > LONGEST + 2 {
        return;
    }
    if let Some(span) = blank(text, span) {
        // A blank that holds others is one.
        while out.last().is_some_and(|inner| span.contains(*inner)) {
            out.pop();
        }
        out.push(span);
    }
}

/// The blank that a pair of brackets is, with what belongs to it before and
/// behind.
fn blank(text: &str, pair: Span) -> Option<Span> {
    let bytes = text.as_bytes();
    let before = pair.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let behind = bytes.get(pair.end).copied().unwrap_or(b' ');
    let opener = bytes[pair.start];
    let inside = &text[pair.start + 1..pair.end - 1];
    let is_doubled =
        matches!(bytes[pair.start + 1], b'{' | b'[' | b'<' if bytes[pair.start + 1] == opener);
    let inside = inside.trim_matches([
        '[', ']', '{', '}', '<', '>', '%', '$', '#', ' ', '\n', '\r', '*', '|',
    ]);
    if before == b'`' || behind == b'`' {
        return None;
    }
    let bracket = match (opener, before) {
        // `[text](address)` is a link, `list[0]` and `Vec<T>` are code.
        (b'[', _) if behind == b'(' || behind == b':' && is_line_start(text, pair.start) => {
            return None;
        }
        (b'[' | b'<' | b'(', before) if before.is_ascii_alphanumeric() => return None,
        (b'[', _) if is_check_box(text, pair) => return None,
        (b'{', _) if is_command(&text[..pair.start]) => return None,
        (b'{', b'$' | b'#') => Bracket::Variable,
        (b'{', _) if is_doubled => Bracket::Template,
        (b'{', _) => Bracket::Brace,
        (b'<', _) => Bracket::Angle,
        (b'(', _) => Bracket::Round,
        _ => Bracket::Square,
    };
    let is_first_line = || !text[..pair.start].contains('\n');
    let is_tag = bracket == Bracket::Square
        && opens(text, pair.start)
        && judge::is_tag(inside, is_first_line());
    if is_tag || !judge::is_blank(bracket, inside) {
        return None;
    }
    let sigil = usize::from(bracket == Bracket::Variable);
    Some(Span::new(pair.start - sigil, pair.end))
}

/// Whether the line that starts here holds nothing. What is further than a few
/// bytes away is not looked at.
fn is_blank_line(rest: &[u8]) -> bool {
    let mut line = rest
        .iter()
        .take(80)
        .skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\r'));
    line.next().is_none_or(|byte| *byte == b'\n')
}

fn is_line_start(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes()[at - 1] == b'\n'
}

/// `\title` before a brace.
fn is_command(before: &str) -> bool {
    let rest = before.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    rest.len() < before.len() && rest.ends_with('\\')
}

/// Whether a line begins here, perhaps with "Re:" or another tag before.
fn opens(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with(['\n', ':', ']'])
}

/// `[x] done`, the item of a list.
fn is_check_box(text: &str, pair: Span) -> bool {
    let before = text[..pair.start].trim_end_matches([' ', '-', '*']);
    pair.len() == 3 && (before.is_empty() || before.ends_with('\n'))
}

/// `%s` and `%COMPANY%`; gives where to go on.
fn percent(text: &str, region: Span, at: usize, out: &mut Vec<Span>) -> usize {
    let bytes = &text.as_bytes()[..region.end];
    let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
    if before.is_ascii_alphanumeric() || before == b'%' {
        return at;
    }
    let name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    let end = at + 1 + bytes[at + 1..].iter().take(40).take_while(name).count();
    let word = &text[at + 1..end];
    let closes = bytes.get(end) == Some(&b'%');
    if closes && judge::is_blank(Bracket::Brace, word) {
        out.push(Span::new(at, end + 1));
        return end;
    }
    if word == "s" {
        out.push(Span::new(at, end));
    }
    at
}

/// `*|NAME|*`
fn merge_tag(text: &str, region: Span, at: usize, out: &mut Vec<Span>) {
    let bytes = &text.as_bytes()[at + 2..region.end];
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b' ');
    let n = bytes.iter().take(40).take_while(is_name).count();
    if n > 0 && bytes[n..].starts_with(b"|*") {
        out.push(Span::new(at, at + n + 4));
    }
}

/// `Dear ____,`; gives where to go on.
fn underscores(text: &str, region: Span, at: usize, out: &mut Vec<Span>) -> usize {
    let bytes = &text.as_bytes()[..region.end];
    let end = at + bytes[at..].iter().take_while(|byte| **byte == b'_').count();
    let before = at.checked_sub(1).map_or(b'\n', |at| bytes[at]);
    let behind = bytes.get(end).copied().unwrap_or(b'\n');
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || byte == b'`';
    // A line of its own is a rule between two parts of the mail.
    let is_rule = before == b'\n' && matches!(behind, b'\n' | b'\r');
    if (3..=60).contains(&(end - at)) && !is_word(before) && !is_word(behind) && !is_rule {
        out.push(Span::new(at, end));
    }
    end - 1
}
