//! `pressure/priority-header`

use std::borrow::Cow;

use crate::diagnostic::{Place, Severity};
use crate::lint::Input;
use crate::rule::{Article, Check, Rule, SampleText, Sink, Source};
use crate::text::Span;

/// Fields that ask for an answer from the reader's mail program when the mail
/// is opened (RFC 8098 section 2.1), and their older kin.
const RECEIPTS: [&str; 4] = [
    "Disposition-Notification-To",
    "Return-Receipt-To",
    "Read-Receipt-To",
    "X-Confirm-Reading-To",
];

pub(in crate::rules) const RULE: Rule = Rule {
    id: "pressure/priority-header",
    severity: Severity::Warning,
    summary: "the mail is marked as urgent",
    why: "A red flag in the inbox, or a pop-up that asks to confirm the reading, speaks before \
          your first word does. It says that your mail goes before the reader's other work, or \
          that you do not trust them to answer.",
    help: "switch it off in your mail program before you send",
    sources: Cow::Borrowed(&[
        Source {
            article: Article::Coppola,
            claims: Cow::Borrowed("Nothing in the mail should hurry the employer’s decision."),
        },
        Source {
            article: Article::CareerBeacon,
            claims: Cow::Borrowed("Do not become a nuisance, nor put the employer on the spot."),
        },
        Source {
            article: Article::House,
            claims: Cow::Borrowed(
                "No article speaks of headers; what they say of pressing words holds for flags and receipts.",
            ),
        },
    ]),
    samples: SampleText::Inline {
        bad: &[
            (
                "Subject: Interview on 12 May\n«X-Priority: 1»\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "From: Ana Ruiz <ana.ruiz@mail.example>\nTo: Dana Whitfield <dana@brightwater.example>\nX-Priority: 3\n\
                 Subject: Payroll analyst interview on 12 May\n\nDear Dana,\n\nThank you for meeting with me on Tuesday about the \
                 Payroll Analyst role.\n\nHearing how your team moved billing off the mainframe made me even more excited to join \
                 Brightwater. I have run two such migrations.\n\nI look forward to hearing from you.\n\nKind regards,\nAna Ruiz",
            ),
            (
                "«X-Priority: 2 (High)»\nSubject: Interview on 12 May\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "I look forward to hearing from you.",
            ),
            (
                "Subject: Interview on 12 May\n«Importance: high»\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "I remain very interested in the role.",
            ),
            (
                "Subject: Interview on 12 May\n«importance: High»\nX-MSMail-Priority: High\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "",
            ),
            (
                "Subject: Interview on 12 May\n«Priority: urgent»\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "",
            ),
            (
                "Subject: Interview on 12 May\n«X-MSMail-Priority: Highest»\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "",
            ),
            (
                "Subject: Interview on 12 May\n«Disposition-Notification-To: ana.ruiz@mail.example»\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "",
            ),
            (
                "«Return-Receipt-To: Ana Ruiz <ana.ruiz@mail.example>»\nSubject: Interview on 12 May\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "",
            ),
            (
                "Subject: Interview on 12 May\n«X-Confirm-Reading-To: ana.ruiz@mail.example»\nDisposition-Notification-To: ana.ruiz@mail.example\n\n\
                 Hi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "",
            ),
            (
                "Subject: Interview on 12 May\n«X-Priority: 1 (Highest)»\n«Read-Receipt-To: ana.ruiz@mail.example»\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
                "",
            ),
        ],
        near: &[
            "Subject: Interview on 12 May\nX-Priority: 3\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
            "Subject: Interview on 12 May\nX-Priority: 3 (Normal)\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
            "Subject: Interview on 12 May\nX-Priority: 5 (Lowest)\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
            "Subject: Interview on 12 May\nX-Priority: 10\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
            "Subject: Interview on 12 May\nImportance: normal\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
            "Subject: Interview on 12 May\nImportance: Low\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
            "Subject: Interview on 12 May\nPriority: non-urgent\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
            "Subject: Interview on 12 May\nX-MSMail-Priority: Normal\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
            "Subject: Interview on 12 May\nDisposition-Notification-To:\n\nHi Dana,\n\nThanks for today.\n\nAna Ruiz",
            "Subject: High priority: none\n\nHi Dana,\n\nThanks for today.\nImportance: high, as you said.\n\nAna Ruiz",
            "Hi Dana,\n\nThanks for today.\nX-Priority: 1\n\nAna Ruiz",
        ],
    },
    check: Check::Code(check),
};

fn check(input: &Input<'_>, out: &mut Sink<'_>) {
    let Some(part) = input.message.header.filter(|_| input.message.may_press) else {
        return;
    };
    let text = input.message.text(part);
    let (mut flag, mut receipt) = (None, None);
    let bytes = text.as_bytes();
    let mut start = 0;
    while let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
        let line_end = memchr::memchr(b'\n', rest);
        let whole = Span::new(start, line_end.map_or(bytes.len(), |len| start + len + 1));
        start = whole.end;
        if !may_be(rest) {
            continue;
        }
        let (line, span) = (whole.of(text), whole.trim(text));
        // A mail program sets several fields for one flag: the first will do.
        if is_flag(line) {
            flag = flag.or(Some(span));
        } else if asks_for_receipt(line) {
            receipt = receipt.or(Some(span));
        }
    }
    if let Some(span) = flag {
        out.at(Place { part, span });
    }
    if let Some(span) = receipt {
        out.at(Place { part, span })
            .message("the mail asks the reader to confirm the reading");
    }
}

/// Whether the line that begins here opens as one of these fields does, by its first
/// letter and by one or two more.
#[inline]
fn may_be(line: &[u8]) -> bool {
    let [first, second, third, ..] = line else {
        return false;
    };
    let third = third.to_ascii_lowercase();
    match (first.to_ascii_lowercase(), second.to_ascii_lowercase()) {
        // X-Priority, X-MSMail-Priority, X-Confirm-Reading-To
        (b'x', b'-') => matches!(third, b'p' | b'm' | b'c'),
        // Importance, Priority, Disposition-Notification-To
        (b'i', b'm') | (b'p', b'r') | (b'd', b'i') => true,
        // Return-Receipt-To, Read-Receipt-To, but not Received
        (b'r', b'e') => matches!(third, b't' | b'a'),
        _ => false,
    }
}

/// Name and value of a field's first line; a line that goes on with the field
/// before it opens with a blank, and no name does.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
    is_name.then(|| (name, value.trim()))
}

fn is_flag(line: &str) -> bool {
    let Some((name, value)) = field(line) else {
        return false;
    };
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    let word = value.split([' ', '\t', '(']).next().unwrap_or_default();
    let says = |known: &[&str]| known.iter().any(|each| word.eq_ignore_ascii_case(each));
    is("X-Priority") && says(&["1", "2"])
        || is("Importance") && says(&["high"])
        || is("Priority") && says(&["urgent"])
        || is("X-MSMail-Priority") && says(&["high", "highest"])
}

fn asks_for_receipt(line: &str) -> bool {
    field(line).is_some_and(|(name, value)| {
        !value.is_empty() && RECEIPTS.iter().any(|each| name.eq_ignore_ascii_case(each))
    })
}
