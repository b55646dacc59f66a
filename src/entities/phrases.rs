//! The names as sequences of words: one flat table instead of an automaton.
//!
//! A name is met only at word boundaries, so a text is looked up word by word: the hash of the words
//! read so far either leads on, or is a name, or both, or the walk ends. Compared with an automaton
//! over letters this takes a quarter of the memory, loads as it was saved, and takes new names in
//! place; hashes that agree by chance are told apart by the letters afterwards.

use super::filter::Filters;
use super::hash_index::HashIndex;

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
    head: u32,
    /// Whether a longer sequence begins with this one.
    pub continues: bool,
}

impl Found {
    #[inline]
    fn from_number(number: u32) -> Self {
        Found { head: number >> 1, continues: number & 1 == 1 }
    }

    /// Whether the sequence is a name.
    #[inline]
    pub fn is_name(self) -> bool {
        self.head != 0
    }
}

/// Names by their words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Phrases {
    index: HashIndex,
    starts: Starts,
    sieve: Sieve,
    /// Name numbers, each with the next of the same words and the variant in three bits.
    entries: Vec<[u32; 2]>,
    /// The most words a name has.
    longest: u32,
}

/// The sequences of one word that names, and that surnames begin with, in order when settled.
pub(crate) type Starts = [Vec<u32>; 2];

/// What tells from the cache that most words of a text are no name and begin none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Sieve {
    /// How many entries there were when it was made.
    settled: usize,
    /// By list: one word that is a name, and one word that a longer name begins with.
    starts: [Filters<2>; 2],
    /// All sequences.
    all: Filters<1>,
}

/// How many bits a sequence has in the filters: of one word, which are few, and of any.
const BITS_OF_STARTS: usize = 16;
const BITS_OF_ALL: usize = 7;

impl Sieve {
    fn new(index: &HashIndex, starts: &Starts, settled: usize) -> Self {
        let of_list = |tags: &Vec<u32>| {
            let mut filters = Filters::with_capacity(tags.len(), BITS_OF_STARTS);
            for tag in tags {
                if let Some(found) = index.find(*tag, |_| true).map(Found::from_number) {
                    filters.insert(*tag, [found.is_name(), found.continues]);
                }
            }
            filters
        };
        let mut all = Filters::with_capacity(index.len(), BITS_OF_ALL);
        index.hashes().for_each(|hash| all.insert(hash, [true]));
        Sieve { settled, starts: starts.each_ref().map(of_list), all }
    }
}

/// Entries are counted in 29 bits, beside the three of the variant.
const MOST_ENTRIES: usize = 1 << 29;

impl Phrases {
    /// A table with room for so many entries.
    pub fn with_capacity(entries: usize) -> Self {
        Phrases {
            index: HashIndex::with_capacity(entries),
            starts: Default::default(),
            sieve: Sieve::default(),
            entries: Vec::with_capacity(entries),
            longest: 0,
        }
    }

    /// Lists a name under words; false when the table is full.
    pub fn insert(&mut self, list: List, words: &[u64], name: u32, variant: Variant) -> bool {
        let Some((last, before)) = words.split_last() else { return true };
        if self.entries.len() >= MOST_ENTRIES {
            return false;
        }
        self.longest = self.longest.max(u32::try_from(words.len()).unwrap_or(u32::MAX));
        let mut sequence = Sequence::start(list);
        if let (Some(first), Some(starts)) = (words.first(), self.starts.get_mut(list.number())) {
            starts.push(sequence.then(*first).tag());
        }
        for word in before {
            sequence = sequence.then(*word);
            self.index.upsert(sequence.tag(), |old| old.unwrap_or(0) | 1);
        }
        sequence = sequence.then(*last);
        let number = self.entries.len().saturating_add(1) as u32;
        let mut next = 0;
        self.index.upsert(sequence.tag(), |old| {
            let old = old.unwrap_or(0);
            next = old >> 1;
            number << 1 | (old & 1)
        });
        self.entries.push([name, next << 3 | variant.bits()]);
        true
    }

    /// Makes ready to be searched what was inserted.
    pub fn settle(&mut self) {
        if self.sieve.settled == self.entries.len() {
            return;
        }
        for tags in &mut self.starts {
            tags.sort_unstable();
            tags.dedup();
            tags.shrink_to_fit();
        }
        self.sieve = Sieve::new(&self.index, &self.starts, self.entries.len());
    }

    /// Whether a sequence of one word may be a name of a list, and whether a longer one may begin with it; a quick look.
    #[inline]
    pub fn may_start(&self, list: List, sequence: Sequence) -> [bool; 2] {
        let starts = self.sieve.starts.get(list.number());
        starts.map_or([false; 2], |starts| starts.may_have(sequence.tag()))
    }

    /// Whether anything may be under a sequence of any length, or begin with it; a quick look.
    #[inline]
    pub fn may_be(&self, sequence: Sequence) -> bool {
        self.sieve.all.may_have(sequence.tag()) == [true]
    }

    /// Reads what a look for a sequence begins with, so that it is in the cache.
    #[inline]
    pub fn touch(&self, sequence: Sequence) -> u64 {
        self.index.touch(sequence.tag())
    }

    /// The newest name under a sequence.
    #[inline]
    pub fn newest(&self, found: Found) -> Option<u32> {
        let [name, _] = *self.entries.get((found.head as usize).checked_sub(1)?)?;
        Some(name)
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
        // Counted from one; before the first there is none.
        let mut at = found.head as usize;
        std::iter::from_fn(move || {
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
        Some(Phrases { index, starts, sieve: Sieve::default(), entries, longest })
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
