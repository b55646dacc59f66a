//! مسافت ۹کیلومتر: a space between a number and a word of Arabic script.

use super::{Becomes, Place, Rule};
use crate::script::{Class, Script, class, script};

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    let last = place.last()?;
    let is_digit = |c: char| class(c) == Class::Digit;
    let arabic = |c: char| script(c) == Script::Arabic;
    // ۱۲ام
    let is_suffix = || {
        let rest = place.rest();
        let word = rest.split(|c| class(c) != Class::Letter).next().unwrap_or("");
        place.plan.rules.is_some_and(|rules| rules.suffixes.contains(&word))
    };
    let word_follows = is_digit(last)
        && arabic(place.c)
        && place.after().chars().next().is_some_and(arabic)
        && !is_suffix();
    let word_before = is_digit(place.c) && arabic(last) && {
        place.before().chars().rev().nth(1).is_some_and(arabic)
    };
    let parts = word_follows || word_before;
    if parts { place.replaced(0, " ", Rule::NumberSpacing) } else { None }
}
