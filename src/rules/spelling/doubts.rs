//! Words of a draft that no list holds.
//!
//! Nearly every word is told by its shape alone; the few others are looked up,
//! each once. Whether one of them is a slip or a name is judged elsewhere.

use super::around::{is_code, is_joined_word, is_of_starter};
use super::english::{Evidence, is_known_slip};
use super::names::stem_of;
use super::titles::{is_behind_name, is_in_title};
use crate::diagnostic::Place;
use crate::draft::{Prose, Role, Sentence, Shape, Token};
use crate::lint::Input;
use crate::message::PartId;
use crate::phrases::{Marks, fold};
use crate::spelling;

/// A word that no list holds.
pub(super) struct Doubt<'t> {
    pub(super) word: &'t str,
    pub(super) place: Place,
    pub(super) stand: Stand,
}

/// How a doubtful word stands: a capital may tell a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stand {
    Small,
    /// With a capital where any word has one.
    Opening,
    /// With a capital of its own.
    Amid,
    /// The same, beside a word of job titles: "Assitant Manager".
    Titled,
}

/// Longer words are keys and digests.
const LONGEST: u32 = 40;

/// How people write to friends; whether to write so here is not a matter of
/// spelling.
#[rustfmt::skip]
const REGISTER: [&str; 45] = [
    "pls", "plz", "plss", "thx", "thnx", "thanx", "tks", "thks", "ty", "tysm", "btw", "fyi", "asap", "ur", "yr", "yrs",
    "tmrw", "tmr", "gonna", "wanna", "gotta", "kinda", "sorta", "lotta", "dunno", "lemme",
    "gimme", "lol", "lmk", "idk", "imo", "imho", "tbh", "cuz", "coz", "bc", "rgds", "regs", "msg", "appt", "wk", "wks",
    "hrs", "mins", "eob",
];

/// Words that are joined to others by a slip, and endings that are words;
/// sorted.
#[rustfmt::skip]
const GRAMMAR: [&str; 113] = [
    "a", "able", "about", "after", "all", "also", "am", "an", "and", "ants", "any", "are", "as",
    "at", "be", "because", "been", "before", "but", "by", "can", "could", "did", "do", "each",
    "even", "every", "five", "for", "from", "full", "get", "go", "got", "had", "has", "have",
    "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "less", "let", "like", "lot", "many", "may", "me", "more", "most", "much", "my", "no", "not",
    "now", "of", "off", "on", "one", "only", "or", "other", "our", "out", "per", "see", "she",
    "sion", "so", "some", "such", "tent", "than", "that", "the", "their", "them", "then", "there",
    "they", "this", "to", "too", "up", "us", "very", "via", "was", "way", "we", "were", "what",
    "when", "which", "who", "why", "will", "with", "would", "yet", "you", "your", "yours",
];

/// What people put before words as they please.
const PREFIXES: [&str; 9] = [
    "un", "non", "over", "under", "sub", "anti", "multi", "micro", "re",
];

/// The same, before longer words only: slips begin so too.
const LONG_PREFIXES: [&str; 11] = [
    "dis", "mis", "pre", "inter", "hyper", "ultra", "auto", "semi", "super", "post", "bio",
];

/// Words of phrases from other languages, and small parts of names; sorted.
#[rustfmt::skip]
const FOREIGN: [&str; 51] = [
    "absurdum", "accompli", "bona", "cappella", "cathedra", "cetera", "cordon", "curriculum", "d'oeuvre", "d'oeuvres",
    "d\u{2019}oeuvre", "d\u{2019}oeuvres", "das", "den", "der", "des", "domestica", "duces", "erectus", "facto", "faire", "fait", "fide", "ibn", "ipso", "jure", "laissez", "masse",
    "minimis", "modus", "mortem", "noir", "operandi", "posteriori", "priori", "probono", "quo", "reductio",
    "rigueur", "sapiens", "situ", "sui", "tecum", "utero", "vitae", "vitro", "vivo", "voce", "von", "vulgaris", "zu",
];

/// The words of the writer's own text and subject that no list holds.
pub(super) fn doubts<'t>(input: &Input<'t>) -> Vec<Doubt<'t>> {
    let (draft, message) = (input.draft, input.message);
    let mut finder = Finder {
        seen: Seen([("", false); N_SEEN]),
        doubts: Vec::new(),
        n_words: 0,
        n_odd: 0,
        evidence: Evidence::new(),
    };
    let is_inherited = message.is_reply;
    if let Some((part, subject)) = draft.subject.as_ref().filter(|_| !is_inherited) {
        for sentence in &subject.sentences {
            finder.sentence(*part, message.text(*part), sentence, subject);
        }
    }
    let text = message.text(draft.body_part);
    // Closing words are told by their spelling, so that they have no slips.
    for block in &draft.blocks {
        if matches!(block.role, Role::Greeting | Role::Paragraph) {
            for sentence in &draft.body.sentences[block.sentences.clone()] {
                finder.sentence(draft.body_part, text, sentence, &draft.body);
            }
        }
    }
    // A draft in another language.
    let is_odd = finder.n_odd > 5 && finder.n_odd * 3 > finder.n_words;
    if is_odd && !finder.evidence.is_english(&finder.doubts) {
        return Vec::new();
    }
    finder.doubts
}

struct Finder<'t> {
    seen: Seen<'t>,
    doubts: Vec<Doubt<'t>>,
    n_words: usize,
    /// Doubts of sentences that nothing else told to be English.
    n_odd: usize,
    evidence: Evidence,
}

impl<'t> Finder<'t> {
    fn sentence(&mut self, part: PartId, text: &'t str, sentence: &Sentence, prose: &Prose) {
        let n_words = sentence.tokens.len();
        self.n_words += n_words;
        if sentence.words.all_marks.has(Marks::LISTED) {
            return;
        }
        let before = self.doubts.len();
        // What is not notable is listed.
        for number in prose.notable_in(sentence) {
            let number = *number as usize;
            let token = &prose.tokens[number];
            if !is_plain(token) {
                continue;
            }
            let (word, span) = (token.span().of(text), token.span());
            let words = &prose.tokens[sentence.tokens.clone()];
            let at = number - sentence.tokens.start;
            let stand = match token.shape.has(Shape::CAPITAL) {
                false => Stand::Small,
                true if at == 0 => Stand::Opening,
                true if is_in_title(text, words, at) => Stand::Titled,
                true => Stand::Amid,
            };
            let may_be_slip = match stand {
                Stand::Small | Stand::Opening => true,
                Stand::Titled => may_be_date(word) || !is_behind_name(text, words, at),
                Stand::Amid => {
                    may_be_date(word) || is_long_slip(word) && !is_behind_name(text, words, at)
                }
            };
            if !may_be_slip {
                continue;
            }
            if self.seen.is_doubtful(word)
                && !is_joined_word(text, span)
                && !is_of_starter(text, span)
                && !is_code(text, sentence.span.start, span)
            {
                let place = Place { part, span };
                self.doubts.push(Doubt { word, place, stand });
            }
        }
        // A sentence in another language, or of slip upon slip.
        let n_doubts = self.doubts.len() - before;
        if n_doubts <= 2 || n_doubts * 2 <= n_words {
            self.n_odd += n_doubts;
        } else if !self.evidence.is_english(&self.doubts[before..]) {
            self.doubts.truncate(before);
        }
    }
}

/// Words that are kept.
const N_SEEN: usize = 64;

/// Words that were looked up and what came of it: a few of the last, so that
/// what a draft says again and again is looked up once.
struct Seen<'t>([(&'t str, bool); N_SEEN]);

impl<'t> Seen<'t> {
    fn is_doubtful(&mut self, word: &'t str) -> bool {
        let bytes = word.as_bytes();
        let at = |at: usize| usize::from(bytes[at]);
        let place = at(0) * 5 + at(bytes.len() / 2) * 17 + at(bytes.len() - 1) * 3 + bytes.len();
        let slot = &mut self.0[place % N_SEEN];
        if slot.0 != word {
            *slot = (word, is_doubtful(word));
        }
        slot.1
    }
}

/// Whether the writer uses no capitals, so that a name cannot be told by one.
pub(super) fn is_casual(input: &Input<'_>) -> bool {
    let draft = input.draft;
    let mut openings = draft
        .role(Role::Paragraph)
        .flat_map(|block| &draft.body.sentences[block.sentences.clone()])
        .filter_map(|sentence| draft.body.tokens.get(sentence.tokens.start));
    !openings.any(|token| token.shape.has(Shape::CAPITAL))
}

/// Whether a token is a word that the vocabulary does not know to be listed.
fn is_plain(token: &Token) -> bool {
    const OTHERS: Shape = Shape::CODE
        .with(Shape::NUMBER)
        .with(Shape::SHOUTED)
        .with(Shape::QUOTED);
    !token.marks.has(Marks::LISTED)
        && (2..=LONGEST).contains(&token.len)
        && !token.shape.has_any(OTHERS)
}

/// Whether a word ends as a weekday or a month does, or as slips of them do.
/// With a capital of its own any other is a name.
fn may_be_date(word: &str) -> bool {
    let [.., before, last @ (b'y' | b'r')] = word.as_bytes() else {
        return false;
    };
    let endings = ["day", "ber", "ary", "ery", "eray"];
    matches!((before, last), (b'a' | b'r', b'y') | (b'e', b'r'))
        && endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word is a known misspelling, and long enough to be nothing else
/// where it stands with a capital: "Teh" is a surname.
pub(super) fn is_long_slip(word: &str) -> bool {
    word.len() > 5 && is_known_slip(word)
}

fn is_doubtful(word: &str) -> bool {
    if spelling::is_word(word) {
        return false;
    }
    let is_slip = spelling::is_known_misspelling(word);
    // Slips of English hold no accents; words of other languages do.
    let has_accent = word.chars().any(|ch| ch.is_alphabetic() && !ch.is_ascii());
    is_slip
        || !has_accent
            && !FOREIGN.contains(&word)
            && !is_roman(word)
            && !is_register(word)
            && !is_listed(word)
            && !is_formed(word)
}

/// Whether a word is formed from another as people do: "unindexed",
/// "mutualists".
fn is_formed(word: &str) -> bool {
    let word = fold(word);
    let is_common = |part: &str, level: u8| {
        part.len() > 3
            && spelling::look_up(part)
                .is_some_and(|entry| entry.is_lower() && entry.level() <= level)
    };
    let rest = |prefix: &&str| word.strip_prefix(*prefix);
    if PREFIXES
        .iter()
        .filter_map(rest)
        .any(|rest| is_common(rest, 50))
        || LONG_PREFIXES
            .iter()
            .filter_map(rest)
            .any(|rest| rest.len() > 4 && is_common(rest, 60))
    {
        return true;
    }
    // "mutualists", "marginalism": the list has the word without the ending.
    // The list has the plurals of common words, so that another is a slip.
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 4);
    let is_plural = stem("s").is_some_and(|stem| is_common(stem, 70) && !is_common(stem, 40));
    let mut schools = ["ism", "ist", "ists"].into_iter().filter_map(stem);
    is_plural || schools.any(|stem| is_common(stem, 70))
}

/// Whether a word is two everyday words that were joined: "flipchart".
pub(super) fn is_joined(word: &str) -> bool {
    let word = fold(word);
    let is_common = |part: &str| {
        part.len() > 3
            && spelling::look_up(part).is_some_and(|entry| entry.is_lower() && entry.level() <= 35)
    };
    let ends = word.char_indices().map(|(at, _)| at).skip(4);
    ends.map(|at| word.split_at(at)).any(|(first, second)| {
        is_common(first) && is_common(second) && is_compound([first, second])
    })
}

/// Whether such parts are joined on purpose. What joins "your" or ends in
/// "full" is a slip.
pub(super) fn is_compound<'w>(parts: impl IntoIterator<Item = &'w str>) -> bool {
    parts
        .into_iter()
        .all(|part| GRAMMAR.binary_search(&part).is_err())
}

/// Whether the list holds the word in other capitals.
fn is_listed(word: &str) -> bool {
    spelling::look_up(&stem_of(word)).is_some()
}

/// A small Roman number, as pages have.
fn is_roman(word: &str) -> bool {
    word.len() < 8
        && word
            .bytes()
            .all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l'))
}

fn is_register(word: &str) -> bool {
    let folded = fold(word);
    let letters = folded.as_bytes();
    REGISTER.contains(&folded.as_str())
        || letters
            .windows(3)
            .any(|three| three[0] == three[1] && three[1] == three[2])
        || folded
            .trim_matches(['h', 'a', 'e', 'm', 'o', 'x'])
            .is_empty()
}
