//! Many strings in one: four bytes beside the text for each, and what is to be known of each.

use crate::large_pages;
use crate::prefetch::prefetch;

/// Strings by number, and beside each what is mostly wanted with it: memory answers to both at once.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Texts<T = ()> {
    text: String,
    heads: Vec<Head<T>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Head<T> {
    /// Where the string ends.
    end: u32,
    with: T,
}

impl<T: Copy> Clone for Texts<T> {
    fn clone(&self) -> Self {
        let text = large_pages::string_of(&self.text);
        Texts { text, heads: large_pages::copy_of(&self.heads) }
    }
}

impl<T> Default for Texts<T> {
    fn default() -> Self {
        Texts { text: String::new(), heads: Vec::new() }
    }
}

impl<T: Copy> Texts<T> {
    /// Appends a string; `None` when it is full (4 GB).
    pub fn push(&mut self, s: &str, with: T) -> Option<u32> {
        let end = u32::try_from(self.text.len().checked_add(s.len())?).ok()?;
        let number = u32::try_from(self.heads.len()).ok()?;
        self.text.push_str(s);
        self.heads.push(Head { end, with });
        Some(number)
    }

    /// The strings of a text and its ends, with what is beside each; `None` if they do not fit.
    pub fn from_parts(text: String, ends: Vec<u32>, with: Vec<T>) -> Option<Self> {
        let mut last = 0usize;
        for end in &ends {
            let end = *end as usize;
            if end < last || !text.is_char_boundary(end) {
                return None;
            }
            last = end;
        }
        let fits = last == text.len() && ends.len() == with.len();
        let count = ends.len();
        let heads = ends.into_iter().zip(with).map(|(end, with)| Head { end, with });
        fits.then(|| {
            let mut texts = Texts { text, heads: large_pages::room_for(count) };
            texts.heads.extend(heads);
            texts
        })
    }

    /// Makes ready to be read what was appended.
    pub fn settle(&mut self) {
        // Growing leaves room; what was read or copied has none.
        if self.heads.capacity() > self.heads.len() {
            *self = self.clone();
        }
    }

    /// The text, to be saved.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each string ends, to be saved.
    pub fn ends(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.heads.iter().map(|head| head.end)
    }

    /// What is beside each string.
    pub fn beside_each(&self) -> impl ExactSizeIterator<Item = T> + DoubleEndedIterator + '_ {
        self.heads.iter().map(|head| head.with)
    }

    /// What is beside the string of a number.
    #[inline]
    pub fn beside(&self, number: u32) -> Option<T> {
        self.heads.get(number as usize).map(|head| head.with)
    }

    /// What is beside the string of a number, to be changed.
    pub fn beside_mut(&mut self, number: u32) -> Option<&mut T> {
        self.heads.get_mut(number as usize).map(|head| &mut head.with)
    }

    /// The string of a number, empty if there is none.
    #[inline]
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let end_of = |number: usize| self.heads.get(number).map(|head| head.end);
        let start = number.checked_sub(1).and_then(end_of).unwrap_or(0);
        let end = end_of(number).unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Whether all strings are empty.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Asks for where some strings are and how they begin, so that they are in the cache when they are wanted: memory
    /// answers to many at once as fast as to one.
    #[inline]
    pub fn prefetch(&self, numbers: impl Iterator<Item = u32> + Clone) {
        numbers.clone().for_each(|number| prefetch(self.heads.get(number as usize)));
        numbers.for_each(|number| prefetch(self.get(number).as_bytes().first()));
    }

    /// How many strings there are.
    pub fn len(&self) -> usize {
        self.heads.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_what_was_put_there() {
        let mut texts = Texts::default();
        let strings = ["", "یک", "two", ""];
        for (number, text) in (0u32..).zip(strings) {
            assert_eq!(texts.push(text, number * 2), Some(number));
        }
        texts.prefetch(0..9);
        for (number, text) in (0u32..).zip(strings) {
            assert_eq!((texts.get(number), texts.beside(number)), (text, Some(number * 2)));
        }
        assert_eq!((texts.get(4), texts.beside(4)), ("", None));
        let parts =
            || (texts.text().to_owned(), texts.ends().collect(), texts.beside_each().collect());
        let (text, ends, beside) = parts();
        assert_eq!(Texts::from_parts(text, ends, beside), Some(texts.clone()));
        for (ends, count) in
            [(vec![0, 1, 7, 7], 4), (vec![0, 4, 3, 7], 4), (vec![0, 4, 7], 4), (vec![], 0)]
        {
            assert_eq!(Texts::from_parts("یکtwo".to_owned(), ends, vec![(); count]), None);
        }
    }
}
