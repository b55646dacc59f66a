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

/// A character as the reader of names sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letter {
    pub folded: char,
    pub role: Role,
    pub script: Script,
    pub upper: bool,
    pub lower: bool,
}

/// What is read of ASCII words at once.
pub(crate) const AT_ONCE: usize = 16;

/// The bytes from a place on that are read at once, with spaces after the last of the text.
#[inline]
pub(crate) fn padded(rest: &[u8]) -> [u8; AT_ONCE] {
    let mut bytes = [b' '; AT_ONCE];
    bytes.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
    bytes
}

/// One in each byte.
pub(crate) const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte that is a letter of ASCII.
#[inline]
pub(crate) fn ascii_letters(bytes: u64) -> u64 {
    let low = (bytes | (EACH * 0x20)) & (EACH * 0x7F);
    // From a on the sum reaches the highest bit, beyond z this one does too.
    let from_a = low.wrapping_add(EACH * (0x80 - b'a' as u64));
    let beyond_z = low.wrapping_add(EACH * (0x80 - b'z' as u64 - 1));
    from_a & !beyond_z & !bytes & (EACH * 0x80)
}

const TABLE_SIZE: usize = 0x800;

static TABLE: LazyLock<Vec<Letter>> =
    LazyLock::new(|| (0..TABLE_SIZE as u32).filter_map(char::from_u32).map(describe).collect());

/// The table for all that UTF-8 writes in one or two bytes; held by a reader while it works.
pub(crate) fn table() -> &'static [Letter] {
    &TABLE
}

/// What a character is, by the table or by its Unicode properties.
#[inline]
pub(crate) fn letter(table: &[Letter], c: char) -> Letter {
    match table.get(c as usize) {
        Some(known) => *known,
        None => describe(c),
    }
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
