//! One Python exception for each kind of error; the classes are in `yeksan.errors`.

use crate::error::{Error, ErrorKind};
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::{PyErr, import_exception};

import_exception!(yeksan.errors, OptionError);
import_exception!(yeksan.errors, DateError);
import_exception!(yeksan.errors, TextError);
import_exception!(yeksan.errors, DataError);

impl From<Error> for PyErr {
    fn from(error: Error) -> PyErr {
        let arguments = (error.to_string(), error.row());
        match error.kind() {
            ErrorKind::Option => OptionError::new_err(arguments),
            ErrorKind::Date => DateError::new_err(arguments),
            ErrorKind::Text => TextError::new_err(arguments),
            ErrorKind::Data => DataError::new_err(arguments),
            ErrorKind::Interrupted => PyKeyboardInterrupt::new_err(()),
        }
    }
}
