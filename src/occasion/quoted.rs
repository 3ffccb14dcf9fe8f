//! What the mail says that a draft answers: not decided yet, no, or the
//! writer's own words again.

use memchr::{memchr_iter, memchr2_iter};

use crate::diagnostic::Place;
use crate::draft::{Draft, Prose, Role};
use crate::message::Message;
use crate::occasion::Occasion;
use crate::phrases::{self, Scope, set};
use crate::text::Span;

/// Bytes of the quote that are read: an employer's answer is short, and what
/// stands further down is older.
const MOST: usize = 6000;

/// The mail that is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// Whether its introduction names the writer.
    pub(super) by_writer: bool,
    /// What it says, and where, if it is another's.
    pub(super) says: Option<(Occasion, Place)>,
    /// Its words.
    pub(super) words: Prose,
}

/// Reads the latest quoted mail, if any is quoted.
pub(super) fn read(message: &Message<'_>, draft: &Draft) -> Option<Quoted> {
    let block = draft
        .role(Role::Quoted)
        .find(|block| !block.span.is_empty())?;
    let text = message.text(draft.body_part);
    // The introduction may be a block of its own.
    let end = draft
        .role(Role::Quoted)
        .map(|each| each.span.end)
        .max()
        .unwrap_or(block.span.end);
    let end = text.floor_char_boundary(end.min(block.span.start + MOST));
    let span = Span::new(block.span.start, end);
    let latest = Latest::of(span.of(text));
    let intro = latest.intro.shifted(span.start);
    let by_writer = names_writer(message, intro.of(text));
    let mut words = Prose::with_room(latest.text.len());
    words.push_bare(&latest.text, Span::new(0, latest.text.len()));
    // What the writer says again is no answer.
    let said = if by_writer { None } else { says(&words) };
    let says = said.map(|(occasion, at)| {
        let at = latest.in_quote(at).shifted(span.start);
        (occasion, draft.place(at))
    });
    Some(Quoted {
        by_writer,
        says,
        words,
    })
}

/// The latest mail in a quote.
struct Latest {
    /// Its words, line by line, without the marks before them.
    text: String,
    /// Where each of these lines begins, there and in the quote.
    lines: Vec<[usize; 2]>,
    /// Its introduction, in the quote.
    intro: Span,
}

impl Latest {
    fn of(quote: &str) -> Self {
        let mut latest = Self {
            text: String::with_capacity(quote.len() + 1),
            lines: Vec::with_capacity(quote.len() / 40 + 8),
            intro: Span::default(),
        };
        let mut is_headed = false;
        let (mut start, mut number) = (0, 0);
        let line_ends = memchr_iter(b'\n', quote.as_bytes()).map(|at| at + 1);
        for end in line_ends.chain([quote.len()]) {
            let (mut first, mut depth) = (start, 0);
            for byte in &quote.as_bytes()[start..end] {
                match byte {
                    b'>' => depth += 1,
                    b' ' | b'\t' => {}
                    _ => break,
                }
                first += 1;
            }
            let words = &quote[first..end];
            let opens = may_introduce(words.as_bytes()) && is_introduction(words);
            if opens && number < 4 && !is_headed {
                is_headed = words.trim_end().ends_with(':') || words.starts_with("From:");
                let line = Span::new(start, start + quote[start..end].trim_end().len());
                latest.intro = if latest.intro.is_empty() {
                    line
                } else {
                    latest.intro.cover(line)
                };
            } else if opens && is_headed && number > 4 {
                // What follows is older.
                break;
            }
            if !opens && depth < 2 {
                latest.push(words, first);
            }
            start = end;
            number += 1;
        }
        latest
    }

    /// Appends the words of a line, which stand at `start` of the quote.
    fn push(&mut self, words: &str, start: usize) {
        // What opens with a mark does not open with a letter.
        if self.text.is_empty() && start > 0 {
            self.text.push(' ');
        }
        self.lines.push([self.text.len(), start]);
        self.text.push_str(words);
    }

    /// Where words of the text stand in the quote.
    fn in_quote(&self, words: Span) -> Span {
        let place = |at: usize| {
            let n_before = self.lines.partition_point(|[start, _]| *start <= at);
            let line = n_before.checked_sub(1).map(|line| self.lines[line]);
            line.map_or(at, |[start, in_quote]| in_quote + (at - start))
        };
        let last = words.end.saturating_sub(1);
        Span::new(place(words.start), place(last) + (words.end - last))
    }
}

/// Whether a line begins or ends like an introduction, as few do.
fn may_introduce(line: &[u8]) -> bool {
    // Blanks before or behind it may be wide.
    let is_odd = |byte: u8| !(b'!'..=b'~').contains(&byte) || byte == b'*';
    let [first, .., last] = line.trim_ascii() else {
        return false;
    };
    is_odd(*first)
        || matches!(first, b'F' | b'S' | b'D' | b'T' | b'C' | b'O')
        || is_odd(*last)
        || *last == b':'
}

/// "On Monday, Dana wrote:" or a field that opens a quote.
fn is_introduction(line: &str) -> bool {
    let line = line.trim().trim_start_matches('*');
    let fields = ["From:", "Sent:", "Date:", "To:", "Cc:", "Subject:"];
    fields.iter().any(|field| line.starts_with(field))
        || line.starts_with("On ")
            && line.contains(|ch: char| ch.is_ascii_digit())
            && line.len() < 200
        || line.ends_with("wrote:")
}

/// Whether the introduction holds the writer's address or full name.
fn names_writer(message: &Message<'_>, intro: &str) -> bool {
    // "To:" of the quoted mail names the writer as well.
    let by = intro.lines().next().unwrap_or_default();
    message.from.iter().any(|writer| {
        let name = writer.name.map(|part| message.text(part).trim());
        let is_named = name.is_some_and(|name| name.contains(' ') && holds(by, name));
        let address = &writer.address;
        is_named || by.contains('@') && address.contains('@') && holds(by, address)
    })
}

/// Whether a text holds words, in whatever case.
fn holds(text: &str, words: &str) -> bool {
    if !text.is_ascii() || !words.is_ascii() {
        return text.to_lowercase().contains(&words.to_lowercase());
    }
    let (text, words) = (text.as_bytes(), words.as_bytes());
    let Some(first) = words.first() else {
        return true;
    };
    let (small, large) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    memchr2_iter(small, large, text).any(|at| {
        let here = text.get(at..at + words.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(words))
    })
}

/// What the words say; a no says more than a not yet.
fn says(latest: &Prose) -> Option<(Occasion, Span)> {
    let found = phrases::find_quoted(latest);
    let kinds = [
        (Occasion::RejectionReply, set::QUOTED_REJECTION),
        (Occasion::NoDecisionReply, set::QUOTED_NO_DECISION),
    ];
    kinds.into_iter().find_map(|(occasion, set)| {
        let hit = found.hits(Scope::Body, set).first()?;
        let span = latest.span(hit.words());
        Some((occasion, span))
    })
}
