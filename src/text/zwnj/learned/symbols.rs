//! Text as symbols: letters, spaces, anything else; half-spaces are flags beside them.

use super::model::Model;
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
const PASSED: u8 = 0xFE;
const HALF: u8 = 0xFF;
/// How many symbols stand around a segment.
pub(super) const MARGIN: usize = 8;
/// The longest word that is looked into, in letters.
pub(super) const LONGEST_WORD: usize = 64;
/// The memory that is kept from text to text, in symbols.
const KEPT_SYMBOLS: usize = 1 << 12;
pub(super) const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// A word of a segment: a run of letters, whatever half-spaces are in it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// Its first symbol.
    pub start: usize,
    /// The symbol after its last.
    pub end: usize,
    /// The hash of its letters.
    pub hash: u64,
    /// What the word list knows of it.
    pub known: u8,
}

impl Word {
    pub(super) fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }
}

/// A symbol of a segment.
#[derive(Debug, Clone, Copy)]
struct Symbol {
    /// Where it begins in the text.
    at: usize,
    /// The hash of the letters of its word up to it.
    prefix: u64,
    code: u8,
    /// Whether a half-space follows.
    half: bool,
}

/// A stretch of words and single spaces as symbols, with a margin on both sides.
#[derive(Debug, Default)]
pub(super) struct Segment {
    symbols: Vec<Symbol>,
    pub words: Vec<Word>,
    /// Whether any half-space stands in it.
    pub has_half: bool,
    /// Where the segment begins in the text, and where it ends.
    pub range: Range<usize>,
}

/// The code of each character of the Arabic block, the others by `other_code`.
pub(super) struct Codes {
    arabic: [u8; 256],
    joins: [bool; 64],
    power: [u64; LONGEST_WORD + 1],
    inverse: [u64; LONGEST_WORD + 1],
}

impl Codes {
    pub(super) fn new() -> Self {
        let mut codes = Codes {
            arabic: [OTHER; 256],
            joins: [false; 64],
            power: powers(BASE),
            inverse: powers(inverse(BASE)),
        };
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

    #[inline]
    pub(super) fn power(&self, n: usize) -> u64 {
        self.power.get(n).copied().unwrap_or(0)
    }

    #[inline]
    pub(super) fn inverse(&self, n: usize) -> u64 {
        self.inverse.get(n).copied().unwrap_or(0)
    }

    /// The code of the character at a position, and its length in bytes.
    #[inline(always)]
    fn next(&self, text: &str, at: usize) -> (u8, usize) {
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

fn powers(base: u64) -> [u64; LONGEST_WORD + 1] {
    let mut value = 1u64;
    std::array::from_fn(|_| {
        let now = value;
        value = value.wrapping_mul(base);
        now
    })
}

/// The number whose product with an odd number is 1.
fn inverse(odd: u64) -> u64 {
    // Each step of Newton's method doubles the bits that are right, from 3 to 96.
    (0..5).fold(odd, |x, _| x.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(x))))
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
        if let Some(gap) = gap {
            self.push(SPACE, gap, 0);
        }
        let mut restored = restored.iter().map(|place| place.end);
        let mut next_restored = restored.next().unwrap_or(usize::MAX);
        let (mut start, mut hash) = (self.symbols.len(), 0u64);
        let mut last = self.symbols.last().map_or(OTHER, |s| s.code);
        // Where a run of spaces must go on, to be one gap.
        let mut space_end = usize::MAX;
        while at < limit {
            let length;
            (code, length) = codes.next(text, at);
            if (FIRST_LETTER..PASSED).contains(&code) {
                if next_restored <= at {
                    // The space that the half-space replaces is not there.
                    if last == SPACE {
                        self.take_back(SPACE);
                        last = self.symbols.last().map_or(OTHER, |s| s.code);
                        if let Some(word) = self.words.pop() {
                            start = word.start;
                            hash = word.hash;
                        }
                    }
                    if let Some(symbol) = self.symbols.last_mut() {
                        symbol.half = true;
                        self.has_half = true;
                    }
                    next_restored = restored.next().unwrap_or(usize::MAX);
                }
                if last < FIRST_LETTER {
                    start = self.symbols.len();
                    hash = 0;
                }
                let power = codes.power(self.symbols.len().saturating_sub(start));
                hash = hash.wrapping_add(u64::from(code).wrapping_mul(power));
                self.push(code, at, hash);
                last = code;
            } else if code == SPACE {
                if last != SPACE {
                    if last >= FIRST_LETTER {
                        self.end_word(model, start, hash);
                    }
                    self.push(SPACE, at, 0);
                    last = SPACE;
                } else if space_end != at {
                    // A control stands between two spaces: no gap that could be closed.
                    break;
                }
                space_end = at.saturating_add(length);
            } else if code == HALF {
                if last >= FIRST_LETTER
                    && let Some(symbol) = self.symbols.last_mut()
                {
                    symbol.half = true;
                    self.has_half = true;
                }
            } else if code == OTHER {
                break;
            }
            at = at.saturating_add(length);
        }
        if last >= FIRST_LETTER {
            self.end_word(model, start, hash);
        }
        self.range.end = at;
        if self.has_half {
            self.check_halves(codes);
        }
        for _ in 0..MARGIN {
            self.push(OTHER, at, 0);
        }
        true
    }

    /// Gives back the memory of a very long segment.
    pub(super) fn shrink(&mut self) {
        self.symbols.truncate(KEPT_SYMBOLS);
        self.symbols.shrink_to(KEPT_SYMBOLS);
        self.words.shrink_to(KEPT_SYMBOLS);
    }

    /// Half-spaces that do not stand between a letter that joins and a letter are none.
    fn check_halves(&mut self, codes: &Codes) {
        self.has_half = false;
        let mut next = OTHER;
        for symbol in self.symbols.iter_mut().rev() {
            symbol.half &= next >= FIRST_LETTER && codes.joins(symbol.code);
            self.has_half |= symbol.half;
            next = symbol.code;
        }
    }

    fn clear(&mut self, at: usize) {
        self.symbols.clear();
        self.words.clear();
        self.has_half = false;
        self.range = at..at;
        for _ in 0..MARGIN {
            self.push(OTHER, at, 0);
        }
    }

    #[inline]
    fn push(&mut self, code: u8, at: usize, prefix: u64) {
        self.symbols.push(Symbol { at, prefix, code, half: false });
    }

    fn take_back(&mut self, code: u8) {
        if self.symbols.last().is_some_and(|s| s.code == code) {
            self.symbols.pop();
        }
    }

    fn end_word(&mut self, model: &Model, start: usize, hash: u64) {
        let end = self.symbols.len();
        self.words.push(Word { start, end, hash, known: model.plain.get(hash) });
    }

    #[inline]
    pub(super) fn code(&self, i: usize) -> u8 {
        self.symbols.get(i).map_or(OTHER, |s| s.code)
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
        self.symbols.get(i).is_some_and(|s| s.half)
    }

    /// Where a symbol begins in the text.
    pub(super) fn at(&self, i: usize) -> usize {
        self.symbols.get(i).map_or(self.range.end, |s| s.at)
    }

    /// The hash of the letters before a symbol, from the beginning of its word.
    #[inline]
    pub(super) fn hash_before(&self, word: &Word, i: usize) -> u64 {
        if i <= word.start {
            return 0;
        }
        self.symbols.get(i.saturating_sub(1)).map_or(0, |s| s.prefix)
    }

    /// The hash of a run of letters inside one word.
    #[inline]
    pub(super) fn hash(&self, codes: &Codes, word: &Word, start: usize, end: usize) -> u64 {
        let sum = self.hash_before(word, end).wrapping_sub(self.hash_before(word, start));
        sum.wrapping_mul(codes.inverse(start.saturating_sub(word.start)))
    }
}
