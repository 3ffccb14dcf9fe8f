//! A specific reference that no frame stands around: an uncommon thing that is
//! the reader's, was seen on the visit, or is praised as if both knew it.
//!
//! "The mud kitchen is a brilliant idea": a definite article before a thing that
//! no mail of the kind holds says that the reader knows which one is meant. So
//! clauses are judged by three things: whose they are (what only tells the
//! writer's own past or asks for something is left alone), what ties them to the
//! reader, and how uncommon the words of a noun phrase are.

use std::cell::OnceCell;
use std::ops::Range;

use super::parts::Part;
use super::traits::{Traits, stem};
use super::{Judge, is_alike, known};
use crate::draft::{Role, Shape, Token};
use crate::phrases::{Marks, folded};
use crate::text::Span;

/// Words of a noun phrase that are looked at.
const PHRASE: usize = 8;
/// What a noun phrase has to weigh: one uncommon word, or two everyday ones.
const ENOUGH: u32 = 2;
/// The same where a clause begins with it, and so is about it.
const ENOUGH_OPENING: u32 = 1;
/// The same for words behind no article.
const ENOUGH_BARE: u32 = 2;
/// Words that name the role and are kept out.
const ROLE: usize = 24;

/// The first clause that is tied to the reader and holds something uncommon.
pub(super) fn find(judge: &Judge<'_>) -> Option<Span> {
    let prose = &judge.draft.body;
    let paragraphs = judge.draft.role(Role::Paragraph);
    let mut tied = Tied {
        judge,
        role: OnceCell::new(),
        parts: Vec::new(),
        first: 0,
    };
    let mut sentences = paragraphs.flat_map(|block| &prose.sentences[block.sentences.clone()]);
    let words = sentences.find_map(|sentence| tied.sentence(sentence.tokens.clone()))?;
    Some(prose.span(words))
}

/// The words that name the role, and those of the subject.
fn role_words<'a>(judge: &Judge<'a>) -> Vec<&'a str> {
    let prose = &judge.draft.body;
    let mut words = Vec::new();
    for (at, token) in prose.tokens.iter().enumerate() {
        if words.len() >= ROLE {
            break;
        }
        if known(token).has(Traits::POST) {
            let before = prose.tokens[at.saturating_sub(4)..at].iter().rev();
            let before = before.take_while(|word| !known(word).has(Traits::OPENS_NOUN_PHRASE));
            words.extend(before.map(|word| word.span().of(judge.text)));
        }
    }
    if let Some((part, subject)) = &judge.draft.subject {
        let text = judge.message.text(*part);
        words.extend(
            subject
                .tokens
                .iter()
                .take(ROLE)
                .map(|token| token.span().of(text)),
        );
    }
    words
}

struct Tied<'a> {
    judge: &'a Judge<'a>,
    /// The words that name the role, once they are asked for.
    role: OnceCell<Vec<&'a str>>,
    /// The parts of the words of a sentence.
    parts: Vec<Part>,
    /// The number of the first of these words.
    first: usize,
}

/// The parts that the words of a clause play: a bit each.
#[derive(Clone, Copy, Default)]
struct Holds(u16);

impl Holds {
    fn add(&mut self, part: Part) {
        self.0 |= 1 << part as u16;
    }

    fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u16) != 0
    }
}

impl Tied<'_> {
    fn token(&self, at: usize) -> &Token {
        &self.judge.draft.body.tokens[at]
    }

    fn raw(&self, at: usize) -> &str {
        self.token(at).span().of(self.judge.text)
    }

    fn traits(&self, at: usize) -> Traits {
        self.judge.traits(self.token(at))
    }

    fn part(&self, at: usize) -> Part {
        self.parts[at - self.first]
    }

    fn sentence(&mut self, words: Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.judge.draft.body.tokens[words.clone()];
        let parts = tokens.iter().map(|token| known(token).part());
        self.parts.clear();
        self.parts.extend(parts);
        self.first = words.start;
        let mut start = words.start;
        for (end, pair) in (words.start + 1..).zip(tokens.windows(2)) {
            if self.breaks(end, pair) {
                let found = self.clause(start..end);
                if found.is_some() {
                    return found;
                }
                start = end;
            }
        }
        self.clause(start..words.end)
    }

    /// Whether a clause begins with the word at `at`, the second of a pair.
    fn breaks(&self, at: usize, pair: &[Token]) -> bool {
        let [before, word] = pair else { return false };
        let gap = Span::new(before.span().end, word.start as usize);
        let bytes = self.judge.text.as_bytes();
        // Nearly always a blank stands between, and nothing else.
        let is_blank = gap.len() == 1 && matches!(bytes[gap.start], b' ' | b'\n');
        let next = self.parts.get(at - self.first + 1);
        !is_blank && self.is_parted(gap)
            || matches!(next, Some(Part::Own | Part::My))
                && matches!(
                    &*folded(word.span().of(self.judge.text)),
                    "and" | "but" | "so" | "as" | "because" | "since"
                )
    }

    /// Whether what stands between two words parts clauses.
    fn is_parted(&self, gap: Span) -> bool {
        gap.of(self.judge.text)
            .contains([',', ';', ':', '(', ')', '\u{2013}', '\u{2014}'])
    }

    fn clause(&self, words: Range<usize>) -> Option<Range<usize>> {
        let mut holds = Holds::default();
        for at in words.clone() {
            match self.part(at) {
                // "Thank you" and "to meet you" are said of any interview.
                Part::Reader if !self.is_subject(at, &words) => {}
                Part::Voids if self.is_my(at, &words) => {}
                Part::Your => holds.add(Part::Reader),
                Part::Other => {}
                part => holds.add(part),
            }
        }
        // What is found begins with one of these.
        let opens = [Part::Reader, Part::Definite, Part::Seen];
        if !opens.into_iter().any(|part| holds.has(part)) {
            return None;
        }
        let (is_own, is_seen) = (holds.has(Part::Own), holds.has(Part::Seen));
        if holds.has(Part::Voids) || (is_own && holds.has(Part::Span) && !is_seen) {
            return None;
        }
        let is_readers = holds.has(Part::Reader);
        let is_known = is_seen || holds.has(Part::Liked) || is_readers && !is_own;
        let is_told = matches!(&*folded(self.raw(words.start)), "you" | "you've" | "you'd");
        let is_topic = self.is_topic(&words);
        for at in words.clone() {
            let (from, enough) = match self.part(at) {
                Part::My if is_own => return None,
                Part::Your
                    if at == words.start || !known(self.token(at - 1)).has(Traits::OFFERS) =>
                {
                    (at + 1, ENOUGH)
                }
                Part::Definite if is_topic => (at + 1, ENOUGH_OPENING),
                Part::Definite if is_known => (at + 1, self.enough_behind(at, &words)),
                Part::Seen if is_own && is_readers => (at + 1, ENOUGH),
                Part::Seen if is_own || at == words.start => (at + 1, ENOUGH_BARE),
                Part::Reader if at == words.start && is_told => (at + 1, ENOUGH_BARE),
                _ => continue,
            };
            let is_bare = matches!(self.part(at), Part::Seen | Part::Reader);
            if let Some(last) = self.phrase(from..words.end, enough, is_bare) {
                return Some(at..last + 1);
            }
        }
        None
    }

    /// Whether a clause is what an item of a list is about, "- the returns cage: ...",
    /// or a thing and nothing else: "That wall of lost gloves!"
    fn is_topic(&self, words: &Range<usize>) -> bool {
        let text = self.judge.text;
        let (first, last) = (
            self.token(words.start).span(),
            self.token(words.end - 1).span(),
        );
        let behind = &text[last.end..];
        if self.part(words.start) != Part::Definite || !behind.starts_with([':', '!']) {
            return false;
        }
        if behind.starts_with('!') {
            let mut parts = words.clone().map(|at| self.part(at));
            return words.start == self.first
                && !parts.any(|part| matches!(part, Part::Verb | Part::Own | Part::My));
        }
        let before = text[..first.start].rsplit('\n').next().unwrap_or("").trim();
        let is_number = before.len() < 4 && before.starts_with(|each: char| each.is_ascii_digit());
        is_number || matches!(before, "-" | "*" | "\u{2022}" | "\u{2013}")
    }

    /// Whether "my" stands before a word: "made my week" asks for nothing.
    fn is_my(&self, at: usize, words: &Range<usize>) -> bool {
        at > words.start && self.part(at - 1) == Part::My
    }

    /// "that" opens a clause as often as it points at a thing.
    fn enough_behind(&self, at: usize, words: &Range<usize>) -> u32 {
        if at == words.start {
            return ENOUGH_OPENING;
        }
        let points =
            !self.raw(at).eq_ignore_ascii_case("that") || self.part(at - 1) == Part::Preposition;
        if points { ENOUGH } else { ENOUGH_BARE }
    }

    /// Whether "you" or "we" is who does something.
    fn is_subject(&self, at: usize, words: &Range<usize>) -> bool {
        if at == words.start {
            return true;
        }
        !known(self.token(at - 1)).has(Traits::BEFORE_OBJECT)
    }

    /// The last word that says something, if those of the phrase weigh enough.
    fn phrase(&self, words: Range<usize>, enough: u32, is_bare: bool) -> Option<usize> {
        let until = words
            .end
            .min(words.start + PHRASE + usize::from(is_bare) * PHRASE);
        let (mut weight, mut noun, mut has_thing, mut last) = (0, 0, false, None);
        let mut after_employer = false;
        for at in words.start..until {
            match self.part(at) {
                Part::My | Part::Own | Part::Span => break,
                Part::Verb | Part::Reader if !is_bare => break,
                Part::Preposition => {
                    if self.raw(at).eq_ignore_ascii_case("and") && weight + noun == 0 {
                        break;
                    }
                    weight += noun;
                    noun = 0;
                    after_employer = known(self.token(at)).has(Traits::NAMES_EMPLOYER);
                    continue;
                }
                _ => {}
            }
            let word = self.traits(at);
            if word.has(Traits::CLAIM) {
                break;
            }
            if word.has(Traits::HEAD) {
                // "your farm customers": whose they are says no more than they do.
                noun = 0;
                continue;
            }
            let (of_word, is_thing) = self.weight(at, word, after_employer);
            noun += of_word;
            has_thing |= is_thing;
            if of_word > 0 {
                last = Some(at);
            }
        }
        (has_thing && weight + noun >= enough).then_some(last?)
    }

    /// What a word weighs, and whether it is more than a name.
    fn weight(&self, at: usize, traits: Traits, after_employer: bool) -> (u32, bool) {
        let token = self.token(at);
        let says_nothing = traits.has(Traits::MUTE) || token.shape.has(Shape::NUMBER) || {
            let word = folded(self.raw(at));
            let word = stem(&word);
            let role = self.role.get_or_init(|| role_words(self.judge));
            role.iter().any(|of_role| is_alike(of_role, word)) || self.judge.is_greeted(word)
        };
        if says_nothing {
            (0, false)
        } else if token.shape.has(Shape::CAPITAL) {
            (u32::from(!after_employer), false)
        } else if token.marks.has(Marks::COMMON) {
            (1, true)
        } else {
            (2, true)
        }
    }
}
