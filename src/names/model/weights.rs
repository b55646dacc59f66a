//! The learned weights, and how they are read.

use super::builder::TableBuilder;
use super::calibration::{Calibration, Network};
use super::known::KnownPairs;
use super::symbols::{Alphabet, Symbols};
use super::table::Table;
use crate::error::{Error, Result};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Made by `training/names`; the model card beside that tells from what.
const BYTES: &[u8] = include_bytes!("weights.bin");

/// Everything that is learned from pairs of names.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Tells one training from another.
    pub version: String,
    /// Arabic script to Latin: columns for both languages, Arabic, Persian.
    pub arabic_latin: TableBuilder,
    /// Arabic script to Arabic script.
    pub arabic: TableBuilder,
    /// Latin script to Latin script.
    pub latin: TableBuilder,
    /// Words that names are often written without, Arabic and Latin, with what leaving them out costs.
    pub omitted: [Vec<(Vec<u8>, i16)>; 2],
    /// Words that are known to be one name: the hashes of the pairs, each told by how far it is from the one before.
    pub known: Vec<u64>,
    /// How a probability is made.
    pub calibration: Calibration,
    /// How a score that ranks is made.
    pub ranking: Vec<f32>,
}

impl Weights {
    /// The weights as bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        postcard::to_stdvec(self).map_err(|error| Error::data(error.to_string()))
    }

    /// Those that come with the crate.
    pub(super) fn own() -> Result<Self> {
        Self::from_bytes(BYTES)
    }

    /// The weights of bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        postcard::from_bytes(bytes).map_err(|error| Error::data(error.to_string()))
    }
}

/// The tables, ready to score.
#[derive(Debug)]
pub struct Model {
    /// Tells one training from another.
    pub version: String,
    /// Arabic script on the left, Latin on the right.
    pub arabic_latin: Table,
    /// Arabic script on both sides.
    pub arabic: Table,
    /// Latin script on both sides.
    pub latin: Table,
    omitted: [FxHashMap<Vec<u8>, i16>; 2],
    known: KnownPairs,
    /// How a probability is made.
    pub calibration: Network,
    /// How a score that ranks is made.
    pub ranking: Vec<f32>,
}

impl Model {
    /// The tables of some weights.
    pub fn new(weights: Weights) -> Result<Self> {
        let broken = || Error::data("the weights of the name model do not fit together");
        Ok(Model {
            version: weights.version,
            arabic_latin: weights.arabic_latin.build().ok_or_else(broken)?,
            arabic: weights.arabic.build().ok_or_else(broken)?,
            latin: weights.latin.build().ok_or_else(broken)?,
            omitted: weights.omitted.map(|words| words.into_iter().collect()),
            known: KnownPairs::new(&weights.known),
            calibration: Network::new(&weights.calibration).ok_or_else(broken)?,
            ranking: weights.ranking,
        })
    }

    /// What it costs to leave out a word, if that is known.
    pub fn omission(&self, alphabet: Alphabet, symbols: &[u8]) -> Option<i32> {
        let [arabic, latin] = &self.omitted;
        let words = match alphabet {
            Alphabet::Arabic => arabic,
            Alphabet::Latin => latin,
            _ => return None,
        };
        words.get(symbols).map(|cost| i32::from(*cost))
    }

    /// Whether two words are known to be one name, whichever comes first.
    #[inline]
    pub fn is_known(&self, a: (Alphabet, &Symbols), b: (Alphabet, &Symbols)) -> bool {
        self.known.has(a, b)
    }

    /// The model that comes with the crate.
    pub fn get() -> &'static Model {
        static MODEL: LazyLock<Model> = LazyLock::new(|| {
            // The bytes are part of the crate and a test reads them, so there is nothing to report.
            Weights::own().and_then(Model::new).unwrap_or_else(|_| Model {
                version: String::new(),
                arabic_latin: Table::empty(),
                arabic: Table::empty(),
                latin: Table::empty(),
                omitted: Default::default(),
                known: KnownPairs::default(),
                calibration: Network::default(),
                ranking: Vec::new(),
            })
        });
        &MODEL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_can_be_read() {
        let weights = Weights::own().unwrap();
        assert!(!weights.version.is_empty());
        assert!(BYTES.len() < 1 << 20);
        assert!(Model::new(weights).is_ok());
    }
}
