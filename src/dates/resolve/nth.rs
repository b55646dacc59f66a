//! The nth of something, and dates within dates.

use super::super::expression::{Expression, Id, Item};
use super::super::reading::Unit;
use super::super::span::{Grain, Span, from_day};
use super::Resolver;
use crate::calendar::Calendar;

impl Resolver<'_> {
    pub(super) fn nth(&self, n: i16, item: Item, whole: Span) -> Option<Span> {
        let steps = i64::from(n.unsigned_abs()).checked_sub(1)?;
        match item {
            Item::Season(_) => None,
            Item::Weekday(weekday) => {
                let day = if n > 0 {
                    let ahead = i64::from(weekday)
                        .checked_sub(i64::from(whole.first.weekday()))?
                        .rem_euclid(7);
                    whole.first.plus(ahead.checked_add(steps.checked_mul(7)?)?)?
                } else {
                    let back = i64::from(whole.last.weekday())
                        .checked_sub(i64::from(weekday))?
                        .rem_euclid(7);
                    whole.last.plus(back.checked_add(steps.checked_mul(7)?)?.checked_neg()?)?
                };
                whole.contains(day).then_some(Span::day(day, Calendar::Gregorian))
            }
            Item::Unit(Unit::Day) => {
                let day = if n > 0 {
                    whole.first.plus(steps)?
                } else {
                    whole.last.plus(steps.checked_neg()?)?
                };
                whole.contains(day).then_some(Span::day(day, whole.calendar))
            }
            // The third ten days of a month; the last of them go to its end.
            Item::Unit(Unit::Decade) if whole.grain == Grain::Month && (1..=3).contains(&n) => {
                let first = whole.first.plus(steps.checked_mul(10)?)?;
                let last = if n == 3 { whole.last } else { first.plus(9)? };
                Some(Span { first, last, grain: Grain::Days, ..whole })
            }
            Item::Unit(unit) => {
                // The units that lie in it whole.
                let calendar = whole.calendar;
                let edge = if n > 0 { whole.first } else { whole.last };
                let mut at = self.around_day(edge, unit, 0, calendar)?;
                let step = if n > 0 { 1 } else { -1 };
                // The first decade of the 21st century is the one that starts in 2000.
                let decade = unit == Unit::Decade && n > 0;
                let start = if decade { at.first } else { whole.first };
                if at.first < start || at.last > whole.last {
                    at = self.around_day(edge, unit, step, calendar)?;
                }
                let by = i32::try_from(steps).ok()?.checked_mul(step)?;
                let found = self.around_day(at.first, unit, by, calendar)?;
                (found.first >= start && found.last <= whole.last).then_some(found)
            }
        }
    }

    pub(super) fn nth_from(&self, n: i16, item: Item, from: Span) -> Option<Span> {
        let steps = i64::from(n.unsigned_abs()).checked_sub(1)?;
        match item {
            Item::Season(_) => None,
            Item::Weekday(weekday) => {
                let (edge, sign) = if n > 0 { (from.last, 1) } else { (from.first, -1) };
                let gap = i64::from(weekday)
                    .checked_sub(i64::from(edge.weekday()))?
                    .checked_mul(sign)?
                    .rem_euclid(7);
                let gap = if gap == 0 { 7 } else { gap };
                let by = gap.checked_add(steps.checked_mul(7)?)?.checked_mul(sign)?;
                Some(Span::day(edge.plus(by)?, Calendar::Gregorian))
            }
            Item::Unit(unit) => {
                let edge = if n > 0 { from.last } else { from.first };
                self.around_day(edge, unit, i32::from(n), from.calendar)
            }
        }
    }

    /// A date that lies within another.
    pub(super) fn within(&mut self, inner: Id, whole: Span) -> Option<Span> {
        let expression = self.get(inner)?;
        match expression {
            Expression::Date(fields) if fields.month.is_none() && fields.year.is_none() => {
                if let Some(day) = fields.day {
                    let (year, month, _) = from_day(whole.calendar, whole.first)?;
                    if whole.grain == Grain::Day {
                        let here = from_day(whole.calendar, whole.first)?.2;
                        self.conflict |= here != day;
                        return Some(whole);
                    }
                    let span = Span::date(whole.calendar, year, month, Some(day))?;
                    self.check_weekday(span, fields.weekday);
                    return Some(span);
                }
                let weekday = fields.weekday?;
                match whole.grain {
                    Grain::Day => {
                        self.check_weekday(whole, Some(weekday));
                        Some(whole)
                    }
                    _ => self.nth(1, Item::Weekday(weekday), whole),
                }
            }
            Expression::Date(fields) if fields.year.is_some() => {
                let span = self.date(fields)?;
                self.conflict |= span.distance(whole.first) > 0
                    && span.distance(whole.last) > 0
                    && !whole.contains(span.first);
                Some(span)
            }
            Expression::Date(fields) if whole.grain == Grain::Day => {
                // امروز، ۹ دی: the day is known, the date repeats it.
                let calendar = fields.calendar.unwrap_or(Calendar::Gregorian);
                let (_, month, day) = from_day(calendar, whole.first)?;
                self.conflict |= fields.month.is_some_and(|m| m != month)
                    || fields.day.is_some_and(|d| d != day);
                Some(Span { calendar, ..whole })
            }
            Expression::Nth { n, item, of: None } => self.nth(n, item, whole),
            Expression::Part { part, of: None } => whole.part(part),
            Expression::Half(n) if matches!(whole.grain, Grain::Decade | Grain::Century) => {
                let (year, ..) = from_day(whole.calendar, whole.first)?;
                let half = if whole.grain == Grain::Decade { 5 } else { 50 };
                let from = if n == 1 { year } else { year.checked_add(half)? };
                let to = from.checked_add(half)?.checked_sub(1)?;
                Span::years(whole.calendar, from, to, Grain::Days)
            }
            Expression::Half(n) if whole.grain != Grain::Year => {
                let middle = whole.first.plus(whole.length().checked_div(2)?)?;
                Some(if n == 1 {
                    Span::days(whole.first, middle.plus(-1)?)
                } else {
                    Span::days(middle, whole.last)
                })
            }
            Expression::Decade { start, .. } if start.digits == 2 => {
                let (year, ..) = from_day(whole.calendar, whole.first)?;
                let from = year.checked_sub(1)?.checked_add(i32::try_from(start.value).ok()?)?;
                Span::years(whole.calendar, from, from.checked_add(9)?, Grain::Decade)
            }
            Expression::Quarter(n) if whole.grain != Grain::Year => {
                let at = |n: u8| {
                    whole.first.plus(whole.length().checked_mul(i64::from(n))?.checked_div(4)?)
                };
                Some(Span::days(at(n.checked_sub(1)?)?, at(n)?.plus(-1)?))
            }
            Expression::Within { inner, outer } => {
                let middle = self.within(outer, whole)?;
                self.within(inner, middle)
            }
            Expression::Part { part, of: Some(of) } => self.within(of, whole)?.part(part),
            Expression::Nth { n, item, of: Some(of) } => {
                let middle = self.within(of, whole)?;
                self.nth(n, item, middle)
            }
            Expression::Time { date: Some(date), .. } => self.within(date, whole),
            _ => {
                // One that comes back each year, in the year that is said.
                let calendar = whole.calendar;
                let found = (-1..=1)
                    .filter_map(|by| self.in_calendar(expression, whole.first, by, calendar))
                    .find(|span| whole.contains(span.first));
                if let (Some(span), Expression::Date(fields)) = (found, expression) {
                    self.check_weekday(span, fields.weekday);
                }
                found
            }
        }
    }
}
