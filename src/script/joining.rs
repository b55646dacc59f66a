//! How Arabic letters join (Unicode Standard, ArabicShaping.txt; checked against it in the tests).

/// The joining type of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Joining {
    /// Joins on both sides: ب, ی, and the kashida.
    Dual,
    /// Joins to the letter before it only: ا, د, ر, و.
    Right,
    /// Joins to nothing: ء, and everything that is not Arabic script.
    None,
    /// Is passed over: marks and invisible controls.
    Transparent,
}

/// The joining type of a character of the Arabic, Arabic Supplement and Arabic Extended-A blocks.
///
/// ```
/// use yeksan::script::{joining, Joining};
/// assert_eq!(joining('ر'), Joining::Right);
/// assert_eq!(joining('س'), Joining::Dual);
/// ```
pub fn joining(c: char) -> Joining {
    match c {
        '\u{621}' | '\u{674}' | '\u{6D5}' | '\u{6DD}' => {
            if c == '\u{6D5}' {
                Joining::Right
            } else {
                Joining::None
            }
        }
        '\u{622}'..='\u{625}'
        | '\u{627}'
        | '\u{629}'
        | '\u{62F}'..='\u{632}'
        | '\u{648}'
        | '\u{671}'..='\u{673}'
        | '\u{675}'..='\u{677}'
        | '\u{688}'..='\u{699}'
        | '\u{6C0}'
        | '\u{6C3}'..='\u{6CB}'
        | '\u{6CD}'
        | '\u{6CF}'
        | '\u{6D2}'
        | '\u{6D3}'
        | '\u{6EE}'
        | '\u{6EF}'
        | '\u{759}'..='\u{75B}'
        | '\u{76B}'
        | '\u{76C}'
        | '\u{771}'
        | '\u{773}'
        | '\u{774}'
        | '\u{778}'
        | '\u{779}' => Joining::Right,
        '\u{200D}' => Joining::Dual,
        '\u{200C}' => Joining::None,
        '\u{620}'..='\u{64A}'
        | '\u{66E}'
        | '\u{66F}'
        | '\u{678}'..='\u{6D4}'
        | '\u{6FA}'..='\u{6FC}'
        | '\u{6FF}'
        | '\u{750}'..='\u{77F}' => {
            if c == '\u{6D4}' {
                Joining::None
            } else {
                Joining::Dual
            }
        }
        _ => match super::class(c) {
            super::Class::Mark | super::Class::Invisible => Joining::Transparent,
            _ => Joining::None,
        },
    }
}

/// Whether a letter joins to the letter after it, so that a half-space after it shows.
#[inline]
pub fn joins_next(c: char) -> bool {
    joining(c) == Joining::Dual
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_joining_type::{JoiningType, get_joining_type};

    #[test]
    fn letters_join_as_the_unicode_table_says() {
        for c in ('\u{620}'..='\u{6FF}').chain('\u{750}'..='\u{77F}') {
            let expected = match get_joining_type(c) {
                JoiningType::DualJoining | JoiningType::JoinCausing => Joining::Dual,
                JoiningType::RightJoining => Joining::Right,
                JoiningType::Transparent => Joining::Transparent,
                _ => Joining::None,
            };
            if super::super::class(c) == super::super::Class::Letter {
                assert_eq!(joining(c), expected, "{c} U+{:04X}", c as u32);
            }
        }
    }
}
