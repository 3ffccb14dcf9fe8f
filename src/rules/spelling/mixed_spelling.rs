//! `spelling/mixed-spelling`

use std::borrow::Cow;

use super::own::{self, like};
use crate::diagnostic::{Edit, Fix, Place, Safety, Severity};
use crate::draft::{Sentence, Shape, Token, Words};
use crate::lint::Input;
use crate::phrases::Marks;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::spelling::{self, Entry, Region};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/mixed-spelling",
    severity: Severity::Note,
    summary: "American and British spelling in one draft",
    why: "Either spelling is right; both at once look like a note pasted together from others.",
    help: "keep to one of the two",
    sources: Cow::Borrowed(&[Source {
        article: Article::House,
        claims: Cow::Borrowed(
            "House rule: a reader who minds takes the mix for want of care; no article speaks of it, so it is a note.",
        ),
    }]),
    samples: SampleText::Inline {
        bad: &[
            (
                "The color of the desk is what your «neighbour» chose, and I like that color.",
                "The color of the desk is what your neighbor chose, and I like that color.",
            ),
            (
                "I like the colour of the theatre and its «center».",
                "I like the colour of the theatre and its centre.",
            ),
            (
                "We organise tours, realise plans and have a «favorite» desk.",
                "",
            ),
        ],
        near: &[
            "The colour of the theatre is grey, and I organise tours.",
            "The color of the theater is gray, and I organize tours.",
            "The colour of the centre, and how they organize it, is Canadian.",
            "I liked the labour centre, how you analyze each neighbourhood, and the program.",
            "Their colour is paralyzed by a catalogue of travelling organizations.",
            "A costumier and a jeweller chose the colour.",
            "The honour is mine, and I organize, realize and recognize the favourites.",
            "I like the Labor Center, and the colour of its desk.",
            "I will advise and advertise, and promise no surprise about the color.",
        ],
    },
    check: Check::Code(check),
};

/// Words beyond which a draft is looked at no further: none that somebody
/// reads is so long.
const MOST_WORDS: usize = 5000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    American,
    British,
}

impl Home {
    fn other(self) -> Self {
        match self {
            Self::American => Self::British,
            Self::British => Self::American,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::American => "American",
            Self::British => "British",
        }
    }
}

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    // British spellings have letters that few other words have; where there
    // are none, no word needs to be looked up twice.
    let mut found = Vec::new();
    collect(input, Home::British, &mut found);
    if found.is_empty() {
        return;
    }
    collect(input, Home::American, &mut found);
    if count(&found, Home::American) == 0 {
        return;
    }
    // "labour" beside "analyze" and "program" is how Canada spells.
    let is_canadian = |word: &str| is_right_in(word, Region::Canadian);
    let mut british = found.iter().filter(|(home, ..)| *home == Home::British);
    if british.all(|(.., word)| is_canadian(word)) {
        found.retain(|(home, _, word)| *home == Home::British || !is_canadian(word));
    }
    // "afterward" has no counterpart that differs by a piece.
    found.retain(|(home, _, word)| counterpart(word, home.other()).is_some());
    found.sort_by_key(|(_, place, _)| *place);
    let (american, british) = (count(&found, Home::American), count(&found, Home::British));
    if american == 0 || british == 0 {
        return;
    }
    // The rarer is the slip; of equals, the one that comes second.
    let is_first = |home: Home| found.first().is_some_and(|(first, ..)| *first == home);
    let is_american_rare = american < british || american == british && is_first(Home::British);
    let rare = if is_american_rare {
        Home::American
    } else {
        Home::British
    };
    let of = |wanted: Home| found.iter().find(|(home, ..)| *home == wanted);
    let other = rare.other();
    let (Some((_, place, word)), Some((_, other_place, other_word))) = (of(rare), of(other)) else {
        return;
    };
    let message = format!(
        "“{word}” is {} spelling, “{other_word}” {}",
        rare.name(),
        other.name()
    );
    let finding = out
        .at(*place)
        .message(message)
        .label(*other_place, format!("{} spelling", other.name()));
    if let Some(right) = counterpart(word, other) {
        finding.fix(Fix {
            title: format!("write “{right}”"),
            // Which of the two is at home with the reader nobody here knows.
            safety: Safety::Suggest,
            edits: vec![Edit {
                place: *place,
                text: right,
            }],
        });
    }
}

fn count(found: &[(Home, Place, &str)], home: Home) -> usize {
    found.iter().filter(|(other, ..)| *other == home).count()
}

/// Pieces that tell the spellings apart: American, British.
const PIECES: [(&str, &str); 13] = [
    ("or", "our"),
    ("er", "re"),
    ("yz", "ys"),
    ("iz", "is"),
    ("el", "ell"),
    ("al", "all"),
    ("og", "ogue"),
    ("ray", "rey"),
    ("ill", "il"),
    ("oll", "ol"),
    ("gram", "gramme"),
    ("eck", "eque"),
    ("dgm", "dgem"),
];

/// Appends the words that are at home in one of the two alone.
fn collect<'t>(input: &Input<'t>, wanted: Home, found: &mut Vec<(Home, Place, &'t str)>) {
    // What the vocabulary holds is spelt so everywhere unless it says otherwise.
    let may =
        |words: &Words| !words.all_marks.has(Marks::LISTED) || words.any_marks.has(Marks::REGIONAL);
    let mut n_words = 0;
    let may = |sentence: &Sentence| {
        n_words += sentence.tokens.len();
        n_words <= MOST_WORDS && may(&sentence.words)
    };
    own::each_notable(input, may, may_be_regional, |word| {
        let (part, span) = (word.part, word.token().span());
        let word = span.of(word.text);
        if may_be(word, wanted) && home(word) == Some(wanted) {
            found.push((wanted, Place { part, span }, word));
        }
    });
}

/// Whether a small word may be spelt so in some countries alone, for all that
/// its marks tell.
fn may_be_regional(token: Token) -> bool {
    const OTHERS: Shape = Shape::CAPITAL
        .with(Shape::QUOTED)
        .with(Shape::CODE)
        .with(Shape::NUMBER)
        .with(Shape::WIDE);
    (token.id == 0 || token.marks.has(Marks::REGIONAL))
        && (4..=20).contains(&token.len)
        && !token.shape.has_any(OTHERS)
}

/// Whether a word in small letters holds what tells its home.
fn may_be(word: &str, home: Home) -> bool {
    let bytes = word.as_bytes();
    if bytes.len() < 4 || bytes.len() > 20 || !bytes[0].is_ascii_lowercase() {
        return false;
    }
    match home {
        Home::British => bytes.windows(3).any(|three| {
            matches!(
                three,
                b"our" | b"ise" | b"isa" | b"isi" | b"yse" | b"ysi" | b"lle" | b"lli"
            ) || matches!(
                three,
                b"gue" | b"que" | b"rey" | b"tre" | b"bre" | b"mme" | b"gem" | b"ilf"
            )
        }),
        Home::American => bytes.windows(2).any(|two| {
            matches!(
                two,
                b"or" | b"er" | b"yz" | b"iz" | b"og" | b"ay" | b"el" | b"al" | b"ll" | b"ck"
            ) || matches!(two, b"gm" | b"am")
        }),
    }
}

fn home(word: &str) -> Option<Home> {
    home_of(spelling::look_up(word)?)
}

fn is_right_in(word: &str, region: Region) -> bool {
    spelling::look_up(word).is_some_and(|entry| entry.is_right_in(region))
}

fn home_of(entry: Entry) -> Option<Home> {
    let is_right = |region| entry.is_right_in(region);
    match (is_right(Region::American), is_right(Region::British)) {
        (true, false) if !entry.is_variant() => Some(Home::American),
        (false, true) if !entry.is_variant() => Some(Home::British),
        _ => None,
    }
}

/// The word as it is spelt at the other home.
fn counterpart(word: &str, home: Home) -> Option<String> {
    let candidates = PIECES.iter().flat_map(|(american, british)| {
        let (from, to) = match home {
            Home::British => (*american, *british),
            Home::American => (*british, *american),
        };
        word.rmatch_indices(from)
            .map(move |(at, _)| format!("{}{to}{}", &word[..at], &word[at + from.len()..]))
    });
    let region = match home {
        Home::American => Region::American,
        Home::British => Region::British,
    };
    let is_right = |other: &String| {
        spelling::look_up(other).is_some_and(|entry| entry.is_lower() && entry.is_right_in(region))
    };
    let right = candidates.into_iter().find(is_right)?;
    Some(like(word, &right))
}
