//! Words of some names, and the names that have them: built once, never changed.

use super::lists::{KeyedLists, Lists};
use super::segments;
use super::sketch::Sketch;
use crate::large_pages;
use crate::names::fold::{Folded, Gap, Word};
use crate::names::model::{Alphabet, Model, Symbols};
use crate::names::name::MOST_WORDS;
use crate::names::skeleton;
use crate::names::word::NameWord;
use crate::prefetch::prefetch;
use rustc_hash::FxHashMap;

/// Words of so few letters may be written together with their neighbours: abu, al, de.
const SHORT: usize = 4;
/// Fewer names are not worth a thread.
const LEAST_FOR_THREAD: usize = 20_000;

/// Symbols of letters and digits are less than this; above them a mask has the alphabet.
const SYMBOL_BITS: u32 = 60;
/// How many symbols only one of two words of a script has, for them to be looked at; and if they are two edits apart.
const MOST_DIFFERENT: usize = 7;
const MOST_DIFFERENT_NEAR: u8 = 4;
/// Of the words of a script with one skeleton no more are looked at when so many were that differ less.
const ENOUGH_ALIKE: usize = 50;

fn mask(has: u64, alphabet: Alphabet) -> u64 {
    has & ((1 << SYMBOL_BITS) - 1) | (alphabet as u64) << SYMBOL_BITS
}

/// A word with all that is looked at before the model is asked, in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IndexedWord {
    /// Which symbols it has.
    pub has: u64,
    /// How likely the word is by itself.
    pub apart: i32,
    pub alphabet: Alphabet,
    pub symbols: Symbols,
}

impl IndexedWord {
    pub fn new(alphabet: Alphabet, symbols: Symbols, model: &Model) -> Self {
        let (apart, has) = NameWord::new(alphabet, symbols).outline(model);
        IndexedWord { has, apart, alphabet, symbols }
    }

    pub fn symbols(&self) -> &[u8] {
        self.symbols.as_slice()
    }
}

/// The words of some names that are numbered one after another.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Layer {
    pub words: Vec<IndexedWord>,
    /// What is looked at first, in less room: the symbols and the alphabet of each word.
    masks: Vec<u64>,
    /// The words by the keys of their skeletons, and by those of their segments.
    pub keys: KeyedLists,
    /// The number of the first name.
    pub first_name: u32,
    /// The names of each word.
    pub names_of: Lists,
    /// The words of each name.
    pub words_of: Lists,
    /// Which alphabets the words have, a bit for each.
    pub alphabets: u8,
}

/// The words of a name, and what of it may be written as one; with how many words that is.
pub(super) fn units(name: &str, folded: &Folded, mut use_it: impl FnMut(Alphabet, Symbols, usize)) {
    let words = folded.words();
    let words = words.get(..words.len().min(MOST_WORDS)).unwrap_or(words);
    let mut symbols = [(Alphabet::Other, Symbols::default()); MOST_WORDS];
    for (slot, word) in symbols.iter_mut().zip(words) {
        *slot = Symbols::of_word(name, word);
    }
    let joins = |before: &Word, word: &Word| {
        word.script == before.script
            && (word.gap != Gap::Space && word.gap != Gap::Break
                || word.len() <= SHORT
                || before.len() <= SHORT)
    };
    for (at, (alphabet, one)) in symbols.iter().take(words.len()).enumerate() {
        use_it(*alphabet, *one, 1);
        for count in 2..=3 {
            let to = at.saturating_add(count);
            let (Some(run), Some(parts)) = (words.get(at..to), symbols.get(at..to)) else { break };
            // Of two given names before a surname others make one: Mohammad Hossein, محمدحسین.
            let are_given = at == 0 && count == 2 && words.len() > 2;
            let may_join = |a: &Word, b: &Word| {
                joins(a, b) || (are_given && a.script == b.script && b.gap == Gap::Space)
            };
            if !run.windows(2).all(|pair| matches!(pair, [a, b] if may_join(a, b))) {
                break;
            }
            use_it(*alphabet, Symbols::joined(parts.iter().map(|(_, s)| s)), count);
        }
    }
}

/// Each different word once, and the words of some names.
#[derive(Default)]
struct Part {
    known: FxHashMap<(u8, Symbols), u32>,
    words: Vec<(Alphabet, Symbols)>,
    words_of: Lists,
}

impl Part {
    fn new(names: &[(u32, &str)], first_name: u32) -> Self {
        let mut part = Part::default();
        let mut folded = Folded::new();
        for (number, name) in names {
            // Numbers that are not used have no words.
            let filled = part.words_of.numbers.len() as u32;
            let place = number.saturating_sub(first_name) as usize;
            if part.words_of.ends.len() < place {
                part.words_of.ends.resize(place, filled);
            }
            folded.read(name);
            units(name, &folded, |alphabet, symbols, _| {
                let word = part.word(alphabet, symbols);
                part.words_of.numbers.push(word);
            });
            part.words_of.end();
        }
        part
    }

    fn word(&mut self, alphabet: Alphabet, symbols: Symbols) -> u32 {
        *self.known.entry((alphabet as u8, symbols)).or_insert_with(|| {
            self.words.push((alphabet, symbols));
            (self.words.len() - 1) as u32
        })
    }

    /// Appends the names of another.
    fn append(&mut self, other: Part) {
        let numbers: Vec<u32> = other.words.iter().map(|(a, s)| self.word(*a, *s)).collect();
        let filled = self.words_of.numbers.len() as u32;
        let ends = other.words_of.ends.iter().map(|end| end.saturating_add(filled));
        self.words_of.ends.extend(ends);
        let words = other.words_of.numbers.iter();
        let words = words.map(|word| numbers.get(*word as usize).copied().unwrap_or(0));
        self.words_of.numbers.extend(words);
    }
}

/// Does some work on pieces of a slice, on all cores where it is worth it; the results are in order.
///
/// Threads of its own, not those of the pool: an index is built when it is first wanted, which may be on
/// one of them, while the others wait for it.
fn in_pieces<T: Sync, R: Send>(all: &[T], least: usize, work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let threads = crate::column::threads().min(all.len() / least.max(1)).max(1);
    let pieces: Vec<&[T]> = all.chunks(all.len().div_ceil(threads).max(1)).collect();
    let Some((last, others)) = pieces.split_last() else { return vec![work(all)] };
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = others
            .iter()
            .map(|piece| {
                let thread = std::thread::Builder::new().spawn_scoped(scope, move || work(piece));
                (*piece, thread)
            })
            .collect();
        let last = work(last);
        // Where no thread was to be had, or one died, the work is done here.
        let mut results: Vec<R> = others
            .into_iter()
            .map(|(piece, thread)| match thread.map(std::thread::ScopedJoinHandle::join) {
                Ok(Ok(result)) => result,
                _ => work(piece),
            })
            .collect();
        results.push(last);
        results
    })
}

impl Layer {
    /// The words of names that are sorted by number; none is less than `first_name`.
    pub fn new(names: &[(u32, &str)], first_name: u32, model: &Model) -> Self {
        let chunks = in_pieces(names, LEAST_FOR_THREAD, |names| {
            let first = names.first().map_or(first_name, |(number, _)| *number);
            (first, Part::new(names, first))
        });
        let mut all = Part::default();
        for (first, part) in chunks {
            // Numbers between the pieces that are not used have no words either.
            let filled = all.words_of.numbers.len() as u32;
            let place = first.saturating_sub(first_name) as usize;
            if all.words_of.ends.len() < place {
                all.words_of.ends.resize(place, filled);
            }
            if all.words.is_empty() && all.words_of.ends.is_empty() {
                all = part;
            } else {
                all.append(part);
            }
        }
        let Part { words, mut words_of, .. } = all;
        // Words that are alike side by side, so that looking at them one after another is fast.
        let mut order: Vec<(skeleton::Skeleton, u32)> = words
            .iter()
            .zip(0u32..)
            .map(|((alphabet, s), at)| (skeleton::skeleton(s.as_slice(), *alphabet), at))
            .collect();
        order.sort_unstable();
        let mut new_number = vec![0u32; order.len()];
        let mut sorted = large_pages::room_for(order.len());
        for ((_, old), new) in order.iter().zip(0u32..) {
            let Some((alphabet, word)) = words.get(*old as usize) else { continue };
            sorted.push(IndexedWord::new(*alphabet, *word, model));
            if let Some(slot) = new_number.get_mut(*old as usize) {
                *slot = new;
            }
        }
        drop((words, order));
        for number in &mut words_of.numbers {
            *number = new_number.get(*number as usize).copied().unwrap_or(0);
        }
        words_of.numbers = large_pages::copy_of(&words_of.numbers);
        words_of.ends = large_pages::copy_of(&words_of.ends);
        let keys = KeyedLists::new(keys_of(&sorted));
        Self::of(sorted, keys, first_name, words_of)
    }

    /// A layer of its parts; what follows from them is computed.
    pub fn of(words: Vec<IndexedWord>, keys: KeyedLists, first_name: u32, words_of: Lists) -> Self {
        let names_of = words_of.inverted(words.len(), first_name);
        let masks = words.iter().map(|word| mask(word.has, word.alphabet)).collect();
        let alphabets = words.iter().fold(0, |set, word| set | 1u8 << word.alphabet as u8);
        Layer { words, masks, keys, first_name, names_of, words_of, alphabets }
    }

    /// The words of a name.
    pub fn words_of(&self, name: u32) -> &[u32] {
        match name.checked_sub(self.first_name) {
            Some(name) => self.words_of.get(name),
            None => &[],
        }
    }

    /// The number of a word with these symbols.
    pub fn find(&self, symbols: &[u8], alphabet: Alphabet) -> Option<u32> {
        let key = skeleton::own_key(symbols, alphabet);
        self.keys.get(key_in(alphabet, key, false)).iter().copied().find(|number| {
            self.words
                .get(*number as usize)
                .is_some_and(|word| word.alphabet == alphabet && word.symbols() == symbols)
        })
    }

    /// Asks for some words, without waiting for them.
    fn prefetch_words(&self, numbers: &[u32]) {
        numbers.iter().for_each(|number| prefetch(self.words.get(*number as usize)));
    }

    /// Calls `use_it` with the words that may stand for a word, each once, and how much of it they have.
    pub fn gather(
        &self,
        word: &NameWord,
        sketch: &Sketch,
        met: &mut Met,
        mut use_it: impl FnMut(u32, u32),
    ) {
        let Met { keys, other_keys, numbers, seen, differences } = met;
        seen.fit(self.words.len());
        let symbols = word.symbols.as_slice();
        let own = mask(sketch.has, word.alphabet);
        // How many symbols one word has and the other has not, if they are of one script.
        let different = |number: u32| {
            let both = own ^ self.masks.get(number as usize).copied().unwrap_or(0);
            if both >> SYMBOL_BITS == 0 { both.count_ones() as u8 } else { u8::MAX }
        };
        let is_here = |alphabet: Alphabet| self.alphabets & 1 << alphabet as u8 != 0;
        if is_here(word.alphabet) && matches!(word.alphabet, Alphabet::Arabic | Alphabet::Latin) {
            keys.clear();
            numbers.clear();
            segments::near(super::inside(symbols), word.alphabet, |key| keys.push(key));
            self.keys.gather(keys, numbers);
            keep(numbers, |number| different(number) <= MOST_DIFFERENT_NEAR);
            self.prefetch_words(numbers);
            for number in numbers.iter() {
                let Some(other) = self.words.get(*number as usize) else { continue };
                let symbols = other.symbols();
                if sketch.is_near(super::inside(symbols)) && seen.insert(*number) {
                    use_it(sketch.likeness(symbols, other.alphabet), *number);
                }
            }
        }
        let mut alike = |number: u32| {
            if let Some(other) = self.words.get(number as usize) {
                use_it(sketch.likeness(other.symbols(), other.alphabet), number);
            }
        };
        let other = match word.alphabet {
            Alphabet::Arabic => Some(Alphabet::Latin),
            Alphabet::Latin => Some(Alphabet::Arabic),
            _ => None,
        };
        let other = other.filter(|alphabet| is_here(*alphabet));
        keys.clear();
        other_keys.clear();
        skeleton::keys(symbols, word.alphabet, |key, taken| {
            // In the same script the segments find what the farther skeletons would.
            keys.extend((taken <= 1).then(|| key_in(word.alphabet, key, false)));
            if let Some(alphabet) = other {
                other_keys.extend([false, true].map(|farther| key_in(alphabet, key, farther)));
            }
        });
        numbers.clear();
        self.keys.gather(other_keys, numbers);
        numbers.retain(|number| seen.insert(*number));
        self.prefetch_words(numbers);
        numbers.iter().for_each(|number| alike(*number));
        numbers.clear();
        self.keys.gather(keys, numbers);
        // Of the many words with one skeleton those are looked at that differ least.
        let mut counts = [0usize; MOST_DIFFERENT + 2];
        differences.clear();
        differences
            .extend(numbers.iter().map(|number| different(*number).min(counts.len() as u8 - 1)));
        for difference in differences.iter() {
            if let Some(count) = counts.get_mut(usize::from(*difference)) {
                *count = count.saturating_add(1);
            }
        }
        let sums = counts.iter().scan(0usize, |sum, count| {
            *sum = sum.saturating_add(*count);
            Some(*sum)
        });
        let most = sums.take(MOST_DIFFERENT).take_while(|sum| *sum < ENOUGH_ALIKE).count() as u8;
        let mut differences = differences.iter();
        keep(numbers, |_| differences.next().is_some_and(|difference| *difference <= most));
        numbers.retain(|number| seen.insert(*number));
        self.prefetch_words(numbers);
        numbers.iter().for_each(|number| alike(*number));
        seen.clear();
    }
}

#[cfg(test)]
impl Layer {
    pub fn size(&self) -> usize {
        let lists = |lists: &Lists| 4 * (lists.ends.len() + lists.numbers.len());
        self.words.len() * std::mem::size_of::<IndexedWord>()
            + 8 * self.masks.len()
            + self.keys.size()
            + lists(&self.names_of)
            + lists(&self.words_of)
    }
}

/// The key of the words of an alphabet that have a key of a skeleton; `farther` are those from whose skeletons two
/// classes were taken, which only other scripts need.
fn key_in(alphabet: Alphabet, key: u32, farther: bool) -> u32 {
    let salt = (alphabet as u32) << 1 | u32::from(farther);
    (key ^ salt.wrapping_mul(0x85EB_CA6B)).wrapping_mul(0x9E37_79B1).rotate_left(16)
}

/// The keys of words with their numbers.
fn keys_of(words: &[IndexedWord]) -> Vec<Vec<u64>> {
    let numbered: Vec<(u32, &IndexedWord)> = (0..).zip(words).collect();
    in_pieces(&numbered, LEAST_FOR_THREAD, |words| {
        let mut pairs = Vec::with_capacity(words.len().saturating_mul(24));
        for (number, word) in words {
            let own = word.symbols();
            let mut push = |key: u32| pairs.push(u64::from(key) << 32 | u64::from(*number));
            skeleton::keys(own, word.alphabet, |key, taken| {
                push(key_in(word.alphabet, key, taken > 1));
            });
            if matches!(word.alphabet, Alphabet::Arabic | Alphabet::Latin) {
                segments::listed(super::inside(own), word.alphabet, push);
            }
        }
        pairs
    })
}

/// Keeps the numbers that are wanted, without a branch that cannot be foreseen.
fn keep(numbers: &mut Vec<u32>, mut is_wanted: impl FnMut(u32) -> bool) {
    let mut kept = 0usize;
    for at in 0..numbers.len() {
        let number = numbers.get(at).copied().unwrap_or(0);
        if let Some(slot) = numbers.get_mut(kept) {
            *slot = number;
        }
        kept = kept.saturating_add(usize::from(is_wanted(number)));
    }
    numbers.truncate(kept);
}

/// What was met for one word; its buffers are used again.
#[derive(Debug, Default)]
pub(super) struct Met {
    keys: Vec<u32>,
    /// The keys of words of the other script.
    other_keys: Vec<u32>,
    numbers: Vec<u32>,
    seen: Seen,
    /// How many symbols each of the numbers has that the word has not, or the other way round.
    differences: Vec<u8>,
}

/// The words that were looked at already.
#[derive(Debug, Default)]
struct Seen {
    bits: Vec<u64>,
    numbers: Vec<u32>,
}

impl Seen {
    fn fit(&mut self, words: usize) {
        if self.bits.len() < words.div_ceil(64) {
            self.bits.resize(words.div_ceil(64), 0);
        }
    }

    /// Whether a number is new.
    #[inline]
    fn insert(&mut self, number: u32) -> bool {
        let Some(bits) = self.bits.get_mut(number as usize / 64) else { return false };
        let bit = 1u64 << (number % 64);
        if *bits & bit != 0 {
            return false;
        }
        *bits |= bit;
        self.numbers.push(number);
        true
    }

    fn clear(&mut self) {
        for number in self.numbers.drain(..) {
            if let Some(bits) = self.bits.get_mut(number as usize / 64) {
                *bits = 0;
            }
        }
    }
}
