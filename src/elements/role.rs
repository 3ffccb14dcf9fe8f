//! Whether the draft names the role or the company.

use crate::diagnostic::Place;
use crate::draft::{Draft, Role, Shape, Token};
use crate::message::Message;
use crate::options::Options;
use crate::phrases::{Found, Hit, Marks, Scope, folded, set};
use crate::text::Span;

/// Finds where the role or the company is named: "the Ward Manager role", the
/// company or role the user told of, or the company of the recipient's domain.
/// A role named in the subject is named; there a bare title is enough.
pub(super) fn find(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    options: &Options,
) -> Option<Place> {
    let named = [
        (Scope::Body, set::ELEMENTS_ROLE),
        (Scope::Subject, set::ELEMENTS_ROLE),
        (Scope::Subject, set::ELEMENTS_ROLE_SUBJECT),
    ];
    let named = named.into_iter().find_map(|(scope, set)| {
        let hits = found.hits(scope, set).iter();
        hits.map(|hit| (*hit, place(draft, scope, *hit)))
            .filter(|(hit, place)| !names_nothing(message, draft, scope, *hit, *place))
            .map(|(_, place)| place)
            .find(|place| !touches_blank(message, *place))
    });
    named
        .or_else(|| told(message, draft, options))
        .or_else(|| of_domain(message, draft))
        .or_else(|| of_interview(message, draft))
        .or_else(|| of_trade(message, draft))
        .or_else(|| unknown_employer(message, draft))
}

/// Whether words that end in "interview" or "role" hold nothing that tells which:
/// "Yesterday's interview", "a poor job".
fn names_nothing(
    message: &Message<'_>,
    draft: &Draft,
    scope: Scope,
    hit: Hit,
    place: Place,
) -> bool {
    let prose = match (&draft.subject, scope) {
        (Some((_, subject)), Scope::Subject) => subject,
        _ => &draft.body,
    };
    let text = message.text(place.part);
    let word = |token: &Token| folded(token.span().of(text));
    let [.., before, last] = &prose.tokens[hit.words()] else {
        return false;
    };
    // "the post of head porter"
    let is_told_behind = || {
        let next = prose.tokens.get(hit.end() as usize);
        let is_job = &*word(last) == "job";
        next.is_some_and(|next| match &*word(next) {
            "as" => true,
            "of" => !is_job,
            _ => false,
        })
    };
    matches!(
        &*word(last),
        "interview" | "interviews" | "role" | "position" | "job" | "post" | "opportunity"
    ) && tells_nothing(&word(before))
        && !is_told_behind()
}

/// The role or company before "interview" in the subject: "Furniture sales
/// interview".
fn of_interview(message: &Message<'_>, draft: &Draft) -> Option<Place> {
    let (part, subject) = draft.subject.as_ref()?;
    let text = message.text(*part);
    let word = |token: &Token| folded(token.span().of(text));
    let named = subject.tokens.windows(2).find(|words| {
        let [before, last] = words else { return false };
        &*word(last) == "interview"
            && before.len > 2
            && !before.shape.has(Shape::NUMBER)
            && !tells_nothing(&word(before))
    })?;
    let span = cover(named);
    let place = Place { part: *part, span };
    (!touches_blank(message, place)).then_some(place)
}

/// A trade in the subject that tells itself by how it ends: "(boatbuilder)".
fn of_trade(message: &Message<'_>, draft: &Draft) -> Option<Place> {
    #[rustfmt::skip]
    const ENDS: [&str; 19] = [
        "builder", "maker", "keeper", "smith", "wright", "monger", "worker", "herd", "setter", "cutter", "fitter",
        "dresser", "stockman", "bender", "blower", "minder", "ologist", "ician", "grapher",
    ];
    let (part, subject) = draft.subject.as_ref()?;
    let text = message.text(*part);
    let named = subject.tokens.iter().find(|token| {
        // A name may end so too.
        let is_word = !token
            .shape
            .has_any(Shape::CAPITAL.with(Shape::NUMBER).with(Shape::CODE));
        let word = token.span().of(text);
        is_word && word.len() > 7 && ENDS.iter().any(|end| word.ends_with(end))
    })?;
    let place = Place {
        part: *part,
        span: named.span(),
    };
    (!touches_blank(message, place)).then_some(place)
}

/// A name nobody knows behind "work at", in a mail without capitals.
fn unknown_employer(message: &Message<'_>, draft: &Draft) -> Option<Place> {
    /// Words between "work" and "at".
    const REACH: usize = 4;
    let text = message.text(draft.body_part);
    let word = |token: &Token| folded(token.span().of(text));
    let mut blocks = draft.role(Role::Paragraph);
    blocks.find_map(|block| {
        let words = draft.body.tokens_of(&block.sentences);
        let named = words.windows(2).enumerate().find(|(at, pair)| {
            let [at_word, name] = pair else { return false };
            let is_unknown = !name.shape.has_any(
                Shape::KNOWN
                    .with(Shape::NUMBER)
                    .with(Shape::CAPITAL)
                    .with(Shape::CODE),
            ) && !name.marks.has(Marks::LISTED);
            is_unknown
                && name.len > 3
                && &*word(at_word) == "at"
                && words[at.saturating_sub(REACH)..*at].iter().any(|token| {
                    matches!(
                        &*word(token),
                        "work" | "working" | "job" | "role" | "team" | "join"
                    )
                })
        })?;
        Some(draft.place(named.1[1].span()))
    })
}

/// Words beside "interview" or "job" that tell of no role.
#[rustfmt::skip]
fn tells_nothing(word: &str) -> bool {
    matches!(
        word.strip_suffix("'s").unwrap_or(word),
        "the" | "my" | "our" | "your" | "this" | "that" | "a" | "an" | "first" | "second" | "third"
            | "last" | "final" | "next" | "recent" | "previous" | "earlier" | "former" | "job" | "phone"
            | "video" | "online" | "zoom" | "panel" | "round" | "trial" | "today" | "yesterday"
            | "tomorrow" | "morning" | "afternoon" | "evening" | "monday" | "tuesday" | "wednesday"
            | "thursday" | "friday" | "saturday" | "sunday" | "january" | "february" | "march" | "april"
            | "may" | "june" | "july" | "august" | "september" | "october" | "november" | "december"
            | "for" | "of" | "from" | "after" | "about" | "at" | "re" | "on" | "in" | "to" | "and" | "you"
            | "thanks" | "thank" | "following" | "regarding" | "post" | "great" | "good" | "nice"
            | "lovely" | "wonderful" | "interesting" | "week" | "such" | "whole" | "long" | "real"
            | "informal" | "formal" | "initial" | "virtual" | "face" | "person" | "site" | "mock"
            | "telephone" | "brief" | "short" | "late" | "belated" | "poor" | "bad" | "terrible" | "fair"
            | "decent" | "hard" | "tough" | "other" | "another" | "each" | "every" | "any" | "no" | "one"
            | "ago" | "up" | "new" | "interview" | "best"
    )
}

fn place(draft: &Draft, scope: Scope, hit: Hit) -> Place {
    let (part, prose) = match (&draft.subject, scope) {
        (Some((part, subject)), Scope::Subject) => (*part, subject),
        _ => (draft.body_part, &draft.body),
    };
    Place {
        part,
        span: prose.span(hit.words()),
    }
}

/// Whether a bracket stands in or at the words: `[Job Title] position` names
/// nothing yet.
fn touches_blank(message: &Message<'_>, place: Place) -> bool {
    let text = message.text(place.part);
    let brackets = ['[', ']', '{', '}', '<', '>'];
    let before = text[..place.span.start].ends_with(brackets);
    let after = text[place.span.end..].starts_with(brackets);
    before || after || place.span.of(text).contains(brackets)
}

/// The company or role the user told of, as words of a paragraph or the subject.
fn told(message: &Message<'_>, draft: &Draft, options: &Options) -> Option<Place> {
    let names = options
        .interview
        .company
        .iter()
        .chain(&options.interview.role);
    names.into_iter().find_map(|name| {
        let wanted: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        tokens(draft).find_map(|(part, tokens)| {
            let text = message.text(part);
            let starts = tokens.windows(wanted.len().max(1)).find(|words| {
                let same = |(token, word): (&Token, &String)| {
                    token.span().of(text).to_lowercase() == *word
                };
                !wanted.is_empty() && words.iter().zip(&wanted).all(same)
            })?;
            Some(Place {
                part,
                span: cover(starts),
            })
        })
    })
}

/// A capitalised word that the recipient's domain is made of:
/// `@brackenfold.example` and "Brackenfold".
fn of_domain(message: &Message<'_>, draft: &Draft) -> Option<Place> {
    let domains: Vec<String> = message
        .to
        .iter()
        .filter_map(|mailbox| mailbox.address.rsplit_once('@'))
        .filter_map(|(_, domain)| domain.split('.').find(|label| label.len() > 3))
        .map(str::to_lowercase)
        .collect();
    tokens(draft).find_map(|(part, tokens)| {
        let text = message.text(part);
        let named = tokens.iter().find(|token| {
            let word = token.span().of(text).to_lowercase();
            token.shape.has(Shape::CAPITAL)
                && word.len() > 3
                && domains.iter().any(|domain| domain.starts_with(&word))
        })?;
        Some(Place {
            part,
            span: named.span(),
        })
    })
}

/// The words of the paragraphs, then of the subject.
fn tokens(draft: &Draft) -> impl Iterator<Item = (crate::message::PartId, &[Token])> {
    let body = draft
        .role(Role::Paragraph)
        .map(|block| (draft.body_part, draft.body.tokens_of(&block.sentences)));
    let subject = draft
        .subject
        .iter()
        .map(|(part, prose)| (*part, prose.tokens.as_slice()));
    body.chain(subject)
}

fn cover(words: &[Token]) -> Span {
    match words {
        [first, .., last] => first.span().cover(last.span()),
        [only] => only.span(),
        [] => Span::default(),
    }
}
