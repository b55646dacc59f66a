//! An index of names: a shortlist of those that may be a query, out of millions.
//!
//! Names share their words, so the words are looked up, not the names: the words whose skeletons are
//! near, scored by the edit model, lead to the names that have them.

use super::fold::{Folded, Gap, Word};
use super::model::{Alphabet, Model, Symbols};
use super::pair::{self, NameWord};
use super::skeleton::{self, Sketch};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::atomic::{AtomicU64, Ordering};

/// How many words of the index may stand for one word of a query.
const MOST_WORDS: usize = 64;
/// Words of so many letters may be two, each of so many letters at least.
const LEAST_TO_SPLIT: usize = 7;
const LEAST_PART: usize = 3;
const MOST_PARTS: usize = 4;
/// How many words are scored by the model for one word of a query.
const MOST_SCORED: usize = 100;
/// The same where there are few words, so that it costs little.
const MOST_SCORED_OF_FEW: usize = 300;
const FEW: usize = 50_000;
/// How many names are looked at for one word of a query, if others are rarer; and in all.
const ENOUGH_NAMES: usize = 3_000;
const MOST_NAMES: usize = 60_000;
/// Words of so few letters may be written together with their neighbours: abu, al, de.
const SHORT: usize = 4;
/// What a word costs that one name has more than the other, in a shortlist.
const MORE_WORDS: i32 = 80;

/// Words of names, and the names that have them.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    id: u64,
    words: Vec<IndexedWord>,
    symbols: Vec<u8>,
    /// By key: where in `listed` its words are.
    keys: FxHashMap<u32, (u32, u32)>,
    listed: Vec<u32>,
    /// The names of each word.
    names_of: Lists,
    /// The words of each name.
    words_of: Lists,
}

/// A word and where its symbols are.
#[derive(Debug, Clone, Copy)]
struct IndexedWord {
    start: u32,
    length: u8,
    alphabet: Alphabet,
    /// How likely the word is by itself.
    apart: i32,
    has: u64,
}

/// Lists of numbers, one after another.
#[derive(Debug, Default)]
struct Lists {
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    #[inline]
    fn get(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.numbers.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// The lists that say for each number in which of these lists it is.
    fn inverted(&self, count: usize) -> Lists {
        let mut ends = vec![0u32; count];
        for number in &self.numbers {
            if let Some(end) = ends.get_mut(*number as usize) {
                *end = end.saturating_add(1);
            }
        }
        let mut sum = 0u32;
        for end in &mut ends {
            let own = *end;
            *end = sum;
            sum = sum.saturating_add(own);
        }
        // Each end is where its list begins until the list is filled.
        let mut numbers = vec![0u32; self.numbers.len()];
        for list in 0..self.ends.len() as u32 {
            for number in self.get(list) {
                if let Some(end) = ends.get_mut(*number as usize) {
                    if let Some(slot) = numbers.get_mut(*end as usize) {
                        *slot = list;
                    }
                    *end = end.saturating_add(1);
                }
            }
        }
        Lists { ends, numbers }
    }
}

/// The words of a name, and what of it may be written as one.
fn units(name: &str, folded: &Folded, mut use_it: impl FnMut(Alphabet, Symbols, usize)) {
    let words = folded.words();
    let words = words.get(..words.len().min(pair::MOST_WORDS)).unwrap_or(words);
    let symbols: Vec<(Alphabet, Symbols)> =
        words.iter().map(|word| Symbols::of_word(name, word)).collect();
    let joins = |before: &Word, word: &Word| {
        word.script == before.script
            && (word.gap != Gap::Space && word.gap != Gap::Break
                || word.len() <= SHORT
                || before.len() <= SHORT)
    };
    for (at, (alphabet, one)) in symbols.iter().enumerate() {
        use_it(*alphabet, *one, 1);
        for count in 2..=3 {
            let to = at.saturating_add(count);
            let (Some(run), Some(parts)) = (words.get(at..to), symbols.get(at..to)) else { break };
            if !run.windows(2).all(|pair| matches!(pair, [a, b] if joins(a, b))) {
                break;
            }
            use_it(*alphabet, Symbols::joined(parts.iter().map(|(_, s)| s)), count);
        }
    }
}

/// Buffers that are used again from query to query.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    folded: Folded,
    /// For each word, the last query word that looked at it.
    seen: Vec<u32>,
    round: u32,
    /// Words with how much of the query's they have.
    alike: Vec<(u32, u32)>,
}

/// A word of the index that may stand for a word of a query.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    pub word: u32,
    pub score: i32,
}

impl NameIndex {
    /// The index of some names, each with its number; numbers are small and each is used once.
    pub fn new<'a>(names: impl Iterator<Item = (u32, &'a str)>, model: &Model) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let mut index = NameIndex { id, ..NameIndex::default() };
        let mut known: FxHashMap<(u8, Symbols), u32> = FxHashMap::default();
        let mut folded = Folded::new();
        for (number, name) in names {
            // Numbers that are not used have no words.
            let filled = index.words_of.numbers.len() as u32;
            index.words_of.ends.resize(number as usize, filled);
            folded.read(name);
            units(name, &folded, |alphabet, symbols, _| {
                let word = *known.entry((alphabet as u8, symbols)).or_insert_with(|| {
                    let word = index.words.len() as u32;
                    index.push(alphabet, symbols, model);
                    word
                });
                index.words_of.numbers.push(word);
            });
            index.words_of.ends.push(index.words_of.numbers.len() as u32);
        }
        drop(known);
        index.sort();
        index.names_of = index.words_of.inverted(index.words.len());
        index.list();
        index
    }

    fn push(&mut self, alphabet: Alphabet, symbols: Symbols, model: &Model) {
        let word = NameWord::new(alphabet, symbols);
        let (apart, has) = word.outline(model);
        self.words.push(IndexedWord {
            start: self.symbols.len() as u32,
            length: symbols.as_slice().len() as u8,
            alphabet,
            apart,
            has,
        });
        self.symbols.extend_from_slice(symbols.as_slice());
    }

    /// Puts words that are alike side by side, so that looking at them one after another is fast.
    fn sort(&mut self) {
        let mut order: Vec<(Vec<u8>, u32)> = self
            .words
            .iter()
            .zip(0u32..)
            .map(|(word, at)| (skeleton::skeleton(self.symbols_of(word), word.alphabet), at))
            .collect();
        order.sort_unstable();
        let mut new_number = vec![0u32; order.len()];
        let mut words = Vec::with_capacity(order.len());
        let mut symbols = Vec::with_capacity(self.symbols.len());
        for ((_, old), new) in order.iter().zip(0u32..) {
            let Some(word) = self.words.get(*old as usize).copied() else { continue };
            words.push(IndexedWord { start: symbols.len() as u32, ..word });
            symbols.extend_from_slice(self.symbols_of(&word));
            if let Some(slot) = new_number.get_mut(*old as usize) {
                *slot = new;
            }
        }
        self.words = words;
        self.symbols = symbols;
        for number in &mut self.words_of.numbers {
            *number = new_number.get(*number as usize).copied().unwrap_or(0);
        }
    }

    /// Whether there is a word with these symbols.
    fn has(&self, symbols: &[u8], alphabet: Alphabet) -> bool {
        let mut found = false;
        skeleton::keys(symbols, alphabet, |key| {
            // Its own skeleton comes first; the other keys are not needed.
            if found {
                return;
            }
            let Some((start, end)) = self.keys.get(&key) else { return };
            let listed = self.listed.get(*start as usize..*end as usize).unwrap_or(&[]);
            found = listed
                .iter()
                .filter_map(|number| self.words.get(*number as usize))
                .any(|word| word.alphabet == alphabet && self.symbols_of(word) == symbols);
        });
        found
    }

    /// Lists the words by their keys.
    fn list(&mut self) {
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(self.words.len().saturating_mul(6));
        for (number, word) in self.words.iter().enumerate() {
            skeleton::keys(self.symbols_of(word), word.alphabet, |key| {
                pairs.push((key, number as u32));
            });
        }
        pairs.sort_unstable();
        pairs.dedup();
        self.listed = pairs.iter().map(|(_, word)| *word).collect();
        let mut start = 0u32;
        for run in pairs.chunk_by(|a, b| a.0 == b.0) {
            let end = start.saturating_add(run.len() as u32);
            if let Some((key, _)) = run.first() {
                self.keys.insert(*key, (start, end));
            }
            start = end;
        }
        self.keys.shrink_to_fit();
    }

    /// Tells one index from another.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The names that have a word.
    pub fn names_of(&self, word: u32) -> &[u32] {
        self.names_of.get(word)
    }

    /// The alphabet of a word.
    pub fn alphabet(&self, word: u32) -> Alphabet {
        self.words.get(word as usize).map_or(Alphabet::Other, |word| word.alphabet)
    }

    /// The symbols of a word.
    pub fn symbols(&self, word: u32) -> Symbols {
        let word = self.words.get(word as usize);
        word.map_or_else(Symbols::default, |word| Symbols::from_slice(self.symbols_of(word)))
    }

    fn symbols_of(&self, word: &IndexedWord) -> &[u8] {
        let start = word.start as usize;
        self.symbols.get(start..start.saturating_add(usize::from(word.length))).unwrap_or(&[])
    }

    /// The words that may stand for one, the likeliest first.
    pub fn near(
        &self,
        model: &Model,
        word: &NameWord,
        column: usize,
        scratch: &mut Scratch,
        near: &mut Vec<Near>,
    ) {
        near.clear();
        if scratch.seen.len() < self.words.len() {
            scratch.seen.resize(self.words.len(), 0);
        }
        scratch.round = scratch.round.wrapping_add(1);
        if scratch.round == 0 {
            scratch.seen.fill(0);
            scratch.round = 1;
        }
        let outline = word.outline(model);
        let symbols = word.symbols.as_slice();
        let sketch = Sketch::of(symbols, word.alphabet);
        let (seen, alike) = (&mut scratch.seen, &mut scratch.alike);
        let round = scratch.round;
        alike.clear();
        skeleton::keys(symbols, word.alphabet, |key| {
            let Some((start, end)) = self.keys.get(&key) else { return };
            for number in self.listed.get(*start as usize..*end as usize).unwrap_or(&[]) {
                let Some(stamp) = seen.get_mut(*number as usize) else { continue };
                if *stamp == round {
                    continue;
                }
                *stamp = round;
                let Some(other) = self.words.get(*number as usize) else { continue };
                let of_other = (other.alphabet, (other.apart, other.has));
                if pair::at_most(model, (word.alphabet, outline), of_other) <= 0 {
                    continue;
                }
                let likeness = match &sketch {
                    Some(sketch) => sketch.likeness(self.symbols_of(other), other.alphabet),
                    None => 1000,
                };
                alike.push((likeness, *number));
            }
        });
        let by_likeness = |a: &(u32, u32), b: &(u32, u32)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        let most = if self.words.len() < FEW { MOST_SCORED_OF_FEW } else { MOST_SCORED };
        if alike.len() > most {
            alike.select_nth_unstable_by(most, by_likeness);
            alike.truncate(most);
        }
        alike.sort_unstable_by(by_likeness);
        let mut best = 0i32;
        for (_, number) in alike.iter() {
            let Some(other) = self.words.get(*number as usize) else { continue };
            let of_other = (other.alphabet, (other.apart, other.has));
            // What cannot come near the best is not looked at closely.
            if pair::at_most(model, (word.alphabet, outline), of_other) <= best / 2 {
                continue;
            }
            let other = NameWord::new(other.alphabet, Symbols::from_slice(self.symbols_of(other)));
            let score = pair::word_score(model, word, &other, column);
            if score > best / 2 {
                best = best.max(score);
                near.push(Near { word: *number, score });
            }
        }
        near.retain(|n| n.score > best / 2);
        near.sort_unstable_by_key(|n| (std::cmp::Reverse(n.score), n.word));
        near.truncate(MOST_WORDS);
    }

    /// The names that may be a query, the likeliest first; `accept` says which may be there at all.
    pub fn shortlist(
        &self,
        model: &Model,
        query: &str,
        column: usize,
        most: usize,
        accept: impl Fn(u32) -> bool,
        scratch: &mut Scratch,
    ) -> Vec<u32> {
        let mut folded = std::mem::take(&mut scratch.folded);
        folded.read(query);
        let mut asked: Vec<(NameWord, usize)> = Vec::new();
        units(query, &folded, |alphabet, symbols, covers| {
            asked.push((NameWord::new(alphabet, symbols), covers));
        });
        let words = folded.words().len() as i32;
        scratch.folded = folded;
        self.split(&mut asked);
        // For each unit of the query, the words that may stand for it, and how many names have them.
        let mut lists: Vec<(usize, FxHashMap<u32, i32>, Vec<Near>)> = Vec::new();
        for (unit, _) in &asked {
            let mut near = Vec::new();
            self.near(model, unit, column, scratch, &mut near);
            let count = near.iter().map(|n| self.names_of.get(n.word).len()).sum();
            lists.push((count, near.iter().map(|n| (n.word, n.score)).collect(), near));
        }
        lists.sort_by_key(|(count, ..)| *count);
        // The names of the rarest words first; those of the others only if there are too few.
        let mut names: FxHashSet<u32> = FxHashSet::default();
        let mut looked_at = 0usize;
        for (count, _, near) in &lists {
            if names.len() >= most.min(ENOUGH_NAMES)
                && looked_at.saturating_add(*count) > ENOUGH_NAMES
            {
                break;
            }
            for n in near {
                let list = self.names_of.get(n.word);
                looked_at = looked_at.saturating_add(list.len());
                names.extend(list.iter().copied().filter(|name| accept(*name)));
                if looked_at > MOST_NAMES {
                    break;
                }
            }
        }
        // Beside the best by all words, the best by one word: the others may be written in another way.
        let mut scored: Vec<(i32, i32, u32)> = names
            .into_iter()
            .map(|name| {
                let words_of = self.words_of.get(name);
                let (mut score, mut most) = (0i32, 0i32);
                for (_, known, _) in &lists {
                    let best = words_of.iter().filter_map(|word| known.get(word)).max();
                    score = score.saturating_add(best.copied().unwrap_or(0));
                    most = most.max(best.copied().unwrap_or(0));
                }
                let more = (words_of.len() as i32).saturating_sub(words).saturating_abs();
                (score.saturating_sub(more.saturating_mul(MORE_WORDS)), most, name)
            })
            .collect();
        let mut chosen: Vec<u32> = Vec::with_capacity(most.saturating_add(most / 2));
        let mut take = |scored: &mut Vec<(i32, i32, u32)>, count: usize| {
            let by_score = |a: &(i32, i32, u32), b: &(i32, i32, u32)| {
                b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2))
            };
            if scored.len() > count && count > 0 {
                scored.select_nth_unstable_by(count, by_score);
            }
            let rest = scored.split_off(count.min(scored.len()));
            scored.sort_unstable_by(by_score);
            chosen.extend(scored.iter().map(|(_, _, name)| *name));
            *scored = rest;
        };
        take(&mut scored, most);
        if lists.len() > 1 {
            scored.iter_mut().for_each(|(score, best, _)| std::mem::swap(score, best));
            take(&mut scored, most / 4);
        }
        chosen
    }

    /// Adds the parts of words that were written together: johnsmith, of which john or smith is known.
    fn split(&self, asked: &mut Vec<(NameWord, usize)>) {
        let mut parts: Vec<(usize, NameWord)> = Vec::new();
        for (word, covers) in asked.iter() {
            let symbols = word.symbols.as_slice();
            let letters = word.letters();
            if *covers > 1 || letters < LEAST_TO_SPLIT || self.has(symbols, word.alphabet) {
                continue;
            }
            for at in LEAST_PART..=letters.saturating_sub(LEAST_PART) {
                let (left, right) = word.symbols.split(at);
                let known = |part: &Symbols| self.has(part.as_slice(), word.alphabet);
                // The longer the known parts, the likelier.
                let (knows_left, knows_right) = (known(&left), known(&right));
                if knows_left || knows_right {
                    let known_letters = usize::from(knows_left) * left.letters()
                        + usize::from(knows_right) * right.letters();
                    parts.push((known_letters, NameWord::new(word.alphabet, left)));
                    parts.push((known_letters, NameWord::new(word.alphabet, right)));
                }
            }
        }
        parts.sort_by_key(|(known, _)| std::cmp::Reverse(*known));
        asked.extend(parts.into_iter().take(MOST_PARTS).map(|(_, word)| (word, 2)));
    }

    /// How many bytes it takes.
    #[cfg(test)]
    pub fn size(&self) -> usize {
        self.words.len() * std::mem::size_of::<IndexedWord>()
            + self.symbols.len()
            + self.keys.capacity() * 13
            + 4 * (self.listed.len()
                + self.names_of.ends.len()
                + self.names_of.numbers.len()
                + self.words_of.ends.len()
                + self.words_of.numbers.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::pair::Name;

    const NAMES: [&str; 12] = [
        "Sergey Lavrov",
        "Antony Blinken",
        "Jens Stoltenberg",
        "Olaf Scholz",
        "Mohammad Reza Pahlavi",
        "Abu al-Qasim Taheri",
        "Emmanuel Macron",
        "Giuseppe Conte",
        "محمد بن سلمان",
        "John Smith",
        "Angela Merkel",
        "Ali",
    ];

    fn index() -> NameIndex {
        NameIndex::new(NAMES.iter().enumerate().map(|(i, n)| (i as u32 * 2, *n)), Model::get())
    }

    fn first(index: &NameIndex, query: &str) -> Option<u32> {
        index
            .shortlist(Model::get(), query, 0, 3, |_| true, &mut Scratch::default())
            .first()
            .copied()
    }

    #[test]
    fn a_shortlist_begins_with_the_name() {
        let index = index();
        for (query, expected) in [
            ("لافروف", 0),
            ("سرگئی لاوروف", 0),
            ("Blingen", 1),
            ("استولتنبرگ", 2),
            ("شولتس", 3),
            ("محمدرضا پهلوی", 4),
            ("ابوالقاسم طاهری", 5),
            ("ماكرون", 6),
            ("Conti, Giuseppe", 7),
            ("Mohammed bin Salman", 8),
            ("johnsmith", 9),
            ("علي", 11),
        ] {
            assert_eq!(first(&index, query), Some(expected * 2), "{query}");
        }
        assert_eq!(first(&index, "Xyzzy"), None);
        assert_eq!(first(&index, ""), None);
    }

    #[test]
    fn only_what_is_accepted_is_listed() {
        let index = index();
        let mut scratch = Scratch::default();
        let listed = index.shortlist(Model::get(), "Macron", 0, 3, |name| name != 12, &mut scratch);
        assert!(!listed.contains(&12));
    }

    #[test]
    fn an_index_is_small() {
        let names: Vec<String> =
            (0..2000).map(|i| format!("{} {}", NAMES[i % 8], NAMES[(i / 8) % 8])).collect();
        let index = NameIndex::new((0..).zip(names.iter().map(String::as_str)), Model::get());
        assert!(index.size() < 120 * names.len());
    }

    proptest::proptest! {
        #[test]
        fn every_name_is_found_by_itself(words in proptest::collection::vec("[a-z]{3,9}", 1..4)) {
            let name = words.join(" ");
            let all = [name.as_str(), "Sergey Lavrov"];
            let index = NameIndex::new((0..).zip(all), Model::get());
            let name = Name::of(all[0], None, &mut Folded::new());
            // A word that tells next to nothing is no key.
            if name.information(Model::get()) > 8.0 {
                proptest::prop_assert_eq!(first(&index, all[0]), Some(0));
            }
        }
    }
}
