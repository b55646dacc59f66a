//! From a match to what it says: the few constructions that the patterns of all languages share.

mod counted;
mod fields;
mod nth;
mod role;
mod stretch;
mod time;

use super::expression::{Expression, Id, Length, Year};
use super::languages::Habits;
use super::reading::{Direction, Era, Number, Part, Payload, Quantity, Season, Unit};
pub(crate) use role::Role;
pub(crate) use time::afternoon;

/// What is made of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// A date from its fields; another date among the pieces completes it.
    Date,
    /// A unit counted from now.
    Shift,
    /// A day alone, of the month that was just spoken of.
    BareDay,
    /// The same unit as was spoken of.
    Same,
    /// The unit that was just spoken of, or the one under way: این سال.
    SameOrNow,
    /// The day, month or year after or before the one spoken of.
    Beside,
    /// These days, those years.
    Vague,
    /// So long ago, or from now, or from a date.
    Offset,
    /// So long before a date.
    OffsetBefore,
    /// So long after now or a date.
    OffsetAfter,
    /// So long before or after the day that was spoken of.
    OffsetBeside,
    /// The last or next few.
    Window,
    /// The nth of something.
    Nth,
    /// The nth of something, from the end.
    NthLast,
    /// The nth of something after a date.
    NthAfter,
    /// The weekday nearest to a date.
    NthNear,
    /// A piece within another.
    Within,
    /// The unit that a date lies in.
    UnitOf,
    /// The start, middle or end.
    PartOf,
    SeasonOf,
    Quarter,
    Half,
    Decade,
    Century,
    HolidayOf,
    Time,
    /// A range of two dates, or of two days of a month, or of two years.
    Range,
    Duration,
    /// A length of units that are not counted: for years.
    SomeTime,
    Set,
    /// The one piece as it is.
    Pass,
    /// No date.
    Reject,
}

impl Payload {
    /// Whether a word of this meaning can play a part.
    pub(crate) fn plays(self, role: Role) -> bool {
        match role {
            Role::Shift => {
                matches!(self, Payload::Shift(..) | Payload::ShiftPart(..) | Payload::PartOfNow(..))
            }
            Role::Unit => matches!(self, Payload::Unit(_)),
            Role::Part => matches!(self, Payload::Part(_)),
            Role::Direction => matches!(self, Payload::Direction(_)),
            _ => !matches!(self, Payload::None | Payload::NumberWord(..)),
        }
    }
}

/// A piece of a match.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    pub role: Role,
    pub payload: Payload,
    /// The expression of a sub-pattern.
    pub inner: Option<Id>,
}

/// The pieces of a match, with what they say.
pub(crate) struct Pieces<'a> {
    pub slots: &'a [Slot],
    pub known: &'a [Expression],
    pub habits: &'a Habits,
}

type Maker<'a> = &'a mut dyn FnMut(Expression) -> Id;

impl Pieces<'_> {
    fn all(&self, role: Role) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(move |slot| slot.role == role)
    }

    fn payload(&self, role: Role) -> Option<Payload> {
        self.all(role).next().map(|slot| slot.payload)
    }

    fn inner(&self, role: Role) -> Option<Id> {
        self.all(role).find_map(|slot| slot.inner)
    }

    fn expression(&self, id: Id) -> Option<Expression> {
        self.known.get(usize::try_from(id).ok()?).copied()
    }

    fn number(&self, role: Role) -> Option<Number> {
        self.all(role).find_map(|slot| number_of(slot.payload))
    }

    fn small(&self, role: Role) -> Option<u8> {
        u8::try_from(self.number(role)?.quantity.whole).ok()
    }

    fn unit(&self) -> Option<Unit> {
        match self.payload(Role::Unit)? {
            Payload::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    fn direction(&self) -> Option<Direction> {
        match self.payload(Role::Direction)? {
            Payload::Direction(direction) => Some(direction),
            _ => None,
        }
    }

    fn era(&self) -> Option<Era> {
        match self.payload(Role::Era)? {
            Payload::Era(era) => Some(era),
            _ => None,
        }
    }

    fn year(&self) -> Option<Year> {
        self.all(Role::Year).find_map(|slot| year_of(slot.payload))
    }

    fn season(&self) -> Option<Season> {
        match self.payload(Role::Season)? {
            Payload::Season(season) => Some(season),
            _ => None,
        }
    }

    /// What the match says; none if the pieces do not fit together.
    pub(crate) fn build(&self, action: Action, make: Maker<'_>) -> Option<Expression> {
        match action {
            Action::Date => self.date(make),
            Action::Shift => self.shift(make),
            Action::BareDay => Some(Expression::BareDay(self.small(Role::Day)?)),
            Action::Same => self.on_that_day(0, make),
            Action::SameOrNow => Some(Expression::Same { unit: self.unit()?, by: 0, or_now: true }),
            Action::Beside => {
                let by = self.direction()?.steps();
                self.on_that_day(by, make)
            }
            Action::Vague => {
                Some(Expression::Vague { steps: self.direction().map_or(-1, Direction::steps) })
            }
            Action::Offset => self.offset(None),
            Action::OffsetBefore => self.offset(Some(false)),
            Action::OffsetAfter => self.offset(Some(true)),
            Action::OffsetBeside => {
                let forward = self.direction()?.steps() > 0;
                let same = Expression::Same { unit: Unit::Day, by: 0, or_now: !forward };
                let from = make(same);
                Some(Expression::Offset { length: self.length()?, forward, from: Some(from) })
            }
            Action::Window => self.window(),
            Action::Nth => self.nth(1),
            Action::NthLast => self.nth(-1),
            Action::NthAfter => self.nth_from(),
            Action::NthNear => {
                let Payload::Weekday(weekday) = self.payload(Role::Weekday)? else { return None };
                let n = self.small(Role::Ordinal).unwrap_or(1);
                Some(Expression::NthNear { n, weekday, of: self.inner(Role::Merge)? })
            }
            Action::UnitOf => {
                Some(Expression::UnitOf { unit: self.unit()?, of: self.inner(Role::Outer)? })
            }
            Action::Within => {
                let (inner, outer) = (self.inner(Role::Inner)?, self.inner(Role::Outer)?);
                self.within(inner, outer)
            }
            Action::PartOf => {
                let Payload::Part(part) = self.payload(Role::Part)? else { return None };
                Some(Expression::Part { part, of: self.inner(Role::Merge) })
            }
            Action::SeasonOf => {
                let season = Expression::Season(self.season()?);
                self.completed(season, make)
            }
            // The first nine months of a year.
            Action::Quarter if self.unit() == Some(Unit::Month) => {
                let count = self.small(Role::Count).filter(|count| (2..12).contains(count))?;
                let n = match (self.small(Role::Ordinal), self.payload(Role::Part)) {
                    (Some(n), _) => n,
                    (None, Some(Payload::Part(Part::End))) => 0,
                    (None, _) => 1,
                };
                match (count, n) {
                    (3, 1..=4) => self.completed(Expression::Quarter(n), make),
                    (6, 1..=2) => self.completed(Expression::Half(n), make),
                    (_, 0) => {
                        let from = 13u8.checked_sub(count)?;
                        self.completed(Expression::Months { from, count }, make)
                    }
                    (_, 1) => self.completed(Expression::Months { from: 1, count }, make),
                    _ => None,
                }
            }
            Action::Quarter => {
                let n = self.small(Role::Ordinal).or_else(|| self.small(Role::Count))?;
                if !(1..=4).contains(&n) {
                    return None;
                }
                self.completed(Expression::Quarter(n), make)
            }
            Action::Half => {
                let n = self.small(Role::Ordinal)?;
                if !(1..=2).contains(&n) {
                    return None;
                }
                self.completed(Expression::Half(n), make)
            }
            Action::Decade => {
                let first = self.decade(Role::Tens)?;
                if self.payload(Role::Until).is_none() {
                    return Some(first);
                }
                let to = make(self.decade(Role::Until)?);
                let from = make(first);
                Some(Expression::Range { from, to })
            }
            Action::Century => {
                let n = self.small(Role::Ordinal).or_else(|| self.small(Role::Count))?;
                if !(1..=30).contains(&n) {
                    return None;
                }
                let era = self.era();
                let Some(until) = self.small(Role::Until) else {
                    return Some(Expression::Century { n, era });
                };
                let from = make(Expression::Century { n, era });
                let to = make(Expression::Century { n: until, era });
                Some(Expression::Range { from, to })
            }
            Action::HolidayOf => {
                let Payload::Holiday(holiday) = self.payload(Role::Holiday)? else { return None };
                self.completed(Expression::Holiday(holiday), make)
            }
            Action::Time => self.time(),
            Action::Range => self.range(make),
            Action::Duration => self.duration(),
            Action::SomeTime => {
                let parts = [Some((Quantity::of(1), self.unit()?)), None, None];
                Some(Expression::Duration(Length { parts, vague: true }))
            }
            Action::Set => self.set(),
            Action::Pass => self.expression(self.inner(Role::Merge)?),
            Action::Reject => Some(Expression::Nothing),
        }
    }
}

/// The number of a payload.
fn number_of(payload: Payload) -> Option<Number> {
    match payload {
        Payload::Number(number) => Some(number),
        _ => None,
    }
}

fn year_of(payload: Payload) -> Option<Year> {
    match payload {
        Payload::Number(number) => {
            let value = number.quantity.whole;
            // Fifty-seven is written as 57 would be.
            let digits = if value < 100 && number.digits == 0 { 2 } else { number.digits };
            Some(Year { value, digits })
        }
        Payload::YearSpan(year) => Some(Year { value: year, digits: 4 }),
        _ => None,
    }
}
