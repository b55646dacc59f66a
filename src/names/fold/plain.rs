//! Words of ASCII letters between spaces: read sixteen bytes at a time, without a branch for each letter.

use super::{Between, Gap, LetterHash, Reader, Shape, Word};
use crate::names::letter::{AT_ONCE, EACH, Letter, Role, ascii_letters, padded};
use crate::script::Script;

/// The letters that sixteen bytes begin with.
struct Letters {
    /// As small letters, and zeros after the last.
    small: [u64; 2],
    count: usize,
    uppers: usize,
    first_upper: bool,
}

impl Letters {
    #[inline]
    fn of(bytes: [u8; AT_ONCE]) -> Self {
        let both = u128::from_le_bytes(bytes);
        let parts = [both as u64, (both >> 64) as u64];
        let counts = parts.map(|part| {
            let others = !ascii_letters(part) & (EACH * 0x80);
            others.trailing_zeros() / 8
        });
        let [first, second] = counts;
        let counts = [first, if first == 8 { second } else { 0 }];
        let mut letters = Letters {
            small: parts,
            count: counts.iter().sum::<u32>() as usize,
            uppers: 0,
            first_upper: parts.first().is_some_and(|part| part & 0x20 == 0),
        };
        // By byte of either part, how many are capitals.
        let mut uppers = 0u64;
        for (part, count) in letters.small.iter_mut().zip(counts) {
            let kept = !u64::MAX.unbounded_shl(count.wrapping_mul(8));
            uppers = uppers.wrapping_add((!*part & kept) >> 5 & EACH);
            *part = (*part | (EACH * 0x20)) & kept;
        }
        letters.uppers = (uppers.wrapping_mul(EACH) >> 56) as usize;
        letters
    }

    #[inline]
    fn shape(&self) -> Shape {
        match self.uppers {
            0 => Shape::Lower,
            1 if self.first_upper => Shape::Title,
            all if all == self.count => Shape::Upper,
            _ => Shape::Mixed,
        }
    }
}

/// Letters of ASCII as small letters.
#[inline]
fn small_letters(bytes: &[u8; AT_ONCE]) -> [char; AT_ONCE] {
    let mut small = ['\0'; AT_ONCE];
    for (letter, byte) in small.iter_mut().zip(bytes) {
        *letter = char::from(byte | 0x20);
    }
    small
}

/// Whether a byte ends a word of Latin letters, whatever follows.
#[inline]
fn ends_words(byte: u8, table: &[Letter]) -> bool {
    let role = table.get(usize::from(byte)).filter(|_| byte.is_ascii()).map(|known| known.role);
    let may_go_on = [Role::Letter, Role::Expand, Role::Mark, Role::Ignored, Role::Joiner];
    role.is_some_and(|role| !may_go_on.contains(&role))
}

impl Reader<'_> {
    /// Takes words of two to fifteen ASCII letters, as long as one space stands between them, and tells where it
    /// stopped; no word is open before and after.
    ///
    /// What [`Reader::take`] does with each of their letters.
    pub(super) fn plain_words(
        &mut self,
        bytes: &[u8],
        from: usize,
        until: usize,
        table: &[Letter],
    ) -> usize {
        let mut at = from;
        let mut gap = self.between.gap();
        while at < until {
            let first = self.letters.len();
            let Some(rest) = bytes.get(at..) else { break };
            let last;
            let sixteen = match rest.first_chunk() {
                Some(sixteen) => sixteen,
                None => {
                    last = padded(rest);
                    &last
                }
            };
            // What is too much is taken back when it is known how many are letters.
            self.letters.extend_from_slice(&small_letters(sixteen));
            let letters = Letters::of(*sixteen);
            let is_word = sixteen.get(letters.count).is_some_and(|byte| {
                letters.count > 1 && (*byte == b' ' || ends_words(*byte, table))
            });
            self.letters.truncate(first.saturating_add(if is_word { letters.count } else { 0 }));
            let (Ok(first), true) = (u32::try_from(first), is_word) else { break };
            let end = at.saturating_add(letters.count);
            self.words.push(Word {
                start: at,
                end,
                outer_end: end,
                first,
                length: letters.count as u32,
                hash: LetterHash::of_ascii(letters.small, letters.count),
                script: Script::Latin,
                shape: letters.shape(),
                gap,
                half_space: false,
                dotted: false,
            });
            self.between = Between::default();
            at = end;
            let next = end.saturating_add(1);
            if bytes.get(end) != Some(&b' ') {
                break;
            }
            self.between.space = true;
            gap = Gap::Space;
            at = next;
        }
        at
    }
}
