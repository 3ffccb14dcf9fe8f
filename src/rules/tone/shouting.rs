//! `tone/shouting`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::draft::{Role, Sentence, Shape, Token};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::spelling;
use crate::text::Span;

/// Words that nobody makes an abbreviation of, or a name, but that people
/// raise their voice at.
#[rustfmt::skip]
const RAISED: [&str; 110] = [
    "absolutely", "all", "always", "amazing", "any", "anything", "awesome", "completely", "today", "know", "honour",
    "honor", "this", "free", "real", "more", "again", "everyone", "anyone", "nobody", "especially",
    "particularly", "seriously", "genuinely", "certainly", "excellent", "wonderful", "happy",
    "grateful", "sorry", "deserve", "believe", "promise",
    "definitely", "desperately", "ever", "every", "everything", "exactly", "extremely", "fantastic",
    "finally", "forward", "great", "huge", "immediately", "incredible", "love", "loved", "me",
    "must", "my", "need", "never", "not", "nothing", "only", "perfect", "please", "ready", "really",
    "right", "so", "still", "super", "sure", "thank", "thanks", "thrilled", "too", "totally",
    "truly", "very", "want", "wanted", "was", "were", "will", "would", "you", "your", "excited",
    "hard", "honestly", "much", "interested", "anywhere", "soon", "quickly", "tomorrow", "urgently",
    "important", "better", "eager", "delighted", "pleased", "proud", "enjoyed", "adored", "beautiful",
    "lovely", "brilliant", "superb", "passionate", "hoping", "waiting", "literally", "incredibly",
    "hugely", "entirely",
];

/// Side by side with other capitals these make a sentence of them, not a name.
const JOINING: [&str; 17] = [
    "to", "is", "was", "am", "are", "have", "be", "i", "with", "from", "that", "this", "when",
    "it", "for", "if", "you",
];

/// What capitals stand on.
#[rustfmt::skip]
const SIGNS: [&str; 16] = [
    "sign", "signs", "label", "labels", "poster", "notice", "button", "sticker", "banner", "series",
    "headline", "badge", "logo", "slogan", "campaign", "plaque",
];

/// Bytes of a sentence in which those are looked for.
const MOST_BYTES: usize = 2000;

/// Of the common words in a run of capitals: SCOWL's level.
const COMMON: u8 = 35;

/// Words in capitals, of ten, where the whole draft is in capitals.
const ALL_OF_TEN: usize = 7;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "tone/shouting",
    severity: Severity::Warning,
    summary: "words in capitals",
    why: "Capitals read as a raised voice. What they are to stress is the thing that a calm sentence \
          says better, and the reader hears only the voice.",
    help: "write it in small letters; the place in the sentence gives the stress",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed(
                "Follow-ups are to be polite and professional, and to come across as courteous.",
            ),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed("Words in capitals read as shouted."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "I am «VERY» interested in the ledger.",
                "I am very interested in the ledger.",
            ),
            (
                "«THANK YOU» for the tour of the mill.",
                "Thank you for the tour of the mill.",
            ),
            (
                "«PLEASE» let me know what comes next.",
                "Could you let me know what comes next?",
            ),
            ("I would «LOVE» to run the «RIGHT» ledger.", ""),
            ("It was «SO» good to see the mill.", ""),
            ("I have «NEVER» missed a shift.", ""),
            ("This is «EXACTLY» what I was looking for.", ""),
            ("I am «READY TO START» when you are.", ""),
            (
                "«IT WAS A PLEASURE TO MEET THE WHOLE TEAM». I liked it.",
                "",
            ),
            ("I can come «ANY» day.", ""),
            ("I want to work for «YOU».", ""),
            ("I hope to hear from you «SOON».", ""),
            (
                "DEAR DANA,\n\n«THANK YOU FOR MEETING WITH ME ON TUESDAY.» I LIKED THE PLAN FOR THE LEDGER. I HOPE TO JOIN YOU.\n\nANA RUIZ",
                "",
            ),
        ],
        near: &[
            "I hold the CSCS card, the PRINCE2 certificate and nine GCSEs, one GCSE in art.",
            "I worked at IKEA and BASF, then for HSBC in AML and KYC.",
            "We talked about ISO 9001, HACCP and the SWOT of it.",
            "I can weld TIG and MIG.",
            "I answered by the STAR method, as the NHS asks.",
            "You have REST and SOAP side by side, and a README that helps.",
            "The WARNING label on the press is the one I wrote.",
            "I rode along with the RED team at BANK OF AMERICA.",
            "I worked for NEXT and TARGET, and for BOOTS before that.",
            "The CAN bus, the AND gate and the NOT gate came up.",
            "My surname is DWYER, as on the list at the gate.",
            "I saw the sign “PLEASE DO NOT FEED THE GULLS” at your door.",
            "The role of PAYROLL ANALYST is just what I have worked towards.",
            "I used the IT desk in the US and the UK, and taught ME and ER nurses.",
            "Hi Dana,\n\nThank you for Tuesday.\n\nBest,\nANA RUIZ\nSENIOR PAYROLL ANALYST",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let paragraphs = || {
        draft
            .role(Role::Paragraph)
            .flat_map(|block| &draft.body.sentences[block.sentences.clone()])
    };
    let words = || paragraphs().flat_map(|sentence| &draft.body.tokens[sentence.tokens.clone()]);
    let is_shouted = |token: &&Token| token.shape.has(Shape::SHOUTED);
    let may_shout = |sentence: &&Sentence| sentence.words.any.has(Shape::SHOUTED);
    let n_shouted: usize = paragraphs()
        .filter(may_shout)
        .map(|sentence| {
            let words = draft.body.tokens[sentence.tokens.clone()].iter();
            words.filter(is_shouted).count()
        })
        .sum();
    if n_shouted == 0 {
        return;
    }
    // A draft all in capitals is one flaw.
    if n_shouted >= 8
        && n_shouted * 10 >= words().count() * ALL_OF_TEN
        && words()
            .filter(is_shouted)
            .take(24)
            .filter(|token| is_common(text, token))
            .count()
            >= 6
        && let Some(first) = paragraphs().next()
    {
        out.at(draft.place(first.span))
            .message("the whole mail is in capitals");
        return;
    }
    for sentence in paragraphs().filter(may_shout) {
        if names_sign(text, sentence.span) {
            continue;
        }
        let words = &draft.body.tokens[sentence.tokens.clone()];
        for run in runs(words) {
            if is_raised(text, run)
                && let (Some(first), Some(last)) = (run.first(), run.last())
            {
                out.at(draft.place(Span::new(first.span().start, last.span().end)));
            }
        }
    }
}

/// Whether a sentence speaks of something on which capitals stand.
fn names_sign(text: &str, sentence: Span) -> bool {
    // A sentence beyond any mail's is not searched to its end.
    let end = sentence.end.min(sentence.start + MOST_BYTES);
    let words =
        text[sentence.start..text.floor_char_boundary(end)].split(|ch: char| !ch.is_alphabetic());
    words.into_iter().any(|word| SIGNS.contains(&word))
}

/// Words in capitals side by side; "I" and "A" between such belong to them.
fn runs(words: &[Token]) -> impl Iterator<Item = &[Token]> {
    let is_single = |token: &Token| token.len == 1 && token.shape.has(Shape::CAPITAL);
    let belongs = move |token: &Token| token.shape.has(Shape::SHOUTED) || is_single(token);
    words
        .chunk_by(move |one, next| belongs(one) == belongs(next))
        .filter(move |run| belongs(&run[0]))
        .map(move |run| {
            // "I" before them is as always.
            let is_loud = |token: &Token| !is_single(token);
            let start = run.iter().position(is_loud).unwrap_or(run.len());
            let end = run.iter().rposition(is_loud).map_or(start, |at| at + 1);
            &run[start..end]
        })
        .filter(|run| !run.is_empty())
}

/// Whether words in capitals are stressed, not abbreviations, names or titles.
fn is_raised(text: &str, run: &[Token]) -> bool {
    let is_other = |token: &Token| token.shape.has(Shape::QUOTED) || token.shape.has(Shape::CODE);
    if run.iter().any(is_other) {
        return false;
    }
    let is_one_of = |list: &[&str], token: &Token| {
        let word = token.span().of(text);
        list.iter().any(|known| known.eq_ignore_ascii_case(word))
    };
    if let [only] = run {
        // "ME" and "NOT" alone are states, departments and gates.
        let word = only.span().of(text);
        let is_long = only.len > 3 || matches!(word, "SO" | "ANY" | "YOU" | "ALL" | "TOO");
        return is_long && is_one_of(&RAISED, only);
    }
    let n_common = run.iter().filter(|token| is_common(text, token)).count();
    let tells = run
        .iter()
        .any(|token| is_one_of(&RAISED, token) || run.len() > 2 && is_one_of(&JOINING, token));
    tells && n_common * 2 > run.len()
}

fn is_common(text: &str, token: &Token) -> bool {
    let word = token.span().of(text);
    token.len == 1
        || spelling::look_up(word).is_some_and(|entry| entry.is_lower() && entry.level() <= COMMON)
}
