//! Byte offsets to code-point offsets, the offsets of Python.

use crate::char_boundary::ceil_boundary;

/// Converts byte offsets of one text to code-point offsets.
///
/// An offset costs the way from the one before it, forth or back: those of a whole text one pass in all.
///
/// ```
/// use yeksan::column::CodePoints;
/// let mut points = CodePoints::new("۹ دی");
/// assert_eq!(points.at(3), 2);
/// assert_eq!(points.at(7), 4);
/// assert_eq!(points.at(0), 0);
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    point: usize,
    /// All is ASCII from `byte` up to here.
    ascii_until: usize,
}

/// How many bytes are asked at once whether they are ASCII.
const AHEAD: usize = 128;

impl<'a> CodePoints<'a> {
    /// A converter that stands at the start of the text.
    pub fn new(text: &'a str) -> Self {
        CodePoints { text, byte: 0, point: 0, ascii_until: 0 }
    }

    /// The code-point offset of a byte offset; past the end it is the length in code points.
    pub fn at(&mut self, byte: usize) -> usize {
        let to = ceil_boundary(self.text, byte);
        if to < self.byte {
            self.point -= count(self.text, to, self.byte);
            (self.byte, self.ascii_until) = (to, to);
        }
        while self.byte < to {
            if self.byte >= self.ascii_until {
                let ahead = self.text.as_bytes().get(self.byte..).unwrap_or(&[]);
                let ahead = ahead.get(..AHEAD).unwrap_or(ahead);
                if !ahead.is_ascii() {
                    self.point += count(self.text, self.byte, to);
                    self.byte = to;
                    break;
                }
                self.ascii_until = self.byte + ahead.len();
            }
            let after = self.ascii_until.min(to);
            self.point += after - self.byte;
            self.byte = after;
        }
        self.point
    }
}

/// How many bytes lie between two marks of a [`CodePointIndex`].
const STEP: usize = 1024;

/// Byte and code-point offsets of one text, either way, in any order.
///
/// It holds one number per kilobyte of text, none for ASCII.
///
/// ```
/// use yeksan::column::CodePointIndex;
/// let text = "۹ دی";
/// let index = CodePointIndex::new(text);
/// assert_eq!(index.point_at(text, 3), 2);
/// assert_eq!(index.byte_at(text, 2), 3);
/// assert_eq!(index.byte_at(text, 99), text.len());
/// ```
#[derive(Debug, Clone)]
pub struct CodePointIndex {
    /// Code points before each multiple of [`STEP`] bytes; empty for ASCII.
    marks: Vec<usize>,
}

/// How many characters are between two boundaries.
#[inline]
fn count(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to).map_or(0, |part| part.chars().count())
}

/// How many characters start from one byte on, before another.
#[inline]
fn starts(text: &str, from: usize, to: usize) -> usize {
    count(text, ceil_boundary(text, from), ceil_boundary(text, to))
}

impl CodePointIndex {
    /// The index of a text; the same text is to be passed to the questions.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return CodePointIndex { marks: Vec::new() };
        }
        let mut before = 0;
        let marks = (0..text.len()).step_by(STEP).map(|from| {
            let mark = before;
            before += starts(text, from, from + STEP);
            mark
        });
        CodePointIndex { marks: marks.collect() }
    }

    /// The code-point offset of a byte offset; past the end it is the length in code points.
    pub fn point_at(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        if self.marks.is_empty() {
            return byte;
        }
        let mark = (byte / STEP).min(self.marks.len() - 1);
        self.marks.get(mark).copied().unwrap_or(0) + starts(text, mark * STEP, byte)
    }

    /// The byte offset of a code-point offset; past the end it is the length in bytes.
    pub fn byte_at(&self, text: &str, point: usize) -> usize {
        if self.marks.is_empty() {
            return point.min(text.len());
        }
        let mark = self.marks.partition_point(|&before| before <= point).saturating_sub(1);
        let mut left = point - self.marks.get(mark).copied().unwrap_or(0).min(point);
        let from = mark * STEP;
        for (offset, &byte) in text.as_bytes().get(from..).unwrap_or(&[]).iter().enumerate() {
            if byte.cast_signed() >= -0x40 {
                if left == 0 {
                    return from + offset;
                }
                left -= 1;
            }
        }
        text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{CodePointIndex, CodePoints};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_index_counts_both_ways(text in "([a-zا-ی😀é ]{0,40}){0,80}") {
            let index = CodePointIndex::new(&text);
            let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            for (point, &byte) in bytes.iter().enumerate() {
                prop_assert_eq!(index.point_at(&text, byte), point);
                prop_assert_eq!(index.byte_at(&text, point), byte);
            }
            prop_assert_eq!(index.byte_at(&text, usize::MAX), text.len());
            prop_assert_eq!(index.point_at(&text, usize::MAX), bytes.len() - 1);
        }

        #[test]
        fn equals_counting_from_the_start(
            text in "([a-z]{0,200}[a-zا-ی😀é ]{0,40}){0,5}",
            order in prop::collection::vec(0usize..1000, 0..20),
        ) {
            let mut points = CodePoints::new(&text);
            for byte in order {
                // Inside a character, this one has begun.
                let begun = text.char_indices().filter(|(start, _)| *start < byte).count();
                prop_assert_eq!(points.at(byte), begun);
            }
        }
    }
}
