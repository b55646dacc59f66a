//! Which names are met twice by words that may be of one run.

use super::LONGEST_RUN;

/// All names that are met at two places of one run at most, and few others.
pub struct Pairs {
    /// By name, of which some share a slot: twice the number of the place where one was last met, and one more if
    /// another was met near it before.
    slots: Vec<u16>,
}

/// Places are counted from one to this, and from one again.
const PLACES: u16 = u16::MAX >> 1;

impl Pairs {
    const MOST_SLOTS: usize = 1 << 19;

    /// For so many names to be added.
    pub fn of_about(count: usize) -> Self {
        let slots = count.saturating_mul(8).clamp(1, Self::MOST_SLOTS).next_power_of_two();
        Pairs { slots: vec![0; slots] }
    }

    #[inline]
    fn slot(&self, name: u32) -> usize {
        name.wrapping_mul(0x9E37_79B1).rotate_right(12) as usize & self.slots.len().wrapping_sub(1)
    }

    /// Adds names that are met at a word; words come in the order of the text.
    #[inline]
    pub fn add(&mut self, names: &[u32], at: usize) {
        let place = (at % usize::from(PLACES)) as u16 + 1;
        for name in names {
            let slot = self.slot(*name);
            if let Some(slot) = self.slots.get_mut(slot) {
                let before = *slot >> 1;
                let round = if place < before { PLACES } else { 0 };
                let distance = usize::from(place.wrapping_add(round).wrapping_sub(before));
                let is_pair = before > 0 && distance > 0 && distance < LONGEST_RUN;
                *slot = place << 1 | *slot & 1 | u16::from(is_pair);
            }
        }
    }

    /// Whether a name may have been met twice in one run; never false if it was.
    #[inline]
    pub fn may_have(&self, name: u32) -> bool {
        self.slots.get(self.slot(name)).is_some_and(|slot| slot & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_pair_is_missed(
            mut met in prop::collection::vec((0usize..60, 0u32..40), 0..80),
            room in 0usize..100,
            first in prop::sample::select(vec![0, usize::from(PLACES) - 30, 5 * usize::from(PLACES) - 30]),
        ) {
            met.iter_mut().for_each(|(at, _)| *at += first);
            met.sort_unstable();
            let mut pairs = Pairs::of_about(room);
            met.iter().for_each(|(at, name)| pairs.add(&[*name], *at));
            for (at, name) in &met {
                let is_pair = met.iter().any(|(other, same)| {
                    same == name && other > at && other - at < LONGEST_RUN
                });
                prop_assert!(!is_pair || pairs.may_have(*name));
            }
        }
    }

    #[test]
    fn what_is_far_apart_is_no_pair() {
        let mut pairs = Pairs::of_about(10);
        for (name, at) in
            [(7, 0), (8, 1), (8, 1), (7, LONGEST_RUN), (9, 40), (9, 40 + LONGEST_RUN - 1)]
        {
            pairs.add(&[name], at);
        }
        assert_eq!([7, 8, 9].map(|name| pairs.may_have(name)), [false, false, true]);
    }
}
