//! The calendars by name, behind one face.

use super::{Day, IslamicVariant, gregorian, islamic, names, solar};
use crate::error::{Error, Result};

/// A calendar.
///
/// ```
/// use yeksan::calendar::Calendar;
/// let day = Calendar::Solar.to_day(1400, 10, 9)?;
/// assert_eq!(Calendar::Gregorian.from_day(day)?, (2021, 12, 30));
/// # Ok::<(), yeksan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The Gregorian calendar.
    Gregorian,
    /// The Solar Hijri calendar.
    Solar,
    /// An Islamic calendar.
    Islamic(IslamicVariant),
}

impl Calendar {
    /// The name: "gregorian", "solar" or "islamic".
    pub const fn name(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregorian",
            Calendar::Solar => "solar",
            Calendar::Islamic(_) => "islamic",
        }
    }

    /// The day of a date; an error if it does not exist.
    pub fn to_day(self, year: i32, month: u8, day: u8) -> Result<Day> {
        match self {
            Calendar::Gregorian => gregorian::to_day(year, month, day),
            Calendar::Solar => solar::to_day(year, month, day),
            Calendar::Islamic(variant) => islamic::to_day(year, month, day, variant),
        }
    }

    /// The year, month and day of a day; an error outside the calendar's range.
    pub fn from_day(self, day: Day) -> Result<(i32, u8, u8)> {
        match self {
            Calendar::Gregorian => gregorian::from_day(day),
            Calendar::Solar => solar::from_day(day),
            Calendar::Islamic(variant) => islamic::from_day(day, variant),
        }
    }

    /// How many days a month has; an error if there is no such month or year.
    pub fn month_length(self, year: i32, month: u8) -> Result<u8> {
        match self {
            Calendar::Gregorian => gregorian::month_length(year, month),
            Calendar::Solar => solar::month_length(year, month),
            Calendar::Islamic(variant) => islamic::month_length(year, month, variant),
        }
    }

    /// Whether a year has a day more than usual; an error outside the calendar's range.
    pub fn is_leap_year(self, year: i32) -> Result<bool> {
        match self {
            Calendar::Gregorian => Ok(gregorian::is_leap_year(year)),
            Calendar::Solar => solar::is_leap_year(year),
            Calendar::Islamic(variant) => islamic::is_leap_year(year, variant),
        }
    }

    /// The first and the last day of the calendar's range.
    pub fn days(self) -> (Day, Day) {
        match self {
            Calendar::Gregorian => (gregorian::FIRST_DAY, gregorian::LAST_DAY),
            Calendar::Solar => (solar::FIRST_DAY, solar::LAST_DAY),
            Calendar::Islamic(variant) => variant.days(),
        }
    }

    /// The first and the last year of the calendar's range.
    pub const fn years(self) -> (i32, i32) {
        match self {
            Calendar::Gregorian => (gregorian::FIRST_YEAR, gregorian::LAST_YEAR),
            Calendar::Solar => (solar::FIRST_YEAR, solar::LAST_YEAR),
            Calendar::Islamic(variant) => variant.years(),
        }
    }
}

pub(super) fn check_month(month: u8) -> Result<()> {
    if (1..=12).contains(&month) {
        return Ok(());
    }
    Err(Error::date(format!("month {month} does not exist: months are 1 to 12")))
}

/// An error if a day is not in a month that has `length` days; `which` says in which years.
pub(super) fn check_day(
    calendar: Calendar,
    year: i32,
    month: u8,
    day: u8,
    length: u8,
    which: &str,
) -> Result<()> {
    if day >= 1 && day <= length {
        return Ok(());
    }
    let name = names("en").ok().and_then(|names| names.month(calendar, month)).unwrap_or("month");
    Err(Error::date(format!("{day} {name} {year} does not exist: {name} has {length} days{which}")))
}
