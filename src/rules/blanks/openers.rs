//! The words that may open a blank without brackets.
//!
//! The build script marks them in the vocabulary, so that all others are passed
//! over at a look; so it compiles this file too.

/// In small letters; what else is made of crosses is in no vocabulary.
pub(crate) const OPENERS: [&str; 21] = [
    "company",
    "first",
    "firstname",
    "hiring",
    "insert",
    "interviewer",
    "interviewer's",
    "job",
    "last",
    "lorem",
    "position",
    "recipient",
    "recruiter",
    "tba",
    "tbc",
    "tbd",
    "todo",
    "xx",
    "xxx",
    "xxxx",
    "your",
];
