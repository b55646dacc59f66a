//! The letters of ASCII that a text goes on with: sixteen bytes at once, without a branch for each.

use super::super::Shape;

/// What is read at once.
pub(crate) const SIXTEEN: usize = 16;

/// One in each byte.
#[cfg(any(test, not(target_arch = "x86_64")))]
const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte that is a letter of ASCII.
#[inline]
#[cfg(any(test, not(target_arch = "x86_64")))]
fn ascii_letters(bytes: u64) -> u64 {
    let low = (bytes | (EACH * 0x20)) & (EACH * 0x7F);
    // From a on the sum reaches the highest bit, beyond z this one does too.
    let from_a = low.wrapping_add(EACH * (0x80 - b'a' as u64));
    let beyond_z = low.wrapping_add(EACH * (0x80 - b'z' as u64 - 1));
    from_a & !beyond_z & !bytes & (EACH * 0x80)
}

/// The letters that sixteen bytes begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letters {
    /// As small letters, and zeros after the last.
    pub small: [u64; 2],
    pub count: usize,
    /// A bit for each that is a capital, the first lowest.
    pub capitals: u32,
}

/// The last bytes of a text, with spaces after them.
#[cold]
fn padded(rest: &[u8]) -> [u8; SIXTEEN] {
    let mut bytes = [b' '; SIXTEEN];
    bytes.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
    bytes
}

impl Letters {
    /// Those that the rest of a text begins with.
    #[inline]
    pub fn at_start(rest: &[u8]) -> Self {
        match rest.first_chunk() {
            Some(bytes) => Self::of(bytes),
            None => Self::of(&padded(rest)),
        }
    }

    #[inline]
    pub fn of(bytes: &[u8; SIXTEEN]) -> Self {
        #[cfg(target_arch = "x86_64")]
        return super::sse2::letters(bytes);
        #[cfg(not(target_arch = "x86_64"))]
        return Self::by_eight(bytes);
    }

    /// What any processor can do: eight bytes in one number.
    #[cfg(any(test, not(target_arch = "x86_64")))]
    fn by_eight(bytes: &[u8; SIXTEEN]) -> Self {
        let both = u128::from_le_bytes(*bytes);
        let parts = [both as u64, (both >> 64) as u64];
        let counts = parts.map(|part| (!ascii_letters(part) & (EACH * 0x80)).trailing_zeros() / 8);
        let [first, second] = counts;
        let counts = [first, if first == 8 { second } else { 0 }];
        let mut letters = Letters { small: parts, count: 0, capitals: 0 };
        for (part, count) in letters.small.iter_mut().zip(counts) {
            let kept = !u64::MAX.unbounded_shl(count.wrapping_mul(8));
            let capitals = !*part >> 5 & EACH & kept;
            // Brings the lowest bit of each byte together, that of the first lowest.
            let capitals = capitals.wrapping_mul(0x0102_0408_1020_4080) >> 56;
            letters.capitals |= (capitals as u32).unbounded_shl(letters.count as u32);
            letters.count = letters.count.wrapping_add(count as usize);
            *part = (*part | (EACH * 0x20)) & kept;
        }
        letters
    }

    /// Each by itself, and zeros after the last.
    #[inline]
    pub fn all(&self) -> [char; SIXTEEN] {
        #[cfg(target_arch = "x86_64")]
        return super::sse2::characters(self.small);
        #[cfg(not(target_arch = "x86_64"))]
        return self.one_by_one();
    }

    /// What any processor can do.
    #[cfg(any(test, not(target_arch = "x86_64")))]
    fn one_by_one(&self) -> [char; SIXTEEN] {
        let mut all = ['\0'; SIXTEEN];
        let bytes = self.small.map(u64::to_le_bytes);
        for (letter, byte) in all.iter_mut().zip(bytes.as_flattened()) {
            *letter = char::from(*byte);
        }
        all
    }

    #[inline]
    pub fn shape(&self) -> Shape {
        match self.capitals {
            0 => Shape::Lower,
            1 => Shape::Title,
            all if all == !u32::MAX.unbounded_shl(self.count as u32) => Shape::Upper,
            _ => Shape::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one_by_one(bytes: &[u8; SIXTEEN]) -> Letters {
        let letters: Vec<u8> = bytes.iter().copied().take_while(u8::is_ascii_alphabetic).collect();
        let mut small = [0; SIXTEEN];
        let mut capitals = 0;
        for (at, letter) in letters.iter().enumerate() {
            small[at] = letter.to_ascii_lowercase();
            capitals |= u32::from(letter.is_ascii_uppercase()) << at;
        }
        let both = u128::from_le_bytes(small);
        Letters { small: [both as u64, (both >> 64) as u64], count: letters.len(), capitals }
    }

    proptest! {
        #[test]
        fn all_at_once_are_those_one_by_one(
            letters in "[a-zA-Z]{0,16}",
            other in prop::array::uniform16(any::<u8>()),
        ) {
            let mut bytes = other;
            bytes.iter_mut().zip(letters.bytes()).for_each(|(slot, letter)| *slot = letter);
            let expected = one_by_one(&bytes);
            prop_assert_eq!(Letters::of(&bytes), expected);
            prop_assert_eq!(Letters::by_eight(&bytes), expected);
            prop_assert_eq!(expected.all(), expected.one_by_one());
        }
    }
}
