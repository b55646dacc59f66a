//! The words and patterns of one or more languages, made ready for looking up.

use super::category::{Category, Mask, set};
use super::languages::{Compounds, Habits, LanguageData, Words};
use super::pattern::{self, Names, Pattern};
use super::program::Program;
use super::reading::Payload;
use super::token::extend;
use crate::script::{Class, class, fold};
use rustc_hash::FxHashMap;

/// Where the lexicon has a word, with what must be known at once about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry(u32);

impl Entry {
    /// Not in the lexicon.
    pub(crate) const NONE: Entry = Entry(0);
    const ANCHOR: u32 = 1 << 31;
    const PART: u32 = 1 << 30;
    const PREFIX: u32 = 1 << 29;
    const AFTER_CLITIC: u32 = 1 << 28;
    const ALONE: u32 = 1 << 27;
    const INDEX: u32 = (1 << 27) - 1;

    #[inline]
    pub(crate) const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether a date can hang on this word.
    #[inline]
    pub(crate) const fn is_anchor(self) -> bool {
        self.0 & Self::ANCHOR != 0
    }

    /// Whether a match can be this one word and no other.
    #[inline]
    pub(crate) const fn matches_alone(self) -> bool {
        self.0 & Self::ALONE != 0
    }

    /// Whether the word can be part of a date.
    #[inline]
    pub(crate) const fn is_part(self) -> bool {
        self.0 & Self::PART != 0
    }

    /// Whether words of several tokens start with this one.
    pub(crate) const fn is_prefix(self) -> bool {
        self.0 & Self::PREFIX != 0
    }

    /// Whether it is a word only behind a clitic.
    pub(crate) const fn after_clitic_only(self) -> bool {
        self.0 & Self::AFTER_CLITIC != 0
    }

    const fn index(self) -> usize {
        (self.0 & Self::INDEX) as usize
    }
}

/// A meaning of a word.
#[derive(Debug, Clone)]
pub(crate) struct Sense {
    pub mask: Mask,
    pub payload: Payload,
    pub literal: u16,
    /// The spelling that is needed.
    pub exact: Option<Box<str>>,
    /// Whether it needs a capital.
    pub capital: bool,
    /// The clitic that must stand before it.
    after: Option<char>,
}

/// A word that gets written to the next one when spaces are lost.
#[derive(Debug, Clone)]
pub(crate) struct Glued {
    pub letters: Vec<char>,
    pub hash: u64,
    pub length: u8,
    pub numeric: bool,
}

/// The words and patterns of some languages.
pub(crate) struct Lexicon {
    keys: Vec<u64>,
    entries: Vec<Entry>,
    filter: Vec<u64>,
    senses: Vec<Vec<Sense>>,
    masks: Vec<Mask>,
    /// Words that get written to the next one, by their first letter.
    glued: FxHashMap<char, Vec<Glued>>,
    /// The "and" between the parts of a number.
    pub glued_and: Option<char>,
    /// The first two letters of words that get written to the next one, as bits.
    glued_firsts: Vec<u64>,
    clitics: Vec<char>,
    clitic_bits: u128,
    clitic_entries: Vec<(char, Entry)>,
    pub habits: Habits,
    pub program: Program,
    pub future_endings: Vec<&'static str>,
    pub future_beginnings: Vec<String>,
    pub past_endings: Vec<&'static str>,
    /// What is wrong with the language files; empty, or a test fails.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests read it"))]
    pub faults: Vec<String>,
}

/// The name that stands for all patterns that make mentions.
pub(crate) const MENTION: u8 = 0;

/// The patterns that make mentions, best first.
const TOP: [&str; 6] = ["reject", "date", "range", "time", "set", "duration"];

/// A mention hangs on at least one of these.
const ANCHORS: Mask = set(&[
    Category::Month,
    Category::FragileMonth,
    Category::ShortMonth,
    Category::Weekday,
    Category::Weekdays,
    Category::Unit,
    Category::SeasonUnit,
    Category::Shift,
    Category::Now,
    Category::Dual,
    Category::DecadeName,
    Category::CenturyName,
    Category::Season,
    Category::Holiday,
    Category::WeakHoliday,
    Category::Daypart,
    Category::Noon,
    Category::ClockWord,
    Category::DateWord,
    Category::Meridiem,
    Category::Regularly,
]);

/// Words that only stand around mentions.
const AROUND: Mask = set(&[
    Category::Function,
    Category::Future,
    Category::Past,
    Category::Clause,
    Category::Measure,
    Category::Event,
    Category::Label,
    Category::Named,
]);

#[derive(Default)]
struct Draft {
    senses: Vec<Sense>,
    prefix: bool,
    prefix_of_anchor: bool,
    /// Whether it goes on a word of several tokens: paio in "un paio di".
    goes_on: bool,
}

struct Builder {
    drafts: FxHashMap<u64, Draft>,
    literals: FxHashMap<u64, u16>,
    literal_words: Vec<String>,
    names: Vec<String>,
    faults: Vec<String>,
}

impl Names for Builder {
    fn literal(&mut self, word: &str) -> u16 {
        let key = word_hash(word);
        let next = u16::try_from(self.literals.len().saturating_add(1)).unwrap_or(u16::MAX);
        let known = self.literals.len();
        let id = *self.literals.entry(key).or_insert(next);
        if self.literals.len() > known {
            self.literal_words.push(word.to_owned());
        }
        id
    }

    fn name(&mut self, name: &str) -> u8 {
        let at = self.names.iter().position(|n| n == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len().saturating_sub(1)
        });
        u8::try_from(at).unwrap_or(u8::MAX)
    }
}

/// The parts of a word between which a text may have a space or a half-space.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    word.split([' ', '\u{200C}']).filter(|piece| !piece.is_empty())
}

/// The hash of a word, as the tokenizer makes it.
pub(crate) fn word_hash(word: &str) -> u64 {
    pieces(word).flat_map(str::chars).flat_map(fold).fold(0, extend)
}

/// A word with what is in brackets left out and put in.
fn spellings(word: &str) -> Vec<String> {
    if word.chars().count() == 1 {
        return vec![word.to_owned()];
    }
    let Some((before, rest)) = word.split_once('(') else { return vec![word.to_owned()] };
    let Some((inside, after)) = rest.split_once(')') else { return vec![word.to_owned()] };
    let mut all = Vec::new();
    for middle in ["", inside] {
        all.extend(spellings(&format!("{before}{middle}{after}")));
    }
    all
}

/// A spelling without marks, joiners and spaces, letters otherwise as they are.
fn plain(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars()
        .filter(|&c| {
            !matches!(
                class(c),
                Class::Mark | Class::Tatweel | Class::Invisible | Class::Joiner | Class::Space
            )
        })
        .map(|c| match c {
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            _ => c,
        })
}

impl Sense {
    /// Whether the sense is right for the word as it is written.
    pub(crate) fn fits(&self, written: &str, capital: bool) -> bool {
        (!self.capital || capital)
            && self.exact.as_ref().is_none_or(|exact| plain(exact).eq(plain(written)))
    }
}

impl Builder {
    fn add_words(&mut self, words: &Words, data: &LanguageData) {
        for word in words.words {
            let (exact, rest) = match word.strip_prefix('=') {
                Some(rest) => (true, rest),
                None => (false, *word),
            };
            let (capital, rest) = match rest.strip_prefix('^') {
                Some(rest) => (true, rest),
                None => (false, rest),
            };
            for spelling in spellings(rest) {
                let sense = Sense {
                    mask: words.categories,
                    payload: words.payload,
                    literal: 0,
                    exact: exact.then(|| spelling.as_str().into()),
                    capital,
                    after: None,
                };
                self.add(&spelling, sense);
            }
            let contracted = data.contraction.and_then(|(from, to, clitic)| {
                let bare = rest
                    .strip_prefix(from)
                    .or_else(|| rest.strip_prefix('(')?.strip_prefix(from)?.strip_prefix(')'))?;
                Some((format!("{to}{bare}"), clitic))
            });
            if let Some((rest, clitic)) = contracted {
                for spelling in spellings(&rest) {
                    let sense = Sense {
                        mask: words.categories,
                        payload: words.payload,
                        literal: 0,
                        exact: exact.then(|| spelling.as_str().into()),
                        capital,
                        after: Some(clitic),
                    };
                    self.add(&spelling, sense);
                }
            }
        }
    }

    fn add(&mut self, word: &str, sense: Sense) {
        let anchor = sense.mask & ANCHORS != 0;
        let hash = word_hash(word);
        let mut so_far = 0;
        let all: Vec<&str> = signs_apart(word);
        for piece in all.iter().take(all.len().saturating_sub(1)) {
            so_far = piece.chars().flat_map(fold).fold(so_far, extend);
            let draft = self.drafts.entry(so_far).or_default();
            draft.prefix = true;
            draft.prefix_of_anchor |= anchor;
        }
        if sense.mask & !AROUND != 0 {
            for piece in all.iter().skip(1) {
                let hash = piece.chars().flat_map(fold).fold(0, extend);
                self.drafts.entry(hash).or_default().goes_on = true;
            }
        }
        self.drafts.entry(hash).or_default().senses.push(sense);
    }

    fn add_compounds(&mut self, compounds: &Compounds) {
        let mut below = Vec::new();
        for (value, word) in (0u32..).zip(compounds.units) {
            below.push((value, (*word).to_owned()));
        }
        for (ten, word) in (2u32..).zip(compounds.tens) {
            below.push((ten * 10, (*word).to_owned()));
            for (value, unit) in (1u32..10).zip(compounds.units.iter().skip(1)) {
                let mut stem = (*word).to_owned();
                if compounds.elide && matches!(value, 1 | 8) {
                    stem.pop();
                }
                below.push((ten * 10 + value, format!("{stem}{unit}")));
            }
        }
        let mut all = below.clone();
        for &(thousand, value) in compounds.thousands {
            let hundreds = std::iter::once((0, String::new())).chain((1u32..10).map(|h| {
                let unit = compounds.units.get(h as usize).copied().unwrap_or("");
                let unit = if h == 1 { "" } else { unit };
                (h * 100, format!("{unit}{}", compounds.hundred))
            }));
            for (hundred, word) in hundreds {
                all.push((value + hundred, format!("{thousand}{word}")));
                for (rest, small) in below.iter().skip(1) {
                    all.push((value + hundred + rest, format!("{thousand}{word}{small}")));
                }
            }
        }
        for (value, word) in all {
            if !word.is_empty() {
                let sense = Sense {
                    mask: 0,
                    payload: Payload::NumberWord(value, false),
                    literal: 0,
                    exact: None,
                    capital: false,
                    after: None,
                };
                self.add(&word, sense);
            }
        }
    }
}

/// The pieces of a word, signs inside it apart, as the tokenizer cuts them.
fn signs_apart(word: &str) -> Vec<&str> {
    let mut all = Vec::new();
    for piece in pieces(word) {
        let mut rest = piece;
        while !rest.is_empty() {
            let is_word = |c: char| !matches!(class(c), Class::Other | Class::Digit);
            let first_is_word = rest.starts_with(is_word);
            let end = if first_is_word {
                rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())
            } else {
                rest.chars().next().map_or(rest.len(), char::len_utf8)
            };
            let (head, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
            all.push(head);
            rest = tail;
        }
    }
    all
}

impl Lexicon {
    /// Puts languages together; the first one's habits hold.
    pub(crate) fn build(languages: &[&LanguageData]) -> Lexicon {
        let mut builder = Builder {
            drafts: FxHashMap::default(),
            literals: FxHashMap::default(),
            literal_words: Vec::new(),
            names: TOP.iter().map(|name| (*name).to_owned()).collect(),
            faults: Vec::new(),
        };
        let mut patterns = Vec::new();
        for data in languages {
            for words in super::languages::SIGNS.iter().chain(data.shared).chain(data.words) {
                builder.add_words(words, data);
            }
            if let Some(compounds) = data.compounds {
                builder.add_compounds(compounds);
            }
            for (name, action, line) in data.rules {
                match pattern::read(name, *action, line, &mut builder) {
                    Ok(pattern) => patterns.push(pattern),
                    Err(fault) => builder.faults.push(fault),
                }
            }
        }
        for (number, word) in (1u16..).zip(std::mem::take(&mut builder.literal_words)) {
            for spelling in spellings(&word) {
                let sense = Sense {
                    mask: Category::Literal.mask(),
                    payload: Payload::None,
                    literal: number,
                    exact: None,
                    capital: false,
                    after: None,
                };
                builder.add(&spelling, sense);
            }
        }
        let Some(habits) = languages.first().map(|data| data.habits) else {
            return Lexicon::finish(builder, patterns, &[], super::languages::PLAIN_HABITS);
        };
        Lexicon::finish(builder, patterns, languages, habits)
    }

    fn finish(
        builder: Builder,
        patterns: Vec<Pattern>,
        languages: &[&LanguageData],
        habits: Habits,
    ) -> Lexicon {
        let mut faults = builder.faults;
        for (number, name) in builder.names.iter().enumerate() {
            let none = !patterns.iter().any(|pattern| usize::from(pattern.name) == number);
            if none && !TOP.contains(&name.as_str()) {
                faults.push(format!("no pattern is called {name:?}"));
            }
        }
        let program = Program::link(patterns, builder.names.len(), TOP.len());
        let size = builder.drafts.len().saturating_mul(4).next_power_of_two().max(64);
        let mut lexicon = Lexicon {
            keys: vec![0; size],
            entries: vec![Entry::NONE; size],
            filter: vec![0; FILTER_WORDS],
            senses: vec![Vec::new()],
            masks: vec![0],
            glued: glued_words(languages),
            glued_and: languages.iter().find_map(|data| data.glued_numbers),
            glued_firsts: vec![0; FIRSTS_WORDS],
            clitics: languages.iter().flat_map(|data| data.clitics.chars()).collect(),
            clitic_bits: 0,
            clitic_entries: Vec::new(),
            habits,
            program,
            future_endings: languages
                .iter()
                .flat_map(|data| data.future_endings)
                .copied()
                .collect(),
            future_beginnings: folded(languages.iter().flat_map(|data| data.future_beginnings)),
            past_endings: languages.iter().flat_map(|data| data.past_endings).copied().collect(),
            faults,
        };
        for (hash, draft) in builder.drafts {
            let mask = draft.senses.iter().fold(0, |mask, sense| mask | sense.mask);
            let numbers = draft.senses.iter().any(|s| matches!(s.payload, Payload::NumberWord(..)));
            let mut bits = u32::try_from(lexicon.senses.len()).unwrap_or(Entry::INDEX);
            if mask & ANCHORS != 0 || draft.prefix_of_anchor {
                bits |= Entry::ANCHOR;
            }
            let alone = |s: &Sense| lexicon.program.matches_alone(s.mask, s.literal);
            if numbers || draft.senses.iter().any(alone) {
                bits |= Entry::ALONE;
            }
            if mask & !AROUND != 0 || numbers || draft.prefix || draft.goes_on {
                bits |= Entry::PART;
            }
            if draft.prefix {
                bits |= Entry::PREFIX;
            }
            if !draft.senses.is_empty() && draft.senses.iter().all(|s| s.after.is_some()) {
                bits |= Entry::AFTER_CLITIC;
            }
            lexicon.insert(hash, Entry(bits));
            lexicon.senses.push(draft.senses);
            lexicon.masks.push(mask);
        }
        for piece in lexicon.glued.values().flatten() {
            if let [first, second, ..] = piece.letters.as_slice() {
                let (word, bit) = firsts_place([*first as u32, *second as u32]);
                if let Some(slot) = lexicon.glued_firsts.get_mut(word) {
                    *slot |= bit;
                }
            }
        }
        for c in lexicon.clitics.clone() {
            lexicon.clitic_bits |= letter_bit(c as u32);
            let entry = lexicon.lookup(extend(0, c));
            lexicon.clitic_entries.push((c, entry));
        }
        lexicon
    }

    fn insert(&mut self, hash: u64, entry: Entry) {
        let (word, bit) = filter_place(hash);
        if let Some(slot) = self.filter.get_mut(word) {
            *slot |= bit;
        }
        let mask = self.keys.len().saturating_sub(1);
        let mut at = place(hash) & mask;
        while self.entries.get(at).is_some_and(|e| !e.is_none()) {
            at = at.wrapping_add(1) & mask;
        }
        if let (Some(key), Some(slot)) = (self.keys.get_mut(at), self.entries.get_mut(at)) {
            *key = hash;
            *slot = entry;
        }
    }

    /// The entry of a word by its hash.
    #[inline]
    pub(crate) fn lookup(&self, hash: u64) -> Entry {
        let (word, bit) = filter_place(hash);
        if self.filter.get(word).is_none_or(|slot| slot & bit == 0) {
            return Entry::NONE;
        }
        let mask = self.keys.len().wrapping_sub(1);
        let mut at = place(hash) & mask;
        loop {
            match (self.keys.get(at), self.entries.get(at)) {
                (Some(_), Some(entry)) if entry.is_none() => return Entry::NONE,
                (Some(key), Some(entry)) if *key == hash => return *entry,
                (Some(_), Some(_)) => at = at.wrapping_add(1) & mask,
                _ => return Entry::NONE,
            }
        }
    }

    /// The meanings of an entry.
    pub(crate) fn senses(&self, entry: Entry) -> &[Sense] {
        self.senses.get(entry.index()).map_or(&[], Vec::as_slice)
    }

    /// All categories of an entry.
    pub(crate) fn mask(&self, entry: Entry) -> Mask {
        self.masks.get(entry.index()).copied().unwrap_or(0)
    }

    /// The words with a first letter that get written to the next one.
    #[inline]
    pub(crate) fn glued(&self, first: char) -> &[Glued] {
        self.glued.get(&first).map_or(&[], Vec::as_slice)
    }

    /// Whether a word with these first letters can start with one that gets written to the next; says
    /// yes of a few that cannot.
    #[inline]
    pub(crate) fn may_be_glued(&self, firsts: [u32; 2]) -> bool {
        let (word, bit) = firsts_place(firsts);
        self.glued_firsts.get(word).is_some_and(|slot| slot & bit != 0)
    }

    #[inline]
    pub(crate) fn is_clitic(&self, letter: u32) -> bool {
        self.clitic_bits & letter_bit(letter) != 0
            && self.clitics.iter().any(|clitic| *clitic as u32 == letter)
    }

    /// The entry of a clitic that stands alone.
    pub(crate) fn clitic(&self, c: char) -> Entry {
        self.clitic_entries.iter().find(|(d, _)| *d == c).map_or(Entry::NONE, |(_, e)| *e)
    }

    /// The entry of what is left when a clitic is taken off.
    pub(crate) fn after_clitic(&self, rest: u64, clitic: char) -> Option<Entry> {
        let entry = self.lookup(rest);
        if entry.is_none() || !entry.is_part() {
            return None;
        }
        let fits = entry.is_prefix()
            || self.senses(entry).iter().any(|s| s.after.is_none_or(|after| after == clitic));
        fits.then_some(entry)
    }
}

impl Sense {
    /// Whether the sense may stand behind this clitic, or behind none.
    pub(crate) fn stands_after(&self, clitic: Option<char>) -> bool {
        self.after.is_none_or(|after| Some(after) == clitic)
    }
}

/// The words that get written to the next one, numbers among them.
fn glued_words(languages: &[&LanguageData]) -> FxHashMap<char, Vec<Glued>> {
    let mut all: FxHashMap<char, Vec<Glued>> = FxHashMap::default();
    let mut add = |word: &str, numeric: bool| {
        let letters: Vec<char> = word.chars().flat_map(fold).collect();
        let [first, _, ..] = letters.as_slice() else { return };
        let first = *first;
        let length = u8::try_from(letters.len()).unwrap_or(u8::MAX);
        let hash = letters.iter().copied().fold(0, extend);
        all.entry(first).or_default().push(Glued { letters, hash, length, numeric });
    };
    for data in languages {
        for word in data.glued {
            add(word, false);
        }
        if data.glued_numbers.is_none() {
            continue;
        }
        for words in data.words {
            if let Payload::NumberWord(1.., false) = words.payload {
                for word in words.words.iter().filter(|word| !word.contains(' ')) {
                    add(word, true);
                }
            }
        }
    }
    all
}

fn folded<'a>(words: impl Iterator<Item = &'a &'a str>) -> Vec<String> {
    words.map(|word| word.chars().flat_map(fold).collect()).collect()
}

/// One bit for a letter; some share it.
#[inline]
const fn letter_bit(letter: u32) -> u128 {
    1 << (letter % 128)
}

const FIRSTS_WORDS: usize = 64;

/// One bit for the first two letters of a word.
#[inline]
const fn firsts_place([first, second]: [u32; 2]) -> (usize, u64) {
    let mixed = first.wrapping_mul(61).wrapping_add(second);
    ((mixed >> 6) as usize % FIRSTS_WORDS, 1 << (mixed & 63))
}

const FILTER_WORDS: usize = 1024;

/// One bit in a table small enough for the nearest cache.
#[inline]
fn filter_place(hash: u64) -> (usize, u64) {
    let mixed = hash.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (((mixed >> 54) as usize) % FILTER_WORDS, 1 << ((mixed >> 48) & 63))
}

#[inline]
fn place(hash: u64) -> usize {
    (hash.wrapping_mul(0x9FB2_1C65_1E98_DF25) >> 32) as usize
}
