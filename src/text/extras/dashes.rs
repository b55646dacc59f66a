//! Two hyphens become an en dash and three an em dash, as typists mean them; a kashida between
//! spaces or digits too. Longer runs are rules across the page, and a hyphen pair before a Latin
//! letter after a space is an option of a program.

use super::{Becomes, Place, Rule};
use crate::script::{Class, Script, TATWEEL, class, script};

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    let rest = place.rest();
    match place.c {
        '-' if place.last() != Some('-') => {
            let run = rest.len() - rest.trim_start_matches('-').len();
            let after = rest.get(run..).and_then(|r| r.chars().next());
            let is_apart = place.last().is_none_or(|c| class(c) != Class::Letter);
            let is_flag = is_apart && after.is_some_and(|c| script(c) == Script::Latin);
            // <!-- and -->
            let is_markup = place.last() == Some('!') || after == Some('>');
            let is_line = place.last().is_none_or(|c| class(c) == Class::Newline)
                && after.is_none_or(|c| class(c) == Class::Newline);
            match run {
                _ if is_flag || is_markup || (is_line && run > 2) => None,
                2 => place.replaced(run, "–", Rule::Dashes),
                3 => place.replaced(run, "—", Rule::Dashes),
                _ => None,
            }
        }
        TATWEEL => {
            let after = place.after().chars().next();
            let before = place.last();
            let is = |c: Option<char>, wanted: fn(char) -> bool| c.is_some_and(wanted);
            let is_digit = |c: char| class(c) == Class::Digit;
            let is_space = |c: char| class(c) == Class::Space;
            let is_edge = |c: Option<char>| c.is_none_or(|c| class(c) == Class::Newline);
            let stands_for_one = (is(before, is_digit) && is(after, is_digit))
                || (is(before, is_space) && (is(after, is_space) || is_edge(after)))
                || (is_edge(before) && is(after, is_space));
            if stands_for_one { place.becomes("–", Rule::Dashes) } else { None }
        }
        _ => None,
    }
}
