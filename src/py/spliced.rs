//! A long str made from another by copying what is unchanged.
//!
//! Python keeps the text of most scripts as two bytes a character, and decodes them from UTF-8 one by
//! one. Between the edits they are copied here as they are, block by block, so that what is made on
//! the way stays in the cache.

use crate::text::Edit;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PySlice, PyString};
use std::ops::Range;

/// Unless this many bytes stand between two edits on average, all is decoded anew.
const FEWEST_BYTES_AN_EDIT: usize = 48;
/// How many bytes of the original make a block at least.
const BLOCK: usize = 1 << 16;

/// The str of a normalized text, given the str that it was made from and its edits.
pub fn spliced<'py>(
    original: &Bound<'py, PyString>,
    text: &str,
    normalized: &str,
    edits: &[Edit],
) -> PyResult<Bound<'py, PyString>> {
    let py = original.py();
    let is_mostly_ascii = text.len() - text.chars().count() < text.len() / 4;
    // Beyond the sixteen-bit characters, code units are no characters.
    let has_pairs = |text: &str| text.bytes().fold(0, u8::max) >= 0xF0;
    if is_mostly_ascii
        || edits.len() > text.len() / FEWEST_BYTES_AN_EDIT
        || has_pairs(text)
        || has_pairs(normalized)
    {
        return Ok(PyString::new(py, normalized));
    }
    let blocks = PyList::empty(py);
    let mut buffer = Vec::new();
    // Where the next block begins in the original, in bytes and in characters.
    let (mut start, mut character) = (0, 0);
    let mut rest = edits;
    while start < text.len() || !rest.is_empty() {
        let full = start.saturating_add(BLOCK);
        let first = usize::from(rest.first().is_some_and(|edit| edit.original.start <= full));
        let count = rest.partition_point(|edit| edit.original.end <= full).max(first);
        let (mine, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        let until = later.first().map_or(text.len(), |edit| edit.original.start);
        let end = mine.last().map_or(until, |edit| edit.original.end);
        let characters = count_characters(text, start..end);
        let range = PySlice::new(py, character, character + characters as isize, 1);
        let piece = original.get_item(range)?;
        if mine.is_empty() {
            blocks.append(piece)?;
        } else {
            let old = piece.call_method1("encode", ("utf-16-le",))?.cast_into::<PyBytes>()?;
            buffer.clear();
            splice(&mut buffer, old.as_bytes(), text, start, normalized, mine);
            let new = PyBytes::new(py, &buffer);
            blocks.append(new.call_method1("decode", ("utf-16-le",))?)?;
        }
        (start, character, rest) = (end, character + characters as isize, later);
    }
    Ok(PyString::new(py, "").call_method1("join", (blocks,))?.cast_into::<PyString>()?)
}

/// Writes a block with its edits as UTF-16, given the block as it was; it ends with its last edit.
fn splice(
    new: &mut Vec<u8>,
    old: &[u8],
    text: &str,
    start: usize,
    normalized: &str,
    edits: &[Edit],
) {
    let (mut at, mut unit) = (start, 0);
    for edit in edits {
        let run = 2 * count_characters(text, at..edit.original.start);
        new.extend_from_slice(old.get(unit..unit + run).unwrap_or_default());
        unit += run + 2 * count_characters(text, edit.original.clone());
        at = edit.original.end;
        let with = normalized.get(edit.normalized.clone()).unwrap_or_default();
        new.extend(with.encode_utf16().flat_map(u16::to_le_bytes));
    }
}

fn count_characters(text: &str, range: Range<usize>) -> usize {
    text.get(range).map_or(0, |piece| piece.chars().count())
}
