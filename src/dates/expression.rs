//! What a mention says, before it is known which days that is.

use super::reading::{
    ClockTime, Daypart, Direction, Era, Holiday, Meridiem, Part, Quantity, Season, Unit, Zone,
};
use crate::calendar::Calendar;

/// The place of an expression among those of a stretch of text.
pub(crate) type Id = u32;

/// A year as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Year {
    pub value: u32,
    /// How many digits; 0 if in words.
    pub digits: u8,
}

/// A calendar date as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Fields {
    pub weekday: Option<u8>,
    pub day: Option<u8>,
    pub month: Option<u8>,
    pub calendar: Option<Calendar>,
    pub year: Option<Year>,
    pub era: Option<Era>,
    pub direction: Option<Direction>,
    /// Whether the day is an ordinal.
    pub ordinal_day: bool,
    /// The day and month the other way round, if the numbers leave that open.
    pub swapped: bool,
}

/// A time of day as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct TimeOfDay {
    pub clock: Option<ClockTime>,
    pub daypart: Option<Daypart>,
    pub meridiem: Option<Meridiem>,
    pub zone: Option<Zone>,
}

/// What the nth of something is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    Weekday(u8),
    Unit(Unit),
    /// Of repetitions only: every spring.
    Season(Season),
}

/// A length: up to three counts of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Length {
    pub parts: [Option<(Quantity, Unit)>; 3],
    /// A few, some: no number is said.
    pub vague: bool,
}

/// What a mention says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expression {
    /// A date of a calendar.
    Date(Fields),
    /// A day of the month that was just spoken of; none if no month was.
    BareDay(u8),
    /// A unit so many units from now.
    Shift {
        unit: Unit,
        by: i32,
        era: Option<Era>,
    },
    /// The same unit as the one spoken of, or one beside it: the next day.
    Same {
        unit: Unit,
        by: i32,
        or_now: bool,
    },
    /// These days, those years: about now, or long ago.
    Vague {
        steps: i32,
    },
    /// So long before or after now or another date.
    Offset {
        length: Length,
        forward: bool,
        from: Option<Id>,
    },
    /// The last or next few units.
    Window {
        count: Option<Quantity>,
        unit: Unit,
        forward: bool,
    },
    /// The nth unit or weekday within another date, from the end if negative.
    Nth {
        n: i16,
        item: Item,
        of: Option<Id>,
    },
    /// The nth weekday after or before a date, or now.
    NthFrom {
        n: i16,
        item: Item,
        from: Option<Id>,
    },
    /// The nth nearest weekday to a date.
    NthNear {
        n: u8,
        weekday: u8,
        of: Id,
    },
    /// The unit that a date lies in: the week of 6 October.
    UnitOf {
        unit: Unit,
        of: Id,
    },
    /// A date that another one completes: Monday of next week.
    Within {
        inner: Id,
        outer: Id,
    },
    /// The one before, under way or after: next summer.
    Directed {
        direction: Direction,
        inner: Id,
    },
    /// The start, middle or end of a date.
    Part {
        part: Part,
        of: Option<Id>,
    },
    Season(Season),
    Quarter(u8),
    Half(u8),
    /// So many months of a year: the first nine.
    Months {
        from: u8,
        count: u8,
    },
    /// Ten years from this one.
    Decade {
        start: Year,
        calendar: Option<Calendar>,
    },
    Century {
        n: u8,
        era: Option<Era>,
    },
    Holiday(Holiday),
    /// A time of a day.
    Time {
        date: Option<Id>,
        time: TimeOfDay,
    },
    /// From one date to another.
    Range {
        from: Id,
        to: Id,
    },
    /// Years from one to the next: 2014-15.
    Years {
        from: Year,
        to: Year,
        calendar: Option<Calendar>,
    },
    Duration(Length),
    /// From one length to another: 30 to 60 minutes.
    Lengths {
        from: Length,
        to: Length,
    },
    /// Again and again: every so many units, or every one of an item.
    Set {
        item: Item,
        count: u32,
        time: TimeOfDay,
    },
    /// No date at all: what looks like one is something else.
    Nothing,
}
