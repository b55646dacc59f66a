//! The best sequence of operations that makes one word of another, row by row.

use super::pieces::LONGEST;
use super::prepared::{PLACES, Prepared};
use super::table::{Column, NEVER, Table, weight_of};
use std::cell::Cell;

/// How many places of a row are looked at: those near the diagonal.
pub(super) const BAND: usize = 10;

/// A row of scores, by how many symbols of the right word are written; before it a place that is never reached.
pub(super) type Row = [i32; ROW];
pub(super) const ROW: usize = PLACES + 1;

/// An operation of more than one symbol on a side, at its places in two words.
#[derive(Debug, Clone, Copy, Default)]
struct Longer {
    /// The rows before and after it.
    start: u8,
    after: u8,
    /// Which number of a row it is reckoned from, and which it reaches.
    from: u8,
    to: u8,
    gain: i32,
}

/// Finds the operations of more than one symbol on a side, by where they start in the left word; tells how many.
///
/// Among them are some that never gain: to tell them apart is harder than to take them along.
#[inline]
fn gather(
    table: &Table,
    column: &Column,
    left: &Prepared,
    right: &Prepared,
    found: &mut Vec<Longer>,
) -> usize {
    let most = left.pieces().len().saturating_mul(right.pieces().len());
    if found.len() < most {
        found.resize(most, Longer::default());
    }
    let mut places = found.iter_mut();
    let mut count = 0usize;
    left.meeting(&table.slots, right, |piece| {
        let Some(slots) = table.slots.get(usize::from(piece.number())) else { return };
        let row = table.operations.row(piece.number());
        right.in_slots(slots, |other| {
            let (gain, is_there) = row.look(&column.operations, other.number());
            let from = other.start().wrapping_add(1);
            if let Some(place) = places.next() {
                *place = Longer {
                    start: piece.start(),
                    after: piece.start().wrapping_add(piece.length()),
                    from,
                    to: from.wrapping_add(other.length()),
                    gain: i32::from(gain).wrapping_add(NEVER.wrapping_mul(i32::from(!is_there))),
                };
                count = count.wrapping_add(1);
            }
        });
    });
    count
}

/// What the best operations gain for beginnings of both words; a row for each beginning of the left.
pub(super) struct Rows<'a> {
    column: &'a Column,
    left: &'a Prepared,
    right: &'a Prepared,
    /// The last row.
    pub last: Row,
    /// What operations of more than one symbol on a side make of the places of the next rows; each in the place
    /// of its number modulo their count.
    longer: [Row; LONGEST],
    /// The operations of more than one symbol on a side that start where no row was yet, by where they do.
    waiting: std::slice::Iter<'a, Longer>,
    /// The place on the diagonal, and what is left of the division that gives it.
    diagonal: (usize, usize),
}

impl<'a> Rows<'a> {
    /// The first row: nothing is read, so nothing is gained.
    #[inline]
    fn new(
        column: &'a Column,
        left: &'a Prepared,
        right: &'a Prepared,
        waiting: &'a [Longer],
    ) -> Self {
        let mut last = [0; ROW];
        if let Some(start) = last.first_mut() {
            *start = NEVER;
        }
        let longer = [[0; ROW]; LONGEST];
        let waiting = waiting.iter();
        let mut rows = Rows { column, left, right, last, longer, waiting, diagonal: (0, 0) };
        rows.reach(0);
        rows
    }

    /// The first row, and then, as often as wanted, the next, in `use_them`.
    pub fn with<T>(
        table: &Table,
        column: &Column,
        left: &Prepared,
        right: &Prepared,
        use_them: impl FnOnce(Rows<'_>) -> T,
    ) -> T {
        thread_local! {
            static LONGER: Cell<Vec<Longer>> = const { Cell::new(Vec::new()) };
        }
        let mut longer = LONGER.take();
        let count = gather(table, column, left, right, &mut longer);
        let found = longer.get(..count).unwrap_or(&[]);
        let used = use_them(Rows::new(column, left, right, found));
        LONGER.set(longer);
        used
    }

    /// The first place of the next row that is looked at.
    #[inline]
    fn band(&mut self) -> usize {
        let (place, rest) = &mut self.diagonal;
        *rest = rest.wrapping_add(self.right.length);
        while *rest >= self.left.length.max(1) {
            *rest = rest.wrapping_sub(self.left.length.max(1));
            *place = place.wrapping_add(1);
        }
        place.saturating_sub((BAND - 1) / 2)
    }

    /// What operations of longer pieces make of the next rows, if they start after the last.
    #[inline]
    fn reach(&mut self, at: usize) {
        while let Some((longer, rest)) = self.waiting.as_slice().split_first()
            && usize::from(longer.start) == at
        {
            self.waiting = rest.iter();
            let before = self.last.get(usize::from(longer.from)).copied().unwrap_or(NEVER);
            let row = self.longer.get_mut(usize::from(longer.after) % LONGEST);
            if let Some(place) = row.and_then(|row| row.get_mut(usize::from(longer.to))) {
                *place = before.wrapping_add(longer.gain).max(*place);
            }
        }
    }

    /// Reads one more symbol of the left word: the row of `at` symbols.
    #[inline]
    pub fn read(&mut self, at: usize) {
        let first = self.band();
        let Some(single) = self.column.single.get(self.left.before(at)) else { return };
        let symbols = self.right.band::<BAND>(first);
        let Some(([diagonal], row)) =
            self.last.get_mut(first..).and_then(|row| row.split_first_chunk_mut())
        else {
            return;
        };
        let Some(row) = row.first_chunk_mut::<BAND>() else { return };
        let Some(longer) = self.longer.get_mut(at % LONGEST) else { return };
        let Some(reached) =
            longer.get(first.wrapping_add(1)..).and_then(|row| row.first_chunk::<BAND>())
        else {
            return;
        };
        // Nothing is put in before the first place.
        let (mut diagonal, mut before) = (*diagonal, NEVER);
        for ((cell, symbol), longer) in row.iter_mut().zip(symbols).zip(reached) {
            let one = diagonal.wrapping_add(weight_of(single, *symbol));
            diagonal = *cell;
            before = one.max(diagonal).max(*longer).max(before);
            *cell = before;
        }
        *longer = [0; ROW];
        self.reach(at);
    }
}
