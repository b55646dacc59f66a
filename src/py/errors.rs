//! One Python exception for each kind of error.

use crate::error::{Error, ErrorKind};
use pyo3::exceptions::{PyKeyboardInterrupt, PyValueError};
use pyo3::prelude::*;
use pyo3::{PyErr, create_exception};

create_exception!(yeksan, YeksanError, PyValueError, "What was wrong, where, and what would do.");
create_exception!(yeksan, OptionError, YeksanError, "An option that does not exist.");
create_exception!(yeksan, DateError, YeksanError, "A date that does not exist or is out of range.");
create_exception!(
    yeksan,
    TextError,
    YeksanError,
    "Text that is not valid, or a column that holds no text."
);
create_exception!(yeksan, DataError, YeksanError, "A record or a file that cannot be read.");

impl From<Error> for PyErr {
    fn from(error: Error) -> PyErr {
        let message = error.to_string();
        let raised = match error.kind() {
            ErrorKind::Option => OptionError::new_err(message),
            ErrorKind::Date => DateError::new_err(message),
            ErrorKind::Text => TextError::new_err(message),
            ErrorKind::Data => DataError::new_err(message),
            ErrorKind::Interrupted => PyKeyboardInterrupt::new_err(()),
        };
        Python::attach(|py| {
            // The row is a convenience; an exception without it is still right.
            let _ = raised.value(py).setattr("row", error.row());
        });
        raised
    }
}
