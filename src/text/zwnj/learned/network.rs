//! A small network: three layers, rectified between.

use super::habits::WIDTH;
use super::model::Reader;

/// How many outputs the hidden layers have.
const FIRST: usize = 16;
const SECOND: usize = 8;

/// The layers, and what the inputs are scaled by.
pub(super) struct Network {
    mean: [f32; WIDTH],
    scale: [f32; WIDTH],
    first: Layer<WIDTH, FIRST>,
    second: Layer<FIRST, SECOND>,
    third: Layer<SECOND, 1>,
}

/// Weights with one row for each input.
struct Layer<const INPUTS: usize, const OUTPUTS: usize> {
    weights: [[f32; OUTPUTS]; INPUTS],
    bias: [f32; OUTPUTS],
}

impl<const INPUTS: usize, const OUTPUTS: usize> Layer<INPUTS, OUTPUTS> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut weights = [[0.0; OUTPUTS]; INPUTS];
        for row in &mut weights {
            *row = reader.f32s()?;
        }
        Some(Layer { weights, bias: reader.f32s()? })
    }

    #[inline]
    fn apply(&self, inputs: &[f32; INPUTS]) -> [f32; OUTPUTS] {
        let mut out = self.bias;
        for (x, row) in inputs.iter().zip(&self.weights) {
            for (y, w) in out.iter_mut().zip(row) {
                *y += x * w;
            }
        }
        out
    }
}

impl Network {
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        for size in [4, WIDTH, FIRST, SECOND, 1] {
            if reader.u32()? as usize != size {
                return None;
            }
        }
        Some(Network {
            mean: reader.f32s()?,
            scale: reader.f32s()?,
            first: Layer::read(reader)?,
            second: Layer::read(reader)?,
            third: Layer::read(reader)?,
        })
    }

    /// The log-odds of a row of features.
    pub(super) fn score(&self, features: &[f32; WIDTH]) -> f32 {
        let mut scaled = *features;
        for ((x, mean), scale) in scaled.iter_mut().zip(&self.mean).zip(&self.scale) {
            *x = (*x - mean) * scale;
        }
        let hidden = self.first.apply(&scaled).map(|y| y.max(0.0));
        let hidden = self.second.apply(&hidden).map(|y| y.max(0.0));
        let [odds] = self.third.apply(&hidden);
        odds
    }
}
