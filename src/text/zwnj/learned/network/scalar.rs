//! Where there are no vector instructions that we know.

use super::super::habits::WIDTH;
use super::{Eight, Network};
use crate::processor::Avx2;

pub(super) fn hidden<const N: usize>(
    avx2: Avx2,
    _: &Network,
    _: &mut [[f32; WIDTH]; N],
) -> [Eight; N] {
    match avx2 {}
}
