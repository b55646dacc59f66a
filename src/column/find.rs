//! Many findings per row.

use super::rows::TextRows;
use super::run::{Watch, run_and_take};
use crate::error::Result;
use crate::interrupt::Interrupt;
use std::ops::Range;

/// Applies a function that finds several things to every row; a null row has none.
pub fn find_rows<R: TextRows + ?Sized, M: Send>(
    rows: &R,
    watch: Watch<'_>,
    function: impl Fn(usize, &str, &Interrupt) -> Result<Vec<M>> + Sync,
) -> Result<Vec<Vec<M>>> {
    let work = |piece: Range<usize>, interrupt: &Interrupt| {
        piece
            .map(|row| match rows.get(row) {
                Some(text) => function(row, text, interrupt).map_err(|e| e.at_row(row)),
                None => Ok(Vec::new()),
            })
            .collect::<Result<Vec<_>>>()
    };
    let mut found = Vec::with_capacity(rows.len());
    run_and_take(
        rows.len(),
        |some| rows.bytes(some),
        watch,
        work,
        |more| {
            found.extend(more);
            Ok(())
        },
    )?;
    Ok(found)
}
