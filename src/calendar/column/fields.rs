//! What can be asked of a column of days: a field, the beginning or end of a period, a text.

use super::{DayColumn, Days, OnError, split};
use crate::calendar::{Calendar, Day, Format, Period, quarter};
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;

/// A number that a date has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateField {
    /// The year.
    Year,
    /// The month, 1 to 12.
    Month,
    /// The day of the month.
    Day,
    /// The weekday, Monday 0 to Sunday 6.
    Weekday,
    /// The weekday, Saturday 0 to Friday 6.
    SolarWeekday,
    /// The day of the year, from 1.
    DayOfYear,
    /// The week of the year, from 1.
    Week,
    /// The quarter, 1 to 4.
    Quarter,
    /// How many days the month has.
    DaysInMonth,
    /// 1 in a leap year, else 0.
    IsLeapYear,
}

impl DateField {
    const NAMES: [(&'static str, DateField); 10] = [
        ("year", DateField::Year),
        ("month", DateField::Month),
        ("day", DateField::Day),
        ("weekday", DateField::Weekday),
        ("solar_weekday", DateField::SolarWeekday),
        ("dayofyear", DateField::DayOfYear),
        ("week", DateField::Week),
        ("quarter", DateField::Quarter),
        ("days_in_month", DateField::DaysInMonth),
        ("is_leap_year", DateField::IsLeapYear),
    ];

    /// The field of a name, such as "year" or "dayofyear".
    pub fn from_name(name: &str) -> Result<Self> {
        let found = Self::NAMES.into_iter().find(|(known, _)| *known == name);
        found.map(|(_, field)| field).ok_or_else(|| {
            let known: Vec<_> = Self::NAMES.iter().map(|(name, _)| *name).collect();
            Error::option(format!("field {name:?} is not known; use one of {}", known.join(", ")))
        })
    }
}

/// A column of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IntColumn {
    /// The numbers; 0 where null.
    pub values: Vec<i32>,
    /// Which rows hold a number; none if all do.
    pub valid: Option<Vec<bool>>,
}

/// A column of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextColumn {
    /// All texts, one after the other.
    pub text: String,
    /// Where each text begins, and where the last one ends.
    pub offsets: Vec<usize>,
    /// Which rows hold a text; none if all do.
    pub valid: Option<Vec<bool>>,
}

/// A field of each day; nulls and errors as in [`split`].
///
/// ```
/// use yeksan::calendar::Calendar;
/// use yeksan::calendar::column::{DateField, Days, OnError, field};
/// let days = Days::Days(&[18_991]);
/// let run = yeksan::Interrupt::new();
/// let quarters = field(Calendar::Solar, days, None, DateField::Quarter, OnError::Raise, &run)?;
/// assert_eq!(quarters.values, [4]);
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn field(
    calendar: Calendar,
    days: Days<'_>,
    valid: Option<&[bool]>,
    field: DateField,
    errors: OnError,
    interrupt: &Interrupt,
) -> Result<IntColumn> {
    let dates = split(calendar, days, valid, errors, interrupt)?;
    let months = || dates.months.iter().copied();
    let years_and_months = || dates.years.iter().copied().zip(months());
    let of_day = |number: &dyn Fn(Day) -> Result<i32>| -> Vec<i32> {
        // A row that is null has no number; its 0 is put in below.
        days.to_vec().into_iter().map(|day| number(Day(day)).unwrap_or_default()).collect()
    };
    let mut values: Vec<i32> = match field {
        DateField::Year => dates.years,
        DateField::Month => months().map(i32::from).collect(),
        DateField::Day => dates.days.iter().copied().map(i32::from).collect(),
        DateField::Quarter => months().map(|month| quarter(month).into()).collect(),
        DateField::Weekday => of_day(&|day| Ok(day.weekday().into())),
        DateField::SolarWeekday => of_day(&|day| Ok(day.solar_weekday().into())),
        DateField::DayOfYear => of_day(&|day| calendar.day_of_year(day).map(i32::from)),
        DateField::Week => of_day(&|day| calendar.week_of_year(day).map(i32::from)),
        DateField::DaysInMonth => years_and_months()
            .map(|(year, month)| calendar.month_length(year, month).unwrap_or_default().into())
            .collect(),
        DateField::IsLeapYear => years_and_months()
            .map(|(year, _)| calendar.is_leap_year(year).unwrap_or_default().into())
            .collect(),
    };
    if let Some(valid) = &dates.valid {
        super::zero_nulls(&mut values, valid);
    }
    Ok(IntColumn { values, valid: dates.valid })
}

/// The first day, or the last if `end`, of the period that has each day; nulls and errors as in [`split`].
pub fn floor(
    calendar: Calendar,
    days: Days<'_>,
    valid: Option<&[bool]>,
    period: Period,
    end: bool,
    errors: OnError,
    interrupt: &Interrupt,
) -> Result<DayColumn> {
    let dates = split(calendar, days, valid, errors, interrupt)?;
    let mut days = days.to_vec();
    if period == Period::Month && !end {
        for (day, of_month) in days.iter_mut().zip(&dates.days) {
            *day = day.wrapping_sub(i32::from(*of_month) - 1);
        }
    } else {
        for (row, day) in days.iter_mut().enumerate() {
            if super::is_null(dates.valid.as_deref(), row) {
                continue;
            }
            *day = if end {
                calendar.next(Day(*day), period)?.0 - 1
            } else {
                calendar.floor(Day(*day), period)?.0
            };
        }
    }
    if let Some(valid) = &dates.valid {
        super::zero_nulls(&mut days, valid);
    }
    Ok(DayColumn { days, valid: dates.valid })
}

/// Each day as text; nulls and errors as in [`split`].
pub fn texts(
    calendar: Calendar,
    days: Days<'_>,
    valid: Option<&[bool]>,
    format: &Format,
    errors: OnError,
    interrupt: &Interrupt,
) -> Result<TextColumn> {
    let dates = split(calendar, days, valid, errors, interrupt)?;
    let mut out = TextColumn { valid: dates.valid, ..TextColumn::default() };
    out.offsets.reserve(dates.years.len() + 1);
    out.offsets.push(0);
    let rows = dates.years.iter().zip(&dates.months).zip(&dates.days);
    for (row, ((&year, &month), &day)) in rows.enumerate() {
        if row % (1 << 16) == 0 {
            interrupt.check()?;
        }
        if !super::is_null(out.valid.as_deref(), row) {
            format.write_to(calendar, (year, month, day), &mut out.text)?;
        }
        out.offsets.push(out.text.len());
    }
    Ok(out)
}

impl IntColumn {
    /// Puts the rows of another column after these.
    pub fn append(&mut self, other: IntColumn) {
        let lengths = (self.values.len(), other.values.len());
        super::append_valid(&mut self.valid, lengths.0, other.valid, lengths.1);
        self.values.extend_from_slice(&other.values);
    }
}

impl TextColumn {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The texts; none where null.
    pub fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        let spans = self.offsets.iter().zip(self.offsets.iter().skip(1)).enumerate();
        spans.map(|(row, (&start, &end))| {
            if super::is_null(self.valid.as_deref(), row) {
                None
            } else {
                self.text.get(start..end)
            }
        })
    }

    /// Puts the rows of another column after these.
    pub fn append(&mut self, other: TextColumn) {
        let lengths = (self.len(), other.len());
        super::append_valid(&mut self.valid, lengths.0, other.valid, lengths.1);
        let before = self.text.len();
        if self.offsets.is_empty() {
            self.offsets.push(0);
        }
        self.offsets.extend(other.offsets.iter().skip(1).map(|offset| before + offset));
        self.text.push_str(&other.text);
    }
}
