//! `spelling/sentence-case`

use std::borrow::Cow;
use std::cell::LazyCell;

use super::doubts;
use crate::diagnostic::{Edit, Fix, Place, Safety, Severity};
use crate::draft::{Bytes, Role, Shape, Token};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/sentence-case",
    severity: Severity::Note,
    summary: "a sentence opens with a small letter",
    why: "A capital shows where a sentence begins. Without it the reader stumbles, and the note looks typed in haste.",
    help: "open the sentence with a capital",
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
                "I saw the desk. «it» was tidy.",
                "I saw the desk. It was tidy.",
            ),
            ("«the» desk was tidy.", "The desk was tidy."),
            (
                "Was it tidy? «it» was, and quiet. «we» sat down.",
                "Was it tidy? It was, and quiet. We sat down.",
            ),
            ("The desk was tidy.  «thank» you for that.", ""),
        ],
        near: &[
            "Dear Dana,\n\nthank you for Tuesday.\n\nAna Ruiz",
            "I like tea, cake, etc. and the desk at 10 a.m. on Monday.",
            "Lee waited ... and then spoke; Lee paused… and left.",
            "iPhones are what Lee sells. eBay is another.",
            "kubectl is a tool. numpy is one too.",
            "Dear Dana,\n\nI bring three things:\n\n- patience\n- order\n- tea\n\nAna Ruiz",
            "Is it the desk (or was it?) that Lee meant? Lee knows.",
            "Lee has the no. and the vol. in mind, and the approx. time.",
        ],
    },
    check: Check::Code(check),
};

/// Words with a full stop that go on; what is shorter than three letters is
/// passed over anyway.
const ABBREVIATIONS: [&str; 33] = [
    "e.g", "i.e", "etc", "approx", "incl", "excl", "dept", "ext", "tel", "fig", "vol", "est",
    "min", "max", "inc", "ltd", "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "hrs", "mins", "misc", "resp",
];

/// Words that open a sentence behind a question or an exclamation, and go on
/// with no title that ends in one.
const OPENINGS: [&str; 25] = [
    "it", "we", "you", "they", "the", "this", "there", "my", "our", "your", "please", "thank",
    "thanks", "he", "she", "if", "what", "when", "how", "could", "can", "would", "let", "also",
    "yes",
];

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    // Who writes without capitals is told once.
    let is_casual = LazyCell::new(|| doubts::is_casual(input));
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let mut before: Option<Span> = None;
    let mut is_told = false;
    for block in draft.role(Role::Paragraph) {
        // What follows the greeting goes on behind its comma, for many.
        let last_block = before.replace(block.span);
        let opens = || last_block.is_some_and(|before| !goes_on(text, before, block.span));
        let mut tell = |token: &Token| {
            if !is_small_word(text, *token) || is_told && *is_casual {
                return;
            }
            is_told = true;
            let place = draft.place(token.span());
            let letter = Span::new(token.span().start, token.span().start + 1);
            let large = letter.of(text).to_uppercase();
            out.at(place).fix(Fix {
                title: "open with a capital".to_owned(),
                safety: Safety::Safe,
                edits: vec![Edit {
                    place: Place {
                        part: draft.body_part,
                        span: letter,
                    },
                    text: large,
                }],
            });
        };
        if let Some(first) = draft.body.tokens_of(&block.sentences).first()
            && is_small(*first)
            && opens()
            && text[block.span.start..].starts_with(char::is_alphabetic)
        {
            tell(first);
        }
        if !block.bytes.has_any(Bytes::SMALL_OPENING.with(Bytes::WIDE)) {
            continue;
        }
        let tokens = draft.body.tokens_of(&block.sentences);
        behind_marks(text, block.span, |mark, start| {
            let at = tokens.partition_point(|token| (token.start as usize) < start);
            if let Some([last, next]) = at.checked_sub(1).and_then(|at| tokens.get(at..at + 2))
                && (last.span().end, next.start as usize) == (mark, start)
                && is_small(*next)
                && ends_sentence(text, *last, *next)
            {
                tell(next);
            }
        });
    }
}

/// Calls `out` with each full stop, question or exclamation mark of a block that
/// white space and then a small letter follow, and with where that letter stands.
fn behind_marks(text: &str, block: Span, mut out: impl FnMut(usize, usize)) {
    let bytes = &text.as_bytes()[..block.end];
    for at in memchr::memchr3_iter(b'.', b'?', b'!', &bytes[block.start..]) {
        let mark = block.start + at;
        let start = match bytes[mark + 1..] {
            // Nearly always.
            [b' ' | b'\n', b'A'..=b'Z', ..] | [] => continue,
            [b' ' | b'\n', b'a'..=b'z', ..] => mark + 2,
            _ => block.end - text[mark + 1..block.end].trim_start().len(),
        };
        if start > mark + 1 && bytes.get(start).is_some_and(u8::is_ascii_lowercase) {
            out(mark, start);
        }
    }
}

/// Whether a paragraph goes on with what the one before it began: a list, or
/// a sentence that a line break parted; only a blank line parts for sure.
fn goes_on(text: &str, before: Span, next: Span) -> bool {
    let is_item = |block: &str| block.starts_with(|ch: char| !ch.is_alphanumeric() && ch != '(');
    let breaks = text[before.end..next.start]
        .bytes()
        .filter(|byte| *byte == b'\n');
    if breaks.count() < 2 {
        return true;
    }
    let before = before.of(text);
    let ends = before.trim_end_matches(['"', '\u{201d}', ')', '*']);
    !ends.ends_with(['.', '?', '!']) || is_item(before) || is_item(next.of(text))
}

/// Whether what stands between two words ends a sentence.
fn ends_sentence(text: &str, last: Token, next: Token) -> bool {
    let mark = text.as_bytes().get(last.span().end);
    if !matches!(mark, Some(b'.' | b'?' | b'!')) {
        return false;
    }
    let between = &text[last.span().end..next.span().start];
    let mark = between.trim_end();
    if mark.len() == between.len() || !matches!(mark, "." | "?" | "!") {
        return false;
    }
    // "Yahoo! says"
    let is_name = last.shape.has(Shape::CAPITAL) && !last.shape.has(Shape::KNOWN);
    if mark != "." {
        // A title may end in a question: "What is Work? is a book".
        let opening = next.span().of(text);
        return OPENINGS.contains(&opening)
            && !is_name
            && !last.shape.has(Shape::NUMBER)
            && !last.shape.has(Shape::CODE);
    }
    let word = last.span().of(text);
    last.len > 2
        && last.shape.has(Shape::KNOWN)
        && !last.shape.has(Shape::CODE)
        && !ABBREVIATIONS.contains(&word.to_ascii_lowercase().as_str())
}

/// Whether a word is an everyday one in small letters, by its shape alone;
/// others may be names of tools, which are written so.
fn is_small(token: Token) -> bool {
    const OTHERS: Shape = Shape::CAPITAL
        .with(Shape::CODE)
        .with(Shape::QUOTED)
        .with(Shape::NUMBER)
        .with(Shape::WIDE);
    token.shape.has(Shape::KNOWN) && !token.shape.has_any(OTHERS)
}

/// Whether a small word, as [`is_small`] tells, is one to its end.
fn is_small_word(text: &str, token: Token) -> bool {
    let word = token.span().of(text);
    word != "i"
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'\'')
        && !text[token.span().end..].starts_with(['-', '(', '_', '='])
}
