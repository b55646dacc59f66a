//! An index as plain columns of numbers, to be saved and loaded.

use super::layer::{IndexedWord, Layer};
use super::lists::{KeyedLists, Lists};
use super::{Base, NameIndex};
use crate::large_pages;
use crate::names::model::{Alphabet, Model, Symbols};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// What a layer is made of again; the rest follows from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Saved {
    /// The alphabet and the number of symbols of each word, then its symbols.
    pub words: Vec<u8>,
    pub keys: Vec<u32>,
    pub key_ends: Vec<u32>,
    pub listed: Vec<u32>,
    pub word_ends: Vec<u32>,
    pub words_of: Vec<u32>,
}

impl Saved {
    /// Changes whenever words get other keys or are read otherwise: then an index is built anew.
    pub const VERSION: u32 = 2;
}

impl NameIndex {
    /// The columns of an index of one layer.
    pub fn saved(&self) -> Option<Saved> {
        if !self.later.words_of.ends.is_empty() || !self.gone.is_empty() {
            return None;
        }
        let layer = &*self.base;
        let mut words = Vec::with_capacity(layer.words.len().saturating_mul(12));
        for word in &layer.words {
            words.extend([word.alphabet as u8, word.symbols().len() as u8]);
            words.extend_from_slice(word.symbols());
        }
        let (keys, lists) = layer.keys.parts();
        Some(Saved {
            words,
            keys: keys.to_vec(),
            key_ends: lists.ends.clone(),
            listed: lists.numbers.clone(),
            word_ends: layer.words_of.ends.clone(),
            words_of: layer.words_of.numbers.clone(),
        })
    }

    /// The index of some columns; `None` if they cannot be one.
    pub fn from_saved(saved: Saved, model: &Model) -> Option<Self> {
        let mut words = large_pages::room_for(saved.words.len() / 12);
        let mut rest = saved.words.as_slice();
        while let [alphabet, length, after @ ..] = rest {
            let alphabet = match alphabet {
                0 => Alphabet::Arabic,
                1 => Alphabet::Latin,
                2 => Alphabet::Number,
                3 => Alphabet::Other,
                _ => return None,
            };
            let (symbols, after) = after.split_at_checked(usize::from(*length))?;
            if symbols.iter().any(|symbol| *symbol >= 64) {
                return None;
            }
            words.push(IndexedWord::new(alphabet, Symbols::from_slice(symbols), model));
            rest = after;
        }
        let is_whole = |ends: &[u32], numbers: &[u32]| {
            ends.is_sorted() && ends.last().map_or(0, |end| *end as usize) == numbers.len()
        };
        let whole = rest.is_empty()
            && saved.keys.is_sorted()
            && saved.keys.len() == saved.key_ends.len()
            && is_whole(&saved.key_ends, &saved.listed)
            && is_whole(&saved.word_ends, &saved.words_of);
        if !whole {
            return None;
        }
        let keys =
            KeyedLists::of(saved.keys, Lists { ends: saved.key_ends, numbers: saved.listed });
        let words_of = Lists { ends: saved.word_ends, numbers: saved.words_of };
        let base = Base(Arc::new(Layer::of(words, keys, 0, words_of)));
        Some(Self::of(base, Layer::default(), FxHashSet::default()))
    }
}
