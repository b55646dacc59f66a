//! A word as bit sets: how much of it another word has, in a few instructions a letter.

use super::{inside, segments};
use crate::names::model::{Alphabet, spell};
use std::sync::LazyLock;

/// Where the letters of a word stand, and the letters in a few classes that both scripts have.
#[derive(Debug, Clone)]
pub(super) struct Sketch {
    alphabet: Alphabet,
    /// For each class, the places of the word that have it; and for each symbol.
    classes: [u32; CLASSES],
    symbols: [u32; SYMBOLS],
    length: u32,
    all: u32,
    /// Which symbols it has.
    pub has: u64,
}

const SYMBOLS: usize = 64;

/// Eight kinds of consonants, three of vowels, one for h and its like, and one for the rest.
const CLASSES: usize = 16;
const REST: u8 = 0;

fn sketch_class(symbol: u8, alphabet: Alphabet) -> u8 {
    let letter = spell(&[symbol], alphabet).chars().next().unwrap_or(' ');
    let found = [
        "bpبپ",
        "fvفڤ",
        "tتطٹ",
        "dدضڈ",
        "szسصزثذظشچ",
        "kqcgjxکگقغخجژڭ",
        "mم",
        "nنں",
        "lل",
        "rرڑ",
        "aاآأىة",
        "iyeیئإ",
        "ouwوؤ",
        "hهحعء",
    ]
    .iter()
    .position(|letters| letters.contains(letter));
    found.map_or(REST, |at| at as u8 + 1)
}

/// The classes of the symbols of both alphabets.
static SKETCH: LazyLock<[[u8; 64]; 2]> = LazyLock::new(|| {
    [Alphabet::Arabic, Alphabet::Latin].map(|alphabet| {
        let mut classes = [REST; 64];
        for (symbol, class) in classes.iter_mut().enumerate().skip(1) {
            *class = sketch_class(symbol as u8, alphabet);
        }
        classes
    })
});

impl Sketch {
    /// The sketch of a word.
    pub fn of(symbols: &[u8], alphabet: Alphabet) -> Self {
        let mut sketch = Sketch {
            alphabet,
            classes: [0; CLASSES],
            symbols: [0; SYMBOLS],
            length: 0,
            all: 0,
            has: symbols.iter().fold(0, |set, symbol| set | 1 << (symbol & 63)),
        };
        for symbol in inside(symbols) {
            let place = 1u32 << (sketch.length & 31);
            if let Some(classes) = classes(alphabet) {
                let class = classes.get(usize::from(symbol & 63)).copied().unwrap_or(REST);
                if let Some(places) = sketch.classes.get_mut(usize::from(class)) {
                    *places |= place;
                }
            }
            if let Some(places) = sketch.symbols.get_mut(usize::from(symbol & 63)) {
                *places |= place;
            }
            sketch.all |= place;
            sketch.length = sketch.length.saturating_add(1);
        }
        sketch
    }

    /// How much of both words is the same in the same order, of a thousand: by class, and in one script
    /// by letter as much.
    #[inline]
    pub fn likeness(&self, symbols: &[u8], alphabet: Alphabet) -> u32 {
        // Numbers and other scripts are the same or not.
        let Some(classes) = classes(alphabet) else { return 1000 };
        let letters = inside(symbols);
        let by_class = common(
            letters.iter().map(|symbol| {
                let class = classes.get(usize::from(symbol & 63)).copied().unwrap_or(REST);
                self.classes.get(usize::from(class) & (CLASSES - 1)).copied().unwrap_or(0)
            }),
            self.all,
        );
        let both = self.length.wrapping_add(letters.len() as u32).max(1);
        if alphabet != self.alphabet {
            return by_class.wrapping_mul(2000) / both;
        }
        by_class.wrapping_add(self.common_letters(letters)).wrapping_mul(1000) / both
    }

    /// How many letters both words have in one order.
    #[inline]
    fn common_letters(&self, letters: &[u8]) -> u32 {
        let places =
            letters.iter().map(|s| self.symbols.get(usize::from(s & 63)).copied().unwrap_or(0));
        common(places, self.all)
    }

    /// Whether a word of the same script may be so many edits away as its segments find.
    #[inline]
    pub fn is_near(&self, letters: &[u8]) -> bool {
        let longer = self.length.max(letters.len() as u32);
        let most = segments::edits(letters.len()) as u32;
        self.common_letters(letters).wrapping_add(most) >= longer
    }
}

/// The longest common subsequence, all places at once: a bit is 0 where it grows.
#[inline]
fn common(places: impl Iterator<Item = u32>, all: u32) -> u32 {
    let mut rest = u32::MAX;
    for places in places {
        let grows = rest & places;
        rest = rest.wrapping_add(grows) | (rest & !places);
    }
    (!rest & all).count_ones()
}

fn classes(alphabet: Alphabet) -> Option<&'static [u8; 64]> {
    let [arabic, latin] = &*SKETCH;
    match alphabet {
        Alphabet::Arabic => Some(arabic),
        Alphabet::Latin => Some(latin),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::model::Symbols;

    /// The longest common subsequence by its definition.
    fn naive(a: &[u8], b: &[u8]) -> usize {
        match (a, b) {
            ([], _) | (_, []) => 0,
            ([x, a @ ..], [y, b @ ..]) if x == y => 1 + naive(a, b),
            ([_, a2 @ ..], [_, b2 @ ..]) => naive(a2, b).max(naive(a, b2)),
        }
    }

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
