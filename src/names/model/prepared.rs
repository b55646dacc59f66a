//! A word with its pieces: what the operations of a table are looked up by.

use super::pieces::{LONGEST, NO_PIECE, Pieces};
use super::symbols::{BOUNDARY, MOST, Symbols};

/// Kinds of symbols.
pub(super) const KINDS: usize = 64;
/// More places than a word has, and a power of two, so that a mask keeps inside.
pub(super) const PLACES: usize = 32;
/// More pieces than a word has.
const MOST_FOUND: usize = MOST * LONGEST;

/// A set of pieces by the last bits of their numbers: what is not in it is not among them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slots([u64; SLOTS / 64]);

/// How many slots there are.
const SLOTS: usize = 256;

impl Slots {
    #[inline]
    pub fn add(&mut self, piece: u16) {
        if let Some(part) = self.0.get_mut(usize::from(piece) % SLOTS / 64) {
            *part |= 1 << (piece & 63);
        }
    }

    /// Whether a slot is in both.
    #[inline]
    fn meets(&self, other: &Slots) -> bool {
        self.0.iter().zip(&other.0).fold(0, |any, (a, b)| any | a & b) != 0
    }

    /// The slots that are in both.
    #[inline]
    fn common(&self, other: &Slots, mut use_it: impl FnMut(usize)) {
        for ((one, other), part) in self.0.iter().zip(&other.0).zip(0usize..) {
            let mut both = one & other;
            while both != 0 {
                use_it(part.wrapping_mul(64) | both.trailing_zeros() as usize);
                both &= both.wrapping_sub(1);
            }
        }
    }
}

/// A piece in a word: its number, where it starts and how long it is. In one number, since it is written and read
/// at once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found(u32);

impl Found {
    #[inline]
    fn new(number: u16, start: u8, length: u8) -> Self {
        Found(u32::from(number) | u32::from(start) << 16 | u32::from(length) << 24)
    }

    #[inline]
    pub fn number(self) -> u16 {
        self.0 as u16
    }

    #[inline]
    pub fn start(self) -> u8 {
        (self.0 >> 16) as u8
    }

    #[inline]
    pub fn length(self) -> u8 {
        (self.0 >> 24) as u8
    }
}

/// A word with the pieces of one side of a table.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Its symbols, each at the place after it.
    places: [u8; PLACES + 1],
    pub(super) length: usize,
    /// Its pieces by where they start.
    found: [Found; MOST_FOUND],
    count: usize,
    /// Which slots its pieces are in.
    slots: Slots,
    /// By slot: one more than which of its pieces is the first there; 0 where there is none.
    heads: [u8; SLOTS],
    /// By piece: the same of the next in its slot.
    nexts: [u8; MOST_FOUND],
    /// How likely the word is by its letter pairs.
    pub(super) apart: i32,
    /// Which symbols it has.
    pub(super) has: u64,
}

impl Prepared {
    /// A word of some symbols that is so likely by itself.
    pub(super) fn new(word: &Symbols, pieces: &Pieces, apart: i32) -> Box<Self> {
        let mut prepared = Box::new(Prepared {
            places: [BOUNDARY; PLACES + 1],
            length: 0,
            found: [Found::default(); MOST_FOUND],
            count: 0,
            slots: Slots::default(),
            heads: [0; SLOTS],
            nexts: [0; MOST_FOUND],
            apart: 0,
            has: 0,
        });
        let Prepared { places, found, heads, nexts, .. } = &mut *prepared;
        if let Some(places) = places.get_mut(1..).and_then(|places| places.first_chunk_mut()) {
            *places = *word.padded();
        }
        let (mut count, mut slots) = (0usize, Slots::default());
        let length = word.as_slice().len();
        let starts = places.get(1..).unwrap_or(&[]).windows(LONGEST);
        for (symbols, start) in starts.zip(0u8..).take(length) {
            let Some(symbols) = symbols.first_chunk() else { break };
            let mut length = 0u8;
            pieces.numbers(*symbols, |number| {
                length = length.wrapping_add(1);
                // What is no piece has its place taken by the next.
                if let Some(slot) = found.get_mut(count) {
                    *slot = Found::new(number, start, length);
                }
                count = count.wrapping_add(usize::from(number != NO_PIECE));
            });
        }
        for ((piece, next), after) in found.iter().zip(nexts).zip(1u8..).take(count) {
            slots.add(piece.number());
            if let Some(head) = heads.get_mut(usize::from(piece.number()) % SLOTS) {
                *next = std::mem::replace(head, after);
            }
        }
        (prepared.count, prepared.slots, prepared.apart) = (count, slots, apart);
        (prepared.length, prepared.has) = (length, word.set());
        prepared
    }

    /// Its symbols.
    #[inline]
    pub(super) fn symbols(&self) -> &[u8] {
        self.places.get(1..self.length.wrapping_add(1)).unwrap_or(&[])
    }

    /// The symbol before a place.
    #[inline]
    pub(super) fn before(&self, end: usize) -> usize {
        self.places.get(end).map_or(0, |symbol| usize::from(*symbol)) % KINDS
    }

    /// The symbols before so many places from one on.
    #[inline]
    pub(super) fn band<const N: usize>(&self, first: usize) -> &[u8; N] {
        self.places.get(first..).and_then(|places| places.first_chunk()).unwrap_or(&[BOUNDARY; N])
    }

    /// Its pieces by where they start.
    #[inline]
    pub(super) fn pieces(&self) -> &[Found] {
        self.found.get(..self.count).unwrap_or(&[])
    }

    /// Those of its pieces that may have operations with pieces of another word, by the slots of the pieces that
    /// they have any with.
    #[inline]
    pub(super) fn meeting(&self, slots: &[Slots], other: &Prepared, mut use_it: impl FnMut(Found)) {
        let (mut meeting, mut count) = ([0u8; MOST_FOUND], 0usize);
        for (piece, number) in self.pieces().iter().zip(0u8..) {
            // What does not meet has its place taken by the next: which does is hard to foretell.
            if let Some(place) = meeting.get_mut(count) {
                *place = number;
            }
            let slots = slots.get(usize::from(piece.number()));
            count = count.wrapping_add(usize::from(slots.is_some_and(|s| s.meets(&other.slots))));
        }
        for number in meeting.iter().take(count) {
            self.found.get(usize::from(*number)).copied().into_iter().for_each(&mut use_it);
        }
    }

    /// Its pieces that are in some slots.
    #[inline]
    pub(super) fn in_slots(&self, slots: &Slots, mut use_it: impl FnMut(Found)) {
        slots.common(&self.slots, |slot| {
            let mut at = self.heads.get(slot % SLOTS).copied().unwrap_or(0);
            while let Some(piece) = at.checked_sub(1).map(usize::from) {
                self.found.get(piece).copied().into_iter().for_each(&mut use_it);
                at = self.nexts.get(piece).copied().unwrap_or(0);
            }
        });
    }

    /// How likely the word is by itself: a log probability, scaled.
    #[inline]
    pub fn apart(&self) -> i32 {
        self.apart
    }

    /// How many letters it has.
    #[inline]
    pub fn letters(&self) -> usize {
        self.length.saturating_sub(2)
    }

    /// The piece of so many symbols that ends at a place.
    pub(super) fn piece(&self, end: usize, length: usize) -> u16 {
        let ends = |piece: &&Found| {
            usize::from(piece.length()) == length && usize::from(piece.start()) + length == end
        };
        self.pieces().iter().find(ends).map_or(NO_PIECE, |piece| piece.number())
    }
}

const _: () = assert!(MOST < PLACES && MOST_FOUND < 128);
