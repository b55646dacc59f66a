//! Short tokens that were met before: runs of bytes up to the next of ASCII, with the word that
//! each begins with. Most words recur, so most are not read letter by letter.

use super::model::{Model, half_finish};
use super::symbols::{BASE, FIRST_LETTER, HALF, HALF_FOLLOWS, PASSED, SPACE};
use super::words::Facts;

/// The longest token that is kept, in bytes, and the letters of the longest word.
const LONGEST: usize = 16;
pub(super) const MOST_LETTERS: usize = LONGEST / 2;
/// How many pairs of tokens are kept at first, and at most.
const FEWEST: usize = 1 << 11;
const MOST: usize = 1 << 15;

/// Words by their bytes. What is kept of a token is a function of these alone, so which of them are
/// kept never shows.
#[derive(Default)]
pub(super) struct Tokens {
    pairs: Vec<Pair>,
    /// How many tokens were read since there are so many pairs.
    read: usize,
}

/// Two tokens in one cache line, the newer first.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Pair([Token; 2]);

/// A token and its word, which is all of it but for what ends a word; all zero if there is none.
#[derive(Clone, Copy, Default)]
pub(super) struct Token {
    bytes: [u64; 2],
    /// The codes of the letters, with flags of half-spaces.
    codes: [u8; MOST_LETTERS],
    as_left: i16,
    as_right: i16,
    inside: u8,
    /// As in the facts.
    rest: u8,
    /// How many letters, and how many bytes, with two flags.
    count: u8,
    length: u8,
}

/// Set beside the length: whether the word has a half-space, whether nothing else is in the token.
const HAS_HALF: u8 = 1 << 6;
const WHOLE: u8 = 1 << 7;
/// The bits of the length.
const LENGTH: u8 = 31;

impl Token {
    /// The token of some bytes; without letters if there is more in its word than letters and
    /// half-spaces.
    fn read(model: &Model, bytes: [u64; 2], text: &str) -> Self {
        let mut token = Token { bytes, codes: [SPACE; MOST_LETTERS], ..Token::default() };
        let (mut count, mut end, mut at) = (0usize, 0usize, 0usize);
        let mut half = false;
        while at < text.len() {
            let (code, length) = model.codes.next(text, at);
            at = at.saturating_add(length);
            match code {
                FIRST_LETTER..PASSED => {
                    if half
                        && let Some(last) =
                            count.checked_sub(1).and_then(|i| token.codes.get_mut(i))
                        && model.codes.joins(*last)
                    {
                        *last |= HALF_FOLLOWS;
                        token.length |= HAS_HALF;
                    }
                    half = false;
                    if let Some(slot) = token.codes.get_mut(count) {
                        *slot = code;
                    }
                    count = count.saturating_add(1);
                    end = at;
                }
                HALF => half = true,
                PASSED => return Token { bytes, ..Token::default() },
                _ => break,
            }
        }
        let letters = token.codes.map(|code| code & !HALF_FOLLOWS);
        let facts = Facts::of(model, letters.get(..count).unwrap_or(&[]));
        token.as_left = facts.as_left;
        token.as_right = facts.as_right;
        token.inside = u8::try_from(facts.inside).unwrap_or(0);
        token.rest = facts.rest;
        token.length |= if end == text.len() { WHOLE } else { 0 };
        token.count = u8::try_from(count).unwrap_or(0);
        token.length |= u8::try_from(end).unwrap_or(0);
        token
    }

    /// The codes of its letters, and spaces behind them.
    #[inline]
    pub(super) fn codes(&self) -> [u8; MOST_LETTERS + 1] {
        let [a, b, c, d, e, f, g, h] = self.codes;
        [a, b, c, d, e, f, g, h, SPACE]
    }

    /// How many letters it has.
    #[inline]
    pub(super) fn count(&self) -> usize {
        usize::from(self.count)
    }

    /// How many bytes its word takes. Apart, so that the processor guesses that it is not called:
    /// were both lengths chosen from, the next token would wait for this one to come from memory.
    #[cold]
    #[inline(never)]
    fn shorter(&self) -> usize {
        usize::from(self.length & LENGTH)
    }

    #[inline]
    pub(super) fn has_half(&self) -> bool {
        self.length & HAS_HALF > 0
    }

    #[inline]
    pub(super) fn facts(&self) -> Facts {
        Facts {
            inside: u64::from(self.inside),
            as_left: self.as_left,
            as_right: self.as_right,
            rest: self.rest,
        }
    }
}

impl Tokens {
    /// The token that begins at a letter, and how many bytes its word takes; none if it is longer
    /// than those that are kept, or its word has more than letters and half-spaces.
    #[inline(always)]
    pub(super) fn at(&mut self, model: &Model, text: &str, at: usize) -> Option<(&Token, usize)> {
        let rest = text.as_bytes().get(at..)?;
        let (key, length) = match rest.first_chunk() {
            Some(bytes) => before_ascii(bytes),
            None => before_ascii(&padded(rest)),
        };
        if length == LONGEST && rest.get(LONGEST).is_some_and(|byte| !byte.is_ascii()) {
            return None;
        }
        let index = self.home(key);
        let known = self
            .pairs
            .get(index)
            .is_some_and(|Pair([newer, older])| newer.bytes == key || older.bytes == key);
        if !known {
            return self.add(model, key, text.get(at..at.saturating_add(length))?);
        }
        let Pair([newer, older]) = self.pairs.get(index)?;
        let token = if newer.bytes == key { newer } else { older };
        // Mostly the length that is known already: then the next token need not wait for this one.
        let length = if token.length & WHOLE > 0 { length } else { token.shorter() };
        (length > 0).then_some((token, length))
    }

    /// Reads a token and keeps it in place of the older one of a pair.
    #[cold]
    fn add(&mut self, model: &Model, key: [u64; 2], text: &str) -> Option<(&Token, usize)> {
        if self.read >= self.pairs.len() && self.pairs.len() < MOST {
            self.grow();
        }
        self.read = self.read.saturating_add(1);
        let token = self.keep(Token::read(model, key, text))?;
        let length = token.shorter();
        (length > 0).then_some((token, length))
    }

    /// Makes room for more pairs; the tokens that are there move.
    fn grow(&mut self) {
        let more = self.pairs.len().saturating_mul(4).clamp(FEWEST, MOST);
        let old = std::mem::replace(&mut self.pairs, vec![Pair::default(); more]);
        for token in old.into_iter().flat_map(|Pair([newer, older])| [older, newer]) {
            if token.bytes != [0; 2] {
                self.keep(token);
            }
        }
    }

    /// Keeps a token in place of the older one of a pair.
    fn keep(&mut self, token: Token) -> Option<&Token> {
        let index = self.home(token.bytes);
        let Pair([newer, older]) = self.pairs.get_mut(index)?;
        (*older, *newer) = (*newer, token);
        Some(newer)
    }

    /// Where the pair of a token is.
    #[inline]
    fn home(&self, [a, b]: [u64; 2]) -> usize {
        let mask = self.pairs.len().wrapping_sub(1);
        (half_finish(a.wrapping_add(b.wrapping_mul(BASE))) >> 32) as usize & mask
    }
}

/// Bytes with zeros behind them.
#[cold]
fn padded(bytes: &[u8]) -> [u8; LONGEST] {
    let mut out = [0; LONGEST];
    out.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = *byte);
    out
}

/// The bytes before the first of ASCII, zeros for the others, and how many there are.
#[inline]
fn before_ascii(bytes: &[u8; LONGEST]) -> ([u64; 2], usize) {
    let all = u128::from_le_bytes(*bytes);
    // The upper bit of a byte tells.
    let ascii = !all & u128::from_le_bytes([0x80; LONGEST]);
    let length = (ascii.trailing_zeros() / 8) as usize;
    let [c, d] = KEPT.get(length).copied().unwrap_or_default();
    ([all as u64 & c, (all >> 64) as u64 & d], length)
}

/// What is kept of sixteen bytes by how many are.
static KEPT: [[u64; 2]; LONGEST + 1] = {
    let mut out = [[u64::MAX; 2]; LONGEST + 1];
    let mut rest: &mut [[u64; 2]] = &mut out;
    let mut bits = 0u32;
    while let Some((head, tail)) = rest.split_first_mut() {
        if bits < 128 {
            let kept = (1u128 << bits) - 1;
            *head = [kept as u64, (kept >> 64) as u64];
        }
        bits += 8;
        rest = tail;
    }
    out
};

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens")
    }
}
