//! Column kernels against their naive twins: one value after the other.

use crate::calendar::column::{
    DateColumn, DateField, DayColumn, Days, OnError, TimeUnit, field, floor, join, split, texts,
};
use crate::calendar::{Calendar, Day, Format, IslamicVariant, Period, quarter, solar};
use crate::{Interrupt, Result};
use proptest::prelude::*;

static RUN: Interrupt = Interrupt::new();

fn naive_split(
    calendar: Calendar,
    days: &[i32],
    valid: &[bool],
    errors: OnError,
) -> Result<DateColumn> {
    let mut out = DateColumn::default();
    let mut all = Vec::new();
    for (row, (&day, &valid)) in days.iter().zip(valid).enumerate() {
        let date = match calendar.from_day(Day(day)) {
            _ if !valid => None,
            Ok(date) => Some(date),
            Err(error) if errors == OnError::Raise => return Err(error.at_row(row)),
            Err(_) => None,
        };
        let (year, month, day) = date.unwrap_or_default();
        out.years.push(year);
        out.months.push(month);
        out.days.push(day);
        all.push(date.is_some());
    }
    out.valid = Some(all);
    Ok(out)
}

fn naive_join(
    calendar: Calendar,
    dates: &[(i32, i32, i32)],
    valid: &[bool],
    errors: OnError,
) -> Result<DayColumn> {
    let mut out = DayColumn::default();
    let mut all = Vec::new();
    for (row, (&(year, month, day), &valid)) in dates.iter().zip(valid).enumerate() {
        let narrow = |number: i32| u8::try_from(number).unwrap_or(0);
        let found = match calendar.to_day(year, narrow(month), narrow(day)) {
            _ if !valid => None,
            Ok(day) => Some(day),
            Err(error) if errors == OnError::Raise => return Err(error.at_row(row)),
            Err(_) => None,
        };
        out.days.push(found.unwrap_or_default().0);
        all.push(found.is_some());
    }
    out.valid = Some(all);
    Ok(out)
}

#[test]
fn split_is_from_day_on_every_solar_day() {
    // Two orders, so that each day meets other neighbours in its block.
    let ascending: Vec<i32> = (solar::FIRST_DAY.0..=solar::LAST_DAY.0).collect();
    let length = ascending.len();
    let shuffled: Vec<i32> = (0..length).map(|i| ascending[i * 7919 % length]).collect();
    for days in [ascending, shuffled] {
        let dates = split(Calendar::Solar, Days::Days(&days), None, OnError::Raise, &RUN).unwrap();
        for (row, &day) in days.iter().enumerate() {
            let date = (dates.years[row], dates.months[row], dates.days[row]);
            assert_eq!(date, solar::from_day(Day(day)).unwrap());
        }
        let widen = |narrow: &[u8]| narrow.iter().map(|&n| n.into()).collect::<Vec<i32>>();
        let (months, days_of_month) = (widen(&dates.months), widen(&dates.days));
        let again = join(
            Calendar::Solar,
            &dates.years,
            &months,
            &days_of_month,
            None,
            OnError::Raise,
            &RUN,
        );
        assert_eq!(again.unwrap(), DayColumn { days, valid: None });
    }
}

#[test]
fn join_is_to_day_on_every_triple() {
    for year in (-1..=1510).chain(2990..=3001) {
        let mut dates = Vec::new();
        for month in 0..=13 {
            // A day to a block, so that one wrong date does not hide the others of its block.
            for day in 0..=32 {
                dates.extend([(year, month, day); 32]);
            }
        }
        let valid = vec![true; dates.len()];
        let years: Vec<i32> = dates.iter().map(|date| date.0).collect();
        let months: Vec<i32> = dates.iter().map(|date| date.1).collect();
        let days: Vec<i32> = dates.iter().map(|date| date.2).collect();
        let mut fast =
            join(Calendar::Solar, &years, &months, &days, None, OnError::Null, &RUN).unwrap();
        fast.valid.get_or_insert(valid.clone());
        assert_eq!(fast, naive_join(Calendar::Solar, &dates, &valid, OnError::Null).unwrap());
    }
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    prop_oneof![
        4 => Just(Calendar::Solar),
        1 => Just(Calendar::Gregorian),
        1 => prop::sample::select(&IslamicVariant::ALL[..]).prop_map(Calendar::Islamic),
    ]
}

/// Mostly days of our time; some at the edges of the range and of what can be counted.
fn any_day() -> impl Strategy<Value = i32> {
    prop_oneof![
        200 => -20_000..40_000,
        2 => solar::FIRST_DAY.0 - 3..solar::FIRST_DAY.0 + 3,
        2 => solar::LAST_DAY.0 - 3..solar::LAST_DAY.0 + 3,
        1 => any::<i32>(),
        1 => prop::sample::select(vec![i32::MIN, i32::MAX]),
    ]
}

fn any_date() -> impl Strategy<Value = (i32, i32, i32)> {
    prop_oneof![
        200 => (1300..1500, 1..=12, 1..=29),
        2 => (1300..1500, 1..=12, 28..=32),
        1 => (any::<i32>(), any::<i32>(), any::<i32>()),
        1 => (0..3002, -1..14, -1..33),
    ]
}

proptest! {
    #[test]
    fn split_is_the_loop(
        calendar in any_calendar(),
        rows in prop::collection::vec((any_day(), prop::bool::weighted(0.9)), 0..200),
        null in any::<bool>(),
    ) {
        let (days, valid): (Vec<i32>, Vec<bool>) = rows.into_iter().unzip();
        let errors = if null { OnError::Null } else { OnError::Raise };
        let fast = split(calendar, Days::Days(&days), Some(&valid), errors, &RUN);
        prop_assert_eq!(fast, naive_split(calendar, &days, &valid, errors));
    }

    #[test]
    fn join_is_the_loop(
        calendar in any_calendar(),
        rows in prop::collection::vec((any_date(), prop::bool::weighted(0.9)), 0..200),
        null in any::<bool>(),
    ) {
        let (dates, valid): (Vec<_>, Vec<bool>) = rows.into_iter().unzip();
        let errors = if null { OnError::Null } else { OnError::Raise };
        let years: Vec<i32> = dates.iter().map(|date| date.0).collect();
        let months: Vec<i32> = dates.iter().map(|date| date.1).collect();
        let days: Vec<i32> = dates.iter().map(|date| date.2).collect();
        let fast = join(calendar, &years, &months, &days, Some(&valid), errors, &RUN);
        match (fast, naive_join(calendar, &dates, &valid, errors)) {
            (Ok(fast), Ok(naive)) => prop_assert_eq!(fast, naive),
            (Err(fast), Err(naive)) => prop_assert_eq!(fast.row(), naive.row()),
            (fast, naive) => prop_assert!(false, "{:?} {:?}", fast, naive),
        }
    }

    #[test]
    fn timestamps_split_as_their_days(days in prop::collection::vec(-20_000..40_000, 0..200)) {
        let unit = TimeUnit::Microsecond;
        let noon: Vec<i64> = days.iter().map(|&day| i64::from(day) * unit.per_day() + unit.per_day() / 2).collect();
        let split = |days| split(Calendar::Solar, days, None, OnError::Raise, &RUN);
        prop_assert_eq!(split(Days::Timestamps(&noon, unit)), split(Days::Days(&days)));
    }

    #[test]
    fn timestamps_round_down(timestamp in any::<i64>(), day in -100_000_i64..100_000, rest in 0_i64..86_400) {
        for unit in [TimeUnit::Second, TimeUnit::Millisecond, TimeUnit::Microsecond, TimeUnit::Nanosecond] {
            let wide = i128::from(timestamp).div_euclid(unit.per_day().into());
            let expected = i32::try_from(wide).unwrap_or(if timestamp < 0 { i32::MIN } else { i32::MAX });
            prop_assert_eq!(Days::Timestamps(&[timestamp], unit).to_vec(), vec![expected]);
            let exact = day * unit.per_day() + rest * (unit.per_day() / 86_400);
            prop_assert_eq!(Days::Timestamps(&[exact], unit).to_vec(), vec![day as i32]);
        }
    }
}

#[test]
fn a_row_is_named() {
    let mut days = vec![0; 100];
    days[77] = i32::MAX;
    let error = split(Calendar::Solar, Days::Days(&days), None, OnError::Raise, &RUN).unwrap_err();
    assert_eq!(error.row(), Some(77));
    let dates = split(Calendar::Solar, Days::Days(&days), None, OnError::Null, &RUN).unwrap();
    assert_eq!(dates.valid.unwrap().iter().position(|valid| !valid), Some(77));
    let error =
        join(Calendar::Solar, &[1400], &[-3], &[1], None, OnError::Raise, &RUN).unwrap_err();
    assert_eq!(error.to_string(), "row 0: month -3 does not exist: months are 1 to 12");
    let error =
        join(Calendar::Solar, &[1400], &[3], &[300], None, OnError::Raise, &RUN).unwrap_err();
    assert_eq!(error.to_string(), "row 0: day 300 does not exist: days are 1 to 31");
}

#[test]
fn work_can_be_stopped() {
    let stopped = Interrupt::new();
    stopped.stop();
    assert!(split(Calendar::Solar, Days::Days(&[0; 64]), None, OnError::Raise, &stopped).is_err());
}

#[test]
fn lengths_must_agree() {
    assert!(join(Calendar::Solar, &[1400], &[], &[1], None, OnError::Raise, &RUN).is_err());
    assert!(split(Calendar::Solar, Days::Days(&[0]), Some(&[]), OnError::Raise, &RUN).is_err());
}

const FIELDS: [&str; 10] = [
    "year",
    "month",
    "day",
    "weekday",
    "solar_weekday",
    "dayofyear",
    "week",
    "quarter",
    "days_in_month",
    "is_leap_year",
];

fn naive_field(calendar: Calendar, day: Day, name: &str) -> i32 {
    let (year, month, of_month) = calendar.from_day(day).unwrap();
    match name {
        "year" => year,
        "month" => month.into(),
        "day" => of_month.into(),
        "weekday" => day.weekday().into(),
        "solar_weekday" => day.solar_weekday().into(),
        "dayofyear" => calendar.day_of_year(day).unwrap().into(),
        "week" => calendar.week_of_year(day).unwrap().into(),
        "quarter" => quarter(month).into(),
        "days_in_month" => calendar.month_length(year, month).unwrap().into(),
        _ => calendar.is_leap_year(year).unwrap().into(),
    }
}

proptest! {
    #[test]
    fn fields_periods_and_texts_are_the_loop(
        calendar in any_calendar(),
        rows in prop::collection::vec((any_day(), prop::bool::weighted(0.9)), 0..80),
    ) {
        let (days, valid): (Vec<i32>, Vec<bool>) = rows.into_iter().unzip();
        let (all, null) = (Days::Days(&days), OnError::Null);
        let rows = naive_split(calendar, &days, &valid, null).unwrap().valid.unwrap();
        let real: Vec<Option<Day>> =
            days.iter().zip(&rows).map(|(&day, &real)| real.then_some(Day(day))).collect();
        for name in FIELDS {
            let wanted = DateField::from_name(name).unwrap();
            let found = field(calendar, all, Some(&valid), wanted, null, &RUN).unwrap();
            let naive = real.iter().map(|day| day.map_or(0, |day| naive_field(calendar, day, name)));
            prop_assert_eq!(found.values, naive.collect::<Vec<_>>(), "{}", name);
            prop_assert_eq!(found.valid.as_ref(), Some(&rows));
        }
        for period in [Period::Week, Period::Month, Period::Quarter, Period::Year] {
            for end in [false, true] {
                let found = floor(calendar, all, Some(&valid), period, end, null, &RUN).unwrap();
                let naive = real.iter().map(|day| day.map_or(0, |day| match end {
                    false => calendar.floor(day, period).unwrap().0,
                    true => calendar.next(day, period).unwrap().0 - 1,
                }));
                prop_assert_eq!(found.days, naive.collect::<Vec<_>>());
            }
        }
        let format = Format::new("%A %d %B %Y", Some("fa"), None).unwrap();
        let found = texts(calendar, all, Some(&valid), &format, null, &RUN).unwrap();
        for (row, day) in real.iter().enumerate() {
            let text = &found.text[found.offsets[row]..found.offsets[row + 1]];
            let naive = day.map_or(String::new(), |day| {
                format.write(calendar, calendar.from_day(day).unwrap()).unwrap()
            });
            prop_assert_eq!(text, naive);
        }
    }
}

#[test]
fn midnight_is_where_days_change() {
    for unit in
        [TimeUnit::Second, TimeUnit::Millisecond, TimeUnit::Microsecond, TimeUnit::Nanosecond]
    {
        let per_day = unit.per_day();
        let last = (i64::MAX / per_day).min(i32::MAX.into());
        let days =
            (-700_000..700_000).step_by(997).chain([-last, -1, 0, 1, 18_991, last - 1, last]);
        for day in days.filter(|day| (-last..=last).contains(day)) {
            let midnight = day * per_day;
            let around = [midnight, midnight + 1, midnight.saturating_sub(1)];
            let found = Days::Timestamps(&around, unit).to_vec();
            assert_eq!(found, [day, day, day - 1].map(|day| day as i32), "{unit:?} {midnight}");
        }
        let ends = Days::Timestamps(&[i64::MIN, i64::MAX], unit).to_vec();
        let exact = [i64::MIN, i64::MAX]
            .map(|end| end.div_euclid(per_day).clamp(i32::MIN.into(), i32::MAX.into()) as i32);
        assert_eq!(ends, exact, "{unit:?}");
    }
}
