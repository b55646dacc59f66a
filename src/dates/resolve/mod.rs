//! From what a mention says to the days it means.

mod counted;
mod day;
mod nth;
mod range;
mod time;
mod yearly;

use super::expression::{Expression, Fields, Id, Item, Length};
use super::languages::{Habits, Order};
use super::memory::Memory;
use super::reading::{Daypart, Era, Holiday, ISLAMIC, Quantity, Unit};
use super::span::{Grain, Span, calendar_of_year, from_day};
use super::{Kind, Modifier, Reference, timex};
use crate::calendar::{Calendar, Day};
use counted::vague;
use range::join;

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
                // What was "on the weekend" was on the last one.
                if unit == Unit::Weekend && by == 0 && self.around.tense == Tense::Past {
                    let this = self.around_day(self.now()?, unit, 0, self.home())?;
                    let ahead = this.first > self.now()?;
                    return self.around_day(self.now()?, unit, -i32::from(ahead), self.home());
                }
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
                    // The twenties are the last that are over.
                    (2, _) => {
                        let now = self.now().and_then(|day| from_day(calendar, day));
                        let this = now.map_or(2025, |(year, ..)| year);
                        let near = this.div_euclid(100).checked_mul(100)?;
                        let near = near.checked_add(i32::try_from(start.value).ok()?)?;
                        if near.checked_add(9)? < this { near } else { near.checked_sub(100)? }
                    }
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
}

/// Whether a day of one calendar is the day of a date in another, for tests of twins.
pub(crate) fn same_days(a: Span, b: Span) -> bool {
    match (a.grain, b.grain) {
        (Grain::Day, Grain::Day) => a.first == b.first,
        _ => a.first <= b.last && b.first <= a.last,
    }
}
