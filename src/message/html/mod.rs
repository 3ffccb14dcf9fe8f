//! HTML as the text a reader sees, with its way back. A layer above the
//! charset: what `tokens` finds in the page, `elements` tells apart and
//! `visible` writes down.

mod elements;
#[cfg(test)]
mod pages;
mod tokens;
mod visible;

use crate::text::SourceMap;

/// Bytes of a page that may name its charset (HTML section 13.2.3.2).
const MAX_PROLOGUE: usize = 1024;

/// The text that a mail program shows of a page, and its map.
///
/// Lines break where blocks, rows and `<br>` break them, and a blank line parts
/// what has margins. List items open with `- ` or their number, cells are parted
/// by a tab, and a line that is quoted opens with `> ` as in plain text, so that
/// nothing above this layer need know of HTML. What is not shown is no text:
/// style sheets, scripts, titles, comments, elements hidden by an attribute or
/// by their own style. Rules of style sheets are not applied, and pictures say
/// nothing.
pub(super) fn visible(page: &str) -> (String, SourceMap) {
    tokens::read(page, visible::Visible::new(page)).finish()
}

/// Whether a file is a page without a header block.
pub(super) fn opens(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(MAX_PROLOGUE)];
    let start = start.trim_ascii_start();
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| {
            let opening = start.get(..tag.len());
            opening.is_some_and(|opening| opening.eq_ignore_ascii_case(tag.as_bytes()))
        })
}

/// The charset that a page names in a `<meta>` element.
pub(super) fn charset(bytes: &[u8]) -> Option<&[u8]> {
    const KEY: &[u8] = b"charset=";
    let start = &bytes[..bytes.len().min(MAX_PROLOGUE)];
    let is_key = |word: &[u8]| word.eq_ignore_ascii_case(KEY);
    let at = start.windows(KEY.len()).position(is_key)?;
    let name = start[at + KEY.len()..].trim_ascii_start();
    let name = name.strip_prefix(b"\"").unwrap_or(name);
    let name = name.strip_prefix(b"'").unwrap_or(name);
    let is_of_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte);
    let len = name.iter().take_while(is_of_name).count();
    (len > 0).then_some(&name[..len])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_opening() {
        assert!(opens(b"\n <!DOCTYPE HTML PUBLIC") && opens(b"<HTML xmlns:v=\"x\">"));
        assert!(!opens(b"<p>Hi") && !opens(b"Hi <html>") && !opens(b""));
        assert_eq!(charset(b"<meta charset=\"UTF-8\">"), Some(&b"UTF-8"[..]));
        assert_eq!(
            charset(b"<META content='text/html; Charset=iso-8859-1'>"),
            Some(&b"iso-8859-1"[..])
        );
        assert_eq!(charset(b"<meta charset=>"), None);
    }
}
