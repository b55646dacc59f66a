//! The two Windows encodings, byte by byte.

use super::Found;
use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1256};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A one-byte encoding: the characters of its upper half, and back.
pub(super) struct Table {
    characters: [char; 128],
    bytes: FxHashMap<char, u8>,
}

pub(super) static WESTERN: LazyLock<Table> = LazyLock::new(|| Table::of(WINDOWS_1252));
pub(super) static ARABIC: LazyLock<Table> = LazyLock::new(|| Table::of(WINDOWS_1256));

impl Table {
    fn of(encoding: &'static Encoding) -> Self {
        let mut characters = ['\0'; 128];
        let mut bytes = FxHashMap::default();
        for (byte, slot) in (0x80..=0xFF_u8).zip(&mut characters) {
            let one = [byte];
            let (decoded, _) = encoding.decode_without_bom_handling(&one);
            *slot = decoded.chars().next().unwrap_or('\0');
            bytes.insert(*slot, byte);
        }
        // What reads as Latin-1 leaves the controls of C1 where windows-1252 has its marks.
        if std::ptr::eq(encoding, WINDOWS_1252) {
            for byte in 0x80..=0x9F_u8 {
                bytes.entry(char::from(byte)).or_insert(byte);
            }
        }
        Table { characters, bytes }
    }

    /// The byte of the upper half that a character was read from.
    pub(super) fn byte(&self, c: char) -> Option<u8> {
        if c.is_ascii() { None } else { self.bytes.get(&c).copied() }
    }

    /// The character of a byte of the upper half.
    pub(super) fn character(&self, byte: u8) -> Option<char> {
        self.characters.get(usize::from(byte.checked_sub(0x80)?)).copied()
    }
}

/// Controls of C1, which text does not have: the marks of windows-1252 at their place.
pub(super) fn controls(text: &str) -> Vec<Found> {
    let found = text.char_indices().filter_map(|(at, c)| {
        // A line end of its own.
        let byte = u8::try_from(u32::from(c)).ok().filter(|b| (0x80..=0x9F).contains(b))?;
        let meant = WESTERN.character(byte).filter(|m| *m != c && byte != 0x85)?;
        Some(Found { range: at..at + c.len_utf8(), with: meant.to_string() })
    });
    found.collect()
}
