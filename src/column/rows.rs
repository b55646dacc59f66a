//! Rows of text that may be null, wherever they live.

use std::ops::Range;

/// A column of text: a slice, an Arrow array.
pub trait TextRows: Sync {
    /// How many rows there are, nulls among them.
    fn len(&self) -> usize;

    /// Whether there are no rows.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a row; `None` if it is null or past the end.
    fn get(&self, row: usize) -> Option<&str>;

    /// About how many bytes the texts of some rows have, told more quickly than by getting them.
    fn bytes(&self, rows: Range<usize>) -> usize {
        rows.map(|row| self.get(row).map_or(0, str::len)).fold(0, usize::saturating_add)
    }
}

impl TextRows for [Option<&str>] {
    fn len(&self) -> usize {
        <[Option<&str>]>::len(self)
    }

    fn get(&self, row: usize) -> Option<&str> {
        <[Option<&str>]>::get(self, row).copied().flatten()
    }
}

impl<T: TextRows + ?Sized + Send> TextRows for &T {
    fn len(&self) -> usize {
        (**self).len()
    }

    fn get(&self, row: usize) -> Option<&str> {
        (**self).get(row)
    }

    fn bytes(&self, rows: Range<usize>) -> usize {
        (**self).bytes(rows)
    }
}
