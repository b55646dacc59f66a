//! One date from one string.

use super::DateFinder;
use super::mention::Kind;
use super::span::to_day;
use crate::calendar::{Calendar, Day};
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;
use crate::script::{Class, Language, class, digit_value};

/// Reads a string that is one date: `۹ دی ۱۴۰۰`, `1400/10/9`, `30 ديسمبر 2021`, `2021-12-30`.
///
/// A weekday beside the date must agree with it. With a calendar, dates in numbers are read in it; without
/// one, the month name or the year tells. What is no whole date is an error that says why.
///
/// ```
/// use yeksan::{calendar::Calendar, dates::parse};
/// assert_eq!(parse("۹ دی ۱۴۰۰", None, None)?.to_iso(), "2021-12-30");
/// assert_eq!(parse("1400/10/9", None, None)?.to_iso(), "2021-12-30");
/// assert!(parse("soon", None, None).is_err());
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn parse(text: &str, language: Option<Language>, calendar: Option<Calendar>) -> Result<Day> {
    if let Some(calendar) = calendar
        && let Some(day) = numbers(text, calendar)?
    {
        return Ok(day);
    }
    let found = DateFinder::new(language).find(text, None, &Interrupt::new())?;
    let quoted = || shown(text);
    let [mention] = found.as_slice() else {
        let first = found.first();
        // Two ways to say one day are one date.
        if let (Some(first), true) =
            (first, found.iter().skip(1).all(|m| m.same_as == Some(0) && !m.conflict))
            && let Some(day) = whole_day(first.first, first.last)
        {
            return Ok(day);
        }
        return Err(Error::date(if found.is_empty() {
            format!("{} is no date; write a whole one such as 1400/10/9 or 9 دی 1400", quoted())
        } else {
            format!("{} has {} dates; use find_dates", quoted(), found.len())
        }));
    };
    let outside = |part: Option<&str>| {
        part.unwrap_or("").chars().any(|c| matches!(class(c), Class::Letter | Class::Digit))
    };
    if outside(text.get(..mention.span.start)) || outside(text.get(mention.span.end..)) {
        return Err(Error::date(format!(
            "{} is more than a date; use find_dates for running text",
            quoted()
        )));
    }
    if let Some(calendar) = calendar
        && mention.calendar.is_some_and(|found| found.name() != calendar.name())
    {
        return Err(Error::date(format!(
            "{} is no {} date; use calendar=\"auto\"",
            quoted(),
            calendar.name()
        )));
    }
    if mention.conflict {
        return Err(Error::date(format!("the weekday of {} is not that of the date", quoted())));
    }
    if matches!(mention.kind, Kind::Date | Kind::Time)
        && let Some(day) = whole_day(mention.first, mention.last)
    {
        return Ok(day);
    }
    Err(Error::date(format!("{} is not a whole date: day, month and year are needed", quoted())))
}

fn whole_day(first: Option<Day>, last: Option<Day>) -> Option<Day> {
    first.filter(|_| first == last)
}

/// A date in numbers of a calendar that is given: the year is the number of four digits, or the first.
fn numbers(text: &str, calendar: Calendar) -> Result<Option<Day>> {
    let mut parts: Vec<(u32, u32)> = Vec::new();
    let mut open = false;
    for c in text.trim().chars() {
        match digit_value(c) {
            Some(digit) => {
                if !open {
                    parts.push((0, 0));
                }
                open = true;
                if let Some((value, digits)) = parts.last_mut() {
                    *value = value.saturating_mul(10).saturating_add(u32::from(digit));
                    *digits = digits.saturating_add(1);
                }
            }
            None if matches!(class(c), Class::Invisible | Class::Mark | Class::Tatweel) => {}
            None if matches!(c, '/' | '-' | '.' | '\\' | ' ') => open = false,
            None => return Ok(None),
        }
    }
    let [(a, a_digits), (b, _), (c, c_digits)] = parts.as_slice() else { return Ok(None) };
    let (year, month, day) = match (a_digits, c_digits) {
        (_, 3..) => (c, b, a),
        _ => (a, b, c),
    };
    let small = |n: u32, what: &str| {
        u8::try_from(n).map_err(|_| Error::date(format!("{} in {} is no {what}", n, shown(text))))
    };
    let year = i32::try_from(*year).unwrap_or(i32::MAX);
    let (month, day) = (small(*month, "month")?, small(*day, "day")?);
    match to_day(calendar, year, month, day) {
        Some(found) => Ok(Some(found)),
        None => calendar.to_day(year, month, day).map(Some),
    }
}

/// A text for a message, cut if it is long.
fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    format!("{short:?}")
}
