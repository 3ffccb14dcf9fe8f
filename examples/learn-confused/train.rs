//! Logistic regression of two words by accelerated proximal gradient steps
//! (FISTA): nothing in it is random, so the same lessons give the same weights.

/// Evidence by number and how much there is of it, whether it was the second
/// word, and how much it counts.
pub(crate) struct Sample {
    pub(crate) evidence: Vec<(u32, f64)>,
    /// What is known of the odds beforehand.
    pub(crate) given: f64,
    pub(crate) is_second: bool,
    pub(crate) weight: f64,
}

/// How hard weights are held down: each of them, and their squares.
const ONE: f64 = 0.02;
const TWO: f64 = 1.0;
const STEPS: usize = 150;

/// The weights of `n` pieces of evidence for the second word.
pub(crate) fn fit(samples: &[Sample], n: usize) -> Vec<f64> {
    let step = 1.0 / (steepness(samples, n) + TWO);
    let mut weights = vec![0.0; n];
    let mut ahead = weights.clone();
    let mut speed = 1.0_f64;
    let mut slope = vec![0.0; n];
    for _ in 0..STEPS {
        slope.fill(0.0);
        for sample in samples {
            let sum = sample.given + along(sample, &ahead);
            let share = 1.0 / (1.0 + (-sum).exp());
            let error = sample.weight * (share - f64::from(u8::from(sample.is_second)));
            for (at, much) in &sample.evidence {
                slope[*at as usize] += error * much;
            }
        }
        let next_speed = f64::midpoint(1.0, (1.0 + 4.0 * speed * speed).sqrt());
        let lead = (speed - 1.0) / next_speed;
        for ((at, weight), slope) in ahead.iter_mut().zip(&mut weights).zip(&slope) {
            let moved = *at - step * (slope + TWO * *at);
            let next = moved.signum() * (moved.abs() - ONE * step).max(0.0);
            *at = next + lead * (next - *weight);
            *weight = next;
        }
        speed = next_speed;
    }
    weights
}

/// What a sample comes to.
fn along(sample: &Sample, weights: &[f64]) -> f64 {
    let each = sample.evidence.iter();
    each.map(|(at, much)| weights[*at as usize] * much).sum()
}

/// A bound of how steep the loss bends, by a few rounds of the power method.
fn steepness(samples: &[Sample], n: usize) -> f64 {
    let mut vector = vec![1.0; n];
    let mut bend = 1.0;
    for _ in 0..20 {
        let mut next = vec![0.0; n];
        for sample in samples {
            let along = along(sample, &vector);
            for (at, much) in &sample.evidence {
                next[*at as usize] += sample.weight * along * much;
            }
        }
        bend = next.iter().map(|each| each * each).sum::<f64>().sqrt();
        for (to, from) in vector.iter_mut().zip(&next) {
            *to = from / bend;
        }
    }
    bend * 0.25 * 1.1
}
