//! Dates of any numbers: an error or a round trip, never a panic.

use yeksan::calendar::{Day, gregorian, solar};

/// Twelve bytes are a day number, a year, a month and a day.
pub fn run(data: &[u8]) {
    let Some((days, rest)) = data.split_first_chunk::<4>() else { return };
    let Some((years, rest)) = rest.split_first_chunk::<4>() else { return };
    let [month, day, ..] = rest else { return };
    let number = Day(i32::from_le_bytes(*days));
    let year = i32::from_le_bytes(*years);
    if let Ok((y, m, d)) = solar::from_day(number) {
        assert_eq!(solar::to_day(y, m, d).unwrap(), number);
    }
    if let Ok((y, m, d)) = gregorian::from_day(number) {
        assert_eq!(gregorian::to_day(y, m, d).unwrap(), number);
    }
    for year in [year, year % 3200] {
        if let Ok(found) = solar::to_day(year, *month, *day) {
            assert_eq!(solar::from_day(found).unwrap(), (year, *month, *day));
        }
        if let Ok(found) = gregorian::to_day(year, *month, *day) {
            assert_eq!(gregorian::from_day(found).unwrap(), (year, *month, *day));
        }
    }
    let _ = number.to_iso();
}
