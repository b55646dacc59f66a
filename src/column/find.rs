//! Many findings per row.

use super::rows::TextRows;
use super::run::{Watch, run};
use crate::error::Result;
use crate::interrupt::Interrupt;

/// Applies a function that finds several things to every row; a null row has none.
pub fn find_rows<R: TextRows + ?Sized, M: Send>(
    rows: &R,
    watch: Watch<'_>,
    function: impl Fn(usize, &str, &Interrupt) -> Result<Vec<M>> + Sync,
) -> Result<Vec<Vec<M>>> {
    let weight = |row| rows.bytes(row);
    let pieces = run(rows.len(), weight, watch, |piece, interrupt| {
        piece
            .map(|row| match rows.get(row) {
                Some(text) => function(row, text, interrupt).map_err(|e| e.at_row(row)),
                None => Ok(Vec::new()),
            })
            .collect::<Result<Vec<_>>>()
    })?;
    Ok(pieces.into_iter().flatten().collect())
}
