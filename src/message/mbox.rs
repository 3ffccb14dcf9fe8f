//! The mbox file (RFC 4155): where its messages start, and what was done to
//! their lines so that no other could seem to start one.
//!
//! A message opens with a line `From <somebody> <date>`. Of the lines within
//! that open with `From `, writers stuff a `>` before each (mboxo), or before
//! those with some `>` already as well (mboxrd). Of either one `>` is taken
//! away: in mboxo, where `>>From ` was stuffed by nobody, it stays quoted.

use memchr::memmem;

use super::headers::{self, end_of_line};
use super::names::name_of;
use crate::text::{SourceMap, Span};

/// A line that parts messages is no longer than this; nor is the name of the
/// field below it.
const MAX_LINE: usize = 2000;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// What is known of the next message's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It starts here.
    At(usize),
    /// Not before this offset; more of the file may tell.
    NotBefore(usize),
    /// There is none.
    None,
}

/// Where the first message starts in a file that begins with `bytes`, if it is an
/// mbox; `is_all` if that is the whole of it. A byte order mark and blank lines may
/// stand before.
#[must_use]
pub fn first_start(bytes: &[u8], is_all: bool) -> Option<usize> {
    let mark = headers::start(bytes);
    let is_blank = |byte: &&u8| byte.is_ascii_whitespace();
    let n_blanks = bytes[mark..].iter().take_while(is_blank).count();
    let start = mark + n_blanks;
    let opens_line = n_blanks == 0 || bytes[start - 1] == b'\n';
    let opens = matches!(parts_at(&bytes[start..], 0, is_all), Parts::Yes);
    (opens_line && opens).then_some(start)
}

/// Whether a file that begins with `bytes` is an mbox.
#[must_use]
pub fn opens(bytes: &[u8], is_all: bool) -> bool {
    first_start(bytes, is_all).is_some()
}

/// Where a message starts in `window`, at `from` or after it; `is_all` if the
/// file ends where the window does. The window's first byte is a message's.
#[must_use]
pub fn next_start(window: &[u8], from: usize, is_all: bool) -> Next {
    let mut at = from.max(1) - 1;
    while let Some(found) = memmem::find(&window[at.min(window.len())..], b"\nFrom ") {
        let start = at + found + 1;
        match parts_at(window, start, is_all) {
            Parts::Yes => return Next::At(start),
            Parts::No => at = start,
            Parts::Unknown => return Next::NotBefore(start),
        }
    }
    if is_all {
        Next::None
    } else {
        Next::NotBefore(window.len().saturating_sub(b"\nFrom ".len() - 1).max(from))
    }
}

enum Parts {
    Yes,
    No,
    Unknown,
}

/// Whether the line at `start` parts two messages: it has a date, or has nothing
/// and follows a blank line; and a header field, or no header, comes next.
fn parts_at(window: &[u8], start: usize, is_all: bool) -> Parts {
    let rest = &window[start..];
    if !rest.starts_with(b"From ") {
        return Parts::No;
    }
    let known = &rest[..rest.len().min(MAX_LINE)];
    let Some(len) = memchr::memchr(b'\n', known) else {
        return if known.len() == MAX_LINE || is_all && !has_date(known) {
            Parts::No
        } else if is_all {
            Parts::Yes
        } else {
            Parts::Unknown
        };
    };
    let line = &known[..len];
    let is_bare = line[b"From ".len()..].trim_ascii().is_empty();
    let follows_blank =
        start == 0 || window[..start].ends_with(b"\n\n") || window[..start].ends_with(b"\n\r\n");
    if !(has_date(line) || is_bare && follows_blank) {
        return Parts::No;
    }
    let below = &rest[len + 1..];
    let below = &below[..below.len().min(MAX_LINE)];
    let next = &below[..end_of_line(below, 0)];
    let is_cut = !next.ends_with(b"\n") && below.len() < MAX_LINE && !is_all;
    if name_of(next).is_some() || matches!(next, b"\n" | b"\r\n") || is_all && next.is_empty() {
        Parts::Yes
    } else if is_cut {
        Parts::Unknown
    } else {
        Parts::No
    }
}

/// Whether a line holds a date as C writes it: `Mon May 12 09:00:00 2025`, with
/// or without seconds, and a time zone before or after the year.
fn has_date(line: &[u8]) -> bool {
    let mut words = line
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    let is_one_of = |names: &[&str], word: Option<&[u8]>| {
        word.is_some_and(|word| names.iter().any(|name| name.as_bytes() == word))
    };
    let is_number =
        |word: &[u8]| !word.is_empty() && word.len() <= 4 && word.iter().all(u8::is_ascii_digit);
    while let Some(word) = words.next() {
        if !is_one_of(&DAYS, Some(word)) {
            continue;
        }
        let mut rest = words.clone();
        if is_one_of(&MONTHS, rest.next())
            && rest.next().is_some_and(is_number)
            && rest.next().is_some_and(|time| time.contains(&b':'))
            && rest.any(|word| word.len() == 4 && is_number(word))
        {
            return true;
        }
    }
    false
}

/// The message without its stuffing, and the way back; none where there is none.
pub(super) fn unstuffed(source: &[u8]) -> Option<(Vec<u8>, SourceMap)> {
    let mut plain = Vec::new();
    let mut map = SourceMap::default();
    let mut kept = 0;
    for found in memmem::find_iter(source, b">From ") {
        let n_marks = source[..found]
            .iter()
            .rev()
            .take_while(|byte| **byte == b'>')
            .count();
        let start = found - n_marks;
        if start > 0 && source[start - 1] == b'\n' {
            plain.extend_from_slice(&source[kept..start]);
            map.push_same(Span::new(kept, start));
            kept = start + 1;
        }
    }
    if kept == 0 {
        return None;
    }
    plain.extend_from_slice(&source[kept..]);
    map.push_same(Span::new(kept, source.len()));
    Some((plain, map))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATED: &str = "From d@a.example Mon May 12 09:00:00 2025\n";

    /// The messages of a file, read `step` bytes at a time.
    fn messages(file: &[u8], step: usize) -> Vec<&[u8]> {
        let mut found = Vec::new();
        let (mut start, mut end, mut from) = (0, 0, 1);
        loop {
            let is_all = end == file.len();
            match next_start(&file[start..end], from, is_all) {
                Next::At(at) => {
                    found.push(&file[start..start + at]);
                    (start, from) = (start + at, 1);
                }
                Next::NotBefore(at) => {
                    from = at;
                    end = (end + step).min(file.len());
                }
                Next::None => {
                    found.push(&file[start..]);
                    return found;
                }
            }
        }
    }

    #[test]
    fn lines_that_part_messages() {
        for line in [
            DATED,
            "From MAILER-DAEMON Fri Jul  8 12:08:34 2011\r\n",
            "From - Mon Jan 02 15:04 2006\n",
            "From 1789@xxx Mon Jan 01 00:00:00 +0000 2024\n",
            "From ana at a.example  Tue Feb  3 12:00:00 CET 2024\n",
            "From \n",
            "From \r\n",
        ] {
            for below in ["Subject: x\n\nHi\n", "\nHi\n", ""] {
                assert!(opens(format!("{line}{below}").as_bytes(), true), "{line}");
            }
            assert!(!opens(format!("{line}Hi there\n").as_bytes(), true));
        }
        for line in [
            "From you I heard on Mon May 12\n",
            "From what you said: it went well.\n",
            "From: Dana\n",
            "from d@a.example Mon May 12 09:00:00 2025\n",
            "From 12:00 on\n",
        ] {
            let file = format!("{line}Subject: x\n\nHi\n");
            assert!(!opens(file.as_bytes(), true), "{line}");
        }
    }

    #[test]
    fn a_mark_and_blank_lines_may_stand_before() {
        for lead in ["\u{feff}", "\n\r\n", "\u{feff} \n\n"] {
            let file = format!("{lead}{DATED}Subject: x\n\nHi\n");
            assert_eq!(first_start(file.as_bytes(), true), Some(lead.len()));
        }
        let indented = format!("\n {DATED}Subject: x\n\nHi\n");
        assert_eq!(first_start(indented.as_bytes(), true), None);
    }

    #[test]
    fn a_file_is_parted_however_it_comes() {
        let bodies = [
            "Subject: a\n\nHi.\n\nFrom here on it is easy.\nFrom \n\n",
            "Subject: b\n\nHi.\n>From me.\n\n",
            "\n\nno headers\n",
            "Subject: d\n\nThe last, without a line end",
        ];
        let file = bodies.map(|body| [DATED, body].concat()).concat();
        let expected: Vec<_> = bodies.iter().map(|body| format!("{DATED}{body}")).collect();
        for step in [1, 2, 7, 64, file.len()] {
            let found = messages(file.as_bytes(), step);
            let found: Vec<_> = found
                .iter()
                .map(|each| each.escape_ascii().to_string())
                .collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|each| each.as_bytes().escape_ascii().to_string())
                .collect();
            assert_eq!(found, expected, "{step}");
        }
    }

    #[test]
    fn stuffing_is_taken_away_and_leads_back() {
        let source = b"From x\nSubject: a\n\n>From me\n>>From you\n> From us\nx >From\n";
        let (plain, map) = unstuffed(source).expect("there is some");
        assert_eq!(
            plain,
            b"From x\nSubject: a\n\nFrom me\n>From you\n> From us\nx >From\n"
        );
        assert_eq!(map.text_len(), plain.len());
        let raw = map.to_raw(Span::new(19, 26));
        assert_eq!(&source[raw.span.start..raw.span.end], b"From me");
        assert!(raw.exact);
        assert_eq!(unstuffed(b"Subject: a\n\n> From me\n"), None);
    }
}
