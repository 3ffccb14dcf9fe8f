//! [`WordList`]: a sorted list of words that many others are sought in.

use std::ops::Deref;

/// Words in the order of their letters, with the place where each first letter
/// begins: most of the list need not be looked at.
pub(super) struct WordList<const N: usize> {
    words: [&'static str; N],
    starts: [u16; LETTERS + 1],
}

const LETTERS: usize = 26;

impl<const N: usize> WordList<N> {
    /// The list of these words, which are sorted and begin with small letters.
    #[expect(clippy::cast_possible_truncation, reason = "lists are short")]
    pub(super) const fn new(words: [&'static str; N]) -> Self {
        assert!(N < u16::MAX as usize);
        let mut starts = [N as u16; LETTERS + 1];
        let mut at = N;
        while at > 0 {
            at -= 1;
            let letter = (words[at].as_bytes()[0] - b'a') as usize;
            let mut before = 0;
            while before <= letter {
                starts[before] = at as u16;
                before += 1;
            }
        }
        Self { words, starts }
    }

    /// Whether it holds a word.
    pub(super) fn holds(&self, word: &str) -> bool {
        let letter = word.bytes().next().map(|byte| byte.wrapping_sub(b'a'));
        let Some(letter) = letter.map(usize::from).filter(|letter| *letter < LETTERS) else {
            return false;
        };
        let (start, end) = (self.starts[letter], self.starts[letter + 1]);
        let words = self.words.get(start.into()..end.into());
        words.is_some_and(|words| words.binary_search(&word).is_ok())
    }
}

impl<const N: usize> Deref for WordList<N> {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn words_are_found_by_their_first_letter() {
        let list = WordList::new(["able", "about", "yard", "zeal", "zoo"]);
        let all = ["about", "yard", "zeal", "zoo"];
        assert!(all.iter().all(|word| list.holds(word)));
        let none = ["", "a", "aboutt", "x", "zz", "Zoo", "\u{e9}", "{"];
        assert!(!none.iter().any(|word| list.holds(word)));
        assert!(!WordList::new(["m"]).holds("a") && !WordList::new([]).holds("m"));
    }
}
