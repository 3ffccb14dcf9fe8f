//! `spelling/repeated-word`

use std::borrow::Cow;

use super::around::is_code;
use super::own;
use crate::diagnostic::{Edit, Fix, Place, Safety, Severity};
use crate::draft::{Shape, Token};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/repeated-word",
    severity: Severity::Warning,
    summary: "a word stands twice",
    why: "The eye passes over a word that stands twice, most of all across the end of a line, when it is \
          one's own; the reader's does not.",
    help: "delete one of the two",
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
            ("I saw «the the» desk.", "I saw the desk."),
            (
                "I look forward «to\nto» the next step.",
                "I look forward to the next step.",
            ),
            (
                "I know «that that» the desk is small, and «we we» agreed.",
                "I know that the desk is small, and we agreed.",
            ),
            ("Thank «you you» for the tea.", "Thank you for the tea."),
            ("I would have «had had» tea.", ""),
            ("It «is is» fine, and this «is\nis» a test.", ""),
            (
                "«The The» kiln is hot. It «is\nis» fine.",
                "The kiln is hot. It is fine.",
            ),
            ("This «is is» a test.", ""),
        ],
        near: &[
            "I believe that that role suits me, and I had had no doubt.",
            "It was a very, very long list; a really really long one.",
            "She is from Walla Walla and he is from Bora Bora.",
            "What it is is a ledger, and I gave her her pen.",
            "The number is 12 12, and Lee wrote “the the” twice.",
            "We walked up. Up there it was quiet.",
            "I told you you were right, and Will will agree.",
            "I log in in the morning.",
            "Whatever it is is fine, and who he is is no secret. All there is is here, and the thing that is is good.",
            "I wonder how good it is is all.",
        ],
    },
    check: Check::Code(check),
};

/// Words that people double to stress them, or that sound stands for.
const STRESSED: [&str; 25] = [
    "etc", "please", "very", "really", "so", "much", "many", "far", "long", "no", "yes", "too",
    "never", "ever", "more", "big", "little", "old", "bye", "ha", "ho", "hear", "there", "well",
    "again",
];

/// Particles, which may end one verb and open what follows it.
const PARTICLES: [&str; 8] = ["in", "on", "up", "out", "over", "by", "off", "to"];

/// Verbs that take such a particle.
const PHRASAL: [&str; 34] = [
    "log", "logs", "logged", "come", "comes", "came", "check", "checked", "move", "moved",
    "moving", "hand", "handed", "fill", "filled", "sign", "signed", "get", "got", "go", "goes",
    "going", "went", "carry", "carried", "drop", "dropped", "stop", "stopped", "call", "dial",
    "join", "turn", "live",
];

/// Verbs behind which "you you" is right: "I told you you were".
const TELLING: [&str; 14] = [
    "tell", "told", "telling", "promise", "promised", "assure", "assured", "inform", "informed",
    "remind", "reminded", "show", "showed", "ask",
];

/// Words that are doubled in no name.
const ARTICLES: [&str; 10] = [
    "i", "the", "and", "of", "for", "with", "this", "we", "our", "your",
];

/// Behind which "it is is" and "there is is" may be right: "what it is is".
const RELATIVE: [&str; 19] = [
    "what",
    "whatever",
    "who",
    "whoever",
    "how",
    "however",
    "where",
    "wherever",
    "why",
    "when",
    "which",
    "whether",
    "that",
    "all",
    "everything",
    "anything",
    "nothing",
    "something",
    "thing",
];

/// Names that are words in small letters.
const NAMES: [&str; 12] = [
    "will", "may", "mark", "bill", "pat", "sue", "rob", "jack", "chase", "grace", "dean", "grant",
];

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    own::each_sentence(
        input,
        |words| words.has_twins,
        |part, text, tokens, sentence| {
            let mut at = 1;
            while let Some(more) = tokens.get(at - 1..).and_then(next_same) {
                at += more;
                let mut end = at;
                while end < tokens.len()
                    && may_be_same(tokens[end - 1], tokens[end])
                    && is_same(text, tokens, end)
                {
                    end += 1;
                }
                if end > at
                    && is_flaw(text, tokens, at)
                    && !is_code(text, sentence.span.start, tokens[at].span())
                {
                    let (first, last) = (tokens[at - 1].span(), tokens[end - 1].span());
                    let place = Place {
                        part,
                        span: first.cover(last),
                    };
                    let word = first.of(text);
                    let rest = Place {
                        part,
                        span: Span::new(first.end, last.end),
                    };
                    out.at(place)
                        .message(format!("“{word}” stands twice"))
                        .fix(Fix {
                            title: format!("write “{word}” once"),
                            safety: Safety::Safe,
                            edits: vec![Edit {
                                place: rest,
                                text: String::new(),
                            }],
                        });
                }
                at = end.max(at + 1);
            }
        },
    );
}

/// How many words stand between the first two and the next two that may be one.
fn next_same(tokens: &[Token]) -> Option<usize> {
    let mut pairs = tokens.windows(2);
    pairs.position(|pair| may_be_same(pair[0], pair[1]))
}

/// Whether two words are one by their numbers in the vocabulary, which part
/// nearly all.
fn may_be_same(one: Token, other: Token) -> bool {
    one.id == other.id && one.len == other.len
}

/// Whether the word at `at` is the one before it again.
fn is_same(text: &str, tokens: &[Token], at: usize) -> bool {
    let (one, other) = (tokens[at - 1], tokens[at]);
    let (first, second) = (one.span(), other.span());
    let is_word = |token: &Token| {
        let others = [Shape::QUOTED, Shape::CODE, Shape::NUMBER];
        !others.iter().any(|shape| token.shape.has(*shape))
    };
    let between = &text[first.end..second.start];
    let (left, right) = (first.of(text), second.of(text));
    is_word(&one)
        && is_word(&other)
        && !between.is_empty()
        && between.chars().all(char::is_whitespace)
        && (left == right
            || at == 1
                && left.as_bytes()[1..] == right.as_bytes()[1..]
                && left.eq_ignore_ascii_case(right))
        && left
            .chars()
            .all(|ch| ch.is_alphabetic() || matches!(ch, '\'' | '\u{2019}'))
        && !text[second.end..].starts_with(['-', '_', '(', '='])
        && !text[..first.start].ends_with(['-', '_', '$', '\\', '`'])
}

/// Whether the word at `at`, which stands before it too, may not stand twice.
fn is_flaw(text: &str, tokens: &[Token], at: usize) -> bool {
    let lower = |at: usize| {
        tokens
            .get(at)
            .map(|token| token.span().of(text).to_ascii_lowercase())
            .unwrap_or_default()
    };
    let (word, behind) = (lower(at), lower(at + 1));
    let before = at.checked_sub(2).map(lower).unwrap_or_default();
    let is_large = |at: usize| tokens[at].shape.has(Shape::CAPITAL);
    // "what makes work work"
    if ["make", "makes", "made"].contains(&before.as_str()) {
        return false;
    }
    // Names such as Walla Walla; a full name twice is nobody's slip either.
    if is_large(at - 1) && is_large(at) && !ARTICLES.contains(&word.as_str()) {
        return false;
    }
    if is_large(at - 1) && !is_large(at) && (at > 1 || NAMES.contains(&word.as_str())) {
        return false;
    }
    let is_in = |list: &[&str], word: &str| list.contains(&word);
    match word.as_str() {
        "that" => is_in(
            &[
                "the", "a", "i", "you", "we", "they", "he", "she", "it", "my", "your", "our",
            ],
            &behind,
        ),
        "had" => is_in(
            &[
                "have", "has", "i've", "would", "could", "to", "did", "didn't", "having",
            ],
            &before,
        ),
        "is" => match before.as_str() {
            "what" => false,
            "it" | "this" | "that" | "he" | "she" | "there" => {
                !(0..at - 2).any(|earlier| is_in(&RELATIVE, &lower(earlier)))
            }
            _ => true,
        },
        "her" | "do" | "did" | "who" | "what" | "blah" | "knock" => false,
        "you" => !is_in(&TELLING, &before),
        word if is_in(&PARTICLES, word) => !is_in(&PHRASAL, &before) || word == "to",
        word => word.len() > 1 && !is_in(&STRESSED, word) || word == "a" || word == "i",
    }
}
