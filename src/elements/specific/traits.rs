//! [`Traits`]: what a word is to the search for elements, told once.
//!
//! The build script tells it of the vocabulary's words, so it compiles this file
//! too, with the lists of words it rests on.

use super::parts::{self, Part, part};
use super::vague::{is_claim, is_everyday, is_head, is_telling, is_vague};

/// What a folded word does in a clause, and what it says: a part and flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits(u16);

/// Bits that hold the number of a part.
const PART: u16 = 15;

#[allow(dead_code, reason = "the build script only writes them down")]
impl Traits {
    /// Has no more than two letters.
    pub(super) const SHORT: Self = Self(1 << 4);
    /// The name of an employer stands behind it.
    pub(super) const NAMES_EMPLOYER: Self = Self(1 << 5);
    /// An article or the like: what stands before it belongs to no noun behind.
    pub(super) const OPENS_NOUN_PHRASE: Self = Self(1 << 6);
    /// A noun whose attribute names a post, a team or an employer, not a topic.
    pub(super) const POST: Self = Self(1 << 7);
    /// Names an everyday thing, or several.
    pub(super) const PLAIN: Self = Self(1 << 8);
    /// Makes nothing specific, nor does one of them.
    pub(super) const VAGUE: Self = Self(1 << 9);
    /// The same where no frame speaks of the conversation.
    pub(super) const MUTE: Self = Self(1 << 10);
    /// Says what an employer says of itself.
    pub(super) const CLAIM: Self = Self(1 << 11);
    /// As the head of a noun phrase, makes all of it vague.
    pub(super) const HEAD: Self = Self(1 << 12);
    /// What is the reader's behind it is where the writer wants to be, or what they
    /// offer themselves to.
    pub(super) const OFFERS: Self = Self(1 << 13);
    /// "you" behind it does nothing.
    pub(super) const BEFORE_OBJECT: Self = Self(1 << 14);
    /// What tells of work done may begin with it.
    pub(crate) const OPENS_WORK: Self = Self(1 << 15);

    /// Those of a folded word.
    pub(crate) fn of(word: &str) -> Self {
        let is_in = |words: &[&str]| words.contains(&word);
        let held = [
            (Self::NAMES_EMPLOYER, is_in(&BEFORE_EMPLOYER)),
            (Self::OPENS_NOUN_PHRASE, is_in(&OPENING)),
            (Self::POST, is_in(&POSTS)),
            (Self::OFFERS, is_in(&OFFERING)),
            (Self::OPENS_WORK, is_in(&BEFORE_WORK)),
            (
                Self::BEFORE_OBJECT,
                is_in(&OFFERING) || is_in(&BEFORE_OBJECT),
            ),
        ];
        let held = held.into_iter().filter(|(_, holds)| *holds);
        let does = held.fold(part(word) as u16, |all, (flag, _)| all | flag.0);
        Self(Self::said_by(word).0 | does)
    }

    /// What a folded word says, but nothing of what it does.
    pub(super) fn said_by(word: &str) -> Self {
        let bare = stem(word);
        let one = singular(bare);
        let mut says = Self::of_form(bare);
        if one.len() < bare.len() {
            says.0 |= Self::of_form(one).0;
        }
        let flags = [
            (Self::SHORT, word.chars().nth(2).is_none()),
            (Self::MUTE, is_quality(bare)),
            (Self::CLAIM, is_claim(word)),
            (Self::HEAD, is_head(bare)),
        ];
        let flags = flags.into_iter().filter(|(_, holds)| *holds);
        Self(flags.fold(says.0, |all, (flag, _)| all | flag.0))
    }

    fn of_form(word: &str) -> Self {
        let (is_everyday, is_telling, is_vague) =
            (is_everyday(word), is_telling(word), is_vague(word));
        let flags = [
            (Self::PLAIN, is_everyday || is_telling),
            (Self::VAGUE, is_vague),
            (Self::MUTE, !is_telling && (is_vague || is_everyday)),
        ];
        let flags = flags.into_iter().filter(|(_, holds)| *holds);
        Self(flags.fold(0, |all, (flag, _)| all | flag.0))
    }

    /// The traits that [`Self::bits`] gave.
    pub(super) const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    pub(crate) const fn bits(self) -> u16 {
        self.0
    }

    #[inline]
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    pub(super) fn part(self) -> Part {
        Part::ALL[usize::from(self.0 & PART)]
    }
}

/// A word without the "s" of several: never that of "bus".
fn singular(word: &str) -> &str {
    let one = word.strip_suffix('s');
    one.filter(|one| one.len() > 3).unwrap_or(word)
}

pub(super) fn stem(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word)
}

/// Whether a word by its ending names no thing, but how one is.
fn is_quality(word: &str) -> bool {
    ["ly", "ness", "ity", "ful", "ous", "able", "ible"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Words that do something by themselves, all of which the vocabulary holds.
#[allow(dead_code, reason = "the build script has them numbered")]
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    let lists: [&[&str]; 6] = [
        &BEFORE_EMPLOYER,
        &OPENING,
        &POSTS,
        &OFFERING,
        &BEFORE_OBJECT,
        &BEFORE_WORK,
    ];
    parts::words().chain(lists.into_iter().flatten().copied())
}

const BEFORE_EMPLOYER: [&str; 5] = ["at", "with", "for", "join", "joining"];

#[rustfmt::skip]
const OPENING: [&str; 20] = [
    "the", "a", "an", "your", "our", "this", "that", "their", "its", "about", "of", "on", "to", "in", "at", "for",
    "with", "from", "how", "and",
];

#[rustfmt::skip]
const POSTS: [&str; 15] = [
    "role", "position", "job", "post", "opening", "vacancy", "opportunity", "team", "company", "department",
    "organisation", "organization", "firm", "internship", "apprenticeship",
];

#[rustfmt::skip]
const OFFERING: [&str; 25] = [
    "to", "for", "with", "at", "join", "joining", "near", "into", "within", "from", "benefit", "help", "support",
    "serve", "suit", "fit", "match", "meet", "improve", "strengthen", "visit", "check", "on", "be", "as",
];

const BEFORE_WORK: [&str; 7] = ["i", "i've", "we", "we've", "having", "from", "after"];

const BEFORE_OBJECT: [&str; 12] = [
    "thank", "of", "by", "see", "seeing", "meeting", "give", "tell", "told", "about", "than", "met",
];

#[cfg(test)]
mod tests {
    use super::super::known;
    use super::*;
    use crate::draft::Prose;
    use crate::text::Span;

    #[test]
    fn what_words_do_is_told_by_their_numbers() {
        let known = |word: &str| {
            let mut prose = Prose::default();
            prose.push(word, Span::new(0, word.len()));
            prose.tokens.first().map_or(Traits(0), known)
        };
        let others = [
            "kitchen",
            "kitchens",
            "company's",
            "mission",
            "warmly",
            "clients",
        ];
        for word in words().chain(others) {
            assert_eq!(known(word), Traits::of(word), "{word}");
        }
        assert_eq!(known("I\u{2019}ve"), Traits::of("i've"));
        let unlisted = known("frobnitz");
        assert_eq!(unlisted, Traits(0));
        assert_eq!(unlisted.part(), Part::Other);
        assert_eq!(Traits::of("frobnitz"), Traits::said_by("frobnitz"));
    }

    #[test]
    fn one_of_several_says_what_they_do() {
        let says = |word: &str| Traits::of(word);
        assert!(says("kitchens").has(Traits::PLAIN) && says("clients").has(Traits::MUTE));
        assert!(says("at").has(Traits::SHORT) && !says("the").has(Traits::SHORT));
        assert!(!says("trench").has(Traits::VAGUE) && says("role's").has(Traits::VAGUE));
        assert!(says("garden").has(Traits::PLAIN) && !says("garden").has(Traits::MUTE));
    }
}
