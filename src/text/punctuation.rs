//! Punctuation marks of the other script become the language's own, or ASCII's.

/// The ASCII mark that a mark becomes.
pub(super) fn ascii(c: char) -> Option<char> {
    Some(match c {
        '،' | '٬' => ',',
        '؛' => ';',
        '؟' => '?',
        '٪' => '%',
        '٫' | '۔' => '.',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ => return None,
    })
}

use super::options::{Digits, Punctuation};
use super::pass::{MOST, Pass};
use super::plan::Fate;
use super::spacing::{ends_reference, is_face};
use super::{Kinds, Rule};
use crate::script::{Class, DigitSystem, Script, class, digit_system, script};

impl Pass<'_> {
    /// A closing mark: no space before it, the language's own mark, a space after it.
    pub(super) fn closing(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        if c == ';' && ends_reference(self.out.back(at)) {
            return end;
        }
        if self.plan.punctuation_spacing.is_some() {
            self.gap_before(at);
        }
        if let Some((own, rule)) = self.own_mark(at, end, c) {
            // A separator of digits that are not left whole is a mark like others.
            self.out.again |= rule == Rule::Digits && !self.plan.protects(Kinds::NUMBERS);
            self.out.put(at..end, own, rule);
        }
        self.space_after(end);
        end
    }

    /// The mark that takes the place of a closing mark, if it is another.
    pub(super) fn own_mark(&self, at: usize, end: usize, c: char) -> Option<(char, Rule)> {
        if matches!(c, '٫' | '٬') {
            let between = |c: Option<char>| c.is_some_and(|c| class(c) == Class::Digit);
            if self.plan.options.digits == Digits::Latin
                && between(self.out.last(at))
                && between(self.ahead(end))
            {
                return Some((if c == '٫' { '.' } else { ',' }, Rule::Digits));
            }
        }
        if self.inside_number(at, end) || (c == ';' && is_face(self.char_at(end))) {
            return None;
        }
        if let Fate::Become(mark, rule) = self.plan.fate(c) {
            return Some((mark, rule));
        }
        let rules =
            self.plan.rules.filter(|_| self.plan.options.punctuation == Punctuation::Local)?;
        let (_, own) = rules.punctuation.iter().find(|(from, _)| *from == c)?;
        let belongs = if c == '%' {
            self.out.last(at).is_some_and(|digit| {
                matches!(digit_system(digit), Some(DigitSystem::Persian | DigitSystem::ArabicIndic))
            })
        } else {
            self.char_at(end).is_some_and(|c| script(c) == rules.script)
                || self.script_around(at, end) == Some(rules.script)
        };
        belongs.then_some((*own, Rule::Punctuation))
    }

    /// The script of the nearest letter before a mark on its line, or else after it.
    fn script_around(&self, at: usize, end: usize) -> Option<Script> {
        let counts = |c: &char| {
            !matches!(class(*c), Class::Space | Class::Mark | Class::Tatweel)
                && !self.is_passed_over(*c)
        };
        let letter = |c: char| match class(c) {
            Class::Newline => Some(Script::Common),
            Class::Letter => Some(script(c)),
            _ => None,
        };
        let before = self.out.back(at).filter(counts).take(MOST).find_map(letter);
        match before {
            Some(Script::Common) | None => {
                let rest = self.text.get(end..).unwrap_or("");
                rest.chars().filter(counts).take(MOST).find_map(letter)
            }
            found => found,
        }
    }
}
