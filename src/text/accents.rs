//! Italian accents written as apostrophes: perche' becomes perché.

use super::Rule;
use super::pass::Pass;
use crate::script::{Class, class};

/// How far back an opening quotation mark is looked for.
const QUOTATION: usize = 256;

impl Pass<'_> {
    /// Writes the accented vowel in place of a vowel and an apostrophe, if the word wants it.
    pub(super) fn restore_accent(&mut self, at: usize, end: usize) -> bool {
        let Some(rules) = self.plan.rules else { return false };
        if self.char_at(end).is_some_and(|c| matches!(class(c), Class::Letter | Class::Digit)) {
            return false;
        }
        // The vowel must still be there to be edited.
        let Some(start) = at.checked_sub(1).filter(|s| *s >= self.floor()) else { return false };
        if self.is_quoted(at) || !self.out.last(at).is_some_and(|c| c.is_ascii_alphabetic()) {
            return false;
        }
        let word = rules.accented.iter().find(|(word, _)| {
            word.strip_suffix('\'').is_some_and(|word| self.word_is(at, 0, &[word]))
        });
        let ending = || {
            rules.accented_endings.iter().find(|(ending, _)| {
                ending.strip_suffix('\'').is_some_and(|ending| self.word_ends_in(at, ending))
            })
        };
        let Some((_, accented)) = word.or_else(ending) else { return false };
        let Some(vowel) = accented.chars().next_back() else { return false };
        let is_upper = self.out.last(at).is_some_and(|c| c.is_ascii_uppercase());
        let vowel = if is_upper { vowel.to_uppercase().next().unwrap_or(vowel) } else { vowel };
        self.out.put(start..end, vowel, Rule::Accents);
        true
    }

    /// Whether the last word is longer than an ending and ends in it.
    fn word_ends_in(&self, at: usize, ending: &str) -> bool {
        let mut back = self.out.back(at);
        ending.chars().rev().all(|e| back.next().is_some_and(|c| c.to_ascii_lowercase() == e))
            && back.next().is_some_and(|c| class(c) == Class::Letter)
            && back.next().is_some_and(|c| class(c) == Class::Letter)
    }

    /// Whether a quotation was opened on the line and not closed: 'citta', 'la bella citta'.
    fn is_quoted(&self, at: usize) -> bool {
        let mut after = Some('\'');
        let mut back = self.out.back(at).take(QUOTATION).peekable();
        while let Some(c) = back.next() {
            let before = back.peek().copied();
            let is_letter = |c: Option<char>| c.is_some_and(|c| class(c) == Class::Letter);
            match c {
                _ if class(c) == Class::Newline => return false,
                '\'' | '’' | '‘' if !is_letter(before) => return is_letter(after),
                // One after a word closes a quotation, or stands for an accent: nothing is open.
                '\'' | '’' if !is_letter(after) => return false,
                _ => {}
            }
            after = Some(c);
        }
        false
    }
}
