//! What each character is to the reader of names: one table look-up for the scripts in use.

use crate::script::{self, Class, Script};
use std::sync::LazyLock;

/// What a character does to a word that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A letter that folds to one letter.
    Letter,
    /// A digit.
    Digit,
    /// A letter that folds to several (æ, ﻻ).
    Expand,
    /// A mark on the letter before it: belongs to the word, leaves no letter.
    Mark,
    /// Kashida, controls, soft hyphen: leaves nothing.
    Ignored,
    /// The half-space and its like.
    Joiner,
    Space,
    Newline,
    /// Hyphens, dashes, underscores, middle dots.
    Hyphen,
    Apostrophe,
    Dot,
    /// Any other sign.
    Sign,
}

impl Role {
    /// Whether it ends a word, whatever follows.
    #[inline]
    pub fn is_between_words(self) -> bool {
        use Role::{Apostrophe, Dot, Hyphen, Newline, Sign, Space};
        matches!(self, Space | Newline | Hyphen | Apostrophe | Dot | Sign)
    }
}

/// A character as the reader of names sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letter {
    pub folded: char,
    pub role: Role,
    pub script: Script,
    pub upper: bool,
    pub lower: bool,
}

/// What UTF-8 writes in one or two bytes, and general punctuation after it.
const SHORT: u32 = 0x800;
const PUNCTUATION: std::ops::Range<u32> = 0x2000..0x2070;

static TABLE: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    (0..SHORT).chain(PUNCTUATION).filter_map(char::from_u32).map(describe).collect()
});

/// The table for the characters of most texts; held by a reader while it works.
pub(crate) fn table() -> &'static [Letter] {
    &TABLE
}

/// What a character is, by the table or by its Unicode properties.
#[inline]
pub(crate) fn letter(table: &[Letter], c: char) -> Letter {
    let place = match u32::from(c) {
        code @ 0..SHORT => Some(code as usize),
        code if PUNCTUATION.contains(&code) => Some(in_punctuation(code)),
        _ => None,
    };
    match place.and_then(|place| table.get(place)) {
        Some(known) => *known,
        None => describe(c),
    }
}

/// The place of a character of general punctuation in the table.
#[inline]
fn in_punctuation(code: u32) -> usize {
    code.wrapping_sub(PUNCTUATION.start).wrapping_add(SHORT) as usize
}

/// The character that bytes begin with, if the table has it, and the bytes after it.
#[inline]
pub(crate) fn first_letter<'t, 'b>(
    table: &'t [Letter],
    bytes: &'b [u8],
) -> Option<(&'t Letter, &'b [u8])> {
    let (place, after) = match bytes {
        [first @ 0xC2..=0xDF, second, after @ ..] => {
            (usize::from(first & 0x1F) << 6 | usize::from(second & 0x3F), after)
        }
        [one @ 0..=0x7F, after @ ..] => (usize::from(*one), after),
        [0xE2, second @ 0x80..=0x81, third, after @ ..] => {
            let code = 0x2000 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
            (in_punctuation(code), after)
        }
        _ => return None,
    };
    Some((table.get(place)?, after))
}

#[cold]
fn describe(c: char) -> Letter {
    let mut letter = Letter {
        folded: c,
        role: role(c),
        script: script::script(c),
        upper: c.is_uppercase(),
        lower: c.is_lowercase(),
    };
    if letter.role == Role::Letter {
        match script::fold(c).as_slice() {
            [] => letter.role = Role::Ignored,
            ['\''] => letter.role = Role::Apostrophe,
            [one] => letter.folded = *one,
            _ => letter.role = Role::Expand,
        }
    }
    if letter.role == Role::Digit {
        letter.folded = script::fold(c).as_slice().first().copied().unwrap_or(c);
        letter.script = Script::Common;
    }
    letter
}

fn role(c: char) -> Role {
    match c {
        // Signs that transliterations write for hamza and ayn; many writers leave them out.
        'ʾ' | 'ʿ' | 'ˈ' => Role::Ignored,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʼ' | 'ʻ' | '′' | '＇' => Role::Apostrophe,
        '-' | '_' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '·' | '・' | '־' => {
            Role::Hyphen
        }
        '.' => Role::Dot,
        _ => match script::class(c) {
            Class::Letter => Role::Letter,
            Class::Digit => Role::Digit,
            Class::Mark => Role::Mark,
            Class::Tatweel | Class::Invisible => Role::Ignored,
            Class::Joiner => Role::Joiner,
            Class::Space => Role::Space,
            Class::Newline => Role::Newline,
            Class::Other => Role::Sign,
        },
    }
}
