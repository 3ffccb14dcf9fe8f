//! What stands around a word, where it tells that the word is none by itself:
//! code, hyphens, phrases of other languages.

use crate::spelling;
use crate::text::Span;

/// What stands farther from a word than this does not tell what it is.
const REACH: usize = 100;

/// Whether backquotes enclose the word (an odd number of them before it), or
/// signs of code touch it.
pub(super) fn is_code(text: &str, sentence: usize, span: Span) -> bool {
    let from = sentence.max(span.start.saturating_sub(REACH));
    let before = &text.as_bytes()[from..span.start];
    let is_open = before
        .iter()
        .fold(false, |is_open, byte| is_open ^ (*byte == b'`'));
    let behind = text.as_bytes().get(span.end);
    let touches = matches!(
        before.last(),
        Some(b'$' | b'#' | b'@' | b'.' | b'\\' | b'_' | b'&')
    ) || before.ends_with(b"$(");
    is_open || touches || matches!(behind, Some(b'(' | b'=' | b'_' | b'@'))
}

/// Whether the word is the first of "hors d'oeuvre"; "hors" alone is a slip.
pub(super) fn is_of_starter(text: &str, span: Span) -> bool {
    let behind = &text[span.end..];
    span.of(text).eq_ignore_ascii_case("hors")
        && [" d'", " d\u{2019}", "-d"]
            .iter()
            .any(|next| behind.starts_with(next))
}

/// Whether the word is a part of one with hyphens that is a word as a whole, or
/// was broken at the end of a line.
pub(super) fn is_joined_word(text: &str, span: Span) -> bool {
    let is_hyphen = |ch: char| matches!(ch, '-' | '\u{2010}' | '\u{2011}');
    let is_inside =
        |ch: &char| ch.is_alphanumeric() || is_hyphen(*ch) || matches!(ch, '\'' | '\u{2019}');
    let (before, behind) = (&text[..span.start], &text[span.end..]);
    if !before.ends_with(is_hyphen) && !behind.starts_with(is_hyphen) {
        return false;
    }
    let len = |ch: char| ch.len_utf8();
    let n_before: usize = before
        .chars()
        .rev()
        .take(REACH)
        .take_while(is_inside)
        .map(len)
        .sum();
    let n_behind: usize = behind
        .chars()
        .take(REACH)
        .take_while(is_inside)
        .map(len)
        .sum();
    let whole = &text[span.start - n_before..span.end + n_behind];
    // "anarcho-", "socio-": a first part in -o; "co-ordinated" is one word too.
    let (first, last) = whole.split_once(is_hyphen).unwrap_or((whole, ""));
    let is_combined = first.len() > 4 && first.ends_with('o') && spelling::is_word(last);
    let is_split =
        !last.contains(is_hyphen) && spelling::look_up(&[first, last].concat()).is_some();
    whole.ends_with(is_hyphen)
        || whole.starts_with(is_hyphen)
        || is_combined
        || is_split
        || spelling::is_word(whole)
}
