//! The two classes of dates.

use super::column::{OnError, is_null};
use super::datetime::{
    ORDINAL_OF_DAY_0, at_timestamp, date_type, gregorian_date, now, timedelta, timedelta_days,
};
use crate::calendar::{Calendar, Day, Format, IslamicVariant, Period, names, quarter};
use crate::error::{Error, Result};
use crate::script::DigitSystem;
use pyo3::basic::CompareOp;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};
use std::hash::{Hash, Hasher};

/// The Julian day number of day 0.
const JULIAN_DAY_OF_DAY_0: i64 = 2_440_588;

/// The calendar of a name; variants of the Islamic one by their own names.
pub fn calendar_of(name: &str) -> Result<Calendar> {
    match name {
        "gregorian" => Ok(Calendar::Gregorian),
        "solar" => Ok(Calendar::Solar),
        variant => IslamicVariant::from_name(variant).map(Calendar::Islamic),
    }
}

/// The digits of a name; None are those of the locale.
pub fn digits_of(name: Option<&str>) -> Result<Option<DigitSystem>> {
    Ok(Some(match name {
        None => return Ok(None),
        Some("latin") => DigitSystem::Latin,
        Some("persian") => DigitSystem::Persian,
        Some("arabic-indic") => DigitSystem::ArabicIndic,
        Some(other) => {
            return Err(Error::option(format!(
                "digits={other:?} is not known; use None, \"latin\", \"persian\" or \"arabic-indic\""
            )));
        }
    }))
}

/// The day of a date of any class; None of a null; a TypeError for everything else.
///
/// A datetime is the day that its own zone has.
pub fn day_of(object: &Bound<'_, PyAny>) -> PyResult<Option<Day>> {
    if let Ok(date) = object.cast::<SolarDate>() {
        return Ok(Some(date.get().0.number));
    }
    if let Ok(date) = object.cast::<IslamicDate>() {
        return Ok(Some(date.get().0.number));
    }
    let py = object.py();
    // NaT says that it is a datetime.
    let is_date = object.is_instance(date_type(py)?)?;
    if is_date && !is_null(object)? {
        let ordinal: i64 = object.call_method0("toordinal")?.extract()?;
        return Ok(i32::try_from(ordinal - ORDINAL_OF_DAY_0).ok().map(Day));
    }
    let kind = object.get_type().name()?.to_string();
    if is_date || object.is_none() || matches!(kind.as_str(), "NAType" | "NaTType") {
        return Ok(None);
    }
    if kind == "datetime64" {
        let days: i64 = object
            .call_method1("astype", ("datetime64[D]",))?
            .call_method1("astype", ("int64",))?
            .extract()?;
        if days == i64::MIN {
            return Ok(None);
        }
        let beyond = || Error::date(format!("{object} is beyond every calendar"));
        return Ok(Some(i32::try_from(days).map(Day).map_err(|_| beyond())?));
    }
    let remedy =
        if kind == "str" { "; read text with parse_dates, strptime or fromisoformat" } else { "" };
    Err(PyTypeError::new_err(format!(
        "a date is wanted (datetime.date, datetime, Timestamp, datetime64, SolarDate, IslamicDate), not {kind}{remedy}"
    )))
}

/// A date of some calendar, checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CalendarDate {
    calendar: Calendar,
    number: Day,
    year: i32,
    month: u8,
    day: u8,
}

impl CalendarDate {
    fn new(calendar: Calendar, year: i64, month: i64, day: i64) -> Result<Self> {
        let beyond = |what, number: i64, most| {
            Error::date(format!("{what} {number} does not exist: {what}s are {most}"))
        };
        let (first, last) = calendar.years();
        let narrow_year =
            i32::try_from(year).map_err(|_| beyond("year", year, format!("{first} to {last}")))?;
        let narrow_month =
            u8::try_from(month).map_err(|_| beyond("month", month, "1 to 12".to_owned()))?;
        let narrow_day = u8::try_from(day).map_err(|_| beyond("day", day, "1 to 31".to_owned()))?;
        let number = calendar.to_day(narrow_year, narrow_month, narrow_day)?;
        Ok(CalendarDate {
            calendar,
            number,
            year: narrow_year,
            month: narrow_month,
            day: narrow_day,
        })
    }

    pub fn from_day(calendar: Calendar, number: Day) -> Result<Self> {
        let (year, month, day) = calendar.from_day(number)?;
        Ok(CalendarDate { calendar, number, year, month, day })
    }

    fn from_object(calendar: Calendar, object: &Bound<'_, PyAny>) -> PyResult<Self> {
        match day_of(object)? {
            Some(day) => Ok(Self::from_day(calendar, day)?),
            None => Err(PyTypeError::new_err("a date is wanted, not a null")),
        }
    }

    fn read(calendar: Calendar, text: &str, format: &str, locale: Option<&str>) -> Result<Self> {
        let (year, month, day) = Format::new(format, locale, None)?.read(calendar, text)?;
        Self::new(calendar, year.into(), month.into(), day.into())
    }

    fn parts(self) -> (i32, u8, u8) {
        (self.year, self.month, self.day)
    }

    fn write(self, format: &str, locale: &str, digits: Option<&str>) -> Result<String> {
        Format::new(format, Some(locale), digits_of(digits)?)?.write(self.calendar, self.parts())
    }

    fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    fn plus(self, days: Option<i64>) -> Result<Self> {
        let day = days.and_then(|days| self.number.plus(days)).ok_or_else(|| {
            Error::date(format!("{} and so many days is beyond every calendar", self.iso()))
        })?;
        Self::from_day(self.calendar, day)
    }

    fn plus_months(self, months: Option<i64>) -> Result<Self> {
        let months =
            months.ok_or_else(|| Error::date("so many months are beyond every calendar"))?;
        let (year, month, day) = self.calendar.add_months(self.parts(), months)?;
        Self::new(self.calendar, year.into(), month.into(), day.into())
    }

    fn first_of(self, period: Period) -> Result<Self> {
        Self::from_day(self.calendar, self.calendar.floor(self.number, period)?)
    }

    fn last_of(self, period: Period) -> Result<Self> {
        Self::from_day(self.calendar, Day(self.calendar.next(self.number, period)?.0 - 1))
    }

    fn compare(self, other: Self, op: CompareOp) -> Option<bool> {
        (self.calendar == other.calendar).then(|| op.matches(self.number.cmp(&other.number)))
    }

    fn hash(self) -> u64 {
        let mut hasher = std::hash::DefaultHasher::new();
        (self.calendar, self.number).hash(&mut hasher);
        hasher.finish()
    }
}

fn solar() -> Result<Calendar> {
    Ok(Calendar::Solar)
}

fn islamic(variant: &str) -> Result<Calendar> {
    IslamicVariant::from_name(variant).map(Calendar::Islamic)
}

/// Defines a class of dates with the surface of `datetime.date`.
macro_rules! date_class {
    (
        $(#[$about:meta])*
        $Class:ident, $calendar:ident $(, $option:ident: $kind:ty = $usual:literal)?;
        $($rest:tt)*
    ) => {
        $(#[$about])*
        #[pyclass(module = "yeksan", frozen)]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $Class(CalendarDate);

        impl From<CalendarDate> for $Class {
            fn from(date: CalendarDate) -> Self {
                $Class(date)
            }
        }

        #[pymethods]
        impl $Class {
            #[new]
            #[pyo3(signature = (year, month, day $(, $option = $usual)?))]
            fn new(year: i64, month: i64, day: i64 $(, $option: $kind)?) -> PyResult<Self> {
                Ok($Class(CalendarDate::new($calendar($($option)?)?, year, month, day)?))
            }

            /// The date of a `datetime.date`, datetime, Timestamp, datetime64 or date of another calendar; a
            /// datetime with a zone means its own local date.
            #[classmethod]
            #[pyo3(signature = (date $(, $option = $usual)?))]
            fn from_gregorian(
                _class: &Bound<'_, PyType>,
                date: &Bound<'_, PyAny>
                $(, $option: $kind)?
            ) -> PyResult<Self> {
                Ok($Class(CalendarDate::from_object($calendar($($option)?)?, date)?))
            }

            /// Today's date, of this machine or of a zone such as "Asia/Tehran" or a tzinfo.
            #[classmethod]
            #[pyo3(signature = (tz=None $(, $option = $usual)?))]
            fn today(
                class: &Bound<'_, PyType>,
                tz: Option<&Bound<'_, PyAny>>
                $(, $option: $kind)?
            ) -> PyResult<Self> {
                let now = now(class.py(), tz)?;
                Ok($Class(CalendarDate::from_object($calendar($($option)?)?, &now)?))
            }

            /// The date of a POSIX timestamp, in this machine's zone or in `tz`.
            #[classmethod]
            #[pyo3(signature = (timestamp, tz=None $(, $option = $usual)?))]
            fn fromtimestamp(
                class: &Bound<'_, PyType>,
                timestamp: f64,
                tz: Option<&Bound<'_, PyAny>>
                $(, $option: $kind)?
            ) -> PyResult<Self> {
                let time = at_timestamp(class.py(), timestamp, tz)?;
                Ok($Class(CalendarDate::from_object($calendar($($option)?)?, &time)?))
            }

            /// The date of a day number as `toordinal` gives it.
            #[classmethod]
            #[pyo3(signature = (ordinal $(, $option = $usual)?))]
            fn fromordinal(
                _class: &Bound<'_, PyType>,
                ordinal: i64
                $(, $option: $kind)?
            ) -> PyResult<Self> {
                let number = ordinal.checked_sub(ORDINAL_OF_DAY_0).and_then(|n| i32::try_from(n).ok());
                let beyond = || Error::date(format!("day {ordinal} is beyond every calendar"));
                let number = number.map(Day).ok_or_else(beyond)?;
                Ok($Class(CalendarDate::from_day($calendar($($option)?)?, number)?))
            }

            /// The date that YYYY-MM-DD (or YYYYMMDD) says, in this calendar; digits of any script are read.
            #[classmethod]
            #[pyo3(signature = (text $(, $option = $usual)?))]
            fn fromisoformat(
                _class: &Bound<'_, PyType>,
                text: &str
                $(, $option: $kind)?
            ) -> PyResult<Self> {
                let format = if text.contains('-') { "%Y-%m-%d" } else { "%Y%m%d" };
                Ok($Class(CalendarDate::read($calendar($($option)?)?, text, format, Some("en"))?))
            }

            /// The date of an ISO 8601 year, week and weekday (Monday is 1).
            #[classmethod]
            #[pyo3(signature = (year, week, day $(, $option = $usual)?))]
            fn fromisocalendar(
                class: &Bound<'_, PyType>,
                year: i32,
                week: i32,
                day: i32
                $(, $option: $kind)?
            ) -> PyResult<Self> {
                let date = date_type(class.py())?.call_method1("fromisocalendar", (year, week, day))?;
                Ok($Class(CalendarDate::from_object($calendar($($option)?)?, &date)?))
            }

            /// The date that a text says in a format; without a locale names of any language are read.
            #[classmethod]
            #[pyo3(signature = (text, format, locale=None $(, $option = $usual)?))]
            fn strptime(
                _class: &Bound<'_, PyType>,
                text: &str,
                format: &str,
                locale: Option<&str>
                $(, $option: $kind)?
            ) -> PyResult<Self> {
                Ok($Class(CalendarDate::read($calendar($($option)?)?, text, format, locale)?))
            }

            /// The year.
            #[getter]
            fn year(&self) -> i32 {
                self.0.year
            }

            /// The month, 1 to 12.
            #[getter]
            fn month(&self) -> u8 {
                self.0.month
            }

            /// The day of the month.
            #[getter]
            fn day(&self) -> u8 {
                self.0.day
            }

            /// The quarter, 1 to 4.
            #[getter]
            fn quarter(&self) -> u8 {
                quarter(self.0.month)
            }

            /// The day of the year, from 1.
            #[getter]
            fn dayofyear(&self) -> PyResult<u16> {
                Ok(self.0.calendar.day_of_year(self.0.number)?)
            }

            /// The week of the year, from 1; weeks begin on Saturday, and week 1 has the first day of the year.
            #[getter]
            fn week(&self) -> PyResult<u8> {
                Ok(self.0.calendar.week_of_year(self.0.number)?)
            }

            /// How many days the month has.
            #[getter]
            fn days_in_month(&self) -> PyResult<u8> {
                Ok(self.0.calendar.month_length(self.0.year, self.0.month)?)
            }

            /// How many days the year has.
            #[getter]
            fn days_in_year(&self) -> PyResult<u16> {
                Ok(self.0.calendar.year_length(self.0.year)?)
            }

            /// Whether the year has a day more than usual.
            #[getter]
            fn is_leap_year(&self) -> PyResult<bool> {
                Ok(self.0.calendar.is_leap_year(self.0.year)?)
            }

            /// The first day of the month.
            #[getter]
            fn month_start(&self) -> PyResult<Self> {
                Ok($Class(self.0.first_of(Period::Month)?))
            }

            /// The last day of the month.
            #[getter]
            fn month_end(&self) -> PyResult<Self> {
                Ok($Class(self.0.last_of(Period::Month)?))
            }

            /// The first day of the quarter.
            #[getter]
            fn quarter_start(&self) -> PyResult<Self> {
                Ok($Class(self.0.first_of(Period::Quarter)?))
            }

            /// The last day of the quarter.
            #[getter]
            fn quarter_end(&self) -> PyResult<Self> {
                Ok($Class(self.0.last_of(Period::Quarter)?))
            }

            /// The first day of the year.
            #[getter]
            fn year_start(&self) -> PyResult<Self> {
                Ok($Class(self.0.first_of(Period::Year)?))
            }

            /// The last day of the year.
            #[getter]
            fn year_end(&self) -> PyResult<Self> {
                Ok($Class(self.0.last_of(Period::Year)?))
            }

            /// The first day of the "week" (a Saturday), "month", "quarter" or "year".
            fn floor(&self, period: &str) -> PyResult<Self> {
                Ok($Class(self.0.first_of(Period::from_name(period)?)?))
            }

            /// The date so many days later.
            fn add_days(&self, days: i64) -> PyResult<Self> {
                Ok($Class(self.0.plus(Some(days))?))
            }

            /// The date so many months later; a day that the month lacks becomes its last.
            fn add_months(&self, months: i64) -> PyResult<Self> {
                Ok($Class(self.0.plus_months(Some(months))?))
            }

            /// The date so many years later; the 30th of a last month that lacks it becomes its 29th.
            fn add_years(&self, years: i64) -> PyResult<Self> {
                Ok($Class(self.0.plus_months(years.checked_mul(12))?))
            }

            /// The year that begins in a month, numbered by the year of its first day; with month=7 the Iranian
            /// school year.
            #[pyo3(signature = (month=1))]
            fn fiscal_year(&self, month: u8) -> PyResult<i32> {
                if !(1..=12).contains(&month) {
                    return Err(Error::date(format!(
                        "month {month} does not exist: months are 1 to 12"
                    ))
                    .into());
                }
                Ok(self.0.year - i32::from(self.0.month < month))
            }

            /// The weekday, Monday 0 to Sunday 6, as in datetime.
            fn weekday(&self) -> u8 {
                self.0.number.weekday()
            }

            /// The weekday, Monday 1 to Sunday 7, as in datetime.
            fn isoweekday(&self) -> u8 {
                self.0.number.weekday() + 1
            }

            /// The weekday, Saturday 0 to Friday 6, as the week runs in Iran and Afghanistan.
            fn solar_weekday(&self) -> u8 {
                self.0.number.solar_weekday()
            }

            /// The ISO 8601 year, week and weekday of the day, as `datetime.date.isocalendar` gives them.
            fn isocalendar<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                gregorian_date(py, self.0.number)?.call_method0("isocalendar")
            }

            /// The name of the month in the language of a locale such as "fa", "fa-AF", "ps", "ckb", "ar", "en".
            #[pyo3(signature = (locale="en"))]
            fn month_name(&self, locale: &str) -> PyResult<&'static str> {
                Ok(names(locale)?.month(self.0.calendar, self.0.month).unwrap_or_default())
            }

            /// The name of the weekday in the language of a locale.
            #[pyo3(signature = (locale="en"))]
            fn day_name(&self, locale: &str) -> PyResult<&'static str> {
                let weekday = usize::from(self.0.number.weekday());
                Ok(names(locale)?.weekdays().get(weekday).copied().unwrap_or_default())
            }

            /// The same day as `datetime.date`.
            fn to_gregorian<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                gregorian_date(py, self.0.number)
            }

            /// The day number of the same day in the Gregorian calendar, as `datetime.date.toordinal` gives it.
            fn toordinal(&self) -> i64 {
                i64::from(self.0.number.0) + ORDINAL_OF_DAY_0
            }

            /// The Julian day number of the day, as astronomers count (its noon begins that day).
            fn to_julian_day(&self) -> i64 {
                i64::from(self.0.number.0) + JULIAN_DAY_OF_DAY_0
            }

            /// The `time.struct_time` of the same day, in the Gregorian calendar, as functions of `time` want it.
            fn timetuple<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                gregorian_date(py, self.0.number)?.call_method0("timetuple")
            }

            /// The date as YYYY-MM-DD, in this calendar.
            fn isoformat(&self) -> String {
                self.0.iso()
            }

            /// The date as text, such as "Thu Dey  9 00:00:00 1400".
            fn ctime(&self) -> PyResult<String> {
                Ok(self.0.write("%a %b %e %H:%M:%S %Y", "en", None)?)
            }

            /// The date as text in a format; names in the locale's language, digits its own unless `digits` says
            /// "latin", "persian" or "arabic-indic".
            ///
            /// Directives: %Y %y %C year; %m %B %b month; %d %e %j day; %A %a %w %u weekday; %U (weeks from
            /// Saturday) %W (from Monday) %G %V (ISO) week; %q quarter; %x %F %D date; %H %M %S %f zeros; %n %t %%.
            /// After the percent sign - takes padding away, _ pads with spaces, 0 with zeros.
            #[pyo3(signature = (format, locale="en", digits=None))]
            fn strftime(&self, format: &str, locale: &str, digits: Option<&str>) -> PyResult<String> {
                Ok(self.0.write(format, locale, digits)?)
            }

            fn __format__(&self, format: &str) -> PyResult<String> {
                if format.is_empty() {
                    return Ok(self.0.iso());
                }
                Ok(self.0.write(format, "en", None)?)
            }

            fn __str__(&self) -> String {
                self.0.iso()
            }

            fn __hash__(&self) -> u64 {
                self.0.hash()
            }

            fn __richcmp__(
                &self,
                other: &Bound<'_, PyAny>,
                op: CompareOp,
            ) -> PyResult<Py<PyAny>> {
                let py = other.py();
                let other = other.cast::<Self>().ok().and_then(|other| self.0.compare(other.get().0, op));
                match other {
                    Some(result) => Ok(result.into_pyobject(py)?.to_owned().into_any().unbind()),
                    None => Ok(py.NotImplemented()),
                }
            }

            fn __add__(&self, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
                let py = other.py();
                match timedelta_days(other)? {
                    Some(days) => Ok($Class(self.0.plus(Some(days))?).into_pyobject(py)?.into_any().unbind()),
                    None => Ok(py.NotImplemented()),
                }
            }

            fn __radd__(&self, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
                self.__add__(other)
            }

            fn __sub__(&self, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
                let py = other.py();
                if let Ok(other) = other.cast::<Self>() {
                    let other = other.get().0;
                    if other.calendar != self.0.calendar {
                        return Ok(py.NotImplemented());
                    }
                    let days = i64::from(self.0.number.0) - i64::from(other.number.0);
                    return Ok(timedelta(py, days)?.unbind());
                }
                match timedelta_days(other)? {
                    Some(days) => {
                        let date = self.0.plus(days.checked_neg())?;
                        Ok($Class(date).into_pyobject(py)?.into_any().unbind())
                    }
                    None => Ok(py.NotImplemented()),
                }
            }

            #[classattr]
            fn __match_args__() -> (&'static str, &'static str, &'static str) {
                ("year", "month", "day")
            }

            /// The smallest difference between two dates: a day.
            #[classattr]
            fn resolution(py: Python<'_>) -> PyResult<Py<PyAny>> {
                Ok(timedelta(py, 1)?.unbind())
            }

            $($rest)*
        }
    };
}

date_class! {
    /// A date in the Solar Hijri calendar of Iran and Afghanistan, 1 to 3000 AP; behaves like `datetime.date`.
    ///
    /// Exact for 1206 to 1498 AP by the table of the University of Tehran, and equal to ICU everywhere.
    /// Before 1304 AP documents bear the zodiac months that were then in use: their dates can be a day or
    /// two away from these.
    SolarDate, solar;

    /// The first date, 1 Farvardin 1.
    #[classattr]
    fn min() -> PyResult<Self> {
        Ok(SolarDate(CalendarDate::from_day(Calendar::Solar, Calendar::Solar.days().0)?))
    }

    /// The last date, in Esfand 3000.
    #[classattr]
    fn max() -> PyResult<Self> {
        Ok(SolarDate(CalendarDate::from_day(Calendar::Solar, Calendar::Solar.days().1)?))
    }

    /// The same day in the Islamic calendar.
    #[pyo3(signature = (variant="umalqura"))]
    fn to_islamic(&self, variant: &str) -> PyResult<IslamicDate> {
        Ok(IslamicDate(CalendarDate::from_day(islamic(variant)?, self.0.number)?))
    }

    /// The same date with another year, month or day; an error if that does not exist.
    #[pyo3(signature = (year=None, month=None, day=None))]
    fn replace(&self, year: Option<i64>, month: Option<i64>, day: Option<i64>) -> PyResult<Self> {
        let (y, m, d) = self.0.parts();
        Self::new(year.unwrap_or(y.into()), month.unwrap_or(m.into()), day.unwrap_or(d.into()))
    }

    #[pyo3(signature = (year=None, month=None, day=None))]
    fn __replace__(&self, year: Option<i64>, month: Option<i64>, day: Option<i64>) -> PyResult<Self> {
        self.replace(year, month, day)
    }

    fn __repr__(&self) -> String {
        format!("SolarDate({}, {}, {})", self.0.year, self.0.month, self.0.day)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        (slf.get_type(), slf.get().0.parts()).into_pyobject(slf.py())
    }
}

date_class! {
    /// A date in the Islamic (lunar Hijri) calendar; behaves like `datetime.date`.
    ///
    /// Its variant is "umalqura" (as Saudi Arabia printed it, 1343 to 1500 AH), "umalqura-icu" (as KACST computed it
    /// and ICU has it, 1300 to 1600 AH; equal to the printed one from 1420 to 1449 AH) or "civil" (arithmetic, 1 to
    /// 9665 AH). A month that began by a sighting of the moon can be a day away from all three. Dates of
    /// two variants are never equal.
    IslamicDate, islamic, variant: &str = "umalqura";

    /// The first date of the variant "umalqura".
    #[classattr]
    fn min() -> PyResult<Self> {
        let calendar = Calendar::Islamic(IslamicVariant::UmmAlQura);
        Ok(IslamicDate(CalendarDate::from_day(calendar, calendar.days().0)?))
    }

    /// The last date of the variant "umalqura".
    #[classattr]
    fn max() -> PyResult<Self> {
        let calendar = Calendar::Islamic(IslamicVariant::UmmAlQura);
        Ok(IslamicDate(CalendarDate::from_day(calendar, calendar.days().1)?))
    }

    /// The variant: "umalqura", "umalqura-icu" or "civil".
    #[getter]
    fn variant(&self) -> &'static str {
        match self.0.calendar {
            Calendar::Islamic(variant) => variant.name(),
            _ => "",
        }
    }

    /// The same day in the Solar Hijri calendar.
    fn to_solar(&self) -> PyResult<SolarDate> {
        Ok(SolarDate(CalendarDate::from_day(Calendar::Solar, self.0.number)?))
    }

    /// The same date with another year, month, day or variant; an error if that does not exist.
    #[pyo3(signature = (year=None, month=None, day=None, variant=None))]
    fn replace(
        &self,
        year: Option<i64>,
        month: Option<i64>,
        day: Option<i64>,
        variant: Option<&str>,
    ) -> PyResult<Self> {
        let (y, m, d) = self.0.parts();
        let (year, month, day) =
            (year.unwrap_or(y.into()), month.unwrap_or(m.into()), day.unwrap_or(d.into()));
        Self::new(year, month, day, variant.unwrap_or(self.variant()))
    }

    #[pyo3(signature = (year=None, month=None, day=None, variant=None))]
    fn __replace__(
        &self,
        year: Option<i64>,
        month: Option<i64>,
        day: Option<i64>,
        variant: Option<&str>,
    ) -> PyResult<Self> {
        self.replace(year, month, day, variant)
    }

    fn __repr__(&self) -> String {
        let (year, month, day) = self.0.parts();
        match self.variant() {
            "umalqura" => format!("IslamicDate({year}, {month}, {day})"),
            variant => format!("IslamicDate({year}, {month}, {day}, variant='{variant}')"),
        }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let date = slf.get();
        let (year, month, day) = date.0.parts();
        (slf.get_type(), (year, month, day, date.variant())).into_pyobject(slf.py())
    }
}

/// Every locale that has names of months and weekdays, with its digits.
#[pyfunction]
pub fn calendar_locales(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let out = PyDict::new(py);
    for names in crate::calendar::Names::all() {
        let digits = match names.digits {
            DigitSystem::Latin => "latin",
            DigitSystem::Persian => "persian",
            DigitSystem::ArabicIndic => "arabic-indic",
        };
        out.set_item(names.locale, digits)?;
    }
    Ok(out)
}

/// A date as an object of its calendar's class.
pub fn date_object<'py>(
    py: Python<'py>,
    calendar: Calendar,
    day: Day,
) -> PyResult<Bound<'py, PyAny>> {
    match calendar {
        Calendar::Gregorian => gregorian_date(py, day),
        Calendar::Solar => {
            Ok(SolarDate(CalendarDate::from_day(calendar, day)?).into_pyobject(py)?.into_any())
        }
        Calendar::Islamic(_) => {
            Ok(IslamicDate(CalendarDate::from_day(calendar, day)?).into_pyobject(py)?.into_any())
        }
    }
}

/// What the core calls the same choice.
pub fn core_errors(on_error: OnError) -> crate::calendar::column::OnError {
    match on_error {
        OnError::Raise => crate::calendar::column::OnError::Raise,
        OnError::Null => crate::calendar::column::OnError::Null,
    }
}
