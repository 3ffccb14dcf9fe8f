//! `signoff/missing`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::draft::Role;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

/// A last sentence that opens so takes leave by itself.
#[rustfmt::skip]
const TAKES_LEAVE: [&str; 31] = [
    "thank", "thanks", "thanking", "looking", "hope", "hoping", "have", "enjoy", "talk", "speak",
    "see", "wishing", "wish", "take", "cheers", "all", "best", "until", "till", "sincerely", "with",
    "yours", "regards", "many", "really", "very", "so", "fingers", "stay", "keep", "warm",
];

/// A last line of so few words without a full stop closes in words of its own.
const SHORT: usize = 8;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "signoff/missing",
    severity: Severity::Note,
    summary: "the mail ends without closing words",
    why: "Without a closing the mail stops rather than ends. Two words are enough, and they are the \
          last that the reader hears of you.",
    help: "close with “Kind regards” or “Thank you again” above the name",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed(
                "However you follow up, the ordinary rules of business letters hold.",
            ),
        },
        Source {
            article: Article::Coppola,
            claims: Cow::Borrowed("Even the shortest follow-up closes with a word of thanks."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\nThank you for Tuesday. I keep thinking of the ledger.\n\n«Ana Ruiz»",
                "Dear Dana,\n\nThank you for Tuesday. I keep thinking of the ledger that feeds the rest each night, and would love to join Brightwater. I have moved two such ledgers.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "Hi Dana,\n\nThank you for Tuesday.\n\nI look forward to hearing from you.\n\n«Ana Ruiz»\n555 0100",
                "Hi Dana,\n\nThank you for the time you gave me on Tuesday. I am very interested in the Payroll Analyst role, and what you told me of the night desk has stayed with me; I have run such a desk for three years.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "occasion: check-in\nHi Dana,\n\nIs there any news on the ledger role?\n\n«Ana»",
                crate::rules::content::samples::CHECK_IN,
            ),
            (
                "Hi Dana,\n\nThe night desk stayed with me, and I would love to join. - «Ana»",
                "",
            ),
        ],
        near: &[
            "Dear Dana,\n\nThank you for Tuesday.\n\nTalk soon,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards",
            "Dear Dana,\n\nI liked the ledger.\n\nYours in ledgers and in hope,\nAna",
            "Dear Dana,\n\nI liked the ledger.\n\nThanks again for your time!\n\nAna Ruiz",
            "Dear Dana,\n\nI liked the ledger.\n\nHope to hear from you soon :)\n\nAna",
            "Dear Dana,\n\nI liked the ledger. Looking forward to hearing from you.\n\nAna Ruiz",
            "Dear Dana,\n\nI liked the ledger. Best, Ana",
            "Dear Dana,\n\nI liked the ledger.\n\nKind regards,\n\n-- \nAna Ruiz",
            "Dear Dana,\n\nI liked the ledger.\n\nHave a safe week out there.\n\n- Ana Ruiz",
            "Dear Dana,\n\nI liked the ledger and the mill.",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    // Without a name it is the name that is missed.
    let Some(name) = draft.role(Role::Name).last() else {
        return;
    };
    if draft.role(Role::SignOff).next().is_some() {
        return;
    }
    let before = draft
        .role(Role::Paragraph)
        .filter(|block| block.span.end <= name.span.start)
        .last();
    let Some(last) = before.and_then(|block| draft.body.sentences[block.sentences.clone()].last())
    else {
        return;
    };
    let words = &draft.body.tokens[last.tokens.clone()];
    let Some(first) = words.first() else {
        return;
    };
    let first = first.span().of(text).to_lowercase();
    let is_open = !last.span.of(text).ends_with(['.', '?', '!']);
    if TAKES_LEAVE.contains(&first.as_str()) || is_open && words.len() <= SHORT {
        return;
    }
    out.at(draft.place(name.span));
}
