//! The gates: they pass over most places, by the letters around them or by two words alone.

use super::features::{MULTIPLIER, bucket};
use super::model::Model;
use super::symbols::{FIRST_LETTER, HALF_FOLLOWS, OTHER, hash};

/// What three overlapping runs of letters across a place say.
#[inline]
pub(super) fn letters(model: &Model, codes: &[u8], left: usize, right: usize) -> i32 {
    let first = left.checked_sub(2).and_then(|at| codes.get(at..)?.first_chunk::<3>());
    let [l2, l1, l0] = first.map_or([OTHER; 3], |side| side.map(|c| c & !HALF_FOLLOWS));
    let second = codes.get(right..).and_then(|c| c.first_chunk::<3>());
    let [r0, r1, r2] = second.map_or([OTHER; 3], |side| side.map(|c| c & !HALF_FOLLOWS));
    // A gap ends a run.
    let letter = |x: u8, seen: bool| if seen && x >= FIRST_LETTER { u64::from(x) } else { 0 };
    let (l0, r0) = (u64::from(l0), u64::from(r0));
    let (l1, r1) = (letter(l1, true), letter(r1, true));
    let (l2, r2) = (letter(l2, l1 > 0), letter(r2, r1 > 0));
    let spaced = u64::from(right > left.saturating_add(1));
    let run = |salt: usize, a: u64, b: u64, c: u64, d: u64| {
        let key = (((spaced << 6 | a) << 6 | b) << 6 | c) << 6 | d;
        let row = bucket(key.wrapping_mul(MULTIPLIER[0]), salt, model.gate.bits());
        model.gate.weight(row | salt << model.gate.bits())
    };
    run(0, l2, l1, l0, r0) + run(1, l1, l0, r0, r1) + run(2, l0, r0, r1, r2)
}

/// On which side of a space a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// How many letters beside a space are looked at.
const NEAREST: usize = 4;

/// What one word says of the space beside it: what it is, and the letters nearest to the space.
pub(super) fn side(model: &Model, side: Side, letters: &[u8], word: u64, level: u8) -> i16 {
    let m = &MULTIPLIER;
    let bits = model.sides.bits();
    let offset = if side == Side::Left { 0 } else { 1usize << bits };
    let weight = |x: u64| model.sides.weight(bucket(x, 0, bits) | offset);
    let nearest = |n: usize| {
        let run = match side {
            Side::Left => letters.len().checked_sub(n).and_then(|at| letters.get(at..)),
            Side::Right => letters.get(..n),
        };
        let order = u64::try_from(n).unwrap_or(0);
        weight(run.map_or(0, hash).wrapping_mul(m[1]).wrapping_add(order))
    };
    let length = u64::try_from(letters.len().min(7)).unwrap_or(7);
    let level = u64::from(level);
    let sum = weight(word.wrapping_mul(m[0]))
        + (1..=NEAREST).map(nearest).sum::<i32>()
        + weight(((level << 3) + length).wrapping_mul(m[2]));
    i16::try_from(sum).unwrap_or(0)
}
