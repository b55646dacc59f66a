//! The class and the script of a character.

use unicode_normalization::char::is_combining_mark;

/// What a character does in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A letter of any script, including Arabic presentation forms.
    Letter,
    /// A combining mark: harakat, dagger alef, Qur'anic signs, Latin accents.
    Mark,
    /// A decimal digit.
    Digit,
    /// White space, including no-break spaces but not line ends.
    Space,
    /// A line end: LF, CR, line and paragraph separators, vertical tab, form feed.
    Newline,
    /// ZWNJ or ZWJ.
    Joiner,
    /// The kashida.
    Tatweel,
    /// A bidi control, byte order mark, soft hyphen or word joiner: invisible.
    Invisible,
    /// Punctuation, symbols, emoji, controls: all else.
    Other,
}

/// The script of a letter, as far as this crate treats it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Arabic script, whatever the language.
    Arabic,
    /// Latin script, whatever the language.
    Latin,
    /// A letter of another script.
    Other,
    /// No letter: digits, punctuation, marks, spaces.
    Common,
}

/// The class of a character.
///
/// ```
/// use yeksan::script::{class, Class};
/// assert_eq!(class('پ'), Class::Letter);
/// assert_eq!(class('\u{64E}'), Class::Mark);
/// assert_eq!(class('۵'), Class::Digit);
/// assert_eq!(class('\u{200F}'), Class::Invisible);
/// ```
pub fn class(c: char) -> Class {
    let arabic = u32::from(c).wrapping_sub(ARABIC) as usize;
    match ARABIC_CLASSES.get(arabic).or_else(|| LATIN_CLASSES.get(c as usize)) {
        Some(class) => *class,
        None => by_range(c).unwrap_or_else(|| general_class(c)),
    }
}

/// The first character of the Arabic block.
const ARABIC: u32 = 0x600;
/// The classes of the blocks that most text is written in, looked up without a branch for each.
static ARABIC_CLASSES: [Class; 0x100] = classes(ARABIC);
static LATIN_CLASSES: [Class; 0x250] = classes(0);

const fn classes<const N: usize>(first: u32) -> [Class; N] {
    let mut out = [Class::Other; N];
    let mut rest: &mut [Class] = &mut out;
    let mut code = first;
    while let Some((head, tail)) = rest.split_first_mut() {
        if let Some(c) = char::from_u32(code)
            && let Some(class) = by_range(c)
        {
            *head = class;
        }
        code += 1;
        rest = tail;
    }
    out
}

/// The class of a character that is told apart, or is in a common block; a test compares these with
/// the general rule.
const fn by_range(c: char) -> Option<Class> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Newline,
        '\u{0}'..='\u{7F}' => {
            if c == ' ' || c == '\t' {
                Class::Space
            } else {
                Class::Other
            }
        }
        '\u{200C}' | '\u{200D}' => Class::Joiner,
        '\u{640}' => Class::Tatweel,
        // ALM, LRM, RLM, embeddings and overrides, isolates; BOM; soft hyphen; word joiner.
        '\u{61C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{AD}'
        | '\u{2060}'
        | '\u{200B}' => Class::Invisible,
        // The common blocks.
        '\u{A0}' => Class::Space,
        '\u{AA}' | '\u{B5}' | '\u{BA}' => Class::Letter,
        '\u{80}'..='\u{BF}' | '\u{D7}' | '\u{F7}' => Class::Other,
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Class::Letter,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' => Class::Other,
        // A verse sign is a sign of its own, not a mark on a letter.
        '\u{6DD}' => Class::Other,
        '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => Class::Digit,
        '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}' => Class::Letter,
        '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E8}'
        | '\u{6EA}'..='\u{6ED}' => Class::Mark,
        '\u{620}' | '\u{66E}'..='\u{66F}' | '\u{6D5}' | '\u{6EE}'..='\u{6EF}' => Class::Letter,
        '\u{6FA}'..='\u{6FC}' | '\u{6FF}' => Class::Letter,
        '\u{600}'..='\u{6FF}' => Class::Other,
        _ => return None,
    })
}

/// The class of a character of any block, from its Unicode properties.
fn general_class(c: char) -> Class {
    match c {
        _ if is_combining_mark(c) => Class::Mark,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_whitespace() => Class::Space,
        _ if super::digit_value(c).is_some() => Class::Digit,
        _ => Class::Other,
    }
}

/// The script of a character.
pub fn script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '\u{600}'..='\u{6FF}'
        | '\u{750}'..='\u{77F}'
        | '\u{870}'..='\u{8FF}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' => {
            if class(c) == Class::Letter {
                Script::Arabic
            } else {
                Script::Common
            }
        }
        '\u{AA}'
        | '\u{BA}'
        | '\u{C0}'..='\u{24F}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{2C60}'..='\u{2C7F}'
        | '\u{FB00}'..='\u{FB06}' => {
            if c.is_alphabetic() {
                Script::Latin
            } else {
                Script::Common
            }
        }
        _ if class(c) == Class::Letter => Script::Other,
        _ => Script::Common,
    }
}

/// Whether a character is a combining mark.
pub fn is_mark(c: char) -> bool {
    class(c) == Class::Mark
}

/// Whether a character belongs inside a word: a letter, mark, digit, joiner or kashida.
pub fn is_word(c: char) -> bool {
    matches!(class(c), Class::Letter | Class::Mark | Class::Digit | Class::Joiner | Class::Tatweel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_say_what_the_properties_say() {
        for c in '\u{80}'..='\u{FFFF}' {
            // Signs that this crate treats apart.
            let apart = matches!(
                class(c),
                Class::Newline | Class::Joiner | Class::Tatweel | Class::Invisible
            ) || matches!(c, '\u{6DD}' | '\u{6E5}' | '\u{6E6}');
            if !apart {
                assert_eq!(class(c), general_class(c), "U+{:04X}", c as u32);
            }
        }
    }
}
