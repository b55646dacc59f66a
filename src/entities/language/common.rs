//! The commonest words of the languages: a word that is one of them is seldom a name in a new spelling.

use crate::names::Folded;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Made by `training/common_words`; its header says from what.
const TABLE: &str = include_str!("common.tsv");

/// The hashes of the folded words of all languages.
static WORDS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let mut folded = Folded::new();
    let mut words = FxHashSet::default();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        folded.read(line.split_once('\t').map_or("", |(_, words)| words));
        words.extend(folded.words().iter().map(|word| word.hash));
    }
    words
});

/// Whether a word with this hash is a common one of Persian, Arabic, Italian or English.
pub(crate) fn is_common(hash: u64) -> bool {
    WORDS.contains(&hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_known() {
        for (word, expected) in [
            ("درباره", true),
            ("الثاني", true),
            ("settimana", true),
            ("government", true),
            ("استولتنبرگ", false),
            ("Blingen", false),
        ] {
            let folded = Folded::of(word);
            assert_eq!(is_common(folded.words()[0].hash), expected, "{word}");
        }
    }
}
