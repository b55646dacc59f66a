//! Columns from Python: a list of str or anything that exports Arrow; the other kinds are made these in Python.

use super::errors::TextError;
use super::table::{ArrowColumn, Findings};
use super::utf16::strs;
use super::watch::watched;
use crate::column::arrow::{ArrowRows, decoded, map_chunks};
use crate::column::{self, MOST_THREADS, TextRows};
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, FieldRef};
use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyList, PyString, PyTuple};
use pyo3_arrow::input::AnyArray;

/// Sets how many threads columns use from now on, 1024 at most; None or 0 means one per core.
#[pyfunction]
#[pyo3(signature = (n=None, /))]
pub fn set_threads(n: Option<i64>) -> Result<()> {
    let n = n.unwrap_or(0);
    let count =
        usize::try_from(n).ok().filter(|count| *count <= MOST_THREADS).ok_or_else(|| {
            Error::option(format!(
                "set_threads({n}): use 1 to {MOST_THREADS}, or None for one per core"
            ))
        })?;
    column::set_threads(count);
    Ok(())
}

/// How many threads columns use.
#[pyfunction]
pub fn threads() -> usize {
    column::threads()
}

/// What a column function does with a value that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnError {
    Raise,
    Null,
}

impl OnError {
    pub fn parse(errors: &str) -> Result<Self> {
        match errors {
            "raise" => Ok(OnError::Raise),
            "null" => Ok(OnError::Null),
            _ => Err(Error::option(format!("errors={errors:?}: use \"raise\" or \"null\""))),
        }
    }

    /// A function that finds nothing where it failed, if failures are to be null; an interrupt stays one.
    fn nulled<F: Default>(
        self,
        function: impl Fn(usize, &str, &Interrupt) -> Result<F> + Sync + Send,
    ) -> impl Fn(usize, &str, &Interrupt) -> Result<F> + Sync + Send {
        move |row: usize, text: &str, interrupt: &Interrupt| match function(row, text, interrupt) {
            Err(_) if self == OnError::Null && interrupt.check().is_ok() => Ok(F::default()),
            other => other,
        }
    }
}

/// A column of text that came from Python.
pub enum TextColumn<'py> {
    List(Vec<Bound<'py, PyAny>>),
    Arrow(ArrowColumn),
}

/// One element of a list.
#[derive(Clone, Copy)]
enum Item<'a> {
    Text(&'a str),
    /// None, NaN, NaT, pd.NA: stays what it is.
    Null,
    /// Not text: becomes None.
    Bad,
}

impl<'py> TextColumn<'py> {
    /// A list or tuple, or an object that exports an Arrow array or stream.
    pub fn from_python(x: &Bound<'py, PyAny>) -> PyResult<Self> {
        if let Ok(list) = x.cast::<PyList>() {
            return Ok(TextColumn::List(list.iter().collect()));
        }
        if let Ok(tuple) = x.cast::<PyTuple>() {
            return Ok(TextColumn::List(tuple.iter().collect()));
        }
        Ok(TextColumn::Arrow(arrow_column(x)?))
    }

    pub fn len(&self) -> usize {
        match self {
            TextColumn::List(items) => items.len(),
            TextColumn::Arrow(column) => column.rows(),
        }
    }
}

/// The chunks of an object that exports an Arrow array or a stream of them.
pub fn arrow_column(x: &Bound<'_, PyAny>) -> PyResult<ArrowColumn> {
    if x.hasattr("__arrow_c_array__")? || x.hasattr("__arrow_c_stream__")? {
        let (chunks, field) = match x.extract::<AnyArray>()? {
            AnyArray::Array(array) => {
                let (array, field) = array.into_inner();
                return Ok(ArrowColumn::new(vec![array], field, false));
            }
            AnyArray::Stream(stream) => stream.into_chunked_array()?.into_inner(),
        };
        return Ok(ArrowColumn::new(chunks, field, true));
    }
    Err(PyTypeError::new_err(format!(
        "a str, None or a column of them is wanted (list, pandas, polars, pyarrow, numpy), not {}",
        x.get_type().name()?
    )))
}

fn items<'a>(objects: &'a [Bound<'_, PyAny>], on_error: OnError) -> PyResult<Vec<Item<'a>>> {
    let mut out = Vec::with_capacity(objects.len());
    for (row, object) in objects.iter().enumerate() {
        out.push(match text_of(object) {
            Ok(Some(text)) => Item::Text(text),
            Ok(None) => Item::Null,
            Err(_) if on_error == OnError::Null => Item::Bad,
            Err(error) => {
                let message = format!("row {row}: {}", error.value(object.py()));
                return Err(TextError::new_err((message, Some(row))));
            }
        });
    }
    Ok(out)
}

/// The text of a str; None for a null; an error for everything else.
pub fn text_of<'a>(object: &'a Bound<'_, PyAny>) -> PyResult<Option<&'a str>> {
    if let Ok(text) = object.cast::<PyString>() {
        return text.to_str().map(Some).map_err(|error| unpaired(object, error));
    }
    if is_null(object)? {
        return Ok(None);
    }
    let kind = object.get_type().name()?;
    let remedy = if kind.to_cow()? == "bytes" {
        "decode it first, for example with .decode(\"utf-8\")"
    } else {
        "make it a str first, or pass errors=\"null\" for a column"
    };
    Err(PyTypeError::new_err(format!("text is wanted, not {kind}; {remedy}")))
}

fn unpaired(text: &Bound<'_, PyAny>, error: PyErr) -> PyErr {
    let py = text.py();
    if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
        return error;
    }
    let place = error.value(py).getattr("start").and_then(|s| s.extract::<usize>()).unwrap_or(0);
    TextError::new_err(format!(
        "position {place} holds half of a surrogate pair, which is no character; \
         repair the text with .encode(\"utf-16\", \"surrogatepass\").decode(\"utf-16\", \"replace\")"
    ))
}

/// Whether an object stands for a missing value: None, NaN, NaT, pd.NA.
pub fn is_null(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    if object.is_none() {
        return Ok(true);
    }
    if let Ok(number) = object.cast::<PyFloat>() {
        return Ok(number.value().is_nan());
    }
    let name = object.get_type().name()?;
    let name = name.to_cow()?;
    if name == "NAType" || name == "NaTType" {
        return Ok(true);
    }
    if name == "datetime64" || name == "timedelta64" || name.starts_with("float") {
        // The missing values of numpy are not equal to themselves.
        return object.ne(object);
    }
    Ok(false)
}

/// Text to text: a list gives a list, an Arrow column an [`ArrowColumn`] of the same type.
pub fn map_text<'py>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    on_error: OnError,
    progress: Option<&Bound<'py, PyAny>>,
    function: impl Fn(&str, &mut String, &Interrupt) -> Result<bool> + Sync + Send,
) -> PyResult<Bound<'py, PyAny>> {
    let column = TextColumn::from_python(x)?;
    let total = column.len();
    match column {
        TextColumn::Arrow(column) => {
            let chunks =
                watched(py, progress, total, |watch| map_chunks(column.chunks(), watch, function))?;
            Ok(column.with_chunks(chunks).into_pyobject(py)?.into_any())
        }
        TextColumn::List(objects) => {
            let items = items(&objects, on_error)?;
            let texts = texts(&items);
            let mut changed: Vec<(usize, Py<PyAny>)> = Vec::new();
            let mut raised = None;
            let mut block = Vec::new();
            let done = watched(py, progress, total, |watch| {
                column::map_text(texts.as_slice(), watch, function, |chunk| {
                    // The strs are made while other rows are worked on.
                    let made = Python::attach(|py| {
                        let new = strs(py, chunk.changed().map(|(_, text)| text), &mut block)?;
                        let rows = chunk.changed().map(|(row, _)| row);
                        changed.extend(rows.zip(new.into_iter().map(Bound::unbind)));
                        Ok(())
                    });
                    made.map_err(|error: PyErr| {
                        raised = Some(error);
                        Error::interrupted()
                    })
                })
            });
            if let Some(error) = raised {
                return Err(error);
            }
            done?;
            let mut changed = changed.into_iter().peekable();
            let mut out: Vec<Bound<'py, PyAny>> = Vec::with_capacity(objects.len());
            for (row, (object, item)) in objects.iter().zip(&items).enumerate() {
                out.push(match (changed.next_if(|(r, _)| *r == row), item) {
                    (Some((_, text)), _) => text.into_bound(py),
                    (None, Item::Bad) => py.None().into_bound(py),
                    (None, _) => object.clone(),
                });
            }
            Ok(PyList::new(py, out)?.into_any())
        }
    }
}

fn texts<'a>(items: &[Item<'a>]) -> Vec<Option<&'a str>> {
    items.iter().map(|item| if let Item::Text(text) = item { Some(*text) } else { None }).collect()
}

/// One value per row, and whether the column was a list.
pub enum Values<T> {
    List(Vec<Option<T>>),
    Arrow(Vec<Option<T>>),
}

/// Text to values: a row without a value is null, or had an error that was to be null.
pub fn map_values<'py, T: Send>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    on_error: OnError,
    progress: Option<&Bound<'py, PyAny>>,
    function: impl Fn(&str, &Interrupt) -> Result<T> + Sync + Send,
) -> PyResult<Values<T>> {
    let function = on_error.nulled(move |_, text, interrupt| function(text, interrupt).map(Some));
    let column = TextColumn::from_python(x)?;
    let total = column.len();
    match column {
        TextColumn::List(objects) => {
            let items = items(&objects, on_error)?;
            Ok(Values::List(find_items(py, &items, progress, function)?))
        }
        TextColumn::Arrow(column) => {
            let found = watched(py, progress, total, |watch| {
                let chunks = column.chunks().iter().map(decoded).collect::<Result<Vec<_>>>()?;
                column::find_rows(&ArrowRows::new(&chunks)?, watch, function)
            })?;
            Ok(Values::Arrow(found))
        }
    }
}

/// What is found in each element of a list.
fn find_items<F: Default + Send>(
    py: Python<'_>,
    items: &[Item<'_>],
    progress: Option<&Bound<'_, PyAny>>,
    function: impl Fn(usize, &str, &Interrupt) -> Result<F> + Sync + Send,
) -> PyResult<Vec<F>> {
    let texts = texts(items);
    watched(py, progress, items.len(), |watch| column::find_rows(texts.as_slice(), watch, function))
}

/// What is found in a row: it becomes lines of a tidy table, or a list of objects. By default it is nothing.
pub trait RowFindings: Send + Sync + Clone + Default {
    /// How many findings there are.
    fn count(&self) -> usize;
    /// The findings of all rows as a table, the position of the row first.
    fn table(rows: &[Self]) -> Result<RecordBatch>;
    /// The findings of one row as Python objects.
    fn objects<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>>;
}

/// Text to findings: a list gives a list of lists of objects, an Arrow column [`Findings`].
///
/// `per_row` says that the function looks at the row's number, so that equal texts may differ.
pub fn find_rows<'py, F: RowFindings>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    on_error: OnError,
    progress: Option<&Bound<'py, PyAny>>,
    per_row: bool,
    function: impl Fn(usize, &str, &Interrupt) -> Result<F> + Sync + Send,
) -> PyResult<Bound<'py, PyAny>> {
    find_all(py, x, on_error, progress, per_row, function, |_: &mut [F]| {})
}

/// As [`find_rows`], but that the findings of all rows are then looked at together.
pub fn find_rows_together<'py, F: RowFindings>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    on_error: OnError,
    progress: Option<&Bound<'py, PyAny>>,
    function: impl Fn(usize, &str, &Interrupt) -> Result<F> + Sync + Send,
    finish: impl FnOnce(&mut [F]),
) -> PyResult<Bound<'py, PyAny>> {
    find_all(py, x, on_error, progress, false, function, finish)
}

fn find_all<'py, F: RowFindings>(
    py: Python<'py>,
    x: &Bound<'py, PyAny>,
    on_error: OnError,
    progress: Option<&Bound<'py, PyAny>>,
    per_row: bool,
    function: impl Fn(usize, &str, &Interrupt) -> Result<F> + Sync + Send,
    finish: impl FnOnce(&mut [F]),
) -> PyResult<Bound<'py, PyAny>> {
    let function = on_error.nulled(function);
    let column = TextColumn::from_python(x)?;
    let total = column.len();
    match column {
        TextColumn::List(objects) => {
            let items = items(&objects, on_error)?;
            let mut found = find_items(py, &items, progress, function)?;
            finish(&mut found);
            let rows = found.iter().zip(&items).map(|(row, item)| match item {
                Item::Text(_) => objects_of(py, row),
                Item::Null | Item::Bad => Ok(py.None().into_bound(py)),
            });
            Ok(PyList::new(py, rows.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        TextColumn::Arrow(column) => {
            let mut found = watched(py, progress, total, |watch| {
                find_chunks(column.chunks(), watch, per_row, function)
            })?;
            finish(&mut found);
            let valid = column.chunks().iter().flat_map(valid);
            let counts = valid.zip(&found).map(|(is, row)| is.then_some(row.count())).collect();
            let table = py.detach(|| F::table(&found))?;
            Ok(Findings::new(table, counts).into_pyobject(py)?.into_any())
        }
    }
}

/// Whether each row of an array holds a value; a dictionary's may be null itself.
fn valid(array: &ArrayRef) -> impl Iterator<Item = bool> {
    let nulls = array.logical_nulls();
    (0..array.len()).map(move |row| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)))
}

/// The findings of one text as a list of objects.
pub fn objects_of<'py, F: RowFindings>(py: Python<'py>, found: &F) -> PyResult<Bound<'py, PyAny>> {
    Ok(PyList::new(py, found.objects(py)?)?.into_any())
}

fn find_chunks<F: RowFindings>(
    chunks: &[ArrayRef],
    watch: column::Watch<'_>,
    per_row: bool,
    function: impl Fn(usize, &str, &Interrupt) -> Result<F> + Sync,
) -> Result<Vec<F>> {
    let is_dictionary =
        matches!(chunks.first().map(|c| c.data_type()), Some(DataType::Dictionary(..)));
    if !is_dictionary || per_row {
        let chunks = chunks.iter().map(decoded).collect::<Result<Vec<_>>>()?;
        return column::find_rows(&ArrowRows::new(&chunks)?, watch, function);
    }
    let mut out = Vec::new();
    for chunk in chunks {
        let Some(dictionary) = chunk.as_any_dictionary_opt() else { continue };
        let values = [std::sync::Arc::clone(dictionary.values())];
        let rows = ArrowRows::new(&values)?;
        let found = column::find_rows(&rows, &mut *watch, &function)?;
        let keys = dictionary.normalized_keys();
        out.extend(keys.iter().enumerate().map(|(row, &key)| {
            if chunk.is_null(row) || rows.get(key).is_none() {
                F::default()
            } else {
                found.get(key).cloned().unwrap_or_default()
            }
        }));
    }
    Ok(out)
}

/// The name and type of a column's field; what the library said of the old values does not hold for new ones.
pub fn same_field(field: &FieldRef, chunks: &[ArrayRef]) -> FieldRef {
    let kind = chunks.first().map_or(field.data_type(), |chunk| chunk.data_type());
    let same = field.as_ref().clone().with_data_type(kind.clone());
    std::sync::Arc::new(same.with_metadata(std::collections::HashMap::new()))
}

/// A list of str and nulls as an Arrow column.
#[pyfunction]
#[pyo3(signature = (values, errors="raise"))]
pub fn text_column(values: &Bound<'_, PyList>, errors: &str) -> PyResult<ArrowColumn> {
    let objects: Vec<_> = values.iter().collect();
    let items = items(&objects, OnError::parse(errors)?)?;
    let array = arrow_array::LargeStringArray::from(texts(&items));
    Ok(ArrowColumn::from_array(std::sync::Arc::new(array)))
}
