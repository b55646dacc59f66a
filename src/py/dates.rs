//! Dates in text: references, mentions and parsed days converted.

use super::calendar::{calendar_of, day_of};
use super::column::{OnError, RowFindings, Values, find_rows, map_values, objects_of, text_of};
use super::datetime::gregorian_date;
use super::table::ArrowColumn;
use super::text::{language, on_text};
use crate::calendar::{Calendar, Day};
use crate::column::{CodePoints, TableBuilder};
use crate::dates::{self, DateFinder, Reference};
use crate::error::{Error, Result};
use arrow_array::{Date32Array, RecordBatch};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};
use std::sync::Arc;

/// The mentions in one text; `reference` is an ISO date or None.
#[pyfunction]
pub fn find_dates<'py>(
    text: &Bound<'py, PyString>,
    lang: &str,
    reference: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = text.py();
    let finder = DateFinder::new(language(lang)?);
    let reference = reference.map(Reference::from_iso).transpose()?;
    let text = text_of(text.as_any())?.unwrap_or_default();
    let found = on_text(py, text, |text, interrupt| {
        Ok(mentions(text, finder.find(text, reference, interrupt)?))
    })?;
    objects_of(py, &found)
}

/// The mentions in a list of texts, or in an object that exports Arrow; `reference` is an ISO date, None, or a
/// list of them of the column's length.
#[pyfunction]
pub fn find_dates_column<'py>(
    py: Python<'py>,
    column: &Bound<'py, PyAny>,
    lang: &str,
    reference: Option<&Bound<'py, PyAny>>,
    errors: &str,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let finder = DateFinder::new(language(lang)?);
    let errors = OnError::parse(errors)?;
    let (all, each) = references(reference, errors)?;
    let per_row = reference.is_some_and(|r| r.is_instance_of::<PyList>());
    if per_row {
        let rows = super::column::TextColumn::from_python(column)?.len();
        if rows != each.len() {
            return Err(Error::date(format!(
                "reference has {} rows but the column has {rows}; they are matched by position",
                each.len()
            ))
            .into());
        }
    }
    find_rows(py, column, errors, progress, per_row, |row, text, interrupt| {
        let reference = if per_row { each.get(row).copied().flatten() } else { all };
        Ok(mentions(text, finder.find(text, reference, interrupt)?))
    })
}

type References = (Option<Reference>, Vec<Option<Reference>>);

fn references(reference: Option<&Bound<'_, PyAny>>, errors: OnError) -> PyResult<References> {
    let Some(reference) = reference else { return Ok((None, Vec::new())) };
    let Ok(list) = reference.cast::<PyList>() else {
        let reference = reference.cast::<PyString>()?.to_str()?;
        return Ok((Some(Reference::from_iso(reference)?), Vec::new()));
    };
    let mut each = Vec::with_capacity(list.len());
    for (row, item) in list.iter().enumerate() {
        if item.is_none() {
            each.push(None);
            continue;
        }
        match Reference::from_iso(item.cast::<PyString>()?.to_str()?) {
            Ok(reference) => each.push(Some(reference)),
            Err(_) if errors == OnError::Null => each.push(None),
            Err(error) => return Err(error.at_row(row).into()),
        }
    }
    Ok((None, each))
}

/// The day of a string that is one date.
#[pyfunction]
pub fn parse_date<'py>(
    text: &Bound<'py, PyString>,
    lang: &str,
    calendar: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let (language, calendar) = (language(lang)?, calendar_or_auto(calendar)?);
    let day = dates::parse(text_of(text.as_any())?.unwrap_or_default(), language, calendar)?;
    gregorian_date(text.py(), day)
}

/// The days of a list of strings, as a list of dates; of an object that exports Arrow, as date32.
#[pyfunction]
pub fn parse_dates_column<'py>(
    py: Python<'py>,
    column: &Bound<'py, PyAny>,
    lang: &str,
    calendar: &str,
    errors: &str,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (language, calendar) = (language(lang)?, calendar_or_auto(calendar)?);
    let days = map_values(py, column, OnError::parse(errors)?, progress, |text, _| {
        dates::parse(text, language, calendar)
    })?;
    match days {
        Values::List(days) => {
            let dates = days.into_iter().map(|day| match day {
                Some(day) => gregorian_date(py, day),
                None => Ok(py.None().into_bound(py)),
            });
            Ok(PyList::new(py, dates.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        Values::Arrow(days) => {
            let days: Date32Array = days.into_iter().map(|day| day.map(|d| d.0)).collect();
            Ok(ArrowColumn::from_array(Arc::new(days)).into_pyobject(py)?.into_any())
        }
    }
}

fn calendar_or_auto(calendar: &str) -> Result<Option<Calendar>> {
    match calendar {
        "auto" => Ok(None),
        "islamic" => calendar_of("umalqura").map(Some),
        "gregorian" | "solar" => calendar_of(calendar).map(Some),
        _ => Err(Error::option(format!(
            "calendar={calendar:?} is not known; use \"auto\", \"gregorian\", \"solar\" or \"islamic\""
        ))),
    }
}

/// A mention in code points.
#[derive(Debug, Clone)]
struct Found {
    start: usize,
    end: usize,
    text: String,
    mention: dates::DateMention,
}

fn mentions(text: &str, found: Vec<dates::DateMention>) -> Vec<Found> {
    let mut points = CodePoints::new(text);
    found
        .into_iter()
        .map(|mention| Found {
            start: points.at(mention.span.start),
            end: points.at(mention.span.end),
            text: text.get(mention.span.clone()).unwrap_or_default().to_owned(),
            mention,
        })
        .collect()
}

impl RowFindings for Vec<Found> {
    fn count(&self) -> usize {
        self.len()
    }

    fn table(rows: &[Self]) -> Result<RecordBatch> {
        let all = || rows.iter().flatten();
        let mention = || rows.iter().flatten().map(|m| &m.mention);
        let number = |n: usize| i64::try_from(n).ok();
        let numbers = rows
            .iter()
            .enumerate()
            .flat_map(|(row, found)| std::iter::repeat_n(i64::try_from(row).ok(), found.len()));
        TableBuilder::new()
            .integers("row", numbers)
            .integers("start", all().map(|m| number(m.start)))
            .integers("end", all().map(|m| number(m.end)))
            .texts("text", all().map(|m| Some(&m.text)))
            .texts("kind", mention().map(|m| Some(m.kind.name())))
            .texts("value", mention().map(|m| m.value.as_deref()))
            .texts("mod", mention().map(|m| m.modifier.map(dates::Modifier::name)))
            .texts("calendar", mention().map(|m| m.calendar.map(Calendar::name)))
            .days("first", mention().map(|m| m.first.map(|day| day.0)))
            .days("last", mention().map(|m| m.last.map(|day| day.0)))
            .integers("same_as", mention().map(|m| m.same_as.and_then(number)))
            .flags("conflict", mention().map(|m| Some(m.conflict)))
            .text_lists("alternatives", mention().map(|m| m.alternatives.iter()))
            .finish()
    }

    fn objects<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.iter().map(|found| found.object(py)).collect()
    }
}

impl Found {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let m = &self.mention;
        let mention = DateMention {
            text: self.text.clone(),
            start: self.start,
            end: self.end,
            kind: m.kind.name(),
            value: m.value.clone(),
            r#mod: m.modifier.map(dates::Modifier::name),
            calendar: m.calendar.map(Calendar::name),
            first: m.first,
            last: m.last,
            same_as: m.same_as,
            conflict: m.conflict,
            alternatives: m.alternatives.clone(),
        };
        Ok(Bound::new(py, mention)?.into_any())
    }
}

/// A mention of a date, a time, a duration or a repetition in a text.
///
/// `find_dates` makes them. They cannot be changed, are equal if all their fields are, hash and pickle.
#[pyclass(module = "yeksan", frozen)]
#[derive(Debug)]
pub struct DateMention {
    /// The words of the mention, as they stand in the text.
    #[pyo3(get)]
    text: String,
    /// Where it starts in the text as it was given, in code points.
    #[pyo3(get)]
    start: usize,
    /// Where it ends: `text[start:end]` are its words.
    #[pyo3(get)]
    end: usize,
    /// What sort it is: "DATE" (a day or a longer stretch), "TIME" (of a day), "DURATION" (a length) or "SET" (what comes again).
    #[pyo3(get)]
    kind: &'static str,
    /// The TIMEX3 value, such as "2021-12-30", "2022-W04", "2021-12-30T20:30" or "P2Y"; None if it cannot be told.
    #[pyo3(get)]
    value: Option<String>,
    /// What it says about the value: its "START", "MID" or "END", about it ("APPROX"), "BEFORE" or "AFTER" it, or None.
    #[pyo3(get)]
    r#mod: Option<&'static str>,
    /// The calendar it is written in: "gregorian", "solar" or "islamic"; None for lengths and repetitions.
    #[pyo3(get)]
    calendar: Option<&'static str>,
    /// Days become Python's when they are asked for: making two objects of every mention took as long as finding it.
    first: Option<Day>,
    last: Option<Day>,
    /// The index, within this text, of the mention that it repeats in another calendar; None if there is none.
    #[pyo3(get)]
    same_as: Option<usize>,
    /// Whether what it says does not agree: a weekday with a date, or the dates of two calendars.
    #[pyo3(get)]
    conflict: bool,
    /// Other values that it can have; empty if nothing stays open.
    #[pyo3(get)]
    alternatives: Vec<String>,
}

const KINDS: [&str; 4] = ["DATE", "TIME", "DURATION", "SET"];
const MODIFIERS: [&str; 6] = ["START", "MID", "END", "APPROX", "BEFORE", "AFTER"];
const CALENDARS: [&str; 3] = ["gregorian", "solar", "islamic"];

/// One of some names.
fn one_of(what: &str, name: &str, names: &[&'static str]) -> Result<&'static str> {
    names.iter().copied().find(|known| *known == name).ok_or_else(|| {
        Error::option(format!("{what}={name:?} is not known; use one of {}", names.join(", ")))
    })
}

/// A day as `datetime.date`, which knows the years 1 to 9999 only.
fn date(py: Python<'_>, day: Option<Day>) -> Option<Bound<'_, PyAny>> {
    gregorian_date(py, day?).ok()
}

#[pymethods]
impl DateMention {
    #[new]
    #[pyo3(signature = (text, start, end, kind, value=None, r#mod=None, calendar=None, first=None, last=None, same_as=None, conflict=false, alternatives=Vec::new()))]
    #[expect(clippy::too_many_arguments, reason = "the fields, for pickle")]
    fn new(
        text: String,
        start: usize,
        end: usize,
        kind: &str,
        value: Option<String>,
        r#mod: Option<&str>,
        calendar: Option<&str>,
        first: Option<&Bound<'_, PyAny>>,
        last: Option<&Bound<'_, PyAny>>,
        same_as: Option<usize>,
        conflict: bool,
        alternatives: Vec<String>,
    ) -> PyResult<Self> {
        Ok(DateMention {
            text,
            start,
            end,
            kind: one_of("kind", kind, &KINDS)?,
            value,
            r#mod: r#mod.map(|name| one_of("mod", name, &MODIFIERS)).transpose()?,
            calendar: calendar.map(|name| one_of("calendar", name, &CALENDARS)).transpose()?,
            first: first.map(day_of).transpose()?.flatten(),
            last: last.map(day_of).transpose()?.flatten(),
            same_as,
            conflict,
            alternatives,
        })
    }

    /// The first day it covers, a `datetime.date`; None if its days cannot be told.
    #[getter]
    fn first<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        date(py, self.first)
    }

    /// The last day it covers, a `datetime.date`; None if its days cannot be told.
    #[getter]
    fn last<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        date(py, self.last)
    }

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let fields = [
            (&self.text).into_pyobject(py)?.into_any(),
            self.start.into_pyobject(py)?.into_any(),
            self.end.into_pyobject(py)?.into_any(),
            self.kind.into_pyobject(py)?.into_any(),
            (&self.value).into_pyobject(py)?.into_any(),
            self.r#mod.into_pyobject(py)?.into_any(),
            self.calendar.into_pyobject(py)?.into_any(),
            self.first(py).into_pyobject(py)?.into_any(),
            self.last(py).into_pyobject(py)?.into_any(),
            self.same_as.into_pyobject(py)?.into_any(),
            self.conflict.into_pyobject(py)?.to_owned().into_any(),
            (&self.alternatives).into_pyobject(py)?.into_any(),
        ];
        PyList::new(py, fields)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let fields = slf.get().fields(slf.py())?.to_tuple();
        Ok((slf.get_type(), fields).into_pyobject(slf.py())?.into_any())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<DateMention>() else { return Ok(false) };
        let py = other.py();
        self.fields(py)?.eq(other.get().fields(py)?)
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (self.start, self.end, &self.text, &self.value).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut shown = format!(
            "DateMention({}, {}, {}, kind='{}'",
            PyString::new(py, &self.text).repr()?,
            self.start,
            self.end,
            self.kind
        );
        let rest =
            [("value", self.value.as_deref()), ("mod", self.r#mod), ("calendar", self.calendar)];
        for (name, value) in rest {
            if let Some(value) = value {
                shown.push_str(&format!(", {name}='{value}'"));
            }
        }
        if let Some(index) = self.same_as {
            shown.push_str(&format!(", same_as={index}"));
        }
        if self.conflict {
            shown.push_str(", conflict=True");
        }
        shown.push(')');
        Ok(shown)
    }
}
