//! The table of pairs: learnt, tried on what was not learnt from, and written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::lessons::{FOLDS, Lesson, Lessons, N_PLACES, Pair};
use super::train::{self, Sample};
use sincerely::spelling;

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

/// What a nat of n-grams weighs in every pair, unless its lessons say otherwise:
/// many pairs have few.
const SHARED: f64 = 0.8;
/// Nats that count as one piece of evidence.
const SCALE: f64 = 3.0;
/// The most that all n-grams together say, as in the program.
const MOST: f64 = 9.0;

/// The odds from which a word is said to be wrong: the same for all pairs, as
/// margins by a few dozen uses of each are less sure.
const MARGIN: f64 = 3.8;
/// The right uses of a word that may lie beyond its margin; else it is higher.
const MOST_BEYOND: usize = 1;
const STEP: f64 = 0.2;

/// What was learnt of a pair.
pub(crate) struct Learnt {
    pub(crate) words: [String; 2],
    pub(crate) always: i16,
    /// None where nothing is told.
    pub(crate) margins: [Option<i16>; 2],
    /// For a nat of n-grams, by their places.
    pub(crate) ngrams: [i16; N_PLACES],
    pub(crate) rows: BTreeMap<String, i16>,
}

/// The weights for the second word of a pair.
struct Weights {
    always: f64,
    of: BTreeMap<u32, f64>,
    /// For a nat of n-grams, by their places.
    ngrams: [f64; N_PLACES],
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
                let known = lesson.evidence.iter().filter_map(number);
                let mut evidence: Vec<(u32, f64)> = known.map(|at| (at, 1.0)).collect();
                evidence.push((always, 1.0));
                let nats = pair.nats(lesson);
                evidence.extend((always + 1..).zip(nats.map(|nats| nats / SCALE)));
                kept.push(Sample {
                    evidence,
                    given: dot(nats, [SHARED; N_PLACES]),
                    is_second: nth == 1,
                    weight,
                });
            }
        }
        let total: f64 = kept.iter().map(|sample| sample.weight).sum();
        let even = [false, true].map(|is_second| {
            let of_word = kept.iter().filter(|sample| sample.is_second == is_second);
            let of_word: f64 = of_word.map(|sample| sample.weight).sum();
            (total / 2.0 / of_word.max(1.0)).min(MOST_EVEN)
        });
        for sample in &mut kept {
            sample.weight *= even[usize::from(sample.is_second)];
        }
        let weights = train::fit(&kept, names.len() + 1 + N_PLACES);
        let mut ngrams = [SHARED; N_PLACES];
        for (to, own) in ngrams.iter_mut().zip(&weights[names.len() + 1..]) {
            *to += own / SCALE;
        }
        Self {
            always: weights[names.len()],
            of: names.into_iter().zip(weights).collect(),
            ngrams,
        }
    }

    /// The odds of the second word, as their logarithm.
    fn odds(&self, pair: &Pair, lesson: &Lesson) -> f64 {
        let of = lesson.evidence.iter().filter_map(|at| self.of.get(at));
        self.always + of.sum::<f64>() + dot(pair.nats(lesson), self.ngrams).clamp(-MOST, MOST)
    }
}

impl Pair {
    /// What n-grams say for the second word, in nats, by their places.
    fn nats(&self, lesson: &Lesson) -> [f64; N_PLACES] {
        let words = [0, 1].map(|nth| self.words[nth].as_str());
        spelling::odds_of_contexts(words, lesson.contexts).map(|tenths| f64::from(tenths) / 10.0)
    }
}

fn dot(one: [f64; N_PLACES], other: [f64; N_PLACES]) -> f64 {
    one.into_iter()
        .zip(other)
        .map(|(one, other)| one * other)
        .sum()
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
                let odds = weights.odds(pair, lesson);
                found.push(Tried { lesson, nth, odds });
            }
        }
    }
    found
}

/// The odds for the other word from which a word is said to be wrong; none where
/// no use of either was tried.
pub(crate) fn margin<'t>(tried: impl Iterator<Item = &'t Tried<'t>>, nth: usize) -> Option<f64> {
    let (right, wrong): (Vec<&Tried>, Vec<&Tried>) = tried.partition(|each| each.nth == nth);
    if right.is_empty() || wrong.is_empty() {
        return None;
    }
    let for_other = |each: &Tried| if nth == 0 { each.odds } else { -each.odds };
    let mut right: Vec<f64> = right.into_iter().map(for_other).collect();
    right.sort_by(|one, other| other.total_cmp(one));
    let next = right.get(MOST_BEYOND).copied().unwrap_or_default();
    let above = ((next - MARGIN) / STEP).ceil().max(0.0);
    Some(MARGIN + above * STEP)
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
        ngrams: weights.ngrams.map(points),
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
        write!(out, "\nngrams")?;
        for points in self.ngrams {
            write!(out, "\t{points}")?;
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
