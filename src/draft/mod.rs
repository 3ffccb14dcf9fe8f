//! [`Draft`]: the message as its writer sees it. Spans only, all of them
//! offsets in the body part's decoded text (or the subject's, in
//! [`Draft::subject`]).

pub mod prose;

use std::ops::Range;

use crate::diagnostic::Place;
use crate::message::{Message, PartId};
use crate::text::Span;

pub use prose::{Prose, Sentence, Token};

/// What a block of the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A postal address, a date line or a "Sub:" line before the greeting.
    Preamble,
    /// The greeting, without text that follows it on its line.
    Greeting,
    /// A paragraph of the writer's own text.
    Paragraph,
    /// The closing words, "Kind regards".
    SignOff,
    /// The name below or beside the closing words.
    Name,
    /// What stands below the name or below `-- `: titles, telephone numbers.
    Signature,
    /// Somebody else's words, quoted or forwarded, with their introduction.
    Quoted,
    /// A legal notice, or a device's or mail service's footer.
    Footer,
}

/// A block of the body; blocks lie in order and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without white space at either end.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// Its sentences in the body's [`Prose`]; empty for quoted text, the
    /// signature and footers, which are never linted.
    pub sentences: Range<usize>,
}

/// The message as its writer sees it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Words of the subject.
    pub subject: Option<(PartId, Prose)>,
    /// The part that holds the body.
    pub body_part: PartId,
    /// Sentences and words of the writer's own text.
    pub body: Prose,
    /// All of the body, block by block.
    pub blocks: Vec<Block>,
    /// The name that is greeted, if the greeting has one.
    pub greeted: Option<Span>,
    /// Body words: greeting, sign-off, signature and quotes left out.
    pub n_words: usize,
}

impl Draft {
    /// Reads the draft of a message that has a body.
    #[must_use]
    pub fn read(message: &Message<'_>, body_part: PartId) -> Self {
        let _ = message;
        Self {
            subject: None,
            body_part,
            body: Prose::default(),
            blocks: Vec::new(),
            greeted: None,
            n_words: 0,
        }
    }

    /// The blocks of one role.
    pub fn role(&self, role: Role) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.role == role)
    }

    /// A place in the body.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place {
            part: self.body_part,
            span,
        }
    }
}
