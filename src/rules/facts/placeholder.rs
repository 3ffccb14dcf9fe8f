//! `facts/placeholder`

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::draft::{Block, Bytes, Draft, Prose, Role, Stretch};
use crate::lint::Input;
use crate::message::Message;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::rules::blanks::{self, Piece, Words};
use crate::text::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    id: "facts/placeholder",
    severity: Severity::Error,
    summary: "a placeholder is still in the draft",
    why: "An unfilled blank shows that the note was made from a template for anybody, and that \
          nobody read it through before it went out.",
    help: "fill it in, or take it out",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Abbot,
            claims: Cow::Borrowed("Proofread your note: the reader judges you by the slips in it."),
        },
        Source {
            article: Article::HowToFollowUp,
            claims: Cow::Borrowed("Proofread what you send."),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "I would love to join «[Company Name]» this summer.",
                "I would love to join Brightwater this summer.",
            ),
            (
                "Your «{{topic}}» stayed with me.",
                "Your ledger stayed with me.",
            ),
            (
                "We met on «(insert date)» in Leith.",
                "We met on 12 May in Leith.",
            ),
            (
                "Your point about «[specific topic you\ndiscussed]» stayed with me.",
                "Your point about the audit stayed with me.",
            ),
            (
                "I could begin within «XX» days.",
                "I could begin within ten days.",
            ),
            (
                "The «<position>» and «${role_name}» suit me.",
                "The desk suits me.",
            ),
            ("I liked «#{project}» and «%s» and «____».", ""),
            (
                "«[Insert one sentence about why you want to work for [Company], with an example]»",
                "",
            ),
            ("«TODO»: mention the audit.", ""),
            ("«Lorem ipsum dolor sit amet».", ""),
            ("«Lorem ipsum».", ""),
            (
                "Your «[project]» made me want the «[Job]» even more, and so did «[something they said]».",
                "Your mill made me want the desk even more, and so did the smell of it.",
            ),
            (
                "I liked the «[TEAM]», its view of «[industry trend]», and «[Specific thing you discussed]».",
                "",
            ),
            ("«Dear ,»\n\nThank you for Tuesday.\n\nAna Ruiz", ""),
            ("«Dear Ms. ,»\n\nThank you for Tuesday.\n\nAna Ruiz", ""),
            ("Dear «XX»,\n\nThank you for Tuesday.\n\nAna Ruiz", ""),
            ("Dear Mr «XX»,\n\nThank you for Tuesday.\n\nAna Ruiz", ""),
            ("I wrote to Ms. «XX» and am free on «xx/xx/2026».", ""),
            (
                "I wrote to «Mr./Ms. Last Name» on «XX/XX/XXXX» as well.",
                "",
            ),
            (
                "Dear «[Interviewer's Name]», thank you for Tuesday.\n\nBest,\n«[Your Name]»",
                "",
            ),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\nBest,\n«Your Name»\n«[Phone Number]»",
                "",
            ),
            (
                "We spoke on «TBD» of «<the project you mentioned>» and «*|TOPIC|*».",
                "",
            ),
            ("I know Mr./Ms. «[Last Name]» and $«XX,XXX» a year.", ""),
            (
                "Dear Dana,\n\nThank you for Tuesday.\n\n-- \n«{your name}»\n«<<Job Title>>»",
                "",
            ),
        ],
        near: &[
            "Dear [Ms. Tariq],\n\nThank you for Tuesday.\n\nAna Ruiz",
            "You wrote that \u{201c}the ledger [...] is slow\u{201d}, and see [1].",
            "I liked the slides (insert your own joke) very much.",
            "The plan is at <https://brightwater.example/plan> or from <dana@brightwater.example>.",
            "We use Vec<T>, list[index] and {} or {\"name\": 1} every day, and `[name]` once.",
            "The XX chromosome, Volume XX and Louis XX are three things.",
            "The [plan](https://brightwater.example/plan) is on my TODO list.",
            "The date is TBD, I know :] and {: and <3 and >_< as well.",
            "Lee (manager), Kim (job share) and Osei (the company's lawyer) were kind.",
            "She wrote \"[the company] has grown\", the start is TBC, and x_name(y) and [JOB-1234] stand here.",
            "Your name came up, and so did the company name.",
            "Dear Dana,\n\nThank you for Tuesday.\n\nLove,\nAna XX",
            "- [x] the ledger\n- [ ] the audit",
            "The XX and XY mice, the size XX coat and page XX of the guide made me smile.",
            "A tag XXX-7 hung there, and I noted #TODO beside it.",
            "Nobody needs lorem ipsum in a prospectus, you said.",
            "The dots in \"Signed: ____\" are what people miss.",
            "Your template said [Company Name] in red, and {{ city }} is escaped in the page.",
            "The <company> element of the feed was empty, and \\title{name} in the source too.",
            "I have it [sic] as [edited] and [redacted] in [1], with the [EXTERNAL] mark of [JIRA-123].",
            "Dear Dana,\n\nThank you for Tuesday.\n\nAna Ruiz\n\n> Dear [Name], we would like to see you on {{date}}.",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    for blank in input.blanks {
        out.at(input.draft.place(*blank));
    }
}

/// The blanks of the body in order; none overlaps another.
pub(crate) fn body_blanks(message: &Message<'_>, draft: &Draft) -> Vec<Span> {
    let text = message.text(draft.body_part);
    let mut found = Vec::new();
    // A greeting may end within a blank, so that what lies side by side is
    // looked at as one.
    let is_own = |block: &Block| !matches!(block.role, Role::Quoted | Role::Footer);
    for run in draft
        .blocks
        .chunk_by(|one, next| is_own(one) == is_own(next))
    {
        if let ([first, ..], [.., last]) = (run, run)
            && is_own(first)
        {
            if !may_hold(text, draft, run) {
                continue;
            }
            let region = run
                .iter()
                .fold(first.span, |all, block| all.cover(block.span));
            let (signature, stretches) = signature(text, run);
            let mut stretches = stretches.into_iter();
            let piece = |block: &Block| {
                let (prose, stretch) = match block.role {
                    Role::Signature => (&signature, stretches.next().unwrap_or_default()),
                    _ => (&draft.body, block.stretch()),
                };
                Piece::new(block.span, prose, stretch)
            };
            let pieces: Vec<Piece<'_>> = run.iter().map(piece).collect();
            let words = if signature.tokens.is_empty() {
                let sentences = first.sentences.start..last.sentences.end;
                Words::of(&draft.body, draft.body.numbers_of(&sentences))
            } else {
                Words::join(&pieces)
            };
            found.extend(blanks::find(text, region, &pieces, &words));
        }
    }
    let name = draft.signed.filter(|name| is_nobody(name.of(text)));
    let greetings = draft.role(Role::Greeting).map(|block| block.span);
    let gaps = greetings.filter(|greeting| greets_a_gap(greeting.of(text)));
    for more in name.into_iter().chain(gaps) {
        if !found.iter().any(|blank| blank.overlaps(more)) {
            let at = found.partition_point(|blank| blank.start < more.start);
            found.insert(at, more);
        }
    }
    found
}

/// Whether blocks that lie side by side may hold a blank: those of most mails hold
/// neither a mark nor a word that one begins with.
fn may_hold(text: &str, draft: &Draft, run: &[Block]) -> bool {
    let ([first, ..], [.., last]) = (run, run) else {
        return false;
    };
    let (mut end, mut bytes) = (first.span.start, Bytes::default());
    for block in run {
        // Nearly always line feeds.
        let between = Span::new(end, block.span.start).of(text);
        let is_plain = matches!(between.as_bytes(), [] | [b'\n'] | [b'\n', b'\n']);
        let is_told = block.role != Role::Signature;
        if !is_plain && blanks::may_be_in(between)
            || !is_told && blanks::may_be_in(block.span.of(text))
        {
            return true;
        }
        if is_told {
            bytes = bytes.with(block.bytes);
        }
        end = block.span.end;
    }
    let sentences = first.sentences.start..last.sentences.end;
    let words = Words::of(&draft.body, draft.body.numbers_of(&sentences));
    blanks::may_be_among(text, bytes, &words)
}

/// "Dear ," and "Dear Mr ,": the name was to stand before the comma.
fn greets_a_gap(greeting: &str) -> bool {
    let Some(rest) = greeting.strip_prefix("Dear ") else {
        return false;
    };
    let Some(rest) = rest.strip_suffix([',', ':']) else {
        return false;
    };
    let title = rest.trim();
    let titles = [
        "",
        "Mr",
        "Mrs",
        "Ms",
        "Mx",
        "Miss",
        "Dr",
        "Prof",
        "Professor",
    ];
    titles.contains(&title.trim_end_matches('.')) && (title.is_empty() || rest.ends_with(' '))
}

/// The words of the signatures among some blocks, which are not linted else.
fn signature(text: &str, run: &[Block]) -> (Prose, Vec<Stretch>) {
    let (mut signature, mut stretches) = (Prose::default(), Vec::new());
    for block in run.iter().filter(|block| block.role == Role::Signature) {
        signature.reserve(block.span.len());
        stretches.push(signature.push(text, block.span));
    }
    (signature, stretches)
}

/// A name signed that is nobody's.
fn is_nobody(name: &str) -> bool {
    let name = name.trim_matches(|ch: char| !ch.is_alphabetic());
    [
        "your name",
        "your full name",
        "name",
        "full name",
        "my name",
        "xx",
        "xxx",
        "firstname lastname",
        "first last",
        "signature",
    ]
    .iter()
    .any(|nobody| nobody.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use crate::{Options, lint};

    fn n_found(mail: &str) -> usize {
        let report = lint(mail.as_bytes(), &Options::default());
        let is_blank = |diagnostic: &&crate::Diagnostic| diagnostic.rule.id == super::RULE.id;
        report.diagnostics.iter().filter(is_blank).count()
    }

    #[test]
    fn nested_brackets_are_one_blank() {
        assert_eq!(
            n_found("Dear Dana,\n\nI liked {{{{ [name] }}}} and [[Company]].\n\nAna Ruiz\n"),
            2
        );
    }

    #[test]
    fn brackets_without_end_are_no_blanks() {
        assert_eq!(n_found(&"[".repeat(100_000)), 0);
        assert_eq!(n_found(&"[name ".repeat(100_000)), 0);
        assert_eq!(n_found(&"((((((((((((".repeat(10_000)), 0);
    }
}
