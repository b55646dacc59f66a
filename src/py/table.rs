//! What goes back over the Arrow PyCapsule interface: a column, and a tidy table of findings.

use super::column::same_field;
use crate::column::as_lists;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, FieldRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyTuple};
use pyo3_arrow::ffi::{
    ArrayIterator, to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule,
};
use std::sync::Arc;

/// An Arrow column; any library that knows the Arrow PyCapsule interface can take it.
#[pyclass(module = "yeksan", frozen)]
#[derive(Debug)]
pub struct ArrowColumn {
    chunks: Vec<ArrayRef>,
    field: FieldRef,
    chunked: bool,
}

impl ArrowColumn {
    pub fn new(chunks: Vec<ArrayRef>, field: FieldRef, chunked: bool) -> Self {
        ArrowColumn { chunks, field, chunked }
    }

    /// A column of one array, without a name.
    pub fn from_array(array: ArrayRef) -> Self {
        let field = Arc::new(Field::new("", array.data_type().clone(), true));
        ArrowColumn { chunks: vec![array], field, chunked: false }
    }

    pub fn chunks(&self) -> &[ArrayRef] {
        &self.chunks
    }

    pub fn rows(&self) -> usize {
        self.chunks.iter().map(|c| c.len()).sum()
    }

    /// The same column with other chunks, of whatever type.
    pub fn with_chunks(&self, chunks: Vec<ArrayRef>) -> Self {
        ArrowColumn { field: same_field(&self.field, &chunks), chunks, chunked: self.chunked }
    }
}

#[pymethods]
impl ArrowColumn {
    fn __len__(&self) -> usize {
        self.rows()
    }

    fn __repr__(&self) -> String {
        format!("<yeksan.ArrowColumn of {} {}>", self.rows(), self.field.data_type())
    }

    /// Whether the column came as a stream of chunks.
    #[getter]
    fn is_chunked(&self) -> bool {
        self.chunked
    }

    /// The values as a list of Python objects.
    fn to_pylist<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let mut out = Vec::with_capacity(self.rows());
        for chunk in &self.chunks {
            for row in 0..chunk.len() {
                out.push(value(py, chunk, row)?);
            }
        }
        PyList::new(py, out)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.field.as_ref())?)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let all: Vec<&dyn Array> = self.chunks.iter().map(AsRef::as_ref).collect();
        let array = match self.chunks.as_slice() {
            [one] => Arc::clone(one),
            [] => arrow_array::new_empty_array(self.field.data_type()),
            _ => arrow_select::concat::concat(&all).map_err(crate::column::arrow::internal)?,
        };
        Ok(to_array_pycapsules(py, Arc::clone(&self.field), &array, requested_schema)?)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let chunks = self.chunks.clone().into_iter().map(Ok);
        let reader = Box::new(ArrayIterator::new(chunks, Arc::clone(&self.field)));
        Ok(to_stream_pycapsule(py, reader, requested_schema)?)
    }
}

/// What was found in a column: a tidy table, one line per finding, with the 0-based position of its row.
#[pyclass(module = "yeksan", frozen)]
#[derive(Debug)]
pub struct Findings {
    table: RecordBatch,
    counts: Vec<Option<usize>>,
}

impl Findings {
    /// `counts` are lines per row of the source, `None` for a row that is null.
    pub fn new(table: RecordBatch, counts: Vec<Option<usize>>) -> Self {
        Findings { table, counts }
    }
}

#[pymethods]
impl Findings {
    fn __len__(&self) -> usize {
        self.table.num_rows()
    }

    fn __repr__(&self) -> String {
        let names: Vec<_> = self.table.schema().fields().iter().map(|f| f.name().clone()).collect();
        format!("<yeksan.Findings: {} lines of {}>", self.table.num_rows(), names.join(", "))
    }

    /// The table as a dict of lists.
    fn to_pydict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let out = PyDict::new(py);
        for (field, column) in self.table.schema().fields().iter().zip(self.table.columns()) {
            let values: Vec<_> =
                (0..column.len()).map(|row| value(py, column, row)).collect::<PyResult<_>>()?;
            out.set_item(field.name(), PyList::new(py, values)?)?;
        }
        Ok(out)
    }

    /// The names of the columns that hold days since 1970-01-01.
    #[getter]
    fn date_columns(&self) -> Vec<String> {
        let schema = self.table.schema();
        let dates = schema.fields().iter().filter(|f| f.data_type() == &DataType::Date32);
        dates.map(|f| f.name().clone()).collect()
    }

    /// One list of structs per row of the source, without the position of the row; null where the text is.
    fn to_lists(&self) -> PyResult<ArrowColumn> {
        let mut table = self.table.clone();
        if table.num_columns() > 0 {
            table.remove_column(0);
        }
        Ok(ArrowColumn::from_array(Arc::new(as_lists(&table, &self.counts)?)))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.table.schema().as_ref())?)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let array: ArrayRef = Arc::new(StructArray::from(self.table.clone()));
        let field = Arc::new(Field::new_struct("", self.table.schema().fields().clone(), false));
        let reader = Box::new(ArrayIterator::new(std::iter::once(Ok(array)), field));
        Ok(to_stream_pycapsule(py, reader, requested_schema)?)
    }
}

/// One value of the types that our own tables have.
fn value<'py>(py: Python<'py>, array: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if array.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    macro_rules! number {
        ($kind:ty) => {
            array.as_primitive::<$kind>().value(row).into_pyobject(py)?.into_any()
        };
    }
    Ok(match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).into_pyobject(py)?.into_any(),
        DataType::LargeUtf8 => array.as_string::<i64>().value(row).into_pyobject(py)?.into_any(),
        DataType::Utf8View => array.as_string_view().value(row).into_pyobject(py)?.into_any(),
        DataType::Boolean => array.as_boolean().value(row).into_pyobject(py)?.to_owned().into_any(),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::Float64 => number!(Float64Type),
        DataType::Date32 => number!(Date32Type),
        DataType::List(_) => list(py, &array.as_list::<i32>().value(row))?,
        DataType::LargeList(_) => list(py, &array.as_list::<i64>().value(row))?,
        DataType::Struct(fields) => {
            let out = PyDict::new(py);
            for (field, column) in fields.iter().zip(array.as_struct().columns()) {
                out.set_item(field.name(), value(py, column, row)?)?;
            }
            out.into_any()
        }
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            let key = dictionary.normalized_keys().get(row).copied().unwrap_or_default();
            value(py, dictionary.values(), key)?
        }
        other => {
            return Err(PyValueError::new_err(format!("a value of {other} has no Python form")));
        }
    })
}

fn list<'py>(py: Python<'py>, values: &ArrayRef) -> PyResult<Bound<'py, PyAny>> {
    let values: Vec<_> =
        (0..values.len()).map(|i| value(py, values, i)).collect::<PyResult<_>>()?;
    Ok(PyList::new(py, values)?.into_any())
}
