//! `spelling/confused-word`

use std::borrow::Cow;

use super::confused;
use super::own::{self, like};
use crate::diagnostic::{Edit, Fix, Place, Safety, Severity};
use crate::draft::Words;
use crate::lint::Input;
use crate::phrases::Marks;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/confused-word",
    severity: Severity::Warning,
    summary: "a word stands in the place of another",
    why: "“Manger” and “manager” are both words, so no spelling check sees the slip; the reader does, \
          and takes it for carelessness, or for not knowing better.",
    help: "read the sentence aloud",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Proofread your note: slips in spelling tell the reader about you, and nothing good.",
            ),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("Proofread what you send, as in any business letter."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "The hiring «manger» was kind.",
                "The hiring manager was kind.",
            ),
            (
                "I know «your» going to be busy, and «its» a long list.",
                "I know you're going to be busy, and it's a long list.",
            ),
            (
                "I should «of» asked about the «roll» of team lead, rather «then» wait.",
                "I should have asked about the role of team lead, rather than wait.",
            ),
            (
                "Lee read from «you're» report.",
                "Lee read from your report.",
            ),
            (
                "«Their» is one more ledger, and I do not want to «loose» it.",
                "There is one more ledger, and I do not want to lose it.",
            ),
            ("I liked the evening «to».", "I liked the evening, too."),
            (
                "Please «bare» with me; my skills would «compliment» your team.",
                "",
            ),
        ],
        near: &[
            "Your going out of your way was kind, and its own story.",
            "They laid the child in a manger at the school play.",
            "First we met, then we spoke; better then than never.",
            "The bare minimum is a loose end, and there are too many to list.",
            "You're kind, it's true, and they're there in their own time.",
            "The principal's principle had an effect; it did not affect us.",
            "Lee wrote “your welcome” on the board.",
            "Would of course be fine, and the role call for patience with patients.",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let may = |words: &Words| words.any_marks.has(Marks::CONFUSED);
    own::each_sentence(input, may, |part, text, tokens, _| {
        confused::find(text, tokens, |at, confusion| {
            let span = tokens[at].span();
            let word = span.of(text);
            let right = like(word, confusion.right);
            let place = Place { part, span };
            let safety = if confusion.is_safe {
                Safety::Safe
            } else {
                Safety::Suggest
            };
            out.at(place)
                .message(format!("“{word}” seems to be meant as “{right}”"))
                .help(format!("did you mean “{right}”?"))
                .fix(Fix {
                    title: format!("write “{right}”"),
                    safety,
                    edits: vec![Edit { place, text: right }],
                });
        });
    });
}
