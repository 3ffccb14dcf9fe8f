//! `subject/vague`

use std::borrow::Cow;

use super::Line;
use crate::diagnostic::Severity;
use crate::elements::WordList;
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};

/// Words that tell nothing of the mail, however many of them there are.
#[rustfmt::skip]
static SAYS_NOTHING: WordList<66, 256> = WordList::new([
    "hello", "hi", "hey", "hiya", "there", "greetings", "good", "morning", "afternoon",
    "evening", "day", "follow", "following", "up", "followup", "followed", "thanks", "thank",
    "you", "thankyou", "thx", "many", "again", "so", "very", "much", "a", "an", "lot",
    "checking", "check", "in", "quick", "question", "just", "note", "touching", "touch", "base",
    "update", "updates", "status", "no", "subject", "none", "untitled", "message", "email",
    "mail", "inquiry", "enquiry", "reminder", "news", "any", "brief", "short", "gentle",
    "friendly", "reconnecting",
    "job", "work", "about", "the", "sorry", "apologies", "apology",
]);

pub(in crate::rules) const RULE: Rule = Rule {
    id: "subject/vague",
    severity: Severity::Warning,
    summary: "the subject says nothing about the mail",
    why: "Interviewers fill several posts and meet many people. A subject that would fit any mail \
          gives them no reason to open this one, and no way to find it again.",
    help: "name the interview and its day, as in “Interview on 12 May”",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed(
            "The subject line is to be simple and to name the interview and its day.",
        ),
    }]),
    samples: SampleText::Inline {
        bad: &[
            ("«Hello»", "Payroll Analyst interview"),
            ("«Follow up»", "Follow up: interview on 12 May"),
            ("Re: «Thanks!»", "Re: Interview on 12 May"),
            ("«Just following up»", ""),
            ("«Quick question»", ""),
            ("«(no subject)»", ""),
            ("«Checking in…»", ""),
            ("«Thank you so much»", ""),
            ("«Fwd: Re:»", ""),
            ("«job»", ""),
            ("«Sorry»", ""),
        ],
        near: &[
            "Interview on 12 May",
            "Thanks for today",
            "Hello from Ana Ruiz",
            "Follow-up on my application",
            "Re: Quick question about the rota",
            "Thank you, Dana",
            "Sorry, Dana: the right file",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    if let Some(line) = input.subject
        && !line.is_inherited
        && is_vague(line)
    {
        out.at(line.place(if line.own.is_empty() {
            line.whole
        } else {
            line.own
        }));
    }
}

/// Whether a subject would fit any mail.
pub(super) fn is_vague(line: &Line<'_>) -> bool {
    line.words().all(says_nothing) && line.blanks().is_empty()
}

/// Whether a word tells nothing of the mail.
pub(super) fn says_nothing(word: &str) -> bool {
    SAYS_NOTHING.holds_folded(word)
}
