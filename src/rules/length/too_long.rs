//! `length/too-long`

use std::borrow::Cow;

use super::n_words;
use crate::diagnostic::{Place, Severity};
use crate::draft::Role;
use crate::lint::Input;
use crate::options::Medium;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "length/too-long",
    severity: Severity::Warning,
    summary: "the mail is too long",
    why: "Whoever fills a post reads many mails on the day that matters. A long one is put off until \
          there is time, and its best point waits with it.",
    help: "keep the thanks, your best point and the close; the rest is for the next conversation",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Coppola,
            claims: Cow::Borrowed(
                "A follow-up is welcome only where it is very short and wastes no words.",
            ),
        },
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Be brief; a mail after one without an answer is to be really short.",
            ),
        },
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed("The thank-you is a short mail."),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("Later on, a brief mail is best."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                concat!(
                    "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note of last week reached you. The ledgers have stayed with me since, and ",
                    "above all the one that feeds the rest each night.\n\nAt my present desk we went about it the other way. It took us three ",
                    "weekends to find a rounding error.\n\n«Your date falls in the week of the audit, when nobody has a free hour. A fortnight later would ",
                    "cost little. Lee told me of the second office too, and I would be glad to see it.»\n\nI remain very interested and look forward to hearing from you.\n\nKind ",
                    "regards,\nAna Ruiz",
                ),
                crate::rules::content::samples::NUDGE,
            ),
            (
                concat!(
                    "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note of last week reached you. The ledgers have stayed with me since, and ",
                    "above all the one that feeds the rest each night.\n\nAt my present desk we went about it the other way. It took us three ",
                    "weekends to find a rounding error that had been copied into two of them, and nobody has forgotten it.\n\n",
                    "Your date falls in the week of the audit, when nobody has a free hour. A fortnight later would ",
                    "cost little. Lee told me of the second office too, and I would be glad to see it.\n\n",
                    "«I remain very interested in the role, which seems to me to be the right one, and look forward to hearing from you.»\n\nKind regards,\nAna Ruiz",
                ),
                "occasion: nudge\nDear Dana,\n\nI wanted to be sure that you have my note of last week about the Payroll Analyst role. Thank you again for your time. The role still seems right to me, and I would love to join Brightwater.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                concat!(
                    "occasion: no-decision-reply\nDear Dana,\n\nThank you for the update. I remain very interested in the role, and what you showed me of the ",
                    "night desk has stayed with me since.\n\n«I have also gone back over the plan on your board. The order of the ledgers seems right to me, and ",
                    "the date may be a fortnight early.» \n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
                ),
                crate::rules::content::samples::NO_DECISION_REPLY,
            ),
        ],
        near: &[
            "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note of last week reached you. I remain very interested and look forward to hearing from you.\n\nAna Ruiz",
            concat!(
                "Dear Dana,\n\nI wanted to be certain that my note of last week reached you. The ledgers have stayed with me since, and ",
                "above all the one that feeds the rest each night.\n\nAt my present desk we went about it the other way. It took us three ",
                "weekends to find a rounding error.\n\nYour date falls in the week of the audit, when nobody has a free hour. A fortnight later would ",
                "cost little. Lee told me of the second office too, and I would be glad to see it.\n\nI remain very interested and look forward to hearing from you.\n\nKind ",
                "regards,\nAna Ruiz",
            ),
            concat!(
                "occasion: no-decision-reply\nDear Dana,\n\nThank you for the update. I remain very interested and look forward to hearing from you.\n\n",
                "Kind regards,\nAna Ruiz\n\n> I have gone over the plan on the board. The order of the ledgers seems right to me, and the date may be a ",
                "fortnight early.\n> At my present desk we went about it the other way. It took us three weekends to find a rounding error that had ",
                "been copied into two of them, and nobody has forgotten it.",
            ),
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let occasion = input.reading.occasion;
    let limit = input.options.word_limit(occasion);
    let n_words = input.draft.n_words;
    let (most, severity) = if n_words > limit.too_long {
        (limit.too_long, Severity::Warning)
    } else if n_words > limit.fine {
        (limit.fine, Severity::Note)
    } else {
        return;
    };
    let Some(place) = passes(input, most) else {
        return;
    };
    let name = match input.options.medium {
        Medium::Email => occasion.name(),
        Medium::Card => "card",
    };
    out.at(place)
        .message(format!(
            "the mail has {n_words} words; for a {name}, up to {} are fine",
            limit.fine
        ))
        .severity(severity);
}

/// The paragraph in which the mail passes `most` words.
fn passes(input: &Input<'_>, most: usize) -> Option<Place> {
    let draft = input.draft;
    let mut sum = 0;
    let passing = draft.role(Role::Paragraph).find(|block| {
        sum += n_words(draft.body.tokens_of(&block.sentences));
        sum > most
    });
    passing.map(|block| draft.place(block.span))
}
