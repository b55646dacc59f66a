//! The names that may be a query, by its words.

use super::layer::{Met, units};
use super::sketch::Sketch;
use super::{NEARLY, NameIndex, Near, Search};
use crate::names::fold::Folded;
use crate::names::model::Model;
use crate::names::word::NameWord;
use crate::prefetch::prefetch;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words of so many letters may be two, each of so many letters at least.
const LEAST_TO_SPLIT: usize = 7;
const LEAST_PART: usize = 3;
const MOST_PARTS: usize = 4;
/// How many names are looked at for one word of a query, if others are rarer; and in all.
const ENOUGH_NAMES: usize = 3_000;
const MOST_NAMES: usize = 60_000;
/// Words that have less of each other, of a thousand, are not alike; others tell the less the less alike.
const UNLIKE: i32 = 400;
/// What a word tells at most for which there are no near ones.
const MOST_UNKNOWN: i32 = 600;
/// How many times more names than are wanted are looked at closely, and how many at least.
const CLOSER: usize = 4;
const LEAST_CLOSER: usize = 300;
/// What a word costs that one name has more than the other, in a shortlist.
const MORE_WORDS: i32 = 80;

/// Buffers that are used again from query to query.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    folded: Folded,
    pub(super) met: Met,
    /// Words with how much of the query's they have, of its script and of others.
    pub(super) same: Vec<(u32, u32)>,
    pub(super) others: Vec<(u32, u32)>,
}

/// A name that may be a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listed {
    pub name: u32,
    /// About what it scores at most.
    pub at_most: i32,
}

/// A word of a query, with the words that may stand for it and the scores of each.
struct Asked {
    sketch: Sketch,
    /// How many names have one of the words.
    names: usize,
    near: Vec<Near>,
    scores: FxHashMap<u32, i32>,
    /// A bit for each of them, so that most other words are told at once.
    bits: [u64; BIT_WORDS],
}

/// How many bits tell other words, in words of 64.
const BIT_WORDS: usize = 32;

/// In which word of the bits a word of the index has its bit, and which it is.
fn bit(word: u32) -> (usize, u64) {
    let spread = word.wrapping_mul(0x9E37_79B1);
    ((spread >> 20) as usize & (BIT_WORDS - 1), 1 << (spread >> 26))
}

impl Asked {
    /// The best score of one of the words of a name, numbered from `first`.
    fn best(&self, words: &[u32], first: u32) -> Option<i32> {
        let known = |word: &u32| {
            let word = word.saturating_add(first);
            let (at, bit) = bit(word);
            let may_be = self.bits.get(at).is_some_and(|bits| bits & bit != 0);
            may_be.then(|| self.scores.get(&word).copied()).flatten()
        };
        words.iter().filter_map(known).max()
    }
}

impl NameIndex {
    /// The names that may be a query, the likeliest first; `accept` says which may be there at all.
    ///
    /// With `apart`, words that may have been written together are taken apart; without any there is no list.
    #[expect(clippy::too_many_arguments, reason = "one query and all that is known of it")]
    pub fn shortlist(
        &self,
        model: &Model,
        query: &str,
        column: usize,
        most: usize,
        apart: bool,
        accept: impl Fn(u32) -> bool,
        scratch: &mut Scratch,
    ) -> Vec<Listed> {
        let mut folded = std::mem::take(&mut scratch.folded);
        folded.read(query);
        let mut words: Vec<(NameWord, usize)> = Vec::new();
        units(query, &folded, |alphabet, symbols, covers| {
            words.push((NameWord::new(alphabet, symbols), covers));
        });
        let count = folded.words().len() as i32;
        scratch.folded = folded;
        // Nothing to take apart is nothing new.
        if apart && !self.split(&mut words) {
            return Vec::new();
        }
        let mut asked: Vec<Asked> = Vec::with_capacity(words.len());
        for (word, _) in &words {
            let mut near = Vec::new();
            self.near(model, word, column, Search::Wide, scratch, &mut near);
            let names = near.iter().map(|n| self.names_of(n.word).len()).sum();
            let mut bits = [0; BIT_WORDS];
            for (at, bit) in near.iter().map(|near| bit(near.word)) {
                if let Some(bits) = bits.get_mut(at) {
                    *bits |= bit;
                }
            }
            let sketch = Sketch::of(word.symbols.as_slice(), word.alphabet);
            let scores = near.iter().map(|near| (near.word, near.score)).collect();
            asked.push(Asked { sketch, names, near, scores, bits });
        }
        asked.sort_by_key(|asked| asked.names);
        let names = self.names_of_words(&asked, most, accept);
        self.prefetch_words_of(&names);
        let names = names.into_iter();
        let mut scored: Vec<Scored> = names.map(|name| self.scored(name, &asked, count)).collect();
        // Only those that have the best words are looked at for others that are a little alike.
        let close = most.saturating_mul(CLOSER).max(LEAST_CLOSER);
        let mut all: Vec<Scored> = Vec::new();
        best(&mut scored, close, &mut all);
        all.iter_mut().for_each(|scored| self.look_closer(scored, &asked));
        let mut rest = all;
        // Beside the best by all words, the best by one word: the others may be written in another way.
        let mut chosen = Vec::with_capacity(most.saturating_add(most / 2));
        best(&mut rest, most, &mut chosen);
        if asked.len() > 1 {
            rest.iter_mut().for_each(|s| std::mem::swap(&mut s.score, &mut s.second));
            best(&mut rest, most / 4, &mut chosen);
        }
        chosen.into_iter().map(|s| Listed { name: s.name, at_most: s.at_most }).collect()
    }

    /// The names of the rarest words first; those of the others only if there are too few.
    fn names_of_words(
        &self,
        asked: &[Asked],
        most: usize,
        accept: impl Fn(u32) -> bool,
    ) -> FxHashSet<u32> {
        let mut names: FxHashSet<u32> = FxHashSet::default();
        let mut looked_at = 0usize;
        for of_word in asked {
            if names.len() >= most.min(ENOUGH_NAMES)
                && looked_at.saturating_add(of_word.names) > ENOUGH_NAMES
            {
                break;
            }
            for near in &of_word.near {
                let list = self.names_of(near.word);
                looked_at = looked_at.saturating_add(list.len());
                names.extend(list.iter().copied().filter(|name| accept(*name)));
                if looked_at > MOST_NAMES {
                    break;
                }
            }
        }
        names
    }

    /// Asks for the words of names, without waiting for them.
    fn prefetch_words_of(&self, names: &FxHashSet<u32>) {
        names.iter().for_each(|name| prefetch(self.words_of(*name).1.first()));
    }

    /// How well a name fits the words of a query.
    fn scored(&self, name: u32, asked: &[Asked], count: i32) -> Scored {
        let (_, words, first) = self.words_of(name);
        let (mut score, mut second) = (0i32, 0i32);
        for of_word in asked {
            let best = of_word.best(words, first).unwrap_or(0);
            score = score.saturating_add(best);
            second = second.max(best);
        }
        let more = (words.len() as i32).saturating_sub(count).saturating_abs();
        let penalty = more.saturating_mul(MORE_WORDS);
        Scored { score: score.saturating_sub(penalty), second, name, at_most: score }
    }

    /// Words that are not among the near ones may be a little like those of the query.
    fn look_closer(&self, scored: &mut Scored, asked: &[Asked]) {
        let (layer, words, first) = self.words_of(scored.name);
        for of_word in asked.iter().filter(|of_word| of_word.best(words, first).is_none()) {
            let word = |word: &u32| layer.words.get(*word as usize);
            let alike = words
                .iter()
                .filter_map(word)
                .map(|word| of_word.sketch.likeness(word.symbols(), word.alphabet) as i32);
            let alike = alike.max().unwrap_or(0).saturating_sub(UNLIKE).max(0);
            let most = of_word.near.first().map_or(MOST_UNKNOWN, |n| n.score) / NEARLY;
            let little = alike.saturating_mul(most) / (1000 - UNLIKE);
            scored.score = scored.score.saturating_add(little);
            scored.at_most = scored.at_most.saturating_add(little);
        }
    }

    /// Adds the parts of words that were written together: johnsmith, of which john or smith is known;
    /// whether there are any.
    fn split(&self, asked: &mut Vec<(NameWord, usize)>) -> bool {
        let mut parts: Vec<(usize, NameWord)> = Vec::new();
        for (word, covers) in asked.iter() {
            let symbols = word.symbols.as_slice();
            let letters = word.letters();
            if *covers > 1 || letters < LEAST_TO_SPLIT || self.has(symbols, word.alphabet) {
                continue;
            }
            for at in LEAST_PART..=letters.saturating_sub(LEAST_PART) {
                let (left, right) = word.symbols.split(at);
                let known = |part| self.has(part, word.alphabet);
                // The longer the known parts, the likelier.
                let (knows_left, knows_right) = (known(left.as_slice()), known(right.as_slice()));
                if knows_left || knows_right {
                    let known_letters = usize::from(knows_left) * left.letters()
                        + usize::from(knows_right) * right.letters();
                    parts.push((known_letters, NameWord::new(word.alphabet, left)));
                    parts.push((known_letters, NameWord::new(word.alphabet, right)));
                }
            }
        }
        parts.sort_by_key(|(known, _)| std::cmp::Reverse(*known));
        let some = !parts.is_empty();
        asked.extend(parts.into_iter().take(MOST_PARTS).map(|(_, word)| (word, 2)));
        some
    }
}

/// A name with its score by all words, and by the best of them.
struct Scored {
    score: i32,
    second: i32,
    name: u32,
    at_most: i32,
}

/// Moves the best to the end of others, the best first.
fn best(scored: &mut Vec<Scored>, count: usize, chosen: &mut Vec<Scored>) {
    let by_score = |a: &Scored, b: &Scored| {
        b.score.cmp(&a.score).then(b.second.cmp(&a.second)).then(a.name.cmp(&b.name))
    };
    if scored.len() > count && count > 0 {
        scored.select_nth_unstable_by(count, by_score);
    }
    let rest = scored.split_off(count.min(scored.len()));
    scored.sort_unstable_by(by_score);
    chosen.append(scored);
    *scored = rest;
}
