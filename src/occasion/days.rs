//! How many days ago the interview was.

use jiff::civil::Date;

use crate::draft::{Draft, Prose, Token};
use crate::message::{MONTHS, Message};
use crate::options::Options;
use crate::phrases::{Found, Scope, set};

/// A day named in the mail that lies further back is another day's.
const MOST: i32 = 60;

/// How many days before the mail the interview was.
pub(super) fn ago(
    message: &Message<'_>,
    draft: &Draft,
    found: &Found,
    options: &Options,
) -> Option<i32> {
    let told = || {
        let today = message.date.or(options.today)?;
        days_between(options.interview.date?, today)
    };
    told().or_else(|| named(message, draft, found, options))
}

fn days_between(interview: Date, today: Date) -> Option<i32> {
    let days = today.duration_since(interview).as_hours() / 24;
    i32::try_from(days).ok().filter(|days| *days >= 0)
}

/// How many days before the mail the day is that the text names.
fn named(message: &Message<'_>, draft: &Draft, found: &Found, options: &Options) -> Option<i32> {
    let written = message.date.or(options.today)?;
    let subject = draft.subject.as_ref().map(|(part, prose)| (*part, prose));
    let scopes = [
        (Scope::Body, Some((draft.body_part, &draft.body))),
        (Scope::Subject, subject),
    ];
    for (scope, prose) in scopes {
        let Some((part, prose)) = prose else { continue };
        for hit in found.hits(scope, set::ELEMENTS_INTERVIEW_DATE) {
            let text = message.text(part);
            let words = with_date(text, prose, hit.words());
            let day = day_of(text, prose, words, written);
            let days = day.and_then(|day| days_between(day, written));
            let days = days.filter(|days| *days <= MOST);
            if days.is_some() {
                return days;
            }
        }
    }
    None
}

/// Words that end in a weekday with those of the date behind it: "on Friday, May 8".
fn with_date(text: &str, prose: &Prose, words: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let last = &prose.tokens[words.end - 1];
    if weekday(last.span().of(text)).is_none() {
        return words;
    }
    let sentence = &prose.sentences[prose.sentence_of(words.start)];
    let behind = words.end..sentence.tokens.end.min(words.end + LONGEST_DATE);
    let is_of_date = |token: &&Token| {
        let word = token.span().of(text);
        word == "the" || word == "of" || number(word).is_some() || month(word).is_some()
    };
    let n_behind = prose.tokens[behind].iter().take_while(is_of_date).count();
    words.start..words.end + n_behind
}

/// Words of a date without its weekday: "the 8th of May".
const LONGEST_DATE: usize = 4;

/// The day that words name, the last one before `written` that fits.
fn day_of(text: &str, prose: &Prose, words: std::ops::Range<usize>, written: Date) -> Option<Date> {
    let tokens = &prose.tokens[words];
    let word = |token: &Token| token.span().of(text);
    let near = |at: usize| {
        let around = at.saturating_sub(2)..(at + 3).min(tokens.len());
        tokens[around].iter().find_map(|token| number(word(token)))
    };
    for (at, token) in tokens.iter().enumerate() {
        let word = word(token);
        if let Some(month) = month(word)
            && let Some(day) = near(at)
        {
            let in_year = |year| Date::new(year, month, day).ok();
            let this = in_year(written.year());
            return this
                .filter(|day| *day <= written)
                .or_else(|| in_year(written.year() - 1));
        }
        let is = |other: &&str| other.eq_ignore_ascii_case(word);
        // Most words are none by their first letter.
        match word.as_bytes().first() {
            Some(b't' | b'T' | b'e' | b'E')
                if ["today", "today's", "today\u{2019}s", "this", "earlier"]
                    .iter()
                    .any(is) =>
            {
                return Some(written);
            }
            Some(b'y' | b'Y')
                if ["yesterday", "yesterday's", "yesterday\u{2019}s"]
                    .iter()
                    .any(is) =>
            {
                return written.yesterday().ok();
            }
            _ => {}
        }
    }
    let weekday = || tokens.iter().find_map(|token| weekday(word(token)));
    day_of_month(tokens.iter().map(word), written).or_else(|| days_back(written, weekday()?))
}

/// The last such weekday before `written`: "on Tuesday". The day itself is
/// none, since it would be called today.
fn days_back(written: Date, weekday: i8) -> Option<Date> {
    let back = (written.weekday().to_monday_zero_offset() - weekday).rem_euclid(7);
    let back = if back == 0 { 7 } else { i64::from(back) };
    written
        .checked_sub(jiff::SignedDuration::from_hours(24 * back))
        .ok()
}

/// The day of "on the 4th", in this month or the one before.
fn day_of_month<'a>(mut words: impl Iterator<Item = &'a str>, written: Date) -> Option<Date> {
    let ordinal = |word: &str| {
        let number = number(word)?;
        let mut endings = ["st", "nd", "rd", "th"].into_iter();
        endings
            .any(|ending| ends_in(word, ending))
            .then_some(number)
    };
    let day = words.find_map(ordinal)?;
    let before = written.first_of_month().yesterday().ok()?;
    [written, before]
        .iter()
        .filter_map(|month| Date::new(month.year(), month.month(), day).ok())
        .find(|day| *day <= written)
}

/// 0 of "monday", "mon" and "monday's".
fn weekday(word: &str) -> Option<i8> {
    // Most words are none by their first letters.
    let opens = word.as_bytes().first_chunk::<3>()?.map(|byte| byte | 0x20);
    let at = match &opens {
        b"mon" => 0,
        b"tue" => 1,
        b"wed" => 2,
        b"thu" => 3,
        b"fri" => 4,
        b"sat" => 5,
        b"sun" => 6,
        _ => return None,
    };
    let mut of = ["'s", "\u{2019}s"].into_iter();
    let of = of.find(|of| ends_in(word, of)).map_or(0, str::len);
    let (word, whole) = (&word.as_bytes()[..word.len() - of], WEEKDAYS[at]);
    let opens = whole.as_bytes().get(..word.len())?;
    let is_weekday = (3..=5).contains(&word.len()) || word.len() == whole.len();
    let at = i8::try_from(at).ok()?;
    (is_weekday && opens.eq_ignore_ascii_case(word)).then_some(at)
}

/// Whether a word ends so, in whatever case.
fn ends_in(word: &str, ending: &str) -> bool {
    let (word, ending) = (word.as_bytes(), ending.as_bytes());
    word.len() >= ending.len() && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending)
}

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// 12 of "12" and "12th".
fn number(word: &str) -> Option<i8> {
    if !word.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let digits = word.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let number: i8 = digits.parse().ok()?;
    (1..=31).contains(&number).then_some(number)
}

/// 1 of "january" and "jan".
fn month(word: &str) -> Option<i8> {
    let opens = word.as_bytes().first_chunk::<3>()?.map(|byte| byte | 0x20);
    let at = match &opens {
        b"jan" => 0,
        b"feb" => 1,
        b"mar" => 2,
        b"apr" => 3,
        b"may" => 4,
        b"jun" => 5,
        b"jul" => 6,
        b"aug" => 7,
        b"sep" => 8,
        b"oct" => 9,
        b"nov" => 10,
        b"dec" => 11,
        _ => return None,
    };
    let is_whole = || word.eq_ignore_ascii_case(MONTHS[at]);
    let is_month = word.len() == 3 || is_whole() || word.eq_ignore_ascii_case("sept");
    i8::try_from(at + 1).ok().filter(|_| is_month)
}
