//! Prints how mails are read, as JSON, one line a file: `tests/public_mails.py`
//! compares it with what Python's `email` reads.
//!
//! `spans` leads words of the texts back to their raw bytes, `findings` those of
//! the report under an occasion where nearly every rule looks.

use std::io::{self, Write as _};
use std::process::ExitCode;

use serde_json::{Value, json};
use sincerely::message::{Mailbox, Message, PartId, PartKind};
use sincerely::occasion::Occasion;
use sincerely::text::Span;
use sincerely::{Options, lint};

/// Words of a text that are led back.
const MOST_WORDS: usize = 2000;

fn main() -> ExitCode {
    match dump() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "dump: {error}");
            ExitCode::from(2)
        }
    }
}

fn dump() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let options = Options {
        occasion: Some(Occasion::CheckIn),
        ..Options::default()
    };
    for path in std::env::args().skip(1) {
        let source = std::fs::read(&path)?;
        let report = lint(&source, &options);
        let message = &report.message;
        let text = |part: Option<PartId>| part.map(|part| message.text(part));
        let findings = report.diagnostics.iter().map(|finding| {
            let part = message.part(finding.place.part);
            span(message, finding.place.part, finding.place.span, part.kind)
        });
        let texts = [message.subject, message.body].into_iter().flatten();
        let spans = texts.flat_map(|part| words(message, part));
        let file = json!({
            "path": path,
            "subject": text(message.subject),
            "from": mailboxes(message, &message.from),
            "to": mailboxes(message, &message.to),
            "cc": mailboxes(message, &message.cc),
            "date": message.date.map(|date| date.to_string()),
            "body": text(message.body),
            "unreadable": message.unreadable.as_ref().map(|fault| &fault.reason),
            "remarks": message.remarks,
            "attachments": message.attachments.iter()
                .map(|part| json!([part.name, part.content_type]))
                .collect::<Vec<_>>(),
            "spans": spans.collect::<Vec<_>>(),
            "findings": findings.collect::<Vec<_>>(),
        });
        writeln!(out, "{file}")?;
    }
    out.flush()
}

fn mailboxes(message: &Message<'_>, mailboxes: &[Mailbox]) -> Vec<Value> {
    let pair = |mailbox: &Mailbox| {
        let name = mailbox.name.map(|name| message.text(name));
        json!([name.unwrap_or_default(), mailbox.address])
    };
    mailboxes.iter().map(pair).collect()
}

/// The words of a part, each with its raw bytes.
fn words(message: &Message<'_>, part: PartId) -> Vec<Value> {
    let text = message.text(part);
    let kind = message.part(part).kind;
    let words = text.split_whitespace().take(MOST_WORDS);
    let places = words.map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + word.len())
    });
    places
        .map(|place| span(message, part, place, kind))
        .collect()
}

fn span(message: &Message<'_>, part: PartId, span: Span, kind: PartKind) -> Value {
    let raw = message.part(part).map.to_raw(span);
    json!([
        kind.name(),
        span.of(message.text(part)),
        raw.span.start,
        raw.span.end,
        raw.exact
    ])
}
