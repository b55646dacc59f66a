//! What a word, a number or a sign can mean: the vocabulary that all languages share.

use super::category::Mask;
use crate::calendar::{Calendar, IslamicVariant};

/// The Islamic calendar that mentions are read in: Umm al-Qura as printed.
pub(crate) const ISLAMIC: Calendar = Calendar::Islamic(IslamicVariant::UmmAlQura);

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// Which of several, seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// The one before: last, past.
    Last,
    /// The one under way: this, current.
    This,
    /// The one after: next, coming.
    Next,
    /// The next that comes, be it tomorrow: coming, upcoming.
    Coming,
    /// Two on: after next.
    Second,
    /// Two back: before last.
    SecondLast,
}

impl Direction {
    /// How many units on.
    pub(crate) const fn steps(self) -> i32 {
        match self {
            Direction::Last => -1,
            Direction::This => 0,
            Direction::Next | Direction::Coming => 1,
            Direction::Second => 2,
            Direction::SecondLast => -2,
        }
    }
}

/// A stretch within a longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Start,
    Mid,
    End,
}

/// A season of the northern year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of the day, as TIMEX3 has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Daypart {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
}

/// Before or after noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meridiem {
    Am,
    Pm,
}

/// What a year is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Era {
    Of(Calendar),
    /// Hijri, solar or lunar by the look of the year.
    Hijri,
    BeforeChrist,
}

/// How the day of a holiday is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// A day of a calendar.
    Fixed(Calendar, u8, u8),
    /// So many days after Easter Sunday.
    Easter(i16),
    /// The nth weekday of a Gregorian month, from the end if negative.
    Weekday(u8, i8, u8),
    /// So many days after the nth weekday of a month.
    Near(Calendar, u8, i8, u8, i8),
}

/// A count with tenths: 2.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quantity {
    pub whole: u32,
    pub tenths: u8,
}

impl Quantity {
    pub(crate) const fn of(whole: u32) -> Self {
        Quantity { whole, tenths: 0 }
    }
}

/// A number as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub quantity: Quantity,
    /// How many digits it is written with; 0 if in words.
    pub digits: u8,
    pub ordinal: bool,
}

/// Numbers with separators between them, as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numeric {
    pub parts: [u32; 3],
    pub digits: [u8; 3],
    pub clock: Option<ClockTime>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClockTime {
    pub hour: u8,
    pub minute: Option<u8>,
    pub second: Option<u8>,
    pub zone: Option<Zone>,
}

/// A time zone: minutes east of Greenwich, or just "local".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    Offset(i16),
    Local,
}

/// The meaning of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Payload {
    None,
    /// A finished number.
    Number(Number),
    /// A word that numbers are made of.
    NumberWord(u32, bool),
    Month(Calendar, u8),
    Weekday(u8),
    Unit(Unit),
    Direction(Direction),
    /// So many units from now.
    Shift(Unit, i8),
    /// A part of a day so many days from now: last night.
    ShiftPart(i8, Daypart),
    /// A part of the unit under way: EOY.
    PartOfNow(Part, Unit),
    /// So many of a unit in one word: عامين.
    Dual(Unit, u8),
    Part(Part),
    Season(Season),
    Holiday(Holiday),
    Daypart(Daypart),
    Meridiem(Meridiem),
    Zone(Zone),
    Era(Era),
    Numeric(Numeric),
    Clock(ClockTime),
    /// A year and the year after.
    YearSpan(u32),
}

/// One meaning of one or more tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub mask: Mask,
    pub payload: Payload,
    /// Which word of the patterns it is; 0 if none.
    pub literal: u16,
    /// How many tokens it takes.
    pub length: u16,
}
