//! `file:` addresses of documents (RFC 8089), and the paths they stand for.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The path that `uri` stands for, if it is a file's on this machine.
pub(super) fn to_path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let bytes = decode(path.as_bytes())?;
    let text = String::from_utf8(bytes).ok()?;
    // `/C:/draft.eml` is `C:/draft.eml`.
    let is_drive =
        matches!(text.as_bytes(), [b'/', drive, b':', ..] if drive.is_ascii_alphabetic());
    let text = if is_drive { &text[1..] } else { &text };
    let is_path = is_drive || text.starts_with('/');
    is_path.then(|| PathBuf::from(text))
}

/// The address of the absolute `path`.
pub(super) fn from_path(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = "file://".to_owned();
    if !text.starts_with('/') {
        uri.push('/');
    }
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// `text` with `%C3` and the like as bytes.
fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_paths_go_both_ways() {
        let path = Path::new("/mail/my drafts/caf\u{e9} 100%.eml");
        let uri = from_path(path);
        assert_eq!(uri, "file:///mail/my%20drafts/caf%C3%A9%20100%25.eml");
        assert_eq!(to_path(&uri).as_deref(), Some(path));
        let of = |uri| to_path(uri).map(|path| path.to_string_lossy().into_owned());
        assert_eq!(of("file:///c%3A/d.eml").as_deref(), Some("c:/d.eml"));
        assert_eq!(of("file://localhost/d.eml").as_deref(), Some("/d.eml"));
        for uri in [
            "untitled:1",
            "file://host/d",
            "file:///%",
            "file:///%zz",
            "file:///%ff",
            "",
        ] {
            assert_eq!(of(uri), None, "{uri}");
        }
    }
}
