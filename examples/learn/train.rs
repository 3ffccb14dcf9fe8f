//! Multinomial logistic regression by accelerated proximal gradient steps
//! (FISTA): nothing in it is random, so the same drafts give the same weights.

/// The label and the evidence of a draft, by number.
pub(crate) struct Sample {
    pub(crate) label: usize,
    pub(crate) evidence: Vec<u32>,
}

/// How hard weights are held down.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Restraint {
    /// Of each weight: makes it nothing where little speaks for it.
    pub(crate) one: f64,
    /// Of its square.
    pub(crate) two: f64,
    /// Steps towards the best fit; stopping early holds down as well.
    pub(crate) steps: usize,
}

/// Turns scores into shares of one.
fn shares(scores: &mut [f64]) {
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

/// Fits a row of weights, one a label, to each piece of evidence; where `scale`
/// is above one, a row is held down less.
pub(crate) fn fit(
    samples: &[Sample],
    scale: &[f64],
    n_labels: usize,
    restraint: Restraint,
) -> Vec<f64> {
    let total: f64 = samples.iter().map(|_| 1.0).sum();
    let mut rows = vec![0.0; scale.len() * n_labels];
    let step = 1.0 / (steepness(samples, scale) / total + restraint.two / total);
    let mut ahead = rows.clone();
    let mut speed = 1.0_f64;
    let mut scores = vec![0.0; n_labels];
    for _ in 0..restraint.steps {
        let mut slope = vec![0.0; ahead.len()];
        for sample in samples {
            scores.fill(0.0);
            for &f in &sample.evidence {
                let row = &ahead[f as usize * n_labels..][..n_labels];
                for (sum, weight) in scores.iter_mut().zip(row) {
                    *sum += weight * scale[f as usize];
                }
            }
            shares(&mut scores);
            scores[sample.label] -= 1.0;
            for &f in &sample.evidence {
                let by = scale[f as usize] / total;
                let row = &mut slope[f as usize * n_labels..][..n_labels];
                for (sum, score) in row.iter_mut().zip(&scores) {
                    *sum += score * by;
                }
            }
        }
        let next_speed = f64::midpoint(1.0, (1.0 + 4.0 * speed * speed).sqrt());
        let lead = (speed - 1.0) / next_speed;
        for ((at, weight), slope) in ahead.iter_mut().zip(&mut rows).zip(&slope) {
            let moved = *at - step * (slope + restraint.two / total * *at);
            let held = restraint.one / total * step;
            let next = moved.signum() * (moved.abs() - held).max(0.0);
            *at = next + lead * (next - *weight);
            *weight = next;
        }
        speed = next_speed;
    }
    for (row, scale) in rows.chunks_mut(n_labels).zip(scale) {
        for weight in row {
            *weight *= scale;
        }
    }
    rows
}

/// A bound of how steep the loss bends, by a few rounds of the power method.
fn steepness(samples: &[Sample], scale: &[f64]) -> f64 {
    let mut vector = vec![1.0; scale.len()];
    let mut bend = 1.0;
    for _ in 0..30 {
        let mut next = vec![0.0; vector.len()];
        for sample in samples {
            let along: f64 = sample
                .evidence
                .iter()
                .map(|&f| vector[f as usize] * scale[f as usize])
                .sum();
            for &f in &sample.evidence {
                next[f as usize] += along * scale[f as usize];
            }
        }
        bend = next.iter().map(|each| each * each).sum::<f64>().sqrt();
        for (to, from) in vector.iter_mut().zip(&next) {
            *to = from / bend;
        }
    }
    bend * 0.5 * 1.05
}
