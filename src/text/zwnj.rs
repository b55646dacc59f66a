//! The half-space (ZWNJ): tidied with the gaps between words, restored where it is missing.

mod careful;

use super::Rule;
use super::pass::Pass;
use crate::script::{Script, ZWNJ, joins_next, script};

pub(super) use careful::Affixes;

impl Pass<'_> {
    /// A stand-in for a half-space: ¬ between two letters of Arabic script.
    pub(super) fn half_space_substitute(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        let arabic = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Arabic);
        let before = self.out.last(at);
        if arabic(before) && arabic(self.char_at(end)) {
            if before.is_some_and(joins_next) {
                self.out.put(at..end, ZWNJ, Rule::HalfSpaceTidy);
            } else {
                self.out.delete(at..end, Rule::HalfSpaceTidy);
            }
        }
        end
    }
}
