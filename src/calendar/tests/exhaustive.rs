//! Every day of a range, against ICU4X and against arithmetic done the plain way.

use crate::calendar::{Calendar, Day, IslamicVariant, gregorian, islamic, solar};
use icu_calendar::cal::hijri::{
    TabularAlgorithm, TabularAlgorithmEpoch, TabularAlgorithmLeapYears,
};
use icu_calendar::cal::{Gregorian, Hijri, Persian};
use icu_calendar::types::RataDie;
use icu_calendar::{AsCalendar, Date};

const RATA_DIE_OF_DAY_0: i64 = 719_163;

fn icu<A: AsCalendar + Copy>(day: Day, calendar: A) -> (i32, u8, u8) {
    let date = Date::from_rata_die(RataDie::new(i64::from(day.0) + RATA_DIE_OF_DAY_0), calendar);
    (date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
}

#[test]
fn solar_is_icu_on_every_day_both_ways() {
    let mut days = 0;
    for number in solar::FIRST_DAY.0..=solar::LAST_DAY.0 {
        let day = Day(number);
        let (year, month, day_of_month) = icu(day, Persian);
        assert_eq!(solar::from_day(day).unwrap(), (year, month, day_of_month));
        assert_eq!(solar::to_day(year, month, day_of_month).unwrap(), day);
        days += 1;
    }
    assert_eq!(days, 1_095_728);
    assert!(solar::from_day(Day(solar::FIRST_DAY.0 - 1)).is_err());
    assert!(solar::from_day(Day(solar::LAST_DAY.0 + 1)).is_err());
    for day in [i32::MIN, i32::MAX] {
        assert!(solar::from_day(Day(day)).is_err());
    }
}

#[test]
fn gregorian_is_icu_on_every_day_both_ways() {
    for number in -1_000_000..1_000_000 {
        let day = Day(number);
        let date = icu(day, Gregorian);
        assert_eq!(gregorian::from_day(day).unwrap(), date);
        assert_eq!(gregorian::to_day(date.0, date.1, date.2).unwrap(), day);
    }
}

#[test]
fn islamic_civil_is_icu_on_every_day_both_ways() {
    let civil =
        Hijri::new_tabular(TabularAlgorithmLeapYears::TypeII, TabularAlgorithmEpoch::Friday);
    let variant = IslamicVariant::Civil;
    let _: &Hijri<TabularAlgorithm> = &civil;
    for number in variant.days().0.0..800_000 {
        let day = Day(number);
        let date = icu(day, civil);
        assert_eq!(islamic::from_day(day, variant).unwrap(), date);
        assert_eq!(islamic::to_day(date.0, date.1, date.2, variant).unwrap(), day);
    }
}

#[test]
fn islamic_computed_is_icu_on_every_day_both_ways() {
    let variant = IslamicVariant::UmmAlQuraComputed;
    let (first, last) = variant.days();
    for number in first.0..=last.0 {
        let day = Day(number);
        let date = icu(day, Hijri::new_umm_al_qura());
        assert_eq!(islamic::from_day(day, variant).unwrap(), date);
        assert_eq!(islamic::to_day(date.0, date.1, date.2, variant).unwrap(), day);
    }
}

/// Every calendar walks through its days one by one, months and years in order, lengths as it says.
#[test]
fn days_follow_one_another() {
    let mut calendars = vec![Calendar::Solar];
    calendars.extend(IslamicVariant::ALL.map(Calendar::Islamic));
    for calendar in calendars {
        let (first, last) = calendar.years();
        let mut expected = calendar.to_day(first, 1, 1).unwrap();
        for year in first..=last {
            let mut days = 0_u32;
            for month in 1..=12 {
                let length = calendar.month_length(year, month).unwrap();
                for day in [1, length] {
                    let number = calendar.to_day(year, month, day).unwrap();
                    assert_eq!(
                        number.0,
                        expected.0 + i32::from(day) - 1,
                        "{calendar:?} {year} {month}"
                    );
                    assert_eq!(calendar.from_day(number).unwrap(), (year, month, day));
                }
                assert!(calendar.to_day(year, month, length + 1).is_err());
                expected.0 += i32::from(length);
                days += u32::from(length);
            }
            let usual = if calendar == Calendar::Solar { 365 } else { 354 };
            assert_eq!(calendar.is_leap_year(year).unwrap(), days > usual, "{calendar:?} {year}");
        }
        assert!(calendar.from_day(expected).is_err(), "{calendar:?}");
    }
}

/// The two Umm al-Qura tables differ on as many month starts as their authors say.
#[test]
fn printed_and_computed_differ_where_known() {
    let mut different = Vec::new();
    for year in 1343..=1500 {
        for month in 1..=12 {
            let printed = islamic::to_day(year, month, 1, IslamicVariant::UmmAlQura).unwrap();
            let computed =
                islamic::to_day(year, month, 1, IslamicVariant::UmmAlQuraComputed).unwrap();
            assert!((printed.0 - computed.0).abs() <= 2, "{year} {month}");
            if printed != computed {
                different.push(year);
            }
        }
    }
    assert_eq!(different.len(), 740);
    assert!(different.iter().all(|year| !(1420..=1449).contains(year)));
}
