//! Who the reader is, by what stands in To: or the user told, written as one
//! writes a name behind "Dear".

use std::borrow::Cow;

use super::impersonal;
use crate::lint::Input;

/// Small words within a surname.
const PARTICLES: [&str; 21] = [
    "van", "von", "de", "der", "den", "del", "della", "da", "di", "do", "dos", "du", "la", "le",
    "al", "bin", "bint", "ibn", "ter", "ten", "y",
];

/// What a company's name holds, and no person's.
const COMPANIES: [&str; 18] = [
    "ltd",
    "limited",
    "inc",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "corp",
    "company",
    "group",
    "partners",
    "jobs",
    "people",
    "support",
    "school",
    "university",
    "hospital",
];

/// The reader's name as the headers or the user told it, if they told one.
pub(in crate::rules) fn reader<'a>(input: &Input<'a>) -> Option<Cow<'a, str>> {
    let told = match input.options.interview.people.as_slice() {
        [only] => Some(Cow::Borrowed(only.as_str())),
        _ => None,
    };
    let [to] = input.message.to.as_slice() else {
        return told;
    };
    let local = to.address.split('@').next().unwrap_or_default();
    let name = to.name.map(|part| input.message.text(part).trim());
    name.and_then(|name| person(name, local)).or(told)
}

/// A display name as a person's, if the address says that it is one:
/// "Brightwater Careers <jobs@...>" is nobody whom one could greet so, and a
/// person's address holds part of the name, or its initials.
fn person<'a>(name: &'a str, local: &str) -> Option<Cow<'a, str>> {
    let name = in_order(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_part = |word: &&str| {
        word.starts_with(char::is_uppercase) || PARTICLES.contains(word) || is_title(word)
    };
    let is_company = |word: &&str| {
        let word = word.trim_matches('.').to_lowercase();
        COMPANIES.contains(&word.as_str())
    };
    let is_person = words.len() > 1
        && words
            .first()
            .is_some_and(|word| word.starts_with(char::is_uppercase))
        && words.iter().all(is_part)
        && !words.iter().any(is_company)
        && !name.contains(['@', ',', '(', '|', '/', '"'])
        && !impersonal::is_office(&name)
        && (is_in_address(&words, local) || are_initials(&words, local));
    is_person.then(|| in_small(name))
}

/// "Pole, Dana" as "Dana Pole", and "Dana Pole, MBA" without what follows.
fn in_order(name: &str) -> Cow<'_, str> {
    let Some((before, behind)) = name.split_once(',') else {
        return Cow::Borrowed(name);
    };
    let (before, behind) = (before.trim(), behind.trim());
    let is_surname = match before.rsplit_once(' ') {
        Some((small, _)) => small.split(' ').all(|word| PARTICLES.contains(&word)),
        None => true,
    };
    if is_surname && !behind.is_empty() && !behind.contains(',') {
        Cow::Owned(format!("{behind} {before}"))
    } else {
        Cow::Borrowed(before)
    }
}

fn is_title(word: &str) -> bool {
    let titles = [
        "dr", "prof", "mr", "mrs", "ms", "mx", "rer", "nat", "med", "ing",
    ];
    let bare = word.trim_end_matches('.').to_lowercase();
    titles.contains(&bare.as_str())
}

fn is_in_address(words: &[&str], local: &str) -> bool {
    let local = local.to_lowercase();
    let is_in = |word: &&str| word.len() > 2 && local.contains(&word.to_lowercase());
    words.iter().any(is_in)
}

/// `d@`, `dp@` and `dpole@` of Dana Pole; numbers behind them aside.
fn are_initials(words: &[&str], local: &str) -> bool {
    let local = local.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let local: String = local.split(['.', '-', '_']).collect();
    let names = words.iter().filter(|word| !is_title(word));
    let initials: String = names.filter_map(|word| word.chars().next()).collect();
    let initials = initials.to_lowercase();
    !local.is_empty() && initials.starts_with(&local.to_lowercase())
}

/// "DANA POLE" as "Dana Pole".
fn in_small(name: Cow<'_, str>) -> Cow<'_, str> {
    let is_shouted = !name.contains(char::is_lowercase)
        && name.split_whitespace().any(|word| word.chars().count() > 2);
    if !is_shouted {
        return name;
    }
    let mut small = String::with_capacity(name.len());
    let mut opens = true;
    for ch in name.chars() {
        if opens || small.ends_with("Mc") {
            small.push(ch);
        } else {
            small.extend(ch.to_lowercase());
        }
        opens = matches!(ch, ' ' | '-' | '\'' | '\u{2019}' | '.');
    }
    Cow::Owned(small)
}

#[cfg(test)]
mod tests {
    use super::person;

    #[test]
    fn a_display_name_is_written_as_one_greets() {
        for (name, local, greeted) in [
            ("Lena Marsh", "lena", "Lena Marsh"),
            ("Lena Marsh", "l", "Lena Marsh"),
            ("Lena Marsh", "lm2", "Lena Marsh"),
            ("Marsh, Lena", "lena.marsh", "Lena Marsh"),
            ("ten Brink, Lena", "lbrink", "Lena ten Brink"),
            ("van der Molen, Lena", "lena.molen", "Lena van der Molen"),
            (
                "Prof. Lena van der Molen",
                "lena.molen",
                "Prof. Lena van der Molen",
            ),
            ("Lena Marsh, PhD", "lena.marsh", "Lena Marsh"),
            ("LENA MARSH", "lena.marsh", "Lena Marsh"),
            ("LENA O'MCRAE-MARSH", "lena", "Lena O'McRae-Marsh"),
        ] {
            assert_eq!(person(name, local).as_deref(), Some(greeted), "{name}");
        }
    }

    #[test]
    fn an_office_or_a_company_is_no_person() {
        for (name, local) in [
            ("Birchwood Careers", "jobs"),
            ("Birchwood", "birchwood"),
            ("Birchwood Ltd", "birchwood"),
            ("Hiring Team", "hiring"),
            ("Lena Marsh", "office"),
            ("Lena Marsh (Birchwood)", "lena"),
        ] {
            assert_eq!(person(name, local), None, "{name}");
        }
    }
}
