//! Letters repeated for emphasis: سلاممممم, sìììì. Three of them are the fewest that count.

use super::options::Elongation;
use super::pass::Pass;
use super::{Kinds, Rule};
use crate::script::{Class, class};

impl Pass<'_> {
    /// A letter that may be repeated; the position after it, or after the last repetition.
    pub(super) fn repeated(&mut self, at: usize, c: char, limit: usize) -> usize {
        let rest = self.text.get(at..limit.max(at)).unwrap_or("");
        let own = self.own(c);
        let run = || rest.chars().take_while(|x| self.own(*x) == own);
        let count = run().count();
        let keep = match self.plan.options.elongation {
            Elongation::Keep => count,
            Elongation::Two => 2,
            Elongation::One => 1,
        };
        let length = |count: usize| run().take(count).map(char::len_utf8).sum::<usize>();
        let run_end = at + length(count);
        if count < 3 || self.is_right_as_it_is(at, run_end, own, count) {
            return self.meet_fate(at, c, limit);
        }
        let kept_end = at + length(keep);
        let mut from = at;
        for kept in rest.chars().take(keep) {
            self.put_fate(from, kept);
            from += kept.len_utf8();
        }
        self.out.delete(kept_end..run_end, Rule::Elongation);
        run_end
    }

    /// Whether three or more are no emphasis: تتتبع, III, www, AAA, 0xfff.
    fn is_right_as_it_is(&self, at: usize, end: usize, c: char, count: usize) -> bool {
        let is_word =
            |c: char| matches!(class(c), Class::Letter | Class::Digit | Class::Mark) || c == '_';
        let begins_word = !self.out.last(at).is_some_and(is_word);
        if !c.is_ascii() {
            return begins_word
                && count == 3
                && self.plan.rules.is_some_and(|r| r.triples.contains(&c))
                && self.ahead(end).is_some_and(|c| class(c) == Class::Letter);
        }
        let mut before = self.out.back(at).take(super::pass::MOST).take_while(|c| is_word(*c));
        let after = self.text.get(end..).unwrap_or("").chars().take(super::pass::MOST);
        let mut after = after.take_while(|c| is_word(*c));
        let is_numeral = |c: char| "ivxlcdm".contains(c.to_ascii_lowercase());
        if c.eq_ignore_ascii_case(&'w') {
            return count == 3 && begins_word && after.next().is_none();
        }
        let mut word = before.by_ref().chain(std::iter::once(c)).chain(after.by_ref());
        // A numeral, a code with digits, or a name of capitals.
        let (mut numeral, mut digits, mut capitals, mut length) = (true, false, true, 0);
        for x in word.by_ref() {
            numeral &= is_numeral(x);
            digits |= class(x) == Class::Digit && self.plan.protects(Kinds::NUMBERS);
            capitals &= x.is_ascii_uppercase();
            length += 1;
        }
        (numeral && count == 3) || digits || (capitals && count == 3 && length <= 3)
    }
}
