//! The kinds of words that the model of confused words tells apart, and where
//! it looks for them.
//!
//! The build script and the program both compile this file: it uses nothing of
//! the crate.

/// Kinds that no list tells: none, what is not looked at, the start of a
/// sentence, its end, that of a question, marks of punctuation, what no context
/// reaches beyond, names.
#[allow(dead_code, reason = "the build script names kinds by it")]
pub(crate) const MARKS: [&str; 9] = ["", "*", "^", "$", "?", ",", ".", "-", "#"];
/// What a word beside is where the walk had ended before it.
pub(crate) const BEYOND: u8 = 1;
pub(crate) const START: u8 = 2;
pub(crate) const END: u8 = 3;
pub(crate) const QUESTION: u8 = 4;
pub(crate) const COMMA: u8 = 5;
pub(crate) const STOP: u8 = 6;
pub(crate) const DASH: u8 = 7;
pub(crate) const WALL: u8 = 8;

/// Kinds told by the shape or the ending of a word, which follow [`MARKS`].
#[allow(dead_code, reason = "the build script names kinds by it")]
pub(crate) const SHAPES: [&str; 11] = [
    "name",
    "number",
    "poss",
    "ing",
    "ed",
    "ly",
    "tion",
    "adjective",
    "nouns",
    "noun",
    "verbs",
];
pub(crate) const NAME: u8 = 9;
pub(crate) const NUMBER: u8 = 10;

/// Marks, in the table of kinds, a word that is in no list: with a capital it
/// may be a name.
pub(crate) const UNLISTED: u8 = 1 << 7;

/// Where evidence is found: the kinds of the two words on either side, the
/// nearest first, these words themselves, two kinds together (on either side of
/// the word, behind it, before it), and words nearby.
pub(crate) const PLACES: [&str; 12] = [
    "before",
    "2 before",
    "behind",
    "2 behind",
    "word before",
    "word 2 before",
    "word behind",
    "word 2 behind",
    "around",
    "both behind",
    "both before",
    "near",
];
/// The first of them, where kinds are by themselves, and as many of words follow.
pub(crate) const KINDS: usize = 4;
pub(crate) const AROUND: u8 = 8;
pub(crate) const BOTH_BEHIND: u8 = 9;
pub(crate) const BOTH_BEFORE: u8 = 10;
pub(crate) const NEAR: u8 = 11;

/// Words nearby that are looked at, at most.
pub(crate) const MOST_NEAR: usize = 10;

/// Two kinds as one number.
#[inline]
pub(crate) const fn both(one: u8, other: u8) -> u16 {
    (one as u16) << 7 | other as u16
}

const POSS: u8 = 11;
const ING: u8 = 12;
const ED: u8 = 13;
const LY: u8 = 14;
const TION: u8 = 15;
const ADJECTIVE: u8 = 16;
const NOUNS: u8 = 17;
const NOUN: u8 = 18;

/// The kind that the ending of a word in small letters tells.
pub(crate) fn by_ending(word: &str) -> u8 {
    let ends = |longer_than: usize, endings: &[&str]| {
        word.len() > longer_than && endings.iter().any(|ending| word.ends_with(ending))
    };
    if word.starts_with(|ch: char| ch.is_ascii_digit()) {
        NUMBER
    } else if word.ends_with("'s") {
        POSS
    } else if ends(5, &["ing"]) {
        ING
    } else if ends(4, &["ed"]) {
        ED
    } else if ends(4, &["ly"]) {
        LY
    } else if ends(0, &["tion", "ment", "ness", "ity", "ance", "ence", "ship"]) {
        TION
    } else if ends(
        5,
        &["ous", "ful", "able", "ible", "ive", "al", "ic", "less"],
    ) {
        ADJECTIVE
    } else if ends(3, &["s"]) && !word.ends_with("ss") {
        NOUNS
    } else {
        NOUN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_numbered_behind_the_marks() {
        let name = |kind: u8| SHAPES[usize::from(kind) - MARKS.len()];
        let kinds = [
            NAME, NUMBER, POSS, ING, ED, LY, TION, ADJECTIVE, NOUNS, NOUN,
        ];
        let names = kinds.map(name);
        assert_eq!(names, SHAPES[..names.len()]);
    }
}
