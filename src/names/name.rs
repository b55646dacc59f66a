//! A name as its words.

use super::fold::{Folded, Gap, Letters, SIXTEEN};
use super::model::{Alphabet, Model, SCALE, Symbols};
use super::word::NameWord;
use crate::script::Language;
use std::sync::LazyLock;

/// The most words of a name that are compared; the rest count as left out.
pub(crate) const MOST_WORDS: usize = 12;

/// A column of the tables by language.
pub(crate) fn column_of(language: Option<Language>) -> usize {
    match language {
        Some(Language::Arabic) => 1,
        Some(Language::Persian) => 2,
        _ => 0,
    }
}

/// The column that the letters of a name tell.
fn guess_column(name: &str) -> usize {
    if name.is_ascii() {
        return 0;
    }
    for c in name.chars() {
        match c {
            'پ' | 'چ' | 'ژ' | 'گ' | '\u{200C}' => return 2,
            'ة' | 'أ' | 'إ' | 'ى' => return 1,
            _ => {}
        }
    }
    0
}

/// The column that the symbols of a word in Arabic script tell, by a bit for each.
pub(crate) fn column_of_symbols(has: u64) -> usize {
    static TELLING: LazyLock<[u64; 2]> = LazyLock::new(|| {
        ["پچژگ", "ةأإى"].map(|letters| {
            let symbols = Symbols::of(letters, Alphabet::Arabic);
            symbols.as_slice().iter().filter(|s| **s > 0).fold(0, |set, s| set | 1u64 << (s & 63))
        })
    });
    let [persian, arabic] = *TELLING;
    match has {
        _ if has & persian != 0 => 2,
        _ if has & arabic != 0 => 1,
        _ => 0,
    }
}

/// A name as its words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Name {
    pub words: Vec<NameWord>,
    /// Words beyond the most that are compared.
    pub more: usize,
    /// Which column of the table between the scripts fits.
    pub column: usize,
}

impl Name {
    pub fn of(name: &str, language: Option<Language>, folded: &mut Folded) -> Self {
        let mut read = Name::default();
        read.read(name, language, folded);
        read
    }

    /// Reads another name, in the room of this one.
    pub fn read(&mut self, name: &str, language: Option<Language>, folded: &mut Folded) {
        let Name { words, more, column } = self;
        words.clear();
        if read_plain_words(name, words).is_some() {
            (*more, *column) = (0, column_of(language));
            return;
        }
        words.clear();
        folded.read(name);
        let read = folded.words();
        // What follows a comma is often an addition: a title, a country.
        let mut added = false;
        words.extend(read.iter().take(MOST_WORDS).enumerate().map(|(number, word)| {
            added |= number > 0 && word.gap == Gap::Break;
            let (alphabet, symbols) = Symbols::of_word(name, word);
            let mut word = NameWord::new(alphabet, symbols);
            word.added = added;
            word
        }));
        *more = read.len().saturating_sub(MOST_WORDS);
        *column = match column_of(language) {
            0 => guess_column(name),
            known => known,
        };
    }

    /// What it tells at best, in nats.
    pub fn information(&self, model: &Model) -> f32 {
        let words = self.words.iter().filter(|word| !word.added);
        words.map(|word| word.information(model)).sum::<i32>() as f32 / SCALE
    }
}

/// The most bytes of a name whose words are read at once.
const MOST_PLAIN: usize = 64;

/// Reads the words of a name of nothing but letters of ASCII and one space between two words; `None` of any other,
/// of which some may be read.
fn read_plain_words(name: &str, words: &mut Vec<NameWord>) -> Option<()> {
    let mut bytes = [b' '; MOST_PLAIN + SIXTEEN];
    bytes.get_mut(..MOST_PLAIN)?.get_mut(..name.len())?.copy_from_slice(name.as_bytes());
    let mut at = 0usize;
    loop {
        let letters = Letters::of(bytes.get(at..)?.first_chunk()?);
        let symbols = Symbols::of_plain(&letters)?;
        words.push(NameWord::new(Alphabet::Latin, symbols));
        at = at.wrapping_add(letters.count);
        if at >= name.len() {
            return Some(());
        }
        if bytes.get(at) != Some(&b' ') || words.len() == MOST_WORDS {
            return None;
        }
        at = at.wrapping_add(1);
    }
}

/// How many marks, hyphens, apostrophes and unusual capitals a name has: signs of the writing that leave no letter
/// of their own.
pub(crate) fn ornaments(name: &str) -> u8 {
    fn count(letters: impl Iterator<Item = char>) -> u8 {
        let mut before = ' ';
        letters.fold(0, |count: u8, c| {
            let is_ornament = match c {
                'a'..='z' => before == ' ',
                'A'..='Z' => before.is_ascii_alphanumeric(),
                ' ' | '0'..='9' => false,
                // Persian and Arabic each have their own; which is the plainer does not matter.
                'ك' | 'ي' => true,
                _ => c.is_ascii() || c < '\u{600}' || !c.is_alphabetic(),
            };
            before = c;
            count.saturating_add(u8::from(is_ornament))
        })
    }
    // Letters of ASCII need not be put together of bytes.
    if name.is_ascii() { count(name.bytes().map(char::from)) } else { count(name.chars()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words of a name as of any text.
    fn naive(name: &str) -> Vec<(Alphabet, Symbols, bool)> {
        let folded = Folded::of(name);
        let words = folded.words().iter();
        words.map(|word| Symbols::of_word(name, word)).map(|(a, s)| (a, s, false)).collect()
    }

    fn plain_words(name: &str) -> Option<Vec<NameWord>> {
        let mut words = Vec::new();
        read_plain_words(name, &mut words).map(|()| words)
    }

    proptest! {
        #[test]
        fn plain_words_are_those_of_any_text(name in "[a-zA-Z]{1,16}( [a-zA-Z]{1,16}){0,13}") {
            let words = plain_words(&name);
            let is_long = name.split(' ').any(|word| word.len() > 14);
            let is_plain = name.len() <= MOST_PLAIN && name.split(' ').count() <= MOST_WORDS && !is_long;
            prop_assert_eq!(words.is_some(), is_plain);
            let words = words.unwrap_or_default();
            let words: Vec<_> = words.iter().map(|w| (w.alphabet, w.symbols, w.added)).collect();
            prop_assert!(!is_plain || words == naive(&name));
        }

        #[test]
        fn a_name_is_its_words(name in "[a-cA-Z .,'’é\u{301}لی\u{200c}1-]{0,20}") {
            if let Some(words) = plain_words(&name) {
                let words: Vec<_> = words.iter().map(|w| (w.alphabet, w.symbols, w.added)).collect();
                prop_assert_eq!(words, naive(&name));
            }
        }
    }

    #[test]
    fn what_is_more_than_plain_words_is_read_as_any_text() {
        for name in [
            "",
            " ",
            "Ada ",
            " Ada",
            "Ada  King",
            "J. King",
            "O'Neil",
            "Ada-Lee",
            "Adé",
            "G7",
            "Ada\nKing",
        ] {
            assert!(plain_words(name).is_none(), "{name:?}");
        }
    }
}
