//! Columns of year, month and day as dates.

use super::slots::{Slot, fill};
use super::{BLOCK, Out};
use crate::calendar::Calendar;
use crate::calendar::column::{self as kernel, DayColumn, Numbers};
use crate::column::arrow::decoded;
use crate::error::{Error, Result};
use crate::py::calendar::{calendar_of, core_errors};
use crate::py::column::{OnError, arrow_column, is_null};
use crate::py::datetime::gregorian_date;
use crate::py::table::ArrowColumn;
use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_schema::DataType;
use numpy::{PyArray1, PyReadonlyArray1};
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyList};
use std::sync::Mutex;

/// Three columns of whole numbers to dates: lists to a list of `datetime.date`, Arrow to date32, and arrays of numpy or
/// single numbers (of which `rows` are meant), with a mask of nulls, to days or seconds as `unit` is "D" or
/// "s", with the least number for null.
#[pyfunction]
#[pyo3(signature = (years, months, days, rows, mask, unit, calendar, errors, progress=None))]
#[allow(clippy::too_many_arguments)]
pub fn join_dates<'py>(
    py: Python<'py>,
    years: &Bound<'py, PyAny>,
    months: &Bound<'py, PyAny>,
    days: &Bound<'py, PyAny>,
    rows: usize,
    mask: Option<PyReadonlyArray1<'py, bool>>,
    unit: &str,
    calendar: &str,
    errors: &str,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (calendar, on_error) = (calendar_of(calendar)?, OnError::parse(errors)?);
    let errors = core_errors(on_error);
    let columns = [(years, "year"), (months, "month"), (days, "day")];
    let is_list = years.is_instance_of::<PyList>();
    if is_list || years.hasattr("__arrow_c_array__")? || years.hasattr("__arrow_c_stream__")? {
        let [years, months, days] = columns.map(|(x, what)| {
            if is_list { list_numbers(x, what, on_error) } else { arrow_numbers(x, what, on_error) }
        });
        let parts = [years?, months?, days?];
        let valid = all_valid(&parts)?;
        let numbers = parts.each_ref().map(|part| Numbers::I32(&part.values));
        let found = join(py, numbers, valid, |day| day, calendar, errors, progress)?;
        let found = DayColumn { days: found.0, valid: found.1 };
        if !is_list {
            return Ok(ArrowColumn::from_array(found.array()?).into_pyobject(py)?.into_any());
        }
        let rows = found.days.iter().enumerate().map(|(row, &day)| {
            let null = found.valid.as_ref().is_some_and(|valid| valid.get(row) == Some(&false));
            (!null).then(|| gregorian_date(py, crate::calendar::Day(day))).transpose()
        });
        return Ok(PyList::new(py, rows.collect::<PyResult<Vec<_>>>()?)?.into_any());
    }
    let valid: Option<Vec<bool>> = match &mask {
        Some(mask) => Some(mask.as_slice()?.iter().map(|null| !null).collect()),
        None => None,
    };
    let [years, months, days] = columns.map(|(x, _)| Held::from_python(x, rows));
    let parts = [years?, months?, days?];
    let [years, months, days] = parts.each_ref().map(Held::numbers);
    let numbers = [years?, months?, days?];
    let scale = if unit == "s" { 86_400 } else { 1 };
    let make = |day: i32| i64::from(day) * scale;
    let (mut out, valid) = join(py, numbers, valid, make, calendar, errors, progress)?;
    if let Some(valid) = valid {
        for (out, valid) in out.iter_mut().zip(valid) {
            *out = if valid { *out } else { i64::MIN };
        }
    }
    Ok(PyArray1::from_vec(py, out).into_any())
}

/// Numbers that Python holds: an array of numpy, or one number for all rows.
enum Held<'py> {
    I8(PyReadonlyArray1<'py, i8>),
    I16(PyReadonlyArray1<'py, i16>),
    I32(PyReadonlyArray1<'py, i32>),
    I64(PyReadonlyArray1<'py, i64>),
    U8(PyReadonlyArray1<'py, u8>),
    U16(PyReadonlyArray1<'py, u16>),
    U32(PyReadonlyArray1<'py, u32>),
    Same(i32, usize),
}

impl<'py> Held<'py> {
    fn from_python(x: &Bound<'py, PyAny>, rows: usize) -> PyResult<Self> {
        if x.is_instance_of::<PyInt>() {
            return Ok(Held::Same(clamp(x.extract()?), rows));
        }
        let size: String = x.getattr("dtype")?.getattr("name")?.extract()?;
        Ok(match size.as_str() {
            "int8" => Held::I8(x.extract()?),
            "int16" => Held::I16(x.extract()?),
            "int32" => Held::I32(x.extract()?),
            "uint8" => Held::U8(x.extract()?),
            "uint16" => Held::U16(x.extract()?),
            "uint32" => Held::U32(x.extract()?),
            _ => Held::I64(x.extract()?),
        })
    }

    fn numbers(&self) -> PyResult<Numbers<'_>> {
        Ok(match self {
            Held::I8(array) => Numbers::I8(array.as_slice()?),
            Held::I16(array) => Numbers::I16(array.as_slice()?),
            Held::I32(array) => Numbers::I32(array.as_slice()?),
            Held::I64(array) => Numbers::I64(array.as_slice()?),
            Held::U8(array) => Numbers::U8(array.as_slice()?),
            Held::U16(array) => Numbers::U16(array.as_slice()?),
            Held::U32(array) => Numbers::U32(array.as_slice()?),
            Held::Same(number, rows) => Numbers::Same(*number, *rows),
        })
    }
}

/// Whole numbers that were read, and which of them are there.
struct Read {
    values: Vec<i32>,
    valid: Option<Vec<bool>>,
}

/// The nearest number of four bytes: beyond them is beyond every calendar.
fn clamp(number: i64) -> i32 {
    number.clamp(i32::MIN.into(), i32::MAX.into()) as i32
}

/// Which dates are there: a date is null if one of its parts is.
fn all_valid(parts: &[Read; 3]) -> Result<Option<Vec<bool>>> {
    let mut all: Option<Vec<bool>> = None;
    for valid in parts.iter().filter_map(|part| part.valid.as_ref()) {
        match &mut all {
            Some(all) if all.len() == valid.len() => {
                all.iter_mut().zip(valid).for_each(|(all, one)| *all &= one);
            }
            Some(_) => return Err(Error::data("years, months and days must be equally many")),
            None => all = Some(valid.clone()),
        }
    }
    Ok(all)
}

/// Dates to what `make` makes of their days, and which of them are there.
fn join<T: Clone + Default + Send>(
    py: Python<'_>,
    parts: [Numbers<'_>; 3],
    mut valid: Option<Vec<bool>>,
    make: impl Fn(i32) -> T + Sync + Send,
    calendar: Calendar,
    errors: kernel::OnError,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<(Vec<T>, Option<Vec<bool>>)> {
    let [years, months, days] = parts;
    let total = years.len();
    if months.len() != total || days.len() != total {
        return Err(Error::data(format!(
            "years, months and days must be equally many, but there are {total}, {} and {}",
            months.len(),
            days.len()
        ))
        .into());
    }
    let mut out = vec![T::default(); total];
    let slots: Vec<_> = out
        .chunks_mut(BLOCK)
        .enumerate()
        .map(|(i, memory)| {
            let start = i * BLOCK;
            Slot { piece: 0, start, row: start, memory: Mutex::new(memory) }
        })
        .collect();
    let lost = fill(py, &slots, total, progress, |slot, memory, interrupt| {
        let length = memory.len();
        let parts = parts.map(|part| part.slice(slot.start, length));
        let valid = valid.as_deref().and_then(|v| v.get(slot.start..slot.start + length));
        kernel::join_into(calendar, parts, valid, memory, &make, errors, interrupt)
    })?;
    drop(slots);
    for (_, rows) in lost {
        kernel::mark_null(&mut valid, &rows, total);
    }
    Ok((out, valid))
}

fn list_numbers(x: &Bound<'_, PyAny>, what: &str, errors: OnError) -> PyResult<Read> {
    let list = x.cast::<PyList>()?;
    let (mut values, mut valid) = (Vec::with_capacity(list.len()), Vec::with_capacity(list.len()));
    for (row, object) in list.iter().enumerate() {
        let number = if is_null(&object)? { None } else { Some(whole_number(&object)) };
        match number {
            Some(Some(number)) => {
                values.push(clamp(number));
                valid.push(true);
            }
            Some(None) if errors == OnError::Raise => {
                let shown = object.repr()?;
                return Err(Error::date(format!("the {what} {shown} is no whole number"))
                    .at_row(row)
                    .into());
            }
            _ => {
                values.push(0);
                valid.push(false);
            }
        }
    }
    let valid = valid.contains(&false).then_some(valid);
    Ok(Read { values, valid })
}

/// The value of an int, or of a float that is whole.
fn whole_number(object: &Bound<'_, PyAny>) -> Option<i64> {
    if let Ok(number) = object.extract::<i64>() {
        return Some(number);
    }
    let number = object.extract::<f64>().ok()?;
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

fn arrow_numbers(x: &Bound<'_, PyAny>, what: &str, errors: OnError) -> PyResult<Read> {
    let column = arrow_column(x)?;
    let (mut values, mut valid) = (Vec::new(), Vec::new());
    for chunk in column.chunks() {
        let chunk = decoded(chunk)?;
        let kind = chunk.data_type().clone();
        let to = if kind.is_floating() { DataType::Float64 } else { DataType::Int64 };
        if !(kind.is_numeric() || kind == DataType::Null) {
            return Err(Error::date(format!(
                "the {what}s must be whole numbers, not {kind}; cast them first"
            ))
            .into());
        }
        let chunk = arrow_cast::cast(&chunk, &to).map_err(crate::column::arrow::internal)?;
        if kind.is_floating() {
            for number in chunk.as_primitive::<Float64Type>() {
                let whole = number.filter(|n| n.fract() == 0.0 && n.abs() < 9e15);
                let is_missing = number.is_none_or(f64::is_nan);
                if whole.is_none() && !is_missing && errors == OnError::Raise {
                    let shown = number.unwrap_or_default();
                    let error = Error::date(format!("the {what} {shown} is no whole number"));
                    return Err(error.at_row(values.len()).into());
                }
                values.push(whole.map_or(0, |number| clamp(number as i64)));
                valid.push(whole.is_some());
            }
        } else {
            for number in chunk.as_primitive::<Int64Type>() {
                values.push(number.map_or(0, clamp));
                valid.push(number.is_some());
            }
        }
    }
    let valid = valid.contains(&false).then_some(valid);
    Ok(Read { values, valid })
}
