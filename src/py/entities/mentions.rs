//! The mentions of a text as they go to Python: lines of a tidy table, or objects.

use super::{Candidate, EntityMention};
use crate::column::{CodePoints, TableBuilder, TextsBuilder};
use crate::entities::{self, Gazetteer, How};
use crate::error::Result;
use crate::py::column::RowFindings;
use arrow_array::{Float64Array, Int64Array, RecordBatch};
use pyo3::prelude::*;
use std::sync::Arc;

/// What the type of a mention is that is the word for a place's people.
const DEMONYM: &str = "NORP";

/// The mentions of one text, with the gazetteer that knows their names.
#[derive(Debug, Clone, Default)]
pub(super) struct Mentions<'g> {
    /// None where there is no text.
    gazetteer: Option<&'g Gazetteer>,
    /// The words of all mentions, one after another.
    written: String,
    places: Vec<Place>,
    mentions: Vec<entities::EntityMention>,
}

/// Where a mention is in the text, in code points, and where its words end in those of all.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    written_until: usize,
}

impl<'g> Mentions<'g> {
    pub fn new(
        gazetteer: &'g Gazetteer,
        text: &str,
        mentions: Vec<entities::EntityMention>,
    ) -> Self {
        let mut points = CodePoints::new(text);
        let mut written = String::new();
        let place = |mention: &entities::EntityMention| {
            written.push_str(text.get(mention.span.clone()).unwrap_or_default());
            let (start, end) = (points.at(mention.span.start), points.at(mention.span.end));
            Place { start, end, written_until: written.len() }
        };
        let places = mentions.iter().map(place).collect();
        Mentions { gazetteer: Some(gazetteer), written, places, mentions }
    }

    /// The mentions, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut entities::EntityMention> {
        self.mentions.iter_mut()
    }

    /// Leaves those that are wanted.
    pub fn retain(&mut self, is_wanted: impl Fn(&entities::EntityMention) -> bool) {
        let mut from = 0;
        let old = std::mem::take(self);
        self.gazetteer = old.gazetteer;
        for (mut place, mention) in old.places.into_iter().zip(old.mentions) {
            let written = old.written.get(from..place.written_until).unwrap_or_default();
            from = place.written_until;
            if is_wanted(&mention) {
                self.written.push_str(written);
                place.written_until = self.written.len();
                self.places.push(place);
                self.mentions.push(mention);
            }
        }
    }

    fn each(&self) -> impl Iterator<Item = Mention<'_>> {
        let mut from = 0;
        self.places.iter().zip(&self.mentions).filter_map(move |(place, found)| {
            let text = self.written.get(from..place.written_until).unwrap_or_default();
            from = place.written_until;
            let gazetteer = self.gazetteer?;
            Some(Mention { gazetteer, start: place.start, end: place.end, text, found })
        })
    }
}

/// A mention with all that is known of it.
#[derive(Debug, Clone, Copy)]
struct Mention<'a> {
    gazetteer: &'a Gazetteer,
    start: usize,
    end: usize,
    text: &'a str,
    found: &'a entities::EntityMention,
}

impl<'a> Mention<'a> {
    fn id(&self) -> Option<&'a str> {
        self.found.record.map(|record| self.gazetteer.id(record))
    }

    fn kind(&self) -> Option<&'a str> {
        match self.found.demonym {
            true => Some(DEMONYM),
            false => self.gazetteer.kind(self.found.record?),
        }
    }

    /// The number of the preferred name.
    fn first_name(&self) -> Option<u32> {
        self.gazetteer.first_name(self.found.record?)
    }

    /// The preferred name, by its number.
    fn name(&self, first: Option<u32>) -> Option<&'a str> {
        let looked_up = || self.found.record.map(|record| self.gazetteer.name(record));
        self.as_written(first).or_else(looked_up)
    }

    fn alias(&self) -> Option<&'a str> {
        let alias = self.found.alias;
        self.as_written(alias).or_else(|| alias.map(|alias| self.gazetteer.alias(alias)))
    }

    /// A name by its number as the text has it, if it stands there as the record writes it.
    fn as_written(&self, name: Option<u32>) -> Option<&'a str> {
        let is_written = name.is_some() && name == self.found.alias && self.found.how == How::Exact;
        is_written.then_some(self.text)
    }

    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (gazetteer, score) = (self.gazetteer, readable(self.found.score));
        let candidates = self.found.candidates.iter().map(|&(record, _)| Candidate {
            id: gazetteer.id(record).to_owned(),
            name: gazetteer.name(record).to_owned(),
            alias: gazetteer.name(record).to_owned(),
            r#type: gazetteer.kind(record).map(str::to_owned),
            score,
            how: self.found.how.as_str().to_owned(),
        });
        let mention = EntityMention {
            text: self.text.to_owned(),
            start: self.start,
            end: self.end,
            id: self.id().map(str::to_owned),
            r#type: self.kind().map(str::to_owned),
            name: self.name(self.first_name()).map(str::to_owned),
            alias: self.alias().map(str::to_owned),
            score,
            how: self.found.how.as_str().to_owned(),
            candidates: candidates.collect(),
        };
        Ok(Bound::new(py, mention)?.into_any())
    }
}

/// Scores are computed in single precision; a person wants to read 0.95, not 0.949999988079071.
fn readable(score: f32) -> f64 {
    (f64::from(score) * 1e6).round() / 1e6
}

impl RowFindings for Mentions<'_> {
    fn count(&self) -> usize {
        self.mentions.len()
    }

    fn table(rows: &[Self]) -> Result<RecordBatch> {
        let mut lines = Lines::with_capacity(rows.iter().map(Self::count).sum());
        for (row, found) in rows.iter().enumerate() {
            found.each().for_each(|mention| lines.push(row, mention));
        }
        let candidates = rows.iter().flat_map(Self::each).map(|mention| {
            let records = mention.found.candidates.iter();
            records.map(move |(record, _)| mention.gazetteer.id(*record))
        });
        lines.finish().text_lists("candidates", candidates).finish()
    }

    fn objects<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.each().map(|mention| mention.object(py)).collect()
    }
}

/// The columns of a table of mentions but the last, written in one pass.
struct Lines<'a> {
    /// Mentions that are not written yet: what is known of them is fetched for many at a time.
    waiting: Vec<(usize, Mention<'a>)>,
    /// The numbers of their preferred names, and of the names that their text does not tell.
    firsts: Vec<Option<u32>>,
    not_written: Vec<u32>,
    row: Vec<i64>,
    start: Vec<i64>,
    end: Vec<i64>,
    text: TextsBuilder,
    id: TextsBuilder,
    kind: TextsBuilder,
    name: TextsBuilder,
    alias: TextsBuilder,
    score: Vec<f64>,
    how: TextsBuilder,
}

/// How many mentions are written at a time.
const AT_ONCE: usize = 256;

impl<'a> Lines<'a> {
    fn with_capacity(lines: usize) -> Self {
        let texts = || TextsBuilder::with_capacity(lines);
        let numbers = || Vec::with_capacity(lines);
        Lines {
            waiting: Vec::with_capacity(AT_ONCE),
            firsts: Vec::with_capacity(AT_ONCE),
            not_written: Vec::new(),
            row: numbers(),
            start: numbers(),
            end: numbers(),
            text: texts(),
            id: texts(),
            kind: texts(),
            name: texts(),
            alias: texts(),
            score: Vec::with_capacity(lines),
            how: texts(),
        }
    }

    fn push(&mut self, row: usize, mention: Mention<'a>) {
        self.waiting.push((row, mention));
        if self.waiting.len() == AT_ONCE {
            self.write();
        }
    }

    /// Writes the lines of the mentions that wait.
    fn write(&mut self) {
        // All are of one gazetteer.
        let Some(gazetteer) = self.waiting.first().map(|(_, mention)| mention.gazetteer) else {
            return;
        };
        gazetteer.prefetch_records(self.waiting.iter().filter_map(|(_, m)| m.found.record));
        self.not_written.clear();
        self.firsts.clear();
        for (_, mention) in &self.waiting {
            let first = mention.first_name();
            self.firsts.push(first);
            for name in [mention.found.alias, first] {
                self.not_written.extend(name.filter(|_| mention.as_written(name).is_none()));
            }
        }
        gazetteer.prefetch_names(self.not_written.iter().copied());
        for ((row, mention), first) in self.waiting.iter().zip(&self.firsts) {
            self.row.push(*row as i64);
            self.start.push(mention.start as i64);
            self.end.push(mention.end as i64);
            self.text.push(Some(mention.text));
            self.id.push(mention.id());
            self.kind.push(mention.kind());
            self.name.push(mention.name(*first));
            self.alias.push(mention.alias());
            self.score.push(readable(mention.found.score));
            self.how.push(Some(mention.found.how.as_str()));
        }
        self.waiting.clear();
    }

    fn finish(mut self) -> TableBuilder {
        self.write();
        TableBuilder::new()
            .column("row", Arc::new(Int64Array::from(self.row)))
            .column("start", Arc::new(Int64Array::from(self.start)))
            .column("end", Arc::new(Int64Array::from(self.end)))
            .texts_of("text", self.text)
            .texts_of("id", self.id)
            .texts_of("type", self.kind)
            .texts_of("name", self.name)
            .texts_of("alias", self.alias)
            .column("score", Arc::new(Float64Array::from(self.score)))
            .texts_of("how", self.how)
    }
}
