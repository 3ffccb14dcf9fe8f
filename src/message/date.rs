//! The day a Date field names.

use jiff::civil::Date;

use crate::text::Span;

/// Bytes of the field that are looked at.
const MAX_LEN: usize = 200;

/// In full, in small letters; the first three letters are the short form.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day that the field whose value is `raw` names, as written: whatever its
/// time and zone, on the writer's own clock.
///
/// Reads `Mon, 12 May 2025 ...` (RFC 5322 section 3.3), and what people write
/// by hand: the month before the day, the month in full, no time at all, or
/// `2025-05-12`. `12/05/2025` is two days, and 31 Feb is none; a weekday that
/// does not fit is no concern here.
pub(super) fn day(source: &[u8], raw: Span) -> Option<Date> {
    let end = raw.end.min(raw.start + MAX_LEN);
    let value = source[raw.start..end].trim_ascii();
    if let Some(day) = value.get(..10).filter(|day| day[4] == b'-') {
        let day = std::str::from_utf8(day).ok();
        if let Some(date) = day.and_then(|day| day.parse::<Date>().ok()) {
            return is_likely(date.year()).then_some(date);
        }
    }
    let mut words = value
        .split(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b'-'))
        .filter(|word| !word.is_empty());
    let mut before = None;
    let month = loop {
        let word = words.next()?;
        if let Some(month) = month(word) {
            break month;
        }
        before = Some(word);
    };
    let day = match before.and_then(number) {
        Some(day) => day,
        None => number(words.next()?)?,
    };
    let year = words.find_map(year)?;
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

/// The number of the month that `word`, which is not empty, names or shortens.
fn month(word: &[u8]) -> Option<i8> {
    let first = word[0].to_ascii_lowercase();
    let is_of = |name: &str| {
        let start = name.as_bytes().get(..word.len());
        name.as_bytes()[0] == first && start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let nth = MONTHS
        .iter()
        .position(|name| word.len() >= 3 && is_of(name))?;
    i8::try_from(nth + 1).ok()
}

/// The year that `word` is, of two digits too (RFC 5322 section 4.3).
fn year(word: &[u8]) -> Option<i16> {
    let year = number(word)?;
    let year = match (word.len(), year) {
        (2, 0..50) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    };
    is_likely(year).then_some(year)
}

/// Whether a mail may have been written then: a zone, `0700`, is no year.
fn is_likely(year: i16) -> bool {
    (1970..2200).contains(&year)
}

fn number(word: &[u8]) -> Option<i16> {
    word.iter().try_fold(0_i16, |number, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number.checked_mul(10)?.checked_add(i16::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> String {
        day(value.as_bytes(), Span::new(0, value.len()))
            .map_or_else(String::new, |day| day.to_string())
    }

    #[test]
    fn days_of_mail_programs_and_people() {
        for value in [
            " Mon, 12 May 2025 23:30:00 -0700\r\n",
            "Mon,\r\n 12 May 2025 23:30 +0000 (UTC)",
            "12 May 25 10:00:00 GMT",
            "Mon 12 May 2025",
            "Monday, 12 may 2025",
            "May 12, 2025",
            "Mon May 12 10:00:00 2025",
            "12-May-2025",
            "2025-05-12",
            "2025-05-12 10:00:00",
            "2025-05-12T10:00:00Z",
        ] {
            assert_eq!(read(value), "2025-05-12", "{value:?}");
        }
        assert_eq!(read("Thu, 1 Sept 2022 09:00 +0200"), "2022-09-01");
        assert_eq!(read("1 January 99"), "1999-01-01");
    }

    #[test]
    fn what_is_no_day_or_two() {
        for value in [
            "",
            "tomorrow",
            "12/05/2025 10:00:00 +0000",
            "31 Feb 2025 10:00:00 +0000",
            "12 Mayo 2025",
            "12 May 10:00 -0700",
            "12 May",
            "May",
            "Ma 12 2025",
            "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}",
            "12 May 99999999999",
            "0001-01-01",
            "14 Jun =C3=3026",
        ] {
            assert_eq!(read(value), "", "{value:?}");
        }
    }
}
