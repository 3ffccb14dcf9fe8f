//! The table of pairs: learnt, tried on what was not learnt from, and written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::lessons::{FOLDS, Lesson, Lessons, Pair};
use super::train::{self, Sample};

/// Points for a weight of one, by which the odds grow e times.
const POINTS: f64 = 100.0;
/// Weights of fewer points are left out.
pub(crate) const LEAST: i16 = 5;
/// Right uses that must offer a piece of evidence before anything is learnt of it.
const LEAST_USES: usize = 2;
/// What a use of a stand-in counts beside a use of the word.
const STAND_IN: f64 = 0.15;
/// How many times as much a use may count where a word has few.
const MOST_EVEN: f64 = 8.0;

/// What a false alarm costs, in slips found, for a word of few uses; more for
/// one that has more than [`COMMON`], because letters are full of it.
const ALARM: f64 = 200.0;
const COMMON: f64 = 150.0;
/// How far beyond the uses that were tried the next may lie.
const SPREAD: f64 = 0.6;
/// The odds from and to which margins are tried, and the step.
const MARGINS: (f64, f64, f64) = (0.8, 9.0, 0.1);

/// What was learnt of a pair.
pub(crate) struct Learnt {
    pub(crate) words: [String; 2],
    pub(crate) always: i16,
    /// None where nothing is told.
    pub(crate) margins: [Option<i16>; 2],
    pub(crate) rows: BTreeMap<String, i16>,
}

/// The weights for the second word of a pair.
struct Weights {
    always: f64,
    of: BTreeMap<u32, f64>,
}

impl Weights {
    /// Learns from the lessons whose fold is not `left_out`.
    fn learn(lessons: &Lessons, pair: &Pair, left_out: Option<usize>) -> Self {
        let is_in = |lesson: &&Lesson| Some(lesson.fold) != left_out;
        let mut uses_with: BTreeMap<u32, usize> = BTreeMap::new();
        for lesson in pair
            .words
            .iter()
            .flat_map(|word| lessons.uses(word))
            .filter(is_in)
        {
            for at in &lesson.evidence {
                *uses_with.entry(*at).or_default() += 1;
            }
        }
        uses_with.retain(|_, n| *n >= LEAST_USES);
        let names: Vec<u32> = uses_with.into_keys().collect();
        // What speaks before anything is seen is numbered last.
        let always = u32::try_from(names.len()).unwrap();
        let mut kept = Vec::new();
        for (nth, word) in pair.words.iter().enumerate() {
            let stand_ins = lessons.stand_ins.get(word).into_iter().flatten();
            let uses = lessons.uses(word).map(|lesson| (lesson, 1.0));
            let all = uses.chain(stand_ins.map(|lesson| (lesson, STAND_IN)));
            for (lesson, weight) in all.filter(|(lesson, _)| is_in(lesson)) {
                let number = |at: &u32| u32::try_from(names.binary_search(at).ok()?).ok();
                let mut evidence: Vec<u32> = lesson.evidence.iter().filter_map(number).collect();
                evidence.push(always);
                kept.push((evidence, nth == 1, weight));
            }
        }
        let total: f64 = kept.iter().map(|(.., weight)| weight).sum();
        let even = [false, true].map(|is_second| {
            let of_word = kept.iter().filter(|each| each.1 == is_second);
            let of_word: f64 = of_word.map(|(.., weight)| weight).sum();
            (total / 2.0 / of_word.max(1.0)).min(MOST_EVEN)
        });
        let sample = |(evidence, is_second, weight): &'_ (Vec<u32>, bool, f64)| {
            (
                evidence.clone(),
                *is_second,
                weight * even[usize::from(*is_second)],
            )
        };
        let kept: Vec<(Vec<u32>, bool, f64)> = kept.iter().map(sample).collect();
        let samples: Vec<Sample> = kept
            .iter()
            .map(|(evidence, is_second, weight)| Sample {
                evidence,
                is_second: *is_second,
                weight: *weight,
            })
            .collect();
        let weights = train::fit(&samples, names.len() + 1);
        Self {
            always: weights[names.len()],
            of: names.into_iter().zip(weights).collect(),
        }
    }

    /// The odds of the second word, as their logarithm.
    fn odds(&self, lesson: &Lesson) -> f64 {
        let of = lesson.evidence.iter().filter_map(|at| self.of.get(at));
        self.always + of.sum::<f64>()
    }
}

/// A right use, read by what was learnt from other folds.
pub(crate) struct Tried<'l> {
    pub(crate) lesson: &'l Lesson,
    /// Which of the two words it is.
    pub(crate) nth: usize,
    pub(crate) odds: f64,
}

impl Lessons {
    /// The right uses of a word.
    pub(crate) fn uses(&self, word: &str) -> impl Iterator<Item = &Lesson> {
        self.uses.get(word).into_iter().flatten()
    }
}

/// Reads every right use of a pair by what the other folds teach.
pub(crate) fn tried<'l>(lessons: &'l Lessons, pair: &Pair) -> Vec<Tried<'l>> {
    let mut found = Vec::new();
    for fold in 0..FOLDS {
        let weights = Weights::learn(lessons, pair, Some(fold));
        for (nth, word) in pair.words.iter().enumerate() {
            for lesson in lessons.uses(word).filter(|lesson| lesson.fold == fold) {
                let odds = weights.odds(lesson);
                found.push(Tried { lesson, nth, odds });
            }
        }
    }
    found
}

/// The odds for the other word from which a word is said to be wrong: where
/// slips found are worth the false alarms among right uses.
pub(crate) fn margin<'t>(tried: impl Iterator<Item = &'t Tried<'t>>, nth: usize) -> Option<f64> {
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for each in tried {
        let for_other = if nth == 0 { each.odds } else { -each.odds };
        if each.nth == nth {
            right.push(for_other);
        } else {
            wrong.push(for_other);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "thousands")]
    let count = |n: usize| n as f64;
    let (n_right, n_wrong) = (count(right.len()), count(wrong.len()));
    let cost = ALARM * (n_right / COMMON).max(1.0);
    let mut best = (0.0, None);
    let (mut at, end, step) = MARGINS;
    while at < end {
        let found = count(wrong.iter().filter(|odds| **odds > at).count()) / n_wrong;
        let beyond = right.iter().map(|odds| tail((at - odds) / SPREAD));
        let alarms = beyond.sum::<f64>() / n_right;
        let worth = found - cost * alarms;
        if worth > best.0 {
            best = (worth, Some(at));
        }
        at += step;
    }
    best.1
}

/// How slips and right uses were read.
#[derive(Default)]
pub(crate) struct Count {
    pub(crate) found: usize,
    pub(crate) wrong: usize,
    pub(crate) alarms: usize,
    pub(crate) right: usize,
}

/// Reads every right use of the word that is `nth` of its pair, and the slip
/// that it would be in place of the other, by a margin that was not learnt from
/// it either; tells `out` of each whether the word was said to be wrong.
pub(crate) fn count<'t>(
    tried: &'t [Tried<'t>],
    nth: usize,
    mut out: impl FnMut(&'t Tried<'t>, bool),
) -> Count {
    let mut count = Count::default();
    for fold in 0..FOLDS {
        let is_in = |each: &&Tried| each.lesson.fold == fold;
        let margin = margin(tried.iter().filter(|each| !is_in(each)), nth);
        for each in tried.iter().filter(is_in) {
            let odds = if nth == 0 { each.odds } else { -each.odds };
            let speaks = margin.is_some_and(|margin| odds > margin);
            if each.nth == nth {
                count.right += 1;
                count.alarms += usize::from(speaks);
            } else {
                count.wrong += 1;
                count.found += usize::from(speaks);
            }
            out(each, speaks);
        }
    }
    count
}

/// The share of a normal distribution beyond `at`, to about a hundredth of it.
fn tail(at: f64) -> f64 {
    1.0 / (1.0 + (1.5976 * at + 0.070_566 * at * at * at).exp())
}

/// Learns all of a pair.
pub(crate) fn learn(lessons: &Lessons, pair: &Pair) -> Learnt {
    let tried = tried(lessons, pair);
    let weights = Weights::learn(lessons, pair, None);
    let mut margins = [0, 1].map(|nth| margin(tried.iter(), nth).map(points));
    if !pair.is_mutual {
        margins[1] = None;
    }
    let rows = weights.of.iter();
    let rows = rows.map(|(at, weight)| (lessons.names[*at as usize].clone(), points(*weight)));
    Learnt {
        words: pair.words.clone(),
        always: points(weights.always),
        margins,
        rows: rows.filter(|(_, points)| points.abs() >= LEAST).collect(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "weights are small")]
fn points(weight: f64) -> i16 {
    (weight * POINTS).round() as i16
}

impl fmt::Display for Learnt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, other] = &self.words;
        write!(out, "pair\t{one}\t{other}\t{}", self.always)?;
        for margin in self.margins {
            match margin {
                Some(margin) => write!(out, "\t{margin}")?,
                None => write!(out, "\tnever")?,
            }
        }
        let place = |name: &String| name.split_once('\t').unwrap().0.to_owned();
        let places: BTreeSet<String> = self.rows.keys().map(place).collect();
        for place in places {
            write!(out, "\n{place}")?;
            for (name, points) in &self.rows {
                let (of, value) = name.split_once('\t').unwrap();
                if of == place {
                    write!(out, "\t{value} {points}")?;
                }
            }
        }
        writeln!(out)
    }
}
