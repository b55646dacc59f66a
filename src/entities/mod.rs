//! Entities: a gazetteer of records, and their mentions in running text.

mod approximate;
mod boundary;
mod company;
mod coreference;
mod countries;
mod exonyms;
mod filter;
mod find;
mod gazetteer;
mod hash_index;
mod kind;
mod language;
mod linking;
mod matching;
mod mention;
mod names_table;
mod phrases;
mod record;
mod scan;
mod storage;
mod texts;
mod variants;

pub use countries::COUNTRY_LANGUAGES;
pub use find::Finder;
pub use gazetteer::{Gazetteer, GazetteerBuilder};
pub use matching::{Candidate, MatchOptions};
pub use mention::{EntityMention, FindOptions, How, Overlaps};
pub use record::{Record, UNKNOWN_LANGUAGE};
