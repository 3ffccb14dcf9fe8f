//! [`Piece`]: parts of a message that are read as one text, each with a transfer
//! encoding of its own.

use encoding_rs::Encoding as Charset;

use super::body::{MAX_ENCODED, Shape};
use super::charset::Named;
use super::mime::Leaf;
use super::transfer::{Decoded, Encoding};
use crate::text::Span;

/// One of several parts that are read as one text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The encoded bytes.
    pub(super) raw: Span,
    pub(super) encoding: Encoding,
    /// Whether it is declared to hold nothing but ASCII.
    pub(super) is_ascii: bool,
}

impl Piece {
    /// The bytes without their transfer encoding.
    pub(super) fn decoded(self, source: &[u8]) -> Decoded {
        let mut decoded = Decoded::default();
        self.push(source, &mut decoded);
        decoded
    }

    fn push(self, source: &[u8], decoded: &mut Decoded) {
        match self.encoding {
            Encoding::Identity => decoded.push_same(source, self.raw),
            Encoding::QuotedPrintable => decoded.push_quoted_printable(source, self.raw),
            Encoding::Base64 => decoded.push_base64(source, self.raw),
        }
    }
}

impl Shape {
    /// The shape of this part and of those below it that can be read as one text
    /// with it; and whether there are others.
    pub(super) fn with(mut self, source: &[u8], below: &[Leaf]) -> (Self, bool) {
        let mut is_left = false;
        let mut len = self.raw.len();
        for leaf in below {
            match Self::of(leaf) {
                Ok(next) if len + next.raw.len() <= MAX_ENCODED && self.takes(source, &next) => {
                    len += next.raw.len();
                }
                _ => is_left = true,
            }
        }
        (self, is_left)
    }

    /// Takes a part to the end of this one, if its layers are of the same kind.
    fn takes(&mut self, source: &[u8], next: &Self) -> bool {
        if self.is_html != next.is_html
            || self.flowed != next.flowed
            || !next.odd_encoding.is_empty()
        {
            return false;
        }
        // Mail programs declare the parts of a mail one by one, as ASCII where
        // they can.
        let fits = |charset: &'static Charset, other: &Self| {
            charset.is_ascii_compatible() && other.piece().decoded(source).bytes.is_ascii()
        };
        let charset = match (self.charset, next.charset) {
            (one, other) if one == other => Some(one),
            (one @ Named::Known(charset), Named::Undeclared) if fits(charset, next) => Some(one),
            (Named::Undeclared, one @ Named::Known(charset)) if fits(charset, self) => Some(one),
            _ => None,
        };
        let Some(charset) = charset else {
            return false;
        };
        if self.pieces.is_empty() {
            self.pieces.push(self.piece());
        }
        self.pieces.push(next.piece());
        self.charset = charset;
        self.is_iso_8859 |= next.is_iso_8859;
        true
    }

    /// The one part that this is of.
    fn piece(&self) -> Piece {
        Piece {
            raw: self.raw,
            encoding: self.encoding,
            is_ascii: self.is_seven_bit || self.charset == Named::Undeclared,
        }
    }

    /// Appends the parts, one below the other.
    pub(super) fn push_pieces(&self, source: &[u8], decoded: &mut Decoded) {
        let mut end = None;
        for piece in &self.pieces {
            if let Some(end) = end {
                decoded.push_whole(
                    self.between(&decoded.bytes),
                    Span::new(end, piece.raw.start),
                );
            }
            piece.push(source, decoded);
            end = Some(piece.raw.end);
        }
    }

    /// What parts two parts that are shown one below the other; `before` are the
    /// bytes of the first.
    fn between(&self, before: &[u8]) -> &'static str {
        if self.is_html {
            "<br><br>"
        } else if before.ends_with(b"\n") {
            "\n"
        } else {
            "\n\n"
        }
    }
}
