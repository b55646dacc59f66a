//! What each language does to a name in running text; one file a language, all of it data.

mod arabic;
pub(crate) mod common;
mod english;
mod given_names;
mod italian;
mod persian;

pub(crate) use given_names::is_given_name;

use crate::names::fold::hash_letters;
use crate::script::{Language, Script};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The data of one language; every word in its folded form.
#[derive(Debug)]
pub(crate) struct Data {
    pub language: Language,
    pub script: Script,
    /// Letters written together with the word after them, in the order they are written in.
    pub proclitics: &'static [&'static [char]],
    /// The article that is written together with its word and stays inside a name.
    pub article: &'static [char],
    /// The proclitic after which the article loses its first letter (للناتو).
    pub contracts_article: Option<char>,
    /// Endings that are no part of a name when written together with it.
    pub endings: &'static [&'static str],
    /// Endings that are no part of a name when a half-space stands before them.
    pub half_space_endings: &'static [&'static str],
    /// A letter that is only a link (ezafe) after these letters.
    pub link: Option<(char, &'static [char])>,
    /// Endings that make of a place the word for its people.
    pub demonyms: &'static [&'static str],
    /// What a place's name may lose before such an ending.
    pub demonym_losses: &'static [&'static str],
    /// Words that lose their vowel before a name: dell’Ucraina.
    pub elisions: &'static [&'static str],
    /// What may follow a name after an apostrophe: Russia's.
    pub possessives: &'static [&'static str],
    /// Ordinary words that are no names, however they are written.
    pub function_words: &'static [&'static str],
    /// What stands before an ordinary word and leaves it that word, the longest first.
    pub word_openings: &'static [&'static str],
    /// What stands after an ordinary word and leaves it that word.
    pub word_endings: &'static [&'static str],
    /// How many letters are left of a word before such an ending at least.
    pub least_before_ending: usize,
    /// Articles, alone and joined to prepositions, after which a common word is no surname.
    pub determiners: &'static [&'static str],
    /// Words that stand before a surname.
    pub titles: &'static [&'static str],
    /// Those of them that stand before the name of a person and before nothing else.
    pub honorifics: &'static [&'static str],
    /// Words that stand beside the name of a person: who speaks, whose counterpart, whose words.
    pub announcers: &'static [&'static str],
    /// Words that say where, after which a place is named rather than a person.
    pub locatives: &'static [&'static str],
    /// Words that belong to the surname after them.
    pub particles: &'static [&'static str],
    /// Words after a surname.
    pub generations: &'static [&'static str],
    /// Articles that may be left out at the start of a name.
    pub articles: &'static [&'static str],
}

/// No language has nothing; each file says what is different.
const NOTHING: Data = Data {
    language: Language::Undetermined,
    script: Script::Common,
    proclitics: &[],
    article: &[],
    contracts_article: None,
    endings: &[],
    half_space_endings: &[],
    link: None,
    demonyms: &[],
    demonym_losses: &[""],
    elisions: &[],
    possessives: &[],
    function_words: &[],
    word_openings: &[],
    word_endings: &[],
    least_before_ending: 0,
    determiners: &[],
    titles: &[],
    honorifics: &[],
    announcers: &[],
    locatives: &[],
    particles: &[],
    generations: &[],
    articles: &[],
};

/// The hash of a word in its folded form.
pub(crate) fn hash_of(word: &str) -> u64 {
    hash_letters(&word.chars().collect::<Vec<_>>())
}

/// Words by their hash.
#[derive(Debug)]
pub(crate) struct Words(FxHashSet<u64>);

impl Words {
    fn of(words: &[&str]) -> Self {
        Words(words.iter().map(|word| hash_of(word)).collect())
    }

    /// Whether a word with this hash is among them.
    #[inline]
    pub fn contains(&self, hash: u64) -> bool {
        self.0.contains(&hash)
    }
}

/// The data of one language, and words that are looked up by themselves; what others are, `Boundaries` has for a text.
#[derive(Debug)]
pub(crate) struct Rules {
    pub data: &'static Data,
    pub elisions: Words,
    pub possessives: Words,
    pub particles: Words,
    pub generations: Words,
    pub articles: Words,
}

static ALL: LazyLock<Vec<Rules>> = LazyLock::new(|| {
    [&persian::DATA, &arabic::DATA, &italian::DATA, &english::DATA].map(Rules::of).into()
});

impl Rules {
    fn of(data: &'static Data) -> Self {
        Rules {
            data,
            elisions: Words::of(data.elisions),
            possessives: Words::of(data.possessives),
            particles: Words::of(data.particles),
            generations: Words::of(data.generations),
            articles: Words::of(data.articles),
        }
    }

    /// Whether a word is an ordinary one of this language, if it is a language without capitals.
    pub fn is_ordinary(&self, letters: &[char]) -> bool {
        common::is_ordinary(self.data, letters)
    }

    /// The rules of all languages.
    pub fn all() -> &'static [Rules] {
        &ALL
    }

    /// The rules that hold in a text: those of its language, and of all languages in other scripts.
    pub fn of_text(language: Option<Language>) -> Vec<&'static Rules> {
        let known = language.and_then(|l| ALL.iter().find(|r| r.data.language == l));
        ALL.iter()
            .filter(|rules| match known {
                Some(known) if known.data.script == rules.data.script => {
                    // Latin languages quote one another; Persian and Arabic clitics clash.
                    rules.data.script == Script::Latin || std::ptr::eq(*rules, known)
                }
                _ => true,
            })
            .collect()
    }
}

/// The language of a text in Arabic script, by letters that only one language has.
pub(crate) fn guess(text: &str) -> Option<Language> {
    let (mut persian, mut arabic) = (0u32, 0u32);
    for c in text.chars().take(20_000) {
        match c {
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' | '\u{200C}' => {
                persian = persian.saturating_add(1)
            }
            'ة' | 'ي' | 'ك' | 'ى' | 'إ' => arabic = arabic.saturating_add(1),
            _ => {}
        }
    }
    match (persian, arabic) {
        (0, 0) => None,
        _ if persian > arabic.saturating_mul(2) => Some(Language::Persian),
        _ if arabic > persian.saturating_mul(2) => Some(Language::Arabic),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Folded;

    #[test]
    fn every_word_is_in_its_folded_form() {
        for rules in Rules::all() {
            let d = rules.data;
            for list in [
                d.endings,
                d.half_space_endings,
                d.demonyms,
                d.elisions,
                d.possessives,
                d.function_words,
                d.word_openings,
                d.word_endings,
                d.determiners,
                d.titles,
                d.honorifics,
                d.announcers,
                d.locatives,
                d.particles,
                d.generations,
                d.articles,
            ] {
                for word in list {
                    let folded = Folded::of(word);
                    assert_eq!(folded.words().len(), 1, "{word}");
                    let letters: String = folded.letters(&folded.words()[0]).iter().collect();
                    assert_eq!(&letters, word);
                }
            }
        }
    }

    #[test]
    fn the_language_is_told_by_its_letters() {
        for (text, expected) in [
            ("این یک متن است", Some(Language::Persian)),
            ("هذا نص في اللغة", Some(Language::Arabic)),
            ("باران", None),
            ("plain", None),
        ] {
            assert_eq!(guess(text), expected, "{text}");
        }
    }
}
