//! Blanks without brackets: `TODO`, `TBD`, "Your Name", lorem ipsum, and `XX`,
//! which [`crosses`] judges.

use super::crosses::crosses;
use super::{Words, openers};
use crate::draft::{Shape, Token};
use crate::elements::WordList;
use crate::phrases::Marks;
use crate::rules::letters;
use crate::text::Span;

/// The words that blanks begin with, but for crosses.
static OPENERS: WordList<21, 64> = WordList::new(openers::OPENERS);

/// What templates leave in the place of a name or title, word for word.
const NAMES: [&[&str]; 27] = [
    &["Insert", "Name", "Here"],
    &["Insert", "name", "here"],
    &["INSERT", "NAME", "HERE"],
    &["INSERT", "NAME"],
    &["First", "Name", "Last", "Name"],
    &["Your", "Full", "Name"],
    &["Your", "Name"],
    &["Your", "Phone", "Number"],
    &["Your", "Email", "Address"],
    &["Your", "Email"],
    &["Your", "Contact", "Information"],
    &["Your", "Title"],
    &["Your", "Signature"],
    &["Company", "Name"],
    &["Position", "Title"],
    &["Job", "Title"],
    &["Interviewer", "Name"],
    &["Interviewer's", "Name"],
    &["Interviewer’s", "Name"],
    &["Hiring", "Manager's", "Name"],
    &["Hiring", "Manager’s", "Name"],
    &["Hiring", "Manager", "Name"],
    &["Recipient", "Name"],
    &["Recruiter", "Name"],
    &["First", "Name"],
    &["Last", "Name"],
    &["Firstname", "Lastname"],
];

/// Appends the blanks among `words`, which are those of `text`.
pub(super) fn find(text: &str, words: &Words<'_>, out: &mut Vec<Span>) {
    let tokens = &*words.tokens;
    let mut resume = 0;
    for at in words.notable() {
        if at >= resume
            && let Some(read) = reader(text.as_bytes(), tokens, at)
            && let Some(end) = read(text, tokens, at)
        {
            out.push(tokens[at].span().cover(tokens[end - 1].span()));
            resume = end;
        }
    }
    join_titles(text, tokens, out);
}

/// Whether a blank may begin with one of these words, by their looks.
pub(super) fn may_hold(text: &str, words: &Words<'_>) -> bool {
    let mut notable = words.notable();
    notable.any(|at| reader(text.as_bytes(), &words.tokens, at).is_some())
}

/// The same of a text whose words are not told.
pub(super) fn may_hold_words(text: &str) -> bool {
    let is_cross = |byte| matches!(byte, b'X' | b'x');
    !text.is_ascii()
        || letters(text).any(|word| OPENERS.holds_folded(word) || word.bytes().all(is_cross))
}

/// Tells of the word at a place whether it is a blank, and where that ends.
type Reader = fn(&str, &[Token], usize) -> Option<usize>;

/// What may find a blank that begins with the word at `at`.
#[inline]
fn reader(bytes: &[u8], tokens: &[Token], at: usize) -> Option<Reader> {
    let token = &tokens[at];
    if token.id != 0 && !token.marks.has(Marks::OPENS_BLANK) {
        return None;
    }
    match bytes[token.start as usize] {
        b'X' | b'x' if token.len > 1 => Some(crosses),
        b'T' if token.len == 3 && token.shape.has(Shape::SHOUTED) => Some(to_be),
        b'T' | b't' if token.len == 4 => Some(to_do),
        b'L' | b'l' if token.len == 5 => Some(lorem),
        // Each has a second word; of these, only "name" may be small.
        b'Y' | b'C' | b'P' | b'J' | b'I' | b'H' | b'R' | b'F' | b'L'
            if token.len > 2 && may_open(token) && tokens.get(at + 1).is_some_and(may_go_on) =>
        {
            Some(name)
        }
        _ => None,
    }
}

/// Whether a name may begin so: all that do are marked, but for what is read by
/// other rules than plain words are.
fn may_open(first: &Token) -> bool {
    first.marks.has(Marks::OPENS_BLANK) || first.shape.has_any(Shape::WIDE.with(Shape::CODE))
}

fn may_go_on(second: &Token) -> bool {
    second.shape.has(Shape::CAPITAL) || second.len == 4
}

pub(super) fn word<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    tokens.get(at).map_or("", |token| token.span().of(text))
}

pub(super) fn is(text: &str, tokens: &[Token], at: usize, words: &[&str]) -> bool {
    let word = word(text, tokens, at);
    words.iter().any(|each| each.eq_ignore_ascii_case(word))
}

/// `TBD`, `TBC` where a name or date belongs, and not where something is said
/// to be so; gives where it ends.
fn to_be(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let is_mark = matches!(word(text, tokens, at), "TBD" | "TBC" | "TBA");
    let openings = [
        "on", "at", "in", "by", "for", "with", "to", "about", "of", "from", "since", "until",
        "dear",
    ];
    let is_place = || at > 0 && is(text, tokens, at - 1, &openings);
    (is_mark && is_place() && !tokens[at].shape.has(Shape::QUOTED)).then_some(at + 1)
}

/// `TODO` where it tells the writer something: it opens or ends a line, or
/// stands before a colon; gives where it ends.
fn to_do(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let mark = word(text, tokens, at);
    let (start, end) = (tokens[at].span().start, tokens[at].span().end);
    let behind = text[end..].trim_start_matches([' ', '*', '_']);
    let before = text[..start].trim_end_matches([' ', '*', '_', '-']);
    let is_told = behind.starts_with(':');
    let opens = before.is_empty() || before.ends_with(['\n', '.', '?', '!', '(', '[']);
    let ends = behind.is_empty() || behind.starts_with(['\r', '\n', '.', '?', '!', ')', ']']);
    let is_mark = mark == "TODO" && (is_told || opens || ends)
        || mark.eq_ignore_ascii_case("todo") && is_told;
    if !is_mark || before.ends_with('#') || tokens[at].shape.has(Shape::QUOTED) {
        return None;
    }
    #[rustfmt::skip]
    let things = [
        "list", "lists", "app", "apps", "item", "items", "comment", "comments", "tracker", "board",
        "page", "file",
    ];
    #[rustfmt::skip]
    let owners = [
        "a", "an", "the", "your", "my", "this", "each", "every", "that", "no", "any", "our", "of",
    ];
    let is_thing = is(text, tokens, at + 1, &things) || at > 0 && is(text, tokens, at - 1, &owners);
    (!is_thing).then_some(at + 1)
}

/// The words that printers fill a page with.
#[rustfmt::skip]
const LOREM: [&str; 19] = [
    "lorem", "ipsum", "dolor", "sit", "amet", "consectetur", "adipiscing", "adipisicing", "elit",
    "sed", "do", "eiusmod", "tempor", "incididunt", "ut", "labore", "et", "dolore", "magna",
];

/// Lorem ipsum, as far as it goes, where nothing is said of it; gives where it ends.
fn lorem(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    if tokens[at].shape.has(Shape::QUOTED) {
        return None;
    }
    let n_words = (at..tokens.len())
        .take_while(|at| is(text, tokens, *at, &LOREM))
        .count();
    let end = tokens[at + n_words.max(1) - 1].span().end;
    let before = text[..tokens[at].span().start].trim_end();
    let is_alone = (before.is_empty() || before.ends_with(['\n', '.', '?', '!', ':']))
        && text[end..]
            .trim_start_matches('.')
            .lines()
            .next()
            .is_none_or(|rest| rest.trim().is_empty());
    (n_words > 2 || n_words == 2 && is_alone).then_some(at + n_words)
}

/// One of [`NAMES`]; gives where it ends.
fn name(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let here = word(text, tokens, at);
    let blank = NAMES
        .iter()
        .filter(|blank| blank[0] == here)
        .find(|blank| {
            let rest = blank.iter().enumerate().skip(1);
            rest.clone()
                .all(|(offset, each)| word(text, tokens, at + offset) == *each)
        })?;
    let end = at + blank.len();
    let last = tokens[end - 1].span();
    let between = text[tokens[at].span().start..last.end].contains('\n');
    // "Job Title: Nurse" fills it in.
    let is_filled = text[last.end..].starts_with(':');
    (!is_filled && !between && !tokens[at].shape.has(Shape::QUOTED)).then_some(end)
}

/// "Mr./Ms. Last Name" is one blank.
fn join_titles(text: &str, tokens: &[Token], out: &mut [Span]) {
    for blank in out {
        let mut at = tokens.partition_point(|token| (token.start as usize) < blank.start);
        let is_bracketed = text[..blank.start].ends_with(['[', '{', '<', '(']);
        let is_name = blank.of(text).ends_with("Name") && !is_bracketed;
        while is_name
            && at > 0
            && is(
                text,
                tokens,
                at - 1,
                &["mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor"],
            )
        {
            at -= 1;
            blank.start = tokens[at].span().start;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blank_has_its_opener() {
        for name in NAMES {
            assert!(OPENERS.holds_folded(name[0]), "{name:?}");
        }
    }
}
