//! Logistic regression with a ridge.

/// Examples by what they have.
pub struct Columns {
    /// For each thing the examples that have it, and how much of it.
    pub columns: Vec<Vec<(u32, f32)>>,
    /// How many examples there are.
    pub examples: usize,
}

/// How far each thing speaks for the answer, and where an example stands that
/// has nothing.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// One for each thing.
    pub of: Vec<f64>,
    /// The intercept.
    pub base: f64,
}

/// How many times all weights are gone through.
const PASSES: usize = 60;

/// Finds the weights that say the answers best, by steps of Newton's one weight
/// at a time. `counts` is how much each example counts; 0 leaves it out. `trust`
/// is how much an example weighs against a weight of 1.
pub fn learn(columns: &Columns, answers: &[bool], counts: &[f64], trust: f64) -> Weights {
    let mut weights = Weights {
        of: vec![0.0; columns.columns.len()],
        base: 0.0,
    };
    let mut sums = vec![0.0; columns.examples];
    let everybody: Vec<_> = (0..columns.examples as u32).map(|at| (at, 1.0)).collect();
    for _ in 0..PASSES {
        weights.base += step(&everybody, weights.base, &mut sums, answers, counts, trust);
        for (column, weight) in columns.columns.iter().zip(&mut weights.of) {
            *weight += step(column, *weight, &mut sums, answers, counts, trust);
        }
    }
    weights
}

/// Changes one weight, and with it the sums of the examples in its column.
fn step(
    column: &[(u32, f32)],
    weight: f64,
    sums: &mut [f64],
    answers: &[bool],
    counts: &[f64],
    trust: f64,
) -> f64 {
    let (mut slope, mut bend) = (weight, 1.0);
    for &(example, much) in column {
        let (example, much) = (example as usize, f64::from(much));
        let count = counts[example] * trust;
        if count == 0.0 {
            continue;
        }
        let likely = 1.0 / (1.0 + (-sums[example]).exp());
        slope += count * much * (likely - f64::from(u8::from(answers[example])));
        // Not less than a tenth of what it can be at most: no wild steps.
        bend += count * much * much * (likely * (1.0 - likely)).max(0.025);
    }
    let change = -slope / bend;
    for &(example, much) in column {
        sums[example as usize] += change * f64::from(much);
    }
    change
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(of: &[&[u32]], examples: usize) -> Columns {
        let column = |column: &&[u32]| column.iter().map(|&at| (at, 1.0)).collect();
        Columns {
            columns: of.iter().map(column).collect(),
            examples,
        }
    }

    #[test]
    fn what_only_right_examples_have_speaks_for_the_answer() {
        let columns = columns(&[&[0, 1, 2], &[3, 4, 5], &[0, 3]], 6);
        let answers = [true, true, true, false, false, false];
        let weights = learn(&columns, &answers, &[1.0; 6], 1.0);
        assert!(weights.of[0] > 0.5 && weights.of[1] < -0.5, "{weights:?}");
        assert!(weights.of[2].abs() < 0.05, "{weights:?}");
    }

    #[test]
    fn what_does_not_count_teaches_nothing() {
        let columns = columns(&[&[0, 1]], 3);
        let answers = [true, false, false];
        let weights = learn(&columns, &answers, &[1.0, 0.0, 1.0], 1.0);
        assert!(weights.of[0] > 0.0, "{weights:?}");
    }
}
