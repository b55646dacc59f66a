//! A table from hashes to numbers: open addressing in one flat array.
//!
//! Flat, so that it is saved and loaded as it lies in memory; eight bytes a slot, so that millions
//! of names fit. Keys whose hashes agree are told apart by the caller, who has the names.

use crate::large_pages;
use crate::prefetch::prefetch;

const EMPTY: u64 = u64::MAX;
const SMALLEST: usize = 16;

/// Slots of a hash (upper half) and a number (lower half, below `u32::MAX`).
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct HashIndex {
    slots: Vec<u64>,
    used: usize,
}

impl Clone for HashIndex {
    fn clone(&self) -> Self {
        HashIndex { slots: large_pages::copy_of(&self.slots), used: self.used }
    }
}

impl Default for HashIndex {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

#[inline]
fn tag(slot: u64) -> u32 {
    (slot >> 32) as u32
}

#[inline]
fn number(slot: u64) -> u32 {
    slot as u32
}

impl HashIndex {
    /// A table with room for `count` numbers.
    pub fn with_capacity(count: usize) -> Self {
        let size = count.saturating_mul(4).div_ceil(3).next_power_of_two().max(SMALLEST);
        let mut slots = large_pages::room_for(size);
        slots.resize(size, EMPTY);
        HashIndex { slots, used: 0 }
    }

    /// The table whose slots are these; `None` if they cannot be one.
    pub fn from_slots(slots: Vec<u64>) -> Option<Self> {
        let used = slots.iter().filter(|s| **s != EMPTY).count();
        (slots.len().is_power_of_two() && slots.len() >= SMALLEST && used < slots.len())
            .then_some(HashIndex { slots, used })
    }

    /// The slots, to be saved.
    pub fn slots(&self) -> &[u64] {
        &self.slots
    }

    #[inline]
    fn mask(&self) -> usize {
        self.slots.len().wrapping_sub(1)
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.used
    }

    /// The hash of each number.
    pub fn hashes(&self) -> impl Iterator<Item = u32> + '_ {
        self.slots.iter().filter(|slot| **slot != EMPTY).map(|slot| tag(*slot))
    }

    /// Asks for the slot of a hash, without waiting for it.
    #[inline]
    pub fn prefetch(&self, hash: u32) {
        prefetch(self.slots.get(hash as usize & self.mask()));
    }

    /// The first number under a hash for which `wanted` holds.
    #[inline]
    pub fn find(&self, hash: u32, mut wanted: impl FnMut(u32) -> bool) -> Option<u32> {
        let mut at = hash as usize & self.mask();
        // At least one slot is empty and `at` stays inside, so this ends.
        while let Some(&slot) = self.slots.get(at) {
            if slot == EMPTY {
                return None;
            }
            if tag(slot) == hash && wanted(number(slot)) {
                return Some(number(slot));
            }
            at = at.wrapping_add(1) & self.mask();
        }
        None
    }

    /// Changes the number under a hash, or puts one there.
    pub fn upsert(&mut self, hash: u32, change: impl FnOnce(Option<u32>) -> u32) {
        let mut at = hash as usize & self.mask();
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == EMPTY {
                break;
            }
            if tag(*slot) == hash {
                *slot = u64::from(hash) << 32 | u64::from(change(Some(number(*slot))));
                return;
            }
            at = at.wrapping_add(1) & self.mask();
        }
        self.insert(hash, change(None));
    }

    /// Puts a number under a hash, beside those that are there.
    pub fn insert(&mut self, hash: u32, number: u32) {
        if self.used.saturating_add(1).saturating_mul(4) > self.slots.len().saturating_mul(3) {
            self.move_to(HashIndex::with_capacity(self.slots.len()));
        }
        self.place(u64::from(hash) << 32 | u64::from(number));
    }

    /// Gives back room that is not wanted.
    pub fn fit(&mut self) {
        let other = HashIndex::with_capacity(self.used);
        if other.slots.len() < self.slots.len() {
            self.move_to(other);
        }
    }

    /// Becomes another, which is empty, with what is in this one.
    fn move_to(&mut self, mut other: HashIndex) {
        self.slots.iter().filter(|slot| **slot != EMPTY).for_each(|slot| other.place(*slot));
        *self = other;
    }

    fn place(&mut self, filled: u64) {
        let mask = self.mask();
        let mut at = tag(filled) as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == EMPTY {
                *slot = filled;
                self.used = self.used.saturating_add(1);
                return;
            }
            at = at.wrapping_add(1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn behaves_as_a_map_of_lists(pairs in prop::collection::vec((0u32..40, 0u32..1000), 0..200)) {
            let mut table = HashIndex::default();
            let mut naive: HashMap<u32, Vec<u32>> = HashMap::new();
            for (hash, number) in &pairs {
                table.insert(*hash, *number);
                naive.entry(*hash).or_default().push(*number);
            }
            let table = HashIndex::from_slots(table.slots().to_vec()).unwrap();
            for hash in 0..40 {
                let mut all = Vec::new();
                table.find(hash, |n| { all.push(n); false });
                all.sort_unstable();
                let mut expected = naive.remove(&hash).unwrap_or_default();
                expected.sort_unstable();
                prop_assert_eq!(all, expected);
            }
        }

        #[test]
        fn upsert_keeps_one_number_a_hash(hashes in prop::collection::vec(any::<u32>(), 0..200)) {
            let mut table = HashIndex::default();
            let mut naive: HashMap<u32, u32> = HashMap::new();
            for hash in &hashes {
                table.upsert(*hash, |old| old.map_or(1, |n| n + 1));
                *naive.entry(*hash).or_default() += 1;
            }
            for (hash, count) in naive {
                prop_assert_eq!(table.find(hash, |_| true), Some(count));
            }
        }
    }

    #[test]
    fn slots_that_cannot_be_a_table_are_refused() {
        assert!(HashIndex::from_slots(vec![EMPTY; 15]).is_none());
        assert!(HashIndex::from_slots(vec![1; 16]).is_none());
        assert!(HashIndex::from_slots(vec![]).is_none());
    }
}
