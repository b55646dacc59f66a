//! The hash of a word's letters: eight at a time where all are of ASCII, otherwise four at a time.

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// How many letters are in a block: of ASCII, and of any.
const EIGHT: usize = 8;
const FOUR: usize = 4;

/// The hash of folded letters, as [`Word::hash`](super::Word::hash) has it.
pub fn hash_letters(letters: &[char]) -> u64 {
    let all = letters.iter().fold(0, |all, letter| all | u32::from(*letter));
    let with = match all {
        0..=0x7F => {
            let block = |eight: &[char]| {
                eight.iter().rev().fold(0u64, |block, letter| block << 8 | u64::from(*letter))
            };
            letters.chunks(EIGHT).fold(0, |hash, eight| add(hash, block(eight)))
        }
        _ => {
            // What is beyond sixteen bits is rare; it need only not be lost.
            let short = |letter: u64| (letter & 0xFFFF) ^ (letter >> 16);
            let block = |four: &[char]| {
                four.iter().rev().fold(0, |block, letter| block << 16 | short(u64::from(*letter)))
            };
            letters.chunks(FOUR).fold(0, |hash, four| add(hash, block(four)))
        }
    };
    mix(with)
}

/// The hash of up to sixteen letters of ASCII, the first in the lowest byte and nothing after the last.
#[inline]
pub(super) fn hash_ascii([first, second]: [u64; 2], count: usize) -> u64 {
    let of_first = add(0, first);
    mix(if count > EIGHT { add(of_first, second) } else { of_first })
}

#[inline]
fn add(hash: u64, block: u64) -> u64 {
    (hash.rotate_left(23) ^ block).wrapping_mul(FACTOR)
}

#[inline]
fn mix(hash: u64) -> u64 {
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    mixed ^ (mixed >> 29)
}
