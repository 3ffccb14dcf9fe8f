//! The table of weights: learnt, read by, and written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::drafts::Lesson;
use crate::train::{self, Restraint, Sample};
use sincerely::occasion::{self, Occasion};

const N: usize = Occasion::ALL.len();

/// Drafts that must offer a piece of evidence before anything is learnt of it.
const LEAST_DRAFTS: usize = 3;
/// Found by cross-validation, roughly: the figures change little around them.
const RESTRAINT: Restraint = Restraint {
    one: 0.03,
    two: 0.7,
    steps: 500,
};
/// How readily weights are learnt of phrases, which people chose for what they
/// mean, of the few words of a subject, of single words, most of which mean
/// little, and of what speaks before anything is read. All else is one.
const PHRASE: f64 = 1.5;
const SUBJECT_WORD: f64 = 1.5;
const SINGLE_WORD: f64 = 0.7;
const ALWAYS: f64 = 3.0;
/// And of what the quoted mail and the dates say, which few drafts have.
const KNOWN: f64 = 4.0;
/// What a quoted decision says beyond what is learnt: few drafts quote one, and
/// those that answer it need no further word of it.
const QUOTED: [(&str, Occasion, i16); 2] = [
    ("fact: quotes a no", Occasion::RejectionReply, 120),
    ("fact: quotes a not yet", Occasion::NoDecisionReply, 120),
];
/// Points for a weight of one, by which a draft's odds grow e times.
const POINTS: f64 = 100.0;

/// Points of each piece of evidence for each of [`Occasion::ALL`].
pub(crate) struct Table {
    pub(crate) rows: BTreeMap<String, [i16; N]>,
}

impl Table {
    /// Learns from drafts.
    pub(crate) fn learn<'a>(lessons: impl IntoIterator<Item = &'a Lesson>) -> Self {
        let lessons: Vec<&Lesson> = lessons.into_iter().collect();
        let mut drafts_with: BTreeMap<&str, usize> = BTreeMap::new();
        for name in lessons.iter().flat_map(|lesson| &lesson.evidence) {
            *drafts_with.entry(name).or_default() += 1;
        }
        drafts_with.retain(|_, n| *n >= LEAST_DRAFTS);
        let names: Vec<&str> = drafts_with.into_keys().collect();
        let number = |name: &String| {
            let at = names.binary_search(&name.as_str()).ok()?;
            u32::try_from(at).ok()
        };
        let sample = |lesson: &&Lesson| Sample {
            label: lesson.label,
            evidence: lesson.evidence.iter().filter_map(number).collect(),
        };
        let samples: Vec<Sample> = lessons.iter().map(sample).collect();
        let scale = |name: &&str| {
            if name.contains("phrase: ") {
                PHRASE
            } else if name.starts_with("subject word: ") {
                SUBJECT_WORD
            } else if name.starts_with("word: ") {
                SINGLE_WORD
            } else if name.starts_with("fact: quotes") || name.starts_with("fact: interview") {
                KNOWN
            } else if *name == "fact: always" {
                ALWAYS
            } else {
                1.0
            }
        };
        let scales: Vec<f64> = names.iter().map(scale).collect();
        let weights = train::fit(&samples, &scales, N, RESTRAINT);
        let mut rows = BTreeMap::new();
        for (name, weights) in names.iter().zip(weights.chunks(N)) {
            let mut row = [0; N];
            for (points, weight) in row.iter_mut().zip(weights) {
                #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
                let rounded = (weight * POINTS).round() as i16;
                *points = rounded;
            }
            if row != [0; N] {
                rows.insert((*name).to_owned(), row);
            }
        }
        for (name, occasion, points) in QUOTED {
            let at = Occasion::ALL.iter().position(|each| *each == occasion);
            let row = rows.entry(name.to_owned()).or_insert([0; N]);
            row[at.unwrap_or_default()] += points;
        }
        Self { rows }
    }

    /// The occasion's place that the evidence speaks for.
    pub(crate) fn read(&self, evidence: &BTreeSet<String>) -> usize {
        let mut sums = [0_i32; N];
        for row in evidence.iter().filter_map(|name| self.rows.get(name)) {
            for (sum, points) in sums.iter_mut().zip(row) {
                *sum += i32::from(*points);
            }
        }
        sums[N - 1] += occasion::MARGIN;
        let best = (0..N).max_by_key(|at| sums[*at]);
        best.unwrap_or_default()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = Occasion::ALL.iter().map(|each| each.name()).collect();
        writeln!(
            out,
            "# What `cargo run --example learn` learnt from the labelled drafts: points of each"
        )?;
        writeln!(out, "# piece of evidence for {}.", names.join(", "))?;
        for (name, row) in &self.rows {
            write!(out, "{name}")?;
            for points in row {
                write!(out, "\t{points}")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
