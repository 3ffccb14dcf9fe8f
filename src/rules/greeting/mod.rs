//! Rules for the greeting.

pub(super) mod impersonal;
pub(super) mod missing;
mod reader;

pub(super) use reader::reader;

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
