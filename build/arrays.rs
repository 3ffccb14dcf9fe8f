//! Writes arrays as source text.

use std::fmt::{Display, Write as _};

/// Appends a static array called `name`, of items of a `kind`.
pub(crate) fn array<T: Display>(
    out: &mut String,
    name: &str,
    kind: &str,
    values: &[T],
) -> std::fmt::Result {
    write!(
        out,
        "pub(crate) static {name}: [{kind}; {}] = [",
        values.len()
    )?;
    for value in values {
        write!(out, "{value},")?;
    }
    writeln!(out, "];")
}
