//! The first pass over a text: every place where the letters of a name stand.

mod demonyms;
mod looks;
mod surnames;

pub(super) use surnames::{Capital, Surname};

use self::looks::Looks;
use super::boundary::{Article, Before, Boundaries};
use super::gazetteer::Store;
use super::kind;
use super::mention::How;
use super::phrases::{Found, List, Sequence, Variant};
use super::variants;
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::names::fold::{Folded, Gap, Shape, Word, hash_letters};
use crate::script::Script;
use memchr::memchr_iter;
use std::ops::Range;

/// A name at a place in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub start: usize,
    pub end: usize,
    pub name: u32,
    pub record: u32,
    pub how: How,
    pub demonym: bool,
    /// How many words the text has for it.
    pub words: u16,
    /// How many letters.
    pub letters: u16,
    pub case: Case,
    /// One word that is an ordinary word of the language too.
    pub ordinary: bool,
    /// A sentence begins with it.
    pub initial: bool,
    /// What the word before tells.
    pub before: Before,
}

/// How the capitals of the text and of the name agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Agrees,
    /// A capital is missing, another is there.
    SomeSmall,
    /// All capitals are missing.
    AllSmall,
    /// An acronym written as a word: Nato.
    Titled,
}

/// What the first pass found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub candidates: Vec<Candidate>,
    pub surnames: Vec<Surname>,
    /// How many Latin words begin with a small letter, with a capital, and are all capitals; in the parts of the text
    /// up to that in which there is a small letter and a capital.
    pub small: usize,
    pub capital: usize,
    pub upper: usize,
    /// Whether the buffers have all words of the text.
    pub whole: bool,
}

/// How much of a text is folded at a time.
const PART: usize = 1 << 15;
/// How many words before a part are folded again, to see what stands before its first word.
const CONTEXT: usize = 3;

/// Buffers that are used again from text to text.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    pub folded: Folded,
    alias: Folded,
    text_letters: Vec<char>,
    alias_letters: Vec<char>,
    met: Vec<Met>,
    looks: Looks,
    candidates: Vec<Candidate>,
}

impl Buffers {
    /// Takes back candidates that are done with, and keeps room for so many.
    pub fn give_back(&mut self, mut candidates: Vec<Candidate>, room: usize) {
        candidates.clear();
        candidates.shrink_to(room);
        self.candidates = candidates;
    }
}

/// A sequence of words that is in the table, and where.
#[derive(Debug, Clone, Copy)]
struct Met {
    list: List,
    found: Found,
    place: Place,
}

/// How many words are looked up at a time: the memory answers to many as fast as to one.
const STRETCH: usize = 512;

/// What to look for beside names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub surnames: bool,
    pub initials: bool,
    pub demonyms: bool,
}

/// Looks up every word of a text.
pub(super) fn scan(
    store: &Store,
    text: &str,
    boundaries: &Boundaries,
    wanted: Wanted,
    interrupt: &Interrupt,
    buffers: &mut Buffers,
) -> Result<Scan> {
    let mut out = Scan { candidates: std::mem::take(&mut buffers.candidates), ..Scan::default() };
    let beyond = store.phrases.longest().saturating_add(1);
    // Reading goes on at `from`, a few words before the first that is not yet looked up.
    let (mut from, mut first, mut until) = (0usize, 0usize, 0usize);
    out.whole = text.len() <= PART;
    loop {
        interrupt.check()?;
        until = until.saturating_add(PART);
        buffers.folded.read_part(text, from, until, beyond, interrupt)?;
        let folded = std::mem::take(&mut buffers.folded);
        let words = folded.words();
        let heads = words.partition_point(|w| w.start < until);
        let mut scanner = Scanner {
            store,
            text,
            boundaries,
            wanted,
            folded: &folded,
            words,
            alias: &mut buffers.alias,
            text_letters: &mut buffers.text_letters,
            alias_letters: &mut buffers.alias_letters,
            met: &mut buffers.met,
            looks: &mut buffers.looks,
            out: &mut out,
        };
        scanner.words(first..heads);
        let context = heads.saturating_sub(CONTEXT);
        let next = words.get(heads).map(|w| w.start);
        first = heads.saturating_sub(context);
        from = words.get(context).map_or(text.len(), |w| w.start);
        buffers.folded = folded;
        match next {
            Some(start) => until = start,
            None => return Ok(out),
        }
    }
}

struct Scanner<'a> {
    store: &'a Store,
    text: &'a str,
    boundaries: &'a Boundaries,
    wanted: Wanted,
    folded: &'a Folded,
    words: &'a [Word],
    alias: &'a mut Folded,
    text_letters: &'a mut Vec<char>,
    alias_letters: &'a mut Vec<char>,
    met: &'a mut Vec<Met>,
    looks: &'a mut Looks,
    out: &'a mut Scan,
}

/// The words of the text under which something was found.
#[derive(Debug, Clone, Copy)]
struct Place {
    first: usize,
    last: usize,
    outside: usize,
    skipped: usize,
    article: Article,
    /// How many letters of the last word belong to it, if not all.
    kept: Option<usize>,
}

impl<'a> Scanner<'a> {
    /// Looks up some words, and compares what was found with the names.
    fn words(&mut self, range: Range<usize>) {
        self.count(range.clone());
        let mut at = range.start;
        while at < range.end {
            let until = at.saturating_add(STRETCH).min(range.end);
            self.fetch(at..until);
            let wanted = std::mem::take(&mut self.looks.wanted);
            memchr_iter(1, &wanted).for_each(|word| self.word(at.saturating_add(word)));
            self.looks.wanted = wanted;
            self.compare();
            at = until;
        }
    }

    /// Counts words by their capitals, until it is known that the text writes small letters and capitals apart.
    fn count(&mut self, range: Range<usize>) {
        if self.out.small > 0 && self.out.capital > 0 {
            return;
        }
        let words = self.words.get(range).unwrap_or(&[]);
        let (mut lower, mut upper, mut capital) = (0usize, 0usize, 0usize);
        for word in words {
            lower = lower.wrapping_add(usize::from(word.shape == Shape::Lower));
            upper = upper.wrapping_add(usize::from(word.shape == Shape::Upper));
            let is_capital = matches!(word.shape, Shape::Upper | Shape::Title | Shape::Mixed);
            capital = capital.wrapping_add(usize::from(is_capital));
        }
        self.out.small = self.out.small.saturating_add(lower);
        self.out.upper = self.out.upper.saturating_add(upper);
        self.out.capital = self.out.capital.saturating_add(capital);
    }

    /// Finds which of some words may begin a name, and asks for the places of the table where the names would be.
    fn fetch(&mut self, range: Range<usize>) {
        let words = self.words.get(range.clone()).unwrap_or(&[]);
        let after = self.words.get(range.start.saturating_add(1)..).unwrap_or(&[]);
        let looks = &mut *self.looks;
        looks.wanted.clear();
        // Clitics and endings are looked at later.
        looks.wanted.extend(words.iter().map(|word| u8::from(word.script == Script::Arabic)));
        looks.of_list(&self.store.phrases, List::Names, words, after);
        if self.wanted.surnames {
            looks.of_list(&self.store.phrases, List::Surnames, words, after);
        }
    }

    /// Whether a word may be a name, or begin one that goes on with the next.
    #[inline]
    fn may_start(&self, list: List, word: u64, sequence: Sequence, next: Option<&Word>) -> bool {
        let phrases = &self.store.phrases;
        let may_go_on = |next: &Word| {
            // The next word may have an ending that the name has not.
            next.script == Script::Arabic || phrases.may_be(sequence.then(next.hash))
        };
        phrases.may_start(list, word)
            && (phrases.may_be_alone(list, word) || next.is_some_and(may_go_on))
    }

    /// Compares the sequences that were met with the names.
    fn compare(&mut self) {
        let met = std::mem::take(self.met);
        let store = self.store;
        store.names.prefetch(met.iter().filter_map(|met| store.phrases.newest(met.found)));
        for Met { list, found, place } in &met {
            self.meets(*list, *found, *place);
        }
        *self.met = met;
        self.met.clear();
    }

    fn word(&mut self, at: usize) {
        let Some(word) = self.words.get(at).copied() else { return };
        let place = Place {
            first: at,
            last: at,
            outside: 0,
            skipped: 0,
            article: Article::AsWritten,
            kept: None,
        };
        if self.boundaries.may_begin(self.words, at) {
            self.walk(List::Names, word.hash, place);
            if self.wanted.surnames && word.len() > 1 {
                self.walk(List::Surnames, word.hash, place);
            }
        }
        if word.script == Script::Arabic && word.len() > 3 {
            let folded = self.folded;
            let boundaries = self.boundaries;
            let letters = folded.letters(&word);
            boundaries.openings(letters, |opening| {
                let rest = letters.get(opening.skipped..).unwrap_or(&[]);
                let hash = match opening.article {
                    Article::Contracted => hash_letters(&[&['ا', 'ل'], rest].concat()),
                    _ => hash_letters(rest),
                };
                let place = Place {
                    outside: opening.outside,
                    skipped: opening.skipped,
                    article: opening.article,
                    ..place
                };
                self.walk(List::Names, hash, place);
                if self.wanted.surnames && opening.article != Article::Extra {
                    self.walk(List::Surnames, hash, place);
                }
            });
            if self.wanted.demonyms {
                self.demonym(&word, place);
            }
        }
        if word.script == Script::Arabic {
            self.after_proclitics(&word, place);
        }
    }

    /// Looks up names of several words whose first is too short to be told by itself from what is written
    /// together with it: وجو بايدن.
    fn after_proclitics(&mut self, word: &Word, place: Place) {
        let letters = self.folded.letters(word);
        let Some(outside) = self.boundaries.before_short_word(letters) else { return };
        let first = hash_letters(letters.get(outside..).unwrap_or(&[]));
        let last = place.last.saturating_add(1);
        let Some(next) = self.words.get(last).map(|next| next.hash) else { return };
        let place = Place { outside, skipped: outside, last, ..place };
        for list in [List::Names, List::Surnames] {
            let before = Sequence::start(list).then(first);
            let phrases = &self.store.phrases;
            if phrases.find(before).is_some_and(|found| found.continues) {
                let sequence = before.then(next);
                self.follow(list, before, sequence, phrases.find(sequence), place);
            }
            if !self.wanted.surnames {
                break;
            }
        }
    }

    /// Follows the words from a first one as far as the table leads.
    #[inline]
    fn walk(&mut self, list: List, first_hash: u64, place: Place) {
        let before = Sequence::start(list);
        let sequence = before.then(first_hash);
        let next = self.words.get(place.last.saturating_add(1));
        let may_be = self.may_start(list, first_hash, sequence, next);
        let found = if may_be { self.store.phrases.find_start(sequence) } else { None };
        self.follow(list, before, sequence, found, place);
    }

    /// Follows the words after a sequence, what is found under it, and the sequence before its last word.
    #[inline]
    fn follow(
        &mut self,
        list: List,
        mut before: Sequence,
        mut sequence: Sequence,
        mut found: Option<Found>,
        mut place: Place,
    ) {
        let store = self.store;
        loop {
            if let Some(found) = found
                && found.is_name()
                && self.boundaries.may_end(self.words, place.last)
            {
                self.met.push(Met { list, found, place });
            }
            if list == List::Names {
                self.inflected(before, place);
            }
            if !found.is_some_and(|f| f.continues) {
                return;
            }
            place.last = place.last.saturating_add(1);
            let Some(next) = self.words.get(place.last) else { return };
            before = sequence;
            sequence = sequence.then(next.hash);
            found = store.phrases.find(sequence);
        }
    }

    /// Looks up the last word of a place without its endings.
    #[inline]
    fn inflected(&mut self, before: Sequence, place: Place) {
        let Some(word) = self.words.get(place.last) else { return };
        if word.script != Script::Arabic {
            return;
        }
        let (folded, boundaries, text) = (self.folded, self.boundaries, self.text);
        boundaries.endings(text, folded, word, |ending| {
            let skipped = if place.first == place.last { place.skipped } else { 0 };
            let letters = folded.letters(word).get(skipped..ending.kept).unwrap_or(&[]);
            if letters.len() < 2 || place.article == Article::Contracted {
                return;
            }
            let sequence = before.then(hash_letters(letters));
            if let Some(found) = self.store.phrases.find(sequence)
                && found.is_name()
            {
                let place = Place { kept: Some(ending.kept), ..place };
                self.met.push(Met { list: List::Names, found, place });
            }
        });
    }

    /// Checks the names under a sequence against the letters, and keeps those that are there.
    fn meets(&mut self, list: List, found: Found, place: Place) {
        if list == List::Surnames && self.out.capital > 0 && self.is_small(place) {
            self.small_surname(found, place);
            return;
        }
        if list == List::Surnames {
            if self.gather(place) {
                self.surname(found, place);
            }
            return;
        }
        let store = self.store;
        // Where small letters and capitals are written apart, one small word is no name with a capital.
        let is_small = self.out.small > 0
            && self.out.capital > 0
            && place.first == place.last
            && self.is_small(place);
        let is_plain =
            place.article == Article::AsWritten && place.kept.is_none() && place.outside == 0;
        let written = self.written(place);
        // The letters are gathered when a name is not as it is written.
        let mut is_gathered = false;
        for (name, variant) in store.phrases.names(found) {
            let Some(record) = store.kept_record_of(name) else { continue };
            if variant == Variant::Initials && !self.wanted.initials {
                continue;
            }
            let alias = store.names.get(name);
            if is_small && alias.bytes().any(|byte| byte.is_ascii_uppercase()) {
                continue;
            }
            // What is the same as it is written need not be folded.
            let same = is_plain && variant == Variant::Whole && written == alias;
            if !same {
                if !is_gathered && !self.gather(place) {
                    return;
                }
                is_gathered = true;
                self.alias.read(alias);
                variants::letters(self.alias, variant, self.alias_letters);
                if self.text_letters != self.alias_letters {
                    continue;
                }
            }
            if place.article == Article::Extra && !takes_article(store.kind(record)) {
                continue;
            }
            // كوباً are cups: an alef with tanween is an ending, not a letter of a name.
            if !same && ends_in_tanween(written) && !ends_in_tanween(alias) {
                continue;
            }
            if let Some(candidate) = self.candidate(name, record, alias, variant, place, same) {
                self.out.candidates.push(candidate);
            }
        }
    }

    /// The letters of a place, in `text_letters`; false if no name can be there.
    fn gather(&mut self, place: Place) -> bool {
        self.text_letters.clear();
        if place.article == Article::Contracted {
            self.text_letters.extend(['ا', 'ل']);
        }
        for at in place.first..=place.last {
            let Some(word) = self.words.get(at) else { return false };
            let letters = self.folded.letters(word);
            let from = if at == place.first { place.skipped } else { 0 };
            let to = match place.kept {
                Some(kept) if at == place.last => kept,
                _ => letters.len(),
            };
            self.text_letters.extend_from_slice(letters.get(from..to).unwrap_or(&[]));
        }
        true
    }

    /// The words of a place as they are written.
    fn written(&self, place: Place) -> &'a str {
        self.span(place).and_then(|span| self.text.get(span)).unwrap_or("")
    }

    /// The bytes of a place.
    fn span(&self, place: Place) -> Option<Range<usize>> {
        let (first, last) = (self.words.get(place.first)?, self.words.get(place.last)?);
        let mut start = first.start;
        if place.outside > 0 {
            start = self.folded.letter_span(self.text, first, place.outside..first.len()).start;
        }
        let mut end = last.end;
        if let Some(kept) = place.kept {
            end = self.folded.letter_span(self.text, last, 0..kept).end;
        } else if last.dotted && self.follows(end, ".") {
            end = end.saturating_add(1);
        }
        (start < end).then_some(start..end)
    }

    fn follows(&self, at: usize, what: &str) -> bool {
        self.text.get(at..).is_some_and(|rest| rest.starts_with(what))
    }

    /// The candidate of a name that a place has the letters of; none if something else forbids it.
    fn candidate(
        &self,
        name: u32,
        record: u32,
        alias: &str,
        variant: Variant,
        place: Place,
        same_as_written: bool,
    ) -> Option<Candidate> {
        let words = self.words.get(place.first..=place.last)?;
        let mut span = self.span(place)?;
        if !(same_as_written || self.gaps_agree(words, alias)) || in_address(self.text, &span) {
            return None;
        }
        let may_be_sign = |byte: Option<&u8>| !byte.is_some_and(u8::is_ascii_alphanumeric);
        if may_be_sign(alias.as_bytes().first()) || may_be_sign(alias.as_bytes().last()) {
            span = self.with_signs(span, alias, place)?;
        }
        let after = self.words.get(place.last.saturating_add(1));
        let apostrophe =
            [words.first(), after].into_iter().flatten().any(|w| w.gap == Gap::Apostrophe);
        let attached = place.outside > 0 || place.kept.is_some() || place.skipped > 0 || apostrophe;
        let same = same_as_written || {
            let written = self.text.get(span.clone())?;
            match place.article {
                Article::AsWritten => written == alias,
                Article::Contracted => {
                    written.strip_prefix('ل').is_some_and(|w| alias.strip_prefix("ال") == Some(w))
                }
                Article::Extra => written.ends_with(alias),
            }
        };
        let how = match variant {
            Variant::Initials | Variant::Surname | Variant::Compound => How::Fuzzy,
            Variant::Whole if same && !attached => How::Exact,
            Variant::Whole if same => How::Clitic,
            _ => How::Folded,
        };
        let script = words.first()?.script;
        let letters = match same_as_written {
            true => words.iter().map(Word::len).sum(),
            false => self.text_letters.len(),
        };
        let hash = || hash_letters(self.text_letters);
        let ordinary = match words {
            [word] => {
                let hash = if same_as_written { word.hash } else { hash() };
                self.boundaries.is_function_word(script, hash)
            }
            _ => false,
        };
        // على is no علي: an ordinary word is a name only as the record writes it.
        if ordinary && script == Script::Arabic && how == How::Folded {
            return None;
        }
        Some(Candidate {
            start: span.start,
            end: span.end,
            name,
            record,
            how,
            demonym: false,
            words: u16::try_from(words.len()).unwrap_or(u16::MAX),
            letters: u16::try_from(letters).unwrap_or(u16::MAX),
            case: if same_as_written { Case::Agrees } else { self.case(words) },
            ordinary,
            initial: words.first().is_some_and(|w| matches!(w.gap, Gap::Break | Gap::Dot)),
            before: self.before(place),
        })
    }

    /// The bytes of a place with the signs that the name begins and ends with; none if they make it another name.
    fn with_signs(
        &self,
        mut span: Range<usize>,
        alias: &str,
        place: Place,
    ) -> Option<Range<usize>> {
        // What stands after the last letter of the name: Yahoo!, C++, Jr.
        let tail = alias.trim_end().rsplit(char::is_alphanumeric).next().unwrap_or("");
        if !tail.is_empty() && place.kept.is_none() {
            if self.follows(span.end, tail) {
                span.end = span.end.saturating_add(tail.len());
            } else if tail.chars().any(is_significant) {
                return None;
            }
        }
        let head = alias.trim_start().split(char::is_alphanumeric).next().unwrap_or("");
        if !head.is_empty() && place.outside == 0 {
            let before = self.text.get(..span.start).unwrap_or("");
            if before.ends_with(head) {
                span.start = span.start.saturating_sub(head.len());
            } else if head.chars().any(is_significant) {
                return None;
            }
        }
        Some(span)
    }

    /// What the word before a place tells.
    fn before(&self, place: Place) -> Before {
        let Some(word) = self.words.get(place.first) else { return Before::Other };
        let before = place.first.checked_sub(1).and_then(|at| self.words.get(at));
        match before.filter(|_| matches!(word.gap, Gap::Space | Gap::Dot)) {
            Some(before) => self.boundaries.tells(before.script, before.hash),
            None => Before::Other,
        }
    }

    /// How the capitals of the words agree with those of the name that was read last.
    fn case(&self, words: &[Word]) -> Case {
        let names = self.alias.words();
        let (mut capitals, mut small, mut titled) = (0usize, 0usize, false);
        if names.len() == words.len() {
            for (name, word) in names.iter().zip(words) {
                if matches!(name.shape, Shape::Lower | Shape::Caseless) {
                    continue;
                }
                capitals = capitals.saturating_add(1);
                match word.shape {
                    Shape::Lower => small = small.saturating_add(1),
                    Shape::Title if name.shape == Shape::Upper => titled = true,
                    _ => {}
                }
            }
        } else if names.iter().any(|w| !matches!(w.shape, Shape::Lower | Shape::Caseless)) {
            capitals = 1;
            small = usize::from(words.iter().all(|w| w.shape == Shape::Lower));
        }
        match small {
            0 if titled => Case::Titled,
            0 => Case::Agrees,
            _ if small == capitals => Case::AllSmall,
            _ => Case::SomeSmall,
        }
    }

    /// Whether what stands between the words may stand inside the name.
    fn gaps_agree(&self, words: &[Word], alias: &str) -> bool {
        let mut hard = false;
        for pair in words.windows(2) {
            let [before, word] = pair else { continue };
            match word.gap {
                Gap::Glued | Gap::Space | Gap::Hyphen | Gap::Apostrophe => {}
                Gap::Dot if before.len() <= 3 => {}
                Gap::Dot | Gap::Break => hard = true,
            }
            if word.gap == Gap::Break {
                let between = self.text.get(before.outer_end..word.start).unwrap_or("");
                if between.bytes().filter(|b| *b == b'\n').count() > 1 {
                    return false;
                }
            }
        }
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        let inside = alias.trim_matches(|c: char| !c.is_alphanumeric());
        let written = self.text.get(first.start..last.end).unwrap_or("");
        if hard {
            return signs(inside, true).eq(signs(written, true));
        }
        !inside.chars().any(is_significant) || signs(inside, false).eq(signs(written, false))
    }

    /// Whether the words of a place are Latin and have no capital.
    fn is_small(&self, place: Place) -> bool {
        let words = self.words.get(place.first..=place.last).unwrap_or(&[]);
        words.iter().all(|word| word.script == Script::Latin && word.shape == Shape::Lower)
    }

    fn is_ordinary(&self, word: &Word) -> bool {
        self.boundaries.is_function_word(word.script, word.hash)
            || self.boundaries.is_title(word.script, word.hash)
            || word.script == Script::Arabic && self.boundaries.is_announcer(word.script, word.hash)
    }

    fn is_given_name(&self, hash: u64) -> bool {
        self.store.given_names.find((hash >> 32) as u32, |count| count > 0).is_some()
    }
}

/// Whether a name of this type may have an article in the text that it lacks in the record: places
/// and persons have theirs always or never (مالي is a country, المالي an adjective).
fn takes_article(kind: Option<&str>) -> bool {
    !kind.is_some_and(|kind| kind::is_person(kind) || kind::is_place(kind))
}

/// Signs without which a name is another.
fn is_significant(c: char) -> bool {
    matches!(c, '+' | '#' | '&' | '@' | '%' | '$' | '€' | '£')
}

/// The signs inside a name, as far as they tell it from others.
fn signs(text: &str, dots: bool) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(crate::script::fold).filter(move |c| {
        !c.is_alphanumeric()
            && !c.is_whitespace()
            && !matches!(c, '-' | '\'' | '_' | '·')
            && (dots || *c != '.')
    })
}

/// Whether a sign may stand in the first part of a mail address.
fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')
}

/// Whether a span lies in a web or mail address.
fn in_address(text: &str, span: &Range<usize>) -> bool {
    const FAR: usize = 200;
    // Most stand alone: no run of signs and letters before or after them.
    let bytes = text.as_bytes();
    let last_before = span.start.checked_sub(1).and_then(|at| bytes.get(at));
    let may_go_on = |byte: &u8| is_of_address(char::from(*byte)) || *byte == b'@';
    if matches!(last_before, None | Some(b' ' | b'\n'))
        && !bytes.get(span.end).is_some_and(may_go_on)
    {
        return false;
    }
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let run_before = before
        .char_indices()
        .rev()
        .take(FAR)
        .find(|(_, c)| c.is_whitespace() || !c.is_ascii())
        .map_or(0, |(i, c)| i.saturating_add(c.len_utf8()));
    let run_before = before.get(run_before..).unwrap_or("");
    if run_before.contains("://") || run_before.contains("www.") {
        return true;
    }
    let mut run_after = after.chars().take(FAR).take_while(|c| c.is_ascii() && !c.is_whitespace());
    let at_before = run_before.rfind('@').is_some_and(|at| {
        run_before.get(..at).is_some_and(|s| s.ends_with(|c: char| c.is_ascii_alphanumeric()))
    });
    at_before
        || (run_after.by_ref().find(|c| !is_of_address(*c)) == Some('@')
            && run_after.next().is_some_and(|c| c.is_ascii_alphanumeric()))
}

/// Whether a word ends in an alef with the mark of an indefinite noun, on either side of it.
fn ends_in_tanween(word: &str) -> bool {
    word.ends_with("\u{627}\u{64B}") || word.ends_with("\u{64B}\u{627}")
}
