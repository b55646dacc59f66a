//! From one date to another.

use super::super::expression::{Expression, Fields, Id, Year};
use super::super::span::{Span, calendar_of_year};
use super::Resolver;
use crate::calendar::Calendar;

impl Resolver<'_> {
    /// Both ends of a range; what one end leaves out the other says.
    pub(super) fn range(&mut self, from: Id, to: Id) -> Option<(Span, Span)> {
        let (mut a, mut b) = (self.get(from)?, self.get(to)?);
        if let (Expression::Date(x), Expression::Date(y)) = (&mut a, &mut b) {
            if x.month.is_none() && x.day.is_some() && y.month.is_some() {
                x.month = y.month;
                x.calendar = y.calendar;
            }
            if y.month.is_none() && y.day.is_some() && x.month.is_some() {
                y.month = x.month;
                y.calendar = x.calendar;
            }
            let wraps = matches!((x.month, y.month), (Some(a), Some(b)) if a > b)
                && (x.calendar == y.calendar);
            if x.year.is_none() && x.month.is_some() && y.year.is_some() {
                x.year = y.year;
                x.era = x.era.or(y.era);
                if wraps && let Some(year) = &mut x.year {
                    year.value = year.value.saturating_sub(1);
                }
            } else if y.year.is_none() && y.month.is_some() && x.year.is_some() {
                y.year = x.year;
                y.era = y.era.or(x.era);
                if wraps && let Some(year) = &mut y.year {
                    year.value = year.value.saturating_add(1);
                }
            }
            if x.month.is_none() && y.month.is_none() && x.era.is_none() {
                x.era = y.era;
            }
        }
        let first = self.part_of_range(a, from)?;
        // What has no year of its own comes after the start.
        let last = match b {
            Expression::Date(fields)
                if fields.year.is_none() && fields.month.is_none() && fields.day.is_none() =>
            {
                let weekday = fields.weekday?;
                let ahead =
                    i64::from(weekday).checked_sub(i64::from(first.first.weekday()))?.rem_euclid(7);
                Span::day(first.first.plus(ahead)?, Calendar::Gregorian)
            }
            Expression::Date(fields) if fields.year.is_none() && fields.month.is_some() => (-1..=1)
                .filter_map(|by| self.occurrence(b, first.first, by))
                .find(|span| span.first >= first.first)?,
            // The end of Shahrivar that comes after the first of Mehr.
            Expression::Part { part, of: Some(of) }
                if matches!(self.get(of), Some(Expression::Date(Fields { year: None, .. }))) =>
            {
                let month = self.get(of)?;
                (-1..=1)
                    .filter_map(|by| self.occurrence(month, first.first, by)?.part(part))
                    .find(|span| span.first >= first.first)?
            }
            _ => self.part_of_range(b, to)?,
        };
        (last.last >= first.first).then_some((first, last))
    }

    pub(super) fn part_of_range(&mut self, expression: Expression, id: Id) -> Option<Span> {
        match expression {
            Expression::Date(fields) => self.date(fields),
            _ => self.span(id),
        }
    }

    pub(super) fn years(
        &self,
        from: Year,
        to: Year,
        calendar: Option<Calendar>,
    ) -> Option<(Span, Span)> {
        let home = self.home();
        let full = |year: Year, calendar: Option<Calendar>| {
            let value = i32::try_from(year.value).ok()?;
            let calendar = match calendar {
                Some(calendar) => calendar,
                None if year.digits == 2 => home,
                None => calendar_of_year(value, home),
            };
            Some((calendar, self.full_year(year, Some(calendar))?))
        };
        let first = full(from, calendar)?;
        let mut last = full(to, calendar.or(Some(first.0)))?;
        if to.digits == 2 && from.digits == 4 {
            let century = first.1.div_euclid(100).checked_mul(100)?;
            last.1 = century.checked_add(i32::try_from(to.value).ok()?)?;
        }
        if last.1 < first.1 {
            return None;
        }
        Some((Span::year(first.0, first.1)?, Span::year(last.0, last.1)?))
    }
}

pub(super) fn join(from: Option<String>, to: Option<String>) -> Option<String> {
    let (from, to) = (from?, to?);
    let first = from.split('/').next().unwrap_or(&from);
    let last = to.split('/').next_back().unwrap_or(&to);
    Some(format!("{first}/{last}"))
}
