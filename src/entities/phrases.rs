//! The names as sequences of words: one flat table instead of an automaton.
//!
//! A name is met only at word boundaries, so a text is looked up word by word: the hash of the words
//! read so far either leads on, or is a name, or both, or the walk ends. Compared with an automaton
//! over letters this takes a quarter of the memory, loads as it was saved, and takes new names in
//! place; hashes that agree by chance are told apart by the letters afterwards.

use super::filter::{Filter, spread};
use super::hash_index::HashIndex;
use crate::large_pages;

/// How the words under which a name is listed relate to the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Variant {
    /// All its letters; words may be joined or split.
    Whole,
    /// Without the article at its start.
    Article,
    /// Without the initials in its middle.
    Initials,
    /// Only the surname.
    Surname,
    /// Only the surname with all that hyphens join to it.
    Compound,
}

impl Variant {
    fn from_bits(bits: u32) -> Self {
        use Variant::{Article, Compound, Initials, Surname, Whole};
        const ALL: [Variant; 5] = [Whole, Article, Initials, Surname, Compound];
        ALL.get((bits & 7) as usize).copied().unwrap_or(Whole)
    }

    fn bits(self) -> u32 {
        match self {
            Variant::Whole => 0,
            Variant::Article => 1,
            Variant::Initials => 2,
            Variant::Surname => 3,
            Variant::Compound => 4,
        }
    }
}

/// Where a sequence of words may begin: names and surnames are listed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Whole names and their variants.
    Names,
    /// Surnames.
    Surnames,
}

impl List {
    fn number(self) -> usize {
        match self {
            List::Names => 0,
            List::Surnames => 1,
        }
    }
}

/// The hash of a sequence of words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sequence(u64);

impl Sequence {
    /// No words yet.
    pub fn start(list: List) -> Self {
        Sequence(match list {
            List::Names => 0x13198A2E_03707344,
            List::Surnames => 0xA409_3822_299F_31D0,
        })
    }

    /// With one more word.
    #[inline]
    pub fn then(self, word: u64) -> Self {
        let x = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Sequence(x ^ (x >> 29))
    }

    #[inline]
    fn tag(self) -> u32 {
        (self.0.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
    }
}

/// What the table has under a sequence of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Found {
    /// Of one whole name the number, and a bit that is set; of others the newest entry, counted from one, and a bit
    /// that is not; 0 of none.
    names: u32,
    /// Whether a longer sequence begins with this one.
    pub continues: bool,
}

impl Found {
    #[inline]
    fn from_number(number: u32) -> Self {
        Found { names: number >> 1, continues: number & 1 == 1 }
    }

    fn number(self) -> u32 {
        self.names << 1 | u32::from(self.continues)
    }

    /// Whether the sequence is a name.
    #[inline]
    pub fn is_name(self) -> bool {
        self.names != 0
    }

    /// The name, if it is one and whole: most are, so that these need no entry.
    #[inline]
    fn only(self) -> Option<u32> {
        (self.names & 1 == 1).then_some(self.names >> 1)
    }

    /// The newest entry, counted from one; 0 if there is none.
    #[inline]
    fn newest_entry(self) -> u32 {
        if self.names & 1 == 0 { self.names >> 1 } else { 0 }
    }
}

/// Names by their words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Phrases {
    index: HashIndex,
    starts: Starts,
    sieve: Sieve,
    /// Whether the sieve is of all that was inserted.
    settled: bool,
    /// Name numbers, each with the next of the same words and the variant in three bits.
    entries: Vec<[u32; 2]>,
    /// The most words a name has.
    longest: u32,
}

/// The hashes of the words that names, and that surnames begin with, in order when settled.
pub(crate) type Starts = [Vec<u64>; 2];

/// What tells from the cache that most words of a text are no name and begin none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Sieve {
    /// By list: words that names begin with, and those of them that are names by themselves.
    starts: [Filter; 2],
    alone: [Filter; 2],
    /// All sequences.
    all: Filter,
}

/// How many bits a hash has in the filters: of words, which are few, and of sequences.
const BITS_OF_WORDS: usize = 16;
const BITS_OF_SEQUENCES: usize = 7;

impl Sieve {
    fn new(index: &HashIndex, [names, surnames]: &Starts) -> Self {
        let of = |words: &[u64]| {
            let mut filter = Filter::with_capacity(words.len(), BITS_OF_WORDS);
            words.iter().for_each(|word| filter.insert(*word));
            filter
        };
        let alone = |list, words: &[u64]| {
            let is_name = |word: &&u64| {
                let tag = Sequence::start(list).then(**word).tag();
                index.find(tag, |_| true).is_some_and(|number| Found::from_number(number).is_name())
            };
            of(&words.iter().filter(is_name).copied().collect::<Vec<_>>())
        };
        let mut all = Filter::with_capacity(index.len(), BITS_OF_SEQUENCES);
        index.hashes().for_each(|tag| all.insert(spread(tag)));
        Sieve {
            starts: [of(names), of(surnames)],
            alone: [alone(List::Names, names), alone(List::Surnames, surnames)],
            all,
        }
    }
}

/// Names and entries are counted in 29 bits, beside the three of the variant.
const MOST: u32 = 1 << 29;

impl Phrases {
    /// A table with room for so many entries.
    pub fn with_capacity(entries: usize) -> Self {
        Phrases { index: HashIndex::with_capacity(entries), ..Phrases::default() }
    }

    /// Lists a name under words; false when the table is full.
    pub fn insert(&mut self, list: List, words: &[u64], name: u32, variant: Variant) -> bool {
        let Some((last, before)) = words.split_last() else { return true };
        // Beside the new name an entry may be wanted for the one that was alone.
        let count = self.entries.len().saturating_add(2);
        if name >= MOST || count > MOST as usize {
            return false;
        }
        self.settled = false;
        self.longest = self.longest.max(u32::try_from(words.len()).unwrap_or(u32::MAX));
        let mut sequence = Sequence::start(list);
        if let (Some(first), Some(starts)) = (words.first(), self.starts.get_mut(list.number())) {
            starts.push(*first);
        }
        for word in before {
            sequence = sequence.then(*word);
            self.index.upsert(sequence.tag(), |old| old.unwrap_or(0) | 1);
        }
        sequence = sequence.then(*last);
        let entries = &mut self.entries;
        let mut enter = |name: u32, next: u32, variant: Variant| {
            entries.push([name, next << 3 | variant.bits()]);
            entries.len() as u32
        };
        self.index.upsert(sequence.tag(), |old| {
            let old = Found::from_number(old.unwrap_or(0));
            let names = if !old.is_name() && variant == Variant::Whole {
                name << 1 | 1
            } else {
                let alone = |first| enter(first, 0, Variant::Whole);
                let next = old.only().map_or(old.newest_entry(), alone);
                enter(name, next, variant) << 1
            };
            Found { names, ..old }.number()
        });
        true
    }

    /// Makes ready to be searched what was inserted.
    pub fn settle(&mut self) {
        if self.settled {
            return;
        }
        self.settled = true;
        self.index.fit();
        self.entries = large_pages::copy_of(&self.entries);
        for words in &mut self.starts {
            words.sort_unstable();
            words.dedup();
            words.shrink_to_fit();
        }
        self.sieve = Sieve::new(&self.index, &self.starts);
    }

    /// Whether a name of a list may begin with a word, by its hash; a quick look.
    #[inline]
    pub fn may_start(&self, list: List, word: u64) -> bool {
        self.sieve.starts.get(list.number()).is_some_and(|starts| starts.may_have(word))
    }

    /// Whether a word that names of a list begin with may be a name by itself; a quick look.
    #[inline]
    pub fn may_be_alone(&self, list: List, word: u64) -> bool {
        self.sieve.alone.get(list.number()).is_some_and(|alone| alone.may_have(word))
    }

    /// Whether anything may be under a sequence of any length, or begin with it; a quick look.
    #[inline]
    pub fn may_be(&self, sequence: Sequence) -> bool {
        self.sieve.all.may_have(spread(sequence.tag()))
    }

    /// Asks for what [`Phrases::may_be`] reads, without waiting for it.
    #[inline]
    pub fn prefetch_quick_look(&self, sequence: Sequence) {
        self.sieve.all.prefetch(spread(sequence.tag()));
    }

    /// Asks for what a look for a sequence begins with, without waiting for it.
    #[inline]
    pub fn prefetch(&self, sequence: Sequence) {
        self.index.prefetch(sequence.tag());
    }

    /// The newest name under a sequence.
    #[inline]
    pub fn newest(&self, found: Found) -> Option<u32> {
        let of_entry = || {
            let [name, _] = *self.entries.get((found.newest_entry() as usize).checked_sub(1)?)?;
            Some(name)
        };
        found.only().or_else(of_entry)
    }

    /// What is under a sequence of words; the table must be settled.
    #[inline]
    pub fn find(&self, sequence: Sequence) -> Option<Found> {
        if self.may_be(sequence) { self.find_start(sequence) } else { None }
    }

    /// What is under a sequence that may be there, as [`Phrases::may_start`] has told.
    #[inline]
    pub fn find_start(&self, sequence: Sequence) -> Option<Found> {
        let number = self.index.find(sequence.tag(), |_| true)?;
        Some(Found::from_number(number))
    }

    /// The names under a sequence, newest first.
    pub fn names(&self, found: Found) -> impl Iterator<Item = (u32, Variant)> + '_ {
        let mut only = found.only();
        // Counted from one; before the first there is none.
        let mut at = found.newest_entry() as usize;
        std::iter::from_fn(move || {
            if let Some(name) = only.take() {
                return Some((name, Variant::Whole));
            }
            let [name, rest] = *self.entries.get(at.wrapping_sub(1))?;
            // A chain leads to older entries only, so that a broken file cannot make a ring.
            let next = (rest >> 3) as usize;
            at = if next < at { next } else { 0 };
            Some((name, Variant::from_bits(rest)))
        })
    }

    /// The most words a listed name has.
    pub fn longest(&self) -> usize {
        self.longest as usize
    }

    /// The slots, the first words by list, the entries and the longest, to be saved.
    pub fn parts(&self) -> (&[u64], &Starts, &[[u32; 2]], u32) {
        (self.index.slots(), &self.starts, &self.entries, self.longest)
    }

    /// The table of saved parts, to be settled; `None` if they cannot be one.
    pub fn from_parts(
        slots: Vec<u64>,
        starts: Starts,
        entries: Vec<[u32; 2]>,
        longest: u32,
    ) -> Option<Self> {
        let index = HashIndex::from_slots(slots)?;
        Some(Phrases { index, starts, entries, longest, ..Phrases::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(list: List, words: &[u64]) -> Sequence {
        words.iter().fold(Sequence::start(list), |s, w| s.then(*w))
    }

    #[test]
    fn a_walk_leads_on_and_names_are_listed() {
        let mut phrases = Phrases::default();
        for (list, words, name, variant) in [
            (List::Names, &[1, 2, 3][..], 0, Variant::Whole),
            (List::Names, &[1, 2], 1, Variant::Whole),
            (List::Names, &[1, 2], 2, Variant::Initials),
            (List::Surnames, &[2], 1, Variant::Surname),
        ] {
            assert!(phrases.insert(list, words, name, variant));
        }
        phrases.settle();
        let find = |list, words: &[u64]| phrases.find(sequence(list, words));
        let one = find(List::Names, &[1]).unwrap();
        assert!(one.continues && !one.is_name());
        let two = find(List::Names, &[1, 2]).unwrap();
        assert!(two.continues);
        let names: Vec<_> = phrases.names(two).collect();
        assert_eq!(names, [(2, Variant::Initials), (1, Variant::Whole)]);
        assert!(!find(List::Names, &[1, 2, 3]).unwrap().continues);
        assert!(find(List::Names, &[2]).is_none());
        assert!(find(List::Surnames, &[2]).is_some_and(Found::is_name));
        assert_eq!(phrases.longest(), 3);
    }
}
