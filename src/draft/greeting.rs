//! The greeting: an opening word and a name, or a name alone, on a line of its
//! own or before text on the same line.

use super::name::is_name;
use super::prose::{Shape, Token};
use super::words;
use crate::phrases::Openings;
use crate::text::Span;

/// A greeting stands among so many of the first lines: a postal address, a
/// date and a reference line may come before it.
const HEAD: usize = 14;
/// A line of its own that greets holds at most so many words.
const LINE_WORDS: usize = 9;
/// Words of the stretch that is looked at, but for the shortest.
const MOST_WORDS: usize = 2 * PREAMBLE_LINE / 3;
/// Lines before a greeting are no longer than this, in bytes.
const PREAMBLE_LINE: usize = 70;

/// A greeting; spans are offsets in the body's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Greeting {
    /// With the punctuation that ends it.
    pub(super) span: Span,
    /// Who is greeted.
    pub(super) name: Option<Span>,
}

/// Finds the greeting among a mail's own lines (not blank, in order).
/// `is_recipient` tells whether a word is part of a name in To: or Cc:.
pub(super) fn greeting(
    text: &str,
    own: &[Span],
    is_recipient: &impl Fn(&str) -> bool,
    openings: &mut Openings,
) -> Option<Greeting> {
    for (at, line) in own.iter().take(HEAD).enumerate() {
        if let Some(greeting) = opening(text, *line, openings) {
            return Some(greeting);
        }
        if at == 0
            && let Some(greeting) = name_alone(text, *line, is_recipient, openings)
        {
            return Some(greeting);
        }
        if !is_preamble(text, *line) {
            break;
        }
        // "Dana," below an address block.
        if at > 0
            && let Some(greeting) = name_line(text, *line, openings)
        {
            return Some(greeting);
        }
    }
    None
}

/// A line that can stand before the greeting.
fn is_preamble(text: &str, line: Span) -> bool {
    let words = line.of(text);
    line.len() <= PREAMBLE_LINE && !words.ends_with(['.', '?', '!'])
        || words
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("sub:"))
        || words
            .get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case("subject:"))
}

/// A greeting that opens with a greeting word.
fn opening(text: &str, line: Span, openings: &mut Openings) -> Option<Greeting> {
    let mut tokens = Vec::with_capacity(MOST_WORDS);
    // A greeting ends within the line's first words; a line may be very long.
    words::push(text, head_of(text, line), &mut tokens);
    let n_opening = openings.greeting_words(&tokens)?;
    let is_whole = line.len() <= 2 * PREAMBLE_LINE && tokens.len() <= LINE_WORDS;
    let ends_like_one = line
        .of(text)
        .ends_with([',', ':', '!', '-', '\u{2013}', '\u{2014}', ';']);
    let behind = &tokens[n_opening..];
    let names_only = behind.iter().all(|token| can_be_greeted(text, token));
    if is_whole && (names_only || ends_like_one && behind.len() <= 5) {
        let name = span_of(behind);
        return Some(Greeting { span: line, name });
    }
    // Text follows on the same line.
    let opened = &tokens[n_opening - 1];
    let (mut last, mut names) = (opened, 0);
    for token in behind {
        let between = Span::new(last.span().end, token.span().start).of(text);
        let is_parted = ends_greeting(between) && !(names == 0 && between.trim() == ",");
        if is_parted
            || !can_be_greeted(text, token)
            || token.shape.has(Shape::KNOWN) && names == 0 && between.trim() == ","
        {
            break;
        }
        (last, names) = (token, names + 1);
    }
    // "To the hiring team I would say" greets nobody.
    let behind_names = Span::new(last.span().end, line.end).of(text);
    let is_word = |at: usize, word: &str| {
        let token = tokens.get(at).map(|token| token.span().of(text));
        token.is_some_and(|token| token.eq_ignore_ascii_case(word))
    };
    let is_office = is_word(0, "to") && is_word(1, "the");
    if is_office && !behind_names.starts_with([',', ':', '!', ';', '-', '\u{2013}', '\u{2014}']) {
        return None;
    }
    let end = end_of(text, last.span().end, line.end);
    Some(Greeting {
        span: Span::new(line.start, end),
        name: span_of(&behind[..names]),
    })
}

/// The line's beginning, on a character border.
fn head_of(text: &str, line: Span) -> Span {
    let mut end = line.end.min(line.start + 2 * PREAMBLE_LINE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(line.start, end)
}

fn span_of(words: &[Token]) -> Option<Span> {
    match words {
        [first, .., last] => Some(first.span().cover(last.span())),
        [only] => Some(only.span()),
        [] => None,
    }
}

/// Names, titles, and what joins them.
fn can_be_greeted(text: &str, token: &Token) -> bool {
    let joins = [
        "and", "all", "team", "everyone", "both", "of", "the", "or", "folks", "sir", "madam",
        "there",
    ];
    token.shape.has(Shape::CAPITAL)
        || joins.contains(&token.span().of(text))
        || is_name(text, std::slice::from_ref(token))
}

/// Whether what stands between two words ends a greeting.
fn ends_greeting(between: &str) -> bool {
    between.contains([',', ':', '!', ';', '\u{2013}', '\u{2014}', '?', '\n'])
        || between.contains(" -")
        || between.contains("- ")
}

/// The end of a greeting with its punctuation.
fn end_of(text: &str, end: usize, line_end: usize) -> usize {
    let rest = Span::new(end, line_end).of(text);
    let punctuation = rest.trim_start_matches([
        ',', ':', '!', ';', '.', ' ', '-', '\u{2013}', '\u{2014}', '\u{a0}',
    ]);
    let taken = &rest[..rest.len() - punctuation.len()];
    end + taken.trim_end().len()
}

/// A name without a greeting word on the mail's first line: "Dana,", "Dana!" or
/// "Dana -", or before text, when the word is no other word or is a recipient's name.
fn name_alone(
    text: &str,
    line: Span,
    is_recipient: &impl Fn(&str) -> bool,
    openings: &mut Openings,
) -> Option<Greeting> {
    if let Some(greeting) = name_line(text, line, openings) {
        return Some(greeting);
    }
    let mut tokens = Vec::with_capacity(MOST_WORDS);
    words::push(text, head_of(text, line), &mut tokens);
    for (at, token) in tokens.iter().take(4).enumerate() {
        let word = token.span().of(text);
        let is_name = token.shape.has(Shape::CAPITAL)
            && (!token.shape.has(Shape::KNOWN) || is_recipient(word));
        let joins = at > 0 && can_be_greeted(text, token);
        if !is_name && !joins {
            return None;
        }
        let next = tokens.get(at + 1);
        let until = next.map_or(line.end, |next| next.span().start);
        let between = Span::new(token.span().end, until).of(text);
        if next.is_none() && !between.starts_with('!') {
            return None;
        }
        if ends_greeting(between) {
            let end = end_of(text, token.span().end, line.end);
            let name = span_of(&tokens[..=at]);
            return Some(Greeting {
                span: Span::new(line.start, end),
                name,
            });
        }
    }
    None
}

/// A line that is a name and a comma, colon or dash.
fn name_line(text: &str, line: Span, openings: &mut Openings) -> Option<Greeting> {
    if line.len() > PREAMBLE_LINE
        || !line
            .of(text)
            .ends_with([',', ':', '-', '\u{2013}', '\u{2014}'])
    {
        return None;
    }
    let mut tokens = Vec::with_capacity(MOST_WORDS);
    words::push(text, line, &mut tokens);
    let is_greeting = is_name(text, &tokens) && openings.closing_words(&tokens).is_none();
    is_greeting.then(|| Greeting {
        span: line,
        name: span_of(&tokens),
    })
}
