//! What is learnt from: whole drafts with labels, and short ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::cases::{self, Kind};
use sincerely::occasion::{self, Occasion};

/// Folders of whole drafts.
const WHOLE: [&str; 2] = ["fixtures", "tests/drafts/learn"];
/// Files of short drafts, each for its occasion, with this line between two.
const SHORT: &str = "tests/drafts/short";
const BETWEEN: &str = "\n%%\n";

/// A draft, by what it offers as evidence.
pub(crate) struct Lesson {
    pub(crate) name: String,
    /// Its occasion's place in [`Occasion::ALL`].
    pub(crate) label: usize,
    /// None for a short draft.
    pub(crate) kind: Option<Kind>,
    pub(crate) evidence: BTreeSet<String>,
}

/// All of them, in the order of their names.
pub(crate) fn all() -> Vec<Lesson> {
    let mut lessons = Vec::new();
    for folder in WHOLE
        .into_iter()
        .filter(|folder| cases::root().join(folder).exists())
    {
        lessons.extend(cases::all_in(folder).into_iter().map(|case| Lesson {
            label: label(&case.label.occasion),
            kind: Some(case.label.kind),
            evidence: occasion::evidence(&case.source, &case.options()),
            name: case.name,
        }));
    }
    for entry in fs::read_dir(cases::root().join(SHORT)).unwrap() {
        let path = entry.unwrap().path();
        let occasion = path.file_stem().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let drafts = text.split(BETWEEN).enumerate();
        lessons.extend(drafts.map(|(nth, draft)| Lesson {
            name: format!("{occasion} {nth}"),
            label: label(occasion),
            kind: None,
            evidence: occasion::evidence(draft.as_bytes(), &cases::options()),
        }));
    }
    lessons.sort_by(|one, other| one.name.cmp(&other.name));
    lessons
}

fn label(occasion: &str) -> usize {
    let mut all = Occasion::ALL.iter();
    let label = all.position(|each| each.name() == occasion);
    label.unwrap_or_else(|| panic!("{occasion} is no occasion"))
}

/// The fold of each whole draft, so that every fold holds as many good and bad
/// ones of each occasion; short drafts are in none.
pub(crate) fn folds(lessons: &[Lesson], folds: usize) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    order.sort_by_key(|at| scattered(&lessons[*at].name));
    let mut seen = BTreeMap::new();
    let mut of = vec![None; lessons.len()];
    for at in order {
        let Some(kind) = lessons[at].kind else {
            continue;
        };
        let n = seen
            .entry((lessons[at].label, kind == Kind::Good))
            .or_insert(0);
        of[at] = Some(*n % folds);
        *n += 1;
    }
    of
}

/// A number that names near each other do not share (FNV-1a).
fn scattered(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
