//! The commonest words of the languages: a word that is one of them is seldom a name in a new spelling.

use super::Data;
use crate::names::Folded;
use crate::names::fold::hash_letters;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Made by `training/common_words`; its header says from what.
const TABLE: &str = include_str!("common.tsv");

/// What the name of a line ends in whose words are rarer, and in which no name is.
const RARER: &str = ", rarer";
/// How many letters are left of a word after what is joined to its start at least.
const LEAST_LEFT: usize = 3;

type Hashes = FxHashSet<u64>;

/// The hashes of folded words.
struct Tables {
    /// The common words of all languages.
    common: Hashes,
    /// The common and the rarer words of the languages that have rarer ones.
    ordinary: Vec<(&'static str, Hashes)>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut folded = Folded::new();
    let mut tables = Tables { common: Hashes::default(), ordinary: Vec::new() };
    let lines = || TABLE.lines().filter_map(|line| line.split_once('\t'));
    let mut hashes = |line: &str| -> Hashes {
        folded.read(line);
        folded.words().iter().map(|word| word.hash).collect()
    };
    for (name, line) in lines() {
        match name.strip_suffix(RARER) {
            Some(language) => tables.ordinary.push((language, hashes(line))),
            None => tables.common.extend(hashes(line)),
        }
    }
    for (language, words) in &mut tables.ordinary {
        for (_, line) in lines().filter(|(name, _)| name == language) {
            words.extend(hashes(line));
        }
    }
    tables
});

/// Whether a word with this hash is a common one of Persian, Arabic, Italian or English.
pub(crate) fn is_common(hash: u64) -> bool {
    TABLES.common.contains(&hash)
}

/// Whether a word is an ordinary one of a language without capitals, as it is or with what the language
/// joins to words.
pub(super) fn is_ordinary(data: &Data, letters: &[char]) -> bool {
    let code = data.language.code();
    let Some((_, words)) = TABLES.ordinary.iter().find(|(language, _)| *language == code) else {
        return false;
    };
    let known = |letters: &[char]| words.contains(&hash_letters(letters));
    let ends = |rest: &[char]| {
        data.word_endings.iter().any(|ending| {
            let left = rest.len().saturating_sub(ending.chars().count());
            // What is short is left of many a name.
            left >= data.least_before_ending
                && rest.get(left..).is_some_and(|end| end.iter().copied().eq(ending.chars()))
                && rest.get(..left).is_some_and(known)
        })
    };
    known(letters)
        || ends(letters)
        || data.word_openings.iter().any(|opening| {
            let count = opening.chars().count();
            let rest = letters.get(count..).unwrap_or(&[]);
            rest.len() >= LEAST_LEFT
                && letters.iter().copied().take(count).eq(opening.chars())
                && (known(rest) || ends(rest))
        })
}

#[cfg(test)]
mod tests {
    use super::super::{arabic, persian};
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
        let arabic = [
            ("بشرط", true),
            ("ويضمن", true),
            ("الجذع", true),
            ("ونقرأ", true),
            ("السجاد", true),
            ("كتبهم", true),
            ("بوتين", false),
            ("بلينكن", false),
            ("لافروف", false),
        ];
        let persian = [
            ("طعمه", true),
            ("نسلی", true),
            ("تعاریف", true),
            ("پرنده‌هایشان", true),
            ("پوتین", false),
            ("بلینکن", false),
            ("استولتنبرگ", false),
            ("شولتس", false),
        ];
        let cases = [(&arabic::DATA, &arabic[..]), (&persian::DATA, &persian[..])];
        for (data, words) in cases {
            for (word, expected) in words {
                let folded = Folded::of(word);
                let letters = folded.letters(&folded.words()[0]);
                assert_eq!(is_ordinary(data, letters), *expected, "{word}");
            }
        }
        assert!(!is_ordinary(&arabic::DATA, &['p']));
    }
}
