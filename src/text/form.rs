//! Unicode composition (NFC), only where it is needed.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Whether a character may compose with the one before it, or is not composed itself.
pub(super) fn is_doubtful(c: char) -> bool {
    match c {
        // Latin before the combining marks; Arabic letters, of which none is a mark.
        '\0'..='\u{2FF}' | 'ء'..='غ' | 'ـ'..='ي' | 'ٱ'..='ۓ' => return false,
        '\u{64B}'..='\u{655}' => return true,
        _ => {}
    }
    canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes
}

use super::Rule;
use super::options::{Ezafe, Form};
use super::pass::Pass;
use super::plan::Fate;
use crate::script::{Class, class};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Whether two bytes may begin a mark, or a character that composes with the one before it.
pub(super) fn may_be_mark(first: u8, second: u8) -> bool {
    match (first, second) {
        (0..0x80 | 0xC2..=0xCB | 0xDA, _) => false,
        (0xD8, trail) => matches!(trail, 0x90..=0x9A),
        (0xD9, trail) => matches!(trail, 0x8B..=0x9F | 0xB0),
        (0xDB, trail) => matches!(trail, 0x96..=0xAD),
        // Spaces, half-spaces, quotation marks, dashes.
        (0xE2, 0x80) => false,
        _ => true,
    }
}

/// Whether a character may begin a cluster: it stands for itself and takes no part before it.
fn begins(c: char) -> bool {
    !is_doubtful(c)
}

impl Pass<'_> {
    /// A letter and its marks, from a position inside or at the start of them: composed, then each
    /// character as its own rules say; the position after them.
    pub(super) fn cluster(&mut self, at: usize, limit: usize) -> usize {
        let Some(c) = self.char_at(at) else { return limit };
        // The common case: one harakat on a letter that it does not compose with.
        if matches!(c, '\u{64B}'..='\u{652}' | '\u{670}') {
            let end = at + c.len_utf8();
            if !self.plan.stops.mark_may_follow(self.text.as_bytes(), end)
                && self.plan.fate(c) == Fate::Stay
            {
                return end;
            }
        }
        // A mark that is taken off and stands on nothing is part of the gap around it.
        if class(c) == Class::Mark
            && self.plan.deleted(c).is_some()
            && self.out.last(at).is_none_or(|b| !matches!(class(b), Class::Letter | Class::Mark))
        {
            return self.gap(at, limit);
        }
        let composes = self.plan.options.form == Form::Nfc;
        let start = if composes && !begins(c) { self.cluster_start(at) } else { at };
        let end = self.cluster_end(at + c.len_utf8(), limit);
        let cluster = self.text.get(start..end).unwrap_or("");
        if composes && !is_nfc(cluster) {
            let mut with = String::with_capacity(cluster.len());
            for c in cluster.nfc() {
                match self.plan.fate(c) {
                    Fate::Stay => with.push(c),
                    Fate::Delete(_) => {}
                    Fate::Become(to, _) => with.push(to),
                    Fate::Unfold(fold, _) => with.extend(fold),
                }
            }
            if with != cluster {
                self.out.replace(start..end, &with, Rule::Form);
                self.out.again = true;
            }
            return end;
        }
        if composes && start == at && !begins(c) && self.composes_with_written(at, cluster) {
            self.out.again = true;
        }
        // The new letter may compose with its marks.
        if end > at + c.len_utf8() && matches!(self.plan.fate(c), Fate::Become(..)) {
            self.out.again = true;
        }
        let mut from = start;
        for c in cluster.chars() {
            let to = from + c.len_utf8();
            if c == '\u{654}' && self.plan.options.ezafe == Ezafe::Yeh {
                self.hamza_above(from);
            } else if from >= self.out.copied() {
                self.put_fate(from, c);
            }
            from = to;
        }
        end
    }

    /// Whether marks compose or change places with what is already written.
    fn composes_with_written(&self, at: usize, marks: &str) -> bool {
        let Some(last) = self.out.last(at).filter(|_| at > self.barrier) else { return false };
        let mut both = String::from(last);
        both.push_str(marks);
        !is_nfc(&both)
    }

    /// The first character before a position that its marks belong to, if it can be edited.
    fn cluster_start(&self, at: usize) -> usize {
        let mut start = at;
        for c in self.text.get(self.floor()..at).unwrap_or("").chars().rev() {
            start -= c.len_utf8();
            if begins(c) {
                break;
            }
        }
        start
    }

    fn cluster_end(&self, at: usize, limit: usize) -> usize {
        let rest = self.text.get(at..limit.max(at)).unwrap_or("");
        let marks = rest.chars().take_while(|c| is_doubtful(*c));
        at + marks.map(char::len_utf8).sum::<usize>()
    }
}
