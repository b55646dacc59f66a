//! A set of hashes that answers from the cache for most of what is not in it.

/// So many Bloom filters side by side, so that one look answers for all; a hash sets two bits of one word.
///
/// Source: Putze, Sanders, Singler: Cache-, hash- and space-efficient Bloom filters, 2007 (blocked filters).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filters<const N: usize> {
    words: Vec<[u64; N]>,
}

const FEWEST_WORDS: usize = 1 << 6;

impl<const N: usize> Filters<N> {
    /// Filters for so many hashes each, with so many bits for each at least.
    pub fn with_capacity(count: usize, bits_each: usize) -> Self {
        let words = count.saturating_mul(bits_each).div_ceil(64).next_power_of_two();
        Filters { words: vec![[0; N]; words.max(FEWEST_WORDS)] }
    }

    /// Adds a hash to those filters that are named by true.
    pub fn insert(&mut self, hash: u32, into: [bool; N]) {
        let (at, bits) = place(hash, self.words.len());
        if let Some(words) = self.words.get_mut(at) {
            for (word, wanted) in words.iter_mut().zip(into) {
                *word |= if wanted { bits } else { 0 };
            }
        }
    }

    /// Whether each filter may have a hash; never false if it has.
    #[inline]
    pub fn may_have(&self, hash: u32) -> [bool; N] {
        let (at, bits) = place(hash, self.words.len());
        self.words.get(at).map_or([false; N], |words| words.map(|word| word & bits == bits))
    }
}

/// The word and the bits of a hash among so many words, which are a power of two.
#[inline]
fn place(hash: u32, words: usize) -> (usize, u64) {
    let spread = u64::from(hash).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let at = (spread >> 32) as usize & words.wrapping_sub(1);
    (at, 1 << (spread >> 20 & 63) | 1 << (spread >> 26 & 63))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_is_missed(hashes in prop::collection::vec(any::<u32>(), 0..2000), bits in 1usize..20) {
            let mut filters = Filters::with_capacity(hashes.len(), bits);
            let into = |hash: &u32| [hash & 1 == 0, hash & 2 == 0];
            hashes.iter().for_each(|hash| filters.insert(*hash, into(hash)));
            for hash in &hashes {
                let found = filters.may_have(*hash);
                prop_assert!(found.iter().zip(into(hash)).all(|(found, there)| *found >= there));
            }
        }
    }

    #[test]
    fn few_others_pass() {
        let spread = |n: u32| n.wrapping_mul(0x85EB_CA6B);
        let mut filters = Filters::with_capacity(10_000, 16);
        (0..10_000).for_each(|n| filters.insert(spread(n), [true, false]));
        let passed = |set: usize| {
            let others = (10_000..110_000).map(|n| filters.may_have(spread(n)));
            others.filter(|found| found[set]).count()
        };
        assert!(passed(0) < 3_000, "{} of 100,000", passed(0));
        assert_eq!(passed(1), 0);
        assert_eq!(Filters::<1>::default().may_have(0), [false]);
    }
}
