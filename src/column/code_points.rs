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
        self.point += between.iter().filter(|&&b| (b as i8) >= -0x40).count();
        self.byte = to;
        self.point
    }
}

#[cfg(test)]
mod tests {
    use super::CodePoints;
    use proptest::prelude::*;

    proptest! {
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
