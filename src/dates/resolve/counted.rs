//! What is counted from now, or from what the text said.

use super::super::expression::{Expression, Id, Length};
use super::super::reading::{Quantity, Unit};
use super::super::span::{Grain, Span, months_on};
use super::super::{Kind, Reference, timex};
use super::{Resolved, Resolver, Tense};
use crate::calendar::{Calendar, Day};

impl Resolver<'_> {
    pub(super) fn same(&self, unit: Unit, by: i32, or_now: bool) -> Option<Span> {
        let spoken = self.around.memory.last(unit);
        let (day, calendar) = match spoken {
            Some(span) if by > 0 => (span.last, span.calendar),
            Some(span) => (span.first, span.calendar),
            // "That day" with no day before it is no day.
            None if !or_now => return None,
            None => (self.now()?, self.home()),
        };
        let calendar = match unit {
            Unit::Month | Unit::Year => calendar,
            _ => self.home(),
        };
        let found = self.around_day(day, unit, by, calendar)?;
        // A day keeps the calendar of the date it leans on.
        let calendar = spoken.map_or(found.calendar, |span| span.calendar);
        Some(if unit == Unit::Day { Span { calendar, ..found } } else { found })
    }

    pub(super) fn offset(
        &mut self,
        length: Length,
        forward: bool,
        from: Option<Id>,
    ) -> Option<Span> {
        if length.vague {
            return None;
        }
        let mut told = None;
        let from = match from {
            Some(id) => {
                let span = match (self.get(id)?, self.now()) {
                    // A year after Christmas: the one nearest to now.
                    (holiday @ Expression::Holiday(_), Some(now))
                        if self.around.tense == Tense::None =>
                    {
                        self.nearest(holiday, now, |span| span.distance(now))?
                    }
                    _ => self.span(id)?,
                };
                told = Some(span.calendar);
                if forward { span.last } else { span.first }
            }
            // It ended after six days: counted from what was spoken of.
            None if forward
                && (self.around.tense == Tense::Past
                    || (self.around.tense == Tense::None
                        && self.around.memory.far_day(self.now()).is_some())) =>
            {
                let spoken = self.around.memory.last(Unit::Day)?;
                told = Some(spoken.calendar);
                spoken.last
            }
            None => self.now()?,
        };
        let sign: i64 = if forward { 1 } else { -1 };
        let calendar = self.home();
        let mut day = from;
        let mut finest = Unit::Century;
        let mut half = false;
        for (quantity, unit) in length.parts.into_iter().flatten() {
            let count = i64::from(quantity.whole).checked_mul(sign)?;
            finest = finest.min(unit);
            half |= quantity.tenths > 0;
            let months = |per: i64| -> Option<Day> {
                let months = count.checked_mul(per)?.checked_add(
                    sign.checked_mul(i64::from(quantity.tenths))?.checked_mul(per)?.div_euclid(10),
                )?;
                months_on(day, i32::try_from(months).ok()?, calendar)
            };
            day = match unit {
                Unit::Second | Unit::Minute | Unit::Hour => return None,
                Unit::Day => day.plus(count)?,
                Unit::Week | Unit::Weekend => {
                    day.plus(count.checked_mul(7)?.checked_add(if quantity.tenths > 0 {
                        sign.checked_mul(3)?
                    } else {
                        0
                    })?)?
                }
                // A month and a half is a month and fifteen days.
                Unit::Month if quantity.tenths > 0 => {
                    let days = i64::from(quantity.tenths).checked_mul(3)?.checked_mul(sign)?;
                    months_on(day, i32::try_from(count).ok()?, calendar)?.plus(days)?
                }
                Unit::Month => months(1)?,
                Unit::Quarter | Unit::Season => months(3)?,
                Unit::Half => months(6)?,
                Unit::Year => months(12)?,
                Unit::Decade => months(120)?,
                Unit::Century => months(1200)?,
            };
        }
        let span = match finest {
            _ if told.is_some() => Span::day(day, told.unwrap_or(calendar)),
            Unit::Year if !half => {
                self.alternatives.extend(self.around_day(day, Unit::Year, 0, calendar));
                self.around_day(day, Unit::Month, 0, calendar)?
            }
            Unit::Decade | Unit::Century => self.around_day(day, Unit::Year, 0, calendar)?,
            Unit::Year => self.around_day(day, Unit::Month, 0, calendar)?,
            Unit::Month => {
                self.alternatives.extend(self.around_day(day, Unit::Month, 0, calendar));
                Span::day(day, Calendar::Gregorian)
            }
            Unit::Week => {
                self.alternatives.extend(self.around_day(day, Unit::Week, 0, calendar));
                Span::day(day, Calendar::Gregorian)
            }
            _ => Span::day(day, Calendar::Gregorian),
        };
        Some(span)
    }

    pub(super) fn window(&mut self, count: Quantity, unit: Unit, forward: bool) -> Option<Span> {
        let now = self.now()?;
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            // The days that the hours touch.
            let hours = if unit == Unit::Hour { i64::from(count.whole) } else { 1 };
            let days = hours.checked_add(23)?.div_euclid(24);
            let seconds = self.around.reference.and_then(|r| r.seconds);
            let other = match seconds {
                Some(at) => {
                    let sign = if forward { 1 } else { -1 };
                    let end = i64::from(at).checked_add(hours.checked_mul(3600 * sign)?)?;
                    now.plus(end.div_euclid(86_400))?
                }
                None => now.plus(if forward { days } else { -days })?,
            };
            return Some(Span::days(now.min(other), now.max(other)));
        }
        if count.tenths > 0 {
            let length = Length { parts: [Some((count, unit)), None, None], vague: false };
            let end = self.offset(length, forward, None)?;
            return Some(if forward {
                Span::days(now.plus(1)?, end.last)
            } else {
                Span::days(end.first, now.plus(-1)?)
            });
        }
        let count = i32::try_from(count.whole).ok()?;
        let calendar = self.home();
        let (from, to) = if forward { (1, count) } else { (count.checked_neg()?, -1) };
        let first = self.around_day(now, unit, from, calendar)?;
        let last = self.around_day(now, unit, to, calendar)?;
        Some(Span { first: first.first, last: last.last, grain: Grain::Days, ..first })
    }

    /// So many hours or minutes before or after now.
    pub(super) fn clock_offset(&self, length: Length, forward: bool, resolved: &mut Resolved) {
        resolved.kind = Some(Kind::Time);
        if length.vague && (!forward || self.around.reference.is_some_and(|r| r.seconds.is_some()))
        {
            resolved.value = Some(vague(forward));
            return;
        }
        let Some(Reference { day, seconds: Some(now) }) = self.around.reference else {
            // Without the hour of writing, "in 48 hours" is a length.
            if forward {
                resolved.kind = Some(Kind::Duration);
                resolved.value = Some(timex::duration(length));
            }
            return;
        };
        let mut total = 0i64;
        for (quantity, unit) in length.parts.into_iter().flatten() {
            let scale = match unit {
                Unit::Hour => 3600,
                Unit::Minute => 60,
                Unit::Second => 1,
                _ => 86_400,
            };
            let tenths = i64::from(quantity.whole)
                .saturating_mul(10)
                .saturating_add(i64::from(quantity.tenths));
            total = total.saturating_add(tenths.saturating_mul(scale) / 10);
        }
        let at = i64::from(now).saturating_add(if forward { total } else { -total });
        let Some(day) = day.plus(at.div_euclid(86_400)) else { return };
        let second = at.rem_euclid(86_400);
        resolved.value = Some(format!("{day}T{:02}:{:02}", second / 3600, second / 60 % 60));
        resolved.span = Some(Span::day(day, Calendar::Gregorian));
    }
}

impl Length {
    /// Whether it is hours, minutes and seconds only.
    pub(super) fn is_clock(&self) -> bool {
        self.parts
            .iter()
            .flatten()
            .all(|(_, unit)| matches!(unit, Unit::Hour | Unit::Minute | Unit::Second))
    }
}

/// Some time after or before now.
pub(super) fn vague(forward: bool) -> String {
    (if forward { "FUTURE_REF" } else { "PAST_REF" }).to_owned()
}
