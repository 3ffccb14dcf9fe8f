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
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kinds([u64; 2]);

impl Kinds {
    #[inline]
    fn add(&mut self, kind: u8) {
        self.0[usize::from(kind >> 6) & 1] |= 1 << (kind & 63);
    }

    fn join(&mut self, other: Self) {
        self.0[0] |= other.0[0];
        self.0[1] |= other.0[1];
    }

    /// Whether none of these was met.
    pub(super) const fn lack(self, kinds: [u64; 2]) -> bool {
        self.0[0] & kinds[0] | self.0[1] & kinds[1] == 0
    }
}

/// Takes what a draft offers.
pub(super) trait Sink {
    /// A word that is not quoted, no number and no name; the vocabulary may not
    /// hold it.
    fn word(&mut self, field: Field, word: Known, token: &Token);
    /// A word of a kind.
    fn kind(&mut self, field: Field, kind: u8);
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
    let mut kinds = Kinds::default();
    let (mut left, mut first) = (MOST_BODY, MOST_FIRST);
    for block in draft.role(Role::Paragraph) {
        if left == 0 {
            break;
        }
        for sentence in &draft.body.sentences[block.sentences.clone()] {
            units(&draft.body, sentence, Field::First, &mut first, sink);
            kinds.join(units(&draft.body, sentence, Field::Body, &mut left, sink));
        }
    }
    if let Some((_, subject)) = &draft.subject {
        kinds.join(field(subject, Field::Subject, MOST_SUBJECT, sink));
    }
    if let Some(quoted) = quoted {
        kinds.join(field(&quoted.words, Field::Quote, MOST_QUOTED, sink));
    }
    for scope in [Scope::Body, Scope::SignOff, Scope::Subject] {
        for hit in found.first_hits(scope) {
            sink.set(scope, hit.set, [hit.start, hit.end()]);
        }
    }
    kinds
}

#[expect(clippy::inline_always, reason = "once for each field; see `units`")]
#[inline(always)]
fn field(prose: &Prose, field: Field, most: usize, sink: &mut impl Sink) -> Kinds {
    let (mut left, mut kinds) = (most, Kinds::default());
    for sentence in &prose.sentences {
        if left == 0 {
            break;
        }
        kinds.join(units(prose, sentence, field, &mut left, sink));
    }
    kinds
}

/// The words of one sentence, as long as `left` lasts.
#[expect(
    clippy::inline_always,
    reason = "each field has code of its own, in which it is a constant"
)]
#[inline(always)]
fn units(
    prose: &Prose,
    sentence: &Sentence,
    field: Field,
    left: &mut usize,
    sink: &mut impl Sink,
) -> Kinds {
    let start = sentence.tokens.start;
    let end = sentence.tokens.end.min(start + *left);
    let mut kinds = Kinds::default();
    if start >= end {
        return kinds;
    }
    *left -= end - start;
    let mut last = (model::START, start);
    for (at, token) in (start..).zip(&prose.tokens[start..end]) {
        let known = model::known(token.id);
        let mut kind = known.kind();
        // Most words look like nothing but themselves.
        if token.shape.has_any(SPECIAL) {
            kind = shape(token, at == start || field == Field::Subject, kind);
            if kind == known.kind() && !token.shape.has(Shape::QUOTED) {
                sink.word(field, known, token);
            }
        } else {
            sink.word(field, known, token);
        }
        // A name of several words is one.
        if kind == 0 || kind == last.0 {
            continue;
        }
        kinds.add(kind);
        sink.kind(field, kind);
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

/// What makes a word another kind than its letters say.
const SPECIAL: Shape = Shape::QUOTED.with(Shape::NUMBER).with(Shape::CAPITAL);

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
