//! What is learnt from: right uses of the words of `data/confused-pairs.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;

use crate::cases::{self, Kind};
use sincerely::draft::{Draft, Role};
use sincerely::{message, spelling};

/// Places of contexts of n-grams.
pub(crate) const N_PLACES: usize = 5;

/// Files of right uses, a sentence a line.
const FILES: [&str; 2] = [
    "tests/spelling/correct.txt",
    "tests/spelling/correct-later.txt",
];
const FOLDER: &str = "tests/spelling/lessons";
/// Folders of whole mails, whose good ones hold right uses.
const WHOLE: [&str; 2] = ["fixtures", "tests/drafts/learn"];
/// Short drafts, with a line of `%%` between two.
const SHORT: &str = "tests/drafts/short";
/// Words of those who leave marks and capitals out.
const CARELESS: [&str; 12] = [
    "i", "im", "Im", "ive", "Ive", "dont", "Dont", "didnt", "cant", "wont", "thats", "hes",
];
/// What stands in for a word counts so often at most.
const MOST_STAND_INS: usize = 1000;

/// Two words that are taken for each other.
pub(crate) struct Pair {
    pub(crate) words: [String; 2],
    /// Whether the second is written for the first as well.
    pub(crate) is_mutual: bool,
}

/// A right use of a word, or of what stands in for it.
pub(crate) struct Lesson {
    pub(crate) evidence: Vec<u32>,
    /// The keys of the contexts of n-grams.
    pub(crate) contexts: [u32; N_PLACES],
    /// Uses amid the same words are in one fold.
    pub(crate) fold: usize,
    pub(crate) sentence: usize,
    pub(crate) place: Range<usize>,
}

/// Parts into which lessons are cut.
pub(crate) const FOLDS: usize = 5;

pub(crate) struct Lessons {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) sentences: Vec<String>,
    /// The names of the evidence.
    pub(crate) names: Vec<String>,
    pub(crate) uses: BTreeMap<String, Vec<Lesson>>,
    pub(crate) stand_ins: BTreeMap<String, Vec<Lesson>>,
}

/// Reads all of them.
pub(crate) fn all() -> Lessons {
    let (pairs, stand_ins) = pairs();
    let words: BTreeSet<&String> = pairs.iter().flat_map(|pair| &pair.words).collect();
    let mut of_phrase: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for (word, phrases) in stand_ins.iter().filter(|(word, _)| words.contains(word)) {
        for phrase in phrases {
            of_phrase.entry(phrase).or_default().push(word);
        }
    }
    let mut lessons = Lessons {
        sentences: sentences(),
        names: Vec::new(),
        uses: BTreeMap::new(),
        stand_ins: BTreeMap::new(),
        pairs: Vec::new(),
    };
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    for (nth, sentence) in lessons.sentences.iter().enumerate() {
        let split = split(sentence);
        for at in 0..split.len() {
            for n in 1..=2.min(split.len() - at) {
                let phrase = &split[at..at + n];
                let place = phrase[0].0.start..phrase[n - 1].0.end;
                let is_name = n == 1
                    && at > 0
                    && sentence[place.clone()].starts_with(|ch: char| ch.is_ascii_uppercase());
                let text: Vec<&str> = phrase.iter().map(|(_, word)| word.as_str()).collect();
                let text = text.join(" ");
                let stands_for = of_phrase.get(text.as_str());
                if is_name || stands_for.is_none() && !words.contains(&text) {
                    continue;
                }
                let mut evidence = Vec::new();
                for name in spelling::evidence(sentence, place.clone()) {
                    let next = u32::try_from(numbers.len()).unwrap();
                    evidence.push(*numbers.entry(name).or_insert(next));
                }
                let contexts = spelling::contexts(sentence, place.clone());
                let around = |range: Range<usize>| {
                    let words = split[range].iter().map(|(_, word)| word.as_str());
                    words.collect::<Vec<_>>().join(" ")
                };
                let window = around(at.saturating_sub(2)..at)
                    + " _ "
                    + &around(at + n..(at + n + 2).min(split.len()));
                let lesson = || Lesson {
                    evidence: evidence.clone(),
                    contexts,
                    fold: usize::try_from(scattered(&window) % FOLDS as u64).unwrap(),
                    sentence: nth,
                    place: place.clone(),
                };
                if words.contains(&text) {
                    lessons.uses.entry(text.clone()).or_default().push(lesson());
                }
                for word in stands_for.into_iter().flatten() {
                    let of_word = lessons.stand_ins.entry((*word).clone()).or_default();
                    of_word.push(lesson());
                }
            }
        }
    }
    for of_word in lessons.stand_ins.values_mut() {
        let key = |lesson: &Lesson| scattered(&format!("{} {:?}", lesson.sentence, lesson.place));
        of_word.sort_by_key(key);
        of_word.truncate(MOST_STAND_INS);
    }
    lessons.names = vec![String::new(); numbers.len()];
    for (name, at) in numbers {
        lessons.names[at as usize] = name;
    }
    lessons.pairs = pairs;
    lessons
}

/// The pairs, and what stands in for words.
fn pairs() -> (Vec<Pair>, BTreeMap<String, Vec<String>>) {
    let text = fs::read_to_string(cases::root().join("data/confused-pairs.txt")).unwrap();
    let (mut pairs, mut stand_ins) = (Vec::new(), BTreeMap::new());
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some((word, phrases)) = line.split_once(": ") {
            let between = if phrases.contains('|') { '|' } else { ' ' };
            let phrases = phrases.split(between).map(str::to_owned).collect();
            stand_ins.insert(word.to_owned(), phrases);
            continue;
        }
        let (one, other) = line.split_once(' ').unwrap();
        let right = other.strip_prefix("> ");
        pairs.push(Pair {
            words: [one.to_owned(), right.unwrap_or(other).to_owned()],
            is_mutual: right.is_none(),
        });
    }
    (pairs, stand_ins)
}

fn sentences() -> Vec<String> {
    let root = cases::root();
    let mut files: Vec<_> = fs::read_dir(root.join(FOLDER))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.extend(FILES.map(|file| root.join(file)));
    files.sort();
    let mut found: Vec<String> = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        let lines = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        found.extend(lines.map(str::to_owned));
    }
    for folder in WHOLE {
        let cases = cases::all_in(folder).into_iter();
        for case in cases.filter(|case| case.label.kind == Kind::Good) {
            add(&case.source, &mut found);
        }
    }
    let mut files: Vec<_> = fs::read_dir(root.join(SHORT))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        for draft in fs::read_to_string(file).unwrap().split("\n%%\n") {
            add(draft.as_bytes(), &mut found);
        }
    }
    found
}

/// Adds the sentences of a draft, unless its writer leaves marks and capitals
/// out: then "its" may be any word.
fn add(source: &[u8], out: &mut Vec<String>) {
    let source_text = String::from_utf8_lossy(source);
    let mut words = source_text.split(|ch: char| !ch.is_alphanumeric() && ch != '\'');
    if words.any(|word| CARELESS.contains(&word)) {
        return;
    }
    let message = message::parse(source, None);
    let Some(body) = message.body else { return };
    let draft = Draft::read(&message, body);
    for block in draft.role(Role::Paragraph) {
        for sentence in &draft.body.sentences[block.sentences.clone()] {
            let words = sentence.span.of(message.text(body)).split_whitespace();
            out.push(words.collect::<Vec<_>>().join(" "));
        }
    }
}

/// The words of a sentence in small letters.
fn split(sentence: &str) -> Vec<(Range<usize>, String)> {
    let is_part = |ch: char| ch.is_alphanumeric() || ch == '\'' || ch == '\u{2019}';
    let mut words = Vec::new();
    let mut from = 0;
    for (at, ch) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        if is_part(ch) {
            continue;
        }
        if from < at {
            let word = sentence[from..at].to_lowercase().replace('\u{2019}', "'");
            words.push((from..at, word));
        }
        from = at + ch.len_utf8();
    }
    words
}

/// A number that texts near each other do not share (FNV-1a).
fn scattered(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
