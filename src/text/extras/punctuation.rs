//! Punctuation becomes spaces, but not inside numbers that are left alone.

use super::{Becomes, Place, Rule};
use crate::script::{Class, class};
use crate::text::Kinds;

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    if !is_punctuation(place.c) {
        return None;
    }
    let is_digit = |c: Option<char>| c.is_some_and(|c| class(c) == Class::Digit);
    let is_inside_number = place.plan.protects(Kinds::NUMBERS)
        && is_digit(place.last())
        && is_digit(place.after().chars().next());
    if is_inside_number { None } else { place.becomes(" ", Rule::Punctuation) }
}

/// The punctuation (general category P) of the scripts in use.
fn is_punctuation(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_punctuation() && !"$+<=>^`|~".contains(c),
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' => true,
        '٪' | '٫' | '٬' | '٭' | '؉' | '؊' | '،' | '؍' | '؛' | '؝' | '؞' | '؟' | '۔' => {
            true
        }
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}' => true,
        '\u{2053}'..='\u{205E}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' => true,
        '\u{FD3E}' | '\u{FD3F}' => true,
        _ => false,
    }
}
