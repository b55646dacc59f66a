//! Lengths, and what is counted by them.

use super::super::expression::{Expression, Length, TimeOfDay};
use super::super::reading::{Direction, Payload, Quantity, Unit};
use super::Role;
use super::{Maker, Pieces, number_of};

impl Pieces<'_> {
    pub(super) fn shift(&self, make: Maker<'_>) -> Option<Expression> {
        match self.payload(Role::Shift) {
            Some(Payload::Shift(unit, by)) => {
                Some(Expression::Shift { unit, by: i32::from(by), era: self.era() })
            }
            Some(Payload::PartOfNow(part, unit)) => {
                let of = make(Expression::Shift { unit, by: 0, era: None });
                Some(Expression::Part { part, of: Some(of) })
            }
            Some(Payload::ShiftPart(by, daypart)) => {
                let date =
                    make(Expression::Shift { unit: Unit::Day, by: i32::from(by), era: None });
                let time = TimeOfDay { daypart: Some(daypart), ..TimeOfDay::default() };
                Some(Expression::Time { date: Some(date), time })
            }
            _ => {
                let by = self.direction().map_or(0, Direction::steps);
                Some(Expression::Shift { unit: self.unit()?, by, era: self.era() })
            }
        }
    }

    /// The unit that was spoken of or one beside it, or a part of that day.
    pub(super) fn on_that_day(&self, by: i32, make: Maker<'_>) -> Option<Expression> {
        let Some(Payload::Daypart(daypart)) = self.payload(Role::Daypart) else {
            let unit = self.unit().unwrap_or(Unit::Day);
            return Some(Expression::Same { unit, by, or_now: by != 0 });
        };
        let date = Some(make(Expression::Same { unit: Unit::Day, by, or_now: false }));
        let time = TimeOfDay { daypart: Some(daypart), ..TimeOfDay::default() };
        Some(Expression::Time { date, time })
    }

    pub(super) fn length(&self) -> Option<Length> {
        if let Some(Payload::Dual(unit, count)) = self.payload(Role::Dual) {
            let tenths = if self.payload(Role::Half).is_some() { 5 } else { 0 };
            let quantity = Quantity { whole: u32::from(count), tenths };
            return Some(Length { parts: [Some((quantity, unit)), None, None], vague: false });
        }
        let mut length = Length::default();
        let mut filled = 0usize;
        let mut count: Option<Quantity> = None;
        let mut quarter = false;
        for slot in self.slots {
            match (slot.role, slot.payload) {
                (Role::Count, payload) => count = Some(number_of(payload)?.quantity),
                (Role::Few, _) => length.vague = true,
                // A quarter of an hour
                (Role::Quarter, _) => quarter = true,
                (Role::Half, _) => match length.parts.get_mut(filled.wrapping_sub(1)) {
                    // three years and a half
                    Some(Some((quantity, _))) if count.is_none() => quantity.tenths = 5,
                    _ => {
                        let whole = count.map_or(0, |c| c.whole);
                        count = Some(Quantity { whole, tenths: 5 });
                    }
                },
                (Role::Unit, Payload::Unit(unit)) => {
                    let mut quantity = count.take().unwrap_or(Quantity::of(1));
                    let mut unit = unit;
                    if std::mem::take(&mut quarter) {
                        if unit != Unit::Hour {
                            return None;
                        }
                        quantity = Quantity::of(15);
                        unit = Unit::Minute;
                    }
                    if let Some(place) = length.parts.get_mut(filled) {
                        *place = Some((quantity, unit));
                        filled = filled.saturating_add(1);
                    }
                }
                (Role::Merge, _) => {
                    if let Some(Expression::Duration(inner)) =
                        slot.inner.and_then(|id| self.expression(id))
                    {
                        length.vague |= inner.vague;
                        for part in inner.parts.into_iter().flatten() {
                            if let Some(place) = length.parts.get_mut(filled) {
                                *place = Some(part);
                                filled = filled.saturating_add(1);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        // Three nights and four days are four days.
        if let [Some((a, Unit::Day)), Some((b, Unit::Day)), None] = length.parts {
            let longer = if a.whole > b.whole { a } else { b };
            length.parts = [Some((longer, Unit::Day)), None, None];
        }
        (filled > 0 && steps_down(&length)).then_some(length)
    }

    pub(super) fn duration(&self) -> Option<Expression> {
        let to = self.length()?;
        let Some(from) = self.number(Role::From) else { return Some(Expression::Duration(to)) };
        let mut parts = to.parts;
        if let [Some((quantity, _)), ..] = &mut parts {
            *quantity = from.quantity;
        }
        Some(Expression::Lengths { from: Length { parts, vague: false }, to })
    }

    pub(super) fn offset(&self, forward: Option<bool>) -> Option<Expression> {
        let length = self.length()?;
        let forward = match forward {
            Some(forward) => forward,
            None => self.direction()?.steps() > 0,
        };
        Some(Expression::Offset { length, forward, from: self.inner(Role::Outer) })
    }

    pub(super) fn window(&self) -> Option<Expression> {
        let steps = self.direction()?.steps();
        let (count, unit) = match self.payload(Role::Dual) {
            Some(Payload::Dual(unit, count)) => (Some(Quantity::of(u32::from(count))), unit),
            _ => {
                let mut count = self.number(Role::Count).map(|number| number.quantity);
                if self.payload(Role::Half).is_some() {
                    count = Some(Quantity { whole: count.map_or(0, |c| c.whole), tenths: 5 });
                }
                (count, self.unit()?)
            }
        };
        if steps == 0 || count == Some(Quantity::of(0)) {
            return None;
        }
        Some(Expression::Window { count, unit, forward: steps > 0 })
    }
}

/// Whether each unit is one that the unit before it is counted in: two hours and ten minutes.
pub(super) fn steps_down(length: &Length) -> bool {
    let units = length.parts.iter().flatten().map(|(_, unit)| *unit);
    units.clone().zip(units.skip(1)).all(|(long, short)| {
        let clock = |unit: Unit| unit <= Unit::Hour;
        short < long && (clock(long) == clock(short) || (long == Unit::Day && clock(short)))
    })
}
