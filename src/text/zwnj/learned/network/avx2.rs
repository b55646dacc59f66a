//! The hidden layers with AVX2, which takes half as many instructions.

use super::super::habits::WIDTH;
use super::{Eight, Network};
use crate::processor::Avx2;

/// What the hidden layers put out.
#[inline]
pub(super) fn hidden(_: Avx2, network: &Network, features: &[f32; WIDTH]) -> Eight {
    #[allow(unsafe_code)]
    // SAFETY: the function is safe but for its need of AVX2, which the proof shows.
    unsafe {
        with_avx2(network, features)
    }
}

#[target_feature(enable = "avx2")]
fn with_avx2(network: &Network, features: &[f32; WIDTH]) -> Eight {
    network.hidden(features)
}
