//! Columns of dates between Python and the core: a list of date objects, a numpy array with its unit, or Arrow.

use super::calendar::{calendar_of, core_errors, date_object, day_of, digits_of, gregorian_date};
use super::column::{OnError, arrow_column, is_null};
use super::table::ArrowColumn;
use super::watch::watched;
use crate::calendar::column::{
    self as kernel, DateField, DateSlices, DayColumn, Days, IntColumn, Numbers, TextColumn,
    TimeUnit,
};
use crate::calendar::{Calendar, Format, Period};
use crate::column::arrow::decoded;
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Float64Type, Int32Type, Int64Type, TimestampMicrosecondType,
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
use pyo3::types::{PyInt, PyList, PyTuple};
use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

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

/// A block of rows and the memory that it fills; only one thread asks for it.
struct Slot<T> {
    piece: usize,
    start: usize,
    row: usize,
    memory: Mutex<T>,
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

/// Fills the memory of every slot on the pool; answers the rows that became null, with their piece.
fn fill<T: Send>(
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
