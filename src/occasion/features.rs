//! What a draft offers as evidence: its words, what kinds of words follow each
//! other, and the phrases found in it.
//!
//! The reader weighs them by number (`model.rs`), the learner by name
//! (`names.rs`); both walk over the very same.

use super::model::{self, Known};
use super::quoted::Quoted;
use crate::draft::prose::{Prose, Sentence, Shape, Token};
use crate::draft::{Draft, Role};
use crate::phrases::{Found, Scope};

/// Words of the body that are looked at; what comes later is beside the point.
const MOST_BODY: usize = 400;
/// Words that open the body, where most writers say what they write for.
const MOST_FIRST: usize = 30;
/// Words of the subject.
const MOST_SUBJECT: usize = 24;
/// Words of the mail that is answered.
const MOST_QUOTED: usize = 200;

/// Which text words stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The paragraphs.
    Body,
    /// The first words of them, which are words of the body as well.
    First,
    /// The subject.
    Subject,
    /// The mail that is answered.
    Quote,
}

/// The kinds of words met, a bit each.
pub(super) type Kinds = u128;

/// Takes what a draft offers.
pub(super) trait Sink {
    /// A word, and which token of the field it is.
    fn word(&mut self, field: Field, word: Known, token: &Token, at: usize);
    /// A word of a kind.
    fn kind(&mut self, field: Field, kind: u8, at: usize);
    /// Two kinds that follow each other in a sentence, words of no kind between
    /// them left out; from one token to the other.
    fn pair(&mut self, field: Field, kinds: [u8; 2], at: [usize; 2]);
    /// Phrases of a set are found; which tokens are the first of them.
    fn set(&mut self, scope: Scope, set: u16, tokens: [u32; 2]);
}

/// Offers the words and phrases of a draft; gives the kinds of its words.
pub(super) fn walk(
    draft: &Draft,
    found: &Found,
    quoted: Option<&Quoted>,
    sink: &mut impl Sink,
) -> Kinds {
    let mut kinds = 0;
    let (mut left, mut first) = (MOST_BODY, MOST_FIRST);
    for block in draft.role(Role::Paragraph) {
        if left == 0 {
            break;
        }
        for sentence in &draft.body.sentences[block.sentences.clone()] {
            units(&draft.body, sentence, Field::First, &mut first, sink);
            kinds |= units(&draft.body, sentence, Field::Body, &mut left, sink);
        }
    }
    if let Some((_, subject)) = &draft.subject {
        kinds |= field(subject, Field::Subject, MOST_SUBJECT, sink);
    }
    if let Some(quoted) = quoted {
        kinds |= field(&quoted.words, Field::Quote, MOST_QUOTED, sink);
    }
    for scope in [Scope::Body, Scope::SignOff, Scope::Subject] {
        for hit in found.first_hits(scope) {
            sink.set(scope, hit.set, [hit.start, hit.end]);
        }
    }
    kinds
}

fn field(prose: &Prose, field: Field, most: usize, sink: &mut impl Sink) -> Kinds {
    let (mut left, mut kinds) = (most, 0);
    for sentence in &prose.sentences {
        kinds |= units(prose, sentence, field, &mut left, sink);
    }
    kinds
}

/// The words of one sentence, as long as `left` lasts.
fn units(
    prose: &Prose,
    sentence: &Sentence,
    field: Field,
    left: &mut usize,
    sink: &mut impl Sink,
) -> Kinds {
    let start = sentence.tokens.start;
    let end = sentence.tokens.end.min(start + *left);
    if start >= end {
        return 0;
    }
    *left -= end - start;
    let mut kinds = 0;
    let mut last = (model::START, start);
    for (at, token) in prose.tokens[start..end].iter().enumerate() {
        let known = model::known(token.id);
        let at = start + at;
        let kind = shape(token, at == start || field == Field::Subject, known.kind());
        let is_class = [model::WEEKDAY, model::MONTH, model::COUNT].contains(&kind);
        if kind == known.kind() && !is_class && token.id != 0 && !token.shape.has(Shape::QUOTED) {
            sink.word(field, known, token, at);
        }
        // A name of several words is one.
        if kind == 0 || kind == last.0 {
            continue;
        }
        kinds |= 1 << kind;
        sink.kind(field, kind, at);
        sink.pair(field, [last.0, kind], [last.1, at]);
        last = (kind, at);
    }
    let close = if sentence.is_question {
        model::QUESTION
    } else {
        model::END
    };
    sink.pair(field, [last.0, close], [last.1, end - 1]);
    kinds
}

/// The kind of a word: what is somebody's own is a name, and no more.
fn shape(token: &Token, may_open_large: bool, kind: u8) -> u8 {
    if token.shape.has(Shape::QUOTED) {
        return 0;
    }
    if token.shape.has(Shape::NUMBER) {
        return model::NUMBER;
    }
    // "I" is a capital, but no name.
    let is_large = token.shape.has(Shape::CAPITAL) && token.len > 1;
    let opens = may_open_large && token.shape.has(Shape::KNOWN);
    if is_large && !opens && kind != model::WEEKDAY && kind != model::MONTH {
        return model::NAME;
    }
    kind
}
