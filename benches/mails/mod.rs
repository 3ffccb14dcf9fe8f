//! Mails to measure with: varied, and the same on every machine.
//!
//! Sentences of interview mails with words of the word list, names, topics and
//! flaws drawn from a seeded generator, under the fields that mail programs
//! write. Most mails answer one that they quote; some are wrapped, end their
//! lines with CRLF, have curly quotation marks or are quoted-printable. They
//! come to about 1.3 KB each.

use std::sync::LazyLock;

/// Words of the word list, to fill gaps that any word may stand in.
static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lists = [
        include_str!("../../data/words/scowl/10.txt"),
        include_str!("../../data/words/scowl/20.txt"),
        include_str!("../../data/words/scowl/35.txt"),
    ];
    let is_plain = |word: &&str| {
        (4..=11).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let lines = lists.into_iter().flat_map(str::lines);
    lines.filter(is_plain).collect()
});

const NAMES: [&str; 16] = [
    "Dana", "Priya", "Tomasz", "Aoife", "Marcus", "Ingrid", "Lucía", "Hana", "Owen", "Grace",
    "Samuel", "Yusuf", "Chloe", "Björn", "Renée", "Viktor",
];
const SURNAMES: [&str; 12] = [
    "Ortiz",
    "Novak",
    "Bell",
    "Okafor",
    "Lindqvist",
    "Marsh",
    "Haddad",
    "Murphy",
    "Tanaka",
    "Fischer",
    "Reyes",
    "Walsh",
];
const COMPANIES: [&str; 8] = [
    "Northwind",
    "Harbour Street Clinic",
    "Meridian Rail",
    "Blue Lantern",
    "the Alder Trust",
    "Kestrel Foods",
    "Fairmont Tiles",
    "Copper Lane",
];
const ROLES: [&str; 8] = [
    "data analyst",
    "ward sister",
    "site manager",
    "bookkeeper",
    "platform engineer",
    "kitchen porter",
    "policy adviser",
    "sales assistant",
];
const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/// `{n}` is the reader, `{c}` the company, `{r}` the role, `{d}` a day, `{#}` a
/// number, `{w}` any word.
const OPENINGS: [&str; 9] = [
    "Thank you for meeting with me on {d} to talk about the {r} position at {c}.",
    "Thank you for taking the time to speak with me {d} about the {r} role.",
    "I wanted to thank you for the interview on {d}, and for showing me round {c}.",
    "Thanks again for the conversation on {d}; I came away keener than I went in.",
    "I am writing to thank you for my interview for the {r} position on {d}.",
    "Thank you again for your time on {d}. I wanted to check in on the {r} role we discussed.",
    "I wrote last {d} about the {r} position and have not heard back, so I am trying once more.",
    "It was a pleasure to meet you and the team on {d}, and I appreciate the time you gave me.",
    "Following up on my email of {d} about the {r} opening, I am still very interested.",
];
const SENTENCES: [&str; 36] = [
    "I enjoyed hearing how your team moved the {w} {w} off the old {w} system.",
    "Your point about {w} and {w} has stayed with me since.",
    "The way you described the {w} rota, with {#} people sharing {#} shifts, made sense to me.",
    "Our talk about {w} {w} reminded me of a project I led two years ago.",
    "At my last post I kept the {w} records for {#} clients and cut the {w} time by {#} per cent.",
    "I have worked with {w} tools for {#} years and would bring that to {c} from the first week.",
    "After our talk I read up on {w} {w}, and I can see why you chose it.",
    "The role fits what I like best: {w} work, close to the people who depend on it.",
    "I am very interested in the position and would love to join the team.",
    "I left even more enthusiastic about working at {c}.",
    "You mentioned that the {w} office opens in {d}'s old building; that sounds like a real change.",
    "If you need anything else from me, a reference or a sample of my {w} work, just say so.",
    "I would be glad to send more examples of the {w} reports we spoke about.",
    "Could you let me know whether there is any news, or what the next step is?",
    "I would be grateful for an update on the timeline when you have one.",
    "I realise that these things take time, and there is no rush at all.",
    "You said the panel would meet on {d}, and I wondered how the {w} went.",
    "I also forgot to say that I hold a {w} certificate, which the advert asked for.",
    "The question about {w} customers was a good one, and I have thought about it since.",
    "What I took from the {w} tour is that your people look after each other.",
    "It is not often that a {w} manager shows an applicant the {w} side of the business.",
    "My {w} training covered {w}, {w} and {w}, so the first months would not be new to me.",
    "We spoke about {w} budgets, and I have attached nothing further, as you asked.",
    "The {w} software you use is the one I trained {#} colleagues on.",
    "I look forward to hearing from you.",
    "I look forward to hearing about the next steps.",
    "Please let me know if there is anything I can add.",
    "Please pass on my thanks to {n} and the others I met.",
    "I start early and finish what I start, as {n} at the {w} desk can tell you.",
    "On {d} I walked past your {w} shop again and noticed the new {w} in the window.",
    "The numbers you gave ({#} orders a day, {#} at {w} peaks) are close to what I am used to.",
    "My notice period is {#} weeks, and I could be in {w} before that for a day.",
    "I know the {w} market well; see https://example.org/{w}/{w} for what we did there.",
    "If a {w} trial would help, I can come in on any {d} at {#} a.m.",
    "Between {w} deadlines and {w} visits you still found an hour for me, and I noticed.",
    "The job asks for {w} judgement, \"more than {w} skill\", as you put it.",
];
const FLAWS: [&str; 12] = [
    "I need your decision by {d}.",
    "I have another offer, so I must have an answer this week.",
    "I will call your office on {d} to hear the outcome.",
    "I would love to join [Company Name] and bring what I know.",
    "Please respond as soon as possible.",
    "I have been waiting for three weeks and you promised to write.",
    "When I start on {d} I will need a desk near the {w}.",
    "This is urgent, so please reply today.",
    "I recieved your message and was exited about the oportunity.",
    "I am definately the right person for the {w} team.",
    "I was told the the {w} position was mine.",
    "if i dont hear back by {d} i will assume you chose someone else.",
];
const CLOSINGS: [&str; 6] = [
    "Kind regards,",
    "Best regards,",
    "Sincerely,",
    "Many thanks,",
    "Best,",
    "Yours sincerely,",
];

/// A sequence of numbers that looks random and is not (`SplitMix64`).
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        // The remainder of a number this large favours no value that matters.
        usize::try_from(z % n as u64).expect("smaller than n")
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// Who and what a mail is about.
struct Story {
    reader: &'static str,
    company: &'static str,
    role: &'static str,
}

/// A paragraph's worth of an interview mail's body, without line breaks.
fn paragraph(dice: &mut Dice, story: &Story, opens: bool, out: &mut String) {
    if opens {
        sentence(dice, story, &OPENINGS, out);
    }
    for _ in 0..=dice.below(3) {
        if !out.is_empty() && !out.ends_with(char::is_whitespace) {
            out.push(' ');
        }
        let from: &[&str] = if dice.one_in(30) { &FLAWS } else { &SENTENCES };
        sentence(dice, story, from, out);
    }
}

fn sentence(dice: &mut Dice, story: &Story, from: &[&'static str], out: &mut String) {
    let mut rest = dice.pick(from);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (gap, after) = after.split_once('}').expect("gaps are closed");
        match gap {
            "n" => out.push_str(story.reader),
            "c" => out.push_str(story.company),
            "r" => out.push_str(story.role),
            "d" => out.push_str(dice.pick(&DAYS)),
            "w" => out.push_str(word(dice)),
            _ => out.push_str(&(2 + dice.below(48)).to_string()),
        }
        rest = after;
    }
    out.push_str(rest);
}

/// A word, of four three among the commonest: the list is in the order of how
/// common words are.
fn word(dice: &mut Dice) -> &'static str {
    let n = if dice.one_in(4) { WORDS.len() } else { 4000 };
    WORDS[dice.below(n)]
}

/// A whole mail with a header block.
pub(crate) fn mail(dice: &mut Dice) -> String {
    let reader = dice.pick(&NAMES);
    let surname = dice.pick(&SURNAMES);
    let (sender, sender_surname) = (dice.pick(&NAMES), dice.pick(&SURNAMES));
    let story = Story {
        reader,
        company: dice.pick(&COMPANIES),
        role: dice.pick(&ROLES),
    };
    let mut body = format!("Dear {reader},\n\n");
    for nth in 0..2 + dice.below(2) {
        let mut text = String::new();
        paragraph(dice, &story, nth == 0, &mut text);
        body.push_str(&text);
        body.push_str("\n\n");
    }
    let closing = dice.pick(&CLOSINGS);
    body.extend([format!("{closing}\n{sender} {sender_surname}\n")]);
    // Most follow-ups answer the mail that asked for the interview.
    let is_reply = !dice.one_in(3);
    if is_reply {
        let day = dice.pick(&DAYS);
        body.extend([format!("\nOn {day} {reader} {surname} wrote:\n")]);
        let mut quoted = format!("Dear {sender},\n\n");
        for _ in 0..2 {
            paragraph(dice, &story, false, &mut quoted);
            quoted.push_str("\n\n");
        }
        quoted.extend([format!(
            "{}\n{reader} {surname}\n{}",
            dice.pick(&CLOSINGS),
            story.company
        )]);
        for line in wrapped(&quoted).lines() {
            body.extend([format!("> {line}").trim_end(), "\n"]);
        }
    }
    if dice.one_in(2) {
        body = wrapped(&body);
    }
    if dice.one_in(4) {
        body = body.replace('\'', "\u{2019}");
    }
    let is_encoded = !body.is_ascii() && dice.one_in(2);
    let subject = format!(
        "Interview on {} for the {} role",
        dice.pick(&DAYS),
        story.role
    );
    let encoding = if is_encoded {
        "quoted-printable"
    } else {
        "8bit"
    };
    if is_encoded {
        body = quoted_printable(&body);
    }
    let address = |name: &str| name.chars().filter(char::is_ascii).collect::<String>();
    let (from, to) = (address(sender), address(reader));
    let answers = if is_reply {
        let of = format!(
            "<{:08x}.{}@mail.example.com>",
            dice.below(1 << 32),
            dice.below(1 << 20)
        );
        format!("In-Reply-To: {of}\nReferences: {of}\n")
    } else {
        String::new()
    };
    let re = if is_reply { "Re: " } else { "" };
    // The fields that mail programs write into a draft.
    let mail = format!(
        "Message-ID: <{:08x}-{:04x}-{:012x}@example.org>\n\
         Date: Wed, 14 Oct 2026 10:{:02}:00 +0000\nMIME-Version: 1.0\n\
         User-Agent: Mozilla Thunderbird\nSubject: {re}{subject}\nContent-Language: en-GB\n\
         To: {reader} {surname} <{to}@example.com>\n{answers}\
         From: {sender} {sender_surname} <{from}@example.org>\n\
         Content-Type: text/plain; charset=UTF-8; format=flowed\n\
         Content-Transfer-Encoding: {encoding}\n\n{body}",
        dice.below(1 << 32),
        dice.below(1 << 16),
        dice.below(1 << 48),
        dice.below(60),
    );
    if dice.one_in(4) {
        mail.replace('\n', "\r\n")
    } else {
        mail
    }
}

/// Mails of `size` bytes together.
pub(crate) fn mails(seed: u64, size: usize) -> Vec<String> {
    let mut dice = Dice::new(seed);
    let mut mails = Vec::new();
    let mut total = 0;
    while total < size {
        let mail = mail(&mut dice);
        total += mail.len();
        mails.push(mail);
    }
    mails
}

/// One draft of about `size` bytes: a greeting, paragraphs, a name.
pub(crate) fn long_draft(seed: u64, size: usize) -> String {
    let mut dice = Dice::new(seed);
    let mut text = "Subject: Interview on 12 May for the analyst role\n\nDear Dana,\n\n".to_owned();
    let mut opens = true;
    while text.len() < size {
        let story = Story {
            reader: dice.pick(&NAMES),
            company: dice.pick(&COMPANIES),
            role: dice.pick(&ROLES),
        };
        paragraph(&mut dice, &story, opens, &mut text);
        opens = false;
        text.push_str("\n\n");
    }
    text.push_str("Kind regards,\nAna Ruiz\n");
    text
}

/// Breaks lines at 72 bytes, as mail programs do.
fn wrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut width = 0;
        for word in line.split_inclusive(' ') {
            if width > 0 && width + word.trim_end().len() > 72 && !line.starts_with('>') {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                width = 0;
            }
            out.push_str(word);
            width += word.len();
        }
    }
    out
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.split_inclusive('\n') {
        let mut width = 0;
        for byte in line.bytes() {
            if byte != b'\n' && width > 71 {
                out.push_str("=\n");
                width = 0;
            }
            if byte == b'=' || !byte.is_ascii() {
                out.extend([format!("={byte:02X}")]);
                width += 3;
            } else {
                out.push(char::from(byte));
                width += 1;
            }
        }
    }
    out
}
