//! A small network: three layers, rectified between.

#[cfg_attr(not(target_arch = "x86_64"), path = "network/scalar.rs")]
#[cfg_attr(target_arch = "x86_64", path = "network/avx2.rs")]
mod vectors;

use super::habits::WIDTH;
use super::model::Reader;
use crate::processor::Avx2;

/// How many outputs the hidden layers have.
const FIRST: usize = 2 * 8;
const SECOND: usize = 8;

/// The layers, and what the inputs are scaled by.
pub(super) struct Network {
    mean: [f32; WIDTH],
    scale: [f32; WIDTH],
    first: Layer<WIDTH, 2>,
    second: Layer<FIRST, 1>,
    third: ([f32; SECOND], f32),
    avx2: Option<Avx2>,
}

/// Eight sums, which vector instructions make at once.
type Eight = [f32; 8];

/// Weights with one row for each input.
struct Layer<const INPUTS: usize, const EIGHTS: usize> {
    weights: [[Eight; EIGHTS]; INPUTS],
    bias: [Eight; EIGHTS],
}

impl<const INPUTS: usize, const EIGHTS: usize> Layer<INPUTS, EIGHTS> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut weights = [[[0.0; 8]; EIGHTS]; INPUTS];
        for eight in weights.as_flattened_mut() {
            *eight = reader.f32s()?;
        }
        let mut bias = [[0.0; 8]; EIGHTS];
        for eight in &mut bias {
            *eight = reader.f32s()?;
        }
        Some(Layer { weights, bias })
    }
}

/// Sums with one more input.
#[inline(always)]
fn add([a, b, c, d, e, f, g, h]: Eight, x: f32, weights: &Eight) -> Eight {
    let [p, q, r, s, t, u, v, w] = weights;
    [a + x * p, b + x * q, c + x * r, d + x * s, e + x * t, f + x * u, g + x * v, h + x * w]
}

#[inline(always)]
fn rectified(sums: Eight) -> Eight {
    sums.map(|y| y.max(0.0))
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
            third: (reader.f32s()?, reader.f32()?),
            avx2: Avx2::detect(),
        })
    }

    /// The log-odds of rows of features, which are scaled where they are: of several at once, since
    /// each addition waits for the one before.
    pub(super) fn scores<const N: usize>(&self, rows: &mut [[f32; WIDTH]; N]) -> [f32; N] {
        let hidden = match self.avx2 {
            Some(avx2) => vectors::hidden(avx2, self, rows),
            None => self.hidden(rows),
        };
        let (weights, bias) = &self.third;
        hidden.map(|sums| sums.iter().zip(weights).fold(*bias, |odds, (x, w)| odds + x * w))
    }

    /// What the hidden layers put out, by whatever instructions the caller may use: each sum is
    /// made in the same order.
    #[inline(always)]
    fn hidden<const N: usize>(&self, rows: &mut [[f32; WIDTH]; N]) -> [Eight; N] {
        for row in rows.iter_mut() {
            for (x, (mean, scale)) in row.iter_mut().zip(self.mean.iter().zip(&self.scale)) {
                *x = (*x - mean) * scale;
            }
        }
        let mut first = [self.first.bias; N];
        for (i, [p, q]) in self.first.weights.iter().enumerate() {
            for (row, [a, b]) in rows.iter().zip(&mut first) {
                let x = row.get(i).copied().unwrap_or(0.0);
                (*a, *b) = (add(*a, x, p), add(*b, x, q));
            }
        }
        let first = first.map(|sums| sums.map(rectified));
        let [bias] = self.second.bias;
        let mut second = [bias; N];
        for (i, [weights]) in self.second.weights.iter().enumerate() {
            for (row, sums) in first.iter().zip(&mut second) {
                let x = row.as_flattened().get(i).copied().unwrap_or(0.0);
                *sums = add(*sums, x, weights);
            }
        }
        second.map(rectified)
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::model;
    use super::*;
    use proptest::prelude::*;

    fn row_of(features: [f32; 32]) -> [f32; WIDTH] {
        let mut row = [0.0; WIDTH];
        row.iter_mut().zip(features.iter().cycle()).for_each(|(x, f)| *x = *f);
        row
    }

    proptest! {
        #[test]
        fn vector_instructions_change_nothing(features in prop::array::uniform32(-9f32..9.0)) {
            let network = &model().unwrap().network;
            let row = row_of(features);
            if let Some(avx2) = network.avx2 {
                let bits = |sums: [Eight; 1]| sums.map(|sums| sums.map(f32::to_bits));
                let by_vectors = vectors::hidden(avx2, network, &mut [row]);
                prop_assert_eq!(bits(by_vectors), bits(network.hidden(&mut [row])));
            }
        }

        #[test]
        fn two_at_once_are_as_each_alone(
            one in prop::array::uniform32(-9f32..9.0),
            other in prop::array::uniform32(-9f32..9.0),
        ) {
            let network = &model().unwrap().network;
            let [one, other] = [one, other].map(row_of);
            let alone = |row| network.scores(&mut [row]).map(f32::to_bits);
            let both = network.scores(&mut [one, other]).map(f32::to_bits);
            prop_assert_eq!(both.map(|odds| [odds]), [alone(one), alone(other)]);
        }
    }
}
