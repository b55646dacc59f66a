//! The Solar Hijri calendar of Iran and Afghanistan, 1 to 3000 AP.
//!
//! The year begins at the March equinox; six months of 31 days, five of 30, and Esfand of 29, in leap years 30.
//! Leap years are those of the University of Tehran's calendar centre for 1206 to 1498 AP and those of ICU
//! everywhere: the 33-year rule, corrected in 78 years from 1502 on. Before 1178 AP the rule is a projection.
//!
//! Before 1304 AP (1925) the months that were in use, and that documents of the time bear, were
//! those of the zodiac, of 29 to 32 days: such a date can be a day away from what is printed. They are in
//! [`zodiac`](super::zodiac).

use super::day::Day;
use super::kind::{check_day, check_month};
use crate::error::{Error, Result};

/// The first year.
pub const FIRST_YEAR: i32 = 1;
/// The last year.
pub const LAST_YEAR: i32 = 3000;
/// 1 Farvardin 1, 622-03-21 in the proleptic Gregorian calendar.
pub const FIRST_DAY: Day = Day(-492_268);
/// The last day of the year 3000.
pub const LAST_DAY: Day = Day(603_459);

/// Years that are leap by the 33-year rule but not by the equinox; the year after each of them is leap instead.
///
/// Source: calendrical_calculations 0.2.4 (ICU4X), Apache-2.0, which checked them against the equinox
/// at 52.5 degrees east.
const CORRECTED: [u16; 78] = [
    1502, 1601, 1634, 1667, 1700, 1733, 1766, 1799, 1832, 1865, 1898, 1931, 1964, 1997, 2030, 2059,
    2063, 2096, 2129, 2158, 2162, 2191, 2195, 2224, 2228, 2257, 2261, 2290, 2294, 2323, 2327, 2356,
    2360, 2389, 2393, 2422, 2426, 2455, 2459, 2488, 2492, 2521, 2525, 2554, 2558, 2587, 2591, 2620,
    2624, 2653, 2657, 2686, 2690, 2719, 2723, 2748, 2752, 2756, 2781, 2785, 2789, 2818, 2822, 2847,
    2851, 2855, 2880, 2884, 2888, 2913, 2917, 2921, 2946, 2950, 2954, 2979, 2983, 2987,
];

/// [`CORRECTED`] as one bit a year.
#[allow(clippy::indexing_slicing)] // runs in the compiler
const CORRECTED_BITS: [u64; 47] = {
    let mut bits = [0; 47];
    let mut i = 0;
    while i < CORRECTED.len() {
        let year = CORRECTED[i] as usize;
        bits[year / 64] |= 1 << (year % 64);
        i += 1;
    }
    bits
};

pub(super) const fn is_corrected(year: u32) -> bool {
    let word = (year / 64) as usize;
    word < CORRECTED_BITS.len() && {
        #[allow(clippy::indexing_slicing)] // just checked
        let bits = CORRECTED_BITS[word];
        bits >> (year % 64) & 1 == 1
    }
}

/// Days from 1 Farvardin 1 to 1 Farvardin of a year from 1 on, by the equinox.
pub(super) const fn new_year(year: u32) -> u32 {
    let rule = 365 * (year - 1) + (8 * year + 21) / 33;
    rule - is_corrected(year - 1) as u32
}

/// The year and the 0-based day of the year of a day counted from 1 Farvardin 1.
pub(super) const fn year_and_day(days: u32) -> (u32, u32) {
    let year = (33 * days + 3) / 12_053 + 1;
    let day = days - new_year(year);
    // By the rule this year has a 366th day; by the equinox that day begins the next.
    if day == 365 && is_corrected(year) { (year + 1, 0) } else { (year, day) }
}

/// The month from 1 and the day from 1 of a 0-based day of the year.
pub(super) const fn month_and_day(day_of_year: u32) -> (u8, u8) {
    let (first, length, before) =
        if day_of_year < 186 { (day_of_year, 31, 1) } else { (day_of_year - 186, 30, 7) };
    ((first / length + before) as u8, (first % length + 1) as u8)
}

/// Days of the year before a month from 1 to 12.
pub(super) const fn days_before_month(month: u8) -> u32 {
    let month = month as u32 - 1;
    if month <= 6 { 31 * month } else { 30 * month + 6 }
}

/// Whether Esfand has 30 days; an error outside 1 to 3000.
///
/// ```
/// use yeksan::calendar::solar;
/// assert!(solar::is_leap_year(1403)?);
/// assert!(!solar::is_leap_year(1404)?);
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn is_leap_year(year: i32) -> Result<bool> {
    Ok(is_leap(check_year(year)?))
}

pub(super) const fn is_leap(year: u32) -> bool {
    new_year(year + 1) - new_year(year) == 366
}

/// How many days a month has; an error if there is no such month or year.
pub fn month_length(year: i32, month: u8) -> Result<u8> {
    let year = check_year(year)?;
    check_month(month)?;
    Ok(length(year, month))
}

pub(super) const fn length(year: u32, month: u8) -> u8 {
    match month {
        1..=6 => 31,
        12 if !is_leap(year) => 29,
        _ => 30,
    }
}

/// The day of a date; an error if it does not exist.
///
/// ```
/// use yeksan::calendar::solar;
/// assert_eq!(solar::to_day(1400, 10, 9)?.to_iso(), "2021-12-30");
/// let error = solar::to_day(1404, 12, 30).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "30 Esfand 1404 does not exist: Esfand has 29 days in a common year"
/// );
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn to_day(year: i32, month: u8, day: u8) -> Result<Day> {
    let positive = check_year(year)?;
    check_month(month)?;
    let which = if month != 12 {
        ""
    } else if is_leap(positive) {
        " in a leap year"
    } else {
        " in a common year"
    };
    check_day(super::Calendar::Solar, year, month, day, length(positive, month), which)?;
    let days = new_year(positive) + days_before_month(month) + u32::from(day) - 1;
    Ok(Day(FIRST_DAY.0 + days as i32))
}

/// The year, month and day of a day; an error outside 1 to 3000 AP.
///
/// ```
/// use yeksan::calendar::{Day, solar};
/// assert_eq!(solar::from_day(Day(0))?, (1348, 10, 11));
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn from_day(day: Day) -> Result<(i32, u8, u8)> {
    if day < FIRST_DAY || day > LAST_DAY {
        return Err(Error::date(format!(
            "{day} is outside the Solar Hijri years {FIRST_YEAR} to {LAST_YEAR} ({FIRST_DAY} to {LAST_DAY})"
        )));
    }
    let (year, day_of_year) = year_and_day((day.0 - FIRST_DAY.0) as u32);
    let (month, day) = month_and_day(day_of_year);
    Ok((year as i32, month, day))
}

fn check_year(year: i32) -> Result<u32> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Ok(year.unsigned_abs());
    }
    Err(Error::date(format!(
        "year {year} is outside the Solar Hijri calendar's range, {FIRST_YEAR} to {LAST_YEAR}"
    )))
}

const _: () = assert!(FIRST_DAY.0 as i64 == super::gregorian::civil_day(622, 3, 21));
const _: () = assert!(FIRST_DAY.0 + new_year(3001) as i32 - 1 == LAST_DAY.0);
