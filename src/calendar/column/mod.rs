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
        /// The same for units of 2^SHIFT times ODD to a day, in floats, which every processor multiplies two
        /// at a time: less its low bits a timestamp is exact in them, and half a unit more keeps quotients away from
        /// whole numbers, where rounding could tip them.
        fn by_float<const SHIFT: u32, const ODD: u32>(timestamps: &[i64], out: &mut [i32]) {
            const ROUNDER: f64 = 6_755_399_441_055_744.0;
            let from = ROUNDER.to_bits().wrapping_sub(1 << (63 - SHIFT));
            let (unit, half) = (1.0 / f64::from(ODD), 0.5 / f64::from(ODD) - 0.5);
            for (timestamp, day) in timestamps.iter().zip(out) {
                let high = ((*timestamp as u64) ^ (1 << 63)) >> SHIFT;
                let since = f64::from_bits(high.wrapping_add(from)) - ROUNDER;
                *day = (since * unit + half + ROUNDER).to_bits() as i32;
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
                    TimeUnit::Microsecond => by_float::<13, 10_546_875>(from, out),
                    TimeUnit::Nanosecond => by_float::<16, 1_318_359_375>(from, out),
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
    let mut out = DateColumn {
        years: vec![0; length],
        months: vec![0; length],
        days: vec![0; length],
        valid: valid.map(<[bool]>::to_vec),
    };
    let into = DateSlices { years: &mut out.years, months: &mut out.months, days: &mut out.days };
    let lost = split_into(calendar, days, valid, into, |small| small as u8, errors, interrupt)?;
    mark_null(&mut out.valid, &lost, length);
    Ok(out)
}

/// Where years, months and days are put.
#[derive(Debug)]
pub struct DateSlices<'a, T> {
    /// The years; 0 where null.
    pub years: &'a mut [i32],
    /// The months; the 0 of its type where null.
    pub months: &'a mut [T],
    /// The days; the 0 of its type where null.
    pub days: &'a mut [T],
}

/// Does what [`split`] does in memory that is there, with months and days of any type that `small` makes
/// of them; answers the rows that became null.
pub fn split_into<T: Copy>(
    calendar: Calendar,
    days: Days<'_>,
    valid: Option<&[bool]>,
    out: DateSlices<'_, T>,
    small: impl Fn(i32) -> T,
    errors: OnError,
    interrupt: &Interrupt,
) -> Result<Vec<usize>> {
    let length = days.len();
    check_mask(valid, length)?;
    check_lengths([out.years.len(), out.months.len(), out.days.len()], length)?;
    let mut lost = Vec::new();
    let (first, last) = calendar.days();
    let outs = out.years.chunks_mut(BLOCK).zip(out.months.chunks_mut(BLOCK));
    let outs = outs.zip(out.days.chunks_mut(BLOCK)).enumerate();
    let mut block = [0; BLOCK];
    let (mut years, mut months, mut of_month) = ([0; BLOCK], [0; BLOCK], [0; BLOCK]);
    for (i, ((years_out, months_out), days_out)) in outs {
        if i % INTERRUPT_BLOCKS == 0 {
            interrupt.check()?;
        }
        let row = i * BLOCK;
        days.copy(row, &mut block);
        if let Some(valid) = valid {
            // What stands in a null row is often out of range and would hold up the whole block.
            for (day, valid) in block.iter_mut().zip(valid.iter().skip(row)) {
                *day = if *valid { *day } else { 0 };
            }
        }
        let fast = calendar == Calendar::Solar
            && solar::split(&block, &mut years, &mut months, &mut of_month);
        if !fast {
            let outputs = years.iter_mut().zip(&mut months).zip(&mut of_month);
            let rows = (row..length).zip(&block).zip(outputs);
            for ((row, &day), ((year, month), of_month)) in rows {
                (*year, *month, *of_month) = (0, 0, 0);
                if is_null(valid, row) {
                    continue;
                }
                if errors == OnError::Null && !(first.0..=last.0).contains(&day) {
                    // No need to make a message.
                    lost.push(row);
                    continue;
                }
                match calendar.from_day(Day(day)) {
                    Ok((of_era, of_year, day)) => {
                        (*year, *month, *of_month) = (of_era, of_year.into(), day.into());
                    }
                    Err(error) if errors == OnError::Raise => return Err(error.at_row(row)),
                    Err(_) => lost.push(row),
                }
            }
        } else if let Some(valid) = valid {
            let valid = valid.get(row..).unwrap_or_default();
            zero_nulls(&mut years, valid);
            zero_nulls(&mut months, valid);
            zero_nulls(&mut of_month, valid);
        }
        put(&years, years_out, |year| year);
        put(&months, months_out, &small);
        put(&of_month, days_out, &small);
    }
    Ok(lost)
}

/// Copies the beginning of a block.
fn put<A: Copy, B>(block: &[A; BLOCK], out: &mut [B], make: impl Fn(A) -> B) {
    for (from, to) in block.iter().zip(out) {
        *to = make(*from);
    }
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
    let parts = [years, months, days_of_month].map(Numbers::I32);
    let mut out = DayColumn { days: vec![0; length], valid: valid.map(<[bool]>::to_vec) };
    let lost = join_into(calendar, parts, valid, &mut out.days, |day| day, errors, interrupt)?;
    mark_null(&mut out.valid, &lost, length);
    Ok(out)
}

/// Whole numbers of any size.
#[derive(Debug, Clone, Copy)]
pub enum Numbers<'a> {
    /// Of one byte.
    I8(&'a [i8]),
    /// Of two bytes.
    I16(&'a [i16]),
    /// Of four bytes.
    I32(&'a [i32]),
    /// Of eight bytes.
    I64(&'a [i64]),
    /// Of one byte, without a sign.
    U8(&'a [u8]),
    /// Of two bytes, without a sign.
    U16(&'a [u16]),
    /// Of four bytes, without a sign.
    U32(&'a [u32]),
    /// The same number so many times.
    Same(i32, usize),
}

impl<'a> Numbers<'a> {
    /// How many there are.
    pub const fn len(&self) -> usize {
        match self {
            Numbers::I8(all) => all.len(),
            Numbers::I16(all) => all.len(),
            Numbers::I32(all) => all.len(),
            Numbers::I64(all) => all.len(),
            Numbers::U8(all) => all.len(),
            Numbers::U16(all) => all.len(),
            Numbers::U32(all) => all.len(),
            Numbers::Same(_, length) => *length,
        }
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// At most `length` of them, from a row on.
    pub fn slice(&self, start: usize, length: usize) -> Numbers<'a> {
        let end = start.saturating_add(length).min(self.len());
        let rows = start..end;
        match *self {
            Numbers::I8(all) => Numbers::I8(all.get(rows).unwrap_or_default()),
            Numbers::I16(all) => Numbers::I16(all.get(rows).unwrap_or_default()),
            Numbers::I32(all) => Numbers::I32(all.get(rows).unwrap_or_default()),
            Numbers::I64(all) => Numbers::I64(all.get(rows).unwrap_or_default()),
            Numbers::U8(all) => Numbers::U8(all.get(rows).unwrap_or_default()),
            Numbers::U16(all) => Numbers::U16(all.get(rows).unwrap_or_default()),
            Numbers::U32(all) => Numbers::U32(all.get(rows).unwrap_or_default()),
            Numbers::Same(number, _) => Numbers::Same(number, end.saturating_sub(start)),
        }
    }

    /// Copies numbers from a row on; one that four bytes cannot hold is beyond every calendar, and so is the nearest.
    fn copy(&self, row: usize, out: &mut [i32; BLOCK]) {
        fn each<T: Copy>(all: &[T], row: usize, out: &mut [i32; BLOCK], of: impl Fn(T) -> i32) {
            for (number, out) in all.get(row..).unwrap_or_default().iter().zip(out) {
                *out = of(*number);
            }
        }
        match self {
            Numbers::I8(all) => each(all, row, out, i32::from),
            Numbers::I16(all) => each(all, row, out, i32::from),
            Numbers::I32(all) => each(all, row, out, |number| number),
            Numbers::I64(all) => {
                each(all, row, out, |number| number.clamp(i32::MIN.into(), i32::MAX.into()) as i32)
            }
            Numbers::U8(all) => each(all, row, out, i32::from),
            Numbers::U16(all) => each(all, row, out, i32::from),
            Numbers::U32(all) => {
                each(all, row, out, |number| i32::try_from(number).unwrap_or(i32::MAX));
            }
            Numbers::Same(number, _) => out.fill(*number),
        }
    }
}

/// Does what [`join`] does with numbers of any size, in memory that is there, as what `make` makes of a day;
/// answers the rows that became null. Rows that are null have the day 0.
pub fn join_into<T>(
    calendar: Calendar,
    [years, months, days_of_month]: [Numbers<'_>; 3],
    valid: Option<&[bool]>,
    out: &mut [T],
    make: impl Fn(i32) -> T,
    errors: OnError,
    interrupt: &Interrupt,
) -> Result<Vec<usize>> {
    let length = years.len();
    check_lengths([months.len(), days_of_month.len(), out.len()], length)?;
    check_mask(valid, length)?;
    let mut lost = Vec::new();
    let (mut year, mut month, mut of_month) = ([0; BLOCK], [0; BLOCK], [0; BLOCK]);
    let mut block = [0; BLOCK];
    for (i, out) in out.chunks_mut(BLOCK).enumerate() {
        if i % INTERRUPT_BLOCKS == 0 {
            interrupt.check()?;
        }
        let row = i * BLOCK;
        years.copy(row, &mut year);
        months.copy(row, &mut month);
        days_of_month.copy(row, &mut of_month);
        let nulls = valid.and_then(|valid| valid.get(row..));
        if let Some(valid) = nulls {
            // A date that exists, so that a null row does not hold up the whole block.
            for (j, _) in valid.iter().take(BLOCK).enumerate().filter(|(_, valid)| !**valid) {
                for part in [&mut year, &mut month, &mut of_month] {
                    if let Some(part) = part.get_mut(j) {
                        *part = 1;
                    }
                }
            }
        }
        let fast = calendar == Calendar::Solar && solar::join(&year, &month, &of_month, &mut block);
        if !fast {
            let dates = year.iter().zip(&month).zip(&of_month);
            for ((row, ((&year, &month), &of_month)), day) in
                (row..length).zip(dates).zip(&mut block)
            {
                *day = 0;
                if is_null(valid, row) {
                    continue;
                }
                match to_day(calendar, year, month, of_month) {
                    Ok(number) => *day = number.0,
                    Err(error) if errors == OnError::Raise => return Err(error.at_row(row)),
                    Err(_) => lost.push(row),
                }
            }
        } else if let Some(valid) = nulls {
            zero_nulls(&mut block, valid);
        }
        put(&block, out, &make);
    }
    Ok(lost)
}

fn check_lengths(lengths: [usize; 3], wanted: usize) -> Result<()> {
    if lengths == [wanted; 3] {
        return Ok(());
    }
    let [a, b, c] = lengths;
    Err(Error::data(format!(
        "the columns must be equally long, but there are {wanted}, {a}, {b} and {c} rows"
    )))
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

/// Marks rows as null that were not.
pub fn mark_null(valid: &mut Option<Vec<bool>>, invalid: &[usize], length: usize) {
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
