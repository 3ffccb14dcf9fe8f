//! `signoff/first-name-only`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::draft::{Block, Role};
use crate::lint::Input;
use crate::occasion::Occasion;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "signoff/first-name-only",
    severity: Severity::Warning,
    summary: "only a first name stands at the end",
    why: "Days have passed, and the reader has met others. Two of them may share your first name; the \
          full one brings the right face back.",
    help: "sign with your full name",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Whoever writes days later signs with first name and surname, so that the reader recalls them.",
            ),
        },
        Source {
            article: Article::PostJobInterview,
            claims: Cow::Borrowed(
                "What candidates have most to fear after interviews is to be forgotten.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "occasion: late-thank-you\nDear Dana,\n\nThank you for meeting with me on 12 May.\n\nKind regards,\n«Ana»",
                crate::rules::content::samples::LATE_THANK_YOU,
            ),
            (
                "occasion: nudge\nFrom: Ana Ruiz <ana.ruiz@mail.example>\nSubject: Interview on 12 May\n\nDear Dana,\n\nI wanted to be sure that my note of last week reached you.\n\nBest,\n«Ana»",
                "occasion: nudge\nDear Dana,\n\nI wanted to be sure that my note of last week about the Payroll Analyst role reached you. Thank you again for your time. I remain very interested, and look forward to hearing from you.\n\nBest,\nAna Ruiz",
            ),
            (
                "occasion: nudge\nHi Dana,\n\nAny news on the ledger role we discussed?\n\n«Amrit»",
                crate::rules::content::samples::NUDGE,
            ),
            (
                "occasion: late-thank-you\nHi Dana,\n\nThank you for the time you gave me on 12 May. Best, «Ana»",
                "",
            ),
        ],
        near: &[
            "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\nAna",
            "occasion: check-in\nDear Dana,\n\nIs there any news?\n\nKind regards,\nAna",
            "occasion: nudge\nDear Dana,\n\nDid my note reach you?\n\nKind regards,\nAna Ruiz",
            "occasion: nudge\nDear Dana,\n\nDid my note reach you?\n\nKind regards,\nAna R.",
            "occasion: nudge\nDear Dana,\n\nDid my note reach you?\n\nKind regards,\nAna\n\n-- \nAna Ruiz\nPayroll analyst",
            "occasion: nudge\nFrom: Suharto <suharto@mail.example>\nSubject: Interview on 12 May\n\nDear Dana,\n\nDid my note reach you?\n\nKind regards,\nSuharto",
            "occasion: late-thank-you\nDear Dana,\n\nThank you for 12 May.\n\nKind regards,\n[Name]",
            "occasion: late-thank-you\nDear Dana,\n\nThank you for 12 May.\n\nKind regards,\n王小明",
            "occasion: late-thank-you\nDear Dana,\n\nThis is Ana Ruiz, who came on 12 May.\n\nKind regards,\nAna",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let severity = match input.reading.occasion {
        Occasion::LateThankYou => Severity::Warning,
        Occasion::Nudge => Severity::Note,
        _ => return,
    };
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let Some(signed) = draft.signed else {
        return;
    };
    let name = signed.of(text);
    if !is_one_word(name) || says_more(input, name) {
        return;
    }
    let finding = out.at(draft.place(signed)).severity(severity);
    let full = input.message.from.first().and_then(|from| from.name);
    if let Some(full) = full
        .map(|part| input.message.text(part).trim())
        .filter(|full| {
            full.split_whitespace()
                .any(|word| word.eq_ignore_ascii_case(name))
        })
    {
        finding.help(format!("sign with your full name: “{full}”"));
    }
}

/// Whether a name is one word in letters of which a name has several.
fn is_one_word(name: &str) -> bool {
    let is_latin = |ch: char| (ch as u32) < 0x250;
    name.chars()
        .all(|ch| is_latin(ch) && (ch.is_alphabetic() || matches!(ch, '-' | '\'')))
}

/// Whether the full name stands elsewhere, or is no longer.
fn says_more(input: &Input<'_>, name: &str) -> bool {
    let from = input.message.from.first();
    let own = from
        .and_then(|from| from.name)
        .map(|part| input.message.text(part).trim());
    if own.is_some_and(|own| own.eq_ignore_ascii_case(name)) {
        return true;
    }
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let has_more = |block: &Block| {
        // "This is Ana Ruiz", "Ana Ruiz | Payroll"
        let words = block.span.of(text);
        words.match_indices(name).any(|(at, _)| {
            let behind = words[at + name.len()..].strip_prefix(' ');
            behind.is_some_and(|rest| rest.starts_with(char::is_uppercase))
        })
    };
    draft
        .blocks
        .iter()
        .filter(|block| matches!(block.role, Role::Paragraph | Role::Signature | Role::Footer))
        .any(has_more)
}
