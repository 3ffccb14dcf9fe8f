//! `spelling/lowercase-i`

use std::borrow::Cow;
use std::cell::LazyCell;

use super::own::{self, Word};
use super::{around, doubts};
use crate::diagnostic::{Edit, Fix, Place, Safety, Severity};
use crate::draft::{Sentence, Shape, Token};
use crate::lint::Input;
use crate::phrases::Marks;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/lowercase-i",
    severity: Severity::Warning,
    summary: "“I” is written small",
    why: "English writes “I” with a capital. A small one reads as typed on the way to somewhere else.",
    help: "write “I”",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed("Proofread your note before it goes out."),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("Write as in any business letter, and proofread it."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "At the desk «i» saw the ledger.",
                "At the desk I saw the ledger.",
            ),
            (
                "Lee said that «i'm» quick, and «i’ve» tried.",
                "Lee said that I'm quick, and I’ve tried.",
            ),
            (
                "What «i» saw is what «i» like.",
                "What I saw is what I like.",
            ),
        ],
        near: &[
            "I saw the desk, i.e. the ledger, and I'm glad.",
            "Points (i) and (ii) are clear, and so is point i) below.",
            "The index i is a number, and item i of the list is one.",
            "An i-beam held the roof; the i/o was slow.",
            "Lee wrote “i am” on the board.",
        ],
    },
    check: Check::Code(check),
};

/// Words before which an "i" is a letter or a number.
const NOT_BEFORE: [&str; 25] = [
    "index",
    "variable",
    "element",
    "item",
    "row",
    "column",
    "counter",
    "parameter",
    "part",
    "point",
    "section",
    "chapter",
    "line",
    "step",
    "type",
    "letter",
    "a",
    "an",
    "the",
    "each",
    "integer",
    "int",
    "number",
    "argument",
    "character",
];

/// Words behind which it is one: "an i is", "i th".
const NOT_BEHIND: [&str; 8] = ["th", "ii", "j", "x", "is", "are", "of", "denotes"];

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    // Who writes without capitals is told once.
    let is_casual = LazyCell::new(|| doubts::is_casual(input));
    let mut is_told = false;
    let may = |sentence: &Sentence| sentence.words.any_marks.has(Marks::SMALL_I);
    let is_i = |token: Token| token.marks.has(Marks::SMALL_I);
    own::each_notable(input, may, is_i, |word| {
        let Word { part, text, .. } = word;
        let token = word.token();
        if is_told && *is_casual || !is_small_i(text, word.tokens, word.at) {
            return;
        }
        let span = token.span();
        if around::is_code(text, word.sentence.span.start, span) {
            return;
        }
        is_told = true;
        let letter = Place {
            part,
            span: Span::new(span.start, span.start + 1),
        };
        out.at(Place { part, span }).fix(Fix {
            title: "write “I”".to_owned(),
            safety: Safety::Safe,
            edits: vec![Edit {
                place: letter,
                text: "I".to_owned(),
            }],
        });
    });
}

fn is_small_i(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let span = token.span();
    let word = span.of(text);
    // "i", "i'm", "i’ve"
    let Some(ending) = word.strip_prefix('i') else {
        return false;
    };
    let bare = ending.trim_start_matches(['\'', '\u{2019}']);
    let is_i =
        ending.is_empty() || bare.len() < ending.len() && matches!(bare, "m" | "ve" | "d" | "ll");
    if !is_i {
        return false;
    }
    let is_other = token.shape.has(Shape::CODE) || token.shape.has(Shape::QUOTED);
    let (before, behind) = (&text[..span.start], &text[span.end..]);
    let is_free = before.is_empty() || before.ends_with(|ch: char| ch.is_whitespace() || ch == '(');
    let ends_well = behind.starts_with(char::is_whitespace) || behind.starts_with([',', '?', '!']);
    let neighbour = |next: Option<&Token>| next.map_or("", |token| token.span().of(text));
    let (left, right) = (
        neighbour(at.checked_sub(1).and_then(|at| tokens.get(at))),
        neighbour(tokens.get(at + 1)),
    );
    // The sentence has to be English around it: a language or two have an "i"
    // that means "and".
    let is_known = |token: Option<&Token>| token.is_some_and(|token| token.shape.has(Shape::KNOWN));
    let is_english =
        is_known(tokens.get(at + 1)) || is_known(at.checked_sub(1).and_then(|at| tokens.get(at)));
    !is_other
        && is_free
        && ends_well
        && is_english
        && (word.len() > 1
            || !NOT_BEFORE.contains(&left.to_ascii_lowercase().as_str())
                && !NOT_BEHIND.contains(&right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Prose;

    #[test]
    fn the_list_holds_none_of_its_words() {
        for word in ["i'm", "i'd", "i've", "i'll", "i\u{2019}ve"] {
            let mut prose = Prose::default();
            prose.push(word, Span::new(0, word.len()));
            assert_eq!(prose.tokens.len(), 1, "{word}");
            assert!(!prose.tokens[0].marks.has(Marks::LISTED), "{word}");
        }
    }
}
