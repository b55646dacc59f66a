//! Lists of numbers, one after another in one vector.

use crate::large_pages;
use crate::prefetch::prefetch;

/// Lists of numbers by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lists {
    pub ends: Vec<u32>,
    pub numbers: Vec<u32>,
}

impl Lists {
    #[inline]
    pub fn get(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.numbers.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// Ends the last list.
    pub fn end(&mut self) {
        self.ends.push(self.numbers.len() as u32);
    }

    /// The lists that say for each number in which of these lists it is, counted from `first`.
    pub fn inverted(&self, count: usize, first: u32) -> Lists {
        let mut ends = vec![0u32; count];
        for number in &self.numbers {
            if let Some(end) = ends.get_mut(*number as usize) {
                *end = end.saturating_add(1);
            }
        }
        let mut sum = 0u32;
        for end in &mut ends {
            let own = *end;
            *end = sum;
            sum = sum.saturating_add(own);
        }
        // Each end is where its list begins until the list is filled.
        let mut numbers = large_pages::room_for(self.numbers.len());
        numbers.resize(self.numbers.len(), 0u32);
        for list in 0..self.ends.len() as u32 {
            for number in self.get(list) {
                if let Some(end) = ends.get_mut(*number as usize) {
                    if let Some(slot) = numbers.get_mut(*end as usize) {
                        *slot = first.saturating_add(list);
                    }
                    *end = end.saturating_add(1);
                }
            }
        }
        Lists { ends, numbers }
    }
}

/// Lists of numbers by key, the keys spread evenly over all 32-bit numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct KeyedLists {
    /// For each beginning of a key, where the keys after those with it begin.
    buckets: Vec<u32>,
    /// Sorted.
    keys: Vec<u32>,
    lists: Lists,
}

/// About how many keys share a bucket, as a power of two.
const BUCKET_BITS: u32 = 2;

/// How many bits of a key tell its bucket, if there are so many keys.
fn bucket_bits(keys: usize) -> u32 {
    keys.max(1).ilog2().saturating_sub(BUCKET_BITS).min(24)
}

fn bucket(key: u32, bits: u32) -> usize {
    // A shift by all 32 bits is none.
    key.checked_shr(32u32.saturating_sub(bits)).unwrap_or(0) as usize
}

impl KeyedLists {
    /// The lists of pairs of a key (the upper half) and a number (the lower half), in pieces.
    pub fn new(pieces: Vec<Vec<u64>>) -> Self {
        let count = pieces.iter().map(Vec::len).sum();
        // Into buckets first: then only neighbours are out of order.
        let bits = bucket_bits(count);
        let mut starts = vec![0u32; 1usize << bits];
        for pair in pieces.iter().flatten() {
            if let Some(count) = starts.get_mut(bucket((pair >> 32) as u32, bits)) {
                *count = count.saturating_add(1);
            }
        }
        let mut sum = 0u32;
        for start in &mut starts {
            let own = *start;
            *start = sum;
            sum = sum.saturating_add(own);
        }
        let mut pairs = vec![0u64; count];
        for pair in pieces.into_iter().flatten() {
            if let Some(at) = starts.get_mut(bucket((pair >> 32) as u32, bits)) {
                if let Some(slot) = pairs.get_mut(*at as usize) {
                    *slot = pair;
                }
                *at = at.saturating_add(1);
            }
        }
        let mut start = 0usize;
        for end in &starts {
            let end = *end as usize;
            if let Some(of_bucket) = pairs.get_mut(start..end) {
                of_bucket.sort_unstable();
            }
            start = end;
        }
        pairs.dedup();
        let numbers = large_pages::room_for(pairs.len());
        let mut lists = Lists { ends: Vec::new(), numbers };
        let mut keys = Vec::new();
        for of_key in pairs.chunk_by(|a, b| a >> 32 == b >> 32) {
            keys.extend(of_key.first().map(|pair| (pair >> 32) as u32));
            lists.numbers.extend(of_key.iter().map(|pair| *pair as u32));
            lists.end();
        }
        lists.ends = large_pages::copy_of(&lists.ends);
        Self::of(large_pages::copy_of(&keys), lists)
    }

    /// The lists of sorted keys.
    pub fn of(keys: Vec<u32>, lists: Lists) -> Self {
        let bits = bucket_bits(keys.len());
        let mut buckets = vec![0u32; 1usize << bits];
        for key in &keys {
            if let Some(count) = buckets.get_mut(bucket(*key, bits)) {
                *count = count.saturating_add(1);
            }
        }
        let mut sum = 0u32;
        for end in &mut buckets {
            sum = sum.saturating_add(*end);
            *end = sum;
        }
        KeyedLists { buckets, keys, lists }
    }

    /// The keys and the lists, to be saved.
    pub fn parts(&self) -> (&[u32], &Lists) {
        (&self.keys, &self.lists)
    }

    pub fn get(&self, key: u32) -> &[u32] {
        let (start, end) = self.bucket(key);
        self.place(key, start, end).map_or(&[], |place| self.lists.get(place))
    }

    /// From where to where the keys are that begin as this one.
    #[inline]
    fn bucket(&self, key: u32) -> (u32, u32) {
        let bucket = bucket(key, bucket_bits(self.keys.len()));
        let start = bucket.checked_sub(1).and_then(|b| self.buckets.get(b)).copied().unwrap_or(0);
        (start, self.buckets.get(bucket).copied().unwrap_or(start))
    }

    /// Where a key is.
    #[inline]
    fn place(&self, key: u32, start: u32, end: u32) -> Option<u32> {
        let keys = self.keys.get(start as usize..end as usize).unwrap_or(&[]);
        let at = keys.iter().position(|known| *known == key)?;
        Some(start.saturating_add(at as u32))
    }

    /// Appends the lists of some keys to `numbers`.
    ///
    /// In rounds, so that the memory is asked for what all of them need before the first needs it.
    pub fn gather(&self, keys: &[u32], numbers: &mut Vec<u32>) {
        const AT_ONCE: usize = 32;
        for keys in keys.chunks(AT_ONCE) {
            let mut buckets = [(0u32, 0u32); AT_ONCE];
            for (bucket, key) in buckets.iter_mut().zip(keys) {
                *bucket = self.bucket(*key);
            }
            let starts = || buckets.iter().take(keys.len()).map(|(start, _)| *start as usize);
            starts().for_each(|at| prefetch(self.keys.get(at)));
            starts().for_each(|at| prefetch(self.lists.ends.get(at)));
            let mut lists: [&[u32]; AT_ONCE] = [&[]; AT_ONCE];
            for ((list, key), (start, end)) in lists.iter_mut().zip(keys).zip(buckets) {
                *list = self.place(*key, start, end).map_or(&[], |place| self.lists.get(place));
            }
            lists.iter().for_each(|list| prefetch(list.first()));
            lists.iter().for_each(|list| numbers.extend_from_slice(list));
        }
    }

    #[cfg(test)]
    pub fn size(&self) -> usize {
        4 * (self.buckets.len()
            + self.keys.len()
            + self.lists.ends.len()
            + self.lists.numbers.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    proptest::proptest! {
        #[test]
        fn lists_by_key_are_a_map_of_lists(
            pairs in proptest::collection::vec((proptest::prelude::any::<u32>(), 0u32..9), 0..200),
            mask in 0u32..33,
        ) {
            let mask = u32::MAX.checked_shl(mask).unwrap_or(0);
            let pairs: Vec<(u32, u32)> = pairs.into_iter().map(|(k, n)| (k & mask, n)).collect();
            let mut naive: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
            for (key, number) in &pairs {
                naive.entry(*key).or_default().push(*number);
            }
            let joined: Vec<u64> =
                pairs.iter().map(|(key, n)| u64::from(*key) << 32 | u64::from(*n)).collect();
            let (a, b) = joined.split_at(joined.len() / 2);
            let lists = KeyedLists::new(vec![a.to_vec(), b.to_vec()]);
            for (key, numbers) in &mut naive {
                numbers.sort_unstable();
                numbers.dedup();
                proptest::prop_assert_eq!(lists.get(*key), numbers.as_slice());
            }
            let keys: Vec<u32> = naive.keys().copied().chain([5, 77]).collect();
            let (mut all, mut one_by_one) = (vec![1], vec![1]);
            lists.gather(&keys, &mut all);
            keys.iter().for_each(|key| one_by_one.extend_from_slice(lists.get(*key)));
            proptest::prop_assert_eq!(all, one_by_one);
            for key in [0, 1, u32::MAX, 1 << 31] {
                proptest::prop_assert_eq!(lists.get(key).is_empty(), !naive.contains_key(&key));
            }
        }

        #[test]
        fn inverted_twice_is_the_same(
            lists in proptest::collection::vec(proptest::collection::btree_set(0u32..20, 0..6), 0..20),
        ) {
            let mut own = Lists::default();
            for list in &lists {
                own.numbers.extend(list);
                own.end();
            }
            let other = own.inverted(20, 0);
            proptest::prop_assert_eq!(other.inverted(lists.len(), 0), own);
        }
    }
}
