//! A table of few cells, its rows laid into each other so that one look tells whether there is a cell.

/// The places of cells by row and column.
#[derive(Debug, Clone, Default)]
pub(super) struct Packed {
    /// By row: how far its columns are moved.
    offsets: Vec<u32>,
    /// Which row has a place.
    rows: Vec<u16>,
}

/// The row of places that no row has.
const FREE: u16 = u16::MAX;

impl Packed {
    /// The table of some cells, each with its row and column; `None` if there are too many rows.
    pub fn new(rows: usize, cells: &[(u16, u16)]) -> Option<Self> {
        if rows > usize::from(FREE) {
            return None;
        }
        let mut cells = cells.to_vec();
        cells.sort_unstable();
        cells.dedup();
        let mut of_rows: Vec<&[(u16, u16)]> = cells.chunk_by(|a, b| a.0 == b.0).collect();
        // The longest first, while there is room.
        of_rows.sort_by_key(|row| std::cmp::Reverse(row.len()));
        let widest = cells.iter().map(|cell| usize::from(cell.1)).max().unwrap_or(0);
        let mut table = Packed { offsets: vec![0; rows], rows: Vec::new() };
        let mut least = 0usize;
        for row in of_rows {
            let (number, _) = *row.first()?;
            let is_free = |place: usize| table.rows.get(place).is_none_or(|row| *row == FREE);
            let place = |offset: usize, column: u16| offset.saturating_add(usize::from(column));
            // Never back to what is nearly full: the search would take longer than it saves.
            let offset =
                (least..).find(|offset| row.iter().all(|cell| is_free(place(*offset, cell.1))))?;
            least = offset;
            // Room for every column, so that no look is beyond the end.
            let end = offset.checked_add(widest)?.checked_add(1)?;
            table.rows.resize(end.max(table.rows.len()), FREE);
            *table.offsets.get_mut(usize::from(number))? = u32::try_from(offset).ok()?;
            for (row, column) in row {
                *table.rows.get_mut(place(offset, *column))? = *row;
            }
        }
        Some(table)
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row, to look for its cells.
    #[inline]
    pub fn row(&self, number: u16) -> PackedRow<'_> {
        let offset = self.offsets.get(usize::from(number)).map_or(0, |offset| *offset as usize);
        PackedRow { rows: &self.rows, number, offset }
    }

    /// Where a cell would be, and whether it is there.
    #[inline]
    pub fn look(&self, row: u16, column: u16) -> (usize, bool) {
        self.row(row).look(column)
    }
}

/// A row of a packed table.
#[derive(Debug, Clone, Copy)]
pub(super) struct PackedRow<'a> {
    rows: &'a [u16],
    number: u16,
    offset: usize,
}

impl PackedRow<'_> {
    /// Where a cell would be, and whether it is there.
    #[inline]
    pub fn look(&self, column: u16) -> (usize, bool) {
        let place = self.offset.wrapping_add(usize::from(column));
        (place, self.rows.get(place) == Some(&self.number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn a_packed_table_has_its_cells_and_no_others(
            cells in proptest::collection::btree_set((0u16..40, 0u16..30), 0..90),
        ) {
            let list: Vec<_> = cells.iter().copied().collect();
            let table = Packed::new(40, &list).unwrap();
            let all = (0..50).flat_map(|row| (0..50).map(move |column| (row, column)));
            let found: Vec<_> = all.filter(|(row, column)| table.look(*row, *column).1).collect();
            prop_assert_eq!(&found, &list);
            let places: BTreeSet<_> = list.iter().map(|(row, column)| table.look(*row, *column).0).collect();
            prop_assert_eq!(places.len(), list.len());
            prop_assert!(places.iter().all(|place| *place < table.len()));
        }
    }
}
