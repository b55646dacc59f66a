//! خانه ی ما: an ezafe that a space parts from its word. It is brought to the word as the option
//! has it; the pass does the rest.

use super::{Becomes, Place, Rule};
use crate::script::{Class, ZWNJ, class, is_word};
use crate::text::options::{Ezafe, HalfSpaces};

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    let is_persian = place.plan.rules.is_some_and(|r| r.restores_half_spaces);
    if !is_persian || place.c != ' ' || !ends_in_heh(place) {
        return None;
    }
    let ezafe = place.after().chars().next().filter(|c| "یيىء".contains(*c))?;
    let beyond = place.after().get(ezafe.len_utf8()..)?.chars().next();
    // What the ezafe leads to must follow: گفت که ی is a letter on its own.
    let leads_on = beyond == Some(' ') && {
        let next = place.after().get(ezafe.len_utf8() + 1..)?.chars().next();
        next.is_some_and(|c| class(c) == Class::Letter)
    };
    if !leads_on {
        return None;
    }
    let with = match (place.plan.options.ezafe, place.plan.options.zwnj) {
        (Ezafe::Keep, _) => return None,
        (Ezafe::Hamza, _) => "\u{654}".to_owned(),
        (Ezafe::Yeh, HalfSpaces::Strip) => "ی".to_owned(),
        (Ezafe::Yeh, HalfSpaces::Space) => return None,
        (Ezafe::Yeh, _) => format!("{ZWNJ}ی"),
    };
    place.replaced(1 + ezafe.len_utf8(), with, Rule::Ezafe)
}

/// Whether a word of two letters or more that ends in heh stands before; که and به take no ezafe.
fn ends_in_heh(place: &Place<'_>) -> bool {
    let mut back = place.before().chars().rev();
    let ends = back.next() == Some('ه') && back.next().is_some_and(|c| class(c) == Class::Letter);
    let is_long = back.next().is_some_and(is_word);
    ends && is_long
}
