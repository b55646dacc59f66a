//! Normalization: options, texts and offsets converted.

use super::column::{OnError, map_text, text_of};
use super::utf16::long_str;
use super::watch::watched;
use crate::column::CodePointIndex;
use crate::error::{Error, Result};
use crate::interrupt::Interrupt;
use crate::script::Language;
use crate::text;
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyString};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

/// Texts that are longer than this are normalized without the lock, with an eye on signals.
const LONG: usize = 1 << 16;

/// The language of a code; None for "auto".
pub fn language(lang: &str) -> Result<Option<Language>> {
    if lang == "auto" { Ok(None) } else { Language::from_code(lang).map(Some) }
}

/// Runs `work` on a text: short texts at once, long ones without the lock and with an eye on signals.
pub fn on_text<T: Send>(
    py: Python<'_>,
    text: &str,
    work: impl Fn(&str, &Interrupt) -> Result<T> + Sync + Send,
) -> PyResult<T> {
    if text.len() <= LONG {
        return Ok(work(text, &Interrupt::new())?);
    }
    let row = [Some(text)];
    let done = watched(py, None, 1, |watch| {
        crate::column::run(
            1,
            |_| text.len(),
            watch,
            |_, interrupt| {
                row.iter().flatten().map(|text| work(text, interrupt)).collect::<Result<Vec<T>>>()
            },
        )
    })?;
    done.into_iter().flatten().next().ok_or_else(|| Error::interrupted().into())
}

/// Normalizes text; the Python class of the same name adds columns of every kind.
#[pyclass(module = "yeksan._core", frozen, eq, hash)]
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Normalizer(text::Normalizer);

#[pymethods]
impl Normalizer {
    #[new]
    fn new(lang: &str, options: &Bound<'_, PyDict>) -> PyResult<Self> {
        let mut given = Vec::with_capacity(options.len());
        for (name, value) in options {
            let name = name.extract::<String>()?;
            let value = option_text(&name, &value)?;
            given.push((name, value));
        }
        let given: Vec<_> = given.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        Ok(Normalizer(text::Normalizer::new(language(lang)?, &given)?))
    }

    /// One text.
    fn normalize<'py>(&self, text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
        let py = text.py();
        let Some(original) = text_of(text.as_any())? else { return Ok(text.clone()) };
        if original.len() <= LONG {
            let normalized = self.0.normalize(original, &Interrupt::new())?;
            return Ok(match normalized {
                Cow::Borrowed(_) => text.clone(),
                Cow::Owned(new) => PyString::new(py, &new),
            });
        }
        let new = on_text(py, original, |text, interrupt| {
            Ok(match self.0.normalize(text, interrupt)? {
                Cow::Borrowed(_) => None,
                Cow::Owned(new) => Some(new),
            })
        })?;
        new.map_or_else(|| Ok(text.clone()), |new| long_str(py, &new))
    }

    /// A list of texts, or an object that exports Arrow.
    #[pyo3(signature = (column, errors, progress))]
    fn normalize_column<'py>(
        &self,
        py: Python<'py>,
        column: &Bound<'py, PyAny>,
        errors: &str,
        progress: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        map_text(py, column, OnError::parse(errors)?, progress, |text, out, interrupt| {
            self.0.normalize_into(text, out, interrupt)
        })
    }

    /// One text with its alignment.
    fn align(&self, text: &Bound<'_, PyString>) -> PyResult<Alignment> {
        let original = text_of(text.as_any())?.unwrap_or_default();
        let alignment =
            on_text(text.py(), original, |text, interrupt| self.0.align(text, interrupt))?;
        Ok(Alignment::new(alignment))
    }

    #[getter]
    fn lang(&self) -> &'static str {
        self.0.language().map_or("auto", Language::code)
    }

    /// The options that were given.
    #[getter]
    fn given<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        option_dict(py, self.0.overrides())
    }

    /// All options of the language; those that were given if it is "auto".
    #[getter]
    fn options<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        match self.0.language() {
            Some(language) => option_dict(py, &self.0.options(language).pairs()),
            None => self.given(py),
        }
    }
}

/// The value of an option as the core reads it.
fn option_text(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(flag.is_true().to_string());
    }
    if value.is_none() {
        return Ok("none".to_owned());
    }
    if value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyFloat>()
        || value.is_instance_of::<PyInt>()
    {
        return Ok(value.str()?.to_string());
    }
    let parts = value.try_iter().and_then(|items| {
        items.map(|item| item?.extract::<String>()).collect::<PyResult<Vec<_>>>()
    });
    match parts {
        Ok(parts) if parts.is_empty() => Ok("none".to_owned()),
        Ok(parts) => Ok(parts.join(",")),
        Err(_) => Err(Error::option(format!(
            "{name}={} is not known; use a str, a bool, a number or a tuple of str",
            value.repr()?
        ))
        .into()),
    }
}

fn option_dict<'py>(
    py: Python<'py>,
    pairs: &[(&'static str, String)],
) -> PyResult<Bound<'py, PyDict>> {
    let out = PyDict::new(py);
    for (name, value) in pairs {
        match value.as_str() {
            "true" => out.set_item(name, true)?,
            "false" => out.set_item(name, false)?,
            text => match text.parse::<f64>() {
                Ok(number) => out.set_item(name, number)?,
                Err(_) => out.set_item(name, text)?,
            },
        }
    }
    Ok(out)
}

/// One change of a text: what stood there, what stands there now, and the rule that did it.
#[pyclass(module = "yeksan", frozen, eq, hash, get_all)]
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Where it starts in the original, in code points.
    start: usize,
    /// Where it ends in the original.
    end: usize,
    /// What stood there.
    before: String,
    /// What stands there now.
    after: String,
    /// The rule, by the name of the option that switches it.
    rule: String,
    /// How certain it is, between 0 and 1, for rules that weigh; else None.
    confidence: Option<f32>,
}

impl Hash for Edit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end, &self.before, &self.after, &self.rule).hash(state);
    }
}

#[pymethods]
impl Edit {
    #[new]
    #[pyo3(signature = (start, end, before, after, rule, confidence=None))]
    fn new(
        start: usize,
        end: usize,
        before: String,
        after: String,
        rule: String,
        confidence: Option<f32>,
    ) -> Self {
        Edit { start, end, before, after, rule, confidence }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let edit = slf.get();
        let fields = (edit.start, edit.end, &edit.before, &edit.after, &edit.rule, edit.confidence);
        Ok((slf.get_type(), fields).into_pyobject(slf.py())?.into_any())
    }

    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str, &'static str, &'static str) {
        ("start", "end", "before", "after", "rule")
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (before, after) = (PyString::new(py, &self.before), PyString::new(py, &self.after));
        Ok(format!(
            "Edit({}, {}, {}, {}, '{}')",
            self.start,
            self.end,
            before.repr()?,
            after.repr()?,
            self.rule
        ))
    }
}

/// An original text, its normalized form, and the edits that lead from one to the other.
#[pyclass(module = "yeksan", frozen, eq, hash)]
#[derive(Debug)]
pub struct Alignment {
    core: text::Alignment,
    indexes: OnceLock<(CodePointIndex, CodePointIndex)>,
}

impl PartialEq for Alignment {
    fn eq(&self, other: &Self) -> bool {
        self.core == other.core
    }
}

impl Hash for Alignment {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.core.original().hash(state);
        self.core.normalized().hash(state);
    }
}

impl Alignment {
    fn new(core: text::Alignment) -> Self {
        Alignment { core, indexes: OnceLock::new() }
    }

    fn indexes(&self) -> &(CodePointIndex, CodePointIndex) {
        self.indexes.get_or_init(|| {
            (CodePointIndex::new(self.core.original()), CodePointIndex::new(self.core.normalized()))
        })
    }

    fn map(&self, start: i64, end: i64, back: bool) -> PyResult<(usize, usize)> {
        let (original, normalized) = self.indexes();
        let (old, new) = (self.core.original(), self.core.normalized());
        let ((from, text), (to, other)) = if back {
            ((normalized, new), (original, old))
        } else {
            ((original, old), (normalized, new))
        };
        let length = from.point_at(text, text.len());
        let inside = |offset: i64| usize::try_from(offset).ok().filter(|&o| o <= length);
        let (Some(start), Some(end)) = (inside(start), inside(end)) else {
            return Err(PyIndexError::new_err(format!(
                "offsets [{start}, {end}) are outside a text of {length} characters"
            )));
        };
        if start > end {
            return Err(PyIndexError::new_err(format!(
                "the start {start} lies after the end {end}"
            )));
        }
        let span = from.byte_at(text, start)..from.byte_at(text, end);
        let mapped = if back { self.core.to_original(span) } else { self.core.to_normalized(span) };
        Ok((to.point_at(other, mapped.start), to.point_at(other, mapped.end)))
    }

    fn map_any<'py>(
        &self,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
        back: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = start.py();
        if let (Ok(start), Ok(end)) = (start.extract::<i64>(), end.extract::<i64>()) {
            return Ok(self.map(start, end, back)?.into_pyobject(py)?.into_any());
        }
        // An array or a series answers with arrays.
        let is_array = start.hasattr("dtype")? && start.hasattr("tolist")?;
        let listed = |x: &Bound<'py, PyAny>| match x.call_method0("tolist") {
            Ok(list) => list.extract::<Vec<i64>>(),
            Err(_) => x.extract::<Vec<i64>>(),
        };
        let (Ok(starts), Ok(ends)) = (listed(start), listed(end)) else {
            return Err(PyTypeError::new_err(
                "offsets are ints, or two columns of ints of one length",
            ));
        };
        if starts.len() != ends.len() {
            return Err(Error::text(format!(
                "{} starts but {} ends; the two columns are of one length",
                starts.len(),
                ends.len()
            ))
            .into());
        }
        let mapped = starts.iter().zip(&ends).map(|(&s, &e)| self.map(s, e, back));
        let (starts, ends): (Vec<_>, Vec<_>) =
            mapped.collect::<PyResult<Vec<_>>>()?.into_iter().unzip();
        if is_array {
            let asarray = py.import("numpy")?.getattr("asarray")?;
            return Ok((asarray.call1((starts,))?, asarray.call1((ends,))?)
                .into_pyobject(py)?
                .into_any());
        }
        Ok((starts, ends).into_pyobject(py)?.into_any())
    }
}

#[pymethods]
impl Alignment {
    /// The text as it was.
    #[getter]
    fn original(&self) -> &str {
        self.core.original()
    }

    /// The text as it became.
    #[getter]
    fn normalized(&self) -> &str {
        self.core.normalized()
    }

    /// The changes, in order of their place.
    #[getter]
    fn edits(&self) -> Vec<Edit> {
        let mut points = crate::column::CodePoints::new(self.core.original());
        let edits = self.core.edits().iter();
        let text = |text: &str, span: &std::ops::Range<usize>| {
            text.get(span.clone()).unwrap_or_default().to_owned()
        };
        edits
            .map(|edit| Edit {
                start: points.at(edit.original.start),
                end: points.at(edit.original.end),
                before: text(self.core.original(), &edit.original),
                after: text(self.core.normalized(), &edit.normalized),
                rule: edit.rule.name().to_owned(),
                confidence: edit.confidence,
            })
            .collect()
    }

    /// Where a span of the normalized text stands in the original; two columns of offsets give two lists.
    fn to_original<'py>(
        &self,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.map_any(start, end, true)
    }

    /// Where a span of the original stands in the normalized text; two columns of offsets give two lists.
    fn to_normalized<'py>(
        &self,
        start: &Bound<'py, PyAny>,
        end: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.map_any(start, end, false)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let shown: String = self.core.normalized().chars().take(40).collect();
        let more = if shown.len() < self.core.normalized().len() { "…" } else { "" };
        let count = self.core.edits().len();
        Ok(format!(
            "<Alignment: {count} edit{} to {}{more}>",
            if count == 1 { "" } else { "s" },
            PyString::new(py, &shown).repr()?
        ))
    }

    /// Pickles as the two texts and the edits by their bytes.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let core = &slf.get().core;
        let edits: Vec<EditBytes> = core
            .edits()
            .iter()
            .map(|e| {
                let (old, new) = (&e.original, &e.normalized);
                let rule = e.rule.name().to_owned();
                (old.start, old.end, new.start, new.end, rule, e.confidence)
            })
            .collect();
        let rebuild = slf.py().import("yeksan._core")?.getattr("rebuild_alignment")?;
        let parts = (core.original(), core.normalized(), edits);
        Ok((rebuild, parts).into_pyobject(slf.py())?.into_any())
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("yeksan.show")?.call_method1("alignment_view", (slf,))
    }
}

/// An edit by the bytes it replaces and is replaced by, its rule and its confidence.
type EditBytes = (usize, usize, usize, usize, String, Option<f32>);

/// An alignment that was pickled.
#[pyfunction]
pub fn rebuild_alignment(
    original: String,
    normalized: String,
    edits: Vec<EditBytes>,
) -> PyResult<Alignment> {
    let edits =
        edits.into_iter().map(|(old_start, old_end, new_start, new_end, rule, confidence)| {
            let rule = text::Rule::ALL.into_iter().find(|r| r.name() == rule);
            let rule =
                rule.ok_or_else(|| Error::data("a pickled alignment names an unknown rule"))?;
            Ok(text::Edit {
                original: old_start..old_end,
                normalized: new_start..new_end,
                rule,
                confidence,
            })
        });
    let edits = edits.collect::<Result<Vec<_>>>()?;
    Ok(Alignment::new(text::Alignment::new(original, normalized, edits)))
}

/// The language of one text.
#[pyfunction]
pub fn detect_language(text: &Bound<'_, PyString>) -> PyResult<&'static str> {
    Ok(text::detect_language(text_of(text.as_any())?.unwrap_or_default()).code())
}

/// The languages of a list of texts or an object that exports Arrow.
#[pyfunction]
#[pyo3(signature = (column, errors, progress))]
pub fn detect_language_column<'py>(
    py: Python<'py>,
    column: &Bound<'py, PyAny>,
    errors: &str,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    map_text(py, column, OnError::parse(errors)?, progress, |text, out, _| {
        out.push_str(text::detect_language(text).code());
        Ok(true)
    })
}
