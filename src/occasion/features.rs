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
/// A body of fewer words says one thing, which has to speak for itself.
pub(super) const LINE: usize = 18;
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
    /// A word of the body or the subject; it counts if `is_own`: it is not quoted, no
    /// number and no name. The vocabulary may not hold it.
    fn word(&mut self, field: Field, word: Known, token: &Token, is_own: bool);
    /// A word of a kind.
    fn kind(&mut self, field: Field, kind: u8);
    /// Two kinds that follow each other in a sentence, words of no kind between
    /// them left out; from one token to the other.
    fn pair(&mut self, field: Field, kinds: [u8; 2], at: [usize; 2]);
    /// A phrase of a set is found, and maybe others before; its tokens.
    fn set(&mut self, scope: Scope, set: u16, tokens: [u32; 2]);
    /// The same phrase, which weighs more or less where there is little else.
    fn set_of_line(&mut self, set: u16);
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
    let is_line = draft.n_words < LINE;
    for scope in [Scope::Body, Scope::SignOff, Scope::Subject] {
        for hit in found.all(scope) {
            sink.set(scope, hit.set, [hit.start, hit.end()]);
            if is_line && scope != Scope::Subject {
                sink.set_of_line(hit.set);
            }
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
    for (nth, tokens) in prose.tokens[start..end].chunks(CHUNK).enumerate() {
        // Which words are of a kind is as good as random. So those are first set
        // side by side, without a branch.
        let mut of_kinds = [(0_u8, 0_u8); CHUNK + 1];
        let mut n_kinds = 0;
        let mut before = last.0;
        let first = start + nth * CHUNK;
        for (at, token) in (0..).zip(tokens) {
            let known = model::known(token.id);
            let opens = at == 0 && nth == 0;
            let kind = shape(token, opens || field == Field::Subject, known.kind());
            let is_own = kind == known.kind() && !token.shape.has(Shape::QUOTED);
            // The words of other fields are few or old: their kinds say enough.
            if matches!(field, Field::Body | Field::Subject) {
                sink.word(field, known, token, is_own);
            }
            of_kinds[n_kinds] = (kind, at);
            // A name of several words is one.
            let is_next = kind != 0 && kind != before;
            n_kinds += usize::from(is_next);
            before = if is_next { kind } else { before };
        }
        for (kind, at) in &of_kinds[..n_kinds] {
            let (kind, at) = (*kind, first + usize::from(*at));
            kinds.add(kind);
            sink.kind(field, kind);
            sink.pair(field, [last.0, kind], [last.1, at]);
            last = (kind, at);
        }
    }
    let close = if sentence.is_question {
        model::QUESTION
    } else {
        model::END
    };
    sink.pair(field, [last.0, close], [last.1, end - 1]);
    kinds
}

/// Words that are looked at together.
const CHUNK: usize = 32;

/// The kind of a word: what is somebody's own is a name, and no more.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch on them would often be guessed wrong"
)]
#[inline]
fn shape(token: &Token, may_open_large: bool, kind: u8) -> u8 {
    // "I" is a capital, but no name.
    let is_large = token.shape.has(Shape::CAPITAL) & (token.len > 1);
    let opens = may_open_large & token.shape.has(Shape::KNOWN);
    let is_of_calendar = (kind == model::WEEKDAY) | (kind == model::MONTH);
    let is_name = is_large & !opens & !is_of_calendar;
    let kind = if is_name { model::NAME } else { kind };
    let is_number = token.shape.has(Shape::NUMBER);
    let kind = if is_number { model::NUMBER } else { kind };
    let is_quoted = token.shape.has(Shape::QUOTED);
    if is_quoted { 0 } else { kind }
}
