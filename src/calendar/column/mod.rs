//! Whole columns of dates: days to years, months and days, and back; fields, periods and text of dates.

mod fields;
mod solar;

use self::solar::BLOCK;
use super::{Calendar, Day};
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;

pub use fields::{DateField, IntColumn, TextColumn, field, floor, texts};

/// What becomes of a value that is no date of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OnError {
    /// An error that names the row.
    #[default]
    Raise,
    /// The value is null.
    Null,
}

/// The unit of a timestamp, which counts from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Thousandths of a second.
    Millisecond,
    /// Millionths of a second.
    Microsecond,
    /// Billionths of a second.
    Nanosecond,
}

impl TimeUnit {
    /// How many of them make a day.
    pub const fn per_day(self) -> i64 {
        86_400
            * match self {
                TimeUnit::Second => 1,
                TimeUnit::Millisecond => 1_000,
                TimeUnit::Microsecond => 1_000_000,
                TimeUnit::Nanosecond => 1_000_000_000,
            }
    }
}

/// A column of years, months and days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DateColumn {
    /// The years; 0 where null.
    pub years: Vec<i32>,
    /// The months, 1 to 12; 0 where null.
    pub months: Vec<u8>,
    /// The days, 1 to 31; 0 where null.
    pub days: Vec<u8>,
    /// Which rows hold a date; none if all do.
    pub valid: Option<Vec<bool>>,
}

/// A column of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayColumn {
    /// The days since 1970-01-01; 0 where null.
    pub days: Vec<i32>,
    /// Which rows hold a day; none if all do.
    pub valid: Option<Vec<bool>>,
}

/// Days, or timestamps that stand for their days.
#[derive(Debug, Clone, Copy)]
pub enum Days<'a> {
    /// Days since 1970-01-01.
    Days(&'a [i32]),
    /// Time since the beginning of 1970-01-01, in local time.
    Timestamps(&'a [i64], TimeUnit),
    /// So many rows that are all null.
    Nothing(usize),
}

impl<'a> Days<'a> {
    /// How many there are.
    pub const fn len(&self) -> usize {
        match self {
            Days::Days(days) => days.len(),
            Days::Timestamps(timestamps, _) => timestamps.len(),
            Days::Nothing(length) => *length,
        }
    }

    /// At most `length` of them, from a row on.
    pub fn slice(&self, start: usize, length: usize) -> Days<'a> {
        let end = start.saturating_add(length).min(self.len());
        match *self {
            Days::Days(days) => Days::Days(days.get(start..end).unwrap_or_default()),
            Days::Timestamps(timestamps, unit) => {
                Days::Timestamps(timestamps.get(start..end).unwrap_or_default(), unit)
            }
            Days::Nothing(_) => Days::Nothing(end.saturating_sub(start)),
        }
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All as days; a timestamp that no day can count becomes the first or last that can.
    pub fn to_vec(&self) -> Vec<i32> {
        let mut days = vec![0; self.len()];
        self.copy(0, &mut days);
        days
    }

    /// Copies days from a row on.
    fn copy(&self, row: usize, out: &mut [i32]) {
        fn all<const PER_DAY: i64>(timestamps: &[i64], out: &mut [i32]) {
            for (timestamp, day) in timestamps.iter().zip(out) {
                let floor = timestamp.div_euclid(PER_DAY);
                *day = floor.clamp(i32::MIN.into(), i32::MAX.into()) as i32;
            }
        }
        match self {
            Days::Days(days) => {
                for (day, out) in days.iter().skip(row).zip(out) {
                    *out = *day;
                }
            }
            Days::Nothing(_) => out.fill(0),
            Days::Timestamps(timestamps, unit) => {
                let from = timestamps.get(row..).unwrap_or_default();
                match unit {
                    TimeUnit::Second => all::<86_400>(from, out),
                    TimeUnit::Millisecond => all::<86_400_000>(from, out),
                    TimeUnit::Microsecond => all::<86_400_000_000>(from, out),
                    TimeUnit::Nanosecond => all::<86_400_000_000_000>(from, out),
                }
            }
        }
    }
}

/// Year, month and day of each day.
///
/// Rows that `valid` marks false are null and stay null. A day outside the calendar's range is an
/// error that names the row, or becomes null.
///
/// ```
/// use yeksan::calendar::Calendar;
/// use yeksan::calendar::column::{Days, OnError, split};
/// let days = Days::Days(&[18_991, 0]);
/// let dates = split(Calendar::Solar, days, None, OnError::Raise, &yeksan::Interrupt::new())?;
/// assert_eq!((dates.years, dates.months, dates.days), (vec![1400, 1348], vec![10, 10], vec![9, 11]));
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn split(
    calendar: Calendar,
    days: Days<'_>,
    valid: Option<&[bool]>,
    errors: OnError,
    interrupt: &Interrupt,
) -> Result<DateColumn> {
    let length = days.len();
    check_mask(valid, length)?;
    let mut out = DateColumn {
        years: vec![0; length],
        months: vec![0; length],
        days: vec![0; length],
        valid: valid.map(<[bool]>::to_vec),
    };
    let mut invalid = Vec::new();
    let (first, last) = calendar.days();
    let mut one = |row: usize, day: i32, year: &mut i32, month: &mut u8, day_of_month: &mut u8| {
        if is_null(valid, row) {
            return Ok(());
        }
        if errors == OnError::Null && !(first.0..=last.0).contains(&day) {
            // No need to make a message.
            invalid.push(row);
            return Ok(());
        }
        match calendar.from_day(Day(day)) {
            Ok(date) => (*year, *month, *day_of_month) = date,
            Err(error) if errors == OnError::Raise => return Err(error.at_row(row)),
            Err(_) => invalid.push(row),
        }
        Ok(())
    };
    let mut block = [0; BLOCK];
    let years = out.years.chunks_mut(BLOCK);
    let months = out.months.chunks_mut(BLOCK);
    let days_of_month = out.days.chunks_mut(BLOCK);
    for (i, ((years, months), days_of_month)) in years.zip(months).zip(days_of_month).enumerate() {
        if i % INTERRUPT_BLOCKS == 0 {
            interrupt.check()?;
        }
        days.copy(i * BLOCK, &mut block);
        if let Some(valid) = valid {
            // What stands in a null row is often out of range and would hold up the whole block.
            for (day, valid) in block.iter_mut().zip(valid.iter().skip(i * BLOCK)) {
                *day = if *valid { *day } else { 0 };
            }
        }
        if calendar == Calendar::Solar
            && let (Ok(years), Ok(months), Ok(days_of_month)) = (
                (&mut *years).try_into(),
                (&mut *months).try_into(),
                (&mut *days_of_month).try_into(),
            )
            && solar::split(&block, years, months, days_of_month)
        {
            continue;
        }
        let outputs = years.iter_mut().zip(months).zip(days_of_month);
        for (j, (&day, ((year, month), day_of_month))) in block.iter().zip(outputs).enumerate() {
            one(i * BLOCK + j, day, year, month, day_of_month)?;
        }
    }
    mark_null(&mut out.valid, &invalid, length);
    if let Some(valid) = &out.valid {
        zero_nulls(&mut out.years, valid);
        zero_nulls(&mut out.months, valid);
        zero_nulls(&mut out.days, valid);
    }
    Ok(out)
}

/// The day of each year, month and day.
///
/// Rows that `valid` marks false are null and stay null. A date that does not exist is an error that
/// names the row, or becomes null.
///
/// ```
/// use yeksan::calendar::{Calendar, column};
/// let interrupt = yeksan::Interrupt::new();
/// let error = column::join(
///     Calendar::Solar, &[1403, 1404], &[12, 12], &[30, 30], None, column::OnError::Raise, &interrupt,
/// );
/// assert_eq!(
///     error.unwrap_err().to_string(),
///     "row 1: 30 Esfand 1404 does not exist: Esfand has 29 days in a common year"
/// );
/// ```
pub fn join(
    calendar: Calendar,
    years: &[i32],
    months: &[i32],
    days_of_month: &[i32],
    valid: Option<&[bool]>,
    errors: OnError,
    interrupt: &Interrupt,
) -> Result<DayColumn> {
    let length = years.len();
    if months.len() != length || days_of_month.len() != length {
        return Err(Error::data(format!(
            "years, months and days must be equally many, but there are {length}, {} and {}",
            months.len(),
            days_of_month.len()
        )));
    }
    check_mask(valid, length)?;
    let mut days = vec![0; length];
    let mut invalid = Vec::new();
    let mut one = |row: usize, year: i32, month: i32, day_of_month: i32, day: &mut i32| {
        if is_null(valid, row) {
            return Ok(());
        }
        match to_day(calendar, year, month, day_of_month) {
            Ok(number) => *day = number.0,
            Err(error) if errors == OnError::Raise => return Err(error.at_row(row)),
            Err(_) => invalid.push(row),
        }
        Ok(())
    };
    let inputs = years.chunks(BLOCK).zip(months.chunks(BLOCK)).zip(days_of_month.chunks(BLOCK));
    for (i, (((years, months), days_of_month), out)) in
        inputs.zip(days.chunks_mut(BLOCK)).enumerate()
    {
        if i % INTERRUPT_BLOCKS == 0 {
            interrupt.check()?;
        }
        if calendar == Calendar::Solar
            && let (Ok(years), Ok(months), Ok(days_of_month), Ok(out)) = (
                years.try_into(),
                months.try_into(),
                days_of_month.try_into(),
                (&mut *out).try_into(),
            )
            && solar::join(years, months, days_of_month, out)
        {
            continue;
        }
        let inputs = years.iter().zip(months).zip(days_of_month);
        for (j, (((&year, &month), &day_of_month), day)) in inputs.zip(out).enumerate() {
            one(i * BLOCK + j, year, month, day_of_month, day)?;
        }
    }
    let mut valid = valid.map(<[bool]>::to_vec);
    mark_null(&mut valid, &invalid, length);
    if let Some(valid) = &valid {
        zero_nulls(&mut days, valid);
    }
    Ok(DayColumn { days, valid })
}

/// The day of a date whose parts may be any number.
fn to_day(calendar: Calendar, year: i32, month: i32, day: i32) -> Result<Day> {
    let narrow = |number: i32, what: &str, most: u8| {
        u8::try_from(number).map_err(|_| {
            Error::date(format!("{what} {number} does not exist: {what}s are 1 to {most}"))
        })
    };
    calendar.to_day(year, narrow(month, "month", 12)?, narrow(day, "day", 31)?)
}

/// A million rows, a few milliseconds.
const INTERRUPT_BLOCKS: usize = 1 << 15;

fn is_null(valid: Option<&[bool]>, row: usize) -> bool {
    valid.is_some_and(|valid| valid.get(row) == Some(&false))
}

fn check_mask(valid: Option<&[bool]>, length: usize) -> Result<()> {
    match valid {
        Some(valid) if valid.len() != length => Err(Error::data(format!(
            "the validity mask has {} rows, the column {length}",
            valid.len()
        ))),
        _ => Ok(()),
    }
}

fn mark_null(valid: &mut Option<Vec<bool>>, invalid: &[usize], length: usize) {
    if invalid.is_empty() {
        return;
    }
    let valid = valid.get_or_insert_with(|| vec![true; length]);
    for &row in invalid {
        if let Some(valid) = valid.get_mut(row) {
            *valid = false;
        }
    }
}

fn zero_nulls<T: Default>(values: &mut [T], valid: &[bool]) {
    for (value, valid) in values.iter_mut().zip(valid) {
        if !valid {
            *value = T::default();
        }
    }
}

impl DateColumn {
    /// Puts the rows of another column after these.
    pub fn append(&mut self, other: DateColumn) {
        append_valid(&mut self.valid, self.years.len(), other.valid, other.years.len());
        self.years.extend_from_slice(&other.years);
        self.months.extend_from_slice(&other.months);
        self.days.extend_from_slice(&other.days);
    }
}

impl DayColumn {
    /// Puts the rows of another column after these.
    pub fn append(&mut self, other: DayColumn) {
        append_valid(&mut self.valid, self.days.len(), other.valid, other.days.len());
        self.days.extend_from_slice(&other.days);
    }
}

fn append_valid(
    valid: &mut Option<Vec<bool>>,
    length: usize,
    other: Option<Vec<bool>>,
    other_length: usize,
) {
    if valid.is_none() && other.is_none() {
        return;
    }
    let all = valid.get_or_insert_with(|| vec![true; length]);
    match other {
        Some(other) => all.extend_from_slice(&other),
        None => all.resize(length + other_length, true),
    }
}
