//! `short`: one line a finding, in the form editors' error lists read.

use std::io;

use super::Columns;
use super::plain::one_line;
use super::positions::Positions;
use crate::lint::Report;

pub(super) fn file(
    path: &str,
    report: &Report<'_>,
    columns: Columns,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut positions = Positions::new(&report.message);
    for diagnostic in &report.diagnostics {
        let at = positions.start(diagnostic.place);
        let column = match columns {
            Columns::Characters => at.column,
            Columns::Bytes => at.byte_column,
            Columns::Utf16 => at.utf16_column,
        };
        writeln!(
            out,
            "{}:{}:{}: {}[{}] {}",
            one_line(path),
            at.line,
            column,
            diagnostic.severity.name(),
            diagnostic.rule.id,
            one_line(&diagnostic.message),
        )?;
    }
    Ok(())
}
