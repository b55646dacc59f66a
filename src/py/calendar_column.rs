//! Columns of dates between Python and the core: a list of date objects, a numpy array with its unit, or Arrow.

use super::calendar::{calendar_of, core_errors, date_object, day_of, digits_of, gregorian_date};
use super::column::{OnError, arrow_column, is_null};
use super::table::ArrowColumn;
use super::watch::watched;
use crate::calendar::column::{
    self as kernel, DateColumn, DateField, DayColumn, Days, IntColumn, TextColumn, TimeUnit,
};
use crate::calendar::{Calendar, Format, Period};
use crate::column::arrow::decoded;
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Float64Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Int8Array, Int16Array, Int32Array,
    LargeStringArray, StructArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field, Fields};
use numpy::{PyArray1, PyReadonlyArray1};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use std::sync::Arc;

/// How many dates make a piece of work: large enough to be worth a thread, small enough to be stopped.
const BLOCK: usize = 1 << 16;

/// Days and what tells the nulls among them.
struct Piece<'a> {
    days: Days<'a>,
    valid: Option<Vec<bool>>,
}

/// A column of dates that came from Python.
enum Source<'py> {
    Numpy(PyReadonlyArray1<'py, i64>, TimeUnit),
    Arrow(ArrowColumn, Vec<ArrayRef>),
}

impl<'py> Source<'py> {
    /// A tuple of a numpy array of int64 and its unit, or an object that exports Arrow.
    fn from_python(x: &Bound<'py, PyAny>) -> PyResult<Self> {
        if let Ok(tuple) = x.cast::<PyTuple>() {
            let (array, unit): (PyReadonlyArray1<'py, i64>, String) = tuple.extract()?;
            let unit = match unit.as_str() {
                "s" => TimeUnit::Second,
                "ms" => TimeUnit::Millisecond,
                "us" => TimeUnit::Microsecond,
                "ns" => TimeUnit::Nanosecond,
                other => return Err(Error::option(format!("unit {other:?} is not known")).into()),
            };
            return Ok(Source::Numpy(array, unit));
        }
        let column = arrow_column(x)?;
        let chunks = column.chunks().iter().map(decoded).collect::<Result<Vec<_>>>()?;
        Ok(Source::Arrow(column, chunks))
    }

    fn pieces(&self) -> PyResult<Vec<Piece<'_>>> {
        match self {
            Source::Numpy(array, unit) => {
                let values = array.as_slice()?;
                // NaT is the least number.
                let valid = values
                    .contains(&i64::MIN)
                    .then(|| values.iter().map(|value| *value != i64::MIN).collect());
                Ok(vec![Piece { days: Days::Timestamps(values, *unit), valid }])
            }
            Source::Arrow(_, chunks) => Ok(chunks.iter().map(piece).collect::<Result<Vec<_>>>()?),
        }
    }
}

fn piece(chunk: &ArrayRef) -> Result<Piece<'_>> {
    let valid = chunk.logical_nulls().map(|nulls| nulls.iter().collect());
    let days = match chunk.data_type() {
        DataType::Date32 => Days::Days(chunk.as_primitive::<Date32Type>().values()),
        DataType::Date64 => {
            Days::Timestamps(chunk.as_primitive::<Date64Type>().values(), TimeUnit::Millisecond)
        }
        DataType::Timestamp(unit, zone) => {
            if let Some(zone) = zone
                && !matches!(zone.as_ref(), "UTC" | "Etc/UTC" | "+00:00" | "Z" | "GMT")
            {
                return Err(Error::date(format!(
                    "timestamps with the zone {zone} cannot be read here: make them local times without a zone"
                )));
            }
            use arrow_schema::TimeUnit as Unit;
            match unit {
                Unit::Second => {
                    let values = chunk.as_primitive::<TimestampSecondType>().values();
                    Days::Timestamps(values, TimeUnit::Second)
                }
                Unit::Millisecond => {
                    let values = chunk.as_primitive::<TimestampMillisecondType>().values();
                    Days::Timestamps(values, TimeUnit::Millisecond)
                }
                Unit::Microsecond => {
                    let values = chunk.as_primitive::<TimestampMicrosecondType>().values();
                    Days::Timestamps(values, TimeUnit::Microsecond)
                }
                Unit::Nanosecond => {
                    let values = chunk.as_primitive::<TimestampNanosecondType>().values();
                    Days::Timestamps(values, TimeUnit::Nanosecond)
                }
            }
        }
        DataType::Null => Days::Nothing(chunk.len()),
        other => {
            return Err(Error::date(format!(
                "a column of dates or timestamps is wanted, not of {other}; read text with parse_dates"
            )));
        }
    };
    Ok(Piece { days, valid })
}

/// A column that is put together from blocks.
trait Out: Default + Send {
    fn append(&mut self, other: Self);
    fn array(self) -> Result<ArrayRef>;
    fn numpy(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>>;
}

/// Does `work` on all blocks; the result is Arrow for Arrow, arrays of numpy for such.
fn map_dates<'py, T: Out>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    progress: Option<&Bound<'py, PyAny>>,
    work: impl Fn(Days<'_>, Option<&[bool]>, &Interrupt) -> Result<T> + Sync + Send,
) -> PyResult<Bound<'py, PyAny>> {
    let source = Source::from_python(x)?;
    let columns = {
        let pieces = source.pieces()?;
        run(py, &pieces, progress, work)?
    };
    match source {
        Source::Numpy(..) => columns.into_iter().next().unwrap_or_default().numpy(py),
        Source::Arrow(column, _) => {
            let chunks = columns.into_iter().map(T::array).collect::<Result<Vec<_>>>()?;
            let column = if chunks.is_empty() {
                ArrowColumn::from_array(T::default().array()?)
            } else {
                column.with_chunks(chunks)
            };
            Ok(column.into_pyobject(py)?.into_any())
        }
    }
}

/// One column for each piece.
fn run<T: Out>(
    py: Python<'_>,
    pieces: &[Piece<'_>],
    progress: Option<&Bound<'_, PyAny>>,
    work: impl Fn(Days<'_>, Option<&[bool]>, &Interrupt) -> Result<T> + Sync + Send,
) -> PyResult<Vec<T>> {
    let mut blocks = Vec::new();
    let mut total = 0;
    for (index, piece) in pieces.iter().enumerate() {
        let length = piece.days.len();
        for start in (0..length).step_by(BLOCK) {
            blocks.push((index, start, total + start));
        }
        total += length;
    }
    let one = |&(index, start, row): &(usize, usize, usize), interrupt: &Interrupt| {
        let Some(piece) = pieces.get(index) else { return Ok((index, T::default())) };
        let days = piece.days.slice(start, BLOCK);
        let valid = piece.valid.as_deref().and_then(|v| v.get(start..start + days.len()));
        work(days, valid, interrupt).map(|out| (index, out)).map_err(|error| error.moved(row))
    };
    let weight = |block: usize| {
        let rows = blocks.get(block).and_then(|(index, start, _)| {
            Some(pieces.get(*index)?.days.len().saturating_sub(*start).min(BLOCK))
        });
        rows.unwrap_or(0) * 8
    };
    let done = watched(py, progress, total, |watch| {
        let mut watch = |blocks_done: usize| watch((blocks_done * BLOCK).min(total));
        crate::column::run(blocks.len(), weight, &mut watch, |range, interrupt| {
            blocks
                .get(range)
                .unwrap_or_default()
                .iter()
                .map(|block| one(block, interrupt))
                .collect::<Result<Vec<_>>>()
        })
    })?;
    let mut out: Vec<T> = pieces.iter().map(|_| T::default()).collect();
    for (index, column) in done.into_iter().flatten() {
        if let Some(slot) = out.get_mut(index) {
            slot.append(column);
        }
    }
    Ok(out)
}

fn nulls(valid: Option<Vec<bool>>) -> Option<NullBuffer> {
    valid.map(NullBuffer::from)
}

/// A mask as pandas has it: true where null; None if nothing is.
fn mask(py: Python<'_>, valid: Option<Vec<bool>>) -> Option<Bound<'_, PyArray1<bool>>> {
    let valid = valid.filter(|valid| valid.contains(&false))?;
    Some(PyArray1::from_vec(py, valid.into_iter().map(|valid| !valid).collect()))
}

fn narrow(numbers: Vec<u8>) -> Vec<i8> {
    numbers.into_iter().map(|number| i8::try_from(number).unwrap_or(i8::MAX)).collect()
}

fn widen(numbers: &[u8]) -> Vec<i32> {
    numbers.iter().copied().map(i32::from).collect()
}

impl Out for DateColumn {
    fn append(&mut self, other: Self) {
        DateColumn::append(self, other);
    }

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
            Arc::new(Int8Array::new(narrow(self.months).into(), nulls.clone())),
            Arc::new(Int8Array::new(narrow(self.days).into(), nulls.clone())),
        ];
        let array = StructArray::try_new(fields, columns, nulls);
        Ok(Arc::new(array.map_err(crate::column::arrow::internal)?))
    }

    fn numpy(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        let (months, days) = (widen(&self.months), widen(&self.days));
        let arrays = (
            PyArray1::from_vec(py, self.years),
            PyArray1::from_vec(py, months),
            PyArray1::from_vec(py, days),
            mask(py, self.valid),
        );
        Ok(arrays.into_pyobject(py)?.into_any())
    }
}

impl Out for DayColumn {
    fn append(&mut self, other: Self) {
        DayColumn::append(self, other);
    }

    fn array(self) -> Result<ArrayRef> {
        Ok(Arc::new(Date32Array::new(self.days.into(), nulls(self.valid))))
    }

    fn numpy(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        let mut days: Vec<i64> = self.days.into_iter().map(i64::from).collect();
        if let Some(valid) = self.valid {
            for (day, valid) in days.iter_mut().zip(valid) {
                *day = if valid { *day } else { i64::MIN };
            }
        }
        Ok(PyArray1::from_vec(py, days).into_any())
    }
}

/// A column of numbers and the smallest type that holds them.
#[derive(Default)]
struct FieldColumn(IntColumn, Option<DateField>);

impl Out for FieldColumn {
    fn append(&mut self, other: Self) {
        self.0.append(other.0);
        self.1 = other.1;
    }

    fn array(self) -> Result<ArrayRef> {
        let (values, nulls) = (self.0.values, nulls(self.0.valid));
        Ok(match self.1 {
            None | Some(DateField::Year) => Arc::new(Int32Array::new(values.into(), nulls)),
            Some(DateField::DayOfYear) => {
                let values = values.into_iter().map(|v| i16::try_from(v).unwrap_or(0));
                Arc::new(Int16Array::new(values.collect::<Vec<_>>().into(), nulls))
            }
            Some(DateField::IsLeapYear) => {
                let values = values.into_iter().map(|v| v == 1).collect::<Vec<_>>();
                Arc::new(BooleanArray::new(values.into(), nulls))
            }
            Some(_) => {
                let values = values.into_iter().map(|v| i8::try_from(v).unwrap_or(0));
                Arc::new(Int8Array::new(values.collect::<Vec<_>>().into(), nulls))
            }
        })
    }

    fn numpy(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        let mask = mask(py, self.0.valid);
        if self.1 == Some(DateField::IsLeapYear) {
            let values: Vec<bool> = self.0.values.into_iter().map(|v| v == 1).collect();
            return Ok((PyArray1::from_vec(py, values), mask).into_pyobject(py)?.into_any());
        }
        Ok((PyArray1::from_vec(py, self.0.values), mask).into_pyobject(py)?.into_any())
    }
}

impl Out for TextColumn {
    fn append(&mut self, other: Self) {
        TextColumn::append(self, other);
    }

    fn array(self) -> Result<ArrayRef> {
        Ok(Arc::new(self.iter().collect::<LargeStringArray>()))
    }

    fn numpy(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        Ok(PyList::new(py, self.iter().collect::<Vec<_>>())?.into_any())
    }
}

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
    map_dates(py, column, progress, |days, valid, interrupt| {
        kernel::split(calendar, days, valid, core_errors(errors), interrupt)
    })
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

/// A list of date objects as an array of numpy: seconds since 1970-01-01, the least number for null.
#[pyfunction]
#[pyo3(signature = (values, errors))]
pub fn date_array<'py>(
    py: Python<'py>,
    values: &Bound<'py, PyList>,
    errors: &str,
) -> PyResult<Bound<'py, PyArray1<i64>>> {
    let errors = OnError::parse(errors)?;
    let mut seconds = Vec::with_capacity(values.len());
    for (row, object) in values.iter().enumerate() {
        if row % 4096 == 0 {
            py.check_signals()?;
        }
        let day = match day_of(&object) {
            Ok(day) => day,
            Err(_) if errors == OnError::Null || is_null(&object)? => None,
            Err(error) => {
                let message = error.value(py).to_string();
                return Err(Error::date(message).at_row(row).into());
            }
        };
        seconds.push(day.map_or(i64::MIN, |day| i64::from(day.0) * 86_400));
    }
    Ok(PyArray1::from_vec(py, seconds))
}

/// A field of each date.
#[pyfunction]
#[pyo3(signature = (column, calendar, field, errors, progress=None))]
pub fn date_field<'py>(
    py: Python<'py>,
    column: &Bound<'py, PyAny>,
    calendar: &str,
    field: &str,
    errors: &str,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (calendar, errors) = (calendar_of(calendar)?, core_errors(OnError::parse(errors)?));
    let field = DateField::from_name(field)?;
    map_dates(py, column, progress, |days, valid, interrupt| {
        let column = kernel::field(calendar, days, valid, field, errors, interrupt)?;
        Ok(FieldColumn(column, Some(field)))
    })
}

/// The first or last day of the period of each date.
#[pyfunction]
#[pyo3(signature = (column, calendar, period, end, errors, progress=None))]
pub fn date_floor<'py>(
    py: Python<'py>,
    column: &Bound<'py, PyAny>,
    calendar: &str,
    period: &str,
    end: bool,
    errors: &str,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (calendar, errors) = (calendar_of(calendar)?, core_errors(OnError::parse(errors)?));
    let period = Period::from_name(period)?;
    map_dates(py, column, progress, |days, valid, interrupt| {
        kernel::floor(calendar, days, valid, period, end, errors, interrupt)
    })
}

/// Each date as text in a format.
#[pyfunction]
#[pyo3(signature = (column, calendar, format, locale, digits, errors, progress=None))]
#[allow(clippy::too_many_arguments)]
pub fn date_text<'py>(
    py: Python<'py>,
    column: &Bound<'py, PyAny>,
    calendar: &str,
    format: &str,
    locale: &str,
    digits: Option<&str>,
    errors: &str,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (calendar, errors) = (calendar_of(calendar)?, core_errors(OnError::parse(errors)?));
    let format = Format::new(format, Some(locale), digits_of(digits)?)?;
    map_dates(py, column, progress, |days, valid, interrupt| {
        kernel::texts(calendar, days, valid, &format, errors, interrupt)
    })
}

/// Three columns of whole numbers to dates: lists to a list of `datetime.date`, arrays of numpy (int64, with a mask
/// of nulls) to days with the least number for null, Arrow to date32.
#[pyfunction]
#[pyo3(signature = (years, months, days, mask, calendar, errors, progress=None))]
#[allow(clippy::too_many_arguments)]
pub fn join_dates<'py>(
    py: Python<'py>,
    years: &Bound<'py, PyAny>,
    months: &Bound<'py, PyAny>,
    days: &Bound<'py, PyAny>,
    mask: Option<PyReadonlyArray1<'py, bool>>,
    calendar: &str,
    errors: &str,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (calendar, on_error) = (calendar_of(calendar)?, OnError::parse(errors)?);
    let errors = core_errors(on_error);
    let columns = [(years, "year"), (months, "month"), (days, "day")];
    if years.is_instance_of::<PyList>() {
        let numbers = columns.map(|(x, what)| list_numbers(x, what, on_error));
        let [years, months, days] = numbers;
        let found = join(py, [years?, months?, days?], calendar, errors, progress)?;
        let rows = (0..found.days.len()).map(|row| {
            let valid = found.valid.as_ref().is_none_or(|valid| valid.get(row) != Some(&false));
            match found.days.get(row) {
                Some(&day) if valid => gregorian_date(py, crate::calendar::Day(day)).map(Some),
                _ => Ok(None),
            }
        });
        return Ok(PyList::new(py, rows.collect::<PyResult<Vec<_>>>()?)?.into_any());
    }
    if years.hasattr("__arrow_c_array__")? || years.hasattr("__arrow_c_stream__")? {
        let numbers = columns.map(|(x, what)| arrow_numbers(x, what, on_error));
        let [years, months, days] = numbers;
        let found = join(py, [years?, months?, days?], calendar, errors, progress)?;
        return Ok(ArrowColumn::from_array(found.array()?).into_pyobject(py)?.into_any());
    }
    let valid: Option<Vec<bool>> = match &mask {
        Some(mask) => Some(mask.as_slice()?.iter().map(|null| !null).collect()),
        None => None,
    };
    let numbers = columns.map(|(x, _)| {
        let array: PyReadonlyArray1<'py, i64> = x.extract()?;
        let values = array.as_slice()?.iter().copied().map(clamp).collect();
        Ok::<_, PyErr>(Numbers { values, valid: valid.clone() })
    });
    let [years, months, days] = numbers;
    join(py, [years?, months?, days?], calendar, errors, progress)?.numpy(py)
}

/// Whole numbers and which of them are there.
struct Numbers {
    values: Vec<i32>,
    valid: Option<Vec<bool>>,
}

/// The nearest number of four bytes: beyond them is beyond every calendar.
fn clamp(number: i64) -> i32 {
    number.clamp(i32::MIN.into(), i32::MAX.into()) as i32
}

fn join(
    py: Python<'_>,
    numbers: [Numbers; 3],
    calendar: Calendar,
    errors: kernel::OnError,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<DayColumn> {
    let [years, months, days] = &numbers;
    let total = years.values.len();
    if months.values.len() != total || days.values.len() != total {
        return Err(Error::data(format!(
            "years, months and days must be equally many, but there are {total}, {} and {}",
            months.values.len(),
            days.values.len()
        ))
        .into());
    }
    // A date is null if one of its parts is.
    let mut valid: Option<Vec<bool>> = None;
    for part in numbers.iter().filter_map(|numbers| numbers.valid.as_ref()) {
        match &mut valid {
            Some(valid) => valid.iter_mut().zip(part).for_each(|(all, one)| *all &= one),
            None => valid = Some(part.clone()),
        }
    }
    let blocks = total.div_ceil(BLOCK);
    let done = watched(py, progress, total, |watch| {
        let mut watch = |done: usize| watch((done * BLOCK).min(total));
        let weight = |block: usize| total.saturating_sub(block * BLOCK).min(BLOCK) * 12;
        crate::column::run(blocks, weight, &mut watch, |range, interrupt| {
            let mut out = DayColumn::default();
            for block in range {
                let rows = block * BLOCK..((block + 1) * BLOCK).min(total);
                let part =
                    |numbers: &'_ [i32]| numbers.get(rows.clone()).unwrap_or_default().to_vec();
                let column = kernel::join(
                    calendar,
                    &part(&years.values),
                    &part(&months.values),
                    &part(&days.values),
                    valid.as_deref().and_then(|valid| valid.get(rows.clone())),
                    errors,
                    interrupt,
                );
                out.append(column.map_err(|error| error.moved(rows.start))?);
            }
            Ok(out)
        })
    })?;
    let mut out = DayColumn::default();
    for column in done {
        out.append(column);
    }
    Ok(out)
}

fn list_numbers(x: &Bound<'_, PyAny>, what: &str, errors: OnError) -> PyResult<Numbers> {
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
                return Err(Error::date(format!("the {what} {object} is no whole number"))
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
    Ok(Numbers { values, valid })
}

/// The value of an int, or of a float that is whole.
fn whole_number(object: &Bound<'_, PyAny>) -> Option<i64> {
    if let Ok(number) = object.extract::<i64>() {
        return Some(number);
    }
    let number = object.extract::<f64>().ok()?;
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

fn arrow_numbers(x: &Bound<'_, PyAny>, what: &str, errors: OnError) -> PyResult<Numbers> {
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
    Ok(Numbers { values, valid })
}
