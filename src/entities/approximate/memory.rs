//! What the words of texts may stand for, kept from text to text: most words recur.

use super::is_wanted;
use crate::entities::gazetteer::Gazetteer;
use crate::entities::kind;
use crate::entities::mention::FindOptions;
use crate::entities::variants;
use crate::names::fold::{Folded, Word};
use crate::names::index::{NameIndex, Near, Scratch, Search};
use crate::names::model::{Model, Symbols};
use crate::names::word::NameWord;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Words that are kept, and bearers of them all.
const MOST_WORDS: usize = 100_000;
const MOST_BEARERS: usize = 1_000_000;

/// A word of a name that a word of a text fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// How well it fits.
    pub score: i32,
    pub name: u32,
    pub word: u32,
}

/// A record that goes by one word alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    pub record: u32,
    /// What of its names the word of the text fits best.
    pub best: Fit,
    /// If that is in the script of the text: the best in another.
    pub in_other_script: Option<Fit>,
}

/// The words of the names of one gazetteer that words of texts may stand for, and who bears them.
#[derive(Debug, Default)]
pub struct Memory {
    index: u64,
    near: FxHashMap<(u8, Symbols), Rc<[Near]>>,
    bearers: FxHashMap<(u8, Symbols, [bool; 2]), Rc<[Bearer]>>,
    /// How many bearers are kept.
    count: usize,
    scratch: Scratch,
    folded: Folded,
}

impl Memory {
    /// The words of names that a word may stand for.
    pub fn near(&mut self, index: &NameIndex, word: &NameWord) -> Rc<[Near]> {
        if self.index != index.id() || self.near.len() > MOST_WORDS {
            self.near.clear();
            self.bearers.clear();
            self.count = 0;
            self.index = index.id();
        }
        let key = (word.alphabet as u8, word.symbols);
        if let Some(known) = self.near.get(&key) {
            return Rc::clone(known);
        }
        let mut found = Vec::new();
        index.near(Model::get(), word, 0, Search::Narrow, &mut self.scratch, &mut found);
        let found: Rc<[Near]> = found.into();
        self.near.insert(key, Rc::clone(&found));
        found
    }

    /// Who may be meant by a word that may stand for some words of names, the likeliest first, and those who are
    /// about as likely; nobody if it is letter by letter a word of a name.
    pub fn bearers(
        &mut self,
        gazetteer: &Gazetteer,
        word: &NameWord,
        near: &[Near],
        options: &FindOptions,
    ) -> Rc<[Bearer]> {
        let key = (word.alphabet as u8, word.symbols, [options.fuzzy, options.cross_script]);
        if let Some(known) = self.bearers.get(&key) {
            return Rc::clone(known);
        }
        let found = bearers(gazetteer, word, near, options, &mut self.folded);
        let found: Rc<[Bearer]> = found.unwrap_or_default().into();
        if self.count > MOST_BEARERS {
            self.bearers.clear();
            self.count = 0;
        }
        self.count = self.count.saturating_add(found.len());
        self.bearers.insert(key, Rc::clone(&found));
        found
    }
}

fn bearers(
    gazetteer: &Gazetteer,
    word: &NameWord,
    near: &[Near],
    options: &FindOptions,
    folded: &mut Folded,
) -> Option<Vec<Bearer>> {
    let index = gazetteer.names_index();
    // By record the best score, and the name.
    let mut best: FxHashMap<u32, Bearer> = FxHashMap::default();
    for near in near {
        let alphabet = index.alphabet(near.word);
        if !is_wanted(options, [word.alphabet, alphabet]) {
            continue;
        }
        // Letter by letter the same: it was looked at, and found to be somebody else.
        if alphabet == word.alphabet && index.symbols(near.word) == word.symbols {
            return None;
        }
        let is_other = alphabet != word.alphabet;
        let names = index.names_of(near.word).iter();
        let kept = names.filter_map(|name| Some((gazetteer.store.kept_record_of(*name)?, *name)));
        for (record, name) in kept.take(super::MOST_BEARERS) {
            let fit = Fit { score: near.score, name, word: near.word };
            let mut is_called =
                || is_called(gazetteer, record, name, index.symbols(near.word), folded);
            match best.get_mut(&record) {
                Some(Bearer { best, in_other_script: other @ None, .. })
                    if is_other && index.alphabet(best.word) == word.alphabet =>
                {
                    *other = is_called().then_some(fit);
                }
                // The likeliest words come first.
                Some(_) => {}
                None if is_called() => {
                    best.insert(record, Bearer { record, best: fit, in_other_script: None });
                }
                None => {}
            }
        }
    }
    let mut ranked: Vec<Bearer> = best.into_values().collect();
    ranked.sort_by_key(|bearer| (std::cmp::Reverse(bearer.best.score), bearer.record));
    let least = ranked.first()?.best.score.saturating_sub(super::MARGIN);
    ranked.retain(|bearer| bearer.best.score > least);
    Some(ranked)
}

/// Whether a record goes by one word alone: the whole of a name, or a person's surname.
fn is_called(
    gazetteer: &Gazetteer,
    record: u32,
    name: u32,
    word: Symbols,
    folded: &mut Folded,
) -> bool {
    let alias = gazetteer.alias(name);
    folded.read(alias);
    let is = |words: &[Word]| {
        let parts: Vec<Symbols> = words.iter().map(|w| Symbols::of_word(alias, w).1).collect();
        Symbols::joined(parts.iter()) == word
    };
    is(folded.words())
        || gazetteer.kind(record).is_some_and(kind::is_person)
            && variants::surname(folded.words()).is_some_and(is)
}
