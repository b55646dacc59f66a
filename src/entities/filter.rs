//! A set of hashes that answers from the cache for most of what is not in it.

use crate::prefetch::prefetch;

/// A Bloom filter in which a hash sets two bits of one word, so that one look answers.
///
/// Source: Putze, Sanders, Singler: Cache-, hash- and space-efficient Bloom filters, 2007 (blocked filters).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    words: Vec<u64>,
}

impl Filter {
    /// A filter for so many hashes, with so many bits for each.
    pub fn with_capacity(count: usize, bits_each: usize) -> Self {
        Filter { words: vec![0; count.saturating_mul(bits_each).div_ceil(64)] }
    }

    /// Adds a hash, all of whose bits are as good as random.
    pub fn insert(&mut self, hash: u64) {
        let (at, bits) = place(hash, self.words.len());
        if let Some(word) = self.words.get_mut(at) {
            *word |= bits;
        }
    }

    /// Asks for what a look for a hash reads, without waiting for it.
    #[inline]
    pub fn prefetch(&self, hash: u64) {
        let (at, _) = place(hash, self.words.len());
        prefetch(self.words.get(at));
    }

    /// Whether the filter may have a hash; never false if it has.
    #[inline]
    pub fn may_have(&self, hash: u64) -> bool {
        let (at, bits) = place(hash, self.words.len());
        self.words.get(at).is_some_and(|word| word & bits == bits)
    }
}

/// A hash of 64 bits for one of 32.
#[inline]
pub(crate) fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The word and the bits of a hash among so many words.
#[inline]
fn place(hash: u64, words: usize) -> (usize, u64) {
    // The upper half as a fraction of the words.
    let at = (hash >> 32).wrapping_mul(words as u64) >> 32;
    (at as usize, 1 << (hash >> 20 & 63) | 1 << (hash >> 26 & 63))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_is_missed(hashes in prop::collection::vec(any::<u64>(), 0..2000), bits in 1usize..20) {
            let mut filter = Filter::with_capacity(hashes.len(), bits);
            hashes.iter().for_each(|hash| filter.insert(*hash));
            prop_assert!(hashes.iter().all(|hash| filter.may_have(*hash)));
        }
    }

    #[test]
    fn few_others_pass() {
        let mut filter = Filter::with_capacity(10_000, 16);
        (0..10_000).for_each(|n| filter.insert(spread(n)));
        let passed = (10_000..110_000).filter(|n| filter.may_have(spread(*n))).count();
        assert!(passed < 3_000, "{passed} of 100,000");
        assert!(!Filter::default().may_have(0));
    }
}
