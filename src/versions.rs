//! The versions of the tables and models that results depend on.

/// The name of each table or model, its version, and where it is from.
///
/// A change of one of them can change results; CHANGELOG says when.
///
/// ```
/// assert!(yeksan::versions::TABLES.iter().any(|(name, ..)| *name == "calendar.solar"));
/// ```
pub const TABLES: &[(&str, &str, &str)] = &[
    ("yeksan", env!("CARGO_PKG_VERSION"), "this package"),
    ("unicode.normalization", unicode_version(), "Unicode Character Database"),
    ("calendar.solar", "icu_calendar 2.4.0", "ICU4X; University of Tehran for 1206 to 1498"),
    ("calendar.islamic.umalqura", "hijridate 2.6.0", "printed calendars, 1343 to 1500 AH"),
    ("calendar.islamic.umalqura-icu", "icu_calendar 2.4.0", "the computed table of KACST"),
    ("calendar.names", "CLDR 48.2", "Unicode CLDR"),
    (
        "names.model",
        "names-4",
        "CC0 pairs of Wikidata, CLDR, Apache-2.0 pairs; docs/models/names.md",
    ),
    (
        "text.half_space",
        "half-space-4",
        "CC BY-SA 4.0 text and word lists; docs/models/half-space.md",
    ),
    ("entities.countries", "CLDR", "Unicode CLDR"),
    ("entities.exonyms", "exonyms-1", "places and organizations, written by hand"),
];

const fn unicode_version() -> &'static str {
    match unicode_normalization::UNICODE_VERSION {
        (15, ..) => "15",
        (16, ..) => "16",
        (17, ..) => "17",
        _ => "18 or later",
    }
}
