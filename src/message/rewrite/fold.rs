//! The lines of a header field whose value was changed.

use crate::message::words::is_white;

/// Characters of a line that holds one.
pub(super) const MAX_LINE: usize = 76;

/// A value without lines of nothing but blanks, which would end the header
/// block, and folded anew where a line with encoded words has become too long.
pub(super) fn folded(value: &[u8], eol: &[u8], n_name: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(value.len());
    let mut column = n_name + 1;
    for line in value.split_inclusive(|byte| *byte == b'\n') {
        let words = line.trim_ascii_end();
        if words.is_empty() && !out.is_empty() {
            // Its blanks are text, its line break is none.
            let kept = out.trim_ascii_end().len();
            let blanks: Vec<u8> = out[kept..]
                .iter()
                .chain(line)
                .copied()
                .filter(|byte| !matches!(byte, b'\r' | b'\n'))
                .collect();
            out.truncate(kept);
            out.extend(blanks);
            continue;
        }
        let mut rest = line;
        while column + rest.trim_ascii_end().len() > MAX_LINE
            && rest.windows(2).any(|pair| pair == b"=?")
            && let Some(at) = fold_at(rest, MAX_LINE.saturating_sub(column))
        {
            out.extend_from_slice(&rest[..at]);
            out.extend_from_slice(eol);
            rest = &rest[at..];
            column = 0;
        }
        out.extend_from_slice(rest);
        column = 0;
    }
    // The value's last line break is the field's, not its own.
    while out.pop_if(|byte| matches!(byte, b'\r' | b'\n')).is_some() {}
    out
}

/// The last blank that a line may be folded before, so that no more than `room`
/// stands before it; else the first.
fn fold_at(line: &[u8], room: usize) -> Option<usize> {
    let is_fold = |at: &usize| {
        matches!(line[*at], b' ' | b'\t')
            && !line[..*at].trim_ascii().is_empty()
            && line.get(at + 1).is_some_and(|next| !is_white(*next))
    };
    let last = (0..line.len().min(room + 1)).rev().find(is_fold);
    last.or_else(|| (room..line.len()).find(is_fold))
}
