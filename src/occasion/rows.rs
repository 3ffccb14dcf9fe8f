//! How the rows of `data/recognition.tsv` are named.
//!
//! This file is also part of the build script, so it uses nothing of the crate.

/// What stands before words and kinds of words, by the text they stand in:
/// the paragraphs, their first words, the subject, the mail that is answered.
pub(crate) const FIELDS: [&str; 4] = ["", "first ", "subject ", "quote "];

/// Before the kind of a word, and before two in a row.
pub(crate) const KIND: &str = "kind: ";
/// Before a word.
pub(crate) const WORD: &str = "word: ";
/// Before the name of a file of phrases.
pub(crate) const PHRASE: &str = "phrase: ";
/// Before that, once more, where the draft is hardly more than a line.
pub(crate) const LINE: &str = "line ";
/// Before what no word says.
pub(crate) const FACT: &str = "fact: ";

/// Kinds that no list of words tells, in the order of their numbers: none, the
/// start of a sentence, its end, that of a question, a name, a number.
pub(crate) const SHAPES: [&str; 6] = ["", "^", ".", "?", "<name>", "<number>"];

/// Facts, in the order of `Fact`.
pub(crate) const FACTS: [&str; 22] = [
    "answers a mail",
    "re: in the subject",
    "no subject",
    "quotes a mail",
    "quotes the writer",
    "quotes a no",
    "quotes a not yet",
    "interview a day ago",
    "interview days ago",
    "interview a week ago",
    "interview weeks ago",
    "asks something",
    "few words",
    "many words",
    "always",
    "names no job",
    "names no interview",
    "names neither",
    "a line",
    "a line that names neither",
    "thanks for being interviewed",
    "asks, after being interviewed",
];

/// Kinds that name a job, and those that name an interview.
pub(crate) const OF_JOBS: [&str; 4] = ["job", "title", "candidate", "hiring"];
pub(crate) const OF_INTERVIEWS: [&str; 3] = ["interview", "talk", "spoke"];
