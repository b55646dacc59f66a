//! Where there are no vector instructions that we know: nothing is sifted.

use super::sieve::Sieve;
use crate::processor::Avx2;

pub(super) fn sift(avx2: Avx2, _: &Sieve, _: &[u8], _: &mut [u32]) -> (usize, u32) {
    match avx2 {}
}
