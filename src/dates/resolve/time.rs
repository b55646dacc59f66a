//! Times of day.

use super::super::construct::afternoon;
use super::super::expression::{Expression, Id, TimeOfDay};
use super::super::reading::{ClockTime, Daypart, Meridiem, Unit};
use super::super::span::{Grain, Span};
use super::super::{Kind, timex};
use super::range::join;
use super::{Resolved, Resolver};
use crate::calendar::Calendar;

impl Resolver<'_> {
    /// The clock of a time, with its half of the day.
    pub(super) fn clock(&self, time: TimeOfDay, earlier: Option<Daypart>) -> Option<ClockTime> {
        let mut clock = time.clock?;
        clock.zone = time.zone.or(clock.zone);
        match time.meridiem {
            Some(Meridiem::Pm) if clock.hour < 12 => clock.hour = clock.hour.saturating_add(12),
            Some(Meridiem::Am) if clock.hour == 12 => clock.hour = 0,
            Some(_) => {}
            None => {
                let part = time.daypart.or(earlier);
                if part.is_some_and(|part| afternoon(part, clock.hour)) && clock.hour > 0 {
                    clock.hour = clock.hour.saturating_add(12);
                } else if clock.hour == 12
                    && matches!(time.daypart, Some(Daypart::Night | Daypart::Midnight))
                {
                    clock.hour = 0;
                }
            }
        }
        Some(clock)
    }

    pub(super) fn time(&mut self, date: Option<Id>, time: TimeOfDay, resolved: &mut Resolved) {
        resolved.kind = Some(Kind::Time);
        let said = date.and_then(|id| self.span(id));
        let spoken = self.around.memory.day_of_sentence();
        let span = match (date, said) {
            (Some(_), said) => said,
            (None, _) => spoken
                .or_else(|| self.now().map(|day| Span::day(day, Calendar::Gregorian)))
                .or_else(|| self.around.memory.last(Unit::Day)),
        };
        // A time of a week that is said, but not its day.
        let longer = span.filter(|span| span.grain != Grain::Day);
        // The night between two days is that of the first.
        let night = date.and_then(|id| self.get(id)).filter(|_| time.daypart.is_some());
        if let (Some(Expression::Range { .. }), Some(days)) = (night, longer) {
            let first = Span::day(days.first, days.calendar);
            self.at_time(first, time, resolved);
            resolved.span = Some(days);
            return;
        }
        let span = span.filter(|span| span.grain == Grain::Day);
        let carried = date.is_none() && self.carried_daypart;
        let earlier = if carried { self.around.memory.daypart() } else { None };
        let what = match self.clock(time, earlier) {
            Some(clock) => {
                let open = time.meridiem.is_none()
                    && time.daypart.is_none()
                    && (1..12).contains(&clock.hour);
                if open && let Some(span) = span {
                    let other = ClockTime { hour: clock.hour.saturating_add(12), ..clock };
                    resolved.alternatives.push(format!("{}{}", span.first, timex::clock(other)));
                }
                timex::clock(clock)
            }
            None => match time.daypart {
                Some(part) => timex::daypart(part).to_owned(),
                None => return,
            },
        };
        resolved.daypart = time.daypart;
        resolved.span = span;
        resolved.value = match span {
            Some(span) => Some(format!("{}{what}", span.first)),
            None if longer.is_some() => {
                longer.and_then(timex::span).map(|value| format!("{value}{what}"))
            }
            None if date.is_none() => Some(what),
            None => {
                let date = date.and_then(|id| self.get(id)).and_then(|e| self.unresolved(e));
                date.map(|date| format!("{date}{what}"))
            }
        };
    }

    /// A part of a day, or a time, of a day that is known.
    pub(super) fn at_time(&self, day: Span, time: TimeOfDay, resolved: &mut Resolved) {
        let what = match (self.clock(time, None), time.daypart) {
            (Some(clock), _) => timex::clock(clock),
            (None, Some(part)) => timex::daypart(part).to_owned(),
            (None, None) => return,
        };
        resolved.daypart = time.daypart;
        resolved.value = Some(format!("{}{what}", day.first));
        resolved.span = Some(day);
    }

    /// From one time to another.
    pub(super) fn times(&mut self, from: Id, to: Id, resolved: &mut Resolved) {
        let mut ends = [Resolved::default(), Resolved::default()];
        let (mut a, mut b) = (self.get(from), self.get(to));
        if let (
            Some(Expression::Time { date: first, time: x }),
            Some(Expression::Time { date: last, time: y }),
        ) = (&mut a, &mut b)
        {
            // What one end leaves out the other says: between 2 and 4 pm, from 8 to 12 tomorrow.
            *first = first.or(*last);
            *last = last.or(*first);
            let hour = |time: &TimeOfDay| time.clock.map(|clock| clock.hour);
            if x.meridiem.is_none() && x.daypart.is_none() && hour(x) <= hour(y) {
                x.meridiem = y.meridiem;
                x.daypart = y.daypart;
            }
            x.zone = x.zone.or(y.zone);
            // From 9 to 18: hours of a whole day.
            self.carried_daypart = hour(y).is_none_or(|hour| hour <= 12);
        }
        for ((id, expression), end) in [(from, a), (to, b)].into_iter().zip(&mut ends) {
            match expression {
                Some(Expression::Time { date, time }) => self.time(date, time, end),
                _ => end.span = self.span(id),
            }
        }
        resolved.kind = Some(Kind::Time);
        let [from, mut to] = ends;
        // From 22 to 5: the next day's morning.
        if let (Some(first), Some(last), Some(day)) = (&from.value, &to.value, to.span)
            && from.span == to.span
            && last < first
            && let Some(next) = day.first.plus(1)
        {
            to.value = Some(last.replacen(&day.first.to_iso(), &next.to_iso(), 1));
            to.span = Some(Span::day(next, day.calendar));
        }
        resolved.value = join(from.value, to.value);
        if let (Some(a), Some(b)) = (from.span, to.span) {
            // A time of a day that is not said is the same day's.
            let last = b.last.max(a.first);
            let grain = if a.first == last { Grain::Day } else { Grain::Days };
            resolved.span = Some(Span { last, grain, ..a });
        }
    }
}
