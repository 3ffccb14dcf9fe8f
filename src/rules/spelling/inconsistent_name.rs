//! `spelling/inconsistent-name`

use std::borrow::Cow;

use crate::diagnostic::{Edit, Fix, Place, Safety, Severity};
use crate::draft::{Role, Shape, Token, Words};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::rules::letters;
use crate::spelling;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/inconsistent-name",
    severity: Severity::Warning,
    summary: "a name is spelt in two ways",
    why: "One of the two is wrong, and it may be the reader's own name or company.",
    help: "look the name up, and write it the same way throughout",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed("Proofread your note before it goes out."),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("Proofread what you send, as in any business letter."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "I like Ledgerloom, and «Legderloom» likes me; Ledgerloom is kind.",
                "I like Ledgerloom, and Ledgerloom likes me; Ledgerloom is kind.",
            ),
            (
                "At «Brigthwater» I would fit in.",
                "At Brightwater I would fit in.",
            ),
            (
                "We met Tomek Varnholt, and Lee met Tomek «Vornholt».",
                "We met Tomek Varnholt, and Lee met Tomek Varnholt.",
            ),
            ("I like LedgerLoom, and more so «Ledgerloom».", ""),
            (
                "Ms Okonkwo met Ms «Okonkow», of Tavviq Labs and «Taviq» Labs.",
                "Ms Okonkwo met Ms Okonkwo, of Tavviq Labs and Tavviq Labs.",
            ),
            (
                "At Brightwater Labs Oyelaran spoke, and «Oyelran» left «Brightwatre» Labs.",
                "At Brightwater Labs Oyelaran spoke, and Oyelaran left Brightwater Labs.",
            ),
        ],
        near: &[
            "Marina and Maria spoke of Daniel and Daniela.",
            "Brightwater and Brightwater's people, the Brightwaters, are kind.",
            "Oyelaran showed me the desk that Oyelaran's team keeps.",
            "Ledgerloom has a rival, Wedgerhold.",
            "We spoke of Dell and Bell, of Kiran and Karan, of Lin and Lim.",
            "BRIGHTWATER is Brightwater in capitals.",
            "Katarina and Katrina, Alison and Allison, Jon Thomson and Ann Thompson spoke.",
            "Marina sat by Marine Parade, and Elena by Ellena; Bennet met Bennett.",
            "The Manager and Ms Manger spoke of Zarko and Zarka.",
        ],
    },
    check: Check::Code(check),
};

/// Names beyond which a draft is looked at no further: each is held against
/// each.
const MOST_NAMES: usize = 150;
/// Shorter names differ by a letter and are two people's.
const SHORTEST: usize = 5;
/// Longer words are keys and digests.
const LONGEST: usize = 40;

/// Words that are no names.
const OTHERS: Shape = Shape::QUOTED
    .with(Shape::CODE)
    .with(Shape::NUMBER)
    .with(Shape::SHOUTED)
    .with(Shape::KNOWN);

/// A name as it is written in the draft.
struct Name<'t> {
    /// Its first bytes, so that most others are told from it at a look.
    opening: u64,
    word: &'t str,
    first: Option<Place>,
    n: usize,
    /// Whether the headers or the user write it so.
    is_given: bool,
}

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let Some(mut names) = names(input) else {
        return;
    };
    // Nearly never.
    if !has_twins(&names) {
        return;
    }
    names.sort_unstable_by_key(|name| (name.opening, name.word));
    for (at, one) in names.iter().enumerate() {
        // Sorted, and two spellings of a name open with the same letter.
        let others = names[at + 1..].iter();
        for other in others.take_while(|other| opens_alike(one, other)) {
            if !is_same_name(one.word, other.word) {
                continue;
            }
            let (right, wrong) = sort(one, other);
            let Some(place) = wrong.first else { continue };
            let (word, meant) = (wrong.word, right.word);
            out.at(place)
                .message(format!("“{word}” is “{meant}” elsewhere"))
                .fix(Fix {
                    title: format!("write “{meant}”"),
                    safety: Safety::Suggest,
                    edits: vec![Edit {
                        place,
                        text: meant.to_owned(),
                    }],
                });
        }
    }
}

/// Whether two of some names are spellings of one.
fn has_twins(names: &[Name<'_>]) -> bool {
    names.iter().enumerate().any(|(at, one)| {
        let mut others = names[at + 1..].iter();
        others.any(|other| opens_alike(one, other) && is_same_name(one.word, other.word))
    })
}

/// Which of two spellings is probably right: the one given, the one that
/// stands more often, the one that comes first.
fn sort<'n, 't>(one: &'n Name<'t>, other: &'n Name<'t>) -> (&'n Name<'t>, &'n Name<'t>) {
    let key = |name: &Name<'t>| (!name.is_given, std::cmp::Reverse(name.n), name.first);
    if key(one) <= key(other) {
        (one, other)
    } else {
        (other, one)
    }
}

/// Names, each once.
struct Names<'t> {
    all: Vec<Name<'t>>,
    /// At the slot that a name's opening leads to, or at one behind it: its number,
    /// counted from one. Zero is empty, as are a third of them at least.
    slots: [u8; N_SLOTS],
}

const N_SLOTS: usize = 256;
const _: () = assert!(MOST_NAMES + 1 < N_SLOTS * 2 / 3);

/// Names that few drafts have more of; so many are room that is quickly had.
const USUAL: usize = 12;

impl<'t> Names<'t> {
    fn new() -> Self {
        Self {
            all: Vec::with_capacity(USUAL),
            slots: [0; N_SLOTS],
        }
    }

    /// Adds a name of the draft, which has a place, or one that is given.
    fn add(&mut self, word: &'t str, place: Option<Place>) {
        if word.len() < SHORTEST || self.all.len() > MOST_NAMES {
            return;
        }
        let opening = opening(word);
        let name = self.named(opening, word);
        name.n += usize::from(place.is_some());
        name.is_given |= place.is_none();
        name.first = name.first.or(place);
    }

    /// The name that is written so, a new one where there is none yet.
    fn named(&mut self, opening: u64, word: &'t str) -> &mut Name<'t> {
        let hash = (opening ^ word.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let [.., first] = hash.to_le_bytes();
        let mut slot = usize::from(first);
        while let Some(at) = usize::from(self.slots[slot]).checked_sub(1) {
            if self.all[at].opening == opening && self.all[at].word == word {
                return &mut self.all[at];
            }
            slot = (slot + 1) % N_SLOTS;
        }
        let at = self.all.len();
        self.slots[slot] = u8::try_from(at + 1).expect("names are few");
        self.all.push(Name {
            opening,
            word,
            first: None,
            n: 0,
            is_given: false,
        });
        &mut self.all[at]
    }
}

/// The first eight bytes of a word as a number; zeros stand behind its end.
fn opening(word: &str) -> u64 {
    let bytes = word.as_bytes();
    u64::from_be_bytes(bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut all = [0; 8];
        all[..bytes.len()].copy_from_slice(bytes);
        all
    }))
}

/// The words with a capital that no list holds in small letters, of the
/// writer's own text and of the headers; none where there are too many.
fn names<'t>(input: &Input<'t>) -> Option<Vec<Name<'t>>> {
    let (message, draft) = (input.message, input.draft);
    let mut names = Names::new();
    let text = message.text(draft.body_part);
    let own = |role: Role| matches!(role, Role::Greeting | Role::Paragraph | Role::Name);
    let blocks = draft.blocks.iter().filter(|block| own(block.role));
    let sentences = blocks.flat_map(|block| &draft.body.sentences[block.sentences.clone()]);
    let may = |words: &Words| words.any.has(Shape::CAPITAL) && !words.all.has_any(OTHERS);
    for sentence in sentences.filter(|sentence| may(&sentence.words)) {
        for number in draft.body.notable_in(sentence) {
            let token = draft.body.tokens[*number as usize];
            if !may_be_name(token) {
                continue;
            }
            let word = token.span().of(text);
            let owner = word.strip_suffix('s');
            let owner = owner.and_then(|word| word.strip_suffix(['\'', '\u{2019}']));
            let word = owner.unwrap_or(word);
            if is_letters(word) {
                let mut place = draft.place(token.span());
                place.span.end = place.span.start + word.len();
                names.add(word, Some(place));
            }
        }
        if names.all.len() > MOST_NAMES {
            return None;
        }
    }
    // What is given is held against what is written.
    if names.all.is_empty() {
        return None;
    }
    let mut add = |word: &'t str| {
        if word.len() >= SHORTEST && word.starts_with(char::is_uppercase) {
            names.add(word, None);
        }
    };
    let mut give = |name: &'t str| {
        if name.is_ascii() {
            letters(name).for_each(&mut add);
        } else {
            let words = name.split(|ch: char| !ch.is_alphabetic());
            words.for_each(&mut add);
        }
    };
    for mailbox in message.from.iter().chain(&message.to).chain(&message.cc) {
        give(mailbox.name.map_or("", |part| message.text(part)));
    }
    let interview = &input.options.interview;
    let told = interview.people.iter().chain(&interview.company);
    told.for_each(|name| give(name));
    Some(names.all).filter(|names| names.len() <= MOST_NAMES)
}

/// Whether a word is letters alone, the first a capital.
fn is_letters(word: &str) -> bool {
    match word.as_bytes() {
        bytes if word.is_ascii() => {
            bytes.first().is_some_and(u8::is_ascii_uppercase)
                && bytes.iter().all(u8::is_ascii_alphabetic)
        }
        _ => word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic),
    }
}

/// Whether a word may be a name, by its shape and length.
fn may_be_name(token: Token) -> bool {
    token.shape.among(OTHERS.with(Shape::CAPITAL)) == Shape::CAPITAL
        && (SHORTEST..=LONGEST).contains(&(token.len as usize))
}

fn opens_alike(one: &Name<'_>, other: &Name<'_>) -> bool {
    one.opening >> 56 == other.opening >> 56
}

/// Whether two spellings are one name's: they differ by their capitals, or by
/// one slip that is no ending, and not both are known.
fn is_same_name(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    if one.eq_ignore_ascii_case(other) {
        let is_shouted = |word: &str| word.chars().all(char::is_uppercase);
        return !is_shouted(one) && !is_shouted(other);
    }
    // Names with capitals inside come in families: "GetNames", "SetNames".
    let has_inner = |word: &str| word.chars().skip(1).any(char::is_uppercase);
    if has_inner(one) || has_inner(other) {
        return false;
    }
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    // "Brightwaters", "Daniela": endings make another word.
    let Some(slip) = slip(short.as_bytes(), long.as_bytes()) else {
        return false;
    };
    // Two names that people bear are two people's; one that nobody bears may be
    // a slip of the other. Ordinary words are for other rules.
    let len = short.len();
    let may_be = match (spelling::is_word(one), spelling::is_word(other)) {
        (true, true) => false,
        (false, false) => len > 5 || matches!(slip, Slip::Swapped | Slip::Doubled),
        (is_borne, _) => {
            let borne = if is_borne { one } else { other };
            is_name_alone(borne)
                && match slip {
                    Slip::Swapped => true,
                    Slip::Doubled => len > 5,
                    Slip::Missing => len > 6,
                    Slip::Letter | Slip::Other => false,
                }
        }
    };
    may_be && slip != Slip::Other && !long.starts_with(short)
}

/// Whether a word that a list holds is no ordinary one.
fn is_name_alone(word: &str) -> bool {
    spelling::look_up(word).is_none_or(|entry| !entry.is_lower())
}

/// How one spelling leads to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    /// Neighbours changed places.
    Swapped,
    /// A letter was doubled, or a double one written once.
    Doubled,
    /// A letter was left out, or stands too much.
    Missing,
    /// A letter stands for another.
    Letter,
    /// The same at the end, where names differ.
    Other,
}

/// The one slip that parts two spellings, the shorter first; they open with
/// the same letter.
fn slip(short: &[u8], long: &[u8]) -> Option<Slip> {
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (left, right) = (&short[same..], &long[same..]);
    let tail = left
        .iter()
        .rev()
        .zip(right.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (left, right) = (&left[..left.len() - tail], &right[..right.len() - tail]);
    let slip = match (left, right) {
        ([a, b], [c, d]) if a == d && b == c => Slip::Swapped,
        _ if tail == 0 && (left.len(), right.len()) <= (1, 1) => Slip::Other,
        ([], [letter]) if same > 0 && long[same - 1] == *letter => Slip::Doubled,
        ([], [_]) => Slip::Missing,
        ([_], [_]) => Slip::Letter,
        _ => return None,
    };
    (same > 0).then_some(slip)
}
