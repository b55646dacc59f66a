//! Arrow string columns in and out: the type that came in goes out, what is unchanged is shared.

use super::map::{MappedChunk, map_text};
use super::rows::TextRows;
use super::run::Watch;
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;
use arrow_array::builder::{GenericStringBuilder, StringViewBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, GenericStringArray, OffsetSizeTrait, PrimitiveArray,
    StringViewArray,
};
use arrow_buffer::{ArrowNativeType, Buffer};
use arrow_schema::{ArrowError, DataType};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The chunks of an Arrow column of text, any of string, large_string, string_view; null columns have no text.
#[derive(Debug)]
pub struct ArrowRows<'a> {
    chunks: Vec<TextArray<'a>>,
    /// The row at which each chunk starts.
    starts: Vec<usize>,
    rows: usize,
}

#[derive(Debug, Clone, Copy)]
enum TextArray<'a> {
    Utf8(&'a GenericStringArray<i32>),
    LargeUtf8(&'a GenericStringArray<i64>),
    Utf8View(&'a StringViewArray),
    Null,
}

impl<'a> ArrowRows<'a> {
    /// The rows of chunks that all are of one text type.
    pub fn new(chunks: &'a [ArrayRef]) -> Result<Self> {
        let mut out = ArrowRows { chunks: Vec::new(), starts: Vec::new(), rows: 0 };
        for chunk in chunks {
            out.starts.push(out.rows);
            out.rows += chunk.len();
            out.chunks.push(match chunk.data_type() {
                DataType::Utf8 => TextArray::Utf8(chunk.as_string()),
                DataType::LargeUtf8 => TextArray::LargeUtf8(chunk.as_string()),
                DataType::Utf8View => TextArray::Utf8View(chunk.as_string_view()),
                DataType::Null => TextArray::Null,
                other => {
                    return Err(Error::text(format!(
                        "a column of text is wanted, not of {other}; cast it to string first"
                    )));
                }
            });
        }
        Ok(out)
    }
}

impl TextRows for ArrowRows<'_> {
    fn len(&self) -> usize {
        self.rows
    }

    #[inline]
    fn get(&self, row: usize) -> Option<&str> {
        let chunk = if self.starts.len() == 1 {
            0
        } else {
            self.starts.partition_point(|&start| start <= row).checked_sub(1)?
        };
        let row = row.checked_sub(*self.starts.get(chunk)?)?;
        match *self.chunks.get(chunk)? {
            TextArray::Utf8(a) => (row < a.len() && !a.is_null(row)).then(|| a.value(row)),
            TextArray::LargeUtf8(a) => (row < a.len() && !a.is_null(row)).then(|| a.value(row)),
            TextArray::Utf8View(a) => (row < a.len() && !a.is_null(row)).then(|| a.value(row)),
            TextArray::Null => None,
        }
    }
}

/// Applies a function from text to text to an Arrow column; each chunk keeps its type and length.
///
/// A chunk in which nothing changes is returned as it is, without a copy. In a dictionary every value is
/// done once, results that are equal are merged and the codes follow.
pub fn map_chunks(
    chunks: &[ArrayRef],
    watch: Watch<'_>,
    function: impl Fn(&str, &mut String, &Interrupt) -> Result<bool> + Sync,
) -> Result<Vec<ArrayRef>> {
    if let Some(DataType::Dictionary(..)) = chunks.first().map(|c| c.data_type()) {
        return chunks.iter().map(|chunk| map_dictionary(chunk, watch, &function)).collect();
    }
    map_plain(chunks, watch, &function)
}

fn map_plain(
    chunks: &[ArrayRef],
    watch: Watch<'_>,
    function: &(impl Fn(&str, &mut String, &Interrupt) -> Result<bool> + Sync),
) -> Result<Vec<ArrayRef>> {
    let rows = ArrowRows::new(chunks)?;
    let mapped = map_text(&rows, watch, function)?;
    let mut changed = mapped.iter().flat_map(MappedChunk::changed).peekable();
    let mut out = Vec::with_capacity(chunks.len());
    for (chunk, &start) in chunks.iter().zip(&rows.starts) {
        let end = start + chunk.len();
        let mut mine = Vec::new();
        while let Some((row, text)) = changed.next_if(|&(row, _)| row < end) {
            mine.push((row - start, text));
        }
        out.push(match chunk.data_type() {
            _ if mine.is_empty() => Arc::clone(chunk),
            DataType::Utf8 => Arc::new(rebuild::<i32>(chunk.as_string(), &mine)?) as ArrayRef,
            DataType::LargeUtf8 => Arc::new(rebuild::<i64>(chunk.as_string(), &mine)?),
            _ => Arc::new(rebuild_view(chunk.as_string_view(), &mine)?),
        });
    }
    Ok(out)
}

/// The same array with some rows replaced; what lies between them is copied in runs.
fn rebuild<O: OffsetSizeTrait>(
    old: &GenericStringArray<O>,
    changed: &[(usize, &str)],
) -> Result<GenericStringArray<O>> {
    let offsets = old.value_offsets();
    let at = |row: usize| offsets.get(row).map_or(0, |o| o.as_usize());
    let bytes = old.value_data();
    let grown: usize = changed.iter().map(|(_, text)| text.len()).sum();
    let mut values: Vec<u8> = Vec::with_capacity(at(old.len()) - at(0) + grown);
    let mut ends: Vec<O> = Vec::with_capacity(old.len() + 1);
    let too_long =
        || Error::text("the column holds more than 2 GiB of text; cast it to large_string first");
    ends.push(O::usize_as(0));
    let mut row = 0;
    let copy_until = |until: usize, row: &mut usize, values: &mut Vec<u8>, ends: &mut Vec<O>| {
        let (from, base) = (at(*row), values.len());
        values.extend_from_slice(bytes.get(from..at(until)).unwrap_or(&[]));
        for end in offsets.get(*row + 1..=until).unwrap_or(&[]) {
            ends.push(O::from_usize(end.as_usize() - from + base).ok_or_else(too_long)?);
        }
        *row = until;
        Ok::<(), Error>(())
    };
    for &(index, text) in changed {
        copy_until(index, &mut row, &mut values, &mut ends)?;
        values.extend_from_slice(text.as_bytes());
        ends.push(O::from_usize(values.len()).ok_or_else(too_long)?);
        row = index + 1;
    }
    copy_until(old.len(), &mut row, &mut values, &mut ends)?;
    GenericStringArray::try_new(
        arrow_buffer::OffsetBuffer::new(ends.into()),
        Buffer::from_vec(values),
        old.nulls().cloned(),
    )
    .map_err(internal)
}

/// The same array with some rows replaced; the old buffers are shared, the new texts are one new block.
fn rebuild_view(old: &StringViewArray, changed: &[(usize, &str)]) -> Result<StringViewArray> {
    let mut builder = StringViewBuilder::with_capacity(old.len());
    let mut changed = changed.iter().peekable();
    for row in 0..old.len() {
        match changed.next_if(|(index, _)| *index == row) {
            Some((_, text)) => builder.append_value(text),
            None if old.is_null(row) => builder.append_null(),
            None => builder.append_value(old.value(row)),
        }
    }
    Ok(builder.finish())
}

fn map_dictionary(
    chunk: &ArrayRef,
    watch: Watch<'_>,
    function: &(impl Fn(&str, &mut String, &Interrupt) -> Result<bool> + Sync),
) -> Result<ArrayRef> {
    let dictionary = chunk
        .as_any_dictionary_opt()
        .ok_or_else(|| Error::text(format!("{} is no dictionary", chunk.data_type())))?;
    let values = Arc::clone(dictionary.values());
    let new = map_plain(std::slice::from_ref(&values), watch, function)?;
    let Some(new) = new.first() else { return Ok(Arc::clone(chunk)) };
    if Arc::ptr_eq(new, &values) {
        return Ok(Arc::clone(chunk));
    }
    // Equal results become one value: the first keeps its place.
    let rows = ArrowRows::new(std::slice::from_ref(new))?;
    let mut first: FxHashMap<Option<&str>, u64> = FxHashMap::default();
    let mut merged: Vec<Option<&str>> = Vec::new();
    let codes: Vec<u64> = (0..rows.len())
        .map(|row| {
            let text = rows.get(row);
            *first.entry(text).or_insert_with(|| {
                merged.push(text);
                merged.len() as u64 - 1
            })
        })
        .collect();
    let merged: ArrayRef = match new.data_type() {
        DataType::LargeUtf8 => Arc::new(collect_strings::<i64>(&merged)),
        DataType::Utf8View => Arc::new(StringViewArray::from_iter(merged)),
        _ => Arc::new(collect_strings::<i32>(&merged)),
    };
    macro_rules! by_key {
        ($($key:ty),*) => {
            $(if let Some(old) = chunk.as_dictionary_opt::<$key>() {
                return recode(old, &codes, merged);
            })*
        };
    }
    by_key!(
        Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type
    );
    Ok(Arc::clone(chunk))
}

fn collect_strings<O: OffsetSizeTrait>(values: &[Option<&str>]) -> GenericStringArray<O> {
    let mut builder = GenericStringBuilder::<O>::new();
    values.iter().for_each(|v| builder.append_option(*v));
    builder.finish()
}

fn recode<K: ArrowDictionaryKeyType>(
    old: &DictionaryArray<K>,
    codes: &[u64],
    values: ArrayRef,
) -> Result<ArrayRef> {
    // Codes never grow by merging, so the key type still holds them.
    let keys: PrimitiveArray<K> = old.keys().unary(|key| {
        let code = codes.get(key.as_usize()).copied().unwrap_or_default();
        K::Native::usize_as(usize::try_from(code).unwrap_or_default())
    });
    Ok(Arc::new(DictionaryArray::try_new(keys, values).map_err(internal)?))
}

/// A dictionary as plain text; other columns as they are.
pub fn decoded(chunk: &ArrayRef) -> Result<ArrayRef> {
    match chunk.data_type() {
        DataType::Dictionary(_, value) => arrow_cast::cast(chunk, value).map_err(internal),
        _ => Ok(Arc::clone(chunk)),
    }
}

/// An error of the Arrow library as ours.
pub fn internal(error: ArrowError) -> Error {
    Error::text(format!("Arrow: {error}"))
}

#[cfg(test)]
mod tests {
    use super::super::run::unwatched;
    use super::*;
    use arrow_array::{LargeStringArray, StringArray, UInt64Array};
    use proptest::prelude::*;

    fn no_a(text: &str, out: &mut String, _: &Interrupt) -> Result<bool> {
        out.extend(text.chars().filter(|&c| c != 'a'));
        Ok(text.contains('a'))
    }

    fn texts(chunks: &[ArrayRef]) -> Vec<Option<String>> {
        let chunks: Vec<_> = chunks.iter().map(|c| decoded(c).unwrap()).collect();
        let rows = ArrowRows::new(&chunks).unwrap();
        (0..rows.len()).map(|row| rows.get(row).map(str::to_owned)).collect()
    }

    proptest! {
        #[test]
        fn every_type_equals_the_loop(
            rows in prop::collection::vec(prop::option::of("[abب😀]{0,20}"), 0..60),
            cut in 0usize..60,
        ) {
            let expected: Vec<Option<String>> =
                rows.iter().map(|r| r.as_ref().map(|t| t.replace('a', ""))).collect();
            let cut = cut.min(rows.len());
            let plain: ArrayRef = Arc::new(StringArray::from_iter(&rows));
            let dictionary: DictionaryArray<Int8Type> = rows.iter().map(|r| r.as_deref()).collect();
            let kinds: [ArrayRef; 4] = [
                Arc::clone(&plain),
                Arc::new(LargeStringArray::from_iter(&rows)),
                Arc::new(StringViewArray::from_iter(&rows)),
                Arc::new(dictionary),
            ];
            for array in kinds {
                let sliced = [array.slice(0, cut), array.slice(cut, rows.len() - cut)];
                for chunks in [&sliced[..], std::slice::from_ref(&array)] {
                    let out = map_chunks(chunks, &mut unwatched, no_a).unwrap();
                    prop_assert_eq!(texts(&out), expected.clone());
                    for (new, old) in out.iter().zip(chunks) {
                        prop_assert_eq!(new.data_type(), old.data_type());
                    }
                }
            }
        }
    }

    #[test]
    fn an_unchanged_array_is_shared_not_copied() {
        let array: ArrayRef = Arc::new(StringArray::from(vec![Some("b"), None, Some("")]));
        let out = map_chunks(std::slice::from_ref(&array), &mut unwatched, no_a).unwrap();
        assert!(Arc::ptr_eq(&out[0], &array));
    }

    #[test]
    fn equal_results_of_a_dictionary_are_merged() {
        let array: DictionaryArray<Int8Type> =
            vec![Some("ab"), Some("b"), None, Some("baa")].into_iter().collect();
        let array: ArrayRef = Arc::new(array);
        let out = map_chunks(std::slice::from_ref(&array), &mut unwatched, no_a).unwrap();
        assert_eq!(out[0].as_any_dictionary().values().len(), 1);
        assert_eq!(texts(&out), [Some("b".into()), Some("b".into()), None, Some("b".into())]);
    }

    #[test]
    fn a_column_of_numbers_is_refused_with_the_remedy() {
        let array: ArrayRef = Arc::new(UInt64Array::from(vec![1]));
        let error = map_chunks(&[array], &mut unwatched, no_a).unwrap_err();
        assert!(error.message().contains("cast it to string first"), "{error}");
    }
}
