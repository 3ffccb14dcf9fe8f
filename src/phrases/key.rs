//! [`Key`]: a word as a few numbers, and the letters of a text eight at a time.
//!
//! This file is also part of the build script, so it uses nothing of the crate.

/// Longer words are in no vocabulary.
pub(crate) const LONGEST: usize = PIECES * PIECE;
pub(super) const PIECES: usize = 4;
/// Bytes of a piece.
pub(super) const PIECE: usize = 8;

/// A folded word as numbers of eight bytes each, so that to hash and compare
/// it takes a step or two; the first byte is the lowest, and zeros fill the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key(pub(super) [u64; PIECES]);

impl Key {
    /// Its pieces, to be filled in from the first on.
    pub(crate) fn pieces(&mut self) -> &mut [u64; PIECES] {
        &mut self.0
    }

    /// The key of a folded word; empty for one that is too long.
    pub(crate) fn of(folded: &[u8]) -> Self {
        let mut key = Self::default();
        if folded.len() <= LONGEST {
            for (piece, bytes) in key.0.iter_mut().zip(folded.chunks(PIECE)) {
                *piece = load(bytes, 0) & first_bytes(bytes.len());
            }
        }
        key
    }

    /// The key of the ASCII word at `start` of a text, which may be in any case.
    pub(crate) fn of_ascii(text: &[u8], start: usize, len: usize) -> Self {
        let mut key = Self::default();
        if len <= LONGEST {
            let mut done = 0;
            for piece in &mut key.0 {
                if done >= len {
                    break;
                }
                *piece = lower(load(text, start + done) & first_bytes(len - done));
                done += PIECE;
            }
        }
        key
    }
}

/// The ASCII letters that eight bytes of a text begin with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    piece: u64,
    /// The lowest bit of each byte that is no letter.
    stops: u64,
}

impl Letters {
    #[inline]
    pub(crate) fn of(piece: u64) -> Self {
        // The high bit of each byte tells: from `a` on, and past `z`. What is
        // not ASCII keeps the sums from carrying over.
        let low = (piece | SMALL) & !HIGH;
        let from_a = low + ONES * (0x80 - u64::from(b'a'));
        let past_z = low + ONES * (0x80 - u64::from(b'z' + 1));
        let stops = ((!from_a | past_z | piece) & HIGH) >> 7;
        Self { piece, stops }
    }

    /// How many there are; eight where nothing but letters is in the piece.
    #[inline]
    pub(crate) fn len(self) -> usize {
        self.stops.trailing_zeros() as usize / 8
    }

    /// All bits of the bytes before the first that is no letter.
    #[inline]
    fn mask(self) -> u64 {
        self.stops.wrapping_sub(1) & !self.stops
    }

    /// In lower case; zeros fill the end.
    #[inline]
    pub(crate) fn small(self) -> u64 {
        (self.piece | SMALL) & self.mask()
    }

    /// Whether the first is a capital.
    #[inline]
    pub(crate) fn opens_large(self) -> bool {
        self.piece & 0x20 == 0
    }

    /// Whether one of them is no capital.
    #[inline]
    pub(crate) fn has_small(self) -> bool {
        self.piece & self.mask() & SMALL != 0
    }
}

/// Up to eight bytes of a text from `start` on; zeros stand for what is past
/// its end.
#[inline]
pub(crate) fn load(text: &[u8], start: usize) -> u64 {
    match text
        .get(start..start + PIECE)
        .and_then(|piece| piece.first_chunk())
    {
        Some(piece) => u64::from_le_bytes(*piece),
        None => load_end(text.get(start..).unwrap_or_default()),
    }
}

#[cold]
fn load_end(rest: &[u8]) -> u64 {
    let bytes = rest.iter().rev();
    bytes.fold(0, |piece, byte| piece << 8 | u64::from(*byte))
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES * 0x80;
/// The bits that tell small letters from capitals.
const SMALL: u64 = ONES * 0x20;

/// All bits of the first `n` bytes of a piece.
fn first_bytes(n: usize) -> u64 {
    match n {
        0 => 0,
        1..PIECE => u64::MAX >> (64 - 8 * n),
        _ => u64::MAX,
    }
}

/// Eight ASCII bytes in lower case.
fn lower(piece: u64) -> u64 {
    // The high bit of each byte tells: from `A` on, and past `Z`.
    let from_a = piece + ONES * (0x80 - u64::from(b'A'));
    let past_z = piece + ONES * (0x80 - u64::from(b'Z' + 1));
    let is_upper = from_a & !past_z & HIGH;
    piece | is_upper >> 2
}
