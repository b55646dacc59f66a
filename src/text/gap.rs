//! What stands between two words: spaces, half-spaces and invisible controls, taken together.

use super::options::HalfSpaces;
use super::pass::{MOST, Pass};
use super::plan::Action;
use super::{Kinds, Rule};
use crate::script::{Class, Script, ZWNJ, class, joins_next, script};

/// One character of a gap.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Space,
    HalfSpace,
    Deleted(Rule),
}

/// What a gap becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Becomes {
    Nothing,
    Space,
    HalfSpace,
    /// The spaces as they are, without the rest.
    Spaces,
}

impl Pass<'_> {
    /// The spaces before a position, if any can still be edited.
    pub(super) fn gap_before(&mut self, at: usize) {
        if matches!(self.byte_before(at), b' ' | b'\t') && at > self.floor() {
            self.gap(at - 1, at);
        }
    }

    /// The gap around a position; the position after it.
    pub(super) fn gap(&mut self, at: usize, limit: usize) -> usize {
        if let Some(end) = self.right_half_space(at) {
            return end;
        }
        if let Some(kept) = self.char_at(at).filter(|c| self.part(*c).is_none()) {
            let after = at + kept.len_utf8();
            return self.ezafe_after_half_space(at, after).unwrap_or(after);
        }
        let mut start = at;
        while start > self.floor() && matches!(self.byte_before(start), b' ' | b'\t') {
            start -= 1;
        }
        let (mut has_space, mut has_half_space, mut end) = (false, false, start);
        let rest = self.text.get(start..limit.max(at)).unwrap_or("");
        for c in rest.chars() {
            match self.part(c) {
                Some(Part::Space) => has_space = true,
                Some(Part::HalfSpace) => has_half_space = true,
                Some(Part::Deleted(_)) => {}
                None => break,
            }
            end += c.len_utf8();
        }
        if !has_space
            && rest.get(..end - start).is_some_and(|gap| gap.contains(ZWNJ))
            && let Some(after) = self.ezafe_after_half_space(start, end)
        {
            return after;
        }
        let (before, after) = (self.out.last(start), self.char_at(end));
        let becomes = self.becomes(start, end, has_space, has_half_space);
        let deleted = self.write_gap(start, end, becomes);
        // What was apart is now side by side.
        let is_plain = |c: Option<char>| {
            c.is_none_or(|c| matches!(class(c), Class::Letter | Class::Space | Class::Newline))
        };
        let may_join_span = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let touches_span =
            (start == self.barrier && start > 0) || (end >= limit && end < self.text.len());
        if deleted
            && (touches_span
                || !is_plain(before)
                || !is_plain(after)
                || (self.plan.options.protect != Kinds::NONE
                    && (may_join_span(before) || may_join_span(after))))
        {
            self.out.again = true;
        }
        end
    }

    /// The common case: the end of a half-space between two letters where it shows.
    fn right_half_space(&self, at: usize) -> Option<usize> {
        let end = at + ZWNJ.len_utf8();
        let is_letter = |c: char| matches!(c, 'ء'..='غ' | 'ف'..='ي' | 'ٱ'..='ۓ');
        let stays = self.plan.keeps_right_half_spaces
            && self.text.get(at..end) == Some("\u{200C}")
            && self.out.last(at).is_some_and(|c| is_letter(c) && joins_next(c))
            && self.char_at(end).is_some_and(is_letter);
        stays.then_some(end)
    }

    fn part(&self, c: char) -> Option<Part> {
        if c == ' ' {
            return Some(Part::Space);
        }
        if c == ZWNJ {
            return match self.plan.options.zwnj {
                HalfSpaces::Keep => None,
                HalfSpaces::Space => Some(Part::Space),
                HalfSpaces::Strip => Some(Part::Deleted(Rule::HalfSpaceTidy)),
                _ => Some(Part::HalfSpace),
            };
        }
        if self.plan.action(c) != Action::Gap && self.plan.deleted(c).is_none() {
            return None;
        }
        if self.plan.is_half_space_substitute(c) {
            return Some(Part::HalfSpace);
        }
        match self.plan.deleted(c) {
            Some(rule) => Some(Part::Deleted(rule)),
            None => (class(c) == Class::Space).then_some(Part::Space),
        }
    }

    fn becomes(
        &mut self,
        start: usize,
        end: usize,
        has_space: bool,
        has_half_space: bool,
    ) -> Becomes {
        let (before, after) = (self.out.last(start), self.char_at(end));
        let is_edge = |c: Option<char>| c.is_none_or(|c| class(c) == Class::Newline);
        let spacing = self.plan.options.spacing;
        if has_space {
            return if !spacing {
                Becomes::Spaces
            } else if is_edge(before) || is_edge(after) || !self.space_stays(start, end) {
                Becomes::Nothing
            } else {
                // What closes a bracket may come nearer.
                self.out.again |= before == Some('(');
                Becomes::Space
            };
        }
        if has_half_space && self.half_space_fits(start, end) {
            Becomes::HalfSpace
        } else if !is_edge(before) && self.wants_space(start, end) {
            Becomes::Space
        } else {
            Becomes::Nothing
        }
    }

    /// Whether the half-space in a gap between two words is to stay.
    fn half_space_fits(&mut self, start: usize, end: usize) -> bool {
        let is_in_word = |c: char| matches!(class(c), Class::Letter | Class::Digit);
        let before = self.out.back(start).take(MOST).find(|c| class(*c) != Class::Mark);
        if !self.char_at(end).is_some_and(is_in_word) {
            return false;
        }
        before.is_some_and(|c| {
            // A kashida that stays is part of its word.
            (is_in_word(c) || class(c) == Class::Tatweel)
                && (script(c) != Script::Arabic
                    || joins_next(c)
                    || self.half_space_parts_words(start, end))
        })
    }

    /// Whether a half-space that does not show, after a letter that does not join, was put
    /// between two words: a writer's habit, where before a suffix it is a slip.
    fn half_space_parts_words(&mut self, start: usize, end: usize) -> bool {
        let habit = self.plan.rules.filter(|r| r.restores_half_spaces);
        let Some(suffixes) = habit.map(|r| r.joined_suffixes) else { return false };
        let follows = self.text.get(end..).unwrap_or("");
        let length: usize =
            follows.chars().take_while(|c| class(*c) == Class::Letter).map(char::len_utf8).sum();
        let word = follows.get(..length).unwrap_or("");
        let stays = self.text.get(start..end).is_some_and(|gap| gap.contains(ZWNJ))
            && !suffixes.contains(&word);
        // Other letters of what follows may make it a suffix.
        self.out.again |= stays;
        stays
    }

    /// Writes what a gap becomes; tells whether anything was taken out.
    fn write_gap(&mut self, start: usize, end: usize, becomes: Becomes) -> bool {
        let gap = self.text.get(start..end).unwrap_or("");
        let wanted = match becomes {
            Becomes::Space => Some(Part::Space),
            Becomes::HalfSpace => Some(Part::HalfSpace),
            Becomes::Nothing | Becomes::Spaces => None,
        };
        // The character of the gap that is kept: the right one if there is one, else of its kind,
        // else the first.
        let mut kept = None;
        for (i, c) in gap.char_indices() {
            let exact = match becomes {
                Becomes::Space => c == ' ',
                Becomes::HalfSpace => c == ZWNJ,
                _ => false,
            };
            if exact {
                kept = Some(i);
                break;
            }
            if kept.is_none() && wanted.is_some() && self.part(c) == wanted {
                kept = Some(i);
            }
        }
        if kept.is_none() && wanted.is_some() {
            kept = Some(0);
        }
        let mut deletion: Option<(usize, usize, Rule)> = None;
        let mut any = false;
        for (i, c) in gap.char_indices() {
            let at = start + i;
            let after = at + c.len_utf8();
            let part = self.part(c);
            let with = match (becomes, part) {
                (Becomes::Spaces, Some(Part::Space)) => Some(if c == ZWNJ { ' ' } else { c }),
                _ if kept == Some(i) => {
                    Some(if becomes == Becomes::HalfSpace { ZWNJ } else { ' ' })
                }
                _ => None,
            };
            let rule = match part {
                Some(Part::Deleted(rule)) => rule,
                Some(Part::HalfSpace) => Rule::HalfSpaceTidy,
                _ if c == ZWNJ => Rule::HalfSpaceTidy,
                _ => Rule::Spacing,
            };
            match (with, &mut deletion) {
                (None, Some((_, to, r))) if *r == rule && *to == at => *to = after,
                (None, _) => {
                    self.flush_deletion(&mut deletion);
                    deletion = Some((at, after, rule));
                    any = true;
                }
                (Some(with), _) => {
                    self.flush_deletion(&mut deletion);
                    if with != c {
                        self.out.put(at..after, with, rule);
                    }
                }
            }
        }
        self.flush_deletion(&mut deletion);
        any
    }

    fn flush_deletion(&mut self, deletion: &mut Option<(usize, usize, Rule)>) {
        if let Some((from, to, rule)) = deletion.take() {
            self.out.delete(from..to, rule);
        }
    }
}
