//! `json` and `json-lines`: the object editors read. Its shape is a promise,
//! so it has mirror types of its own, one module a version.

mod v1;

use std::io;

use super::origin::Origin;
use super::{Counts, Failure};
use crate::lint::Report;

/// The JSON Schema of the object, printed by `sincerely rules --report-schema`.
pub const SCHEMA: &str = include_str!("../../../schemas/report.json");

/// Bytes that the object of most files fits in.
const USUAL: usize = 8192;

/// What stands before a file within the object.
pub(super) fn before(is_first: bool) -> &'static [u8] {
    let before = if is_first { v1::OPENING } else { ",\n" };
    before.as_bytes()
}

/// One file within the object, on a line of its own.
pub(super) fn file(
    origin: Origin<'_>,
    report: &Report<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    // By itself first: small writes to what may be anything are slow.
    let mut object = Vec::with_capacity(USUAL);
    serde_json::to_writer(&mut object, &v1::File::new(origin, report))?;
    out.write_all(&object)
}

/// One file as a whole line.
pub(super) fn line(
    origin: Origin<'_>,
    report: &Report<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut line = Vec::with_capacity(USUAL);
    serde_json::to_writer(&mut line, &v1::File::new(origin, report))?;
    line.push(b'\n');
    out.write_all(&line)
}

/// The rest of the object.
pub(super) fn finish(
    counts: Counts,
    n_files: usize,
    failures: &[Failure],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if n_files == 0 {
        out.write_all(v1::OPENING.as_bytes())?;
    }
    out.write_all(b"\n],\"failures\":")?;
    serde_json::to_writer(&mut *out, &v1::failures(failures))?;
    out.write_all(b",\"summary\":")?;
    serde_json::to_writer(&mut *out, &v1::Summary::from(counts))?;
    out.write_all(b"}\n")
}
