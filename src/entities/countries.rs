//! The countries and their names, ready made from the Unicode CLDR.

use super::gazetteer::{Gazetteer, GazetteerBuilder};
use super::names_table;
use super::record::Record;
use crate::error::{Error, Result};

/// Made by `training/countries/generate.py`; the licence is in its first lines.
const TABLE: &str = include_str!("countries.tsv");

/// The languages in which [`Gazetteer::countries`] has names.
pub const COUNTRY_LANGUAGES: [&str; 11] =
    ["en", "fa", "ar", "it", "de", "fr", "es", "tr", "ckb", "ps", "ur"];

/// The records of the countries with their names in some languages.
pub(crate) fn records(languages: &[&str]) -> Vec<Record> {
    names_table::lines(TABLE)
        .map(|(code, names)| {
            let mut record = Record::new(code, Some("GPE"));
            for wanted in languages {
                for (_, name) in names.iter().filter(|(language, _)| language == wanted) {
                    record.add_name(wanted, name);
                }
            }
            record
        })
        .collect()
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
    fn a_language_without_names_is_an_error() {
        let error = Gazetteer::countries(&["xx"]).unwrap_err().to_string();
        assert!(error.contains("\"xx\"") && error.contains("ckb"), "{error}");
    }
}
