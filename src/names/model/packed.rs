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

    /// The cells with their values.
    pub fn filled(&self, values: impl Iterator<Item = ((u16, u16), i16)>) -> Option<Vec<Cell>> {
        let mut cells: Vec<Cell> =
            self.rows.iter().map(|row| Cell { row: *row, value: 0 }).collect();
        for ((row, column), value) in values {
            cells.get_mut(self.row(row).place(column))?.value = value;
        }
        Some(cells)
    }

    /// A row, to look for its cells.
    #[inline]
    pub fn row(&self, number: u16) -> PackedRow {
        let offset = self.offsets.get(usize::from(number)).map_or(0, |offset| *offset as usize);
        PackedRow { number, offset }
    }
}

/// What is at a place: the row that has it, and the value of the cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    row: u16,
    value: i16,
}

/// A row of a packed table.
#[derive(Debug, Clone, Copy)]
pub(super) struct PackedRow {
    number: u16,
    offset: usize,
}

impl PackedRow {
    #[inline]
    fn place(self, column: u16) -> usize {
        self.offset.wrapping_add(usize::from(column))
    }

    /// The value of a cell, and whether it is there: some value if it is not.
    #[inline]
    pub fn look(self, cells: &[Cell], column: u16) -> (i16, bool) {
        let cell = cells.get(self.place(column)).copied();
        let Cell { row, value } = cell.unwrap_or(Cell { row: FREE, value: 0 });
        (value, row == self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_packed_table_has_its_cells_and_no_others(
            cells in proptest::collection::btree_set((0u16..40, 0u16..30), 0..90),
        ) {
            let list: Vec<_> = cells.iter().copied().collect();
            let table = Packed::new(40, &list).unwrap();
            let filled = table.filled(list.iter().copied().zip(1..)).unwrap();
            let all = (0..50).flat_map(|row| (0..50).map(move |column| (row, column)));
            let look = |(row, column): (u16, u16)| match table.row(row).look(&filled, column) {
                (value, true) => Some(((row, column), value)),
                _ => None,
            };
            let found: Vec<_> = all.filter_map(look).collect();
            let expected: Vec<_> = list.into_iter().zip(1..).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
