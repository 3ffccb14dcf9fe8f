//! The laws that the fuzzers try, over mutated fixtures: some hundreds in every
//! run of the tests, more where `FUZZ_SECONDS` says for how long.

use std::panic;
use std::time::{Duration, Instant};

use crate::cases::{self, root};
use crate::dice::{Dice, mutate};
use crate::laws;

/// Mutants of a plain run.
const FEW: usize = 500;

/// Tries every law; says which bytes broke which.
fn try_all(source: &[u8]) {
    for (name, law) in laws::ALL {
        if panic::catch_unwind(|| law(source)).is_err() {
            let shown = source.escape_ascii();
            panic!("the law `{name}` is broken by b\"{shown}\"");
        }
    }
}

#[test]
fn laws_hold_for_mutated_mails() {
    let seconds = std::env::var("FUZZ_SECONDS").ok();
    let seconds = seconds.map(|seconds| seconds.parse().unwrap());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let cases = cases::all();
    let mut dice = Dice::new(0xb0c5_5eed);
    let mut n_tried = 0;
    while until.map_or(n_tried < FEW, |until| Instant::now() < until) {
        let mut source = cases[dice.roll(cases.len())].source.clone();
        for _ in 0..=dice.roll(8) {
            let other = &cases[dice.roll(cases.len())].source;
            mutate(&mut source, other, &mut dice);
        }
        try_all(&source);
        n_tried += 1;
    }
}

/// Every file of `tests/it/broken/` broke a law once.
#[test]
fn what_broke_a_law_once_breaks_none() {
    let folder = root().join("tests/it/broken");
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        try_all(&std::fs::read(entry.unwrap().path()).unwrap());
    }
}
