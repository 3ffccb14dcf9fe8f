//! `length/one-block`

use std::borrow::Cow;

use super::only_block;
use crate::diagnostic::Severity;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "length/one-block",
    severity: Severity::Warning,
    summary: "the mail is one block of text",
    why: "Text without a break looks like work. Two or three short paragraphs let the reader see at \
          a glance that there is thanks, a point and an end.",
    help: "give thanks, your point and the close a paragraph each",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed("Use short paragraphs."),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                concat!(
                    "Dear Dana,\n\n«Thank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team moved billing off the ",
                    "mainframe made me even more excited to join Brightwater. You asked how I would order the other ledgers. I would begin with the one ",
                    "that feeds the rest each night, since whatever goes wrong there shows at once. At my present desk we did it the other way about, and ",
                    "it took us three weekends to find a rounding error that had been copied into two of them. I would be glad to show you how we found ",
                    "it. I look forward to hearing from you.»\n\nKind regards,\nAna Ruiz",
                ),
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team moved billing off the mainframe made me even more excited to join Brightwater.\n\nYou asked how I would order the other ledgers. I would begin with the one that feeds the rest each night. At my present desk we did it the other way about, and I spent three weekends on a rounding error that had been copied into two of them.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                concat!(
                    "Hi Dana,\n\n«thank you for the hour on Tuesday, and please thank Lee for the coffee. I have thought about the plan on your board since. ",
                    "The order of the ledgers seems right to me, and the date does not: it falls in the week of the audit, when nobody on the desk has a ",
                    "free hour, and when the one person who knows the old machine is away. A fortnight later would cost little. I have moved two such ledgers, ",
                    "one of them in a hurry, and the hurry is what I remember. I would love to work on the third with you, ",
                    "and I can start in June. I look forward to hearing from you.»\nAna Ruiz",
                ),
                "Hi Dana,\n\nThank you for the hour on Tuesday about the Payroll Analyst role, and please thank Lee for the coffee. I have thought about the plan on your board since. The order of the ledgers seems right to me, and a fortnight later would keep it clear of the audit.\n\nI have moved two such ledgers, and would love to work on the third with you at Brightwater.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                concat!(
                    "Dear Dana,\n\n«It was good to see the night desk at work. The way your people hand over at six, with one page and no meeting, is what I have ",
                    "tried to bring about in Leith for two years. I would like to know how you did it, and I would like to help you do it again in the ",
                    "second office, where you said that it had not taken. What I would bring is patience, a good ear and six audits without a finding. What I ",
                    "would need to learn is the old machine, of which I know only the newer half. Thank you for an afternoon that I will remember, whatever ",
                    "you decide in the end.»\n\nAna Ruiz",
                ),
                "Dear Dana,\n\nIt was good to see the night desk at work. The way your people hand over at six, with one page and no meeting, is what I have tried to bring about in Leith for two years.\n\nI would love to help you do it again in the second office. I have taken six audits through without a finding.\n\nThank you for your time, and for a fine afternoon at Brightwater. I look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
        ],
        near: &[
            "Dear Dana,\n\nThank you for Tuesday. I liked the mainframe.\n\nKind regards,\nAna Ruiz",
            concat!(
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team moved billing off the ",
                "mainframe made me even more excited to join Brightwater.\n\nYou asked how I would order the other ledgers. I would begin with the one ",
                "that feeds the rest each night, since whatever goes wrong there shows at once. At my present desk we did it the other way about, and ",
                "it took us three weekends to find a rounding error that had been copied into two of them. I would be glad to show you how we found ",
                "it. I look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            concat!(
                "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team moved billing off the ",
                "mainframe made me even more excited to join Brightwater. You asked how I would order the other ledgers. I would begin with the one ",
                "that feeds the rest each night, since whatever goes wrong there shows at once. I look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    if let Some(block) = only_block(input) {
        out.at(input.draft.place(block.span)).message(format!(
            "the mail is one block of {} words",
            input.draft.n_words
        ));
    }
}
