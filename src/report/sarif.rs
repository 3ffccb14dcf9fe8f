//! `sarif`: the Static Analysis Results Interchange Format 2.1.0 (OASIS), which
//! code hosts and editors read. Built by hand: of some three thousand lines of
//! schema these few structures are all that findings in mail need.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};

use super::Failure;
use super::fixes::{RawEdits, raw_edits};
use super::origin::Origin;
use super::positions::Positions;
use crate::diagnostic::{Diagnostic, Place};
use crate::lint::Report;
use crate::message::PartKind;
use crate::occasion::Occasion;
use crate::rule::{Article, Rule};
use crate::text::{Position, Span};

const OPENING: &str = "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\
     \"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[\n";

/// The name of our fingerprints; another number is another way to make them.
const FINGERPRINT: &str = "sincerely/v1";

/// What is only known when all files were seen.
#[derive(Debug, Default)]
pub(super) struct Sarif {
    /// Rules with results, in the order of their first.
    rules: Vec<&'static Rule>,
    /// What there is to say beside the results.
    notifications: Vec<Value>,
    is_open: bool,
    has_results: bool,
}

/// The results of one file, made apart from those of others.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// Objects without the number of their rule, which all files decide.
    results: Vec<(&'static Rule, Vec<u8>)>,
    notifications: Vec<Value>,
}

impl Piece {
    pub(super) fn new(origin: Origin<'_>, report: &Report<'_>) -> io::Result<Self> {
        let edits = raw_edits(report);
        let mut file = File::new(origin, report, &edits);
        let results = report.diagnostics.iter().zip(&edits);
        let results = results.map(|(diagnostic, edits)| {
            let result = file.result(diagnostic, edits);
            Ok((diagnostic.rule, serde_json::to_vec(&result)?))
        });
        let results = results.collect::<io::Result<_>>()?;
        let mut notifications = Vec::new();
        for (rule, n_dropped) in &report.dropped {
            let text = format!("{n_dropped} more findings of {} are not shown", rule.id);
            notifications.push(notification("note", &text, &file.uri));
        }
        if !(origin.is_of_mailbox && report.reading.occasion == Occasion::None) {
            let remarks = report.message.remarks.iter();
            notifications.extend(remarks.map(|text| notification("note", text, &file.uri)));
        }
        Ok(Self {
            results,
            notifications,
        })
    }
}

impl Sarif {
    /// Writes the results of one file.
    pub(super) fn next(&mut self, piece: Piece, out: &mut dyn io::Write) -> io::Result<()> {
        self.open(out)?;
        for (rule, result) in piece.results {
            let rule = self.index(rule);
            if std::mem::replace(&mut self.has_results, true) {
                out.write_all(b",\n")?;
            }
            write!(out, "{{\"ruleIndex\":{rule},")?;
            out.write_all(&result[1..])?;
        }
        self.notifications.extend(piece.notifications);
        Ok(())
    }

    /// Writes the rest; `failures` are the files that could not be read.
    pub(super) fn finish(
        &mut self,
        failures: &[Failure],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        self.open(out)?;
        for failure in failures {
            let text = match failure.message {
                Some(number) => format!("message {number}: {}", failure.reason),
                None => failure.reason.clone(),
            };
            self.notifications
                .push(notification("error", &text, &uri(&failure.path)));
        }
        let version = env!("CARGO_PKG_VERSION");
        let rules: Vec<_> = self.rules.iter().map(|rule| descriptor(rule)).collect();
        let driver = json!({
            "name": "sincerely",
            "version": version,
            "semanticVersion": version,
            "rules": rules,
        });
        let invocation = json!({
            "executionSuccessful": failures.is_empty(),
            "toolExecutionNotifications": self.notifications,
        });
        out.write_all(b"\n],\"tool\":{\"driver\":")?;
        out.write_all(&serde_json::to_vec(&driver)?)?;
        out.write_all(b"},\"invocations\":[")?;
        out.write_all(&serde_json::to_vec(&invocation)?)?;
        out.write_all(b"]}]}\n")
    }

    fn open(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        if std::mem::replace(&mut self.is_open, true) {
            return Ok(());
        }
        out.write_all(OPENING.as_bytes())
    }

    fn index(&mut self, rule: &'static Rule) -> usize {
        let known = self
            .rules
            .iter()
            .position(|known| std::ptr::eq(*known, rule));
        known.unwrap_or_else(|| {
            self.rules.push(rule);
            self.rules.len() - 1
        })
    }
}

/// A file whose results are written.
struct File<'a> {
    uri: String,
    report: &'a Report<'a>,
    at: Positions<'a>,
    /// Byte offsets that regions start and end at, in order, each with the
    /// number of characters before it; none where those before are not counted,
    /// as in a mailbox.
    characters: Option<Vec<(usize, usize)>>,
    origin: Origin<'a>,
    /// How often a rule spoke of the same words.
    seen: BTreeMap<u64, usize>,
}

impl<'a> File<'a> {
    fn new(origin: Origin<'a>, report: &'a Report<'a>, edits: &[Vec<RawEdits>]) -> Self {
        let is_counted = origin.message.is_none() && report.message.utf16().is_none();
        Self {
            uri: uri(origin.path),
            report,
            at: Positions::new(origin, &report.message),
            characters: is_counted.then(|| characters(report, edits)),
            origin,
            seen: BTreeMap::new(),
        }
    }

    fn result(&mut self, diagnostic: &Diagnostic, edits: &[RawEdits]) -> Value {
        let text = match &diagnostic.help {
            Some(help) => format!("{}: {help}", diagnostic.message),
            None => diagnostic.message.clone().into_owned(),
        };
        let mut result = json!({
            "ruleId": diagnostic.rule.id,
            "level": diagnostic.severity.name(),
            "message": {"text": text},
            "locations": [self.location(diagnostic.place)],
            "partialFingerprints": {FINGERPRINT: self.fingerprint(diagnostic)},
        });
        if !diagnostic.labels.is_empty() {
            let labels = diagnostic.labels.iter().map(|label| {
                let mut location = self.location(label.place);
                location["message"] = json!({"text": label.message});
                location
            });
            result["relatedLocations"] = labels.collect();
        }
        let fixes: Vec<_> = (diagnostic.fixes.iter())
            .zip(edits)
            .filter_map(|(fix, edits)| {
                let replacements: Vec<_> = (edits.as_ref()?.iter())
                    .map(|(span, text)| {
                        json!({"deletedRegion": self.raw(*span), "insertedContent": {"text": text}})
                    })
                    .collect();
                let change = json!({
                    "artifactLocation": {"uri": self.uri},
                    "replacements": replacements,
                });
                let description = json!({"text": fix.title});
                Some(json!({"description": description, "artifactChanges": [change]}))
            })
            .collect();
        if !fixes.is_empty() {
            result["fixes"] = json!(fixes);
        }
        result
    }

    fn location(&mut self, place: Place) -> Value {
        let part = self.report.message.part(place.part);
        let artifact = json!({"uri": self.uri});
        if part.kind == PartKind::Option {
            // It stands on the command line, in no file.
            let logical = json!([{"name": "--subject"}]);
            let physical = json!({"artifactLocation": artifact});
            return json!({"physicalLocation": physical, "logicalLocations": logical});
        }
        let mut region = self.raw(part.map.to_raw(place.span).span);
        region["snippet"] = json!({"text": place.span.of(&part.text)});
        json!({"physicalLocation": {"artifactLocation": artifact, "region": region}})
    }

    /// The region of raw bytes, in lines, characters and bytes.
    fn raw(&mut self, span: Span) -> Value {
        let (start, end): (Position, Position) = (self.at.at(span.start), self.at.at(span.end));
        let mut region = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "byteOffset": self.origin.byte_start() + span.start,
            "byteLength": span.len(),
        });
        if let Some(characters) = &self.characters {
            let character = |offset: usize| {
                let at = characters.binary_search_by_key(&offset, |(at, _)| *at);
                at.map_or(0, |at| characters[at].1)
            };
            let first = character(span.start);
            region["charOffset"] = json!(first);
            region["charLength"] = json!(character(span.end) - first);
        }
        region
    }

    /// Tells a finding from others of the file, and stays the same when lines
    /// move: made of the rule, the words, and how often they came before.
    fn fingerprint(&mut self, diagnostic: &Diagnostic) -> String {
        let part = self.report.message.part(diagnostic.place.part);
        let words = diagnostic.place.span.of(&part.text);
        let words = words.split_whitespace().flat_map(|word| [word, " "]);
        let hash = [diagnostic.rule.id, "\n"]
            .into_iter()
            .chain(words)
            .fold(FNV, |hash, words| fnv(hash, words.as_bytes()));
        let nth = self.seen.entry(hash).or_default();
        *nth += 1;
        format!("{hash:016x}:{nth}")
    }
}

/// The offset basis of FNV-1a, 64 bits: a hash that is the same on every
/// machine and in every release.
const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The characters before each offset that a region of `report` needs, found in
/// one walk over the source.
fn characters(report: &Report<'_>, edits: &[Vec<RawEdits>]) -> Vec<(usize, usize)> {
    let message = &report.message;
    let raw = |place: Place| message.part(place.part).map.to_raw(place.span).span;
    let mut offsets: Vec<usize> = (report.diagnostics.iter())
        .flat_map(|found| {
            let labels = found.labels.iter().map(|label| raw(label.place));
            labels.chain([raw(found.place)])
        })
        .chain(
            edits
                .iter()
                .flatten()
                .flatten()
                .flatten()
                .map(|(span, _)| *span),
        )
        .flat_map(|span| [span.start, span.end])
        .map(|offset| offset.min(message.source.len()))
        .collect();
    offsets.sort_unstable();
    offsets.dedup();
    let (mut at, mut n_characters) = (0, 0);
    let counted = offsets.into_iter().map(|offset| {
        for chunk in message.source[at..offset].utf8_chunks() {
            // A byte that is not UTF-8 counts as one, as in a column.
            n_characters += chunk.valid().chars().count() + chunk.invalid().len();
        }
        at = offset;
        (offset, n_characters)
    });
    counted.collect()
}

/// `reportingDescriptor` of a rule. A `helpUri` comes with the pages of the
/// rules.
fn descriptor(rule: &Rule) -> Value {
    let why = rule.why.trim();
    let mut help = format!("{}\n\n{why}\n", rule.summary);
    if !rule.help.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(help, "\nInstead: {}\n", rule.help);
    }
    for source in rule.sources.iter() {
        let name = match source.article {
            Article::House => "house",
            article => article.title(),
        };
        let _ = write!(help, "\n{name}: {}\n", source.claims);
    }
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": why},
        "help": {"text": help},
        "defaultConfiguration": {"level": rule.severity.name()},
        "properties": {"tags": [rule.group()]},
    })
}

fn notification(level: &str, text: &str, uri: &str) -> Value {
    let location = json!({"physicalLocation": {"artifactLocation": {"uri": uri}}});
    json!({"level": level, "message": {"text": text}, "locations": [location]})
}

/// `path` as a reference (RFC 3986): relative as it is, absolute as a `file:`
/// address.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
