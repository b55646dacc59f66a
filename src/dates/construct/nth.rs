//! The nth of something.

use super::super::expression::{Expression, Item};
use super::super::reading::{Direction, Payload};
use super::Pieces;
use super::Role;

impl Pieces<'_> {
    pub(super) fn item(&self) -> Option<Item> {
        match (self.payload(Role::Weekday), self.unit()) {
            (Some(Payload::Weekday(day)), _) => Some(Item::Weekday(day)),
            (_, Some(unit)) => Some(Item::Unit(unit)),
            _ => None,
        }
    }

    pub(super) fn nth(&self, sign: i16) -> Option<Expression> {
        let n = match (self.number(Role::Ordinal), self.direction()) {
            (Some(number), direction) => {
                let n = i16::try_from(number.quantity.whole).ok()?;
                if direction == Some(Direction::Last) { n.checked_neg()? } else { n }
            }
            (None, Some(Direction::Last)) => -1,
            (None, Some(Direction::SecondLast)) => -2,
            (None, _) => 1,
        };
        let n = n.checked_mul(sign)?;
        if n == 0 || n.unsigned_abs() > 366 {
            return None;
        }
        let of = self.inner(Role::Merge).or_else(|| self.inner(Role::Outer));
        Some(Expression::Nth { n, item: self.item()?, of })
    }

    pub(super) fn nth_from(&self) -> Option<Expression> {
        let n = self.number(Role::Ordinal).or_else(|| self.number(Role::Count));
        let n = match n {
            Some(n) => i16::try_from(n.quantity.whole).ok()?,
            None => 1,
        };
        let n = match self.direction() {
            Some(direction) if direction.steps() < 0 => n.checked_neg()?,
            _ => n,
        };
        Some(Expression::NthFrom { n, item: self.item()?, from: self.inner(Role::Merge) })
    }
}
