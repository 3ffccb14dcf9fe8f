//! Sentences with one error each: how many are seen, and how many corrected at
//! first place; and right uses of the words that errors confuse.
//!
//! `cargo test --test it sentences -- --nocapture` prints the figures and what
//! was missed.

use std::fmt::Write as _;
use std::ops::Range;

use sincerely::occasion::Occasion;
use sincerely::{Options, lint};

use crate::cases::{self, root};

/// A sentence with one error.
struct Flawed {
    text: String,
    wrong: Range<usize>,
    right: String,
    /// Whether what is wrong is a word by itself.
    is_word: bool,
}

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join("tests/spelling").join(file)).unwrap()
}

fn flawed(file: &str) -> Vec<Flawed> {
    let text = read(file);
    let (mut all, mut is_word) = (Vec::new(), true);
    for line in text.lines().filter(|line| !line.is_empty()) {
        if line.starts_with('#') {
            is_word = !line.starts_with("# Words that are none");
            continue;
        }
        let (sentence, right) = line.split_once('\t').unwrap();
        let (before, rest) = sentence.split_once('«').unwrap();
        let (wrong, behind) = rest.split_once('»').unwrap();
        all.push(Flawed {
            text: format!("{before}{wrong}{behind}"),
            wrong: before.len()..before.len() + wrong.len(),
            right: right.to_owned(),
            is_word,
        });
    }
    all
}

/// A rule, the place of what it found in the sentence, and its first correction.
type Found = (&'static str, Range<usize>, Option<String>);

/// The findings of the group in a sentence, set in a mail: rule, place in the
/// sentence, first correction.
fn findings(sentence: &str) -> Vec<Found> {
    let opening = "Dear Dana,\n\nThank you for meeting with me on Tuesday.\n\n";
    let mail = format!("{opening}{sentence}\n\nKind regards,\nAna Ruiz\n");
    let options = Options {
        occasion: Some(Occasion::ThankYou),
        ..cases::options()
    };
    let report = lint(mail.as_bytes(), &options);
    let of_group = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.rule.group() == "spelling");
    let found = of_group.map(|diagnostic| {
        let span = diagnostic.place.span;
        let edit = diagnostic
            .fixes
            .first()
            .map(|fix| fix.edits[0].text.clone());
        let place = span.start.saturating_sub(opening.len())..span.end - opening.len();
        (diagnostic.rule.id, place, edit)
    });
    found.collect()
}

/// How many of some sentences were seen, and corrected at first place.
#[derive(Default)]
struct Tally {
    n: usize,
    seen: usize,
    first: usize,
    report: String,
}

impl Tally {
    fn add(&mut self, flawed: &Flawed) {
        let found = findings(&flawed.text);
        let at = found
            .iter()
            .find(|(_, place, _)| place.start < flawed.wrong.end && flawed.wrong.start < place.end);
        let is_right = at.is_some_and(|(_, _, edit)| edit.as_deref() == Some(&flawed.right));
        self.n += 1;
        self.seen += usize::from(at.is_some());
        self.first += usize::from(is_right);
        if !is_right {
            let _ = writeln!(self.report, "  {:?} {:?}", flawed.text, at);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "hundreds")]
    fn shares(&self) -> (f64, f64) {
        let share = |n: usize| n as f64 / self.n as f64;
        (share(self.seen), share(self.first))
    }
}

#[expect(clippy::print_stdout, reason = "the figures are what the test is for")]
fn tally(file: &str, is_word: bool) -> Tally {
    let mut tally = Tally::default();
    for flawed in flawed(file)
        .iter()
        .filter(|flawed| flawed.is_word == is_word)
    {
        tally.add(flawed);
    }
    let (seen, first) = tally.shares();
    println!(
        "{file}, {}: {} sentences, {seen:.3} seen, {first:.3} corrected at first place\n{}",
        if is_word {
            "words for others"
        } else {
            "words that are none"
        },
        tally.n,
        tally.report
    );
    tally
}

#[test]
fn words_in_the_place_of_others_are_seen() {
    for file in [
        "held-out.txt",
        "held-later.txt",
        "held-last.txt",
        "held-again.txt",
        "held-third.txt",
        "seen.txt",
    ] {
        let tally = tally(file, true);
        assert!(tally.n >= 30 && tally.shares().0 >= 0.8, "{file}");
    }
}

#[test]
fn words_that_are_none_are_seen_and_corrected() {
    for file in [
        "held-out.txt",
        "held-later.txt",
        "held-last.txt",
        "seen.txt",
    ] {
        let tally = tally(file, false);
        let (seen, first) = tally.shares();
        assert!(tally.n >= 30 && seen >= 0.95 && first >= 0.92, "{file}");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what the test is for")]
fn right_uses_raise_no_alarm() {
    for files in [
        &["correct.txt", "correct-later.txt"][..],
        &["correct-fresh.txt"],
        &["correct-third.txt"],
    ] {
        let text: String = files.iter().map(|file| read(file)).collect();
        let alarms = alarms(&text);
        println!("{files:?}: {alarms:#?}");
        let n_sentences = uses(&text).count();
        assert!(
            n_sentences >= 500 && alarms.len() <= n_sentences / 500,
            "{alarms:#?}"
        );
    }
}

/// The sentences of a file of right uses.
fn uses(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// What is found in right uses, each with its sentence.
fn alarms(text: &str) -> Vec<(&str, Found)> {
    let of_sentence = |sentence| {
        findings(sentence)
            .into_iter()
            .map(move |found| (sentence, found))
    };
    uses(text).flat_map(of_sentence).collect()
}
