//! The end of a mail in the last line of its text: closing words and name, or a name.

use super::name::{is_name, is_name_line};
use super::prose::Shape;
use super::sentences::sentence_ends;
use super::sign_off::{Ending, Reader, closing_words, is_next, span_of};
use super::summary::Bytes;
use crate::phrases::Openings;
use crate::text::Span;

/// Closing words and name are looked for in so many bytes before the end.
const INLINE: usize = 160;

/// Closing words and name, or a name behind a dash, at the end of the last
/// paragraph's text.
pub(super) fn inline_ending(
    reader: &mut Reader<'_>,
    openings: &mut Openings,
    tail: &[Span],
    end: usize,
) -> Option<Ending> {
    let text = reader.text;
    let (last, before) = tail.split_last()?;
    let before = before
        .last()
        .filter(|before| is_next(text, **before, *last));
    let first = before.map_or(last.start, |before| before.start.min(last.start));
    let mut from = first.max(end.saturating_sub(INLINE));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let region = Span::new(from, before_number(text, from, end));
    let mut start = 0;
    let mut pieces = Vec::new();
    sentence_ends(region.of(text), Bytes::UNKNOWN, &mut |piece_end| {
        pieces.push(Span::new(from + start, from + piece_end).trim(text));
        start = piece_end;
    });
    let n_pieces = pieces.len();
    let last_piece = pieces.last().copied().filter(|_| n_pieces > 1);
    for piece in pieces
        .into_iter()
        .skip(n_pieces.saturating_sub(2))
        .filter(|p| !p.is_empty())
    {
        let piece = Span::new(piece.start, region.end);
        let words = reader.words(piece);
        if let Some(n_closing) = closing_words(text, words, openings) {
            let (closing, rest) = (span_of(&words[..n_closing]), &words[n_closing..]);
            if rest.is_empty() {
                return Some(Ending {
                    closing: Some(closing),
                    name: None,
                    start: piece.start,
                    end,
                });
            }
            if is_name(text, rest) {
                let name = Some(span_of(rest));
                return Some(Ending {
                    closing: Some(closing),
                    name,
                    start: piece.start,
                    end,
                });
            }
        }
    }
    dashed_name(reader, region, end).or_else(|| name_behind(reader, last_piece?, end))
}

/// Where the words before a telephone number end.
fn before_number(text: &str, from: usize, end: usize) -> usize {
    let is_number = |ch: char| ch.is_ascii_digit() || matches!(ch, ' ' | '+' | '-' | '(' | ')');
    let words = text[from..end].trim_end_matches(is_number);
    let n_digits = text[from + words.len()..end]
        .bytes()
        .filter(u8::is_ascii_digit);
    let is_behind_words = words.ends_with(char::is_alphabetic);
    if is_behind_words && n_digits.count() >= DIGITS {
        from + words.len()
    } else {
        end
    }
}

/// Digits of a telephone number, at the least.
const DIGITS: usize = 7;

/// "... your time. Ana Ruiz": a name behind the last sentence, then nothing.
fn name_behind(reader: &mut Reader<'_>, piece: Span, end: usize) -> Option<Ending> {
    let text = reader.text;
    let words = reader.words(piece);
    let is_everyday = words.iter().all(|word| word.shape.has(Shape::KNOWN));
    let is_signed = words.len() <= 4 && !is_everyday && is_name_line(text, piece, words);
    (is_signed && !piece.of(text).ends_with(['.', ','])).then_some(Ending {
        closing: None,
        name: Some(piece),
        start: piece.start,
        end,
    })
}

/// "... your time. - Ana": a dash, then a name, then nothing.
fn dashed_name(reader: &mut Reader<'_>, region: Span, end: usize) -> Option<Ending> {
    let text = reader.text;
    let words = region.of(text);
    let is_dash = |ch: char| matches!(ch, '-' | '\u{2013}' | '\u{2014}' | '~');
    let dash = words.rfind(|ch: char| is_dash(ch))?;
    let before = words[..dash].trim_end_matches(is_dash);
    let opens = before.is_empty() || before.ends_with(char::is_whitespace) || before.ends_with('.');
    let behind = Span::new(region.start + dash, end);
    let tokens = reader.words(behind);
    if !opens || tokens.len() > 4 || !is_name(text, tokens) {
        return None;
    }
    let name = Some(span_of(tokens));
    Some(Ending {
        closing: None,
        name,
        start: region.start + before.trim_end().len(),
        end,
    })
}
