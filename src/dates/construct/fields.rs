//! Dates from their pieces.

use super::super::expression::{Expression, Fields, Id, TimeOfDay, Year};
use super::super::languages::Order;
use super::super::reading::{Era, Numeric, Payload};
use super::Role;
use super::{Maker, Pieces, number_of, year_of};
use crate::calendar::Calendar;

impl Pieces<'_> {
    /// The fields of the pieces and of the dates among them, and what else is among them.
    pub(super) fn all_fields(&self) -> Option<(Fields, Option<Id>)> {
        let mut fields = self.fields()?;
        let mut outer = None;
        for slot in self.all(Role::Merge) {
            let id = slot.inner?;
            match self.expression(id)? {
                Expression::Date(more) => fields = merged(fields, more)?,
                Expression::Nothing => {}
                _ => outer = Some(id),
            }
        }
        Some((fields, outer))
    }

    pub(super) fn date(&self, make: Maker<'_>) -> Option<Expression> {
        let (fields, outer) = self.all_fields()?;
        if !plausible(&fields) {
            return None;
        }
        let date = Expression::Date(fields);
        if let Some(Payload::Numeric(Numeric { clock: Some(clock), .. })) =
            self.payload(Role::Numeric)
        {
            let time = TimeOfDay { clock: Some(clock), ..TimeOfDay::default() };
            return Some(Expression::Time { date: Some(make(date)), time });
        }
        let mut outer = outer.or_else(|| self.inner(Role::Outer));
        if outer.is_none() && self.payload(Role::Shift).is_some() {
            let shift = self.shift(make)?;
            outer = Some(make(shift));
        }
        match outer {
            None => Some(date),
            Some(outer) if fields == Fields::default() => self.expression(outer),
            Some(outer) => {
                let inner = make(date);
                self.within(inner, outer)
            }
        }
    }

    pub(super) fn fields(&self) -> Option<Fields> {
        let mut fields = Fields::default();
        for slot in self.slots {
            match (slot.role, slot.payload) {
                (Role::Weekday, Payload::Weekday(day)) => {
                    put(&mut fields.weekday, day)?;
                }
                (Role::Day, payload) => {
                    let number = number_of(payload)?;
                    put(&mut fields.day, u8::try_from(number.quantity.whole).ok()?)?;
                    fields.ordinal_day |= number.ordinal;
                }
                (Role::Month, Payload::Month(calendar, month)) => {
                    put(&mut fields.month, month)?;
                    put(&mut fields.calendar, calendar)?;
                }
                (Role::Month, payload) => {
                    let month = u8::try_from(number_of(payload)?.quantity.whole).ok()?;
                    if !(1..=12).contains(&month) {
                        return None;
                    }
                    put(&mut fields.month, month)?;
                }
                (Role::Year, payload) => put(&mut fields.year, year_of(payload)?)?,
                (Role::Era, Payload::Era(era)) => fields.era = Some(era),
                (Role::Direction, Payload::Direction(direction)) => {
                    fields.direction = Some(direction);
                }
                (Role::Numeric, Payload::Numeric(numeric)) => {
                    let read = self.numeric(&numeric)?;
                    fields = merged(fields, read)?;
                }
                _ => {}
            }
        }
        if fields.calendar.is_none() && fields.month.is_some() {
            fields.calendar = match fields.era {
                Some(Era::Of(calendar)) => Some(calendar),
                _ => None,
            };
        }
        Some(fields)
    }

    /// A date in numbers, in the order that the language has, or in the one that fits.
    pub(super) fn numeric(&self, numeric: &Numeric) -> Option<Fields> {
        let [a, b, c] = numeric.parts;
        let [a_digits, b_digits, c_digits] = numeric.digits;
        let year = |value, digits| Some(Year { value, digits });
        let small = |value: u32| u8::try_from(value).ok();
        let make = |year: Option<Year>, month: u32, day: Option<u32>| -> Option<Fields> {
            let month = small(month).filter(|m| (1..=12).contains(m))?;
            let day = match day {
                Some(day) => Some(small(day).filter(|d| (1..=31).contains(d))?),
                None => None,
            };
            Some(Fields { year, month: Some(month), day, ..Fields::default() })
        };
        if c_digits == 0 {
            return match (a_digits, b_digits) {
                (4, _) => make(year(a, 4), b, None),
                (_, 4) => make(year(b, 4), a, None),
                _ => two_orders(self.habits.order, a, b, |day, month| make(None, month, Some(day))),
            };
        }
        if a_digits == 4 {
            return make(year(a, 4), b, Some(c));
        }
        let last = two_orders(self.habits.order, a, b, |day, month| {
            make(year(c, c_digits), month, Some(day))
        });
        if c_digits == 4 {
            return last;
        }
        // 95.9.6: the year comes first if it can be nothing else; 02/09/14 by the order of ISO, where
        // the year 14 is long past.
        let solar = self.habits.calendar == Calendar::Solar;
        let young = |year: u32| year < 10;
        if a_digits == 2 && (a > 31 || (solar && young(a) && c_digits == 2 && c <= 31)) {
            return make(year(a, a_digits), b, Some(c));
        }
        last
    }

    pub(super) fn within(&self, inner: Id, outer: Id) -> Option<Expression> {
        // A date within a date is one date.
        if let (Some(Expression::Date(a)), Some(Expression::Date(b))) =
            (self.expression(inner), self.expression(outer))
            && let Some(both) = merged(a, b)
        {
            return plausible(&both).then_some(Expression::Date(both));
        }
        Some(Expression::Within { inner, outer })
    }

    /// An expression with the year or the direction that stands beside it.
    pub(super) fn completed(&self, inner: Expression, make: Maker<'_>) -> Option<Expression> {
        if let Some(direction) = self.direction() {
            let inner = make(inner);
            return Some(Expression::Directed { direction, inner });
        }
        let outer = match self.inner(Role::Merge).or_else(|| self.inner(Role::Outer)) {
            Some(outer) => outer,
            None => {
                let Some(year) = self.year() else { return Some(inner) };
                make(Expression::Date(Fields {
                    year: Some(year),
                    era: self.era(),
                    ..Fields::default()
                }))
            }
        };
        let inner = make(inner);
        Some(Expression::Within { inner, outer })
    }
}

/// Fills a field; none if it has another value already.
pub(super) fn put<T: PartialEq + Copy>(field: &mut Option<T>, value: T) -> Option<()> {
    match field {
        Some(known) if *known != value => None,
        _ => {
            *field = Some(value);
            Some(())
        }
    }
}

pub(super) fn either<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<Option<T>> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => None,
        (a, b) => Some(a.or(b)),
    }
}

/// One date from two that say different things about it; none if they disagree.
pub(super) fn merged(a: Fields, b: Fields) -> Option<Fields> {
    Some(Fields {
        weekday: either(a.weekday, b.weekday)?,
        day: either(a.day, b.day)?,
        month: either(a.month, b.month)?,
        calendar: either(a.calendar, b.calendar)?,
        year: either(a.year, b.year)?,
        era: either(a.era, b.era)?,
        direction: a.direction.or(b.direction),
        ordinal_day: a.ordinal_day | b.ordinal_day,
        swapped: a.swapped | b.swapped,
    })
}

/// Whether a day of a month can exist in any year.
pub(super) fn plausible(fields: &Fields) -> bool {
    let (Some(day), Some(month)) = (fields.day, fields.month) else { return true };
    let most = match (fields.calendar, month) {
        (Some(Calendar::Solar), 1..=6) => 31,
        (Some(Calendar::Solar | Calendar::Islamic(_)), _) => 30,
        (Some(Calendar::Gregorian), 2) => 29,
        (Some(Calendar::Gregorian), 4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    day <= most
}

/// Day and month in the usual order, or in the other one if only that can be.
pub(super) fn two_orders(
    order: Order,
    a: u32,
    b: u32,
    make: impl Fn(u32, u32) -> Option<Fields>,
) -> Option<Fields> {
    let (usual, other) = match order {
        Order::DayFirst => (make(a, b), make(b, a)),
        Order::MonthFirst => (make(b, a), make(a, b)),
    };
    let both = usual.is_some() && other.is_some() && a != b;
    let mut fields = usual.or(other)?;
    fields.swapped = both;
    Some(fields)
}
