//! What is known of a character, for those of the common blocks in a table.

use crate::script::{self, Class};
use std::sync::LazyLock;

/// What a character is and what it folds to, in one word of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known(u32);

/// What stands for the fold of a character that folds to none or to several.
const SEVERAL: char = '\u{10FFFF}';

const FOLD: u32 = (1 << 21) - 1;
const UPPER: u32 = 1 << 30;
const PLAIN: u32 = 1 << 31;
const CLASS: u32 = 24;

impl Known {
    fn of(c: char) -> Known {
        let class = script::class(c);
        let upper = if c < '\u{600}' && c.is_uppercase() { UPPER } else { 0 };
        let (fold, plain) = match script::fold(c).as_slice() {
            [one] => (*one, if class == Class::Letter { PLAIN } else { 0 }),
            _ => (SEVERAL, 0),
        };
        let number = CLASSES.iter().position(|known| *known == class).unwrap_or(0);
        Known(fold as u32 | u32::try_from(number).unwrap_or(0) << CLASS | upper | plain)
    }

    #[inline]
    pub(crate) fn class(self) -> Class {
        let number = (self.0 >> CLASS & 0xF) as usize;
        CLASSES.get(number).copied().unwrap_or(Class::Other)
    }

    /// Whether it is a capital of the first blocks.
    #[inline]
    pub(crate) const fn upper(self) -> bool {
        self.0 & UPPER != 0
    }

    /// Whether it is a letter that folds to one character.
    #[inline]
    pub(crate) const fn plain(self) -> bool {
        self.0 & PLAIN != 0
    }

    /// The one character that it folds to, if it folds to one.
    #[inline]
    pub(crate) fn fold(self) -> Option<char> {
        let fold = char::from_u32(self.0 & FOLD)?;
        (fold != SEVERAL).then_some(fold)
    }

    /// The code of what a plain letter folds to.
    #[inline]
    pub(crate) const fn letter(self) -> u32 {
        self.0 & FOLD
    }
}

const CLASSES: [Class; 9] = [
    Class::Letter,
    Class::Mark,
    Class::Digit,
    Class::Space,
    Class::Newline,
    Class::Joiner,
    Class::Tatweel,
    Class::Invisible,
    Class::Other,
];

/// All characters of two bytes, and those of general punctuation: the half-space, quotes, dashes.
const TWO_BYTES: usize = 0x800;
const PUNCTUATION: usize = 0x80;

const SIZE: usize = TWO_BYTES + PUNCTUATION;

/// The table of the common blocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Characters(&'static [Known; SIZE]);

impl Characters {
    pub(crate) fn new() -> Characters {
        static TABLE: LazyLock<Box<[Known; SIZE]>> = LazyLock::new(|| {
            let mut table = Box::new([Known(0); SIZE]);
            let codes = (0..0x800).chain(0x2000..0x2080);
            for (slot, code) in table.iter_mut().zip(codes) {
                *slot = Known::of(char::from_u32(code).unwrap_or('\0'));
            }
            table
        });
        Characters(&TABLE)
    }

    /// The character at a byte of a text, with the bytes it takes, if it is of the common blocks.
    #[inline(always)]
    pub(crate) fn common(self, bytes: &[u8], at: usize) -> Option<(Known, usize)> {
        let first = usize::from(*bytes.get(at)?);
        if first < 0x80 {
            return Some((*self.0.get(first)?, 1));
        }
        let second = usize::from(*bytes.get(at.wrapping_add(1))?) & 0x3F;
        if first < 0xE0 {
            return Some((*self.0.get((first & 0x1F) << 6 | second)?, 2));
        }
        if first == 0xE2 && second < 2 {
            let third = usize::from(*bytes.get(at.wrapping_add(2))?) & 0x3F;
            return Some((*self.0.get(TWO_BYTES | second << 6 | third)?, 3));
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
                (known.class(), width),
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
