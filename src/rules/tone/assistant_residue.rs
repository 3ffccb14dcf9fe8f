//! `tone/assistant-residue`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::draft::{Block, Prose, Role};
use crate::elements::WordList;
use crate::lint::Input;
use crate::phrases::{self, Found, Scope, set};
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::rules::letters;
use crate::text::Span;

/// Assistants speak before and after the mail, so only so many sentences at
/// either end of its text are read.
const ENDS: usize = 6;
/// Words of a sentence that are read; longer ones are nobody's.
const MOST_WORDS: usize = 60;
/// Bytes of a block beside the text that are read.
const MOST_BYTES: usize = 2000;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "tone/assistant-residue",
    severity: Severity::Error,
    summary: "a writing assistant's own words are still in the mail",
    why: "These words were meant for you and not for the reader. They say that somebody else wrote the \
          mail and that you did not read it before you sent it.",
    help: "take it out, and read the rest once more aloud",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed(
                "Proofread before you send: the reader judges you by what you overlook.",
            ),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("Proofread what you send."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "«Here's a polished version of your email»:\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "Certainly! «Here's a thank-you email you can» send today:\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "«Sure, here is a more professional version»:\n\n«**Subject: Interview on 12 May**»\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n«Let me know if you'd like me to adjust the tone»!",
                "",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n«Feel free to customize this» email.",
                "",
            ),
            (
                "«As an AI language model, I» have no payslips of my own.",
                "I have kept payslips for six years.",
            ),
            (
                "«I hope this draft helps»!",
                "I hope that the sketch of the ledger helps.",
            ),
            (
                "«Would you like me to make it» more concise?",
                "Would you like me to send the sketch?",
            ),
            (
                "«Remember to replace the placeholders» with the right names.",
                "",
            ),
            ("«This version keeps a warm tone» and stays short.", ""),
            ("«I've revised your message for clarity».", ""),
            ("«I can also write a shorter version» if you like.", ""),
            (
                "Of course! «Here's a warm and gracious note you can send»:\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "Certainly! «Below is a polished draft that sounds better».\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "«I've tidied up the wording and flow of your email»:\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n«Note: this draft avoids» saying too much. «You can change the date in the first sentence».",
                "",
            ),
        ],
        near: &[
            "Here's the link to the article that I mentioned.",
            "Here is the revised draft of the floor plan you asked for.",
            "Let me know if you'd like me to send a second sample.",
            "Would you like me to bring the drawings on Friday?",
            "As an AI engineer I was drawn to your search team.",
            "As an AI language model engineer I kept the payslips of a whole town.",
            "I've fixed the spelling.",
            "The letter was drafted by an AI, you guessed, and we laughed.",
            "I hope this helps to answer your question about audits.",
            "Certainly the tour was the best part.",
            "Here is a note on the kiln that you can send to the panel.",
            "I have corrected the date in the letter I sent you.",
            "Note: this draft of the rota is the one we spoke of.",
            "Feel free to call my former manager.",
            "I have revised my answer to your question on pricing.",
            "The AI language model you are training for court records is close to my thesis.",
            "I can also write a short brief on the pilot if that helps.",
            "The version of the ledger that you showed me keeps a warm copy.",
            "Sub: Interview on 12 May\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz",
            "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\n> Here's a polished version of your email:",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let text = input.message.text(draft.body_part);
    let mut found = Vec::new();
    beside(text, draft.role(Role::Preamble), &mut found);
    let is_introduced = !found.is_empty();
    let said = residue(&draft.body, input.found);
    if !said.is_empty() {
        let paragraphs: Vec<usize> = draft
            .role(Role::Paragraph)
            .flat_map(|block| block.sentences.clone())
            .collect();
        let tail = paragraphs.len().saturating_sub(ENDS);
        let is_at_an_end = |sentence: &usize| {
            let at = paragraphs.partition_point(|other| other < sentence);
            at < ENDS || at >= tail
        };
        let said = said.into_iter().filter(|(at, _)| is_at_an_end(at));
        found.extend(said.map(|(_, span)| span));
    }
    beside(text, draft.role(Role::Signature), &mut found);
    if is_introduced {
        found.extend(subject_line(text, draft.role(Role::Preamble)));
    }
    found.sort_by_key(|span| span.start);
    for span in found {
        out.at(draft.place(span));
    }
}

/// What an assistant says on the lines of blocks that are not the mail's text.
fn beside<'a>(text: &str, blocks: impl Iterator<Item = &'a Block>, found: &mut Vec<Span>) {
    let mut prose = Prose::default();
    for block in blocks {
        let end = block.span.end.min(block.span.start + MOST_BYTES);
        let head = Span::new(block.span.start, text.floor_char_boundary(end));
        for line in lines(text, head).filter(|line| may_say(line.of(text))) {
            prose.reserve(line.len());
            prose.push(text, line);
        }
    }
    if !prose.tokens.is_empty() {
        let said = residue(&prose, &phrases::find_beside(&prose));
        found.extend(said.into_iter().map(|(_, span)| span));
    }
}

/// Whether an assistant may say something on a line: most of those beside a mail
/// are names and addresses, and hold no word that a phrase begins with.
fn may_say(line: &str) -> bool {
    !line.is_ascii() || letters(line).any(|word| OPENERS.holds_folded(word))
}

/// The words, up to an apostrophe, that phrases of this rule begin with; run together
/// with others as people do, too.
#[rustfmt::skip]
static OPENERS: WordList<101> = WordList::new([
    "a", "absolutely", "alternative", "as", "be", "below", "casual", "certainly", "changes",
    "cleaned", "concise", "consider", "definitely", "do", "don", "dont", "edited", "edits",
    "enhanced", "enthusiastic", "feel", "fill", "find", "formal", "friendly", "gladly", "good",
    "got", "great", "happy", "here", "hope", "hopefully", "how", "i", "im", "improved",
    "improvements", "ive", "just", "keep", "key", "let", "lets", "long", "longer", "make", "more",
    "my", "no", "note", "notes", "of", "ok", "okay", "option", "optional", "please", "polished",
    "pro", "professional", "proofread", "quick", "refined", "remember", "replace", "revised",
    "rewritten", "shall", "short", "shorter", "should", "shouldn", "shouldnt", "simply", "subject",
    "suggested", "sure", "swap", "tell", "that", "the", "they", "this", "tip", "tips", "tone",
    "try", "version", "want", "warm", "warmer", "we", "what", "why", "word", "would", "wouldn",
    "wouldnt", "you", "your",
]);

/// The longest words of an assistant's in each sentence that has some, with the
/// number of the sentence.
fn residue(prose: &Prose, found: &Found) -> Vec<(usize, Span)> {
    let mut said: Vec<(usize, Span)> = Vec::new();
    for hit in found.hits(Scope::Body, set::ELEMENTS_ASSISTANT_RESIDUE) {
        let number = prose.sentence_of(hit.start as usize);
        let span = prose.span(hit.words());
        if hit.end() as usize > prose.sentences[number].tokens.start + MOST_WORDS {
            continue;
        }
        match said.last_mut() {
            Some((last, longest)) if *last == number => {
                if span.len() > longest.len() {
                    *longest = span;
                }
            }
            _ => said.push((number, span)),
        }
    }
    said
}

/// The subject that an assistant proposes above the mail.
fn subject_line<'a>(text: &str, blocks: impl Iterator<Item = &'a Block>) -> Option<Span> {
    let is_subject = |line: &Span| {
        let bare = line.of(text).trim_start_matches(['*', '#', '_', ' ']);
        bare.get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case("subject:"))
    };
    blocks
        .flat_map(|block| lines(text, block.span))
        .find(is_subject)
}

/// The lines of a block, without white space at either end.
fn lines(text: &str, within: Span) -> impl Iterator<Item = Span> {
    let mut start = within.start;
    std::iter::from_fn(move || {
        let rest = &text.as_bytes()[start..within.end];
        let len = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let line = Span::new(start, start + len);
        start = line.end;
        (len > 0).then(|| line.trim(text))
    })
}

#[cfg(test)]
mod tests {
    use super::may_say;
    use crate::phrases::openings;

    #[test]
    fn every_phrase_begins_with_an_opener() {
        let openings = openings("assistant-residue");
        assert!(openings.len() > 90, "{openings:?}");
        for word in openings {
            assert!(may_say(&word), "{word}");
        }
        assert!(!may_say("Ana Ruiz, Senior Nurse"));
    }
}
