//! Byte offsets to code-point offsets, the offsets of Python.

/// Converts byte offsets of one text to code-point offsets.
///
/// Offsets that come in ascending order cost one pass over the text in all; going back costs a new start.
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
    ascii: bool,
    byte: usize,
    point: usize,
}

impl<'a> CodePoints<'a> {
    /// A converter that stands at the start of the text.
    pub fn new(text: &'a str) -> Self {
        CodePoints { text, ascii: text.is_ascii(), byte: 0, point: 0 }
    }

    /// The code-point offset of a byte offset; past the end it is the length in code points.
    pub fn at(&mut self, byte: usize) -> usize {
        if self.ascii {
            return byte.min(self.text.len());
        }
        if byte < self.byte {
            (self.byte, self.point) = (0, 0);
        }
        let to = byte.min(self.text.len());
        let between = self.text.as_bytes().get(self.byte..to).unwrap_or(&[]);
        self.point += starts(between);
        self.byte = to;
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

/// How many characters start in these bytes.
#[inline]
fn starts(bytes: &[u8]) -> usize {
    /// So many are counted at once, in one byte.
    const AT_ONCE: usize = 32;
    // Continuation bytes are the lowest numbers.
    let starts_here = |byte: &u8| byte.cast_signed() >= -0x40;
    let (blocks, rest) = bytes.as_chunks::<AT_ONCE>();
    let count = |block: &[u8; AT_ONCE]| {
        block.iter().fold(0u8, |count, byte| count.wrapping_add(u8::from(starts_here(byte))))
    };
    let in_blocks: usize = blocks.iter().map(|block| usize::from(count(block))).sum();
    in_blocks + rest.iter().filter(|byte| starts_here(byte)).count()
}

impl CodePointIndex {
    /// The index of a text; the same text is to be passed to the questions.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return CodePointIndex { marks: Vec::new() };
        }
        let mut before = 0;
        let marks = text.as_bytes().chunks(STEP).map(|chunk| {
            before += starts(chunk);
            before - starts(chunk)
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
        let rest = text.as_bytes().get(mark * STEP..byte).unwrap_or(&[]);
        self.marks.get(mark).copied().unwrap_or(0) + starts(rest)
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
        fn equals_counting_from_the_start(text in "[a-zا-ی😀é ]{0,40}", order in prop::collection::vec(0usize..200, 0..20)) {
            let bounds: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let mut points = CodePoints::new(&text);
            for k in order {
                let byte = bounds[k % bounds.len()];
                prop_assert_eq!(points.at(byte), text[..byte].chars().count());
            }
        }
    }
}
