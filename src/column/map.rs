//! One text per row.

use super::rows::TextRows;
use super::run::{Watch, run_and_take};
use crate::error::Result;
use crate::interrupt::Interrupt;
use std::ops::Range;

/// The texts of some rows after a function; rows that it left unchanged are not copied.
#[derive(Debug, Clone, Default)]
pub struct MappedChunk {
    rows: Range<usize>,
    text: String,
    /// One entry per changed row: the row and the end of its text.
    changed: Vec<(usize, usize)>,
}

impl MappedChunk {
    /// The rows of the chunk.
    pub fn rows(&self) -> Range<usize> {
        self.rows.clone()
    }

    /// The rows that differ from the input, in order, with their new text.
    pub fn changed(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        self.changed.iter().map(move |&(row, end)| {
            let text = self.text.get(start..end).unwrap_or_default();
            start = end;
            (row, text)
        })
    }
}

/// Applies a function to every row that is not null.
///
/// `function` appends its result to the string and says whether it differs from the input; if it says
/// no, what it appended is dropped. The calling thread takes the chunks, in order, while others are
/// worked on.
pub fn map_text<R: TextRows + ?Sized>(
    rows: &R,
    watch: Watch<'_>,
    function: impl Fn(&str, &mut String, &Interrupt) -> Result<bool> + Sync,
    take: impl FnMut(MappedChunk) -> Result<()>,
) -> Result<()> {
    let work = |piece: Range<usize>, interrupt: &Interrupt| {
        let bytes = rows.bytes(piece.clone());
        let text = String::with_capacity(bytes.saturating_add(bytes / 16));
        let mut chunk = MappedChunk { rows: piece.clone(), text, changed: Vec::new() };
        for row in piece {
            let Some(text) = rows.get(row) else { continue };
            let before = chunk.text.len();
            if function(text, &mut chunk.text, interrupt).map_err(|e| e.at_row(row))? {
                chunk.changed.push((row, chunk.text.len()));
            } else {
                chunk.text.truncate(before);
            }
            interrupt.check()?;
        }
        Ok(chunk)
    };
    run_and_take(rows.len(), |some| rows.bytes(some), watch, work, take)
}
