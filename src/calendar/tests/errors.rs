//! Dates that do not exist, and what is said about them.

use crate::calendar::{Calendar, Day, IslamicVariant, names};
use crate::error::ErrorKind;

const SOLAR: Calendar = Calendar::Solar;
const GREGORIAN: Calendar = Calendar::Gregorian;
const PRINTED: Calendar = Calendar::Islamic(IslamicVariant::UmmAlQura);
const CIVIL: Calendar = Calendar::Islamic(IslamicVariant::Civil);

#[test]
fn dates_that_do_not_exist() {
    let cases = [
        (SOLAR, 1404, 12, 30, "30 Esfand 1404 does not exist: Esfand has 29 days in a common year"),
        (SOLAR, 1403, 12, 31, "31 Esfand 1403 does not exist: Esfand has 30 days in a leap year"),
        (SOLAR, 1400, 7, 31, "31 Mehr 1400 does not exist: Mehr has 30 days"),
        (SOLAR, 1400, 1, 0, "0 Farvardin 1400 does not exist: Farvardin has 31 days"),
        (SOLAR, 1400, 13, 1, "month 13 does not exist: months are 1 to 12"),
        (SOLAR, 1400, 0, 1, "month 0 does not exist: months are 1 to 12"),
        (SOLAR, 0, 1, 1, "year 0 is outside the Solar Hijri calendar's range, 1 to 3000"),
        (SOLAR, 3001, 1, 1, "year 3001 is outside the Solar Hijri calendar's range, 1 to 3000"),
        (
            SOLAR,
            i32::MIN,
            1,
            1,
            "year -2147483648 is outside the Solar Hijri calendar's range, 1 to 3000",
        ),
        (
            GREGORIAN,
            2021,
            2,
            29,
            "29 February 2021 does not exist: February has 28 days in a common year",
        ),
        (
            GREGORIAN,
            10_000,
            1,
            1,
            "year 10000 is outside the Gregorian calendar's range, -9999 to 9999",
        ),
        (
            PRINTED,
            1443,
            6,
            30,
            "30 Jumada II 1443 does not exist: Jumada II has 29 days in 1443 (umalqura)",
        ),
        (
            PRINTED,
            1342,
            1,
            1,
            "year 1342 is outside the Islamic calendar's range, 1343 to 1500 for variant \"umalqura\"; \
             variant=\"civil\" reaches from 1 to 9665",
        ),
        (
            CIVIL,
            9666,
            1,
            1,
            "year 9666 is outside the Islamic calendar's range, 1 to 9665 for variant \"civil\"",
        ),
        (
            CIVIL,
            i32::MAX,
            1,
            1,
            "year 2147483647 is outside the Islamic calendar's range, 1 to 9665 for variant \"civil\"",
        ),
    ];
    for (calendar, year, month, day, message) in cases {
        let error = calendar.to_day(year, month, day).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.kind(), ErrorKind::Date);
    }
}

#[test]
fn days_outside_a_range() {
    let cases = [
        (
            SOLAR,
            Day(-492_269),
            "0622-03-20 is outside the Solar Hijri years 1 to 3000 (0622-03-21 to 3622-03-20)",
        ),
        (
            PRINTED,
            Day(-16_590),
            "1924-07-31 is outside the Islamic years 1343 to 1500 of variant \"umalqura\" (1924-08-01 to 2077-11-16)",
        ),
        (GREGORIAN, Day(i32::MAX), "+5881580-07-11 is outside the Gregorian years -9999 to 9999"),
    ];
    for (calendar, day, message) in cases {
        assert_eq!(calendar.from_day(day).unwrap_err().to_string(), message);
    }
}

#[test]
fn names_that_do_not_exist() {
    assert_eq!(
        IslamicVariant::from_name("saudi").unwrap_err().to_string(),
        "variant=\"saudi\" is not known; use one of \"umalqura\", \"umalqura-icu\", \"civil\""
    );
    assert!(
        names("klingon")
            .unwrap_err()
            .to_string()
            .starts_with("locale=\"klingon\" is not known; use one of en, fa,")
    );
}
