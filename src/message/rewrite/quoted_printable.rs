//! Changes of a quoted-printable part (RFC 2045 section 6.7): lines that are
//! touched stay legal, all others stay as they are.

use super::lower::lower;
use super::{Change, Declined, apply};
use crate::message::transfer::Decoded;
use crate::text::Span;

/// Characters of a line, without its end.
const MAX_LINE: usize = 76;

/// Changes of the decoded bytes as changes of the source; the part's bytes are
/// at `raw`, and its lines end in `eol`.
pub(super) fn changes(
    source: &[u8],
    raw: Span,
    decoded: &Decoded,
    changes: &[Change],
    eol: &[u8],
) -> Result<Vec<Change>, Declined> {
    let write = |_, _, new: &[u8]| Ok(escaped(new));
    let lowered = lower(&decoded.map, &decoded.bytes, changes, write)?;
    let mut groups: Vec<(Span, Vec<Change>)> = Vec::new();
    for change in lowered {
        let lines = lines_of(source, raw, change.span);
        match groups.last_mut() {
            Some((span, changes)) if lines.start < span.end => {
                span.end = span.end.max(lines.end);
                changes.push(change);
            }
            _ => groups.push((lines, vec![change])),
        }
    }
    let rewritten = groups.into_iter().map(|(lines, changes)| {
        let old = &source[lines.start..lines.end];
        let new = apply(source, lines, &changes);
        let new = legal(&new, ends_in_blank(old), eol);
        super::lower::trimmed(source, &Change { span: lines, new })
    });
    Ok(rewritten.collect())
}

/// Bytes as they may stand within a line.
fn escaped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for byte in bytes {
        match byte {
            b' '..=b'<' | b'>'..=b'~' | b'\t' | b'\r' | b'\n' => out.push(*byte),
            _ => out.extend_from_slice(format!("={byte:02X}").as_bytes()),
        }
    }
    out
}

/// All of the lines that `span` touches, with their ends, within `raw`.
fn lines_of(source: &[u8], raw: Span, span: Span) -> Span {
    let before = source[raw.start..span.start]
        .iter()
        .rposition(|byte| *byte == b'\n');
    // A span that ends with a line end takes the next line's text up to it.
    let after = source[span.end..raw.end]
        .iter()
        .position(|byte| *byte == b'\n');
    Span::new(
        before.map_or(raw.start, |at| raw.start + at + 1),
        after.map_or(raw.end, |at| span.end + at + 1),
    )
}

/// A line without its end.
fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn ends_in_blank(lines: &[u8]) -> bool {
    without_end(lines).ends_with(b" ") || without_end(lines).ends_with(b"\t")
}

/// The lines with none too long, none that ends in a blank that some programs
/// would drop, and none that is nothing but a soft line break.
fn legal(lines: &[u8], had_blank: bool, eol: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(lines.len() + 8);
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        let words = without_end(line);
        let end = &line[words.len()..];
        let is_soft = words.ends_with(b"=") && !end.is_empty();
        if is_soft && words.len() == 1 {
            continue;
        }
        let mut words = words.to_vec();
        if !is_soft
            && !had_blank
            && let Some(blank) = words.pop_if(|byte| matches!(byte, b' ' | b'\t'))
        {
            words.extend_from_slice(format!("={blank:02X}").as_bytes());
        }
        wrap(&words, eol, &mut out);
        out.extend_from_slice(end);
    }
    out
}

/// Appends a line's text, with soft line breaks where it is too long: after a
/// blank if there is one, never within an escape.
fn wrap(mut words: &[u8], eol: &[u8], out: &mut Vec<u8>) {
    while words.len() > MAX_LINE {
        let mut end = MAX_LINE - 1;
        if let Some(blank) = words[..end].iter().rposition(|byte| *byte == b' ') {
            end = if blank + 1 > MAX_LINE / 2 {
                blank + 1
            } else {
                end
            };
        }
        if let Some(escape) = (end.saturating_sub(2)..end).find(|at| words[*at] == b'=') {
            end = escape;
        }
        out.extend_from_slice(&words[..end]);
        out.push(b'=');
        out.extend_from_slice(eol);
        words = &words[end..];
    }
    out.extend_from_slice(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The part with the one place of `old` in its text replaced.
    fn replaced(part: &str, old: &str, new: &str) -> String {
        let mut decoded = Decoded::default();
        let raw = Span::new(0, part.len());
        decoded.push_quoted_printable(part.as_bytes(), raw);
        let text = String::from_utf8(decoded.bytes.clone()).expect("it is UTF-8");
        let start = text.find(old).expect("the words are there");
        let change = Change {
            span: Span::new(start, start + old.len()),
            new: new.into(),
        };
        let changes = changes(part.as_bytes(), raw, &decoded, &[change], b"\n").expect("it can be");
        let written = apply(part.as_bytes(), raw, &changes);
        let mut again = Decoded::default();
        again.push_quoted_printable(&written, Span::new(0, written.len()));
        assert_eq!(
            String::from_utf8(again.bytes).expect("it is UTF-8"),
            text.replacen(old, new, 1)
        );
        String::from_utf8(written).expect("it is ASCII")
    }

    #[test]
    fn soft_line_breaks_stay() {
        assert_eq!(
            replaced("one\nreci=\neve\n", "recieve", "receive"),
            "one\nrecei=\nve\n"
        );
        assert_eq!(replaced("the=\n the end\n", " the", ""), "the=\n end\n");
        assert_eq!(
            replaced("say th=\ne the end\n", "the ", ""),
            "say th=\ne end\n"
        );
    }

    #[test]
    fn new_words_are_escaped() {
        assert_eq!(replaced("cafe=20\n", "cafe", "caf\u{e9}"), "caf=C3=A9=20\n");
        assert_eq!(replaced("a+b\n", "+", "=3D"), "a=3D3Db\n");
        assert_eq!(replaced("go now\n", "now", ""), "go=20\n");
        assert_eq!(replaced("go now", "now", ""), "go=20");
        assert_eq!(replaced("-x- \n", "x", ""), "-- \n");
        assert_eq!(replaced("go=\nnow=\n.\n", "now", ""), "go=\n.\n");
    }

    #[test]
    fn long_lines_are_broken_and_short_ones_left() {
        let line = format!("{}=\nnext\n", "word ".repeat(15));
        let written = replaced(&line, "word word", "words word");
        assert_eq!(
            written,
            format!("words {}=\nword =\nnext\n", "word ".repeat(13))
        );
        let escapes = format!("x{}=\nnext\n", "=C3=A9".repeat(12));
        let written = replaced(&escapes, "x", "xxxx");
        assert!(
            written.lines().all(|line| line.len() <= MAX_LINE),
            "{written}"
        );
        let joined = replaced(
            &"long words \n"
                .repeat(2)
                .replace("words \n", &"a".repeat(60)),
            "long",
            "x",
        );
        assert!(
            joined.lines().all(|line| line.len() <= MAX_LINE),
            "{joined}"
        );
    }
}
