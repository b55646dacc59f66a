//! What is known of a character, for those of the common blocks in a table.

use crate::script::{self, Class};
use std::sync::LazyLock;

/// What a character is and what it folds to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub class: Class,
    /// Whether it is a capital of the first blocks.
    pub upper: bool,
    /// Whether it is a letter that folds to one character.
    pub plain: bool,
    fold: char,
}

/// What stands for the fold of a character that folds to none or to several.
const SEVERAL: char = '\u{10FFFF}';

impl Known {
    fn of(c: char) -> Known {
        let class = script::class(c);
        let upper = c < '\u{600}' && c.is_uppercase();
        match script::fold(c).as_slice() {
            [one] => Known { class, upper, plain: class == Class::Letter, fold: *one },
            _ => Known { class, upper, plain: false, fold: SEVERAL },
        }
    }

    /// The one character that it folds to, if it folds to one.
    #[inline]
    pub(crate) fn fold(self) -> Option<char> {
        (self.fold != SEVERAL).then_some(self.fold)
    }

    /// What a plain letter folds to.
    #[inline]
    pub(crate) const fn letter(self) -> char {
        self.fold
    }
}

/// All characters of two bytes, and those of general punctuation: the half-space, quotes, dashes.
const TWO_BYTES: usize = 0x800;
const PUNCTUATION: usize = 0x80;

/// The table of the common blocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Characters(&'static [Known]);

impl Characters {
    pub(crate) fn new() -> Characters {
        static TABLE: LazyLock<Vec<Known>> = LazyLock::new(|| {
            let blocks = (0..0x800).chain(0x2000..0x2080);
            blocks.map(|code| Known::of(char::from_u32(code).unwrap_or('\0'))).collect()
        });
        Characters(&TABLE)
    }

    /// The character at a byte of a text, with the bytes it takes, if it is of the common blocks.
    #[inline]
    pub(crate) fn common(self, bytes: &[u8], at: usize) -> Option<(Known, usize)> {
        let first = *bytes.get(at)?;
        if first < 0x80 {
            return Some((*self.0.get(usize::from(first))?, 1));
        }
        let second = *bytes.get(at.wrapping_add(1))?;
        if first < 0xE0 {
            let code = usize::from(first & 0x1F) << 6 | usize::from(second & 0x3F);
            return Some((*self.0.get(code % TWO_BYTES)?, 2));
        }
        if first == 0xE2 && second & 0xFE == 0x80 {
            let third = *bytes.get(at.wrapping_add(2))?;
            let code = usize::from(second & 1) << 6 | usize::from(third & 0x3F);
            return Some((*self.0.get(TWO_BYTES.wrapping_add(code % PUNCTUATION))?, 3));
        }
        None
    }

    /// The character at a byte of a text, with the bytes it takes; none at the end.
    #[inline]
    pub(crate) fn at(self, text: &str, at: usize) -> Option<(Known, usize)> {
        self.common(text.as_bytes(), at).or_else(|| {
            let c = text.get(at..)?.chars().next()?;
            Some((Known::of(c), c.len_utf8()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_known_as_it_is() {
        let characters = Characters::new();
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let (known, width) = characters.at(&text, 0).unwrap();
            assert_eq!(
                (known.class, width),
                (script::class(c), c.len_utf8()),
                "U+{:04X}",
                c as u32
            );
            let fold = match script::fold(c).as_slice() {
                [one] if c != SEVERAL => Some(*one),
                _ => None,
            };
            assert_eq!(known.fold(), fold, "U+{:04X}", c as u32);
        }
    }
}
