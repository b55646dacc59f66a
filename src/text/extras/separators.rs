//! Decimal and thousands separators inside a number, by the row of its digits.

use super::{Becomes, Place, Rule};
use crate::script::{Class, DigitSystem, class, digit_system};
use crate::text::options::{Digits, Options, Punctuation, Separators};

/// What is to be done: nothing where punctuation or digits would undo it.
pub(super) fn wanted(o: &Options) -> Separators {
    match o.separators {
        Separators::Local if o.digits == Digits::Latin => Separators::Keep,
        Separators::Local if o.punctuation == Punctuation::Ascii => Separators::Keep,
        wanted => wanted,
    }
}

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    let with = match (wanted(&place.plan.options), place.c) {
        (Separators::Local, '.') => '٫',
        (Separators::Local, ',' | '،') => '٬',
        (Separators::Ascii, '٫') => '.',
        (Separators::Ascii, '٬') => ',',
        _ => return None,
    };
    let is_digit = |c: char| class(c) == Class::Digit;
    let whole = Number::around(place)?;
    let is_local =
        whole.digits.chars().filter(|c| is_digit(*c)).all(|c| {
            matches!(digit_system(c), Some(DigitSystem::Persian | DigitSystem::ArabicIndic))
        });
    let fits = match place.c {
        _ if wanted(&place.plan.options) == Separators::Ascii => true,
        // A clock, a date or a number of a section has more than one.
        '.' => is_local && whole.count('.') == 1,
        _ => is_local && whole.is_grouped(),
    };
    if fits { place.becomes(with, Rule::Separators) } else { None }
}

/// Digits and the separators between them.
struct Number<'a> {
    digits: &'a str,
}

impl<'a> Number<'a> {
    fn around(place: &Place<'a>) -> Option<Self> {
        let is_digit = |c: char| class(c) == Class::Digit;
        let belongs = |c: char| is_digit(c) || matches!(c, '.' | ',' | '،' | '٫' | '٬' | '/' | ':');
        if !is_digit(place.last()?) || !is_digit(place.after().chars().next()?) {
            return None;
        }
        let before = place.before();
        let start = before.rfind(|c| !belongs(c)).map_or(0, |at| {
            at + before.get(at..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8)
        });
        let after = place.after();
        let end = place.at + place.c.len_utf8();
        let end = end + after.find(|c| !belongs(c)).unwrap_or(after.len());
        let digits = place.text.get(start..end)?.trim_matches(|c| !is_digit(c));
        Some(Number { digits })
    }

    fn count(&self, mark: char) -> usize {
        let all = self.digits.chars().filter(|c| class(*c) != Class::Digit);
        // Another mark makes it something else, but for the thousands.
        if all.clone().any(|c| matches!(c, '/' | ':' | '٫')) {
            return usize::MAX;
        }
        all.filter(|c| *c == mark).count()
    }

    /// Whether the whole part is groups of three: ۱٬۲۰۰ or ۱,۲۰۰,۰۰۰.
    fn is_grouped(&self) -> bool {
        let whole = self.digits.split(['.', '٫']).next().unwrap_or("");
        let mut groups = whole.split([',', '،', '٬']);
        let is_number = |g: &str| g.chars().all(|c| class(c) == Class::Digit);
        let first = groups.next().map_or(0, |g| if is_number(g) { g.chars().count() } else { 0 });
        (1..=3).contains(&first)
            && groups.all(|g| is_number(g) && g.chars().count() == 3)
            && !self.digits.contains(['/', ':'])
    }
}
