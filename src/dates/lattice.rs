//! The readings of each token of a stretch: what the patterns are matched against.

use super::category::{Category, Mask, set};
use super::lexicon::Lexicon;
use super::number;
use super::program::{Needs, WordSet};
use super::reading::{Payload, Reading};
use super::token::{Case, Gap, Sort, Token, behead, join};

/// Words of several tokens that tell what a number after them is.
const BEFORE: Mask = set(&[Category::Event, Category::Label]);

/// A stretch of tokens with their readings.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    /// The first token.
    pub start: usize,
    /// After the last token.
    pub end: usize,
    readings: Vec<Reading>,
    /// Where the readings of each place start; one more at the end.
    starts: Vec<usize>,
    /// All categories of the readings that start at each place.
    masks: Vec<Mask>,
    /// All categories of the readings that end at each place.
    ends: Vec<Mask>,
    /// All categories that stand behind the readings of each place.
    nexts: Vec<Mask>,
    /// What a place beside the stretch is.
    after: Mask,
    /// All categories of the stretch, and all words of patterns, as bits.
    all: Mask,
    words: WordSet,
    buffer: Vec<Reading>,
}

/// What stands before and after stretches: a word, a sign, the end of the line.
pub(crate) fn outside(tokens: &[Token], at: Option<usize>, lexicon: &Lexicon) -> Mask {
    let Some(token) = at.and_then(|at| tokens.get(at)) else { return Category::Edge.mask() };
    let known = lexicon.mask(token.entry);
    match token.sort {
        Sort::Word => known | unknown(token, known),
        Sort::Number => Category::Cardinal.mask(),
        Sort::Sign | Sort::Dead => known | Category::Punct.mask(),
    }
}

/// What a word is that the lexicon knows nothing of but that a pattern spells it out.
fn unknown(token: &Token, known: Mask) -> Mask {
    match (known & !Category::Literal.mask(), token.case) {
        (0, Case::Lower) => Category::Lower.mask(),
        (0, _) => Category::Upper.mask(),
        _ => 0,
    }
}

/// What a word means without the clitic that is written to it: وشارع.
pub(crate) fn behind_clitic(text: &str, token: &Token, lexicon: &Lexicon) -> Mask {
    let first = text.get(token.start..token.end).and_then(|word| word.chars().next());
    let clitic = first.filter(|first| lexicon.is_clitic(*first as u32));
    clitic
        .map_or(0, |clitic| lexicon.mask(lexicon.lookup(behead(token.hash, token.length, clitic))))
}

/// What stands before a token; a word of several tokens counts too: جام جهانی.
pub(crate) fn behind(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Mask {
    let mut mask = outside(tokens, at.checked_sub(1), lexicon);
    let starts = |back: usize| {
        let token = at.checked_sub(back).and_then(|i| tokens.get(i));
        token.is_some_and(|token| token.entry.is_prefix())
    };
    // Mostly no word of several tokens is near.
    if !(2..=5).any(starts) {
        return mask;
    }
    let (mut hash, mut length) = (0u64, 0u8);
    for back in 1..=5 {
        let Some(token) = at.checked_sub(back).and_then(|i| tokens.get(i)) else { break };
        if matches!(token.sort, Sort::Number | Sort::Dead) {
            break;
        }
        hash = join(token.hash, hash, length);
        length = length.saturating_add(token.length);
        if back > 1 && token.entry.is_prefix() {
            mask |= lexicon.mask(lexicon.lookup(hash));
        }
        if token.gap == Gap::Line {
            break;
        }
    }
    mask
}

impl Lattice {
    /// Reads the tokens from `start` to `end`, and beyond if a word goes on there.
    pub(crate) fn fill(
        &mut self,
        text: &str,
        tokens: &[Token],
        start: usize,
        end: usize,
        lexicon: &Lexicon,
    ) {
        self.start = start;
        self.readings.clear();
        self.starts.clear();
        self.masks.clear();
        self.ends.clear();
        self.ends.push(behind(tokens, start, lexicon));
        (self.all, self.words) = (0, WordSet::default());
        let given = end;
        let mut end = end;
        let mut at = start;
        while at < end {
            self.starts.push(self.readings.len());
            let mut buffer = std::mem::take(&mut self.buffer);
            buffer.clear();
            read(text, tokens, at, lexicon, &mut buffer);
            let mut mask = 0;
            for reading in &buffer {
                let after = at.saturating_add(usize::from(reading.length));
                if !stands_free(tokens, at, after, lexicon) {
                    continue;
                }
                mask |= reading.mask;
                if reading.literal != 0 {
                    self.words.add(reading.literal);
                }
                end = end.max(after);
                let place = after.saturating_sub(start);
                if self.ends.len() <= place {
                    self.ends.resize(place.saturating_add(1), 0);
                }
                if let Some(slot) = self.ends.get_mut(place) {
                    *slot |= reading.mask;
                }
                self.readings.push(*reading);
            }
            self.buffer = buffer;
            if let Some(token) = tokens.get(at)
                && token.sort == Sort::Sign
            {
                mask |= Category::Punct.mask();
                let place = at.saturating_sub(start).saturating_add(1);
                if self.ends.len() <= place {
                    self.ends.resize(place.saturating_add(1), 0);
                }
                if let Some(slot) = self.ends.get_mut(place) {
                    *slot |= Category::Punct.mask();
                }
            }
            if let Some(token) = tokens.get(at)
                && token.sort == Sort::Word
            {
                mask |= unknown(token, mask | lexicon.mask(token.entry));
            }
            self.masks.push(mask);
            self.all |= mask;
            at = at.saturating_add(1);
            // A word that went beyond the stretch has more known words behind it: p.m. GMT.
            if at == end && end > given {
                while tokens
                    .get(end)
                    .is_some_and(|t| t.gap != Gap::Line && (t.is_number() || t.entry.is_part()))
                {
                    end = end.saturating_add(1);
                }
            }
        }
        self.starts.push(self.readings.len());
        // A word that began before the stretch and ends in it: جنگ جهانی دوم.
        for place in 1..=2usize {
            let at = start.saturating_add(place);
            if at < end
                && tokens.get(at).is_some_and(Token::is_number)
                && let Some(slot) = self.ends.get_mut(place)
            {
                *slot |= behind(tokens, at, lexicon) & BEFORE;
            }
        }
        self.end = end;
        self.after = outside(tokens, Some(end), lexicon);
        self.nexts.clear();
        for at in start..end {
            let ends = self.readings(at).iter().map(|r| at.saturating_add(usize::from(r.length)));
            let next = ends.fold((0, at), |(mask, last), end| {
                // Most readings are as long as the one before.
                if end == last { (mask, last) } else { (mask | self.mask(end), end) }
            });
            self.nexts.push(next.0);
        }
    }

    /// Whether all that a pattern needs is somewhere in the stretch.
    #[inline]
    pub(crate) fn can_hold(&self, needs: &Needs) -> bool {
        needs.categories.iter().all(|mask| mask & self.all != 0) && self.words.has_all(&needs.words)
    }

    /// The readings that start at a token.
    pub(crate) fn readings(&self, at: usize) -> &[Reading] {
        let place = at.wrapping_sub(self.start);
        match (self.starts.get(place), self.starts.get(place.wrapping_add(1))) {
            (Some(&from), Some(&to)) => self.readings.get(from..to).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// What starts at a token, or what stands there if it is beside the stretch.
    pub(crate) fn mask(&self, at: usize) -> Mask {
        if at >= self.end {
            return self.after;
        }
        self.masks.get(at.wrapping_sub(self.start)).copied().unwrap_or(0)
    }

    /// What starts where the readings of a token end.
    pub(crate) fn next(&self, at: usize) -> Mask {
        self.nexts.get(at.wrapping_sub(self.start)).copied().unwrap_or(0)
    }

    /// What ends before a token.
    pub(crate) fn before(&self, at: usize) -> Mask {
        self.ends.get(at.wrapping_sub(self.start)).copied().unwrap_or(0)
    }
}

/// Whether a reading is not the half of a word: دی in دی‌اکسید.
fn stands_free(tokens: &[Token], from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let part = |at: usize| {
        tokens.get(at).is_some_and(|t| {
            t.is_number()
                || t.entry.is_part()
                || lexicon.mask(t.entry)
                    & set(&[Category::Suffix, Category::PluralSuffix, Category::Function])
                    != 0
        })
    };
    let left = tokens
        .get(from)
        .is_none_or(|t| t.gap != Gap::Joiner || from.checked_sub(1).is_some_and(part));
    let right = tokens.get(to).is_none_or(|t| t.gap != Gap::Joiner || part(to));
    left && right
}

/// All readings at a token.
fn read(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon, out: &mut Vec<Reading>) {
    let Some(token) = tokens.get(at) else { return };
    if token.sort == Sort::Number {
        number::digits(text, tokens, at, lexicon, out);
        senses(text, tokens, at, lexicon, out);
        return;
    }
    if token.entry.is_none() {
        return;
    }
    senses(text, tokens, at, lexicon, out);
    if out.iter().any(|r| matches!(r.payload, Payload::NumberWord(..))) {
        let mut numbers = std::mem::take(out);
        number::words(tokens, at, lexicon, &mut numbers, |place, buffer| {
            senses(text, tokens, place, lexicon, buffer);
        });
        *out = numbers;
    }
}

/// The endings that a word may have; units in the plural are words of their own.
const fn endings(mask: Mask) -> Mask {
    // Weekdays and mornings in the plural too, or they would be days.
    if mask & set(&[Category::Unit, Category::Weekday, Category::Daypart]) != 0 {
        Category::Suffix.mask()
    } else {
        set(&[Category::Suffix, Category::PluralSuffix])
    }
}

const ENDED: Mask = set(&[
    Category::Unit,
    Category::Month,
    Category::Weekday,
    Category::Daypart,
    Category::Season,
    Category::Shift,
    Category::Holiday,
    Category::Ordinal,
    Category::ClockUnit,
]);

/// The readings of words from the lexicon, of one token or several.
fn senses(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon, out: &mut Vec<Reading>) {
    let Some(first) = tokens.get(at) else { return };
    if first.entry.is_none() || first.sort == Sort::Dead {
        return;
    }
    let clitic = at
        .checked_sub(1)
        .and_then(|i| tokens.get(i))
        .filter(|t| first.gap == Gap::None && t.length == 1 && t.sort == Sort::Word)
        .and_then(|t| text.get(t.start..t.end)?.chars().next());
    let mut entry = first.entry;
    let mut hash = first.hash;
    let mut end = at;
    for _ in 0..8 {
        let Some(last) = tokens.get(end) else { return };
        end = end.saturating_add(1);
        let written = text.get(first.start..last.end).unwrap_or("");
        for sense in lexicon.senses(entry) {
            let capital = first.case != Case::Lower;
            if !sense.stands_after(clitic) || !sense.fits(written, capital) {
                continue;
            }
            let mut length = end.saturating_sub(at);
            // A half-space and an ending belong to the word: هفته‌ی.
            if let Some(next) = tokens.get(end)
                && (next.gap == Gap::Joiner || (next.gap == Gap::Space && next.length > 1))
                && sense.mask & ENDED != 0
                && lexicon.mask(next.entry) & endings(sense.mask) != 0
            {
                length = length.saturating_add(1);
            }
            let Ok(length) = u16::try_from(length) else { return };
            out.push(Reading {
                mask: sense.mask,
                payload: sense.payload,
                literal: sense.literal,
                length,
            });
        }
        if !entry.is_prefix() {
            return;
        }
        let Some(next) = tokens.get(end) else { return };
        if next.gap == Gap::Line || next.sort == Sort::Dead {
            return;
        }
        hash = join(hash, next.hash, next.length);
        entry = lexicon.lookup(hash);
        if entry.is_none() {
            return;
        }
    }
}
