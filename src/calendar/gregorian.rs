//! The Gregorian calendar, also for the time before 1582 (proleptic).
//!
//! Years are astronomical: year 0 is 1 BC.

use super::day::Day;
use super::kind::{check_day, check_month};
use crate::error::{Error, Result};

/// The first year that is accepted.
pub const FIRST_YEAR: i32 = -9999;
/// The last year that is accepted.
pub const LAST_YEAR: i32 = 9999;
/// The first day of the year -9999.
pub const FIRST_DAY: Day = Day(-4_371_587);
/// The last day of the year 9999.
pub const LAST_DAY: Day = Day(2_932_896);

/// Whether February has 29 days.
pub const fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// How many days a month has; an error if there is no such month or year.
///
/// ```
/// assert_eq!(yeksan::calendar::gregorian::month_length(2024, 2)?, 29);
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn month_length(year: i32, month: u8) -> Result<u8> {
    check_year(year)?;
    check_month(month)?;
    Ok(length(year, month))
}

const fn length(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of a date; an error if it does not exist.
///
/// ```
/// use yeksan::calendar::{Day, gregorian};
/// assert_eq!(gregorian::to_day(1970, 1, 2)?, Day(1));
/// assert!(gregorian::to_day(2021, 2, 29).is_err());
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn to_day(year: i32, month: u8, day: u8) -> Result<Day> {
    check_year(year)?;
    check_month(month)?;
    let which = if month != 2 {
        ""
    } else if is_leap_year(year) {
        " in a leap year"
    } else {
        " in a common year"
    };
    check_day(super::Calendar::Gregorian, year, month, day, length(year, month), which)?;
    let days = civil_day(i64::from(year), i64::from(month), i64::from(day));
    Ok(Day(i32::try_from(days).unwrap_or(LAST_DAY.0)))
}

/// The year, month and day of a day; an error outside the years -9999 to 9999.
pub fn from_day(day: Day) -> Result<(i32, u8, u8)> {
    if !(FIRST_DAY..=LAST_DAY).contains(&day) {
        return Err(Error::date(format!(
            "{day} is outside the Gregorian years {FIRST_YEAR} to {LAST_YEAR}"
        )));
    }
    Ok(civil(i64::from(day.0)))
}

fn check_year(year: i32) -> Result<()> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Ok(());
    }
    Err(Error::date(format!(
        "year {year} is outside the Gregorian calendar's range, {FIRST_YEAR} to {LAST_YEAR}"
    )))
}

// Years from March, eras of 400 years: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
// Every i32 day is in range, so the narrowing below cannot lose anything.

pub(super) const fn civil(day: i64) -> (i32, u8, u8) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year as i32, month as u8, day_of_month as u8)
}

pub(super) const fn civil_day(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

const _: () = assert!(civil_day(FIRST_YEAR as i64, 1, 1) == FIRST_DAY.0 as i64);
const _: () = assert!(civil_day(LAST_YEAR as i64, 12, 31) == LAST_DAY.0 as i64);
