//! From what a comparison tells to a probability: a small network.

use serde::{Deserialize, Serialize};

/// More features than there are.
const MOST_FEATURES: usize = 32;

/// One hidden layer over centred features.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// What is taken from each feature, and what it is then divided by.
    pub scaling: Vec<(f32, f32)>,
    /// A row a hidden unit: a weight a feature, and the unit's own.
    pub hidden: Vec<Vec<f32>>,
    /// A weight a hidden unit, and one more.
    pub output: Vec<f32>,
}

impl Calibration {
    /// The log odds of some features.
    #[inline]
    pub fn odds(&self, features: &[f32]) -> f32 {
        let Some((bias, output)) = self.output.split_last() else { return 0.0 };
        let mut odds = *bias;
        let mut centred = [0.0f32; MOST_FEATURES];
        for ((slot, x), (centre, spread)) in centred.iter_mut().zip(features).zip(&self.scaling) {
            *slot = (x - centre) / spread;
        }
        for (row, weight) in self.hidden.iter().zip(output) {
            let Some((own, row)) = row.split_last() else { continue };
            let mut sum = *own;
            for (w, x) in row.iter().zip(&centred) {
                sum += w * x;
            }
            odds += weight * bend(sum);
        }
        odds
    }

    /// The probability of some features.
    #[inline]
    pub fn probability(&self, features: &[f32]) -> f64 {
        1.0 / (1.0 + f64::from(-self.odds(features)).exp())
    }
}

/// What a hidden unit makes of its sum.
#[inline]
fn bend(x: f32) -> f32 {
    x / (1.0 + x.abs())
}
