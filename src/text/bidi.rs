//! Bidi controls, the byte order mark and the soft hyphen.

/// Whether a character is invisible and says nothing about the text.
///
/// The zero width space counts only in a language that the rules know: others write it between
/// words.
pub(super) fn is_invisible(c: char, in_known_language: bool) -> bool {
    match c {
        '\u{AD}'
        | '\u{61C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => true,
        '\u{200B}' => in_known_language,
        _ => false,
    }
}
