//! English.

use super::{Quotation, Rules};
use crate::script::Script;

pub(in crate::text) static RULES: Rules = Rules {
    script: Script::Latin,
    letters: &[],
    alef_maqsura_stems: &[],
    punctuation: &[('،', ','), ('؛', ';'), ('؟', '?'), ('٪', '%')],
    quotes: Quotation {
        open: '“',
        close: '”',
        like_open: &['„'],
        like_close: &[],
        apostrophe: Some('’'),
    },
    suffixes: &[],
    short_words: &[],
    joined_suffixes: &[],
    letter_names: &[],
    proclitics: &[],
    elided: &[],
    elided_only: &[],
    contracted: &["s", "t", "re", "ve", "ll", "d", "m"],
    accented: &[],
    accented_endings: &[],
    triples: &[],
    half_space_substitutes: &[],
    restores_half_spaces: false,
};
