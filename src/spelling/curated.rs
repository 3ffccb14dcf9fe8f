//! Misspellings so common that they are known by heart.

use super::fold;
use super::slips::{self, Key};

/// Lines of a misspelling, a tab and its corrections, parted by commas.
static LINES: &str = include_str!("../../data/words/misspellings.txt");

/// Where the line of each misspelling begins, as [`slips`] lays it out.
static SLOTS: &[u8; 4 * slips::SLOTS] =
    include_bytes!(concat!(env!("OUT_DIR"), "/misspellings.bin"));

/// The corrections of a word in any case, likeliest first.
pub(super) fn rights(word: &str) -> Option<impl Iterator<Item = &'static str>> {
    line(word).map(|rights| rights.split(','))
}

/// The only correction of a word in any case.
pub(super) fn right(word: &str) -> Option<&'static str> {
    line(word).filter(|rights| !rights.contains(','))
}

/// The corrections of a word.
fn line(word: &str) -> Option<&'static str> {
    if word.is_ascii() {
        rights_of(slips::key(word)?, word.len())
    } else {
        let word = fold::fold(word)?;
        rights_of(slips::key(&word)?, word.len())
    }
}

fn rights_of(key: Key, len: usize) -> Option<&'static str> {
    let (slots, _) = SLOTS.as_chunks::<4>();
    let hash = slips::hash(key);
    let mut at = hash as usize % slips::SLOTS;
    loop {
        let slot = u32::from_le_bytes(slots[at]);
        if slot == 0 {
            return None;
        }
        if slot & !slips::LINE == hash & !slips::LINE {
            let line = &LINES[(slot & slips::LINE) as usize - 1..];
            let line = line.split_once('\n').map_or(line, |(line, _)| line);
            if let Some((wrong, rights)) = line.split_once('\t')
                && wrong.len() == len
                && slips::key(wrong) == Some(key)
            {
                return Some(rights);
            }
        }
        at = (at + 1) % slips::SLOTS;
    }
}
