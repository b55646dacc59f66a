//! What a word alone decides, wherever it stands: most places in and beside words, so it is kept
//! from word to word.

use super::features::{Beside, Letters, rows};
use super::gates::{self, Side, side};
use super::model::{Model, finish};
use super::symbols::{BASE, HALF_FOLLOWS, LONGEST_WORD, MARGIN, OTHER, code, hash};

/// Set in what the word list knows of a word inside which nothing is ever restored.
pub(super) const CLOSED: u8 = 8;
/// How common the word list says a word is.
pub(super) const LEVEL: u8 = 7;
/// The families of suffixes that are joined, and of words that take none.
pub(super) const CERTAIN: u8 = 1;
pub(super) const LISTED: u8 = 2;
pub(super) const FUNCTION: u8 = 3;

/// What is known of a word, wherever it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Facts {
    pub hash: u64,
    /// How common the word list says it is.
    pub level: u8,
    /// The places in it that the words around must decide: bit 0 after its first letter.
    pub inside: u64,
    /// For the gate at the space after it, and at the space before it; none if it is shut.
    pub as_left: Option<i16>,
    pub as_right: Option<i16>,
    /// Whether a suffix may be joined to it without a half-space.
    pub takes_suffix: bool,
    /// Its family among such suffixes, 0 if it is none.
    pub suffix: u8,
}

impl Facts {
    /// Finds them anew.
    pub(super) fn of(model: &Model, letters: &[u8]) -> Self {
        let hash = hash(letters);
        let known = model.plain.get(hash);
        let mut facts = Facts { hash, level: known & LEVEL, ..Facts::default() };
        if letters.len() > LONGEST_WORD {
            return facts;
        }
        let family = model.joins.get(hash);
        let joins = letters.last().is_some_and(|last| model.codes.joins(*last));
        facts.suffix = family.filter(|f| *f != FUNCTION).unwrap_or(0);
        facts.takes_suffix =
            !joins && letters.len() >= 2 && facts.level > 0 && family != Some(FUNCTION);
        facts.as_left = joins.then(|| side(model, Side::Left, letters, hash, facts.level));
        facts.as_right = Some(side(model, Side::Right, letters, hash, facts.level));
        if known & CLOSED == 0 {
            facts.inside = inside(model, letters, facts.level);
        }
        facts
    }
}

/// The places inside a word that the letters around and the word alone leave open.
fn inside(model: &Model, letters: &[u8], level: u8) -> u64 {
    // With a margin on both sides, as in a segment.
    let mut codes = [OTHER; 2 * MARGIN + LONGEST_WORD];
    for (slot, letter) in codes.iter_mut().skip(MARGIN).zip(letters) {
        *slot = *letter;
    }
    let mut open = 0u64;
    let end = MARGIN.saturating_add(letters.len());
    for (i, letter) in letters.iter().enumerate().take(letters.len().saturating_sub(1)) {
        let left = MARGIN.saturating_add(i);
        if !model.codes.joins(*letter)
            || !model.gate.passes(gates::letters(model, &codes, left, left.saturating_add(1)))
        {
            continue;
        }
        let place = Letters::inside(&codes, left, MARGIN, end);
        let levels = place.levels_inside(model, level);
        let rows = rows(model, &place, Beside::default(), &levels);
        let mut within = place.within_word();
        let mut sum = 0i32;
        for row in rows {
            let weight = model.score.weight(row);
            sum += if within & 1 > 0 { weight } else { 0 };
            within >>= 1;
        }
        if sum > model.inside_cut {
            open |= 1 << i;
        }
    }
    open
}

/// How many words are kept, and the longest of them in letters.
const SLOT_BITS: u32 = 14;
const LONGEST_KEPT: usize = 16;

/// Facts of words met before, by their letters; which are in it never shows.
#[derive(Default)]
pub(super) struct Cache(Vec<Slot>);

/// A word and its facts, in half a cache line.
#[derive(Clone, Copy, Default)]
struct Slot {
    letters: [u64; 2],
    hash: u64,
    inside: u16,
    as_left: i16,
    as_right: i16,
    /// Its level, its family among suffixes, whether it takes one.
    rest: u16,
}

/// Of a side that is shut.
const SHUT: i16 = i16::MIN;

impl Slot {
    fn new(letters: [u64; 2], facts: &Facts) -> Self {
        Slot {
            letters,
            hash: facts.hash,
            inside: u16::try_from(facts.inside).unwrap_or(0),
            as_left: facts.as_left.unwrap_or(SHUT),
            as_right: facts.as_right.unwrap_or(SHUT),
            rest: u16::from(facts.level)
                | u16::from(facts.suffix) << 4
                | u16::from(facts.takes_suffix) << 8,
        }
    }

    #[inline]
    fn facts(&self) -> Facts {
        let [low, high] = self.rest.to_le_bytes();
        Facts {
            hash: self.hash,
            level: low & 0xF,
            inside: u64::from(self.inside),
            as_left: Some(self.as_left).filter(|x| *x != SHUT),
            as_right: Some(self.as_right).filter(|x| *x != SHUT),
            takes_suffix: high > 0,
            suffix: low >> 4,
        }
    }
}

impl Cache {
    /// The facts of the word between two symbols, which a margin follows.
    #[inline]
    pub(super) fn facts(&mut self, model: &Model, codes: &[u8], start: usize, end: usize) -> Facts {
        let length = end.saturating_sub(start);
        let letters = codes.get(start..).and_then(|c| c.first_chunk::<LONGEST_KEPT>());
        let (Some(letters), 1..=LONGEST_KEPT) = (letters, length) else {
            let letters: Vec<u8> = (start..end).map(|i| code(codes, i)).collect();
            return Facts::of(model, &letters);
        };
        // Without the flags of half-spaces and what follows the word.
        let unused = u32::try_from(LONGEST_KEPT.saturating_sub(length)).unwrap_or(0);
        let key = u128::from_le_bytes(*letters)
            & (u128::from_le_bytes([!HALF_FOLLOWS; LONGEST_KEPT]) >> unused.saturating_mul(8));
        let halves = [key as u64, (key >> 64) as u64];
        let [a, b] = halves;
        let mixed = finish(a.wrapping_add(b.wrapping_mul(BASE)));
        let index = (mixed >> 64u32.saturating_sub(SLOT_BITS)) as usize;
        if let Some(slot) = self.0.get(index)
            && slot.letters == halves
        {
            return slot.facts();
        }
        self.find(model, key, length, index)
    }

    #[cold]
    fn find(&mut self, model: &Model, key: u128, length: usize, index: usize) -> Facts {
        let letters = key.to_le_bytes();
        let facts = Facts::of(model, letters.get(..length).unwrap_or(&[]));
        if self.0.is_empty() {
            self.0.resize(1 << SLOT_BITS, Slot::default());
        }
        if let Some(slot) = self.0.get_mut(index) {
            *slot = Slot::new([key as u64, (key >> 64) as u64], &facts);
        }
        facts
    }
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cache")
    }
}
