//! Lines of the body, and whose words they are: the writer's own, or a quote,
//! the signature below `-- ` or a footer.

use crate::text::Span;

/// Whose words a line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing but white space.
    Blank,
    /// The writer's own.
    Own,
    /// Somebody else's, or their introduction.
    Quoted,
    /// Below `-- `, which opens it (RFC 3676 section 4.3).
    Signature,
    /// A device's or a mail service's.
    Footer,
}

/// A line of the body, without white space at either end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    start: u32,
    end: u32,
    pub(super) kind: Kind,
}

impl Line {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// The lines of a body, each told apart.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let number = |n: usize| u32::try_from(n).expect("sources are under 4 GiB");
    // Mails are wrapped at seventy characters, or not at all; many lines are blank.
    let mut lines = Vec::with_capacity(text.len() / 40 + 8);
    let mut start = 0;
    while start < text.len() {
        let (end, span) = if text.as_bytes()[start] == b'\n' {
            (start + 1, Span::new(start + 1, start + 1))
        } else {
            let ahead = memchr::memchr(b'\n', &text.as_bytes()[start..]);
            let end = ahead.map_or(text.len(), |ahead| start + ahead + 1);
            (end, Span::new(start, end).trim(text))
        };
        start = end;
        let kind = if span.is_empty() {
            Kind::Blank
        } else {
            Kind::Own
        };
        lines.push(Line {
            start: number(span.start),
            end: number(span.end),
            kind,
        });
    }
    tell_apart(text, &mut lines);
    lines
}

fn tell_apart(text: &str, lines: &mut [Line]) {
    let mut in_signature = false;
    for at in 0..lines.len() {
        if lines[at].kind != Kind::Own {
            continue;
        }
        let first = text.as_bytes()[lines[at].start as usize].to_ascii_lowercase();
        if first == b'>' {
            lines[at].kind = Kind::Quoted;
            in_signature = false;
            continue;
        }
        if !in_signature && !may_be_foreign(first) {
            continue;
        }
        let line = lines[at].span().of(text);
        if may_open_quote(first) && opens_quote(text, &lines[at..]) {
            for rest in &mut lines[at..] {
                if rest.kind != Kind::Blank {
                    rest.kind = Kind::Quoted;
                }
            }
            return;
        }
        if let Some(count) = introduces_quote(text, &lines[at..]) {
            for intro in &mut lines[at..at + count] {
                intro.kind = Kind::Quoted;
            }
        } else if in_signature || line == "--" {
            in_signature = true;
            lines[at].kind = Kind::Signature;
        } else if is_footer(line) {
            lines[at].kind = Kind::Footer;
        }
    }
}

/// Whether a line that opens with this byte, in lower case, may be none of the
/// writer's own, by any of the openings below.
fn may_be_foreign(first: u8) -> bool {
    may_open_quote(first) || matches!(first, b'e' | b'g' | b'o' | b's')
}

/// The same of a line from which on all is somebody else's.
fn may_open_quote(first: u8) -> bool {
    matches!(first, b'-' | b'_' | b'*' | b'b' | b'f')
}

fn starts_with(line: &str, prefix: &str) -> bool {
    line.get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Whether from here on all is somebody else's: Outlook's header block, or a
/// forwarded or original message.
fn opens_quote(text: &str, lines: &[Line]) -> bool {
    let line = lines[0].span().of(text);
    let is_ruled = line.starts_with("--") || line.starts_with("__");
    if is_ruled && titles_quote(line) || starts_with(line, "Begin forwarded message") {
        return true;
    }
    let line = line.trim_start_matches('*');
    if !starts_with(line, "From:") {
        return false;
    }
    let fields = ["Sent:", "Date:", "To:", "Subject:", "Cc:"];
    let is_field = |line: &&Line| {
        let words = line.span().of(text).trim_start_matches('*');
        fields.iter().any(|field| starts_with(words, field))
    };
    lines.iter().skip(1).take(4).filter(is_field).count() >= 2
}

/// Whether a ruled line is the title of what was forwarded or answered.
fn titles_quote(line: &str) -> bool {
    let bare = line.trim_matches(['-', '_', ' ', '*']);
    let titles = [
        "Original Message",
        "Original Appointment",
        "Forwarded message",
    ];
    titles.iter().any(|title| starts_with(bare, title))
}

/// How many lines introduce a quote: "On Monday, Dana wrote:", perhaps wrapped.
/// When no `>` follows, all that follows is the quote.
fn introduces_quote(text: &str, lines: &[Line]) -> Option<usize> {
    let first = lines[0].span().of(text);
    let is_like_any = first.starts_with(['O', 'o']) && starts_with(first, "On ");
    if !is_like_any || !first.contains(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let ends = |line: &Line| line.span().of(text).ends_with("wrote:");
    let last = lines.iter().take(3).position(ends)?;
    let next = lines[last + 1..]
        .iter()
        .find(|line| line.kind != Kind::Blank);
    let is_marked = next.is_none_or(|line| line.span().of(text).starts_with('>'));
    Some(if is_marked { last + 1 } else { lines.len() })
}

/// A device's or a mail service's line.
fn is_footer(line: &str) -> bool {
    let openings = [
        "Sent from my ",
        "Sent from Outlook",
        "Sent from Yahoo",
        "Sent from Mail",
        "Get Outlook for ",
        "Sent via ",
        "Sent with Proton",
        "Envoyé de mon ",
    ];
    let is_like_any = line.starts_with(['S', 's', 'G', 'g', 'E', 'e']);
    is_like_any && line.len() < 80 && openings.iter().any(|opening| starts_with(line, opening))
}

/// Whether a paragraph is a legal notice, never the writer's own words.
pub(super) fn is_legal_notice(paragraph: &str) -> bool {
    if !(30..=4000).contains(&paragraph.len()) {
        return false;
    }
    if starts_with(paragraph, "please consider the environment") {
        return true;
    }
    if !may_tell_whom(paragraph.as_bytes()) {
        return false;
    }
    let words = paragraph.to_ascii_lowercase();
    let about = [
        "intended recipient",
        "intended solely",
        "intended only",
        "legally privileged",
        "received this email in error",
        "received this e-mail in error",
        "received this message in error",
        "named addressee",
    ];
    let is_notice = [
        "confidential",
        "privileged",
        "disclaimer",
        "notify the sender",
        "unauthorised",
        "unauthorized",
    ]
    .iter()
    .any(|word| words.contains(word));
    is_notice && about.iter().any(|phrase| words.contains(phrase))
}

/// Whether a paragraph has a word that is in each of a notice's phrases on whom
/// it is for, in any case; few have. Looked for by letters that are rare.
fn may_tell_whom(text: &[u8]) -> bool {
    let holds = |at: usize, before: usize, word: &[u8]| {
        let start = at.checked_sub(before);
        let found = start.and_then(|start| text.get(start..start + word.len()));
        found.is_some_and(|found| found.eq_ignore_ascii_case(word))
    };
    memchr::memchr2_iter(b'v', b'V', text)
        .any(|at| holds(at, 3, b"privileged") || holds(at, 5, b"received this "))
        || may_name_addressee(text)
            && memchr::memchr2_iter(b'd', b'D', text)
                .any(|at| holds(at, 7, b"intended ") || holds(at, 1, b"addressee"))
}

/// Whether three letters of "intended" or "addressee" are there. Told by how far any
/// three are from these, without branches, so that many bytes are looked at at a
/// time.
fn may_name_addressee(text: &[u8]) -> bool {
    let seconds = text.get(1..).unwrap_or_default();
    let thirds = text.get(2..).unwrap_or_default();
    let threes = text.iter().zip(seconds).zip(thirds);
    let nearest = threes.fold(u8::MAX, |nearest, ((one, two), three)| {
        let of_intended = (one ^ b'n') | (two ^ b'd') | (three ^ b'e');
        let of_addressee = (one ^ b'd') | (two ^ b'd') | (three ^ b'r');
        // Both cases of a letter differ by one bit.
        nearest.min(of_intended & !0x20).min(of_addressee & !0x20)
    });
    nearest == 0
}
