//! Ranges and decades.

use super::super::expression::{Expression, Fields, Year};
use super::super::reading::{Era, ISLAMIC, Payload};
use super::Role;
use super::fields::plausible;
use super::{Maker, Pieces, number_of, year_of};
use crate::calendar::Calendar;

impl Pieces<'_> {
    pub(super) fn decade(&self, role: Role) -> Option<Expression> {
        let number = self.number(role)?;
        let calendar = match self.era() {
            Some(Era::Of(calendar)) => Some(calendar),
            _ => None,
        };
        let value = number.quantity.whole;
        let digits = if value < 100 { 2 } else { 4 };
        if !value.is_multiple_of(10) || (100..1000).contains(&value) {
            return None;
        }
        Some(Expression::Decade { start: Year { value, digits }, calendar })
    }

    pub(super) fn range(&self, make: Maker<'_>) -> Option<Expression> {
        // From a date on for so long.
        if let (Some(from), Some(Expression::Duration(length))) =
            (self.inner(Role::From), self.inner(Role::Merge).and_then(|id| self.expression(id)))
        {
            let to = make(Expression::Offset { length, forward: true, from: Some(from) });
            return Some(Expression::Range { from, to });
        }
        if let (Some(from), Some(to)) = (self.inner(Role::From), self.inner(Role::To)) {
            // Dates of two calendars side by side are one date, not a range.
            if let (Some(Expression::Date(a)), Some(Expression::Date(b))) =
                (self.expression(from), self.expression(to))
                && let (Some(a), Some(b)) = (a.calendar, b.calendar)
                && a.name() != b.name()
            {
                return None;
            }
            return Some(Expression::Range { from, to });
        }
        if let Some(Payload::YearSpan(year)) = self.payload(Role::Year) {
            return Some(Expression::Years {
                from: Year { value: year, digits: 4 },
                to: Year { value: year.checked_add(1)?, digits: 4 },
                calendar: None,
            });
        }
        // Two days of one month, or two years.
        if let Some(until) = self.payload(Role::Until) {
            // The first to the middle of a month.
            if let Some(Expression::Part { of: Some(of), .. }) =
                self.inner(Role::To).and_then(|id| self.expression(id))
            {
                let Some(Expression::Date(month)) = self.expression(of) else { return None };
                let day = u8::try_from(number_of(until)?.quantity.whole).ok()?;
                if month.day.is_some() || month.month.is_none() {
                    return None;
                }
                let from = make(Expression::Date(Fields { day: Some(day), ..month }));
                return Some(Expression::Range { from, to: self.inner(Role::To)? });
            }
            if let Some(Expression::Date(to)) =
                self.inner(Role::To).and_then(|id| self.expression(id))
            {
                let day = u8::try_from(number_of(until)?.quantity.whole).ok()?;
                let from = Fields { day: Some(day), weekday: None, ..to };
                if !plausible(&from) || to.day.is_none_or(|last| last <= day) {
                    return None;
                }
                let from = make(Expression::Date(from));
                return Some(Expression::Range { from, to: self.inner(Role::To)? });
            }
            let (fields, _) = self.all_fields()?;
            if let (Some(_), Some(from)) = (fields.month, fields.day) {
                let until = u8::try_from(number_of(until)?.quantity.whole).ok()?;
                let to = Fields { day: Some(until), ..fields };
                if !plausible(&fields) || !plausible(&to) || from >= until {
                    return None;
                }
                let from = make(Expression::Date(fields));
                let to = make(Expression::Date(to));
                return Some(Expression::Range { from, to });
            }
            let (mut from, mut to) = (self.year()?, year_of(until)?);
            // 66–1963: written from right to left.
            if from.digits == 2 && to.digits == 4 {
                std::mem::swap(&mut from, &mut to);
            }
            let least = if to.digits == 2 { from.value % 100 } else { from.value };
            if to.value <= least {
                return None;
            }
            let calendar = match self.era() {
                Some(Era::Of(calendar)) => Some(calendar),
                Some(Era::Hijri) if self.habits.calendar != Calendar::Solar => Some(ISLAMIC),
                _ => None,
            };
            return Some(Expression::Years { from, to, calendar });
        }
        None
    }
}
