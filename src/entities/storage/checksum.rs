//! A checksum for files of hundreds of megabytes.

/// Four lanes of multiply and rotate: fast, and every bit counts.
#[derive(Debug, Clone)]
pub(super) struct Checksum {
    lanes: [u64; 4],
    /// What was added since the last whole block.
    rest: [u8; BLOCK],
    length: u64,
}

const BLOCK: usize = 32;
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl Default for Checksum {
    fn default() -> Self {
        Checksum { lanes: [1, 2, 3, 4], rest: [0; BLOCK], length: 0 }
    }
}

impl Checksum {
    /// The checksum of some bytes.
    pub fn of(bytes: &[u8]) -> u64 {
        let mut sum = Checksum::default();
        sum.add(bytes);
        sum.finish()
    }

    /// How many bytes are no whole block yet.
    fn filled(&self) -> usize {
        (self.length % BLOCK as u64) as usize
    }

    /// Adds what follows.
    pub fn add(&mut self, bytes: &[u8]) {
        let filled = self.filled();
        self.length = self.length.wrapping_add(bytes.len() as u64);
        let mut bytes = bytes;
        if filled > 0 {
            let (some, others) = bytes.split_at(bytes.len().min(BLOCK.saturating_sub(filled)));
            let places = self.rest.iter_mut().skip(filled);
            places.zip(some).for_each(|(place, byte)| *place = *byte);
            if filled.saturating_add(some.len()) < BLOCK {
                return;
            }
            self.blocks(&[self.rest]);
            bytes = others;
        }
        let (blocks, others) = bytes.as_chunks();
        self.blocks(blocks);
        self.rest.iter_mut().zip(others).for_each(|(place, byte)| *place = *byte);
    }

    fn blocks(&mut self, blocks: &[[u8; BLOCK]]) {
        let mut lanes = self.lanes;
        for block in blocks {
            let (words, _) = block.as_chunks();
            for (lane, word) in lanes.iter_mut().zip(words) {
                let word = u64::from_le_bytes(*word);
                *lane = (*lane ^ word).wrapping_mul(FACTOR).rotate_left(29);
            }
        }
        self.lanes = lanes;
    }

    /// The checksum of all that was added.
    pub fn finish(&self) -> u64 {
        let mut sum = self.length;
        for lane in self.lanes {
            sum = (sum ^ lane).wrapping_mul(FACTOR).rotate_left(31);
        }
        for byte in self.rest.iter().take(self.filled()) {
            sum = (sum ^ u64::from(*byte)).wrapping_mul(FACTOR).rotate_left(31);
        }
        sum ^ (sum >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_have_the_sum_of_the_whole(
            pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..100), 0..9),
        ) {
            let mut sum = Checksum::default();
            pieces.iter().for_each(|piece| sum.add(piece));
            prop_assert_eq!(sum.finish(), Checksum::of(&pieces.concat()));
        }

        #[test]
        fn every_bit_counts(bytes in prop::collection::vec(any::<u8>(), 1..200), at in any::<usize>(), bit in 0u32..8) {
            let mut other = bytes.clone();
            let at = at % other.len();
            other[at] ^= 1 << bit;
            prop_assert_ne!(Checksum::of(&bytes), Checksum::of(&other));
        }
    }
}
