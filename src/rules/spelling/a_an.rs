//! `spelling/a-an`

use std::borrow::Cow;

use super::article::{Sound, sound};
use super::own::{self, Word};
use crate::diagnostic::{Edit, Fix, Place, Safety, Severity};
use crate::draft::{Sentence, Shape, Token};
use crate::lint::Input;
use crate::phrases::Marks;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::spelling;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/a-an",
    severity: Severity::Warning,
    summary: "“a” stands for “an”, or “an” for “a”",
    why: "The sound of the next word decides, not its letter. A reader hears the slip at once; often it is left over \
          from a word that was changed.",
    help: "",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed("Proofread your note before it goes out."),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("Proofread what you send, as in any business letter."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "It was «a» honour to see the desk.",
                "It was an honour to see the desk.",
            ),
            (
                "I hold «a» MBA from «an» university in the north.",
                "I hold an MBA from a university in the north.",
            ),
            (
                "It took «a» hour and «a» 8-week course.",
                "It took an hour and an 8-week course.",
            ),
            (
                "I was «an» UX designer with «an» USB stick and «a» A in maths.",
                "I was a UX designer with a USB stick and an A in maths.",
            ),
            ("It was «an» one-off and «an» useful one.", ""),
            ("«A» older desk was there.", "An older desk was there."),
        ],
        near: &[
            "An hour, a university, an MBA, an 8-week course, a one-off, a European tour, a union, an honest answer.",
            "I wrote an SQL query and a SQL report, an FAQ and a FAQ.",
            "It was an historic and a historic day at a hotel.",
            "Plan A is ready, and so is option a in the list; vitamin A is one.",
            "She has an NHS desk and a PhD, an RN and an X-ray.",
            "She got an A and a B, from a URL or an URL, as a UK student with a US desk.",
            "A Ukrainian user asked an uninteresting question in an unused room.",
            "An 1800s ledger, an 11-day trip, a 10-day trip, a 100-page note, an 80-page one.",
        ],
    },
    check: Check::Code(check),
};

/// Words before which an "a" is a letter rather than an article, or is a slip
/// for something else.
const NOT_BEHIND: [&str; 24] = [
    "a", "am", "an", "and", "are", "as", "at", "be", "by", "for", "i", "in", "is", "it", "of",
    "on", "or", "our", "the", "to", "was", "we", "with", "your",
];

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let may = |sentence: &Sentence| sentence.words.any_marks.has(Marks::ARTICLE);
    let is_article = |token: Token| token.marks.has(Marks::ARTICLE);
    own::each_notable(input, may, is_article, |word| {
        let Word {
            part,
            text,
            tokens,
            at,
            ..
        } = word;
        let article = word.token();
        let (Some(is_a), Some(next)) = (is_a(text, article), tokens.get(at + 1)) else {
            return;
        };
        if surely_fits(is_a, text.as_bytes()[next.start as usize]) {
            return;
        }
        let span = article.span();
        let heard = next.span().of(text);
        if article.shape.has(Shape::QUOTED) || at > 0 && article.shape.has(Shape::CAPITAL) {
            return;
        }
        let is_large = article.shape.has(Shape::CAPITAL);
        let right = match (is_a, sound(heard), is_large) {
            (true, Sound::Vowel, true) => "An",
            (true, Sound::Vowel, false) => "an",
            (false, Sound::Consonant, true) => "A",
            (false, Sound::Consonant, false) => "a",
            _ => return,
        };
        if !is_before(text, article, *next) {
            return;
        }
        let place = Place { part, span };
        out.at(place)
            .message(format!("“{heard}” takes “{}”", right.to_lowercase()))
            .help(format!("write “{right} {heard}”"))
            .fix(Fix {
                title: format!("write “{right}”"),
                safety: Safety::Safe,
                edits: vec![Edit {
                    place,
                    text: right.to_owned(),
                }],
            });
    });
}

/// Whether a word is "a"; none if it is not "an" either.
fn is_a(text: &str, word: Token) -> Option<bool> {
    let span = word.span();
    match text.as_bytes()[span.start..span.end] {
        [b'a' | b'A'] => Some(true),
        [b'a' | b'A', b'n' | b'N'] => Some(false),
        _ => None,
    }
}

/// Whether a word's first letter alone says that the article is right, as it
/// does of most.
fn surely_fits(is_a: bool, first: u8) -> bool {
    match first {
        b'a' | b'i' => !is_a,
        b'e' | b'h' | b'o' | b'u' => false,
        b'b'..=b'z' => is_a,
        _ => false,
    }
}

/// Whether an article stands before a word that it belongs to.
fn is_before(text: &str, article: Token, next: Token) -> bool {
    let (one, other) = (article.span(), next.span());
    let between = &text[one.end..other.start];
    let is_parted = !between.is_empty() && between.chars().all(char::is_whitespace);
    let is_joint = |ch: char| {
        matches!(
            ch,
            '-' | '/' | '.' | ')' | '\'' | '\u{2019}' | '_' | '*' | '`' | '='
        )
    };
    let before = &text[..one.start];
    if !is_parted || before.ends_with(is_joint) || next.len > 40 {
        return false;
    }
    let is_other =
        next.shape.has(Shape::CODE) || next.shape.has(Shape::WIDE) || next.shape.has(Shape::QUOTED);
    let word = other.of(text);
    // "a A in maths", "a IT role"
    let is_spelt = !article.shape.has(Shape::CAPITAL) && ["A", "IT"].contains(&word);
    let is_listed = !is_spelt && NOT_BEHIND.contains(&word.to_ascii_lowercase().as_str());
    // Words of other languages are in no list: "a una", "a été".
    !is_other
        && !is_listed
        && (next.shape.has(Shape::NUMBER)
            || next.shape.has(Shape::KNOWN)
            || spelling::is_word(word))
}
