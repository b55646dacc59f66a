//! Line ends: no more in a row than wanted, each as one character.

use super::{Becomes, Place, Rule};
use crate::script::{Class, class};
use crate::text::options::Lines;

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    if class(place.c) != Class::Newline {
        return None;
    }
    let most = match place.plan.options.lines {
        Lines::Keep => return None,
        Lines::Two => 2,
        Lines::One => 1,
        Lines::Space => 0,
    };
    // A run of line ends and of the spaces between them.
    let rest = place.rest();
    let blank = |c: char| matches!(class(c), Class::Newline | Class::Space);
    let blanks = rest.get(..rest.find(|c| !blank(c)).unwrap_or(rest.len())).unwrap_or("");
    let length = blanks.trim_end_matches(|c| class(c) != Class::Newline).len();
    let run = blanks.get(..length)?;
    let count = run.replace("\r\n", "\n").chars().filter(|c| class(*c) == Class::Newline).count();
    let with = if most == 0 { " ".to_owned() } else { "\n".repeat(count.min(most)) };
    (run != with).then(|| place.replaced(length, with, Rule::Lines)).flatten()
}
