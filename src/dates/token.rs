//! One pass over the text: words, numbers and signs, each with its place and a hash of its folded form.
//!
//! The hash is a polynomial in the folded characters, so that the hash of two words written together is
//! made from the hashes of the two: پنج شنبه, پنج‌شنبه and پنجشنبه meet in one entry of the lexicon.

use super::lexicon::{Entry, Lexicon};
use super::split::{self, Word};
use crate::script::{self, Class};
use std::sync::LazyLock;

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
    hash.wrapping_mul(BASE).wrapping_add(c as u64 + 1)
}

/// The hash of two words written together.
pub(crate) fn join(left: u64, right: u64, right_length: u8) -> u64 {
    left.wrapping_mul(power(right_length)).wrapping_add(right)
}

/// The hash without the first character.
pub(crate) fn behead(hash: u64, length: u8, first: char) -> u64 {
    hash.wrapping_sub((first as u64 + 1).wrapping_mul(power(length.saturating_sub(1))))
}

fn power(exponent: u8) -> u64 {
    static POWERS: LazyLock<[u64; 256]> = LazyLock::new(|| {
        let mut powers = [1u64; 256];
        let mut p = 1u64;
        for slot in &mut powers {
            *slot = p;
            p = p.wrapping_mul(BASE);
        }
        powers
    });
    POWERS.get(usize::from(exponent)).copied().unwrap_or(1)
}

/// What is known of a character.
#[derive(Debug, Clone, Copy)]
struct Known {
    class: Class,
    upper: bool,
    /// Whether it is a letter that folds to one.
    plain: bool,
    fold: char,
}

/// The characters of the first blocks, so that most cost one look into a table.
type Quick = [Known; QUICK];

const QUICK: usize = 0x700;
const NOT_QUICK: char = '\u{10FFFF}';

static QUICK_TABLE: LazyLock<Quick> = LazyLock::new(|| {
    let unknown = Known { class: Class::Other, upper: false, plain: false, fold: NOT_QUICK };
    let mut quick = [unknown; QUICK];
    for (code, known) in (0u32..).zip(quick.iter_mut()) {
        let Some(c) = char::from_u32(code) else { continue };
        known.class = script::class(c);
        known.upper = code < 0x600 && c.is_uppercase();
        if let [one] = script::fold(c).as_slice() {
            known.fold = *one;
            known.plain = known.class == Class::Letter;
        }
    }
    quick
});

/// The character that bytes of a text start with, if it is of the first blocks, and how long it is.
#[inline]
fn quick_char(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let first = *bytes.get(at)?;
    if first < 0x80 {
        return Some((usize::from(first), 1));
    }
    if first >= 0xE0 {
        return None;
    }
    let second = *bytes.get(at.wrapping_add(1))?;
    Some((usize::from(first & 0x1F) << 6 | usize::from(second & 0x3F), 2))
}

/// The most tokens that are looked at together.
const SEGMENT: usize = 2048;

/// Cuts text into lines of tokens.
pub(crate) struct Tokenizer<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    quick: &'static Quick,
    at: usize,
}

impl<'a> Tokenizer<'a> {
    pub(crate) fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Tokenizer { text, lexicon, quick: &QUICK_TABLE, at: 0 }
    }

    /// Fills `tokens` with the next line or part of a line; false at the end of the text.
    pub(crate) fn next_segment(&mut self, tokens: &mut Vec<Token>) -> bool {
        tokens.clear();
        let mut gap = Gap::Line;
        let Some((_, rest)) = self.text.split_at_checked(self.at) else { return false };
        if rest.is_empty() {
            return false;
        }
        let mut cursor = Cursor { rest, at: self.at };
        while let Some(c) = cursor.peek() {
            match self.class(c) {
                Class::Newline => {
                    cursor.bump(c);
                    if !tokens.is_empty() {
                        break;
                    }
                }
                Class::Space => {
                    cursor.bump(c);
                    if gap != Gap::Line {
                        gap = Gap::Space;
                    }
                }
                Class::Joiner => {
                    cursor.bump(c);
                    if gap == Gap::None {
                        gap = Gap::Joiner;
                    }
                }
                Class::Tatweel | Class::Invisible | Class::Mark => cursor.bump(c),
                Class::Letter => {
                    self.word(&mut cursor, gap, tokens);
                    gap = Gap::None;
                }
                Class::Digit => {
                    self.number(&mut cursor, gap, tokens);
                    gap = Gap::None;
                }
                Class::Other => {
                    self.sign(&mut cursor, c, gap, tokens);
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
        self.at = cursor.at;
        true
    }

    /// How far the text has been read, in bytes.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    #[inline]
    fn class(&self, c: char) -> Class {
        self.quick.get(c as usize).map_or_else(|| script::class(c), |known| known.class)
    }

    fn word(&self, cursor: &mut Cursor<'a>, gap: Gap, tokens: &mut Vec<Token>) {
        let start = cursor.at;
        let mut end = start;
        let (mut hash, mut length) = (0u64, 0u8);
        let (mut first, mut second) = ('\0', '\0');
        // Where the second and the third letter start, for clitics that are written to the word.
        let (mut second_at, mut third_at) = (start, start);
        let (mut capital, mut uppers) = (false, 0u8);
        let bytes = cursor.rest.as_bytes();
        let mut at = 0usize;
        loop {
            // Most letters: known, folded to one, and behind those that a clitic can be.
            if length > 2 {
                let from = at;
                while let Some((code, width)) = quick_char(bytes, at)
                    && let Some(known) = self.quick.get(code)
                    && known.plain
                {
                    hash = extend(hash, known.fold);
                    length = length.saturating_add(1);
                    uppers = uppers.saturating_add(u8::from(known.upper));
                    at = at.wrapping_add(width);
                }
                if at > from {
                    end = start.wrapping_add(at);
                }
            }
            let (known, width) = match quick_char(bytes, at) {
                Some((code, width)) => (self.quick.get(code).copied(), width),
                None => (None, 0),
            };
            // Other characters are decoded and folded at length.
            let rare = match known {
                Some(known) if known.fold != NOT_QUICK || known.class != Class::Letter => None,
                _ => cursor.rest.get(at..).and_then(|rest| rest.chars().next()),
            };
            let class = match (known, rare) {
                (Some(known), _) => known.class,
                (None, Some(c)) => self.class(c),
                (None, None) => break,
            };
            let width = rare.map_or(width, char::len_utf8);
            match class {
                Class::Letter => {
                    match length {
                        1 => second_at = start.wrapping_add(at),
                        2 => third_at = start.wrapping_add(at),
                        _ => {}
                    }
                    let mut add = |letter: char| {
                        hash = extend(hash, letter);
                        match length {
                            0 => first = letter,
                            1 => second = letter,
                            _ => {}
                        }
                        length = length.saturating_add(1);
                    };
                    match (rare, known) {
                        (Some(c), _) => script::fold(c).into_iter().for_each(add),
                        (None, Some(known)) => add(known.fold),
                        (None, None) => {}
                    }
                    if known.is_some_and(|known| known.upper) {
                        capital |= at == 0;
                        uppers = uppers.saturating_add(1);
                    }
                    at = at.wrapping_add(width);
                    end = start.wrapping_add(at);
                }
                Class::Mark | Class::Tatweel | Class::Invisible => {
                    at = at.wrapping_add(width);
                    end = start.wrapping_add(at);
                }
                _ => break,
            }
        }
        cursor.skip(at);
        let case = match (capital, uppers) {
            (true, n) if n > 1 && n == length => Case::Upper,
            (true, _) => Case::Capital,
            _ => Case::Lower,
        };
        let token = Token {
            start,
            end,
            hash,
            value: 0,
            entry: self.lexicon.lookup(hash),
            length,
            sort: Sort::Word,
            gap,
            case,
        };
        let word = Word { token, letters: [first, second], seconds: [second_at, third_at] };
        split::push(&word, self.text, self.lexicon, tokens);
    }

    fn sign(&self, cursor: &mut Cursor<'a>, c: char, gap: Gap, tokens: &mut Vec<Token>) {
        let start = cursor.at;
        let folded = match script::fold(c).as_slice() {
            [one] => *one,
            _ => c,
        };
        cursor.bump(c);
        let next_is_word = cursor.peek().is_some_and(|n| {
            matches!(self.class(n), Class::Letter | Class::Digit) || matches!(n, '_' | '/')
        });
        let dead = match c {
            '@' | '#' | '_' => next_is_word,
            ':' => cursor.rest.starts_with("//"),
            '.' => {
                gap == Gap::None
                    && tokens.last().is_some_and(|t| t.sort == Sort::Word)
                    && cursor.rest.starts_with(|n: char| n.is_ascii_lowercase())
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
            while let Some(n) = cursor.peek() {
                if matches!(self.class(n), Class::Space | Class::Newline) {
                    break;
                }
                cursor.bump(n);
            }
            tokens.push(Token {
                start,
                end: cursor.at,
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
            end: cursor.at,
            hash,
            value: folded as u32,
            entry: self.lexicon.lookup(hash),
            length: 1,
            sort: Sort::Sign,
            gap,
            case: Case::Lower,
        });
    }

    fn number(&self, cursor: &mut Cursor<'a>, gap: Gap, tokens: &mut Vec<Token>) {
        let start = cursor.at;
        let (mut value, mut digits, mut hash) = (0u32, 0u8, 0u64);
        while let Some(c) = cursor.peek() {
            let Some(d) = script::digit_value(c) else { break };
            value = value.saturating_mul(10).saturating_add(u32::from(d));
            digits = digits.saturating_add(1);
            hash = extend(hash, char::from(b'0'.saturating_add(d)));
            cursor.bump(c);
        }
        if digits == 0 {
            // A digit of a script that has no value here.
            if let Some(c) = cursor.peek() {
                cursor.bump(c);
            }
        }
        // Words may start with a figure: ۱شنبه.
        let entry = if digits == 1 { self.lexicon.lookup(hash) } else { Entry::NONE };
        tokens.push(Token {
            start,
            end: cursor.at,
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

/// A place in the text.
struct Cursor<'a> {
    rest: &'a str,
    at: usize,
}

impl Cursor<'_> {
    #[inline]
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Goes on by some bytes.
    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
        self.at = self.at.saturating_add(bytes);
    }

    #[inline]
    fn bump(&mut self, c: char) {
        let width = c.len_utf8();
        self.rest = self.rest.get(width..).unwrap_or("");
        self.at = self.at.saturating_add(width);
    }
}
