//! Arrow string columns in and out: the type that came in goes out, what is unchanged is shared.

use super::rows::TextRows;
use super::run::{Watch, run_pieces};
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;
use arrow_array::builder::{
    GenericStringBuilder, LargeStringBuilder, StringBuilder, StringLikeArrayBuilder,
    StringViewBuilder,
};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, GenericStringArray, OffsetSizeTrait, PrimitiveArray,
    StringArrayType, StringViewArray,
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{ArrowError, DataType};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

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

impl<'a> ArrowRows<'a> {
    /// The chunk that has a row, and the row in it.
    #[inline]
    fn place(&self, row: usize) -> Option<(TextArray<'a>, usize)> {
        let chunk = if self.starts.len() == 1 {
            0
        } else {
            self.starts.partition_point(|&start| start <= row).checked_sub(1)?
        };
        Some((*self.chunks.get(chunk)?, row.checked_sub(*self.starts.get(chunk)?)?))
    }
}

impl TextRows for ArrowRows<'_> {
    fn len(&self) -> usize {
        self.rows
    }

    fn bytes(&self, rows: Range<usize>) -> usize {
        fn between<O: OffsetSizeTrait>(offsets: &[O], rows: Range<usize>) -> usize {
            let at = |row: usize| offsets.get(row).map_or(0, |offset| offset.as_usize());
            at(rows.end).saturating_sub(at(rows.start))
        }
        let first = self.starts.partition_point(|&start| start <= rows.start).saturating_sub(1);
        let mut sum = 0usize;
        for (chunk, &start) in self.chunks.iter().zip(&self.starts).skip(first) {
            if start >= rows.end {
                break;
            }
            let local = rows.start.saturating_sub(start)..rows.end - start;
            let bytes = match chunk {
                TextArray::Utf8(a) => {
                    between(a.value_offsets(), local.start..local.end.min(a.len()))
                }
                TextArray::LargeUtf8(a) => {
                    between(a.value_offsets(), local.start..local.end.min(a.len()))
                }
                TextArray::Utf8View(a) => {
                    let views = a.views().get(local.start..local.end.min(a.len()));
                    // The length is the lower half of a view.
                    views.unwrap_or(&[]).iter().map(|view| *view as u32 as usize).sum()
                }
                TextArray::Null => 0,
            };
            sum = sum.saturating_add(bytes);
        }
        sum
    }

    #[inline]
    fn get(&self, row: usize) -> Option<&str> {
        let (chunk, row) = self.place(row)?;
        match chunk {
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
    let joining = Joining::new(chunks);
    let work = |piece: Range<usize>, interrupt: &Interrupt| {
        let mut parts = Vec::new();
        let first = rows.starts.partition_point(|&start| start <= piece.start).saturating_sub(1);
        let starts = rows.starts.iter().zip(chunks).enumerate().skip(first);
        for (index, (&start, chunk)) in starts.take_while(|(_, (start, _))| **start < piece.end) {
            let local = piece.start.max(start)..piece.end.min(start + chunk.len());
            if !local.is_empty() {
                let local = local.start - start..local.end - start;
                let error = |e: Error, row: usize| e.at_row(start + row);
                let function = |text: &str, out: &mut String| function(text, out, interrupt);
                let new = map_part(chunk, local.clone(), function, error)?;
                parts.push(Part { chunk: index, rows: local, new });
            }
        }
        joining.add(piece, parts)
    };
    run_pieces(rows.len(), |some| rows.bytes(some), watch, work)?;
    joining.finish()
}

/// Joins pieces in order, by the threads that made them: what is joined soon is still in the cache.
struct Joining<'a> {
    /// The pieces that are done but not joined, by their first row.
    done: Mutex<BTreeMap<usize, Piece>>,
    joined: Mutex<Joined<'a>>,
}

impl<'a> Joining<'a> {
    fn new(chunks: &'a [ArrayRef]) -> Self {
        Joining { done: Mutex::default(), joined: Mutex::new(Joined::new(chunks)) }
    }

    /// Adds a piece, and joins what comes next unless another thread is at it.
    fn add(&self, piece: Range<usize>, parts: Vec<Part>) -> Result<()> {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        done.insert(piece.start, Piece { end: piece.end, parts });
        drop(done);
        let Ok(mut joined) = self.joined.try_lock() else { return Ok(()) };
        joined.add_all(|row| self.done.lock().unwrap_or_else(PoisonError::into_inner).remove(&row))
    }

    /// Joins what is left.
    fn finish(self) -> Result<Vec<ArrayRef>> {
        let mut done = self.done.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut joined = self.joined.into_inner().unwrap_or_else(PoisonError::into_inner);
        joined.add_all(|row| done.remove(&row))?;
        joined.finish()
    }
}

/// The chunks of a column, made of their parts while others are worked on.
struct Joined<'a> {
    chunks: &'a [ArrayRef],
    out: Vec<ArrayRef>,
    /// Of the chunk after these: what changed so far, and the rows after it that did not.
    changed: Option<Changed>,
    same: Range<usize>,
    /// The row of the column that comes next.
    next: usize,
}

/// The new rows of a chunk up to some row.
enum Changed {
    /// All at once.
    Whole(ArrayRef),
    Utf8(StringBuilder),
    LargeUtf8(LargeStringBuilder),
    Utf8View(StringViewBuilder),
}

impl Changed {
    fn new(old: &ArrayRef) -> Option<Self> {
        fn with_room<O: OffsetSizeTrait>(old: &GenericStringArray<O>) -> GenericStringBuilder<O> {
            let offsets = old.value_offsets();
            let at = |offset: Option<&O>| offset.map_or(0, |offset| offset.as_usize());
            let bytes = at(offsets.last()).saturating_sub(at(offsets.first()));
            GenericStringBuilder::with_capacity(old.len(), bytes.saturating_add(bytes / 16))
        }
        Some(match old.data_type() {
            DataType::Utf8 => Changed::Utf8(with_room(old.as_string())),
            DataType::LargeUtf8 => Changed::LargeUtf8(with_room(old.as_string())),
            DataType::Utf8View => Changed::Utf8View(StringViewBuilder::with_capacity(old.len())),
            _ => return None,
        })
    }

    fn append(&mut self, rows: &ArrayRef) -> Result<()> {
        match self {
            Changed::Whole(_) => Ok(()),
            Changed::Utf8(new) => new.append_array(rows.as_string()).map_err(too_long),
            Changed::LargeUtf8(new) => new.append_array(rows.as_string()).map_err(too_long),
            Changed::Utf8View(new) => {
                new.append_array(rows.as_string_view());
                Ok(())
            }
        }
    }

    fn finish(self) -> ArrayRef {
        match self {
            Changed::Whole(new) => new,
            Changed::Utf8(mut new) => Arc::new(new.finish()),
            Changed::LargeUtf8(mut new) => Arc::new(new.finish()),
            Changed::Utf8View(mut new) => Arc::new(new.finish()),
        }
    }
}

impl<'a> Joined<'a> {
    fn new(chunks: &'a [ArrayRef]) -> Self {
        Joined { chunks, out: Vec::with_capacity(chunks.len()), changed: None, same: 0..0, next: 0 }
    }

    /// Adds piece after piece, each looked for by its first row.
    fn add_all(&mut self, mut piece_at: impl FnMut(usize) -> Option<Piece>) -> Result<()> {
        while let Some(Piece { end, parts }) = piece_at(self.next) {
            parts.into_iter().try_for_each(|part| self.add(part))?;
            self.next = end;
        }
        Ok(())
    }

    /// Adds the rows that come next.
    fn add(&mut self, part: Part) -> Result<()> {
        while self.out.len() < part.chunk {
            self.close()?;
        }
        let Some(new) = part.new else {
            self.same.end = part.rows.end;
            return Ok(());
        };
        let Some(old) = self.chunks.get(part.chunk) else { return Ok(()) };
        if part.rows.len() == old.len() {
            self.changed = Some(Changed::Whole(new));
        } else {
            if self.changed.is_none() {
                self.changed = Changed::new(old);
            }
            self.append_same()?;
            if let Some(changed) = &mut self.changed {
                changed.append(&new)?;
            }
        }
        self.same = part.rows.end..part.rows.end;
        Ok(())
    }

    /// Adds the rows that did not change, where others did.
    fn append_same(&mut self) -> Result<()> {
        if let (Some(changed), Some(old)) = (&mut self.changed, self.chunks.get(self.out.len()))
            && !self.same.is_empty()
        {
            changed.append(&old.slice(self.same.start, self.same.len()))?;
        }
        Ok(())
    }

    /// Ends the chunk that comes next.
    fn close(&mut self) -> Result<()> {
        self.append_same()?;
        self.same = 0..0;
        match (self.changed.take(), self.chunks.get(self.out.len())) {
            (Some(changed), _) => self.out.push(changed.finish()),
            (None, Some(old)) => self.out.push(Arc::clone(old)),
            (None, None) => {}
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<ArrayRef>> {
        while self.out.len() < self.chunks.len() {
            self.close()?;
        }
        Ok(self.out)
    }
}

/// What was made of some rows of a column, up to a row.
struct Piece {
    end: usize,
    parts: Vec<Part>,
}

/// Some rows of a chunk after a function.
struct Part {
    chunk: usize,
    /// Rows of the chunk.
    rows: Range<usize>,
    /// Their new texts; `None` if nothing changed.
    new: Option<ArrayRef>,
}

fn map_part(
    chunk: &ArrayRef,
    rows: Range<usize>,
    function: impl Fn(&str, &mut String) -> Result<bool>,
    error: impl Fn(Error, usize) -> Error,
) -> Result<Option<ArrayRef>> {
    let first = rows.start;
    match chunk.data_type() {
        DataType::Utf8 => {
            let old = chunk.as_string::<i32>();
            map_rows(old, rows.clone(), |row| strings(old, &rows, row), function, error)
        }
        DataType::LargeUtf8 => {
            let old = chunk.as_string::<i64>();
            map_rows(old, rows.clone(), |row| strings(old, &rows, row), function, error)
        }
        DataType::Utf8View => {
            let old = chunk.as_string_view();
            let begin = |row: usize| {
                let mut new = StringViewBuilder::with_capacity(rows.len());
                let before = old.slice(first, row - first);
                before.iter().for_each(|text| new.append_option(text));
                Ok(new)
            };
            map_rows(old, rows.clone(), begin, function, error)
        }
        _ => Ok(None),
    }
}

/// New strings for some rows, with those before `row` copied as one run.
fn strings<O: OffsetSizeTrait>(
    old: &GenericStringArray<O>,
    rows: &Range<usize>,
    row: usize,
) -> Result<GenericStringBuilder<O>> {
    let at = |row: usize| old.value_offsets().get(row).map_or(0, |o| o.as_usize());
    let bytes = at(rows.end).saturating_sub(at(rows.start));
    let mut new = GenericStringBuilder::with_capacity(rows.len(), bytes.saturating_add(bytes / 16));
    new.append_array(&old.slice(rows.start, row - rows.start)).map_err(too_long)?;
    Ok(new)
}

/// The new texts of some rows, if any changes; `begin` gives those before the first that does.
fn map_rows<'a, B: StringLikeArrayBuilder>(
    old: impl StringArrayType<'a>,
    rows: Range<usize>,
    begin: impl Fn(usize) -> Result<B>,
    function: impl Fn(&str, &mut String) -> Result<bool>,
    error: impl Fn(Error, usize) -> Error,
) -> Result<Option<ArrayRef>> {
    let mut buffer = String::new();
    let mut builder: Option<B> = None;
    for row in rows {
        let text = (!old.is_null(row)).then(|| old.value(row));
        buffer.clear();
        let changed = match text {
            Some(text) => function(text, &mut buffer).map_err(|e| error(e, row))?,
            None => false,
        };
        if changed && builder.is_none() {
            builder = Some(begin(row)?);
        }
        if let Some(builder) = &mut builder {
            match text {
                Some(_) if changed => builder.append_value(&buffer),
                Some(text) => builder.append_value(text),
                None => builder.append_null(),
            }
        }
    }
    Ok(builder.map(|mut builder| builder.finish()))
}

fn too_long(error: ArrowError) -> Error {
    match error {
        ArrowError::OffsetOverflowError(_) => {
            Error::text("the column holds more than 2 GiB of text; cast it to large_string first")
        }
        other => internal(other),
    }
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

    proptest! {
        #[test]
        fn pieces_are_joined_in_whatever_order_they_are_done(
            rows in prop::collection::vec(prop::option::of("[abب]{0,9}"), 1..60),
            order in prop::collection::vec(any::<u32>(), 20),
            cut in 0usize..60,
        ) {
            let array: ArrayRef = Arc::new(StringArray::from_iter(&rows));
            let cut = cut.min(rows.len());
            let chunks = [array.slice(0, cut), array.slice(cut, rows.len() - cut)];
            let joining = Joining::new(&chunks);
            // Pieces of three rows, not cut where the chunks are.
            let starts = (0..rows.len()).step_by(3);
            let mut pieces: Vec<_> =
                starts.zip(&order).map(|(start, by)| (by, start..rows.len().min(start + 3))).collect();
            pieces.sort_by_key(|(by, _)| **by);
            for (_, piece) in pieces {
                let local = |chunk: usize, from: usize, to: usize| {
                    let rows = piece.start.clamp(from, to) - from..piece.end.clamp(from, to) - from;
                    let function = |text: &str, out: &mut String| no_a(text, out, &Interrupt::new());
                    let new = map_part(&chunks[chunk], rows.clone(), function, |e, _| e).unwrap();
                    (!rows.is_empty()).then_some(Part { chunk, rows, new })
                };
                let parts = [local(0, 0, cut), local(1, cut, rows.len())];
                joining.add(piece.clone(), parts.into_iter().flatten().collect()).unwrap();
            }
            let expected: Vec<Option<String>> =
                rows.iter().map(|r| r.as_ref().map(|t| t.replace('a', ""))).collect();
            prop_assert_eq!(texts(&joining.finish().unwrap()), expected);
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
