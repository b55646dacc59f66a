//! Gazetteers: records, mentions and candidates converted.

mod mentions;

use self::mentions::Mentions;
use super::column::{
    OnError, RowFindings, find_rows, find_rows_together, is_null, objects_of, text_of,
};
use super::text::{language, on_text};
use crate::column::TableBuilder;
use crate::entities::{self, FindOptions, GazetteerBuilder, MatchOptions, Overlaps, Record};
use crate::error::{Error, Result};
use arrow_array::RecordBatch;
use pyo3::exceptions::{PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyInt, PyList, PyMapping, PyString, PyTuple};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Entities and their names; the Python class of the same name adds columns of every kind.
#[pyclass(module = "yeksan._core", frozen)]
#[derive(Debug)]
pub struct Gazetteer(entities::Gazetteer);

#[pymethods]
impl Gazetteer {
    /// The gazetteer of an iterable of records.
    #[staticmethod]
    fn from_records(records: &Bound<'_, PyAny>, exonyms: bool) -> PyResult<Self> {
        let mut builder =
            GazetteerBuilder::with_capacity(records.len().unwrap_or(0)).exonyms(exonyms);
        for (row, record) in records.try_iter()?.enumerate() {
            let record = record_of(&record?, row)?;
            builder.add(&record).map_err(|error| error.at_row(row))?;
        }
        Ok(Gazetteer(builder.finish()))
    }

    /// The gazetteer of a file with one JSON record a line.
    #[staticmethod]
    fn from_jsonl(py: Python<'_>, path: std::path::PathBuf, exonyms: bool) -> PyResult<Self> {
        let built: Result<entities::Gazetteer> = py.detach(|| {
            let file = std::fs::File::open(&path)
                .map_err(|error| Error::data(format!("cannot read {path:?}: {error}")))?;
            let mut builder = GazetteerBuilder::new().exonyms(exonyms);
            builder
                .add_jsonl(std::io::BufReader::with_capacity(1 << 16, file))
                .map_err(|error| Error::data(format!("{path:?}, {}", error.message())))?;
            Ok(builder.finish())
        });
        Ok(Gazetteer(built?))
    }

    /// The countries with their names in some languages.
    #[staticmethod]
    fn countries(languages: Vec<String>) -> PyResult<Self> {
        let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
        Ok(Gazetteer(entities::Gazetteer::countries(&languages)?))
    }

    /// The gazetteer of a file that `save` wrote.
    #[staticmethod]
    fn load(py: Python<'_>, path: std::path::PathBuf) -> PyResult<Self> {
        Ok(Gazetteer(py.detach(|| entities::Gazetteer::load(path))?))
    }

    /// Writes the gazetteer to a file.
    fn save(&self, py: Python<'_>, path: std::path::PathBuf) -> PyResult<()> {
        Ok(py.detach(|| self.0.save(path))?)
    }

    /// The gazetteer of bytes that `to_bytes` made.
    #[staticmethod]
    fn from_bytes(py: Python<'_>, bytes: &[u8]) -> PyResult<Self> {
        Ok(Gazetteer(py.detach(|| entities::Gazetteer::from_bytes(bytes))?))
    }

    /// The gazetteer as bytes, to be pickled.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        let bytes = py.detach(|| self.0.to_bytes());
        PyBytes::new(py, &bytes)
    }

    /// Another gazetteer with records added and removed.
    fn updated(&self, add: &Bound<'_, PyAny>, remove: Vec<String>) -> PyResult<Self> {
        let mut records = Vec::new();
        for (row, record) in add.try_iter()?.enumerate() {
            records.push(record_of(&record?, row)?);
        }
        Ok(Gazetteer(self.0.updated(records, remove)?))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __contains__(&self, id: &Bound<'_, PyAny>) -> bool {
        id.cast::<PyString>()
            .ok()
            .and_then(|id| id.to_str().ok().map(|id| self.0.contains(id)))
            .unwrap_or(false)
    }

    /// The record of an id.
    fn get<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Bound<'py, PyDict>> {
        let record = self.0.get(id).ok_or_else(|| PyKeyError::new_err(id.to_owned()))?;
        record_dict(py, &record)
    }

    /// The ids, in the order in which the records were given.
    fn ids(&self) -> Vec<&str> {
        self.0.numbers().map(|record| self.0.id(record)).collect()
    }

    /// The records, in the order in which they were given.
    fn to_records<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        self.0.records().map(|record| record_dict(py, &record)).collect()
    }

    /// How many records there are of each type.
    fn types(&self) -> Vec<(Option<&str>, usize)> {
        let mut counts: Vec<(Option<&str>, usize)> = Vec::new();
        for record in self.0.numbers() {
            let kind = self.0.kind(record);
            match counts.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => counts.push((kind, 1)),
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// The mentions in one text.
    fn find<'py>(
        &self,
        text: &Bound<'py, PyString>,
        options: &Bound<'py, PyDict>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = text.py();
        let text = text_of(text.as_any())?.unwrap_or_default();
        let options = find_options(options)?;
        let found = on_text(py, text, |text, interrupt| {
            Ok(Mentions::new(&self.0, text, self.0.find(text, &options, interrupt)?))
        })?;
        objects_of(py, &found)
    }

    /// The mentions in a list of texts, or in an object that exports Arrow.
    fn find_column<'py>(
        &self,
        py: Python<'py>,
        column: &Bound<'py, PyAny>,
        options: &Bound<'py, PyDict>,
        errors: &str,
        progress: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let options = find_options(options)?;
        let errors = OnError::parse(errors)?;
        find_rows(py, column, errors, progress, false, |_, text, interrupt| {
            Ok(Mentions::new(&self.0, text, self.0.find(text, &options, interrupt)?))
        })
    }

    /// The mentions in all texts of a column, linked by what the other texts say.
    fn link_column<'py>(
        &self,
        py: Python<'py>,
        column: &Bound<'py, PyAny>,
        options: &Bound<'py, PyDict>,
        errors: &str,
        progress: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let options = find_options(options)?;
        // What is not wanted in the end tells who is meant elsewhere.
        let all = FindOptions { unlinked: true, min_score: None, types: None, ..options.clone() };
        let errors = OnError::parse(errors)?;
        find_rows_together(
            py,
            column,
            errors,
            progress,
            |_, text, interrupt| {
                Ok(Mentions::new(&self.0, text, self.0.find(text, &all, interrupt)?))
            },
            |rows: &mut [Mentions<'_>]| {
                let texts = rows.iter_mut().map(|row| row.all_mut().collect());
                self.0.link(&mut texts.collect::<Vec<_>>());
                for row in rows {
                    row.retain(|mention| self.0.is_wanted(mention, &options));
                }
            },
        )
    }

    /// The candidates for one name.
    #[pyo3(name = "match")]
    fn match_name<'py>(
        &self,
        name: &Bound<'py, PyString>,
        options: &Bound<'py, PyDict>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = name.py();
        let name = text_of(name.as_any())?.unwrap_or_default();
        let options = match_options(options)?;
        let found = on_text(py, name, |name, interrupt| {
            Ok(self.candidates(name, self.0.match_name(name, &options, interrupt)?))
        })?;
        objects_of(py, &found)
    }

    /// The candidates for a list of names, or for an object that exports Arrow.
    fn match_column<'py>(
        &self,
        py: Python<'py>,
        column: &Bound<'py, PyAny>,
        options: &Bound<'py, PyDict>,
        errors: &str,
        progress: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let options = match_options(options)?;
        let errors = OnError::parse(errors)?;
        find_rows(py, column, errors, progress, false, |_, name, interrupt| {
            Ok(self.candidates(name, self.0.match_name(name, &options, interrupt)?))
        })
    }
}

impl Gazetteer {
    fn candidates(&self, query: &str, found: Vec<entities::Candidate>) -> Vec<FoundCandidate<'_>> {
        let query: Arc<str> = query.into();
        found
            .into_iter()
            .map(|candidate| FoundCandidate { gazetteer: &self.0, query: query.clone(), candidate })
            .collect()
    }
}

/// A candidate with the gazetteer that knows its names.
#[derive(Debug, Clone)]
struct FoundCandidate<'g> {
    gazetteer: &'g entities::Gazetteer,
    query: Arc<str>,
    candidate: entities::Candidate,
}

impl RowFindings for Vec<FoundCandidate<'_>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn table(rows: &[Self]) -> Result<RecordBatch> {
        let all = || rows.iter().flatten();
        let numbers = rows
            .iter()
            .enumerate()
            .flat_map(|(row, found)| std::iter::repeat_n(i64::try_from(row).ok(), found.len()));
        TableBuilder::new()
            .integers("row", numbers)
            .texts("query", all().map(|c| Some(&c.query)))
            .texts("id", all().map(|c| Some(c.gazetteer.id(c.candidate.record))))
            .texts("name", all().map(|c| Some(c.gazetteer.name(c.candidate.record))))
            .texts("alias", all().map(|c| Some(c.gazetteer.alias(c.candidate.alias))))
            .texts("type", all().map(|c| c.gazetteer.kind(c.candidate.record)))
            .floats("score", all().map(|c| Some(c.candidate.score)))
            .texts("how", all().map(|c| Some(c.candidate.how.as_str())))
            .finish()
    }

    fn objects<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.iter().map(|candidate| candidate.object(py)).collect()
    }
}

impl FoundCandidate<'_> {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (gazetteer, candidate) = (self.gazetteer, &self.candidate);
        let object = Candidate {
            id: gazetteer.id(candidate.record).to_owned(),
            name: gazetteer.name(candidate.record).to_owned(),
            alias: gazetteer.alias(candidate.alias).to_owned(),
            r#type: gazetteer.kind(candidate.record).map(str::to_owned),
            score: candidate.score,
            how: candidate.how.as_str().to_owned(),
        };
        Ok(Bound::new(py, object)?.into_any())
    }
}

/// An entity named in a text.
#[pyclass(module = "yeksan", frozen, eq, hash, get_all)]
#[derive(Debug, Clone, PartialEq)]
pub struct EntityMention {
    /// The words of the text.
    text: String,
    /// Where it starts, in code points.
    start: usize,
    /// Where it ends; the end is not part of it.
    end: usize,
    /// The id of the record; None if it is undecided.
    id: Option<String>,
    /// The type of the record; "NORP" for the word for a place's people.
    r#type: Option<String>,
    /// The preferred name of the record.
    name: Option<String>,
    /// The name of the record that was met.
    alias: Option<String>,
    /// From 0 to 1; higher is surer.
    score: f64,
    /// "exact", "clitic", "folded", "cross-script", "fuzzy", "coreference" or "corpus".
    how: String,
    /// Among whom its text leaves it undecided; empty if it does not.
    candidates: Vec<Candidate>,
}

impl Hash for EntityMention {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end, &self.id, &self.how).hash(state);
    }
}

#[pymethods]
impl EntityMention {
    #[new]
    #[pyo3(signature = (text, start, end, id, r#type, name, alias, score, how, candidates=vec![]))]
    #[expect(clippy::too_many_arguments, reason = "one for each attribute")]
    fn new(
        text: String,
        start: usize,
        end: usize,
        id: Option<String>,
        r#type: Option<String>,
        name: Option<String>,
        alias: Option<String>,
        score: f64,
        how: String,
        candidates: Vec<Candidate>,
    ) -> Self {
        EntityMention { text, start, end, id, r#type, name, alias, score, how, candidates }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let (py, m) = (slf.py(), slf.get());
        let fields = [
            m.text.clone().into_pyobject(py)?.into_any(),
            m.start.into_pyobject(py)?.into_any(),
            m.end.into_pyobject(py)?.into_any(),
            m.id.clone().into_pyobject(py)?.into_any(),
            m.r#type.clone().into_pyobject(py)?.into_any(),
            m.name.clone().into_pyobject(py)?.into_any(),
            m.alias.clone().into_pyobject(py)?.into_any(),
            m.score.into_pyobject(py)?.into_any(),
            m.how.clone().into_pyobject(py)?.into_any(),
            m.candidates.clone().into_pyobject(py)?.into_any(),
        ];
        Ok((slf.get_type(), PyTuple::new(py, fields)?).into_pyobject(py)?.into_any())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let who = match &self.id {
            Some(id) => format!("id={}", PyString::new(py, id).repr()?),
            None => {
                let ids: Vec<&str> = self.candidates.iter().map(|c| c.id.as_str()).collect();
                format!("candidates={}", PyList::new(py, ids)?.repr()?)
            }
        };
        Ok(format!(
            "EntityMention({}, {}, {}, {who}, how='{}', score={:?})",
            PyString::new(py, &self.text).repr()?,
            self.start,
            self.end,
            self.how,
            shown(self.score),
        ))
    }
}

/// An entity that a name may be a name of.
#[pyclass(module = "yeksan", frozen, eq, hash, get_all, from_py_object)]
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The id of the record.
    id: String,
    /// The preferred name of the record.
    name: String,
    /// The name of the record that was met.
    alias: String,
    /// The type of the record.
    r#type: Option<String>,
    /// From 0 to 1; higher is surer.
    score: f64,
    /// "exact", "folded", "cross-script" or "fuzzy".
    how: String,
}

impl Hash for Candidate {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.id, &self.alias, &self.how).hash(state);
    }
}

#[pymethods]
impl Candidate {
    #[new]
    fn new(
        id: String,
        name: String,
        alias: String,
        r#type: Option<String>,
        score: f64,
        how: String,
    ) -> Self {
        Candidate { id, name, alias, r#type, score, how }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let c = slf.get();
        let fields = (&c.id, &c.name, &c.alias, &c.r#type, c.score, &c.how);
        Ok((slf.get_type(), fields).into_pyobject(slf.py())?.into_any())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!(
            "Candidate({}, {}, how='{}', score={:?})",
            PyString::new(py, &self.id).repr()?,
            PyString::new(py, &self.alias).repr()?,
            self.how,
            shown(self.score),
        ))
    }
}

/// A score as a person reads it.
fn shown(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

fn find_options(given: &Bound<'_, PyDict>) -> PyResult<FindOptions> {
    let mut options = FindOptions::default();
    for (name, value) in given {
        match name.extract::<String>()?.as_str() {
            "lang" => options.lang = language(&value.extract::<String>()?)?,
            "fuzzy" => options.fuzzy = value.extract()?,
            "cross_script" => options.cross_script = value.extract()?,
            "coreference" => options.coreference = value.extract()?,
            "min_score" => options.min_score = value.extract()?,
            "types" => options.types = value.extract()?,
            "overlaps" => {
                options.overlaps = match value.extract::<String>()?.as_str() {
                    "longest" => Overlaps::Longest,
                    "all" => Overlaps::All,
                    other => {
                        return Err(Error::option(format!(
                            "overlaps={other:?}: use \"longest\" or \"all\""
                        ))
                        .into());
                    }
                }
            }
            "unlinked" => options.unlinked = value.extract()?,
            "demonyms" => options.demonyms = value.extract()?,
            other => return Err(Error::option(format!("there is no option {other}")).into()),
        }
    }
    Ok(options)
}

fn match_options(given: &Bound<'_, PyDict>) -> PyResult<MatchOptions> {
    let mut options = MatchOptions::default();
    for (name, value) in given {
        match name.extract::<String>()?.as_str() {
            "limit" => options.limit = value.extract()?,
            "min_score" => options.min_score = value.extract()?,
            "lang" => options.lang = language(&value.extract::<String>()?)?,
            "types" => options.types = value.extract()?,
            other => return Err(Error::option(format!("there is no option {other}")).into()),
        }
    }
    Ok(options)
}

/// The record of a Python mapping.
fn record_of(object: &Bound<'_, PyAny>, row: usize) -> PyResult<Record> {
    let wrong = |what: &str, object: &Bound<'_, PyAny>| -> PyErr {
        let shown = object.repr().map(|r| r.to_string()).unwrap_or_default();
        let shown: String = shown.chars().take(60).collect();
        Error::data(format!("{what}, not {shown}")).at_row(row).into()
    };
    let Ok(mapping) = object.cast::<PyMapping>() else {
        let kind = object.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "row {row}: a record is a dict with \"id\" and \"names\", not {kind}"
        )));
    };
    let mut record = Record::default();
    let mut id = None;
    let mut name: Option<String> = None;
    let mut extra: Option<Bound<'_, PyDict>> = None;
    for item in mapping.items()?.iter() {
        let (key, value) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        let Ok(key) = key.extract::<String>() else {
            return Err(wrong("the fields of a record have str names", &key));
        };
        match key.as_str() {
            "id" => {
                if value.is_instance_of::<PyInt>() {
                    id = Some(value.str()?.to_string());
                } else if let Ok(Some(text)) = text_of(&value) {
                    id = Some(text.to_owned()).filter(|id| !id.is_empty());
                }
                if id.is_none() {
                    return Err(wrong("\"id\" must be a str that is not empty", &value));
                }
            }
            "type" => match text_of(&value) {
                Ok(kind) => record.kind = kind.map(str::to_owned),
                Err(_) => return Err(wrong("\"type\" must be a str or None", &value)),
            },
            "name" => match text_of(&value) {
                Ok(text) => name = text.map(str::to_owned),
                Err(_) => return Err(wrong("\"name\" must be a str or None", &value)),
            },
            "names" => {
                if let Ok(languages) = value.cast::<PyMapping>() {
                    for item in languages.items()?.iter() {
                        let (language, names) =
                            item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
                        let Ok(language) = language.extract::<String>() else {
                            return Err(wrong("the languages of \"names\" are str", &language));
                        };
                        let names = names_of(&names).ok_or_else(|| {
                            wrong(
                                &format!("the names in {language:?} are a str or a list of str"),
                                &names,
                            )
                        })?;
                        record.names.push((language, names));
                    }
                } else {
                    let names = names_of(&value).ok_or_else(|| {
                        wrong("\"names\" are lists of str by language, or a list of str", &value)
                    })?;
                    record.names.push((entities::UNKNOWN_LANGUAGE.to_owned(), names));
                }
            }
            _ => match &extra {
                Some(extra) => extra.set_item(key, value)?,
                None => {
                    let fresh = PyDict::new(object.py());
                    fresh.set_item(key, value)?;
                    extra = Some(fresh);
                }
            },
        }
    }
    record.id = id.ok_or_else(|| wrong("a record has an \"id\"", object))?;
    if let Some(name) = name
        && !record.names.iter().any(|(_, names)| names.contains(&name))
    {
        record.names.insert(0, (entities::UNKNOWN_LANGUAGE.to_owned(), vec![name]));
    }
    if let Some(extra) = extra {
        let json =
            object.py().import("yeksan._records")?.getattr("extra_as_json")?.call1((extra, row))?;
        record.extra = serde_json::from_str(json.extract::<&str>()?)
            .map_err(|error| Error::data(format!("extra fields: {error}")).at_row(row))?;
    }
    Ok(record)
}

/// A str or an iterable of str; nulls are passed over.
fn names_of(object: &Bound<'_, PyAny>) -> Option<Vec<String>> {
    if let Ok(one) = text_of(object) {
        return Some(one.map(str::to_owned).into_iter().collect());
    }
    let mut names = Vec::new();
    for name in object.try_iter().ok()? {
        let name = name.ok()?;
        match text_of(&name) {
            Ok(Some(text)) => names.push(text.to_owned()),
            Ok(None) => {}
            Err(_) if is_null(&name).unwrap_or(false) => {}
            Err(_) => return None,
        }
    }
    Some(names)
}

fn record_dict<'py>(py: Python<'py>, record: &Record) -> PyResult<Bound<'py, PyDict>> {
    let out = PyDict::new(py);
    out.set_item("id", &record.id)?;
    if let Some(kind) = &record.kind {
        out.set_item("type", kind)?;
    }
    let names = PyDict::new(py);
    for (language, of_language) in &record.names {
        names.set_item(language, of_language)?;
    }
    out.set_item("names", names)?;
    if !record.extra.is_empty() {
        let json = serde_json::to_string(&record.extra).unwrap_or_default();
        let extra = py.import("json")?.call_method1("loads", (json,))?;
        out.update(extra.cast::<PyMapping>()?)?;
    }
    Ok(out)
}
