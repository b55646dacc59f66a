//! Dates and years that are known from elsewhere.

use crate::calendar::{Day, IslamicVariant, gregorian, islamic, solar};

#[test]
fn leap_years_of_the_university_of_tehran() {
    let table = include_str!("../../../tests/data/leap_years_ut_1206_1498.csv");
    let mut rows = 0;
    for line in table.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())) {
        let fields: Vec<&str> = line.split(',').collect();
        let year: i32 = fields[0].parse().unwrap();
        assert_eq!(solar::is_leap_year(year).unwrap(), fields[1] == "1", "{year}");
        assert_eq!(solar::to_day(year, 1, 1).unwrap().to_iso(), fields[2], "{year}");
        rows += 1;
    }
    assert_eq!(rows, 293);
}

#[test]
fn days_of_the_week_and_weeks() {
    // (ISO date, Monday = 0, Saturday = 0, ISO year, ISO week)
    let cases = [
        ((1970, 1, 1), 3, 5, 1970, 1),
        ((2021, 12, 30), 3, 5, 2021, 52),
        ((2021, 1, 3), 6, 1, 2020, 53),
        ((2024, 12, 30), 0, 2, 2025, 1),
        ((2025, 3, 22), 5, 0, 2025, 12),
        ((1, 1, 1), 0, 2, 1, 1),
        ((-1, 12, 31), 4, 6, -1, 52),
    ];
    for ((year, month, day), monday, saturday, iso_year, week) in cases {
        let day = gregorian::to_day(year, month, day).unwrap();
        assert_eq!(day.weekday(), monday, "{day}");
        assert_eq!(day.solar_weekday(), saturday, "{day}");
        assert_eq!(day.iso_week(), (iso_year, week), "{day}");
    }
}

#[test]
fn iso_form() {
    assert_eq!(Day(0).to_iso(), "1970-01-01");
    assert_eq!(solar::FIRST_DAY.to_iso(), "0622-03-21");
    assert_eq!(gregorian::to_day(-44, 3, 15).unwrap().to_iso(), "-000044-03-15");
    assert_eq!(Day(i32::MAX).to_iso(), "+5881580-07-11");
    assert_eq!(Day(i32::MIN).to_iso(), "-5877641-06-23");
    assert_eq!(Day(i32::MAX).iso_week(), (5_881_580, 28));
}

/// 30 December 2021 in every calendar, and days that other libraries get wrong.
#[test]
fn one_day_in_all_calendars() {
    let cases = [
        ((2021, 12, 30), (1400, 10, 9), (1443, 5, 26)),
        ((2025, 3, 20), (1403, 12, 30), (1446, 9, 20)),
        ((2025, 3, 21), (1404, 1, 1), (1446, 9, 21)),
        ((1979, 2, 11), (1357, 11, 22), (1399, 3, 14)),
    ];
    for ((year, month, day), as_solar, as_islamic) in cases {
        let day = gregorian::to_day(year, month, day).unwrap();
        assert_eq!(solar::from_day(day).unwrap(), as_solar);
        assert_eq!(islamic::from_day(day, IslamicVariant::UmmAlQura).unwrap(), as_islamic);
    }
}
