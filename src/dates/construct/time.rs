//! Times of day and repetitions.

use super::super::expression::{Expression, Item, TimeOfDay};
use super::super::reading::{ClockTime, Daypart, Meridiem, Payload, Unit};
use super::Role;
use super::fields::either;
use super::{Pieces, number_of};

impl Pieces<'_> {
    pub(super) fn time(&self) -> Option<Expression> {
        let mut time = TimeOfDay::default();
        let mut date = None;
        for slot in self.slots {
            match (slot.role, slot.payload, slot.inner) {
                (Role::Daypart, Payload::Daypart(part), _) => time.daypart = Some(part),
                (Role::Meridiem, Payload::Meridiem(half), _) => time.meridiem = Some(half),
                (Role::Zone, Payload::Zone(zone), _) => time.zone = Some(zone),
                (Role::Clock, Payload::Clock(clock), _) => time.clock = Some(clock),
                (Role::Merge, _, Some(id)) => match self.expression(id)? {
                    Expression::Time { date: inner, time: more } => {
                        time = joined(time, more)?;
                        if inner.is_some() {
                            date = inner;
                        }
                    }
                    _ => date = Some(id),
                },
                _ => {}
            }
        }
        if let Some(clock) = self.spoken_clock()? {
            if time.clock.is_some() {
                return None;
            }
            time.clock = Some(clock);
        }
        if time.clock.is_none() && time.daypart.is_none() {
            return None;
        }
        if let Some(clock) = time.clock
            && clock.hour > 12
            && time.meridiem == Some(Meridiem::Am)
        {
            return None;
        }
        Some(Expression::Time { date, time })
    }

    /// An hour in words or digits, with minutes, a half or a quarter.
    pub(super) fn spoken_clock(&self) -> Option<Option<ClockTime>> {
        let Some(hour) = self.small(Role::Hour) else { return Some(None) };
        if hour > 24 {
            return None;
        }
        let mut clock = ClockTime { hour, minute: None, second: None, zone: None };
        clock.minute = self.small(Role::Minute);
        clock.second = self.small(Role::Second);
        if self.payload(Role::Half).is_some() {
            clock.minute = Some(30);
        } else if self.payload(Role::Quarter).is_some() {
            clock.minute = Some(15);
        }
        if let Some(missing) = self.all(Role::Missing).next() {
            let missing = match number_of(missing.payload) {
                Some(number) => u8::try_from(number.quantity.whole).ok()?,
                None => 15,
            };
            clock.hour = if hour == 0 { 23 } else { hour.checked_sub(1)? };
            clock.minute = Some(60u8.checked_sub(missing)?);
        }
        if clock.minute.is_some_and(|m| m > 59) || clock.second.is_some_and(|s| s > 59) {
            return None;
        }
        Some(Some(clock))
    }

    pub(super) fn set(&self) -> Option<Expression> {
        let mut time = TimeOfDay::default();
        if let Some(Payload::Daypart(part)) = self.payload(Role::Daypart) {
            time.daypart = Some(part);
        }
        let mut inner = None;
        for slot in self.all(Role::Merge) {
            match slot.inner.and_then(|id| self.expression(id)) {
                Some(Expression::Time { time: more, .. }) => time = joined(time, more)?,
                other => inner = other,
            }
        }
        if let Some(Payload::Dual(unit, count)) = self.payload(Role::Dual) {
            return Some(Expression::Set { item: Item::Unit(unit), count: count.into(), time });
        }
        let count = self.number(Role::Count).map_or(1, |n| n.quantity.whole);
        let item = match self.item() {
            Some(item) => item,
            None if matches!(inner, Some(Expression::Set { .. })) => {
                let Some(Expression::Set { item, count, .. }) = inner else { return None };
                return Some(Expression::Set { item, count, time });
            }
            None => match self.season() {
                Some(season) => Item::Season(season),
                None => {
                    time.daypart?;
                    Item::Unit(Unit::Day)
                }
            },
        };
        Some(Expression::Set { item, count, time })
    }
}

pub(super) fn joined(a: TimeOfDay, b: TimeOfDay) -> Option<TimeOfDay> {
    Some(TimeOfDay {
        clock: either(a.clock, b.clock)?,
        daypart: b.daypart.or(a.daypart),
        meridiem: either(a.meridiem, b.meridiem)?,
        zone: either(a.zone, b.zone)?,
    })
}

/// The hour of a part of day, for a clock time that leaves open which half of the day it is in.
pub(crate) fn afternoon(part: Daypart, hour: u8) -> bool {
    match part {
        Daypart::Afternoon | Daypart::Evening => hour < 12,
        Daypart::Noon => hour < 4,
        Daypart::Night => (6..12).contains(&hour),
        Daypart::Morning | Daypart::Midnight => false,
    }
}
