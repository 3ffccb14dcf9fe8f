//! Mail text made fit for a terminal: control characters, which could move
//! the cursor, colour the screen or turn the reading direction, are shown
//! instead of sent.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` on one line: white space other than a space becomes one, control
/// characters are shown.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    // Many bytes at a time, and most words of ours are of these alone.
    let is_other = |byte: u8| !(0x20..0x7f).contains(&byte);
    if !text.bytes().fold(false, |any, byte| any | is_other(byte)) {
        return Cow::Borrowed(text);
    }
    if !text.chars().any(is_unfit) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for ch in text.chars() {
        if matches!(ch, '\t' | '\n' | '\r') {
            line.push(' ');
        } else {
            push(ch, &mut line);
        }
    }
    Cow::Owned(line)
}

/// The first words of `text` on one line, at most `n_chars` characters.
#[must_use]
pub fn shortened(text: &str, n_chars: usize) -> Cow<'_, str> {
    match text.char_indices().nth(n_chars) {
        None => one_line(text),
        Some((end, _)) => {
            let mut line = one_line(text[..end].trim_end()).into_owned();
            line.push('…');
            Cow::Owned(line)
        }
    }
}

/// The words of `text` on lines of at most `width` characters.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> String {
    let mut wrapped = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split_whitespace() {
        let word = one_line(word);
        let n_chars = word.chars().count();
        if column > 0 {
            let fits = column + 1 + n_chars <= width;
            wrapped.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        wrapped.push_str(&word);
        column += n_chars;
    }
    wrapped
}

/// Appends `ch`, or a picture of it if a terminal would obey it.
pub(super) fn push(ch: char, out: &mut String) {
    match ch {
        '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + u32::from(ch))),
        '\x7f' => out.push('␡'),
        _ if is_unfit(ch) => {
            // Writing to a string cannot fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(ch));
        }
        _ => out.push(ch),
    }
}

/// Whether `ch` is a control character: C0, C1, a line separator, or one that
/// turns the direction of writing.
fn is_unfit(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_not_sent() {
        assert_eq!(one_line("plain é 漢"), "plain é 漢");
        assert_eq!(one_line("a\x1b[31mb\tc\r\n\u{9b}"), "a␛[31mb c  <U+009B>");
        assert_eq!(one_line("\u{202e}evil\x7f"), "<U+202E>evil␡");
    }

    #[test]
    fn long_text_is_shortened_on_character_borders() {
        assert_eq!(shortened("añb", 3), "añb");
        assert_eq!(shortened("añ b", 3), "añ…");
    }

    #[test]
    fn text_is_wrapped_between_words() {
        assert_eq!(wrapped("one two\nthree  four", 9), "one two\nthree\nfour");
        assert_eq!(wrapped("unbreakable", 3), "unbreakable");
        assert_eq!(wrapped("", 3), "");
    }
}
