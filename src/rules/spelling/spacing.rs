//! `spelling/spacing`

use std::borrow::Cow;

use super::marks;
use crate::diagnostic::{Edit, Fix, Safety, Severity};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::spelling;
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/spacing",
    severity: Severity::Note,
    summary: "a blank is missing, or one too many",
    why: "A blank before a comma, or none behind it, parts a sentence in the wrong place, and looks unread.",
    help: "",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed("Proofread your note before it goes out."),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "House rule: a slip of the space bar is the commonest one that spelling checks pass over.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "I saw the desk« ,» and the ledger.",
                "I saw the desk, and the ledger.",
            ),
            (
                "I saw the desk,«and» the ledger.",
                "I saw the desk, and the ledger.",
            ),
            (
                "I saw the desk.«It» was tidy« .»",
                "I saw the desk. It was tidy.",
            ),
            (
                "Was it tidy« ?» It was!«We» sat down.",
                "Was it tidy? It was! We sat down.",
            ),
            (
                "I saw the desk« ,»the ledger, the yard;«and» the shed«(»but not the barn).",
                "I saw the desk, the ledger, the yard; and the shed (but not the barn).",
            ),
        ],
        near: &[
            "I saw the desk.  It was tidy.  We sat down.",
            "See https://brightwater.example/a,b and mail ana.ruiz@mail.example, or ledger.txt.",
            "It cost 1,000.50 or .5 of that, on 3.5.26 at 10:30.",
            "J.R. Lee, Ph.D., has a U.S. desk, e.g. in Node.js or .NET.",
            "We waited ... and smiled :) at the desk ;-)",
            "Was it tidy\u{a0}? Oui\u{a0}!",
            "The a,b and x,y of it, and f(a,b).",
            "The person(s) and child(ren) whom print(name) and plt.show(block=False) show.",
            "The call `alloc ( size )` and the groups ( of three ) are as they were.",
            "The row was a ,b and the &amp;and of it; see main();return here.",
        ],
    },
    check: Check::Code(check),
};

/// Endings of names of files and hosts that open with a capital by a slip.
const ENDINGS: [&str; 10] = [
    "Net", "Com", "Org", "Js", "Io", "Py", "Txt", "Md", "Pdf", "Edu",
];

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let mut tell = |span: Span, edit: Span, text: &str, message: &'static str| {
        let title = match text {
            "" => "delete the blank",
            " " => "add a blank",
            _ => "move the blank",
        };
        out.at(draft.place(span)).message(message).fix(Fix {
            title: title.to_owned(),
            safety: Safety::Safe,
            edits: vec![Edit {
                place: draft.place(edit),
                text: text.to_owned(),
            }],
        });
    };
    marks::each(input, |text, block, at| {
        if let Some(start) = blank_before(text, block, at) {
            let (span, blank) = (Span::new(start, at + 1), Span::new(start, at));
            tell(span, blank, "", "a blank stands before the mark");
        } else if let Some(span) = blank_in_wrong_place(text, block, at) {
            tell(span, span, ", ", "the blank belongs behind the comma");
        } else if let Some(place) = bracket_joined(text, block, at) {
            let span = Span::new(at, at + 1);
            tell(span, place, " ", "a blank is missing before the bracket");
        } else if let Some(word) = joined_word(text, block, at) {
            let span = Span::new(at + 1, at + 1 + word.len());
            tell(
                span,
                Span::new(at + 1, at + 1),
                " ",
                "a blank is missing before this word",
            );
        }
    });
}

/// Where blanks before the mark at `at` begin, if they should not be there.
fn blank_before(text: &str, block: Span, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_end = at + 1 >= block.end || bytes[at + 1].is_ascii_whitespace();
    if at == block.start || bytes[at - 1] != b' ' || !is_end || bytes[at] == b'(' {
        return None;
    }
    // ". . ." is an ellipsis.
    if bytes.get(at + 2) == Some(&bytes[at]) || at > 1 && bytes[at - 2] == bytes[at] {
        return None;
    }
    // A line that a mark opens is laid out on purpose.
    let start = (block.start..at)
        .rev()
        .find(|before| bytes[*before] != b' ')?
        + 1;
    let is_word = text[..start]
        .ends_with(|ch: char| ch.is_alphanumeric() || matches!(ch, ')' | '"' | '\u{201d}'));
    // Behind a colon that stands alone comes a table.
    let is_prose = marks::word_before(text, start).len() > 1
        || !matches!(bytes[at], b':' | b'!' | b'?' | b'.');
    (is_word && is_prose && at - start < 3 && bytes[at] != b':').then_some(start)
}

/// The blanks before the comma at `at` and itself, if they should stand the other
/// way round: "the desk ,the ledger".
fn blank_in_wrong_place(text: &str, block: Span, at: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    if bytes[at] != b',' || at < block.start + 2 || bytes[at - 1] != b' ' {
        return None;
    }
    let (left, right) = (
        marks::word_before(text, at - 1),
        marks::word_behind(text, at + 1),
    );
    let fits = is_prose(left)
        && is_prose(right)
        && ends_in_blank(text, block, at + 1 + right.len())
        && left.len() > 1
        && right.len() > 1;
    fits.then_some(Span::new(at - 1, at + 1))
}

/// Where a blank is missing before the bracket at `at`: "the desk(and the
/// ledger)". What a bracket closes at once, "desk(s)", is one word.
fn bracket_joined(text: &str, block: Span, at: usize) -> Option<Span> {
    if text.as_bytes()[at] != b'(' {
        return None;
    }
    let (left, right) = (
        marks::word_before(text, at),
        marks::word_behind(text, at + 1),
    );
    let is_parted = |word: &str| {
        let start = at - word.len();
        start == block.start || text.as_bytes()[start - 1].is_ascii_whitespace()
    };
    let fits = left.len() > 2
        && right.len() > 1
        && is_prose(left)
        && is_prose(right)
        && is_parted(left)
        && text.as_bytes().get(at + 1 + right.len()) == Some(&b' ');
    fits.then_some(Span::new(at, at))
}

/// Whether white space, a mark or the block's end is at `at`.
fn ends_in_blank(text: &str, block: Span, at: usize) -> bool {
    at >= block.end
        || text.as_bytes()[at].is_ascii_whitespace()
        || matches!(text.as_bytes()[at], b',' | b'.' | b';' | b'?' | b'!')
}

/// Whether a word is one that prose holds.
fn is_prose(word: &str) -> bool {
    word.is_ascii() && spelling::is_word(word)
}

/// The word that stands behind the mark at `at` without a blank, if one should
/// be there.
fn joined_word(text: &str, block: Span, at: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let opens = bytes.get(at + 1).copied().filter(u8::is_ascii_alphabetic)?;
    bytes
        .get(at.checked_sub(1)?)
        .filter(|byte| byte.is_ascii_lowercase())?;
    let is_large = opens.is_ascii_uppercase();
    let is_candidate = match bytes[at] {
        b',' => true,
        b';' => !is_large,
        b'.' | b'?' | b'!' => is_large,
        _ => false,
    };
    if !is_candidate {
        return None;
    }
    let run = marks::run(text, block, at)?;
    let is_code = run.contains([
        '@', '/', '\\', '_', '=', '(', '[', '{', '<', '#', '*', '`', '"', '|', '$', '&', '%',
    ]);
    let n_marks = run
        .bytes()
        .filter(|byte| matches!(byte, b'.' | b','))
        .count();
    let (left, right) = (
        marks::word_before(text, at),
        marks::word_behind(text, at + 1),
    );
    // "Boost.Build", "collections.OrderedDict"
    let is_small = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let fits = left.len() > 1
        && (bytes[at] != b'.' || is_small(left))
        && is_small(&right[1..])
        && (right.len() > 1 || right == "I")
        && n_marks <= 2
        && !is_code
        && !ENDINGS.contains(&right)
        && is_prose(left)
        && is_prose(right);
    fits.then_some(right)
}
