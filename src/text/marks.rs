//! Harakat, dagger alef and Qur'anic marks.

/// The mark of a doubled consonant.
pub(super) const SHADDA: char = '\u{651}';

/// Whether a character is an Arabic mark that says how to read a word and may be taken off.
///
/// The hamza and madda that are part of a letter count only if `with_hamza` is set.
pub(super) fn is_arabic_mark(c: char, with_hamza: bool) -> bool {
    match c {
        '\u{653}'..='\u{655}' => with_hamza,
        '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{652}'
        | '\u{656}'..='\u{65F}'
        | '\u{670}'
        | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E8}'
        | '\u{6EA}'..='\u{6ED}'
        | '\u{898}'..='\u{89F}'
        | '\u{8CA}'..='\u{8E1}'
        | '\u{8E3}'..='\u{8FF}' => true,
        _ => false,
    }
}

/// Whether a mark is a sign of recitation: the pauses and small letters of the Qur'an.
pub(super) fn is_recitation_sign(c: char) -> bool {
    is_arabic_mark(c, false) && !matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
}
