//! The hidden layers with AVX2, which takes half as many instructions.

use super::super::habits::WIDTH;
use super::{Eight, Network};
use crate::processor::Avx2;

/// What the hidden layers put out.
#[inline]
pub(super) fn hidden<const N: usize>(
    _: Avx2,
    network: &Network,
    rows: &mut [[f32; WIDTH]; N],
) -> [Eight; N] {
    #[allow(unsafe_code)]
    // SAFETY: the function is safe but for its need of AVX2, which the proof shows.
    unsafe {
        with_avx2(network, rows)
    }
}

#[target_feature(enable = "avx2")]
fn with_avx2<const N: usize>(network: &Network, rows: &mut [[f32; WIDTH]; N]) -> [Eight; N] {
    network.hidden(rows)
}
