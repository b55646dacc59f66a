//! stub
use super::*;
pub(super) static PS: LanguageData = LanguageData {
    words: &[],
    rules: &[],
    habits: PLAIN_HABITS,
    clitics: "",
    contraction: None,
    glued: &[],
    glued_numbers: None,
    compounds: None,
    future_endings: &[],
    future_beginnings: &[],
};
