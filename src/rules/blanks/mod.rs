//! Blanks somebody was to fill in: `[Company]`, `{{name}}`, `(insert date)`,
//! `XX`, "Your Name". What holds a blank is the business of the rules.
//!
//! Brackets alone say little: a mail may hold an elision, a reference, a link
//! or code. What they hold decides (`judge`). Every pass looks at each byte a
//! bounded number of times, however the brackets nest.

mod bare;
mod brackets;
mod crosses;
mod judge;
mod openers;
mod spoken;

use std::borrow::Cow;
use std::ops::Range;

use crate::draft::{Bytes, Prose, Stretch, Token};
use crate::text::Span;

/// A stretch of text that is looked at: a block.
#[derive(Clone)]
pub(super) struct Piece<'t> {
    pub(super) span: Span,
    /// What its words are read into.
    pub(super) prose: &'t Prose,
    /// Its words there, as a range of [`Prose::tokens`].
    pub(super) words: Range<usize>,
    /// Its odd gaps there, as a range of [`Prose::gaps`].
    pub(super) gaps: Range<usize>,
    /// What bytes it holds.
    pub(super) bytes: Bytes,
}

impl<'t> Piece<'t> {
    /// A block that was read so.
    pub(super) fn new(span: Span, prose: &'t Prose, stretch: Stretch) -> Self {
        Self {
            span,
            prose,
            words: prose.numbers_of(&stretch.sentences),
            gaps: stretch.gaps,
            bytes: stretch.bytes,
        }
    }
}

/// The words of some pieces, one after the other.
pub(super) struct Words<'t> {
    tokens: Cow<'t, [Token]>,
    /// Numbers of those that are notable.
    notable: Cow<'t, [u32]>,
    /// The number of the first of `tokens`.
    first: usize,
}

impl<'t> Words<'t> {
    /// A range of [`Prose::tokens`].
    pub(super) fn of(prose: &'t Prose, words: Range<usize>) -> Self {
        Self {
            first: words.start,
            notable: Cow::Borrowed(prose.notable_among(&words)),
            tokens: Cow::Borrowed(&prose.tokens[words]),
        }
    }

    /// Those of pieces that were read into several.
    pub(super) fn join(pieces: &[Piece<'t>]) -> Self {
        let n_words = pieces.iter().map(|piece| piece.words.len()).sum();
        let mut tokens = Vec::with_capacity(n_words);
        let mut notable = Vec::with_capacity(n_words / 4);
        let goes_on = |one: &Piece<'_>, next: &Piece<'_>| {
            std::ptr::eq(one.prose, next.prose) && one.words.end == next.words.start
        };
        // Most lie side by side.
        for run in pieces.chunk_by(goes_on) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            let (prose, words) = (first.prose, first.words.start..last.words.end);
            let n_before = tokens.len();
            let renumber = |number: &u32| {
                let at = *number as usize - words.start + n_before;
                u32::try_from(at).expect("sources are under 4 GiB")
            };
            notable.extend(prose.notable_among(&words).iter().map(renumber));
            tokens.extend_from_slice(&prose.tokens[words.clone()]);
        }
        Self {
            tokens: Cow::Owned(tokens),
            notable: Cow::Owned(notable),
            first: 0,
        }
    }

    /// Places of the notable ones.
    fn notable(&self) -> impl Iterator<Item = usize> {
        self.notable
            .iter()
            .map(|number| *number as usize - self.first)
    }
}

/// Whether a text whose words are not told may hold a blank.
pub(super) fn may_be_in(text: &str) -> bool {
    text.bytes().any(brackets::is_opener) || bare::may_hold_words(text)
}

/// Whether a text that holds such bytes and words, and nothing else that
/// [`may_be_in`] would tell of, may hold a blank.
pub(super) fn may_be_among(text: &str, bytes: Bytes, words: &Words<'_>) -> bool {
    bytes.has_any(brackets::OPENERS) || bare::may_hold(text, words)
}

/// The blanks of `text` at `region`, whose words are `words` and whose blocks
/// are `pieces`; in order, and none overlaps another.
pub(super) fn find(text: &str, region: Span, pieces: &[Piece<'_>], words: &Words<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    brackets::find(text, region, pieces, &mut found);
    bare::find(text, words, &mut found);
    found.retain(|span| !spoken::is_spoken_of(text, *span, &words.tokens));
    // The widest first among those that start together, so that it stays.
    found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    found.retain(|span| {
        let is_apart = span.start >= end;
        if is_apart {
            end = span.end;
        }
        is_apart
    });
    found
}
