//! Where there are no vector instructions that we know: nothing is made together.

pub(super) const BEFORE: usize = 0;

/// There are none.
#[derive(Debug, Clone, Copy)]
pub(super) enum Vectors {}

impl Vectors {
    pub(super) fn new() -> Option<Self> {
        None
    }

    pub(super) fn write(self, _: &[u8], _: usize, _: &mut [u8]) -> (usize, usize) {
        match self {}
    }
}
