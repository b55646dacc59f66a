//! The one error of the crate: what was wrong, where, and what would do.

use std::fmt;

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// What sort of thing was wrong; the Python package has one exception class for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An option has a name or a value that does not exist.
    Option,
    /// A date that does not exist or lies outside a calendar's range.
    Date,
    /// Text that is not valid Unicode, or not text at all.
    Text,
    /// A gazetteer record or a file that cannot be read.
    Data,
    /// The caller asked to stop.
    Interrupted,
}

/// What was wrong, where, and what would do.
///
/// ```
/// let error = yeksan::Error::date("month 13 is not in 1..=12").at_row(4);
/// assert_eq!(error.to_string(), "row 4: month 13 is not in 1..=12");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    message: String,
    row: Option<usize>,
}

impl Error {
    /// An error of a kind, with its message.
    #[cold]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error(Box::new(Inner { kind, message: message.into(), row: None }))
    }

    /// An option that does not exist.
    #[cold]
    pub fn option(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Option, message)
    }

    /// A date that does not exist or is out of range.
    #[cold]
    pub fn date(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Date, message)
    }

    /// Text that cannot be read.
    #[cold]
    pub fn text(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Text, message)
    }

    /// A record or file that cannot be read.
    #[cold]
    pub fn data(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Data, message)
    }

    /// The caller asked to stop.
    #[cold]
    pub fn interrupted() -> Self {
        Self::new(ErrorKind::Interrupted, "interrupted")
    }

    /// The same error, with the row of the column that caused it; a row that is known stays.
    #[must_use]
    pub fn at_row(mut self, row: usize) -> Self {
        self.0.row.get_or_insert(row);
        self
    }

    /// The same error, its row counted from `rows` rows further up.
    #[must_use]
    pub fn moved(mut self, rows: usize) -> Self {
        self.0.row = self.0.row.map(|row| row.saturating_add(rows));
        self
    }

    /// The sort of error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The 0-based row of the column that caused it.
    pub fn row(&self) -> Option<usize> {
        self.0.row
    }

    /// The message without the row.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.0.row {
            write!(f, "row {row}: ")?;
        }
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}
