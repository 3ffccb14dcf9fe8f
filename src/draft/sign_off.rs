//! The end of a mail: closing words, name, signature.

use super::bare_name::bare_name;
use super::inline_ending::inline_ending;
use super::name::{is_name, is_name_line, is_placeholder_line};
use super::postscript::{name_below, starts_postscript};
use super::prose::Token;
use super::words;
use crate::phrases::{self, Openings};

use crate::text::Span;

/// Lines from the end among which closing words or a name are looked for.
const TAIL: usize = 12;
/// A closing line holds at most so many words beside the name.
const CLOSING_WORDS: usize = 9;
/// The bytes of so many words and a name, at the most.
const CLOSING_LINE: usize = 200;
/// What may stand behind closing words.
const KISSES: [&str; 3] = ["x", "xx", "xxx"];
/// The end of a mail; spans are offsets in the body's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ending {
    /// "Kind regards".
    pub(super) closing: Option<Span>,
    /// The name signed.
    pub(super) name: Option<Span>,
    /// Where the paragraphs end and the ending begins.
    pub(super) start: usize,
    /// Where the ending ends: a postscript may follow, and the name behind it.
    pub(super) end: usize,
}

/// Finds the end of a mail among its own lines (not blank, in order).
pub(super) fn ending(text: &str, own: &[Span], openings: &mut Openings) -> Option<Ending> {
    let end = own.last()?.end;
    // A postscript is the writer's own text again.
    let n_before = (own.len() + 1).saturating_sub(TAIL).max(1);
    let mut last = own[n_before..].iter();
    let body = last.rposition(|line| starts_postscript(line.of(text)));
    let (own, behind, end) = match body.map(|at| n_before + at) {
        Some(at) => (&own[..at], &own[at + 1..], own[at - 1].end),
        None => (own, &own[own.len()..], end),
    };
    let tail = &own[own.len().saturating_sub(TAIL)..];
    let mut reader = Reader::new(text);
    let mut ending = closing_line(&mut reader, openings, tail, end)
        .or_else(|| inline_ending(&mut reader, openings, tail, end))
        .or_else(|| bare_name(&mut reader, tail, end))?;
    ending.name = ending.name.or_else(|| name_below(&mut reader, behind));
    Some(ending)
}

/// How many words at the beginning close a mail: "Many thanks and speak soon".
pub(super) fn closing_words(text: &str, words: &[Token], openings: &mut Openings) -> Option<usize> {
    let mut n_words = openings.closing_words(words)?;
    while let Some(next) = words.get(n_words) {
        let joins = usize::from(next.span().of(text) == "and");
        match openings.closing_words(&words[n_words + joins..]) {
            Some(more) => n_words += joins + more,
            None => break,
        }
    }
    let kisses = words[n_words..].iter();
    let kisses = kisses.take_while(|word| KISSES.contains(&word.span().of(text)));
    n_words += kisses.count();
    // "Kind regards from"
    let is_from = words
        .get(n_words)
        .is_some_and(|word| word.span().of(text) == "from");
    Some(n_words + usize::from(is_from))
}

/// Tells the words of one stretch after the other, all in the same place.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    tokens: Vec<Token>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let tokens = Vec::with_capacity(CLOSING_LINE / 3);
        Self { text, tokens }
    }

    pub(super) fn words(&mut self, span: Span) -> &[Token] {
        self.tokens.clear();
        words::push(self.text, span, &mut self.tokens);
        &self.tokens
    }

    /// Whether closing words may stand at the beginning, by the first word: most
    /// lines have another.
    fn may_close(&mut self, line: Span) -> bool {
        if let Some(first) = words::plain_first(self.text, line) {
            return phrases::may_open(&[first]);
        }
        let bytes = line.of(self.text).as_bytes();
        let end = memchr::memchr2(b' ', b'\n', bytes);
        let first = end.map_or(line, |end| Span::new(line.start, line.start + end));
        phrases::may_open(self.words(first))
    }
}

pub(super) fn span_of(words: &[Token]) -> Span {
    match words {
        [first, .., last] => first.span().cover(last.span()),
        [only] => only.span(),
        [] => Span::default(),
    }
}

/// Closing words on a line of their own, perhaps with the name behind them.
fn closing_line(
    reader: &mut Reader<'_>,
    openings: &mut Openings,
    tail: &[Span],
    end: usize,
) -> Option<Ending> {
    let text = reader.text;
    let is_short = |(_, line): &(usize, &Span)| line.len() <= CLOSING_LINE;
    for (at, line) in tail.iter().enumerate().rev().filter(is_short) {
        if !reader.may_close(*line) {
            continue;
        }
        let words = reader.words(*line);
        if words.len() > CLOSING_WORDS + 4 {
            continue;
        }
        let Some(n_closing) = closing_words(text, words, openings) else {
            continue;
        };
        let rest = &words[n_closing..];
        let closing = span_of(&words[..n_closing]);
        let behind = Span::new(closing.end, line.end);
        let (name, follows) = if rest.is_empty() {
            let placeholder = Some(behind.trim(text)).filter(|at| is_placeholder_line(at.of(text)));
            (placeholder, &tail[at + 1..])
        } else if is_name(text, rest) && (is_parted(text, closing, rest) || at + 1 == tail.len()) {
            (Some(span_of(rest)), &tail[..0])
        } else if is_placeholder_line(behind.of(text)) {
            (Some(behind.trim(text)), &tail[..0])
        } else {
            continue;
        };
        let name = name.or_else(|| signed(reader, follows));
        // "Thanks," above "Kind regards," closes as well.
        let start = opening_closing(reader, openings, &tail[..at], *line).unwrap_or(closing.start);
        return Some(Ending {
            closing: Some(closing),
            name,
            start,
            end,
        });
    }
    None
}

/// Whether nothing, of somebody else's, stands between two lines.
pub(super) fn is_next(text: &str, one: Span, other: Span) -> bool {
    let between = text.get(one.end..other.start);
    between.is_none_or(|between| between.trim().is_empty())
}

/// The start of a line before the closing that only closes as well; nothing of
/// somebody else's stands between the two.
fn opening_closing(
    reader: &mut Reader<'_>,
    openings: &mut Openings,
    before: &[Span],
    closing: Span,
) -> Option<usize> {
    let text = reader.text;
    let line = before.last()?;
    if !line.of(text).ends_with(',') || !is_next(text, *line, closing) {
        return None;
    }
    let words = reader.words(*line);
    (closing_words(text, words, openings) == Some(words.len())).then_some(line.start)
}

/// Whether punctuation or a line break parts closing words and name.
fn is_parted(text: &str, closing: Span, name: &[Token]) -> bool {
    let between = Span::new(closing.end, name[0].span().start).of(text);
    between.contains([
        ',', '.', '!', '-', '\u{2013}', '\u{2014}', '\n', '~', ';', ':',
    ])
}

/// The name below closing words: the first line that can be one. Below an
/// explicit closing a short line in lower case is a name too.
fn signed(reader: &mut Reader<'_>, lines: &[Span]) -> Option<Span> {
    let text = reader.text;
    let first = lines.first()?;
    let is_short = {
        let words = reader.words(*first);
        let plain = !first.of(text).contains(['@', ':', '/', '+']);
        plain
            && !words.is_empty()
            && words.len() <= 4
            && words
                .iter()
                .all(|word| !word.shape.has(super::Shape::NUMBER))
    };
    if is_short {
        return Some(*first);
    }
    let mut lines = lines.iter().take(4).copied();
    lines.find(|line| {
        is_name_line(text, *line, reader.words(*line)) || is_placeholder_line(line.of(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name that a mail's own lines end with, and what is left of its text.
    fn ends(text: &str) -> Option<(&str, &str)> {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            start += line.len();
            Span::new(start - line.len(), start).trim(text)
        });
        let own: Vec<Span> = lines.filter(|line| !line.is_empty()).collect();
        let ending = ending(text, &own, &mut Openings::default())?;
        Some((ending.name?.of(text), &text[..ending.start]))
    }

    #[test]
    fn a_name_stands_below_words_that_are_no_closing_words() {
        let text = "I am still interested.\n\nAppreciate your time,\n";
        let mail = text.to_owned() + "Mitchell Tran\n0400 000 000\n";
        assert_eq!(ends(&mail), Some(("Mitchell Tran", text)));
        let text = "I enjoyed it.\n\nFrom one reader to another,\n";
        let mail = text.to_owned() + "Ana\n";
        assert_eq!(ends(&mail), Some(("Ana", text)));
    }

    #[test]
    fn a_name_may_stand_behind_the_last_sentence() {
        let text = "It was good to be there. ";
        for (ending, name) in [
            ("Kyle Brand", "Kyle Brand"),
            ("Kyle", "Kyle"),
            ("Regards Kyle Brand", "Kyle Brand"),
            ("Cheers Kyle", "Kyle"),
            ("Kyle Brand 07700 900789", "Kyle Brand"),
            ("Kind regards from Kyle", "Kyle"),
            (
                "Kind regards from\nKYLE BRAND\nTel. 07700 900789",
                "KYLE BRAND",
            ),
        ] {
            let mail = format!("{text}{ending}\n");
            let found = ends(&mail).map(|(name, _)| name);
            assert_eq!(found, Some(name), "{ending}");
        }
        for ending in ["Thank you", "Tomorrow", "Kyle and I met.", "I'll"] {
            assert_eq!(ends(&format!("{text}{ending}\n")), None, "{ending}");
        }
    }

    #[test]
    fn a_name_may_stand_below_a_postscript() {
        let text = "It was good to be there.\n\n";
        let mail = text.to_owned() + "Kind regards,\n\nPS: The kiln was warm.\n\nAna Ruiz\n";
        assert_eq!(ends(&mail), Some(("Ana Ruiz", text)));
        let mail = text.to_owned() + "Kind regards,\n\nPS: The kiln was warm.\n\nIt was.\n";
        assert_eq!(ends(&mail), None);
    }

    #[test]
    fn small_words_of_a_name_are_not_counted() {
        let text = "It was good to be there.\n\n";
        for name in [
            "Joana da Luz de Almeida e Castro Figueiredo",
            "Dr. rer. pol. habil. Uta Brandt",
            "Emir Yusuf bin Harun bin Salim Al Rashad",
        ] {
            let mail = format!("{text}Kind regards,\n{name}\n");
            assert_eq!(ends(&mail), Some((name, text)));
        }
    }

    #[test]
    fn what_goes_on_is_no_name() {
        for words in [
            "I'll\ncall you on Monday. 👋\n",
            "I’d\nbe glad to\n",
            "No\nrush at all.\n",
        ] {
            assert_eq!(ends(&format!("It was good to be there.\n\n{words}")), None);
        }
    }

    #[test]
    fn what_stands_below_a_name_takes_nothing_from_it() {
        for (name, below) in [
            ("Ana Ruiz", "m. 07700 900123"),
            ("Ana", "at Birch."),
            ("Mark", "e. m@home.example. w. mark.example"),
            ("Mark", "p.s. I forgot to say thanks."),
            ("Mary I'Anson", "Leeds"),
        ] {
            let mail = format!("It was good to be there.\n\n{name}\n{below}\n");
            let name = Some((name, "It was good to be there.\n\n"));
            assert_eq!(ends(&mail), name, "{below}");
        }
    }

    #[test]
    fn a_name_behind_a_dash_is_no_signature_s() {
        let text = "please\n-- \nBest,\n> \n\nIt.";
        let own = [(0, 6), (20, 23)].map(|(start, end)| Span::new(start, end));
        assert!(ending(text, &own, &mut Openings::default()).is_none());
    }

    #[test]
    fn two_closings_are_one_where_nothing_parts_them() {
        let start = |text: &str, own: &[Span]| {
            ending(text, own, &mut Openings::default()).map(|ending| ending.start)
        };
        let text = "It was good.\nThanks,\n\nBest,\nAna\n";
        let lines = [(0, 12), (13, 20), (22, 27), (28, 31)];
        let own = lines.map(|(start, end)| Span::new(start, end));
        assert_eq!(start(text, &own), Some(13));
        let text = "It was good.\nThanks,\n> No.\nBest,\nAna\n";
        let lines = [(0, 12), (13, 20), (27, 32), (33, 36)];
        let own = lines.map(|(start, end)| Span::new(start, end));
        assert_eq!(start(text, &own), Some(27));
    }

    #[test]
    fn a_line_that_goes_on_ends_nothing() {
        assert_eq!(
            ends("I met Lee,\nand we agreed on the plan for May.\n"),
            None
        );
        assert_eq!(ends("I met Lee, Dana,\nand Ana for the plan\n"), None);
    }
}
