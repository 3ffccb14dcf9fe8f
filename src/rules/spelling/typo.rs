//! `spelling/typo`

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::doubts::{Doubt, Stand, doubts, is_casual, is_compound, is_joined, is_long_slip};
use super::english::{is_common, is_sure_slip};
use super::names::{self, stem_of};
use super::titles::{is_title, may_be_title};
use crate::diagnostic::{Edit, Fix, Place, Safety, Severity};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::spelling::{self, Correction};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "spelling/typo",
    severity: Severity::Warning,
    summary: "a word looks misspelt",
    why: "A slip of the pen is small, but it stands where the reader looks for care. With two \
          candidates equally good, it can be what decides.",
    help: "look it up, or add it to your words in the config if it is right",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Proofread your note: slips in spelling tell the reader about you, and nothing good.",
            ),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("Proofread what you send, as in any business letter."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "I hope to «recieve» the papers soon.",
                "I hope to receive the papers soon.",
            ),
            (
                "You will «definately» like the ledger, and I «beleive» Lee will too.",
                "You will definitely like the ledger, and I believe Lee will too.",
            ),
            (
                "The «oppurtunity» to see the desk was kind.",
                "The opportunity to see the desk was kind.",
            ),
            (
                "«Definately» the right desk for me.",
                "Definitely the right desk for me.",
            ),
            ("I am free on «Wensday».", "I am free on Wednesday."),
            ("I «dont» mind the nights.", "I don't mind the nights."),
            (
                "I «realy» «beleive» that «teh» «oportunity» is «definately» «intresting».",
                "I really believe that the opportunity is definitely interesting.",
            ),
            (
                "I would be an «Assitant» Manager, or a Senior «Enginer» in the «Recieving» Department.",
                "I would be an Assistant Manager, or a Senior Engineer in the Receiving Department.",
            ),
            ("«Weve» spoken of the desk.", "We've spoken of the desk."),
            (
                "Dear Dana,\n\nThank you for Tuesday. I «recieved» the ledger.\n\nAna\n\n> Hope you recieved the ledger.",
                "",
            ),
            (
                "hi dana,\n\nthanks for tuesday. i «realy» liked the mainframe and the «managment» plan, and i would love to join.\n\nana",
                "",
            ),
        ],
        near: &[
            "Priya Oyelaran-Hnatiuk showed me the Ledgerloom desk, and Oyelaran's notes helped.",
            "It had a certain grá about it. The colour of the café's façade is grey; the catalog's color is gray.",
            "I used kubectl, numpy, gRPC and `iptables` at https://ledgrloom.example/plann.",
            "She called it a \u{201c}ledgerr\u{201d}, and the NHSX and the RCNs agreed.",
            "pls let me know, thx, it was sooo good, haha.",
            "Dear Dana,\n\nThank you for Tuesday. The flumox stayed with me.\n\nAna\n\n> The flumox is our own word.",
            "hi stephh thanks for tuesday. i liked the yard.\n\nana",
            "We met on monday and spoke of english and of linkedin.",
            "Vielen Dank, Dana. Montrave and Ledgerly are two firms, and Wilden a third.",
            "The barcode was on the flipchart, unindexed and misattributed: a no-brainer.",
            "I re-read the co-op's pre-audit note, and the well-meant one.",
            "Vielen Dank, wir haben uns sehr gefreut und melden uns bald wieder bei Ihnen.",
            "Nous avons bien recu votre candidature et nous allons revenir vers vous dans quelques jours.",
            "Muchas gracias por su tiempo, espero tener noticias pronto sobre el puesto.",
            "Hartelijk dank voor het gesprek, wij hopen gauw iets van u te horen.",
            "Grazie mille per la vostra attenzione, sono molto felice di questo incontro.",
            "Je suis responsable de la correspondance avec les clients.",
            "I met Mr Teh of Carrer Balmes, and Kelsey Grammer, Responsable Marketing at Millenium.",
            "Mr Mananger and Tavrix Harrass spoke of Lee Enginer.",
            "The Senior Engineers of Fabrikant Services and the Manager Tarquill spoke.",
            "Dear Dana,\n\nThank you for Tuesday. The tollet was full of gimmings.\n\nAna\n\n> See the tollet, where the gimmings are.",
        ],
    },
    check: Check::Code(check),
};

/// Corrections are looked for, which takes a millisecond, for so many different
/// words of a draft; further ones are reported without.
const MOST_CORRECTED: usize = 50;
/// So many corrections are offered.
const MOST_OFFERED: usize = 3;
/// Corrections that are farther are not offered beside nearer ones.
const FARTHEST_OFFERED: u32 = 260;
/// One ordinary slip; asked of a draft without capitals, whose names are small.
const NEAR: u32 = 110;
/// A word that stands so often in a draft needs a correction that is nearest.
const OFTEN: usize = 2;
/// Two words that were joined are a word, unless another is so near.
const NEAREST_OF_JOINED: u32 = 75;
/// Two letters changed places, or one too few; asked where a name may stand.
const NEAREST: u32 = 70;
/// How much farther every other word is from a slip that can be of one word
/// alone.
const ONE_OF_ITS_KIND: u32 = 25;

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let doubts = doubts(input);
    if doubts.is_empty() {
        return;
    }
    let wanted: BTreeSet<String> = doubts.iter().map(|doubt| stem_of(doubt.word)).collect();
    let (told, large) = (names::told(input, &wanted), names::large(input, &wanted));
    let is_name = |doubt: &Doubt<'_>| {
        let word = stem_of(doubt.word);
        let is_amid = matches!(doubt.stand, Stand::Amid | Stand::Titled);
        told.names.contains(&word)
            || told.elsewhere.contains(&word) && (is_amid || !is_sure_slip(doubt.word))
            || !is_amid && large.contains(&word) && !is_long_slip(doubt.word)
    };
    let blanks = input.blanks;
    let in_blank = |place: Place| {
        let next = blanks.partition_point(|blank| blank.end <= place.span.start);
        place.part == input.draft.body_part
            && blanks
                .get(next)
                .is_some_and(|blank| blank.overlaps(place.span))
    };
    let is_casual = is_casual(input);
    let mut verdicts: BTreeMap<(&str, Stand), Option<Verdict>> = BTreeMap::new();
    let mut n_corrected = 0;
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for doubt in &doubts {
        *uses.entry(doubt.word).or_default() += 1;
    }
    for doubt in doubts
        .iter()
        .filter(|doubt| !is_name(doubt) && !in_blank(doubt.place))
    {
        let verdict = verdicts
            .entry((doubt.word, doubt.stand))
            .or_insert_with(|| {
                n_corrected += 1;
                // What somebody writes again and again is a term of theirs.
                let is_term = uses.get(doubt.word).is_some_and(|n| *n >= OFTEN);
                let limit = match (is_term, is_casual) {
                    (true, _) => NEAREST,
                    (false, true) => NEAR,
                    (false, false) => u32::MAX,
                };
                judge(doubt, limit, n_corrected <= MOST_CORRECTED)
            });
        match verdict {
            Some(_) if out.is_full() => drop(out.at(doubt.place)),
            Some(verdict) => report(doubt, verdict, out),
            None => {}
        }
    }
}

/// What is offered for a misspelt word.
struct Verdict {
    /// At most [`MOST_OFFERED`], best first.
    corrections: Vec<String>,
    /// The list of known misspellings knows what was meant, and it is no name.
    is_sure: bool,
}

/// Whether a word that no list holds is a slip, and of what. Farther than
/// `limit` it is none where it stands.
fn judge(doubt: &Doubt<'_>, limit: u32, budget: bool) -> Option<Verdict> {
    let (word, stand) = (doubt.word, doubt.stand);
    let is_amid = matches!(stand, Stand::Amid | Stand::Titled);
    if let Some(right) = spelling::known_misspelling(word)
        .filter(|right| !is_amid || is_date(right) || is_long_slip(word))
    {
        // What has a capital of its own may be written so by whose name it is.
        let is_sure = !is_amid || is_date(&right);
        return Some(Verdict {
            corrections: vec![right],
            is_sure,
        });
    }
    if !budget {
        // Beyond reading one by one; what may be a name is none to report.
        let corrections = Vec::new();
        return (stand == Stand::Small && limit == u32::MAX).then_some(Verdict {
            corrections,
            is_sure: false,
        });
    }
    if stand == Stand::Titled && !may_be_title(word) {
        return None;
    }
    let corrections = spelling::suggest(word);
    let best = corrections.first()?;
    // "barcode" is a word that the list does not hold; "thouroughly" is none,
    // though "thou" and "roughly" are words.
    let is_parted = best.word.contains(' ') && is_compound(best.word.split(' '));
    if is_parted || best.cost > NEAREST_OF_JOINED && is_joined(word) {
        return None;
    }
    let is_slip = match stand {
        Stand::Amid => is_date(&best.word),
        Stand::Titled => is_one_title(word, &corrections),
        Stand::Opening => best.cost <= NEAREST && word.len() > 4 && is_common(&best.word),
        Stand::Small => best.cost <= farthest(word).min(limit),
    };
    let words = corrections
        .iter()
        .filter(|correction| correction.cost <= FARTHEST_OFFERED);
    let corrections = words
        .take(MOST_OFFERED)
        .map(|correction| correction.word.clone())
        .collect();
    is_slip.then_some(Verdict {
        corrections,
        is_sure: false,
    })
}

/// A word whose nearest neighbour is farther is a term of some trade, or an
/// abbreviation, rather than a slip: the shorter a word is, the less two slips
/// leave of it. Of misspellings as people make them, one in thirty is farther;
/// of the terms of technical documents, two in three are.
fn farthest(word: &str) -> u32 {
    // "wth" for "with", but "zsh".
    if !word.bytes().any(|letter| b"aeiouy".contains(&letter)) {
        return 62;
    }
    match word.len() {
        ..=5 => 95,
        6 => 130,
        7 | 8 => 140,
        _ => 170,
    }
}

/// Whether a word with a capital is nearest to a word of titles, and to no
/// other word as near.
fn is_one_title(word: &str, corrections: &[Correction]) -> bool {
    let [best, others @ ..] = corrections else {
        return false;
    };
    word.len() > 5
        && best.cost <= NEAREST
        && is_title(&best.word)
        && others
            .first()
            .is_none_or(|next| next.cost > best.cost + ONE_OF_ITS_KIND)
}

/// A weekday or a month: with a capital, and nobody's name.
fn is_date(word: &str) -> bool {
    let dates = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "September",
        "October",
        "November",
        "December",
    ];
    dates.contains(&word)
}

fn report(doubt: &Doubt<'_>, verdict: &Verdict, out: &mut Sink<'_>) {
    let (place, word) = (doubt.place, doubt.word);
    let mut finding = out.at(place).message(format!("“{word}” looks misspelt"));
    let words = &verdict.corrections;
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    if let Some((last, others)) = quoted.split_last() {
        let question = match others {
            [] => format!("did you mean {last}?"),
            others => format!("did you mean {} or {last}?", others.join(", ")),
        };
        finding = finding.help(question);
    }
    let safety = if verdict.is_sure {
        Safety::Safe
    } else {
        Safety::Suggest
    };
    for (right, quoted) in words.iter().zip(&quoted) {
        finding = finding.fix(Fix {
            title: format!("write {quoted}"),
            safety,
            edits: vec![Edit {
                place,
                text: right.clone(),
            }],
        });
    }
}
