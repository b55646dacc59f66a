//! The Islamic (lunar Hijri) calendar in three variants.
//!
//! | variant | range | months |
//! |---|---|---|
//! | [`UmmAlQura`](IslamicVariant::UmmAlQura) | 1343 to 1500 AH | the calendar that Saudi Arabia printed |
//! | [`UmmAlQuraComputed`](IslamicVariant::UmmAlQuraComputed) | 1300 to 1600 AH | the table that KACST computed, as in ICU and Java |
//! | [`Civil`](IslamicVariant::Civil) | 1 to 9665 AH | arithmetic: 30 and 29 days by turns, 11 leap years in 30 |
//!
//! The first two are equal from 1420 to 1449 AH (1999 to 2028). A month that was announced by sighting of
//! the moon, in any country, can be a day away from all three.

use super::day::Day;
use super::islamic_table::{COMPUTED, PRINTED};
use super::kind::{check_day, check_month};
use crate::error::{Error, Result};

/// Which Islamic calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum IslamicVariant {
    /// Umm al-Qura as printed in Saudi Arabia, 1343 to 1500 AH.
    #[default]
    UmmAlQura,
    /// Umm al-Qura as computed by KACST, which ICU has, 1300 to 1600 AH.
    UmmAlQuraComputed,
    /// The arithmetic calendar, epoch 16 July 622 (Julian), leap years 2 5 7 10 13 16 18 21 24 26 29 of 30.
    Civil,
}

impl IslamicVariant {
    /// Every variant.
    pub const ALL: [IslamicVariant; 3] =
        [IslamicVariant::UmmAlQura, IslamicVariant::UmmAlQuraComputed, IslamicVariant::Civil];

    /// The name: "umalqura", "umalqura-icu" or "civil".
    pub const fn name(self) -> &'static str {
        match self {
            IslamicVariant::UmmAlQura => "umalqura",
            IslamicVariant::UmmAlQuraComputed => "umalqura-icu",
            IslamicVariant::Civil => "civil",
        }
    }

    /// The variant of a name.
    ///
    /// ```
    /// use yeksan::calendar::IslamicVariant;
    /// assert_eq!(IslamicVariant::from_name("civil")?, IslamicVariant::Civil);
    /// # Ok::<(), yeksan::Error>(())
    /// ```
    pub fn from_name(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|variant| variant.name() == name).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|v| format!("{:?}", v.name())).collect();
            Error::option(format!("variant={name:?} is not known; use one of {}", known.join(", ")))
        })
    }

    /// The first and the last year of its range.
    pub const fn years(self) -> (i32, i32) {
        match self {
            IslamicVariant::UmmAlQura => (PRINTED.first_year, PRINTED.last_year),
            IslamicVariant::UmmAlQuraComputed => (COMPUTED.first_year, COMPUTED.last_year),
            IslamicVariant::Civil => (1, CIVIL_LAST_YEAR),
        }
    }

    const fn table(self) -> Option<&'static Table> {
        match self {
            IslamicVariant::UmmAlQura => Some(&PRINTED),
            IslamicVariant::UmmAlQuraComputed => Some(&COMPUTED),
            IslamicVariant::Civil => None,
        }
    }

    /// The first and the last day of its range.
    pub fn days(self) -> (Day, Day) {
        match self.table() {
            Some(table) => {
                let length = table.starts.last().copied().unwrap_or(1);
                (Day(table.first_day), Day(table.first_day + length as i32 - 1))
            }
            None => (Day(CIVIL_EPOCH), Day(civil_new_year(CIVIL_LAST_YEAR + 1) - 1)),
        }
    }
}

/// The starts of all months of some years.
pub(super) struct Table {
    pub(super) first_year: i32,
    pub(super) last_year: i32,
    pub(super) first_day: i32,
    /// Days since the first day, a month each, and the day after the last.
    pub(super) starts: &'static [u32],
}

impl Table {
    /// The first day of a month, counted by months from the first of the table.
    fn start(&self, month: usize) -> Option<u32> {
        self.starts.get(month).copied()
    }

    /// The month that has a day, and its first day, both counted from the table's beginning.
    fn find(&self, day: u32) -> Option<(usize, u32)> {
        // A mean month has 29.530588 days; what is printed is never more than two days away from that.
        let guess = (u64::from(day) * 1_000_000 / 29_530_588) as usize;
        (guess.saturating_sub(1)..=guess + 1).rev().find_map(|month| {
            let start = self.start(month)?;
            (start <= day && month + 1 < self.starts.len()).then_some((month, start))
        })
    }
}

/// 1 Muharram 1: Friday 16 July 622 of the Julian calendar.
const CIVIL_EPOCH: i32 = -492_148;
const CIVIL_LAST_YEAR: i32 = 9665;

const fn civil_new_year(year: i32) -> i32 {
    CIVIL_EPOCH + (year - 1) * 354 + (3 + 11 * year) / 30
}

const fn civil_is_leap(year: i32) -> bool {
    (14 + 11 * year) % 30 < 11
}

/// Whether a year has 355 days; an error outside the variant's range.
pub fn is_leap_year(year: i32, variant: IslamicVariant) -> Result<bool> {
    check_year(year, variant)?;
    Ok(match variant.table() {
        None => civil_is_leap(year),
        Some(table) => {
            let month = (year - table.first_year) as usize * 12;
            table.start(month + 12).zip(table.start(month)).is_some_and(|(b, a)| b - a > 354)
        }
    })
}

/// How many days a month has; an error if there is no such month or year.
///
/// ```
/// use yeksan::calendar::{IslamicVariant, islamic};
/// assert_eq!(islamic::month_length(1443, 5, IslamicVariant::UmmAlQura)?, 30);
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn month_length(year: i32, month: u8, variant: IslamicVariant) -> Result<u8> {
    check_year(year, variant)?;
    check_month(month)?;
    let (_, length) = month_start(year, month, variant);
    Ok(length)
}

/// The first day and the length of a month that exists.
fn month_start(year: i32, month: u8, variant: IslamicVariant) -> (i32, u8) {
    match variant.table() {
        None => {
            let before = (59 * (i32::from(month) - 1) + 1) / 2;
            let length =
                if month % 2 == 1 || (month == 12 && civil_is_leap(year)) { 30 } else { 29 };
            (civil_new_year(year) + before, length)
        }
        Some(table) => {
            let index = (year - table.first_year) as usize * 12 + usize::from(month) - 1;
            let start = table.start(index).unwrap_or(0);
            let next = table.start(index + 1).unwrap_or(start);
            (table.first_day + start as i32, (next - start) as u8)
        }
    }
}

/// The day of a date; an error if it does not exist.
///
/// ```
/// use yeksan::calendar::{IslamicVariant, islamic};
/// let day = islamic::to_day(1443, 5, 26, IslamicVariant::UmmAlQura)?;
/// assert_eq!(day.to_iso(), "2021-12-30");
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn to_day(year: i32, month: u8, day: u8, variant: IslamicVariant) -> Result<Day> {
    check_year(year, variant)?;
    check_month(month)?;
    let (start, length) = month_start(year, month, variant);
    if day == 0 || day > length {
        let which = format!(" in {year} ({})", variant.name());
        check_day(super::Calendar::Islamic(variant), year, month, day, length, &which)?;
    }
    Ok(Day(start + i32::from(day) - 1))
}

/// The year, month and day of a day; an error outside the variant's range.
///
/// ```
/// use yeksan::calendar::{Day, IslamicVariant, islamic};
/// assert_eq!(islamic::from_day(Day(0), IslamicVariant::UmmAlQura)?, (1389, 10, 23));
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn from_day(day: Day, variant: IslamicVariant) -> Result<(i32, u8, u8)> {
    let (first, last) = variant.days();
    if day < first || day > last {
        let (from, to) = variant.years();
        return Err(Error::date(format!(
            "{day} is outside the Islamic years {from} to {to} of variant {:?} ({first} to {last})",
            variant.name()
        )));
    }
    let found = match variant.table() {
        None => civil_from_day(day.0),
        Some(table) => {
            let days = (day.0 - table.first_day) as u32;
            let (month, start) = table.find(days).unwrap_or((0, 0));
            (
                table.first_year + (month / 12) as i32,
                (month % 12) as u8 + 1,
                (days - start) as u8 + 1,
            )
        }
    };
    Ok(found)
}

fn civil_from_day(day: i32) -> (i32, u8, u8) {
    // 30 years have 10,631 days.
    let year = ((30 * i64::from(day - CIVIL_EPOCH) + 10_646) / 10_631) as i32;
    let day_of_year = day - civil_new_year(year);
    let month = (2 * day_of_year / 59).min(11);
    let before = (59 * month + 1) / 2;
    (year, month as u8 + 1, (day_of_year - before) as u8 + 1)
}

fn check_year(year: i32, variant: IslamicVariant) -> Result<()> {
    let (first, last) = variant.years();
    if (first..=last).contains(&year) {
        return Ok(());
    }
    let other = match variant {
        IslamicVariant::Civil => "",
        _ => "; variant=\"civil\" reaches from 1 to 9665",
    };
    Err(Error::date(format!(
        "year {year} is outside the Islamic calendar's range, {first} to {last} for variant {:?}{other}",
        variant.name()
    )))
}

const _: () = assert!(CIVIL_EPOCH as i64 == super::gregorian::civil_day(622, 7, 19));
