//! `tone/self-centred`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::draft::{Role, Sentence, Token};
use crate::lint::Input;
use crate::occasion::Occasion;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

/// Fewer sentences show no habit.
const LEAST_SENTENCES: usize = 5;
/// Of a hundred sentences so many open with "I" where nearly every one does:
/// six of seven, not five of six.
const MOST_OF_HUNDRED: usize = 85;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "tone/self-centred",
    severity: Severity::Note,
    summary: "nearly every sentence opens with “I”",
    why: "A mail of which every sentence opens with “I” is about its writer. The reader wants to know \
          what you understood of their work, and sentences that open with it show that best.",
    help: "let some sentences open with them: what they said, what they need",
    sources: Cow::Borrowed(&[Source {
        article: Article::HowToFollowUp,
        claims: Cow::Borrowed("Write with the interviewer’s needs before your own."),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Dear Dana,\n\n«I» enjoyed our talk about the ledger. I have run two migrations. I know payroll well. I am very interested in the role. I look forward to hearing from you.\n\nBest,\nAna Ruiz",
                "Dear Dana,\n\nThank you for our talk about the Payroll Analyst role. Your plan to move billing off the mainframe made me even more excited to join Brightwater. Having run two migrations, I know such nights.\n\nI look forward to hearing from you.\n\nBest,\nAna Ruiz",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday. «I» liked the mill. I liked the ledger too. I would begin there. I have run two migrations. I'm ready to start. I look forward to hearing from you.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "Dear Dana,\n\n«I've» thought about the ledger. I'd move it in autumn. I'll send a sketch.\n\nI know such moves. I did two of them.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "Dear Dana,\n\n«I» am writing to thank you. I was glad to meet you. I was glad to meet Lee too. I hope to join you soon. I wish you well with the audit.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "Dear Dana,\n\n«I» saw the mill. I saw the ledger. I saw the desk. I was glad of it. I saw Lee. The tour was long. I would come again.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "occasion: check-in\nDear Dana,\n\n«I» interviewed with you on 6 March. I have not heard since. I remain interested. I would be glad of any news. I can send references.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "occasion: nudge\nDear Dana,\n\n«I» wrote last week. I wanted to be sure you got it. I am still interested. I would love the job. I look forward to hearing from you.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "occasion: late-thank-you\nDear Dana,\n\n«I» liked the talk on audits. I have led two of them. I would begin with the ledger. I know payroll well. I would be glad to stay in touch.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "occasion: rejection-reply\nDear Dana,\n\n«I» understand your decision. I am grateful that you told me. I enjoyed the visit. I would be glad of any advice. I wish you well.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "Hi Dana,\n\n«I» sell. I sold at two firms. I met my target each year. I lead a team of six. I speak Welsh. I drive. I want this role, and the tour settled it.\n\nBest,\nAna Ruiz",
                "",
            ),
        ],
        near: &[
            "occasion: recovery\nDear Dana,\n\nI was not at my best. I lost the thread on audits. I should have named the two I led. I take the blame for that. I would be glad to stay in touch.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nI look forward to hearing from you. I am very interested in the role, and I liked the mill.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday. I liked the mill. I have run two migrations. Your plan is a good one. I look forward to hearing from you.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nI wish to thank you for Tuesday. I liked the mill. I liked the ledger. I liked the desk. I am interested. Lee was kind.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nI liked the mill. I liked the ledger. I liked the desk. I am interested.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nThank you for the tour. Seeing the mill at work helped. Lee was kind. Your plan is clear. I hope to join.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nIt was good to meet. In May I can start. If you need me, call. Its ledger is old. Is it moved yet? In all, a good day.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nMy thanks for Tuesday. We spoke of ledgers. You asked about audits. I did six. I liked them. I would do more.\n\nBest,\nAna Ruiz",
            "occasion: nudge\nDear Dana,\n\nI am writing to be sure that my note of last week arrived, and to say that I am still interested and look forward to hearing from you soon.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nWhen you showed me the mill I knew. Moving a ledger is hard. I did it twice. I would again. I hope so.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n> I saw. I came. I went. I wrote. I called. I rang.",
            "Dear Dana,\n\nI liked the mill. And the ledger. And the desk. What a day. I would come again. I hope to.\n\nBest,\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    // Whoever owns a mistake has to say "I".
    if matches!(input.reading.occasion, Occasion::Recovery) {
        return;
    }
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let sentences = || {
        draft
            .role(Role::Paragraph)
            .flat_map(|block| &draft.body.sentences[block.sentences.clone()])
            .filter(|sentence| !sentence.tokens.is_empty())
    };
    let opening = |sentence: &Sentence| -> Option<Token> {
        let first = *draft.body.tokens.get(sentence.tokens.start)?;
        let word = first.span().of(text);
        let is_mine = word == "I" || word.starts_with("I'") || word.starts_with("I\u{2019}");
        is_mine.then_some(first)
    };
    let n_sentences = sentences().count();
    let mut mine = sentences().filter_map(opening);
    let Some(first) = mine.next() else {
        return;
    };
    let n_mine = 1 + mine.count();
    if n_sentences >= LEAST_SENTENCES && n_mine * 100 >= n_sentences * MOST_OF_HUNDRED {
        out.at(draft.place(first.span()))
            .message(format!("{n_mine} of {n_sentences} sentences open with “I”"));
    }
}
