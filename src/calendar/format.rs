//! Dates to text and back by a format: strftime and strptime.
//!
//! | directive | what |
//! |---|---|
//! | `%Y` `%y` `%C` | the year, its last two digits, the digits before them |
//! | `%m` `%B` `%b` `%h` | the month as a number, its name, its short name (twice) |
//! | `%d` `%e` `%j` | the day of the month, the same padded with a space, the day of the year |
//! | `%A` `%a` | the weekday's name and short name |
//! | `%w` `%u` | the weekday as a number: Sunday is 0; Monday is 1 and Sunday 7 |
//! | `%U` | the week of the year, 00 before its first Saturday (Gregorian: Sunday) |
//! | `%W` | the week of the year, 00 before its first Monday |
//! | `%G` `%V` | the year and week of ISO 8601 |
//! | `%q` | the quarter |
//! | `%x` | the date as the locale writes it in numbers |
//! | `%F` `%D` | `%Y-%m-%d` and `%m/%d/%y` |
//! | `%H` `%M` `%S` `%f` | zeros, for a date has no time; parsing wants zeros |
//! | `%n` `%t` `%%` | a new line, a tab, a percent sign |
//!
//! `-`, `_` or `0` after the percent sign pads with nothing, spaces or zeros. A number is written in the
//! locale's digits or those asked for, and read in any. Names are read as the search fold sees them, so that
//! ي and ی, a half-space, a space and none are one.
//!
//! `%y` is read as the year from 1330 to 1429 AP, 1350 to 1449 AH or 1969 to 2068 that ends so.

use super::arithmetic::{iso_day, quarter};
use super::names::{Names, names};
use super::{Calendar, Day};
use crate::error::{Error, Result};
use crate::script::{DigitSystem, digit_in, digit_value, fold};
use std::fmt::Write;

/// A format that was read, with its locale and digits.
///
/// ```
/// use yeksan::calendar::{Calendar, Format};
/// let format = Format::new("%A %-d %B %Y", Some("fa"), None)?;
/// let text = format.write(Calendar::Solar, (1400, 10, 9))?;
/// assert_eq!(text, "پنجشنبه ۹ دی ۱۴۰۰");
/// assert_eq!(format.read(Calendar::Solar, "پنج شنبه 9 دی 1400")?, (1400, 10, 9));
/// # Ok::<(), yeksan::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Format {
    format: String,
    parts: Vec<Part>,
    names: Option<&'static Names>,
    digits: DigitSystem,
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Literal(char),
    /// White space in the format.
    Space(char),
    Field(Field, Pad),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pad {
    Nothing,
    Spaces,
    Zeros,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Year,
    ShortYear,
    Century,
    Month,
    MonthName,
    ShortMonthName,
    Day,
    DayOfYear,
    WeekdayName,
    ShortWeekdayName,
    /// Sunday 0.
    Weekday,
    /// Monday 1.
    IsoWeekday,
    /// Weeks from Saturday or Sunday.
    Week,
    /// Weeks from Monday.
    MondayWeek,
    IsoYear,
    IsoWeek,
    Quarter,
    /// Hour, minute or second.
    Clock,
    Microsecond,
}

impl Field {
    /// How many digits it has.
    const fn width(self) -> usize {
        match self {
            Field::Year | Field::IsoYear => 4,
            Field::Weekday | Field::IsoWeekday | Field::Quarter => 1,
            Field::DayOfYear => 3,
            Field::Microsecond => 6,
            _ => 2,
        }
    }

    const fn what(self) -> &'static str {
        match self {
            Field::Year | Field::ShortYear | Field::IsoYear => "a year",
            Field::Century => "a century",
            Field::Month => "a month",
            Field::MonthName | Field::ShortMonthName => "the name of a month",
            Field::Day => "a day",
            Field::DayOfYear => "a day of the year",
            Field::WeekdayName | Field::ShortWeekdayName => "the name of a weekday",
            Field::Weekday | Field::IsoWeekday => "the number of a weekday",
            Field::Week | Field::MondayWeek | Field::IsoWeek => "a week",
            Field::Quarter => "a quarter",
            Field::Clock | Field::Microsecond => "zeros, as a date has no time",
        }
    }
}

impl Format {
    /// Reads a format; an error if a directive does not exist.
    ///
    /// Without a locale names are written in English and read in any language. Without digits
    /// the locale's own are written.
    pub fn new(format: &str, locale: Option<&str>, digits: Option<DigitSystem>) -> Result<Self> {
        let names = locale.map(names).transpose()?;
        let digits = digits.or(names.map(|names| names.digits)).unwrap_or(DigitSystem::Latin);
        let mut parts = Vec::new();
        parts_of(format, names, &mut parts)?;
        Ok(Format { format: format.to_owned(), parts, names, digits })
    }

    /// The date as text.
    pub fn write(&self, calendar: Calendar, date: (i32, u8, u8)) -> Result<String> {
        let mut out = String::new();
        self.write_to(calendar, date, &mut out)?;
        Ok(out)
    }

    /// Writes the date at the end of a text.
    pub fn write_to(
        &self,
        calendar: Calendar,
        date: (i32, u8, u8),
        out: &mut String,
    ) -> Result<()> {
        let (year, month, day) = date;
        let number = calendar.to_day(year, month, day)?;
        let of_year = || calendar.day_of_year(number);
        let names = match self.names {
            Some(names) => names,
            None => names("en")?,
        };
        for part in &self.parts {
            let (field, pad) = match part {
                Part::Literal(c) | Part::Space(c) => {
                    out.push(*c);
                    continue;
                }
                Part::Field(field, pad) => (*field, *pad),
            };
            let value = match field {
                Field::MonthName => {
                    out.push_str(names.month(calendar, month).unwrap_or_default());
                    continue;
                }
                Field::ShortMonthName => {
                    out.push_str(nth(names.short_months(calendar), month.wrapping_sub(1)));
                    continue;
                }
                Field::WeekdayName => {
                    out.push_str(nth(names.weekdays(), number.weekday()));
                    continue;
                }
                Field::ShortWeekdayName => {
                    out.push_str(nth(names.short_weekdays(), number.weekday()));
                    continue;
                }
                Field::Year => year,
                Field::ShortYear => year.rem_euclid(100),
                Field::Century => year.div_euclid(100),
                Field::Month => month.into(),
                Field::Day => day.into(),
                Field::DayOfYear => of_year()?.into(),
                Field::Weekday => (i32::from(number.weekday()) + 1) % 7,
                Field::IsoWeekday => i32::from(number.weekday()) + 1,
                Field::Week => week(of_year()?, first_weekday_first(calendar, number)),
                Field::MondayWeek => week(of_year()?, number.weekday()),
                Field::IsoYear => number.iso_week().0,
                Field::IsoWeek => number.iso_week().1.into(),
                Field::Quarter => quarter(month).into(),
                Field::Clock | Field::Microsecond => 0,
            };
            self.number(value, field.width(), pad, out);
        }
        Ok(())
    }

    fn number(&self, value: i32, width: usize, pad: Pad, out: &mut String) {
        // A sign and ten digits at most.
        let mut latin = String::with_capacity(11);
        let written = match pad {
            Pad::Nothing => write!(latin, "{value}"),
            Pad::Spaces => write!(latin, "{value:width$}"),
            Pad::Zeros if value < 0 => write!(latin, "-{:0width$}", value.unsigned_abs()),
            Pad::Zeros => write!(latin, "{value:0width$}"),
        };
        debug_assert!(written.is_ok());
        out.extend(latin.chars().map(|c| match digit_value(c) {
            Some(digit) => digit_in(self.digits, digit).unwrap_or(c),
            None => c,
        }));
    }

    /// The date that a text says.
    ///
    /// The year must be there; month and day are 1 if the format has none. What is said twice, such as the
    /// weekday, must agree.
    pub fn read(&self, calendar: Calendar, text: &str) -> Result<(i32, u8, u8)> {
        let mut reader = Reader { format: self, calendar, text, rest: text };
        let mut found = Found::default();
        for (i, part) in self.parts.iter().enumerate() {
            match part {
                Part::Literal(c) => reader.literal(*c)?,
                Part::Space(_) => {
                    // Several spaces in the format are one.
                    let before = i.checked_sub(1).and_then(|i| self.parts.get(i));
                    if !matches!(before, Some(Part::Space(_))) {
                        reader.space()?;
                    }
                }
                Part::Field(field, _) => {
                    let value = reader.field(*field)?;
                    found.set(*field, value).map_err(|problem| reader.wrong(&problem))?;
                }
            }
        }
        reader.end()?;
        found.date(calendar).map_err(|error| {
            Error::date(format!(
                "{} does not fit {:?}: {}",
                shown(text),
                self.format,
                error.message()
            ))
        })
    }
}

fn nth<'a>(names: &[&'a str], index: u8) -> &'a str {
    names.get(usize::from(index)).copied().unwrap_or_default()
}

/// The weekday, 0 to 6, in the week that `%U` counts.
fn first_weekday_first(calendar: Calendar, day: Day) -> u8 {
    match calendar {
        Calendar::Gregorian => (day.weekday() + 1) % 7,
        _ => day.solar_weekday(),
    }
}

/// The week of the year, 0 before the first day whose weekday is 0.
fn week(day_of_year: u16, weekday: u8) -> i32 {
    (i32::from(day_of_year) + 6 - i32::from(weekday)) / 7
}

fn parts_of(format: &str, names: Option<&'static Names>, parts: &mut Vec<Part>) -> Result<()> {
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            parts.push(Part::Space(c));
            continue;
        }
        if c != '%' {
            parts.push(Part::Literal(c));
            continue;
        }
        let mut directive = chars.next();
        let pad = match directive {
            Some('-') => Some(Pad::Nothing),
            Some('_') => Some(Pad::Spaces),
            Some('0') => Some(Pad::Zeros),
            _ => None,
        };
        if pad.is_some() {
            directive = chars.next();
        }
        let field = match directive {
            Some('Y') => Field::Year,
            Some('y') => Field::ShortYear,
            Some('C') => Field::Century,
            Some('m') => Field::Month,
            Some('B') => Field::MonthName,
            Some('b' | 'h') => Field::ShortMonthName,
            Some('d' | 'e') => Field::Day,
            Some('j') => Field::DayOfYear,
            Some('A') => Field::WeekdayName,
            Some('a') => Field::ShortWeekdayName,
            Some('w') => Field::Weekday,
            Some('u') => Field::IsoWeekday,
            Some('U') => Field::Week,
            Some('W') => Field::MondayWeek,
            Some('G') => Field::IsoYear,
            Some('V') => Field::IsoWeek,
            Some('q') => Field::Quarter,
            Some('H' | 'M' | 'S') => Field::Clock,
            Some('f') => Field::Microsecond,
            Some('%') => {
                parts.push(Part::Literal('%'));
                continue;
            }
            Some('n') => {
                parts.push(Part::Space('\n'));
                continue;
            }
            Some('t') => {
                parts.push(Part::Space('\t'));
                continue;
            }
            Some('F') => {
                parts_of("%Y-%m-%d", names, parts)?;
                continue;
            }
            Some('D') => {
                parts_of("%m/%d/%y", names, parts)?;
                continue;
            }
            Some('x') => {
                parts_of(names.map_or("%Y-%m-%d", Names::date_format), names, parts)?;
                continue;
            }
            Some(other) => {
                return Err(Error::option(format!(
                    "%{other} in the format {format:?} is not a directive; those of a date are \
                     %Y %y %C %m %B %b %h %d %e %j %A %a %w %u %U %W %G %V %q %x %F %D %H %M %S %f %n %t %%"
                )));
            }
            None => {
                return Err(Error::option(format!(
                    "the format {format:?} ends in the middle of a directive; write %% for a percent sign"
                )));
            }
        };
        let usual = if directive == Some('e') { Pad::Spaces } else { Pad::Zeros };
        parts.push(Part::Field(field, pad.unwrap_or(usual)));
    }
    Ok(())
}

/// A text that is being read.
struct Reader<'a> {
    format: &'a Format,
    calendar: Calendar,
    text: &'a str,
    rest: &'a str,
}

impl Reader<'_> {
    /// What is wrong where the reader stands.
    #[cold]
    fn wrong(&self, problem: &str) -> Error {
        let before = self.text.len() - self.rest.len();
        let position = self.text.char_indices().take_while(|(at, _)| *at < before).count();
        let text = shown(self.text);
        Error::date(format!(
            "{text} does not fit {:?} at position {position}: {problem}",
            self.format.format
        ))
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next();
        self.rest = chars.as_str();
        c
    }

    /// Passes over marks, half-spaces and invisible controls.
    fn skip_invisible(&mut self) {
        self.rest = self
            .rest
            .trim_start_matches(|c: char| !c.is_whitespace() && fold(c).as_slice().is_empty());
    }

    fn literal(&mut self, wanted: char) -> Result<()> {
        let wanted_fold = fold(wanted);
        if wanted_fold.as_slice().is_empty() {
            return Ok(());
        }
        self.skip_invisible();
        match self.rest.chars().next() {
            Some(c) if fold(c).as_slice() == wanted_fold.as_slice() => {
                self.next();
                Ok(())
            }
            _ => Err(self.wrong(&format!("{wanted:?} is wanted"))),
        }
    }

    fn space(&mut self) -> Result<()> {
        self.skip_invisible();
        let rest = self.rest.trim_start();
        if rest.len() == self.rest.len() {
            return Err(self.wrong("a space is wanted"));
        }
        self.rest = rest;
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        self.skip_invisible();
        if self.rest.is_empty() { Ok(()) } else { Err(self.wrong("the text goes on")) }
    }

    fn field(&mut self, field: Field) -> Result<i32> {
        self.skip_invisible();
        match field {
            Field::MonthName | Field::ShortMonthName => {
                let calendar = self.calendar;
                self.name(field, |names| {
                    names.months(calendar).iter().chain(names.short_months(calendar))
                })
                .map(|index| (index % 12 + 1) as i32)
            }
            Field::WeekdayName | Field::ShortWeekdayName => self
                .name(field, |names| names.weekdays().iter().chain(names.short_weekdays()))
                .map(|index| (index % 7) as i32),
            _ => self.number(field),
        }
    }

    fn number(&mut self, field: Field) -> Result<i32> {
        let start = self.rest;
        self.rest = self.rest.trim_start_matches(' ');
        let negative = matches!(field, Field::Year | Field::Century | Field::IsoYear)
            && self.calendar == Calendar::Gregorian
            && self.rest.starts_with('-');
        if negative {
            self.next();
        }
        let (mut value, mut digits) = (0, 0);
        while digits < field.width() {
            let Some(digit) = self.rest.chars().next().and_then(digit_value) else { break };
            value = value * 10 + i32::from(digit);
            digits += 1;
            self.next();
        }
        if digits == 0 {
            self.rest = start;
            return Err(self.wrong(&format!("{} is wanted", field.what())));
        }
        Ok(if negative { -value } else { value })
    }

    /// The index of the longest name that stands here, in the format's locale or in any.
    fn name<'n, I: Iterator<Item = &'n &'static str>>(
        &mut self,
        field: Field,
        of: impl Fn(&'static Names) -> I,
    ) -> Result<usize> {
        let locales = match self.format.names {
            Some(names) => std::slice::from_ref(names),
            None => Names::all(),
        };
        let mut best: Option<(usize, &str)> = None;
        for names in locales {
            for (index, name) in of(names).enumerate() {
                if let Some(rest) = after_name(self.rest, name)
                    && best.is_none_or(|(_, best)| rest.len() < best.len())
                {
                    best = Some((index, rest));
                }
            }
        }
        let Some((index, rest)) = best else {
            return Err(self.wrong(&format!("{} is wanted", field.what())));
        };
        self.rest = rest;
        self.skip_invisible();
        Ok(index)
    }
}

/// The text after a name that it begins with; letters as the search fold sees them, and nothing else, count.
fn after_name<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let letters = |c: char| fold(c).into_iter().filter(|c| c.is_alphanumeric());
    let mut wanted = name.chars().flat_map(letters).peekable();
    let mut chars = text.chars();
    let mut begun = false;
    loop {
        if wanted.peek().is_none() {
            return begun.then_some(chars.as_str());
        }
        let c = chars.next()?;
        let mut any = false;
        for letter in letters(c) {
            any = true;
            if wanted.next() != Some(letter) {
                return None;
            }
        }
        if !any && !begun && !fold(c).as_slice().is_empty() {
            return None;
        }
        begun |= any;
    }
}

/// What a text said.
#[derive(Debug, Default)]
struct Found {
    year: Option<i32>,
    short_year: Option<i32>,
    century: Option<i32>,
    month: Option<i32>,
    day: Option<i32>,
    day_of_year: Option<i32>,
    /// Monday 0.
    weekday: Option<i32>,
    week: Option<i32>,
    monday_week: Option<i32>,
    iso_year: Option<i32>,
    iso_week: Option<i32>,
    quarter: Option<i32>,
}

impl Found {
    fn set(&mut self, field: Field, value: i32) -> std::result::Result<(), String> {
        let (slot, value) = match field {
            Field::Year => (&mut self.year, value),
            Field::ShortYear => (&mut self.short_year, value),
            Field::Century => (&mut self.century, value),
            Field::Month | Field::MonthName | Field::ShortMonthName => (&mut self.month, value),
            Field::Day => (&mut self.day, value),
            Field::DayOfYear => (&mut self.day_of_year, value),
            Field::WeekdayName | Field::ShortWeekdayName => (&mut self.weekday, value),
            Field::Weekday if value < 7 => (&mut self.weekday, (value + 6) % 7),
            Field::IsoWeekday if (1..=7).contains(&value) => (&mut self.weekday, value - 1),
            Field::Weekday | Field::IsoWeekday => {
                return Err(format!("weekday {value} does not exist"));
            }
            Field::Week => (&mut self.week, value),
            Field::MondayWeek => (&mut self.monday_week, value),
            Field::IsoYear => (&mut self.iso_year, value),
            Field::IsoWeek => (&mut self.iso_week, value),
            Field::Quarter => (&mut self.quarter, value),
            Field::Clock | Field::Microsecond if value == 0 => return Ok(()),
            Field::Clock | Field::Microsecond => {
                return Err("a date has no time; zeros are wanted".to_owned());
            }
        };
        match *slot {
            Some(before) if before != value => {
                Err(format!("{} is {value} here and {before} before", field.what()))
            }
            _ => {
                *slot = Some(value);
                Ok(())
            }
        }
    }

    fn date(&self, calendar: Calendar) -> Result<(i32, u8, u8)> {
        let day = self.day(calendar)?;
        let date = calendar.from_day(day)?;
        let (year, month, of_month) = date;
        let of_year = calendar.day_of_year(day)?;
        let (iso_year, iso_week) = day.iso_week();
        let checks = [
            ("year", self.year, year),
            ("two-digit year", self.short_year, year.rem_euclid(100)),
            ("century", self.century, year.div_euclid(100)),
            ("month", self.month, month.into()),
            ("day", self.day, of_month.into()),
            ("day of the year", self.day_of_year, of_year.into()),
            ("weekday", self.weekday.map(|w| w + 1), i32::from(day.weekday()) + 1),
            ("week", self.week, week(of_year, first_weekday_first(calendar, day))),
            ("week", self.monday_week, week(of_year, day.weekday())),
            ("ISO year", self.iso_year, iso_year),
            ("ISO week", self.iso_week, iso_week.into()),
            ("quarter", self.quarter, quarter(month).into()),
        ];
        for (what, said, is) in checks {
            if let Some(said) = said
                && said != is
            {
                let monday = if what == "weekday" { " (Monday is 1)" } else { "" };
                return Err(Error::date(format!(
                    "the {what} is said to be {said}, but that of {year:04}-{month:02}-{of_month:02} is {is}{monday}"
                )));
            }
        }
        Ok(date)
    }

    fn day(&self, calendar: Calendar) -> Result<Day> {
        let small = |value: i32| u8::try_from(value).unwrap_or(u8::MAX);
        let year = match (self.year, self.century, self.short_year) {
            (Some(year), ..) => year,
            (None, Some(century), Some(short)) => century * 100 + short,
            (None, None, Some(short)) => full_year(calendar, short),
            _ => {
                if let (Some(year), Some(week)) = (self.iso_year, self.iso_week) {
                    let weekday = small(self.weekday.unwrap_or(0)).saturating_add(1);
                    return iso_day(year, small(week), weekday).ok_or_else(|| {
                        Error::date(format!("week {week} of the ISO year {year} does not exist"))
                    });
                }
                return Err(Error::date("the format has no year: add %Y"));
            }
        };
        if let (Some(of_year), None, None) = (self.day_of_year, self.month, self.day) {
            let length = calendar.year_length(year)?;
            if of_year < 1 || of_year > i32::from(length) {
                return Err(Error::date(format!(
                    "day {of_year} of the year {year} does not exist: it has {length} days"
                )));
            }
            return Ok(Day(calendar.to_day(year, 1, 1)?.0 + of_year - 1));
        }
        calendar.to_day(year, small(self.month.unwrap_or(1)), small(self.day.unwrap_or(1)))
    }
}

/// The year that two digits stand for.
fn full_year(calendar: Calendar, short: i32) -> i32 {
    let first = match calendar {
        Calendar::Gregorian => 1969,
        Calendar::Solar => 1330,
        Calendar::Islamic(_) => 1350,
    };
    first + (short - first).rem_euclid(100)
}

/// A text for a message: whole if short.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{:?}...", text.get(..end).unwrap_or_default()),
        None => format!("{text:?}"),
    }
}
