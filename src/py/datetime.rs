//! Python's own dates, spans of days and clocks.

use crate::calendar::Day;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};

/// Day 0 in the count of `datetime.date.toordinal`.
pub const ORDINAL_OF_DAY_0: i64 = 719_163;

static DATE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static TIMEDELTA: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// The class `datetime.date`.
pub fn date_type(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    DATE.import(py, "datetime", "date")
}

/// A `datetime.timedelta` of whole days.
pub fn timedelta(py: Python<'_>, days: i64) -> PyResult<Bound<'_, PyAny>> {
    TIMEDELTA.import(py, "datetime", "timedelta")?.call1((days,))
}

/// The days of a `datetime.timedelta`; None of anything else.
pub fn timedelta_days(object: &Bound<'_, PyAny>) -> PyResult<Option<i64>> {
    let py = object.py();
    if !object.is_instance(TIMEDELTA.import(py, "datetime", "timedelta")?)? {
        return Ok(None);
    }
    object.getattr("days")?.extract().map(Some)
}

/// A day as `datetime.date`.
pub fn gregorian_date(py: Python<'_>, day: Day) -> PyResult<Bound<'_, PyAny>> {
    date_type(py)?.call_method1("fromordinal", (i64::from(day.0) + ORDINAL_OF_DAY_0,))
}

/// The present time, in a zone if one is given by name or as tzinfo.
pub fn now<'py>(py: Python<'py>, tz: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
    let datetime = py.import("datetime")?.getattr("datetime")?;
    datetime.call_method1("now", (zone(py, tz)?,))
}

/// The time of a POSIX timestamp.
pub fn at_timestamp<'py>(
    py: Python<'py>,
    timestamp: f64,
    tz: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let datetime = py.import("datetime")?.getattr("datetime")?;
    datetime.call_method1("fromtimestamp", (timestamp, zone(py, tz)?))
}

fn zone<'py>(
    py: Python<'py>,
    tz: Option<&Bound<'py, PyAny>>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    match tz {
        Some(tz) if tz.is_instance_of::<PyString>() => {
            py.import("zoneinfo")?.getattr("ZoneInfo")?.call1((tz,)).map(Some)
        }
        other => Ok(other.cloned()),
    }
}
