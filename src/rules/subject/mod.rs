//! Rules for the subject, and [`Line`], the subject as they see it.
//!
//! They look only where there is a subject, in a header block or beside the
//! draft; `lint` says when there is none to look at.

pub(super) mod missing;
pub(super) mod placeholder;
pub(super) mod shouting;
pub(super) mod too_long;
pub(super) mod unanchored;
pub(super) mod vague;

use super::blanks::{self, Piece, Words};
use crate::diagnostic::Place;
use crate::draft::{Draft, Prose, Token};
use crate::message::{Message, PartId};
use crate::text::Span;

/// What mail programs set before a subject when they reply or forward.
const PREFIXES: [&str; 15] = [
    "re", "fw", "fwd", "aw", "wg", "sv", "vs", "tr", "rv", "enc", "antw", "odp", "res", "ref",
    "rif",
];

/// A subject that is not blank.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    part: PartId,
    text: &'a str,
    /// All of it, without white space at either end.
    whole: Span,
    /// What stands behind "Re:" and the like; may be empty.
    own: Span,
    /// The words of `own`.
    tokens: &'a [Token],
    /// What the subject is read into, all of it.
    prose: &'a Prose,
    /// Whether the reader, not the writer, chose the words.
    is_inherited: bool,
}

impl<'a> Line<'a> {
    /// The subject of a mail, if it has one.
    pub(crate) fn read(message: &'a Message<'_>, draft: &'a Draft) -> Option<Self> {
        let (part, prose) = draft.subject.as_ref()?;
        let text = message.text(*part);
        let whole = Span::new(0, text.len()).trim(text);
        if whole.is_empty() {
            return None;
        }
        let own = Span::new(whole.start + prefix_len(whole.of(text)), whole.end);
        let first = prose
            .tokens
            .partition_point(|token| (token.start as usize) < own.start);
        Some(Self {
            part: *part,
            text,
            whole,
            own,
            tokens: &prose.tokens[first..],
            prose,
            is_inherited: message.is_reply && own.start > whole.start,
        })
    }

    /// The words of `own`.
    fn words(&self) -> impl Iterator<Item = &'a str> {
        let word = |token: &Token| token.span().of(self.text);
        self.tokens.iter().map(word)
    }

    fn blanks(&self) -> Vec<Span> {
        let first = self.prose.tokens.len() - self.tokens.len();
        let words = first..self.prose.tokens.len();
        let piece = Piece {
            span: self.own,
            prose: self.prose,
            words: words.clone(),
            gaps: 0..self.prose.gaps.len(),
            bytes: self.prose.bytes,
        };
        blanks::find(self.text, self.own, &[piece], &Words::of(self.prose, words))
    }

    fn place(&self, span: Span) -> Place {
        Place {
            part: self.part,
            span,
        }
    }
}

/// The length of "Re: Fwd: " and the like at the beginning.
fn prefix_len(subject: &str) -> usize {
    let mut len = 0;
    loop {
        let rest = &subject[len..];
        let Some(colon) = rest.bytes().take(8).position(|byte| byte == b':') else {
            return len;
        };
        // "Re[2]:" counts the replies.
        let word = rest[..colon]
            .split(['[', '(', '^'])
            .next()
            .unwrap_or_default()
            .trim();
        if !PREFIXES
            .iter()
            .any(|prefix| prefix.eq_ignore_ascii_case(word))
        {
            return len;
        }
        let behind = &rest[colon + 1..];
        len += colon + 1 + (behind.len() - behind.trim_start().len());
    }
}
