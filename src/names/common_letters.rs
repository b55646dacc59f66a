//! What two words have in common in the same order: letters, and classes of letters that both scripts have.

use super::model::{Alphabet, Symbols, spell};
use std::sync::LazyLock;

/// More symbols than an alphabet has.
pub(crate) const SYMBOLS: usize = 64;
/// More places than a word has letters; those of letters are the lower half of a number, those of classes the upper.
pub(crate) const PLACES: u32 = 32;

/// Eight kinds of consonants, three of vowels, one for h and its like, and one for the rest.
pub(crate) const CLASSES: usize = 16;
const REST: u8 = 0;

fn letter_class(symbol: u8, alphabet: Alphabet) -> u8 {
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

/// The classes of the symbols of Arabic script, and of Latin.
pub(crate) static LETTER_CLASSES: LazyLock<[[u8; SYMBOLS]; 2]> = LazyLock::new(|| {
    [Alphabet::Arabic, Alphabet::Latin].map(|alphabet| {
        let mut classes = [REST; SYMBOLS];
        for (symbol, class) in classes.iter_mut().enumerate().skip(1) {
            *class = letter_class(symbol as u8, alphabet);
        }
        classes
    })
});

/// The classes of the symbols of an alphabet; only two have letters that are alike.
#[inline]
pub(crate) fn letter_classes(alphabet: Alphabet) -> Option<&'static [u8; SYMBOLS]> {
    let [arabic, latin] = &*LETTER_CLASSES;
    match alphabet {
        Alphabet::Arabic => Some(arabic),
        Alphabet::Latin => Some(latin),
        _ => None,
    }
}

/// Reads one more letter for the longest common subsequence with a word that has it at some places: of the places
/// that are not in the subsequence yet those are kept that still are not.
///
/// What is carried beyond the last of all places is cut off.
///
/// Source: Hyyrö: Bit-parallel LCS-length computation revisited, 2004.
#[inline]
pub(crate) fn read_letter(rest: u64, places: u64, all: u64) -> u64 {
    (rest.wrapping_add(rest & places) | (rest & !places)) & all
}

/// How many letters two words have in the same order, and how many classes of letters: the sum of both.
pub(crate) fn common_in_order(a: &Symbols, b: &Symbols, alphabet: Alphabet) -> u32 {
    let Some(classes) = letter_classes(alphabet) else { return 0 };
    let class = |symbol: u8| classes.get(usize::from(symbol) % SYMBOLS).copied().unwrap_or(REST);
    let (mut of_symbol, mut of_class) = ([0u32; SYMBOLS], [0u32; CLASSES]);
    for (symbol, place) in a.inside().iter().zip(0..PLACES) {
        if let Some(places) = of_symbol.get_mut(usize::from(*symbol) % SYMBOLS) {
            *places |= 1 << place;
        }
        if let Some(places) = of_class.get_mut(usize::from(class(*symbol)) % CLASSES) {
            *places |= 1 << place;
        }
    }
    let length = a.inside().len().min(PLACES as usize) as u32;
    let half = (1u64 << length).wrapping_sub(1);
    let all = half | half << PLACES;
    let rest = b.inside().iter().fold(all, |rest, symbol| {
        let letters = of_symbol.get(usize::from(*symbol) % SYMBOLS).copied().unwrap_or(0);
        let classes = of_class.get(usize::from(class(*symbol)) % CLASSES).copied().unwrap_or(0);
        read_letter(rest, u64::from(letters) | u64::from(classes) << PLACES, all)
    });
    (!rest & all).count_ones()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The longest common subsequence by its definition.
    pub(crate) fn naive<T: PartialEq>(a: &[T], b: &[T]) -> usize {
        match (a, b) {
            ([], _) | (_, []) => 0,
            ([x, a @ ..], [y, b @ ..]) if x == y => 1 + naive(a, b),
            ([_, a2 @ ..], [_, b2 @ ..]) => naive(a2, b).max(naive(a, b2)),
        }
    }

    proptest! {
        #[test]
        fn what_is_common_is_its_definition(a in "[bpftdaeiou]{0,9}", b in "[bpftdaeiou]{0,9}") {
            let symbols = |word: &str| Symbols::of(word, Alphabet::Latin);
            let classes = |word: &str| -> Vec<u8> {
                let symbols = symbols(word);
                symbols.inside().iter().map(|s| letter_class(*s, Alphabet::Latin)).collect()
            };
            let expected = naive(a.as_bytes(), b.as_bytes()) + naive(&classes(&a), &classes(&b));
            let found = common_in_order(&symbols(&a), &symbols(&b), Alphabet::Latin);
            prop_assert_eq!(found as usize, expected);
        }
    }

    #[test]
    fn long_words_have_places_for_all_letters() {
        let long = Symbols::of(&"a".repeat(60), Alphabet::Latin);
        assert_eq!(common_in_order(&long, &long, Alphabet::Latin) as usize, 2 * long.letters());
    }
}
