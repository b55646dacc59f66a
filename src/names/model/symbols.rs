//! The letters of a word as the model knows them.

use crate::names::fold::{Letters, SIXTEEN, Word};
use crate::script::{self, Script, digit_value};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The start and the end of a word.
pub const BOUNDARY: u8 = 0;
/// The symbol of the digit 0; the other digits follow.
const ZERO: u8 = 50;
/// The most symbols of a word, boundaries included; what is longer is cut.
pub(crate) const MOST: usize = 26;

/// The letters that the model tells apart in Arabic script; more than the search form does.
const ARABIC: [char; 46] = [
    'ا', 'ب', 'پ', 'ت', 'ث', 'ج', 'چ', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'ژ', 'س', 'ش', 'ص', 'ض', 'ط',
    'ظ', 'ع', 'غ', 'ف', 'ق', 'ک', 'گ', 'ل', 'م', 'ن', 'و', 'ه', 'ی', 'ء', 'ئ', 'ؤ', 'أ', 'إ', 'آ',
    'ة', 'ى', 'ڤ', 'ڭ', 'ٹ', 'ڈ', 'ڑ', 'ں',
];

/// Which letters a word is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alphabet {
    /// Arabic script.
    Arabic,
    /// Latin script.
    Latin,
    /// Digits only: the same in both.
    Number,
    /// Any other: compared letter by letter.
    Other,
}

/// The symbols of a word between two boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Symbols {
    symbols: [u8; MOST],
    length: u8,
}

impl Default for Symbols {
    fn default() -> Self {
        Symbols { symbols: [BOUNDARY; MOST], length: 1 }
    }
}

impl Symbols {
    /// The symbols, boundaries included.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        self.symbols.get(..usize::from(self.length)).unwrap_or(&[])
    }

    /// The symbols between the boundaries.
    #[inline]
    pub(crate) fn inside(&self) -> &[u8] {
        self.as_slice().get(1..self.letters().saturating_add(1)).unwrap_or(&[])
    }

    /// Which symbols there are, by a bit for each.
    #[inline]
    pub(crate) fn set(&self) -> u64 {
        self.as_slice().iter().fold(0, |set, symbol| set | 1 << (symbol & 63))
    }

    /// The symbols, and boundaries up to the most that there can be.
    #[inline]
    pub(super) fn padded(&self) -> &[u8; MOST] {
        &self.symbols
    }

    /// How many letters there are.
    #[inline]
    pub fn letters(&self) -> usize {
        usize::from(self.length.saturating_sub(2))
    }

    fn push(&mut self, symbol: u8) {
        // The last place is for the boundary.
        if usize::from(self.length) < MOST - 1
            && let Some(slot) = self.symbols.get_mut(usize::from(self.length))
        {
            *slot = symbol;
            self.length = self.length.saturating_add(1);
        }
    }

    fn finish(&mut self) {
        if let Some(slot) = self.symbols.get_mut(usize::from(self.length)) {
            *slot = BOUNDARY;
            self.length = self.length.saturating_add(1);
        }
    }

    /// The symbols of a word of a text.
    pub fn of_word(text: &str, word: &Word) -> (Alphabet, Self) {
        let alphabet = match word.script {
            Script::Arabic => Alphabet::Arabic,
            Script::Latin => Alphabet::Latin,
            Script::Common => Alphabet::Number,
            Script::Other => Alphabet::Other,
        };
        let plain = || Self::of_letters(text.as_bytes(), word.start, word.end);
        let symbols = if alphabet == Alphabet::Latin { plain() } else { None };
        let of = || Self::of(text.get(word.start..word.end).unwrap_or(""), alphabet);
        (alphabet, symbols.unwrap_or_else(of))
    }

    /// The symbols of a word of a text that has few letters, all of them ASCII: all at once.
    #[inline]
    fn of_letters(text: &[u8], start: usize, end: usize) -> Option<Self> {
        let letters = Letters::at_start(text.get(start..)?);
        let length = end.checked_sub(start)?;
        if letters.count == length { Self::of_plain(&letters) } else { None }
    }

    /// The symbols of a word that is all of some letters, if they are neither none nor too many.
    #[inline]
    pub(crate) fn of_plain(letters: &Letters) -> Option<Self> {
        /// The lowest five bits of each byte: a letter's place in the alphabet.
        const FIVE: u128 = u128::from_le_bytes([0x1F; SIXTEEN]);
        if !(1..SIXTEEN - 1).contains(&letters.count) {
            return None;
        }
        let [first, second] = letters.small.map(u128::from);
        let mut symbols = [BOUNDARY; MOST];
        // Before the first is a boundary.
        *symbols.first_chunk_mut()? = (((first | second << 64) & FIVE) << 8).to_le_bytes();
        Some(Symbols { symbols, length: letters.count as u8 + 2 })
    }

    /// The symbols of a word in an alphabet; signs that are no letters of it are passed over.
    pub fn of(word: &str, alphabet: Alphabet) -> Self {
        let mut symbols = Symbols::default();
        if alphabet == Alphabet::Latin && word.is_ascii() {
            // The first place and the last are for boundaries.
            let places = symbols.symbols.iter_mut().take(MOST - 1).skip(1);
            let letters = places.zip(word.bytes().filter_map(ascii));
            let count = letters.map(|(place, symbol)| *place = symbol).count();
            symbols.length = (count as u8).saturating_add(1);
            symbols.finish();
            return symbols;
        }
        for c in word.chars() {
            match alphabet {
                Alphabet::Arabic => arabic(c, &mut symbols),
                Alphabet::Latin => latin(c, &mut symbols),
                Alphabet::Number => {
                    if let Some(digit) = digit_value(c) {
                        symbols.push(ZERO.saturating_add(digit));
                    }
                }
                Alphabet::Other => {
                    // Enough to tell letters apart; equal letters are equal symbols.
                    for folded in script::fold(c) {
                        symbols.push((folded as u32 % 63) as u8 + 1);
                    }
                }
            }
        }
        symbols.finish();
        symbols
    }

    /// The first letters and the others, each as a word.
    pub(crate) fn split(&self, at: usize) -> (Self, Self) {
        let (mut left, mut right) = (Symbols::default(), Symbols::default());
        let letters = self.as_slice().iter().filter(|s| **s != BOUNDARY);
        for (number, symbol) in letters.enumerate() {
            if number < at { left.push(*symbol) } else { right.push(*symbol) }
        }
        left.finish();
        right.finish();
        (left, right)
    }

    /// Symbols that another had, boundaries included.
    pub(crate) fn from_slice(symbols: &[u8]) -> Self {
        let mut own = Symbols { symbols: [BOUNDARY; MOST], length: symbols.len().min(MOST) as u8 };
        for (slot, symbol) in own.symbols.iter_mut().zip(symbols) {
            *slot = *symbol;
        }
        own
    }

    /// The first letter alone.
    pub(crate) fn first(&self) -> Self {
        let mut symbols = Symbols::default();
        self.as_slice().iter().skip(1).take(1).for_each(|s| symbols.push(*s));
        symbols.finish();
        symbols
    }

    /// Several words as one.
    pub fn joined<'a>(words: impl IntoIterator<Item = &'a Symbols>) -> Self {
        let mut symbols = Symbols::default();
        for word in words {
            word.as_slice().iter().filter(|s| **s != BOUNDARY).for_each(|s| symbols.push(*s));
        }
        symbols.finish();
        symbols
    }
}

/// The symbols of the Arabic block, by the last byte of the code point; 0 for what has none.
static ARABIC_BLOCK: LazyLock<[u8; 256]> = LazyLock::new(|| {
    let mut table = [0; 256];
    for (low, slot) in table.iter_mut().enumerate() {
        *slot = char::from_u32(0x600 + low as u32).and_then(arabic_symbol).unwrap_or(0);
    }
    table
});

#[inline]
fn arabic(c: char, out: &mut Symbols) {
    let code = c as u32;
    if code & !0xFF == 0x600 {
        let symbol = ARABIC_BLOCK.get((code & 0xFF) as usize).copied().unwrap_or(0);
        if symbol != 0 {
            out.push(symbol);
        }
    } else if let Some(digit) = digit_value(c) {
        out.push(ZERO.saturating_add(digit));
    } else if matches!(code, 0xFB50..=0xFDFF | 0xFE70..=0xFEFC) {
        // Presentation forms and ligatures stand for letters.
        for d in std::iter::once(c).nfkd().nfc() {
            if d != c {
                arabic(d, out);
            }
        }
    }
}

fn arabic_symbol(c: char) -> Option<u8> {
    let c = match c {
        'ي' | 'ې' | 'ۍ' | 'ێ' | 'ے' => 'ی',
        'ك' | 'ګ' | 'ڪ' => 'ک',
        'ە' | 'ہ' | 'ھ' | 'ۀ' | 'ۂ' => 'ه',
        'ڼ' => 'ن',
        'ښ' => 'ش',
        'ړ' | 'ڕ' => 'ر',
        'ټ' => 'ت',
        'څ' => 'چ',
        'ځ' => 'ز',
        'ۆ' | 'ۇ' | 'ۋ' => 'و',
        'ڵ' => 'ل',
        'ډ' => 'د',
        'ڨ' => 'گ',
        'ٱ' => 'ا',
        _ => c,
    };
    match ARABIC.iter().position(|known| *known == c) {
        Some(at) => Some(at as u8 + 1),
        None => digit_value(c).map(|digit| ZERO.saturating_add(digit)),
    }
}

#[inline]
fn ascii(byte: u8) -> Option<u8> {
    match byte {
        b'a'..=b'z' => Some(byte - b'a' + 1),
        b'A'..=b'Z' => Some(byte - b'A' + 1),
        b'0'..=b'9' => Some(ZERO.saturating_add(byte - b'0')),
        _ => None,
    }
}

#[inline]
fn latin(c: char, out: &mut Symbols) {
    match c {
        _ if c.is_ascii() => {
            if let Some(symbol) = ascii(c as u8) {
                out.push(symbol);
            }
        }
        'ə' | 'Ə' => out.push(1),
        _ if is_combining_mark(c) => {}
        _ => {
            for d in script::fold(c) {
                if d.is_ascii_lowercase() {
                    out.push(d as u8 - b'a' + 1);
                }
            }
        }
    }
}

/// Symbols as letters again, boundaries as `^`.
pub fn spell(symbols: &[u8], alphabet: Alphabet) -> String {
    let letter = |symbol: &u8| match *symbol {
        BOUNDARY => '^',
        digit @ ZERO..60 => char::from(b'0' + (digit - ZERO)),
        letter => match alphabet {
            Alphabet::Arabic => ARABIC.get(usize::from(letter) - 1).copied().unwrap_or('?'),
            _ => char::from(b'a'.saturating_add(letter - 1)),
        },
    };
    symbols.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_at_once_are_letters_one_by_one(word in "[a-zA-Z]{1,20}|[ -~é]{1,16}", more in "( [a-z ]{0,16})?") {
            let text = word.clone() + &more;
            let found = Symbols::of_letters(text.as_bytes(), 0, word.len());
            let is_plain = word.len() < 15 && word.bytes().all(|b| b.is_ascii_alphabetic());
            prop_assert_eq!(found.is_some(), is_plain);
            if let Some(found) = found {
                prop_assert_eq!(found, Symbols::of(&word, Alphabet::Latin));
            }
        }
    }

    #[test]
    fn words_become_symbols_and_back() {
        for (word, alphabet, expected) in [
            ("أنتوني", Alphabet::Arabic, "^أنتونی^"),
            ("قره‌باغ", Alphabet::Arabic, "^قرهباغ^"),
            ("مُحَمَّد", Alphabet::Arabic, "^محمد^"),
            ("ﻻ", Alphabet::Arabic, "^لا^"),
            ("Žižek", Alphabet::Latin, "^zizek^"),
            ("Straße", Alphabet::Latin, "^strasse^"),
            ("G7", Alphabet::Latin, "^g7^"),
            ("O'Neil-3é", Alphabet::Latin, "^oneil3e^"),
            ("O'Neil-3", Alphabet::Latin, "^oneil3^"),
            ("۱۲", Alphabet::Number, "^12^"),
        ] {
            assert_eq!(spell(Symbols::of(word, alphabet).as_slice(), alphabet), expected);
        }
        for letter in ["a", "é"] {
            let long = Symbols::of(&letter.repeat(100), Alphabet::Latin);
            assert_eq!(long.as_slice().len(), MOST);
            assert_eq!(long.as_slice().last(), Some(&BOUNDARY));
        }
    }
}
