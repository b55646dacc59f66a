//! With which words names begin: a filter that answers from the cache for most words of a text.

/// Hashes of first words, and a bit for each; a bit that is set may be another word's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Starts {
    tags: Vec<u32>,
    bits: Vec<u64>,
    /// How many of the tags are in order, and have a bit.
    settled: usize,
}

/// How many bits there are for each word at least: one in so many other words passes.
const BITS_EACH: usize = 8;
const FEWEST_BITS: usize = 1 << 12;

impl Starts {
    /// Adds a first word; it counts when all are settled.
    pub fn push(&mut self, tag: u32) {
        self.tags.push(tag);
    }

    /// Makes the bits of all words that were added.
    pub fn settle(&mut self) {
        if self.settled == self.tags.len() && !self.bits.is_empty() {
            return;
        }
        self.tags.sort_unstable();
        self.tags.dedup();
        self.tags.shrink_to_fit();
        self.settled = self.tags.len();
        let bits = self.settled.saturating_mul(BITS_EACH).next_power_of_two().max(FEWEST_BITS);
        self.bits.clear();
        self.bits.resize(bits / 64, 0);
        for tag in &self.tags {
            let (word, bit) = place(*tag, self.bits.len());
            if let Some(word) = self.bits.get_mut(word) {
                *word |= bit;
            }
        }
    }

    /// Whether a name may begin with a word; never false if one does.
    #[inline]
    pub fn may(&self, tag: u32) -> bool {
        let (word, bit) = place(tag, self.bits.len());
        self.bits.get(word).is_some_and(|word| word & bit != 0)
    }

    /// The words, to be saved.
    pub fn tags(&self) -> &[u32] {
        &self.tags
    }

    /// The filter of saved words.
    pub fn from_tags(tags: Vec<u32>) -> Self {
        let mut starts = Starts { tags, ..Starts::default() };
        starts.settle();
        starts
    }
}

/// The word and the bit of a tag among so many words, which are a power of two.
#[inline]
fn place(tag: u32, words: usize) -> (usize, u64) {
    // The lower bits place a tag in the table already; these are others.
    let spread = tag.wrapping_mul(0x9E37_79B1);
    let word = (spread >> 6) as usize & words.wrapping_sub(1);
    (word, 1 << (spread & 63))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_first_word_is_missed(
            first in prop::collection::vec(any::<u32>(), 0..2000),
            more in prop::collection::vec(any::<u32>(), 0..200),
        ) {
            let mut starts = Starts::default();
            first.iter().for_each(|tag| starts.push(*tag));
            starts.settle();
            more.iter().for_each(|tag| starts.push(*tag));
            starts.settle();
            prop_assert!(first.iter().chain(&more).all(|tag| starts.may(*tag)));
            prop_assert_eq!(&Starts::from_tags(starts.tags().to_vec()), &starts);
        }
    }

    #[test]
    fn few_other_words_pass() {
        let mut starts = Starts::default();
        (0..10_000u32).for_each(|n| starts.push(n.wrapping_mul(0x85EB_CA6B)));
        starts.settle();
        let passed = (10_000..110_000u32).filter(|n| starts.may(n.wrapping_mul(0x85EB_CA6B)));
        assert!(passed.count() < 12_500);
        assert!(!Starts::default().may(0));
    }
}
