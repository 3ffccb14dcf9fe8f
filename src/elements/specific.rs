//! The specific reference: something only that conversation holds.
//!
//! Frames (`rules/elements/specific-*.toml`) say where the writer speaks of the
//! conversation; what fills a frame is judged by the words it holds. Words any
//! interview holds ("the role", "your company", "the opportunity") say nothing.

mod parts;
mod tied;
mod traits;
mod vague;

use std::borrow::Cow;

pub(super) use self::traits::Traits;
use self::traits::stem;
use super::generic::is_generic;
use super::word_list::{WordList, WordMap};
use crate::diagnostic::Place;
use crate::draft::{Draft, Role, Sentence, Shape, Token};
use crate::message::Message;
use crate::options::Options;
use crate::phrases::{Found, Hit, Scope, fold, folded, set};
use crate::text::Span;

/// What fills a frame stands within so many words of it.
const REACH: usize = 16;
/// The same for frames that are as often followed by nothing specific.
const WEAK_REACH: usize = 8;

/// Finds the first specific reference.
pub(super) fn find(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    options: &Options,
) -> Option<Place> {
    let judge = Judge {
        text: message.text(draft.body_part),
        draft,
        message,
        options,
        role: found.hits(Scope::Body, set::ELEMENTS_ROLE),
    };
    let frames = [
        set::ELEMENTS_SPECIFIC_STRONG,
        set::ELEMENTS_SPECIFIC_WEAK,
        set::ELEMENTS_SPECIFIC_WITHIN,
        set::ELEMENTS_SPECIFIC_SAID,
    ];
    let hits = frames.map(|set| found.hits(Scope::Body, set));
    let mut hits: Vec<Hit> = hits.concat();
    // Stable: of frames that begin together the stronger is asked first.
    hits.sort_by_key(|hit| hit.start);
    let span = hits.into_iter().find_map(|hit| match hit.set {
        set::ELEMENTS_SPECIFIC_WITHIN => judge.within(hit),
        set => judge.ahead(hit, set != set::ELEMENTS_SPECIFIC_WEAK),
    });
    span.or_else(|| judge.told())
        .or_else(|| tied::find(&judge))
        .map(|span| draft.place(span))
}

/// [`Traits`] of the words of the vocabulary by their numbers.
mod table {
    include!(concat!(env!("OUT_DIR"), "/traits.rs"));
}

/// What the vocabulary holds of a word, and so all that it does, but not what one
/// says that it does not hold.
#[inline]
pub(super) fn known(token: &Token) -> Traits {
    let bits = table::TRAITS.get(usize::from(token.id));
    Traits::from_bits(bits.copied().unwrap_or_default())
}

struct Judge<'a> {
    text: &'a str,
    draft: &'a Draft,
    message: &'a Message<'a>,
    options: &'a Options,
    /// Where the role is named.
    role: &'a [Hit],
}

impl Judge<'_> {
    fn sentence(&self, hit: Hit) -> &Sentence {
        let prose = &self.draft.body;
        &prose.sentences[prose.sentence_of(hit.start as usize)]
    }

    /// The frame with what follows it, if that is specific.
    fn ahead(&self, hit: Hit, is_strong: bool) -> Option<Span> {
        let (from, sentence) = (hit.end() as usize, self.sentence(hit));
        let until = sentence
            .tokens
            .end
            .min(from + if is_strong { REACH } else { WEAK_REACH });
        let last = self.last_specific(from..until, is_strong, 2)?;
        Some(self.shown(hit.start as usize..last + 1))
    }

    /// The frame, if what it holds is specific: of "the stations you spoke about" one
    /// everyday word is enough.
    fn within(&self, hit: Hit) -> Option<Span> {
        let words = hit.words();
        self.last_specific(words.clone(), true, 1)?;
        Some(self.shown(words))
    }

    /// The words without a day or month that belongs to what stands before
    /// them: "on 3 September you said that ...".
    fn shown(&self, words: std::ops::Range<usize>) -> Span {
        let tokens = &self.draft.body.tokens[words.clone()];
        let is_calendar = |token: &Token| {
            token.shape.has(Shape::CAPITAL) && is_generic(&fold(token.span().of(self.text)))
        };
        let skipped = tokens.iter().take_while(|token| is_calendar(token)).count();
        let from = if skipped < words.len() {
            words.start + skipped
        } else {
            words.start
        };
        self.draft.body.span(from..words.end)
    }

    /// The last of the words that say something, among the first few that do; so many
    /// everyday words do together.
    fn last_specific(
        &self,
        words: std::ops::Range<usize>,
        is_strong: bool,
        enough: u32,
    ) -> Option<usize> {
        let start = words.start;
        let tokens = &self.draft.body.tokens[words];
        // A bit each; no frame has more words.
        let (mut specific, mut plain) = (0_u128, 0_u128);
        let (mut noun_phrase, mut of_employer) = (0, false);
        let mut post: Option<usize> = None;
        for (at, token) in tokens.iter().enumerate().take(128) {
            let word = known(token);
            let is_capital = token.shape.has(Shape::CAPITAL);
            // "at Northgate Tools": the employer is no topic.
            of_employer = is_capital && of_employer || word.has(Traits::NAMES_EMPLOYER);
            if self.opens_own(start + at) {
                break;
            }
            if post.is_some_and(|post| tells_where(post, at, &self.word(token))) {
                // "the nurse job on the stroke unit": where it is done.
                continue;
            }
            post = None;
            if word.has(Traits::POST) {
                post = Some(at);
                // "the Ward Manager role": the title says no more than the role.
                specific &= (1 << noun_phrase) - 1;
                plain &= (1 << noun_phrase) - 1;
            } else if word.has(Traits::OPENS_NOUN_PHRASE) {
                noun_phrase = at;
            } else if !(of_employer && is_capital) {
                match self.says(start + at, is_strong) {
                    Says::Much => specific |= 1 << at,
                    Says::Little => plain |= 1 << at,
                    Says::Nothing => {}
                }
            }
        }
        if plain.count_ones() >= enough {
            specific |= plain;
        }
        let mut last = None;
        for _ in 0..4 {
            if specific != 0 {
                last = Some(start + specific.trailing_zeros() as usize);
                specific &= specific - 1;
            }
        }
        last
    }

    /// A word, folded.
    fn word(&self, token: &Token) -> Cow<'_, str> {
        folded(token.span().of(self.text))
    }

    /// What a word says; what it does too only if the vocabulary holds it.
    #[inline]
    fn traits(&self, token: &Token) -> Traits {
        if token.id == 0 {
            Traits::said_by(&self.word(token))
        } else {
            known(token)
        }
    }

    fn says(&self, at: usize, is_strong: bool) -> Says {
        let token = &self.draft.body.tokens[at];
        let traits = self.traits(token);
        // Numbers are dates as a rule.
        if traits.has(Traits::SHORT) || token.shape.has(Shape::NUMBER) {
            return Says::Nothing;
        }
        let is_name = token.shape.has(Shape::CAPITAL);
        if is_name && (!is_strong || self.is_greeted(stem(&self.word(token)))) {
            return Says::Nothing;
        }
        let is_plain = traits.has(Traits::PLAIN);
        if !is_plain && traits.has(Traits::VAGUE)
            || !is_name && self.is_of_role(at, stem(&self.word(token)))
        {
            Says::Nothing
        } else if is_plain {
            Says::Little
        } else {
            Says::Much
        }
    }

    /// Whether what follows only tells of the writer: "and I have waited tables".
    fn opens_own(&self, at: usize) -> bool {
        let word = |at: usize| {
            let token = self.draft.body.tokens.get(at)?;
            Some(token.span().of(self.text))
        };
        matches!(
            word(at),
            Some("and" | "but" | "so" | "as" | "because" | "since")
        ) && matches!(
            word(at + 1),
            Some(
                "I" | "I've"
                    | "I\u{2019}ve"
                    | "I'd"
                    | "I\u{2019}d"
                    | "I'm"
                    | "I\u{2019}m"
                    | "i"
                    | "my"
            )
        )
    }

    /// Whether a word names the role: "the garden" for a gardener.
    fn is_of_role(&self, at: usize, word: &str) -> bool {
        let elsewhere = self
            .role
            .iter()
            .map(|hit| hit.words())
            .filter(|words| !words.contains(&at));
        let tokens = elsewhere.flat_map(|words| &self.draft.body.tokens[words]);
        let mut named = tokens.filter(|token| token.len > 3);
        named.any(|token| is_alike(token.span().of(self.text), word))
    }

    /// Whether a word is part of the greeted name or a recipient's.
    fn is_greeted(&self, word: &str) -> bool {
        let holds = |text: &str| text.split_whitespace().any(|part| opens(part, word));
        let greeted = self
            .draft
            .greeted
            .is_some_and(|span| holds(span.of(self.text)));
        let mut to = self.message.to.iter().filter_map(|mailbox| mailbox.name);
        greeted || to.any(|part| holds(self.message.text(part)))
    }

    /// A topic the user told of, or a person met who is not the reader.
    fn told(&self) -> Option<Span> {
        let interview = &self.options.interview;
        let topics = interview
            .topics
            .iter()
            .flat_map(|topic| topic.split_whitespace());
        let people = interview
            .people
            .iter()
            .flat_map(|name| name.split_whitespace());
        let words: Vec<String> = topics
            .chain(people)
            .map(fold)
            .filter(|word| word.chars().count() > 3 && !is_generic(word))
            .collect();
        if words.is_empty() {
            return None;
        }
        let paragraphs = self.draft.role(Role::Paragraph);
        paragraphs
            .flat_map(|block| self.draft.body.tokens_of(&block.sentences))
            .find_map(|token| {
                let word = fold(token.span().of(self.text));
                let stem = stem(&word);
                (words.iter().any(|told| told == stem) && !self.is_greeted(stem))
                    .then(|| token.span())
            })
    }
}

/// What a word within a frame says of the conversation.
enum Says {
    Nothing,
    /// Something, beside another word that does.
    Little,
    Much,
}

/// Whether a word belongs to where a post is: "on the stroke unit" behind it.
fn tells_where(post: usize, at: usize, word: &str) -> bool {
    /// Words behind the post.
    const REACH: usize = 4;
    match at - post {
        1 => matches!(word, "on" | "in" | "at" | "with"),
        behind => {
            behind <= REACH
                && !matches!(
                    word,
                    "and" | "that" | "how" | "which" | "where" | "but" | "you" | "we"
                )
        }
    }
}

/// Whether a word opens with a folded one.
fn opens(word: &str, with: &str) -> bool {
    if word.is_ascii() {
        let head = word.as_bytes().get(..with.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(with.as_bytes()))
    } else {
        fold(word).starts_with(with)
    }
}

/// Whether two words are one, or of one stem: "garden" and "gardener".
fn is_alike(one: &str, other: &str) -> bool {
    const STEM: usize = 5;
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let len = if one.len().min(other.len()) < STEM {
        one.len().max(other.len())
    } else {
        STEM
    };
    one.len() >= len && other.len() >= len && one[..len].eq_ignore_ascii_case(&other[..len])
}
