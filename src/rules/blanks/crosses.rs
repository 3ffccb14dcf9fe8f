//! `XX` in the place of a name, a number or a date.
//!
//! Crosses number volumes, size clothes, name chromosomes and close mails, so
//! that only those are blanks which stand where such a thing has to be named.

use super::bare::{is, word};
use crate::draft::{Shape, Token};

/// What makes a number of XX, or a chromosome.
const NUMBERED: [&str; 8] = [
    "chromosome",
    "chromosomes",
    "chromosomes'",
    "century",
    "karyotype",
    "karyotypes",
    "females",
    "female",
];

/// What XX counts or dates; in lower case it may be kisses anywhere else.
#[rustfmt::skip]
const COUNTED: [&str; 33] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "minutes",
    "people", "percent", "per", "million", "thousand", "euros", "dollars", "pounds", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "role", "position", "team",
];

/// Behind these a name, a place, a number or a date has to follow.
#[rustfmt::skip]
const BEFORE: [&str; 43] = [
    "on", "at", "in", "by", "for", "with", "to", "of", "from", "since", "until", "before", "after",
    "within", "about", "near", "join", "joining", "met", "meet", "meeting", "thank", "thanked",
    "dear", "hi", "hello", "hey", "mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "sir",
    "madam", "named", "called", "than", "am", "i'm", "roughly",
];

/// `XX`, and `XX/XX/XXXX` as one, where it is a blank; gives where it ends.
pub(super) fn crosses(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let is_crosses = |at: usize| {
        let word = word(text, tokens, at);
        word.len() > 1 && word.bytes().all(|byte| byte == b'X' || byte == b'x')
    };
    if !is_crosses(at) || tokens[at].shape.has(Shape::CODE) || tokens[at].shape.has(Shape::QUOTED) {
        return None;
    }
    let goes_on = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| !token.shape.has(Shape::OPENS_RUN))
    };
    let mut end = at + 1;
    while goes_on(end) && is_crosses(end) {
        end += 1;
    }
    let is_joined = end > at + 1;
    // "xx/xx/2026"
    while is_joined && goes_on(end) && tokens[end].shape.has(Shape::NUMBER) {
        end += 1;
    }
    if is(text, tokens, end, &NUMBERED) {
        return None;
    }
    // "XXX-1" is a code.
    let is_code = !is_joined && goes_on(end);
    let is_small = !tokens[at].shape.has(Shape::SHOUTED);
    let is_counted = is(text, tokens, end, &COUNTED);
    let is_date = || {
        let between = &text[tokens[at].span().end..tokens[end - 1].span().start];
        between.contains(['/', ':', ',', '.'])
    };
    let is_sure = if is_small {
        is_joined && is_date()
    } else {
        is_joined || tokens[at].len > 3
    };
    if is_sure {
        return Some(end);
    }
    if is_small || is_code {
        return (is_counted && !is_code).then_some(end);
    }
    // "Volume XX" counts, and XX at the very end are kisses.
    let is_last = end == tokens.len();
    let is_before = at > 0 && is(text, tokens, at - 1, &BEFORE);
    let is_money = text[..tokens[at].span().start].ends_with(['$', '\u{20ac}', '\u{a3}']);
    // "XX and XY" are chromosomes.
    let is_pair = is(text, tokens, end, &["and", "or", "versus", "vs"])
        && is(text, tokens, end + 1, &["xy"])
        || at > 1 && is(text, tokens, at - 2, &["xy"]);
    let is_place =
        (is_before || is_counted || is_money || opens(text, tokens, at, end)) && !is_pair;
    let is_titled = at > 0
        && is(
            text,
            tokens,
            at - 1,
            &["dear", "hi", "hello", "mr", "mrs", "ms"],
        );
    (is_place && (!is_last || is_titled)).then_some(end)
}

/// "XX was", at the beginning of a sentence.
fn opens(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let before = text[..tokens[at].span().start].trim_end();
    let Some(next) = tokens.get(end) else {
        return false;
    };
    let between = &text[tokens[end - 1].span().end..next.span().start];
    (before.is_empty() || before.ends_with(['.', '?', '!', '\n']))
        && between.trim_matches(' ').is_empty()
        && next.span().of(text).starts_with(char::is_lowercase)
}
