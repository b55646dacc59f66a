//! What a word alone decides, wherever it stands: most places in and beside words.

use super::features::{Beside, Letters, sum_and_within};
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

/// Of a side at which no half-space is ever restored.
pub(super) const SHUT: i16 = i16::MIN;

/// What is known of a word, wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Facts {
    /// The places in it that the words around must decide: bit 0 after its first letter.
    pub inside: u64,
    /// For the gate at the space after it, and at the space before it; `SHUT` if none passes.
    pub as_left: i16,
    pub as_right: i16,
    /// What `level`, `suffix`, `takes_suffix` and `is_and` tell.
    pub rest: u8,
}

/// The bits of it.
const SUFFIX: u8 = 3 << SUFFIX_AT;
const SUFFIX_AT: u32 = 3;
const TAKES_SUFFIX: u8 = 1 << 5;
const AND: u8 = 1 << 6;

/// Whether any of some words, whose bits these are, is a suffix that may be joined, or «و».
#[inline]
pub(super) fn is_small(rest: u8) -> bool {
    rest & (SUFFIX | AND) > 0
}

impl Facts {
    /// Of a word that is not looked up yet.
    pub(super) const UNKNOWN: Facts = Facts { inside: 0, as_left: SHUT, as_right: SHUT, rest: 0 };

    /// How common the word list says it is.
    #[inline]
    pub(super) fn level(&self) -> u8 {
        self.rest & LEVEL
    }

    /// Its family among the suffixes that are joined without a half-space, 0 if it is none.
    #[inline]
    pub(super) fn suffix(&self) -> u8 {
        (self.rest & SUFFIX) >> SUFFIX_AT
    }

    /// Whether it is a suffix that may be joined, or «و».
    #[inline]
    pub(super) fn is_small(&self) -> bool {
        is_small(self.rest)
    }

    /// Whether it is «و».
    #[inline]
    pub(super) fn is_and(&self) -> bool {
        self.rest & AND > 0
    }

    /// Whether such a suffix may be joined to it.
    #[inline]
    pub(super) fn takes_suffix(&self) -> bool {
        self.rest & TAKES_SUFFIX > 0
    }

    /// Finds them anew.
    pub(super) fn of(model: &Model, letters: &[u8]) -> Self {
        let hash = hash(letters);
        let known = model.plain.get(hash);
        let level = known & LEVEL;
        let mut facts = Facts { rest: level, ..Facts::UNKNOWN };
        if letters.len() > LONGEST_WORD {
            return facts;
        }
        if *letters == [model.codes.waw] {
            facts.rest |= AND;
        }
        let family = model.joins.get(hash);
        let joins = letters.last().is_some_and(|last| model.codes.joins(*last));
        facts.rest |= family.filter(|f| *f < FUNCTION).unwrap_or(0) << SUFFIX_AT;
        if !joins && letters.len() >= 2 && level > 0 && family != Some(FUNCTION) {
            facts.rest |= TAKES_SUFFIX;
        }
        if joins {
            facts.as_left = side(model, Side::Left, letters, hash, level);
        }
        facts.as_right = side(model, Side::Right, letters, hash, level);
        if known & CLOSED == 0 {
            facts.inside = inside(model, letters, level);
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
        let (_, within) = sum_and_within(model, &place, Beside::default(), &levels);
        if within > model.inside_cut {
            open |= 1 << i;
        }
    }
    open
}

/// How many words are kept, and the longest of them in letters.
const SLOT_BITS: u32 = 14;
const LONGEST_KEPT: usize = 16;

/// Facts of words that are no short tokens, by their letters; which are in it never shows.
#[derive(Default)]
pub(super) struct Cache(Vec<Slot>);

/// A word and its facts.
#[derive(Clone, Copy, Default)]
struct Slot {
    letters: [u64; 2],
    inside: u16,
    as_left: i16,
    as_right: i16,
    rest: u8,
}

impl Slot {
    fn new(letters: [u64; 2], facts: &Facts) -> Self {
        Slot {
            letters,
            inside: u16::try_from(facts.inside).unwrap_or(0),
            as_left: facts.as_left,
            as_right: facts.as_right,
            rest: facts.rest,
        }
    }

    #[inline]
    fn facts(&self) -> Facts {
        Facts {
            inside: u64::from(self.inside),
            as_left: self.as_left,
            as_right: self.as_right,
            rest: self.rest,
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
