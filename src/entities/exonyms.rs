//! What countries, well-known places and organizations are called in other languages.

use super::countries::{self, COUNTRY_LANGUAGES};
use super::kind;
use super::names_table;
use super::record::Record;
use crate::names::Folded;
use crate::script::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Places and organizations, a line each; its first lines say where it is from.
const TABLE: &str = include_str!("exonyms.tsv");

/// The languages whose names a record gets that has none in them.
const LANGUAGES: [&str; 4] = ["en", "fa", "ar", "it"];

/// Languages of texts, each with one whose names, where they were added, may be other words of it: Arabic for Dushanbe
/// is Persian for Monday.
const CONFUSED: [(Language, &str); 3] =
    [(Language::Persian, "ar"), (Language::Arabic, "fa"), (Language::English, "it")];

/// Whether an added name of a language is rather a word in a text of another.
pub(super) fn may_be_word_of(text: Language, of_name: &str) -> bool {
    CONFUSED.contains(&(text, of_name))
}

/// Records of one sort, and which of them has a name, by its folded letters.
#[derive(Default)]
struct Known {
    records: Vec<Record>,
    by_name: FxHashMap<Vec<char>, Option<usize>>,
}

static PLACES: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    known.add(countries::records(&COUNTRY_LANGUAGES));
    known.add(records("place"));
    known
});

static ORGANIZATIONS: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    known.add(records("organization"));
    known
});

/// The lines of one sort.
fn records(wanted: &str) -> Vec<Record> {
    names_table::lines(TABLE)
        .filter(|(kind, _)| *kind == wanted)
        .map(|(kind, names)| {
            let mut record = Record::new(names.first().map_or("", |(_, name)| name), Some(kind));
            names.iter().for_each(|(language, name)| record.add_name(language, name));
            record
        })
        .collect()
}

impl Known {
    fn add(&mut self, records: Vec<Record>) {
        let mut folded = Folded::new();
        for record in records {
            let number = self.records.len();
            for name in record.names.iter().flat_map(|(_, names)| names) {
                let known = self.by_name.entry(letters(name, &mut folded)).or_insert(Some(number));
                // A name of two tells neither.
                if *known != Some(number) {
                    *known = None;
                }
            }
            self.records.push(record);
        }
    }

    /// Which of them a record is.
    fn find(&self, record: &Record, folded: &mut Folded) -> Option<&Record> {
        let mut names = record.names.iter().flat_map(|(_, names)| names);
        let number = names.find_map(|name| *self.by_name.get(&letters(name, folded))?)?;
        self.records.get(number)
    }
}

fn letters(name: &str, folded: &mut Folded) -> Vec<char> {
    folded.read(name);
    folded.words().iter().flat_map(|word| folded.letters(word)).copied().collect()
}

/// The names of the country, the place or the organization that a record is, in languages in which the record has none.
pub(super) fn exonyms(
    record: &Record,
    folded: &mut Folded,
) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let has = |language: &str| {
        record.names.iter().any(|(known, names)| known == language && !names.is_empty())
    };
    let missing: Vec<&str> = LANGUAGES.into_iter().filter(|language| !has(language)).collect();
    let known = match record.kind.as_deref() {
        _ if missing.is_empty() => None,
        Some(kind) if kind::is_place(kind) => PLACES.find(record, folded),
        Some(kind) if kind::is_organization(kind) => ORGANIZATIONS.find(record, folded),
        _ => None,
    };
    let names = known.into_iter().flat_map(|known| &known.names);
    names
        .filter(move |(language, _)| missing.contains(&language.as_str()))
        .flat_map(|(language, names)| names.iter().map(|name| (language.as_str(), name.as_str())))
}

#[cfg(test)]
mod tests {
    use super::super::gazetteer::{Gazetteer, GazetteerBuilder};
    use super::*;
    use std::collections::HashSet;

    fn found(gazetteer: &Gazetteer, text: &str) -> Vec<String> {
        let found = gazetteer.find(text, &Default::default(), &Default::default()).unwrap();
        found.into_iter().map(|mention| text[mention.span.start..mention.span.end].into()).collect()
    }

    #[test]
    fn what_is_known_gets_the_names_it_lacks() {
        for (kind, name, text, expected) in [
            ("GPE", "Germany", "في ألمانيا", Some("ألمانيا")),
            ("PER", "Germany", "في ألمانيا", None),
            ("GPE", "Ucria", "في ألمانيا", None),
            ("GPE", "Moscow", "L’arrivo a Mosca.", Some("Mosca")),
            ("city", "Москва", "L’arrivo a Mosca.", None),
            ("LOC", "Eastern Europe", "nell’Europa orientale", Some("Europa orientale")),
            ("GPE", "Geneva", "نشست ژنو آغاز شد", Some("ژنو")),
            ("ORG", "UN", "الأمم المتحدة تدعو", Some("الأمم المتحدة")),
            (
                "Company",
                "OSCE",
                "سازمان امنیت و همکاری اروپا گفت",
                Some("سازمان امنیت و همکاری اروپا"),
            ),
            ("GPE", "UN", "الأمم المتحدة تدعو", None),
        ] {
            let record = Record::new("x", Some(kind)).with_name("en", name);
            let gazetteer = Gazetteer::from_records([record.clone()]).unwrap();
            assert_eq!(gazetteer.get("x"), Some(record), "its own names are told");
            assert_eq!(found(&gazetteer, text), Vec::from_iter(expected), "{kind} {name}");
        }
    }

    #[test]
    fn names_of_one_language_are_not_looked_for_in_another() {
        for (text, expected) in [
            ("روز دوشنبه گفت که", vec![]),
            ("وصل إلى دوشنبه أمس", vec!["دوشنبه"]),
            ("إلى دوشنبه (Dušanbe) e Mosca", vec!["دوشنبه", "Mosca"]),
        ] {
            let gazetteer = Gazetteer::from_records(
                ["Dushanbe", "Moscow"].map(|n| Record::new(n, Some("GPE")).with_name("en", n)),
            );
            assert_eq!(found(&gazetteer.unwrap(), text), expected, "{text}");
        }
    }

    #[test]
    fn names_that_a_record_has_are_not_added_to() {
        let germany = Record::new("x", Some("GPE")).with_name("en", "Germany").with_name("ar", "س");
        assert_eq!(exonyms(&germany, &mut Folded::new()).filter(|(l, _)| *l == "ar").count(), 0);
        let mut builder = GazetteerBuilder::new().exonyms(false);
        builder.add(&Record::new("x", Some("GPE")).with_name("en", "Germany")).unwrap();
        assert!(found(&builder.finish(), "ألمانيا").is_empty());
    }

    #[test]
    fn no_name_is_of_two() {
        for known in [&PLACES, &ORGANIZATIONS] {
            for record in
                known.records.iter().filter(|record| record.kind.as_deref() != Some("GPE"))
            {
                for name in record.names.iter().flat_map(|(_, names)| names) {
                    let is_one = known.by_name[&letters(name, &mut Folded::new())].is_some();
                    // Marrakesh in Arabic is Morocco in Persian.
                    assert!(is_one || name == "مراكش", "{name}");
                }
            }
        }
    }

    #[test]
    fn every_line_has_an_english_name_and_another() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        assert!(rows.clone().all(|row| row.split('\t').count() == 5));
        let mut seen = HashSet::new();
        for record in ["place", "organization"].into_iter().flat_map(records) {
            let languages: Vec<&str> = record.names.iter().map(|(l, _)| l.as_str()).collect();
            assert!(languages.len() > 1 && languages[0] == "en", "{}", record.id);
            assert!(seen.insert((record.kind.clone(), record.name().to_owned())), "{}", record.id);
        }
    }
}
