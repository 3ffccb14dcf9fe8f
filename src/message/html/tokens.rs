//! Tags and text of a page, each with its bytes. html5gum tells them apart as
//! browsers do; here its positions become spans.

use std::convert::Infallible;

use html5gum::emitters::{Emitter, naive_next_state};
use html5gum::{Error, State, Tokenizer};

use crate::text::Span;

/// Bytes of a name or an attribute's value that are kept.
const MAX_KEPT: usize = 4096;

/// What looks at a page from its beginning to its end. Spans are in the page.
pub(super) trait Handler {
    /// Text that stands in the page as it is.
    fn text(&mut self, raw: Span);
    /// Characters that a character reference, `&eacute;`, stands for.
    fn reference(&mut self, chars: &str, raw: Span);
    /// An opening tag.
    fn start(&mut self, tag: &Tag);
    /// A closing tag of that name.
    fn end(&mut self, name: &[u8]);
}

/// An opening tag, with what is asked of its attributes.
#[derive(Clone, Debug, Default)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: Vec<u8>,
    pub(super) id: Vec<u8>,
    pub(super) class: Vec<u8>,
    pub(super) style: Vec<u8>,
    /// The attribute `type`.
    pub(super) kind: Vec<u8>,
    pub(super) is_hidden: bool,
}

/// Shows a page to `handler`, and gives it back.
pub(super) fn read<H: Handler>(page: &str, handler: H) -> H {
    let mut tokens = Tokens {
        page: page.as_bytes(),
        handler,
        at: 0,
        text_end: 0,
        run: Span::default(),
        tag: Tag::default(),
        is_end_tag: false,
        attribute: Vec::new(),
        value: Vec::new(),
        last_start: Vec::new(),
    };
    let Ok(()) = Tokenizer::new_with_emitter(page, &mut tokens).finish();
    tokens.handler
}

struct Tokens<'a, H> {
    page: &'a [u8],
    handler: H,
    /// How far the tokenizer has read.
    at: usize,
    /// How far text has been given, or a tag read.
    text_end: usize,
    /// Text as it stands that was not given yet.
    run: Span,
    tag: Tag,
    is_end_tag: bool,
    /// The attribute being read.
    attribute: Vec<u8>,
    value: Vec<u8>,
    last_start: Vec<u8>,
}

fn push(kept: &mut Vec<u8>, bytes: &[u8]) {
    let n = bytes.len().min(MAX_KEPT - kept.len());
    kept.extend_from_slice(&bytes[..n]);
}

impl<H: Handler> Tokens<'_, H> {
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if !run.is_empty() {
            self.handler.text(run);
        }
    }

    /// Keeps the attribute that was read, if it is one that is asked for; of
    /// several of a name the first counts.
    fn end_attribute(&mut self) {
        let value = std::mem::take(&mut self.value);
        let place = match self.attribute.as_slice() {
            b"id" => Some(&mut self.tag.id),
            b"class" => Some(&mut self.tag.class),
            b"style" => Some(&mut self.tag.style),
            b"type" => Some(&mut self.tag.kind),
            name => {
                self.tag.is_hidden |= name == b"hidden";
                None
            }
        };
        if let Some(place) = place.filter(|place| place.is_empty()) {
            *place = value;
        }
        self.attribute.clear();
    }
}

impl<H: Handler> Emitter for &mut Tokens<'_, H> {
    type Token = Infallible;

    fn move_position(&mut self, offset: isize) {
        self.at = self.at.saturating_add_signed(offset);
    }

    fn emit_string(&mut self, bytes: &[u8]) {
        let mut end = self.at.min(self.page.len());
        let start = end.saturating_sub(bytes.len()).max(self.text_end);
        if &self.page[start..end] == bytes {
            // A string may end within a character, a run never does.
            if self.run.end != start || self.run.is_empty() {
                self.flush();
                self.run = Span::new(start, end);
            }
            self.run.end = end;
        } else if let Ok(chars) = std::str::from_utf8(bytes) {
            self.flush();
            // A CRLF is one line feed, given before the second byte is read.
            let is_crlf = bytes == b"\n" && self.page.get(end) == Some(&b'\n');
            end += usize::from(is_crlf);
            let start = self.text_end.min(end);
            self.handler.reference(chars, Span::new(start, end));
        }
        self.text_end = end;
    }

    fn init_start_tag(&mut self) {
        self.is_end_tag = false;
        self.tag = Tag::default();
    }

    fn init_end_tag(&mut self) {
        self.is_end_tag = true;
        self.tag = Tag::default();
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        push(&mut self.tag.name, name);
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        push(&mut self.attribute, name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        push(&mut self.value, value);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.flush();
        self.text_end = self.at;
        if self.is_end_tag {
            self.last_start.clear();
            self.handler.end(&self.tag.name);
            return None;
        }
        self.handler.start(&self.tag);
        self.last_start.clone_from(&self.tag.name);
        // Mail programs run no scripts, and show what stands in for them.
        naive_next_state(&self.tag.name).filter(|_| self.tag.name != b"noscript")
    }

    fn emit_current_comment(&mut self) {
        self.flush();
        self.text_end = self.at;
    }

    fn emit_current_doctype(&mut self) {
        self.flush();
        self.text_end = self.at;
    }

    fn emit_eof(&mut self) {
        self.flush();
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end_tag && !self.last_start.is_empty() && self.last_start == self.tag.name
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start = name.unwrap_or_default().to_vec();
    }

    fn emit_error(&mut self, _: Error) {}
    fn init_comment(&mut self) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
