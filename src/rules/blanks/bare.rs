//! Blanks without brackets: `XX`, `TODO`, `TBD`, "Your Name", lorem ipsum.

use super::Words;
use crate::draft::{Shape, Token};
use crate::phrases::Marks;
use crate::text::Span;

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

/// What makes a number of XX, or a chromosome.
const NUMBERED: [&str; 7] = [
    "chromosome",
    "chromosomes",
    "century",
    "karyotype",
    "karyotypes",
    "females",
    "female",
];

/// What XX in lower case counts or dates; anywhere else it may be kisses.
#[rustfmt::skip]
const COUNTED: [&str; 22] = [
    "days", "weeks", "months", "years", "hours", "minutes", "people", "percent", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "role", "position",
];

/// Appends the blanks among `words`, which are those of `text`.
pub(super) fn find(text: &str, words: &Words<'_>, out: &mut Vec<Span>) {
    let (bytes, tokens) = (text.as_bytes(), &*words.tokens);
    let mut resume = 0;
    for at in words.notable() {
        let token = &tokens[at];
        if at < resume || token.id != 0 && !token.marks.has(Marks::OPENS_BLANK) {
            continue;
        }
        let (first, len) = (bytes[token.start as usize], token.len);
        let found = match first {
            b'X' | b'x' if len > 1 => crosses(text, tokens, at),
            b'T' if len == 3 && token.shape.has(Shape::SHOUTED) => to_be(text, tokens, at),
            b'T' | b't' if len == 4 => to_do(text, tokens, at),
            b'L' | b'l' if len == 5 => lorem(text, tokens, at),
            // Each has a second word; of these, only "name" may be small.
            b'Y' | b'C' | b'P' | b'J' | b'I' | b'H' | b'R' | b'F' | b'L'
                if len > 2 && tokens.get(at + 1).is_some_and(may_go_on) =>
            {
                name(text, tokens, at)
            }
            _ => None,
        };
        if let Some(end) = found {
            out.push(tokens[at].span().cover(tokens[end - 1].span()));
            resume = end;
        }
    }
    join_titles(text, tokens, out);
}

fn may_go_on(second: &Token) -> bool {
    second.shape.has(Shape::CAPITAL) || second.len == 4
}

fn word<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    tokens.get(at).map_or("", |token| token.span().of(text))
}

fn is(text: &str, tokens: &[Token], at: usize, words: &[&str]) -> bool {
    let word = word(text, tokens, at);
    words.iter().any(|each| each.eq_ignore_ascii_case(word))
}

/// `XX`, and `XX/XX/XXXX` as one; gives where it ends.
fn crosses(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let is_crosses = |at: usize| {
        let word = word(text, tokens, at);
        word.len() > 1 && word.bytes().all(|byte| byte == b'X' || byte == b'x')
    };
    if !is_crosses(at) || tokens[at].shape.has(Shape::CODE) || tokens[at].shape.has(Shape::QUOTED) {
        return None;
    }
    let mut end = at + 1;
    while is_crosses(end) && !tokens[end].shape.has(Shape::OPENS_RUN) {
        end += 1;
    }
    if is(text, tokens, end, &NUMBERED) {
        return None;
    }
    if !tokens[at].shape.has(Shape::SHOUTED) {
        return is(text, tokens, end, &COUNTED).then_some(end);
    }
    // "Volume XX" counts, and XX behind a name or at the very end are kisses.
    let is_joined = end > at + 1 || tokens[at].len > 3;
    let follows_name =
        at > 0 && tokens[at - 1].shape.has(Shape::CAPITAL) && word(text, tokens, at - 1) != "I";
    (is_joined || !follows_name && end < tokens.len()).then_some(end)
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

/// `TODO` where it tells the writer something; gives where it ends.
fn to_do(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let mark = word(text, tokens, at);
    let behind = text.as_bytes().get(tokens[at].span().end);
    let is_mark = mark == "TODO" || mark.eq_ignore_ascii_case("todo") && behind == Some(&b':');
    if !is_mark {
        return None;
    }
    let is_thing = is(
        text,
        tokens,
        at + 1,
        &[
            "list", "lists", "app", "apps", "item", "items", "comment", "comments", "tracker",
            "board", "page", "file",
        ],
    ) || at > 0
        && is(
            text,
            tokens,
            at - 1,
            &[
                "a", "an", "the", "your", "my", "this", "each", "every", "that", "no", "any",
                "our", "of",
            ],
        );
    (!is_thing && !tokens[at].shape.has(Shape::QUOTED)).then_some(at + 1)
}

/// Lorem ipsum, to the end of the line; gives where it ends.
fn lorem(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    if !is(text, tokens, at, &["lorem"]) || !is(text, tokens, at + 1, &["ipsum"]) {
        return None;
    }
    let start = tokens[at].span().start;
    let line = text[start..].split('\n').next().unwrap_or_default().len();
    let inside = |token: &Token| token.span().end <= start + line;
    let n_words = tokens[at..]
        .iter()
        .take_while(|token| inside(token))
        .count();
    Some(at + n_words.max(2))
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
    use super::super::openers::OPENERS;
    use super::*;
    use crate::phrases::fold;

    #[test]
    fn every_blank_has_its_opener() {
        for name in NAMES {
            assert!(OPENERS.contains(&fold(name[0]).as_str()), "{name:?}");
        }
    }
}
