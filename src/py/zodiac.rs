//! Dates by the months of the zodiac.

use super::calendar::day_of;
use super::datetime::gregorian_date;
use crate::calendar::zodiac;
use crate::error::Error;
use pyo3::prelude::*;

/// The `datetime.date` of a date of the zodiac months, which were in use before 1304 AP.
#[pyfunction]
pub fn zodiac_to_gregorian(
    py: Python<'_>,
    year: i64,
    month: i64,
    day: i64,
) -> PyResult<Bound<'_, PyAny>> {
    let beyond = |what: &str, n: i64| Error::date(format!("{what} {n} is out of range"));
    let year = i32::try_from(year).map_err(|_| beyond("year", year))?;
    let month = u8::try_from(month).map_err(|_| beyond("month", month))?;
    let day = u8::try_from(day).map_err(|_| beyond("day", day))?;
    gregorian_date(py, zodiac::to_day(year, month, day)?)
}

/// Year, month and day of a date by the zodiac months; None of a null.
#[pyfunction]
pub fn gregorian_to_zodiac(date: &Bound<'_, PyAny>) -> PyResult<Option<(i32, u8, u8)>> {
    Ok(day_of(date)?.map(zodiac::from_day).transpose()?)
}
