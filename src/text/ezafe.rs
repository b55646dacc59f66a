//! The ezafe after a silent heh: خانهٔ and خانه‌ی.

use super::Rule;
use super::options::{Ezafe, HalfSpaces};
use super::pass::Pass;
use crate::script::{ZWNJ, is_word};

impl Pass<'_> {
    /// خانه‌ی becomes خانهٔ, if it is to; the position after it.
    pub(super) fn ezafe_after_half_space(&mut self, start: usize, end: usize) -> Option<usize> {
        if self.plan.options.ezafe != Ezafe::Hamza || self.out.last(start) != Some('ه') {
            return None;
        }
        let yeh = self.char_at(end).filter(|c| matches!(c, 'ی' | 'ي' | 'ى'))?;
        let after = end + yeh.len_utf8();
        if self.ahead(after).is_some_and(is_word) {
            return None;
        }
        self.out.replace(start..after, "\u{654}", Rule::Ezafe);
        Some(after)
    }

    /// ۀ: one character for heh with an ezafe.
    pub(super) fn heh_with_hamza(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        if self.plan.options.ezafe == Ezafe::Hamza {
            self.out.replace(at..end, "ه\u{654}", Rule::Ezafe);
        } else {
            let with: String = std::iter::once('ه').chain(self.yeh_of_ezafe()).collect();
            self.out.replace(at..end, &with, Rule::Ezafe);
        }
        end
    }

    /// بهانهء: a hamza of its own for the one above the heh.
    pub(super) fn lone_hamza(&mut self, at: usize, c: char, limit: usize) -> usize {
        let end = at + c.len_utf8();
        let is_ezafe = self.out.last(at) == Some('ه') && !self.ahead(end).is_some_and(is_word);
        if !is_ezafe {
            return self.meet_fate(at, c, limit);
        }
        if self.plan.options.ezafe == Ezafe::Hamza {
            self.out.replace(at..end, "\u{654}", Rule::Ezafe);
        } else {
            let with: String = self.yeh_of_ezafe().collect();
            self.out.replace(at..end, &with, Rule::Ezafe);
        }
        end
    }

    /// The hamza above that follows a heh becomes a yeh.
    pub(super) fn hamza_above(&mut self, at: usize) {
        let c = '\u{654}';
        if self.out.last(at) == Some('ه') {
            let with: String = self.yeh_of_ezafe().collect();
            self.out.replace(at..at + c.len_utf8(), &with, Rule::Ezafe);
        } else {
            self.put_fate(at, c);
        }
    }

    fn yeh_of_ezafe(&self) -> impl Iterator<Item = char> + use<> {
        let joint = match self.plan.options.zwnj {
            HalfSpaces::Strip => None,
            HalfSpaces::Space => Some(' '),
            _ => Some(ZWNJ),
        };
        joint.into_iter().chain(Some('ی'))
    }
}
