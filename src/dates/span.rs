//! Stretches of days: a unit of a calendar, found by number or by a day in it.

use super::reading::{ISLAMIC, Part, Season, Unit};
use crate::calendar::{Calendar, Day, IslamicVariant, gregorian, islamic, solar};

/// How long a stretch is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grain {
    Day,
    Weekend,
    Week,
    Month,
    Season(Season),
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    /// From a day to a day.
    Days,
}

/// The days that something covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub first: Day,
    pub last: Day,
    pub grain: Grain,
    pub calendar: Calendar,
}

/// The day of a date; Islamic dates beyond the printed tables by arithmetic.
pub(crate) fn to_day(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<Day> {
    match calendar {
        Calendar::Gregorian => gregorian::to_day(year, month, day).ok(),
        Calendar::Solar => solar::to_day(year, month, day).ok(),
        Calendar::Islamic(_) => islamic::to_day(year, month, day, variant(year)).ok(),
    }
}

fn variant(year: i32) -> IslamicVariant {
    let (first, last) = IslamicVariant::UmmAlQura.years();
    if (first..=last).contains(&year) { IslamicVariant::UmmAlQura } else { IslamicVariant::Civil }
}

/// Year, month and day of a day.
pub(crate) fn from_day(calendar: Calendar, day: Day) -> Option<(i32, u8, u8)> {
    match calendar {
        Calendar::Gregorian => gregorian::from_day(day).ok(),
        Calendar::Solar => solar::from_day(day).ok(),
        Calendar::Islamic(_) => islamic::from_day(day, IslamicVariant::UmmAlQura)
            .or_else(|_| islamic::from_day(day, IslamicVariant::Civil))
            .ok(),
    }
}

fn month_length(calendar: Calendar, year: i32, month: u8) -> Option<u8> {
    match calendar {
        Calendar::Gregorian => gregorian::month_length(year, month).ok(),
        Calendar::Solar => solar::month_length(year, month).ok(),
        Calendar::Islamic(_) => islamic::month_length(year, month, variant(year)).ok(),
    }
}

/// Months counted through the years.
fn month_on(year: i32, month: u8, by: i32) -> Option<(i32, u8)> {
    let months = year.checked_mul(12)?.checked_add(i32::from(month))?.checked_sub(1)?;
    let moved = months.checked_add(by)?;
    Some((moved.div_euclid(12), u8::try_from(moved.rem_euclid(12)).ok()?.checked_add(1)?))
}

impl Span {
    pub(crate) const fn day(day: Day, calendar: Calendar) -> Span {
        Span { first: day, last: day, grain: Grain::Day, calendar }
    }

    pub(crate) const fn days(first: Day, last: Day) -> Span {
        Span { first, last, grain: Grain::Days, calendar: Calendar::Gregorian }
    }

    /// A date of a calendar: a day, or a month if there is no day.
    pub(crate) fn date(calendar: Calendar, year: i32, month: u8, day: Option<u8>) -> Option<Span> {
        if let Some(day) = day {
            return Some(Span::day(to_day(calendar, year, month, day)?, calendar));
        }
        let first = to_day(calendar, year, month, 1)?;
        let last = to_day(calendar, year, month, month_length(calendar, year, month)?)?;
        Some(Span { first, last, grain: Grain::Month, calendar })
    }

    pub(crate) fn year(calendar: Calendar, year: i32) -> Option<Span> {
        Span::years(calendar, year, year, Grain::Year)
    }

    /// From one year to another.
    pub(crate) fn years(calendar: Calendar, from: i32, to: i32, grain: Grain) -> Option<Span> {
        let first = to_day(calendar, from, 1, 1)?;
        let last = to_day(calendar, to, 12, month_length(calendar, to, 12)?)?;
        Some(Span { first, last, grain, calendar })
    }

    pub(crate) fn months(
        calendar: Calendar,
        year: i32,
        from: u8,
        count: u8,
        grain: Grain,
    ) -> Option<Span> {
        let last = from.checked_add(count)?.checked_sub(1)?;
        Some(Span {
            first: to_day(calendar, year, from, 1)?,
            last: to_day(calendar, year, last, month_length(calendar, year, last)?)?,
            grain,
            calendar,
        })
    }

    pub(crate) fn quarter(calendar: Calendar, year: i32, n: u8) -> Option<Span> {
        let from = n.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
        Span::months(calendar, year, from, 3, Grain::Quarter)
    }

    pub(crate) fn half(calendar: Calendar, year: i32, n: u8) -> Option<Span> {
        let from = n.checked_sub(1)?.checked_mul(6)?.checked_add(1)?;
        Span::months(calendar, year, from, 6, Grain::Half)
    }

    /// A season: three months of the solar calendar, or from one equinox or solstice to the next.
    pub(crate) fn season(calendar: Calendar, year: i32, season: Season) -> Option<Span> {
        let grain = Grain::Season(season);
        if calendar == Calendar::Solar {
            let from = match season {
                Season::Spring => 1,
                Season::Summer => 4,
                Season::Autumn => 7,
                Season::Winter => 10,
            };
            return Span::months(calendar, year, from, 3, grain);
        }
        let ((m1, d1), (m2, d2), next) = match season {
            Season::Spring => ((3, 20), (6, 20), 0),
            Season::Summer => ((6, 21), (9, 23), 0),
            Season::Autumn => ((9, 23), (12, 21), 0),
            Season::Winter => ((12, 21), (3, 20), 1),
        };
        let g = Calendar::Gregorian;
        let first = to_day(g, year, m1, d1)?;
        let last = to_day(g, year.checked_add(next)?, m2, d2)?;
        Some(Span { first, last, grain, calendar: g })
    }

    /// The unit that a day lies in, or one so many on.
    pub(crate) fn around(
        day: Day,
        unit: Unit,
        by: i32,
        calendar: Calendar,
        week_start: u8,
    ) -> Option<Span> {
        let (year, month, _) = from_day(calendar, day)?;
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
                Some(Span::day(day.plus(i64::from(by))?, Calendar::Gregorian))
            }
            Unit::Week => {
                let back = (i64::from(day.weekday()) - i64::from(week_start)).rem_euclid(7);
                let first = day.plus(i64::from(by).checked_mul(7)?.checked_sub(back)?)?;
                Some(Span {
                    first,
                    last: first.plus(6)?,
                    grain: Grain::Week,
                    calendar: Calendar::Gregorian,
                })
            }
            Unit::Weekend => {
                let week = Span::around(day, Unit::Week, by, calendar, 0)?;
                // Saturday and Sunday; Thursday and Friday where the week starts on Saturday.
                let from = if week_start == 5 { 3 } else { 5 };
                Some(Span {
                    first: week.first.plus(from)?,
                    last: week.first.plus(from.checked_add(1)?)?,
                    grain: Grain::Weekend,
                    calendar: Calendar::Gregorian,
                })
            }
            Unit::Month => {
                let (year, month) = month_on(year, month, by)?;
                Span::date(calendar, year, month, None)
            }
            Unit::Season => {
                let mut all = Vec::new();
                for y in [year.checked_sub(1)?, year, year.checked_add(1)?] {
                    for season in SEASONS {
                        all.extend(Span::season(calendar, y, season));
                    }
                }
                let here = all.iter().rposition(|s| s.first <= day)?;
                let place = i64::try_from(here).ok()?.checked_add(i64::from(by))?;
                all.get(usize::try_from(place).ok()?).copied()
            }
            Unit::Quarter => {
                let quarter = i32::from(month.checked_sub(1)?.checked_div(3)?);
                let moved = year.checked_mul(4)?.checked_add(quarter)?.checked_add(by)?;
                let n = u8::try_from(moved.rem_euclid(4)).ok()?.checked_add(1)?;
                Span::quarter(calendar, moved.div_euclid(4), n)
            }
            Unit::Half => {
                let half = i32::from(month > 6);
                let moved = year.checked_mul(2)?.checked_add(half)?.checked_add(by)?;
                let n = u8::try_from(moved.rem_euclid(2)).ok()?.checked_add(1)?;
                Span::half(calendar, moved.div_euclid(2), n)
            }
            Unit::Year => Span::year(calendar, year.checked_add(by)?),
            Unit::Decade => {
                let start = year.div_euclid(10).checked_add(by)?.checked_mul(10)?;
                Span::years(calendar, start, start.checked_add(9)?, Grain::Decade)
            }
            Unit::Century => {
                let start = year
                    .checked_sub(1)?
                    .div_euclid(100)
                    .checked_add(by)?
                    .checked_mul(100)?
                    .checked_add(1)?;
                Span::years(calendar, start, start.checked_add(99)?, Grain::Century)
            }
        }
    }

    /// The start, middle or end of it.
    pub(crate) fn part(self, part: Part) -> Option<Span> {
        let date = |span: Span, months: [u8; 2]| -> Option<Span> {
            let (year, month, _) = from_day(span.calendar, span.first)?;
            let from = month_on(year, month, i32::from(months.first().copied()?))?;
            let to = month_on(year, month, i32::from(months.last().copied()?))?;
            let first = Span::date(span.calendar, from.0, from.1, None)?.first;
            let last = Span::date(span.calendar, to.0, to.1, None)?.last;
            Some(Span { first, last, ..span })
        };
        let days = |from: i64, to: i64| -> Option<Span> {
            Some(Span { first: self.first.plus(from)?, last: self.first.plus(to)?, ..self })
        };
        match (self.grain, part) {
            (Grain::Year, Part::Start) => date(self, [0, 2]),
            (Grain::Year, Part::Mid) => date(self, [4, 7]),
            (Grain::Year, Part::End) => date(self, [8, 11]),
            (Grain::Month, Part::Start) => days(0, 9),
            (Grain::Month, Part::Mid) => days(10, 19),
            (Grain::Month, Part::End) => Some(Span { first: self.first.plus(20)?, ..self }),
            (Grain::Week, Part::Start) => days(0, 2),
            (Grain::Week, Part::Mid) => days(2, 4),
            (Grain::Week, Part::End) => days(4, 6),
            _ => {
                let length = self.length();
                let third = length.checked_div(3)?;
                if third == 0 {
                    return Some(self);
                }
                match part {
                    Part::Start => days(0, third.checked_sub(1)?),
                    Part::Mid => days(third, length.checked_sub(third)?.checked_sub(1)?),
                    Part::End => days(length.checked_sub(third)?, length.checked_sub(1)?),
                }
            }
        }
    }

    /// How many days.
    pub(crate) fn length(self) -> i64 {
        i64::from(self.last.0).saturating_sub(i64::from(self.first.0)).saturating_add(1)
    }

    pub(crate) fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days lie between it and a day.
    pub(crate) fn distance(self, day: Day) -> i64 {
        if day < self.first {
            i64::from(self.first.0).saturating_sub(i64::from(day.0))
        } else if day > self.last {
            i64::from(day.0).saturating_sub(i64::from(self.last.0))
        } else {
            0
        }
    }
}

const SEASONS: [Season; 4] = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];

/// Easter Sunday of the Western churches.
pub(crate) fn easter(year: i32) -> Option<Day> {
    // The Gregorian computus (Meeus, Jones and Butcher).
    let a = year.rem_euclid(19);
    let b = year.div_euclid(100);
    let c = year.rem_euclid(100);
    let d = b / 4;
    let e = b % 4;
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let i = c / 4;
    let k = c % 4;
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    gregorian::to_day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

/// A day so many months on; the last day of a shorter month.
pub(crate) fn months_on(day: Day, by: i32, calendar: Calendar) -> Option<Day> {
    let (year, month, date) = from_day(calendar, day)?;
    let (year, month) = month_on(year, month, by)?;
    to_day(calendar, year, month, date.min(month_length(calendar, year, month)?))
}

/// The calendar that a lone year is counted in.
pub(crate) fn calendar_of_year(year: i32, home: Calendar) -> Calendar {
    match home {
        Calendar::Solar if (1100..=1499).contains(&year) => Calendar::Solar,
        Calendar::Islamic(_) if (1300..=1499).contains(&year) => ISLAMIC,
        _ => Calendar::Gregorian,
    }
}
