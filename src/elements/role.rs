//! Whether the draft names the role or the company.

use crate::diagnostic::Place;
use crate::draft::{Draft, Role, Token};
use crate::message::Message;
use crate::options::Options;
use crate::phrases::{Found, Hit, Scope, set};
use crate::text::Span;

/// Finds where the role or the company is named: "the Ward Manager role", the
/// company or role the user told of, or the company of the recipient's domain.
/// A role named in the subject is named.
pub(super) fn find(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    options: &Options,
) -> Option<Place> {
    let named = [Scope::Body, Scope::Subject].into_iter().find_map(|scope| {
        let hits = found.hits(scope, set::ELEMENTS_ROLE).iter();
        hits.map(|hit| place(draft, scope, *hit))
            .find(|place| !touches_blank(message, *place))
    });
    named
        .or_else(|| told(message, draft, options))
        .or_else(|| of_domain(message, draft))
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
            token.shape.has(crate::draft::Shape::CAPITAL)
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
