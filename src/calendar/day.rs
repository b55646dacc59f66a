//! A day, apart from any calendar.

use super::gregorian;
use std::fmt;

/// A day, counted from 1970-01-01 in the proleptic Gregorian calendar.
///
/// ```
/// use yeksan::calendar::Day;
/// let day = Day(18_991);
/// assert_eq!(day.to_iso(), "2021-12-30");
/// assert_eq!(day.weekday(), 3); // a Thursday
/// assert_eq!(day.iso_week(), (2021, 52));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(pub i32);

impl Day {
    /// The day of the week, Monday 0 to Sunday 6.
    pub const fn weekday(self) -> u8 {
        // Day 0 was a Thursday.
        (self.0 as i64 + 3).rem_euclid(7) as u8
    }

    /// The day of the week as Iran and Afghanistan count it, Saturday 0 to Friday 6.
    pub const fn solar_weekday(self) -> u8 {
        (self.0 as i64 + 5).rem_euclid(7) as u8
    }

    /// The ISO 8601 year and week, 1 to 53.
    pub fn iso_week(self) -> (i32, u8) {
        // The week belongs to the year that has its Thursday.
        let thursday = i64::from(self.0) - i64::from(self.weekday()) + 3;
        let (year, _, _) = gregorian::civil(thursday);
        let new_year = gregorian::civil_day(i64::from(year), 1, 1);
        let week = (thursday - new_year) / 7 + 1;
        (year, u8::try_from(week).unwrap_or(53))
    }

    /// The day some days later, or earlier if negative; none beyond what can be counted.
    pub fn plus(self, days: i64) -> Option<Day> {
        i32::try_from(i64::from(self.0).checked_add(days)?).ok().map(Day)
    }

    /// The Gregorian date as YYYY-MM-DD; years beyond 0 to 9999 have a sign and six digits.
    pub fn to_iso(self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = gregorian::civil(i64::from(self.0));
        if (0..=9999).contains(&year) {
            write!(f, "{year:04}-{month:02}-{day:02}")
        } else {
            write!(f, "{year:+07}-{month:02}-{day:02}")
        }
    }
}
