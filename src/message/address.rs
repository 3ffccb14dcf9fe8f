//! Address lists (RFC 5322 section 3.4): display names with their maps, and
//! addresses. Lenient, as people write these fields by hand; those that need no
//! leniency are read by `plain`.

mod plain;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::transfer::Decoded;
use super::words::{EncodedWord, is_white, n_white, push_byte, push_words, trim, unstructured};
use crate::text::{SourceMap, Span};

/// Mailboxes that are read of the fields of one name; a mail to more is no follow-up, and
/// each costs memory.
pub(super) const MAX_MAILBOXES: usize = 1000;

/// A mailbox as it stands in its field.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address<'a> {
    /// The display name and its map.
    pub(super) name: Option<(Cow<'a, str>, SourceMap)>,
    /// `local@domain`; empty where there is nothing but a name.
    pub(super) address: String,
}

/// The first `n_most` mailboxes of the field whose value is `raw`; groups are
/// flattened, and bytes as they stand are in `charset`.
pub(super) fn mailboxes<'a>(
    source: &'a [u8],
    raw: Span,
    charset: &'static Encoding,
    n_most: usize,
) -> Vec<Address<'a>> {
    let source = &source[..raw.end];
    // Most mails go to one person.
    let (mut addresses, mut at) = (Vec::with_capacity(1), raw.start);
    // Most fields are written so that there is nothing to undo.
    while addresses.len() < n_most
        && let Some((address, next)) = read_plain(source, at, charset)
    {
        addresses.push(address);
        at = next;
    }
    if at >= source.len() || addresses.len() >= n_most {
        return addresses;
    }
    Reader::new(source, at, charset, addresses).finish_field(n_most)
}

/// The mailbox that starts at `at` if it is a plain one, and where the next does.
fn read_plain<'a>(
    source: &'a [u8],
    at: usize,
    charset: &'static Encoding,
) -> Option<(Address<'a>, usize)> {
    let plain = plain::at(source, at)?;
    let name = &source[plain.name.start..plain.name.end];
    let name = match std::str::from_utf8(name) {
        Ok("") => None,
        Ok(text) if charset == UTF_8 => Some((text.into(), SourceMap::identity(plain.name))),
        _ => return None,
    };
    let address = &source[plain.address.start..plain.address.end];
    let address = match std::str::from_utf8(address) {
        Ok(address) => address.to_owned(),
        Err(_) => String::from_utf8_lossy(address).into_owned(),
    };
    Some((Address { name, address }, plain.next))
}

/// Reads one field; everything but `addresses` is of the mailbox at hand.
struct Reader<'a> {
    /// Ends where the field does.
    source: &'a [u8],
    /// That of bytes as they stand.
    charset: &'static Encoding,
    at: usize,
    /// White space and comments since the last word of the name.
    blank: Option<Span>,
    name: Decoded,
    /// An address that stands without angle brackets.
    bare: String,
    angle: Option<String>,
    /// Inside the parentheses of the last comment: `d@example.com (Dana)`.
    comment: Option<Span>,
    addresses: Vec<Address<'a>>,
}

impl<'a> Reader<'a> {
    /// A reader of what follows `at`, behind these mailboxes.
    fn new(
        source: &'a [u8],
        at: usize,
        charset: &'static Encoding,
        addresses: Vec<Address<'a>>,
    ) -> Self {
        Self {
            source,
            charset,
            at,
            blank: None,
            name: Decoded::default(),
            bare: String::new(),
            angle: None,
            comment: None,
            addresses,
        }
    }

    /// Reads the rest of the field, but no more than `n_most` mailboxes of it all.
    fn finish_field(mut self, n_most: usize) -> Vec<Address<'a>> {
        while self.at < self.source.len() && self.addresses.len() < n_most {
            self.step();
        }
        self.finish();
        self.addresses.truncate(n_most);
        self.addresses
    }

    /// Reads one token; there is at least one byte.
    fn step(&mut self) {
        let start = self.at;
        match self.source[start] {
            byte if is_white(byte) => {
                self.at += n_white(&self.source[start..]);
                self.skipped(start);
            }
            b'(' => {
                let inner = self.skip_comment();
                self.comment = Some(inner);
                self.skipped(start);
            }
            b',' | b';' => {
                self.finish();
                self.at += 1;
            }
            b':' => {
                self.at += 1;
                // What was read is the name of a group.
                self.forget();
            }
            b'>' | b')' => self.at += 1,
            byte => {
                // A word after `<...>` opens the next mailbox: a comma was
                // forgotten.
                if self.angle.is_some() {
                    self.finish();
                }
                match byte {
                    b'<' => self.read_angle(),
                    b'"' => self.read_quoted(),
                    _ => self.read_atom(),
                }
            }
        }
    }

    /// Takes the bytes from `start` on for a blank between words.
    fn skipped(&mut self, start: usize) {
        let blank = Span::new(start, self.at);
        self.blank = Some(self.blank.map_or(blank, |before| before.cover(blank)));
    }

    /// Appends the blank between two words to the name.
    fn push_blank(&mut self) {
        if let Some(blank) = self.blank.take()
            && !self.name.bytes.is_empty()
        {
            if &self.source[blank.start..blank.end] == b" " {
                self.name.push_same(self.source, blank);
            } else {
                self.name.push_whole(" ", blank);
            }
        }
    }

    /// Passes over a comment, nested ones too, and gives its inside.
    fn skip_comment(&mut self) -> Span {
        let start = self.at + 1;
        let mut depth = 0_usize;
        while let Some(byte) = self.source.get(self.at) {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 1 => return Span::new(start, self.at - 1),
                b')' => depth -= 1,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        self.at = self.source.len();
        Span::new(start, self.at)
    }

    /// Reads `<...>`; where it is not closed, the address ends at the next
    /// comma or bracket.
    fn read_angle(&mut self) {
        self.at += 1;
        let mut address = Vec::new();
        while let Some(byte) = self.source.get(self.at) {
            match byte {
                b'>' => {
                    self.at += 1;
                    break;
                }
                b'(' => {
                    self.skip_comment();
                    continue;
                }
                b'<' => break,
                // A route (RFC 5322 section 4.4) may hold commas.
                b',' if address.first() != Some(&b'@') => break,
                byte if is_white(*byte) => {}
                byte => address.push(*byte),
            }
            self.at += 1;
        }
        let address = String::from_utf8_lossy(&address);
        let mailbox = match address.rsplit_once(':') {
            Some((_, mailbox)) if address.starts_with('@') => mailbox,
            _ => &address,
        };
        self.angle = Some(mailbox.to_owned());
    }

    /// Reads a quoted string: a part of the name, or of a bare address.
    fn read_quoted(&mut self) {
        let start = self.at;
        let mut end = start + 1;
        while let Some(byte) = self.source.get(end) {
            match byte {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        let end = end.min(self.source.len());
        self.at = (end + 1).min(self.source.len());
        if matches!(self.source.get(self.at), Some(b'@')) {
            let local = String::from_utf8_lossy(&self.source[start..self.at]).into_owned();
            self.read_bare(&local);
            return;
        }
        self.push_blank();
        let mut at = start + 1;
        while at < end {
            // Encoded words have no place in quotes (RFC 2047 section 5), but
            // mail programs write and read them there.
            if let Some(word) = EncodedWord::at(self.source, Span::new(at, end)) {
                at = push_words(&mut self.name, self.source, word, end);
                continue;
            }
            if self.source[at] == b'\\' && at + 1 < end {
                at += 1;
            }
            push_byte(&mut self.name, self.source, at);
            at += 1;
        }
    }

    /// Reads a word without quotes: a part of the name, or a bare address.
    fn read_atom(&mut self) {
        let rest = Span::new(self.at, self.source.len());
        if let Some(word) = EncodedWord::at(self.source, rest) {
            self.push_blank();
            self.at = push_words(&mut self.name, self.source, word, rest.end);
            return;
        }
        let end = self.end_of_atom();
        let atom = &self.source[self.at..end];
        if atom.contains(&b'@') {
            self.read_bare("");
        } else {
            self.push_blank();
            self.name.push_same(self.source, Span::new(self.at, end));
            self.at = end;
        }
    }

    /// Reads the rest of an address without angle brackets, of which `local`
    /// stands before.
    fn read_bare(&mut self, local: &str) {
        if !self.bare.is_empty() {
            self.finish();
        }
        let end = self.end_of_atom();
        let rest = String::from_utf8_lossy(&self.source[self.at..end]);
        self.bare = format!("{local}{rest}");
        self.at = end;
    }

    /// The end of the atom here, of one byte at least. A domain in square
    /// brackets may hold colons, and an encoded word opens another.
    fn end_of_atom(&self) -> usize {
        let mut in_domain = false;
        let mut at = self.at;
        while let Some(byte) = self.source.get(at) {
            match byte {
                b'[' => in_domain = true,
                b']' => in_domain = false,
                b':' if in_domain => {}
                b'"' | b'(' | b')' | b'<' | b'>' | b',' | b';' | b':' => break,
                b'=' if at > self.at && self.source.get(at + 1) == Some(&b'?') => break,
                byte if is_white(*byte) => break,
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// Ends the mailbox at hand.
    fn finish(&mut self) {
        let address = self.angle.take();
        let address = address.unwrap_or_else(|| std::mem::take(&mut self.bare));
        let name = std::mem::take(&mut self.name);
        let name = if name.bytes.is_empty() {
            let comment = self.comment.filter(|_| !address.is_empty());
            let comment = comment.filter(|raw| !trim(self.source, *raw).is_empty());
            let comment = comment.map(|raw| unstructured(self.source, raw, self.charset));
            comment.map(|(text, map)| (text.into_owned().into(), map))
        } else {
            let (text, map) = name.into_text(self.charset);
            Some((text.into(), map))
        };
        if name.is_some() || !address.is_empty() {
            self.addresses.push(Address { name, address });
        }
        self.forget();
    }

    /// Makes ready for another mailbox.
    fn forget(&mut self) {
        self.blank = None;
        self.name = Decoded::default();
        self.bare.clear();
        self.angle = None;
        self.comment = None;
    }
}
