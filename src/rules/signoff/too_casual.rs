//! `signoff/too-casual`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::draft::Role;
use crate::elements::WordList;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

/// Closings for friends, in small letters without what stands around them.
#[rustfmt::skip]
static FOR_FRIENDS: WordList<38, 128> = WordList::new([
    "xoxo", "xo", "xx", "xxx", "hugs", "hugs and kisses", "kisses", "big hugs", "love", "much love",
    "lots of love", "all my love", "love you", "later", "laters", "see ya", "cya", "catch ya",
    "catch ya later", "catch you later", "ttyl", "peace out", "toodles", "toodle pip", "bye bye",
    "byeee", "smooches", "hasta la vista", "over and out", "later gator", "ta ta", "tata",
    "kthxbye", "gotta run", "see ya later", "see ya soon", "rock on", "yours till the end",
]);

/// Kisses behind the name.
const KISSES: [&str; 5] = ["x", "xx", "xxx", "xo", "xoxo"];

pub(in crate::rules) const RULE: Rule = Rule {
    id: "signoff/too-casual",
    severity: Severity::Warning,
    summary: "the closing is for friends",
    why: "The mail was meant to show somebody to work with. Kisses and street corners at its end take \
          the rest back.",
    help: "“Best”, “Cheers” or “Talk soon” are casual enough",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed("Follow-ups are to be polite, professional and courteous."),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("The ordinary rules of business letters hold."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\n«xoxo»,\nAna Ruiz",
                crate::rules::content::samples::THANK_YOU,
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\n«Later»,\nAna Ruiz",
                "Hi Dana,\n\nThank you for the time you gave me on Tuesday. I am very interested in the Payroll Analyst role, and what you told me of the night desk has stayed with me; I have run such a desk for three years.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\n«Lots of love»,\nAna Ruiz",
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team moved billing off the mainframe has stayed with me since, and I would love to join Brightwater. I have run two such migrations.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            ("Dear Dana,\n\nThank you for Tuesday.\n\n«Hugs»\nAna", ""),
            ("Dear Dana,\n\nThank you for Tuesday.\n\n«See ya»,\nAna", ""),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\nAna «xx»",
                "",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\n«Laters xx»\nAna Ruiz",
                "",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nBest wishes «x»\nAna Ruiz",
                "",
            ),
        ],
        near: &[
            "Dear Dana,\n\nThank you for Tuesday.\n\nTalk later,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nCheers mate,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nCiao,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nMind yourself,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nPeace,\nBrother Anselm",
            "Dear Dana,\n\nThank you for Tuesday.\n\nGod bless,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\nMalcolm X",
            "Dear Dana,\n\nThank you for Tuesday.\n\nThanks a million,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nUntil later in the month,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    for block in draft.role(Role::SignOff) {
        let words = bare(text, block.span);
        let kisses = kisses(text, words);
        let closing = kisses.map_or(words, |kisses| {
            bare(text, Span::new(words.start, kisses.start))
        });
        // No such closing is longer.
        if closing.len() < 24 && is_for_friends(closing.of(text)) {
            out.at(draft.place(words));
        } else if let Some(kisses) = kisses {
            out.at(draft.place(kisses));
        }
    }
    for block in draft.role(Role::Name) {
        if let Some(kisses) = kisses(text, block.span) {
            out.at(draft.place(kisses));
        }
    }
}

/// The kisses behind other words.
fn kisses(text: &str, words: Span) -> Option<Span> {
    let all = words.of(text);
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\n');
    let last = match all.as_bytes().iter().rposition(is_blank) {
        Some(blank) => &all[blank + 1..],
        None => all,
    };
    (last.len() < all.len() && KISSES.contains(&last))
        .then(|| Span::new(words.end - last.len(), words.end))
}

fn is_for_friends(words: &str) -> bool {
    FOR_FRIENDS.holds_folded(words)
}

/// Without the punctuation at either end.
fn bare(text: &str, span: Span) -> Span {
    let is_word = |ch: char| ch.is_alphanumeric();
    let words = span.of(text);
    let start = words.find(is_word).unwrap_or(words.len());
    let rest = &words[start..];
    let len = rest.trim_end_matches(|ch| !is_word(ch)).len();
    Span::new(span.start + start, span.start + start + len)
}
