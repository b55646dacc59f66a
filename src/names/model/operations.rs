//! Which pairs of pieces are operations: a hash table of their numbers.

/// The numbers of operations by their pieces.
#[derive(Debug, Clone, Default)]
pub(super) struct Operations {
    /// Keys and numbers, each as near to the place of its hash as there was room.
    places: Vec<(u32, u16)>,
    /// How many bits of a hash are left out to get a place.
    shift: u32,
}

/// No pair of pieces.
const FREE: u32 = u32::MAX;

impl Operations {
    /// The table of some pairs; `None` if there are too many.
    pub fn new(pairs: &[(u16, u16)]) -> Option<Self> {
        let room = pairs.len().checked_mul(4)?.checked_next_power_of_two()?.max(2);
        let shift = 32u32.checked_sub(room.trailing_zeros())?;
        let mut table = Operations { places: vec![(FREE, 0); room], shift };
        for (number, (left, right)) in pairs.iter().enumerate() {
            let key = key(*left, *right);
            let mut at = table.place(key);
            while table.places.get(at)?.0 != FREE {
                at = table.after(at);
            }
            *table.places.get_mut(at)? = (key, u16::try_from(number).ok()?);
        }
        Some(table)
    }

    #[inline]
    fn place(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9E37_79B1) >> self.shift) as usize
    }

    #[inline]
    fn after(&self, at: usize) -> usize {
        at.wrapping_add(1) & self.places.len().wrapping_sub(1)
    }

    /// The number of the operation of two pieces.
    #[inline]
    pub fn get(&self, left: u16, right: u16) -> Option<usize> {
        let key = key(left, right);
        let mut at = self.place(key);
        loop {
            match self.places.get(at)? {
                (FREE, _) => return None,
                (known, number) if *known == key => return Some(usize::from(*number)),
                _ => at = self.after(at),
            }
        }
    }
}

#[inline]
fn key(left: u16, right: u16) -> u32 {
    u32::from(left) << 16 | u32::from(right)
}
