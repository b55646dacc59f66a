//! What the letters of one word, or of two with a space between, decide of a place in or between
//! them, wherever they stand. Most words and many pairs recur, so that only what the letters and
//! words around them say is found anew.

use super::features::{Letters, Levels};
use super::habits;
use super::model::{Model, half_finish};
use super::symbols::{BASE, HALF_FOLLOWS, Segment, Word};

/// How many places are kept, and how many letters and spaces their words have at most.
const SLOT_BITS: u32 = 12;
const LONGEST: usize = 15;

/// What was found of a place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Decided {
    /// The sum of the weights that nothing around the words can change.
    pub within: i32,
    pub levels: Levels,
    /// The family of a half-space here.
    pub family: u8,
    /// Whether the word left of it may be the name of a month.
    pub may_be_month: bool,
}

impl Decided {
    /// Of a place that the gates let pass.
    pub(super) fn of(model: &Model, place: &Letters<'_>, levels: Levels, within: i32) -> Self {
        Decided {
            within,
            levels,
            family: habits::family(model, place),
            may_be_month: habits::may_be_month(model, place),
        }
    }
}

/// The letters of a word, or of two with the space between, the first at the lowest byte; in the
/// highest how many letters stand left of the place, if it is inside a word.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Key(u128);

impl Key {
    /// Of a place inside a word; none if the word is too long to be kept.
    #[inline]
    pub(super) fn inside(segment: &Segment, word: &Word, letters: usize) -> Option<Self> {
        let Key(spelled) = Key::spelled(segment, word.start, word.end)?;
        Some(Key(spelled | (letters as u128) << (8 * LONGEST)))
    }

    /// Of a place between two words.
    #[inline]
    pub(super) fn between(segment: &Segment, left: &Word, right: &Word) -> Option<Self> {
        Key::spelled(segment, left.start, right.end)
    }

    /// Letters and spaces, whatever half-spaces are between them.
    #[inline]
    fn spelled(segment: &Segment, start: usize, end: usize) -> Option<Self> {
        let unused = u32::try_from(LONGEST.checked_sub(end.checked_sub(start)?)?).ok()?;
        let symbols = segment.codes().get(start..)?.first_chunk::<{ LONGEST + 1 }>()?;
        let symbols = u128::from_le_bytes(*symbols);
        let letters = symbols & u128::from_le_bytes([!HALF_FOLLOWS; LONGEST + 1]);
        Some(Key(letters & u128::MAX.checked_shr(unused.saturating_add(1).saturating_mul(8))?))
    }

    /// Where it is kept.
    #[inline]
    fn home(self) -> usize {
        let Key(all) = self;
        let (a, b) = (all as u64, (all >> 64) as u64);
        let mixed = half_finish(a.wrapping_add(b.wrapping_mul(BASE)));
        (mixed >> 64u32.saturating_sub(SLOT_BITS)) as usize
    }
}

/// Places that were met before; which are in it never shows.
#[derive(Default)]
pub(super) struct Known(Vec<(Key, Decided)>);

impl Known {
    /// What is known of a place.
    #[inline]
    pub(super) fn get(&self, key: Option<Key>) -> Option<Decided> {
        let key = key?;
        let (known, decided) = self.0.get(key.home())?;
        (*known == key).then_some(*decided)
    }

    /// Keeps what was found of a place.
    pub(super) fn add(&mut self, key: Option<Key>, decided: Decided) {
        let Some(key) = key else { return };
        if self.0.is_empty() {
            self.0.resize(1 << SLOT_BITS, Default::default());
        }
        if let Some(slot) = self.0.get_mut(key.home()) {
            *slot = (key, decided);
        }
    }
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Known")
    }
}
