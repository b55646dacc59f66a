//! Where the scanner must stop: a table over pairs of bytes.
//!
//! A byte is looked up together with the class of the byte before it, so that one load tells apart
//! the two-byte characters of the Arabic block, a space before a letter from a space before a
//! space, and a full stop before a space from one before a letter. Each byte is looked at on its
//! own, without waiting for the one before: that is what makes clean text cheap.

/// What the byte before was.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Before {
    /// A letter, a digit, the end of a longer character, anything else.
    Other,
    /// The first byte of U+0600 to U+063F.
    Arabic0,
    /// The first byte of U+0640 to U+067F.
    Arabic1,
    /// The first byte of U+0680 to U+06BF.
    Arabic2,
    /// The first byte of U+06C0 to U+06FF.
    Arabic3,
    /// The first byte of U+0080 to U+00BF.
    Latin1,
    /// A space or tab.
    Space,
    /// A line end, or the beginning of the text.
    Newline,
    /// `. , ; : ! ? ) ] }`
    Closing,
    /// `( [ {`
    Opening,
    /// The straight apostrophe.
    Apostrophe,
}

const ROWS: usize = 16;
const SIZE: usize = ROWS * 256;
const BLOCK: usize = 16;

pub(super) const fn before(byte: u8) -> Before {
    match byte {
        0xD8 => Before::Arabic0,
        0xD9 => Before::Arabic1,
        0xDA => Before::Arabic2,
        0xDB => Before::Arabic3,
        0xC2 => Before::Latin1,
        b' ' | b'\t' => Before::Space,
        b'\n' | b'\r' | 0x0B | 0x0C => Before::Newline,
        b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'}' => Before::Closing,
        b'(' | b'[' | b'{' => Before::Opening,
        b'\'' => Before::Apostrophe,
        _ => Before::Other,
    }
}

const ALL: [Before; 11] = [
    Before::Other,
    Before::Arabic0,
    Before::Arabic1,
    Before::Arabic2,
    Before::Arabic3,
    Before::Latin1,
    Before::Space,
    Before::Newline,
    Before::Closing,
    Before::Opening,
    Before::Apostrophe,
];

/// The class of each byte, already where it belongs in the index of the table.
static ROW: [u16; 256] = {
    let mut rows = [0; 256];
    let mut byte: usize = 0;
    #[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "compile time")]
    while byte < 256 {
        rows[byte] = (before(byte as u8) as u16) << 8;
        byte += 1;
    }
    rows
};

/// The table of stops of one option set.
pub(super) struct Stops(Box<[u8; SIZE]>);

impl Stops {
    /// A table from a function that tells whether to stop at a byte after another.
    pub(super) fn new(is_stop: impl Fn(Before, u8) -> bool) -> Self {
        let mut table = Box::new([0; SIZE]);
        for row in ALL {
            for byte in 0..=u8::MAX {
                let index = usize::from(row as u8) << 8 | usize::from(byte);
                if let Some(entry) = table.get_mut(index) {
                    *entry = u8::from(is_stop(row, byte));
                }
            }
        }
        Stops(table)
    }

    /// The first byte at or after `from` and before `end` at which to stop, or `end`.
    #[inline]
    pub(super) fn next(&self, bytes: &[u8], from: usize, end: usize) -> usize {
        let mut row = match from.checked_sub(1).and_then(|i| bytes.get(i)) {
            Some(byte) => row_of(*byte),
            None => (Before::Newline as u16) << 8,
        };
        let Some(window) = bytes.get(from..end) else { return end };
        let (blocks, tail) = window.as_chunks::<BLOCK>();
        let mut at = from;
        for block in blocks {
            let first_row = row;
            let mut found = 0;
            for &byte in block {
                found |= self.look(row, byte);
                row = row_of(byte);
            }
            if found != 0 {
                return at + self.position(first_row, block).unwrap_or(0);
            }
            at += BLOCK;
        }
        at + self.position(row, tail).unwrap_or(tail.len())
    }

    fn position(&self, mut row: u16, bytes: &[u8]) -> Option<usize> {
        bytes.iter().position(|&byte| {
            let found = self.look(row, byte);
            row = row_of(byte);
            found != 0
        })
    }

    #[inline]
    fn look(&self, row: u16, byte: u8) -> u8 {
        self.0.get(usize::from(row | u16::from(byte)) & (SIZE - 1)).copied().unwrap_or(0)
    }
}

#[inline]
fn row_of(byte: u8) -> u16 {
    ROW.get(usize::from(byte)).copied().unwrap_or(0)
}
