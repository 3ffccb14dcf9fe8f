//! Rules for the greeting.

pub(super) mod impersonal;
pub(super) mod missing;

use crate::lint::Input;

/// Whether a greeted name stands for anybody: an office, "Sir", "all".
pub(super) fn is_anybody(name: &str) -> bool {
    let anybody = [
        "sir",
        "madam",
        "sirs",
        "all",
        "everyone",
        "everybody",
        "team",
        "both",
        "folks",
        "there",
        "colleagues",
        "friends",
    ];
    let is_anybody = |word: &str| {
        let word = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        anybody.iter().any(|each| each.eq_ignore_ascii_case(word))
    };
    impersonal::is_office(name) || name.split_whitespace().any(is_anybody)
}

/// The reader's name as the headers or the user told it, if they told one.
pub(super) fn reader<'a>(input: &Input<'a>) -> Option<&'a str> {
    let told = match input.options.interview.people.as_slice() {
        [only] => Some(only.as_str()),
        _ => None,
    };
    let [to] = input.message.to.as_slice() else {
        return told;
    };
    // "Brightwater Careers <jobs@...>" is nobody whom one could greet so: a
    // person's address holds part of the name.
    let local = to
        .address
        .split('@')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let is_person = |name: &&str| {
        let is_in_address = |word: &str| word.len() > 2 && local.contains(&word.to_lowercase());
        let opens_large = |word: &str| word.starts_with(char::is_uppercase);
        name.contains(' ')
            && name.split(' ').all(opens_large)
            && name.split(' ').any(is_in_address)
            && !name.contains(['@', ',', '(', '|'])
            && !impersonal::is_office(name)
    };
    let name = to.name.map(|part| input.message.text(part).trim());
    name.filter(is_person).or(told)
}
