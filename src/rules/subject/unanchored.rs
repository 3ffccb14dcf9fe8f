//! `subject/unanchored`

use std::borrow::Cow;

use super::vague;
use crate::diagnostic::Severity;
use crate::elements::WordList;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

/// Words that name no interview, role, company, date or person. Any other word
/// may, so that a subject is called unanchored only when it holds no other.
#[rustfmt::skip]
static NAMES_NOTHING: WordList<134> = WordList::new([
    "a", "about", "again", "all", "always", "am", "an", "and", "any", "anything", "appreciate",
    "appreciated", "appreciation", "are", "as", "at", "be", "been", "belated", "better", "but",
    "chance", "check", "checking", "consideration", "considering", "could", "did", "do", "done",
    "eager", "email", "ever", "excited", "follow", "following", "followup", "for", "forward",
    "from", "further", "get", "getting", "glad", "good", "grateful", "gratitude", "great",
    "had", "happy", "have", "having", "hear", "hearing", "hello", "hi", "hope", "hoping", "how",
    "i", "in", "information", "interest", "interested", "is", "it", "just", "keen", "kind",
    "kindness", "know", "late", "long", "looking", "lovely", "many", "me", "meet", "meeting",
    "more", "much", "my", "never", "news", "nice", "no", "not", "note", "of", "on", "one",
    "opportunity", "our", "out", "overdue", "pleasure", "quick", "really", "regarding", "reply",
    "response", "seeing", "should", "side", "sincere", "so", "some", "something", "soon",
    "sorry", "still", "taking", "than", "thank", "thanks", "the", "then", "there", "time", "to",
    "too", "update", "very", "wait", "waiting", "was", "we", "with", "wonderful", "wondering",
    "would", "yet", "you", "your",
]);

pub(in crate::rules) const RULE: Rule = Rule {
    id: "subject/unanchored",
    severity: Severity::Note,
    summary: "the subject names neither the interview, the role, the company, a date nor a person",
    why: "A subject that names what the mail is about is found again weeks later, when the decision \
          is made. One that only thanks is one of many.",
    help: "name the interview and its day, as in “Interview on 12 May”",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed("The subject line is to name the interview and its day."),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "«Thank you for your time»",
                "Thank you for your time on 12 May",
            ),
            (
                "«It was great meeting you»",
                "It was great meeting you, Dana",
            ),
            (
                "Re: «Thank you for the opportunity»",
                "Re: Thank you for the Brightwater interview",
            ),
            ("«Thanks for your time and consideration»", ""),
            ("«Any news from your side?»", ""),
            ("«Better late than never»", ""),
            ("«I could have done better»", ""),
        ],
        near: &[
            "Interview on 12 May",
            "Thank you for your time today",
            "Great to meet you, Dana",
            "Payroll Analyst",
            "Brightwater",
            "Following up on my application",
            "Still keen on the night desk",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let Some(line) = input.subject.filter(|line| !line.is_inherited) else {
        return;
    };
    let names_nothing = |word: &str| NAMES_NOTHING.holds_folded(word) || vague::says_nothing(word);
    if line.words().all(names_nothing) && !vague::is_vague(line) && line.blanks().is_empty() {
        out.at(line.place(line.own));
    }
}
