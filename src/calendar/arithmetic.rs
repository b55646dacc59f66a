//! Months, quarters, years and weeks: where they begin, how many there are, how to add them.

use super::{Calendar, Day, gregorian};
use crate::error::{Error, Result};

/// A span of the calendar that a day belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// Seven days; they begin on Saturday in the Solar and Islamic calendars, on Monday in the Gregorian.
    Week,
    /// A month.
    Month,
    /// Three months, the first of which is month 1, 4, 7 or 10.
    Quarter,
    /// A year.
    Year,
}

impl Period {
    /// The period of a name: "week", "month", "quarter" or "year".
    pub fn from_name(name: &str) -> Result<Self> {
        match name {
            "week" => Ok(Period::Week),
            "month" => Ok(Period::Month),
            "quarter" => Ok(Period::Quarter),
            "year" => Ok(Period::Year),
            _ => Err(Error::option(format!(
                "period {name:?} is not known; use \"week\", \"month\", \"quarter\" or \"year\""
            ))),
        }
    }
}

/// The quarter of a month from 1 to 12.
pub const fn quarter(month: u8) -> u8 {
    month.saturating_sub(1) / 3 + 1
}

impl Calendar {
    /// The weekday as this calendar's week counts it, 0 to 6.
    pub const fn weekday(self, day: Day) -> u8 {
        match self {
            Calendar::Gregorian => day.weekday(),
            _ => day.solar_weekday(),
        }
    }

    /// How many days a year has.
    pub fn year_length(self, year: i32) -> Result<u16> {
        (1..=12).map(|month| self.month_length(year, month).map(u16::from)).sum()
    }

    /// The day of the year, from 1.
    ///
    /// ```
    /// use yeksan::calendar::Calendar;
    /// let day = Calendar::Solar.to_day(1400, 10, 9)?;
    /// assert_eq!(Calendar::Solar.day_of_year(day)?, 285);
    /// # Ok::<(), yeksan::Error>(())
    /// ```
    pub fn day_of_year(self, day: Day) -> Result<u16> {
        let (year, _, _) = self.from_day(day)?;
        let since = day.0 - self.to_day(year, 1, 1)?.0;
        Ok(u16::try_from(since).unwrap_or_default() + 1)
    }

    /// The week of the year, from 1; the week that has the first day of the year is the first.
    ///
    /// For the Gregorian calendar this is not the ISO week; see [`Day::iso_week`].
    pub fn week_of_year(self, day: Day) -> Result<u8> {
        let of_year = self.day_of_year(day)?;
        let first = self.weekday(Day(day.0 - i32::from(of_year) + 1));
        Ok(u8::try_from((of_year - 1 + u16::from(first)) / 7 + 1).unwrap_or(u8::MAX))
    }

    /// The first day of the period that has a day.
    ///
    /// ```
    /// use yeksan::calendar::{Calendar, Period};
    /// let day = Calendar::Solar.to_day(1400, 10, 9)?;
    /// let month = Calendar::Solar.floor(day, Period::Month)?;
    /// assert_eq!(Calendar::Solar.from_day(month)?, (1400, 10, 1));
    /// # Ok::<(), yeksan::Error>(())
    /// ```
    pub fn floor(self, day: Day, period: Period) -> Result<Day> {
        let (year, month, of_month) = self.from_day(day)?;
        match period {
            Period::Week => Ok(Day(day.0 - i32::from(self.weekday(day)))),
            Period::Month => Ok(Day(day.0 - i32::from(of_month) + 1)),
            Period::Quarter => self.to_day(year, 3 * quarter(month) - 2, 1),
            Period::Year => self.to_day(year, 1, 1),
        }
    }

    /// The first day after the period that has a day; that of the last year is beyond the calendar's range.
    pub fn next(self, day: Day, period: Period) -> Result<Day> {
        let (year, month, _) = self.from_day(day)?;
        let first = self.floor(day, period)?;
        let months = match period {
            Period::Week => return Ok(Day(first.0 + 7)),
            Period::Month => month..=month,
            Period::Quarter => 3 * quarter(month) - 2..=3 * quarter(month),
            Period::Year => 1..=12,
        };
        let lengths = months.map(|month| self.month_length(year, month).map(i32::from));
        Ok(Day(first.0 + lengths.sum::<Result<i32>>()?))
    }

    /// The date some months later, or earlier if negative; a day that the month lacks becomes its last.
    ///
    /// ```
    /// use yeksan::calendar::Calendar;
    /// assert_eq!(Calendar::Solar.add_months((1400, 6, 31), 1)?, (1400, 7, 30));
    /// assert_eq!(Calendar::Solar.add_months((1403, 12, 30), 12)?, (1404, 12, 29));
    /// # Ok::<(), yeksan::Error>(())
    /// ```
    pub fn add_months(self, date: (i32, u8, u8), months: i64) -> Result<(i32, u8, u8)> {
        let (year, month, day) = date;
        self.to_day(year, month, day)?;
        let index = i64::from(year) * 12 + i64::from(month) - 1;
        let beyond = || {
            let (first, last) = self.years();
            Error::date(format!(
                "{year:04}-{month:02}-{day:02} and {months} months is outside the years {first} to {last}"
            ))
        };
        let index = index.checked_add(months).ok_or_else(beyond)?;
        let year = i32::try_from(index.div_euclid(12)).map_err(|_| beyond())?;
        let month = index.rem_euclid(12) as u8 + 1;
        let length = self.month_length(year, month).map_err(|_| beyond())?;
        Ok((year, month, day.min(length)))
    }
}

/// The day of an ISO year, week and weekday from 1, a Monday.
pub(super) fn iso_day(year: i32, week: u8, weekday: u8) -> Option<Day> {
    // 4 January is in week 1.
    let january = gregorian::to_day(year, 1, 4).ok()?;
    let monday = january.0 - i32::from(january.weekday());
    let day = Day(monday + 7 * (i32::from(week) - 1) + i32::from(weekday) - 1);
    ((1..=7).contains(&weekday) && day.iso_week() == (year, week)).then_some(day)
}
