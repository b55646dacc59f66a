//! Where there are no vector instructions that we know: nothing is sifted.

use super::sieve::Sieve;

/// There are none.
#[derive(Debug, Clone, Copy)]
pub(super) enum Vectors {}

impl Vectors {
    pub(super) fn new() -> Option<Self> {
        None
    }

    pub(super) fn sift(self, _: &Sieve, _: &[u8], _: &mut [u32]) -> (usize, u32) {
        match self {}
    }
}
