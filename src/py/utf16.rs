//! A long str, or many strs, made by way of UTF-16.
//!
//! Python keeps the text of most scripts as two bytes a character, and decodes them from UTF-8 one by
//! one, but takes UTF-16 nearly as it is. That is done block by block, so that what is made on the
//! way stays in the cache.

use crate::char_boundary::floor_boundary;
use crate::column::write_utf16;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyString};

/// How many bytes of text make a block at most.
const BLOCK: usize = 1 << 16;

/// What stands between texts that are made together; a text that has it is made alone.
const BETWEEN: u8 = 0x1F;

/// Whether UTF-16 is worth while, as the beginning of a text tells.
fn is_worth_while(text: &str) -> bool {
    let text = text.get(..floor_boundary(text, BLOCK)).unwrap_or(text);
    text.len() - text.chars().count() >= text.len() / 4
}

/// A text as a str, faster than [`PyString::new`] if it is long and most of it is not ASCII.
pub fn long_str<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyString>> {
    if !is_worth_while(text) {
        return Ok(PyString::new(py, text));
    }
    let blocks = PyList::empty(py);
    // A byte is one unit at most.
    let mut utf16 = vec![0; 2 * BLOCK.min(text.len())];
    let mut rest = text;
    while !rest.is_empty() {
        let (block, later) =
            rest.split_at_checked(floor_boundary(rest, BLOCK)).unwrap_or((rest, ""));
        let written = write_utf16(block, &mut utf16);
        blocks.append(from_utf16(py, utf16.get(..written).unwrap_or_default())?)?;
        rest = later;
    }
    Ok(PyString::new(py, "").call_method1("join", (blocks,))?.cast_into::<PyString>()?)
}

/// Texts as strs: those that are not long are made together, in `block`, and taken apart.
pub fn strs<'a, 'py>(
    py: Python<'py>,
    texts: impl Iterator<Item = &'a str>,
    block: &mut Vec<u8>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let mut out = Vec::with_capacity(texts.size_hint().0);
    block.resize(4 * BLOCK + 2, 0);
    let mut written = 0;
    for text in texts {
        let alone = text.len() > BLOCK
            || memchr::memchr(BETWEEN, text.as_bytes()).is_some()
            || !is_worth_while(text);
        if alone || written > 2 * BLOCK {
            take_apart(py, block.get(..written).unwrap_or_default(), &mut out)?;
            written = 0;
        }
        if alone {
            out.push(long_str(py, text)?.into_any());
            continue;
        }
        written += write_utf16(text, block.get_mut(written..).unwrap_or_default());
        if let Some(between) = block.get_mut(written..).and_then(|rest| rest.first_chunk_mut()) {
            *between = u16::from(BETWEEN).to_le_bytes();
            written += between.len();
        }
    }
    take_apart(py, block.get(..written).unwrap_or_default(), &mut out)?;
    Ok(out)
}

/// The texts of a block, with the sign behind each.
fn take_apart<'py>(
    py: Python<'py>,
    block: &[u8],
    out: &mut Vec<Bound<'py, PyAny>>,
) -> PyResult<()> {
    let Some(block) = block.len().checked_sub(2).and_then(|end| block.get(..end)) else {
        return Ok(());
    };
    let parts = from_utf16(py, block)?
        .call_method1("split", (char::from(BETWEEN),))?
        .cast_into::<PyList>()?;
    out.extend(parts.iter());
    Ok(())
}

fn from_utf16<'py>(py: Python<'py>, utf16: &[u8]) -> PyResult<Bound<'py, PyString>> {
    PyString::from_encoded_object(&PyBytes::new(py, utf16), Some(c"utf-16-le"), None)
}
