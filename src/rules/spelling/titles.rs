//! Words of job titles and departments, which stand with capitals as names do:
//! "Assistant Manager", "Facilities Management".

use crate::draft::{Shape, Token};
use crate::elements::WordList;
use crate::phrases::{Marks, fold};
use crate::spelling;

#[rustfmt::skip]
const TITLES: [&str; 92] = [
    "academic", "account", "accountant", "accounting", "accounts", "administration", "administrative",
    "administrator", "adviser", "advisor", "analysis", "analyst", "apprentice", "architect", "architecture",
    "assistant", "associate", "bachelor", "business", "certificate", "chemical", "clinical", "commercial",
    "communications", "community", "computer", "consultant", "controller", "coordinator", "corporate", "customer",
    "department", "deputy", "design", "designer", "developer", "development", "diploma", "director", "economics",
    "education", "electrical", "electronic", "engineer", "engineering", "environmental", "executive", "facilities",
    "finance", "financial", "graduate", "graphic", "health", "human", "industrial", "information", "insurance",
    "interview", "librarian", "logistics", "maintenance", "management", "manager", "manufacturing", "marketing",
    "mechanical", "medical", "nursing", "officer", "operations", "operator", "personnel", "planning", "principal",
    "procurement", "production", "project", "psychology", "quality", "receiving", "receptionist", "relations",
    "research", "resources", "sales", "science", "secretary", "senior", "services", "software", "supervisor",
    "technician",
];
static LISTED: WordList<92, 256> = WordList::new(TITLES);

/// Whether a word, in any case, is one of titles.
pub(super) fn is_title(word: &str) -> bool {
    LISTED.holds_folded(word)
}

/// Whether a word looks so much like one of titles that it is worth a search: it
/// begins or ends alike, and is about as long. Most with a capital are names.
pub(super) fn may_be_title(word: &str) -> bool {
    let word = fold(word);
    let begins = |title: &str| word.get(..3).is_some_and(|first| title.starts_with(first));
    let ends = |title: &str| {
        let last = word.len().checked_sub(4).and_then(|at| word.get(at..));
        last.is_some_and(|last| title.ends_with(last))
    };
    TITLES
        .iter()
        .any(|title| title.len().abs_diff(word.len()) <= 2 && (begins(title) || ends(title)))
}

/// Behind which a surname stands.
static HONORIFICS: WordList<9, 32> = WordList::new([
    "dr",
    "madam",
    "miss",
    "mr",
    "mrs",
    "ms",
    "mx",
    "prof",
    "professor",
]);

/// Whether the word at `at` stands behind a name or a "Ms", so that it is a
/// surname.
pub(super) fn is_behind_name(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| tokens[before]) else {
        return false;
    };
    let word = before.span().of(text);
    if HONORIFICS.holds_folded(word) {
        return true;
    }
    before.shape.has(Shape::CAPITAL)
        && is_parted(text, before, tokens[at])
        && !is_title(word)
        && !is_ordinary(before, word)
}

/// Whether the word at `at` stands with a capital beside another that is no
/// name: a word of titles, or an ordinary one whose capital no sentence's start
/// asks for.
pub(super) fn is_in_title(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_beside = |one: usize, other: usize| {
        let (Some(first), Some(second)) = (tokens.get(one), tokens.get(other)) else {
            return false;
        };
        is_parted(text, *first, *second)
    };
    let speaks = |other: usize| {
        let Some(token) = tokens.get(other) else {
            return false;
        };
        let word = token.span().of(text);
        token.shape.has(Shape::CAPITAL)
            && (is_title(word) || other > 0 && is_ordinary(*token, word))
    };
    let before = at.checked_sub(1);
    before.is_some_and(|before| is_beside(before, at) && speaks(before))
        || is_beside(at, at + 1) && speaks(at + 1)
}

/// Whether there is a blank between two words, and nothing else.
fn is_parted(text: &str, one: Token, other: Token) -> bool {
    let end = one.span().end;
    other.start as usize == end + 1 && text.as_bytes()[end] == b' '
}

/// Whether a word is an everyday one and no name.
fn is_ordinary(token: Token, word: &str) -> bool {
    // What the vocabulary holds is listed if its mark says so, accents aside.
    let is_known = token.id != 0 && !token.shape.has(Shape::WIDE);
    if is_known && !token.marks.has(Marks::LISTED) {
        return false;
    }
    spelling::look_up(word).is_some_and(|entry| {
        entry.is_lower() && entry.level() <= 35 && !entry.is_name() && !entry.is_capital()
    })
}
