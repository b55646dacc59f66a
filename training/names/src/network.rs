//! The small network of the calibration, fitted by Adam on all samples at once.

use yeksan::names::model::Calibration;

/// Features, whether the two are one name, and how much it counts.
pub type Sample = (Vec<f32>, bool, f64);

const HIDDEN: usize = 12;
const ROUNDS: usize = 600;
const RATE: f64 = 0.02;
const SHRINK: f64 = 2e-4;
/// What the first weights are made from.
const START: u64 = 7;

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as f64 / (1u64 << 31) as f64 - 0.5
    }
}

/// Fits the network, from where another is or from the start.
pub fn fit(samples: &[Sample], from: Option<Calibration>) -> Calibration {
    let features = samples[0].0.len();
    let total: f64 = samples.iter().map(|s| s.2).sum();
    let scaling: Vec<(f64, f64)> = (0..features)
        .map(|f| {
            let mean = samples.iter().map(|s| s.2 * f64::from(s.0[f])).sum::<f64>() / total;
            let square = samples.iter().map(|s| s.2 * (f64::from(s.0[f]) - mean).powi(2)).sum::<f64>() / total;
            (mean, square.sqrt().max(0.1))
        })
        .collect();
    let width = features + 1;
    let size = HIDDEN * width + HIDDEN + 1;
    let mut numbers = Numbers(START);
    let mut weights: Vec<f64> = (0..size).map(|_| numbers.next() * 0.6).collect();
    let scaling = match &from {
        Some(from) => from.scaling.iter().map(|(a, b)| (f64::from(*a), f64::from(*b))).collect(),
        None => scaling,
    };
    if let Some(from) = from {
        weights = from.hidden.iter().flatten().chain(&from.output).map(|w| f64::from(*w)).collect();
    }
    let rows: Vec<Vec<f64>> = samples
        .iter()
        .map(|s| s.0.iter().zip(&scaling).map(|(x, (mean, spread))| (f64::from(*x) - mean) / spread).collect())
        .collect();
    let (mut first, mut second) = (vec![0.0; size], vec![0.0; size]);
    for round in 1..=ROUNDS {
        let mut gradient: Vec<f64> = weights.iter().map(|w| SHRINK * w).collect();
        for (row, (_, is_one, weight)) in rows.iter().zip(samples) {
            let mut units = [0.0; HIDDEN];
            let mut odds = weights[size - 1];
            for (unit, value) in units.iter_mut().enumerate() {
                let own = &weights[unit * width..(unit + 1) * width];
                *value = own[features] + own.iter().zip(row).map(|(w, x)| w * x).sum::<f64>();
                odds += weights[HIDDEN * width + unit] * *value / (1.0 + value.abs());
            }
            let error = weight / total * (1.0 / (1.0 + (-odds).exp()) - f64::from(u8::from(*is_one)));
            gradient[size - 1] += error;
            for (unit, value) in units.iter().enumerate() {
                let bent = 1.0 + value.abs();
                gradient[HIDDEN * width + unit] += error * value / bent;
                let back = error * weights[HIDDEN * width + unit] / (bent * bent);
                let own = &mut gradient[unit * width..(unit + 1) * width];
                own.iter_mut().zip(row).for_each(|(g, x)| *g += back * x);
                own[features] += back;
            }
        }
        let rate = RATE * (1.0 - round as f64 / (ROUNDS + 1) as f64);
        for i in 0..size {
            first[i] = 0.9 * first[i] + 0.1 * gradient[i];
            second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
            let mean = first[i] / (1.0 - 0.9f64.powi(round as i32));
            let spread = second[i] / (1.0 - 0.999f64.powi(round as i32));
            weights[i] -= rate * mean / (spread.sqrt() + 1e-8);
        }
    }
    Calibration {
        scaling: scaling.into_iter().map(|(a, b)| (a as f32, b as f32)).collect(),
        hidden: weights[..HIDDEN * width].chunks(width).map(|row| row.iter().map(|w| *w as f32).collect()).collect(),
        output: weights[HIDDEN * width..].iter().map(|w| *w as f32).collect(),
    }
}
