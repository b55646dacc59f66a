//! A date by its fields: year, month, day and weekday.

use super::super::expression::{Expression, Fields, Item, Year};
use super::super::languages::NextWeekday;
use super::super::reading::{Direction, Era, ISLAMIC, Unit};
use super::super::span::{Grain, Span, calendar_of_year, from_day};
use super::{Resolver, Tense};
use crate::calendar::Calendar;

impl Resolver<'_> {
    /// A year in full: 95 is 1395 or 1995.
    pub(super) fn full_year(&self, year: Year, calendar: Option<Calendar>) -> Option<i32> {
        let value = i32::try_from(year.value).ok()?;
        if year.digits != 2 || matches!(calendar, Some(Calendar::Islamic(_))) {
            return Some(value);
        }
        let solar = calendar == Some(Calendar::Solar);
        let now = self.now().and_then(|day| from_day(calendar.unwrap_or(Calendar::Gregorian), day));
        let (this, century) = match (now, calendar) {
            (Some((year, ..)), _) => (year, year.div_euclid(100).checked_mul(100)?),
            (None, Some(Calendar::Solar)) => (1405, 1400),
            (None, Some(Calendar::Islamic(_))) => (1447, 1400),
            (None, _) => (2025, 2000),
        };
        let near = century.checked_add(value)?;
        let ahead = if solar { 5 } else { 10 };
        if near > this.checked_add(ahead)? { near.checked_sub(100) } else { Some(near) }
    }

    /// The year of a date and the calendar it counts in.
    pub(super) fn year(&self, fields: &Fields) -> Option<(Calendar, i32)> {
        let year = fields.year?;
        let mut calendar = fields.calendar;
        match fields.era {
            Some(Era::BeforeChrist) => {
                return Some((
                    Calendar::Gregorian,
                    1i32.checked_sub(i32::try_from(year.value).ok()?)?,
                ));
            }
            Some(Era::Of(Calendar::Gregorian))
                if fields.month.is_none() && self.home() == Calendar::Gregorian =>
            {
                return Some((Calendar::Gregorian, i32::try_from(year.value).ok()?));
            }
            Some(Era::Of(of)) => calendar = Some(of),
            Some(Era::Hijri) if calendar.is_none() => {
                let solar = self.home() == Calendar::Solar && (1270..=1450).contains(&year.value);
                calendar = Some(if solar { Calendar::Solar } else { ISLAMIC });
            }
            _ => {}
        }
        if let Some(calendar) = calendar {
            return Some((calendar, self.full_year(year, Some(calendar))?));
        }
        if year.digits == 2 {
            let calendar =
                if self.home() == Calendar::Solar { Calendar::Solar } else { Calendar::Gregorian };
            return Some((calendar, self.full_year(year, Some(calendar))?));
        }
        let value = i32::try_from(year.value).ok()?;
        Some((calendar_of_year(value, self.home()), value))
    }

    pub(super) fn date(&mut self, fields: Fields) -> Option<Span> {
        let span = if fields.year.is_some() {
            let (calendar, year) = self.year(&fields)?;
            match fields.month {
                Some(month) => {
                    if fields.swapped
                        && let Some(day) = fields.day
                    {
                        self.alternatives.extend(Span::date(calendar, year, day, Some(month)));
                    }
                    Span::date(calendar, year, month, fields.day)?
                }
                None => Span::year(calendar, year)?,
            }
        } else if fields.month.is_some() {
            if let (Some(direction), Some(now)) = (fields.direction, self.now())
                && self.around.twin.is_none()
            {
                let plain = Expression::Date(Fields { direction: None, ..fields });
                self.toward(direction, plain, now)?
            } else {
                self.choose(Expression::Date(fields))?
            }
        } else if let Some(day) = fields.day {
            self.day_of_month(day, fields.weekday)?
        } else {
            return self.weekday(fields.weekday?, fields.direction);
        };
        // الثلاثاء الثالث من سبتمبر: the third Tuesday, if the third is no Tuesday.
        if self.around.habits.ordinal_after_weekday
            && let (Some(weekday), Some(day @ 1..=5), Some(_)) =
                (fields.weekday, fields.day, fields.month)
            && fields.ordinal_day
            && span.first.weekday() != weekday
            && let Some(month) = self.around_day(span.first, Unit::Month, 0, span.calendar)
            && let Some(nth) = self.nth(i16::from(day), Item::Weekday(weekday), month)
        {
            self.alternatives.push(span);
            return Some(nth);
        }
        self.check_weekday(span, fields.weekday);
        Some(span)
    }

    pub(super) fn check_weekday(&mut self, span: Span, weekday: Option<u8>) {
        if weekday.is_some_and(|day| span.grain == Grain::Day && span.first.weekday() != day) {
            self.conflict = true;
        }
    }

    /// The day of a month that is not named: this month's, or the one whose weekday fits.
    pub(super) fn day_of_month(&self, day: u8, weekday: Option<u8>) -> Option<Span> {
        if let Some(twin) = self.around.twin {
            let calendar = self.home();
            let (year, month, _) = from_day(calendar, twin.first)?;
            return Span::date(calendar, year, month, Some(day));
        }
        let anchor = self.around.memory.recent_month();
        let (calendar, from) = match (anchor, self.now()) {
            (Some(span), _) => (span.calendar, span.first),
            (None, Some(now)) => (Calendar::Gregorian, now),
            (None, None) => return None,
        };
        let fits = |by: i32| {
            let month = self.around_day(from, Unit::Month, by, calendar)?;
            let (year, month, _) = from_day(calendar, month.first)?;
            let span = Span::date(calendar, year, month, Some(day))?;
            weekday.is_none_or(|w| span.first.weekday() == w).then_some(span)
        };
        if weekday.is_some() {
            return [0, 1, -1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].into_iter().find_map(fits);
        }
        let this = fits(0);
        let (Some(now), None) = (self.now(), anchor) else { return this };
        match self.around.tense {
            Tense::Past if this.is_none_or(|span| span.first > now) => fits(-1).or(this),
            Tense::Future if this.is_none_or(|span| span.first < now) => fits(1).or(this),
            _ => this.or_else(|| fits(1)),
        }
    }

    /// A bare weekday: in news it looks back, unless the words say otherwise.
    pub(super) fn weekday(&mut self, weekday: u8, direction: Option<Direction>) -> Option<Span> {
        let now = self.now()?;
        let ahead = i64::from(weekday).checked_sub(i64::from(now.weekday()))?.rem_euclid(7);
        let back = i64::from(now.weekday()).checked_sub(i64::from(weekday))?.rem_euclid(7);
        let later = if ahead == 0 { 7 } else { ahead };
        let next_week = {
            let start = i64::from(self.around.habits.week_start);
            let left = start.checked_sub(i64::from(now.weekday()))?.checked_sub(1)?.rem_euclid(7);
            let in_week = i64::from(weekday).checked_sub(start)?.rem_euclid(7);
            left.checked_add(1)?.checked_add(in_week)?
        };
        let by = match direction {
            Some(Direction::Last) => -(if back == 0 { 7 } else { back }),
            Some(Direction::SecondLast) => -(if back == 0 { 14 } else { back + 7 }),
            Some(Direction::This) => {
                let start = i64::from(self.around.habits.week_start);
                let place = |day: u8| i64::from(day).saturating_sub(start).rem_euclid(7);
                place(weekday).checked_sub(place(now.weekday()))?
            }
            Some(Direction::Next) => match self.around.habits.next_weekday {
                NextWeekday::Coming => later,
                NextWeekday::NotTomorrow => {
                    if later == 1 {
                        8
                    } else {
                        later
                    }
                }
                NextWeekday::NextWeek => {
                    if next_week != later {
                        let other = Span::day(now.plus(later)?, Calendar::Gregorian);
                        self.alternatives.push(other);
                    }
                    next_week
                }
            },
            Some(Direction::Coming) => later,
            Some(Direction::Second) => later + 7,
            None if self.around.tense == Tense::Future => ahead,
            None => -back,
        };
        Some(Span::day(now.plus(by)?, Calendar::Gregorian))
    }
}
