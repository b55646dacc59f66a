//! What is found: a mention with its place, its value and its days.

use super::reading::Part;
use crate::calendar::{Calendar, Day, gregorian};
use crate::error::{Error, Result};
use std::ops::Range;

/// What sort of time expression a mention is, as TIMEX3 has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again and again.
    Set,
}

impl Kind {
    /// The name in TIMEX3: "DATE", "TIME", "DURATION" or "SET".
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Date => "DATE",
            Kind::Time => "TIME",
            Kind::Duration => "DURATION",
            Kind::Set => "SET",
        }
    }
}

/// What a mention says about its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// The start of it.
    Start,
    /// The middle of it.
    Mid,
    /// The end of it.
    End,
    /// About it.
    Approx,
    /// Before it.
    Before,
    /// After it.
    After,
}

impl Modifier {
    /// The name in TIMEX3: "START", "MID", "END", "APPROX", "BEFORE" or "AFTER".
    pub const fn name(self) -> &'static str {
        match self {
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
        }
    }
}

impl From<Part> for Modifier {
    fn from(part: Part) -> Self {
        match part {
            Part::Start => Modifier::Start,
            Part::Mid => Modifier::Mid,
            Part::End => Modifier::End,
        }
    }
}

/// The day, and perhaps the time, that a text was written.
///
/// ```
/// use yeksan::dates::Reference;
/// let reference = Reference::from_iso("2022-01-01")?;
/// assert_eq!(reference.day.to_iso(), "2022-01-01");
/// # Ok::<(), yeksan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The local day.
    pub day: Day,
    /// Seconds since midnight, if the time is known.
    pub seconds: Option<u32>,
}

impl Reference {
    /// A day without a time.
    pub const fn day(day: Day) -> Self {
        Reference { day, seconds: None }
    }

    /// From `2022-01-01`, or `2022-01-01T04:30` with seconds, a fraction and a zone as they may be; the
    /// date and time are taken as they stand, a zone changes nothing.
    pub fn from_iso(text: &str) -> Result<Self> {
        let wrong = || {
            Error::date(format!(
                "reference {text:?} is no ISO date; write 2022-01-31 or 2022-01-31T09:30"
            ))
        };
        let number = |part: Option<&str>| -> Option<u32> {
            let part = part?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()
        };
        let (date, time) = match text.trim().split_once(['T', 't', ' ']) {
            Some((date, time)) => (date, Some(time)),
            None => (text.trim(), None),
        };
        let mut parts = date.splitn(3, '-');
        let (year, month, day) = (number(parts.next()), number(parts.next()), number(parts.next()));
        let (Some(year), Some(month), Some(day)) = (year, month, day) else {
            return Err(wrong());
        };
        let small = |n: u32| u8::try_from(n).map_err(|_| wrong());
        let day = gregorian::to_day(
            i32::try_from(year).map_err(|_| wrong())?,
            small(month)?,
            small(day)?,
        )?;
        let Some(time) = time else { return Ok(Reference::day(day)) };
        let clock = time.split(['Z', 'z', '+', '-', '.', ',']).next().unwrap_or("");
        let mut parts = clock.splitn(3, ':');
        let hour = number(parts.next()).filter(|h| *h < 24).ok_or_else(wrong)?;
        let part = |text: Option<&str>| match text {
            None => Ok(0),
            Some(text) => number(Some(text)).filter(|n| *n < 61).ok_or_else(wrong),
        };
        let (minute, second) = (part(parts.next())?, part(parts.next())?);
        Ok(Reference { day, seconds: Some(hour * 3600 + minute * 60 + second) })
    }
}

/// A mention of a date, a time, a duration or a repetition in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// What sort of expression it is.
    pub kind: Kind,
    /// The TIMEX3 value, if it can be told.
    pub value: Option<String>,
    /// What the mention says about the value.
    pub modifier: Option<Modifier>,
    /// The calendar it speaks of; none for durations and repetitions.
    pub calendar: Option<Calendar>,
    /// The first day it covers.
    pub first: Option<Day>,
    /// The last day it covers.
    pub last: Option<Day>,
    /// The mention of the same text that it repeats in another calendar.
    pub same_as: Option<usize>,
    /// Whether what it says does not agree: a weekday with a date, or the dates of two calendars.
    pub conflict: bool,
    /// Other values that it can have.
    pub alternatives: Vec<String>,
}
