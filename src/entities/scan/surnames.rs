//! Surnames alone, and what the words around them tell.

use super::{Place, Scanner, in_address};
use crate::entities::language::{self, common};
use crate::entities::phrases::Found;
use crate::entities::variants;
use crate::names::fold::{Gap, Shape, Word, hash_letters};
use crate::script::Script;

/// A surname at a place in the text.
#[derive(Debug, Clone, Copy)]
pub(in crate::entities) struct Surname {
    pub start: usize,
    pub end: usize,
    pub found: Found,
    pub letters: u16,
    /// A Latin word without a capital.
    pub small: bool,
    /// An ordinary word, or a given name of somebody else.
    pub ordinary: bool,
    /// The bytes of the word before, if it may be a given name.
    pub before: Option<(usize, usize)>,
    /// The bytes of the word before that, if both have capitals.
    pub first: Option<(usize, usize)>,
    /// Whether the word before is an ordinary word, so that it must be the very given name.
    pub doubtful: bool,
    /// Whether it looks like a given name.
    pub given: bool,
    /// Another word with a capital follows, so that this may be a given name itself.
    pub goes_on: bool,
    /// What the words around tell of a capital on a common word.
    pub capital: Capital,
}

/// What a capital tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::entities) enum Capital {
    /// It shows a name.
    Shows,
    /// It stands on a common word at the start of a sentence, and tells nothing.
    Initial,
    /// A common word after an article, or in small letters: no person's surname.
    Missing,
}

impl Scanner<'_> {
    /// A surname in small letters where there are capitals is none; but a common word shows itself to be one.
    pub(super) fn small_surname(&mut self, found: Found, place: Place) {
        let (Some(word), Some(span)) = (self.words.get(place.first), self.span(place)) else {
            return;
        };
        if place.first == place.last && common::is_common(word.hash) {
            self.out.surnames.push(Surname {
                start: span.start,
                end: span.end,
                found,
                letters: 0,
                small: true,
                ordinary: true,
                before: None,
                first: None,
                doubtful: false,
                given: false,
                goes_on: false,
                capital: Capital::Missing,
            });
        }
    }

    pub(super) fn surname(&mut self, found: Found, place: Place) {
        let Some(word) = self.words.get(place.first) else { return };
        let Some(words) = self.words.get(place.first..=place.last) else { return };
        let Some(span) = self.span(place) else { return };
        let joined = |w: &Word| matches!(w.gap, Gap::Space | Gap::Hyphen | Gap::Glued);
        if !words.iter().skip(1).all(joined)
            || in_address(self.text, &span)
            || !self.is_surname(found)
        {
            return;
        }
        let before = place.first.checked_sub(1).and_then(|at| self.words.get(at));
        let before = before.filter(|before| place.outside == 0 && adjoins(before, word));
        let is_capital = |word: &Word| matches!(word.shape, Shape::Title | Shape::Mixed);
        let first = place.first.checked_sub(2).and_then(|at| self.words.get(at));
        let first = first.filter(|first| {
            before.is_some_and(|before| adjoins(first, before) && is_capital(before))
                && is_capital(first)
        });
        let after = self.words.get(place.last.saturating_add(1));
        let goes_on = after.is_some_and(|after| {
            matches!(after.shape, Shape::Title | Shape::Mixed)
                && after.gap == Gap::Space
                && after.script == word.script
                && !self.is_ordinary(after)
        });
        let hash = hash_letters(self.text_letters);
        let is_function_word = self.boundaries.is_function_word(word.script, hash);
        let is_honoured = before.is_some_and(|b| self.boundaries.is_honorific(b.script, b.hash));
        // Where no capital tells it, a function word is never a name.
        if is_function_word && word.script == Script::Arabic {
            return;
        }
        self.out.surnames.push(Surname {
            start: span.start,
            end: span.end,
            found,
            letters: u16::try_from(self.text_letters.len()).unwrap_or(u16::MAX),
            small: word.script == Script::Latin && words.iter().all(|w| w.shape == Shape::Lower),
            ordinary: is_function_word
                || self.is_given_name(hash)
                || !is_honoured && self.boundaries.is_ordinary(word.script, self.text_letters),
            before: before.map(|before| (before.start, before.end)),
            first: first.map(|first| (first.start, first.end)),
            doubtful: before.is_some_and(|before| self.is_no_given_name(before)),
            given: before.is_some_and(|before| self.is_like_a_given_name(before)),
            goes_on,
            capital: self.capital(word, place, hash),
        });
    }

    /// What the capital of a surname tells.
    fn capital(&self, word: &Word, place: Place, hash: u64) -> Capital {
        if word.script != Script::Latin || !common::is_common(hash) {
            return Capital::Shows;
        }
        let before = place.first.checked_sub(1).and_then(|at| self.words.get(at));
        let before = before.filter(|_| matches!(word.gap, Gap::Space | Gap::Apostrophe));
        match before {
            _ if word.shape == Shape::Lower => Capital::Missing,
            None => Capital::Initial,
            Some(before) if self.boundaries.is_determiner(before.script, before.hash) => {
                Capital::Missing
            }
            Some(_) => Capital::Shows,
        }
    }

    /// Whether a name under a sequence really has the surname of the text.
    pub(super) fn is_surname(&mut self, found: Found) -> bool {
        let store = self.store;
        store.phrases.names(found).any(|(name, variant)| {
            if store.kept_record_of(name).is_none() {
                return false;
            }
            self.alias.read(store.names.get(name));
            variants::letters(self.alias, variant, self.alias_letters);
            self.text_letters == self.alias_letters
        })
    }

    /// Whether the word before a surname looks like a given name: then it names a certain bearer.
    fn is_like_a_given_name(&self, before: &Word) -> bool {
        !self.is_ordinary(before)
            && (self.is_given_name(before.hash)
                || language::is_given_name(before.hash)
                || matches!(before.shape, Shape::Title | Shape::Mixed))
    }

    /// Whether a word of Arabic script is an ordinary word, and nobody's given name.
    fn is_no_given_name(&self, word: &Word) -> bool {
        let letters = self.folded.letters(word);
        word.script == Script::Arabic
            && (self.boundaries.is_function_word(word.script, word.hash)
                || self.boundaries.is_ordinary(word.script, letters)
                    && !language::is_given_name(word.hash)
                    && !self.is_given_name(word.hash))
    }
}

/// Whether a word stands before a surname as a given name does.
fn adjoins(before: &Word, surname: &Word) -> bool {
    before.script == surname.script
        && match surname.gap {
            Gap::Space => true,
            // An initial, not the end of a sentence.
            Gap::Dot => before.len() <= 2,
            _ => false,
        }
}
