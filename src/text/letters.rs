//! Letters of other keyboards become the language's own.

use super::languages::Rules;
use super::options::Letters;

/// The language's own letter for a letter of another keyboard, or the letter itself.
pub(super) fn own(c: char, letters: Letters, rules: Option<&Rules>) -> char {
    match letters {
        Letters::Language => rules
            .and_then(|r| r.letters.iter().find(|(from, _)| *from == c))
            .map_or(c, |(_, to)| *to),
        // Unifying is done by the search fold, from the letter as it is.
        Letters::Keep | Letters::Unify => c,
    }
}

use super::Rule;
use super::pass::Pass;
use crate::script::{Class, class};

impl Pass<'_> {
    /// A Persian yeh in Arabic: ى at the end of على, ي elsewhere.
    pub(super) fn yeh_of_another_keyboard(&mut self, at: usize, limit: usize) -> usize {
        let c = 'ی';
        let end = at + c.len_utf8();
        let ends_word = end >= limit
            || !self
                .ahead(end)
                .is_some_and(|c| matches!(class(c), Class::Letter | Class::Mark | Class::Tatweel));
        if ends_word && self.word_is(at, 0, self.plan.alef_maqsura_stems()) {
            self.out.put(at..end, 'ى', Rule::Letters);
            return end;
        }
        self.meet_fate(at, c, limit)
    }
}
