//! The header block (RFC 5322 section 2.2): whether a source opens with one,
//! where it ends, and its fields. What the fields say is read elsewhere.

use super::names::{Kind, name_of};
use crate::text::Span;

/// Bytes of a header block that are read. Mail servers take a tenth of that.
pub(super) const MAX_HEADERS: usize = 1 << 20;

/// Where the header block of a source lies, and where its body begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The fields, to the end of the last one's line.
    pub(super) fields: Span,
    /// Where the body starts: after the blank line, if there is one.
    pub(super) body: usize,
    /// The fields that say something of the mail, and their values as in
    /// [`Field::value`]; in order, and of those that are read.
    pub(super) known: Vec<(Kind, Span)>,
    /// Whether a blank line or the end of the source ends the block, and none of
    /// its fields is an extension's.
    pub(super) is_plain: bool,
    /// Whether a field may mark the mail as urgent or ask for a receipt.
    pub(super) may_press: bool,
}

/// One field, unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    /// The name as written.
    pub(super) name: &'a [u8],
    /// Raw bytes after the colon, to the end of the last line, folds and line
    /// ends included.
    pub(super) value: Span,
}

impl Field<'_> {
    /// Whether this is the field of that name, in any case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }
}

/// Where the text of a source starts: after a UTF-8 byte order mark.
pub(super) fn start(source: &[u8]) -> usize {
    if source.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    }
}

/// The header block that opens `source`, if one does.
///
/// Its lines are `Name: value` or continue the line before with a blank, one
/// of the names at least is a mail header's, and a blank line ends it, or the
/// end of the source where the draft is nothing but headers. An mbox `From `
/// line before it is passed over (RFC 4155).
///
/// A text that follows without a blank line is a slip that mail readers
/// forgive, and so do we: the block ends before it if it holds a Subject, From
/// or To. Lines just before it whose names are no mail header's ("Note: ...")
/// are then rather the text's.
pub(super) fn find(source: &[u8]) -> Option<Block> {
    let mut first = start(source);
    if source[first..].starts_with(b"From ") {
        first = end_of_line(source, first);
    }
    let limit = first + MAX_HEADERS;
    let mut known: Vec<(Kind, Span)> = Vec::with_capacity(USUAL);
    let (mut is_mail, mut is_plain, mut is_extended) = (false, false, false);
    let mut may_press = false;
    let mut end_of_known = first;
    // What the field is that a line may continue.
    let (mut keeps, mut is_read) = (false, false);
    let mut at = first;
    loop {
        let next = end_of_line(source, at);
        let line = &source[at..next];
        if at == source.len() || matches!(line, b"\n" | b"\r\n") {
            return is_mail.then_some(Block {
                fields: Span::new(first, at),
                body: next,
                known,
                is_plain: !is_extended,
                may_press,
            });
        }
        if at > first && is_continuation(line) {
            at = next;
            if keeps {
                end_of_known = at;
            }
            if is_read && let Some((_, value)) = known.last_mut() {
                value.end = at.min(limit);
            }
            continue;
        }
        let Some(name) = name_of(line) else {
            break;
        };
        let kind = Kind::of(name);
        is_mail |= kind.is_mail();
        is_plain |= kind.is_plain();
        is_extended |= kind == Kind::Extension;
        may_press |= kind.may_press(name[0]);
        let value = at + name.len() + 1;
        is_read = kind.is_read() && value <= limit;
        if is_read {
            known.push((kind, Span::new(value, next.min(limit))));
        }
        at = next;
        keeps = kind != Kind::Unknown;
        if keeps {
            end_of_known = at;
        }
    }
    is_plain.then_some(Block {
        fields: Span::new(first, end_of_known),
        body: end_of_known,
        known,
        is_plain: false,
        may_press,
    })
}

/// Fields of a mail that are read: room for them is made at once.
const USUAL: usize = 12;

/// The fields at `block`, in order; lines that are none are passed over.
pub(super) fn fields(source: &[u8], block: Span) -> impl Iterator<Item = Field<'_>> {
    let source = &source[..block.end];
    let mut at = block.start;
    std::iter::from_fn(move || {
        while at < block.end {
            let start = at;
            at = end_of_line(source, at);
            while at < block.end && is_continuation(&source[at..]) {
                at = end_of_line(source, at);
            }
            if let Some(name) = name_of(&source[start..at]) {
                let value = Span::new(start + name.len() + 1, at);
                return Some(Field { name, value });
            }
        }
        None
    })
}

/// The offset after the line end that follows `at`.
#[inline]
pub(super) fn end_of_line(source: &[u8], at: usize) -> usize {
    let line_end = memchr::memchr(b'\n', &source[at..]);
    line_end.map_or(source.len(), |len| at + len + 1)
}

/// Whether a line continues the field before it (RFC 5322 section 2.2.3).
pub(super) fn is_continuation(line: &[u8]) -> bool {
    matches!(line, [b' ' | b'\t', ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The header block and the body of a source that has one.
    fn split(source: &str) -> Option<(&str, &str)> {
        let block = find(source.as_bytes())?;
        Some((
            &source[block.fields.start..block.fields.end],
            &source[block.body..],
        ))
    }

    #[test]
    fn a_blank_line_ends_the_headers() {
        assert_eq!(
            split("Subject: Hello\n\nHi,\n"),
            Some(("Subject: Hello\n", "Hi,\n"))
        );
        assert_eq!(split("To: a@b.c\r\n\r\nHi"), Some(("To: a@b.c\r\n", "Hi")));
        assert_eq!(
            split("x-tag: 1\nSUBJECT:Hello\n\tagain\nNote: 5\n\n\nHi"),
            Some(("x-tag: 1\nSUBJECT:Hello\n\tagain\nNote: 5\n", "\nHi"))
        );
        assert_eq!(
            split("content-type: text/plain\n\n"),
            Some(("content-type: text/plain\n", ""))
        );
    }

    #[test]
    fn a_draft_may_be_nothing_but_headers() {
        assert_eq!(split("Subject: Hello"), Some(("Subject: Hello", "")));
        assert_eq!(
            split("To: everyone who helped\n"),
            Some(("To: everyone who helped\n", ""))
        );
        assert_eq!(
            split("Subject: Hello\n \n"),
            Some(("Subject: Hello\n \n", ""))
        );
    }

    #[test]
    fn a_bare_text_has_none() {
        for text in [
            "",
            "\n",
            "Hi Priya,\n\nThank you.\n",
            "Hi Priya, thanks for today: it was good.\n\nBye\n",
            "Note: see you at 5\n\nHi\n",
            "Note: see you at 5\nPS: bring the demo\n\nHi\n",
            "X-Ray: it went well\n\nHi\n",
            "Sub: Hello\n\nHi\n",
            "Re: Hello\n\nHi\n",
            "https://example.com/role\n\nHi\n",
            "To whom it may concern:\n\nHi\n",
            "From what you said: it went well.\n\nHi\n",
            "From you I heard\nSub: Hello\n\nHi\n",
            "\nSubject: Hello\n\nHi\n",
            " Subject: Hello\n\nHi\n",
            "Subject Hello\n\nHi\n",
            ": Hello\n\nHi\n",
            "Date: 12 May\nHi Dana,\n",
            "Subj\u{e9}t: x\n\nHi",
        ] {
            assert_eq!(split(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_missing_blank_line_is_forgiven_below_a_subject() {
        assert_eq!(
            split("Subject: Hello\nHi Dana,\n\nBye: soon\n"),
            Some(("Subject: Hello\n", "Hi Dana,\n\nBye: soon\n"))
        );
        assert_eq!(
            split("To: a@b.c\nX-Tag: 1\n\tmore\nNote: at 5\nHi Dana"),
            Some(("To: a@b.c\nX-Tag: 1\n\tmore\n", "Note: at 5\nHi Dana"))
        );
        assert_eq!(
            split("Subject: Hello\n   \nHi Dana"),
            Some(("Subject: Hello\n   \n", "Hi Dana"))
        );
    }

    #[test]
    fn a_byte_order_mark_and_an_mbox_line_are_passed_over() {
        assert_eq!(
            split("\u{feff}From d@example.com Mon May 12 09:00:00 2025\nTo: a@b.c\n\nHi"),
            Some(("To: a@b.c\n", "Hi"))
        );
    }

    #[test]
    fn what_is_read_is_what_stands_there() {
        let long = format!("To: a\nSubject: {}\n b\nCc: c\n\n", "x".repeat(MAX_HEADERS));
        for source in [
            "To: a\r\n b\r\nX-Tag: 1\r\n 2\r\nDATE: 3\r\n\r\nHi",
            "Subject: a\n b\nNote: 1\n 2\nHi",
            "To: a\nX-Tag: 1\n\t2\nHi\nCc: b\n",
            &long,
        ] {
            let block = find(source.as_bytes()).expect("it has headers");
            let end = block.fields.end.min(block.fields.start + MAX_HEADERS);
            let read = fields(source.as_bytes(), Span::new(block.fields.start, end));
            let read = read.map(|field| (Kind::of(field.name), field.value));
            let read: Vec<_> = read.filter(|(kind, _)| kind.is_read()).collect();
            assert_eq!(block.known, read);
        }
    }

    #[test]
    fn fields_keep_their_folds() {
        let source = b"To: a\nnothing\nSubject: one\r\n two\r\n\tthree\r\n";
        let fields: Vec<_> = fields(source, Span::new(0, source.len())).collect();
        assert_eq!(fields.len(), 2);
        assert!(fields[1].is("subject"));
        let value = fields[1].value;
        assert_eq!(
            &source[value.start..value.end],
            b" one\r\n two\r\n\tthree\r\n"
        );
    }
}
