//! The commonest words of the languages: a word that is one of them is seldom a name in a new spelling.

use crate::names::Folded;
use crate::names::fold::hash_letters;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Made by `training/common_words`; its header says from what.
const TABLE: &str = include_str!("common.tsv");

/// The line of the words that are rarer, and in which no name is.
const RARER: &str = "ar, rarer";
/// What stands before an Arabic word and leaves it that word, the longest first; and after it.
const OPENINGS: [&str; 22] = [
    "وبال", "فبال", "وکال", "وال", "فال", "بال", "کال", "ولل", "فلل", "لل", "ال", "وب", "ول", "وی",
    "سی", "و", "ف", "ب", "ل", "ی", "ت", "ن",
];
const ENDINGS: [&str; 8] = ["هما", "ها", "هم", "هن", "نا", "ات", "ه", "ا"];
/// How many letters are left of a word at least.
const LEAST_LEFT: usize = 3;

type Hashes = FxHashSet<u64>;

/// The hashes of the folded words of all languages, and of these and the rarer ones.
static WORDS: LazyLock<(Hashes, Hashes)> = LazyLock::new(|| {
    let mut folded = Folded::new();
    let (mut words, mut rarer) = (Hashes::default(), Hashes::default());
    for (language, line) in TABLE.lines().filter_map(|line| line.split_once('\t')) {
        folded.read(line);
        let hashes = folded.words().iter().map(|word| word.hash);
        if language == RARER { rarer.extend(hashes) } else { words.extend(hashes) }
    }
    rarer.extend(&words);
    (words, rarer)
});

/// Whether a word with this hash is a common one of Persian, Arabic, Italian or English.
pub(crate) fn is_common(hash: u64) -> bool {
    WORDS.0.contains(&hash)
}

/// Whether a word of Arabic script is an ordinary one, or one with what is joined to words: و، ب، ال، ها and the
/// first letters of verbs.
pub(crate) fn is_ordinary(letters: &[char]) -> bool {
    let known = |letters: &[char]| WORDS.1.contains(&hash_letters(letters.iter().copied()));
    let ends = |rest: &[char]| {
        ENDINGS.iter().any(|ending| {
            let left = rest.len().saturating_sub(ending.chars().count());
            // What is short is left of many a name.
            left > LEAST_LEFT
                && rest.get(left..).is_some_and(|end| end.iter().copied().eq(ending.chars()))
                && rest.get(..left).is_some_and(known)
        })
    };
    known(letters)
        || ends(letters)
        || OPENINGS.iter().any(|opening| {
            let count = opening.chars().count();
            let rest = letters.get(count..).unwrap_or(&[]);
            rest.len() >= LEAST_LEFT
                && letters.iter().copied().take(count).eq(opening.chars())
                && (known(rest) || ends(rest))
        })
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

    #[test]
    fn ordinary_words_are_known_in_their_forms() {
        for (word, expected) in [
            ("بشرط", true),
            ("ويضمن", true),
            ("الجذع", true),
            ("ونقرأ", true),
            ("السجاد", true),
            ("كتبهم", true),
            ("بوتين", false),
            ("بلينكن", false),
            ("لافروف", false),
            ("استولتنبرگ", false),
            ("شولتس", false),
        ] {
            let folded = Folded::of(word);
            let letters = folded.letters(&folded.words()[0]);
            assert_eq!(is_ordinary(letters), expected, "{word}");
        }
    }
}
