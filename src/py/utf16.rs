//! A long str made by way of UTF-16.
//!
//! Python keeps the text of most scripts as two bytes a character, and decodes them from UTF-8 one by
//! one, but takes UTF-16 nearly as it is. That is done block by block, so that what is made on the
//! way stays in the cache.

use crate::char_boundary::floor_boundary;
use crate::column::{utf16_length, write_utf16};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyString};

/// How many bytes of text make a block at most.
const BLOCK: usize = 1 << 16;

/// A text as a str, faster than [`PyString::new`] if it is long and most of it is not ASCII.
pub fn long_str<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyString>> {
    if text.len() - text.chars().count() < text.len() / 4 {
        return Ok(PyString::new(py, text));
    }
    let blocks = PyList::empty(py);
    let mut rest = text;
    while !rest.is_empty() {
        let (block, later) =
            rest.split_at_checked(floor_boundary(rest, BLOCK)).unwrap_or((rest, ""));
        let utf16 = PyBytes::new_with(py, utf16_length(block), |out| {
            write_utf16(block, out);
            Ok(())
        })?;
        blocks.append(PyString::from_encoded_object(&utf16, Some(c"utf-16-le"), None)?)?;
        rest = later;
    }
    Ok(PyString::new(py, "").call_method1("join", (blocks,))?.cast_into::<PyString>()?)
}
