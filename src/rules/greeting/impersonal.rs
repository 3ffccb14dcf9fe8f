//! `greeting/impersonal`

use std::borrow::Cow;

use super::reader;
use crate::diagnostic::{Edit, Fix, Safety, Severity};
use crate::draft::{Role, Token};
use crate::elements::WordList;
use crate::lint::Input;
use crate::phrases::greeting_words;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "greeting/impersonal",
    severity: Severity::Warning,
    summary: "the greeting is for nobody in particular",
    why: "You met the reader. A greeting that any stranger could get says that you did not keep \
          their name, and sets the whole note beside the form letters.",
    help: "greet the interviewer by name; the first name is fine",
    sources: Cow::Borrowed(&[Source {
        article: Article::Abbot,
        claims: Cow::Borrowed(
            "Greet interviewers by name, even by first name: you have met, and the note need not be formal.",
        ),
    }]),
    samples: SampleText::Inline {
        bad: &[
            ("«To whom it may concern»,", "Dear Dana,"),
            ("«Dear Sir or Madam»,", "Dear Ms Whitfield,"),
            ("«Dear Hiring Manager»,", "Hi Dana,"),
            ("«Dear Hiring Team»:", "Hello Dana and Lee,"),
            ("«Dear Members of the Hiring Committee»,", ""),
            ("«Hello Recruiter»,", ""),
            ("«Dear Sir/Madam»,", ""),
            ("«Good afternoon, hiring team»,", ""),
            ("«To Whom It May Concern»:", ""),
            ("«To the hiring manager»,", "Dear Dana,"),
            ("«To the recruitment team»:", ""),
        ],
        near: &[
            "Hi,",
            "Dear Dana,",
            "Hello team,",
            "Dear Ms Whitfield and the hiring team,",
            "Dear Hiring Manager Ms Whitfield,",
            "Dear [Hiring Manager's Name],",
            "Dear Search Committee,",
            "Dear Interview Panel,",
            "Good morning all,",
            "My dear Dana,",
            "Dana!",
            "Happy Friday, Dana!",
        ],
    },
    check: Check::Code(check),
};

/// Words that stand for people without naming one.
#[rustfmt::skip]
static OFFICES: WordList<22, 64> = WordList::new([
    "hiring", "recruitment", "recruiting", "recruiter", "recruiters", "hr", "human",
    "resources", "talent", "acquisition", "interviewer", "interviewers", "employer",
    "selection", "personnel", "staffing", "careers", "sir", "madam", "sirs", "madame", "ma'am",
]);
/// Words that stand beside those and name nobody either.
#[rustfmt::skip]
static BESIDE: WordList<26, 64> = WordList::new([
    "morning", "afternoon", "evening", "day",
    "manager", "managers", "team", "committee", "department", "staff", "panel", "board", "lead",
    "director", "coordinator", "members", "member", "of", "the", "or", "and", "all", "whom",
    "it", "concern", "may",
]);

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    for block in draft.role(Role::Greeting) {
        let tokens = draft.body.tokens_of(&block.sentences);
        // A blank stands for a name; `facts/placeholder` speaks of it.
        if !is_impersonal(text, tokens) || block.span.of(text).contains(['[', '{', '<']) {
            continue;
        }
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            continue;
        };
        let place = draft.place(Span::new(first.span().start, last.span().end));
        let finding = out.at(place);
        if let Some(name) = reader(input) {
            let greeting = format!("Dear {name}");
            finding
                .help(format!(
                    "greet the reader by name: “{greeting},”, or the first name alone"
                ))
                .fix(Fix {
                    title: format!("greet {name}"),
                    safety: Safety::Suggest,
                    edits: vec![Edit {
                        place,
                        text: greeting,
                    }],
                });
        }
    }
}

fn is_impersonal(text: &str, tokens: &[Token]) -> bool {
    let word = |token: &Token| token.span().of(text);
    let Some((first, behind)) = tokens.split_first() else {
        return false;
    };
    if word(first).eq_ignore_ascii_case("to") {
        // "To whom it may concern" and "To the team at", not "To Dana" or "To the interview panel".
        let opening = greeting_words(tokens).map_or(&[][..], |n_words| &tokens[..n_words]);
        let is_place = opening
            .last()
            .is_some_and(|last| matches!(word(last), "at" | "of"));
        let is_office = |token: &Token| OFFICES.holds_folded(word(token));
        let is_the = |token: &Token| word(token).eq_ignore_ascii_case("the");
        return opening.len() >= 4
            && (is_place || !opening.get(1).is_some_and(is_the) || opening.iter().any(is_office));
    }
    // "Dear" may take "team" with it.
    let mut has_office = false;
    for token in behind {
        let is_office = OFFICES.holds_folded(word(token));
        if !is_office && !BESIDE.holds_folded(word(token)) {
            return false;
        }
        has_office |= is_office;
    }
    has_office && greeting_words(tokens).is_some()
}

/// Whether a display name is an office's, not a person's.
pub(super) fn is_office(name: &str) -> bool {
    name.split_whitespace().any(|word| {
        let word = word.to_lowercase();
        OFFICES.holds(&word)
            || ["team", "office", "department", "committee", "panel"].contains(&word.as_str())
    })
}
