//! A small network: three layers, rectified between.

use super::model::Reader;

/// Weights with one row for each input.
struct Layer {
    outputs: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
}

/// The layers, and what the inputs are scaled by.
pub(super) struct Network {
    mean: Vec<f32>,
    scale: Vec<f32>,
    layers: Vec<Layer>,
}

/// The widest layer.
const WIDEST: usize = 64;

impl Network {
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let count = reader.u32()? as usize;
        let sizes: Vec<usize> =
            (0..count).map(|_| reader.u32().map(|n| n as usize)).collect::<Option<_>>()?;
        let (first, last) = (*sizes.first()?, *sizes.last()?);
        if sizes.iter().any(|n| !(1..=WIDEST).contains(n))
            || first != super::habits::WIDTH
            || last != 1
        {
            return None;
        }
        let (mean, scale) = (reader.f32s(first)?, reader.f32s(first)?);
        let layers = sizes
            .windows(2)
            .map(|pair| {
                let [inputs, outputs] = *pair else { return None };
                let weights = reader.f32s(inputs.checked_mul(outputs)?)?;
                Some(Layer { outputs, weights, bias: reader.f32s(outputs)? })
            })
            .collect::<Option<_>>()?;
        Some(Network { mean, scale, layers })
    }

    /// The log-odds of a row of features.
    pub(super) fn score(&self, features: &[f32; super::habits::WIDTH]) -> f32 {
        let (mut now, mut next) = ([0f32; WIDEST], [0f32; WIDEST]);
        for (((x, f), mean), scale) in now.iter_mut().zip(features).zip(&self.mean).zip(&self.scale)
        {
            *x = (f - mean) * scale;
        }
        let hidden = self.layers.len().saturating_sub(1);
        for (i, layer) in self.layers.iter().enumerate() {
            for (y, bias) in next.iter_mut().zip(&layer.bias) {
                *y = *bias;
            }
            for (x, weights) in now.iter().zip(layer.weights.chunks_exact(layer.outputs)) {
                for (y, w) in next.iter_mut().zip(weights) {
                    *y += x * w;
                }
            }
            if i < hidden {
                next.iter_mut().for_each(|y| *y = y.max(0.0));
            }
            std::mem::swap(&mut now, &mut next);
        }
        now[0]
    }
}
