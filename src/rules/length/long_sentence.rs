//! `length/long-sentence`

use std::borrow::Cow;

use super::n_words;
use crate::diagnostic::Severity;
use crate::draft::Role;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "length/long-sentence",
    severity: Severity::Note,
    summary: "this sentence is long",
    why: "Past some thirty-five words a reader has to hold the beginning in mind while looking for \
          the end, and reads it twice or not at all.",
    help: "let it end earlier, and begin another",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Coppola,
            claims: Cow::Borrowed("A follow-up is to be very short and to waste no words."),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "Thirty-five words are about what can be followed at one reading; the articles give no figure.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "«Since we spoke I have thought a good deal about the plan that you drew on the board for moving the ledger off the old \
                 machine, and about the order in which the other two ledgers would then have to follow it.»",
                "Since we spoke I have thought about your plan for the ledger. The other two would have to follow it.",
            ),
            (
                "One thing more. «When you asked about audits I said that I had done six of them, but I did not say that two of those were \
                 external ones, that one came as a surprise, and that none of them found anything that took us longer than a day to mend.»",
                "One thing more. You asked about audits, and I said that I had done six of them. Two of those were external ones, and none found anything that took us longer than a day to mend.",
            ),
            (
                "«I was glad to see that the desk by the window where the night shift sits has the same two screens and the same old \
                 telephone that we had in Leith when I began there, because it told me that your people are left to work as they like.»",
                "I was glad to see the desk by the window where the night shift sits. It has the two screens and the old telephone that we had in Leith when I began there.",
            ),
        ],
        near: &[
            "Since we spoke I have thought a good deal about the plan that you drew on the board for moving the ledger off the old machine.",
            "You asked about audits. I have done six of them. Two were external ones, and one came as a surprise. None of them found \
             anything that took us longer than a day to mend.",
            "I was glad to see the desk by the window.",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let most = input.limits().sentence_words;
    for block in draft.role(Role::Paragraph) {
        for sentence in &draft.body.sentences[block.sentences.clone()] {
            // Every word opens at most one run, so fewer tokens need no count.
            if sentence.tokens.len() <= most {
                continue;
            }
            let n_words = n_words(&draft.body.tokens[sentence.tokens.clone()]);
            if n_words > most {
                out.at(draft.place(sentence.span)).message(format!(
                    "this sentence has {n_words} words; up to {most} are easily followed"
                ));
            }
        }
    }
}
