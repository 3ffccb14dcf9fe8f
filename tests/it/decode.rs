//! Enough MIME to find where each text of a mail stands and to decode any
//! stretch of it; written apart from the library, to hold it to account.

use std::ops::Range;

/// A stretch of the source that holds one text.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    /// What reports call the part.
    pub(crate) part: &'static str,
    pub(crate) raw: Range<usize>,
    pub(crate) encoding: Encoding,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Plain,
    QuotedPrintable,
    Base64,
    /// As it stands, but lines that end in a blank go on (RFC 3676).
    Flowed,
    /// A header's value, with encoded words or without (RFC 2047).
    Words,
}

/// A header: its name in lower case and where its value stands, folds and all.
type Header = (String, Range<usize>);

/// The texts of a mail with a header block; `None` if it opens with none.
pub(crate) fn regions(source: &[u8]) -> Option<Vec<Region>> {
    let (headers, body) = headers(source, 0..source.len());
    if !headers.iter().any(|(name, _)| KNOWN.contains(&&name[..])) {
        return None;
    }
    let mut regions = vec![Region {
        part: "header",
        raw: 0..body.start,
        encoding: Encoding::Plain,
    }];
    for (name, raw) in &headers {
        let part = match name.as_str() {
            "subject" => "subject",
            "from" | "to" | "cc" => "name",
            _ => continue,
        };
        regions.push(Region {
            part,
            raw: raw.clone(),
            encoding: Encoding::Words,
        });
    }
    entity(source, &headers, body, &mut regions);
    Some(regions)
}

const KNOWN: [&str; 4] = ["subject", "from", "to", "date"];

/// Lines with their ends, as ranges of `source`.
fn lines(source: &[u8], within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = within.start;
    source[within]
        .split_inclusive(|byte| *byte == b'\n')
        .map(move |line| {
            let range = start..start + line.len();
            start = range.end;
            range
        })
}

/// The headers of an entity, and its body.
fn headers(source: &[u8], within: Range<usize>) -> (Vec<Header>, Range<usize>) {
    let mut headers: Vec<Header> = Vec::new();
    for line in lines(source, within.clone()) {
        let text = &source[line.clone()];
        if text.iter().all(|byte| matches!(byte, b'\r' | b'\n')) {
            return (headers, line.end..within.end);
        }
        if matches!(text[0], b' ' | b'\t') {
            if let Some((_, value)) = headers.last_mut() {
                value.end = line.end;
            }
        } else if let Some(colon) = text.iter().position(|byte| *byte == b':') {
            let name = String::from_utf8_lossy(&text[..colon]).to_lowercase();
            headers.push((name, line.start + colon + 1..line.end));
        } else {
            return (Vec::new(), within);
        }
    }
    (headers, within.end..within.end)
}

fn entity(source: &[u8], headers: &[Header], body: Range<usize>, regions: &mut Vec<Region>) {
    let value = |wanted: &str| {
        let (_, raw) = headers.iter().find(|(name, _)| name == wanted)?;
        Some(String::from_utf8_lossy(&source[raw.clone()]).into_owned())
    };
    let content_type = value("content-type").unwrap_or_default();
    if let Some(boundary) = boundary(&content_type) {
        for part in parts(source, body, &boundary) {
            let (headers, body) = self::headers(source, part);
            entity(source, &headers, body, regions);
        }
        return;
    }
    let kind = content_type.trim().to_lowercase();
    let is_page = kind.starts_with("text/html");
    if kind.is_empty() || kind.starts_with("text/plain") || is_page {
        let encoding = value("content-transfer-encoding").unwrap_or_default();
        regions.push(Region {
            part: if is_page { "page" } else { "body" },
            raw: body,
            encoding: match encoding.trim() {
                "quoted-printable" => Encoding::QuotedPrintable,
                "base64" => Encoding::Base64,
                _ if kind.contains("format=flowed") => Encoding::Flowed,
                _ => Encoding::Plain,
            },
        });
    }
}

fn boundary(content_type: &str) -> Option<String> {
    let (_, rest) = content_type.split_once("boundary=")?;
    let rest = rest.trim_start_matches('"');
    let end = rest.find(['"', ';', '\r', '\n']).unwrap_or(rest.len());
    Some(rest[..end].to_owned())
}

/// What stands between the delimiters; the line end before one is its own.
fn parts(source: &[u8], body: Range<usize>, boundary: &str) -> Vec<Range<usize>> {
    let delimiter = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut start = None;
    for line in lines(source, body) {
        if source[line.clone()].starts_with(delimiter.as_bytes()) {
            if let Some(start) = start {
                let text = &source[start..line.start];
                let text = text.strip_suffix(b"\n").unwrap_or(text);
                let text = text.strip_suffix(b"\r").unwrap_or(text);
                parts.push(start..start + text.len());
            }
            start = Some(line.end);
        }
    }
    parts
}

impl Region {
    /// The text of the stretch `raw`, and whether both its ends fall between
    /// two characters as they are written.
    pub(crate) fn decode(&self, source: &[u8], raw: Range<usize>) -> (Vec<u8>, bool) {
        let slice = &source[raw.clone()];
        match self.encoding {
            Encoding::Plain => (slice.to_vec(), true),
            Encoding::Flowed => {
                let text = String::from_utf8_lossy(slice);
                let text = text
                    .replace("-- \r\n", "--\0\r\n")
                    .replace("-- \n", "--\0\n");
                let text = text.replace(" \r\n", " ").replace(" \n", " ");
                (text.replace("--\0", "-- ").into_bytes(), true)
            }
            Encoding::QuotedPrintable => (from_quoted_printable(slice), true),
            Encoding::Base64 => (from_base64(slice), true),
            Encoding::Words => {
                let units = units(source, self.raw.clone());
                let cut = |at: usize| {
                    let is_inside = |(unit, _): &Unit| unit.start < at && at < unit.end;
                    units.iter().any(is_inside)
                };
                let is_whole = !cut(raw.start) && !cut(raw.end);
                let inside = units
                    .iter()
                    .filter(|(unit, _)| unit.start < raw.end && raw.start < unit.end);
                (
                    inside.flat_map(|(_, text)| text.clone()).collect(),
                    is_whole,
                )
            }
        }
    }
}

/// Raw bytes that stand or fall together, and what they decode to.
type Unit = (Range<usize>, Vec<u8>);

/// A header's value in units; an encoded word's frame is in none of them.
fn units(source: &[u8], value: Range<usize>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut at = value.start;
    // Where the last encoded word ended, while only blanks have followed it.
    let mut after_word = None;
    while at < value.end {
        let rest = &source[at..value.end];
        if let Some((is_base64, payload, len)) = encoded_word(rest) {
            if let Some(n_units) = after_word {
                units.truncate(n_units);
            }
            let payload = at + payload.start..at + payload.end;
            if is_base64 {
                units.extend(groups(source, payload));
            } else {
                units.extend(escapes(source, payload));
            }
            after_word = Some(units.len());
            at += len;
            continue;
        }
        let byte = rest[0];
        let (len, text) = match byte {
            b'\r' | b'\n' => (1, vec![]),
            b'\\' if rest.len() > 1 => (2, vec![rest[1]]),
            _ => (1, vec![byte]),
        };
        if !byte.is_ascii_whitespace() {
            after_word = None;
        }
        units.push((at..at + len, text));
        at += len;
    }
    units
}

/// Whether it is base64, where its payload stands, and how long it is.
fn encoded_word(text: &[u8]) -> Option<(bool, Range<usize>, usize)> {
    let rest = text.strip_prefix(b"=?")?;
    let charset = rest.iter().position(|byte| *byte == b'?')?;
    let kind = *rest.get(charset + 1)?;
    if rest.get(charset + 2) != Some(&b'?') {
        return None;
    }
    let start = 2 + charset + 3;
    let len = text.get(start..)?.windows(2).position(|two| two == b"?=")?;
    let is_base64 = kind.eq_ignore_ascii_case(&b'b');
    Some((is_base64, start..start + len, start + len + 2))
}

fn escapes(source: &[u8], payload: Range<usize>) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = payload.start;
    while at < payload.end {
        let (len, byte) = match source[at] {
            b'=' => (3, hex(&source[at + 1..at + 3]).unwrap()),
            b'_' => (1, b' '),
            byte => (1, byte),
        };
        units.push((at..at + len, vec![byte]));
        at += len;
    }
    units
}

fn groups(source: &[u8], payload: Range<usize>) -> Vec<Unit> {
    payload
        .step_by(4)
        .map(|at| (at..at + 4, from_base64(&source[at..at + 4])))
        .collect()
}

fn hex(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}

fn from_quoted_printable(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = raw;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'=' {
            out.push(*byte);
        } else if let Some(after) = after.strip_prefix(b"\r\n").or(after.strip_prefix(b"\n")) {
            rest = after;
        } else if let Some(byte) = after.get(..2).and_then(hex) {
            out.push(byte);
            rest = &after[2..];
        } else {
            // A stretch that ends within an escape is not what it says it is.
            out.push(b'=');
        }
    }
    out
}

fn from_base64(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut bits, mut n_bits) = (0_u32, 0);
    for byte in raw {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(digit);
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            out.push(u8::try_from(bits >> n_bits & 0xff).expect("it is masked"));
        }
    }
    out
}
