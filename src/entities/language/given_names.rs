//! Given names of Arabic script that many bear: before a surname they name a certain person.

use crate::names::Folded;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Made by `training/given_names.py`; its header says from what.
const TABLE: &str = include_str!("given_names.tsv");

static NAMES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let mut folded = Folded::new();
    let mut names = FxHashSet::default();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        folded.read(line);
        names.extend(folded.words().iter().map(|word| word.hash));
    }
    names
});

/// Whether a word with this hash is a given name.
pub(crate) fn is_given_name(hash: u64) -> bool {
    NAMES.contains(&hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_are_known() {
        for (word, expected) in
            [("حامد", true), ("سعید", true), ("فاطمة", true), ("درباره", false), ("وزير", false)]
        {
            let folded = Folded::of(word);
            assert_eq!(is_given_name(folded.words()[0].hash), expected, "{word}");
        }
    }
}
