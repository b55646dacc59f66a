//! What is looked at around a place between two letters.

use super::model::{Model, half_finish};
use super::symbols::{HALF_FOLLOWS, code, hash, power};
use super::words::LEVEL;

/// How many letters on each side are looked at, and how many of each side together.
pub(super) const WINDOW: usize = 6;
const ACROSS: usize = 4;
/// How many features a score has, and the multiplier of the first kind.
const COUNT: usize = 2 * WINDOW + 3 + ACROSS * ACROSS + 3 + 8;
const FIRST_KIND: usize = 3;

/// A place between two letters, in one word or at a space between two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters<'a> {
    pub codes: &'a [u8],
    /// The symbol left of it, and the symbol right of it.
    pub left: usize,
    pub right: usize,
    /// Where the word left of it begins, and where the word right of it ends.
    pub start: usize,
    pub end: usize,
    /// The hashes of the letters left of it in their word, and right of it.
    pub hashes: (u64, u64),
}

/// The words beside a place: the hash of the one before, and of the one after, 1 if a space alone
/// follows, 2 if none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Beside {
    pub before: u64,
    pub after: u64,
}

/// What the lists know of the words left and right, of both joined, and of a half-space here.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Levels {
    pub left: u8,
    pub right: u8,
    pub joined: u8,
    pub half: u8,
    /// How many letters follow the listed beginning of the right side.
    pub rest: u8,
    /// What they know of the left side, inside a word, with one letter more and with one less.
    pub longer: u8,
    pub shorter: u8,
}

impl<'a> Letters<'a> {
    /// A place inside a word.
    pub(super) fn inside(codes: &'a [u8], left: usize, start: usize, end: usize) -> Self {
        let right = left.saturating_add(1);
        let side = |from: usize, to: usize| hash(codes.get(from..to).unwrap_or(&[]));
        let hashes = (side(start, right), side(right, end));
        Letters { codes, left, right, start, end, hashes }
    }

    /// Whether it is between two words.
    #[inline]
    pub(super) fn is_spaced(&self) -> bool {
        self.right > self.left.saturating_add(1)
    }

    /// The symbols on each side.
    #[inline]
    fn around(&self) -> ([u8; WINDOW], [u8; WINDOW]) {
        let left = (self.left.saturating_add(1).checked_sub(WINDOW))
            .and_then(|start| self.codes.get(start..)?.first_chunk::<WINDOW>());
        let right = self.codes.get(self.right..).and_then(|c| c.first_chunk::<WINDOW>());
        // A margin stands on both sides.
        let symbols = |side: Option<&[u8; WINDOW]>| {
            side.copied().unwrap_or_default().map(|code| code & !HALF_FOLLOWS)
        };
        (symbols(left), symbols(right))
    }

    pub(super) fn left_length(&self) -> usize {
        self.left.saturating_add(1).saturating_sub(self.start)
    }

    pub(super) fn right_length(&self) -> usize {
        self.end.saturating_sub(self.right)
    }

    /// What the lists know of a place inside a word, of which they say how common it is.
    pub(super) fn levels_inside(&self, model: &Model, word: u8) -> Levels {
        let (left, right) = self.hashes;
        let level = |hash| model.plain.get(hash) & LEVEL;
        let mut levels = self.levels(model, level(left), level(right), word);
        let length = self.left_length();
        let letter = |i, n| u64::from(code(self.codes, i)).wrapping_mul(power(n));
        if self.right_length() > 1 {
            levels.longer = level(left.wrapping_add(letter(self.right, length)));
        }
        if length > 1 {
            let last = letter(self.left, length.saturating_sub(1));
            levels.shorter = level(left.wrapping_sub(last));
        }
        levels
    }

    /// What the lists know of a place between two words, of which they say how common they are.
    pub(super) fn levels_between(&self, model: &Model, left: u8, right: u8) -> Levels {
        let power = power(self.left_length());
        let joined = self.hashes.0.wrapping_add(self.hashes.1.wrapping_mul(power));
        self.levels(model, left, right, model.plain.get(joined) & LEVEL)
    }

    fn levels(&self, model: &Model, left: u8, right: u8, joined: u8) -> Levels {
        let mut levels = Levels { left, right, joined, ..Levels::default() };
        let (left, right) = self.hashes;
        // One look tells that the lists have no half-space after the left side.
        if model.halves.get(pair(left, 0)) == 0 {
            return levels;
        }
        // The longest listed beginning of the right side, up to six letters short of all of it.
        let mut beginning = right;
        let mut length = self.right_length();
        for rest in 0..7 {
            if length < 2 {
                break;
            }
            let value = model.halves.get(pair(left, beginning));
            if value > 0 {
                levels.half = value;
                levels.rest = rest;
                break;
            }
            length = length.saturating_sub(1);
            let last = code(self.codes, self.right.saturating_add(length));
            let term = u64::from(last).wrapping_mul(power(length));
            beginning = beginning.wrapping_sub(term);
        }
        levels
    }

    /// The sums of the letters outwards, on each side.
    #[inline(always)]
    fn outwards(&self) -> ([u64; WINDOW], [u64; WINDOW]) {
        let add = |sums: &mut [u64; WINDOW], symbols: [u8; WINDOW], roles: usize| {
            let mut total = 0u64;
            for ((slot, role), symbol) in
                sums.iter_mut().zip(MULTIPLIER.iter().skip(roles)).zip(symbols)
            {
                total = total.wrapping_add(u64::from(symbol).wrapping_mul(*role));
                *slot = total;
            }
        };
        let (mut around_left, around_right) = self.around();
        around_left.reverse();
        let (mut left, mut right) = ([0; WINDOW], [0; WINDOW]);
        add(&mut left, around_left, 1);
        add(&mut right, around_right, 11);
        (left, right)
    }

    /// Which of its features nothing outside its words can change, a bit for each.
    fn within(&self) -> u64 {
        let ones = |n: usize, most: usize| (1u64 << n.min(most)) - 1;
        let (left, right) = (self.left_length(), self.right_length());
        let across = (0..left.min(ACROSS))
            .fold(0, |bits, a| bits | ones(right, ACROSS) << ACROSS.saturating_mul(a));
        let beside = 2 * WINDOW + 3 + ACROSS * ACROSS;
        ones(left, WINDOW)
            | ones(right, WINDOW) << WINDOW
            | ones(3, 3) << (2 * WINDOW)
            | across << (2 * WINDOW + 3)
            | ones(8, 8) << (beside + 3)
    }
}

/// The key of a half-space between two runs of letters.
pub(super) fn pair(left: u64, right: u64) -> u64 {
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
pub(super) fn bucket(x: u64, salt: usize, bits: u32) -> usize {
    row(x.wrapping_add(MULTIPLIER.get(salt).copied().unwrap_or(0)), bits)
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "at most 24 bits")]
fn row(x: u64, bits: u32) -> usize {
    // The last step of `finish` does not change the upper half.
    (half_finish(x) >> 64u32.saturating_sub(bits)) as usize
}

/// The kinds of the features, of a place inside a word and of one between two.
static KINDS: [[u64; COUNT]; 2] = [kinds(0), kinds(MULTIPLIER[30])];

const fn kinds(state: u64) -> [u64; COUNT] {
    let mut out = [0; COUNT];
    let mut rest: &mut [u64] = &mut out;
    let (_, mut kinds) = MULTIPLIER.split_at(FIRST_KIND);
    while let (Some((head, tail)), Some((kind, more))) =
        (rest.split_first_mut(), kinds.split_first())
    {
        *head = kind.wrapping_add(state);
        (rest, kinds) = (tail, more);
    }
    out
}

/// The sum of the weights of a place.
#[inline]
pub(super) fn sum(model: &Model, place: &Letters<'_>, beside: Beside, levels: &Levels) -> i32 {
    weights(model, place, beside, levels).sum()
}

/// The sum of the weights of a place, and of those that nothing but its own words can change.
pub(super) fn sum_and_within(
    model: &Model,
    place: &Letters<'_>,
    beside: Beside,
    levels: &Levels,
) -> (i32, i32) {
    let mut is_within = place.within();
    let (mut sum, mut within) = (0i32, 0i32);
    for weight in weights(model, place, beside, levels) {
        sum += weight;
        within += if is_within & 1 > 0 { weight } else { 0 };
        is_within >>= 1;
    }
    (sum, within)
}

/// The rest of the sum: what the letters beyond its words say, and the words beside.
#[inline]
pub(super) fn outside(model: &Model, place: &Letters<'_>, beside: Beside) -> i32 {
    let kinds = kinds_of(place);
    let weight = |i: usize, value: u64| {
        let kind = kinds.get(i).copied().unwrap_or(0);
        model.score.weight(row(value.wrapping_add(kind), model.score.bits()))
    };
    let (left, right) = place.outwards();
    let (left_length, right_length) = (place.left_length(), place.right_length());
    let mut sum = 0i32;
    for (i, x) in left.iter().enumerate().skip(left_length) {
        sum += weight(i, *x);
    }
    for (i, x) in right.iter().enumerate().skip(right_length) {
        sum += weight(WINDOW + i, *x);
    }
    for (a, x) in left.iter().enumerate().take(ACROSS) {
        let seen = if a < left_length { right_length } else { 0 };
        for (b, y) in right.iter().enumerate().take(ACROSS).skip(seen) {
            sum += weight(2 * WINDOW + 3 + ACROSS * a + b, x.wrapping_add(*y));
        }
    }
    for (i, x) in beside_values(place, beside).into_iter().enumerate() {
        sum += weight(2 * WINDOW + 3 + ACROSS * ACROSS + i, x);
    }
    sum
}

/// The kinds of the features of a place.
#[inline]
fn kinds_of(place: &Letters<'_>) -> &'static [u64; COUNT] {
    let [inside, between] = &KINDS;
    if place.is_spaced() { between } else { inside }
}

/// The values of the features of the words beside.
#[inline(always)]
fn beside_values(place: &Letters<'_>, beside: Beside) -> [u64; 3] {
    let m = &MULTIPLIER;
    let (l, r) = place.hashes;
    let Beside { before, after } = beside;
    [
        r.wrapping_mul(m[24]).wrapping_add(before),
        l.wrapping_mul(m[25]).wrapping_add(after),
        r.wrapping_mul(m[26]).wrapping_add(after),
    ]
}

/// The weights of the features of a place.
#[inline]
fn weights(
    model: &Model,
    place: &Letters<'_>,
    beside: Beside,
    levels: &Levels,
) -> impl Iterator<Item = i32> {
    let kinds = kinds_of(place);
    let values = values(place, beside, levels);
    let score = &model.score;
    (0..COUNT).map(move |i| {
        let value = values.get(i).copied().unwrap_or(0);
        let kind = kinds.get(i).copied().unwrap_or(0);
        score.weight(row(value.wrapping_add(kind), score.bits()))
    })
}

/// The values of the features of a place.
#[inline(always)]
fn values(place: &Letters<'_>, beside: Beside, levels: &Levels) -> [u64; COUNT] {
    let m = &MULTIPLIER;
    let mut values = [0; COUNT];
    let mut slots = values.iter_mut();
    let mut add = |x: u64| {
        if let Some(slot) = slots.next() {
            *slot = x;
        }
    };
    let (left, right) = place.outwards();
    left.iter().for_each(|x| add(*x));
    right.iter().for_each(|x| add(*x));
    // The words.
    let (l, r) = place.hashes;
    add(l.wrapping_mul(m[20]));
    add(r.wrapping_mul(m[21]));
    add(l.wrapping_mul(m[22]).wrapping_add(r.wrapping_mul(m[23])));
    for a in left.iter().take(ACROSS) {
        for b in right.iter().take(ACROSS) {
            add(a.wrapping_add(*b));
        }
    }
    beside_values(place, beside).into_iter().for_each(&mut add);
    // What the lists know.
    let short = |n: usize| u64::try_from(n.min(5)).unwrap_or(5);
    let (left_length, right_length) = (short(place.left_length()), short(place.right_length()));
    let Levels { left, right, joined, half, rest, longer, shorter } = *levels;
    let [left, right, joined, half, rest] = [left, right, joined, half, rest.min(3)].map(u64::from);
    let both = joined << 3;
    add((both + (left << 6) + (right << 9)).wrapping_mul(m[27]));
    add((both + (half << 6) + (rest << 9)).wrapping_mul(m[27]));
    add((both + (left_length << 6) + (right_length << 9)).wrapping_mul(m[27]));
    add((both + (left << 6)).wrapping_mul(m[27]).wrapping_add(r.wrapping_mul(m[28])));
    add((both + (right << 6)).wrapping_mul(m[27]).wrapping_add(l.wrapping_mul(m[29])));
    add((both + (half << 6) + (left << 9) + (right << 12)).wrapping_mul(m[27]));
    let beside = left + (u64::from(longer) << 3) + (u64::from(shorter) << 6);
    add(beside.wrapping_mul(m[31]).wrapping_add(r.wrapping_mul(m[32])));
    let letter = |i: usize, role: u64| u64::from(code(place.codes, i)).wrapping_mul(role);
    let letters = letter(place.left, m[33]).wrapping_add(letter(place.right, m[34]));
    add((beside + (half << 9)).wrapping_mul(m[31]).wrapping_add(letters));
    values
}
