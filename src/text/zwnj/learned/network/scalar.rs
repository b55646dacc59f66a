//! Where there are no vector instructions that we know.

use super::super::habits::WIDTH;
use super::{Eight, Network};
use crate::processor::Avx2;

pub(super) fn hidden(avx2: Avx2, _: &Network, _: &[f32; WIDTH]) -> Eight {
    match avx2 {}
}
