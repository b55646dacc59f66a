//! One date from one string.

use crate::calendar::Calendar;
use crate::dates::parse;
use crate::dates::reading::ISLAMIC;
use crate::script::Language;

#[test]
fn dates_are_read() {
    let cases: &[(&str, Option<Language>, Option<Calendar>, &str)] = &[
        ("۹ دی ۱۴۰۰", None, None, "2021-12-30"),
        ("1400/10/9", None, None, "2021-12-30"),
        ("۱۴۰۰/۱۰/۰۹", Some(Language::Persian), None, "2021-12-30"),
        ("1400-10-09", None, Some(Calendar::Solar), "2021-12-30"),
        ("30 ديسمبر 2021", None, None, "2021-12-30"),
        ("  30 dicembre 2021. ", None, None, "2021-12-30"),
        ("December 30, 2021", None, None, "2021-12-30"),
        ("2021-12-30", None, None, "2021-12-30"),
        ("2021-12-30T09:30", None, None, "2021-12-30"),
        ("26/5/1443", None, Some(ISLAMIC), "2021-12-30"),
        ("پنجشنبه ۹ دی ۱۴۰۰", None, None, "2021-12-30"),
        ("30 ديسمبر 2021 الموافق 26 جمادى الأولى 1443", None, None, "2021-12-30"),
    ];
    for (text, language, calendar, expected) in cases {
        let day = parse(text, *language, *calendar);
        assert_eq!(day.map(|d| d.to_iso()).as_deref(), Ok(*expected), "{text}");
    }
}

#[test]
fn what_is_no_date_is_an_error_that_says_why() {
    let cases: &[(&str, Option<Calendar>, &str)] = &[
        ("", None, "no date"),
        ("soon", None, "no date"),
        ("دی ۱۴۰۰", None, "not a whole date"),
        ("۹ دی", None, "not a whole date"),
        ("yesterday", None, "not a whole date"),
        ("on 30 December 2021 they met", None, "more than a date"),
        ("30 December 2021, 31 December 2021", None, "2 dates"),
        ("جمعه ۹ دی ۱۴۰۰", None, "weekday"),
        ("1404/12/30", Some(Calendar::Solar), "30"),
        ("1400/13/1", Some(Calendar::Solar), "13"),
        ("30 December 2021", Some(Calendar::Solar), "solar"),
    ];
    for (text, calendar, expected) in cases {
        let error = parse(text, None, *calendar).expect_err(text).to_string();
        assert!(error.contains(expected), "{text}: {error}");
    }
}
