//! What is looked at around a place between two letters.

use super::model::{Model, finish};
use super::symbols::{FIRST_LETTER, LONGEST_WORD, SPACE, Segment, Word};

/// How many letters on each side are looked at, and how many of each side together.
const WINDOW: usize = 6;
const ACROSS: usize = 4;
/// How many features a score has.
const COUNT: usize = 2 * WINDOW + 3 + ACROSS * ACROSS + 3 + 6;

/// A place between two letters of a segment, in one word or at a space between two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The symbol left of it.
    pub left: usize,
    /// The symbol right of it.
    pub right: usize,
    pub left_word: &'a Word,
    pub right_word: &'a Word,
    /// The words before and after these, if spaces alone separate them.
    pub before: Option<&'a Word>,
    pub after: Option<&'a Word>,
}

/// The hashes of the letters left of a place in their word, and right of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hashes(pub u64, pub u64);

/// What the lists know of the words left and right, of both joined, and of a half-space here.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Levels {
    pub left: u8,
    pub right: u8,
    pub joined: u8,
    pub half: u8,
    /// How many letters follow the listed beginning of the right side.
    pub rest: u8,
}

impl Place<'_> {
    pub(super) fn spaced(&self) -> bool {
        self.right > self.left.saturating_add(1)
    }

    /// The hashes of the letters left of it in their word, and right of it.
    pub(super) fn hashes(&self, model: &Model, segment: &Segment) -> Hashes {
        let end = self.left.saturating_add(1);
        Hashes(
            segment.hash(&model.codes, self.left_word, self.left_word.start, end),
            segment.hash(&model.codes, self.right_word, self.right, self.right_word.end),
        )
    }

    pub(super) fn levels(&self, model: &Model, segment: &Segment, hashes: Hashes) -> Levels {
        let Hashes(left, right) = hashes;
        let length = self.left.saturating_add(1).saturating_sub(self.left_word.start);
        let joined = left.wrapping_add(right.wrapping_mul(model.codes.power(length)));
        let mut levels = Levels {
            left: model.plain.get(left) & 7,
            right: model.plain.get(right) & 7,
            joined: model.plain.get(joined) & 7,
            ..Levels::default()
        };
        let length = self.right_word.end.saturating_sub(self.right);
        // One look tells that the lists have no half-space after the left side.
        let longest = if model.halves.get(pair(left, 0)) > 0 { 7 } else { 0 };
        for short in 0..longest {
            if length.saturating_sub(short) < 2 {
                break;
            }
            let end = self.right_word.end.saturating_sub(short);
            let beginning = segment.hash(&model.codes, self.right_word, self.right, end);
            let value = model.halves.get(pair(left, beginning));
            if value > 0 {
                levels.half = value;
                levels.rest = u8::try_from(short).unwrap_or(0);
                break;
            }
        }
        levels
    }
}

/// The key of a half-space between two runs of letters.
fn pair(left: u64, right: u64) -> u64 {
    left.wrapping_mul(MULTIPLIER[60]).wrapping_add(right.wrapping_mul(MULTIPLIER[61]))
}

/// Odd multipliers, one for each role: the SplitMix64 generator after 0, 1, 2 ...
pub(super) static MULTIPLIER: [u64; 64] = multipliers();

const fn multipliers() -> [u64; 64] {
    let mut out = [0u64; 64];
    let mut i = 0;
    let mut rest: &mut [u64] = &mut out;
    while let Some((head, tail)) = rest.split_first_mut() {
        let z = (i as u64).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        *head = (z ^ (z >> 31)) | 1;
        rest = tail;
        i += 1;
    }
    out
}

/// A feature's row: its value and its kind, hashed to so many bits.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "at most 24 bits")]
pub(super) fn bucket(x: u64, salt: usize, bits: u32) -> usize {
    let salt = MULTIPLIER.get(salt).copied().unwrap_or(0);
    (finish(x.wrapping_add(salt)) >> 64u32.saturating_sub(bits)) as usize
}

/// Whether a place is worth a score: three overlapping runs of letters across it.
#[inline]
pub(super) fn passes_gate(model: &Model, segment: &Segment, left: usize, right: usize) -> bool {
    let l = |i: usize| u64::from(segment.code(left.saturating_sub(i)));
    let r = |i: usize| u64::from(segment.code(right.saturating_add(i)));
    // A gap ends a run.
    let letter = |x: u64| if x < u64::from(FIRST_LETTER) { 0 } else { x };
    let (l0, l1, r0, r1) = (l(0), letter(l(1)), r(0), letter(r(1)));
    let l2 = if l1 == 0 { 0 } else { letter(l(2)) };
    let r2 = if r1 == 0 { 0 } else { letter(r(2)) };
    let spaced = u64::from(right > left.saturating_add(1));
    let run = |salt: usize, a: u64, b: u64, c: u64, d: u64| {
        let key = (((spaced << 6 | a) << 6 | b) << 6 | c) << 6 | d;
        let row = bucket(key.wrapping_mul(MULTIPLIER[0]), salt, model.gate.bits);
        model.gate.weight(row | salt << model.gate.bits)
    };
    let sum = run(0, l2, l1, l0, r0) + run(1, l1, l0, r0, r1) + run(2, l0, r0, r1, r2);
    model.gate.passes(sum)
}

/// The sum of the weights of a place.
pub(super) fn sum(
    model: &Model,
    segment: &Segment,
    place: &Place<'_>,
    hashes: Hashes,
    levels: &Levels,
) -> i32 {
    rows(model, segment, place, hashes, levels).iter().map(|row| model.score.weight(*row)).sum()
}

/// The rows of the features of a place.
#[inline]
fn rows(
    model: &Model,
    segment: &Segment,
    place: &Place<'_>,
    hashes: Hashes,
    levels: &Levels,
) -> [usize; COUNT] {
    let m = &MULTIPLIER;
    let state = if place.spaced() { m[30] } else { 0 };
    let mut rows = [0; COUNT];
    let mut slots = rows.iter_mut();
    let mut salt = 3;
    let bits = model.score.bits;
    let mut add = |x: u64| {
        if let Some(slot) = slots.next() {
            *slot = bucket(x.wrapping_add(state), salt, bits);
        }
        salt = salt.wrapping_add(1);
    };
    // Sums of the letters outwards.
    let mut left = [0u64; WINDOW];
    let mut right = [0u64; WINDOW];
    let mut total = 0u64;
    for (i, (slot, role)) in left.iter_mut().zip(m.iter().skip(1)).enumerate() {
        let code = segment.code(place.left.wrapping_sub(i));
        total = total.wrapping_add(u64::from(code).wrapping_mul(*role));
        *slot = total;
    }
    total = 0;
    for (i, (slot, role)) in right.iter_mut().zip(m.iter().skip(11)).enumerate() {
        let code = segment.code(place.right.saturating_add(i));
        total = total.wrapping_add(u64::from(code).wrapping_mul(*role));
        *slot = total;
    }
    left.iter().chain(&right).for_each(|x| add(*x));
    // The words.
    let Hashes(l, r) = hashes;
    add(l.wrapping_mul(m[20]));
    add(r.wrapping_mul(m[21]));
    add(l.wrapping_mul(m[22]).wrapping_add(r.wrapping_mul(m[23])));
    for a in left.iter().take(ACROSS) {
        for b in right.iter().take(ACROSS) {
            add(a.wrapping_add(*b));
        }
    }
    // The words beside.
    let before = place.before.map_or(0, |w| w.hash);
    let after = match place.after {
        Some(word) => word.hash,
        None if segment.code(place.right_word.end) == SPACE => 1,
        None => 2,
    };
    add(r.wrapping_mul(m[24]).wrapping_add(before));
    add(l.wrapping_mul(m[25]).wrapping_add(after));
    add(r.wrapping_mul(m[26]).wrapping_add(after));
    // What the lists know.
    let short = |n: usize| u64::try_from(n.min(5)).unwrap_or(5);
    let left_length = short(place.left.saturating_add(1).saturating_sub(place.left_word.start));
    let right_length = short(place.right_word.end.saturating_sub(place.right));
    let Levels { left, right, joined, half, rest } = *levels;
    let [left, right, joined, half, rest] = [left, right, joined, half, rest.min(3)].map(u64::from);
    let both = joined << 3;
    add((both + (left << 6) + (right << 9)).wrapping_mul(m[27]));
    add((both + (half << 6) + (rest << 9)).wrapping_mul(m[27]));
    add((both + (left_length << 6) + (right_length << 9)).wrapping_mul(m[27]));
    add((both + (left << 6)).wrapping_mul(m[27]).wrapping_add(r.wrapping_mul(m[28])));
    add((both + (right << 6)).wrapping_mul(m[27]).wrapping_add(l.wrapping_mul(m[29])));
    add((both + (half << 6) + (left << 9) + (right << 12)).wrapping_mul(m[27]));
    rows
}

/// A word inside or beside which nothing is ever restored.
pub(super) mod closed {
    pub(in super::super) const INSIDE: u8 = 8;
    pub(in super::super) const AS_LEFT: u8 = 16;
    pub(in super::super) const AS_RIGHT: u8 = 32;
}

/// Calls for each place of a segment that may have a half-space and has none.
pub(super) fn places<'a>(model: &Model, segment: &'a Segment, mut each: impl FnMut(Place<'a>)) {
    let words = &segment.words;
    let adjacent = |a: &Word, b: &Word| a.end.saturating_add(1) == b.start;
    for (i, word) in words.iter().enumerate() {
        let previous = i.checked_sub(1).and_then(|i| words.get(i)).filter(|w| adjacent(w, word));
        let following = words.get(i.saturating_add(1)).filter(|w| adjacent(word, w));
        if word.len() > LONGEST_WORD {
            continue;
        }
        if word.known & closed::INSIDE == 0 {
            for left in word.start..word.end.saturating_sub(1) {
                let right = left.saturating_add(1);
                if model.codes.joins(segment.code(left))
                    && !segment.is_half_near(left)
                    && passes_gate(model, segment, left, right)
                {
                    each(Place {
                        left,
                        right,
                        left_word: word,
                        right_word: word,
                        before: previous,
                        after: following,
                    });
                }
            }
        }
        if let Some(next) = following
            && word.known & closed::AS_LEFT == 0
            && next.known & closed::AS_RIGHT == 0
            && next.len() <= LONGEST_WORD
        {
            let (left, right) = (word.end.saturating_sub(1), next.start);
            if model.codes.joins(segment.code(left))
                && !segment.is_half_near(left)
                && passes_gate(model, segment, left, right)
            {
                let after = words.get(i.saturating_add(2)).filter(|w| adjacent(next, w));
                each(Place {
                    left,
                    right,
                    left_word: word,
                    right_word: next,
                    before: previous,
                    after,
                });
            }
        }
    }
}

/// The families of suffixes that are joined, and of words that take none.
const CERTAIN: u8 = 1;
const LISTED: u8 = 2;
const FUNCTION: u8 = 3;

/// How probable it is that the space between two words is to go without a half-space: the first
/// ends in a letter that does not join, the second is a suffix.
pub(super) fn join(model: &Model, segment: &Segment, left: &Word, right: &Word) -> Option<f32> {
    let suffix = model.joins.get(right.hash)?;
    let last = segment.code(left.end.saturating_sub(1));
    if model.codes.joins(last)
        || !(2..=LONGEST_WORD).contains(&left.len())
        || left.known & 7 == 0
        || model.joins.get(left.hash) == Some(FUNCTION)
    {
        return None;
    }
    let whole = right.hash.wrapping_mul(model.codes.power(left.len())).wrapping_add(left.hash);
    match suffix {
        CERTAIN => Some(model.join_certain),
        LISTED if model.plain.get(whole) & 7 > 0 => Some(model.join_listed),
        _ => None,
    }
}
