//! One pass over a text: run to the next stop, look at what stands there, write what becomes of it.

use super::output::Output;
use super::plan::{Action, Fate, Plan, Quick};
use super::protect::{Span, Spans};
use super::stops::{Before, before};
use super::{Edit, Kinds, Rule};
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::script::{Class, class};

/// After how many bytes to look whether the caller asked to stop.
const CHECK_EVERY: usize = 1 << 16;

/// A pass of one plan over one text. The steps are methods, each in the file of its rule.
pub(super) struct Pass<'a> {
    pub plan: &'a Plan,
    pub text: &'a str,
    pub out: Output<'a>,
    /// The text before this is not edited any more: the end of the last protected span.
    pub barrier: usize,
}

/// What a pass did.
pub(super) struct Outcome {
    /// Whether anything was edited.
    pub changed: bool,
    /// Whether another pass may edit more.
    pub again: bool,
}

/// Runs a plan over a text; writes nothing if nothing changes.
pub(super) fn run(
    plan: &Plan,
    text: &str,
    out: &mut String,
    edits: Option<&mut Vec<Edit>>,
    interrupt: &Interrupt,
) -> Result<Outcome> {
    let mut pass = Pass { plan, text, out: Output::new(text, out, edits), barrier: 0 };
    pass.run(interrupt)?;
    pass.out.finish();
    let Output { changed, again, .. } = pass.out;
    Ok(Outcome { changed, again: changed && (again || plan.always_again) })
}

impl Pass<'_> {
    fn run(&mut self, interrupt: &Interrupt) -> Result<()> {
        let bytes = self.text.as_bytes();
        let mut places = self.plan.stops.places(bytes);
        let (mut at, mut check_at) = (0, 0);
        let mut first = 0;
        while first < bytes.len() {
            interrupt.check()?;
            let window = bytes.len().min(first.saturating_add(CHECK_EVERY));
            first = places.next(first, window);
            if first < window {
                break;
            }
        }
        // Without a stop nothing changes, whatever spans there are.
        let is_clean = first == bytes.len() && self.plan.options.mask.is_empty();
        if is_clean && !self.ends_in_space() {
            return Ok(());
        }
        let mut spans = Spans::of(self.text, &self.plan.options);
        loop {
            let span = spans.as_mut().and_then(|spans| spans.next(at));
            let limit = span.as_ref().map_or(bytes.len(), |s| s.range.start);
            while at < limit {
                if at >= check_at {
                    interrupt.check()?;
                    check_at = at.saturating_add(CHECK_EVERY);
                }
                let window = limit.min(check_at);
                at = if at < first { first.min(window) } else { places.next(at, window) };
                if at < window {
                    let after = self.quick_step(at, limit).unwrap_or_else(|| self.step(at, limit));
                    debug_assert!(after > at);
                    at = after;
                }
            }
            match span {
                Some(span) => at = self.span(span),
                None => break,
            }
        }
        // Spaces at the very end have no stop after them.
        if self.ends_in_space() && self.floor() < bytes.len() {
            self.gap(bytes.len().saturating_sub(1), bytes.len());
        }
        Ok(())
    }

    /// Whether spaces at the very end are to go.
    fn ends_in_space(&self) -> bool {
        self.plan.options.spacing && before(self.byte_before(self.text.len())) == Before::Space
    }

    /// A protected span: left alone, or masked.
    fn span(&mut self, span: Span) -> usize {
        let end = span.range.end;
        if self.plan.options.mask.contains(span.kind) {
            if self.plan.options.mask_with == super::MaskWith::Nothing {
                self.out.delete(span.range, Rule::Mask);
            } else {
                let mask = super::protect::mask(span.kind, self.plan.options.case);
                self.out.replace(span.range, mask, Rule::Mask);
            }
        }
        self.barrier = end;
        end
    }

    /// The change at a stop that needs no look around; the position after it.
    #[inline]
    fn quick_step(&mut self, stop: usize, limit: usize) -> Option<usize> {
        let byte = *self.text.as_bytes().get(stop)?;
        let lead = self.byte_before(stop);
        let quick = self.plan.quick(lead, byte);
        if quick == Quick::Look {
            return None;
        }
        let (start, end) = (if byte < 0x80 { stop } else { stop - 1 }, stop + 1);
        // A two-byte letter after a closing mark was met at its first byte.
        if (byte < 0x80 && before(lead) == Before::Closing)
            || (end < limit && self.plan.stops.mark_may_follow(self.text.as_bytes(), end))
        {
            return None;
        }
        match quick {
            Quick::Become(to, rule) => self.out.put(start..end, to, rule),
            Quick::Delete(rule) if self.letter_before(start) => self.out.delete(start..end, rule),
            Quick::Closing if self.is_spaced_well(start, end) => {}
            _ => return None,
        }
        Some(end)
    }

    /// Whether neither a space nor a closing mark stands before a closing mark, and one space after it.
    fn is_spaced_well(&self, start: usize, end: usize) -> bool {
        !matches!(before(self.byte_before(start)), Before::Space | Before::Closing)
            && matches!(self.text.as_bytes().get(end), None | Some(b' ' | b'\n'))
    }

    /// Whether a letter of the Arabic block stands right before a position.
    fn letter_before(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let pair = at.checked_sub(2).and_then(|start| bytes.get(start..at));
        matches!(
            pair,
            Some([0xD8, 0xA1..=0xBF] | [0xD9, 0x81..=0x8A | 0xB1..=0xBF] | [0xDA, _])
                | Some([0xDB, 0x80..=0x93])
        )
    }

    /// What becomes of the character at a stop; the position after it. Nothing at or after
    /// `limit` is edited.
    fn step(&mut self, stop: usize, limit: usize) -> usize {
        let mut at = stop;
        while !self.text.is_char_boundary(at) && at > 0 {
            at -= 1;
        }
        let Some(c) = self.char_at(at) else { return stop.saturating_add(1) };
        let end = at + c.len_utf8();
        if before(self.byte_before(at)) == Before::Closing {
            self.space_after(at);
        }
        match self.plan.action(c) {
            Action::Pass => end,
            Action::Fate => self.meet_fate(at, c, limit),
            Action::Gap => self.gap(at, limit),
            Action::Newline => {
                self.gap_before(at);
                end
            }
            Action::Mark => self.cluster(at, limit),
            Action::Tatweel => self.tatweel(at, limit),
            Action::Digit => self.ascii_number(at, limit),
            Action::Yeh => self.yeh_of_another_keyboard(at, limit),
            Action::Closing => self.closing(at, c),
            Action::Opening => self.opening(at, c, limit),
            Action::Quote => self.straight_quote(at),
            Action::Apostrophe => self.apostrophe(at, c, limit),
            Action::Dot => self.dots(at, c, limit),
            Action::Hamza => self.lone_hamza(at, c, limit),
            Action::HehHamza => self.heh_with_hamza(at, c),
            Action::Substitute => self.half_space_substitute(at, c),
            Action::Letter => self.repeated(at, c, limit),
        }
    }

    /// Writes what becomes of a character whatever stands around it, unless marks belong to it.
    pub(super) fn meet_fate(&mut self, at: usize, c: char, limit: usize) -> usize {
        let end = at + c.len_utf8();
        let has_marks = self.plan.options.form == super::Form::Nfc
            && end < limit
            && self.char_at(end).is_some_and(super::form::is_doubtful);
        if matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') {
            self.out.again |= has_marks;
            return self.presentation(at, c);
        }
        if has_marks {
            return self.cluster(at, limit);
        }
        self.put_fate(at, c);
        end
    }

    /// Writes what becomes of a character whatever stands around it.
    pub(super) fn put_fate(&mut self, at: usize, c: char) {
        let range = at..at + c.len_utf8();
        match self.plan.fate(c) {
            Fate::Stay => {}
            Fate::Delete(rule) => self.out.delete(range, rule),
            Fate::Become(with, rule) => self.out.put(range, with, rule),
            Fate::Unfold(fold, rule) => {
                let with: String = fold.into_iter().collect();
                self.out.replace(range, &with, rule);
            }
        }
    }

    /// The character at a position.
    #[inline]
    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The byte before a position; a line end at the beginning.
    #[inline]
    pub(super) fn byte_before(&self, at: usize) -> u8 {
        at.checked_sub(1).and_then(|i| self.text.as_bytes().get(i)).copied().unwrap_or(b'\n')
    }

    /// The first position that may still be edited.
    pub(super) fn floor(&self) -> usize {
        self.out.copied().max(self.barrier)
    }

    /// The first character at or after a position that is not taken off, and is no half-space.
    pub(super) fn ahead(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().take(MOST).find(|c| !self.is_passed_over(*c))
    }

    /// Whether a character is not seen by rules that look ahead.
    pub(super) fn is_passed_over(&self, c: char) -> bool {
        matches!(c, '\u{200C}' | '\u{200D}') || self.plan.deleted(c).is_some()
    }

    /// Whether numbers are left alone and a position is between two digits.
    pub(super) fn inside_number(&self, at: usize, end: usize) -> bool {
        self.plan.protects(Kinds::NUMBERS)
            && self.out.last(at).is_some_and(|c| class(c) == Class::Digit)
            && self.ahead(end).is_some_and(|c| class(c) == Class::Digit)
    }
}

/// How many characters rules look back or ahead at most.
pub(super) const MOST: usize = 64;
