//! [`Draft`]: the message as its writer sees it. Spans only, all of them
//! offsets in the body part's decoded text (or the subject's, in
//! [`Draft::subject`]).

mod bare_name;
mod classes;
mod foreign;
mod greeting;
mod inline_ending;
mod latin;
mod lines;
mod name;
mod paragraphs;
mod postscript;
pub mod prose;
mod quotes;
mod sentences;
mod short;
mod sign_off;
mod summary;
mod wide;
mod words;

use std::ops::Range;

use crate::diagnostic::Place;
use crate::message::{Message, PartId};
use crate::phrases::Openings;
use crate::text::Span;

pub(crate) use prose::Stretch;
pub use prose::{Prose, Sentence, Shape, Token};
pub use summary::{Bytes, Words};

use lines::{Kind, Line};

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
    /// The odd gaps among its words, as a range of the body's.
    pub(crate) gaps: Range<usize>,
    /// What bytes it holds; anything where it has no sentences.
    pub(crate) bytes: Bytes,
}

impl Block {
    /// What was read of it.
    pub(crate) fn stretch(&self) -> Stretch {
        Stretch {
            sentences: self.sentences.clone(),
            gaps: self.gaps.clone(),
            bytes: self.bytes,
        }
    }
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
    /// The name signed, wherever after the paragraphs it stands.
    pub signed: Option<Span>,
    /// Body words: greeting, sign-off, signature and quotes left out.
    pub n_words: usize,
}

impl Draft {
    /// Reads the draft of a message that has a body.
    #[must_use]
    pub fn read(message: &Message<'_>, body_part: PartId) -> Self {
        let subject = message.subject.map(|part| {
            let text = message.text(part);
            let mut prose = Prose::with_room(text.len());
            prose.push(text, Span::new(0, text.len()));
            (part, prose)
        });
        let text = message.text(body_part);
        let mut draft = Self {
            subject,
            body_part,
            body: Prose::default(),
            blocks: Vec::new(),
            greeted: None,
            signed: None,
            n_words: 0,
        };
        let mut lines = lines::lines(text);
        set_legal_notices(text, &mut lines);
        draft.lay_out(message, text, &lines);
        let paragraphs = draft.role(Role::Paragraph);
        let sentences = paragraphs.flat_map(|block| &draft.body.sentences[block.sentences.clone()]);
        draft.n_words = sentences.map(|each| draft.body.n_runs(each)).sum();
        draft
    }

    fn lay_out(&mut self, message: &Message<'_>, text: &str, lines: &[Line]) {
        let mut own = Vec::with_capacity(lines.len());
        let is_own = |line: &&Line| line.kind == Kind::Own;
        own.extend(lines.iter().filter(is_own).map(Line::span));
        let is_recipient = |word: &str| is_recipient(message, word);
        let mut openings = Openings::default();
        let greeting = greeting::greeting(text, &own, &is_recipient, &mut openings);
        // What greets does not close as well.
        let behind = |line: &Span| greeting.is_none_or(|greeting| line.end > greeting.span.end);
        let first = own.iter().position(behind).unwrap_or(own.len());
        let ending = sign_off::ending(text, &own[first..], &mut openings);
        let begin = own.first().map_or(0, |line| line.start);
        let end = own.last().map_or(0, |line| line.end);

        let mut blocks: Vec<(Span, Role)> = Vec::with_capacity(16);
        let mut push = |span: Span, role: Role| {
            let span = span.trim(text);
            if !span.is_empty() {
                blocks.push((span, role));
            }
        };
        let mut body = Span::new(begin, end);
        if let Some(greeting) = greeting {
            push(Span::new(begin, greeting.span.start), Role::Preamble);
            push(greeting.span, Role::Greeting);
            self.greeted = greeting.name;
            body = Span::new(greeting.span.end, end);
        }
        let mut paragraphs = Vec::with_capacity(16);
        let width = paragraphs::width(lines);
        if let Some(ending) = &ending {
            let start = ending.start.max(body.start);
            let mut at = start;
            if let Some(closing) = ending.closing {
                push(Span::new(start, closing.end), Role::SignOff);
                at = closing.end;
            }
            let mut postscript = Span::new(ending.end, end);
            if let Some(name) = ending.name {
                push(name, Role::Name);
                self.signed = Some(name);
                at = name.end;
                if name.start >= ending.end {
                    at = ending.closing.map_or(start, |closing| closing.end);
                    postscript.end = name.start;
                    self::rest(text, lines, width, Span::new(name.end, end), &mut push);
                }
            }
            let text_span = Span::new(body.start, start);
            paragraphs::paragraphs(text, lines, width, text_span, &mut paragraphs);
            self::rest(text, lines, width, Span::new(at, ending.end), &mut push);
            paragraphs::paragraphs(text, lines, width, postscript, &mut paragraphs);
        } else {
            paragraphs::paragraphs(text, lines, width, body, &mut paragraphs);
        }
        for paragraph in paragraphs {
            push(paragraph, Role::Paragraph);
        }
        for (span, kind) in foreign(lines) {
            push(span, kind);
        }
        blocks.sort_by_key(|(span, _)| span.start);
        if self.signed.is_none() {
            self.signed = signature_name(text, &blocks);
        }
        let is_own = |role| !matches!(role, Role::Quoted | Role::Signature | Role::Footer);
        let own_blocks = blocks.iter().filter(|(_, role)| is_own(*role));
        let n_bytes = own_blocks.map(|(span, _)| span.len()).sum();
        self.body = Prose::with_room(n_bytes);
        self.blocks = Vec::with_capacity(blocks.len());
        for (span, role) in blocks {
            let is_own = is_own(role);
            let Stretch {
                sentences,
                gaps,
                bytes,
            } = if is_own {
                self.body.push(text, span)
            } else {
                self.body.unread()
            };
            self.blocks.push(Block {
                span,
                role,
                sentences,
                gaps,
                bytes,
            });
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

    /// Where something missing from the draft as a whole is shown: its first
    /// block, or all of an empty body.
    #[must_use]
    pub fn first_words(&self) -> Place {
        let first = self.body.sentences.first().map(|sentence| sentence.span);
        let first = first.or_else(|| self.blocks.first().map(|block| block.span));
        self.place(first.unwrap_or_default())
    }
}

/// Whether a word is part of a recipient's name or address.
fn is_recipient(message: &Message<'_>, word: &str) -> bool {
    let word = word.to_lowercase();
    let holds = |text: &str| {
        text.to_lowercase()
            .split(|ch: char| !ch.is_alphanumeric())
            .any(|part| part == word)
    };
    message.to.iter().chain(&message.cc).any(|mailbox| {
        let name = mailbox.name.map(|part| message.text(part));
        let local = mailbox.address.split('@').next().unwrap_or_default();
        name.is_some_and(holds) || holds(local)
    })
}

/// Legal notices among the last paragraphs are footers.
fn set_legal_notices(text: &str, lines: &mut [Line]) {
    let mut end = lines.len();
    for _ in 0..4 {
        let Some(last) = lines[..end].iter().rposition(|line| line.kind == Kind::Own) else {
            return;
        };
        let is_own = |line: &Line| line.kind == Kind::Own;
        let first = lines[..last]
            .iter()
            .rposition(|line| !is_own(line))
            .map_or(0, |at| at + 1);
        let span = lines[first].span().cover(lines[last].span());
        if lines::is_legal_notice(span.of(text)) {
            for line in &mut lines[first..=last] {
                line.kind = Kind::Footer;
            }
        }
        end = first;
    }
}

/// What stands below the name is the signature.
fn rest(text: &str, lines: &[Line], width: usize, within: Span, push: &mut impl FnMut(Span, Role)) {
    let mut signature = Vec::new();
    paragraphs::paragraphs(text, lines, width, within, &mut signature);
    let has_words = |span: &Span| span.of(text).contains(char::is_alphanumeric);
    for span in signature.into_iter().filter(has_words) {
        push(span, Role::Signature);
    }
}

/// Quotes, the signature below `-- ` and footers, run by run.
fn foreign(lines: &[Line]) -> Vec<(Span, Role)> {
    let mut runs: Vec<(Span, Role)> = Vec::new();
    let mut is_open = false;
    for line in lines {
        let role = match line.kind {
            Kind::Blank => continue,
            Kind::Own => {
                is_open = false;
                continue;
            }
            Kind::Quoted => Role::Quoted,
            Kind::Signature => Role::Signature,
            Kind::Footer => Role::Footer,
        };
        match runs.last_mut() {
            Some((span, last)) if is_open && *last == role => *span = span.cover(line.span()),
            _ => runs.push((line.span(), role)),
        }
        is_open = true;
    }
    runs
}

/// A name below `-- `, or among what stands below the closing words.
fn signature_name(text: &str, blocks: &[(Span, Role)]) -> Option<Span> {
    let signatures = blocks.iter().filter(|(_, role)| *role == Role::Signature);
    for (span, _) in signatures {
        let mut start = span.start;
        for line in span.of(text).split_inclusive('\n').take(6) {
            let at = Span::new(start, start + line.len()).trim(text);
            start += line.len();
            // "Ana Ruiz | Senior Nurse", "Ana Ruiz, RN"
            let name = at
                .of(text)
                .split(['|', ',', '\u{b7}', '\u{2022}'])
                .next()
                .unwrap_or_default();
            let at = Span::new(at.start, at.start + name.len()).trim(text);
            let mut words = Vec::with_capacity(at.len() / 3 + 1);
            words::push(text, at, &mut words);
            if name::is_name_line(text, at, &words) && words.len() <= 5 {
                return Some(at);
            }
        }
    }
    None
}
