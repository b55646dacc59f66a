//! The zodiac months of the time before 1304 AP.

use crate::calendar::{Day, solar, zodiac};

#[test]
fn every_day_goes_there_and_back() {
    let first = solar::to_day(1220, 1, 1).unwrap();
    let last = solar::to_day(1304, 1, 1).unwrap().plus(-1).unwrap();
    let mut expected = (1220, 1, 0);
    for number in first.0..=last.0 {
        let date @ (year, month, day) = zodiac::from_day(Day(number)).unwrap();
        assert_eq!(zodiac::to_day(year, month, day).unwrap(), Day(number));
        // One day after another: the next of the month, or the first of the next month.
        let next = match day {
            1 if month == 1 => (expected.0 + i32::from(number > first.0), 1, 1),
            1 => (expected.0, expected.1 + 1, 1),
            _ => (expected.0, expected.1, expected.2 + 1),
        };
        assert_eq!(date, next);
        expected = date;
    }
}

#[test]
fn years_begin_with_the_modern_ones() {
    for year in zodiac::YEARS {
        assert_eq!(zodiac::to_day(year, 1, 1).unwrap(), solar::to_day(year, 1, 1).unwrap());
    }
}

/// First days of months as the official gazette of 1290 and 1291 AP and other papers had them.
#[test]
fn papers_of_the_time() {
    for (year, month, expected) in [
        (1271, 1, "1892-03-20"),
        (1271, 10, "1892-12-21"),
        (1285, 9, "1906-11-23"),
        (1285, 11, "1907-01-21"),
        (1290, 1, "1911-03-22"),
        (1290, 3, "1911-05-22"),
        (1290, 4, "1911-06-23"),
        (1290, 8, "1911-10-25"),
        (1290, 10, "1911-12-23"),
        (1290, 12, "1912-02-20"),
        (1291, 1, "1912-03-21"),
        (1291, 2, "1912-04-21"),
        (1291, 4, "1912-06-22"),
        (1291, 6, "1912-08-24"),
    ] {
        assert_eq!(zodiac::to_day(year, month, 1).unwrap().to_iso(), expected);
    }
}

#[test]
fn what_is_not_in_the_table() {
    for (year, month, day, reason) in [
        (1219, 1, 1, "1220 to 1303"),
        (1304, 1, 1, "1220 to 1303"),
        (i32::MIN, 1, 1, "1220 to 1303"),
        (1290, 0, 1, "between 1 and 12"),
        (1290, 13, 1, "between 1 and 12"),
        (1290, 1, 31, "has 30 days"),
        (1290, 1, 0, "has 30 days"),
    ] {
        assert!(zodiac::to_day(year, month, day).unwrap_err().to_string().contains(reason));
    }
    for year in [1, 1219, 1304, 3000] {
        assert!(zodiac::from_day(solar::to_day(year, 6, 1).unwrap()).is_err());
    }
    assert!(zodiac::from_day(Day(i32::MAX)).is_err());
}
