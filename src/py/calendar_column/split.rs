//! Columns of dates as year, month and day.

use super::slots::{Slot, fill};
use super::{BLOCK, Piece, Source, mask, nulls};
use crate::calendar::Calendar;
use crate::calendar::column::{self as kernel, DateSlices};
use crate::error::{Error, Result};
use crate::py::calendar::{calendar_of, core_errors, date_object, day_of};
use crate::py::column::{OnError, is_null};
use arrow_array::{ArrayRef, Int8Array, Int32Array, StructArray};
use arrow_schema::{DataType, Field, Fields};
use numpy::PyArray1;
use pyo3::prelude::*;
use pyo3::types::PyList;
use std::sync::{Arc, Mutex};

/// Dates as year, month and day: a list of objects for a list, a struct for Arrow, and (years,
/// months, days, mask of nulls) for an array of numpy with its unit.
#[pyfunction]
#[pyo3(signature = (column, calendar, errors, progress=None))]
pub fn split_dates<'py>(
    py: Python<'py>,
    column: &Bound<'py, PyAny>,
    calendar: &str,
    errors: &str,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (calendar, errors) = (calendar_of(calendar)?, OnError::parse(errors)?);
    if let Ok(list) = column.cast::<PyList>() {
        return split_list(py, list, calendar, errors);
    }
    let source = Source::from_python(column)?;
    let errors = core_errors(errors);
    if let Source::Numpy(..) = source {
        let pieces = source.pieces()?;
        let split = split_pieces(py, &pieces, progress, |small| small, calendar, errors)?;
        let split = split.into_iter().next().unwrap_or_default();
        let arrays = (
            PyArray1::from_vec(py, split.years),
            PyArray1::from_vec(py, split.months),
            PyArray1::from_vec(py, split.days),
            mask(py, split.valid),
        );
        return Ok(arrays.into_pyobject(py)?.into_any());
    }
    let split = {
        let pieces = source.pieces()?;
        // No month or day reaches 128.
        split_pieces(py, &pieces, progress, |small| small as i8, calendar, errors)?
    };
    let chunks = split.into_iter().map(Split::array).collect::<Result<Vec<_>>>()?;
    source.answer(py, chunks, || Split::default().array())
}

/// Years, months and days of one piece.
#[derive(Default)]
struct Split<T> {
    years: Vec<i32>,
    months: Vec<T>,
    days: Vec<T>,
    valid: Option<Vec<bool>>,
}

impl Split<i8> {
    fn array(self) -> Result<ArrayRef> {
        let fields: Fields = [
            Field::new("year", DataType::Int32, true),
            Field::new("month", DataType::Int8, true),
            Field::new("day", DataType::Int8, true),
        ]
        .into_iter()
        .collect();
        let nulls = nulls(self.valid);
        let columns: Vec<ArrayRef> = vec![
            Arc::new(Int32Array::new(self.years.into(), nulls.clone())),
            Arc::new(Int8Array::new(self.months.into(), nulls.clone())),
            Arc::new(Int8Array::new(self.days.into(), nulls.clone())),
        ];
        let array = StructArray::try_new(fields, columns, nulls);
        Ok(Arc::new(array.map_err(crate::column::arrow::internal)?))
    }
}

fn split_pieces<T: Copy + Default + Send>(
    py: Python<'_>,
    pieces: &[Piece<'_>],
    progress: Option<&Bound<'_, PyAny>>,
    small: impl Fn(i32) -> T + Sync + Send,
    calendar: Calendar,
    errors: kernel::OnError,
) -> PyResult<Vec<Split<T>>> {
    let mut out: Vec<Split<T>> = pieces
        .iter()
        .map(|piece| {
            let length = piece.days.len();
            let small = || vec![T::default(); length];
            let valid = piece.valid.clone();
            Split { years: vec![0; length], months: small(), days: small(), valid }
        })
        .collect();
    let mut slots = Vec::new();
    let mut total = 0;
    for (piece, split) in out.iter_mut().enumerate() {
        let length = split.years.len();
        let chunks = split.years.chunks_mut(BLOCK).zip(split.months.chunks_mut(BLOCK));
        for (i, ((years, months), days)) in chunks.zip(split.days.chunks_mut(BLOCK)).enumerate() {
            let start = i * BLOCK;
            let memory = Mutex::new(DateSlices { years, months, days });
            slots.push(Slot { piece, start, row: total + start, memory });
        }
        total += length;
    }
    let lost = fill(py, &slots, total, progress, |slot, slices, interrupt| {
        let Some(piece) = pieces.get(slot.piece) else { return Ok(Vec::new()) };
        let (days, valid) = piece.block(slot.start);
        let out = DateSlices {
            years: &mut *slices.years,
            months: &mut *slices.months,
            days: &mut *slices.days,
        };
        let valid = valid.as_deref();
        let mut lost = kernel::split_into(calendar, days, valid, out, &small, errors, interrupt)?;
        if let (true, Some(valid)) = (piece.has_nat, valid) {
            lost.extend(valid.iter().enumerate().filter(|(_, valid)| !**valid).map(|(row, _)| row));
        }
        Ok(lost)
    })?;
    drop(slots);
    for (piece, rows) in lost {
        if let Some(split) = out.get_mut(piece) {
            let length = split.years.len();
            kernel::mark_null(&mut split.valid, &rows, length);
        }
    }
    Ok(out)
}

fn split_list<'py>(
    py: Python<'py>,
    list: &Bound<'py, PyList>,
    calendar: Calendar,
    errors: OnError,
) -> PyResult<Bound<'py, PyAny>> {
    let mut out = Vec::with_capacity(list.len());
    for (row, object) in list.iter().enumerate() {
        if row % 4096 == 0 {
            py.check_signals()?;
        }
        let date = match day_of(&object) {
            Ok(Some(day)) => date_object(py, calendar, day).map(Some),
            Ok(None) => Ok(None),
            Err(_) if is_null(&object)? => Ok(None),
            Err(error) => Err(error),
        };
        out.push(match date {
            Ok(date) => date,
            Err(_) if errors == OnError::Null => None,
            Err(error) => {
                let message = error.value(py).to_string();
                return Err(Error::date(message).at_row(row).into());
            }
        });
    }
    Ok(PyList::new(py, out)?.into_any())
}
