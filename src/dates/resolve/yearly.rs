//! What comes back each year: which of its occurrences is meant.

use super::super::expression::{Expression, Id, Item};
use super::super::reading::{Direction, Era, Holiday};
use super::super::span::{Grain, Span, easter, from_day};
use super::{Resolver, Tense};
use crate::calendar::{Calendar, Day};

impl Resolver<'_> {
    /// One of those that come back each year, so many years from the one a day is in.
    pub(super) fn occurrence(&self, expression: Expression, day: Day, by: i32) -> Option<Span> {
        let year_of =
            |calendar: Calendar| -> Option<i32> { from_day(calendar, day)?.0.checked_add(by) };
        match expression {
            Expression::Date(fields) => {
                let calendar = match fields.era {
                    Some(Era::Of(calendar)) => calendar,
                    _ => fields.calendar.unwrap_or(Calendar::Gregorian),
                };
                Span::date(calendar, year_of(calendar)?, fields.month?, fields.day)
            }
            Expression::Season(season) => Span::season(self.home(), year_of(self.home())?, season),
            Expression::Quarter(n) => Span::quarter(self.home(), year_of(self.home())?, n),
            Expression::Half(n) => Span::half(self.home(), year_of(self.home())?, n),
            Expression::Months { from, count } => {
                Span::months(self.home(), year_of(self.home())?, from, count, Grain::Days)
            }
            Expression::Holiday(Holiday::Fixed(calendar, month, day)) => {
                Span::date(calendar, year_of(calendar)?, month, Some(day))
            }
            Expression::Holiday(Holiday::Easter(after)) => {
                let sunday = easter(year_of(Calendar::Gregorian)?)?;
                Some(Span::day(sunday.plus(i64::from(after))?, Calendar::Gregorian))
            }
            Expression::Holiday(Holiday::Weekday(month, n, weekday)) => {
                let near = Holiday::Near(Calendar::Gregorian, month, n, weekday, 0);
                self.occurrence(Expression::Holiday(near), day, by)
            }
            Expression::Holiday(Holiday::Near(calendar, month, n, weekday, after)) => {
                let month = Span::date(calendar, year_of(calendar)?, month, None)?;
                let nth = self.nth(i16::from(n), Item::Weekday(weekday), month)?;
                Some(Span::day(nth.first.plus(i64::from(after))?, calendar))
            }
            _ => None,
        }
    }

    /// Which of those that come back each year is meant.
    pub(super) fn choose(&mut self, expression: Expression) -> Option<Span> {
        if let Some(twin) = self.around.twin {
            return self.nearest(expression, twin.first, |span| span.distance(twin.first));
        }
        let weekday = match expression {
            Expression::Date(fields) => fields.weekday,
            _ => None,
        };
        if let Expression::Date(fields) = expression
            && let Some(year) = self.around.memory.year_of(&fields)
        {
            let calendar = fields.calendar.unwrap_or(Calendar::Gregorian);
            let spoken = Span::date(calendar, year, fields.month?, fields.day);
            // A weekday that this day did not have speaks of another year.
            if spoken.is_some_and(|span| weekday.is_none_or(|day| span.first.weekday() == day)) {
                return spoken;
            }
        }
        let now = self.now();
        let anchor =
            self.around.memory.anchor(now).filter(|spoken| match (now, self.around.tense) {
                (None, _) => true,
                (Some(_), Tense::Future) => false,
                (Some(now), tense) => {
                    // A day of last month, in a sentence of its own, in a text that is no history: news.
                    let memory = self.around.memory;
                    let old = spoken.distance(now) > 15 * 366 && memory.is_history();
                    let reach = if old { 2 } else { 45 };
                    let recent = !memory.is_this_sentence()
                        && [0, -1]
                            .into_iter()
                            .filter_map(|by| self.occurrence(expression, now, by))
                            .any(|span| span.first <= now && span.distance(now) < reach);
                    let far = spoken.grain != Grain::Year || spoken.distance(now) > 550;
                    !recent && (tense == Tense::Past || far)
                }
            });
        if let Some(spoken) = anchor {
            // A year just spoken of, or a date: the one nearest to it.
            let inside = |span: Span| match spoken.grain {
                Grain::Year => span.distance(spoken.first).min(span.distance(spoken.last)),
                _ => span.distance(spoken.first),
            };
            if spoken.grain == Grain::Year {
                let within = (-1..=1)
                    .filter_map(|by| self.occurrence(expression, spoken.first, by))
                    .find(|span| spoken.contains(span.first))
                    .filter(|span| weekday.is_none_or(|day| span.first.weekday() == day));
                if within.is_some() {
                    return within;
                }
            }
            let near = self.nearest(expression, spoken.first, inside);
            if near.is_none_or(|span| weekday.is_none_or(|day| span.first.weekday() == day)) {
                return near;
            }
            if now.is_none() {
                return self.with_weekday(expression, near?, weekday?);
            }
        }
        let now = now?;
        let tense = self.around.tense;
        // November in the news of January is the one just past.
        let month = self.around.memory.is_news()
            && matches!(expression, Expression::Date(fields) if fields.day.is_none() && fields.month.is_some());
        let span = self.nearest(expression, now, |span| {
            let distance = span.distance(now);
            let day = span.grain == Grain::Day;
            let ahead = span.first > now;
            let moon = matches!(span.calendar, Calendar::Islamic(_));
            let same_year = from_day(span.calendar, span.first).map(|d| d.0)
                == from_day(span.calendar, now).map(|d| d.0);
            match tense {
                // "In May he resigned" is not next May.
                Tense::Past if ahead && !day => distance.saturating_mul(6),
                Tense::Past if ahead => distance.saturating_mul(if same_year { 4 } else { 10 }),
                Tense::Future if !ahead && distance > 0 => distance.saturating_mul(4),
                Tense::Past | Tense::Future => distance,
                // Nobody thinks of what is near in years of the moon.
                Tense::None if moon && ahead => distance.saturating_mul(5) / 4,
                Tense::None if moon => distance,
                Tense::None if same_year || distance == 0 => distance,
                Tense::None => distance.saturating_mul(if month { 2 } else { 8 }),
            }
        });
        // A weekday that fits another year better decides.
        if let (Some(weekday), Some(span)) = (weekday, span)
            && span.grain == Grain::Day
            && span.first.weekday() != weekday
        {
            return self.with_weekday(expression, span, weekday);
        }
        span
    }

    /// The day of the year before or after that has a weekday; the day itself if there is none.
    pub(super) fn with_weekday(
        &self,
        expression: Expression,
        span: Span,
        weekday: u8,
    ) -> Option<Span> {
        [1, -1]
            .into_iter()
            .filter_map(|by| self.occurrence(expression, span.first, by))
            .find(|other| other.first.weekday() == weekday)
            .or(Some(span))
    }

    pub(super) fn nearest(
        &self,
        expression: Expression,
        day: Day,
        cost: impl Fn(Span) -> i64,
    ) -> Option<Span> {
        (-2..=2)
            .filter_map(|by| self.occurrence(expression, day, by))
            .min_by_key(|span| cost(*span))
    }

    pub(super) fn toward(
        &self,
        direction: Direction,
        expression: Expression,
        now: Day,
    ) -> Option<Span> {
        let mut all: Vec<Span> =
            (-3..=3).filter_map(|by| self.occurrence(expression, now, by)).collect();
        all.sort_by_key(|span| span.first);
        match direction {
            Direction::Last => all.iter().rfind(|span| span.last < now).copied(),
            Direction::SecondLast => {
                all.iter().rev().filter(|span| span.last < now).nth(1).copied()
            }
            Direction::Next | Direction::Coming => {
                all.iter().find(|span| span.first > now).copied()
            }
            Direction::Second => all.iter().filter(|span| span.first > now).nth(1).copied(),
            Direction::This => all
                .iter()
                .find(|span| span.contains(now))
                .copied()
                .or_else(|| self.occurrence(expression, now, 0)),
        }
    }

    pub(super) fn directed(&mut self, direction: Direction, inner: Id) -> Option<Span> {
        let now = self.now()?;
        match self.get(inner)? {
            Expression::Date(fields) if fields.month.is_none() && fields.day.is_none() => {
                self.weekday(fields.weekday?, Some(direction))
            }
            expression => self.toward(direction, expression, now),
        }
    }

    /// An occurrence, seasons and quarters counted in the calendar of the year that is said.
    pub(super) fn in_calendar(
        &self,
        expression: Expression,
        day: Day,
        by: i32,
        calendar: Calendar,
    ) -> Option<Span> {
        let year = from_day(calendar, day)?.0.checked_add(by)?;
        match expression {
            Expression::Season(season) => Span::season(calendar, year, season),
            Expression::Quarter(n) => Span::quarter(calendar, year, n),
            Expression::Half(n) => Span::half(calendar, year, n),
            Expression::Months { from, count } => {
                Span::months(calendar, year, from, count, Grain::Days)
            }
            _ => self.occurrence(expression, day, by),
        }
    }
}
