//! Generated mails: follow-ups with flaws strewn in, written in every way a
//! mail program writes them.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::encode;

/// A mail's words, before any encoding.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(crate) subject: String,
    /// Lines end in LF.
    pub(crate) body: String,
}

/// How words are written as a source.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Transfer {
    /// No header block, so no subject.
    Bare,
    EightBit,
    QuotedPrintable,
    Base64,
}

/// What else decides how a source looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) transfer: Transfer,
    pub(crate) has_html: bool,
    pub(crate) is_crlf: bool,
    /// Characters of an encoded line, and of an encoded word.
    pub(crate) width: usize,
    /// How the subject is written: as it is, Q or B.
    pub(crate) subject: u8,
}

const OPENINGS: &[&str] = &[
    "Dear Dana,",
    "Hi Ms. O'Neill -",
    "To whom it may concern:",
    "Dear [Name],",
    "Hello Chloé,",
    "",
];

const CLOSINGS: &[&str] = &[
    "Kind regards,\nAna Sample",
    "Best,\nAna",
    "Thanks!\n",
    "Sincerely,\n\nAna Sample\n-- \nAna Sample\n+1 555 0100",
    "",
];

const SUBJECTS: &[&str] = &[
    "Thank you for the interview on 12 May",
    "Hello",
    "URGENT: my interview",
    "Following up: editor role, [Company]",
    "Entretien chez Café Zoë – merci 👋",
    "Interview",
    "",
];

/// Sentences that make a follow-up of a mail.
const FOLLOW_UPS: &[&str] = &[
    "Thank you for meeting with me on Tuesday about the editor role.",
    "I'm following up on my interview for the editor position last week.",
    "I interviewed with you on 12 May and wondered if there's any update on the role.",
    "I wrote to you last week after our interview and haven't heard back.",
];

const SENTENCES: &[&str] = &[
    "I enjoyed hearing how your team moved billing off the mainframe.",
    "I'm excited about the role and would love to join.",
    "I need your decision by Friday.",
    "Please let me know by Friday at the latest, or I'll have to take another offer.",
    "I'll call you on Monday.",
    "This is my third email, and you promised me an answer.",
    "Time is of the essence, so please respond as soon as possible.",
    "I can't wait to start with you in June.",
    "I would love to join [Company Name] as its {{role}}.",
    "XX and TODO and lorem ipsum are what I left here.",
    "I beleive my experiance fits, and I recieved teh brief.",
    "Their manger was definately wierd about it.",
    "i think the the form was fine.",
    "No rush at all.",
    "I look forward to hearing from you.",
    "It was great!!!",
    "Everything we said about the schedule, the budget, the people, the tools, the plans, the \
     office, the travel, the training, the pay, the holidays, the team, the future, the past and \
     the present was of great interest to me.",
];

/// What slips between two words.
const SPECKS: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "  ",
    " \n",
    " 👋 ",
    " 👩🏽\u{200d}💻 ",
    " 面接 ",
    "\u{a0}",
    " e\u{301} ",
    " – ",
    ", ",
    "\t",
    " ﬁ ",
    " \u{200b}",
    " “",
    "” ",
    " (",
    ") ",
];

/// A sentence with some of its blanks, and perhaps its apostrophes, replaced.
fn sentence() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        2 => select(FOLLOW_UPS),
        6 => select(SENTENCES),
    ];
    let specks = prop::collection::vec((any::<Index>(), select(SPECKS)), 0..4);
    (words, specks, any::<bool>(), 0..12_u8).prop_map(|(words, specks, is_curly, case)| {
        let mut words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        for (at, speck) in specks {
            let at = at.index(words.len());
            words[at].push_str(speck);
        }
        let text = words.join(" ").replace("\n ", "\n");
        let text = if is_curly {
            text.replace('\'', "’")
        } else {
            text
        };
        match case {
            0 => text.to_uppercase(),
            1 => text.to_lowercase(),
            _ => text,
        }
    })
}

/// The words of a mail.
pub(crate) fn words() -> impl Strategy<Value = Words> {
    let paragraph = prop::collection::vec(sentence(), 1..5);
    let paragraphs = prop::collection::vec((paragraph, any::<bool>()), 1..5);
    (
        select(OPENINGS),
        select(FOLLOW_UPS),
        paragraphs,
        select(CLOSINGS),
        select(SUBJECTS),
    )
        .prop_map(|(opening, first, paragraphs, closing, subject)| {
            let mut body = format!("{opening}\n\n{first}\n\n");
            for (sentences, is_wrapped) in paragraphs {
                body.push_str(&sentences.join(if is_wrapped { "\n" } else { " " }));
                body.push_str("\n\n");
            }
            body.push_str(closing);
            let subject = subject.to_owned();
            Words { subject, body }
        })
}

/// A way to write a mail.
pub(crate) fn style() -> impl Strategy<Value = Style> {
    let transfer = select(vec![
        Transfer::Bare,
        Transfer::EightBit,
        Transfer::QuotedPrintable,
        Transfer::Base64,
    ]);
    (transfer, any::<bool>(), any::<bool>(), 8..77_usize, 0..3_u8).prop_map(
        |(transfer, has_html, is_crlf, width, subject)| Style {
            transfer,
            has_html,
            is_crlf,
            width: width / 4 * 4,
            subject,
        },
    )
}

impl Style {
    /// Whether the source opens with a header block.
    pub(crate) fn has_headers(self) -> bool {
        !matches!(self.transfer, Transfer::Bare)
    }

    /// The source these words make in this style.
    pub(crate) fn write(self, words: &Words) -> Vec<u8> {
        let eol = if self.is_crlf { "\r\n" } else { "\n" };
        let body = words.body.replace('\n', eol);
        let (name, text) = match self.transfer {
            Transfer::Bare => return body.into_bytes(),
            Transfer::EightBit => ("8bit", body),
            Transfer::QuotedPrintable => (
                "quoted-printable",
                encode::quoted_printable(&body, self.width, eol),
            ),
            Transfer::Base64 => ("base64", encode::base64(&body, self.width, eol)),
        };
        let subject = match self.subject {
            0 => words.subject.clone(),
            kind => encode::words(&words.subject, kind == 2, self.width / 4, eol),
        };
        let part = format!(
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {name}\n\n"
        );
        let top = "From: Ana Sample <ana@home.example>\nTo: Dana O'Neill <dana@work.example>\n";
        let (before, after) = if self.has_html {
            let rest = "Content-Type: multipart/alternative; boundary=\"=_b\"\n\n--=_b\n";
            let html = "\n--=_b\nContent-Type: text/html\n\n<p>Hi</p>\n--=_b--\n";
            (format!("{rest}{part}"), html)
        } else {
            (part, "")
        };
        let top = top.replace('\n', eol);
        let (before, after) = (before.replace('\n', eol), after.replace('\n', eol));
        format!("{top}Subject: {subject}{eol}{before}{text}{after}").into_bytes()
    }
}
