//! Many strings in one: four bytes beside the text for each.

/// Strings by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    text: String,
    /// Where each string ends.
    ends: Vec<u32>,
}

impl Texts {
    /// Appends a string; `None` when it is full (4 GB).
    pub fn push(&mut self, s: &str) -> Option<u32> {
        let end = u32::try_from(self.text.len().checked_add(s.len())?).ok()?;
        let number = u32::try_from(self.ends.len()).ok()?;
        self.text.push_str(s);
        self.ends.push(end);
        Some(number)
    }

    /// The strings of a text and its ends; `None` if they do not fit.
    pub fn from_parts(text: String, ends: Vec<u32>) -> Option<Self> {
        let mut last = 0usize;
        for end in &ends {
            let end = *end as usize;
            if end < last || !text.is_char_boundary(end) {
                return None;
            }
            last = end;
        }
        (last == text.len()).then_some(Texts { text, ends })
    }

    /// The text and the ends, to be saved.
    pub fn parts(&self) -> (&str, &[u32]) {
        (&self.text, &self.ends)
    }

    /// The string of a number, empty if there is none.
    #[inline]
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// The strings of some numbers: where they lie is asked for many at once, since they are far apart.
    pub fn get_all<'a>(
        &'a self,
        numbers: &'a [Option<u32>],
    ) -> impl Iterator<Item = Option<&'a str>> {
        const AT_ONCE: usize = 256;
        numbers.chunks(AT_ONCE).flat_map(move |some| {
            let wanted = || some.iter().flatten();
            let ends = wanted().fold(0, |read, number| read ^ self.touch_end(*number));
            let bytes = wanted().fold(0, |read, number| read ^ self.touch_text(*number));
            // What is read here is not used, only in the cache.
            std::hint::black_box((ends, bytes));
            some.iter().map(|number| number.map(|number| self.get(number)))
        })
    }

    /// Whether all strings are empty.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Reads where a string begins, so that it is in the cache when it is wanted.
    #[inline]
    pub fn touch_end(&self, number: u32) -> u32 {
        self.ends.get((number as usize).saturating_sub(1)).copied().unwrap_or(0)
    }

    /// Reads the first byte of a string, so that it is in the cache when it is wanted.
    #[inline]
    pub fn touch_text(&self, number: u32) -> u8 {
        self.get(number).as_bytes().first().copied().unwrap_or(0)
    }

    /// How many strings there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_are_each_by_itself(
            strings in prop::collection::vec("[a-c]{0,3}", 0..9),
            numbers in prop::collection::vec(prop::option::of(0u32..12), 0..600),
        ) {
            let mut texts = Texts::default();
            strings.iter().for_each(|text| assert!(texts.push(text).is_some()));
            let one_by_one: Vec<Option<&str>> =
                numbers.iter().map(|number| number.map(|number| texts.get(number))).collect();
            prop_assert!(texts.get_all(&numbers).eq(one_by_one));
        }
    }
}
