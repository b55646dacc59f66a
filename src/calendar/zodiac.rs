//! The Solar Hijri months as they were counted before 1304 AP: by the signs of the zodiac.
//!
//! A month lasted while the sun was in its sign, 29 to 32 days. The years begin on the same days as those of the
//! modern calendar; within a year a date can be a day off.

use super::zodiac_table::{FIRST_YEAR, LENGTHS};
use super::{Day, solar};
use crate::error::{Error, Result};

/// The first and the last year of the table.
pub const YEARS: std::ops::RangeInclusive<i32> = FIRST_YEAR..=LAST_YEAR;
const LAST_YEAR: i32 = 1303;

/// The lengths of the months of a year.
fn lengths(year: i32) -> Result<&'static [u8; 12]> {
    usize::try_from(i64::from(year) - i64::from(FIRST_YEAR))
        .ok()
        .and_then(|row| LENGTHS.get(row))
        .ok_or_else(|| {
            Error::date(format!(
                "the lengths of the zodiac months of {year} AP are not known; they are for {FIRST_YEAR} to {LAST_YEAR}"
            ))
        })
}

/// The day of a date of the zodiac months.
///
/// ```
/// use yeksan::calendar::zodiac;
/// assert_eq!(zodiac::to_day(1290, 4, 1)?.to_iso(), "1911-06-23");
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn to_day(year: i32, month: u8, day: u8) -> Result<Day> {
    let lengths = lengths(year)?;
    let place = usize::from(month).wrapping_sub(1);
    let length = *lengths
        .get(place)
        .ok_or_else(|| Error::date(format!("month {month} is not between 1 and 12")))?;
    if !(1..=length).contains(&day) {
        return Err(Error::date(format!(
            "day {day} is not in month {month} of {year} AP: by the zodiac it has {length} days"
        )));
    }
    let before: i64 = lengths.iter().take(place).map(|length| i64::from(*length)).sum();
    let first = solar::to_day(year, 1, 1)?;
    first.plus(before.saturating_add(i64::from(day)).saturating_sub(1)).ok_or_else(|| {
        Error::date(format!("day {day} of month {month} of {year} AP is out of range"))
    })
}

/// Year, month and day by the zodiac months.
///
/// ```
/// use yeksan::calendar::{gregorian, zodiac};
/// assert_eq!(zodiac::from_day(gregorian::to_day(1911, 6, 22)?)?, (1290, 3, 32));
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn from_day(day: Day) -> Result<(i32, u8, u8)> {
    let (year, _, _) = solar::from_day(day)?;
    let lengths = lengths(year)?;
    let mut left = day.0.saturating_sub(solar::to_day(year, 1, 1)?.0);
    for (month, length) in (1u8..).zip(lengths) {
        let length = i32::from(*length);
        if left < length {
            return Ok((year, month, u8::try_from(left.saturating_add(1)).unwrap_or(u8::MAX)));
        }
        left = left.saturating_sub(length);
    }
    Err(Error::date(format!("{} is out of range", day.to_iso())))
}
