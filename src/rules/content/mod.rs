//! Rules for what an occasion calls for and a draft lacks. Which elements there
//! are, and whether a draft has one, is told by `elements`.

pub(super) mod no_specifics;
pub(super) mod no_thanks;

use crate::diagnostic::{Place, Severity};
use crate::draft::{Draft, Role};
use crate::elements::{Element, Need};
use crate::lint::Input;
use crate::rule::{Finding, Sink};

/// Reports that `element` is missing at `place`, if the occasion asks for it
/// and the draft lacks it.
fn missing<'s>(
    input: &Input<'_>,
    element: Element,
    place: impl FnOnce(&Draft) -> Place,
    out: &'s mut Sink<'_>,
) -> Option<Finding<'s>> {
    let state = input
        .elements
        .iter()
        .find(|state| state.element == element)?;
    // An empty draft lacks everything; `length/too-short` says so once.
    if state.place.is_some() || input.draft.body.sentences.is_empty() {
        return None;
    }
    let severity = match state.need {
        Need::Required => Severity::Warning,
        Need::Expected => Severity::Note,
        Need::Unwelcome | Need::Free => return None,
    };
    Some(out.at(place(input.draft)).severity(severity))
}

/// The first sentence of the text, else the greeting, else what there is.
fn opening(draft: &Draft) -> Place {
    let paragraph = draft.role(Role::Paragraph).next();
    let sentence = paragraph.and_then(|block| draft.body.sentences.get(block.sentences.start));
    sentence.map_or_else(
        || draft.first_words(),
        |sentence| draft.place(sentence.span),
    )
}

/// The greeted name, if it is one that can be written into a sentence.
fn greeted<'a>(input: &Input<'a>) -> Option<&'a str> {
    let name = input
        .draft
        .greeted?
        .of(input.message.text(input.draft.body_part));
    let is_name = name.starts_with(char::is_uppercase)
        && !name.contains(['\n', '[', '{', '<'])
        && name.len() < 40;
    is_name.then_some(name)
}
