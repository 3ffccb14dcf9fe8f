//! `tone/emoji`

use std::borrow::Cow;

use super::spoken;
use crate::diagnostic::{Place, Severity};
use crate::draft::Bytes;
use crate::lint::Input;
use crate::message::PartId;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "tone/emoji",
    severity: Severity::Note,
    summary: "an emoji",
    why: "An emoji looks different on every screen, and some readers see an empty box. It says \
          something to friends; to people who decide about you it says that you took them for such.",
    help: "let the words say it",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed("Follow-ups are to be polite and professional."),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "No article speaks of emoji; they are no part of the business letter that the articles \
                 measure a follow-up by. One smiley made of letters is let pass.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "It was a joy to see the mill «🙂»",
                "It was a joy to see the mill.",
            ),
            (
                "Your plan for the ledger «🔥🔥🔥» stayed with me.",
                "Your plan for the ledger stayed with me.",
            ),
            (
                "«🙏» for your patience with my questions.",
                "Thank you for your patience with my questions.",
            ),
            ("I would join tomorrow «😂»!", ""),
            ("Fingers crossed «🤞🏽» for the next round.", ""),
            ("The team is lovely «❤️».", ""),
            ("I am ready «👩‍🚀» when you are.", ""),
            ("Sunny «☀️» greetings from the coast.", ""),
            ("I grew up in Galway «🇮🇪».", ""),
            ("«✨» Three things stayed with me.", ""),
            ("It was fun :) and I learned a lot «;-)»", ""),
            (
                "Dear Dana «👋»,\n\nThank you for Tuesday and the tour.\n\nBest,\nAna Ruiz",
                "",
            ),
            (
                "From: Ana Ruiz <ana.ruiz@mail.example>\nSubject: Interview on 12 May «🎉»\n\nDear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz",
                "",
            ),
        ],
        near: &[
            "I hope to hear from you soon :)",
            "The article is © 2024 Brightwater™, as you said.",
            "We met at 10:00 (room 8).",
            "The list: a) ledgers; b) audits; c) payroll.",
            "My marks were ★★★★ and ✓ throughout.",
            "I liked the sign “🚭 not even here” at the gate.",
            "The arrow → on your chart points the right way.",
            "Il fait 20° au bureau, as Lee put it.",
            "The 漢字 on the wall are beautiful.",
            "The ♭ and the ♯ on your plan are rooms, I think.",
            "As a note: D) was the answer I wanted to give.",
            "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n📞 555 0100",
            "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\nAna Ruiz\n\nOn 12 May 2026, Dana wrote:\n> See you then 🎉🎉",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let draft = input.draft;
    let mut n_smileys = 0;
    let may = |bytes: Bytes| bytes.has_any(Bytes::COLON.with(Bytes::WIDE));
    if let Some((part, _)) = draft.subject.as_ref().filter(|(_, prose)| may(prose.bytes)) {
        let whole = Span::new(0, input.message.text(*part).len());
        look(input, *part, whole, &mut n_smileys, out);
    }
    for block in spoken(draft).filter(|block| may(block.bytes)) {
        look(input, draft.body_part, block.span, &mut n_smileys, out);
    }
}

/// Reports the runs of emoji in `within`, and smileys but for the mail's first.
fn look(input: &Input<'_>, part: PartId, within: Span, n_smileys: &mut usize, out: &mut Sink<'_>) {
    let text = within.of(input.message.text(part));
    if !text.is_ascii() {
        look_for_emoji(text, part, within.start, out);
    }
    for at in memchr::memchr2_iter(b':', b';', text.as_bytes()) {
        // A colon before a blank is no eyes.
        if text
            .as_bytes()
            .get(at + 1)
            .is_none_or(u8::is_ascii_whitespace)
        {
            continue;
        }
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let is_apart = before.is_whitespace() || matches!(before, '.' | '!' | ',' | '?');
        if let Some(len) = smiley_len(&text[at..]).filter(|_| is_apart) {
            *n_smileys += 1;
            if *n_smileys > 1 {
                report(part, within.start, Span::new(at, at + len), out);
            }
        }
    }
}

/// The first bytes of emoji and of what joins them; of other characters, few but
/// typographic marks have one.
const LEADS: [u8; 3] = [0xe2, 0xef, 0xf0];

fn look_for_emoji(text: &str, part: PartId, offset: usize, out: &mut Sink<'_>) {
    let mut run: Option<Span> = None;
    let mut is_quoted = false;
    let [one, two, three] = LEADS;
    for at in memchr::memchr3_iter(one, two, three, text.as_bytes()) {
        let Some(ch) = text[at..].chars().next() else {
            continue;
        };
        let here = Span::new(at, at + ch.len_utf8());
        let open = run.filter(|open| open.end == at);
        if !is_emoji(ch) && (open.is_none() || !is_joiner(ch)) {
            continue;
        }
        if open.is_none() {
            if let Some(found) = run.filter(|_| !is_quoted) {
                report(part, offset, found, out);
            }
            is_quoted = text[..at].ends_with(['"', '\u{201c}', '\u{2018}', '\u{ab}']);
        }
        run = Some(open.map_or(here, |open| open.cover(here)));
    }
    if let Some(found) = run.filter(|_| !is_quoted) {
        report(part, offset, found, out);
    }
}

fn report(part: PartId, offset: usize, found: Span, out: &mut Sink<'_>) {
    let span = Span::new(offset + found.start, offset + found.end);
    out.at(Place { part, span });
}

/// Pictures that are no letter, arrow, tick or star.
fn is_emoji(ch: char) -> bool {
    let in_planes = matches!(ch, '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}');
    // Of the older symbols those that telephones draw in colour.
    let is_old = matches!(ch,
        '\u{2600}'..='\u{2604}' | '\u{2614}'..='\u{2615}' | '\u{2618}' | '\u{261d}' | '\u{2639}'..='\u{263b}'
        | '\u{2665}' | '\u{267f}' | '\u{26a1}' | '\u{26bd}'..='\u{26be}' | '\u{26c4}'..='\u{26c5}' | '\u{26f0}'..='\u{26fd}'
        | '\u{2705}' | '\u{2708}' | '\u{270a}'..='\u{270d}' | '\u{2728}' | '\u{274c}' | '\u{2753}'..='\u{2757}'
        | '\u{2763}'..='\u{2764}' | '\u{2b50}');
    in_planes || is_old
}

/// What belongs to the emoji before it: joiners and selectors.
fn is_joiner(ch: char) -> bool {
    matches!(
        ch,
        '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{2640}' | '\u{2642}'
    )
}

/// The length of the smiley at the beginning, if one stands there alone.
fn smiley_len(text: &str) -> Option<usize> {
    const SMILEYS: [&str; 12] = [
        ":-)", ":)", ";-)", ";)", ":-D", ":D", ":-P", ":P", ":-(", ":(", ":'(", ":))",
    ];
    let alone = |smiley: &&&str| {
        let behind = text.strip_prefix(**smiley);
        behind.is_some_and(|rest| !rest.starts_with(|ch: char| ch.is_alphanumeric() || ch == ')'))
    };
    SMILEYS.iter().find(alone).map(|smiley| smiley.len())
}

#[cfg(test)]
mod tests {
    use super::{LEADS, is_emoji, is_joiner};

    #[test]
    fn all_emoji_open_with_one_of_the_leads() {
        for ch in ('\0'..=char::MAX).filter(|ch| is_emoji(*ch) || is_joiner(*ch)) {
            let lead = ch.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(LEADS.contains(&lead), "{ch:?}");
        }
    }
}
