//! An index of names: a shortlist of those that may be a query, out of millions.
//!
//! Names share their words, so the words are looked up, not the names: the words whose skeletons or
//! segments are near, scored by the edit model, lead to the names that have them. The index is made of
//! layers that never change: names that come later are a second, small one.

mod layer;
mod lists;
mod saved;
mod segments;
mod shortlist;
mod sketch;

use super::model::{Alphabet, Model, Symbols};
use super::name;
use super::word::{self, NameWord};
use layer::{IndexedWord, Layer};
use rustc_hash::FxHashSet;
pub(crate) use saved::Saved;
pub(crate) use shortlist::{Listed, Scratch};
use sketch::Sketch;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many words of the index may stand for one word of a query.
const MOST_WORDS: usize = 64;
/// How many words of another script are scored by the model for one word of a query.
const MOST_SCORED: usize = 100;
/// The same where there are few words, so that it costs little.
const MOST_SCORED_OF_FEW: usize = 300;
const FEW: usize = 50_000;
/// How many words of the same script, whose letters tell more before the model is asked.
const MOST_SCORED_SAME: usize = 20;

/// A word is near if its score is this part of the best at least.
const NEARLY: i32 = 3;

/// The symbols between the boundaries.
fn inside(symbols: &[u8]) -> &[u8] {
    symbols.get(1..symbols.len().saturating_sub(1)).unwrap_or(&[])
}

/// Words of names, and the names that have them.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    id: u64,
    base: Arc<Layer>,
    /// The names that came later; their words are numbered after those of the base.
    later: Layer,
    /// Words of the base whose names are all gone.
    gone: FxHashSet<u32>,
}

/// A word of the index that may stand for a word of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Near {
    pub word: u32,
    pub score: i32,
}

/// How many words are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Search {
    /// As many as a name that is asked for is worth.
    Wide,
    /// As many as each word of a text can be.
    Narrow,
}

/// The layer that an index is built upon again when names are added or removed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Base(Arc<Layer>);

impl Base {
    /// How many names the layer knows: all have smaller numbers.
    pub fn names(&self) -> u32 {
        self.0.words_of.ends.len() as u32
    }
}

impl NameIndex {
    /// The index of some names, each with its number, sorted; numbers are small and each is used once.
    pub fn new<'a>(names: impl Iterator<Item = (u32, &'a str)>, model: &Model) -> Self {
        let names: Vec<(u32, &str)> = names.collect();
        Self::of(
            Base(Arc::new(Layer::new(&names, 0, model))),
            Layer::default(),
            FxHashSet::default(),
        )
    }

    /// The index of the names of another, of which some are gone, and of more.
    pub fn upon<'a>(
        base: &Base,
        gone: impl Iterator<Item = u32>,
        more: impl Iterator<Item = (u32, &'a str)>,
        model: &Model,
    ) -> Self {
        let gone: FxHashSet<u32> = gone.collect();
        let layer = &base.0;
        let is_gone = |word: &u32| layer.names_of.get(*word).iter().all(|name| gone.contains(name));
        let words = gone.iter().flat_map(|name| layer.words_of(*name)).copied();
        let words_gone = words.filter(is_gone).collect();
        let more: Vec<(u32, &str)> = more.collect();
        let first = more.first().map_or(base.names(), |(number, _)| *number);
        Self::of(base.clone(), Layer::new(&more, first, model), words_gone)
    }

    fn of(Base(base): Base, later: Layer, gone: FxHashSet<u32>) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        NameIndex { id: NEXT.fetch_add(1, Ordering::Relaxed), base, later, gone }
    }

    /// What another index may be built upon.
    pub fn base(&self) -> Base {
        Base(Arc::clone(&self.base))
    }

    /// Tells one index from another.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The layer of a word, and its number there.
    #[inline]
    fn layer_of(&self, word: u32) -> (&Layer, u32) {
        match word.checked_sub(self.base.words.len() as u32) {
            Some(later) => (&self.later, later),
            None => (&self.base, word),
        }
    }

    fn word(&self, word: u32) -> Option<&IndexedWord> {
        let (layer, number) = self.layer_of(word);
        layer.words.get(number as usize)
    }

    /// Whether there are few words, so that looking at more of them costs little.
    pub fn is_small(&self) -> bool {
        self.words() < FEW
    }

    /// How many words there are.
    fn words(&self) -> usize {
        self.base.words.len().saturating_add(self.later.words.len())
    }

    /// The names that have a word; among them may be names that are gone.
    pub fn names_of(&self, word: u32) -> &[u32] {
        let (layer, number) = self.layer_of(word);
        layer.names_of.get(number)
    }

    /// The words of a name, as they are numbered in its layer, and what to add to these numbers.
    fn words_of(&self, name: u32) -> (&Layer, &[u32], u32) {
        match self.later.words_of(name) {
            [] => (&self.base, self.base.words_of(name), 0),
            words => (&self.later, words, self.base.words.len() as u32),
        }
    }

    /// The alphabet of a word.
    pub fn alphabet(&self, word: u32) -> Alphabet {
        self.word(word).map_or(Alphabet::Other, |word| word.alphabet)
    }

    /// The symbols of a word.
    pub fn symbols(&self, word: u32) -> Symbols {
        self.word(word).map_or_else(Symbols::default, |word| word.symbols)
    }

    /// Whether there is a word with these symbols.
    fn has(&self, symbols: &[u8], alphabet: Alphabet) -> bool {
        self.later.find(symbols, alphabet).is_some()
            || self.base.find(symbols, alphabet).is_some_and(|word| !self.gone.contains(&word))
    }

    /// The words that may stand for one, the likeliest first; in few names more are looked at if all shall be.
    pub fn near(
        &self,
        model: &Model,
        word: &NameWord,
        column: usize,
        search: Search,
        scratch: &mut Scratch,
        near: &mut Vec<Near>,
    ) {
        near.clear();
        let sketch = Sketch::of(word.symbols.as_slice(), word.alphabet);
        let Scratch { met, same, others, .. } = scratch;
        same.clear();
        others.clear();
        let first_later = self.base.words.len() as u32;
        for (layer, first) in [(&*self.base, 0), (&self.later, first_later)] {
            layer.gather(word, &sketch, met, |likeness, number| {
                let Some(other) = layer.words.get(number as usize) else { return };
                if first == 0 && self.gone.contains(&number) {
                    return;
                }
                let of_script =
                    if other.alphabet == word.alphabet { &mut *same } else { &mut *others };
                of_script.push((likeness, number.saturating_add(first)));
            });
        }
        let [most_same, most_others] = match search {
            Search::Wide if self.is_small() => [MOST_SCORED_OF_FEW; 2],
            Search::Narrow if self.is_small() => [MOST_SCORED; 2],
            _ => [MOST_SCORED_SAME, MOST_SCORED],
        };
        let outline = word.outline(model);
        let mut best = 0i32;
        for (alike, most) in [(same, most_same), (others, most_others)] {
            most_alike(alike, most);
            for (_, number) in alike.iter() {
                let Some(other) = self.word(*number) else { continue };
                let of_other = (other.alphabet, (other.apart, other.has));
                // What cannot come near the best is not looked at closely.
                if word::at_most(model, (word.alphabet, outline), of_other) <= best / NEARLY {
                    continue;
                }
                // A query in Latin script does not tell which language the names are in.
                let column = match other.alphabet {
                    Alphabet::Arabic if column == 0 => name::column_of_symbols(other.has),
                    _ => column,
                };
                let other = NameWord::new(other.alphabet, other.symbols);
                let score = word::word_score(model, word, &other, column);
                if score > best / NEARLY {
                    best = best.max(score);
                    near.push(Near { word: *number, score });
                }
            }
        }
        near.retain(|n| n.score > best / NEARLY);
        // Not by their numbers, which tell in which layer a word is.
        near.sort_unstable_by(|a, b| {
            let letters = |near: &Near| {
                self.word(near.word).map(|word| (word.alphabet as u8, word.symbols()))
            };
            b.score.cmp(&a.score).then_with(|| letters(a).cmp(&letters(b)))
        });
        near.truncate(MOST_WORDS);
    }

    /// How many bytes it takes.
    #[cfg(test)]
    pub fn size(&self) -> usize {
        self.base.size() + self.later.size()
    }
}

/// Keeps the words that are most alike, the most alike first.
fn most_alike(alike: &mut Vec<(u32, u32)>, most: usize) {
    let by_likeness = |a: &(u32, u32), b: &(u32, u32)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
    if alike.len() > most {
        alike.select_nth_unstable_by(most, by_likeness);
        alike.truncate(most);
    }
    alike.sort_unstable_by(by_likeness);
}

#[cfg(test)]
mod tests;
