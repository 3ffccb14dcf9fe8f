//! `length/long-paragraph`

use std::borrow::Cow;

use super::{n_words, only_block};
use crate::diagnostic::Severity;
use crate::draft::Role;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "length/long-paragraph",
    severity: Severity::Warning,
    summary: "this paragraph is long",
    why: "A busy reader looks at a mail before reading it, often on a telephone. A paragraph that \
          fills the screen is put off, and its second half is not read.",
    help: "break it where the thought changes, or keep its best point",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed("Be brief, and use short paragraphs."),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "«I saw the mainframe. I liked it. I have run one. It was large. It was slow. We moved it.»",
                "I saw the mainframe and liked it. I have run a large and slow one, and we moved it.",
            ),
            (
                "«Since Tuesday I have gone back over the plan that you drew on the board, and three things in it seem to me to \
                 deserve a second look before the first ledger is moved in the autumn. The first is the order in which the ledgers \
                 are moved, because the oldest of them feeds two of the others each night. The second is the date, which falls in \
                 the week of the audit, and the third is the fallback, of which we said very little.»",
                "I have gone back over your plan since Tuesday. The oldest ledger feeds two of the others each night, so I would move it last. The date falls in the week of the audit, and of the fallback we said very little.",
            ),
            (
                "«You asked about audits. I have done six. Two were external. One was a surprise. None found much. I enjoyed them all.»",
                "You asked about audits. I have done six, two of them external and one a surprise. None found much.",
            ),
        ],
        near: &[
            "You asked about audits. I have done six. Two were external. One was a surprise. None found much.",
            "I saw the mainframe, and the ledger, and the night desk, and the board on which the plan of the move was drawn.",
            "We talked about Dr. Osei, Mr. Lee and Ms. Tan. All three were kind.",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    // A mail that is one block needs a break anyhow; `length/one-block` asks
    // for it.
    if only_block(input).is_some() {
        return;
    }
    let limits = input.limits();
    for block in draft.role(Role::Paragraph) {
        let tokens = draft.body.tokens_of(&block.sentences);
        let n_sentences = block.sentences.len();
        // Every word opens at most one run, so fewer tokens need no count.
        if tokens.len() <= limits.paragraph_words && n_sentences <= limits.paragraph_sentences {
            continue;
        }
        let n_words = n_words(tokens);
        let message = match (
            n_words > limits.paragraph_words,
            n_sentences > limits.paragraph_sentences,
        ) {
            (true, _) => format!(
                "this paragraph has {n_words} words; up to {} are easily read",
                limits.paragraph_words
            ),
            (_, true) => format!(
                "this paragraph has {n_sentences} sentences; up to {} are easily read",
                limits.paragraph_sentences
            ),
            _ => continue,
        };
        out.at(draft.place(block.span)).message(message);
    }
}
