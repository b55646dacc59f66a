//! The countries and their names, ready made from the Unicode CLDR.

use super::gazetteer::{Gazetteer, GazetteerBuilder};
use super::record::Record;
use crate::error::{Error, Result};
use crate::names::Folded;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Made by `training/countries/generate.py`; the licence is in its first lines.
const TABLE: &str = include_str!("countries.tsv");

/// The languages in which [`Gazetteer::countries`] has names.
pub const COUNTRY_LANGUAGES: [&str; 11] =
    ["en", "fa", "ar", "it", "de", "fr", "es", "tr", "ckb", "ps", "ur"];

/// The records of the countries with their names in some languages.
pub(crate) fn records(languages: &[&str]) -> Vec<Record> {
    let mut lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    lines
        .map(|line| {
            let mut cells = header.iter().zip(line.split('\t'));
            let code = cells.next().map_or("", |(_, code)| code);
            let mut record = Record::new(code, Some("GPE"));
            let cells: Vec<_> = cells.collect();
            for wanted in languages {
                for (_, names) in cells.iter().filter(|(language, _)| *language == wanted) {
                    for name in names.split('|').filter(|name| !name.is_empty()) {
                        record.add_name(wanted, name);
                    }
                }
            }
            record
        })
        .collect()
}

/// The languages whose names a country gets that lacks them.
const EXONYM_LANGUAGES: [&str; 4] = ["en", "fa", "ar", "it"];

/// The countries, and which of them have a name, by its folded letters.
struct Known {
    records: Vec<Record>,
    by_name: FxHashMap<Vec<char>, Option<usize>>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let records = records(&COUNTRY_LANGUAGES);
    let mut by_name: FxHashMap<Vec<char>, Option<usize>> = FxHashMap::default();
    let mut folded = Folded::new();
    for (number, record) in records.iter().enumerate() {
        for name in record.names.iter().flat_map(|(_, names)| names) {
            let known = by_name.entry(letters(name, &mut folded)).or_insert(Some(number));
            // A name of two countries tells neither.
            if *known != Some(number) {
                *known = None;
            }
        }
    }
    Known { records, by_name }
});

fn letters(name: &str, folded: &mut Folded) -> Vec<char> {
    folded.read(name);
    folded.words().iter().flat_map(|word| folded.letters(word)).copied().collect()
}

/// The names of the country that a record is, in languages in which the record has none.
pub(crate) fn exonyms(
    record: &Record,
    folded: &mut Folded,
) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let known: &'static Known = &KNOWN;
    let has = |language: &str| {
        record.names.iter().any(|(known, names)| known == language && !names.is_empty())
    };
    let missing: Vec<&'static str> =
        EXONYM_LANGUAGES.into_iter().filter(|language| !has(language)).collect();
    let mut country = None;
    if !missing.is_empty() {
        let mut names = record.names.iter().flat_map(|(_, names)| names);
        country = names.find_map(|name| *known.by_name.get(&letters(name, folded))?);
    }
    let country = country.and_then(|number| known.records.get(number));
    let names = country.into_iter().flat_map(|country| &country.names);
    names
        .filter(move |(language, _)| missing.contains(&language.as_str()))
        .flat_map(|(language, names)| names.iter().map(|name| (language.as_str(), name.as_str())))
}

impl Gazetteer {
    /// The countries under their ISO 3166 codes, with their names in some languages.
    ///
    /// ```
    /// use yeksan::entities::Gazetteer;
    /// let countries = Gazetteer::countries(&["fa", "it"])?;
    /// assert_eq!(countries.get("UA").unwrap().name(), "اوکراین");
    /// # Ok::<(), yeksan::Error>(())
    /// ```
    pub fn countries(languages: &[&str]) -> Result<Self> {
        for language in languages {
            if !COUNTRY_LANGUAGES.contains(language) {
                return Err(Error::option(format!(
                    "there are no names of countries in {language:?}; there are in {}",
                    COUNTRY_LANGUAGES.join(", ")
                )));
            }
        }
        let mut builder = GazetteerBuilder::new().exonyms(false);
        records(languages).iter().try_for_each(|record| builder.add(record))?;
        Ok(builder.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_names_in_the_main_languages() {
        let records = records(&["en", "fa", "ar", "it"]);
        assert_eq!(records.len(), 250);
        for record in &records {
            let languages: Vec<&str> = record.names.iter().map(|(l, _)| l.as_str()).collect();
            assert_eq!(languages, ["en", "fa", "ar", "it"], "{}", record.id);
        }
    }

    #[test]
    fn a_country_gets_the_names_it_lacks() {
        let named = |kind: &str, name: &str| {
            let record = Record::new("x", Some(kind)).with_name("en", name);
            let gazetteer = Gazetteer::from_records([record.clone()]).unwrap();
            assert_eq!(gazetteer.get("x"), Some(record));
            let found = gazetteer.find("في ألمانيا", &Default::default(), &Default::default());
            found.unwrap().len()
        };
        assert_eq!(named("GPE", "Germany"), 1);
        assert_eq!(named("PER", "Germany"), 0);
        assert_eq!(named("GPE", "Ucria"), 0);
        let both = Record::new("x", Some("GPE")).with_name("en", "Germany").with_name("ar", "س");
        assert_eq!(exonyms(&both, &mut Folded::new()).filter(|(l, _)| *l == "ar").count(), 0);
        let mut builder = super::super::GazetteerBuilder::new().exonyms(false);
        builder.add(&Record::new("x", Some("GPE")).with_name("en", "Germany")).unwrap();
        let found = builder.finish().find("ألمانيا", &Default::default(), &Default::default());
        assert!(found.unwrap().is_empty());
    }

    #[test]
    fn a_language_without_names_is_an_error() {
        let error = Gazetteer::countries(&["xx"]).unwrap_err().to_string();
        assert!(error.contains("\"xx\"") && error.contains("ckb"), "{error}");
    }
}
