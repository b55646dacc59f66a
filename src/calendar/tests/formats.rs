//! strftime and strptime.

use crate::calendar::{Calendar, Day, Format, IslamicVariant, Names, solar};
use crate::script::{DigitSystem, fold};
use proptest::prelude::*;
use std::collections::HashMap;

const SOLAR: Calendar = Calendar::Solar;
const GREGORIAN: Calendar = Calendar::Gregorian;
const ISLAMIC: Calendar = Calendar::Islamic(IslamicVariant::UmmAlQura);
const DATE: (i32, u8, u8) = (1400, 10, 9);

fn write(calendar: Calendar, date: (i32, u8, u8), format: &str, locale: &str) -> String {
    Format::new(format, Some(locale), None).unwrap().write(calendar, date).unwrap()
}

fn read(calendar: Calendar, text: &str, format: &str) -> Result<(i32, u8, u8), String> {
    let format = Format::new(format, None, None).unwrap();
    format.read(calendar, text).map_err(|error| error.to_string())
}

/// 9 Dey 1400 is Thursday 30 December 2021, day 285 of a year that began on a Sunday.
#[test]
fn every_directive_of_one_day() {
    let cases = [
        ("%Y", "1400"),
        ("%y", "00"),
        ("%C", "14"),
        ("%m", "10"),
        ("%B", "Dey"),
        ("%b", "Dey"),
        ("%h", "Dey"),
        ("%d", "09"),
        ("%e", " 9"),
        ("%j", "285"),
        ("%A", "Thursday"),
        ("%a", "Thu"),
        ("%w", "4"),
        ("%u", "4"),
        ("%U", "40"),
        ("%W", "41"),
        ("%G", "2021"),
        ("%V", "52"),
        ("%q", "4"),
        ("%x", "1400-10-09"),
        ("%F", "1400-10-09"),
        ("%D", "10/09/00"),
        ("%H:%M:%S.%f", "00:00:00.000000"),
        ("%n%t%%", "\n\t%"),
        ("%-d %_d %0d %-m %_e", "9  9 09 10  9"),
        ("plain", "plain"),
        ("", ""),
    ];
    for (format, expected) in cases {
        assert_eq!(write(SOLAR, DATE, format, "en"), expected, "{format}");
    }
}

#[test]
fn languages() {
    let cases = [
        (SOLAR, DATE, "%A %-d %B %Y", "fa", "پنجشنبه ۹ دی ۱۴۰۰"),
        (SOLAR, DATE, "%A %-d %B %Y", "fa-AF", "پنجشنبه ۹ جدی ۱۴۰۰"),
        (SOLAR, DATE, "%-d %B %Y", "ps", "۹ مرغومی ۱۴۰۰"),
        (SOLAR, DATE, "%-d %B %Y", "ckb", "٩ بەفرانبار ١٤٠٠"),
        (SOLAR, DATE, "%-d %B %Y", "ar", "٩ دي ١٤٠٠"),
        (SOLAR, DATE, "%x", "fa", "۱۴۰۰/۱۰/۰۹"),
        (GREGORIAN, (2021, 12, 30), "%A %-d %B %Y", "it", "giovedì 30 dicembre 2021"),
        (GREGORIAN, (2021, 12, 30), "%x", "it", "30/12/2021"),
        (GREGORIAN, (2021, 12, 30), "%-d %B %Y", "ar-LB", "٣٠ كانون الأول ٢٠٢١"),
        (GREGORIAN, (2021, 1, 30), "%-d %B %Y", "ar_DZ.UTF-8", "30 جانفي 2021"),
        (GREGORIAN, (-44, 3, 15), "%Y-%m-%d", "en", "-0044-03-15"),
        (ISLAMIC, (1443, 5, 26), "%-d %B %Y", "ar", "٢٦ جمادى الأولى ١٤٤٣"),
        (ISLAMIC, (1443, 9, 1), "%-d %B %Y", "en", "1 Ramadan 1443"),
    ];
    for (calendar, date, format, locale, expected) in cases {
        assert_eq!(write(calendar, date, format, locale), expected, "{format} {locale}");
    }
    let latin = Format::new("%-d %B %Y", Some("fa"), Some(DigitSystem::Latin)).unwrap();
    assert_eq!(latin.write(SOLAR, DATE).unwrap(), "9 دی 1400");
}

#[test]
fn what_can_be_read() {
    let cases = [
        (SOLAR, "1400/10/9", "%Y/%m/%d", DATE),
        (SOLAR, "۱۴۰۰/۱۰/۰۹", "%Y/%m/%d", DATE),
        (SOLAR, "١٤٠٠/١٠/٩", "%Y/%m/%d", DATE),
        (SOLAR, "14001009", "%Y%m%d", DATE),
        (SOLAR, "پنج شنبه ۹ دی  ۱۴۰۰", "%A %d %B %Y", DATE),
        (SOLAR, "پنج‌شنبه ۹ دي ۱۴۰۰", "%A %d %B %Y", DATE),
        (SOLAR, "پنجشنبه، ۹ دی ۱۴۰۰", "%A، %d %B %Y", DATE),
        (SOLAR, "\u{200F}9 جدی 1400\u{200E}", "%d %B %Y", DATE),
        (SOLAR, "9 Dey 1400", "%d %B %Y", DATE),
        (SOLAR, "9 DEY 1400", "%d %b %Y", DATE),
        (SOLAR, "1400-285", "%Y-%j", DATE),
        (SOLAR, " 9/10/00", "%e/%m/%y", DATE),
        (SOLAR, "57-11-22", "%y-%m-%d", (1357, 11, 22)),
        (SOLAR, "2021-W52-4", "%G-W%V-%u", DATE),
        (SOLAR, "1400", "%Y", (1400, 1, 1)),
        (GREGORIAN, "٣٠ كانون الأول ٢٠٢١", "%d %B %Y", (2021, 12, 30)),
        (GREGORIAN, "30 ديسمبر 2021", "%d %B %Y", (2021, 12, 30)),
        (GREGORIAN, "10 ژانویه 2022", "%d %B %Y", (2022, 1, 10)),
        (GREGORIAN, "10 ژانویهٔ 2022", "%d %B %Y", (2022, 1, 10)),
        (GREGORIAN, "-0044-03-15", "%F", (-44, 3, 15)),
        (ISLAMIC, "26 جمادي الاولى 1443", "%d %B %Y", (1443, 5, 26)),
        (ISLAMIC, "1 Sha'ban 1443", "%d %B %Y", (1443, 8, 1)),
        (ISLAMIC, "1 Rabi' II 1443", "%d %B %Y", (1443, 4, 1)),
    ];
    for (calendar, text, format, expected) in cases {
        assert_eq!(read(calendar, text, format), Ok(expected), "{text} {format}");
    }
}

#[test]
fn what_cannot_be_read() {
    let cases = [
        (
            "1400/13/9",
            "%Y/%m/%d",
            "\"1400/13/9\" does not fit \"%Y/%m/%d\": month 13 does not exist: months are 1 to 12",
        ),
        (
            "1404/12/30",
            "%Y/%m/%d",
            "\"1404/12/30\" does not fit \"%Y/%m/%d\": 30 Esfand 1404 does not exist: Esfand has 29 days in a common year",
        ),
        (
            "1400-10-9",
            "%Y/%m/%d",
            "\"1400-10-9\" does not fit \"%Y/%m/%d\" at position 4: '/' is wanted",
        ),
        ("۱۴۰۰/x", "%Y/%m", "\"۱۴۰۰/x\" does not fit \"%Y/%m\" at position 5: a month is wanted"),
        (
            "9 Foo 1400",
            "%d %B %Y",
            "\"9 Foo 1400\" does not fit \"%d %B %Y\" at position 2: the name of a month is wanted",
        ),
        (
            "1400/10/9 x",
            "%Y/%m/%d",
            "\"1400/10/9 x\" does not fit \"%Y/%m/%d\" at position 9: the text goes on",
        ),
        (
            "14001009",
            "%Y %m%d",
            "\"14001009\" does not fit \"%Y %m%d\" at position 4: a space is wanted",
        ),
        (
            "جمعه 9 دی 1400",
            "%A %d %B %Y",
            "\"جمعه 9 دی 1400\" does not fit \"%A %d %B %Y\": the weekday is said to be 5, but that of 1400-10-09 is 4 (Monday is 1)",
        ),
        ("9/10", "%d/%m", "\"9/10\" does not fit \"%d/%m\": the format has no year: add %Y"),
        (
            "1400-366",
            "%Y-%j",
            "\"1400-366\" does not fit \"%Y-%j\": day 366 of the year 1400 does not exist: it has 365 days",
        ),
        (
            "1400 1399",
            "%Y %Y",
            "\"1400 1399\" does not fit \"%Y %Y\" at position 9: a year is 1399 here and 1400 before",
        ),
        (
            "1400-10-09 12",
            "%F %H",
            "\"1400-10-09 12\" does not fit \"%F %H\" at position 13: a date has no time; zeros are wanted",
        ),
        (
            "2021-W53-1",
            "%G-W%V-%u",
            "\"2021-W53-1\" does not fit \"%G-W%V-%u\": week 53 of the ISO year 2021 does not exist",
        ),
        ("", "%Y", "\"\" does not fit \"%Y\" at position 0: a year is wanted"),
    ];
    for (text, format, expected) in cases {
        assert_eq!(read(SOLAR, text, format), Err(expected.to_owned()), "{text} {format}");
    }
}

#[test]
fn formats_that_do_not_exist() {
    for (format, locale) in
        [("%Q", None), ("%", None), ("%-", None), ("%p", None), ("%Y", Some("xx"))]
    {
        assert!(Format::new(format, locale, None).is_err(), "{format}");
    }
    let error = Format::new("%Y %Q", None, None).unwrap_err().to_string();
    assert!(
        error.starts_with("%Q in the format \"%Y %Q\" is not a directive; those of a date are %Y"),
        "{error}"
    );
}

/// Without a locale a name must mean the same month or weekday in all.
#[test]
fn no_name_means_two_things() {
    let folded = |name: &str| -> String {
        name.chars().flat_map(fold).filter(|c| c.is_alphanumeric()).collect()
    };
    let mut clashes = Vec::new();
    for calendar in [SOLAR, GREGORIAN, ISLAMIC] {
        let mut seen: HashMap<String, (usize, &str)> = HashMap::new();
        for names in Names::all() {
            for (i, name) in
                names.months(calendar).iter().chain(names.short_months(calendar)).enumerate()
            {
                let (month, locale) = *seen.entry(folded(name)).or_insert((i % 12, names.locale));
                if month != i % 12 {
                    clashes.push((*name, names.locale, i % 12 + 1, locale, month + 1));
                }
            }
        }
    }
    let mut seen: HashMap<String, (usize, &str)> = HashMap::new();
    for names in Names::all() {
        for (i, name) in names.weekdays().iter().chain(names.short_weekdays()).enumerate() {
            let (weekday, locale) = *seen.entry(folded(name)).or_insert((i % 7, names.locale));
            if weekday != i % 7 {
                clashes.push((*name, names.locale, i % 7, locale, weekday));
            }
        }
    }
    assert_eq!(clashes, []);
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    prop_oneof![
        2 => Just(SOLAR),
        1 => Just(GREGORIAN),
        1 => prop::sample::select(&IslamicVariant::ALL[..]).prop_map(Calendar::Islamic),
    ]
}

proptest! {
    /// Every directive reads back what it wrote, in every locale and in all digits.
    #[test]
    fn written_dates_are_read_back(
        calendar in any_calendar(),
        number in -16_000_i32..39_000,
        locale in prop::sample::select(Names::all().iter().map(|names| names.locale).collect::<Vec<_>>()),
        digits in prop::sample::select(vec![None, Some(DigitSystem::Latin), Some(DigitSystem::Persian), Some(DigitSystem::ArabicIndic)]),
        year in prop::sample::select(vec!["%Y", "%C%y", "%-Y", "%_Y"]),
        rest in prop::sample::select(vec![
            "%m-%d", "%B-%d", "%b %e", "%h,%-d", "%j", "%A %j", "%a, %-d %B", "%-j",
            "%m%d", "%d %m %w", "%d.%m.%u", "%U %W %j", "%q %j", "%V %G %j", "%_m/%_d", "%B%t%d%%",
        ]),
        fixed in any::<bool>(),
        year_first in any::<bool>(),
    ) {
        let date = calendar.from_day(Day(number)).unwrap();
        let format = if year_first { format!("{year} {rest}") } else { format!("{rest} {year}") };
        let writer = Format::new(&format, Some(locale), digits).unwrap();
        let text = writer.write(calendar, date).unwrap();
        let reader = if fixed { writer } else { Format::new(&format, None, None).unwrap() };
        prop_assert_eq!(reader.read(calendar, &text).map_err(|e| e.to_string()), Ok(date), "{}", text);
    }

    #[test]
    fn forms_in_numbers_are_read_back(
        calendar in any_calendar(),
        number in -12_000_i32..20_000,
        locale in prop::sample::select(Names::all().iter().map(|names| names.locale).collect::<Vec<_>>()),
        format in prop::sample::select(vec!["%x", "%F", "%D", "%y%m%d", "%G-W%V-%u", "%G-%V-%w", "%G %V %A", "%Y%j", "%F %H:%M:%S.%f"]),
    ) {
        let date = calendar.from_day(Day(number)).unwrap();
        let short = match calendar {
            Calendar::Gregorian => 1969..2069,
            Calendar::Solar => 1330..1430,
            Calendar::Islamic(_) => 1350..1450,
        };
        prop_assume!(short.contains(&date.0) || !(format.contains("%y") || format.contains("%D")));
        let format = Format::new(format, Some(locale), None).unwrap();
        let text = format.write(calendar, date).unwrap();
        prop_assert_eq!(format.read(calendar, &text).map_err(|e| e.to_string()), Ok(date), "{}", text);
    }

    /// No text makes the reader fail in any other way than by an error.
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), format in "(%[-_0]?[A-Za-z%]|[ -/]|پ){0,6}") {
        if let Ok(format) = Format::new(&format, None, None) {
            for calendar in [SOLAR, GREGORIAN, ISLAMIC] {
                let _ = format.read(calendar, &text);
            }
        }
    }

    #[test]
    fn digits_and_marks_at_random(text in "[0-9۰-۹٠-٩/ دی\u{200C}\u{64B}-]{0,14}") {
        for format in ["%Y/%m/%d", "%d %B %Y", "%Y%j", "%C%y"] {
            let format = Format::new(format, None, None).unwrap();
            if let Ok((year, month, day)) = format.read(SOLAR, &text) {
                prop_assert!(solar::to_day(year, month, day).is_ok());
            }
        }
    }
}
