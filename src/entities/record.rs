//! A record of the gazetteer: an id, a type, names by language, and whatever else it carries.

use crate::error::{Error, Result};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use std::fmt;

/// The language of names whose language is not told.
pub const UNKNOWN_LANGUAGE: &str = "und";

/// One entity and the names it goes by.
///
/// ```
/// use yeksan::entities::Record;
/// let record = Record::from_json(r#"{"id": "nato", "type": "ORG", "names": {"en": ["NATO"]}, "founded": 1949}"#)?;
/// assert_eq!(record.names[0].0, "en");
/// assert_eq!(record.extra["founded"], 1949);
/// # Ok::<(), yeksan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// What the entity is known by; unique in a gazetteer.
    pub id: String,
    /// PER, ORG, GPE, LOC or any other.
    pub kind: Option<String>,
    /// Names by language code, the preferred name first.
    pub names: Vec<(String, Vec<String>)>,
    /// All other fields, kept as they are.
    pub extra: Map<String, Value>,
}

impl Record {
    /// A record without extra fields.
    pub fn new(id: impl Into<String>, kind: Option<&str>) -> Self {
        Record { id: id.into(), kind: kind.map(str::to_owned), ..Record::default() }
    }

    /// The same record with one more name.
    #[must_use]
    pub fn with_name(mut self, language: &str, name: &str) -> Self {
        self.add_name(language, name);
        self
    }

    /// Adds a name under a language.
    pub fn add_name(&mut self, language: &str, name: &str) {
        match self.names.iter_mut().find(|(known, _)| known == language) {
            Some((_, names)) => names.push(name.to_owned()),
            None => self.names.push((language.to_owned(), vec![name.to_owned()])),
        }
    }

    /// The first name of all, or the id.
    pub fn name(&self) -> &str {
        self.names.iter().flat_map(|(_, names)| names).next().unwrap_or(&self.id)
    }

    /// The record of a JSON object.
    pub fn from_json(json: &str) -> Result<Self> {
        serde_json::from_str(json).map_err(|error| Error::data(error.to_string()))
    }

    /// The record as a JSON object on one line.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        struct Names<'a>(&'a [(String, Vec<String>)]);
        impl Serialize for Names<'_> {
            fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
                s.collect_map(self.0.iter().map(|(language, names)| (language, names)))
            }
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        if let Some(kind) = &self.kind {
            map.serialize_entry("type", kind)?;
        }
        map.serialize_entry("names", &Names(&self.names))?;
        for (key, value) in &self.extra {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record: an object with \"id\" and \"names\"")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Record, A::Error> {
        use serde::de::Error as _;
        let mut record = Record::default();
        let mut id = None;
        let mut name: Option<String> = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "id" => match map.next_value::<Value>()? {
                    Value::String(s) if !s.is_empty() => id = Some(s),
                    Value::Number(n) => id = Some(n.to_string()),
                    other => {
                        return Err(A::Error::custom(format!(
                            "\"id\" must be a string that is not empty, not {other}"
                        )));
                    }
                },
                "type" => match map.next_value::<Value>()? {
                    Value::String(s) => record.kind = Some(s),
                    Value::Null => {}
                    other => {
                        return Err(A::Error::custom(format!(
                            "\"type\" must be a string, not {other}"
                        )));
                    }
                },
                "names" => record.names = map.next_value::<Names>()?.0,
                "name" => match map.next_value::<Value>()? {
                    Value::String(s) => name = Some(s),
                    Value::Null => {}
                    other => {
                        return Err(A::Error::custom(format!(
                            "\"name\" must be a string, not {other}"
                        )));
                    }
                },
                _ => {
                    record.extra.insert(key, map.next_value()?);
                }
            }
        }
        record.id = id.ok_or_else(|| A::Error::custom("the record has no \"id\""))?;
        if let Some(name) = name {
            let known = record.names.iter().any(|(_, names)| names.contains(&name));
            if !known {
                record.names.insert(0, (UNKNOWN_LANGUAGE.to_owned(), vec![name]));
            }
        }
        Ok(record)
    }
}

/// Names by language in the order of the file; a bare string or list has no language.
struct Names(Vec<(String, Vec<String>)>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_any(NamesVisitor)
    }
}

struct NamesVisitor;

impl<'de> Visitor<'de> for NamesVisitor {
    type Value = Names;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names: an object of lists by language, such as {\"en\": [\"NATO\"]}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Names, A::Error> {
        let mut names = Vec::new();
        while let Some(language) = map.next_key::<String>()? {
            names.push((language, map.next_value::<OneOrMany>()?.0));
        }
        Ok(Names(names))
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(
        self,
        mut seq: A,
    ) -> std::result::Result<Names, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = seq.next_element::<Option<String>>()? {
            names.extend(name);
        }
        Ok(Names(vec![(UNKNOWN_LANGUAGE.to_owned(), names)]))
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> std::result::Result<Names, E> {
        Ok(Names(vec![(UNKNOWN_LANGUAGE.to_owned(), vec![name.to_owned()])]))
    }

    fn visit_unit<E: serde::de::Error>(self) -> std::result::Result<Names, E> {
        Ok(Names(Vec::new()))
    }
}

/// A name or a list of names.
struct OneOrMany(Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct OneOrManyVisitor;
        impl<'de> Visitor<'de> for OneOrManyVisitor {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or a list of names")
            }
            fn visit_str<E: serde::de::Error>(self, s: &str) -> std::result::Result<OneOrMany, E> {
                Ok(OneOrMany(vec![s.to_owned()]))
            }
            fn visit_unit<E: serde::de::Error>(self) -> std::result::Result<OneOrMany, E> {
                Ok(OneOrMany(Vec::new()))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut seq: A,
            ) -> std::result::Result<OneOrMany, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = seq.next_element::<Option<String>>()? {
                    names.extend(name);
                }
                Ok(OneOrMany(names))
            }
        }
        deserializer.deserialize_any(OneOrManyVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_many_shapes() {
        for (json, expected) in [
            (
                r#"{"id": "a", "names": {"fa": ["ب"], "en": "B"}}"#,
                vec![("fa", vec!["ب"]), ("en", vec!["B"])],
            ),
            (r#"{"id": "a", "names": ["B", "C", null]}"#, vec![("und", vec!["B", "C"])]),
            (r#"{"id": "a", "names": "B"}"#, vec![("und", vec!["B"])]),
            (r#"{"id": "a", "name": "B"}"#, vec![("und", vec!["B"])]),
            (
                r#"{"id": "a", "name": "B", "names": {"en": ["C"]}}"#,
                vec![("und", vec!["B"]), ("en", vec!["C"])],
            ),
            (r#"{"id": "a", "name": "C", "names": {"en": ["C"]}}"#, vec![("en", vec!["C"])]),
            (r#"{"id": 7, "names": {"en": null}}"#, vec![("en", vec![])]),
        ] {
            let record = Record::from_json(json).unwrap();
            let got: Vec<_> = record
                .names
                .iter()
                .map(|(l, n)| (l.as_str(), n.iter().map(String::as_str).collect::<Vec<_>>()))
                .collect();
            assert_eq!(got, expected, "{json}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (json, part) in [
            (r#"{"names": {}}"#, "no \"id\""),
            (r#"{"id": ""}"#, "not empty"),
            (r#"{"id": "a", "type": 3}"#, "\"type\" must be a string, not 3"),
            (r#"{"id": "a", "names": {"en": 3}}"#, "a name or a list of names"),
            (r#"{"id": "a", "names": 3}"#, "an object of lists by language"),
            (r#"["a"]"#, "an object with \"id\""),
            (r#"{"id": "a""#, "EOF"),
        ] {
            let error = Record::from_json(json).unwrap_err().to_string();
            assert!(error.contains(part), "{json}: {error}");
        }
    }

    #[test]
    fn json_round_trip_keeps_order_and_extra() {
        let json =
            r#"{"id":"a","type":"ORG","names":{"it":["B"],"ar":["ب"]},"x":{"y":[1,2.5,null]}}"#;
        assert_eq!(Record::from_json(json).unwrap().to_json(), json);
    }
}
