//! Blanks that the mail speaks of: somebody's template was talked about, or a
//! field of a form. They are nobody's to fill in.

use super::bare::word;
use crate::draft::{Shape, Token};
use crate::text::Span;

/// So many words to either side are looked at, of the same sentence.
const MOST_WORDS: usize = 25;

/// A sentence that holds one of these speaks of blanks.
const ANYWHERE: [&str; 8] = [
    "template",
    "templates",
    "templating",
    "placeholder",
    "placeholders",
    "mustache",
    "handlebars",
    "jinja",
];

/// Right behind a blank these say what it is.
#[rustfmt::skip]
const BEHIND: [&str; 12] = [
    "element", "elements", "tag", "tags", "attribute", "attributes", "variable", "variables", "gap",
    "gaps", "line", "lines",
];

/// What is done to a blank by a program.
const DONE: [&str; 6] = [
    "escaped",
    "rendered",
    "replaced",
    "expanded",
    "interpolated",
    "parsed",
];

/// Whether a blank is only spoken of: among words in quotation marks, or in a
/// sentence about such blanks.
pub(super) fn is_spoken_of(text: &str, blank: Span, tokens: &[Token]) -> bool {
    let first = tokens.partition_point(|token| (token.start as usize) < blank.start);
    let behind =
        first + tokens[first..].partition_point(|token| (token.start as usize) < blank.end);
    is_quoted(text, blank, tokens, first, behind)
        || is_explained(text, blank, tokens, first, behind)
}

fn is_mark(ch: char) -> bool {
    matches!(
        ch,
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}'
    )
}

/// "[The company] grew": somebody else's words. A blank alone between the marks
/// may still be one: the "[Job Title]" role.
fn is_quoted(text: &str, blank: Span, tokens: &[Token], first: usize, behind: usize) -> bool {
    let is_alone = text[..blank.start].ends_with(is_mark) && text[blank.end..].starts_with(is_mark);
    let is_quoted = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.shape.has(Shape::QUOTED))
    };
    // Underscores hold no word, and are quoted with those beside them.
    let is_with = |at: usize| {
        let other = tokens[at].span();
        let between = if other.end <= blank.start {
            &text[other.end..blank.start]
        } else {
            &text[blank.end..other.start]
        };
        is_quoted(at) && !between.contains(is_mark)
    };
    if first < behind {
        return is_quoted(first) && !is_alone;
    }
    first > 0 && is_with(first - 1) || first < tokens.len() && is_with(first)
}

/// Whether the words around a blank say that it is one of a template's.
fn is_explained(text: &str, blank: Span, tokens: &[Token], first: usize, behind: usize) -> bool {
    let is_one = |at: usize, words: &[&str]| {
        let word = word(text, tokens, at).to_ascii_lowercase();
        words.contains(&word.as_str())
    };
    let next = tokens.get(behind);
    let is_next = next.is_some_and(|next| {
        let between = &text[blank.end..next.span().start];
        between.chars().all(char::is_whitespace)
    });
    if is_next && (is_one(behind, &BEHIND) || is_one(behind + 1, &DONE)) {
        return true;
    }
    let before = (first.saturating_sub(MOST_WORDS)..first).rev();
    let before = before.take_while(|at| {
        let until = tokens.get(at + 1).filter(|_| at + 1 < first);
        let until = until.map_or(blank.start, |next| next.span().start);
        !ends_sentence(&text[tokens[*at].span().end..until])
    });
    let after = (behind..tokens.len().min(behind + MOST_WORDS)).take_while(|at| {
        let from = if *at == behind {
            blank.end
        } else {
            tokens[at - 1].span().end
        };
        !ends_sentence(&text[from..tokens[*at].span().start])
    });
    before.chain(after).any(|at| is_one(at, &ANYWHERE))
}

fn ends_sentence(between: &str) -> bool {
    between.contains(['.', '?', '!']) || between.contains("\n\n")
}
