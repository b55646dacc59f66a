//! Findings as a tidy table: one line per finding.

use super::arrow::internal;
use crate::error::Result;
use arrow_array::builder::{LargeStringBuilder, ListBuilder};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, LargeListArray,
    LargeStringArray, RecordBatch, StructArray,
};
use arrow_buffer::{Buffer, NullBuffer, NullBufferBuilder, OffsetBuffer};
use arrow_schema::{ArrowError, Field, Schema};
use std::sync::Arc;

/// How many bytes most texts of a table have.
const LIKELY_BYTES: usize = 16;

/// Builds a record batch column by column, each from an iterator over the findings.
///
/// ```
/// use yeksan::column::TableBuilder;
/// let table = TableBuilder::new()
///     .integers("row", [Some(0), Some(2)])
///     .texts("text", [Some("دی"), None])
///     .finish()
///     .unwrap();
/// assert_eq!(table.num_rows(), 2);
/// ```
#[derive(Debug, Default)]
pub struct TableBuilder {
    fields: Vec<Field>,
    columns: Vec<ArrayRef>,
    /// Why a column could not be made.
    failure: Option<ArrowError>,
}

impl TableBuilder {
    /// A table without columns.
    pub fn new() -> Self {
        Self::default()
    }

    /// A column that is there already.
    #[must_use]
    pub fn column(mut self, name: &str, column: ArrayRef) -> Self {
        self.fields.push(Field::new(name, column.data_type().clone(), true));
        self.columns.push(column);
        self
    }

    /// A column of 64-bit integers.
    #[must_use]
    pub fn integers(self, name: &str, values: impl IntoIterator<Item = Option<i64>>) -> Self {
        self.column(name, Arc::new(values.into_iter().collect::<Int64Array>()))
    }

    /// A column of text.
    #[must_use]
    pub fn texts<T: AsRef<str>>(
        self,
        name: &str,
        values: impl IntoIterator<Item = Option<T>>,
    ) -> Self {
        let mut column = TextsBuilder::with_capacity(self.columns.first().map_or(0, |c| c.len()));
        values.into_iter().for_each(|value| column.push(value.as_ref().map(T::as_ref)));
        self.texts_of(name, column)
    }

    /// A column of the texts of a builder.
    #[must_use]
    pub fn texts_of(mut self, name: &str, texts: TextsBuilder) -> Self {
        match texts.finish() {
            Ok(column) => self.column(name, Arc::new(column)),
            Err(error) => {
                self.failure.get_or_insert(error);
                self
            }
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn floats(self, name: &str, values: impl IntoIterator<Item = Option<f64>>) -> Self {
        self.column(name, Arc::new(values.into_iter().collect::<Float64Array>()))
    }

    /// A column of true and false.
    #[must_use]
    pub fn flags(self, name: &str, values: impl IntoIterator<Item = Option<bool>>) -> Self {
        self.column(name, Arc::new(values.into_iter().collect::<BooleanArray>()))
    }

    /// A column of days since 1970-01-01.
    #[must_use]
    pub fn days(self, name: &str, values: impl IntoIterator<Item = Option<i32>>) -> Self {
        self.column(name, Arc::new(values.into_iter().collect::<Date32Array>()))
    }

    /// A column of lists of text.
    #[must_use]
    pub fn text_lists<T: AsRef<str>, L: IntoIterator<Item = T>>(
        self,
        name: &str,
        values: impl IntoIterator<Item = L>,
    ) -> Self {
        let mut builder = ListBuilder::new(LargeStringBuilder::new());
        for list in values {
            list.into_iter().for_each(|v| builder.values().append_value(v));
            builder.append(true);
        }
        self.column(name, Arc::new(builder.finish()))
    }

    /// The table; an error if the columns differ in length.
    pub fn finish(self) -> Result<RecordBatch> {
        if let Some(error) = self.failure {
            return Err(internal(error));
        }
        RecordBatch::try_new(Arc::new(Schema::new(self.fields)), self.columns).map_err(internal)
    }
}

/// Builds a column of texts one by one, beside others that are built in the same pass.
///
/// ```
/// use yeksan::column::{TableBuilder, TextsBuilder};
/// let mut texts = TextsBuilder::with_capacity(2);
/// texts.push(Some("دی"));
/// texts.push(None);
/// assert_eq!(TableBuilder::new().texts_of("text", texts).finish().unwrap().num_rows(), 2);
/// ```
#[derive(Debug)]
pub struct TextsBuilder {
    all: String,
    offsets: Vec<i64>,
    nulls: NullBufferBuilder,
}

impl TextsBuilder {
    /// A column without texts, with room for so many.
    pub fn with_capacity(rows: usize) -> Self {
        let mut offsets = Vec::with_capacity(rows.saturating_add(1));
        offsets.push(0);
        let all = String::with_capacity(rows.saturating_mul(LIKELY_BYTES));
        TextsBuilder { all, offsets, nulls: NullBufferBuilder::new(rows) }
    }

    /// Appends a text or null.
    #[inline]
    pub fn push(&mut self, text: Option<&str>) {
        self.nulls.append(text.is_some());
        self.all.push_str(text.unwrap_or_default());
        self.offsets.push(self.all.len() as i64);
    }

    fn finish(mut self) -> std::result::Result<LargeStringArray, ArrowError> {
        let offsets = OffsetBuffer::new(self.offsets.into());
        let all = Buffer::from(self.all.into_bytes());
        LargeStringArray::try_new(offsets, all, self.nulls.finish())
    }
}

/// The lines of a tidy table as one list of structs per row of the source; `counts` are lines per row,
/// `None` for a row that is null.
pub fn as_lists(table: &RecordBatch, counts: &[Option<usize>]) -> Result<LargeListArray> {
    let offsets = OffsetBuffer::<i64>::from_lengths(counts.iter().map(|c| c.unwrap_or_default()));
    let nulls: NullBuffer = counts.iter().map(Option::is_some).collect();
    let values: ArrayRef = Arc::new(StructArray::from(table.clone()));
    let field = Arc::new(Field::new("item", values.data_type().clone(), true));
    LargeListArray::try_new(field, offsets, values, (nulls.null_count() > 0).then_some(nulls))
        .map_err(internal)
}
