//! Emoji: a picture and what belongs to it, by the rules of UTS #51 without its tables.

/// Whether an emoji begins with a character.
pub(super) fn begins(c: char) -> bool {
    matches!(
        c,
        '\u{231A}'
            | '\u{231B}'
            | '\u{23E9}'..='\u{23FA}'
            | '\u{25FB}'..='\u{25FE}'
            | '\u{2600}'..='\u{27BF}'
            | '\u{2B05}'..='\u{2B07}'
            | '\u{2B1B}'
            | '\u{2B1C}'
            | '\u{2B50}'
            | '\u{2B55}'
            | '\u{1F000}'..='\u{1F0FF}'
            | '\u{1F170}'..='\u{1F1FF}'
            | '\u{1F300}'..='\u{1FAFF}'
    )
}

/// How many bytes an emoji at the beginning of a text has, with those that follow directly.
pub(super) fn length(text: &str) -> usize {
    let mut is_joined = false;
    let ends = |c: char| {
        let belongs = begins(c)
            || is_joined
            || matches!(c, '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}')
            || matches!(c, '\u{E0020}'..='\u{E007F}');
        is_joined = c == '\u{200D}' && belongs;
        !belongs
    };
    text.find(ends).unwrap_or(text.len())
}
