//! Rows of text that may be null, wherever they live.

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

    /// About how many bytes the text of a row has, told more quickly than by getting it.
    fn bytes(&self, row: usize) -> usize {
        self.get(row).map_or(0, str::len)
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

    fn bytes(&self, row: usize) -> usize {
        (**self).bytes(row)
    }
}
