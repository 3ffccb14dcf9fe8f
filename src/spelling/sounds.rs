//! Letters that are written for others because they sound alike, or twice.

use super::costs::{self, Cost};

/// What several letters of `word` may stand for, by the letter they begin at:
/// the letters that were meant, how many were written, and the cost.
pub(super) fn stand_ins(word: &[u8]) -> Vec<(usize, &[u8], usize, Cost)> {
    let mut found = Vec::new();
    for at in 0..word.len() {
        let first = if at == 0 { costs::FIRST / 3 } else { 0 };
        for &(wrong, right, cost) in SOUNDS {
            if word[at..].starts_with(wrong.as_bytes()) {
                found.push((at, right.as_bytes(), wrong.len(), cost + first));
            }
        }
        if let Some(&[a, b, c]) = word.get(at..at + 3)
            && a == b
            && b == c
        {
            found.push((at, &word[at..=at], 3, costs::TRIPLED + first));
        }
        for length in 2..=4 {
            if let Some((once, again)) = word[at..].split_at_checked(length)
                && again.starts_with(once)
            {
                found.push((at, once, 2 * length, costs::REPEATED + first));
            }
        }
    }
    found
}

/// What was written, what was meant, and the cost.
static SOUNDS: &[(&str, &str, Cost)] = &[
    ("f", "ph", 55),
    ("ph", "f", 55),
    ("ff", "ph", 60),
    ("f", "gh", 75),
    ("k", "ch", 60),
    ("c", "ch", 60),
    ("ck", "ch", 70),
    ("k", "qu", 60),
    ("kw", "qu", 50),
    ("q", "ck", 90),
    ("ck", "k", 45),
    ("ck", "c", 45),
    ("ck", "que", 70),
    ("cs", "x", 50),
    ("ks", "x", 50),
    ("cks", "x", 50),
    ("x", "cc", 55),
    ("x", "xc", 40),
    ("xs", "xc", 40),
    ("s", "sc", 50),
    ("ss", "sc", 50),
    ("c", "sc", 50),
    ("s", "ps", 60),
    ("n", "kn", 55),
    ("n", "gn", 60),
    ("r", "wr", 55),
    ("r", "rh", 50),
    ("m", "mb", 60),
    ("j", "dg", 55),
    ("g", "dg", 45),
    ("dg", "g", 50),
    ("j", "g", 50),
    ("sh", "ti", 55),
    ("sh", "ci", 55),
    ("sh", "ch", 60),
    ("sh", "ssi", 55),
    ("shun", "tion", 40),
    ("shun", "sion", 45),
    ("tion", "sion", 40),
    ("tion", "ssion", 40),
    ("sion", "tion", 40),
    ("sion", "ssion", 30),
    ("ssion", "tion", 45),
    ("cion", "tion", 40),
    ("cion", "sion", 45),
    ("tian", "tion", 40),
    ("cian", "tion", 50),
    ("tion", "cian", 60),
    ("shal", "cial", 45),
    ("shal", "tial", 45),
    ("tial", "cial", 40),
    ("cial", "tial", 40),
    ("sial", "cial", 45),
    ("shus", "cious", 50),
    ("tious", "cious", 40),
    ("cious", "tious", 40),
    ("cous", "cious", 40),
    ("eous", "ious", 35),
    ("ious", "eous", 35),
    ("ous", "eous", 45),
    ("ous", "ious", 45),
    ("us", "ous", 45),
    ("able", "ible", 30),
    ("ible", "able", 30),
    ("able", "eable", 35),
    ("eable", "able", 35),
    ("able", "iable", 45),
    ("ance", "ence", 30),
    ("ence", "ance", 30),
    ("anse", "ance", 40),
    ("ense", "ence", 40),
    ("ant", "ent", 30),
    ("ent", "ant", 30),
    ("ancy", "ency", 30),
    ("ency", "ancy", 30),
    ("er", "or", 40),
    ("er", "ar", 45),
    ("or", "er", 40),
    ("ar", "er", 40),
    ("re", "er", 45),
    ("er", "re", 50),
    ("er", "ure", 60),
    ("cer", "cre", 50),
    ("seed", "cede", 45),
    ("sede", "cede", 35),
    ("ceed", "cede", 35),
    ("cede", "ceed", 35),
    ("ery", "ary", 40),
    ("ary", "ery", 40),
    ("ely", "ly", 40),
    ("ly", "ely", 35),
    ("ly", "lly", 35),
    ("ly", "ally", 45),
    ("lly", "ly", 40),
    ("ally", "ly", 55),
    ("ley", "ly", 45),
    ("ily", "ly", 60),
    ("aly", "ally", 30),
    ("icly", "ically", 35),
    ("ys", "ies", 45),
    ("ie", "y", 55),
    ("ies", "ys", 55),
    ("ey", "y", 50),
    ("y", "ey", 50),
    ("ee", "y", 60),
    ("es", "s", 60),
    ("ee", "ea", 45),
    ("ea", "ee", 50),
    ("ee", "ie", 50),
    ("ea", "ie", 60),
    ("ee", "e", 55),
    ("ei", "ai", 55),
    ("ai", "ei", 55),
    ("ay", "ai", 50),
    ("oo", "ou", 55),
    ("o", "ou", 55),
    ("u", "ou", 55),
    ("ou", "u", 60),
    ("u", "oo", 65),
    ("ow", "ou", 55),
    ("oy", "oi", 50),
    ("aw", "au", 45),
    ("o", "au", 60),
    ("au", "o", 65),
    ("or", "our", 60),
    ("i", "igh", 65),
    ("ight", "ite", 60),
    ("ite", "ight", 60),
    ("eu", "ue", 45),
    ("ui", "iu", 45),
    ("u", "eu", 55),
    ("wh", "w", 55),
    ("w", "wh", 55),
    ("z", "s", 50),
    ("gue", "g", 60),
    ("of", "ve", 90),
    ("mant", "ment", 30),
    ("vise", "vice", 45),
    ("ise", "ice", 50),
    ("ice", "ise", 50),
    ("ise", "ize", 40),
    ("uous", "ous", 50),
    ("nn", "gn", 70),
];
