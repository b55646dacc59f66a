//! How alike names are, one by one and by the column.

use super::column::{arrow_column, text_of};
use super::table::ArrowColumn;
use super::text::language;
use super::watch::watched;
use crate::column::arrow::{ArrowRows, decoded};
use crate::column::{TextRows, run};
use crate::error::{Error, Result};
use crate::names;
use arrow_array::Float64Array;
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::sync::Arc;

/// How alike two names are.
#[pyfunction]
pub fn name_similarity(
    a: &Bound<'_, PyString>,
    b: &Bound<'_, PyString>,
    lang_a: &str,
    lang_b: &str,
) -> PyResult<f64> {
    let (lang_a, lang_b) = (language(lang_a)?, language(lang_b)?);
    let a = text_of(a.as_any())?.unwrap_or_default();
    let b = text_of(b.as_any())?.unwrap_or_default();
    Ok(names::name_similarity(a, b, lang_a, lang_b))
}

/// Why two names are taken for one: the probability, the score, how much of it is known of the
/// words, whether they stand in another order, and the pieces with their weights.
#[pyfunction]
#[allow(clippy::type_complexity)]
pub fn explain_names(
    a: &Bound<'_, PyString>,
    b: &Bound<'_, PyString>,
    lang_a: &str,
    lang_b: &str,
) -> PyResult<(f64, f64, f64, bool, Vec<(String, String, f64)>)> {
    let (lang_a, lang_b) = (language(lang_a)?, language(lang_b)?);
    let a = text_of(a.as_any())?.unwrap_or_default();
    let b = text_of(b.as_any())?.unwrap_or_default();
    let found = names::explain_names(a, b, lang_a, lang_b);
    let pieces = found.pieces.into_iter().map(|p| (p.a, p.b, p.weight)).collect();
    Ok((found.probability, found.score, found.known, found.reordered, pieces))
}

/// How alike the names of two Arrow columns are, row by row; a column of one row goes with every row.
#[pyfunction]
pub fn name_similarity_column(
    py: Python<'_>,
    a: &Bound<'_, PyAny>,
    b: &Bound<'_, PyAny>,
    lang_a: &str,
    lang_b: &str,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<ArrowColumn> {
    let (lang_a, lang_b) = (language(lang_a)?, language(lang_b)?);
    let (a, b) = (arrow_column(a)?, arrow_column(b)?);
    let plain =
        |column: &ArrowColumn| column.chunks().iter().map(decoded).collect::<Result<Vec<_>>>();
    let (a, b) = (plain(&a)?, plain(&b)?);
    let (a, b) = (ArrowRows::new(&a)?, ArrowRows::new(&b)?);
    let rows = match (a.len(), b.len()) {
        (one, other) if one == other => one,
        (1, other) | (other, 1) => other,
        (one, other) => {
            return Err(Error::text(format!(
                "two columns of names are of one length, not {one} and {other}"
            ))
            .into());
        }
    };
    let get =
        |column: &ArrowRows<'_>, row: usize| -> usize { if column.len() == 1 { 0 } else { row } };
    let pieces = watched(py, progress, rows, |watch| {
        // A comparison costs more than its letters: about as much as reading a hundred bytes.
        run(
            rows,
            |_| 100,
            watch,
            |piece, interrupt| {
                let mut scores = Vec::with_capacity(piece.len());
                for row in piece {
                    if row % 256 == 0 {
                        interrupt.check()?;
                    }
                    let names = a.get(get(&a, row)).zip(b.get(get(&b, row)));
                    scores.push(names.map(|(a, b)| names::name_similarity(a, b, lang_a, lang_b)));
                }
                Ok(scores)
            },
        )
    })?;
    let scores: Float64Array = pieces.into_iter().flatten().collect();
    Ok(ArrowColumn::from_array(Arc::new(scores)))
}
