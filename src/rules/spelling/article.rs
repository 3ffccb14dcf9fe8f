//! `spelling/a-an` has its ear here: how words begin when they are spoken.

/// How the beginning of a word sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sound {
    Vowel,
    Consonant,
    /// People differ: "an SQL query", "a SQL query".
    Either,
}

use Sound::{Consonant, Either, Vowel};

/// How `word`, as it is written, begins when spoken.
pub(super) fn sound(word: &str) -> Sound {
    let bytes = word.as_bytes();
    let Some(first) = bytes.first() else {
        return Either;
    };
    if first.is_ascii_digit() {
        return number(word);
    }
    if !first.is_ascii_alphabetic() {
        return Either;
    }
    let n_large = bytes
        .iter()
        .filter(|byte| byte.is_ascii_uppercase())
        .count();
    let is_large = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    if bytes.len() == 1 {
        return if is_large(0) { letter(*first) } else { Either };
    }
    // "MBA", "MSc", "B2B"
    let is_abbreviation = is_large(0) && (is_large(1) || bytes[1].is_ascii_digit())
        || n_large > 1
            && n_large
                == bytes
                    .iter()
                    .filter(|byte| byte.is_ascii_alphabetic())
                    .count();
    if is_abbreviation {
        return abbreviation(bytes);
    }
    // Names of code, "Uint8Array", "x509" and "sBIT", are spoken as people please.
    let is_name = n_large > 1 || bytes.iter().any(u8::is_ascii_digit);
    let is_vowel = |byte: u8| b"aeioAEIO".contains(&byte);
    let has_one_sound = letter(*first) == Consonant && !matches!(first, b'u' | b'U');
    if is_name && !has_one_sound && !is_vowel(*first) && !is_vowel(bytes[1]) {
        return Either;
    }
    plain(&word.to_ascii_lowercase())
}

/// 8, 11, 18, 80 and the like open with a vowel.
fn number(word: &str) -> Sound {
    let digits: String = word
        .chars()
        .take_while(|ch| ch.is_ascii_digit() || *ch == ',')
        .filter(|ch| *ch != ',')
        .take(20)
        .collect();
    let is_eleven = digits.starts_with("11") || digits.starts_with("18");
    match digits.len() {
        _ if digits.starts_with('8') => Vowel,
        // 1100 and 1850 may be eleven and eighteen hundred.
        4 if is_eleven => Either,
        len if is_eleven && len % 3 == 2 => Vowel,
        _ => Consonant,
    }
}

/// The name of a letter; `h` is "aitch" or "haitch".
fn letter(letter: u8) -> Sound {
    match letter.to_ascii_lowercase() {
        b'h' => Either,
        b'a' | b'e' | b'f' | b'i' | b'l' | b'm' | b'n' | b'o' | b'r' | b's' | b'x' => Vowel,
        _ => Consonant,
    }
}

/// An abbreviation is spelt out, or spoken as a word where it can be.
fn abbreviation(bytes: &[u8]) -> Sound {
    let is_vowel = |byte: u8| b"AEIOUaeiou".contains(&byte);
    let (first, second) = (bytes[0], bytes[1].to_ascii_lowercase());
    let by_letters = letter(first);
    let onsets: &[u8] = match first.to_ascii_lowercase() {
        b's' => b"chklmnpqtw",
        b'f' => b"lr",
        b'm' | b'n' | b'x' | b'l' | b'r' | b'h' => b"",
        _ => b"hlrwy",
    };
    let can_be_word = is_vowel(first)
        || is_vowel(second) && bytes.len() > 2
        || onsets.contains(&second) && bytes.len() > 2;
    let as_word = if is_vowel(first) { Vowel } else { Consonant };
    // "UX", "USB": spelt out. "URL" is "earl" to some.
    let is_spelt = bytes.len() == 2 || bytes.len() == 3 && !is_vowel(bytes[2]) && !is_vowel(second);
    let is_word = ["URL", "UGH", "URN", "UMP"]
        .iter()
        .any(|word| word.as_bytes() == bytes);
    if first == b'U' && is_spelt && !is_word {
        return Consonant;
    }
    // "URL", "UNESCO", "EU"
    if first.eq_ignore_ascii_case(&b'u') || bytes.eq_ignore_ascii_case(b"EU") {
        return Either;
    }
    if !can_be_word || by_letters == as_word {
        return by_letters;
    }
    Either
}

/// Words that open with a "y" or a "w" though a vowel is written.
const GLIDES: [&str; 16] = [
    "eu", "ewe", "ewer", "us", "ut", "ubi", "uk", "ura", "ure", "uri", "uru", "ugan", "uvul",
    "uni", "unanim", "ufo",
];

/// Beginnings of words that are exceptions from those.
const NO_GLIDES: [&str; 4] = ["ush", "utt", "utm", "uss"];

/// Words whose `h` is silent.
const SILENT: [&str; 5] = ["hour", "honest", "honor", "honour", "heir"];

/// Words whose `h` some speak and some do not.
const HALF_SILENT: [&str; 12] = [
    "herb", "histor", "hotel", "hyster", "habitual", "heroic", "horrif", "hilar", "hypoth",
    "heredit", "hallucin", "homage",
];

fn plain(word: &str) -> Sound {
    let opens = |list: &[&str]| list.iter().any(|beginning| word.starts_with(beginning));
    match word.as_bytes()[0] {
        b'a' | b'i' => Vowel,
        b'h' if opens(&SILENT) => Vowel,
        b'h' if opens(&HALF_SILENT) => Either,
        // Yves, Ypres
        b'y' if !word[1..].starts_with(['a', 'e', 'i', 'o', 'u']) => Either,
        b'e' | b'o' | b'u' => vowel(word),
        _ => Consonant,
    }
}

fn vowel(word: &str) -> Sound {
    let opens = |list: &[&str]| list.iter().any(|beginning| word.starts_with(beginning));
    let is_one = ["one", "ones", "one's", "once", "oneself"].contains(&word);
    if word.starts_with('o') {
        return match () {
            () if is_one => Consonant,
            () if opens(&["oui", "ouija", "oaxac"]) => Either,
            () => Vowel,
        };
    }
    if !opens(&GLIDES) {
        return Vowel;
    }
    if word.starts_with("uni") {
        return uni(word);
    }
    if opens(&NO_GLIDES) { Vowel } else { Consonant }
}

/// "unit" and "uniform", but "uninvited", "unimportant" and "unidentified".
fn uni(word: &str) -> Sound {
    if word.starts_with("unidi") || word.starts_with("unionis") || word.starts_with("unioniz") {
        return Either;
    }
    let negated = ["unin", "unim", "unid", "unill", "uniss", "uniro"];
    if negated.iter().any(|beginning| word.starts_with(beginning)) {
        Vowel
    } else {
        Consonant
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_sound_as_they_are_spoken() {
        let of = |words: &str| words.split(' ').map(sound).collect::<Vec<_>>();
        let vowels = "hour honest honour heir apple only eight umbrella uninteresting unimportant usher utter urgent \
                      MBA X 8 11 18 80 800 11,000 18th RN MP MSc NHS unidentified ulcer heiress understudy";
        for word in vowels.split_whitespace() {
            assert_eq!(sound(word), Vowel, "{word}");
        }
        let consonants = "one once university union uniform unit unique European euro useful user usual utility \
                          ukulele UX USB UK UPS house year BA 1 10 12 100 110 7 B2B PhD CV T boy";
        for word in consonants.split_whitespace() {
            assert_eq!(sound(word), Consonant, "{word}");
        }
        assert_eq!(of("SQL FAQ historic H 1800 URL herb x"), [Either; 8]);
    }
}
