//! Many Solar Hijri dates at once, 32 to a block.
//!
//! A year of our time is found in four-byte floats, which every processor divides four at a time: counted
//! from the middle of the fast range, all numbers are whole and small enough to be exact. So are month and
//! day found, whichever way the year was. Other years of the calendar are found one by one, without a branch; what lies
//! outside, or does not exist, is left to the caller.

use crate::calendar::solar::{FIRST_DAY, LAST_DAY, LAST_YEAR, is_corrected, new_year};

/// How many dates make a block.
pub(super) const BLOCK: usize = 32;

/// The middle of the years that floats find.
const MIDDLE: u32 = 1341;
/// Last of the years that the 33-year rule gets right, with their successor.
const LAST_FAST: u32 = 1501;
const FIRST_FAST: u32 = 2 * MIDDLE - LAST_FAST;
const FAST_DAYS: u32 = new_year(LAST_FAST + 1) - new_year(FIRST_FAST);

/// Days from 1 Farvardin 1 to the whole calendar's end.
const ALL_DAYS: u32 = (LAST_DAY.0 - FIRST_DAY.0 + 1) as u32;

/// Adding it to a float below 2^22 rounds that to a whole number, which then stands in the low bits.
const ROUNDER: f32 = 12_582_912.0;

/// The bits of a whole number that was rounded so are as many more.
const BITS_OF_0: i32 = ROUNDER.to_bits() as i32;

/// Splits a block of days; false, and nothing of use in the outputs, if one is out of the calendar's range.
#[inline]
pub(super) fn split(
    days: &[i32; BLOCK],
    years: &mut [i32; BLOCK],
    months: &mut [i32; BLOCK],
    days_of_month: &mut [i32; BLOCK],
) -> bool {
    const FAST_FROM: i32 = FIRST_DAY.0 + new_year(FIRST_FAST) as i32;
    let within = |from: i32, length: u32| {
        days.iter().fold(true, |all, day| all & ((day.wrapping_sub(from) as u32) < length))
    };
    let mut days_of_year = [0.0; BLOCK];
    if within(FAST_FROM, FAST_DAYS) {
        split_by_rule(days, years, &mut days_of_year);
    } else if within(FIRST_DAY.0, ALL_DAYS) {
        split_by_equinox(days, years, &mut days_of_year);
    } else {
        return false;
    }
    months_and_days(&days_of_year, months, days_of_month);
    true
}

/// Months and days of days of the year from 0: six months of 31 days, then months of 30.
#[inline]
fn months_and_days(
    days_of_year: &[f32; BLOCK],
    months: &mut [i32; BLOCK],
    days_of_month: &mut [i32; BLOCK],
) {
    // Half a day more and half a month less, as with years.
    const BY_31: f32 = 0.5 / 31.0 - 0.5;
    const BY_30: f32 = (0.5 - 6.0) / 30.0 - 0.5;
    for ((of_year, month), of_month) in days_of_year.iter().zip(months).zip(days_of_month) {
        // The larger is the right one, and so is the smaller number of days before.
        let (early, late) = (of_year * (1.0 / 31.0) + BY_31, of_year * (1.0 / 30.0) + BY_30);
        let rounded = if early > late { early } else { late } + ROUNDER;
        let before_it = rounded - ROUNDER;
        let (early, late) = (31.0 * before_it, 30.0 * before_it + 6.0);
        let in_month = of_year - if early < late { early } else { late };
        *month = (rounded.to_bits() as i32).wrapping_sub(BITS_OF_0 - 1);
        *of_month = ((in_month + ROUNDER).to_bits() as i32).wrapping_sub(BITS_OF_0 - 1);
    }
}

/// Years by the 33-year rule: floor((33 d + a) / 12053), and leap days floor((8 y + b) / 33).
#[inline]
fn split_by_rule(days: &[i32; BLOCK], years: &mut [i32; BLOCK], days_of_year: &mut [f32; BLOCK]) {
    const FROM: i32 = FIRST_DAY.0 + new_year(MIDDLE) as i32;
    // What the rule's dividends leave over at the middle. Half a unit more keeps the quotients away from whole
    // numbers, where float rounding could tip them; half a quotient less makes rounding a floor.
    const YEAR: f32 = (((33 * new_year(MIDDLE) + 3) % 12_053) as f32 + 0.5) / 12_053.0 - 0.5;
    const LEAP: f32 = (((8 * MIDDLE + 21) % 33) as f32 + 0.5) / 33.0 - 0.5;
    for ((day, year), of_year) in days.iter().zip(years).zip(days_of_year) {
        let since = day.wrapping_sub(FROM) as f32;
        let rounded = since * (33.0 / 12_053.0) + YEAR + ROUNDER;
        let from_middle = rounded - ROUNDER;
        let leap_days = (from_middle * (8.0 / 33.0) + LEAP + ROUNDER) - ROUNDER;
        *year = (rounded.to_bits() as i32).wrapping_sub(BITS_OF_0 - MIDDLE as i32);
        *of_year = since - (365.0 * from_middle + leap_days);
    }
}

/// Years by the rule and its corrections.
#[inline]
fn split_by_equinox(
    days: &[i32; BLOCK],
    years: &mut [i32; BLOCK],
    days_of_year: &mut [f32; BLOCK],
) {
    for ((day, year), of_year) in days.iter().zip(years).zip(days_of_year) {
        let since = day.wrapping_sub(FIRST_DAY.0) as u32;
        let by_rule = (33 * since + 3) / 12_053 + 1;
        let in_year = since.wrapping_sub(new_year(by_rule));
        // By the rule this year has a 366th day; by the equinox that day begins the next.
        let next = (in_year == 365) & is_corrected(by_rule);
        *year = (by_rule + u32::from(next)) as i32;
        *of_year = if next { 0 } else { in_year as i32 } as f32;
    }
}

/// Joins a block of dates to days; false, and nothing of use in the output, if one does not exist.
#[inline]
pub(super) fn join(
    years: &[i32; BLOCK],
    months: &[i32; BLOCK],
    days_of_month: &[i32; BLOCK],
    days: &mut [i32; BLOCK],
) -> bool {
    let within = |numbers: &[i32; BLOCK], last: u32| {
        numbers.iter().fold(true, |all, number| all & ((number.wrapping_sub(1) as u32) < last))
    };
    if !(within(months, 12) & within(days_of_month, 31)) {
        false
    } else if within(years, LAST_FAST) {
        join_by_rule(years, months, days_of_month, days)
    } else {
        within(years, LAST_YEAR as u32) && join_by_equinox(years, months, days_of_month, days)
    }
}

/// Days by the 33-year rule, in floats; false if a day is not in its month.
#[inline]
fn join_by_rule(
    years: &[i32; BLOCK],
    months: &[i32; BLOCK],
    days_of_month: &[i32; BLOCK],
    days: &mut [i32; BLOCK],
) -> bool {
    let leap_days = |year: f32| (year * (8.0 / 33.0) + (21.5_f32 / 33.0 - 0.5) + ROUNDER) - ROUNDER;
    let mut all = true;
    let inputs = years.iter().zip(months).zip(days_of_month);
    for (((&year, &month), &of_month), day) in inputs.zip(days) {
        let (year, month, of_month) = (year as f32, month as f32, of_month as f32);
        let leap = leap_days(year);
        let esfand = 29.0 + (leap_days(year + 1.0) - leap);
        let after_mehr = if month <= 11.0 { 30.0 } else { esfand };
        let length = if month <= 6.0 { 31.0 } else { after_mehr };
        all &= of_month <= length;
        let before = if month <= 7.0 { 31.0 * month - 31.0 } else { 30.0 * month - 24.0 };
        let since = 365.0 * year + leap + before + of_month - 366.0;
        *day = ((since + ROUNDER).to_bits() & 0x003F_FFFF) as i32 + FIRST_DAY.0;
    }
    all
}

/// Days by the rule and its corrections; false if a day is not in its month.
#[inline]
fn join_by_equinox(
    years: &[i32; BLOCK],
    months: &[i32; BLOCK],
    days_of_month: &[i32; BLOCK],
    days: &mut [i32; BLOCK],
) -> bool {
    let mut all = true;
    let inputs = years.iter().zip(months).zip(days_of_month);
    for (((&year, &month), &of_month), day) in inputs.zip(days) {
        let first = new_year(year as u32) as i32;
        let esfand = new_year(year as u32 + 1) as i32 - first - 336;
        let after_mehr = if month <= 11 { 30 } else { esfand };
        let length = if month <= 6 { 31 } else { after_mehr };
        all &= of_month <= length;
        let before = if month <= 7 { 31 * month - 31 } else { 30 * month - 24 };
        *day = first + before + of_month - 1 + FIRST_DAY.0;
    }
    all
}

const _: () = assert!(new_year(LAST_FAST + 1) < 1 << 22);
