//! Changes of what a page shows as changes of the page: of its text alone,
//! never of a tag.

use std::fmt::Write as _;

use super::chars::Charset;
use super::lower::lower;
use super::{Change, Declined};
use crate::text::SourceMap;

/// Changes of the visible text, which `map` leads back to `page`. What the
/// page's charset lacks becomes a character reference.
pub(super) fn changes(
    page: &str,
    (visible, map): (&str, &SourceMap),
    changes: &[Change],
    charset: Charset,
) -> Result<Vec<Change>, Declined> {
    lower(map, visible.as_bytes(), changes, |span, raw, new| {
        let n_open = |text: &str| text.bytes().filter(|byte| *byte == b'<').count();
        if n_open(raw.of(page)) > n_open(span.of(visible)) {
            return Err(Declined::new("a tag of the page stands in the place"));
        }
        let new = std::str::from_utf8(new).map_err(|_| Declined::new("it is no text"))?;
        let mut written = String::with_capacity(new.len());
        for ch in new.chars() {
            match ch {
                '&' => written.push_str("&amp;"),
                '<' => written.push_str("&lt;"),
                '>' => written.push_str("&gt;"),
                '\u{a0}' => written.push_str("&nbsp;"),
                _ if charset.encode(ch.encode_utf8(&mut [0; 4])).is_err() => {
                    let _ = write!(written, "&#{};", u32::from(ch));
                }
                _ => written.push(ch),
            }
        }
        Ok(written.into_bytes())
    })
}
