//! The names of header fields (RFC 5322 section 3.6.8), and what they say.

/// What the name of a field says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Subject,
    From,
    To,
    Cc,
    Date,
    /// In-Reply-To or References.
    Earlier,
    ContentType,
    ContentDisposition,
    ContentTransferEncoding,
    /// Another of a mail, of which nothing is read.
    Mail,
    /// An extension's: no sign of mail, but of headers.
    Extension,
    /// No name that is known: "Note: see you at 5" may open a body.
    Unknown,
}

/// The names that make a header block of lines that look like one, of so many
/// bytes.
fn names_of(len: usize) -> &'static [(&'static str, Kind)] {
    use Kind::{
        Cc, ContentDisposition, ContentTransferEncoding, ContentType, Date, Earlier, From, Mail,
        Subject, To,
    };
    match len {
        2 => &[("To", To), ("Cc", Cc)],
        3 => &[("Bcc", Mail)],
        4 => &[("From", From), ("Date", Date)],
        6 => &[("Sender", Mail)],
        7 => &[("Subject", Subject)],
        8 => &[("Reply-To", Mail), ("Received", Mail), ("Priority", Mail)],
        10 => &[
            ("Message-ID", Mail),
            ("References", Earlier),
            ("Importance", Mail),
        ],
        11 => &[("In-Reply-To", Earlier), ("Return-Path", Mail)],
        12 => &[
            ("MIME-Version", Mail),
            ("Content-Type", ContentType),
            ("Delivered-To", Mail),
            ("Thread-Topic", Mail),
        ],
        14 => &[("DKIM-Signature", Mail)],
        19 => &[("Content-Disposition", ContentDisposition)],
        22 => &[("Authentication-Results", Mail)],
        25 => &[("Content-Transfer-Encoding", ContentTransferEncoding)],
        _ => &[],
    }
}

impl Kind {
    /// What a name, which is not empty, says in any case.
    pub(super) fn of(name: &[u8]) -> Self {
        let known = names_of(name.len());
        // Mail programs write the names as they stand here.
        let is_written = |known: &str| known.as_bytes()[0] == name[0] && known.as_bytes() == name;
        let as_written = known.iter().find(|(known, _)| is_written(known));
        if let Some((_, kind)) = as_written {
            return *kind;
        }
        let in_any_case = |(known, _): &&(&str, _)| name.eq_ignore_ascii_case(known.as_bytes());
        match (name[0], known.iter().find(in_any_case)) {
            (_, Some((_, kind))) => *kind,
            (b'c' | b'C', None) if has_prefix(name, "Content-") => Self::Mail,
            (b'r' | b'R', None) if has_prefix(name, "Resent-") => Self::Mail,
            (b'x' | b'X', None) if has_prefix(name, "X-") => Self::Extension,
            _ => Self::Unknown,
        }
    }

    /// Whether the name is a mail header's.
    pub(super) fn is_mail(self) -> bool {
        !matches!(self, Self::Extension | Self::Unknown)
    }

    /// Whether the field, whose name begins so, may mark the mail as urgent or ask for
    /// a receipt: an extension, "Priority", "Disposition-Notification-To" or the like.
    pub(super) fn may_press(self, first: u8) -> bool {
        match self {
            Self::Extension => true,
            Self::Mail => matches!(first, b'I' | b'i' | b'P' | b'p'),
            Self::Unknown => matches!(first, b'D' | b'd' | b'R' | b'r'),
            _ => false,
        }
    }

    /// Whether anything is read of the field.
    pub(super) fn is_read(self) -> bool {
        self.is_mail() && self != Self::Mail
    }

    /// Whether it is one of the fields that a block without a blank line after it
    /// must hold one of.
    pub(super) fn is_plain(self) -> bool {
        matches!(self, Self::Subject | Self::From | Self::To)
    }
}

/// The field name that opens a line: printable ASCII up to the colon.
pub(super) fn name_of(line: &[u8]) -> Option<&[u8]> {
    let mut end = 0;
    while let Some(piece) = line.get(end..).and_then(|rest| rest.first_chunk()) {
        let stops = stops(u64::from_le_bytes(*piece));
        end += stops.trailing_zeros() as usize / 8;
        if stops != 0 {
            break;
        }
    }
    let is_inside = |byte: &&u8| byte.is_ascii_graphic() && **byte != b':';
    end += line[end..].iter().take_while(is_inside).count();
    (end > 0 && line.get(end) == Some(&b':')).then_some(&line[..end])
}

/// The high bit of the first of eight bytes that is a colon or not printable; what
/// is told of those behind it may be wrong.
fn stops(piece: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let colons = piece ^ (ONES * u64::from(b':'));
    let is_colon = colons.wrapping_sub(ONES) & !colons;
    let is_low = piece.wrapping_sub(ONES * u64::from(b'!')) & !piece;
    let is_high = piece.wrapping_add(ONES) | piece;
    (is_colon | is_low | is_high) & (ONES << 7)
}

fn has_prefix(name: &[u8], prefix: &str) -> bool {
    name.get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_case() {
        for len in 0..40 {
            for (name, kind) in names_of(len) {
                assert_eq!(name.len(), len, "{name}");
                assert_eq!(Kind::of(name.as_bytes()), *kind, "{name}");
                assert_eq!(Kind::of(name.to_uppercase().as_bytes()), *kind, "{name}");
            }
        }
        assert_eq!(Kind::of(b"content-id"), Kind::Mail);
        assert_eq!(Kind::of(b"Resent-To"), Kind::Mail);
        assert_eq!(Kind::of(b"X-Tag"), Kind::Extension);
        assert_eq!(Kind::of(b"Note"), Kind::Unknown);
    }

    #[test]
    fn a_name_ends_before_the_first_colon() {
        let is_inside = |byte: &u8| byte.is_ascii_graphic() && *byte != b':';
        for byte in 0..=u8::MAX {
            for (n_before, n_behind) in [(0, 9), (1, 0), (3, 2), (7, 8), (8, 8), (12, 12)] {
                for other in [b'a', b'!', b'~', b'\x7f', 0xff, b':', b' '] {
                    let line = [
                        &b"Content-Transfer"[..n_before],
                        &[byte, other],
                        &b"Content-Transfer"[..n_behind],
                        b": x",
                    ]
                    .concat();
                    let end = line.iter().position(|byte| !is_inside(byte));
                    let end = end.filter(|end| *end > 0 && line[*end] == b':');
                    assert_eq!(name_of(&line), end.map(|end| &line[..end]), "{line:?}");
                }
            }
        }
    }
}
