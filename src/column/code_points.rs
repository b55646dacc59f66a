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
    /// Each byte of a sum counts so many at most, that all together fit in one.
    const EIGHTS: usize = 31;
    const EACH: u64 = 0x0101_0101_0101_0101;
    let (eights, rest) = bytes.as_chunks();
    let continuing: usize = eights
        .chunks(EIGHTS)
        .map(|some| {
            let in_each = some.iter().fold(0u64, |sum, eight| {
                let eight = u64::from_le_bytes(*eight);
                // Continuation bytes are those with the highest bit and without the next.
                sum.wrapping_add((eight >> 7) & !(eight >> 6) & EACH)
            });
            (in_each.wrapping_mul(EACH) >> 56) as usize
        })
        .sum();
    let in_rest = rest.iter().filter(|byte| byte.cast_signed() >= -0x40).count();
    eights.len() * 8 - continuing + in_rest
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
