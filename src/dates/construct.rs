//! From a match to what it says: the few constructions that the patterns of all languages share.

use super::category::Category;
use super::expression::{Expression, Fields, Id, Item, Length, TimeOfDay, Year};
use super::languages::{Habits, Order};
use super::reading::{
    ClockTime, Daypart, Direction, Era, ISLAMIC, Meridiem, Number, Numeric, Part, Payload,
    Quantity, Season, Unit,
};
use crate::calendar::Calendar;

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

/// The part that a piece plays in a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// None: it only has to be there.
    None,
    Weekday,
    Day,
    Month,
    Year,
    Era,
    Unit,
    Count,
    Ordinal,
    Direction,
    Shift,
    Dual,
    Part,
    Season,
    Holiday,
    Daypart,
    Meridiem,
    Zone,
    Hour,
    Minute,
    Second,
    Clock,
    Numeric,
    Few,
    /// Half of the unit before it, or of the hour.
    Half,
    /// A quarter of an hour after, or before with `Before`.
    Quarter,
    /// Minutes that are still missing to the hour.
    Missing,
    Tens,
    /// Another expression that completes this one.
    Merge,
    /// The whole that this is a piece of.
    Outer,
    /// The piece.
    Inner,
    From,
    To,
    /// The day of the other date of a range.
    Until,
}

impl Role {
    pub(crate) fn from_name(name: &str) -> Option<Role> {
        Some(match name {
            "none" => Role::None,
            "weekday" => Role::Weekday,
            "day" => Role::Day,
            "month" => Role::Month,
            "year" => Role::Year,
            "unit" => Role::Unit,
            "count" => Role::Count,
            "ordinal" => Role::Ordinal,
            "direction" => Role::Direction,
            "hour" => Role::Hour,
            "minute" => Role::Minute,
            "second" => Role::Second,
            "missing" => Role::Missing,
            "half" => Role::Half,
            "quarter" => Role::Quarter,
            "merge" => Role::Merge,
            "shift" => Role::Shift,
            "part" => Role::Part,
            "tens" => Role::Tens,
            "outer" => Role::Outer,
            "inner" => Role::Inner,
            "from" => Role::From,
            "to" => Role::To,
            "until" => Role::Until,
            _ => return None,
        })
    }

    /// The part that a piece of a category plays unless the pattern says otherwise.
    pub(crate) const fn of(category: Category) -> Role {
        match category {
            Category::Count | Category::Cardinal => Role::Count,
            Category::Ordinal | Category::DigitOrdinal | Category::CenturyName => Role::Ordinal,
            Category::Day | Category::DigitDay | Category::OrdinalDay | Category::LongDay => {
                Role::Day
            }
            Category::Hour | Category::DigitHour => Role::Hour,
            Category::Minute | Category::Minute2 => Role::Minute,
            Category::Year
            | Category::LikelyYear
            | Category::ExactYear
            | Category::AnyYear
            | Category::ShortYear
            | Category::LateYear
            | Category::LateYearInWords
            | Category::YearSpan => Role::Year,
            Category::MonthNumber
            | Category::Month
            | Category::SureMonth
            | Category::FragileMonth
            | Category::ShortMonth => Role::Month,
            Category::Tens | Category::DecadeName => Role::Tens,
            Category::Weekday | Category::SureWeekday | Category::Weekdays => Role::Weekday,
            Category::Unit
            | Category::PluralUnit
            | Category::DayUnit
            | Category::WeekUnit
            | Category::MonthUnit
            | Category::YearUnit
            | Category::ClockUnit
            | Category::HourUnit
            | Category::MinuteUnit
            | Category::SecondUnit
            | Category::DecadeUnit
            | Category::CenturyUnit
            | Category::QuarterUnit
            | Category::SeasonUnit
            | Category::HalfUnit
            | Category::WeekendUnit
            | Category::Regularly => Role::Unit,
            Category::Direction
            | Category::LastWord
            | Category::NextWord
            | Category::ThisWord
            | Category::Ago
            | Category::Hence
            | Category::Beside => Role::Direction,
            Category::Shift | Category::Now => Role::Shift,
            Category::Dual => Role::Dual,
            Category::Part => Role::Part,
            Category::Season => Role::Season,
            Category::Holiday | Category::WeakHoliday => Role::Holiday,
            Category::Daypart | Category::SureDaypart | Category::Noon => Role::Daypart,
            Category::Meridiem => Role::Meridiem,
            Category::Zone => Role::Zone,
            Category::Era => Role::Era,
            Category::Few => Role::Few,
            Category::Half => Role::Half,
            Category::Quarter => Role::Quarter,
            Category::Numeric
            | Category::NumericDay
            | Category::DashedDay
            | Category::NumericMonth => Role::Numeric,
            Category::NumericTime | Category::DottedTime => Role::Clock,
            _ => Role::None,
        }
    }
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

    /// The fields of the pieces and of the dates among them, and what else is among them.
    fn all_fields(&self) -> Option<(Fields, Option<Id>)> {
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

    fn date(&self, make: Maker<'_>) -> Option<Expression> {
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

    fn fields(&self) -> Option<Fields> {
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
    fn numeric(&self, numeric: &Numeric) -> Option<Fields> {
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

    fn shift(&self, make: Maker<'_>) -> Option<Expression> {
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
    fn on_that_day(&self, by: i32, make: Maker<'_>) -> Option<Expression> {
        let Some(Payload::Daypart(daypart)) = self.payload(Role::Daypart) else {
            let unit = self.unit().unwrap_or(Unit::Day);
            return Some(Expression::Same { unit, by, or_now: by != 0 });
        };
        let date = Some(make(Expression::Same { unit: Unit::Day, by, or_now: false }));
        let time = TimeOfDay { daypart: Some(daypart), ..TimeOfDay::default() };
        Some(Expression::Time { date, time })
    }

    fn length(&self) -> Option<Length> {
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

    fn duration(&self) -> Option<Expression> {
        let to = self.length()?;
        let Some(from) = self.number(Role::From) else { return Some(Expression::Duration(to)) };
        let mut parts = to.parts;
        if let [Some((quantity, _)), ..] = &mut parts {
            *quantity = from.quantity;
        }
        Some(Expression::Lengths { from: Length { parts, vague: false }, to })
    }

    fn offset(&self, forward: Option<bool>) -> Option<Expression> {
        let length = self.length()?;
        let forward = match forward {
            Some(forward) => forward,
            None => self.direction()?.steps() > 0,
        };
        Some(Expression::Offset { length, forward, from: self.inner(Role::Outer) })
    }

    fn window(&self) -> Option<Expression> {
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

    fn item(&self) -> Option<Item> {
        match (self.payload(Role::Weekday), self.unit()) {
            (Some(Payload::Weekday(day)), _) => Some(Item::Weekday(day)),
            (_, Some(unit)) => Some(Item::Unit(unit)),
            _ => None,
        }
    }

    fn nth(&self, sign: i16) -> Option<Expression> {
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

    fn nth_from(&self) -> Option<Expression> {
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

    fn within(&self, inner: Id, outer: Id) -> Option<Expression> {
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
    fn completed(&self, inner: Expression, make: Maker<'_>) -> Option<Expression> {
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

    fn decade(&self, role: Role) -> Option<Expression> {
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

    fn time(&self) -> Option<Expression> {
        let mut time = TimeOfDay::default();
        let mut date = None;
        for slot in self.slots {
            match (slot.role, slot.payload, slot.inner) {
                (Role::Daypart, Payload::Daypart(part), _) => time.daypart = Some(part),
                (Role::Meridiem, Payload::Meridiem(half), _) => time.meridiem = Some(half),
                (Role::Zone, Payload::Zone(zone), _) => time.zone = Some(zone),
                (Role::Clock, Payload::Clock(clock), _) => time.clock = Some(clock),
                (Role::Merge, _, Some(id)) => match self.expression(id)? {
                    Expression::Time { date: inner, time: more } => {
                        time = joined(time, more)?;
                        if inner.is_some() {
                            date = inner;
                        }
                    }
                    _ => date = Some(id),
                },
                _ => {}
            }
        }
        if let Some(clock) = self.spoken_clock()? {
            if time.clock.is_some() {
                return None;
            }
            time.clock = Some(clock);
        }
        if time.clock.is_none() && time.daypart.is_none() {
            return None;
        }
        if let Some(clock) = time.clock
            && clock.hour > 12
            && time.meridiem == Some(Meridiem::Am)
        {
            return None;
        }
        Some(Expression::Time { date, time })
    }

    /// An hour in words or digits, with minutes, a half or a quarter.
    fn spoken_clock(&self) -> Option<Option<ClockTime>> {
        let Some(hour) = self.small(Role::Hour) else { return Some(None) };
        if hour > 24 {
            return None;
        }
        let mut clock = ClockTime { hour, minute: None, second: None, zone: None };
        clock.minute = self.small(Role::Minute);
        clock.second = self.small(Role::Second);
        if self.payload(Role::Half).is_some() {
            clock.minute = Some(30);
        } else if self.payload(Role::Quarter).is_some() {
            clock.minute = Some(15);
        }
        if let Some(missing) = self.all(Role::Missing).next() {
            let missing = match number_of(missing.payload) {
                Some(number) => u8::try_from(number.quantity.whole).ok()?,
                None => 15,
            };
            clock.hour = if hour == 0 { 23 } else { hour.checked_sub(1)? };
            clock.minute = Some(60u8.checked_sub(missing)?);
        }
        if clock.minute.is_some_and(|m| m > 59) || clock.second.is_some_and(|s| s > 59) {
            return None;
        }
        Some(Some(clock))
    }

    fn range(&self, make: Maker<'_>) -> Option<Expression> {
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

    fn set(&self) -> Option<Expression> {
        let mut time = TimeOfDay::default();
        if let Some(Payload::Daypart(part)) = self.payload(Role::Daypart) {
            time.daypart = Some(part);
        }
        let mut inner = None;
        for slot in self.all(Role::Merge) {
            match slot.inner.and_then(|id| self.expression(id)) {
                Some(Expression::Time { time: more, .. }) => time = joined(time, more)?,
                other => inner = other,
            }
        }
        if let Some(Payload::Dual(unit, count)) = self.payload(Role::Dual) {
            return Some(Expression::Set { item: Item::Unit(unit), count: count.into(), time });
        }
        let count = self.number(Role::Count).map_or(1, |n| n.quantity.whole);
        let item = match self.item() {
            Some(item) => item,
            None if matches!(inner, Some(Expression::Set { .. })) => {
                let Some(Expression::Set { item, count, .. }) = inner else { return None };
                return Some(Expression::Set { item, count, time });
            }
            None => {
                time.daypart?;
                Item::Unit(Unit::Day)
            }
        };
        Some(Expression::Set { item, count, time })
    }
}

/// Whether each unit is one that the unit before it is counted in: two hours and ten minutes.
fn steps_down(length: &Length) -> bool {
    let units = length.parts.iter().flatten().map(|(_, unit)| *unit);
    units.clone().zip(units.skip(1)).all(|(long, short)| {
        let clock = |unit: Unit| unit <= Unit::Hour;
        short < long && (clock(long) == clock(short) || (long == Unit::Day && clock(short)))
    })
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

/// Fills a field; none if it has another value already.
fn put<T: PartialEq + Copy>(field: &mut Option<T>, value: T) -> Option<()> {
    match field {
        Some(known) if *known != value => None,
        _ => {
            *field = Some(value);
            Some(())
        }
    }
}

fn either<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<Option<T>> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => None,
        (a, b) => Some(a.or(b)),
    }
}

/// One date from two that say different things about it; none if they disagree.
fn merged(a: Fields, b: Fields) -> Option<Fields> {
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

fn joined(a: TimeOfDay, b: TimeOfDay) -> Option<TimeOfDay> {
    Some(TimeOfDay {
        clock: either(a.clock, b.clock)?,
        daypart: b.daypart.or(a.daypart),
        meridiem: either(a.meridiem, b.meridiem)?,
        zone: either(a.zone, b.zone)?,
    })
}

/// Whether a day of a month can exist in any year.
fn plausible(fields: &Fields) -> bool {
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
fn two_orders(
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

/// The hour of a part of day, for a clock time that leaves open which half of the day it is in.
pub(crate) fn afternoon(part: Daypart, hour: u8) -> bool {
    match part {
        Daypart::Afternoon | Daypart::Evening => hour < 12,
        Daypart::Noon => hour < 4,
        Daypart::Night => (6..12).contains(&hour),
        Daypart::Morning | Daypart::Midnight => false,
    }
}
