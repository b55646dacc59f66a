//! Text as symbols: letters, spaces, anything else; half-spaces are flags beside them.

use super::features::WINDOW;
use super::model::Model;
use super::tokens::Tokens;
use super::words::{Cache, Facts, is_small};
use std::ops::Range;

/// A space between words.
pub(super) const SPACE: u8 = 1;
/// Anything that ends a stretch of words: punctuation, digits, other scripts, protected text.
pub(super) const OTHER: u8 = 2;
/// The first code of a letter.
pub(super) const FIRST_LETTER: u8 = 3;
/// The letters in the order of their codes.
pub(super) const LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقلمنهوپچژکگیۀ";
/// Letters that are read as another.
const SAME: [(char, char); 5] = [('ي', 'ی'), ('ى', 'ی'), ('ك', 'ک'), ('ہ', 'ه'), ('ٱ', 'ا')];
/// Passed over: marks, kashida and invisible controls.
pub(super) const PASSED: u8 = 0xFE;
pub(super) const HALF: u8 = 0xFF;
/// How many symbols stand around a segment.
pub(super) const MARGIN: usize = 16;
/// The longest word that is looked into, in letters.
pub(super) const LONGEST_WORD: usize = 64;
/// How many letters are read at once.
const AT_ONCE: usize = 16;
/// The memory that is kept from text to text, in symbols.
const KEPT_SYMBOLS: usize = 1 << 12;
pub(super) const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
/// Set in the code of a letter that a half-space follows.
pub(super) const HALF_FOLLOWS: u8 = 0x80;

/// A word of a segment: a run of letters, whatever half-spaces are in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its first symbol.
    pub start: usize,
    /// The symbol after its last.
    pub end: usize,
    /// Where it begins in the text.
    pub at: usize,
    pub has_half: bool,
    /// What is known of it, wherever it stands, once it is looked up.
    pub facts: Facts,
    is_known: bool,
}

impl Word {
    fn new(start: usize, at: usize) -> Self {
        let facts = Facts::UNKNOWN;
        Word { start, end: start, at, has_half: false, facts, is_known: false }
    }

    pub(super) fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }
}

/// A stretch of words with a space between each two, as symbols, with a margin on both sides.
#[derive(Debug, Default)]
pub(super) struct Segment {
    codes: Vec<u8>,
    pub words: Vec<Word>,
    /// Whether any half-space stands in it.
    pub has_half: bool,
    /// What is known of any of its words.
    flags: u8,
    /// The first symbols after the places that were restored.
    restored: Vec<usize>,
    /// Where the segment begins in the text, and where it ends.
    pub range: Range<usize>,
    /// Whether all that is known of its words was found already.
    is_known: bool,
    tokens: Tokens,
    cache: Cache,
}

/// The code of each character of the Arabic block, the others by `other_code`.
pub(super) struct Codes {
    arabic: [u8; 256],
    joins: [bool; 64],
    /// The codes of ه and و.
    pub heh: u8,
    pub waw: u8,
}

impl Codes {
    pub(super) fn new() -> Self {
        let mut codes = Codes { arabic: [OTHER; 256], joins: [false; 64], heh: OTHER, waw: OTHER };
        for c in '\u{600}'..='\u{6FF}' {
            let own = SAME.iter().find(|(other, _)| *other == c).map_or(c, |(_, own)| *own);
            let code = match LETTERS.chars().position(|l| l == own) {
                Some(i) => FIRST_LETTER.saturating_add(u8::try_from(i).unwrap_or(0)),
                None => match crate::script::class(c) {
                    crate::script::Class::Mark
                    | crate::script::Class::Tatweel
                    | crate::script::Class::Invisible => PASSED,
                    _ => OTHER,
                },
            };
            if let Some(slot) = codes.arabic.get_mut(c as usize & 0xFF) {
                *slot = code;
            }
            match c {
                'ه' => codes.heh = code,
                'و' => codes.waw = code,
                _ => {}
            }
            if let Some(slot) = codes.joins.get_mut(usize::from(code)) {
                *slot = crate::script::joins_next(own);
            }
        }
        codes
    }

    /// Whether the letter of a code joins the letter after it.
    #[inline]
    pub(super) fn joins(&self, code: u8) -> bool {
        self.joins.get(usize::from(code)).copied().unwrap_or(false)
    }

    /// The code of a letter of Persian.
    pub(super) fn letter(&self, c: char) -> Option<u8> {
        let code = self.arabic.get(u32::from(c).checked_sub(0x600)? as usize)?;
        Some(*code).filter(|code| (FIRST_LETTER..PASSED).contains(code))
    }

    /// Writes the codes of the letters of two bytes that a text begins with; how many there are.
    #[inline(always)]
    fn letters(&self, text: &[u8], out: &mut [u8]) -> usize {
        let mut count = 0usize;
        for (slot, [first, second]) in out.iter_mut().zip(text.as_chunks::<2>().0) {
            let index = usize::from(first << 6 | second & 0x3F);
            let code = self.arabic.get(index).copied().unwrap_or(OTHER);
            if first & 0xFC != 0xD8 || !(FIRST_LETTER..PASSED).contains(&code) {
                break;
            }
            *slot = code;
            count = count.saturating_add(1);
        }
        count
    }

    /// The code of the character at a position, and its length in bytes.
    #[inline(always)]
    pub(super) fn next(&self, text: &str, at: usize) -> (u8, usize) {
        let bytes = text.as_bytes();
        let first = bytes.get(at).copied().unwrap_or(0);
        match first {
            b' ' => (SPACE, 1),
            0..=0x7F => (OTHER, 1),
            0xD8..=0xDB => {
                let second = bytes.get(at.saturating_add(1)).copied().unwrap_or(0);
                let index = (usize::from(first) & 3) << 6 | (usize::from(second) & 0x3F);
                (self.arabic.get(index).copied().unwrap_or(OTHER), 2)
            }
            _ => {
                let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else {
                    return (OTHER, 1);
                };
                (other_code(c), c.len_utf8())
            }
        }
    }
}

#[cold]
fn other_code(c: char) -> u8 {
    match c {
        '\u{A0}' => SPACE,
        '\u{200C}' => HALF,
        '\u{200D}' => PASSED,
        _ => match crate::script::class(c) {
            crate::script::Class::Invisible => PASSED,
            _ => OTHER,
        },
    }
}

/// The powers of the base, each of which a product needs not wait for.
static POWER: [u64; LONGEST_WORD + 1] = {
    let mut out = [0; LONGEST_WORD + 1];
    let mut rest: &mut [u64] = &mut out;
    let mut power = 1u64;
    while let Some((head, tail)) = rest.split_first_mut() {
        *head = power;
        power = power.wrapping_mul(BASE);
        rest = tail;
    }
    out
};

/// What the hash of a run is multiplied by, if so many letters of its word stand before it.
#[inline]
pub(super) fn power(letters: usize) -> u64 {
    POWER.get(letters).copied().unwrap_or(0)
}

/// The hash of a run of letters.
#[inline]
pub(super) fn hash(letters: &[u8]) -> u64 {
    let (head, tail) = letters.split_at(letters.len().min(POWER.len()));
    let terms = head.iter().zip(&POWER);
    let sum = terms.fold(0u64, |sum, (code, power)| {
        sum.wrapping_add(u64::from(code & !HALF_FOLLOWS).wrapping_mul(*power))
    });
    if tail.is_empty() {
        return sum;
    }
    let power = BASE.wrapping_pow(u32::try_from(POWER.len()).unwrap_or(0));
    sum.wrapping_add(hash(tail).wrapping_mul(power))
}

impl Segment {
    /// Reads the next segment at or after a position and before a limit; none if only other
    /// characters follow. `restored` are the places of half-spaces that the text does not have
    /// yet, in order.
    pub(super) fn read(
        &mut self,
        model: &Model,
        text: &str,
        from: usize,
        limit: usize,
        restored: &[Range<usize>],
    ) -> bool {
        let codes = &model.codes;
        let bytes = text.as_bytes();
        let mut at = from;
        // Up to the first letter, and the space directly before it.
        let mut gap = None;
        let mut code;
        loop {
            if at >= limit {
                return false;
            }
            let length;
            (code, length) = codes.next(text, at);
            match code {
                SPACE => gap = gap.or(Some(at)),
                OTHER => gap = None,
                FIRST_LETTER..PASSED => break,
                _ => {}
            }
            at = at.saturating_add(length);
        }
        self.clear(gap.unwrap_or(at));
        if gap.is_some() {
            self.codes.push(SPACE);
        }
        let mut restored = restored.iter().map(|place| place.end);
        let mut next_restored = restored.next().unwrap_or(usize::MAX);
        let mut word = Word::new(0, 0);
        let mut last = if gap.is_some() { SPACE } else { OTHER };
        let mut half = false;
        // Where a run of spaces must go on, to be one gap.
        let mut space_end = usize::MAX;
        while at < limit {
            let length;
            (code, length) = codes.next(text, at);
            if (FIRST_LETTER..PASSED).contains(&code) {
                if next_restored <= at {
                    // The space that the half-space replaces is not there.
                    if last == SPACE
                        && let Some(before) = self.words.pop()
                    {
                        word = Word { is_known: false, ..before };
                        self.codes.truncate(word.end);
                        last = self.code(word.end.saturating_sub(1));
                    }
                    half = true;
                    self.restored.push(self.codes.len());
                    next_restored = restored.next().unwrap_or(usize::MAX);
                }
                if last < FIRST_LETTER {
                    let start = at;
                    at = self.read_words(model, text, at, limit.min(next_restored));
                    if at > start {
                        last = self.code(self.codes.len().saturating_sub(1));
                        half = false;
                        if last == SPACE {
                            space_end = at;
                        } else if let Some(last) = self.words.pop() {
                            word = last;
                        }
                        continue;
                    }
                    word = Word::new(self.codes.len(), at);
                } else if half
                    && codes.joins(last)
                    && let Some(symbol) = self.codes.last_mut()
                {
                    *symbol |= HALF_FOLLOWS;
                    word.has_half = true;
                    self.has_half = true;
                }
                half = false;
                self.codes.push(code);
                at = at.saturating_add(length);
                // The letters that follow, up to the end of the word.
                let letters = bytes.get(at..limit.min(next_restored)).unwrap_or(&[]);
                let read = self.codes.len();
                self.codes.extend_from_slice(&[OTHER; AT_ONCE]);
                let count = match self.codes.get_mut(read..) {
                    Some(out) => codes.letters(letters, out),
                    None => 0,
                };
                self.codes.truncate(read.saturating_add(count));
                last = self.codes.last().copied().unwrap_or(OTHER);
                at = at.saturating_add(count.saturating_mul(2));
                continue;
            } else if code == SPACE {
                if last != SPACE {
                    self.end_word(last, word);
                    self.codes.push(SPACE);
                    last = SPACE;
                } else if space_end != at {
                    // A control stands between two spaces: no gap that could be closed.
                    break;
                }
                half = false;
                space_end = at.saturating_add(length);
            } else if code == HALF {
                half = true;
            } else if code == OTHER {
                break;
            }
            at = at.saturating_add(length);
        }
        self.end_word(last, word);
        self.range.end = at;
        self.codes.extend_from_slice(&[OTHER; MARGIN]);
        if !self.is_known {
            for word in self.words.iter_mut().filter(|word| !word.is_known) {
                word.facts = self.cache.facts(model, &self.codes, word.start, word.end);
                self.flags |= word.facts.rest;
            }
        }
        true
    }

    /// Reads words that are short tokens, each but the last with one space behind it; where the
    /// text goes on.
    fn read_words(&mut self, model: &Model, text: &str, mut at: usize, limit: usize) -> usize {
        let bytes = text.as_bytes();
        while let Some((token, length)) = self.tokens.at(model, text, at) {
            let end = at.saturating_add(length);
            if end > limit {
                break;
            }
            let start = self.codes.len();
            let word = Word {
                start,
                end: start.saturating_add(token.count()),
                at,
                has_half: token.has_half(),
                facts: token.facts(),
                is_known: true,
            };
            self.codes.extend_from_slice(&token.codes());
            self.has_half |= word.has_half;
            self.flags |= word.facts.rest;
            self.words.push(word);
            at = end;
            // Most have one space behind them and then another word.
            if at >= limit || !matches!(bytes.get(at..), Some([b' ', 0xD8..0xDC, ..])) {
                self.codes.truncate(word.end);
                break;
            }
            self.codes.truncate(word.end.saturating_add(1));
            at = at.saturating_add(1);
        }
        at
    }

    fn end_word(&mut self, last: u8, word: Word) {
        if last >= FIRST_LETTER {
            self.is_known &= word.is_known;
            self.words.push(Word { end: self.codes.len(), ..word });
        }
    }

    fn clear(&mut self, at: usize) {
        self.codes.clear();
        self.words.clear();
        self.has_half = false;
        self.is_known = true;
        self.flags = 0;
        self.restored.clear();
        self.range = at..at;
        self.codes.extend_from_slice(&[OTHER; MARGIN]);
    }

    /// Gives back the memory of a very long segment.
    pub(super) fn shrink(&mut self) {
        self.codes.truncate(KEPT_SYMBOLS);
        self.codes.shrink_to(KEPT_SYMBOLS);
        self.words.truncate(KEPT_SYMBOLS);
        self.words.shrink_to(KEPT_SYMBOLS);
        self.restored.truncate(KEPT_SYMBOLS);
        self.restored.shrink_to(KEPT_SYMBOLS);
    }

    /// All symbols; a letter's code may have a flag that `code` leaves out.
    pub(super) fn codes(&self) -> &[u8] {
        &self.codes
    }

    /// Whether a place in or after a word sees anything that was restored: the letters around, the
    /// word before, and the two after.
    pub(super) fn is_near_restored(&self, i: usize) -> bool {
        let Some(own) = self.words.get(i) else { return false };
        let before = i.checked_sub(1).and_then(|i| self.words.get(i)).unwrap_or(own);
        let from = before.start.min(own.start.saturating_sub(WINDOW));
        let first = self.restored.partition_point(|at| *at < from);
        let Some(at) = self.restored.get(first) else { return false };
        *at <= own.end.saturating_add(WINDOW + 1)
            || self.words.get(i.saturating_add(2)).is_none_or(|word| *at <= word.end)
    }

    /// Whether any of its words is a suffix that may be joined, or «و».
    #[inline]
    pub(super) fn has_small_words(&self) -> bool {
        is_small(self.flags)
    }

    /// The hash of a word's letters.
    #[inline]
    pub(super) fn hash(&self, word: &Word) -> u64 {
        hash(self.codes.get(word.start..word.end).unwrap_or(&[]))
    }

    #[inline]
    pub(super) fn code(&self, i: usize) -> u8 {
        code(&self.codes, i)
    }

    /// Whether a half-space stands after a symbol, the one before or the one after: no part of a
    /// word is one letter.
    #[inline]
    pub(super) fn is_half_near(&self, i: usize) -> bool {
        self.has_half
            && (self.half(i) || self.half(i.saturating_sub(1)) || self.half(i.saturating_add(1)))
    }

    /// Whether a half-space follows a symbol.
    #[inline]
    pub(super) fn half(&self, i: usize) -> bool {
        self.codes.get(i).is_some_and(|code| code & HALF_FOLLOWS > 0)
    }

    /// Where a letter of a word begins in the text.
    pub(super) fn at(&self, codes: &Codes, text: &str, word: &Word, i: usize) -> usize {
        let mut letters = i.saturating_sub(word.start);
        let mut at = word.at;
        while at < self.range.end {
            let (code, length) = codes.next(text, at);
            if (FIRST_LETTER..PASSED).contains(&code) {
                if letters == 0 {
                    break;
                }
                letters = letters.saturating_sub(1);
            }
            at = at.saturating_add(length);
        }
        at
    }

    /// Where the space after a word begins in the text.
    pub(super) fn space_after(&self, codes: &Codes, text: &str, word: &Word) -> usize {
        let mut at = self.at(codes, text, word, word.end.saturating_sub(1));
        while at < self.range.end {
            let (code, length) = codes.next(text, at);
            if code == SPACE {
                break;
            }
            at = at.saturating_add(length);
        }
        at
    }
}

/// The code of a symbol; beyond the end there are other symbols.
#[inline]
pub(super) fn code(codes: &[u8], i: usize) -> u8 {
    codes.get(i).map_or(OTHER, |code| code & !HALF_FOLLOWS)
}
