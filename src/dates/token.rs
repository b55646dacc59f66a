//! One pass over the text: words, numbers and signs, each with its place and a hash of its folded form.
//!
//! The hash is a polynomial in the folded characters, so that the hash of two words written together is
//! made from the hashes of the two: پنج شنبه, پنج‌شنبه and پنجشنبه meet in one entry of the lexicon.

use super::known::{Characters, Known};
use super::lexicon::{Entry, Lexicon};
use super::split::{self, Letter, Word};
use crate::script::{self, Class};

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing.
    None,
    /// A half-space.
    Joiner,
    /// White space.
    Space,
    /// The start of the line.
    Line,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Word,
    Number,
    Sign,
    /// A web address, a handle, a hashtag: nothing in it is a date.
    Dead,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Capital,
    Upper,
}

/// A word, a number or a sign.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// Bytes into the text.
    pub start: usize,
    pub end: usize,
    pub hash: u64,
    /// The value of a number, the folded character of a sign.
    pub value: u32,
    /// Where the lexicon has it.
    pub entry: Entry,
    /// Characters of the folded form; digits of a number.
    pub length: u8,
    pub sort: Sort,
    pub gap: Gap,
    pub case: Case,
}

impl Token {
    /// The character of a sign.
    pub(crate) fn sign(&self) -> Option<char> {
        if self.sort == Sort::Sign { char::from_u32(self.value) } else { None }
    }

    pub(crate) fn is_sign(&self, c: char) -> bool {
        self.sort == Sort::Sign && self.value == c as u32
    }

    pub(crate) fn is_number(&self) -> bool {
        self.sort == Sort::Number
    }
}

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of a word with one more character.
#[inline]
pub(crate) const fn extend(hash: u64, c: char) -> u64 {
    extend_code(hash, c as u32)
}

/// The same with the code of the character.
#[inline]
const fn extend_code(hash: u64, code: u32) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(code as u64 + 1)
}

/// The hash of two words written together.
pub(crate) fn join(left: u64, right: u64, right_length: u8) -> u64 {
    left.wrapping_mul(power(right_length)).wrapping_add(right)
}

/// The hash without the first character.
pub(crate) fn behead(hash: u64, length: u8, first: char) -> u64 {
    hash.wrapping_sub((first as u64 + 1).wrapping_mul(power(length.saturating_sub(1))))
}

/// The powers of the base.
static POWERS: [u64; 256] = {
    let mut powers = [1u64; 256];
    let mut at = 1;
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    while at < 256 {
        powers[at] = powers[at - 1].wrapping_mul(BASE);
        at += 1;
    }
    powers
};

#[inline]
fn power(exponent: u8) -> u64 {
    POWERS.get(usize::from(exponent)).copied().unwrap_or(1)
}

/// The folded letters of a word so far.
#[derive(Default)]
struct Letters {
    hash: u64,
    count: usize,
    uppers: usize,
    firsts: [u32; 2],
}

impl Letters {
    #[inline]
    fn add(&mut self, code: u32) {
        self.hash = extend_code(self.hash, code);
        if let Some(slot) = self.firsts.get_mut(self.count) {
            *slot = code;
        }
        self.count = self.count.wrapping_add(1);
    }

    /// Adds a plain letter as the first or the second.
    #[inline]
    fn push(&mut self, place: usize, known: Known) {
        self.hash = extend_code(self.hash, known.letter());
        if let Some(slot) = self.firsts.get_mut(place) {
            *slot = known.letter();
        }
        self.count = place.wrapping_add(1);
        self.uppers = self.uppers.wrapping_add(usize::from(known.upper()));
    }
}

/// The most tokens that are looked at together.
const SEGMENT: usize = 2048;

/// Cuts text into lines of tokens.
pub(crate) struct Tokenizer<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    characters: Characters,
    at: usize,
    /// The letters of a word that is cut; used again.
    letters: Vec<Letter>,
}

impl<'a> Tokenizer<'a> {
    pub(crate) fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Tokenizer { text, lexicon, characters: Characters::new(), at: 0, letters: Vec::new() }
    }

    /// Fills `tokens` with the next line or part of a line; false at the end of the text.
    pub(crate) fn next_segment(&mut self, tokens: &mut Vec<Token>) -> bool {
        tokens.clear();
        let mut gap = Gap::Line;
        if self.at >= self.text.len() {
            return false;
        }
        while let Some((known, width)) = self.peek() {
            match known.class() {
                Class::Letter => {
                    self.word(gap, tokens);
                    gap = Gap::None;
                    // Nearly all words have one behind them.
                    if self.text.as_bytes().get(self.at) == Some(&b' ') {
                        self.skip(1);
                        gap = Gap::Space;
                    }
                }
                Class::Newline => {
                    self.skip(width);
                    if !tokens.is_empty() {
                        break;
                    }
                }
                Class::Space => {
                    self.skip(width);
                    if gap != Gap::Line {
                        gap = Gap::Space;
                    }
                }
                Class::Joiner => {
                    self.skip(width);
                    if gap == Gap::None {
                        gap = Gap::Joiner;
                    }
                }
                Class::Tatweel | Class::Invisible | Class::Mark => self.skip(width),
                Class::Digit => {
                    self.number(gap, tokens);
                    gap = Gap::None;
                }
                Class::Other => {
                    self.sign((known, width), gap, tokens);
                    gap = Gap::None;
                }
            }
            // A very long line is cut where no date can be.
            if tokens.len() >= SEGMENT
                && (tokens.last().is_some_and(|t| t.sort == Sort::Word && t.entry.is_none())
                    || tokens.len() >= 2 * SEGMENT)
            {
                break;
            }
        }
        true
    }

    /// How far the text has been read, in bytes.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// The next character.
    #[inline]
    fn peek(&self) -> Option<(Known, usize)> {
        self.characters.at(self.text, self.at)
    }

    fn peek_char(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    #[inline]
    fn skip(&mut self, bytes: usize) {
        self.at = self.at.wrapping_add(bytes);
    }

    #[inline]
    fn word(&mut self, gap: Gap, tokens: &mut Vec<Token>) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut letters = Letters::default();
        let mut at = start;
        let capital = self.characters.at(self.text, at).is_some_and(|(known, _)| known.upper());
        // The first two tell what may be written to the word.
        for slot in 0..2 {
            let Some((known, width)) = self.characters.common(bytes, at) else { break };
            if !known.plain() {
                break;
            }
            letters.push(slot, known);
            at = at.wrapping_add(width);
        }
        loop {
            // Nearly all letters.
            if letters.count > 1 {
                while let Some((known, width)) = self.characters.common(bytes, at)
                    && known.plain()
                {
                    letters.hash = extend_code(letters.hash, known.letter());
                    letters.count = letters.count.wrapping_add(1);
                    letters.uppers = letters.uppers.wrapping_add(usize::from(known.upper()));
                    at = at.wrapping_add(width);
                }
            }
            let Some((known, width)) = self.characters.at(self.text, at) else { break };
            match known.class() {
                Class::Letter => {
                    match known.fold() {
                        Some(folded) => letters.add(folded as u32),
                        // A letter that folds to several, or of another script.
                        None => {
                            let letter = self.text.get(at..).and_then(|rest| rest.chars().next());
                            for folded in letter.into_iter().flat_map(script::fold) {
                                letters.add(folded as u32);
                            }
                        }
                    }
                    letters.uppers = letters.uppers.wrapping_add(usize::from(known.upper()));
                }
                Class::Mark | Class::Tatweel | Class::Invisible => {}
                _ => break,
            }
            at = at.wrapping_add(width);
        }
        self.at = at;
        let Letters { hash, count, uppers, firsts } = letters;
        let length = u8::try_from(count).unwrap_or(u8::MAX);
        let case = match (capital, uppers) {
            (true, n) if n > 1 && n == count => Case::Upper,
            (true, _) => Case::Capital,
            _ => Case::Lower,
        };
        let entry = self.lexicon.lookup(hash);
        let token =
            Token { start, end: at, hash, value: 0, entry, length, sort: Sort::Word, gap, case };
        let word = Word { token, firsts, text: self.text };
        split::push(&word, self.lexicon, &mut self.letters, tokens);
    }

    fn sign(&mut self, (known, width): (Known, usize), gap: Gap, tokens: &mut Vec<Token>) {
        let start = self.at;
        let Some(c) = self.peek_char() else { return };
        let folded = known.fold().unwrap_or(c);
        self.skip(width);
        let dead = match c {
            '@' | '#' | '_' => self.peek_char().is_some_and(|n| {
                matches!(script::class(n), Class::Letter | Class::Digit) || matches!(n, '_' | '/')
            }),
            ':' => self.rest().starts_with("//"),
            '.' => {
                gap == Gap::None
                    && tokens.last().is_some_and(|t| t.sort == Sort::Word)
                    && self.rest().starts_with(|n: char| n.is_ascii_lowercase())
                    && self.is_host(tokens)
            }
            _ => false,
        };
        if dead {
            // The word that touches the sign belongs to the address.
            if let Some(last) = tokens.last_mut()
                && gap == Gap::None
                && c != '#'
            {
                last.sort = Sort::Dead;
                last.entry = Entry::NONE;
            }
            while let Some((known, width)) = self.peek() {
                if matches!(known.class(), Class::Space | Class::Newline) {
                    break;
                }
                self.skip(width);
            }
            tokens.push(Token {
                start,
                end: self.at,
                hash: 0,
                value: 0,
                entry: Entry::NONE,
                length: 0,
                sort: Sort::Dead,
                gap,
                case: Case::Lower,
            });
            return;
        }
        let hash = extend(0, folded);
        tokens.push(Token {
            start,
            end: self.at,
            hash,
            value: folded as u32,
            entry: self.lexicon.lookup(hash),
            length: 1,
            sort: Sort::Sign,
            gap,
            case: Case::Lower,
        });
    }

    fn number(&mut self, gap: Gap, tokens: &mut Vec<Token>) {
        let start = self.at;
        let (mut value, mut digits, mut hash) = (0u32, 0u8, 0u64);
        while let Some((known, width)) = self.peek()
            && known.class() == Class::Digit
        {
            // Digits of every row fold to Latin ones.
            let folded = known.fold().unwrap_or('0');
            value = value.saturating_mul(10).saturating_add(folded.to_digit(10).unwrap_or(0));
            digits = digits.saturating_add(1);
            hash = extend(hash, folded);
            self.skip(width);
        }
        // Words may start with a figure: ۱شنبه.
        let entry = if digits == 1 { self.lexicon.lookup(hash) } else { Entry::NONE };
        tokens.push(Token {
            start,
            end: self.at,
            hash,
            value,
            entry,
            length: digits,
            sort: Sort::Number,
            gap,
            case: Case::Lower,
        });
    }

    /// Whether the last word is how a web address starts.
    fn is_host(&self, tokens: &[Token]) -> bool {
        tokens.last().and_then(|t| self.text.get(t.start..t.end)).is_some_and(|w| w == "www")
    }
}
