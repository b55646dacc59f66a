//! Memory that the threads of the pool fill, a block of rows each.

use super::BLOCK;
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::py::watch::watched;
use pyo3::prelude::*;
use std::sync::{Mutex, PoisonError};

/// A block of rows and the memory that it fills; only one thread asks for it.
pub struct Slot<T> {
    pub piece: usize,
    pub start: usize,
    pub row: usize,
    pub memory: Mutex<T>,
}

/// Fills the memory of every slot on the pool; answers the rows that became null, with their piece.
pub fn fill<T: Send>(
    py: Python<'_>,
    slots: &[Slot<T>],
    total: usize,
    progress: Option<&Bound<'_, PyAny>>,
    work: impl Fn(&Slot<T>, &mut T, &Interrupt) -> Result<Vec<usize>> + Sync + Send,
) -> PyResult<Vec<(usize, Vec<usize>)>> {
    let one = |slot: &Slot<T>, interrupt: &Interrupt| {
        let mut memory = slot.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let lost = work(slot, &mut memory, interrupt).map_err(|error| error.moved(slot.row))?;
        Ok((slot.piece, lost.into_iter().map(|row| row + slot.start).collect::<Vec<_>>()))
    };
    let weight = |block: usize| {
        let row = slots.get(block).map_or(total, |slot| slot.row);
        (total - row).min(BLOCK) * 8
    };
    let done = watched(py, progress, total, |watch| {
        let mut watch = |blocks_done: usize| watch((blocks_done * BLOCK).min(total));
        crate::column::run(slots.len(), weight, &mut watch, |range, interrupt| {
            let slots = slots.get(range).unwrap_or_default();
            slots.iter().map(|slot| one(slot, interrupt)).collect::<Result<Vec<_>>>()
        })
    })?;
    Ok(done.into_iter().flatten().filter(|(_, rows)| !rows.is_empty()).collect())
}
