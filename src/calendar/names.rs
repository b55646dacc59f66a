//! Names of months and weekdays by locale.

use super::{Calendar, names_table};
use crate::error::{Error, Result};
use crate::script::DigitSystem;

/// The names of one locale.
#[derive(Debug)]
pub struct Names {
    /// The locale, such as "fa" or "ar-LB".
    pub locale: &'static str,
    /// The digits that are customary there.
    pub digits: DigitSystem,
    pub(super) gregorian: [&'static str; 12],
    pub(super) gregorian_short: [&'static str; 12],
    pub(super) solar: [&'static str; 12],
    pub(super) islamic: [&'static str; 12],
    pub(super) weekdays: [&'static str; 7],
    pub(super) weekdays_short: [&'static str; 7],
}

impl Names {
    /// Every locale.
    pub fn all() -> &'static [Names] {
        &names_table::ALL
    }

    /// The names of the twelve months of a calendar.
    pub const fn months(&self, calendar: Calendar) -> &[&'static str; 12] {
        match calendar {
            Calendar::Gregorian => &self.gregorian,
            Calendar::Solar => &self.solar,
            Calendar::Islamic(_) => &self.islamic,
        }
    }

    /// The short names of the twelve months; those of the Hijri calendars have none and are whole.
    pub const fn short_months(&self, calendar: Calendar) -> &[&'static str; 12] {
        match calendar {
            Calendar::Gregorian => &self.gregorian_short,
            _ => self.months(calendar),
        }
    }

    /// The name of a month from 1 to 12.
    ///
    /// ```
    /// use yeksan::calendar::{Calendar, names};
    /// assert_eq!(names("fa-AF")?.month(Calendar::Solar, 1), Some("حمل"));
    /// # Ok::<(), yeksan::Error>(())
    /// ```
    pub fn month(&self, calendar: Calendar, month: u8) -> Option<&'static str> {
        self.months(calendar).get(usize::from(month).checked_sub(1)?).copied()
    }

    /// How a date is written in numbers, as a format.
    pub(super) fn date_format(&self) -> &'static str {
        match self.locale {
            "it" => "%d/%m/%Y",
            _ if self.digits != DigitSystem::Latin || self.locale.starts_with("ar") => "%Y/%m/%d",
            _ => "%Y-%m-%d",
        }
    }

    /// The names of the weekdays, Monday first.
    pub const fn weekdays(&self) -> &[&'static str; 7] {
        &self.weekdays
    }

    /// The short names of the weekdays, Monday first.
    pub const fn short_weekdays(&self) -> &[&'static str; 7] {
        &self.weekdays_short
    }
}

/// The names of a locale: "fa", "fa-AF", "ar-LB"; "fa_IR" and "fa-IR.UTF-8" fall back to "fa".
///
/// ```
/// use yeksan::calendar::names;
/// assert_eq!(names("fa_IR")?.locale, "fa");
/// assert!(names("xx").is_err());
/// # Ok::<(), yeksan::Error>(())
/// ```
pub fn names(locale: &str) -> Result<&'static Names> {
    let plain = locale.split(['.', '@']).next().unwrap_or(locale).replace('_', "-");
    let find = |code: &str| Names::all().iter().find(|n| n.locale.eq_ignore_ascii_case(code));
    find(&plain).or_else(|| find(plain.split('-').next()?)).ok_or_else(|| {
        let known: Vec<_> = Names::all().iter().map(|n| n.locale).collect();
        Error::option(format!("locale={locale:?} is not known; use one of {}", known.join(", ")))
    })
}
