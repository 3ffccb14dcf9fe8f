//! The lines of `data/confused-words.txt`, as the build script laid them out.

use super::layout::{self, Bits, Gate, may_hold};

/// What stands next to a word on one side, as far as a look tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The word of this number, behind a blank.
    Word(u16),
    /// Another word behind a blank.
    Unlisted,
    /// The end of the sentence, or a mark.
    Edge,
    Unknown,
}

/// Where what is told of a word lies in the tables over wrong words: 0 of one that is
/// told to be wrong nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(u16);

/// The lines of a wrong word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    rows: (u16, u16),
    /// What may stand before it, or else behind it, for any of them.
    gates: [Gate; 2],
}

/// A line: where one word is meant as another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// What is meant.
    pub(super) right: &'static str,
    /// Whether the change cannot change the meaning.
    pub(super) is_safe: bool,
    /// What has to stand on either side, the nearest first: a range of elements.
    before: (u16, u16),
    behind: (u16, u16),
}

/// What one word of a context has to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    /// Of [`layout`].
    flags: u8,
    /// The classes that will do, by their bits in [`super::classes`].
    pub(super) classes: u16,
    /// Its words' numbers, ascending, in the table of words.
    first: u16,
    n: u16,
}

#[allow(
    clippy::unreadable_literal,
    reason = "nobody reads what the build script writes"
)]
mod tables {
    use super::{Bits, Element, Gate, Group, Row};

    include!(concat!(env!("OUT_DIR"), "/confused.rs"));

    /// For each word of the vocabulary but the last, which are never wrong, its place
    /// among wrong words.
    pub(super) fn places() -> &'static [u16] {
        &PLACES
    }

    /// For each wrong word its lines, of which there may be none.
    pub(super) fn groups() -> &'static [Group] {
        &GROUPS
    }

    /// For each row, the bits of the words that may stand next to it, before
    /// and behind.
    pub(super) fn beside() -> &'static [[Bits; 2]] {
        &BESIDE
    }

    /// For each word of the vocabulary, the classes that its spelling tells.
    pub(super) fn classes() -> &'static [u16] {
        &CLASSES
    }

    pub(super) fn rows() -> &'static [Row] {
        &ROWS
    }

    pub(super) fn elements() -> &'static [Element] {
        &ELEMENTS
    }

    pub(super) fn words() -> &'static [u16] {
        &WORDS
    }
}

/// The place of the word of this number.
#[inline]
pub(super) fn place(word: u16) -> Place {
    let place = tables::places().get(usize::from(word));
    Place(place.copied().unwrap_or_default())
}

impl Place {
    /// As an index; 0 is one too, where nothing is told.
    #[inline]
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The rows whose wrong word has this place.
#[inline]
pub(super) fn group(place: Place) -> &'static Group {
    &tables::groups()[place.index()]
}

impl Group {
    /// Whether any row may fit what stands next to the word, before and behind.
    #[inline]
    pub(super) fn may_fit(&self, beside: [Next; 2]) -> bool {
        beside[0].passes(&self.gates[0]) || beside[1].passes(&self.gates[1])
    }

    /// The rows, in the order of the file, but for those that what stands next to the
    /// word rules out by [`layout`] alone.
    pub(super) fn rows(&self, beside: [Next; 2]) -> impl Iterator<Item = &'static Row> {
        let [before, behind] = beside.map(Next::bits);
        let range = usize::from(self.rows.0)..usize::from(self.rows.1);
        let rows = tables::rows()[range.clone()].iter();
        let rows = rows.zip(&tables::beside()[range]);
        rows.filter(move |(_, may)| may_hold(may[0], before) && may_hold(may[1], behind))
            .map(|(row, _)| row)
    }
}

impl Next {
    /// Whether it is a word, with one blank in between.
    #[inline]
    pub(super) const fn is_behind_blank(self) -> bool {
        matches!(self, Self::Word(_) | Self::Unlisted)
    }

    #[inline]
    fn passes(self, gate: &Gate) -> bool {
        match self {
            Self::Word(word) => gate.lets(word, classes),
            Self::Unlisted => gate.classes != 0,
            Self::Edge => gate.edge,
            Self::Unknown => true,
        }
    }

    fn bits(self) -> Bits {
        match self {
            Self::Word(word) => layout::bits(word),
            Self::Edge => layout::END,
            Self::Unlisted | Self::Unknown => layout::ANYTHING,
        }
    }
}

/// The classes that the spelling of the word of this number tells.
#[inline]
pub(super) fn classes(word: u16) -> u16 {
    let classes = tables::classes().get(usize::from(word));
    classes.copied().unwrap_or_default()
}

impl Row {
    /// What has to stand before the word, the nearest first.
    pub(super) fn before(&self) -> &'static [Element] {
        &tables::elements()[usize::from(self.before.0)..usize::from(self.before.1)]
    }

    /// What has to stand behind it, likewise.
    pub(super) fn behind(&self) -> &'static [Element] {
        &tables::elements()[usize::from(self.behind.0)..usize::from(self.behind.1)]
    }
}

impl Element {
    /// Whether any word but those named fits.
    pub(super) fn is_negated(self) -> bool {
        self.flags & layout::NOT != 0
    }

    /// Whether the word may be missing.
    pub(super) fn is_optional(self) -> bool {
        self.flags & layout::OPTIONAL != 0
    }

    /// Whether the end of the clause will do; of a negated element, whether it
    /// will not.
    pub(super) fn names_edge(self) -> bool {
        self.flags & layout::EDGE != 0
    }

    /// Whether the word of this number is named.
    pub(super) fn names(self, word: u16) -> bool {
        let first = usize::from(self.first);
        word != 0
            && tables::words()[first..first + usize::from(self.n)]
                .binary_search(&word)
                .is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::classes;
    use super::*;
    use crate::draft::Prose;
    use crate::spelling;
    use crate::text::Span;

    fn lines() -> impl Iterator<Item = &'static str> {
        let file = include_str!("../../../../data/confused-words.txt");
        file.lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// The wrong word of a line, and what is meant.
    fn change(line: &str) -> (&str, &str) {
        let (_, rest) = line.split_once('[').unwrap();
        let (wrong, right) = rest.split_once(']').unwrap().0.split_once('>').unwrap();
        (wrong, right.trim_start_matches('>'))
    }

    fn number(word: &str) -> u16 {
        let mut prose = Prose::default();
        prose.push(word, Span::new(0, word.len()));
        prose.tokens.first().map_or(0, |token| token.id)
    }

    /// The rows of a word, whatever stands beside.
    fn all(word: u16) -> &'static [Row] {
        let rows = group(place(word)).rows;
        &tables::rows()[usize::from(rows.0)..usize::from(rows.1)]
    }

    #[test]
    fn rows_are_ruled_out_by_the_words_beside() {
        let beside = |one: &str, other: &str| {
            let beside = [one, other].map(|word| Next::Word(number(word)));
            let then = group(place(number("then")));
            let is_first = |row: &Row| std::ptr::eq(row, &raw const all(number("then"))[0]);
            let found = then.rows(beside).any(is_first);
            assert!(!found || then.may_fit(beside));
            found
        };
        assert!(beside("rather", "you"));
        assert!(!beside("never", "you"));
        let to = group(place(number("to")));
        let of_to = |beside| to.rows(beside).count();
        let unknown = Next::Unknown;
        // No row of "to" has one of these on both sides; one has a weekday and the end. Words
        // share bits, so that one or the other may be let through. Where nothing is known of
        // what stands beside, none is ruled out.
        let both = [
            "with", "about", "very", "never", "table", "nurse", "garden", "letter", "kitchen",
            "window", "ladder", "answer",
        ];
        let both = both.map(|word| [Next::Word(number(word)); 2]);
        let n_out = both.iter().filter(|beside| of_to(**beside) == 0).count();
        assert!(n_out > 5, "{n_out}");
        let n_out = both.iter().filter(|beside| !to.may_fit(**beside)).count();
        assert!(n_out > 5, "{n_out}");
        assert_eq!(of_to([unknown; 2]), all(number("to")).len());
        let friday = [Next::Word(number("Friday")), Next::Edge];
        assert!(of_to(friday) > 0 && to.may_fit(friday));
        assert_eq!(of_to([Next::Edge; 2]), 0);
    }

    #[test]
    fn classes_are_told_by_number() {
        for word in [
            "accept", "been", "worked", "working", "the", "they", "friday", "table",
        ] {
            assert_eq!(
                super::classes(number(word)),
                classes::by_spelling(word),
                "{word}"
            );
        }
    }

    #[test]
    fn the_file_is_read_as_it_is_written() {
        assert!(lines().count() > 400);
        assert_eq!(lines().count(), tables::rows().len());
        let row = all(number("then"))[0];
        assert_eq!((row.right, row.is_safe), ("than", true));
        assert!(row.before()[0].names(number("Rather")));
        assert!(!row.before()[0].names(number("never")));
        assert!(row.behind()[0].is_negated() && row.behind()[0].names_edge());
    }

    #[test]
    fn every_line_has_its_row() {
        for line in lines() {
            let (wrong, right) = change(line);
            let is_there = all(number(wrong)).iter().any(|row| row.right == right);
            assert!(is_there, "{line}");
        }
    }

    #[test]
    fn wrong_words_are_words() {
        // Others are misspelt wherever they stand.
        for line in lines() {
            let (wrong, right) = change(line);
            assert!(spelling::is_word(wrong), "{line}");
            assert!(right.split(' ').all(spelling::is_word), "{line}");
            assert_ne!(wrong, right, "{line}");
        }
    }

    #[test]
    fn contexts_are_well_formed() {
        for line in lines() {
            let (before, rest) = line.split_once('[').unwrap();
            let behind = rest.split_once(']').unwrap().1;
            let is_parted = (before.is_empty() || before.ends_with(' '))
                && (behind.is_empty() || behind.starts_with(' '));
            assert!(is_parted && !line.contains("  "), "{line}");
            let count = |bracket| line.matches(bracket).count();
            assert_eq!(count('('), count(')'), "{line}");
            let is_anywhere = before.is_empty() && behind.is_empty();
            assert!(!is_anywhere || change(line).0.ends_with("'s"), "{line}");
        }
    }
}
