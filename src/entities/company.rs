//! Who of several is meant, by the company: entities of the same text to which a record refers.
//!
//! A record refers to another if one of its other fields holds the other's id or one of its names: the
//! country of a person, the party, the seat of an organization.

use super::find::Group;
use super::gazetteer::Store;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};

/// Of several who may be meant at a place, the one who belongs to most of those whom the text names.
pub(super) fn settle(store: &Store, groups: &mut [Group]) {
    if groups.iter().all(|g| g.only().is_some()) {
        return;
    }
    let mut named: Vec<u32> = groups.iter().filter_map(Group::only).map(|(r, _)| r).collect();
    named.sort_unstable();
    named.dedup();
    let mut company = Company { store, named, fields: FxHashMap::default() };
    for group in groups.iter_mut().filter(|g| g.only().is_none()) {
        let counts: Vec<usize> =
            group.records.iter().map(|(record, _)| company.count(*record)).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        let mut best = counts.iter().zip(&group.records).filter(|(count, _)| **count == most);
        if most > 0
            && let (Some((_, one)), None) = (best.next(), best.next())
        {
            group.records = vec![*one];
        }
    }
}

struct Company<'a> {
    store: &'a Store,
    /// Those whom the text names without doubt.
    named: Vec<u32>,
    /// The texts in the other fields of the records that were looked at.
    fields: FxHashMap<u32, FxHashSet<String>>,
}

impl Company<'_> {
    /// How many of those whom the text names belong to a record.
    fn count(&mut self, record: u32) -> usize {
        let named = std::mem::take(&mut self.named);
        let count = named
            .iter()
            .filter(|other| **other != record)
            .filter(|other| self.refers(record, **other) || self.refers(**other, record))
            .count();
        self.named = named;
        count
    }

    fn refers(&mut self, record: u32, other: u32) -> bool {
        let store = self.store;
        let fields = self.fields.entry(record).or_insert_with(|| texts(store.extras.get(record)));
        !fields.is_empty()
            && (fields.contains(store.ids.get(other))
                || store.names_of(other).any(|name| fields.contains(store.names.get(name))))
    }
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
    let fields: Map<String, Value> = serde_json::from_str(fields).unwrap_or_default();
    gather(Value::Object(fields), &mut out);
    out
}
