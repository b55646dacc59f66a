//! Where there are no vector instructions that we know: nothing is made together.

use crate::processor::Avx2;

pub(super) fn write(avx2: Avx2, _: &[u8], _: usize, _: &mut [u8]) -> (usize, usize) {
    match avx2 {}
}
