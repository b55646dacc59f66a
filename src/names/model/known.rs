//! Pairs of words that are known to be one name, where the operations alone would doubt it (Biden, بایدن).

use super::symbols::{Alphabet, MOST, Symbols};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// What known words score at least, of each hundred that the less telling of them tells at best.
pub const SHARE: i32 = 75;
/// How many bits of a hash are kept: so many that words which are no pair have next to never one's hash.
const BITS: u32 = 40;
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// How many bits tell most pairs that are not known: few enough to stay in the cache.
const FIRST_BITS: u32 = 19;

/// The known pairs by their hashes.
#[derive(Debug, Clone, Default)]
pub(super) struct KnownPairs {
    hashes: FxHashSet<u64>,
    /// A bit for the first bits of each hash.
    firsts: Vec<u64>,
}

impl KnownPairs {
    /// The pairs of the [`hash_steps`] of their hashes.
    pub fn new(steps: &[u64]) -> Self {
        let sums = steps.iter().scan(0u64, |last, step| {
            *last = last.wrapping_add(*step);
            Some(*last)
        });
        let hashes: FxHashSet<u64> = sums.collect();
        let mut firsts = vec![0; 1 << (FIRST_BITS - u64::BITS.ilog2())];
        for (at, bit) in hashes.iter().map(|hash| first(*hash)) {
            if let Some(bits) = firsts.get_mut(at) {
                *bits |= bit;
            }
        }
        KnownPairs { hashes, firsts }
    }

    /// Whether two words are known to be one name, whichever comes first.
    #[inline]
    pub fn has(&self, a: (Alphabet, &Symbols), b: (Alphabet, &Symbols)) -> bool {
        let hash = pair_hash(a, b);
        let (at, bit) = first(hash);
        self.firsts.get(at).is_some_and(|bits| bits & bit != 0) && self.hashes.contains(&hash)
    }
}

/// In which number the bit of a hash is, and which it is.
#[inline]
fn first(hash: u64) -> (usize, u64) {
    let first = hash >> (BITS - FIRST_BITS);
    ((first / u64::from(u64::BITS)) as usize, 1 << (first % u64::from(u64::BITS)))
}

/// Hashes as the weights have them: in ascending order, each told by how far it is from the one before.
pub fn hash_steps(hashes: &BTreeSet<u64>) -> Vec<u64> {
    let mut last = 0u64;
    let step = |hash: &u64| hash.wrapping_sub(std::mem::replace(&mut last, *hash));
    hashes.iter().map(step).collect()
}

/// The hash of two words, the same whichever comes first; part of the weights, so that it never changes.
#[inline]
pub fn pair_hash(a: (Alphabet, &Symbols), b: (Alphabet, &Symbols)) -> u64 {
    let (a, b) = (word_hash(a), word_hash(b));
    let both = (a ^ b).wrapping_mul(FACTOR) ^ a.wrapping_add(b);
    both.wrapping_mul(FACTOR) >> (u64::BITS - BITS)
}

#[inline]
fn word_hash((alphabet, word): (Alphabet, &Symbols)) -> u64 {
    const EIGHT: usize = 8;
    const BLOCKS: usize = MOST.div_ceil(EIGHT);
    let mut places = [0u8; BLOCKS * EIGHT];
    places.iter_mut().zip(word.padded()).for_each(|(place, symbol)| *place = *symbol);
    let blocks = places.as_chunks::<EIGHT>().0;
    blocks.iter().fold(alphabet as u64, |hash, block| {
        (hash.rotate_left(23) ^ u64::from_le_bytes(*block)).wrapping_mul(FACTOR)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(letters: &str) -> (Alphabet, Symbols) {
        let alphabet = if letters.is_ascii() { Alphabet::Latin } else { Alphabet::Arabic };
        (alphabet, Symbols::of(letters, alphabet))
    }

    fn hash(a: &str, b: &str) -> u64 {
        let ((alphabet, a), (other, b)) = (word(a), word(b));
        pair_hash((alphabet, &a), (other, &b))
    }

    #[test]
    fn hashes_never_change() {
        // Those in the weights were made with this one.
        assert_eq!(hash("لندن", "London"), 352_465_155_027);
        assert_eq!(hash("Londra", "London"), 126_616_579_135);
    }

    #[test]
    fn the_alphabet_tells_words_apart() {
        let (_, same) = word("abc");
        let hash = |alphabet| pair_hash((alphabet, &same), (Alphabet::Latin, &same));
        assert_ne!(hash(Alphabet::Latin), hash(Alphabet::Arabic));
    }

    proptest! {
        #[test]
        fn the_known_pairs_are_those_given_either_way(
            pairs in proptest::collection::vec(("[ابپتلمن]{1,5}", "[abplmnt]{1,5}"), 0..20),
            others in proptest::collection::vec(("[ابپتلمن]{1,5}", "[abplmnt]{1,5}"), 0..20),
        ) {
            let hashes: BTreeSet<u64> = pairs.iter().map(|(a, b)| hash(a, b)).collect();
            let known = KnownPairs::new(&hash_steps(&hashes));
            for (a, b) in pairs.iter().chain(&others) {
                let ((x, of_a), (y, of_b)) = (word(a), word(b));
                let is_given = pairs.contains(&(a.clone(), b.clone()));
                prop_assert_eq!(known.has((x, &of_a), (y, &of_b)), is_given);
                prop_assert_eq!(known.has((y, &of_b), (x, &of_a)), is_given);
            }
        }
    }
}
