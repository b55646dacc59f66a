//! The Python binding: mirrors the rooms of the core file for file; it converts and never computes.

mod calendar;
mod calendar_column;
mod column;
mod dates;
mod datetime;
mod entities;
mod errors;
mod names;
mod table;
mod text;
mod utf16;
mod versions;
mod watch;
mod zodiac;

/// The compiled part of yeksan; use the package `yeksan`.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use super::calendar::{IslamicDate, SolarDate, calendar_locales};
    #[pymodule_export]
    use super::calendar_column::{
        date_array, date_field, date_floor, date_text, join_dates, split_dates,
    };
    #[pymodule_export]
    use super::column::{set_threads, text_column, threads};
    #[pymodule_export]
    use super::dates::{
        DateMention, find_dates, find_dates_column, parse_date, parse_dates_column,
    };
    #[pymodule_export]
    use super::entities::{Candidate, EntityMention, Gazetteer};
    #[pymodule_export]
    use super::names::{explain_names, name_similarity, name_similarity_column};
    #[pymodule_export]
    use super::table::{ArrowColumn, Findings};
    #[pymodule_export]
    use super::text::{
        Alignment, Edit, Normalizer, detect_language, detect_language_column, rebuild_alignment,
    };

    #[pymodule_export]
    use super::versions::versions;
    #[pymodule_export]
    use super::zodiac::{gregorian_to_zodiac, zodiac_to_gregorian};

    /// The version of the package.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
