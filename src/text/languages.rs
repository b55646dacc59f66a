//! What the rules know of each language; the rules themselves know none.

mod ar;
mod en;
mod fa;
mod it;

use crate::script::{Language, Script};

/// The data of one language.
pub(super) struct Rules {
    /// The script the language is written in, in which its punctuation holds.
    pub script: Script,
    /// Letters of other keyboards and the language's own.
    pub letters: &'static [(char, char)],
    /// Words without their last letter, in which a final yeh of another keyboard is ى.
    pub alef_maqsura_stems: &'static [&'static str],
    /// Punctuation marks of the other script and the language's own.
    pub punctuation: &'static [(char, char)],
    /// The opening and closing quotation marks of the language, and those they take the place of.
    pub quotes: Quotation,
    /// What may stand directly after a closing quotation mark or bracket: suffixes.
    pub suffixes: &'static [&'static str],
    /// Words of one letter, which are no suffixes.
    pub short_words: &'static [&'static str],
    /// Suffixes that are written without a half-space after a letter that does not join.
    pub joined_suffixes: &'static [&'static str],
    /// Names of Latin letters, which full stops join to an acronym: بی.بی.سی
    pub letter_names: &'static [&'static str],
    /// What may stand directly before an opening quotation mark: proclitics.
    pub proclitics: &'static [&'static str],
    /// Words that end in an apostrophe and lean on the next word, which begins with a vowel.
    pub elided: &'static [&'static str],
    /// Those of them that are no words without the apostrophe.
    pub elided_only: &'static [&'static str],
    /// What follows an apostrophe and leans on the word before.
    pub contracted: &'static [&'static str],
    /// Words that are written with an apostrophe for want of an accent, and their right form.
    pub accented: &'static [(&'static str, &'static str)],
    /// Endings that are written with an apostrophe for want of an accent, and their right form.
    pub accented_endings: &'static [(&'static str, &'static str)],
    /// Letters that may stand three times at the beginning of a word.
    pub triples: &'static [char],
    /// Characters that stand in for the half-space between two letters.
    pub half_space_substitutes: &'static [char],
    /// Whether missing half-spaces are restored: the model knows the language.
    pub restores_half_spaces: bool,
}

/// Quotation marks of a language.
pub(super) struct Quotation {
    pub open: char,
    pub close: char,
    /// Curly and other double marks that become `open`.
    pub like_open: &'static [char],
    /// Curly and other double marks that become `close`.
    pub like_close: &'static [char],
    /// What the straight apostrophe between letters becomes.
    pub apostrophe: Option<char>,
}

/// The data of a language, if the rules know it.
pub(super) fn rules(language: Language) -> Option<&'static Rules> {
    match language {
        Language::Persian => Some(&fa::RULES),
        Language::Arabic => Some(&ar::RULES),
        Language::Italian => Some(&it::RULES),
        Language::English => Some(&en::RULES),
        Language::French
        | Language::Sorani
        | Language::Pashto
        | Language::Urdu
        | Language::Undetermined => None,
    }
}
