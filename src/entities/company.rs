//! Who of several is meant, by the company: entities of the same text to which a record refers.
//!
//! A record refers to another if one of its other fields holds the other's id or one of its names: the
//! country of a person, the party, the seat of an organization.

use super::find::{Group, Records};
use super::gazetteer::Store;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};

/// Of several who may be meant at a place, the one who belongs to most of those whom the text names.
pub(super) fn settle(store: &Store, groups: &mut [Group]) {
    if groups.iter().all(|g| g.only().is_some()) || store.extras.is_blank() {
        return;
    }
    let company = Company::of(store, groups);
    for group in groups.iter_mut().filter(|g| g.only().is_none()) {
        let counts: Vec<usize> =
            group.records.iter().map(|(record, _)| company.count(store, *record)).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        let mut best = counts.iter().zip(&group.records).filter(|(count, _)| **count == most);
        if most > 0
            && let (Some((_, one)), None) = (best.next(), best.next())
        {
            group.records = Records::from([*one]);
        }
    }
}

/// Those whom a text names without doubt.
struct Company<'a> {
    /// By their ids and names.
    called: FxHashMap<&'a str, Vec<u32>>,
    /// By the texts in their other fields.
    referring: FxHashMap<String, Vec<u32>>,
}

impl<'a> Company<'a> {
    fn of(store: &'a Store, groups: &[Group]) -> Self {
        let named: FxHashSet<u32> =
            groups.iter().filter_map(Group::only).map(|(record, _)| record).collect();
        let mut company = Company { called: FxHashMap::default(), referring: FxHashMap::default() };
        for record in named {
            for called in ids_and_names(store, record) {
                company.called.entry(called).or_default().push(record);
            }
            for text in texts(store.extras.get(record)) {
                company.referring.entry(text).or_default().push(record);
            }
        }
        company
    }

    /// How many of those whom the text names belong to a record.
    fn count(&self, store: &Store, record: u32) -> usize {
        let fields = texts(store.extras.get(record));
        let referred = fields.iter().filter_map(|text| self.called.get(text.as_str()));
        let referring = ids_and_names(store, record).filter_map(|text| self.referring.get(text));
        let mut others: Vec<u32> = referred.chain(referring).flatten().copied().collect();
        others.sort_unstable();
        others.dedup();
        others.iter().filter(|other| **other != record).count()
    }
}

fn ids_and_names(store: &Store, record: u32) -> impl Iterator<Item = &str> {
    let names = store.names_of(record).map(|name| store.names.get(name));
    std::iter::once(store.ids.get(record)).chain(names)
}

/// All texts in the fields of a record.
fn texts(fields: &str) -> FxHashSet<String> {
    fn gather(value: Value, out: &mut FxHashSet<String>) {
        match value {
            Value::String(text) => {
                out.insert(text);
            }
            Value::Array(values) => values.into_iter().for_each(|value| gather(value, out)),
            Value::Object(fields) => fields.into_iter().for_each(|(_, value)| gather(value, out)),
            _ => {}
        }
    }
    let mut out = FxHashSet::default();
    if fields.is_empty() {
        return out;
    }
    let fields: Map<String, Value> = serde_json::from_str(fields).unwrap_or_default();
    gather(Value::Object(fields), &mut out);
    out
}
