//! Calendars: day numbers to and from year, month and day, in Gregorian, Solar Hijri and Islamic.
//!
//! A [`Day`] is the common ground; each calendar has a file that turns it into year, month and day and back.
//!
//! ```
//! use yeksan::calendar::{gregorian, solar};
//! let day = gregorian::to_day(2021, 12, 30)?;
//! assert_eq!(solar::from_day(day)?, (1400, 10, 9));
//! # Ok::<(), yeksan::Error>(())
//! ```

mod arithmetic;
pub mod column;
mod day;
mod format;
pub mod gregorian;
pub mod islamic;
mod islamic_table;
mod kind;
mod names;
mod names_table;
pub mod solar;
pub mod zodiac;
mod zodiac_table;

pub use arithmetic::{Period, quarter};
pub use day::Day;
pub use format::Format;
pub use islamic::IslamicVariant;
pub use kind::Calendar;
pub use names::{Names, names};

#[cfg(test)]
mod tests;
