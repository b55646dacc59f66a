//! Columns of dates between Python and the core: a list of date objects, a numpy array with its unit, or Arrow.

mod join;
mod slots;
mod split;

pub use join::join_dates;
pub use split::split_dates;

use super::calendar::{calendar_of, core_errors, day_of, digits_of};
use super::column::{OnError, arrow_column, is_null};
use super::table::ArrowColumn;
use super::watch::watched;
use crate::calendar::column::{
    self as kernel, DateField, DayColumn, Days, IntColumn, TextColumn, TimeUnit,
};
use crate::calendar::{Format, Period};
use crate::column::arrow::decoded;
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Int8Array, Int16Array, Int32Array, LargeStringArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use numpy::{PyArray1, PyReadonlyArray1};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};
use std::borrow::Cow;
use std::sync::Arc;

/// How many dates make a piece of work: large enough to be worth a thread, small enough to be stopped.
const BLOCK: usize = 1 << 16;

/// Days and what tells the nulls among them.
struct Piece<'a> {
    days: Days<'a>,
    valid: Option<Vec<bool>>,
    /// Whether the least number is NaT: looked for block by block, while the block is in the cache.
    has_nat: bool,
}

impl Piece<'_> {
    /// At most a block of days from a row on, and which of them are there.
    fn block(&self, start: usize) -> (Days<'_>, Option<Cow<'_, [bool]>>) {
        let days = self.days.slice(start, BLOCK);
        if let (true, Days::Timestamps(values, _)) = (self.has_nat, days) {
            let valid = || values.iter().map(|value| *value != i64::MIN).collect();
            return (days, values.contains(&i64::MIN).then(valid).map(Cow::Owned));
        }
        let valid = self.valid.as_deref().and_then(|v| v.get(start..start + days.len()));
        (days, valid.map(Cow::Borrowed))
    }
}

/// A column of dates that came from Python.
enum Source<'py> {
    Numpy(PyReadonlyArray1<'py, i64>, TimeUnit),
    Arrow(ArrowColumn, Vec<ArrayRef>, Whole),
}

/// What whole numbers stand for.
#[derive(Clone, Copy)]
enum Whole {
    Nothing,
    Days,
    Time(TimeUnit),
}

impl<'py> Source<'py> {
    /// An object that exports Arrow, or a tuple of one or of a numpy array of int64 with the unit of its numbers.
    fn from_python(x: &Bound<'py, PyAny>) -> PyResult<Self> {
        let (x, unit) = match x.cast::<PyTuple>() {
            Ok(tuple) => tuple.extract::<(Bound<'py, PyAny>, String)>()?,
            Err(_) => (x.clone(), String::new()),
        };
        let whole = match unit.as_str() {
            "D" => Whole::Days,
            "s" => Whole::Time(TimeUnit::Second),
            "ms" => Whole::Time(TimeUnit::Millisecond),
            "us" => Whole::Time(TimeUnit::Microsecond),
            "ns" => Whole::Time(TimeUnit::Nanosecond),
            _ => Whole::Nothing,
        };
        if let Whole::Time(unit) = whole
            && !x.hasattr("__arrow_c_stream__")?
        {
            return Ok(Source::Numpy(x.extract()?, unit));
        }
        let column = arrow_column(&x)?;
        let chunks = column.chunks().iter().map(decoded).collect::<Result<Vec<_>>>()?;
        Ok(Source::Arrow(column, chunks, whole))
    }

    /// Chunks as a column like this one.
    fn answer(
        &self,
        py: Python<'py>,
        chunks: Vec<ArrayRef>,
        empty: impl FnOnce() -> Result<ArrayRef>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answer = match self {
            Source::Arrow(column, ..) if !chunks.is_empty() => column.with_chunks(chunks),
            _ => ArrowColumn::from_array(empty()?),
        };
        Ok(answer.into_pyobject(py)?.into_any())
    }

    fn pieces(&self) -> PyResult<Vec<Piece<'_>>> {
        match self {
            Source::Numpy(array, unit) => {
                let values = array.as_slice()?;
                let days = Days::Timestamps(values, *unit);
                Ok(vec![Piece { days, valid: None, has_nat: true }])
            }
            Source::Arrow(_, chunks, whole) => {
                let pieces = chunks.iter().map(|chunk| piece(chunk, *whole));
                Ok(pieces.collect::<Result<Vec<_>>>()?)
            }
        }
    }
}

fn piece(chunk: &ArrayRef, whole: Whole) -> Result<Piece<'_>> {
    let valid = chunk.logical_nulls().map(|nulls| nulls.iter().collect());
    let days = match (chunk.data_type(), whole) {
        (DataType::Int32, Whole::Days) => Days::Days(chunk.as_primitive::<Int32Type>().values()),
        (DataType::Int64, Whole::Time(unit)) => {
            Days::Timestamps(chunk.as_primitive::<Int64Type>().values(), unit)
        }
        (kind, _) => days_of(chunk, kind)?,
    };
    Ok(Piece { days, valid, has_nat: false })
}

/// The days of a type that says what it is.
fn days_of<'a>(chunk: &'a ArrayRef, kind: &DataType) -> Result<Days<'a>> {
    Ok(match kind {
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
    })
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
    if let Source::Numpy(..) = source {
        return columns.into_iter().next().unwrap_or_default().numpy(py);
    }
    let chunks = columns.into_iter().map(T::array).collect::<Result<Vec<_>>>()?;
    source.answer(py, chunks, || T::default().array())
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
        let (days, valid) = piece.block(start);
        work(days, valid.as_deref(), interrupt)
            .map(|out| (index, out))
            .map_err(|error| error.moved(row))
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
