//! How many function words of each language the beginning of a text has.

use super::words;
use crate::script::{Language, Script, script};

/// How many words are looked up.
const WORDS: usize = 96;

/// Of languages in Arabic script.
#[derive(Default)]
pub struct ArabicScriptWords {
    pub persian: u32,
    pub arabic: u32,
    pub sorani: u32,
    pub urdu: u32,
    pub pashto: u32,
}

impl ArabicScriptWords {
    /// Urdu or Pashto, if more of its words are there than Persian ones.
    pub fn neighbour(&self) -> Option<Language> {
        let most = [(self.urdu, Language::Urdu), (self.pashto, Language::Pashto)];
        let (count, language) = most.into_iter().max_by_key(|(count, _)| *count)?;
        (count > self.persian).then_some(language)
    }

    pub fn count(text: &str) -> Self {
        let mut found = Self::default();
        let mut word = Key::default();
        let mut words = 0;
        for c in text.chars().chain(Some(' ')) {
            match c {
                '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D5}' => {
                    word.push(match c {
                        'ي' | 'ى' => 'ی',
                        'ك' => 'ک',
                        _ => c,
                    });
                }
                // Marks, kashida and invisible controls do not end a word.
                '\u{640}'
                | '\u{64B}'..='\u{65F}'
                | '\u{670}'
                | '\u{200C}'..='\u{200F}'
                | '\u{AD}' => {}
                _ if word.length > 0 => {
                    if PERSIAN.contains(&word.value) {
                        found.persian += 1;
                    } else if ARABIC.contains(&word.value) || word.has_article() {
                        found.arabic += 1;
                    } else if SORANI.contains(&word.value) {
                        found.sorani += 1;
                    } else if URDU.contains(&word.value) {
                        found.urdu += 1;
                    } else if PASHTO.contains(&word.value) {
                        found.pashto += 1;
                    }
                    word = Key::default();
                    words += 1;
                    if words == WORDS {
                        break;
                    }
                }
                _ => {}
            }
        }
        found
    }
}

/// Of languages in Latin script.
#[derive(Default)]
pub struct LatinWords {
    pub italian: u32,
    pub english: u32,
    pub french: u32,
    /// Words of both Italian and French.
    pub shared: u32,
    /// Words of French and of other languages that are not looked for.
    pub romance: u32,
    pub foreign: u32,
}

impl LatinWords {
    pub fn count(text: &str) -> Self {
        let mut found = Self::default();
        let mut word = Key::default();
        let mut words = 0;
        for c in text.chars().chain(Some(' ')) {
            if c.is_ascii_alphabetic() {
                word.push(c.to_ascii_lowercase());
            } else if !c.is_ascii() && script(c) == Script::Latin {
                word.push(c);
            } else if word.length > 0 {
                let is_elided = matches!(c, '\'' | '’');
                match LATIN.get(word.value) {
                    Some(LatinWord::Italian) => found.italian += 1,
                    Some(LatinWord::Elided) if is_elided => found.italian += 1,
                    Some(LatinWord::English) => found.english += 1,
                    Some(LatinWord::ElidedHere) if is_elided => found.shared += 1,
                    Some(LatinWord::French) => found.french += 1,
                    Some(LatinWord::Shared) => found.shared += 1,
                    Some(LatinWord::Romance) => found.romance += 1,
                    Some(LatinWord::Foreign) => found.foreign += 1,
                    _ => {}
                }
                word = Key::default();
                words += 1;
                if words == WORDS || found.is_clear() {
                    break;
                }
            }
        }
        found
    }

    /// Whether more words would not change the answer.
    fn is_clear(&self) -> bool {
        let LatinWords { italian, english, french, romance, foreign, .. } = *self;
        french == 0
            && romance == 0
            && foreign == 0
            && ((italian >= 6 && english == 0) || (english >= 6 && italian == 0))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LatinWord {
    Italian,
    Elided,
    English,
    French,
    Shared,
    ElidedHere,
    Romance,
    Foreign,
}

/// Function words of Latin script by their keys: a hash table made at compile time.
struct LatinTable([(u64, LatinWord); 512]);

impl LatinTable {
    const EMPTY: (u64, LatinWord) = (0, LatinWord::Foreign);

    const fn slot(key: u64) -> usize {
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55) as usize
    }

    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    const fn with<const N: usize>(mut self, keys: [u64; N], word: LatinWord) -> Self {
        let mut i = 0;
        while i < N {
            let mut slot = Self::slot(keys[i]);
            while self.0[slot].0 != 0 {
                slot = (slot + 1) % 512;
            }
            self.0[slot] = (keys[i], word);
            i += 1;
        }
        self
    }

    fn get(&self, key: u64) -> Option<LatinWord> {
        let mut slots = self.0.iter().cycle().skip(Self::slot(key)).take(512);
        let (found, word) = slots.find(|(found, _)| *found == key || *found == 0)?;
        (*found == key && key != 0).then_some(*word)
    }
}

static LATIN: LatinTable = LatinTable([LatinTable::EMPTY; 512])
    .with(keys(words::ITALIAN), LatinWord::Italian)
    .with(keys(words::ELIDED), LatinWord::Elided)
    .with(keys(words::ENGLISH), LatinWord::English)
    .with(keys(words::FRENCH), LatinWord::French)
    .with(keys(words::SHARED), LatinWord::Shared)
    .with(keys(words::SHARED_ELIDED), LatinWord::ElidedHere)
    .with(keys(words::ROMANCE), LatinWord::Romance)
    .with(keys(words::FOREIGN), LatinWord::Foreign);

/// A word as one number.
#[derive(Default)]
struct Key {
    value: u64,
    length: u32,
    begins_with_article: bool,
}

impl Key {
    fn push(&mut self, c: char) {
        self.length += 1;
        self.value = push_letter(self.value, low_byte(c));
        if self.length == 2 {
            self.begins_with_article = self.value == AL;
        }
    }

    /// Whether it is five letters or more that begin with ال: an Arabic noun.
    fn has_article(&self) -> bool {
        self.begins_with_article && self.length >= 5
    }
}

const AL: u64 = key("ال");

/// The low byte tells the letters of one script apart: U+0600 to U+06FF, or U+0000 to U+00FF.
#[expect(clippy::cast_possible_truncation, reason = "the low byte is what is wanted")]
const fn low_byte(c: char) -> u8 {
    c as u32 as u8
}

const fn push_letter(value: u64, letter: u8) -> u64 {
    (value ^ letter as u64).wrapping_mul(0x0000_0100_0000_01B3).wrapping_add(1)
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut out = [0; N];
    let mut i = 0;
    while i < N {
        out[i] = key(words[i]);
        i += 1;
    }
    out
}

/// The key of a word of one- and two-byte characters.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut value, mut i) = (0, 0);
    while i < bytes.len() {
        let b = bytes[i];
        if b < 0x80 {
            value = push_letter(value, b);
            i += 1;
        } else {
            value = push_letter(value, ((b & 0x03) << 6) | (bytes[i + 1] & 0x3F));
            i += 2;
        }
    }
    value
}

static PERSIAN: [u64; words::PERSIAN.len()] = keys(words::PERSIAN);
static ARABIC: [u64; words::ARABIC.len()] = keys(words::ARABIC);
static SORANI: [u64; words::SORANI.len()] = keys(words::SORANI);
static URDU: [u64; words::URDU.len()] = keys(words::URDU);
static PASHTO: [u64; words::PASHTO.len()] = keys(words::PASHTO);
