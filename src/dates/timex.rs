//! TIMEX3 values, as ISO-TimeML writes them.

use super::expression::{Item, Length};
use super::reading::{ClockTime, Daypart, Quantity, Season, Unit, Zone};
use super::span::{Grain, Span, from_day};
use crate::calendar::{Calendar, Day};

/// The value of a stretch of days.
pub(crate) fn span(span: Span) -> Option<String> {
    let (year, month, _) = from_day(Calendar::Gregorian, span.first)?;
    let gregorian = span.calendar == Calendar::Gregorian;
    if year <= 0 && gregorian {
        // 1 BC is the astronomers' year 0.
        let year = 1i32.checked_sub(year)?;
        let (_, _, day) = from_day(Calendar::Gregorian, span.first)?;
        return Some(match span.grain {
            Grain::Day => format!("BC{year:04}-{month:02}-{day:02}"),
            Grain::Month => format!("BC{year:04}-{month:02}"),
            Grain::Season(season) => format!("BC{year:04}-{}", season_code(season)),
            Grain::Year => format!("BC{year:04}"),
            Grain::Decade | Grain::Century => {
                let last = from_day(Calendar::Gregorian, span.last)?.0;
                format!("BC{year:04}/BC{:04}", 1i32.checked_sub(last)?)
            }
            _ => days(span.first, span.last),
        });
    }
    if !(0..=9999).contains(&year) {
        return Some(days(span.first, span.last));
    }
    Some(match span.grain {
        Grain::Day => day(span.first),
        Grain::Week => {
            let (year, week) = span.first.plus(3)?.iso_week();
            format!("{year:04}-W{week:02}")
        }
        Grain::Weekend => {
            let (year, week) = span.first.iso_week();
            format!("{year:04}-W{week:02}-WE")
        }
        Grain::Month if gregorian => format!("{year:04}-{month:02}"),
        Grain::Season(season) => format!("{year:04}-{}", season_code(season)),
        Grain::Quarter if gregorian => {
            format!("{year:04}-Q{}", month.checked_add(2)?.checked_div(3)?)
        }
        Grain::Half if gregorian => format!("{year:04}-H{}", if month > 6 { 2 } else { 1 }),
        Grain::Year if gregorian => format!("{year:04}"),
        Grain::Decade if gregorian => format!("{:03}", year.div_euclid(10)),
        Grain::Century if gregorian => format!("{:02}", year.div_euclid(100)),
        _ => days(span.first, span.last),
    })
}

/// A day as ISO 8601 writes it.
fn day(day: Day) -> String {
    let mut value = String::with_capacity(10);
    push_day(&mut value, day);
    value
}

/// A first and a last day.
fn days(first: Day, last: Day) -> String {
    let mut value = String::with_capacity(21);
    push_day(&mut value, first);
    value.push('/');
    push_day(&mut value, last);
    value
}

/// Most values are days, and digits by hand are made in a quarter of the time that formatting takes.
fn push_day(value: &mut String, day: Day) {
    let date = from_day(Calendar::Gregorian, day);
    let Some((Ok(year @ 0..=9999), month, day)) = date.map(|(y, m, d)| (u16::try_from(y), m, d))
    else {
        value.push_str(&day.to_iso());
        return;
    };
    let digit = |number: u16| char::from_digit(u32::from(number % 10), 10).unwrap_or('0');
    value.extend([1000, 100, 10, 1].map(|scale| digit(year / scale)));
    for number in [month, day].map(u16::from) {
        value.extend(['-', digit(number / 10), digit(number)]);
    }
}

const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// What stands behind the T for a clock time.
pub(crate) fn clock(clock: ClockTime) -> String {
    let mut value = format!("T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0));
    if let Some(second) = clock.second {
        value.push_str(&format!(":{second:02}"));
    }
    match clock.zone {
        Some(Zone::Offset(0)) => value.push('Z'),
        Some(Zone::Offset(minutes)) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.unsigned_abs();
            value.push_str(&format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60));
        }
        Some(Zone::Local) | None => {}
    }
    value
}

/// What stands behind the date for a part of the day.
pub(crate) const fn daypart(part: Daypart) -> &'static str {
    match part {
        Daypart::Morning => "TMO",
        Daypart::Noon => "T12:00",
        Daypart::Afternoon => "TAF",
        Daypart::Evening => "TEV",
        Daypart::Night => "TNI",
        Daypart::Midnight => "T24:00",
    }
}

/// The value of a length.
pub(crate) fn duration(length: Length) -> String {
    let mut date = String::new();
    let mut time = String::new();
    for (quantity, unit) in length.parts.into_iter().flatten() {
        let number = |scale: u32| {
            if length.vague {
                return "X".to_owned();
            }
            let Quantity { whole, tenths } = quantity;
            let all = u64::from(whole)
                .saturating_mul(10)
                .saturating_add(u64::from(tenths))
                .saturating_mul(u64::from(scale));
            if all.is_multiple_of(10) {
                (all / 10).to_string()
            } else {
                format!("{}.{}", all / 10, all % 10)
            }
        };
        match unit {
            Unit::Second => time.push_str(&format!("{}S", number(1))),
            Unit::Minute => time.push_str(&format!("{}M", number(1))),
            Unit::Hour if quantity.tenths == 5 && !length.vague => {
                if quantity.whole > 0 {
                    time.push_str(&format!("{}H", quantity.whole));
                }
                time.push_str("30M");
            }
            Unit::Hour => time.push_str(&format!("{}H", number(1))),
            Unit::Day => date.push_str(&format!("{}D", number(1))),
            Unit::Weekend => date.push_str(&format!("{}D", number(2))),
            Unit::Week => date.push_str(&format!("{}W", number(1))),
            Unit::Month => date.push_str(&format!("{}M", number(1))),
            Unit::Season | Unit::Quarter => date.push_str(&format!("{}M", number(3))),
            Unit::Half => date.push_str(&format!("{}M", number(6))),
            Unit::Year => date.push_str(&format!("{}Y", number(1))),
            Unit::Decade => date.push_str(&format!("{}Y", number(10))),
            Unit::Century => date.push_str(&format!("{}Y", number(100))),
        }
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

/// The value of what comes again and again.
pub(crate) fn set(item: Item, count: u32) -> String {
    match item {
        Item::Weekday(day) => format!("XXXX-WXX-{}", u32::from(day).saturating_add(1)),
        Item::Season(season) => format!("XXXX-{}", season_code(season)),
        Item::Unit(unit) => duration(Length {
            parts: [Some((Quantity::of(count), unit)), None, None],
            vague: false,
        }),
    }
}
