//! A word as bit sets: how much of it another word has, in a few instructions a letter.

use super::{inside, segments};
use crate::names::common_letters::{
    CLASSES, LETTER_CLASSES, PLACES, SYMBOLS, letter_classes, read_letter,
};
use crate::names::model::Alphabet;

/// Where the letters of a word stand, and the letters in a few classes that both scripts have.
///
/// Places are bits: of letters in the lower half of a number, of classes in the upper one.
#[derive(Debug, Clone)]
pub(super) struct Sketch {
    alphabet: Alphabet,
    /// For each symbol of either alphabet, the places of the word that have it or its class.
    places: [[u64; SYMBOLS]; 2],
    length: u32,
    /// All places, in both halves.
    all: u64,
    /// Which symbols it has.
    pub has: u64,
}

/// The half of the letters.
const LETTERS: u64 = u32::MAX as u64;

const SYMBOL: u8 = 63;

impl Sketch {
    /// The sketch of a word.
    pub fn of(symbols: &[u8], alphabet: Alphabet) -> Self {
        let letters = inside(symbols);
        let own_classes = letter_classes(alphabet);
        let (mut of_class, mut of_symbol, mut all) = ([0u64; CLASSES], [0u64; SYMBOLS], 0u64);
        for (symbol, place) in letters.iter().zip(0u32..PLACES) {
            let symbol = symbol & SYMBOL;
            let class = own_classes.and_then(|classes| classes.get(usize::from(symbol)));
            let of_class = class.and_then(|class| of_class.get_mut(usize::from(*class)));
            for places in of_class.into_iter().chain(of_symbol.get_mut(usize::from(symbol))) {
                *places |= 1 << place;
            }
            all |= (1 << place) | (1 << place << PLACES);
        }
        let mut places = [of_symbol, [0; SYMBOLS]];
        if alphabet == Alphabet::Latin {
            places.reverse();
        }
        for (places, classes) in places.iter_mut().zip(&*LETTER_CLASSES) {
            for (places, class) in places.iter_mut().zip(classes) {
                let of_class = of_class.get(usize::from(*class)).copied().unwrap_or(0);
                *places |= of_class << PLACES;
            }
        }
        let has = symbols.iter().fold(0, |set, symbol| set | 1 << (symbol & SYMBOL));
        Sketch { alphabet, places, length: letters.len() as u32, all, has }
    }

    /// How much of both words is the same in the same order, of a thousand: by class, and in one script
    /// by letter as much.
    #[inline]
    pub fn likeness(&self, symbols: &[u8], alphabet: Alphabet) -> u32 {
        // Numbers and other scripts are the same or not.
        if letter_classes(alphabet).is_none() {
            return 1000;
        }
        let letters = inside(symbols);
        let common = self.common(letters, alphabet);
        let both = self.length.wrapping_add(letters.len() as u32).max(1);
        if alphabet != self.alphabet {
            return (common >> PLACES).count_ones().wrapping_mul(2000) / both;
        }
        common.count_ones().wrapping_mul(1000) / both
    }

    /// Whether a word of the same script may be so many edits away as its segments find.
    #[inline]
    pub fn is_near(&self, letters: &[u8]) -> bool {
        let longer = self.length.max(letters.len() as u32);
        let most = segments::edits(letters.len()) as u32;
        let common = self.common(letters, self.alphabet) & LETTERS;
        common.count_ones().wrapping_add(most) >= longer
    }

    /// The longest common subsequences of letters and of classes, both at once: a bit for each place in them.
    #[inline]
    fn common(&self, letters: &[u8], alphabet: Alphabet) -> u64 {
        let [arabic, latin] = &self.places;
        let places = if alphabet == Alphabet::Latin { latin } else { arabic };
        let mut rest = self.all;
        for symbol in letters {
            let places = places.get(usize::from(symbol & SYMBOL)).copied().unwrap_or(0);
            rest = read_letter(rest, places, self.all);
        }
        !rest & self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::common_letters::tests::naive;
    use crate::names::model::Symbols;

    proptest::proptest! {
        #[test]
        fn likeness_is_its_definition(a in "[bftal]{1,8}", b in "[bftal]{1,8}") {
            let of = |word: &str| Symbols::of(word, Alphabet::Latin);
            let sketch = Sketch::of(of(&a).as_slice(), Alphabet::Latin);
            // Each of these letters is a class of its own.
            let common = naive(a.as_bytes(), b.as_bytes());
            let got = sketch.likeness(of(&b).as_slice(), Alphabet::Latin);
            proptest::prop_assert_eq!(got as usize, common * 2000 / (a.len() + b.len()));
            let is_near = a.len().max(b.len()) <= common + segments::edits(b.len());
            proptest::prop_assert_eq!(sketch.is_near(inside(of(&b).as_slice())), is_near);
        }
    }
}
