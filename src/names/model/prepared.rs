//! A word with its pieces: what the operations of a table are looked up by.

use super::symbols::{BOUNDARY, MOST, Symbols};

/// The longest piece of an operation, in symbols.
pub(super) const LONGEST: usize = 4;
/// More pieces than a side of a table has; the last number stands for no piece.
pub(super) const WIDTH: usize = 1024;
pub(super) const NO_PIECE: u16 = (WIDTH - 1) as u16;
/// Kinds of symbols.
pub(super) const KINDS: usize = 64;
/// More places than a word has, and a power of two, so that a mask keeps inside.
pub(super) const PLACES: usize = 32;

const NOWHERE: u16 = u16::MAX;

/// The pieces of one side as a tree over their symbols, the last symbol first.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces {
    nodes: Vec<Node>,
}

/// What the symbols that lead here are, and where each symbol before them leads.
#[derive(Debug, Clone)]
struct Node {
    piece: u16,
    next: [u16; KINDS],
}

impl Default for Node {
    fn default() -> Self {
        Node { piece: NO_PIECE, next: [NOWHERE; KINDS] }
    }
}

impl Pieces {
    pub fn new(list: &[Vec<u8>]) -> Option<Self> {
        if list.len() >= WIDTH {
            return None;
        }
        let mut nodes = vec![Node::default()];
        for (number, piece) in list.iter().enumerate() {
            if piece.is_empty() || piece.len() > LONGEST {
                return None;
            }
            let mut at = 0usize;
            for symbol in piece.iter().rev() {
                let next = *nodes.get(at)?.next.get(usize::from(*symbol))?;
                at = if next == NOWHERE {
                    let new = u16::try_from(nodes.len()).ok()?;
                    *nodes.get_mut(at)?.next.get_mut(usize::from(*symbol))? = new;
                    nodes.push(Node::default());
                    usize::from(new)
                } else {
                    usize::from(next)
                };
            }
            nodes.get_mut(at)?.piece = number as u16;
        }
        Some(Pieces { nodes })
    }

    /// The numbers of the pieces that symbols end with, by length.
    #[inline]
    pub(super) fn numbers<'a>(&'a self, symbols: &'a [u8]) -> impl Iterator<Item = u16> + 'a {
        let mut at = self.nodes.first();
        symbols.iter().rev().take(LONGEST).map_while(move |symbol| {
            let next = *at?.next.get(usize::from(symbol & 63))?;
            at = self.nodes.get(usize::from(next));
            at.map(|node| node.piece)
        })
    }
}

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

    /// The slots that are in both.
    #[inline]
    pub fn common(&self, other: &Slots, mut use_it: impl FnMut(usize)) {
        let mut both = self.0;
        let mut any = 0;
        for (part, other) in both.iter_mut().zip(&other.0) {
            *part &= other;
            any |= *part;
        }
        if any == 0 {
            return;
        }
        for (number, part) in both.iter_mut().enumerate() {
            while *part != 0 {
                use_it(number.wrapping_mul(64) | part.trailing_zeros() as usize);
                *part &= part.wrapping_sub(1);
            }
        }
    }
}

/// A word with the numbers of its pieces on one side of a table.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Its symbols, each at the place after it.
    places: [u8; PLACES + 1],
    pub(super) length: usize,
    /// By where they end and how long they are: its pieces.
    pieces: [[u16; LONGEST]; PLACES],
    /// Which slots its pieces are in.
    pub(super) slots: Slots,
    /// By slot: one more than the place and length of a piece, as one number; 0 where there is none.
    heads: [u8; SLOTS],
    /// By place and length, as one number: the next piece of the slot.
    nexts: [u8; PLACES * LONGEST],
    /// How likely the word is by its letter pairs.
    pub(super) apart: i32,
    /// Which symbols it has.
    pub(super) has: u64,
}

impl Prepared {
    /// A word of some symbols that is so likely by itself.
    pub(super) fn new(word: &Symbols, pieces: &Pieces, apart: i32) -> Box<Self> {
        let word = word.as_slice();
        let mut prepared = Box::new(Prepared {
            places: [BOUNDARY; PLACES + 1],
            length: word.len(),
            pieces: [[NO_PIECE; LONGEST]; PLACES],
            slots: Slots::default(),
            heads: [0; SLOTS],
            nexts: [0; PLACES * LONGEST],
            apart,
            has: 0,
        });
        let Prepared { places, pieces: of_places, slots, heads, nexts, has, .. } = &mut *prepared;
        let ends = of_places.iter_mut().zip(0usize..).skip(1);
        for ((slot, symbol), (numbers, end)) in places.iter_mut().skip(1).zip(word).zip(ends) {
            *slot = *symbol;
            *has |= 1 << (symbol & 63);
            let found = pieces.numbers(word.get(..end).unwrap_or(&[]));
            for ((number, slot), less) in found.zip(numbers).zip(0usize..) {
                if number == NO_PIECE {
                    continue;
                }
                *slot = number;
                slots.add(number);
                let piece = (end.wrapping_mul(LONGEST) | less) & (PLACES * LONGEST - 1);
                let head = heads.get_mut(usize::from(number) & (SLOTS - 1));
                if let Some((head, next)) = head.zip(nexts.get_mut(piece)) {
                    *next = *head;
                    *head = (piece as u8).wrapping_add(1);
                }
            }
        }
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

    /// The pieces that end at a place, by length.
    #[inline]
    pub(super) fn ending(&self, end: usize) -> &[u16; LONGEST] {
        self.pieces.get(end).unwrap_or(&[NO_PIECE; LONGEST])
    }

    /// The pieces of a slot: their numbers, where they end in the word and how long they are.
    #[inline]
    pub(super) fn in_slot(&self, slot: usize, mut use_it: impl FnMut(u16, usize, usize)) {
        let mut at = self.heads.get(slot % SLOTS).copied().unwrap_or(0);
        while let Some(piece) = at.checked_sub(1) {
            let piece = usize::from(piece) % (PLACES * LONGEST);
            let (end, length) = (piece / LONGEST, piece % LONGEST + 1);
            use_it(self.piece(end, length), end, length);
            at = self.nexts.get(piece).copied().unwrap_or(0);
        }
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
    #[inline]
    pub(super) fn piece(&self, end: usize, length: usize) -> u16 {
        let piece = self.ending(end).get(length.wrapping_sub(1));
        piece.copied().unwrap_or(NO_PIECE)
    }
}

const _: () = assert!(MOST < PLACES && PLACES * LONGEST < 256);
