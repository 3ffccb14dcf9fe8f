//! Changes of an unstructured field: those of plain words as they are, those of
//! encoded words (RFC 2047) in the same charset and encoding.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8};

use super::base64::encoded;
use super::chars::Charset;
use super::fold::{MAX_LINE, folded};
use super::lower::{lower, trimmed};
use super::{Change, Declined};
use crate::message::charset;
use crate::message::transfer::Decoded;
use crate::message::words::{EncodedWord, n_white};
use crate::text::{SourceMap, Span};

/// Characters of an encoded word (RFC 2047 section 2).
const MAX_WORD: usize = 75;

/// Room for text below which a word is rather put on a line of its own.
const MIN_ROOM: usize = 12;

/// A stretch of a field's value.
#[derive(Clone, Copy, Debug)]
enum Token {
    /// Bytes that stand for themselves, without line breaks.
    Plain(Span),
    /// White space that is no text: a line break, what parts encoded words.
    Gap(Span),
    Word(EncodedWord, Span),
}

/// A token and the decoded bytes it stands for.
#[derive(Clone, Copy, Debug)]
struct Piece {
    token: Token,
    bytes: Span,
}

/// What a field's value stands for, before charsets are told.
pub(super) struct Field {
    decoded: Decoded,
    pieces: Vec<Piece>,
    /// The raw value without white space at either end.
    raw: Span,
}

impl Field {
    pub(super) fn read(source: &[u8], raw: Span) -> Self {
        let mut field = Self {
            decoded: Decoded::default(),
            pieces: Vec::new(),
            raw,
        };
        let mut at = raw.start;
        let mut is_after_word = false;
        while at < raw.end {
            let white = at + n_white(&source[at..raw.end]);
            let word_at = if is_after_word { white } else { at };
            let start = field.decoded.bytes.len();
            if let Some(word) = EncodedWord::at(source, Span::new(word_at, raw.end)) {
                field.add(Token::Gap(Span::new(at, word_at)), start);
                field.decode(source, word);
                field.add(Token::Word(word, Span::new(word_at, word.end)), start);
                at = word.end;
                is_after_word = true;
                continue;
            }
            is_after_word = false;
            let is_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
            let rest = &source[at..raw.end];
            let is_gap = is_break(&rest[0]);
            let goes_on = |nth: usize| {
                is_break(&rest[nth]) == is_gap
                    && (is_gap || nth == 0 || !rest[nth..].starts_with(b"=?"))
            };
            let n = (0..rest.len()).take_while(|nth| goes_on(*nth)).count();
            let here = Span::new(at, at + n);
            if is_gap {
                field.add(Token::Gap(here), start);
            } else {
                field.decoded.push_same(source, here);
                field.add(Token::Plain(here), start);
            }
            at = here.end;
        }
        field
    }

    fn add(&mut self, token: Token, start: usize) {
        if matches!(token, Token::Gap(raw) if raw.is_empty()) {
            return;
        }
        let bytes = Span::new(start, self.decoded.bytes.len());
        self.pieces.push(Piece { token, bytes });
    }

    /// Appends what a word stands for, and its charset.
    fn decode(&mut self, source: &[u8], word: EncodedWord) {
        let start = self.decoded.bytes.len();
        word.decode(&mut self.decoded, source);
        let span = Span::new(start, self.decoded.bytes.len());
        let own = match word.charset {
            Some(charset) => charset,
            None => charset::utf16(&self.decoded.bytes[start..]),
        };
        match self.decoded.charsets.last_mut() {
            Some((last, charset)) if *charset == own && last.end == start => last.end = span.end,
            _ => self.decoded.charsets.push((span, own)),
        }
    }

    /// The charset of the decoded byte at `at`.
    fn charset_at(&self, at: usize, plain: Charset) -> Charset {
        let mut words = self.decoded.charsets.iter();
        let own = words.find(|(span, _)| span.start <= at && at < span.end);
        own.map_or(plain, |(_, encoding)| Charset {
            encoding,
            has_no_c1: false,
            is_ascii: false,
        })
    }

    /// Changes of the field's text as one change of the source; what is no
    /// encoded word is in `plain`, and lines end in `eol`. The field's name and
    /// colon take `n_name` characters of its first line.
    pub(super) fn change(
        &self,
        source: &[u8],
        changes: &[Change],
        plain: Charset,
        eol: &[u8],
        n_name: usize,
    ) -> Result<Change, Declined> {
        let (text, map) = self.decoded.clone().into_text(plain.encoding);
        // Where all is UTF-8, there is no layer of charsets.
        let is_one = map == self.decoded.map;
        let map = if is_one {
            SourceMap::identity(Span::new(0, text.len()))
        } else {
            map.without_below()
        };
        let in_bytes = lower(&map, text.as_bytes(), changes, |span, raw, new| {
            let at = if raw.is_empty() && span.start > 0 {
                raw.start - 1
            } else {
                raw.start
            };
            let new = std::str::from_utf8(new).map_err(|_| Declined::new("it is no text"))?;
            self.charset_at(at, plain).encode(new)
        })?;
        let tokens = self.changed(source, &in_bytes, eol, n_name)?;
        let new = folded(&tokens.concat(), eol, n_name);
        let whole = Change {
            span: self.raw,
            new,
        };
        Ok(trimmed(source, &whole))
    }

    /// Each token as it is to be written.
    fn changed(
        &self,
        source: &[u8],
        changes: &[Change],
        eol: &[u8],
        n_name: usize,
    ) -> Result<Vec<Vec<u8>>, Declined> {
        let mut left: Vec<Change> = changes.to_vec();
        let mut written: Vec<Vec<u8>> = Vec::new();
        let mut emptied = Vec::new();
        for (nth, piece) in self.pieces.iter().enumerate() {
            let own = own_changes(&mut left, piece.bytes, nth + 1 == self.pieces.len());
            let raw = match piece.token {
                Token::Plain(raw) | Token::Gap(raw) | Token::Word(_, raw) => raw,
            };
            if own.is_empty() {
                written.push(source[raw.start..raw.end].to_vec());
                continue;
            }
            written.push(match piece.token {
                Token::Plain(_) | Token::Gap(_) => {
                    super::apply(&self.decoded.bytes, piece.bytes, &own)
                }
                Token::Word(word, raw) => {
                    let new = super::apply(&self.decoded.bytes, piece.bytes, &own);
                    if new.is_empty() {
                        emptied.push(nth);
                    }
                    let room = if nth == 0 {
                        MAX_LINE.saturating_sub(n_name + 1)
                    } else {
                        MAX_WORD
                    };
                    let relative = shifted(&own, piece.bytes.start);
                    let rewritten = Rewritten {
                        source,
                        word,
                        raw,
                        new: &new,
                        changes: &relative,
                    };
                    rewritten.write(eol, room)?
                }
            });
        }
        for nth in emptied {
            self.remove_word(&mut written, nth);
        }
        Ok(written)
    }

    /// Takes out a word that holds nothing any more, with the white space that
    /// parted it from a neighbouring word.
    fn remove_word(&self, written: &mut [Vec<u8>], nth: usize) {
        written[nth].clear();
        let is_gap = |nth: usize| {
            let beside = self.pieces.get(nth);
            beside.is_some_and(|piece| matches!(piece.token, Token::Gap(_)))
        };
        let is_word = |nth: Option<usize>, written: &[Vec<u8>]| {
            let beside = nth.and_then(|nth| self.pieces.get(nth));
            let is_word = beside.is_some_and(|piece| matches!(piece.token, Token::Word(..)));
            is_word && !written[nth.unwrap_or_default()].is_empty()
        };
        if nth > 0 && is_gap(nth - 1) && is_word(nth.checked_sub(2), written) {
            written[nth - 1].clear();
        } else if is_gap(nth + 1) && is_word(Some(nth + 2), written) {
            written[nth + 1].clear();
        }
    }
}

/// A word as it is to be written again.
struct Rewritten<'a> {
    source: &'a [u8],
    word: EncodedWord,
    /// All of the old one.
    raw: Span,
    /// The bytes it is to stand for.
    new: &'a [u8],
    /// What makes these of the old ones.
    changes: &'a [Change],
}

impl Rewritten<'_> {
    /// The word, or several where `room` or a word's length is too little.
    fn write(&self, eol: &[u8], room: usize) -> Result<Vec<u8>, Declined> {
        let Self {
            source, word, raw, ..
        } = *self;
        let opening = &source[raw.start..word.payload.start];
        let payload = if word.is_base64 {
            encoded(self.new)
        } else {
            let mut own = Decoded::default();
            own.push_q(source, word.payload);
            let lowered = lower(&own.map, &own.bytes, self.changes, |_, _, new| Ok(q(new)))?;
            super::apply(source, word.payload, &lowered)
        };
        let written = [opening, &payload, b"?="].concat();
        let is_longer = written.len() > raw.len();
        if written.len() <= room.min(MAX_WORD) || !is_longer {
            return Ok(written);
        }
        let charset = word.charset.unwrap_or_else(|| charset::utf16(self.new));
        split(opening, charset, word.is_base64, self.new, eol, room)
    }
}

/// Takes out of `left` what belongs to the token with the decoded bytes at
/// `bytes`: new bytes go where the first old ones are, or behind the byte
/// before them.
fn own_changes(left: &mut Vec<Change>, bytes: Span, is_last: bool) -> Vec<Change> {
    let mut own = Vec::new();
    while let Some(first) = left.first_mut() {
        let span = first.span;
        let begins = if span.is_empty() {
            span.start <= bytes.end && !bytes.is_empty() || is_last
        } else {
            span.start < bytes.end
        };
        if !begins {
            break;
        }
        let here = Span::new(span.start, span.end.min(bytes.end));
        own.push(Change {
            span: here,
            new: std::mem::take(&mut first.new),
        });
        first.span.start = here.end;
        if first.span.is_empty() {
            left.remove(0);
        }
    }
    own
}

fn shifted(changes: &[Change], by: usize) -> Vec<Change> {
    let shift = |change: &Change| Change {
        span: Span::new(change.span.start - by, change.span.end - by),
        new: change.new.clone(),
    };
    changes.iter().map(shift).collect()
}

/// Bytes as a Q word holds them (RFC 2047 section 5 (3), the strictest).
fn q(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for byte in bytes {
        match byte {
            b' ' => out.push(b'_'),
            b'!' | b'*' | b'+' | b'-' | b'/' => out.push(*byte),
            _ if byte.is_ascii_alphanumeric() => out.push(*byte),
            _ => out.extend_from_slice(format!("={byte:02X}").as_bytes()),
        }
    }
    out
}

/// Several words for what one has no room for, each of whole characters; the
/// first has `room`.
fn split(
    opening: &[u8],
    encoding: &'static Encoding,
    is_base64: bool,
    bytes: &[u8],
    eol: &[u8],
    room: usize,
) -> Result<Vec<u8>, Declined> {
    // A word may begin in the middle of another's state there.
    if encoding == ISO_2022_JP {
        return Err(Declined::new("a word of the header would be too long"));
    }
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        return Err(Declined::new(
            "a character is split between words of the header",
        ));
    }
    let charset = Charset {
        encoding,
        has_no_c1: false,
        is_ascii: false,
    };
    let payload = |bytes: &[u8]| if is_base64 { encoded(bytes) } else { q(bytes) };
    let n_frame = opening.len() + 2;
    let mut most = room.min(MAX_WORD);
    if most < n_frame + MIN_ROOM {
        most = MAX_WORD;
    }
    let mut words: Vec<Vec<u8>> = Vec::new();
    let mut held: Vec<u8> = Vec::new();
    let mut add = |held: &mut Vec<u8>| {
        words.push([opening, &payload(held), b"?="].concat());
        held.clear();
    };
    for ch in text.chars() {
        let ch = charset.encode(ch.encode_utf8(&mut [0; 4]))?;
        let with = payload(&[held.as_slice(), &ch].concat());
        if n_frame + with.len() > most && !held.is_empty() {
            add(&mut held);
            most = MAX_WORD;
        }
        held.extend(ch);
    }
    add(&mut held);
    let fold = [eol, b" "].concat();
    Ok(words.join(&fold[..]))
}

/// The charset of the parts of a field that are no encoded words.
pub(super) fn plain(value: &[u8], guessed: &'static Encoding) -> Charset {
    Charset {
        encoding: guessed,
        has_no_c1: false,
        is_ascii: guessed == UTF_8 && value.is_ascii(),
    }
}
