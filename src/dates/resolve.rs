//! From what a mention says to the days it means.

use super::construct::afternoon;
use super::expression::{Expression, Fields, Id, Item, Length, TimeOfDay, Year};
use super::languages::{Habits, NextWeekday, Order};
use super::memory::Memory;
use super::reading::{
    ClockTime, Daypart, Direction, Era, Holiday, ISLAMIC, Meridiem, Quantity, Unit,
};
use super::span::{Grain, Span, calendar_of_year, easter, from_day, months_on};
use super::timex;
use super::{Kind, Modifier, Reference};
use crate::calendar::{Calendar, Day};

/// What the words around a mention say about when it was or will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tense {
    Past,
    #[default]
    None,
    Future,
}

/// What is known when a mention is resolved.
#[derive(Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    pub habits: &'a Habits,
    pub reference: Option<Reference>,
    pub memory: &'a Memory,
    pub tense: Tense,
    /// The date that this one repeats in another calendar.
    pub twin: Option<Span>,
}

/// A mention that is resolved as far as it can be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Resolved {
    pub kind: Option<Kind>,
    pub value: Option<String>,
    pub modifier: Option<Modifier>,
    pub calendar: Option<Calendar>,
    pub span: Option<Span>,
    pub conflict: bool,
    pub alternatives: Vec<String>,
    pub daypart: Option<Daypart>,
}

/// Resolves the expressions of a stretch of text.
pub(crate) struct Resolver<'a> {
    pub expressions: &'a [Expression],
    pub around: Surroundings<'a>,
    conflict: bool,
    alternatives: Vec<Span>,
    /// Whether a part of day that was spoken of tells the half of the day.
    carried_daypart: bool,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(expressions: &'a [Expression], around: Surroundings<'a>) -> Self {
        Resolver {
            expressions,
            around,
            conflict: false,
            alternatives: Vec::new(),
            carried_daypart: true,
        }
    }

    fn get(&self, id: Id) -> Option<Expression> {
        self.expressions.get(usize::try_from(id).ok()?).copied()
    }

    fn now(&self) -> Option<Day> {
        self.around.reference.map(|r| r.day)
    }

    fn home(&self) -> Calendar {
        self.around.habits.calendar
    }

    /// Everything that can be said about a mention.
    pub(crate) fn resolve(mut self, id: Id) -> Resolved {
        let Some(expression) = self.get(id) else { return Resolved::default() };
        let mut resolved = Resolved { kind: Some(Kind::Date), ..Resolved::default() };
        match expression {
            Expression::Duration(length) => {
                resolved.kind = Some(Kind::Duration);
                resolved.value = Some(timex::duration(length));
            }
            Expression::BareDay(_) if self.span(id).is_none() => resolved.kind = None,
            Expression::Vague { steps } => {
                let value = match steps {
                    0 => "PRESENT_REF",
                    1.. => "FUTURE_REF",
                    _ => "PAST_REF",
                };
                resolved.value = Some(value.to_owned());
            }
            Expression::Lengths { from, to } => {
                resolved.kind = Some(Kind::Duration);
                resolved.value = join(Some(timex::duration(from)), Some(timex::duration(to)));
            }
            Expression::Set { item, count, time } => {
                resolved.kind = Some(Kind::Set);
                let mut value = timex::set(item, count);
                if let Some(part) = time.daypart.filter(|_| count == 1) {
                    if value == "P1D" {
                        "XXXX-XX-XX".clone_into(&mut value);
                    }
                    value.push_str(timex::daypart(part));
                } else if let Some(clock) = self.clock(time, None) {
                    if value == "P1D" {
                        "XXXX-XX-XX".clone_into(&mut value);
                    }
                    value.push_str(&timex::clock(clock));
                }
                resolved.value = Some(value);
            }
            Expression::Time { date, time } => self.time(date, time, &mut resolved),
            Expression::Offset { length, forward, from: None } if length.is_clock() => {
                self.clock_offset(length, forward, &mut resolved);
            }
            Expression::Window { count, unit, forward } => {
                resolved.span = self.span(id);
                let length = Length {
                    parts: [Some((count.unwrap_or(Quantity::of(1)), unit)), None, None],
                    vague: count.is_none(),
                };
                resolved.value = Some(if count.is_none() {
                    (if forward { "FUTURE_REF" } else { "PAST_REF" }).to_owned()
                } else {
                    timex::duration(length)
                });
                if count.is_some() {
                    resolved.kind = Some(Kind::Duration);
                }
            }
            Expression::Part { part, of: Some(of) }
                if let Some(Expression::Time { date, time }) = self.get(of) =>
            {
                resolved.modifier = Some(part.into());
                self.time(date, time, &mut resolved);
            }
            Expression::Part { part, of: Some(of) } => {
                resolved.modifier = Some(part.into());
                let whole = self.span(of);
                resolved.value = whole
                    .and_then(timex::span)
                    .or_else(|| self.get(of).and_then(|of| self.unresolved(of)));
                resolved.span = whole.and_then(|whole| whole.part(part));
                resolved.calendar = whole.map(|whole| whole.calendar);
            }
            Expression::Range { from, to }
                if matches!(self.get(from), Some(Expression::Time { .. })) =>
            {
                self.times(from, to, &mut resolved);
            }
            Expression::Range { from, to } => {
                let ends = self.range(from, to);
                if let Some((from, to)) = ends {
                    resolved.span = Some(Span { first: from.first, last: to.last, ..to });
                    resolved.value = join(timex::span(from), timex::span(to));
                    if let Some(span) = &mut resolved.span {
                        span.grain = Grain::Days;
                    }
                }
            }
            Expression::Years { from, to, calendar } => {
                if let Some((from, to)) = self.years(from, to, calendar) {
                    resolved.value = join(timex::span(from), timex::span(to));
                    resolved.span = Some(Span { first: from.first, last: to.last, ..to });
                    if let Some(span) = &mut resolved.span {
                        span.grain = Grain::Days;
                    }
                }
            }
            _ => {
                resolved.span = self.span(id);
                resolved.value =
                    resolved.span.and_then(timex::span).or_else(|| self.unresolved(expression));
                if let Expression::Offset { length, .. } = expression
                    && length.is_clock()
                {
                    resolved.kind = Some(Kind::Time);
                }
                // They finished in two weeks: so long it took.
                if let Expression::Offset { length, forward: true, from: None } = expression
                    && resolved.value.is_none()
                    && self.around.tense == Tense::Past
                {
                    resolved.kind = Some(Kind::Duration);
                    resolved.value = Some(timex::duration(length));
                }
                if let Expression::Offset { length, forward, .. } = expression
                    && length.vague
                {
                    resolved.value = Some(vague(forward));
                    resolved.span = None;
                }
            }
        }
        if let Some(span) = resolved.span {
            resolved.calendar = Some(span.calendar);
        } else if resolved.calendar.is_none() {
            resolved.calendar = self.calendar(expression);
        }
        resolved.conflict = self.conflict;
        for span in &self.alternatives {
            if let Some(value) = timex::span(*span)
                && resolved.value.as_ref() != Some(&value)
                && !resolved.alternatives.contains(&value)
            {
                resolved.alternatives.push(value);
            }
        }
        resolved
    }

    /// The calendar that an expression speaks of, even if its days are not known.
    fn calendar(&self, expression: Expression) -> Option<Calendar> {
        match expression {
            Expression::Date(fields) => Some(
                fields
                    .calendar
                    .or(match fields.era {
                        Some(Era::Of(calendar)) => Some(calendar),
                        _ => None,
                    })
                    .unwrap_or(Calendar::Gregorian),
            ),
            Expression::Within { inner, .. } | Expression::Directed { inner, .. } => {
                self.calendar(self.get(inner)?)
            }
            Expression::Shift { unit: Unit::Month | Unit::Year, .. } => Some(self.home()),
            Expression::Duration(_)
            | Expression::Lengths { .. }
            | Expression::Set { .. }
            | Expression::Vague { .. }
            | Expression::Window { .. } => None,
            Expression::Time { date, .. } => self.calendar(self.get(date?)?),
            _ => Some(Calendar::Gregorian),
        }
    }

    /// A value for what has no days: XXXX-05.
    fn unresolved(&self, expression: Expression) -> Option<String> {
        match expression {
            Expression::Date(fields) => {
                let gregorian =
                    fields.calendar.is_none_or(|calendar| calendar == Calendar::Gregorian);
                match (fields.month, fields.day, fields.weekday) {
                    (Some(month), Some(day), _) if gregorian && fields.year.is_none() => {
                        Some(format!("XXXX-{month:02}-{day:02}"))
                    }
                    (Some(month), None, _) if gregorian && fields.year.is_none() => {
                        Some(format!("XXXX-{month:02}"))
                    }
                    (None, None, Some(weekday)) => Some(timex::set(Item::Weekday(weekday), 1)),
                    (None, Some(day), _) => Some(format!("XXXX-XX-{day:02}")),
                    _ => None,
                }
            }
            Expression::Season(season) => {
                let span = Span::season(Calendar::Gregorian, 2000, season)?;
                Some(timex::span(span)?.replacen("2000", "XXXX", 1))
            }
            Expression::Quarter(n) => Some(format!("XXXX-Q{n}")),
            Expression::Half(n) => Some(format!("XXXX-H{n}")),
            Expression::Holiday(Holiday::Fixed(Calendar::Gregorian, month, day)) => {
                Some(format!("XXXX-{month:02}-{day:02}"))
            }
            _ => None,
        }
    }

    /// The days of an expression.
    pub(crate) fn span(&mut self, id: Id) -> Option<Span> {
        let expression = self.get(id)?;
        match expression {
            Expression::Date(fields) => self.date(fields),
            Expression::BareDay(day) => {
                let month = self.around.memory.month_of_sentence()?;
                let (year, number, _) = from_day(month.calendar, month.first)?;
                Span::date(month.calendar, year, number, Some(day))
            }
            Expression::Shift { unit, by, era } => {
                let calendar = match era {
                    Some(Era::Of(calendar)) => calendar,
                    _ => self.home(),
                };
                self.around_day(self.now()?, unit, by, calendar)
            }
            Expression::Same { unit, by, or_now } => self.same(unit, by, or_now),
            Expression::Offset { length, forward, from } => self.offset(length, forward, from),
            Expression::Window { count, unit, forward } => {
                self.window(count.unwrap_or(Quantity::of(3)), unit, forward)
            }
            Expression::Nth { n, item, of } => {
                let whole = self.span(of?)?;
                self.nth(n, item, whole)
            }
            Expression::NthFrom { n, item, from } => {
                let from = match from {
                    Some(from) => self.span(from)?,
                    None => Span::day(self.now()?, self.home()),
                };
                self.nth_from(n, item, from)
            }
            Expression::NthNear { n, weekday, of } => {
                let day = self.span(of)?.first;
                let mut near: Vec<Day> = (-31..=31)
                    .filter_map(|by| day.plus(by))
                    .filter(|other| other.weekday() == weekday)
                    .collect();
                near.sort_by_key(|other| Span::day(*other, Calendar::Gregorian).distance(day));
                let found = near.get(usize::from(n).checked_sub(1)?)?;
                Some(Span::day(*found, Calendar::Gregorian))
            }
            Expression::UnitOf { unit, of } => {
                let of = self.span(of)?;
                // Where weeks start on Sunday, the week of Sunday 6 October is the one that starts there.
                let sunday = unit == Unit::Week
                    && self.around.habits.order == Order::MonthFirst
                    && of.first.weekday() == 6;
                self.around_day(of.first, unit, i32::from(sunday), self.home())
            }
            Expression::Within { inner, outer } => {
                let mut whole = match (self.get(inner)?, self.get(outer)?) {
                    // عيد الفطر 1445: the year counts in the calendar of the holiday.
                    (Expression::Holiday(Holiday::Fixed(calendar, ..)), Expression::Date(year))
                        if calendar != Calendar::Gregorian
                            && year.calendar.is_none()
                            && year.era.is_none()
                            && year.year.is_some_and(|y| (1250..=1500).contains(&y.value)) =>
                    {
                        self.date(Fields { calendar: Some(calendar), ..year })?
                    }
                    _ => self.span(outer)?,
                };
                // March in two years: that month of the year that is meant.
                if let (Some(Expression::Offset { .. }), Grain::Month) =
                    (self.get(outer), whole.grain)
                {
                    whole = self.around_day(whole.first, Unit::Year, 0, whole.calendar)?;
                    self.alternatives.clear();
                }
                self.within(inner, whole)
            }
            Expression::Directed { direction, inner } => self.directed(direction, inner),
            Expression::Part { part, of } => self.span(of?)?.part(part),
            Expression::Season(_)
            | Expression::Quarter(_)
            | Expression::Half(_)
            | Expression::Months { .. }
            | Expression::Holiday(_) => self.choose(expression),
            Expression::Decade { start, calendar } => {
                let calendar = calendar.unwrap_or(match start.digits {
                    2 => self.around.memory.calendar().unwrap_or(self.home()),
                    _ => calendar_of_year(i32::try_from(start.value).ok()?, self.home()),
                });
                let year = match (start.digits, calendar) {
                    (2, Calendar::Solar) => i32::try_from(start.value)
                        .ok()?
                        .checked_add(if start.value >= 10 { 1300 } else { 1400 })?,
                    (2, _) => i32::try_from(start.value)
                        .ok()?
                        .checked_add(if start.value >= 30 { 1900 } else { 2000 })?,
                    _ => i32::try_from(start.value).ok()?,
                };
                Span::years(calendar, year, year.checked_add(9)?, Grain::Decade)
            }
            Expression::Century { n, era } => {
                let n = i32::from(n);
                let (calendar, first) = match era {
                    Some(Era::BeforeChrist) => {
                        (Calendar::Gregorian, n.checked_mul(-100)?.checked_add(1)?)
                    }
                    Some(Era::Of(calendar)) => {
                        (calendar, n.checked_sub(1)?.checked_mul(100)?.checked_add(1)?)
                    }
                    Some(Era::Hijri) => {
                        (ISLAMIC, n.checked_sub(1)?.checked_mul(100)?.checked_add(1)?)
                    }
                    None => {
                        (Calendar::Gregorian, n.checked_sub(1)?.checked_mul(100)?.checked_add(1)?)
                    }
                };
                Span::years(calendar, first, first.checked_add(99)?, Grain::Century)
            }
            Expression::Time { date, .. } => self.span(date?),
            Expression::Range { from, to } => {
                let (from, to) = self.range(from, to)?;
                Some(Span::days(from.first, to.last))
            }
            Expression::Years { from, to, calendar } => {
                let (from, to) = self.years(from, to, calendar)?;
                Some(Span::days(from.first, to.last))
            }
            Expression::Duration(_)
            | Expression::Lengths { .. }
            | Expression::Set { .. }
            | Expression::Vague { .. }
            | Expression::Nothing => None,
        }
    }

    fn around_day(&self, day: Day, unit: Unit, by: i32, calendar: Calendar) -> Option<Span> {
        Span::around(day, unit, by, calendar, self.around.habits.week_start)
    }

    /// A year in full: 95 is 1395 or 1995.
    fn full_year(&self, year: Year, calendar: Option<Calendar>) -> Option<i32> {
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
    fn year(&self, fields: &Fields) -> Option<(Calendar, i32)> {
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

    fn date(&mut self, fields: Fields) -> Option<Span> {
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

    fn check_weekday(&mut self, span: Span, weekday: Option<u8>) {
        if weekday.is_some_and(|day| span.grain == Grain::Day && span.first.weekday() != day) {
            self.conflict = true;
        }
    }

    /// The day of a month that is not named: this month's, or the one whose weekday fits.
    fn day_of_month(&self, day: u8, weekday: Option<u8>) -> Option<Span> {
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
    fn weekday(&mut self, weekday: u8, direction: Option<Direction>) -> Option<Span> {
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

    /// One of those that come back each year, so many years from the one a day is in.
    fn occurrence(&self, expression: Expression, day: Day, by: i32) -> Option<Span> {
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
    fn choose(&mut self, expression: Expression) -> Option<Span> {
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
            let same_year = from_day(span.calendar, span.first).map(|d| d.0)
                == from_day(span.calendar, now).map(|d| d.0);
            match tense {
                // "In May he resigned" is not next May.
                Tense::Past if ahead && !day => distance.saturating_mul(6),
                Tense::Past if ahead => distance.saturating_mul(4),
                Tense::Future if !ahead && distance > 0 => distance.saturating_mul(4),
                Tense::Past | Tense::Future => distance,
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
    fn with_weekday(&self, expression: Expression, span: Span, weekday: u8) -> Option<Span> {
        [1, -1]
            .into_iter()
            .filter_map(|by| self.occurrence(expression, span.first, by))
            .find(|other| other.first.weekday() == weekday)
            .or(Some(span))
    }

    fn nearest(
        &self,
        expression: Expression,
        day: Day,
        cost: impl Fn(Span) -> i64,
    ) -> Option<Span> {
        (-2..=2)
            .filter_map(|by| self.occurrence(expression, day, by))
            .min_by_key(|span| cost(*span))
    }

    fn toward(&self, direction: Direction, expression: Expression, now: Day) -> Option<Span> {
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

    fn directed(&mut self, direction: Direction, inner: Id) -> Option<Span> {
        let now = self.now()?;
        match self.get(inner)? {
            Expression::Date(fields) if fields.month.is_none() && fields.day.is_none() => {
                self.weekday(fields.weekday?, Some(direction))
            }
            expression => self.toward(direction, expression, now),
        }
    }

    fn same(&self, unit: Unit, by: i32, or_now: bool) -> Option<Span> {
        let spoken = self.around.memory.last(unit);
        let (day, calendar) = match spoken {
            Some(span) if by > 0 => (span.last, span.calendar),
            Some(span) => (span.first, span.calendar),
            // "That day" with no day before it is no day.
            None if !or_now => return None,
            None => (self.now()?, self.home()),
        };
        let calendar = match unit {
            Unit::Month | Unit::Year => calendar,
            _ => self.home(),
        };
        let found = self.around_day(day, unit, by, calendar)?;
        // A day keeps the calendar of the date it leans on.
        let calendar = spoken.map_or(found.calendar, |span| span.calendar);
        Some(if unit == Unit::Day { Span { calendar, ..found } } else { found })
    }

    fn offset(&mut self, length: Length, forward: bool, from: Option<Id>) -> Option<Span> {
        if length.vague {
            return None;
        }
        let mut told = None;
        let from = match from {
            Some(id) => {
                let span = match (self.get(id)?, self.now()) {
                    // A year after Christmas: the one nearest to now.
                    (holiday @ Expression::Holiday(_), Some(now))
                        if self.around.tense == Tense::None =>
                    {
                        self.nearest(holiday, now, |span| span.distance(now))?
                    }
                    _ => self.span(id)?,
                };
                told = Some(span.calendar);
                if forward { span.last } else { span.first }
            }
            // It ended after six days: counted from what was spoken of.
            None if forward
                && (self.around.tense == Tense::Past
                    || (self.around.tense == Tense::None
                        && self.around.memory.far_day(self.now()).is_some())) =>
            {
                let spoken = self.around.memory.last(Unit::Day)?;
                told = Some(spoken.calendar);
                spoken.last
            }
            None => self.now()?,
        };
        let sign: i64 = if forward { 1 } else { -1 };
        let calendar = self.home();
        let mut day = from;
        let mut finest = Unit::Century;
        let mut half = false;
        for (quantity, unit) in length.parts.into_iter().flatten() {
            let count = i64::from(quantity.whole).checked_mul(sign)?;
            finest = finest.min(unit);
            half |= quantity.tenths > 0;
            let months = |per: i64| -> Option<Day> {
                let months = count.checked_mul(per)?.checked_add(
                    sign.checked_mul(i64::from(quantity.tenths))?.checked_mul(per)?.div_euclid(10),
                )?;
                months_on(day, i32::try_from(months).ok()?, calendar)
            };
            day = match unit {
                Unit::Second | Unit::Minute | Unit::Hour => return None,
                Unit::Day => day.plus(count)?,
                Unit::Week | Unit::Weekend => {
                    day.plus(count.checked_mul(7)?.checked_add(if quantity.tenths > 0 {
                        sign.checked_mul(3)?
                    } else {
                        0
                    })?)?
                }
                // A month and a half is a month and fifteen days.
                Unit::Month if quantity.tenths > 0 => {
                    let days = i64::from(quantity.tenths).checked_mul(3)?.checked_mul(sign)?;
                    months_on(day, i32::try_from(count).ok()?, calendar)?.plus(days)?
                }
                Unit::Month => months(1)?,
                Unit::Quarter | Unit::Season => months(3)?,
                Unit::Half => months(6)?,
                Unit::Year => months(12)?,
                Unit::Decade => months(120)?,
                Unit::Century => months(1200)?,
            };
        }
        let span = match finest {
            _ if told.is_some() => Span::day(day, told.unwrap_or(calendar)),
            Unit::Year if !half => {
                self.alternatives.extend(self.around_day(day, Unit::Year, 0, calendar));
                self.around_day(day, Unit::Month, 0, calendar)?
            }
            Unit::Decade | Unit::Century => self.around_day(day, Unit::Year, 0, calendar)?,
            Unit::Year => self.around_day(day, Unit::Month, 0, calendar)?,
            Unit::Month => {
                self.alternatives.extend(self.around_day(day, Unit::Month, 0, calendar));
                Span::day(day, Calendar::Gregorian)
            }
            Unit::Week => {
                self.alternatives.extend(self.around_day(day, Unit::Week, 0, calendar));
                Span::day(day, Calendar::Gregorian)
            }
            _ => Span::day(day, Calendar::Gregorian),
        };
        Some(span)
    }

    fn window(&mut self, count: Quantity, unit: Unit, forward: bool) -> Option<Span> {
        let now = self.now()?;
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            // The days that the hours touch.
            let hours = if unit == Unit::Hour { i64::from(count.whole) } else { 1 };
            let days = hours.checked_add(23)?.div_euclid(24);
            let seconds = self.around.reference.and_then(|r| r.seconds);
            let other = match seconds {
                Some(at) => {
                    let sign = if forward { 1 } else { -1 };
                    let end = i64::from(at).checked_add(hours.checked_mul(3600 * sign)?)?;
                    now.plus(end.div_euclid(86_400))?
                }
                None => now.plus(if forward { days } else { -days })?,
            };
            return Some(Span::days(now.min(other), now.max(other)));
        }
        if count.tenths > 0 {
            let length = Length { parts: [Some((count, unit)), None, None], vague: false };
            let end = self.offset(length, forward, None)?;
            return Some(if forward {
                Span::days(now.plus(1)?, end.last)
            } else {
                Span::days(end.first, now.plus(-1)?)
            });
        }
        let count = i32::try_from(count.whole).ok()?;
        let calendar = self.home();
        let (from, to) = if forward { (1, count) } else { (count.checked_neg()?, -1) };
        let first = self.around_day(now, unit, from, calendar)?;
        let last = self.around_day(now, unit, to, calendar)?;
        Some(Span { first: first.first, last: last.last, grain: Grain::Days, ..first })
    }

    fn nth(&self, n: i16, item: Item, whole: Span) -> Option<Span> {
        let steps = i64::from(n.unsigned_abs()).checked_sub(1)?;
        match item {
            Item::Weekday(weekday) => {
                let day = if n > 0 {
                    let ahead = i64::from(weekday)
                        .checked_sub(i64::from(whole.first.weekday()))?
                        .rem_euclid(7);
                    whole.first.plus(ahead.checked_add(steps.checked_mul(7)?)?)?
                } else {
                    let back = i64::from(whole.last.weekday())
                        .checked_sub(i64::from(weekday))?
                        .rem_euclid(7);
                    whole.last.plus(back.checked_add(steps.checked_mul(7)?)?.checked_neg()?)?
                };
                whole.contains(day).then_some(Span::day(day, Calendar::Gregorian))
            }
            Item::Unit(Unit::Day) => {
                let day = if n > 0 {
                    whole.first.plus(steps)?
                } else {
                    whole.last.plus(steps.checked_neg()?)?
                };
                whole.contains(day).then_some(Span::day(day, whole.calendar))
            }
            // The third ten days of a month; the last of them go to its end.
            Item::Unit(Unit::Decade) if whole.grain == Grain::Month && (1..=3).contains(&n) => {
                let first = whole.first.plus(steps.checked_mul(10)?)?;
                let last = if n == 3 { whole.last } else { first.plus(9)? };
                Some(Span { first, last, grain: Grain::Days, ..whole })
            }
            Item::Unit(unit) => {
                // The units that lie in it whole.
                let calendar = whole.calendar;
                let edge = if n > 0 { whole.first } else { whole.last };
                let mut at = self.around_day(edge, unit, 0, calendar)?;
                let step = if n > 0 { 1 } else { -1 };
                // The first decade of the 21st century is the one that starts in 2000.
                let decade = unit == Unit::Decade && n > 0;
                let start = if decade { at.first } else { whole.first };
                if at.first < start || at.last > whole.last {
                    at = self.around_day(edge, unit, step, calendar)?;
                }
                let by = i32::try_from(steps).ok()?.checked_mul(step)?;
                let found = self.around_day(at.first, unit, by, calendar)?;
                (found.first >= start && found.last <= whole.last).then_some(found)
            }
        }
    }

    fn nth_from(&self, n: i16, item: Item, from: Span) -> Option<Span> {
        let steps = i64::from(n.unsigned_abs()).checked_sub(1)?;
        match item {
            Item::Weekday(weekday) => {
                let (edge, sign) = if n > 0 { (from.last, 1) } else { (from.first, -1) };
                let gap = i64::from(weekday)
                    .checked_sub(i64::from(edge.weekday()))?
                    .checked_mul(sign)?
                    .rem_euclid(7);
                let gap = if gap == 0 { 7 } else { gap };
                let by = gap.checked_add(steps.checked_mul(7)?)?.checked_mul(sign)?;
                Some(Span::day(edge.plus(by)?, Calendar::Gregorian))
            }
            Item::Unit(unit) => {
                let edge = if n > 0 { from.last } else { from.first };
                self.around_day(edge, unit, i32::from(n), from.calendar)
            }
        }
    }

    /// A date that lies within another.
    fn within(&mut self, inner: Id, whole: Span) -> Option<Span> {
        let expression = self.get(inner)?;
        match expression {
            Expression::Date(fields) if fields.month.is_none() && fields.year.is_none() => {
                if let Some(day) = fields.day {
                    let (year, month, _) = from_day(whole.calendar, whole.first)?;
                    if whole.grain == Grain::Day {
                        let here = from_day(whole.calendar, whole.first)?.2;
                        self.conflict |= here != day;
                        return Some(whole);
                    }
                    let span = Span::date(whole.calendar, year, month, Some(day))?;
                    self.check_weekday(span, fields.weekday);
                    return Some(span);
                }
                let weekday = fields.weekday?;
                match whole.grain {
                    Grain::Day => {
                        self.check_weekday(whole, Some(weekday));
                        Some(whole)
                    }
                    _ => self.nth(1, Item::Weekday(weekday), whole),
                }
            }
            Expression::Date(fields) if fields.year.is_some() => {
                let span = self.date(fields)?;
                self.conflict |= span.distance(whole.first) > 0
                    && span.distance(whole.last) > 0
                    && !whole.contains(span.first);
                Some(span)
            }
            Expression::Date(fields) if whole.grain == Grain::Day => {
                // امروز، ۹ دی: the day is known, the date repeats it.
                let calendar = fields.calendar.unwrap_or(Calendar::Gregorian);
                let (_, month, day) = from_day(calendar, whole.first)?;
                self.conflict |= fields.month.is_some_and(|m| m != month)
                    || fields.day.is_some_and(|d| d != day);
                Some(Span { calendar, ..whole })
            }
            Expression::Nth { n, item, of: None } => self.nth(n, item, whole),
            Expression::Part { part, of: None } => whole.part(part),
            Expression::Half(n) if matches!(whole.grain, Grain::Decade | Grain::Century) => {
                let (year, ..) = from_day(whole.calendar, whole.first)?;
                let half = if whole.grain == Grain::Decade { 5 } else { 50 };
                let from = if n == 1 { year } else { year.checked_add(half)? };
                let to = from.checked_add(half)?.checked_sub(1)?;
                Span::years(whole.calendar, from, to, Grain::Days)
            }
            Expression::Half(n) if whole.grain != Grain::Year => {
                let middle = whole.first.plus(whole.length().checked_div(2)?)?;
                Some(if n == 1 {
                    Span::days(whole.first, middle.plus(-1)?)
                } else {
                    Span::days(middle, whole.last)
                })
            }
            Expression::Decade { start, .. } if start.digits == 2 => {
                let (year, ..) = from_day(whole.calendar, whole.first)?;
                let from = year.checked_sub(1)?.checked_add(i32::try_from(start.value).ok()?)?;
                Span::years(whole.calendar, from, from.checked_add(9)?, Grain::Decade)
            }
            Expression::Quarter(n) if whole.grain != Grain::Year => {
                let at = |n: u8| {
                    whole.first.plus(whole.length().checked_mul(i64::from(n))?.checked_div(4)?)
                };
                Some(Span::days(at(n.checked_sub(1)?)?, at(n)?.plus(-1)?))
            }
            Expression::Within { inner, outer } => {
                let middle = self.within(outer, whole)?;
                self.within(inner, middle)
            }
            Expression::Part { part, of: Some(of) } => self.within(of, whole)?.part(part),
            Expression::Nth { n, item, of: Some(of) } => {
                let middle = self.within(of, whole)?;
                self.nth(n, item, middle)
            }
            Expression::Time { date: Some(date), .. } => self.within(date, whole),
            _ => {
                // One that comes back each year, in the year that is said.
                let calendar = whole.calendar;
                let found = (-1..=1)
                    .filter_map(|by| self.in_calendar(expression, whole.first, by, calendar))
                    .find(|span| whole.contains(span.first));
                if let (Some(span), Expression::Date(fields)) = (found, expression) {
                    self.check_weekday(span, fields.weekday);
                }
                found
            }
        }
    }

    /// An occurrence, seasons and quarters counted in the calendar of the year that is said.
    fn in_calendar(
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

    /// Both ends of a range; what one end leaves out the other says.
    fn range(&mut self, from: Id, to: Id) -> Option<(Span, Span)> {
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

    fn part_of_range(&mut self, expression: Expression, id: Id) -> Option<Span> {
        match expression {
            Expression::Date(fields) => self.date(fields),
            _ => self.span(id),
        }
    }

    fn years(&self, from: Year, to: Year, calendar: Option<Calendar>) -> Option<(Span, Span)> {
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

    /// The clock of a time, with its half of the day.
    fn clock(&self, time: TimeOfDay, earlier: Option<Daypart>) -> Option<ClockTime> {
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

    fn time(&mut self, date: Option<Id>, time: TimeOfDay, resolved: &mut Resolved) {
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
    fn at_time(&self, day: Span, time: TimeOfDay, resolved: &mut Resolved) {
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
    fn times(&mut self, from: Id, to: Id, resolved: &mut Resolved) {
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

    /// So many hours or minutes before or after now.
    fn clock_offset(&self, length: Length, forward: bool, resolved: &mut Resolved) {
        resolved.kind = Some(Kind::Time);
        if length.vague && (!forward || self.around.reference.is_some_and(|r| r.seconds.is_some()))
        {
            resolved.value = Some(vague(forward));
            return;
        }
        let Some(Reference { day, seconds: Some(now) }) = self.around.reference else {
            // Without the hour of writing, "in 48 hours" is a length.
            if forward {
                resolved.kind = Some(Kind::Duration);
                resolved.value = Some(timex::duration(length));
            }
            return;
        };
        let mut total = 0i64;
        for (quantity, unit) in length.parts.into_iter().flatten() {
            let scale = match unit {
                Unit::Hour => 3600,
                Unit::Minute => 60,
                Unit::Second => 1,
                _ => 86_400,
            };
            let tenths = i64::from(quantity.whole)
                .saturating_mul(10)
                .saturating_add(i64::from(quantity.tenths));
            total = total.saturating_add(tenths.saturating_mul(scale) / 10);
        }
        let at = i64::from(now).saturating_add(if forward { total } else { -total });
        let Some(day) = day.plus(at.div_euclid(86_400)) else { return };
        let second = at.rem_euclid(86_400);
        resolved.value = Some(format!("{day}T{:02}:{:02}", second / 3600, second / 60 % 60));
        resolved.span = Some(Span::day(day, Calendar::Gregorian));
    }
}

impl Length {
    /// Whether it is hours, minutes and seconds only.
    fn is_clock(&self) -> bool {
        self.parts
            .iter()
            .flatten()
            .all(|(_, unit)| matches!(unit, Unit::Hour | Unit::Minute | Unit::Second))
    }
}

/// Some time after or before now.
fn vague(forward: bool) -> String {
    (if forward { "FUTURE_REF" } else { "PAST_REF" }).to_owned()
}

fn join(from: Option<String>, to: Option<String>) -> Option<String> {
    let (from, to) = (from?, to?);
    let first = from.split('/').next().unwrap_or(&from);
    let last = to.split('/').next_back().unwrap_or(&to);
    Some(format!("{first}/{last}"))
}

/// Whether a day of one calendar is the day of a date in another, for tests of twins.
pub(crate) fn same_days(a: Span, b: Span) -> bool {
    match (a.grain, b.grain) {
        (Grain::Day, Grain::Day) => a.first == b.first,
        _ => a.first <= b.last && b.first <= a.last,
    }
}
