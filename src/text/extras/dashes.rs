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
            let around =
                |is: fn(char) -> bool| place.last().is_some_and(is) && after.is_some_and(is);
            let stands_for_one = around(|c| class(c) == Class::Digit)
                || around(|c| class(c) == Class::Space)
                || (place.last().is_none() && after.is_some_and(|c| class(c) == Class::Space));
            if stands_for_one { place.becomes("–", Rule::Dashes) } else { None }
        }
        _ => None,
    }
}
