//! From what a comparison tells to a probability: a small network.

use serde::{Deserialize, Serialize};

/// As many features as there are at most.
const MOST_FEATURES: usize = 20;

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

/// As many hidden units as there are at most.
const MOST_UNITS: usize = 12;

/// A calibration, ready to be asked: its weights feature by feature, so that all units are summed up at once.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// What is taken from each feature, and what it is then divided by.
    centres: [f32; MOST_FEATURES],
    spreads: [f32; MOST_FEATURES],
    /// A row a feature: a weight a unit.
    weights: Vec<[f32; MOST_UNITS]>,
    own: [f32; MOST_UNITS],
    output: [f32; MOST_UNITS],
    bias: f32,
}

impl Network {
    /// The network of a calibration, if its parts fit together; one that knows nothing of none.
    pub fn new(of: &Calibration) -> Option<Self> {
        let Some((bias, output)) = of.output.split_last() else { return Some(Self::default()) };
        let mut network = Network {
            spreads: [1.0; MOST_FEATURES],
            weights: vec![[0.0; MOST_UNITS]; of.scaling.len()],
            bias: *bias,
            ..Network::default()
        };
        for (feature, (centre, spread)) in of.scaling.iter().enumerate() {
            *network.centres.get_mut(feature)? = *centre;
            *network.spreads.get_mut(feature)? = *spread;
        }
        if output.len() != of.hidden.len() {
            return None;
        }
        for (unit, (row, weight)) in of.hidden.iter().zip(output).enumerate() {
            let (own, row) = row.split_last()?;
            *network.own.get_mut(unit)? = *own;
            *network.output.get_mut(unit)? = *weight;
            for (weights, weight) in network.weights.iter_mut().zip(row) {
                *weights.get_mut(unit)? = *weight;
            }
        }
        Some(network)
    }

    /// The log odds of some features.
    #[inline]
    fn odds(&self, features: &[f32]) -> f32 {
        let mut centred = [0.0; MOST_FEATURES];
        centred.iter_mut().zip(features).for_each(|(slot, x)| *slot = *x);
        for ((x, centre), spread) in centred.iter_mut().zip(&self.centres).zip(&self.spreads) {
            *x = (*x - centre) / spread;
        }
        let mut sums = self.own;
        for (x, weights) in centred.iter().zip(&self.weights) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight * x);
        }
        let units = sums.iter().zip(&self.output);
        units.fold(self.bias, |odds, (sum, weight)| odds + weight * bend(*sum))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::FEATURES;
    use crate::names::model::Weights;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn odds_are_their_definition(features in proptest::array::uniform(-9.0f32..9.0)) {
            let features: [f32; FEATURES] = features;
            let calibration = Weights::own().unwrap().calibration;
            let network = Network::new(&calibration).unwrap();
            prop_assert_eq!(network.odds(&features), calibration.odds(&features));
        }
    }
}
