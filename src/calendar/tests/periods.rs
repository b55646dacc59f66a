//! Months, quarters, years and weeks.

use crate::calendar::{Calendar, Day, IslamicVariant, Period, quarter};
use proptest::prelude::*;

const SOLAR: Calendar = Calendar::Solar;
const PERIODS: [Period; 4] = [Period::Week, Period::Month, Period::Quarter, Period::Year];

#[test]
fn months_are_added() {
    let cases = [
        ((1400, 10, 9), 1, (1400, 11, 9)),
        ((1400, 10, 9), 3, (1401, 1, 9)),
        ((1400, 10, 9), -10, (1399, 12, 9)),
        ((1400, 6, 31), 1, (1400, 7, 30)),
        ((1400, 6, 31), 6, (1400, 12, 29)),
        ((1403, 12, 30), 12, (1404, 12, 29)),
        ((1403, 12, 30), -48, (1399, 12, 30)),
        ((1, 1, 1), 0, (1, 1, 1)),
        ((1, 1, 1), 35_999, (3000, 12, 1)),
    ];
    for (date, months, expected) in cases {
        assert_eq!(SOLAR.add_months(date, months).unwrap(), expected, "{date:?} {months}");
    }
    assert_eq!(
        SOLAR.add_months((1, 1, 1), -1).unwrap_err().to_string(),
        "0001-01-01 and -1 months is outside the years 1 to 3000"
    );
    for months in [i64::MIN, i64::MAX, 36_000] {
        assert!(SOLAR.add_months((1, 1, 1), months).is_err());
    }
    assert!(SOLAR.add_months((1404, 12, 30), 0).is_err());
}

#[test]
fn weeks_begin_on_saturday() {
    // 1 Farvardin 1400 was a Sunday, 1 Farvardin 1404 a Friday.
    let cases = [
        ((1400, 1, 1), 1),
        ((1400, 1, 6), 1),
        ((1400, 1, 7), 2),
        ((1404, 1, 1), 1),
        ((1404, 1, 2), 2),
        ((1404, 12, 29), 53),
    ];
    for ((year, month, day), week) in cases {
        let day = SOLAR.to_day(year, month, day).unwrap();
        assert_eq!(SOLAR.week_of_year(day).unwrap(), week, "{day}");
    }
}

fn naive_start(calendar: Calendar, day: Day, period: Period) -> Day {
    let start = |date: Day| match period {
        Period::Week => calendar.weekday(date) == 0,
        Period::Month => calendar.from_day(date).unwrap().2 == 1,
        Period::Quarter => matches!(calendar.from_day(date).unwrap(), (_, 1 | 4 | 7 | 10, 1)),
        Period::Year => matches!(calendar.from_day(date).unwrap(), (_, 1, 1)),
    };
    (0..400).map(|back| Day(day.0 - back)).find(|date| start(*date)).unwrap()
}

proptest! {
    #[test]
    fn periods_hold_their_days(day in -15_000_i32..38_000, which in 0..3) {
        let calendar = [SOLAR, Calendar::Gregorian, Calendar::Islamic(IslamicVariant::UmmAlQura)][which as usize];
        let day = Day(day);
        for period in PERIODS {
            let first = calendar.floor(day, period).unwrap();
            let next = calendar.next(day, period).unwrap();
            prop_assert_eq!(first, naive_start(calendar, day, period));
            prop_assert!(first <= day && day < next);
            prop_assert_eq!(calendar.floor(next, period).unwrap(), next);
            prop_assert_eq!(calendar.floor(Day(next.0 - 1), period).unwrap(), first);
        }
        let (year, month, _) = calendar.from_day(day).unwrap();
        prop_assert_eq!(quarter(month), month.div_ceil(3));
        let of_year = calendar.day_of_year(day).unwrap();
        prop_assert!(of_year <= calendar.year_length(year).unwrap());
    }

    #[test]
    fn months_add_up(day in -15_000_i32..30_000, a in -200_i64..200, b in -200_i64..200) {
        let (year, month, _) = SOLAR.from_day(Day(day)).unwrap();
        let first = (year, month, 1);
        let step = |date, months| SOLAR.add_months(date, months).unwrap();
        prop_assert_eq!(step(step(first, a), b), step(first, a + b));
        prop_assert_eq!(step(step(first, a), -a), first);
    }
}

#[test]
fn the_last_period_ends_a_day_beyond_the_range() {
    let last = crate::calendar::solar::LAST_DAY;
    for period in [Period::Month, Period::Quarter, Period::Year] {
        assert_eq!(SOLAR.next(last, period).unwrap(), Day(last.0 + 1));
    }
}
