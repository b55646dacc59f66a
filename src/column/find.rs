//! Many findings per row.

use super::rows::TextRows;
use super::run::{Watch, run_and_take};
use crate::error::Result;
use crate::interrupt::Interrupt;
use std::ops::Range;

/// Applies a function that tells what is found in a text to every row; in a null row it is what is found by default.
pub fn find_rows<R: TextRows + ?Sized, F: Default + Send>(
    rows: &R,
    watch: Watch<'_>,
    function: impl Fn(usize, &str, &Interrupt) -> Result<F> + Sync,
) -> Result<Vec<F>> {
    let work = |piece: Range<usize>, interrupt: &Interrupt| {
        piece
            .map(|row| match rows.get(row) {
                Some(text) => function(row, text, interrupt).map_err(|e| e.at_row(row)),
                None => Ok(F::default()),
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
