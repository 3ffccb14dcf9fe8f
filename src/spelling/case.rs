//! How a word uses capitals.

use super::list::Entry;

/// The pattern of capitals in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `word`
    Lower,
    /// `Word`; also a single capital letter.
    Capital,
    /// `WORD`
    Capitals,
    /// `McWord`, `wOrd`
    Mixed,
}

impl Case {
    /// The pattern of `word`, whose apostrophes and accents do not count.
    pub(super) fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let first = letters.next().is_some_and(char::is_uppercase);
        let (mut upper, mut lower) = (0, 0);
        for c in letters {
            let count = if c.is_uppercase() {
                &mut upper
            } else {
                &mut lower
            };
            *count += 1;
        }
        match (first, upper, lower) {
            (false, 0, _) => Self::Lower,
            (true, 0, _) => Self::Capital,
            (true, _, 0) => Self::Capitals,
            _ => Self::Mixed,
        }
    }

    /// Whether a word of the list may be written so.
    pub(super) fn accepts(self, entry: Entry) -> bool {
        match self {
            Self::Lower => entry.is_lower(),
            // `Linkedin` is worth no alarm, `Usa` is.
            Self::Capital => entry.is_lower() || entry.is_capital() || entry.is_mixed(),
            Self::Capitals | Self::Mixed => true,
        }
    }

    /// `word` with these capitals; its own ones stay.
    pub(super) fn apply(self, word: &str) -> String {
        match self {
            Self::Lower | Self::Mixed => word.to_owned(),
            Self::Capital => {
                let mut letters = word.chars();
                letters
                    .next()
                    .map(|c| c.to_uppercase().chain(letters).collect())
                    .unwrap_or_default()
            }
            Self::Capitals => word.to_uppercase(),
        }
    }
}
