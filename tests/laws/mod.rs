//! Laws that hold for any bytes. A fuzzer (`fuzz/`) and a bounded loop over
//! mutated fixtures (`tests/it/fuzz.rs`) both try them; each panics where it is
//! broken.

use sincerely::diagnostic::Safety;
use sincerely::message::mbox::{Next, next_start, opens};
use sincerely::message::{self, Message, PartKind};
use sincerely::occasion::Occasion;
use sincerely::report::{Columns, Format, Printer, raw_edits};
use sincerely::text::{RawSpan, SourceMap, Span};
use sincerely::{Options, Report};
use termcolor::NoColor;

/// A law, and what it is called.
pub(crate) type Law = (&'static str, fn(&[u8]));

/// Every law.
pub(crate) const ALL: [Law; 5] = [
    ("parse", parse),
    ("map", map),
    ("mbox", mbox),
    ("lint", lint),
    ("fix", fix),
];

/// Parts that are looked at: a message may have thousands of names.
const MOST_PARTS: usize = 12;

/// A message is read, its parts have maps as long as they are, and whatever
/// refers to a part refers to one there is.
pub(crate) fn parse(source: &[u8]) {
    for subject in [None, Some("Interview on 12 May")] {
        let message = message::parse(source, subject);
        assert!(message.body.is_some() != message.unreadable.is_some());
        for part in &message.parts {
            if part.kind != PartKind::Option {
                assert_eq!(part.map.text_len(), part.text.len(), "{:?}", part.kind);
            }
        }
        let named = [message.subject, message.body, message.header];
        let mailboxes = [&message.from, &message.to, &message.cc];
        let mailboxes = mailboxes.into_iter().flatten();
        let of_mailboxes = mailboxes.map(|mailbox| mailbox.name);
        for part in named.into_iter().chain(of_mailboxes).flatten() {
            let _ = message.text(part);
        }
        if let Some(unreadable) = &message.unreadable {
            assert!(!unreadable.reason.is_empty());
            assert!(unreadable.raw.end <= source.len());
        }
    }
}

/// A text's spans lead to bytes of the source, in order, and what is said to be
/// exact is.
pub(crate) fn map(source: &[u8]) {
    let message = message::parse(source, None);
    let mut dice = Dice::of(source);
    for part in message.parts.iter().take(MOST_PARTS) {
        for _ in 0..24 {
            let mut at = [0; 3].map(|_| dice.roll(part.text.len() + 1));
            at.sort_unstable();
            // Mostly near each other, as the words of a finding are.
            if dice.roll(4) > 0 {
                at[1] = at[1].min(at[0] + dice.roll(12));
                at[2] = at[2].min(at[1] + dice.roll(12));
            }
            let at = at.map(|at| part.text.floor_char_boundary(at));
            spans(&message, &part.text, &part.map, at);
        }
    }
}

fn spans(message: &Message<'_>, text: &str, map: &SourceMap, [a, b, c]: [usize; 3]) {
    let raw = |start, end| map.to_raw(Span::new(start, end));
    let (first, second, both) = (raw(a, b), raw(b, c), raw(a, c));
    for raw in [first, second, both] {
        assert!(raw.span.end <= message.source.len());
    }
    if a < b && b < c {
        let (one, other) = (first.span, second.span);
        assert!(one.start <= other.start && one.end <= other.end);
        assert_eq!(both.span, one.cover(other));
        let are_exact = first.exact && second.exact;
        assert!(!are_exact || one.end <= other.start, "{a} {b} {c}");
    }
    // Letters that take as many bytes as they are stand for themselves.
    let RawSpan { span, exact } = first;
    let words = &text[a..b];
    let is_plain = words.bytes().all(|byte| byte.is_ascii_alphabetic());
    if exact && is_plain && span.len() == words.len() {
        assert_eq!(&message.source[span.start..span.end], words.as_bytes());
    }
}

/// A file is parted into the same messages, however few bytes come at once, and
/// none is lost.
pub(crate) fn mbox(file: &[u8]) {
    if !opens(file, true) {
        return;
    }
    let whole = starts(file, file.len());
    let step = 1 + Dice::of(file).roll(40);
    assert_eq!(whole, starts(file, step), "{step} bytes at once");
    for pair in whole.windows(2) {
        assert!(file[pair[0]..pair[1]].starts_with(b"From "));
    }
}

/// Where the messages of a file start that is read `step` bytes at a time.
fn starts(file: &[u8], step: usize) -> Vec<usize> {
    let mut starts = vec![0];
    let (mut start, mut end, mut from) = (0, 0, 1);
    loop {
        match next_start(&file[start..end], from, end == file.len()) {
            Next::None => return starts,
            Next::At(at) => {
                start += at;
                from = 1;
                starts.push(start);
            }
            Next::NotBefore(at) => {
                assert!(end < file.len());
                from = at;
                end = (end + step).min(file.len());
            }
        }
    }
}

/// A report can be made and printed; its places are words of its parts, and its
/// edits bytes of the source, in order.
pub(crate) fn lint(source: &[u8]) {
    let options = |occasion| Options {
        today: Some(jiff::civil::date(2026, 6, 15)),
        occasion,
        ..Options::default()
    };
    for options in [options(None), options(Some(Occasion::CheckIn))] {
        let report = sincerely::lint(source, &options);
        places(&report);
        for format in [Format::Full, Format::Short(Columns::Bytes), Format::Json] {
            printed(format, &report);
        }
    }
}

/// A source that nothing is done to stays as it is, byte for byte, and one whose
/// fixes are made has no more to make.
pub(crate) fn fix(source: &[u8]) {
    let options = Options {
        today: Some(jiff::civil::date(2026, 6, 15)),
        occasion: Some(Occasion::CheckIn),
        ..Options::default()
    };
    for wanted in [Safety::Safe, Safety::Suggest] {
        let fixed = sincerely::fix::fix(source, &options, wanted);
        if fixed.done.is_empty() {
            assert_eq!(fixed.source, source, "{wanted:?}");
        }
        if !fixed.has_more {
            let again = sincerely::fix::fix(&fixed.source, &options, wanted);
            assert!(again.done.is_empty(), "{wanted:?}: {:?}", again.done);
            assert_eq!(again.source, fixed.source, "{wanted:?}");
        }
    }
}

fn places(report: &Report<'_>) {
    let message = &report.message;
    for found in &report.diagnostics {
        let labels = found.labels.iter().map(|label| label.place);
        let edits = found.fixes.iter().flat_map(|fix| &fix.edits);
        let edited = edits.map(|edit| edit.place);
        for place in labels.chain(edited).chain([found.place]) {
            let words = message
                .text(place.part)
                .get(place.span.start..place.span.end);
            assert!(words.is_some(), "{}: {place:?}", found.rule.id);
        }
    }
    for edits in raw_edits(report).into_iter().flatten().flatten() {
        let mut last = 0;
        for (raw, _) in edits {
            assert!(last <= raw.start && raw.end <= message.source.len());
            last = raw.end;
        }
    }
}

/// A report in one format.
pub(crate) fn printed(format: Format, report: &Report<'_>) -> Vec<u8> {
    let mut out = NoColor::new(Vec::new());
    let mut printer = Printer::new(format);
    let written = printer
        .file("mail", report, &mut out)
        .and_then(|()| printer.finish(&[], &mut out));
    assert!(written.is_ok(), "{format:?}: {written:?}");
    out.into_inner()
}

/// A small generator of numbers, the same for the same bytes.
struct Dice(u64);

impl Dice {
    fn of(bytes: &[u8]) -> Self {
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(hash | 1)
    }

    /// A number below `n`, which is not zero.
    fn roll(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % n
    }
}
