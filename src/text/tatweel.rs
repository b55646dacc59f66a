//! The kashida: taken off where it only lengthens a word.

use super::Rule;
use super::pass::{MOST, Pass};
use crate::script::{Class, Script, TATWEEL, class, script};

impl Pass<'_> {
    /// A run of kashidas; the position after it.
    pub(super) fn tatweel(&mut self, at: usize, limit: usize) -> usize {
        let rest = self.text.get(at..limit.max(at)).unwrap_or("");
        let run = rest.len() - rest.trim_start_matches(TATWEEL).len();
        let end = at + run;
        let next = self.ahead(end);
        let is_letter = |c: char| script(c) == Script::Arabic;
        let before = self.out.back(at).take(MOST).find(|c| class(*c) != Class::Mark);
        let (after_letter, before_letter) =
            (before.is_some_and(is_letter), next.is_some_and(is_letter));
        // It carries a hamza, or a mark that stands on no letter.
        let carries = next.is_some_and(|c| {
            matches!(c, '\u{654}' | '\u{655}') || (class(c) == Class::Mark && !after_letter)
        });
        // It is no kashida: ۱۱ـ۲۳
        if carries || !(after_letter || before_letter) {
            return end;
        }
        // هـ, of the Hijra.
        let kept = if !before_letter && self.is_lone_heh(at) { TATWEEL.len_utf8() } else { 0 };
        if kept < run {
            self.out.delete(at + kept..end, Rule::Tatweel);
            let between_letters =
                before_letter && self.out.last(at).is_some_and(|c| class(c) == Class::Letter);
            if !between_letters {
                self.out.again = true;
            }
        }
        end
    }

    fn is_lone_heh(&self, at: usize) -> bool {
        let mut back = self.out.back(at);
        back.next() == Some('ه')
            && back.next().is_none_or(|c| {
                !matches!(class(c), Class::Letter | Class::Mark | Class::Joiner | Class::Tatweel)
            })
    }
}
