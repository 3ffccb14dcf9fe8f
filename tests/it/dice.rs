//! Numbers that are the same in every run, and mails changed by them.

/// A small generator of numbers that are the same in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `n`, which is not zero.
    pub(crate) fn roll(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

/// What readers of text and mail trip over.
pub(crate) const SPLINTERS: &[&[u8]] = &[
    b"\r",
    b"\n\n",
    b"\0",
    b"\xff",
    b"\xe2\x80",
    b"=\r\n",
    b"=C3",
    b"=?utf-8?q?",
    b"?=",
    b"[",
    b"{{",
    b"\n> ",
    b"\n-- \n",
    b"\n--",
    "\u{feff}".as_bytes(),
    "\u{301}".as_bytes(),
    "\u{200d}".as_bytes(),
    "\u{2028}".as_bytes(),
    "“".as_bytes(),
    "👩🏽\u{200d}💻".as_bytes(),
    b" please ",
    b"!!!",
    b"\n\nBest,\n",
    b"Content-Transfer-Encoding: base64\n",
];

/// Changes `source` in one place, maybe by words of `other`.
pub(crate) fn mutate(source: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.roll(source.len() + 1);
    let end = (at + dice.roll(80)).min(source.len());
    match dice.roll(5) {
        0 => drop(source.drain(at..end)),
        1 => drop(source.splice(at..at, SPLINTERS[dice.roll(SPLINTERS.len())].to_vec())),
        2 if at < source.len() => source[at] = dice.roll(256).to_le_bytes()[0],
        3 => {
            let piece = source[at..end].to_vec();
            let to = dice.roll(source.len() + 1);
            source.splice(to..to, piece);
        }
        _ => {
            let from = dice.roll(other.len());
            let piece = &other[from..(from + dice.roll(300)).min(other.len())];
            source.splice(at..end, piece.to_vec());
        }
    }
}
