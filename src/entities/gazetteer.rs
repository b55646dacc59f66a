//! The gazetteer: records and the tables by which their names are found.

use super::exonyms::exonyms;
use super::hash_index::HashIndex;
use super::kind;
use super::matching::LazyIndex;
use super::phrases::{List, Phrases, Variant};
use super::record::Record;
use super::texts::Texts;
use super::variants;
use crate::error::{Error, Result};
use crate::names::Folded;
use crate::names::fold::hash_letters;
use rustc_hash::FxHashSet;
use std::io::BufRead;
use std::sync::Arc;

/// Entities and all the names they go by, ready to be found in text and matched with names.
///
/// It does not change; [`Gazetteer::updated`] gives another. Cloning is cheap, and it may be used
/// from many threads at once.
///
/// ```
/// use yeksan::entities::{FindOptions, Gazetteer, Record};
/// let gazetteer = Gazetteer::from_records([
///     Record::new("nato", Some("ORG")).with_name("en", "NATO").with_name("ar", "الناتو"),
/// ])?;
/// let text = "Russia-NATO";
/// let found = gazetteer.find(text, &FindOptions::default(), &yeksan::Interrupt::new())?;
/// assert_eq!(&text[found[0].span.clone()], "NATO");
/// assert_eq!(gazetteer.id(found[0].record.unwrap()), "nato");
/// # Ok::<(), yeksan::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    pub(super) store: Arc<Store>,
    pub(super) index: Arc<LazyIndex>,
}

impl PartialEq for Gazetteer {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.records().eq(other.records())
    }
}

/// The columns of the records and the tables over them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Store {
    pub ids: Texts<OfRecord>,
    pub by_id: HashIndex,
    pub removed: FxHashSet<u32>,
    pub kind_names: Vec<String>,
    /// The extra fields as JSON, or nothing.
    pub extras: Texts,
    pub names: Texts<OfName>,
    pub languages: Vec<String>,
    pub phrases: Phrases,
    /// How many persons' names begin with a word, by its hash.
    pub given_names: HashIndex,
    /// Whether countries, well-known places and organizations get their names in other languages.
    pub exonyms: bool,
}

/// What is beside the id of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OfRecord {
    /// Where its names end.
    pub names_end: u32,
    /// The number of its type; `NO_KIND` for none.
    pub kind: u16,
}

/// What is beside a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OfName {
    pub record: u32,
    /// The number of its language, with [`EXONYM`] if the record did not bring it.
    pub language: u16,
}

/// Marks a name that was added to a record.
pub(super) const EXONYM: u16 = 1 << 15;

const NO_KIND: u16 = u16::MAX;

fn id_hash(id: &str) -> u32 {
    (hash_letters(&id.chars().collect::<Vec<_>>()) >> 32) as u32
}

impl Store {
    pub fn find_id(&self, id: &str) -> Option<u32> {
        self.by_id.find(id_hash(id), |record| {
            self.ids.get(record) == id && !self.removed.contains(&record)
        })
    }

    pub fn kind(&self, record: u32) -> Option<&str> {
        let OfRecord { kind, .. } = self.ids.beside(record)?;
        self.kind_names.get(usize::from(kind)).map(String::as_str)
    }

    pub fn names_of(&self, record: u32) -> std::ops::Range<u32> {
        let end_of = |record| self.ids.beside(record).map(|record| record.names_end);
        let end = end_of(record).unwrap_or(0);
        let start = record.checked_sub(1).and_then(end_of).unwrap_or(0);
        start.min(end)..end
    }

    pub fn record_of(&self, name: u32) -> Option<u32> {
        self.names.beside(name).map(|name| name.record)
    }

    /// The record of a name, if it was not removed.
    pub fn kept_record_of(&self, name: u32) -> Option<u32> {
        self.record_of(name).filter(|record| !self.removed.contains(record))
    }

    pub fn language_of(&self, name: u32) -> &str {
        let language = self.names.beside(name).map(|name| name.language & !EXONYM);
        language
            .and_then(|number| self.languages.get(usize::from(number)))
            .map_or("", String::as_str)
    }

    pub fn is_exonym(&self, name: u32) -> bool {
        self.names.beside(name).is_some_and(|name| name.language & EXONYM != 0)
    }

    /// The preferred name of a record, or its id.
    pub fn canonical(&self, record: u32) -> &str {
        let names = self.names_of(record);
        if names.is_empty() { self.ids.get(record) } else { self.names.get(names.start) }
    }

    fn push(&mut self, record: &Record, folded: &mut Folded) -> Result<()> {
        if record.id.is_empty() {
            return Err(Error::data("a record's id must not be empty"));
        }
        if let Some(other) = self.find_id(&record.id) {
            return Err(Error::data(format!(
                "the id {:?} is already that of record {other}; give each id once, with all its names",
                record.id
            )));
        }
        let kind = match &record.kind {
            Some(kind) => number_of(&mut self.kind_names, kind)?,
            None => NO_KIND,
        };
        let beside = OfRecord { names_end: self.names.len() as u32, kind };
        let number = self.ids.push(&record.id, beside).ok_or_else(too_many)?;
        self.by_id.insert(id_hash(&record.id), number);
        let extra = match record.extra.is_empty() {
            true => String::new(),
            false => serde_json::to_string(&record.extra).unwrap_or_default(),
        };
        self.extras.push(&extra, ()).ok_or_else(too_many)?;
        let person = record.kind.as_deref().is_some_and(kind::is_person);
        for (language, names) in &record.names {
            for name in names.iter().filter(|n| !n.trim().is_empty()) {
                self.push_name(number, language, name, person, folded)?;
            }
        }
        if self.exonyms {
            for (language, name) in exonyms(record, folded) {
                let name = self.push_name(number, language, name, false, folded)?;
                if let Some(name) = self.names.beside_mut(name) {
                    name.language |= EXONYM;
                }
            }
        }
        if let Some(record) = self.ids.beside_mut(number) {
            record.names_end = self.names.len() as u32;
        }
        Ok(())
    }

    fn push_name(
        &mut self,
        record: u32,
        language: &str,
        name: &str,
        person: bool,
        folded: &mut Folded,
    ) -> Result<u32> {
        let language = number_of(&mut self.languages, language)?;
        let beside = OfName { record, language };
        let number = self.names.push(name, beside).ok_or_else(too_many)?;
        self.list(name, number, person, folded)?;
        Ok(number)
    }

    fn list(&mut self, name: &str, number: u32, person: bool, folded: &mut Folded) -> Result<()> {
        folded.read(name);
        let phrases = &mut self.phrases;
        let mut room = true;
        variants::sequences(name, folded, person, |variant, words| {
            let is_surname = matches!(variant, Variant::Surname | Variant::Compound);
            let list = if is_surname { List::Surnames } else { List::Names };
            room &= phrases.insert(list, words, number, variant);
        });
        if person && let Some(hash) = given_name(folded) {
            self.given_names.upsert(hash, |old| old.unwrap_or(0).saturating_add(1));
        }
        if room { Ok(()) } else { Err(too_many()) }
    }

    fn remove(&mut self, record: u32, folded: &mut Folded) {
        if !self.removed.insert(record) || !self.kind(record).is_some_and(kind::is_person) {
            return;
        }
        for name in self.names_of(record) {
            folded.read(self.names.get(name));
            if let Some(hash) = given_name(folded) {
                self.given_names.upsert(hash, |old| old.unwrap_or(0).saturating_sub(1));
            }
        }
    }
}

/// The hash of the first word of a person's name, if it is not the only one.
fn given_name(folded: &Folded) -> Option<u32> {
    match folded.words() {
        [first, _, ..] if first.len() > 1 => Some((first.hash >> 32) as u32),
        _ => None,
    }
}

#[cold]
fn too_many() -> Error {
    Error::data("the gazetteer is full: 4 GB of names or 500 million entries")
}

/// The number of a word in a small list, which it joins if it is new.
fn number_of(words: &mut Vec<String>, word: &str) -> Result<u16> {
    if let Some(at) = words.iter().position(|w| w == word) {
        return Ok(at as u16);
    }
    if words.len() >= usize::from(EXONYM) {
        return Err(Error::data(
            "more than 32,000 different types or languages; is a column mixed up?",
        ));
    }
    words.push(word.to_owned());
    Ok((words.len() - 1) as u16)
}

/// Takes the records of a gazetteer one by one.
///
/// ```
/// use yeksan::entities::{GazetteerBuilder, Record};
/// let mut builder = GazetteerBuilder::new().exonyms(false);
/// builder.add(&Record::new("ua", Some("GPE")).with_name("en", "Ukraine"))?;
/// assert_eq!(builder.finish().len(), 1);
/// # Ok::<(), yeksan::Error>(())
/// ```
#[derive(Debug)]
pub struct GazetteerBuilder {
    store: Store,
    folded: Folded,
}

impl Default for GazetteerBuilder {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl GazetteerBuilder {
    /// A builder without records.
    pub fn new() -> Self {
        Self::default()
    }

    /// A builder with room for about so many records.
    pub fn with_capacity(records: usize) -> Self {
        let records = records.min(1 << 20);
        let store = Store {
            by_id: HashIndex::with_capacity(records),
            phrases: Phrases::with_capacity(records.saturating_mul(2)),
            exonyms: true,
            ..Store::default()
        };
        GazetteerBuilder { store, folded: Folded::new() }
    }

    /// Whether countries, well-known places and organizations get their names in the languages in which the record has none.
    #[must_use]
    pub fn exonyms(mut self, exonyms: bool) -> Self {
        self.store.exonyms = exonyms;
        self
    }

    /// Adds a record.
    pub fn add(&mut self, record: &Record) -> Result<()> {
        self.store.push(record, &mut self.folded)
    }

    /// Adds the records of a file with one JSON record a line; errors name the line.
    pub fn add_jsonl(&mut self, lines: impl BufRead) -> Result<()> {
        for (index, line) in lines.lines().enumerate() {
            let number = index.saturating_add(1);
            let at_line = |message: &str| Error::data(format!("line {number}: {message}"));
            let line = line.map_err(|error| at_line(&error.to_string()))?;
            let line = line.strip_prefix('\u{FEFF}').unwrap_or(&line);
            if line.trim().is_empty() {
                continue;
            }
            let record: Record = serde_json::from_str(line).map_err(|error| {
                // serde_json counts lines inside the one line that it sees.
                let message = error.to_string();
                let message = message.rsplit_once(" at line ").map_or(&*message, |(m, _)| m);
                at_line(&format!("column {}: {message}", error.column()))
            })?;
            self.add(&record).map_err(|error| at_line(error.message()))?;
        }
        Ok(())
    }

    /// The gazetteer of the records.
    pub fn finish(self) -> Gazetteer {
        Gazetteer::of(self.store)
    }
}

impl Gazetteer {
    pub(super) fn of(store: Store) -> Self {
        Self::with_index(store, LazyIndex::default())
    }

    pub(super) fn with_index(mut store: Store, index: LazyIndex) -> Self {
        store.phrases.settle();
        store.names.settle();
        store.ids.settle();
        Gazetteer { store: Arc::new(store), index: Arc::new(index) }
    }

    /// The gazetteer of some records; the row of an error is the record's position.
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Result<Self> {
        let records = records.into_iter();
        let mut builder = GazetteerBuilder::with_capacity(records.size_hint().0);
        for (row, record) in records.enumerate() {
            builder.add(&record).map_err(|error| error.at_row(row))?;
        }
        Ok(builder.finish())
    }

    /// The gazetteer of a file with one JSON record a line; empty lines are passed over.
    pub fn from_jsonl(lines: impl BufRead) -> Result<Self> {
        let mut builder = GazetteerBuilder::new();
        builder.add_jsonl(lines)?;
        Ok(builder.finish())
    }

    /// Another gazetteer with records added and removed; an id that is there is replaced.
    ///
    /// The tables are copied and changed in place, not built anew; the index of `match`, if it was made,
    /// gets a second layer for the names that come, until they are many.
    ///
    /// ```
    /// use yeksan::entities::{Gazetteer, Record};
    /// let one = Gazetteer::from_records([Record::new("a", None).with_name("en", "Alpha")])?;
    /// let two = one.updated([Record::new("b", None).with_name("en", "Beta")], ["a"])?;
    /// assert_eq!((one.len(), two.len()), (1, 1));
    /// assert!(two.get("a").is_none());
    /// # Ok::<(), yeksan::Error>(())
    /// ```
    pub fn updated<S: AsRef<str>>(
        &self,
        add: impl IntoIterator<Item = Record>,
        remove: impl IntoIterator<Item = S>,
    ) -> Result<Self> {
        let mut store = Store::clone(&self.store);
        let mut folded = Folded::new();
        for id in remove {
            let id = id.as_ref();
            let Some(record) = store.find_id(id) else {
                return Err(Error::data(format!("there is no record {id:?} to remove")));
            };
            store.remove(record, &mut folded);
        }
        let mut new_ids = FxHashSet::default();
        for (row, record) in add.into_iter().enumerate() {
            if new_ids.insert(record.id.clone())
                && let Some(old) = store.find_id(&record.id)
            {
                store.remove(old, &mut folded);
            }
            store.push(&record, &mut folded).map_err(|error| error.at_row(row))?;
        }
        Ok(Gazetteer::with_index(store, self.index.updated()))
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.store.ids.len().saturating_sub(self.store.removed.len())
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record of an id.
    pub fn get(&self, id: &str) -> Option<Record> {
        self.store.find_id(id).map(|record| self.record(record))
    }

    /// Whether there is a record of this id.
    pub fn contains(&self, id: &str) -> bool {
        self.store.find_id(id).is_some()
    }

    /// The records by number, in the order in which they were given.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.store.ids.len() as u32).filter(|record| !self.store.removed.contains(record))
    }

    /// All records, in the order in which they were given.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        self.numbers().map(|record| self.record(record))
    }

    /// The record of a number, as mentions and candidates carry it.
    pub fn record(&self, record: u32) -> Record {
        let store = &*self.store;
        let mut out = Record::new(store.ids.get(record), store.kind(record));
        for name in store.names_of(record).filter(|name| !store.is_exonym(*name)) {
            out.add_name(store.language_of(name), store.names.get(name));
        }
        let extra = store.extras.get(record);
        if !extra.is_empty() {
            out.extra = serde_json::from_str(extra).unwrap_or_default();
        }
        out
    }

    /// The id of a record by number.
    pub fn id(&self, record: u32) -> &str {
        self.store.ids.get(record)
    }

    /// Asks for the ids of some records, so that they are in the cache when they are wanted: memory answers to many at
    /// once as fast as to one.
    pub fn prefetch_records(&self, records: impl Iterator<Item = u32> + Clone) {
        self.store.ids.prefetch(records);
    }

    /// Asks for some names, so that they are in the cache when they are wanted.
    pub fn prefetch_names(&self, names: impl Iterator<Item = u32> + Clone) {
        self.store.names.prefetch(names);
    }

    /// The type of a record by number.
    pub fn kind(&self, record: u32) -> Option<&str> {
        self.store.kind(record)
    }

    /// The preferred name of a record by number: its first, or its id if it has none.
    pub fn name(&self, record: u32) -> &str {
        self.store.canonical(record)
    }

    /// The number of the preferred name of a record, if it has names.
    pub fn first_name(&self, record: u32) -> Option<u32> {
        self.store.names_of(record).next()
    }

    /// A name by its own number, as mentions and candidates carry it.
    pub fn alias(&self, name: u32) -> &str {
        self.store.names.get(name)
    }
}
