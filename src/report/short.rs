//! `short`: one line a finding, in the form editors' error lists read; and a
//! line each on how the draft was read where that was not plain, in the same form.

use std::io;

use super::Columns;
use super::origin::Origin;
use super::plain::one_line;
use super::positions::Positions;
use crate::lint::Report;
use crate::message::PartKind;
use crate::occasion::Occasion;

pub(super) fn file(
    origin: Origin<'_>,
    report: &Report<'_>,
    columns: Columns,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let path = one_line(origin.path);
    let mut positions = Positions::new(origin, &report.message);
    // By itself first: small writes to what may be anything are slow.
    let mut lines = Vec::with_capacity(report.diagnostics.len() * USUAL);
    for diagnostic in &report.diagnostics {
        let at = positions.start(diagnostic.place);
        let column = match columns {
            Columns::Characters => at.column,
            Columns::Bytes => at.byte_column,
            Columns::Utf16 => at.utf16_column,
        };
        let is_option = report.message.part(diagnostic.place.part).kind == PartKind::Option;
        let path = if is_option { "--subject" } else { &path };
        lines.extend_from_slice(path.as_bytes());
        lines.push(b':');
        push_number(at.line, &mut lines);
        lines.push(b':');
        push_number(column, &mut lines);
        for word in [
            ": ",
            diagnostic.severity.name(),
            "[",
            diagnostic.rule.id,
            "] ",
            &one_line(&diagnostic.message),
            "\n",
        ] {
            lines.extend_from_slice(word.as_bytes());
        }
    }
    out.write_all(&lines)?;
    if origin.is_of_mailbox && report.reading.occasion == Occasion::None {
        return Ok(());
    }
    let first_line = 1 + origin.message.map_or(0, |nth| nth.n_lines_before);
    for (rule, n) in &report.dropped {
        writeln!(
            out,
            "{path}:{first_line}:1: note[{}] {n} more are not shown",
            rule.id
        )?;
    }
    for remark in &report.message.remarks {
        let remark = one_line(remark);
        writeln!(out, "{path}:{first_line}:1: note[remark] {remark}")?;
    }
    Ok(())
}

/// Bytes of a line, as they mostly are.
const USUAL: usize = 128;

/// Appends `number` in decimal digits: there are two a finding, and the way
/// through a formatter is long.
fn push_number(number: usize, out: &mut Vec<u8>) {
    if number >= 10 {
        push_number(number / 10, out);
    }
    let digits = b"0123456789";
    out.push(digits[number % 10]);
}
